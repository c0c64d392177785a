//! The regelingen from which somebody can opt out: those that come with the house.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static SHIPPED: LazyLock<Option<regelingen::Stand>> = LazyLock::new(|| regelingen::shipped::read().ok());

/// What each regeling is called in a language, by its key.
pub(crate) fn regelingen(taal: &str) -> BTreeMap<&'static str, &'static str> {
    let shipped = SHIPPED.as_ref().map(regelingen::Stand::all);
    shipped.into_iter().flatten().map(|one| (one.sleutel.as_str(), one.naam.of(taal))).collect()
}
