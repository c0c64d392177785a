//! A whole run over three sources, with everything that can go wrong on the way: the same outcome, and nobody asked twice.

use crate::stad::Stad;
use crate::wereld::NU;
use bron::client::bevraging::{Bevraagd, Bevraging, Opdracht, PlanFout, Stop, Uitkomst, Verloop, Versturen};
use bron::client::{Fout, Verzoek};
use bron::server::{Bron, Instellingen};
use bron::{Antwoord, Bsn};
use foundation::Clock;
use std::collections::{BTreeMap, BTreeSet};

const AANTAL: usize = 700;
const PER_PAKKET: usize = 64;

/// By the bytes of a pakket: how many questions it asked, and about whom.
type Accepted = BTreeMap<Vec<u8>, (usize, BTreeSet<Bsn>)>;

/// The three, in this process, and all that they ever accepted.
struct Bronnen<'a> {
    stad: &'a Stad,
    opdracht: Opdracht,
    bronnen: Vec<Bron>,
    seen: BTreeMap<usize, Accepted>,
}

impl<'a> Bronnen<'a> {
    async fn new(stad: &'a Stad) -> Self {
        let bevraagd = stad.sets().iter().map(|set| Bevraagd { run: stad.run(set), per_pakket: PER_PAKKET }).collect();
        let opdracht = Opdracht::new(stad.vragen.clone(), &stad.begrippen, "gemeente", bevraagd).expect("all are there");
        let mut all = Self { stad, opdracht, bronnen: Vec::new(), seen: BTreeMap::new() };
        for bron in 0..all.opdracht.bronnen().len() {
            let opened = all.open(bron).await;
            all.bronnen.push(opened);
        }
        all
    }

    async fn open(&self, bron: usize) -> Bron {
        let file = self.stad.map.path().join(&self.opdracht.bronnen()[bron].run.bron).join("bron.toml");
        let settings = Instellingen::read(&file).unwrap_or_else(|why| panic!("{why}"));
        Bron::open(settings, Clock::manual(NU.parse().expect("an instant"))).await.unwrap_or_else(|why| panic!("{why}"))
    }

    fn begin(&self) -> Bevraging {
        let people: BTreeMap<Bsn, usize> = self.stad.people.iter().enumerate().map(|(at, (bsn, _))| (*bsn, at)).collect();
        let own = |vraag: usize, bsn: Bsn| self.stad.holds(vraag, &self.stad.people[people[&bsn]].1);
        Bevraging::begin(&self.opdracht, people.keys().copied().collect(), &own)
    }

    /// What a source says, as it comes over a line.
    fn answer(&mut self, what: &Versturen, out: &BTreeSet<Bsn>) -> Result<bron::client::Antwoorden, Fout> {
        let bron = &self.bronnen[what.bron];
        match bron.answer(what.verzoek.bytes()) {
            Ok(bytes) => {
                let pakket = what.verzoek.pakket();
                let people: BTreeSet<Bsn> = pakket.personen.iter().copied().collect();
                let is_new = !self.seen.entry(what.bron).or_default().contains_key(what.verzoek.bytes());
                assert!(!is_new || people.is_disjoint(out), "somebody who stepped out is asked about");
                self.seen.entry(what.bron).or_default().insert(what.verzoek.bytes().to_vec(), (pakket.vragen.len(), people));
                Ok(what.verzoek.read(&bytes, &bron.sleutel())?)
            }
            Err(why) => Err(Fout::Geweigerd {
                code: why.code().to_string(),
                tekst: why.public().to_owned(),
                wacht: why.retry_after(),
                verwacht: None,
            }),
        }
    }

    /// How often each person was asked about at a source, by how many questions there were at once.
    fn asked(&self, bron: usize) -> BTreeMap<(usize, Bsn), usize> {
        let mut all = BTreeMap::new();
        for (vragen, people) in self.seen.get(&bron).into_iter().flat_map(BTreeMap::values) {
            people.iter().for_each(|one| *all.entry((*vragen, *one)).or_insert(0) += 1);
        }
        all
    }
}

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn one_in(&mut self, sides: u64) -> bool {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.is_multiple_of(sides)
    }
}

