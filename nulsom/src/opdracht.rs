//! D, the descriptor of a run: who asks, whom, about whom, by which rules, until when. Everything is bound to its hash.

use crate::cbor::{Message, Reader, Unreadable, Writer};
use crate::frame::{Hash, hash};
use crate::keys::{KeyId, Oin};

/// No frame and no proof was thought out for more.
pub(crate) const BRONNEN_MAX: u64 = 16;
const REGELINGEN_MAX: u64 = 1024;
/// Cells of one vector: 128 MiB, far below where the counter of ChaCha20 ends.
pub(crate) const CELLS_MAX: usize = 1 << 24;

/// Rows that everybody satisfies, so that a run whose keys differ is seen.
pub(crate) const CHECK_ALL: usize = 64;
/// Rows that one source does not satisfy, for each source.
pub(crate) const CHECK_EACH: usize = 16;

/// `HD`: D by its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hd(pub Hash);

/// Which bit of a person travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Niveau {
    /// Z: all own criteria are ja. Counted, and opened with two keys.
    Zeker,
    /// M: none is nee. Counted only.
    Mogelijk,
}

impl Niveau {
    /// How it travels.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Zeker => 1,
            Self::Mogelijk => 2,
        }
    }

    pub(crate) fn of(number: u8) -> Option<Self> {
        [Self::Zeker, Self::Mogelijk].into_iter().find(|niveau| niveau.number() == number)
    }
}

/// A source as D names it; its place among the others is its number `i`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bron {
    /// Whose.
    pub oin: Oin,
    /// What it signs with.
    pub sign: KeyId,
    /// What it agrees with.
    pub pad: KeyId,
    /// What its mail is sealed to.
    pub seal: KeyId,
}

/// A scheme as D names it; its place among the others is its number `s`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regeling {
    /// Its name in the rule set.
    pub naam: String,
    /// Of that name.
    pub versie: u32,
    /// With or without the count of who might.
    pub met_mogelijk: bool,
    /// `B_s`: the places of the sources that have criteria in it, rising.
    pub bronnen: Vec<u8>,
}

impl Regeling {
    /// The levels that are asked.
    pub fn niveaus(&self) -> impl Iterator<Item = Niveau> + use<> {
        [Niveau::Zeker].into_iter().chain(self.met_mogelijk.then_some(Niveau::Mogelijk))
    }
}

/// One of the two people who open together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sleutelhouder {
    /// What is signed with.
    pub sign: KeyId,
    /// What halves are sealed to.
    pub seal: KeyId,
}

/// The descriptor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opdracht {
    /// Sixteen bytes that are used once.
    pub run: [u8; 16],
    /// G.
    pub gemeente: Oin,
    /// The row of the basis.
    pub grondslag: [u8; 16],
    /// The hash of what that row says.
    pub grondslag_hash: Hash,
    /// The hash of all rules, as the sources approved them.
    pub regels: Hash,
    /// `2027-01-01`: the day on which the answers have to be true.
    pub peildatum: String,
    /// The youngest who are asked about, in years.
    pub leeftijd_vanaf: u8,
    /// The oldest.
    pub leeftijd_tot: u8,
    /// The sources by rising OIN.
    pub bronnen: Vec<Bron>,
    /// The schemes.
    pub regelingen: Vec<Regeling>,
    /// N: how many people.
    pub aantal: u32,
    /// The digest of the list.
    pub lijst: Hash,
    /// What G signs with.
    pub gemeente_sign: KeyId,
    /// What answers are sealed to.
    pub motor: KeyId,
    /// Who opens first.
    pub a: Sleutelhouder,
    /// Who opens second: somebody else.
    pub b: Sleutelhouder,
    /// From this instant, in milliseconds of the epoch.
    pub vanaf: u64,
    /// Until this one.
    pub tot: u64,
}

impl Opdracht {
    /// `HD`.
    #[must_use]
    pub fn digest(&self) -> Hd {
        Self::hd(&self.to_bytes())
    }

    /// To keep until all have signed it.
    #[must_use]
    pub fn to_store(&self) -> Vec<u8> {
        self.to_bytes()
    }

    /// What was kept.
    #[must_use]
    pub fn from_store(bytes: &[u8]) -> Option<Self> {
        Self::from_bytes(bytes).ok()
    }

    /// `HD` over the bytes as they were received.
    pub(crate) fn hd(bytes: &[u8]) -> Hd {
        Hd(hash("opdracht", &[bytes]))
    }

