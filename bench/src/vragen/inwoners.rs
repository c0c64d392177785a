//! Made-up people, what each source is asked about them, and what one calculation over everything answers.

use crate::fault::{Fault, Outcome};
use bron::demo::{BRONNEN, Demobron, inwoners};
use bron::{Antwoord, Bsn, Digest, Paar, Vragenset, vraag_digest};
use jiff::civil::{Date, date};
use regelingen::bevolking::{Bevolking, Persoon};
use regelingen::drempel::{Groep, Vergelijking};
use regelingen::leeftijd::{Ingang, Leeftijd};
use regelingen::{Drempel, Feiten, Geverifieerd, Herkomst, Toets, Vraag, Waarde};

/// The day that is asked about.
pub const PEILDATUM: Date = date(2026, 12, 1);
/// Questions that each source may be asked.
pub const VRAGEN: u8 = 8;

/// Everybody, in the order of their numbers.
pub struct Stad {
    pub people: Vec<(Bsn, Persoon)>,
    /// By source, what it is asked.
    pub sets: Vec<Vragenset>,
}

impl Stad {
    pub fn new(persons: usize) -> Outcome<Self> {
        let people = inwoners(&Bevolking { seed: 935, peildatum: PEILDATUM }, persons).map_err(Fault::new)?;
        let set = |bron: &Demobron| -> Outcome<Vragenset> {
            let vragen = (0..VRAGEN).map(|nth| vraag(bron.bronhouder, nth)).collect::<Outcome<_>>()?;
            Ok(Vragenset { bronhouder: bron.bronhouder.to_owned(), regelingen: vec!["meting".to_owned()], vragen })
        };
        let sets = BRONNEN.iter().map(set).collect::<Outcome<_>>()?;
        Ok(Self { people, sets })
    }

    /// The names of the first questions to a source.
    pub fn names(&self, bron: usize, count: usize) -> Vec<Digest> {
        self.sets[bron].vragen[..count].iter().map(vraag_digest).collect()
    }

    /// What the answers to the first questions about these people are.
    pub fn answers(&self, bron: usize, vragen: usize, people: &[(Bsn, Persoon)]) -> Vec<Paar> {
        let answer = |vraag: &Vraag| people.iter().map(|(_, one)| holds(vraag, one)).collect();
        self.sets[bron].vragen[..vragen].iter().map(answer).collect()
    }
}

/// What the source knows of somebody.
pub fn waarde(bronhouder: &str, one: &Persoon) -> Waarde {
    match bronhouder {
        "belastingdienst" => Waarde::Bedrag(one.jaarinkomen),
        "uwv" => Waarde::Bedrag(one.maandinkomen),
        _ => Waarde::Datum(one.geboren),
    }
}

/// What thresholds depend on.
pub fn about(one: &Persoon) -> Feiten {
    Feiten::about(Some(one.geboren), Some(one.partner), Some(one.kinderen))
}

fn holds(vraag: &Vraag, one: &Persoon) -> Antwoord {
    vraag.toets.holds(waarde(&vraag.bronhouder, one), &about(one), PEILDATUM)
}

/// An income of at most so much, or an age from so many years on.
fn vraag(bronhouder: &str, nth: u8) -> Outcome<Vraag> {
    let at_most = |grens: i64| {
        let herkomst = Herkomst { bron: "verzonnen".to_owned(), geverifieerd: Geverifieerd::Synthetisch };
        let drempel = Drempel { voor: Groep::default(), grens: grens * i64::from(nth + 1), herkomst };
        Toets::Grens(Vergelijking::Hoogstens, vec![drempel])
    };
    let (begrip, toets) = match bronhouder {
        "belastingdienst" => ("toetsingsinkomen@1", at_most(1_000_000)),
        "uwv" => ("netto_maandinkomen@1", at_most(70_000)),
        _ => ("geboortedatum@1", Toets::Leeftijd(Some((Leeftijd::Jaren(18 + 6 * nth), Ingang::Dag)), None)),
    };
    let begrip = begrip.to_owned().try_into().map_err(Fault::new)?;
    Ok(Vraag { bronhouder: bronhouder.to_owned(), begrip, toets })
}
