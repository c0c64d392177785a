//! What a source does not take part in, however well it is signed: too few people, too often, too fine, too alone.
//!
//! Pure arithmetic over what the caller keeps. Shares are counted in thousandths, in whole numbers.

use crate::frame::Hash;
use crate::keys::Oin;
use crate::opdracht::{Hd, Opdracht};
use crate::transcript::Th;
use crate::weigering::Weigering;
use std::collections::BTreeSet;

const DAY: u64 = 24 * 60 * 60 * 1000;
const YEAR: u64 = 365 * DAY;
/// How long D is valid at most; a run that sent nothing by then will not.
pub(crate) const VALID_MAX: u64 = 3 * DAY;
/// How many effective sources hide one of them.
pub const EFFECTIVE_MIN: usize = 2;
/// How many people a list is about at least.
pub const AANTAL_MIN: u64 = 1000;
const LEEFTIJDEN_MIN: u32 = 5;
const RUNS_IN_YEAR_MAX: usize = 2;
const DREMPELS_MAX: usize = 8;
/// Of the thresholds that came after a first run.
const NEW_DREMPELS_MAX: usize = 1;

/// What is known of a source in one scheme, for counting whether it hides anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profiel {
    /// It is the same legal entity as G.
    pub is_gemeente: bool,
    /// G can look up what it says: the BRP of its own residents, its own files, Suwinet.
    pub is_bekend: bool,
    /// Of a thousand people, how many have a ja there.
    pub verwacht_ja: u16,
}

impl Profiel {
    /// Whether its answer is a secret.
    #[must_use]
    pub fn is_effective(&self) -> bool {
        !self.is_gemeente && !self.is_bekend && (20..=950).contains(&self.verwacht_ja)
    }
}

/// EL-383: too few sources whose answer is a secret.
///
/// # Errors
/// With the number that was counted. `needed` is [`EFFECTIVE_MIN`] at least.
pub fn enough_sources(profielen: &[Profiel], needed: usize) -> Result<(), Weigering> {
    let needed = needed.max(EFFECTIVE_MIN);
    let effective = profielen.iter().filter(|profiel| profiel.is_effective()).count();
    if effective >= needed { Ok(()) } else { Err(Weigering::TeWeinigBronnen { effective, needed }) }
}

/// Of a thousand people who are not listed, how many have a nee at this source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verraden {
    /// If what one source says has nothing to do with what another does.
    pub onafhankelijk: u16,
    /// At worst: whoever has a nee elsewhere has one here, too.
    pub hoogstens: u16,
}

/// What a nee gives away to G of the source at this place, before it approves: the shares are of those whose answer is a secret, since
/// G knows the others. Nothing for a source whose answer is none.
#[must_use]
pub fn given_away(profielen: &[Profiel], own: usize) -> Option<Verraden> {
    let mine = profielen.get(own).filter(|profiel| profiel.is_effective())?;
    let effective = || profielen.iter().filter(|profiel| profiel.is_effective()).map(|profiel| u64::from(profiel.verwacht_ja));
    let nee = 1000 - u64::from(mine.verwacht_ja);
    let all_ja = effective().fold(1000, |all, ja| all * ja / 1000);
    let most_nee = effective().map(|ja| 1000 - ja).max().unwrap_or(nee);
    let share = |of: u64| u16::try_from((nee * 1000 + of / 2) / of.max(1)).unwrap_or(1000).min(1000);
    Some(Verraden { onafhankelijk: share(1000 - all_ja), hoogstens: share(most_nee) })
}

/// EL-385: too few people, or not about as many as live there.
///
/// # Errors
/// `inwoners` is what is published: how many live in G, by age from 0.
pub fn good_size(opdracht: &Opdracht, inwoners: &[u32]) -> Result<(), Weigering> {
    let (from, to) = (usize::from(opdracht.leeftijd_vanaf), usize::from(opdracht.leeftijd_tot));
    let years = (u32::from(opdracht.leeftijd_tot) + 1).saturating_sub(opdracht.leeftijd_vanaf.into());
    let published: u64 = inwoners.iter().skip(from).take((to + 1).saturating_sub(from)).map(|count| u64::from(*count)).sum();
    let asked = u64::from(opdracht.aantal);
    let is_like_published = asked * 100 >= published * 85 && asked * 100 <= published * 102;
    let is_good = asked >= AANTAL_MIN && years >= LEEFTIJDEN_MIN && is_like_published;
    if is_good { Ok(()) } else { Err(Weigering::Omvang) }
}

/// EL-388: nearly nobody or nearly everybody has a ja at this source.
///
/// # Errors
/// Outside 0.5 to 98 %.
pub fn good_share(yes: usize, all: usize) -> Result<(), Weigering> {
    let is_good = yes * 1000 >= all * 5 && yes * 1000 <= all * 980;
    if is_good { Ok(()) } else { Err(Weigering::Aandeel) }
}

/// A threshold that a scheme asks about, and what of: two of one kind can be subtracted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Drempel {
    /// Of what, such as an income.
    pub begrip: String,
    /// Over which time.
    pub periode: String,
    /// Of whom together.
    pub huishouden: String,
    /// In its own unit.
    pub waarde: i64,
}