/// Who has a right as one calculation over everything says, without these.
fn expected(stad: &Stad, out: &BTreeSet<Bsn>) -> Vec<Vec<Bsn>> {
    let may = |regeling: &Vec<usize>| {
        let all_ja = |one: &regelingen::bevolking::Persoon| {
            regeling.iter().map(|vraag| stad.holds(*vraag, one)).collect::<Antwoord>() == Antwoord::Ja
        };
        let found = stad.people.iter().filter(|(bsn, one)| !out.contains(bsn) && all_ja(one)).map(|(bsn, _)| *bsn);
        let mut found: Vec<Bsn> = found.collect();
        found.sort();
        found
    };
    stad.vragen.per_regeling.iter().map(may).collect()
}

fn named(outcome: Option<Vec<Uitkomst>>) -> Vec<Vec<Bsn>> {
    outcome.expect("all was asked").into_iter().map(|one| one.mogelijk).collect()
}

#[tokio::test]
async fn a_run_finds_who_may_have_a_right_and_asks_about_gevoelig_of_all_the_same_people() {
    let stad = Stad::new(AANTAL);
    let mut bronnen = Bronnen::new(&stad).await;
    let (mut run, nobody) = (bronnen.begin(), BTreeSet::new());
    loop {
        let send = run.ask(&bronnen.opdracht, &stad.key, &|_| false);
        if send.is_empty() {
            break;
        }
        for what in send {
            let said = bronnen.answer(&what, &nobody);
            assert_eq!(run.hear(&bronnen.opdracht, what.bron, said), Ok(Verloop::Verder));
        }
    }
    assert!(named(run.outcome(&bronnen.opdracht, &|_| false)) == expected(&stad, &nobody));
    assert!(expected(&stad, &nobody).iter().all(|list| list.len() > 5), "it is about somebody");
    let of = |naam: &str| bronnen.opdracht.bronnen().iter().position(|one| one.run.bron == naam).expect("one of the three");
    let people = |bron: usize| bronnen.asked(bron).into_keys().map(|(_, one)| one).collect::<BTreeSet<_>>();
    // The BRP about everybody who does not have it already; of those who are left, the other two about the same.
    assert!(people(of("belastingdienst")) == people(of("uwv")));
    assert!(people(of("uwv")).len() < people(of("brp")).len(), "whoever is too young or too old is left out");
    assert!(people(of("uwv")).is_subset(&people(of("brp"))));
}

#[tokio::test]
async fn whatever_goes_wrong_nobody_is_asked_about_twice_and_the_outcome_is_the_same() {
    let stad = Stad::new(AANTAL);
    for seed in 1..=6 {
        let mut bronnen = Bronnen::new(&stad).await;
        let (mut dice, mut out) = (Dice(seed * 0x9E37_79B9), BTreeSet::new());
        let mut run = bronnen.begin();
        let mut kept = run.to_bytes();
        let mut steps = 0;
        while !run.is_done() {
            steps += 1;
            assert!(steps < 2_000, "seed {seed}: it does not end");
            // Somebody steps out, perhaps while a pakket about them is on its way.
            if dice.one_in(3) {
                out.insert(stad.people[steps * 7 % AANTAL].0);
            }
            let send = run.ask(&bronnen.opdracht, &stad.key, &|one| out.contains(&one));
            kept = run.to_bytes();
            for what in send {
                let lost_before = dice.one_in(4);
                let said = if lost_before { Err(Fout::Onbereikbaar) } else { bronnen.answer(&what, &out) };
                let said = if dice.one_in(4) { Err(Fout::Onbereikbaar) } else { said };
                assert!(run.hear(&bronnen.opdracht, what.bron, said).is_ok());
            }
            // Killed before it could keep what it heard; and a source that is started anew.
            if dice.one_in(3) {
                run = Bevraging::resume(&bronnen.opdracht, &kept).expect("our own bytes");
            }
            if dice.one_in(10) {
                let bron = steps % bronnen.bronnen.len();
                bronnen.bronnen[bron] = bronnen.open(bron).await;
            }
        }
        assert!(named(run.outcome(&bronnen.opdracht, &|one| out.contains(&one))) == expected(&stad, &out), "seed {seed}");
        for bron in 0..bronnen.bronnen.len() {
            assert!(bronnen.asked(bron).values().all(|times| *times == 1), "seed {seed}, source {bron}: somebody twice");
        }
        assert!(kept.len() > AANTAL && out.len() > 3);
        // Each source as it was before the next one.
        stad.sets().iter().for_each(|set| {
            std::fs::remove_dir_all(stad.map.path().join(&set.bronhouder).join("logboek")).expect("its logboek");
        });
    }
}

