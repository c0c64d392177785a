//! Drawing. What is a number here and in no table is a choice of ours, to be replaced by a table once there is one.

use super::Soort;
use super::marginaal::{Marginalen, Wonen};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::RngCore;

pub(super) struct Kans<'a> {
    stream: ChaCha8Rng,
    tables: &'a Marginalen,
}

/// Euro to eurocent.
pub(super) fn cents(euro: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "an income or a capital is far below what a number holds")]
    let cents = (euro * 100.0).round() as i64;
    cents
}

/// Disposable to income before tax, both of a year, by two slopes: chosen, so that the middle of the table of gross incomes
/// comes out of the middle of the table of disposable ones.
pub(super) fn bruto(disposable: f64) -> i64 {
    let low = disposable.min(24_000.0) * 1.12;
    cents(low + (disposable - 24_000.0).max(0.0) * 1.65)
}

impl<'a> Kans<'a> {
    pub(super) fn new(stream: ChaCha8Rng, tables: &'a Marginalen) -> Self {
        Self { stream, tables }
    }

    /// From 0 up to 1.
    fn part(&mut self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "fifty-three bits fit")]
        let bits = (self.stream.next_u64() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    /// Yes with this chance.
    pub(super) fn of(&mut self, chance: f64) -> bool {
        self.part() < chance
    }

    /// A whole number below.
    pub(super) fn onder(&mut self, below: u32) -> u32 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below a u32 and not negative")]
        let number = (self.part() * f64::from(below)) as u32;
        number
    }

    /// A draw from the bell curve with middle 0 and width 1.
    fn bell(&mut self) -> f64 {
        let (a, b) = (1.0 - self.part(), self.part());
        (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
    }

    pub(super) fn soort(&mut self) -> Soort {
        let part = self.part();
        self.tables.soort.at(part)
    }

    pub(super) fn leeftijd(&mut self, soort: Soort) -> i32 {
        let part = self.part();
        let band = self.tables.leeftijd[&soort].at(part);
        band + i32::try_from(self.onder(5)).unwrap_or(0)
    }

    /// Children at home, as far as they are under 18: of older parents some are grown up (chosen).
    pub(super) fn kinderen(&mut self, soort: Soort, age: i32) -> u8 {
        let part = self.part();
        let Some(counts) = self.tables.kinderen.get(&soort) else { return 0 };
        let count = counts.at(part);
        let young = if age < 45 { 1.0 } else { (1.0 - f64::from(age - 45) / 20.0).max(0.0) };
        (0..count).map(|_| u8::from(self.of(young))).sum()
    }

    pub(super) fn deciel(&mut self, soort: Soort) -> u8 {
        let part = self.part();
        self.tables.deciel[&soort].at(part)
    }

    /// A standardised income of a year within the tenth, in euro: evenly between its bounds, the first tenth from 40 % of its bound.
    pub(super) fn gestandaardiseerd(&mut self, decile: u8) -> f64 {
        let upper = self.tables.grenzen[usize::from(decile) - 1];
        let lower = if decile == 1 { upper * 0.4 } else { self.tables.grenzen[usize::from(decile) - 2] };
        // The highest tenth is thin at the top.
        let part = if decile == 10 { self.part().powi(3) } else { self.part() };
        lower + part * (upper - lower)
    }

    /// Savings by age (their mean and median make a curve), and for one in five something beside them or a debt (chosen).
    pub(super) fn vermogen(&mut self, age: i32) -> i64 {
        let bands = &self.tables.spaargeld;
        let at = bands.partition_point(|(from, ..)| *from <= age).saturating_sub(1);
        let (_, mean, median) = bands[at];
        let width = (2.0 * (mean / median).ln()).max(0.0).sqrt();
        let savings = median * (width * self.bell()).exp();
        let beside = match self.onder(10) {
            0 => 1.5 * savings,
            1 => -8_000.0 * (1.0 - self.part()).ln().abs(),
            _ => 0.0,
        };
        cents(savings + beside)
    }

    pub(super) fn wonen(&mut self, decile: u8) -> Wonen {
        let part = self.part();
        self.tables.wonen[usize::from(decile) - 1].at(part)
    }

    /// Nine in ten have months that hardly differ (chosen).
    pub(super) fn hoogste_maand(&mut self) -> u16 {
        let more = if self.of(0.9) { self.onder(6) } else { self.onder(80) };
        100 + u16::try_from(more).unwrap_or(0)
    }

    /// How many years a partner differs (chosen).
    pub(super) fn leeftijdsverschil(&mut self) -> i32 {
        i32::try_from(self.onder(9)).unwrap_or(0) - 5
    }
}

impl Wonen {
    /// Rent of a month: no table gives its level by income, so it is chosen.
    pub(super) fn huur(self, kans: &mut Kans<'_>, decile: u8) -> Option<i64> {
        let euro = (620.0 + 25.0 * f64::from(decile)) * (0.25 * kans.bell()).exp();
        (self == Self::Huur).then(|| cents(euro))
    }
}
