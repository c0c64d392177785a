//! Somebody invented, and what the articles as the second reader read them say of them.

use crate::dag::Dag;
use crate::lezing::Lezing;
use jiff::civil::Date;
use regelingen::begrip::Soort;
use regelingen::columns::run::Run;
use regelingen::columns::{Bits, Columns, Flags, Numbers, Plan};
use regelingen::{Feiten, Regeling, Stand, Waarde};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;

/// Somebody, as far as is known.
#[derive(Clone, Debug)]
pub struct Mens {
    pub born: Dag,
    pub partner: Option<bool>,
    pub kinderen: Option<i64>,
    /// By begrip; what is not known is not in it.
    pub waarden: BTreeMap<String, i64>,
}

/// What the articles say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zegt {
    Ja,
    Nee,
    Onbekend,
}

impl Zegt {
    pub fn word(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::Nee => "nee",
            Self::Onbekend => "onbekend",
        }
    }
}

impl Mens {
    /// Who is on the good side of everything, in the group of a line.
    pub fn good(mine: &[&Lezing], of: Option<&Lezing>, day: Dag) -> Self {
        let births = [Dag::new(1980, 6, 15), Dag::new(1950, 1, 1), Dag::new(day.jaar - 20, 1, 1)];
        for born in births {
            for kinderen in 0..5 {
                for partner in [false, true] {
                    let fits = |lezing: &Lezing| lezing.is_for(partner, kinderen, born, day);
                    let grown = mine.iter().filter(|lezing| lezing.is_age()).all(|lezing| lezing.fits_age(born, day));
                    let demands = mine.iter().filter(|lezing| lezing.is_amount()).map(|lezing| &lezing.criterium);
                    let has_all = demands.into_iter().all(|it| mine.iter().any(|lezing| lezing.criterium == *it && fits(lezing)));
                    if grown && has_all && of.is_none_or(fits) {
                        let waarden = mine.iter().filter_map(|lezing| Some((lezing.begrip.clone(), good_value(lezing)?)));
                        return Self { born, partner: Some(partner), kinderen: Some(kinderen), waarden: waarden.collect() };
                    }
                }
            }
        }
        panic!("nobody fits {of:?}")
    }

    pub fn with(mut self, begrip: &str, value: Option<i64>) -> Self {
        self.waarden.remove(begrip);
        self.waarden.extend(value.map(|value| (begrip.to_owned(), value)));
        self
    }

    /// All demands together: one nee is enough for nee, and ja takes all of them.
    pub fn judged_by(&self, mine: &[&Lezing], day: Dag) -> Zegt {
        let mut names: Vec<&str> = mine.iter().map(|lezing| lezing.criterium.as_str()).collect();
        names.dedup();
        let mut whole = Zegt::Ja;
        for name in names {
            let lines: Vec<&Lezing> = mine.iter().copied().filter(|lezing| lezing.criterium == name).collect();
            match self.demand(&lines, day) {
                Zegt::Nee => return Zegt::Nee,
                Zegt::Onbekend => whole = Zegt::Onbekend,
                Zegt::Ja => {}
            }
        }
        whole
    }

    fn demand(&self, lines: &[&Lezing], day: Dag) -> Zegt {
        let first = lines[0];
        let yes_no = |yes| if yes { Zegt::Ja } else { Zegt::Nee };
        if first.is_age() {
            return yes_no(lines.iter().all(|lezing| lezing.fits_age(self.born, day)));
        }
        let Some(value) = self.waarden.get(&first.begrip) else { return Zegt::Onbekend };
        if !first.is_amount() {
            return yes_no((first.kant == "moet") == (*value == 1));
        }
        // Whoever they may turn out to be.
        let mut all = Vec::new();
        for partner in self.partner.map_or(vec![false, true], |known| vec![known]) {
            for kinderen in self.kinderen.map_or((0..6).collect(), |known| vec![known]) {
                let of = lines.iter().find(|lezing| lezing.is_for(partner, kinderen, self.born, day));
                all.push(of.map(|lezing| lezing.holds(*value)));
            }
        }
        match all[0] {
            Some(first) if all.iter().all(|one| *one == Some(first)) => yes_no(first),
            _ => Zegt::Onbekend,
        }
    }
}

fn good_value(lezing: &Lezing) -> Option<i64> {
    match lezing.kant.as_str() {
        "moet" => Some(1),
        "mag_niet" | "tot_en_met" | "lager_dan" => Some(0),
        "ten_minste" => Some(lezing.number()),
        _ => None,
    }
}

/// Many of them as columns.
pub fn columns<'a>(stand: &Stand, people: impl Iterator<Item = &'a Feiten>) -> Columns {
    let people: Vec<&Feiten> = people.collect();
    let start = Columns::new(people.len())
        .with_partner(Flags::of(people.iter().map(|one| one.partner)))
        .with_kinderen(Numbers::of(people.iter().map(|one| one.kinderen.map(i64::from))))
        .with_geboren(Numbers::of_days(people.iter().map(|one| one.geboren)));
    stand.begrippen().iter().fold(start, |columns, begrip| {
        let name = begrip.begrip.clone();
        let values = people.iter().map(|one| one.get(&begrip.begrip));
        match begrip.soort {
            Soort::JaNee => columns.with_flags(name, Flags::of(values.map(|it| it.map(|it| it == Waarde::JaNee(true))))),
            Soort::Datum => {
                let day = |it| if let Waarde::Datum(day) = it { Some(day) } else { None };
                columns.with_numbers(name, Numbers::of_days(values.map(|it| it.and_then(day))))
            }
            Soort::Bedrag | Soort::Aantal => {
                let number = |it| if let Waarde::Bedrag(cents) = it { Some(cents) } else { None };
                columns.with_numbers(name, Numbers::of(values.map(|it| it.and_then(number))))
            }
        }
    })
}

/// Of whom the columns say ja.
pub fn ja(regeling: &Regeling, columns: &Columns, day: Date) -> Bits {
    let plan = Plan::new(&[regeling], columns, day, false).expect("it fits in columns");
    let run = Run { plan: &plan, columns, without: None, bits: true, threads: NonZeroUsize::MIN, progress: &|_| {} };
    run.go().ja.remove(0)
}
