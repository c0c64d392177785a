//! What this source says about everybody on the list: its own criteria of a regeling together, with the same `holds` as in a plain
//! run. A single criterion leaves nowhere.

use super::super::Bron;
use super::super::settings::Goedkeuring;
use crate::{Bsn, Paar, Weigering};
use foundation::jiff::civil::Date;
use nulsom::Antwoorden;
use regelingen::Antwoord;

impl Bron {
    pub(super) fn together(&self, goedkeuring: &Goedkeuring, peildatum: Date, personen: &[Bsn]) -> Result<Antwoorden, Weigering> {
        let rows = self.bestand.rows(personen);
        let vragen = goedkeuring.vragenset.vragen.iter();
        let paren: Vec<Paar> = vragen.map(|vraag| self.pair(vraag, peildatum, &rows)).collect::<Result<_, _>>()?;
        let of = |person: usize| paren.iter().map(|paar| paar.get(person)).collect::<Antwoord>();
        Ok(Antwoorden::new((0..personen.len()).map(|person| match of(person) {
            Antwoord::Ja => nulsom::Antwoord::Ja,
            Antwoord::Nee => nulsom::Antwoord::Nee,
            Antwoord::Onbekend => nulsom::Antwoord::Onbekend,
        })))
    }
}
