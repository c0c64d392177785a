//! The published tables, as weights to draw from.

use super::Soort;
use serde::Deserialize;
use std::collections::BTreeMap;

const TABLES: &str = include_str!("../../bevolking/marginalen.csv");

#[derive(Deserialize)]
struct Row {
    tabel: String,
    waarde1: String,
    waarde2: String,
    waarde: f64,
}

/// Things to draw from, each with its weight; the weights are summed, so that a draw is one search.
#[derive(Clone, Debug)]
pub struct Gewichten<T> {
    things: Vec<T>,
    sums: Vec<f64>,
}

impl<T: Copy> Gewichten<T> {
    fn new(all: impl IntoIterator<Item = (T, f64)>) -> Self {
        let (mut things, mut sums, mut sum) = (Vec::new(), Vec::new(), 0.0);
        for (thing, weight) in all {
            sum += weight;
            things.push(thing);
            sums.push(sum);
        }
        Self { things, sums }
    }

    /// The thing at a part of the whole, from 0 up to 1.
    #[must_use]
    pub fn at(&self, part: f64) -> T {
        let total = self.sums.last().copied().unwrap_or(0.0);
        let at = self.sums.partition_point(|sum| *sum <= part * total);
        self.things[at.min(self.things.len() - 1)]
    }

    /// The part of the whole that each thing has.
    pub fn shares(&self) -> impl Iterator<Item = (T, f64)> {
        let total = self.sums.last().copied().unwrap_or(1.0);
        let befores = [0.0].into_iter().chain(self.sums.iter().copied());
        self.things.iter().copied().zip(befores.zip(&self.sums).map(move |(before, sum)| (sum - before) / total))
    }
}

/// Who lives how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wonen {
    /// Owns the home.
    Eigen,
    /// Rents.
    Huur,
}

/// The tables.
#[derive(Clone, Debug)]
pub struct Marginalen {
    /// Kind of household.
    pub soort: Gewichten<Soort>,
    /// First year of a band of five ages, by kind of household.
    pub leeftijd: BTreeMap<Soort, Gewichten<i32>>,
    /// Tenth of the standardised income, 1 to 10, by kind of household.
    pub deciel: BTreeMap<Soort, Gewichten<u8>>,
    /// Number of children at home, by kind of household.
    pub kinderen: BTreeMap<Soort, Gewichten<u8>>,
    /// Upper bounds of the tenths of standardised income, in euro a year; the last is chosen.
    pub grenzen: Vec<f64>,
    /// First age of a band, mean and median of savings, in euro.
    pub spaargeld: Vec<(i32, f64, f64)>,
    /// Tenure by tenth of income, from the first.
    pub wonen: Vec<Gewichten<Wonen>>,
}

/// Nobody is drawn older than the band that begins here.
const OLDEST: i32 = 95;
/// The top of the highest tenth, which no table gives; euro a year.
const TOP: f64 = 120_000.0;

impl Marginalen {
    /// Reads the tables that are compiled in.
    ///
    /// # Errors
    /// The row that cannot be read; a test reads them.
    pub fn read() -> Result<Self, String> {
        let mut reader = csv::Reader::from_reader(TABLES.as_bytes());
        let rows: Vec<Row> = reader.deserialize().collect::<Result<_, _>>().map_err(|error| error.to_string())?;
        let of = |table: &'static str| rows.iter().filter(move |row| row.tabel == table);
        let number = |text: &str| text.parse::<i32>().map_err(|_| format!("\"{text}\" is no number"));

        let persons = |words: [&str; 2]| -> f64 {
            of("personen_positie").filter(|row| words.iter().all(|word| row.waarde1.contains(word))).map(|row| row.waarde).sum()
        };
        let soort = Gewichten::new([
            (Soort::Eenpersoons, persons(["alleenstaand", ""])),
            (Soort::Eenouder, persons(["ouder_in_eenouder", ""])),
            // Two partners are one household.
            (Soort::PaarZonder, persons(["partner", "zonder kinderen"]) / 2.0),
            (Soort::PaarMet, persons(["partner", "met kinderen"]) / 2.0),
        ]);
        let mut leeftijd = BTreeMap::new();
        for (soort, position) in positions() {
            let mut bands = Vec::new();
            for row in of("leeftijd_positie").filter(|row| row.waarde2 == position) {
                let from = number(&row.waarde1)?;
                // The table knows partners, not whether they have children at home: those are drawn under sixty.
                let fits = (20..=OLDEST).contains(&from) && (soort != Soort::PaarMet || (from < 60));
                bands.extend(fits.then_some((from, row.waarde)));
            }
            leeftijd.insert(soort, Gewichten::new(bands));
        }
        let mut deciel = BTreeMap::new();
        for (soort, word) in [
            (Soort::Eenpersoons, "eenpersoons"),
            (Soort::Eenouder, "eenouder"),
            (Soort::PaarZonder, "paar zonder kind"),
            (Soort::PaarMet, "paar met kind(eren)"),
        ] {
            let tenths = of("deciel_huishoudtype").filter(|row| row.waarde1 == word);
            let tenths = tenths.map(|row| Ok((u8::try_from(number(&row.waarde2)?).unwrap_or(10), row.waarde)));
            deciel.insert(soort, Gewichten::new(tenths.collect::<Result<Vec<_>, String>>()?));
        }
        let mut kinderen = BTreeMap::new();
        for (soort, word) in [(Soort::Eenouder, "eenouder"), (Soort::PaarMet, "gehuwd paar")] {
            let counts = of("kinderen").filter(|row| row.waarde1.contains(word));
            let counts = counts.map(|row| Ok((u8::try_from(number(&row.waarde2)?).unwrap_or(3), row.waarde)));
            kinderen.insert(soort, Gewichten::new(counts.collect::<Result<Vec<_>, String>>()?));
        }
        let grenzen = of("inkomensgrens").map(|row| row.waarde * 1000.0).chain([TOP]).collect();
        let mut spaargeld: Vec<(i32, f64, f64)> = Vec::new();
        for row in of("spaargeld") {
            let (age, euro) = (number(&row.waarde1)?, row.waarde * 1000.0);
            if spaargeld.last().is_none_or(|(known, ..)| *known != age) {
                spaargeld.push((age, 0.0, 0.0));
            }
            if let Some((_, mean, median)) = spaargeld.last_mut() {
                *(if row.waarde2 == "mediaan" { median } else { mean }) = euro;
            }
        }
        let wonen = (1..=10).map(|decile: i32| {
            // The table ends at the seventh tenth.
            let known = decile.min(7).to_string();
            let all = of("wonen").filter(move |row| row.waarde1 == known);
            Gewichten::new(all.map(|row| (if row.waarde2 == "eigen woning" { Wonen::Eigen } else { Wonen::Huur }, row.waarde)))
        });
        let wonen = wonen.collect();
        Ok(Self { soort, leeftijd, deciel, kinderen, grenzen, spaargeld, wonen })
    }
}

fn positions() -> [(Soort, &'static str); 4] {
    [
        (Soort::Eenpersoons, "alleenstaand"),
        (Soort::Eenouder, "ouder_in_eenouder"),
        (Soort::PaarZonder, "samenwonend"),
        (Soort::PaarMet, "samenwonend"),
    ]
}
