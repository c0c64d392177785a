//! What an organisatie knows itself of who lives with it: a file beside the program, read when a run begins and when its hits get
//! their names. It is never copied into the store.
//!
//! `administratie.toml` in the folder says which file is of which organisatie, and by which OIN sources know it. The file has a line a person. Its columns are
//! `bsn`, `voornaam`, `achternaam`, `geboortedatum`, `straat`, `huisnummer`, `postcode`, `plaats`, `reden` (empty, or why nobody goes
//! there: `overleden`, `verhuisd`, `geheimhouding`) and a column for each begrip that the organisatie answers itself, such as
//! `ontvangt_minimaregeling@1`, with `ja`, `nee` or nothing.

use crate::regel::Reden;
use crate::vragen::VraagError;
use foundation::Bsn;
use foundation::jiff::civil::Date;
use inwoner::{InwonerFilter, InwonerInput, Kanaal, Naam};
use nulsom::Oin;
use regelingen::begrip::Soort;
use regelingen::{Antwoord, Begrippen, Feiten, Vraag, Waarde};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Who lives with an organisatie, and what it knows of them.
pub(crate) struct Administratie {
    personen: BTreeMap<::bron::Bsn, Bewoner>,
    /// By begrip, in which place of `eigen` its value stands.
    kolommen: BTreeMap<String, usize>,
    oin: Option<Oin>,
}

/// Somebody who lives there.
pub(crate) struct Bewoner {
    pub(crate) bsn: ::bron::Bsn,
    pub(crate) wie: InwonerInput,
    pub(crate) reden: Option<Reden>,
    eigen: Vec<Option<bool>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    organisatie: Vec<Deel>,
}

/// Of which organisatie a file is.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deel {
    naam: String,
    gemeente: String,
    bestand: String,
    /// By which sources know the organisatie when they are asked blind.
    #[serde(default)]
    oin: Option<String>,
}

impl Deel {
    fn oin(&self) -> Option<Oin> {
        Oin::parse(self.oin.as_ref()?)
    }
}

fn deel(folder: &Path, organisatie: &str) -> Result<Deel, String> {
    let path = folder.join("administratie.toml");
    let text = std::fs::read_to_string(&path).map_err(|cause| format!("{}: {cause}", path.display()))?;
    let file: File = toml::from_str(&text).map_err(|cause| format!("{}: {cause}", path.display()))?;
    let found = file.organisatie.into_iter().find(|one| one.naam == organisatie);
    found.ok_or_else(|| format!("{}: {organisatie} is not in it", path.display()))
}

/// The code of the gemeente of an organisatie, where it has an administratie.
pub(crate) fn gemeente(folder: &Path, organisatie: &str) -> Result<String, String> {
    deel(folder, organisatie).map(|one| one.gemeente)
}

/// The OIN of an organisatie, where its administratie says it.
pub(crate) fn oin(folder: &Path, organisatie: &str) -> Option<Oin> {
    deel(folder, organisatie).ok()?.oin()
}

const COLUMNS: [&str; 9] =
    ["bsn", "voornaam", "achternaam", "geboortedatum", "straat", "huisnummer", "postcode", "plaats", "reden"];

impl Administratie {
    /// Reads that of an organisatie. It may take as long as reading a file of everybody in a city does.
    ///
    /// # Errors
    /// What is wrong, with file and line; never what stands there.
    pub(crate) fn read(folder: &Path, organisatie: &str) -> Result<Self, String> {
        let deel = deel(folder, organisatie)?;
        let path = folder.join(&deel.bestand);
        let at = |cause: String| format!("{}: {cause}", path.display());
        let mut reader = csv::Reader::from_path(&path).map_err(|cause| at(cause.to_string()))?;
        let heads = reader.headers().map_err(|cause| at(cause.to_string()))?.clone();
        let place = |name: &str| heads.iter().position(|head| head == name);
        let mut places = [0; COLUMNS.len()];
        for (to, name) in places.iter_mut().zip(COLUMNS) {
            *to = place(name).ok_or_else(|| at(format!("has no column {name}")))?;
        }
        let own: Vec<(usize, &str)> = heads.iter().enumerate().filter(|(_, head)| !COLUMNS.contains(head)).collect();
        let kolommen = own.iter().enumerate().map(|(nth, (_, head))| ((*head).to_owned(), nth)).collect();
        let mut all = Self { personen: BTreeMap::new(), kolommen, oin: deel.oin() };
        for (nth, row) in reader.records().enumerate() {
            // With the line of the heads, and counted from one.
            let line = nth + 2;
            let row = row.map_err(|_| at(format!("line {line} cannot be read")))?;
            let wrong = |name: &str| at(format!("line {line}: {name} cannot be used"));
            let text = |nth: usize| row.get(places[nth]).unwrap_or_default().trim();
            let persoon = somebody(&text).map_err(wrong)?;
            let eigen = own.iter().map(|(place, head)| ja_nee(row.get(*place).unwrap_or_default()).ok_or_else(|| wrong(head)));
            let persoon = Bewoner { eigen: eigen.collect::<Result<_, _>>()?, ..persoon };
            if all.personen.insert(persoon.bsn, persoon).is_some() {
                return Err(wrong("bsn, which stands there twice,"));
            }
        }
        Ok(all)
    }

