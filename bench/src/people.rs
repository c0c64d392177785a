//! Invented people, as many as it takes. Their BSNs pass the 11-proef and belong to nobody we know of: the
//! stores in which they stand are thrown away with the run.

const FIRST: [&str; 16] = [
    "Tilly", "Joost", "Fatima", "Kees", "Nel", "Mehmet", "Anna", "Piet", "Samira", "Jan", "Els", "Ravi", "Truus", "Daan",
    "Wilma", "Otto",
];
const LAST: [&str; 16] = [
    "Jansen", "de Vries", "Bakker", "Yilmaz", "Visser", "Smit", "Meijer", "de Boer", "Mulder", "de Groot", "Bos", "Vos",
    "Peters", "Hendriks", "Dekker", "Brouwer",
];
const POSTCODES: [&str; 8] = ["7511AB", "6211AC", "1012AD", "4811AE", "8911AF", "5038AG", "8011AH", "7411AJ"];

/// Somebody.
pub struct Person {
    pub bsn: String,
    pub naam: String,
    pub geboortedatum: String,
    pub postcode: &'static str,
    pub huisnummer: u64,
    pub telefoon: String,
}

/// A stream of people who differ, also from those of another run.
pub struct People {
    next: u64,
}

/// Eight digits and one that makes the 11-proef pass; `None` where none does.
fn bsn(eight: u64) -> Option<String> {
    let head = format!("{eight:08}");
    let sum: u64 = head.bytes().zip([9, 8, 7, 6, 5, 4, 3, 2]).map(|(digit, weight)| u64::from(digit - b'0') * weight).sum();
    let last = sum % 11;
    (last < 10).then(|| format!("{head}{last}"))
}

impl People {
    /// People from a place in the row of all numbers on.
    pub fn from(seed: u64) -> Self {
        Self { next: seed }
    }
}

impl Iterator for People {
    type Item = Person;

    fn next(&mut self) -> Option<Person> {
        loop {
            self.next = self.next.wrapping_add(1);
            // A step without a common factor visits every number once before any twice.
            let eight = 10_000_000 + self.next.wrapping_mul(7_368_787) % 89_999_999;
            let Some(bsn) = bsn(eight) else { continue };
            let n = self.next;
            let pick = |list: &[&'static str], by: u64| list[usize::try_from(by % list.len() as u64).unwrap_or(0)];
            return Some(Person {
                bsn,
                naam: format!("{} {}", pick(&FIRST, n), pick(&LAST, n / 16)),
                geboortedatum: format!("{}-{}-{}", n % 28 + 1, n % 12 + 1, 1930 + n % 75),
                postcode: pick(&POSTCODES, n / 3),
                huisnummer: n % 300 + 1,
                telefoon: format!("06{:08}", n % 100_000_000),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_hundred_thousand_people_have_as_many_bsns() {
        let all: HashSet<String> = People::from(5).take(100_000).map(|person| person.bsn).collect();
        assert_eq!(all.len(), 100_000);
        assert_eq!(bsn(99_999_001).as_deref(), Some("999990019"));
    }
}