#[tokio::test]
async fn a_source_that_refuses_pauses_the_run_and_nothing_is_lost() {
    let stad = Stad::new(AANTAL);
    let mut bronnen = Bronnen::new(&stad).await;
    let (mut run, nobody) = (bronnen.begin(), BTreeSet::new());
    let send = run.ask(&bronnen.opdracht, &stad.key, &|_| false);
    let no = |code: &str, wacht| Err(Fout::Geweigerd { code: code.to_owned(), tekst: String::new(), wacht, verwacht: None });
    let stopped = run.hear(&bronnen.opdracht, send[0].bron, no("EL-310", None));
    assert_eq!(stopped, Err(Stop::Geweigerd { code: "EL-310".to_owned(), tekst: String::new() }));
    assert_eq!(run.hear(&bronnen.opdracht, send[0].bron, no("EL-129", Some(60))), Ok(Verloop::Wacht(60)));
    let other = Verzoek::sign(&send[0].verzoek.pakket(), &ed25519_dalek::SigningKey::from_bytes(&[9; 32]));
    let said = other.read(b"1480.50", &bronnen.bronnen[0].sleutel()).map_err(Fout::from);
    assert_eq!(run.hear(&bronnen.opdracht, send[0].bron, said), Err(Stop::GeenAntwoord));
    assert!(!run.is_done() && run.clone().outcome(&bronnen.opdracht, &|_| false).is_none());
    // The same pakket again, and on it goes.
    let again = run.ask(&bronnen.opdracht, &stad.key, &|_| false);
    assert_eq!(again[0].verzoek.bytes(), send[0].verzoek.bytes());
    let said = bronnen.answer(&again[0], &nobody);
    assert_eq!(run.hear(&bronnen.opdracht, again[0].bron, said), Ok(Verloop::Verder));
    assert!(run.progress(&bronnen.opdracht).0 > 0);
}

#[tokio::test]
async fn a_run_is_of_one_opdracht() {
    let stad = Stad::new(AANTAL);
    let bronnen = Bronnen::new(&stad).await;
    let bytes = bronnen.begin().to_bytes();
    let mut bevraagd = bronnen.opdracht.bronnen().to_vec();
    bevraagd[0].run.id = [2; 16];
    let other = Opdracht::new(stad.vragen.clone(), &stad.begrippen, "gemeente", bevraagd.clone()).expect("all are there");
    assert!(Bevraging::resume(&bronnen.opdracht, &bytes).is_some());
    assert!(Bevraging::resume(&other, &bytes).is_none());
    assert!(Bevraging::resume(&bronnen.opdracht, &bytes[1..]).is_none());
    let none = Opdracht::new(stad.vragen.clone(), &stad.begrippen, "gemeente", bevraagd[..1].to_vec());
    assert!(matches!(none, Err(PlanFout::GeenBron(_))));
}
