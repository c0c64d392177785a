//! The columns: one value of a begrip for each person, in the order of the persons.

use crate::begrip::BegripVersie;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

/// The day from which days of birth are counted.
const EPOCH: Date = date(1970, 1, 1);

/// A bit for each person, sixty-four in a word, the first one lowest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits(pub(crate) Vec<u64>);

impl FromIterator<bool> for Bits {
    fn from_iter<I: IntoIterator<Item = bool>>(bits: I) -> Self {
        let mut words = Vec::new();
        for (at, bit) in bits.into_iter().enumerate() {
            if at % 64 == 0 {
                words.push(0);
            }
            if let (true, Some(word)) = (bit, words.last_mut()) {
                *word |= 1 << (at % 64);
            }
        }
        Self(words)
    }
}

impl Bits {
    /// The bit of a person.
    #[must_use]
    pub fn get(&self, person: usize) -> bool {
        self.0.get(person / 64).is_some_and(|word| word >> (person % 64) & 1 == 1)
    }

    /// From words, the first person in the lowest bit of the first.
    #[must_use]
    pub fn of_words(words: Vec<u64>) -> Self {
        Self(words)
    }

    /// The words, for who writes them away.
    #[must_use]
    pub fn words(&self) -> &[u64] {
        &self.0
    }
}

/// Amounts in eurocent, numbers, or days of birth.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    pub(crate) values: Vec<i32>,
    /// Who has a value; without it, everybody.
    pub(crate) known: Option<Bits>,
}

/// Holds or not.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    pub(crate) yes: Bits,
    /// Of whom it is known; without it, of everybody.
    pub(crate) known: Option<Bits>,
}

impl Numbers {
    /// Amounts or numbers. Above twenty-one million euro (and below minus that) all amounts are alike to every threshold, so
    /// the outermost stands for them.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = Option<i64>>) -> Self {
        let near = |value: i64| i32::try_from(value).unwrap_or(if value < 0 { i32::MIN } else { i32::MAX });
        Self::from_known(values.into_iter().map(|value| value.map(near)))
    }

    /// Days of birth.
    #[must_use]
    pub fn of_days(days: impl IntoIterator<Item = Option<Date>>) -> Self {
        Self::from_known(days.into_iter().map(|day| day.map(day_number)))
    }

    /// Values that are all known, as they are.
    #[must_use]
    pub fn all_known(values: Vec<i32>) -> Self {
        Self { values, known: None }
    }

    /// Values as they are, of those whose bit is set; whatever stands for the others is not looked at.
    #[must_use]
    pub fn partly_known(values: Vec<i32>, known: Bits) -> Self {
        Self { values, known: Some(known) }
    }

    /// The values, and of whom they are known if not of everybody.
    #[must_use]
    pub fn parts(&self) -> (&[i32], Option<&Bits>) {
        (&self.values, self.known.as_ref())
    }

    fn from_known(values: impl Iterator<Item = Option<i32>>) -> Self {
        let (values, known): (Vec<i32>, Vec<bool>) = values.map(|value| (value.unwrap_or(0), value.is_some())).unzip();
        let all = known.iter().all(|known| *known);
        Self { values, known: (!all).then(|| known.into_iter().collect()) }
    }
}

impl Flags {
    /// Of each person: holds, holds not, or not known.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = Option<bool>>) -> Self {
        let (yes, known): (Vec<bool>, Vec<bool>) = values.into_iter().map(|value| (value == Some(true), value.is_some())).unzip();
        let all = known.iter().all(|known| *known);
        Self { yes: yes.into_iter().collect(), known: (!all).then(|| known.into_iter().collect()) }
    }

    /// Bits that are all known, as they are.
    #[must_use]
    pub fn all_known(yes: Bits) -> Self {
        Self { yes, known: None }
    }

    /// Bits of those whose second bit is set.
    #[must_use]
    pub fn partly_known(yes: Bits, known: Bits) -> Self {
        Self { yes, known: Some(known) }
    }
}

/// A day as the number of days since 1970.
#[must_use]
pub fn day_number(day: Date) -> i32 {
    day.since(EPOCH).map_or(0, |span| span.get_days())
}

/// What is known of a population. A column that is not there is known of nobody.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    persons: usize,
    pub(crate) partner: Option<Flags>,
    pub(crate) kinderen: Option<Numbers>,
    pub(crate) geboren: Option<Numbers>,
    pub(crate) numbers: BTreeMap<BegripVersie, Numbers>,
    pub(crate) flags: BTreeMap<BegripVersie, Flags>,
}

impl Columns {
    /// A population of so many persons of whom nothing is known yet.
    #[must_use]
    pub fn new(persons: usize) -> Self {
        Self { persons, ..Self::default() }
    }

