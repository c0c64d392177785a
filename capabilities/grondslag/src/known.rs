//! What a Grondslag can name: the begrippen of the organisatie, and the regelingen that come with the house.

use begrip::Woordenboek;
use regelingen::{Begrip, Stand};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Whose answers are asked at the door and of no source.
const INWONER: &str = "inwoner";

static SHIPPED: LazyLock<Option<Stand>> = LazyLock::new(|| regelingen::shipped::read().ok());

/// The begrippen that some bronhouder has, by bronhouder, each in its newest version.
pub(crate) fn begrippen(words: &Woordenboek) -> Vec<&Begrip> {
    words.words().into_iter().filter(|one| one.bronhouder != INWONER).collect()
}

/// The begrip of a key such as `aow_volledig@1`, in whatever version.
pub(crate) fn begrip<'a>(words: &'a Woordenboek, key: &str) -> Option<&'a Begrip> {
    words.begrip(key).ok().filter(|one| one.bronhouder != INWONER)
}

/// The bronhouders of all begrippen, by name.
pub(crate) fn bronhouders(words: &Woordenboek) -> Vec<&str> {
    let mut all: Vec<&str> = begrippen(words).into_iter().map(|one| one.bronhouder.as_str()).collect();
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
        let words = Woordenboek::shipped();
        assert_eq!(begrip(&words, "aow_volledig@1").map(|one| one.bronhouder.as_str()), Some("svb"));
        assert!(begrip(&words, "aow_volledig@2").is_none() && begrip(&words, "rekenhuur_maand@1").is_none());
        assert!(begrippen(&words).iter().all(|one| one.bronhouder != INWONER));
        assert!(bronhouders(&words).contains(&"uwv") && !bronhouders(&words).contains(&INWONER));
        assert_eq!(regelingen("nl").get("aio").copied(), regelingen("xx").get("aio").copied());
    }
}
