//! Years of work at the counter, made up: the same days everywhere, more or fewer of them.
//!
//! A store of ten thousand Hulpvragen and one of ten million hold the same netwerk, the same today and the same weeks
//! ahead, as full as each other. Only the past is longer: that is how a store grows.

mod rows;

use crate::clock::{DAY_MS, HOUR_MS, day_ms};
use crate::fault::Outcome;
use crate::netwerk::{id, locatie, medewerker, organisatie};

/// Gemeenten with one Locatie each, as many as the country has.
pub const LOCATIES: u64 = 342;
const BALIES_A_LOCATIE: u64 = 3;
const BALIES: u64 = LOCATIES * BALIES_A_LOCATIE;
/// Organisaties that telephone, before the gemeenten in the row of ids.
const SENDERS: u64 = 5;
const PRODUCTS: u64 = 12;
/// Of eight Hulpvragen one is solved on the telephone, the others lead to a Balie.
const PHONE: u64 = 8;
/// Booked at one Balie on one day; every other Tijdslot stays free.
const BOOKED_A_DAY: u64 = 8;
const A_DAY: u64 = BALIES * BOOKED_A_DAY;
const DAYS_AHEAD: i64 = 20;
const SLOT_MS: i64 = 15 * 60_000;
/// People who come for the first time: two in five.
const NEW: (u64, u64) = (2, 5);

/// The past of a store.
#[derive(Clone, Copy)]
pub struct Past {
    hulpvragen: u64,
    /// Midnight: a run that goes on after it still means the day on which it began.
    today: i64,
}

/// One Hulpvraag that led to a Balie, as arithmetic knows it.
struct Visit {
    balie: u64,
    begin: i64,
    nth_of_day: u64,
}

/// Who a Hulpvraag is about.
pub struct Known {
    pub voornaam: &'static str,
    pub achternaam: String,
    pub geboortedatum: String,
    pub postcode: String,
}

/// Tilly of the demo, who can log in as an inwoner: the id that her name has there.
pub const TILLY: u128 = 0x52ad_e7f6_7941_8965_8b2f_dc12_4a40_ea95;

const FIRST: [&str; 8] = ["Tilly", "Joost", "Fatima", "Kees", "Nel", "Mehmet", "Anna", "Piet"];
const LAST: [&str; 8] = ["Jansen", "Bakker", "Yilmaz", "Visser", "Smit", "Meijer", "Mulder", "Bos"];

