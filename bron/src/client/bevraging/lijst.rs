//! Whom it is about: who is left, and who stepped out.

use super::plan::Opdracht;
use super::{Bevraging, Stand};
use crate::{Antwoord, Bsn};

impl Bevraging {
    /// Takes out who stepped out, with what was answered about them. What lies there to be sent and names one of them is put aside.
    pub(super) fn take_out(&mut self, afgemeld: &dyn Fn(Bsn) -> bool) {
        for person in 0..self.personen.len() {
            if !self.weg[person] && afgemeld(self.personen[person]) {
                self.weg[person] = true;
                self.antwoorden.iter_mut().for_each(|column| column.0[person] = Stand::NIET);
            }
        }
        for bron in &mut self.bronnen {
            let names_one = |open: &super::Open| open.wie.iter().any(|person| self.weg[*person as usize]);
            if bron.open.as_ref().is_some_and(|open| !open.is_genomen && names_one(open)) {
                bron.eerder.extend(bron.open.take());
            }
        }
    }

    /// Who can still have a right to something, as far as what may shorten the list says.
    pub(super) fn left(&self, opdracht: &Opdracht) -> Vec<u32> {
        let may_have = |person: usize, regeling: &Vec<usize>| {
            let known = regeling.iter().filter(|vraag| opdracht.may_shorten(**vraag));
            known.map(|vraag| self.answer(*vraag, person)).collect::<Antwoord>() != Antwoord::Nee
        };
        let is_left = |person: &usize| !self.weg[*person] && opdracht.per_regeling().iter().any(|one| may_have(*person, one));
        let places = (0..self.personen.len()).filter(is_left);
        places.map(|person| u32::try_from(person).expect("fewer people than there are numbers")).collect()
    }

    pub(super) fn answer(&self, vraag: usize, person: usize) -> Antwoord {
        Stand::read(self.antwoorden[vraag].0[person])
    }
}