    /// How many persons.
    #[must_use]
    pub fn persons(&self) -> usize {
        self.persons
    }

    /// Who has a partner who counts along.
    #[must_use]
    pub fn with_partner(mut self, partner: Flags) -> Self {
        self.partner = Some(self.fitting_flags(partner));
        self
    }

    /// How many children under 18 count along.
    #[must_use]
    pub fn with_kinderen(mut self, kinderen: Numbers) -> Self {
        self.kinderen = Some(self.fitting(kinderen));
        self
    }

    /// Days of birth where thresholds depend on age.
    #[must_use]
    pub fn with_geboren(mut self, geboren: Numbers) -> Self {
        self.geboren = Some(self.fitting(geboren));
        self
    }

    /// Values of a begrip.
    #[must_use]
    pub fn with_numbers(mut self, begrip: BegripVersie, numbers: Numbers) -> Self {
        let numbers = self.fitting(numbers);
        self.numbers.insert(begrip, numbers);
        self
    }

    /// Of whom a begrip holds.
    #[must_use]
    pub fn with_flags(mut self, begrip: BegripVersie, flags: Flags) -> Self {
        let flags = self.fitting_flags(flags);
        self.flags.insert(begrip, flags);
        self
    }

    /// Bytes that a run over all columns reads at least once.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let bits = |bits: &Bits| bits.0.len() * 8;
        let number = |numbers: &Numbers| numbers.values.len() * 4 + numbers.known.as_ref().map_or(0, bits);
        let flag = |flags: &Flags| bits(&flags.yes) + flags.known.as_ref().map_or(0, bits);
        let numbers = self.numbers.values().chain(&self.kinderen).chain(&self.geboren).map(number);
        numbers.chain(self.flags.values().chain(&self.partner).map(flag)).sum()
    }

    /// Without the column of a begrip.
    #[must_use]
    pub fn without(mut self, begrip: &BegripVersie) -> Self {
        self.numbers.remove(begrip);
        self.flags.remove(begrip);
        self
    }

    /// Without the days of birth that thresholds would ask: a begrip of its own stays.
    #[must_use]
    pub fn without_geboren(mut self) -> Self {
        self.geboren = None;
        self
    }

    /// Whether there is a column of a begrip.
    #[must_use]
    pub fn has(&self, begrip: &BegripVersie) -> bool {
        self.numbers.contains_key(begrip) || self.flags.contains_key(begrip)
    }

    /// The column of a begrip that is a number or a day.
    #[must_use]
    pub fn numbers(&self, begrip: &BegripVersie) -> Option<&Numbers> {
        self.numbers.get(begrip)
    }

    /// The begrippen of which there is a column, numbers first.
    pub fn begrippen(&self) -> impl Iterator<Item = &BegripVersie> {
        self.numbers.keys().chain(self.flags.keys())
    }

    /// The columns of numbers, by name.
    pub fn all_numbers(&self) -> impl Iterator<Item = (String, &[i32])> {
        let fixed = [("kinderen", &self.kinderen), ("geboren", &self.geboren)];
        let fixed = fixed.into_iter().filter_map(|(name, numbers)| Some((name.to_owned(), numbers.as_ref()?)));
        let named = self.numbers.iter().map(|(begrip, numbers)| (begrip.to_string(), numbers));
        fixed.chain(named).map(|(name, numbers)| (name, numbers.values.as_slice()))
    }

    /// The columns of bits, by name.
    pub fn all_flags(&self) -> impl Iterator<Item = (String, &Bits)> {
        let partner = self.partner.as_ref().map(|flags| ("partner".to_owned(), &flags.yes));
        partner.into_iter().chain(self.flags.iter().map(|(begrip, flags)| (begrip.to_string(), &flags.yes)))
    }

    /// A column that is too short is known of nobody beyond its end.
    fn fitting(&self, mut numbers: Numbers) -> Numbers {
        let had = numbers.values.len();
        if had < self.persons && numbers.known.is_none() {
            numbers.known = Some((0..self.persons).map(|person| person < had).collect());
        }
        numbers.values.resize(self.persons, 0);
        numbers.known = numbers.known.map(|known| self.fitting_bits(known));
        numbers
    }

    fn fitting_flags(&self, flags: Flags) -> Flags {
        let known = if flags.known.is_none() && flags.yes.0.len() * 64 < self.persons {
            let had = flags.yes.0.len() * 64;
            Some((0..self.persons).map(|person| person < had).collect())
        } else {
            flags.known
        };
        Flags { yes: self.fitting_bits(flags.yes), known: known.map(|known| self.fitting_bits(known)) }
    }

    fn fitting_bits(&self, mut bits: Bits) -> Bits {
        bits.0.resize(self.persons.div_ceil(64), 0);
        bits
    }
}