fn mix(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Bytes that look as sealed or hashed ones do: without order.
fn noise<const N: usize>(n: u64) -> [u8; N] {
    let mut bytes = [0; N];
    for (nth, part) in bytes.chunks_mut(8).enumerate() {
        let word = mix(n ^ (nth as u64) << 56).to_be_bytes();
        part.copy_from_slice(&word[..part.len()]);
    }
    bytes
}

pub fn known(nth: u64) -> Known {
    let pick = |list: &[&'static str; 8], by: u64| list[usize::try_from(by % 8).unwrap_or(0)];
    let luck = mix(nth);
    Known {
        voornaam: pick(&FIRST, luck),
        achternaam: pick(&LAST, luck >> 3).to_owned(),
        geboortedatum: format!("{}-{:02}-{:02}", 1930 + (luck >> 8) % 75, (luck >> 16) % 12 + 1, (luck >> 24) % 28 + 1),
        postcode: format!(
            "{}{}",
            1011 + (luck >> 32) % 8900,
            ["AB", "CD", "EK", "GL"][usize::try_from((luck >> 50) % 4).unwrap_or(0)]
        ),
    }
}

pub fn known_tilly() -> Known {
    Known {
        voornaam: "Tilly",
        achternaam: "Voorbeeld".to_owned(),
        geboortedatum: "1948-06-14".to_owned(),
        postcode: "7511AA".to_owned(),
    }
}

pub fn product(nth: u64) -> String {
    format!("product-{:02}", nth % PRODUCTS)
}

fn inwoner(nth: u64) -> u128 {
    id(20, u128::from(nth))
}
fn hulpvraag(nth: u64) -> u128 {
    id(21, u128::from(nth))
}
fn afspraak(nth: u64) -> u128 {
    id(22, u128::from(nth))
}
fn tijdslot(nth: u64) -> u128 {
    id(23, u128::from(nth))
}
fn org_of_locatie(nth: u64) -> u128 {
    organisatie(u128::from(SENDERS + nth))
}
fn nummer(nth: u64) -> String {
    const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    // Another step than one gives numbers without order, each once.
    let value = nth.wrapping_mul(387_420_489) & ((1 << 35) - 1);
    let text: Vec<u8> = (0..7).rev().map(|place| SYMBOLS[usize::try_from(value >> (5 * place) & 31).unwrap_or(0)]).collect();
    let text = String::from_utf8_lossy(&text).into_owned();
    format!("{}-{}", &text[..4], &text[4..])
}

impl Past {
    pub fn of(hulpvragen: u64) -> Self {
        Self { hulpvragen, today: day_ms(0) }
    }

    pub fn inwoners(self) -> u64 {
        self.hulpvragen / NEW.1 * NEW.0 + (self.hulpvragen % NEW.1).min(NEW.0)
    }

    fn visits(self) -> u64 {
        self.hulpvragen - self.hulpvragen / PHONE
    }

    /// The Hulpvraag is about somebody new, or about somebody who came before.
    fn about(nth: u64) -> u64 {
        let (round, place) = (nth / NEW.1, nth % NEW.1);
        if place < NEW.0 { round * NEW.0 + place } else { mix(nth) % (round * NEW.0 + NEW.0) }
    }

    /// The nth Hulpvraag as the nth visit; `None` when it was solved on the telephone.
    fn visit_of(nth: u64) -> Option<u64> {
        (nth % PHONE != PHONE - 1).then(|| nth - nth / PHONE)
    }

    /// The last day of the past is today, and full; the first one may be half empty.
    fn visit(self, visit: u64) -> Visit {
        let days = self.visits().div_ceil(A_DAY);
        let empty = days * A_DAY - self.visits();
        let place = visit + empty;
        let (day, nth_of_day) = (place / A_DAY, place % A_DAY);
        let back = i64::try_from(days - 1 - day).unwrap_or(0);
        let nth = i64::try_from(nth_of_day / BALIES).unwrap_or(0);
        Visit { balie: nth_of_day % BALIES, begin: self.today - back * DAY_MS + 8 * HOUR_MS + nth * 2 * SLOT_MS, nth_of_day }
    }

    /// Free Tijdsloten at the first Balies of all Locaties, on one of the days ahead.
    pub fn free(self, day: u64) -> impl Iterator<Item = u128> {
        let first = self.visits() + day * A_DAY;
        (0..BOOKED_A_DAY).flat_map(move |round| (0..LOCATIES).map(move |nth| tijdslot(first + round * BALIES + nth)))
    }

    /// The months of the lines, as the log divides them.
    pub fn months(self) -> Vec<i64> {
        let (mut all, first) = (vec![month(self.asked(0))], self.asked(0));
        for day in 0..=(self.today - first) / DAY_MS + 1 {
            let month = month(first + day * DAY_MS);
            if all.last() != Some(&month) {
                all.push(month);
            }
        }
        all
    }

    /// Where the next seal begins: behind the number of the last line.
    pub fn end(self) -> u64 {
        self.hulpvragen + 2
    }

    /// An instant in the middle of it.
    pub fn middle(self) -> i64 {
        self.asked(self.hulpvragen / 2)
    }

    /// A Locatie and whether its counter clerk can log in.
    pub fn clerks(self) -> Vec<(u128, u128)> {
        (0..LOCATIES).step_by(34).map(|n| (clerk(n), locatie(u128::from(n)))).collect()
    }

    pub fn agents(self) -> Vec<u128> {
        (0..SENDERS).map(|n| medewerker(u128::from(n))).collect()
    }

    /// Asked three days before the visit, or on that day on the telephone.
    fn asked(self, n: u64) -> i64 {
        // Those on the telephone come right after a visit of the same hour.
        let visit = Self::visit_of(n).or_else(|| Self::visit_of(n.saturating_sub(1))).unwrap_or(0);
        self.visit(visit.min(self.visits().saturating_sub(1))).begin - 3 * DAY_MS
    }

    fn each_visit(self, put: &mut dyn FnMut(u64, u64, &Visit) -> Outcome<()>) -> Outcome<()> {
        (0..self.hulpvragen).try_for_each(|n| match Self::visit_of(n) {
            Some(nth) => put(n, nth, &self.visit(nth)),
            None => Ok(()),
        })
    }
}

fn clerk(nth: u64) -> u128 {
    id(5, u128::from(nth))
}
fn sender(n: u64) -> u128 {
    organisatie(u128::from(mix(n) % SENDERS))
}
fn agent(n: u64) -> u128 {
    medewerker(u128::from(mix(n) % SENDERS))
}

/// The month of an instant as a number such as 202703 (civil calendar, from days).
fn month(ms: i64) -> i64 {
    let days = ms / DAY_MS + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let (month, year) = (if shifted < 10 { shifted + 3 } else { shifted - 9 }, year_of_era + era * 400);
    (if month <= 2 { year + 1 } else { year }) * 100 + month
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_those_of_the_calendar() {
        assert_eq!(month(0), 197_001);
        assert_eq!(month(1_709_164_800_000), 202_402);
        assert_eq!(month(1_804_003_200_000), 202_703);
    }

    #[test]
    fn today_is_as_full_in_a_small_store_as_in_a_large_one() {
        let today = |hulpvragen| {
            let past = Past::of(hulpvragen);
            (0..past.visits()).filter(|nth| past.visit(*nth).begin >= day_ms(0)).count()
        };
        assert_eq!(today(10_000), today(100_000));
    }

    #[test]
    fn nobody_comes_before_they_are_known() {
        let past = Past::of(5003);
        assert!((0..5003).all(|n| Past::about(n) < past.inwoners()));
    }
}
