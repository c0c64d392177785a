//! One source: answers become cells, and cells are sealed. The two halves have a clock each.

use super::seconds;
use super::stad::{Stad, answer, chance};
use crate::fault::{Fault, Outcome};
use nulsom::source::{Gesleuteld, Stap};
use nulsom::{Antwoorden, Plek};
use std::collections::BTreeMap;

/// What a source sends.
pub struct Outbox {
    pub delen: BTreeMap<Plek, Vec<u8>>,
    pub slot: Vec<u8>,
}

pub struct Done {
    pub outbox: Outbox,
    /// Seconds for bits, order, pads, noise, selection and the hash of the vector.
    pub compute: f64,
    /// Seconds for HPKE, the hash of what is sealed, signatures and messages.
    pub seal: f64,
}

pub fn compute(stad: &Stad, place: usize, keyed: Gesleuteld<'_>) -> Outcome<Done> {
    let answers = Antwoorden::new((0..stad.persons()).map(|row| answer(place, row)));
    let (mut rng, mut delen) = (chance(3), BTreeMap::new());
    let (mut compute, computing) = seconds(|| keyed.compute([(0, answers)]));
    let mut computing = Box::new(computing?);
    let mut seal = 0.0;
    loop {
        let (took, part) = seconds(|| computing.part());
        compute += took;
        let (took, step) = seconds(|| part.seal(&mut rng));
        seal += took;
        match step? {
            Stap::Deel(next, row) => {
                let plek = row.plek().ok_or_else(|| Fault::new("a deel without a place"))?;
                delen.insert(plek, row.to_store().to_vec());
                computing = next;
            }
            Stap::Klaar(done) => {
                return Ok(Done { outbox: Outbox { delen, slot: done.slot().to_store().to_vec() }, compute, seal });
            }
        }
    }
}
