//! Why somebody says no. The other side gets the code and one plain sentence; the rest stays in one's own log.

use thiserror::Error;

/// A refusal. Its own text is for whoever keeps the machine that refuses; [`Weigering::public`] is for the other side.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Weigering {
    /// The basis is not active, or not the one that was approved.
    #[error("the basis is not active here, or the opdracht outlives it")]
    GrondslagNietActief,
    /// Run id or HD was seen before, or a second transcript came for one HD.
    #[error("this run, or another transcript of it, was seen before")]
    RunBekend,
    /// A signature is wrong, or what was signed cannot be read.
    #[error("a signature is wrong, or under it stands nothing that can be read")]
    Handtekening,
    /// A key is not the one that was compared by hand.
    #[error("a key is not the one that was pinned")]
    SleutelOnbekend,
    /// Before its time, after it, or valid for too long.
    #[error("not valid at this moment, or for longer than 72 hours")]
    Verlopen,
    /// Both keys of the opening are with one person.
    #[error("A and B have a key in common")]
    ZelfdeSleutelhouder,
    /// The rules are not those that this source approved.
    #[error("rule set or regeling differs from what this source approved")]
    NietGoedgekeurd,
    /// Too few sources that say something G could not know.
    #[error("{effective} effective sources in a regeling, {needed} are needed")]
    TeWeinigBronnen {
        /// How many there are.
        effective: usize,
        /// How many there have to be.
        needed: usize,
    },
    /// The list is not what D says, or is not a list of BSNs.
    #[error("the list has a wrong BSN, order, number or digest")]
    LijstFout,
    /// So few people, or so many, that the list is no list of residents.
    #[error("number of people or range of ages is out of bounds")]
    Omvang,
    /// Asked too often, or with too many thresholds.
    #[error("runs or thresholds of this regeling are used up")]
    TeVaak,
    /// A toezegging is missing or wrong.
    #[error("toezegging of source {bron:?} is missing or wrong")]
    ToezeggingFout {
        /// Whose, by its place in D, where that is known.
        bron: Option<u8>,
    },
    /// Nearly nobody or nearly everybody has a ja here.
    #[error("own share of ja is out of bounds")]
    Aandeel,
    /// Two sources do not hold the same keys.
    #[error("tags or v differ between {paren:?}; the odd one: {vreemd:?}")]
    Verschil {
        /// The pairs that differ.
        paren: Vec<(u8, u8)>,
        /// The source that is in all of them, if more than two take part.
        vreemd: Option<u8>,
    },
    /// A deel or slot is not what it should be.
    #[error("a deel or slot is wrong")]
    DeelFout,
    /// Two signed answers in one place: the run is void, and the source can be named.
    #[error("source {bron} signed two bodies for one place")]
    TweeLichamen {
        /// Who did, by its place in D.
        bron: u8,
    },
    /// Counts that cannot be.
    #[error("counts that cannot be: the run is void")]
    TellingFout,
    /// The order does not open what it should.
    #[error("order or check rows are wrong: nothing is shown")]
    OpeningFout,
    /// This opening is not allowed.
    #[error("one person, a second time, too late, or few without a reason")]
    OpeningMagNiet,
    /// What was computed is lost, and may not be computed again.
    #[error("the outbox is lost: this run is over for this source")]
    PostWeg,
}

impl Weigering {
    /// The number after `EL-`.
    #[must_use]
    pub fn code(&self) -> u16 {
        match self {
            Self::GrondslagNietActief => 310,
            Self::RunBekend => 380,
            Self::Handtekening | Self::SleutelOnbekend | Self::Verlopen | Self::ZelfdeSleutelhouder => 381,
            Self::NietGoedgekeurd => 382,
            Self::TeWeinigBronnen { .. } => 383,
            Self::LijstFout => 384,
            Self::Omvang => 385,
            Self::TeVaak => 386,
            Self::ToezeggingFout { .. } => 387,
            Self::Aandeel => 388,
            Self::Verschil { .. } => 390,
            Self::DeelFout => 391,
            Self::TweeLichamen { .. } => 392,
            Self::TellingFout => 393,
            Self::OpeningFout => 394,
            Self::OpeningMagNiet => 395,
            Self::PostWeg => 396,
        }
    }

    /// Which source it was, by its place in D, where that is known.
    #[must_use]
    pub fn bron(&self) -> Option<u8> {
        match self {
            Self::ToezeggingFout { bron } => *bron,
            Self::Verschil { vreemd, .. } => *vreemd,
            Self::TweeLichamen { bron } => Some(*bron),
            _ => None,
        }
    }

    /// What the other side may read: coarse, and the same for everything under one code.
    #[must_use]
    pub fn public(&self) -> &'static str {
        match self.code() {
            310 => "De grondslag geldt niet. Kijk of de grondslag actief is en lang genoeg geldt.",
            380 => "Deze vraag is al eens gesteld. Begin met een nieuwe opdracht.",
            381 => "Een handtekening, een sleutel of de datum klopt niet. Vergelijk de sleutels en teken opnieuw.",
            382 => "Deze regels zijn hier niet goedgekeurd. Vraag de bron om goedkeuring.",
            383 => "Er doen te weinig bronnen mee. Zo blijft een antwoord niet geheim.",
            384 => "De lijst klopt niet. Maak de lijst opnieuw en begin met een nieuwe opdracht.",
            385 => "De lijst is te klein, te groot of te smal. Vraag naar meer leeftijden of wacht.",
            386 => "Dit is te vaak gevraagd. Wacht tot het weer mag.",
            387 => "De sleutels van de bronnen passen niet bij elkaar. Begin met een nieuwe opdracht.",
            388 => "Deze vraag past niet bij deze bron. Laat de regels nakijken.",
            390 => "De bronnen rekenden niet met dezelfde sleutels. Begin met een nieuwe opdracht.",
            391 => "Een deel van het antwoord klopt niet. Vraag de bron het opnieuw te sturen.",
            392 => "Een bron gaf twee verschillende antwoorden. Deze opdracht is afgebroken.",
            393 => "De aantallen kunnen niet kloppen. Deze opdracht is afgebroken.",
            394 => "Openen lukt niet. Er is niets getoond.",
            395 => "Openen mag niet. Dat moeten twee mensen doen, één keer en op tijd.",
            _ => "Het antwoord is weg. Begin met een nieuwe opdracht.",
        }
    }
}
