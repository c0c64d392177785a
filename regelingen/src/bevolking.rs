//! A made-up population whose margins are those of the country: to see how many a regeling may hold for, to try a looplijst
//! on, and to measure on. Nobody in it exists.
//!
//! Household types, number of children, ages by position, income by type, savings by age and tenure by income come from
//! published tables (`bevolking/marginalen.csv`, each row with its source). What no table gives is chosen and says so in
//! [`kans`]: the level of rents, wealth beside savings, who has which allowance already. Income and wealth are drawn apart,
//! so that the tail of "little income, much wealth" is too thick; a count from here is an order of size, never a forecast.
//!
//! The same seed gives the same people, on any number of threads: each block of households has a stream of its own.

mod kans;
mod kolom;
mod marginaal;

use jiff::ToSpan;
use jiff::civil::Date;
use kans::Kans;
pub use marginaal::Marginalen;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// Households that share a stream of chance.
pub const BLOK: u64 = 1024;

/// What is to be made.
#[derive(Clone, Debug)]
pub struct Bevolking {
    /// Which population.
    pub seed: u64,
    /// The day on which ages and the like are meant.
    pub peildatum: Date,
}

/// An adult of the made-up population, with what each source would hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persoon {
    /// Number of the household.
    pub huishouden: u64,
    /// Day of birth.
    pub geboren: Date,
    /// Has a partner who counts along.
    pub partner: bool,
    /// Children under 18 in the household.
    pub kinderen: u8,
    /// Income of a year before tax, of the partner too; eurocent.
    pub jaarinkomen: i64,
    /// Highest month of the last 36 as a part of an ordinary month, in hundredths.
    pub hoogste_maand: u16,
    /// Savings and investments less debts, of the partner too; eurocent.
    pub vermogen: i64,
    /// Net income of a month, of the partner too; eurocent.
    pub maandinkomen: i64,
    /// Rent of a month; eurocent; none for who owns the home or lives with their parents.
    pub huur: Option<i64>,
    /// Lives in a home with a door of its own.
    pub zelfstandige_woning: bool,
    /// Has the insurance.
    pub verzekerd: bool,
    /// Has built up a whole AOW; only from that age on.
    pub volle_aow: bool,
    /// Gets child benefit: one parent of each household with children.
    pub kinderbijslag: bool,
    /// Studies with student finance.
    pub studeert: bool,
    /// The municipality sends the tax bill to them.
    pub aanslag: bool,
    /// Uses what they have a right to, where they have: drawn once, because who finds one allowance often finds another.
    pub gebruikt: bool,
}

impl Bevolking {
    /// The adults of a block of households.
    #[must_use]
    pub fn blok(&self, blok: u64, marginalen: &Marginalen) -> Vec<Persoon> {
        let mut stream = ChaCha8Rng::seed_from_u64(self.seed);
        stream.set_stream(blok);
        let mut kans = Kans::new(stream, marginalen);
        let mut all = Vec::with_capacity(usize::try_from(BLOK).unwrap_or(1024) * 2);
        for household in 0..BLOK {
            self.huishouden(blok * BLOK + household, &mut kans, &mut all);
        }
        all
    }

    fn huishouden(&self, number: u64, kans: &mut Kans<'_>, all: &mut Vec<Persoon>) {
        let soort = kans.soort();
        let age = kans.leeftijd(soort);
        let kinderen = kans.kinderen(soort, age);
        let decile = kans.deciel(soort);
        let standard = kans.gestandaardiseerd(decile);
        let adults = if soort.is_paar() { 2 } else { 1 };
        // The scale of CBS is close to the root of the number of people; a child counts for less than an adult.
        let people = f64::from(adults) + 0.6 * f64::from(kinderen);
        let disposable = standard * people.sqrt();
        let wonen = kans.wonen(decile);
        let head = Persoon {
            huishouden: number,
            geboren: self.born(age, kans),
            partner: soort.is_paar(),
            kinderen,
            jaarinkomen: kans::bruto(disposable),
            hoogste_maand: kans.hoogste_maand(),
            vermogen: kans.vermogen(age),
            maandinkomen: kans::cents(disposable / 12.0),
            huur: wonen.huur(kans, decile),
            zelfstandige_woning: kans.of(0.96),
            verzekerd: kans.of(0.995),
            volle_aow: kans.of(0.82),
            kinderbijslag: kinderen > 0 && kans.of(0.98),
            studeert: age < 27 && kans.of(0.35),
            aanslag: true,
            gebruikt: kans.of(0.85),
        };
        if soort.is_paar() {
            let mate = (age + kans.leeftijdsverschil()).max(18);
            let studeert = mate < 27 && kans.of(0.35);
            let partner =
                Persoon { geboren: self.born(mate, kans), kinderbijslag: false, aanslag: false, studeert, ..head.clone() };
            all.extend([head, partner]);
        } else {
            all.push(head);
        }
    }

    fn born(&self, age: i32, kans: &mut Kans<'_>) -> Date {
        self.peildatum.saturating_sub(age.years()).saturating_sub(i32::try_from(kans.onder(365)).unwrap_or(0).days())
    }
}

/// What kind of household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Soort {
    /// One person.
    Eenpersoons,
    /// One parent with children.
    Eenouder,
    /// A couple without children at home.
    PaarZonder,
    /// A couple with children at home.
    PaarMet,
}

impl Soort {
    fn is_paar(self) -> bool {
        matches!(self, Self::PaarZonder | Self::PaarMet)
    }
}
