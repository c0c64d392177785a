//! Schemes as a list of comparisons and of steps on bits. A step writes one register, which no other step writes, so the
//! plan can be read from top to bottom; what two schemes ask alike is one register, and its opposite is the same one.

use super::data::{Columns, Flags, day_number};
use super::gates::{Bit, EVERYBODY, Gates, Load, NOBODY, Source};
use crate::begrip::BegripVersie;
use crate::criterium::{Criterium, Waarvoor};
use crate::drempel::{self, Drempel, Groep, Samen, Vergelijking};
use crate::leeftijd::{self, Ingang, Leeftijd};
use crate::{Regeling, Toets};
use jiff::civil::Date;
use std::collections::HashMap;
use thiserror::Error;

/// Ja and nee of the same; who is in neither is onbekend.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub ja: Bit,
    pub nee: Bit,
}

impl Pair {
    /// Known of everybody.
    fn whole(ja: Bit) -> Self {
        Self { ja, nee: !ja }
    }

    /// Whether it is known of everybody.
    pub fn is_whole(self) -> bool {
        self.nee == !self.ja
    }
}

/// It does not hold where it holds, and the other way round.
impl std::ops::Not for Pair {
    type Output = Self;

    fn not(self) -> Self {
        Self { ja: self.nee, nee: self.ja }
    }
}

/// What cannot be done for a whole population.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlanError {
    /// An amount that a column cannot hold.
    #[error("{regeling}: the threshold {grens} is larger than a column can hold")]
    Grens {
        /// Which regeling.
        regeling: String,
        /// The threshold in eurocent.
        grens: i64,
    },
    /// An age about which the law says nothing on the peildatum.
    #[error("{regeling}: the age {leeftijd:?} is not known for everybody on {peildatum}")]
    Leeftijd {
        /// Which regeling.
        regeling: String,
        /// The age.
        leeftijd: Leeftijd,
        /// The day.
        peildatum: Date,
    },
}

/// What is to be computed for each tile.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) gates: Gates,
    pub(super) outcomes: Vec<Pair>,
    questions: usize,
}

impl Plan {
    /// The plan for these regelingen on the peildatum over columns of this shape. With `gebruik` also whether somebody has it
    /// already is asked.
    ///
    /// # Errors
    /// A threshold or an age that cannot be compared in columns; nothing is computed then.
    pub fn new(regelingen: &[&Regeling], columns: &Columns, peildatum: Date, gebruik: bool) -> Result<Self, PlanError> {
        let mut planner = Planner::new(columns, peildatum);
        let pairs = regelingen.iter().map(|regeling| planner.regeling(regeling, gebruik));
        let pairs = pairs.collect::<Result<Vec<Pair>, _>>()?;
        let (questions, mut gates) = (planner.questions.len(), planner.gates);
        let kept = gates.keep(pairs.iter().flat_map(|pair| [pair.ja, pair.nee]).collect());
        let outcomes = kept.as_chunks::<2>().0.iter().map(|[ja, nee]| Pair { ja: *ja, nee: *nee }).collect();
        Ok(Self { gates, outcomes, questions })
    }

    /// Of each regeling whether anybody can get ja, onbekend and nee: where all is known nobody gets onbekend, whoever they are.
    #[must_use]
    pub fn can_be(&self) -> Vec<[bool; 3]> {
        self.outcomes.iter().map(|pair| [pair.ja != NOBODY, !pair.is_whole(), pair.nee != NOBODY]).collect()
    }

    /// How many different questions the regelingen ask.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.questions
    }
}

struct Planner<'a> {
    columns: &'a Columns,
    peildatum: Date,
    regeling: String,
    gates: Gates,
    questions: HashMap<String, Pair>,
    groups: HashMap<Groep, Pair>,
}

const UNKNOWN: Pair = Pair { ja: NOBODY, nee: NOBODY };

impl<'a> Planner<'a> {
    fn new(columns: &'a Columns, peildatum: Date) -> Self {
        Self {
            columns,
            peildatum,
            regeling: String::new(),
            gates: Gates::new(),
            questions: HashMap::new(),
            groups: HashMap::new(),
        }
    }