impl Drempel {
    fn kind(&self) -> (&str, &str, &str) {
        (&self.begrip, &self.periode, &self.huishouden)
    }
}

/// A run that this source took part in. Kept 24 months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogboekRegel {
    /// The run id.
    pub run: [u8; 16],
    /// D.
    pub hd: Hd,
    /// The transcript, once there is one.
    pub th: Option<Th>,
    /// Who asked.
    pub gemeente: Oin,
    /// Which schemes, by name.
    pub regelingen: Vec<String>,
    /// Which thresholds at this source.
    pub drempels: Vec<Drempel>,
    /// About how many.
    pub aantal: u32,
    /// When, in milliseconds of the epoch.
    pub op: u64,
    /// Whether a first deel left: from then on it counts, also when the run is void.
    pub is_verstuurd: bool,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Logboek(pub Vec<LogboekRegel>);

impl Logboek {
    /// EL-380: seen before.
    ///
    /// # Errors
    /// Also for another D under a run id that was used.
    pub fn is_new(&self, run: &[u8; 16], hd: &Hd) -> Result<(), Weigering> {
        let seen = self.0.iter().any(|regel| regel.run == *run || regel.hd == *hd);
        if seen { Err(Weigering::RunBekend) } else { Ok(()) }
    }

    /// One transcript for each D, for ever.
    pub(crate) fn is_first(&self, hd: &Hd, th: &Th) -> Result<(), Weigering> {
        let other = self.0.iter().any(|regel| regel.hd == *hd && regel.th.is_some_and(|known| known != *th));
        if other { Err(Weigering::RunBekend) } else { Ok(()) }
    }

    /// EL-386: too often, or thresholds that come closer and closer.
    ///
    /// Who may ask again with another threshold halves what is unknown each time; so after the first run one more is
    /// allowed of each kind, and eight in all.
    ///
    /// # Errors
    /// As it says.
    pub fn not_too_often(&self, asked: &LogboekRegel) -> Result<(), Weigering> {
        // A run that may still send counts too, or many could be begun at once.
        let may_send = |regel: &LogboekRegel| asked.op.saturating_sub(regel.op) < VALID_MAX;
        let counts = |regel: &&LogboekRegel| regel.gemeente == asked.gemeente && (regel.is_verstuurd || may_send(regel));
        let earlier: Vec<&LogboekRegel> = self.0.iter().filter(counts).collect();
        let in_year = |naam: &String| {
            let same = |regel: &&&LogboekRegel| regel.regelingen.contains(naam) && asked.op.saturating_sub(regel.op) < YEAR;
            earlier.iter().filter(same).count()
        };
        let too_often = asked.regelingen.iter().any(|naam| in_year(naam) >= RUNS_IN_YEAR_MAX);
        let too_fine = asked.drempels.iter().any(|drempel| is_too_fine(&earlier, asked, drempel));
        if too_often || too_fine { Err(Weigering::TeVaak) } else { Ok(()) }
    }
}

fn is_too_fine(earlier: &[&LogboekRegel], asked: &LogboekRegel, of: &Drempel) -> bool {
    let values = |regel: &LogboekRegel| -> BTreeSet<i64> {
        regel.drempels.iter().filter(|drempel| drempel.kind() == of.kind()).map(|drempel| drempel.waarde).collect()
    };
    let mut runs: Vec<(u64, BTreeSet<i64>)> = earlier.iter().map(|regel| (regel.op, values(regel))).collect();
    runs.retain(|(_, values)| !values.is_empty());
    runs.sort();
    let mut all = values(asked);
    let is_first = runs.is_empty();
    let first = runs.first().map(|(_, values)| values.clone()).unwrap_or_default();
    all.extend(runs.into_iter().flat_map(|(_, values)| values));
    all.len() > DREMPELS_MAX || !is_first && all.difference(&first).count() > NEW_DREMPELS_MAX
}

/// What a source approved: with its own signature, after the approval page. A run that asks anything else is refused.
#[derive(Clone, Debug)]
pub struct Goedkeuring {
    /// The row of the basis.
    pub grondslag: [u8; 16],
    /// What it says.
    pub grondslag_hash: Hash,
    /// Until when it is active.
    pub grondslag_tot: u64,
    /// The rule set, also that of the others.
    pub regels: Hash,
    /// Each scheme.
    pub regelingen: Vec<GoedgekeurdeRegeling>,
    /// How many live in G, by age from 0.
    pub inwoners: Vec<u32>,
    /// How many effective sources this source wants beside it, itself counted.
    pub bronnen_min: usize,
}

/// One scheme of it.
#[derive(Clone, Debug)]
pub struct GoedgekeurdeRegeling {
    /// Its name.
    pub naam: String,
    /// Of that name.
    pub versie: u32,
    /// The sources with criteria in it.
    pub bronnen: Vec<(Oin, Profiel)>,
    /// The thresholds of this source in it.
    pub drempels: Vec<Drempel>,
}
