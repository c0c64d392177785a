//! `docs/toestanden.md`: what it draws is what stands above the state machines, word for word.

use foundation::diagram;
use std::path::Path;

/// The drawings, in the order of the page, by the heading above them.
const DRAWN: [(&str, &str); 15] = [
    ("## Hulpvraag\n", include_str!("../../../capabilities/hulpvraag/src/model.rs")),
    ("## Doorverwijzing\n", include_str!("../../../capabilities/doorverwijzing/src/model.rs")),
    ("## Afspraak\n", include_str!("../../../capabilities/afspraak/src/model.rs")),
    ("## Taak\n", include_str!("../../../capabilities/hulpvraag/src/taak.rs")),
    ("## Bericht\n", include_str!("../../../capabilities/bericht/src/model.rs")),
    ("## Scheiding\n", include_str!("../../../capabilities/balie/src/model.rs")),
    ("## Gelijkstelling\n", include_str!("../../../capabilities/begrip/src/model.rs")),
    ("## Publicatie\n", include_str!("../../../capabilities/regeling/src/model.rs")),
    ("## Grondslag\n", include_str!("../../../capabilities/grondslag/src/model.rs")),
    ("## Looplijst\n", include_str!("../../../capabilities/looplijst/src/model.rs")),
    ("## LooplijstRegel\n", include_str!("../../../capabilities/looplijst/src/regel.rs")),
    ("## Gesprek\n", include_str!("../../../capabilities/looplijst/src/gesprek.rs")),
    ("## Levensgebeurtenis\n", include_str!("../../../capabilities/levensgebeurtenis/src/model.rs")),
    ("## Voorstel\n", include_str!("../../../capabilities/levensgebeurtenis/src/voorstel.rs")),
    ("## Inzage\n", include_str!("../../../capabilities/mijn/src/model.rs")),
];

/// The page with the drawings of the code in their places: the first ones under each heading.
fn page(kept: &str) -> String {
    let mut page = kept.to_owned();
    for (heading, source) in DRAWN {
        let blocks = diagram::blocks(source);
        assert!(!blocks.is_empty(), "{heading}: nothing is drawn in the code");
        let mut at = page.find(heading).unwrap_or_else(|| panic!("the page has no {heading}"));
        for block in blocks {
            let begin = at + page[at..].find("```mermaid\n").unwrap_or_else(|| panic!("{heading}: a drawing is missing"));
            let end = begin + page[begin..].find("\n```\n").expect("a drawing ends") + "\n```\n".len();
            let next = page[at..].find("\n## ").map_or(page.len(), |next| at + next);
            assert!(end <= next + 1, "{heading}: a drawing is missing");
            page.replace_range(begin..end, &block);
            at = begin + block.len();
        }
    }
    page
}

#[test]
fn the_page_of_states_draws_what_the_code_draws() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/toestanden.md");
    let kept = std::fs::read_to_string(&file).unwrap();
    let page = page(&kept);
    if std::env::var_os("EENLOKET_REFRESH").is_some() {
        std::fs::write(&file, &page).unwrap();
        return;
    }
    assert!(kept == page, "docs/toestanden.md is old: EENLOKET_REFRESH=1 cargo nextest run --workspace the_page_of_states");
}