    fn regeling(&mut self, regeling: &Regeling, gebruik: bool) -> Result<Pair, PlanError> {
        if !regeling.is_valid_on(self.peildatum) {
            return Ok(UNKNOWN);
        }
        self.regeling = regeling.name();
        let mut all = Pair::whole(EVERYBODY);
        for criterium in regeling.criterium.iter().filter(|criterium| gebruik || criterium.waarvoor == Waarvoor::Recht) {
            let one = self.question(criterium)?;
            all = self.both(all, one);
        }
        Ok(all)
    }

    fn question(&mut self, criterium: &Criterium) -> Result<Pair, PlanError> {
        let key = format!("{} {:?}", criterium.begrip, criterium.toets);
        if let Some(pair) = self.questions.get(&key) {
            return Ok(*pair);
        }
        let begrip = &criterium.begrip;
        let pair = match &criterium.toets {
            Toets::Is(must) => match self.columns.flags.get(begrip) {
                Some(flags) => {
                    let (yes, known) = (Load::Flag(begrip.clone()), Load::FlagKnown(begrip.clone()));
                    let pair = self.flag(flags, yes, known);
                    if *must { pair } else { !pair }
                }
                None => UNKNOWN,
            },
            Toets::Leeftijd(from, under) => {
                let source = Source::Begrip(begrip.clone());
                let from = from.map(|(age, ingang)| self.age(&source, age, ingang)).transpose()?;
                let under = under.map(|age| self.age(&source, age, Ingang::Dag)).transpose()?;
                [from, under.map(|pair| !pair)].into_iter().flatten().reduce(|a, b| self.both(a, b)).unwrap_or(UNKNOWN)
            }
            Toets::Grens(vergelijking, drempels) => self.grens(begrip, *vergelijking, drempels)?,
        };
        self.questions.insert(key, pair);
        Ok(pair)
    }

    /// As [`drempel::holds`] does it for one person.
    fn grens(&mut self, begrip: &BegripVersie, how: Vergelijking, drempels: &[Drempel]) -> Result<Pair, PlanError> {
        let source = Source::Begrip(begrip.clone());
        let Some(known) = self.known(&source) else { return Ok(UNKNOWN) };
        let groups = drempels.iter().map(|drempel| self.group(&drempel.voor)).collect::<Result<Vec<_>, _>>()?;
        if !groups.iter().all(|group| group.is_whole()) {
            return self.whatever_it_may_be(&source, how, drempels);
        }
        // Nobody is in two groups, so the first that fits is the one; the last is for who is left.
        let mut good = NOBODY;
        let is_total = drempel::vakken(drempels).iter().all(|vak| vak.drempel.is_some());
        for (at, drempel) in drempels.iter().enumerate().rev() {
            let own = self.side(&source, how, drempel.grens)?;
            let is_last = at + 1 == drempels.len();
            good = if is_last { own } else { self.gates.choose(groups[at].ja, own, good) };
        }
        let mut of = known;
        if !is_total {
            let some = groups.iter().fold(NOBODY, |some, group| self.gates.or(some, group.ja));
            of = self.gates.and(of, some);
        }
        Ok(Pair { ja: self.gates.and(good, of), nee: self.gates.and(!good, of) })
    }

    /// Where groups are not known of everybody: the answer that every group gives that it may be.
    fn whatever_it_may_be(&mut self, source: &Source, how: Vergelijking, drempels: &[Drempel]) -> Result<Pair, PlanError> {
        let mut all = Pair { ja: EVERYBODY, nee: EVERYBODY };
        for vak in drempel::vakken(drempels) {
            let group = self.group(&vak.wie)?;
            let may_be = self.gates.and_not(EVERYBODY, group.nee);
            let good = match vak.drempel {
                Some(at) => self.of_known(source, how, drempels[at].grens)?,
                None => UNKNOWN,
            };
            let (not_good, not_bad) = (self.gates.and_not(may_be, good.ja), self.gates.and_not(may_be, good.nee));
            all = Pair { ja: self.gates.and_not(all.ja, not_good), nee: self.gates.and_not(all.nee, not_bad) };
        }
        Ok(all)
    }

