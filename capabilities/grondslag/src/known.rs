//! What a Grondslag can name: the begrippen and the regelingen that come with the house.

use regelingen::{Begrip, Stand};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Whose answers are asked at the door and of no source.
const INWONER: &str = "inwoner";

static SHIPPED: LazyLock<Option<Stand>> = LazyLock::new(|| regelingen::shipped::read().ok());

/// The begrippen that some bronhouder has, by bronhouder.
pub(crate) fn begrippen() -> Vec<&'static Begrip> {
    let shipped = SHIPPED.as_ref().map(Stand::begrippen);
    let mut all: Vec<&Begrip> = shipped.iter().flat_map(|all| all.iter()).filter(|one| one.bronhouder != INWONER).collect();
    all.sort_by(|a, b| (&a.bronhouder, &a.naam.nl).cmp(&(&b.bronhouder, &b.naam.nl)));
    all
}

/// The begrip of a key such as `aow_volledig@1`.
pub(crate) fn begrip(key: &str) -> Option<&'static Begrip> {
    begrippen().into_iter().find(|one| one.begrip.to_string() == key)
}

/// The bronhouders of all begrippen, by name.
pub(crate) fn bronhouders() -> Vec<&'static str> {
    let mut all: Vec<&str> = begrippen().into_iter().map(|one| one.bronhouder.as_str()).collect();
    all.dedup();
    all
}

/// What each regeling is called in a language, by its key.
pub(crate) fn regelingen(taal: &str) -> BTreeMap<&'static str, &'static str> {
    let shipped = SHIPPED.as_ref().map(Stand::all);
    shipped.into_iter().flatten().map(|one| (one.sleutel.as_str(), one.naam.of(taal))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_house_ships_can_be_named() {
        assert_eq!(begrip("aow_volledig@1").map(|one| one.bronhouder.as_str()), Some("svb"));
        assert!(begrip("aow_volledig@2").is_none());
        assert!(begrippen().iter().all(|one| one.bronhouder != INWONER));
        assert!(bronhouders().contains(&"uwv") && !bronhouders().contains(&INWONER));
        assert_eq!(regelingen("nl").get("aio").copied(), regelingen("xx").get("aio").copied());
    }
}