    /// By what sources know the organisatie.
    ///
    /// # Errors
    /// `NotComplete` where `administratie.toml` has none.
    pub(crate) fn oin(&self) -> Result<Oin, VraagError> {
        self.oin.ok_or(VraagError::GeenOin)
    }

    /// Everybody.
    pub(crate) fn personen(&self) -> impl Iterator<Item = &Bewoner> {
        self.personen.values()
    }

    /// Somebody.
    pub(crate) fn persoon(&self, bsn: ::bron::Bsn) -> Option<&Bewoner> {
        self.personen.get(&bsn)
    }

    /// What the organisatie says itself to a question. What it has no column for, nobody knows.
    pub(crate) fn answer(&self, vraag: &Vraag, bsn: ::bron::Bsn, peildatum: Date) -> Antwoord {
        let value = self.kolommen.get(&vraag.begrip.to_string()).and_then(|nth| self.persoon(bsn)?.eigen[*nth]);
        let about = Feiten::about(None, None, None);
        value.map_or(Antwoord::Onbekend, |value| vraag.toets.holds(Waarde::JaNee(value), &about, peildatum))
    }

    /// Which of the questions to the own organisatie it has no column for: whoever it is about, nobody could be found.
    pub(crate) fn lacks<'a>(&self, vragen: impl Iterator<Item = &'a Vraag>, begrippen: &Begrippen) -> Option<String> {
        let is_known = |vraag: &Vraag| {
            self.kolommen.contains_key(&vraag.begrip.to_string())
                && begrippen.get(&vraag.begrip).is_some_and(|begrip| begrip.soort == Soort::JaNee)
        };
        vragen.into_iter().find(|vraag| !is_known(vraag)).map(|vraag| vraag.begrip.to_string())
    }
}

fn somebody<'a>(text: &impl Fn(usize) -> &'a str) -> Result<Bewoner, &'static str> {
    let bsn = ::bron::Bsn::parse(text(0)).ok_or(COLUMNS[0])?;
    let wie = InwonerFilter::Bsn(Bsn::parse(text(0)).map_err(|_| COLUMNS[0])?);
    let geboortedatum: Date = text(3).parse().map_err(|_| COLUMNS[3])?;
    let postcode = inwoner::postcode(text(6)).ok_or(COLUMNS[6])?;
    let reden = match text(8) {
        "" => None,
        word => Some(Reden::parse(word).ok_or(COLUMNS[8])?),
    };
    let naam = Naam { voornaam: text(1).to_owned(), achternaam: text(2).to_owned() };
    let (straat, huisnummer, plaats) = (text(4).to_owned(), text(5).to_owned(), text(7).to_owned());
    let wie = InwonerInput {
        wie,
        naam,
        geboortedatum,
        postcode,
        huisnummer,
        straat,
        plaats,
        telefoon: String::new(),
        kanaal: Kanaal::Brief,
    };
    Ok(Bewoner { bsn, wie, reden, eigen: Vec::new() })
}

fn ja_nee(text: &str) -> Option<Option<bool>> {
    match text.trim() {
        "ja" => Some(Some(true)),
        "nee" => Some(Some(false)),
        "" => Some(None),
        _ => None,
    }
}
