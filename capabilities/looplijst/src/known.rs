//! What the regelingen are called that come with the house.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static SHIPPED: LazyLock<Option<regelingen::Stand>> = LazyLock::new(|| regelingen::shipped::read().ok());

/// All of them.
pub(crate) fn stand() -> Option<&'static regelingen::Stand> {
    SHIPPED.as_ref()
}

/// What each regeling is called in a language, by its key.
fn regelingen(taal: &str) -> BTreeMap<&'static str, &'static str> {
    let shipped = SHIPPED.as_ref().map(regelingen::Stand::all);
    shipped.into_iter().flatten().map(|one| (one.sleutel.as_str(), one.naam.of(taal))).collect()
}

/// All keys, each once.
pub(crate) fn keys() -> BTreeSet<&'static str> {
    regelingen("nl").into_keys().collect()
}

/// Whether the house knows a regeling by this key.
pub(crate) fn is_known(key: &str) -> bool {
    regelingen("nl").contains_key(key)
}

/// These, and what is the same to whoever it is about: a no to a regeling is a no to how a gemeente carries it out.
pub(crate) fn with_same<'a>(keys: impl IntoIterator<Item = &'a String>) -> BTreeSet<String> {
    let same = |key: &String| {
        let same = stand().map(|stand| stand.same(key)).unwrap_or_default();
        same.into_iter().map(ToOwned::to_owned).chain([key.clone()]).collect::<Vec<_>>()
    };
    keys.into_iter().flat_map(same).collect()
}

/// The names of these regelingen, in the order of their keys; a key that nobody knows is its own name.
pub(crate) fn names(keys: &[String], taal: &str) -> Vec<(String, String)> {
    let known = regelingen(taal);
    keys.iter().map(|key| (key.clone(), known.get(key.as_str()).map_or_else(|| key.clone(), |naam| (*naam).to_owned()))).collect()
}