    /// The schemes with their numbers.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (u16, &Regeling)> {
        (0..).zip(&self.regelingen)
    }

    /// The number of an organisatie among the sources.
    #[must_use]
    pub fn place_of(&self, oin: &Oin) -> Option<u8> {
        self.bronnen.iter().position(|bron| bron.oin == *oin).and_then(|place| u8::try_from(place).ok())
    }

    /// T of a scheme.
    pub(crate) fn cells(&self, regeling: &Regeling) -> usize {
        self.aantal as usize + CHECK_ALL + CHECK_EACH * regeling.bronnen.len()
    }

    /// What a reader may count on from here: places that exist, order, and vectors that one key can cover.
    fn is_sound(&self) -> bool {
        let count = self.bronnen.len();
        let known = |place: &u8| usize::from(*place) < count;
        let sound = |regeling: &Regeling| {
            let rises = regeling.bronnen.windows(2).all(|pair| pair[0] < pair[1]);
            let fits = self.cells(regeling) <= CELLS_MAX;
            rises && fits && !regeling.bronnen.is_empty() && regeling.bronnen.iter().all(known)
        };
        let rises = self.bronnen.windows(2).all(|pair| pair[0].oin < pair[1].oin);
        let once = |regeling: &Regeling| self.regelingen.iter().filter(|other| other.naam == regeling.naam).count() == 1;
        let has_some = count >= 2 && !self.regelingen.is_empty();
        rises && has_some && self.regelingen.iter().all(|it| sound(it) && once(it)) && is_date(&self.peildatum)
    }
}

fn is_date(text: &str) -> bool {
    let fits = |(at, sign): (usize, u8)| if at == 4 || at == 7 { sign == b'-' } else { sign.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

impl Message for Opdracht {
    fn write(&self, to: &mut Writer) {
        to.array(19).number(1).bytes(&self.run).text(self.gemeente.text());
        to.bytes(&self.grondslag).bytes(&self.grondslag_hash).bytes(&self.regels).text(&self.peildatum);
        to.number(self.leeftijd_vanaf.into()).number(self.leeftijd_tot.into());
        to.each(&self.bronnen, |to, bron| {
            to.array(4).text(bron.oin.text()).bytes(&bron.sign.0).bytes(&bron.pad.0).bytes(&bron.seal.0);
        });
        to.each(&self.regelingen, |to, regeling| {
            let niveaus: Vec<Niveau> = regeling.niveaus().collect();
            to.array(4).text(&regeling.naam).number(regeling.versie.into());
            to.each(&niveaus, |to, niveau| {
                to.number(niveau.number().into());
            });
            to.each(&regeling.bronnen, |to, place| {
                to.number((*place).into());
            });
        });
        to.number(self.aantal.into()).bytes(&self.lijst).bytes(&self.gemeente_sign.0).bytes(&self.motor.0);
        for houder in [&self.a, &self.b] {
            to.array(2).bytes(&houder.sign.0).bytes(&houder.seal.0);
        }
        to.number(self.vanaf).number(self.tot);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Unreadable> {
        from.array(19)?;
        from.version()?;
        let opdracht = Self {
            run: from.exactly()?,
            gemeente: oin(from)?,
            grondslag: from.exactly()?,
            grondslag_hash: from.exactly()?,
            regels: from.exactly()?,
            peildatum: from.text()?.to_owned(),
            leeftijd_vanaf: from.u8()?,
            leeftijd_tot: from.u8()?,
            bronnen: from.each(BRONNEN_MAX, bron)?,
            regelingen: from.each(REGELINGEN_MAX, regeling)?,
            aantal: from.u32()?,
            lijst: from.exactly()?,
            gemeente_sign: key(from)?,
            motor: key(from)?,
            a: houder(from)?,
            b: houder(from)?,
            vanaf: from.u64()?,
            tot: from.u64()?,
        };
        if opdracht.is_sound() { Ok(opdracht) } else { Err(Unreadable) }
    }
}

fn oin(from: &mut Reader<'_>) -> Result<Oin, Unreadable> {
    Oin::parse(from.text()?).ok_or(Unreadable)
}

fn key(from: &mut Reader<'_>) -> Result<KeyId, Unreadable> {
    Ok(KeyId(from.exactly()?))
}

fn bron(from: &mut Reader<'_>) -> Result<Bron, Unreadable> {
    from.array(4)?;
    Ok(Bron { oin: oin(from)?, sign: key(from)?, pad: key(from)?, seal: key(from)? })
}

fn houder(from: &mut Reader<'_>) -> Result<Sleutelhouder, Unreadable> {
    from.array(2)?;
    Ok(Sleutelhouder { sign: key(from)?, seal: key(from)? })
}

fn regeling(from: &mut Reader<'_>) -> Result<Regeling, Unreadable> {
    from.array(4)?;
    let (naam, versie) = (from.text()?.to_owned(), from.u32()?);
    let niveaus = from.each(2, |from| Niveau::of(from.u8()?).ok_or(Unreadable))?;
    let met_mogelijk = match niveaus[..] {
        [Niveau::Zeker] => false,
        [Niveau::Zeker, Niveau::Mogelijk] => true,
        _ => return Err(Unreadable),
    };
    Ok(Regeling { naam, versie, met_mogelijk, bronnen: from.each(BRONNEN_MAX, Reader::u8)? })
}
