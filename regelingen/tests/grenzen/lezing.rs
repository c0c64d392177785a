//! What the second reader found: a line for each demand, for each group that has a number of its own.

use crate::dag::Dag;
use regelingen::criterium::Waarvoor;
use regelingen::drempel::{Groep, Samen, Vergelijking};
use regelingen::leeftijd::{Ingang, Leeftijd};
use regelingen::regeling::Gebied;
use regelingen::{Regeling, Toets};
use serde::Deserialize;
use std::collections::BTreeSet;

/// A line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lezing {
    pub regeling: String,
    #[serde(deserialize_with = "gebied")]
    pub gebied: Gebied,
    pub van: String,
    pub tot: String,
    pub criterium: String,
    pub artikel: String,
    pub begrip: String,
    pub kant: String,
    pub partner: String,
    pub kinderen: String,
    pub leeftijd: String,
    pub getal: String,
    pub afleiding: String,
    pub wat_het_artikel_zegt: String,
    pub stand: String,
}

fn gebied<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Gebied, D::Error> {
    let text = String::deserialize(from)?;
    Ok(if text == "nederland" { Gebied::Nederland } else { Gebied::Gemeente(text) })
}

pub fn read(text: &str) -> Vec<Lezing> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().expect("lezing.csv can be read")
}

impl Lezing {
    /// Whether it is about a version.
    pub fn is_about(&self, regeling: &Regeling) -> bool {
        let tot = regeling.geldig_tot.map(|day| day.to_string()).expect("every version that is shipped ends");
        self.regeling == regeling.sleutel
            && self.gebied == regeling.gebied
            && self.van <= regeling.geldig_van.to_string()
            && tot <= self.tot
    }

    pub fn is_amount(&self) -> bool {
        matches!(self.kant.as_str(), "tot_en_met" | "lager_dan" | "ten_minste")
    }

    pub fn is_age(&self) -> bool {
        matches!(self.kant.as_str(), "vanaf_verjaardag" | "vanaf_maand_erna" | "tot_verjaardag")
    }

    pub fn number(&self) -> i64 {
        self.getal.parse().expect("a number")
    }

    /// Whether a value is on the good side.
    pub fn holds(&self, value: i64) -> bool {
        let step = value - self.number();
        match self.kant.as_str() {
            "tot_en_met" => step < 1,
            "lager_dan" => step < 0,
            _ => step > -1,
        }
    }

    /// Whether somebody of this day of birth is old enough, or young enough, on a day.
    pub fn fits_age(&self, born: Dag, day: Dag) -> bool {
        let reached = self.reached(born);
        match self.kant.as_str() {
            "vanaf_verjaardag" => reached <= day,
            "vanaf_maand_erna" => reached.first_of_next_month() <= day,
            _ => day < reached,
        }
    }

    pub fn reached(&self, born: Dag) -> Dag {
        if self.getal == "aow" { born.aow() } else { born.birthday(self.getal.parse().expect("an age")) }
    }

    /// Whether somebody is in its group.
    pub fn is_for(&self, partner: bool, kinderen: i64, born: Dag, day: Dag) -> bool {
        let together = match self.partner.as_str() {
            "" => true,
            word => (word == "ja") == partner,
        };
        let children = match self.kinderen.strip_suffix('+') {
            Some(least) => kinderen >= least.parse().expect("a number"),
            None => self.kinderen.is_empty() || self.kinderen.parse() == Ok(kinderen),
        };
        let age = |word: &str| if word == "aow" { born.aow() } else { born.birthday(word.parse().expect("an age")) };
        let old = match (self.leeftijd.strip_prefix('<'), self.leeftijd.strip_suffix('+')) {
            (Some(under), _) => day < age(under),
            (None, Some(from)) => age(from) <= day,
            (None, None) => true,
        };
        together && children && old
    }

    /// The age at which its group changes.
    pub fn edge(&self, born: Dag) -> Option<Dag> {
        let word = self.leeftijd.trim_matches(['<', '+']);
        match word {
            "" => None,
            "aow" => Some(born.aow()),
            years => Some(born.birthday(years.parse().expect("an age"))),
        }
    }

    /// Whom it is for, in words.
    pub fn huishouden(&self) -> String {
        let partner = match self.partner.as_str() {
            "ja" => "met partner",
            "nee" => "alleen",
            _ => "",
        };
        let kinderen = match self.kinderen.as_str() {
            "" => String::new(),
            "0" => "zonder kind".to_owned(),
            count => format!("kinderen: {}", count.replace('+', " of meer")),
        };
        let leeftijd = match (self.leeftijd.strip_prefix('<'), self.leeftijd.strip_suffix('+')) {
            (Some("aow"), _) => "jonger dan AOW".to_owned(),
            (Some(under), _) => format!("jonger dan {under}"),
            (None, Some("aow")) => "met AOW".to_owned(),
            (None, Some(from)) => format!("{from} of ouder"),
            (None, None) => String::new(),
        };
        [partner.to_owned(), kinderen, leeftijd].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// What the reader found, a line for each demand and group.
pub fn found_in(mine: &[&Lezing]) -> BTreeSet<String> {
    let line = |lezing: &&Lezing| {
        let Lezing { criterium, artikel, begrip, kant, partner, kinderen, leeftijd, getal, .. } = lezing;
        format!("{criterium} ({artikel}) {begrip}: {kant} {getal} [{partner} {kinderen} {leeftijd}]")
    };
    mine.iter().map(line).collect()
}

/// The same lines from the file of a scheme.
pub fn asked_by(regeling: &Regeling) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for criterium in regeling.criterium.iter().filter(|criterium| criterium.waarvoor == Waarvoor::Recht) {
        let head = format!("{} ({}) {}:", criterium.sleutel, criterium.artikel, criterium.begrip);
        match &criterium.toets {
            Toets::Is(must) => _ = all.insert(format!("{head} {}  [  ]", if *must { "moet" } else { "mag_niet" })),
            Toets::Leeftijd(from, under) => {
                if let Some((age, ingang)) = from {
                    let kant = if *ingang == Ingang::Dag { "vanaf_verjaardag" } else { "vanaf_maand_erna" };
                    all.insert(format!("{head} {kant} {} [  ]", age_word(*age)));
                }
                all.extend(under.iter().map(|age| format!("{head} tot_verjaardag {} [  ]", age_word(*age))));
            }
            Toets::Grens(how, drempels) => {
                let kant = match how {
                    Vergelijking::Hoogstens => "tot_en_met",
                    Vergelijking::MinderDan => "lager_dan",
                    Vergelijking::Minstens => "ten_minste",
                    Vergelijking::MeerDan => "meer_dan",
                };
                all.extend(drempels.iter().map(|drempel| format!("{head} {kant} {} [{}]", drempel.grens, group(&drempel.voor))));
            }
        }
    }
    all
}

fn group(groep: &Groep) -> String {
    let partner = groep.samen.map_or("", |samen| if samen == Samen::Partner { "ja" } else { "nee" });
    let exact = groep.kinderen.map(|count| count.to_string());
    let kinderen = exact.or(groep.kinderen_vanaf.map(|count| format!("{count}+"))).unwrap_or_default();
    let from = groep.vanaf.map(|age| format!("{}+", age_word(age)));
    let leeftijd = groep.onder.map(|age| format!("<{}", age_word(age))).or(from).unwrap_or_default();
    format!("{partner} {kinderen} {leeftijd}")
}

fn age_word(age: Leeftijd) -> String {
    match age {
        Leeftijd::Aow => "aow".to_owned(),
        Leeftijd::Jaren(years) => years.to_string(),
    }
}
