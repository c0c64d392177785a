//! `docs/rechten.md`: the reviewed tables as a page for a privacy officer, made from them and held to them.

use access::Access;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

const HEAD: &str = "# Wie mag wat

Deze pagina is gemaakt uit `policies/gevallen.csv`, `policies/niveaus.csv` en `policies/toepassingen.csv`. Een test houdt die tabellen gelijk aan de
regels (`policies/*.cedar`) en deze pagina gelijk aan de tabellen. Wat hier niet staat, mag niet.

- **eigen**: van de eigen organisatie en de eigen balie. Voor een inwoner: over hemzelf.
- **deelnemer**: de eigen organisatie doet mee, maar het is niet de eigen balie.
- **ander**: de eigen organisatie doet niet mee. Voor wie dat is, bestaat het niet (404).
- **systeem**: het huis zelf, na een handeling van iemand of op een tijd.

Een rol geldt bij één organisatie. Wie bij een organisatie werkt die het bsn niet mag gebruiken, mag ook met de juiste rol
niet op bsn zoeken of identiteit vaststellen (Wabb art. 1 en 12).

## Rollen die er nog niet zijn

De rol van ketenregisseur is geen rol: dat is de eigenaar van een vastgelopen hulpvraag. De medewerker op locatie heeft
dezelfde rechten als een baliemedewerker aan de eigen balie. Tweedelijns expert, vrijwilliger,
pilotanalist en gegevensbeheerder komen met de onderdelen waarvoor zij iets mogen.
";

const PROGRAMS: &str = "
## Wat een programma mag

Een beheerder geeft een programma van de eigen organisatie scopes. Het hoort dan bij alle balies van die organisatie.

| handeling | scope | waarmee |
|---|---|---|
";

type Rows = Vec<BTreeMap<String, String>>;

fn rows(text: &str) -> (Vec<String>, Rows) {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(ToOwned::to_owned).collect();
    let rows =
        reader.records().map(|row| head.iter().cloned().zip(row.unwrap().iter().map(ToOwned::to_owned)).collect()).collect();
    (head, rows)
}

/// Who may: the roles with `ja`, in the order of the table.
fn who(row: &BTreeMap<String, String>, roles: &[String]) -> String {
    let who: Vec<&str> = roles.iter().filter(|role| row[*role] == "ja").map(String::as_str).collect();
    if who.is_empty() { "niemand".to_owned() } else { who.join(", ") }
}

fn page(access: &Access) -> String {
    let (head, cases) = rows(include_str!("../../../policies/gevallen.csv"));
    let (_, levels) = rows(include_str!("../../../policies/niveaus.csv"));
    let roles = &head[3..];
    let acts: BTreeMap<&str, _> = access.acts().into_iter().map(|row| (row.act.0, row)).collect();
    let subjects: BTreeSet<&str> =
        cases.iter().filter_map(|row| row["handeling"].split_once('.')).map(|(name, _)| name).collect();
    let mut page = HEAD.to_owned();
    for subject in subjects {
        write!(
            page,
            "\n## {subject}\n\n| handeling | waarmee | eigen | deelnemer | ander | waarvoor |\n|---|---|---|---|---|---|\n"
        )
        .unwrap();
        let mut done = BTreeSet::new();
        for row in cases.iter().filter(|row| row["handeling"].split_once('.').is_some_and(|(name, _)| name == subject)) {
            let (act, object) = (&row["handeling"], &row["object"]);
            if !done.insert((act, object)) {
                continue;
            }
            let cell = |relation: &str| {
                let found =
                    cases.iter().find(|row| &row["handeling"] == act && &row["object"] == object && row["relatie"] == relation);
                found.map_or(String::new(), |row| who(row, roles))
            };
            let ground = acts.get(act.as_str()).map_or(String::new(), |row| format!("{} ({})", row.activity, row.grondslag.wet));
            let [eigen, deelnemer, ander] = ["eigen", "deelnemer", "ander"].map(cell);
            writeln!(page, "| `{act}` | {object} | {eigen} | {deelnemer} | {ander} | {ground} |").unwrap();
        }
    }
    page.push_str("\n## Hoe zeker een inwoner ingelogd moet zijn\n\n| handeling | ten minste |\n|---|---|\n");
    for row in levels {
        writeln!(page, "| `{}` | {} |", row["handeling"], row["niveau"]).unwrap();
    }
    page.push_str(PROGRAMS);
    let (_, programs) = rows(include_str!("../../../policies/toepassingen.csv"));
    for row in programs {
        let (scope, waarmee) = match row["scope"].as_str() {
            "-" => (format!("geen: {}", row["waarom"]), String::new()),
            scope => (format!("`{scope}`"), format!("{}, {}", row["object"], row["relatie"])),
        };
        writeln!(page, "| `{}` | {scope} | {waarmee} |", row["handeling"]).unwrap();
    }
    page
}

#[test]
fn the_page_of_policies_says_what_the_tables_say() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/rechten.md");
    let page = page(&eenloket::house::access().unwrap());
    if std::env::var_os("EENLOKET_REFRESH").is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == page, "docs/rechten.md is old: EENLOKET_REFRESH=1 cargo nextest run --workspace the_page_of_policies");
}
