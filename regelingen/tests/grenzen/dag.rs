//! A calendar of its own: nothing of what the program counts days with.

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dag {
    pub jaar: i32,
    pub maand: u8,
    pub dag: u8,
}

impl Dag {
    pub fn new(jaar: i32, maand: u8, dag: u8) -> Self {
        Self { jaar, maand, dag }
    }

    /// `2026-07-01`
    pub fn parse(text: &str) -> Self {
        let parts: Vec<i32> = text.split('-').map(|part| part.parse().expect("a number")).collect();
        let small = |at: usize| u8::try_from(parts[at]).expect("small");
        Self::new(parts[0], small(1), small(2))
    }

    fn days_in_month(self) -> u8 {
        match self.maand {
            2 if self.jaar % 4 == 0 && (self.jaar % 100 != 0 || self.jaar % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    pub fn next(self) -> Self {
        match (self.dag < self.days_in_month(), self.maand) {
            (true, _) => Self { dag: self.dag + 1, ..self },
            (false, 12) => Self::new(self.jaar + 1, 1, 1),
            (false, maand) => Self::new(self.jaar, maand + 1, 1),
        }
    }

    pub fn before(self) -> Self {
        match (self.dag, self.maand) {
            (1, 1) => Self::new(self.jaar - 1, 12, 31),
            (1, maand) => Self::new(self.jaar, maand - 1, 1).last_of_month(),
            (dag, _) => Self { dag: dag - 1, ..self },
        }
    }

    pub fn last_of_month(self) -> Self {
        Self { dag: self.days_in_month(), ..self }
    }

    pub fn first_of_next_month(self) -> Self {
        self.last_of_month().next()
    }

    /// So many months on; where that day is not in the calendar, the day after the last of the month: a year or a month is
    /// only over when its last day is.
    pub fn after_months(self, months: i32) -> Self {
        let count = self.jaar * 12 + i32::from(self.maand) - 1 + months;
        let first = Self::new(count.div_euclid(12), u8::try_from(count.rem_euclid(12)).expect("a month") + 1, 1);
        if self.dag <= first.days_in_month() { Self { dag: self.dag, ..first } } else { first.first_of_next_month() }
    }

    pub fn birthday(self, years: i32) -> Self {
        self.after_months(years * 12)
    }

    /// The day on which the AOW begins (AOW art. 7a): 67 years for who reaches that up to the end of 2027, three months more
    /// for who is born from 1961 on. Nobody in the table is older than 75 or younger than 18.
    pub fn aow(self) -> Self {
        self.after_months(67 * 12 + if self.jaar > 1960 { 3 } else { 0 })
    }
}

impl std::fmt::Display for Dag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.jaar, self.maand, self.dag)
    }
}

/// Each day of birth from 1958 on for whom the AOW is fixed: the program counts to the same day.
#[test]
fn the_age_of_the_aow_is_the_same_by_both_calendars() {
    use regelingen::leeftijd::{Leeftijd, reached_on};
    let mut born = Dag::new(1958, 1, 1);
    while born <= Dag::new(1964, 9, 30) {
        let day = born.to_string().parse().expect("a day of the calendar");
        let reached = reached_on(day, Leeftijd::Aow).map(|day| day.to_string());
        assert_eq!(reached, Some(born.aow().to_string()), "born {born}");
        let grown = reached_on(day, Leeftijd::Jaren(21)).map(|day| day.to_string());
        assert_eq!(grown, Some(born.birthday(21).to_string()), "born {born}");
        born = born.next();
    }
}
