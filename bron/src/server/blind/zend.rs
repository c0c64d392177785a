//! The last steps: rows go out as they were stored, as often as asked, until the municipality signs that it has them.

use super::super::Bron;
use super::Vraagt;
use super::opslag::Opslag;
use super::reken::slot;
use crate::Weigering;
use nulsom::source::{Gevonden, Herstart, Vastgelegd, after_restart};

impl Bron {
    pub(super) fn zend(&self, vraagt: &Vraagt<'_>, opslag: &Opslag, nr: u32) -> Result<Vec<u8>, Weigering> {
        let stored = self.stored(vraagt, opslag)?;
        // Where this source stopped between the commit and the line.
        self.logboek().sent(&vraagt.run).map_err(Weigering::Logboek)?;
        let row = opslag.row(&vraagt.run, nr).map_err(Weigering::Logboek)?.ok_or(Weigering::Onleesbaar)?;
        Ok(stored.release(row)?.wire().to_vec())
    }

    pub(super) fn ontvangen(&self, vraagt: &Vraagt<'_>, opslag: &mut Opslag, receipt: &[u8]) -> Result<(), Weigering> {
        let is_gone = opslag.read(&vraagt.run).map_err(Weigering::Logboek)?.is_none();
        let was_sent = self.logboek().blind.0.iter().any(|regel| regel.run == vraagt.run && regel.is_verstuurd);
        if is_gone && was_sent {
            // It was said before.
            return Ok(());
        }
        self.stored(vraagt, opslag)?.received(receipt, &vraagt.pins().gemeente_sign)?;
        opslag.delete(&vraagt.run).map_err(Weigering::Logboek)
    }

    fn stored(&self, vraagt: &Vraagt<'_>, opslag: &Opslag) -> Result<Vastgelegd, Weigering> {
        let open = self.opened(vraagt, opslag)?;
        if open.geheim.is_some() {
            return Err(Weigering::Volgorde { verwacht: 1 });
        }
        let slot = slot(opslag, vraagt, &open)?;
        match after_restart(&Gevonden { has_secret: false, slot: slot.as_deref() })? {
            Herstart::Send(stored) => Ok(stored),
            Herstart::FromSecret => Err(nulsom::Weigering::PostWeg.into()),
        }
    }
}
