//! What A and B each sign: which scheme they open, why, and when they said so.

use crate::cbor::{Message, Reader, Unreadable, Writer};
use crate::transcript::Th;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) th: Th,
    pub(crate) s: u16,
    pub(crate) reden: String,
    pub(crate) op: u64,
}

impl Message for Statement {
    fn write(&self, to: &mut Writer) {
        to.array(5).number(1).bytes(&self.th.0).number(self.s.into()).text(&self.reden).number(self.op);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        from.array(5)?;
        from.version()?;
        Ok(Self { th: Th(from.exactly()?), s: from.u16()?, reden: from.text()?.to_owned(), op: from.u64()? })
    }
}

/// What A gives B: the statement, and what A unlocked, sealed to B and bound to the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Doorgave {
    pub(crate) statement: Vec<u8>,
    pub(crate) signature: [u8; 64],
    pub(crate) sealed: Vec<u8>,
}

impl Message for Doorgave {
    fn write(&self, to: &mut Writer) {
        to.array(4).number(1).bytes(&self.statement).bytes(&self.signature).bytes(&self.sealed);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        from.array(4)?;
        from.version()?;
        Ok(Self { statement: from.bytes()?.to_vec(), signature: from.exactly()?, sealed: from.bytes()?.to_vec() })
    }
}
