//! Schemes as a list of comparisons and of steps on bits. A step writes one register, which no other step writes, so the
//! plan can be read from top to bottom; what two schemes ask alike is one register.

use super::data::{Columns, Flags, Numbers, day_number};
use super::gates::{EVERYBODY, Gates, Load, NOBODY, Register, Source};
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
    pub ja: Register,
    pub nee: Register,
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
        let outcomes = regelingen.iter().map(|regeling| planner.regeling(regeling, gebruik)).collect::<Result<_, _>>()?;
        let questions = planner.questions.len();
        Ok(Self { gates: planner.gates, outcomes, questions })
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
        let mut all = Pair { ja: EVERYBODY, nee: NOBODY };
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
                    if *must { pair } else { Pair { ja: pair.nee, nee: pair.ja } }
                }
                None => UNKNOWN,
            },
            Toets::Leeftijd(from, under) => {
                let source = Source::Begrip(begrip.clone());
                let from = from.map(|(age, ingang)| self.age(&source, age, ingang)).transpose()?;
                let under = under.map(|age| self.age(&source, age, Ingang::Dag)).transpose()?;
                let under = under.map(|pair| Pair { ja: pair.nee, nee: pair.ja });
                [from, under].into_iter().flatten().reduce(|a, b| self.both(a, b)).unwrap_or(UNKNOWN)
            }
            Toets::Grens(vergelijking, drempels) => self.grens(begrip, *vergelijking, drempels)?,
        };
        self.questions.insert(key, pair);
        Ok(pair)
    }

    /// As [`drempel::holds`] does it for one person.
    fn grens(&mut self, begrip: &BegripVersie, how: Vergelijking, drempels: &[Drempel]) -> Result<Pair, PlanError> {
        let source = Source::Begrip(begrip.clone());
        let mut sure = UNKNOWN;
        let mut is_sure = true;
        for drempel in drempels {
            let good = self.side(&source, how, drempel.grens)?;
            let group = self.group(&drempel.voor)?;
            let (ja, nee) = (self.gates.and(group.ja, good.ja), self.gates.and(group.ja, good.nee));
            sure = Pair { ja: self.gates.or(sure.ja, ja), nee: self.gates.or(sure.nee, nee) };
            is_sure &= self.is_whole(group);
        }
        if is_sure { Ok(sure) } else { self.whatever_it_may_be(&source, how, drempels) }
    }

    /// Where groups are not known of everybody: the answer that every group gives that it may be.
    fn whatever_it_may_be(&mut self, source: &Source, how: Vergelijking, drempels: &[Drempel]) -> Result<Pair, PlanError> {
        let mut all = Pair { ja: EVERYBODY, nee: EVERYBODY };
        for vak in drempel::vakken(drempels) {
            let group = self.group(&vak.wie)?;
            let may_be = self.gates.and_not(EVERYBODY, group.nee);
            let good = vak.drempel.map_or(Ok(UNKNOWN), |at| self.side(source, how, drempels[at].grens))?;
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
            parts.push(if samen == Samen::Partner { partner } else { Pair { ja: partner.nee, nee: partner.ja } });
        }
        if let Some(count) = group.kinderen {
            let (at_most, at_least) = (Vergelijking::Hoogstens, Vergelijking::Minstens);
            parts.push(self.side(&Source::Kinderen, at_most, i64::from(count))?);
            parts.push(self.side(&Source::Kinderen, at_least, i64::from(count))?);
        }
        if let Some(least) = group.kinderen_vanaf {
            parts.push(self.side(&Source::Kinderen, Vergelijking::Minstens, i64::from(least))?);
        }
        if let Some(age) = group.vanaf {
            parts.push(self.age(&Source::Geboren, age, Ingang::Dag)?);
        }
        if let Some(age) = group.onder {
            let old = self.age(&Source::Geboren, age, Ingang::Dag)?;
            parts.push(Pair { ja: old.nee, nee: old.ja });
        }
        let everybody = Pair { ja: EVERYBODY, nee: NOBODY };
        let pair = parts.into_iter().fold(everybody, |all, part| self.both(all, part));
        self.groups.insert(*group, pair);
        Ok(pair)
    }

    /// Who has reached an age: whoever is born on or before a day.
    fn age(&mut self, source: &Source, age: Leeftijd, ingang: Ingang) -> Result<Pair, PlanError> {
        let peildatum = self.peildatum;
        let last = leeftijd::born_until(age, ingang, peildatum);
        let last = last.ok_or_else(|| PlanError::Leeftijd { regeling: self.regeling.clone(), leeftijd: age, peildatum })?;
        Ok(self.at_most(source, day_number(last)))
    }

    /// Who is on the good side of a threshold.
    fn side(&mut self, source: &Source, how: Vergelijking, grens: i64) -> Result<Pair, PlanError> {
        let limit = match how {
            Vergelijking::Hoogstens | Vergelijking::MeerDan => grens,
            Vergelijking::MinderDan | Vergelijking::Minstens => grens - 1,
        };
        let limit = i32::try_from(limit).ok().filter(|limit| *limit < i32::MAX);
        let limit = limit.ok_or_else(|| PlanError::Grens { regeling: self.regeling.clone(), grens })?;
        let below = self.at_most(source, limit);
        Ok(if how.more_helps() { Pair { ja: below.nee, nee: below.ja } } else { below })
    }

    fn at_most(&mut self, source: &Source, limit: i32) -> Pair {
        let Some(known) = self.numbers(source).map(|numbers| numbers.known.is_some()) else { return UNKNOWN };
        let below = self.gates.compare(source, limit);
        let known = if known { self.gates.load(Load::NumbersKnown(source.clone())) } else { EVERYBODY };
        self.known_pair(below, known)
    }

    fn numbers(&self, source: &Source) -> Option<&'a Numbers> {
        match source {
            Source::Kinderen => self.columns.kinderen.as_ref(),
            Source::Geboren => self.columns.geboren.as_ref(),
            Source::Begrip(begrip) => self.columns.numbers.get(begrip),
        }
    }

    fn flag(&mut self, flags: &Flags, yes: Load, known: Load) -> Pair {
        let yes = self.gates.load(yes);
        let known = if flags.known.is_some() { self.gates.load(known) } else { EVERYBODY };
        self.known_pair(yes, known)
    }

    /// Ja and nee of whom it is known.
    fn known_pair(&mut self, yes: Register, known: Register) -> Pair {
        // What is compared or loaded may hold for rows that are not there: everybody is in the step, here and nowhere else.
        let known = self.gates.and(known, EVERYBODY);
        let ja = self.gates.and(yes, known);
        Pair { ja, nee: self.gates.and_not(known, ja) }
    }

    /// Whether everybody is in one of the two, as far as the steps show: nee is made as everybody without ja, or the other
    /// way round.
    fn is_whole(&self, pair: Pair) -> bool {
        let Pair { ja, nee } = pair;
        let is_fixed = [(EVERYBODY, NOBODY), (NOBODY, EVERYBODY)].contains(&(ja, nee));
        is_fixed || self.gates.is_rest(nee, ja) || self.gates.is_rest(ja, nee)
    }

    fn both(&mut self, a: Pair, b: Pair) -> Pair {
        if (a.ja, a.nee) == (EVERYBODY, NOBODY) {
            return b;
        }
        let ja = self.gates.and(a.ja, b.ja);
        let nee =
            if self.is_whole(a) && self.is_whole(b) { self.gates.and_not(EVERYBODY, ja) } else { self.gates.or(a.nee, b.nee) };
        Pair { ja, nee }
    }
}
