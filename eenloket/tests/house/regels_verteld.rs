//! What is told is heard: each event has a listener in the table of the house, or a reason why nobody listens.

use crate::world::World;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Told for the record, or for who comes later; nobody has to act on it now.
const NOBODY: &[(&str, &str)] = &[
    ("afmelding.ingetrokken", "told on to other organisaties by the service of a bron; whoever says it reads that it is done"),
    ("doorverwijzing.aangeboden", "goes with doorverwijzing.afspraak_gemaakt, which tells the inwoner how it stands"),
    ("doorverwijzing.afgerond", "the sender reads the outcome among its doorverwijzingen; the inwoner heard it at the balie"),
    ("doorverwijzing.ingetrokken", "goes with an afspraak that is called off, which tells the inwoner and frees the time"),
    ("rooster.afspraak_overgenomen", "time and place stay: who sits there changes nothing for the inwoner"),
    ("doorverwijzing.vastgelopen", "goes with doorverwijzing.contactpersoon, which names who has it; the others get a taak"),
];

/// The kinds that the capabilities tell, each with the file that names it.
fn told() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("capabilities");
    let mut found = BTreeMap::new();
    for capability in std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(text) = std::fs::read_to_string(capability.join("src/events.rs")) else { continue };
        for line in text.lines().filter(|line| line.starts_with("pub const ")) {
            let kind = line.split('"').nth(1).unwrap_or_else(|| panic!("a kind that cannot be read: {line}"));
            found.insert(kind.to_owned(), capability.display().to_string());
        }
    }
    found
}

both!(what_is_told_is_heard_or_has_a_reason);
async fn what_is_told_is_heard_or_has_a_reason(world: &World) {
    let told = told();
    assert!(told.len() > 15, "the sources were read: {told:?}");
    let heard: BTreeSet<&str> = eenloket::house::listeners(&world.house).iter().map(|listener| listener.kind).collect();
    let excused: BTreeSet<&str> = NOBODY.iter().map(|(kind, _)| *kind).collect();
    let kinds: BTreeSet<&str> = told.keys().map(String::as_str).collect();
    let unheard: Vec<_> = kinds.iter().filter(|kind| !heard.contains(*kind) && !excused.contains(*kind)).collect();
    assert!(unheard.is_empty(), "told, and nobody listens: {unheard:?}");
    assert!(heard.is_subset(&kinds), "a listener for what nobody tells: {:?}", heard.difference(&kinds));
    assert!(excused.is_subset(&kinds) && excused.is_disjoint(&heard), "a reason that is not needed: {excused:?}");
}
