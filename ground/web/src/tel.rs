//! A telephone number as people read it: on one line.

/// The number with spaces at which no line ends. What it is compared with or called by keeps its own spaces.
pub fn tel(number: &str) -> String {
    number.trim().replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_number_stays_on_one_line() {
        assert_eq!(super::tel(" 14 053"), "14\u{a0}053");
    }
}
