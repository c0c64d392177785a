//! Who can be chosen after a search, sealed into the page: for one visit, one Medewerker and an hour. So a choice tells nothing
//! to who reads the page, and nobody can choose somebody whom they did not find.

use crate::identify::Wie;
use foundation::jiff::civil::Date;
use foundation::{Bsn, Purpose, Uuid};
use inwoner::{InwonerFilter, InwonerInput, Kanaal, Naam};
use serde::{Deserialize, Serialize};
use store::{Ms, Store};

/// How long a choice stands.
const KEPT_MS: i64 = 3_600_000;

#[derive(Serialize, Deserialize)]
struct Keuze {
    afspraak: Uuid,
    medewerker: Uuid,
    at: i64,
    /// How the page names them.
    naam: String,
    wie: Sealed,
}

#[derive(Serialize, Deserialize)]
enum Sealed {
    Known(Uuid),
    /// As typed; the BSN is readable inside this seal only.
    New {
        bsn: String,
        voornaam: String,
        achternaam: String,
        geboortedatum: Date,
        postcode: String,
    },
}

/// Somebody who is not among those that were found, as typed.
pub(crate) struct Told {
    /// As typed and found to be right.
    pub(crate) bsn: String,
    pub(crate) naam: Naam,
    pub(crate) geboortedatum: Date,
    pub(crate) postcode: String,
}

/// Seals somebody who was found.
pub(crate) fn known(store: &Store, afspraak: Uuid, medewerker: Uuid, inwoner: Uuid, naam: &str) -> String {
    seal(store, &Keuze { afspraak, medewerker, at: Ms::from(store.now()).0, naam: naam.to_owned(), wie: Sealed::Known(inwoner) })
}

/// Seals somebody who was not found.
pub(crate) fn new(store: &Store, afspraak: Uuid, medewerker: Uuid, told: Told) -> String {
    let naam = told.naam.full();
    let Naam { voornaam, achternaam } = told.naam;
    let wie = Sealed::New { bsn: told.bsn, voornaam, achternaam, geboortedatum: told.geboortedatum, postcode: told.postcode };
    seal(store, &Keuze { afspraak, medewerker, at: Ms::from(store.now()).0, naam, wie })
}

fn seal(store: &Store, keuze: &Keuze) -> String {
    let plain = serde_json::to_vec(keuze).expect("ids and words are plain data");
    store.keys().seal(Purpose::Search, &plain).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Opens a choice that was made for this visit by this Medewerker; with the name that the page gave it.
pub(crate) fn open(store: &Store, afspraak: Uuid, medewerker: Uuid, text: &str) -> Option<(Wie, String)> {
    let bytes: Vec<u8> = text.as_bytes().chunks(2).map(byte).collect::<Option<_>>()?;
    let plain = store.keys().open(Purpose::Search, &bytes).ok()?;
    let keuze: Keuze = serde_json::from_slice(&plain).ok()?;
    let good = keuze.afspraak == afspraak && keuze.medewerker == medewerker && Ms::from(store.now()).0 - keuze.at <= KEPT_MS;
    good.then_some(())?;
    let wie = match keuze.wie {
        Sealed::Known(inwoner) => Wie::Bekend(inwoner),
        Sealed::New { bsn, voornaam, achternaam, geboortedatum, postcode } => Wie::Nieuw(Box::new(InwonerInput {
            wie: Bsn::parse(&bsn).map_or(InwonerFilter::Naam, InwonerFilter::Bsn),
            naam: Naam { voornaam, achternaam },
            geboortedatum,
            postcode,
            huisnummer: String::new(),
            straat: String::new(),
            plaats: String::new(),
            telefoon: String::new(),
            kanaal: Kanaal::Brief,
        })),
    };
    Some((wie, keuze.naam))
}

fn byte(pair: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
}
