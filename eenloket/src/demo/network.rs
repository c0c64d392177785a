//! Organisaties, products, Locaties with their Balies, and who works there.

use super::data::{Dagen, Tijd, read, yes};
use super::days::Days;
use super::rows::{Rows, found};
use super::{DemoError, id};
use netwerk::tables::{
    balie, balie_product, locatie, medewerker, medewerker_balie, openingstijd, organisatie, product, product_tekst, sluitingsdag,
    vrije_tekst,
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Netwerk {
    organisaties: Vec<Organisatie>,
    producten: Vec<Product>,
    pakketten: BTreeMap<String, Pakket>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisatie {
    key: String,
    naam: String,
    soort: String,
    #[serde(default = "yes")]
    overheidsorgaan: bool,
    #[serde(default = "yes")]
    vrije_tekst: bool,
    #[serde(default)]
    retour_adres: String,
    telefoon: String,
    #[serde(default)]
    hoofdbeheerder: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Product {
    code: String,
    titel: String,
    upl: Option<String>,
    #[serde(default)]
    upl_adres: String,
    #[serde(default)]
    en: Option<Woorden>,
    #[serde(default)]
    pap: Option<Woorden>,
    meenemen: String,
    vraag_tekst: String,
    reden: String,
}

/// The same in another language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Woorden {
    titel: String,
    meenemen: String,
}

/// What all Balies of one kind have in common.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pakket {
    pub producten: Vec<String>,
    pub minuten: u16,
    pub vrijgehouden: u16,
    pub letter: String,
}

#[derive(Deserialize)]
struct Locaties {
    locaties: Vec<Locatie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Locatie {
    key: String,
    naam: String,
    adres: String,
    postcode: String,
    plaats: String,
    gemeente_code: String,
    toegankelijkheid: String,
    telefoon: String,
    open: Vec<Open>,
    balies: Vec<Balie>,
}

#[derive(Deserialize)]
struct Open {
    dagen: Dagen,
    tijd: Tijd,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Balie {
    key: String,
    organisatie: String,
    naam: String,
    pakket: String,
    coordinator: String,
    #[serde(default)]
    vandaag: bool,
}

#[derive(Deserialize)]
struct Medewerkers {
    medewerkers: Vec<Medewerker>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Medewerker {
    key: String,
    naam: String,
    organisatie: String,
    rollen: String,
    #[serde(default = "yes")]
    actief: bool,
    locatie: Option<String>,
    #[serde(default)]
    balies: Vec<String>,
}

/// What the rooster has to know of a Balie.
pub(super) struct Place {
    /// `enschede/duo`.
    pub key: String,
    pub pakket: Pakket,
    /// Whether there is a Dienst on the day that the demo shows, whatever the rooster says.
    pub vandaag: bool,
}

pub(super) fn add(rows: &mut Rows, days: &Days) -> Result<Vec<Place>, DemoError> {
    let netwerk: Netwerk = read("netwerk.toml", include_str!("data/netwerk.toml"))?;
    let locaties: Locaties = read("locaties.toml", include_str!("data/locaties.toml"))?;
    let people: Medewerkers = read("medewerkers.toml", include_str!("data/medewerkers.toml"))?;
    for (nr, one) in netwerk.producten.iter().enumerate() {
        let pakket = found(netwerk.pakketten.values().find(|p| p.producten.contains(&one.code)), "a pakket with", &one.code)?;
        rows.producten.push(product::Model {
            code: one.code.clone(),
            titel: one.titel.clone(),
            upl: one.upl.clone(),
            minuten: pakket.minuten.into(),
            meenemen: one.meenemen.clone(),
            vraag_tekst: one.vraag_tekst.clone(),
            volgorde: i32::try_from(nr + 1).unwrap_or(i32::MAX),
            upl_adres: one.upl_adres.clone(),
            versie: 1,
        });
    }
    rows.product_teksten.extend(netwerk.producten.iter().flat_map(words));
    rows.organisaties.extend(netwerk.organisaties.iter().map(|one| organisatie::Model {
        id: id(&format!("organisatie/{}", one.key)),
        naam: one.naam.clone(),
        soort: one.soort.clone(),
        overheidsorgaan: one.overheidsorgaan,
        retour_adres: one.retour_adres.clone(),
        telefoon: one.telefoon.clone(),
        klachten_telefoon: String::new(),
        klachtenregeling: format!("https://www.example.org/{}/klachten", one.key),
        hoofdbeheerder: one.hoofdbeheerder,
        versie: 1,
    }));
    let writes = netwerk.organisaties.iter().filter(|one| one.vrije_tekst).map(|one| &one.key);
    rows.vrije_teksten.extend(writes.map(|key| vrije_tekst::Model {
        id: id(&format!("vrije_tekst/{key}")),
        organisatie_id: id(&format!("organisatie/{key}")),
        grondslag: netwerk::DOORVERWIJZEN.to_owned(),
        geldig_van: "2026-01-01".to_owned(),
        geldig_tot: None,
    }));
    add_people(rows, &people.medewerkers);
    let mut places = Vec::new();
    for at in &locaties.locaties {
        add_locatie(rows, days, at);
        for desk in &at.balies {
            let pakket = found(netwerk.pakketten.get(&desk.pakket), "pakket", &desk.pakket)?.clone();
            add_balie(rows, days, at, desk, &pakket, &netwerk.producten)?;
            places.push(Place { key: format!("{}/{}", at.key, desk.key), pakket, vandaag: desk.vandaag });
        }
    }
    Ok(places)
}

fn words(one: &Product) -> Vec<product_tekst::Model> {
    let said = [("en", &one.en), ("pap", &one.pap)].into_iter().filter_map(|(taal, words)| Some((taal, words.as_ref()?)));
    let row = |(taal, words): (&str, &Woorden)| product_tekst::Model {
        product: one.code.clone(),
        taal: taal.to_owned(),
        titel: words.titel.clone(),
        meenemen: words.meenemen.clone(),
    };
    said.map(row).collect()
}

fn add_people(rows: &mut Rows, people: &[Medewerker]) {
    for one in people {
        let medewerker_id = id(&format!("medewerker/{}", one.key));
        rows.medewerkers.push(medewerker::Model {
            id: medewerker_id,
            organisatie_id: id(&format!("organisatie/{}", one.organisatie)),
            naam: one.naam.clone(),
            rollen: one.rollen.clone(),
            actief: one.actief,
            locatie_id: one.locatie.as_ref().map(|key| id(&format!("locatie/{key}"))),
            versie: 1,
        });
        let at = |key: &String| medewerker_balie::Model { medewerker_id, balie_id: id(&format!("balie/{key}")) };
        rows.medewerker_balies.extend(one.balies.iter().map(at));
    }
}

fn add_locatie(rows: &mut Rows, days: &Days, at: &Locatie) {
    let locatie_id = id(&format!("locatie/{}", at.key));
    rows.locaties.push(locatie::Model {
        id: locatie_id,
        naam: at.naam.clone(),
        adres: at.adres.clone(),
        postcode: at.postcode.clone(),
        plaats: at.plaats.clone(),
        gemeente_code: at.gemeente_code.clone(),
        tijdzone: "Europe/Amsterdam".to_owned(),
        gebied: "nederland".to_owned(),
        toegankelijkheid: at.toegankelijkheid.clone(),
        telefoon: at.telefoon.clone(),
        // The first one that is named there: the gemeente, or the library itself.
        beheerder_id: at.balies.first().map(|desk| id(&format!("organisatie/{}", desk.organisatie))),
        versie: 1,
    });
    let closed = days.closed.iter().map(|date| sluitingsdag::Model { locatie_id, datum: date.to_string() });
    rows.sluitingsdagen.extend(closed);
    for open in &at.open {
        let clock = |time: foundation::jiff::civil::Time| time.strftime("%H:%M").to_string();
        rows.openingstijden.extend(open.dagen.0.iter().map(|day| openingstijd::Model {
            id: id(&format!("openingstijd/{}/{}/{}", at.key, day.to_monday_one_offset(), clock(open.tijd.begin))),
            locatie_id,
            weekdag: day.to_monday_one_offset().into(),
            begin: clock(open.tijd.begin),
            einde: clock(open.tijd.einde),
            geldig_van: "2020-01-01".to_owned(),
            geldig_tot: None,
        }));
    }
}

fn add_balie(
    rows: &mut Rows,
    days: &Days,
    at: &Locatie,
    desk: &Balie,
    pakket: &Pakket,
    products: &[Product],
) -> Result<(), DemoError> {
    let balie_id = id(&format!("balie/{}/{}", at.key, desk.key));
    let coordinator = rows.medewerker(&desk.coordinator)?;
    // Who left coordinates nothing any more.
    let (coordinator, works) = (coordinator.id, coordinator.actief);
    rows.balies.push(balie::Model {
        id: balie_id,
        locatie_id: id(&format!("locatie/{}", at.key)),
        organisatie_id: id(&format!("organisatie/{}", desk.organisatie)),
        naam: desk.naam.clone(),
        bonletter: pakket.letter.clone(),
        coordinator_id: works.then_some(coordinator),
        versie: 1,
        zonder_coordinator_op: (!works).then(|| days.now.into()),
    });
    rows.medewerker_balies.push(medewerker_balie::Model { medewerker_id: coordinator, balie_id });
    for code in &pakket.producten {
        let reden = found(products.iter().find(|one| one.code == *code), "product", code)?.reden.clone();
        rows.balie_producten.push(balie_product::Model { balie_id, product: code.clone(), reden });
    }
    Ok(())
}
