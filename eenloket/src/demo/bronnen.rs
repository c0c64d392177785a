//! Three sources beside the demo: the Belastingdienst, the UWV and the BRP of Maastricht, with data about people who do not exist,
//! and the own administration of Maastricht about the same people. Each is a program of its own, over HTTP.

use super::{DemoError, id};
use crate::Stopped;
use access::{Act, Actor, Object, Verwerking};
use bron::Vragenset;
use bron::demo::{BRONNEN, Bekende, Demoafnemer, Demoblind, Demobron, Demogoedkeuring, administratie, by_age, inwoners};
use bron::server::{Blindinstellingen, Sleutels, make_blind_keys, read_blind_keys};
use ed25519_dalek::VerifyingKey;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Date;
use foundation::{Chance, TraceId, Uuid};
use looplijst::{BronInput, Helft, LooplijstInput, LooplijstOpdracht, SleutelhouderInput, Wachtzin, Wijze};
use nulsom::{BronPins, Oin, Pins};
use regelingen::Stand;
use regelingen::bevolking::Bevolking;
use regelingen::regeling::Gebied;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use store::Once;
use web::Shared;

/// The gemeente of the demo.
const GEMEENTE: &str = "0935";
const NAAM: &str = "Gemeente Maastricht";
const OIN: &str = "00000001000000935000";
/// Who opens together what was asked blind, each with a passphrase that everybody may know: it is a demo.
pub const SLEUTELHOUDERS: [(Helft, &str, &str); 2] = [
    (Helft::Doorgever, "medewerker/tess", "vier woorden van tess"),
    (Helft::Opener, "medewerker/fatih-maastricht", "vier woorden van fatih"),
];

/// Sources that run beside this program, and end with it.
#[derive(Default)]
pub(crate) struct Bronnen(Vec<Child>);

