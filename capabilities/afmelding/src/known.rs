//! The regelingen from which somebody can opt out: those that come with the house.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static SHIPPED: LazyLock<Option<regelingen::Stand>> = LazyLock::new(|| regelingen::shipped::read().ok());

/// What each regeling is called in a language, by its key.
pub(crate) fn regelingen(taal: &str) -> BTreeMap<&'static str, &'static str> {
    let shipped = SHIPPED.as_ref().map(regelingen::Stand::all);
    shipped.into_iter().flatten().map(|one| (one.sleutel.as_str(), one.naam.of(taal))).collect()
}

/// This one, and what is the same to whoever it is about: a regeling of the country, and how each gemeente carries it out.
pub(crate) fn same(key: &str) -> BTreeSet<&str> {
    let same = SHIPPED.as_ref().map(|stand| stand.same(key)).unwrap_or_default();
    same.into_iter().chain([key]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_gemeente_carries_it_out_is_the_same_both_ways_round() {
        let (country, here) = ("individuele_inkomenstoeslag", "individuele_inkomenstoeslag_maastricht");
        assert!(same(country).contains(here) && same(here).contains(country));
        assert_eq!(same("aio"), BTreeSet::from(["aio"]));
        assert_eq!(same("of another version"), BTreeSet::from(["of another version"]));
    }
}
