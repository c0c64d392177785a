//! B, another person, opens.

use super::HouderKeys;
use super::statement::{Doorgave, Statement};
use crate::cbor::Message;
use crate::engine::{SealedList, Uitkomst, is_few, unlock};
use crate::keys::{Naam, SignPublic};
use crate::lijst::Lijst;
use crate::opdracht::CHECK_ALL;
use crate::order::OrderKey;
use crate::secret::Secret;
use crate::weigering::Weigering;
use crate::zegel::Zegel;
use zeroize::Zeroizing;

/// How long what A handed over is good.
const VALID: u64 = 72 * 60 * 60 * 1000;

/// What B opens, and who they are.
pub struct Openen<'o> {
    /// The outcome of one scheme.
    pub uitkomst: &'o Uitkomst,
    /// The list under both keys.
    pub list: &'o SealedList,
    /// What A handed over.
    pub doorgave: &'o [u8],
    /// What A signs with, as it was pinned.
    pub a_sign: &'o SignPublic,
    /// Who A is to the house.
    pub a_persoon: &'o str,
    /// Who B is.
    pub b_persoon: &'o str,
    /// Why, in B's own words; needed where there are few.
    pub b_reden: &'o str,
    /// Whether this scheme of this run was opened before.
    pub is_geopend: bool,
    /// This instant.
    pub now: u64,
}

/// What came out, with what B signed. Delete the bitmap and the halves in the commit that keeps the hits.
pub struct Geopend {
    /// The hits.
    pub treffers: Treffers,
    /// `[1, th, s, reason, instant]` of A.
    pub verklaring_a: Vec<u8>,
    /// And of B.
    pub verklaring_b: Vec<u8>,
    /// B's signature under theirs.
    pub handtekening_b: [u8; 64],
}

/// The people of whom every criterion holds, without those who dropped out. Gone when dropped.
pub struct Treffers(Zeroizing<Vec<[u8; 9]>>);

impl Treffers {
    /// Their BSNs, rising.
    #[must_use]
    pub fn bsns(&self) -> &[[u8; 9]] {
        &self.0
    }
}

impl Openen<'_> {
    /// Opens one scheme. `drops` says of a BSN whether it drops out now: afmelding, weigering, has it already, deceased,
    /// moved, geheimhouding.
    ///
    /// # Errors
    /// EL-395 when this may not be, EL-394 when something does not fit: then nothing is shown.
    pub fn open(&self, b: &HouderKeys, drops: impl Fn(&[u8; 9]) -> bool) -> Result<Geopend, Weigering> {
        let (statement, doorgave) = self.allowed()?;
        let uitkomst = self.uitkomst;
        let number = uitkomst.s.to_be_bytes();
        let context: [&[u8]; 2] = [&uitkomst.th.0, &number];
        let handed = b.seal.open(Zegel::Doorgeven, &context, &doorgave.statement, &doorgave.sealed);
        let handed = handed.ok_or(Weigering::OpeningFout)?;
        let (halves, rest) = handed.as_chunks::<32>();
        let (la, rs) = halves.split_first().filter(|_| rest.is_empty()).ok_or(Weigering::OpeningFout)?;
        let order = self.order(b, rs).ok_or(Weigering::OpeningFout)?;
        let rows = self.rows(&order).ok_or(Weigering::OpeningFout)?;
        let lijst = self.list(b, &Secret::new(*la)).ok_or(Weigering::OpeningFout)?;
        let mut hits: Vec<[u8; 9]> = Vec::with_capacity(rows.len());
        hits.extend(rows.iter().map(|row| lijst.bsns()[*row as usize]).filter(|bsn| !drops(bsn)));
        let own = Statement { reden: self.b_reden.to_owned(), op: self.now, ..statement }.to_bytes();
        Ok(Geopend {
            treffers: Treffers(Zeroizing::new(hits)),
            verklaring_a: doorgave.statement,
            handtekening_b: b.sign.sign(Naam::Openen, &own),
            verklaring_b: own,
        })
    }

    fn allowed(&self) -> Result<(Statement, Doorgave), Weigering> {
        let doorgave = Doorgave::from_bytes(self.doorgave).map_err(|_| Weigering::OpeningFout)?;
        self.a_sign.verify(Naam::Openen, &doorgave.statement, &doorgave.signature)?;
        let statement = Statement::from_bytes(&doorgave.statement).map_err(|_| Weigering::OpeningFout)?;
        if statement.th != self.uitkomst.th || statement.s != self.uitkomst.s {
            return Err(Weigering::OpeningFout);
        }
        let in_time = self.now.checked_sub(statement.op).is_some_and(|passed| passed < VALID);
        let says_why = !is_few(self.uitkomst.zeker) || !self.b_reden.trim().is_empty();
        let is_another = self.a_persoon != self.b_persoon;
        let may = !self.is_geopend && in_time && says_why && is_another;
        if may { Ok((statement, doorgave)) } else { Err(Weigering::OpeningMagNiet) }
    }

    /// From the halves of the first source whose halves fit.
    fn order(&self, b: &HouderKeys, rs: &[[u8; 32]]) -> Option<OrderKey> {
        let uitkomst = self.uitkomst;
        let number = uitkomst.s.to_be_bytes();
        let context: [&[u8]; 3] = [&uitkomst.th.0, &number, b"B"];
        uitkomst.helften.iter().zip(rs).find_map(|(helften, r)| {
            let rest = Secret::of(&b.seal.open(Zegel::Opening, &context, &[], &helften.b)?)?;
            OrderKey::join(&Secret::new(*r), &rest, &uitkomst.th, uitkomst.s, &uitkomst.v)
        })
    }

    /// The rows of persons that are hits, rising; nothing, if the check rows are not as they have to be.
    fn rows(&self, order: &OrderKey) -> Option<Zeroizing<Vec<u32>>> {
        let uitkomst = self.uitkomst;
        let mut rows = Zeroizing::new((0..u32::try_from(uitkomst.cells).ok()?).collect::<Vec<u32>>());
        order.shuffle(rows.as_mut_slice());
        if uitkomst.plaatsen.len() != rows.len() {
            return None;
        }
        let mut hits = Zeroizing::new(Vec::with_capacity(uitkomst.zeker as usize));
        let satisfied = uitkomst.aantal as usize..uitkomst.aantal as usize + CHECK_ALL;
        for (place, row) in rows.iter().enumerate() {
            let (is_zero, at) = (uitkomst.plaatsen.is_zero(place), *row as usize);
            if at < satisfied.start {
                hits.extend(is_zero.then_some(*row));
            } else if is_zero != satisfied.contains(&at) {
                return None;
            }
        }
        hits.sort_unstable();
        Some(hits)
    }

    fn list(&self, b: &HouderKeys, la: &Secret) -> Option<Lijst> {
        let uitkomst = self.uitkomst;
        let lb = b.seal.open(Zegel::Lijstsleutel, &[&uitkomst.hd.0, b"B"], &[], &self.list.b)?;
        let digits = unlock(&uitkomst.hd, &self.list.text, la, &Secret::of(&lb)?)?;
        let lijst = Lijst::check(digits).ok()?;
        let is_it = lijst.len() == uitkomst.aantal as usize && lijst.digest(&uitkomst.run) == uitkomst.lijst;
        is_it.then_some(lijst)
    }
}
