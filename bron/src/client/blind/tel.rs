//! Adding up: rows become counts and places that nobody can read alone. The rows are gone after it.

use super::Blind;
use nulsom::engine::{Genomen, Ontvangst, Ronde, Samenvoegen, Uitkomst};
use nulsom::{Pins, Plek, SealSecret, SignSecret, Weigering};
use std::collections::BTreeMap;

/// What came of it: keep this and the run in one commit, in which its rows are gone.
pub struct Geteld {
    /// By regeling.
    pub uitkomsten: Vec<Uitkomst>,
}

impl Blind {
    /// Adds up, with the key of the engine, and signs for every source that its rows came. Needs nothing of any resident.
    ///
    /// # Errors
    /// EL-387 to EL-393. The run is void then, and nothing of it was changed here.
    pub fn count(&mut self, pins: &Pins, motor: &SealSecret, gemeente: &SignSecret) -> Result<Geteld, Weigering> {
        let all = self.toezeggingen().ok_or(Weigering::ToezeggingFout { bron: None })?;
        let ronde = Ronde::of(&self.opdracht, &all, pins)?;
        let uitkomsten = self.add_up(&ronde, motor)?;
        for (place, bron) in (0_u8..).zip(&mut self.bronnen) {
            bron.ontvangst = Some(ronde.receipt(place, gemeente).into());
            bron.rijen = Vec::new();
        }
        self.is_geteld = true;
        Ok(Geteld { uitkomsten })
    }

    fn add_up(&self, ronde: &Ronde, motor: &SealSecret) -> Result<Vec<Uitkomst>, Weigering> {
        let mut taken = Ontvangst::new(ronde);
        let mut delen: BTreeMap<Plek, &[u8]> = BTreeMap::new();
        let mut slots: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
        for row in self.bronnen.iter().flat_map(|bron| &bron.rijen) {
            match taken.take(row)? {
                Genomen::Deel(plek) => {
                    delen.insert(plek, row);
                }
                Genomen::Slot(bron) => {
                    slots.insert(bron, row.to_vec());
                }
                Genomen::AlGehad => {}
            }
        }
        if !taken.is_complete() {
            return Err(Weigering::DeelFout);
        }
        let slots: Vec<Vec<u8>> = slots.into_values().collect();
        let mut join = Samenvoegen::begin(ronde, motor, &slots)?;
        while let Some(plek) = join.wants() {
            join.give(delen.get(&plek).ok_or(Weigering::DeelFout)?)?;
        }
        join.finish()
    }
}
