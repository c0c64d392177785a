//! The data while they are read, row by row.

use super::bestand::Bestand;
use super::cell::{self, Wijze};
use super::fouten::Fouten;
use super::settings::{Eenheid, Gegevens, Instellingen};
use crate::Bsn;
use regelingen::Waarde;
use regelingen::begrip::Soort;

/// What was read so far.
pub(super) struct Lezer {
    namen: Vec<String>,
    wijzen: Vec<Wijze>,
    bsn: Vec<(Bsn, usize)>,
    waarden: Vec<Vec<Option<Waarde>>>,
    pub fouten: Fouten,
}

impl Lezer {
    pub(super) fn new(instellingen: &Instellingen) -> Self {
        let (mut namen, mut wijzen) = (Vec::new(), Vec::new());
        for (naam, soort) in about(&instellingen.gegevens) {
            namen.push(naam.clone());
            wijzen.push(Wijze { soort, eenheid: Eenheid::Eurocent });
        }
        for kolom in &instellingen.kolommen {
            namen.push(kolom.kolom.clone());
            wijzen.push(Wijze { soort: kolom.begrip.soort, eenheid: kolom.eenheid });
        }
        let waarden = vec![Vec::new(); namen.len()];
        namen.insert(0, instellingen.gegevens.bsn.clone());
        Self { namen, wijzen, bsn: Vec::new(), waarden, fouten: Fouten::default() }
    }

    /// The columns that are read, in this order; the number comes first.
    pub(super) fn namen(&self) -> &[String] {
        &self.namen
    }

    /// One row. `at` is what people call it: its line in a file, or its number in a table.
    pub(super) fn row<'a>(&mut self, at: usize, mut values: impl Iterator<Item = Option<&'a str>>) {
        match values.next().flatten().map(str::trim).and_then(Bsn::parse) {
            Some(bsn) => self.bsn.push((bsn, at)),
            None => self.fouten.add(format!("row {at}, column {}: is no burgerservicenummer", self.namen[0])),
        }
        for (nth, value) in values.enumerate() {
            match cell::read(value.unwrap_or_default(), self.wijzen[nth]) {
                Ok(waarde) => self.waarden[nth].push(waarde),
                Err(why) => self.fouten.add(format!("row {at}, column {}: {why}", self.namen[nth + 1])),
            }
        }
    }

    /// All rows, in the order of the numbers.
    pub(super) fn end(mut self, gegevens: &Gegevens) -> Result<Bestand, Fouten> {
        // Row numbers mean nothing where a row was left out.
        self.fouten = match std::mem::take(&mut self.fouten).or(()) {
            Ok(()) => Fouten::default(),
            Err(fouten) => return Err(fouten),
        };
        let mut order: Vec<usize> = (0..self.bsn.len()).collect();
        order.sort_by_key(|row| self.bsn[*row]);
        for pair in order.windows(2) {
            let ((one, first), (other, second)) = (self.bsn[pair[0]], self.bsn[pair[1]]);
            if one == other {
                self.fouten.add(format!("row {second} has the same burgerservicenummer as row {first}: one row a person"));
            }
        }
        let mut waarden = self.waarden.into_iter().map(|column| order.iter().map(|row| column[*row]).collect::<Vec<_>>());
        let mut take = |is_there: bool| if is_there { waarden.next() } else { None };
        let about = [gegevens.partner.is_some(), gegevens.kinderen.is_some(), gegevens.geboren.is_some()].map(&mut take);
        let bsn = order.iter().map(|row| self.bsn[*row].0).collect();
        self.fouten.or(Bestand::new(bsn, waarden.collect(), about))
    }
}

/// The columns that say who somebody is, in the order in which they are read.
fn about(gegevens: &Gegevens) -> impl Iterator<Item = (&String, Soort)> {
    let all = [(&gegevens.partner, Soort::JaNee), (&gegevens.kinderen, Soort::Aantal), (&gegevens.geboren, Soort::Datum)];
    all.into_iter().filter_map(|(naam, soort)| Some((naam.as_ref()?, soort)))
}
