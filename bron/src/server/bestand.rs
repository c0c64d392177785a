//! What a source knows, in memory: a column a begrip, a row a person, in the order of their numbers.

use super::settings::Kolom;
use crate::{Bsn, Paar};
use foundation::jiff::civil::Date;
use regelingen::{Antwoord, Feiten, Vraag, Waarde};

/// The data. There is no way to ask it for a value: only whether a question holds.
pub(super) struct Bestand {
    bsn: Vec<Bsn>,
    /// Those of the settings, in their order.
    kolommen: Vec<Column>,
    partner: Option<Column>,
    kinderen: Option<Column>,
    geboren: Option<Column>,
}

/// A value a person, where it is known.
pub(super) type Column = Vec<Option<Waarde>>;

impl Bestand {
    /// Of people in the order of their numbers; `about` is partner, children and day of birth.
    pub(super) fn new(bsn: Vec<Bsn>, kolommen: Vec<Column>, about: [Option<Column>; 3]) -> Self {
        let [partner, kinderen, geboren] = about;
        Self { bsn, kolommen, partner, kinderen, geboren }
    }

    /// Whose data it holds.
    pub(super) fn bsns(&self) -> &[Bsn] {
        &self.bsn
    }

    /// How many people.
    pub(super) fn len(&self) -> usize {
        self.bsn.len()
    }

    /// Where somebody is, for each of a list that ascends: the next is seldom far, so it is looked for in steps that double.
    pub(super) fn rows(&self, personen: &[Bsn]) -> Vec<Option<usize>> {
        let mut from = 0;
        let mut find = |bsn: &Bsn| {
            let mut step = 1;
            while self.bsn.get(from + step).is_some_and(|one| one < bsn) {
                from += step;
                step *= 2;
            }
            let found = self.bsn[from..self.bsn.len().min(from + step + 1)].binary_search(bsn);
            let (Ok(at) | Err(at)) = found;
            from += at;
            found.is_ok().then_some(from)
        };
        personen.iter().map(&mut find).collect()
    }

    /// Whether a question holds, by the column at a place of the settings. Who is not here is onbekend, as is who has no value.
    pub(super) fn answer(&self, vraag: &Vraag, kolom: usize, peildatum: Date, rows: &[Option<usize>]) -> Paar {
        let column = &self.kolommen[kolom];
        let holds = |row: &Option<usize>| {
            let Some((row, waarde)) = row.and_then(|row| Some((row, column[row]?))) else { return Antwoord::Onbekend };
            vraag.toets.holds(waarde, &self.about(row), peildatum)
        };
        rows.iter().map(holds).collect()
    }

    fn about(&self, row: usize) -> Feiten {
        let of = |column: &Option<Column>| column.as_ref().and_then(|column| column[row]);
        let geboren = match of(&self.geboren) {
            Some(Waarde::Datum(day)) => Some(day),
            _ => None,
        };
        let partner = match of(&self.partner) {
            Some(Waarde::JaNee(partner)) => Some(partner),
            _ => None,
        };
        let kinderen = match of(&self.kinderen) {
            Some(Waarde::Aantal(count)) => u8::try_from(count).ok(),
            _ => None,
        };
        Feiten::about(geboren, partner, kinderen)
    }

    /// Of how many people each column has a value: what a source holder looks at before it opens.
    pub(super) fn filled<'a>(&'a self, kolommen: &'a [Kolom]) -> impl Iterator<Item = (&'a Kolom, usize)> {
        kolommen.iter().zip(self.kolommen.iter().map(|column| column.iter().flatten().count()))
    }
}