    fn group(&mut self, group: &Groep) -> Result<Pair, PlanError> {
        if let Some(pair) = self.groups.get(group) {
            return Ok(*pair);
        }
        let mut parts = Vec::new();
        if let Some(samen) = group.samen {
            let partner = match &self.columns.partner {
                Some(flags) => self.flag(flags, Load::Partner, Load::PartnerKnown),
                None => UNKNOWN,
            };
            parts.push(if samen == Samen::Partner { partner } else { !partner });
        }
        if let Some(count) = group.kinderen {
            let (at_most, at_least) = (Vergelijking::Hoogstens, Vergelijking::Minstens);
            parts.push(self.of_known(&Source::Kinderen, at_most, i64::from(count))?);
            if count > 0 {
                parts.push(self.of_known(&Source::Kinderen, at_least, i64::from(count))?);
            }
        }
        if let Some(least) = group.kinderen_vanaf {
            parts.push(self.of_known(&Source::Kinderen, Vergelijking::Minstens, i64::from(least))?);
        }
        if let Some(age) = group.vanaf {
            parts.push(self.age(&Source::Geboren, age, Ingang::Dag)?);
        }
        if let Some(age) = group.onder {
            parts.push(!self.age(&Source::Geboren, age, Ingang::Dag)?);
        }
        let pair = parts.into_iter().fold(Pair::whole(EVERYBODY), |all, part| self.both(all, part));
        self.groups.insert(*group, pair);
        Ok(pair)
    }

    /// Who has reached an age: whoever is born on or before a day.
    fn age(&mut self, source: &Source, age: Leeftijd, ingang: Ingang) -> Result<Pair, PlanError> {
        let peildatum = self.peildatum;
        let last = leeftijd::born_until(age, ingang, peildatum);
        let last = last.ok_or_else(|| PlanError::Leeftijd { regeling: self.regeling.clone(), leeftijd: age, peildatum })?;
        let Some(known) = self.known(source) else { return Ok(UNKNOWN) };
        let old = self.gates.compare(source, day_number(last));
        Ok(self.of_whom(old, known))
    }

    /// Who is on the good side of a threshold, of whom the number is known.
    fn of_known(&mut self, source: &Source, how: Vergelijking, grens: i64) -> Result<Pair, PlanError> {
        let Some(known) = self.known(source) else { return Ok(UNKNOWN) };
        let good = self.side(source, how, grens)?;
        Ok(self.of_whom(good, known))
    }

    /// Who is on the good side of a threshold, whatever stands for a number that is not known.
    fn side(&mut self, source: &Source, how: Vergelijking, grens: i64) -> Result<Bit, PlanError> {
        let limit = match how {
            Vergelijking::Hoogstens | Vergelijking::MeerDan => grens,
            Vergelijking::MinderDan | Vergelijking::Minstens => grens - 1,
        };
        let limit = i32::try_from(limit).ok().filter(|limit| *limit < i32::MAX);
        let limit = limit.ok_or_else(|| PlanError::Grens { regeling: self.regeling.clone(), grens })?;
        let below = self.gates.compare(source, limit);
        Ok(if how.more_helps() { !below } else { below })
    }

    /// Of whom a number is known; none where there is no column.
    fn known(&mut self, source: &Source) -> Option<Bit> {
        let numbers = match source {
            Source::Kinderen => self.columns.kinderen.as_ref(),
            Source::Geboren => self.columns.geboren.as_ref(),
            Source::Begrip(begrip) => self.columns.numbers.get(begrip),
        };
        let is_partly = numbers?.known.is_some();
        Some(if is_partly { self.gates.load(Load::NumbersKnown(source.clone())) } else { EVERYBODY })
    }

    fn flag(&mut self, flags: &Flags, yes: Load, known: Load) -> Pair {
        let yes = self.gates.load(yes);
        let known = if flags.known.is_some() { self.gates.load(known) } else { EVERYBODY };
        self.of_whom(yes, known)
    }

    fn of_whom(&mut self, yes: Bit, known: Bit) -> Pair {
        Pair { ja: self.gates.and(yes, known), nee: self.gates.and(!yes, known) }
    }

    fn both(&mut self, a: Pair, b: Pair) -> Pair {
        let ja = self.gates.and(a.ja, b.ja);
        if a.is_whole() && b.is_whole() {
            return Pair::whole(ja);
        }
        Pair { ja, nee: self.gates.or(a.nee, b.nee) }
    }
}
