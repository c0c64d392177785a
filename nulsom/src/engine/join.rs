//! Samenvoegen: the parts of all sources are added up, place by place, and what is zero is counted.

use super::slots::Slots;
use super::{Plaatsen, Ronde, Uitkomst};
use crate::cbor::Message;
use crate::cells::{CELL, parts, zeros};
use crate::deel::{Envelope, Kop, Plek};
use crate::frame::Hash;
use crate::keys::Naam;
use crate::opdracht::{CHECK_ALL, Niveau};
use crate::weigering::Weigering;
use crate::zegel::{SealSecret, Zegel};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// A run that is being added up: it says which deel it wants, and is given that.
pub struct Samenvoegen<'r> {
    ronde: &'r Ronde,
    motor: &'r SealSecret,
    slots: Slots,
    todo: std::iter::Peekable<std::vec::IntoIter<Plek>>,
    /// One part, of the sources up to now.
    opened: Vec<Zeroizing<Vec<u8>>>,
    hashes: BTreeMap<u8, Sha256>,
    bitmap: Vec<u8>,
    uitkomsten: Vec<Uitkomst>,
}

impl<'r> Samenvoegen<'r> {
    /// Opens the slots, by place.
    ///
    /// # Errors
    /// EL-391 and EL-390.
    pub fn begin(ronde: &'r Ronde, motor: &'r SealSecret, slots: &[Vec<u8>]) -> Result<Self, Weigering> {
        Ok(Self {
            ronde,
            motor,
            slots: Slots::open(ronde, motor, slots)?,
            todo: ronde.plekken().collect::<Vec<_>>().into_iter().peekable(),
            opened: Vec::new(),
            hashes: BTreeMap::new(),
            bitmap: Vec::new(),
            uitkomsten: Vec::new(),
        })
    }

    /// Which deel comes next.
    pub fn wants(&mut self) -> Option<Plek> {
        self.todo.peek().copied()
    }

    /// Adds the deel that was wanted.
    ///
    /// # Errors
    /// EL-391 when it is another one, or not the one that the source put in its slot. EL-393 for counts that cannot be.
    pub fn give(&mut self, message: &[u8]) -> Result<(), Weigering> {
        let plek = self.todo.next().ok_or(Weigering::DeelFout)?;
        let cells = self.open(&plek, message)?;
        self.hashes.entry(plek.bron).or_default().update(&cells);
        self.opened.push(cells);
        if self.ronde.bronnen_of(plek.s).last() == Some(&plek.bron) {
            let opened: Vec<&[u8]> = self.opened.iter().map(|cells| cells.as_slice()).collect();
            zeros(&opened, &mut self.bitmap);
            self.opened.clear();
            let total = self.ronde.cells_of(plek.s).unwrap_or_default();
            if plek.deel as usize + 1 == parts(total) {
                self.close(plek.s, plek.niveau, total)?;
            }
        }
        Ok(())
    }

    /// The outcomes by scheme. Store them and delete the bodies in one commit.
    ///
    /// # Errors
    /// EL-391 when parts are missing.
    pub fn finish(mut self) -> Result<Vec<Uitkomst>, Weigering> {
        if self.wants().is_some() { Err(Weigering::DeelFout) } else { Ok(self.uitkomsten) }
    }

    fn open(&self, plek: &Plek, message: &[u8]) -> Result<Zeroizing<Vec<u8>>, Weigering> {
        let envelope = Envelope::from_bytes(message).map_err(|_| Weigering::DeelFout)?;
        let hash = envelope.verify(&self.ronde.bronnen[usize::from(plek.bron)].sign, Naam::Deel)?;
        let kop = Kop::from_bytes(&envelope.kop).map_err(|_| Weigering::DeelFout)?;
        let is_it = kop.th == self.ronde.th && kop.plek == *plek && self.body_hash(plek) == Some(&hash);
        let context: [&[u8]; 2] = [&self.ronde.th.0, &[plek.bron]];
        let cells = self.motor.open(Zegel::Deel, &context, &envelope.kop, &envelope.body).filter(|_| is_it);
        let length = self.ronde.cells_at(plek).map(|cells| cells * CELL);
        cells.filter(|cells| Some(cells.len()) == length).ok_or(Weigering::DeelFout)
    }

    /// What the source said in its slot that this body hashes to.
    fn body_hash(&self, plek: &Plek) -> Option<&Hash> {
        let vectors = self.ronde.vectors_of(plek.bron);
        let before = vectors.take_while(|vector| *vector != (plek.s, plek.niveau));
        let before: usize = before.filter_map(|(s, _)| self.ronde.cells_of(s)).map(parts).sum();
        self.slots.of(plek.bron).bodies.get(before + plek.deel as usize)
    }

    /// The last part of a vector was added up.
    fn close(&mut self, s: u16, niveau: Niveau, cells: usize) -> Result<(), Weigering> {
        for (bron, sha) in std::mem::take(&mut self.hashes) {
            let hash: Hash = sha.finalize().into();
            if self.slots.vector(bron, s, niveau).is_none_or(|(wanted, _)| *wanted != hash) {
                return Err(Weigering::DeelFout);
            }
        }
        let plaatsen = Plaatsen::new(std::mem::take(&mut self.bitmap), cells);
        let zeros = plaatsen.count();
        let count = zeros.checked_sub(CHECK_ALL).and_then(|count| u32::try_from(count).ok());
        let count = count.filter(|count| *count <= self.ronde.opdracht.aantal).ok_or(Weigering::TellingFout)?;
        match niveau {
            Niveau::Zeker => {
                let uitkomst = self.outcome(s, cells, count, plaatsen)?;
                self.uitkomsten.push(uitkomst);
            }
            // Counted, and its places forgotten here: M names nobody.
            Niveau::Mogelijk => self.count_possible(count)?,
        }
        Ok(())
    }

    fn outcome(&self, s: u16, cells: usize, zeker: u32, plaatsen: Plaatsen) -> Result<Uitkomst, Weigering> {
        let bronnen = self.ronde.bronnen_of(s);
        let helften = bronnen.iter().map(|bron| self.slots.of(*bron).helften.iter().find(|helften| helften.s == s).cloned());
        let first = bronnen.first().and_then(|bron| self.slots.vector(*bron, s, Niveau::Zeker));
        let (_, v) = first.ok_or(Weigering::DeelFout)?;
        Ok(Uitkomst {
            hd: self.ronde.hd,
            th: self.ronde.th,
            s,
            run: self.ronde.opdracht.run,
            aantal: self.ronde.opdracht.aantal,
            lijst: self.ronde.opdracht.lijst,
            cells,
            v: *v,
            helften: helften.collect::<Option<_>>().ok_or(Weigering::DeelFout)?,
            zeker,
            mogelijk: None,
            plaatsen,
        })
    }

    fn count_possible(&mut self, count: u32) -> Result<(), Weigering> {
        let uitkomst = self.uitkomsten.last_mut().ok_or(Weigering::TellingFout)?;
        if count < uitkomst.zeker {
            return Err(Weigering::TellingFout);
        }
        uitkomst.mogelijk = Some(count);
        Ok(())
    }
}
