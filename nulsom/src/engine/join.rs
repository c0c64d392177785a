//! Samenvoegen: the parts of all sources are added up, place by place, and what is zero is counted.

use super::slots::Slots;
use super::{Opened, Plaatsen, Ronde, Uitkomst};
use crate::cells::{parts, zeros};
use crate::deel::Plek;
use crate::opdracht::{CHECK_ALL, Niveau};
use crate::weigering::Weigering;
use crate::zegel::SealSecret;
use sha2::Sha256;
use std::collections::BTreeMap;

/// A run that is being added up: it says which deel it wants, and is given that.
pub struct Samenvoegen<'r> {
    pub(super) ronde: &'r Ronde,
    pub(super) motor: &'r SealSecret,
    pub(super) slots: Slots,
    /// What is to be opened, and what is to be added: the same, and opening may be ahead.
    pub(super) todo: std::iter::Peekable<std::vec::IntoIter<Plek>>,
    to_add: std::vec::IntoIter<Plek>,
    /// Of the vectors that are being opened, by source.
    pub(super) hashes: BTreeMap<u8, Sha256>,
    /// One part, of the sources up to now.
    part: Vec<Opened>,
    bitmap: Vec<u8>,
    uitkomsten: Vec<Uitkomst>,
}

impl<'r> Samenvoegen<'r> {
    /// Opens the slots, by place.
    ///
    /// # Errors
    /// EL-391 and EL-390.
    pub fn begin(ronde: &'r Ronde, motor: &'r SealSecret, slots: &[Vec<u8>]) -> Result<Self, Weigering> {
        let plekken: Vec<Plek> = ronde.plekken().collect();
        Ok(Self {
            ronde,
            motor,
            slots: Slots::open(ronde, motor, slots)?,
            todo: plekken.clone().into_iter().peekable(),
            to_add: plekken.into_iter(),
            part: Vec::new(),
            hashes: BTreeMap::new(),
            bitmap: Vec::new(),
            uitkomsten: Vec::new(),
        })
    }

    /// Which deel comes next.
    pub fn wants(&mut self) -> Option<Plek> {
        self.todo.peek().copied()
    }

    /// Opens and adds the deel that was wanted.
    ///
    /// # Errors
    /// As [`Self::open`] and [`Self::add`].
    pub fn give(&mut self, message: &[u8]) -> Result<(), Weigering> {
        let opened = self.open(message)?;
        self.add(opened)
    }

    /// Adds what was opened, in the order in which it was.
    ///
    /// # Errors
    /// EL-391 when it is not the next one of this run. EL-393 for counts that cannot be.
    pub fn add(&mut self, opened: Opened) -> Result<(), Weigering> {
        let plek = opened.plek;
        if self.to_add.next() != Some(plek) || opened.th != self.ronde.th {
            return Err(Weigering::DeelFout);
        }
        self.part.push(opened);
        if self.ronde.bronnen_of(plek.s).last() == Some(&plek.bron) {
            let part: Vec<&[u8]> = self.part.iter().map(|opened| &*opened.cells).collect();
            zeros(&part, &mut self.bitmap);
            self.part.clear();
            if self.is_last_part(&plek) {
                self.close(&plek)?;
            }
        }
        Ok(())
    }

    /// The outcomes by scheme. Store them and delete the bodies in one commit.
    ///
    /// # Errors
    /// EL-391 when parts are missing.
    pub fn finish(mut self) -> Result<Vec<Uitkomst>, Weigering> {
        if self.to_add.next().is_some() { Err(Weigering::DeelFout) } else { Ok(self.uitkomsten) }
    }

    pub(super) fn is_last_part(&self, plek: &Plek) -> bool {
        self.ronde.cells_of(plek.s).is_some_and(|cells| plek.deel as usize + 1 == parts(cells))
    }

    /// The last part of a vector was added up.
    fn close(&mut self, plek: &Plek) -> Result<(), Weigering> {
        let (s, cells) = (plek.s, self.ronde.cells_of(plek.s).unwrap_or_default());
        let plaatsen = Plaatsen::new(std::mem::take(&mut self.bitmap), cells);
        let zeros = plaatsen.count();
        let count = zeros.checked_sub(CHECK_ALL).and_then(|count| u32::try_from(count).ok());
        let count = count.filter(|count| *count <= self.ronde.opdracht.aantal).ok_or(Weigering::TellingFout)?;
        match plek.niveau {
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