impl Drop for Bronnen {
    fn drop(&mut self) {
        for child in &mut self.0 {
            // Whoever is gone already is what was wanted.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Where a folder of the demo keeps the own administrations.
pub fn administratie_in(folder: &Path) -> PathBuf {
    folder.join("administratie")
}

/// Writes data and settings for so many people and who is known besides, tells the house where the sources will be, and gives their settings.
///
/// # Errors
/// The disk, or the store.
pub async fn prepare(
    house: &Shared,
    folder: &Path,
    (aantal, bekenden): (usize, &[Bekende]),
    ports: &Range<u16>,
) -> Result<Vec<PathBuf>, Stopped> {
    let laws = regelingen::shipped::read().map_err(|_| no("the regelingen cannot be read"))?;
    let day = laws.last_day(GEMEENTE, house.store.now().to_zoned(foundation::jiff::tz::TimeZone::UTC).date());
    let mut people = inwoners(&Bevolking { seed: 935, peildatum: day }, aantal).map_err(no)?;
    let own = administratie_in(folder);
    std::fs::create_dir_all(&own)?;
    std::fs::write(own.join("0935.csv"), administratie(&people, bekenden))?;
    people.extend(bekenden.iter().map(|one| (one.bsn, one.persoon.clone())));
    let text =
        format!("[[organisatie]]\nnaam = \"{NAAM}\"\noin = \"{OIN}\"\ngemeente = \"{GEMEENTE}\"\nbestand = \"0935.csv\"\n");
    std::fs::write(own.join("administratie.toml"), text)?;
    let purpose = purpose(house)?;
    let (mut adressen, mut pins) = (Vec::new(), Vec::new());
    for demo in &BRONNEN {
        let adres = free_port(ports)?;
        let bron = folder.join(demo.bronhouder);
        std::fs::create_dir_all(&bron)?;
        let sleutels = bron.join("sleutels.json");
        let keys = if sleutels.exists() { Sleutels::read(&sleutels) } else { Sleutels::make(&sleutels, &Chance::system()) };
        let key = keys.map_err(no)?.publiek().to_string();
        let blind = blind_keys(&bron, demo)?;
        tell(house, &purpose, demo, (&adres, &key), &blind).await?;
        adressen.push(adres);
        pins.push(blind);
    }
    let pins = everybody(house, &purpose, pins).await?;
    let (asked, blind) = asked(house, &purpose, &laws, day).await?;
    let mut settings = Vec::new();
    for (demo, adres) in BRONNEN.iter().zip(adressen) {
        let afnemer = Demoafnemer {
            naam: NAAM.to_owned(),
            sleutel: looplijst::signs_with(house.store.keys(), maastricht()),
            tot: day.saturating_add(2.years()),
            vragensets: asked.iter().filter(|(set, ..)| set.bronhouder == demo.bronhouder).cloned().collect(),
            blind: Some(Demoblind {
                pins: pins.clone(),
                inwoners: by_age(&people, day),
                goedkeuringen: blind.iter().flat_map(|asked| approvals(asked, demo)).collect(),
            }),
        };
        let bron = folder.join(demo.bronhouder);
        demo.write(&bron, &adres, day.year(), &people, &afnemer)?;
        settings.push(bron.join("bron.toml"));
    }
    Ok(settings)
}

/// Starts them, each as a program of its own.
///
/// # Errors
/// One does not start.
pub(crate) fn start(settings: &[PathBuf], klok: Option<&str>) -> Result<Bronnen, Stopped> {
    let mut all = Bronnen::default();
    for file in settings {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["--log", "warn"]).args(klok.iter().flat_map(|klok| ["--klok", klok]));
        command.args(["bron", "--tot-invoer-eindigt", "--instellingen"]).arg(file);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let out = child.stdout.take();
        all.0.push(child);
        let mut line = String::new();
        out.map(BufReader::new).map(|mut out| out.read_line(&mut line)).transpose()?;
        if line.is_empty() {
            return Err(no(format!("{}: this source does not start", file.display())));
        }
        tracing::info!(adres = line.trim(), bron = %file.display(), "a source of the demo answers");
    }
    Ok(all)
}

fn no(why: impl std::fmt::Display) -> Stopped {
    DemoError::Bronnen(why.to_string()).into()
}

fn maastricht() -> Uuid {
    id("organisatie/maastricht")
}

fn purpose(house: &Shared) -> Result<Verwerking, Stopped> {
    let (actor, trace) = (Actor::systeem("demo", maastricht()), TraceId::draw(house.store.chance()));
    let work = Object::own_work(maastricht());
    Ok(house.access.permit(&actor, Act("demo.load"), &work, trace, house.store.now())?)
}

/// Between those that services have and those that the system gives to whoever connects: what is free here stays free until a source
/// listens.
pub const PORTS: Range<u16> = 20_000..32_000;

/// One of these at which nobody listens. Each process begins at a place of its own.
fn free_port(ports: &Range<u16>) -> Result<String, Stopped> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let many = u32::from(ports.end - ports.start);
    let first = std::process::id().wrapping_mul(7);
    loop {
        let nth = NEXT.fetch_add(1, Ordering::Relaxed);
        let adres = format!("127.0.0.1:{}", u32::from(ports.start) + first.wrapping_add(nth) % many);
        match TcpListener::bind(&adres) {
            Ok(_) => return Ok(adres),
            Err(cause) if nth >= many => return Err(cause.into()),
            Err(_) => {}
        }
    }
}

/// Says where a source will be.
async fn tell(
    house: &Shared,
    purpose: &Verwerking,
    demo: &Demobron,
    (adres, key): (&str, &str),
    blind: &BronPins,
) -> Result<(), Stopped> {
    // The BRP of its people a gemeente keeps itself.
    let organisatie = if demo.bronhouder == "brp" { maastricht() } else { id(&format!("organisatie/{}", demo.bronhouder)) };
    let bytes = key.parse::<bron::Digest>().map_err(no)?;
    let sleutel = VerifyingKey::from_bytes(&bytes.0).map_err(no)?;
    let (bronhouder, adres) = (demo.bronhouder.to_owned(), format!("http://{adres}"));
    let input = BronInput { bronhouder, organisatie, adres, sleutel, blind: Some(blind.clone()) };
    let seen = looplijst::source_version(&house.store.look(), maastricht(), demo.bronhouder).await?;
    let once = once(house);
    looplijst::keep(&house.store, purpose, &input, seen, &once).await.map_err(no)
}

fn once(house: &Shared) -> Once {
    Once::new(&house.store, maastricht(), &Chance::system().secret().simple().to_string(), b"")
}

/// The keys of a source for blind runs, in a file of their own.
fn blind_keys(folder: &Path, demo: &Demobron) -> Result<BronPins, Stopped> {
    let oin = Oin::parse(demo.oin).ok_or_else(|| no("no OIN"))?;
    let (sleutels, staat) = (folder.join("blind.json"), folder.join("blind.db"));
    let set = Blindinstellingen { nagemaakt: true, oin, sleutels, staat, bronnen_min: 2, gemeenten: Vec::new() };
    if !set.sleutels.exists() {
        make_blind_keys(&set, &Chance::system()).map_err(no)?;
    }
    read_blind_keys(&set).map_err(no)
}

/// Everybody's keys, as each source compared them by telephone. Both keyholders make theirs, where they have none yet.
async fn everybody(house: &Shared, purpose: &Verwerking, bronnen: Vec<BronPins>) -> Result<Pins, Stopped> {
    let mut there = looplijst::sleutelhouders(&house.store.look(), maastricht()).await?;
    if there.len() < SLEUTELHOUDERS.len() {
        for (helft, wie, wachtzin) in SLEUTELHOUDERS {
            let wachtzin = Wachtzin::new(wachtzin).map_err(no)?;
            let input = SleutelhouderInput { helft, medewerker: id(wie), wachtzin, seen: None };
            looplijst::hold(house, purpose, input, &once(house)).await.map_err(no)?;
        }
        there = looplijst::sleutelhouders(&house.store.look(), maastricht()).await?;
    }
    let holder =
        |helft| there.iter().find(|(at, _)| *at == helft).map(|(_, pins)| pins.clone()).ok_or_else(|| no("no keyholder"));
    let (gemeente_sign, motor) = looplijst::gemeente_pins(house.store.keys(), maastricht());
    let gemeente = Oin::parse(OIN).ok_or_else(|| no("no OIN"))?;
    Ok(Pins { gemeente, gemeente_sign, motor, a: holder(Helft::Doorgever)?, b: holder(Helft::Opener)?, bronnen })
}

/// What a source approves of what is asked blind.
fn approvals(asked: &LooplijstOpdracht, demo: &Demobron) -> Vec<Demogoedkeuring> {
    let oin = |bronhouder: &str| BRONNEN.iter().find(|one| one.bronhouder == bronhouder).and_then(|one| Oin::parse(one.oin));
    let of = |sets: &Vec<Vragenset>| {
        let set = sets.iter().find(|set| set.bronhouder == demo.bronhouder)?.clone();
        let (grondslag, digest) = asked.grondslag;
        // A gemeente looks up what the BRP says itself.
        let bronnen = sets.iter().filter_map(|set| Some((oin(&set.bronhouder)?, set.bronhouder == "brp"))).collect();
        Some(Demogoedkeuring { set, grondslag, digest, regels: asked.regels, bronnen })
    };
    asked.sets.iter().filter_map(of).collect()
}

/// What may be asked, plain and blind: each regeling of the gemeente, and all of them together.
async fn asked(
    house: &Shared,
    purpose: &Verwerking,
    laws: &Stand,
    day: Date,
) -> Result<(Vec<(Vragenset, Uuid, bron::Digest)>, Vec<LooplijstOpdracht>), Stopped> {
    let here = Gebied::Gemeente(GEMEENTE.to_owned());
    let keys: BTreeSet<String> = laws.on(day, GEMEENTE).filter(|one| one.gebied == here).map(|one| one.sleutel.clone()).collect();
    let mut wanted: Vec<BTreeSet<String>> = keys.iter().map(|key| BTreeSet::from([key.clone()])).collect();
    wanted.push(keys);
    let (mut sets, mut blind) = (Vec::new(), Vec::new());
    for regelingen in wanted {
        let input = LooplijstInput { regelingen, peildatum: day, gemeente: GEMEENTE.to_owned(), wijze: Wijze::Blind };
        sets.extend(looplijst::asks(house, purpose, &input).await.map_err(no)?);
        blind.extend(looplijst::asks_blind(house, purpose, &input).await.map_err(no)?);
    }
    Ok((sets, blind))
}
