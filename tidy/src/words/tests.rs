use super::*;
use crate::finding::whats;

const LIST: &str = r#"
[glue]
words = ["op", "van", "id"]
[[word]]
word = "tijdslot"
plural = "tijdsloten"
gloss = ["slot", "time_slot"]
meaning = "Een tijd."
source = "own"
twins = ["tijdvak", "vrije_tijd"]
[[word]]
word = "niet_gebruik"
plural = "niet_gebruik"
gloss = []
meaning = "Recht hebben en het niet krijgen."
source = "own"
twins = []
[states.tijdslot]
states = ["vrij", "niet_verschenen"]
[plain]
words = ["naam", "vrije"]
[technique]
words = ["error", "row"]
[envelope]
words = ["items"]
"#;

fn found(file: &str, code: &str) -> Vec<String> {
    let findings = check(&Repo::of(&[(list::FILE, LIST), (&format!("capabilities/a/src/{file}"), code)]));
    findings.into_iter().map(|finding| finding.what).collect()
}

fn good(file: &str, code: &str) {
    assert_eq!(found(file, code), [""; 0], "{code}");
}

#[test]
fn words_of_the_house_are_good() {
    good("model.rs", "pub struct TijdslotVanNaam; pub enum Naam { Vrij, NietVerschenen, NietGebruik }");
    good("model.rs", "pub struct TijdslotError; pub struct TijdslotRow; pub struct Row { any: Any }");
    good("model.rs", "pub enum TijdslotError { AnythingGoes } type Tijdsloten = X; fn book() { let slot = 1; }");
    good("tables.rs", "#[derive(DeriveEntityModel)] #[sea_orm(table_name = \"tijdslot\")] struct Model { naam_id: X }");
}

#[test]
fn twins_and_translations_are_refused_with_the_right_word() {
    assert_eq!(
        found("model.rs", "pub struct TimeSlot; pub struct Slot; pub enum Vrij { Tijdvak, VrijeTijd }"),
        [
            "`time_slot` is English for tijdslot in the type TimeSlot",
            "`slot` is English for tijdslot in the type Slot",
            "`tijdvak` is a twin of tijdslot in the value Tijdvak",
            "`vrije_tijd` is a twin of tijdslot in the value VrijeTijd",
        ]
    );
}

#[test]
fn half_english_and_unknown_words_are_refused() {
    assert_eq!(
        found("model.rs", "pub struct TijdslotRun; pub struct ErrorTijdslot;"),
        [
            "`run` is not a word of the house in the type TijdslotRun",
            "`error` is not a word of the house in the type ErrorTijdslot"
        ]
    );
}

#[test]
fn a_private_type_may_be_technical_but_not_a_translation() {
    good("model.rs", "struct Cursor; pub(super) enum Piece { Digit }");
    assert_eq!(
        found("model.rs", "struct Slot; struct TijdslotRun; pub struct Cursor;"),
        [
            "`slot` is English for tijdslot in the type Slot",
            "`run` is not a word of the house in the type TijdslotRun",
            "`cursor` is not a word of the house in the type Cursor"
        ]
    );
}

#[test]
fn tables_columns_and_stored_values_are_read() {
    assert_eq!(
        found(
            "tables.rs",
            "#[derive(DeriveEntityModel)] #[sea_orm(table_name = \"slot\")] struct Model { name: X }
             const SQL: &str = \"create table slots (naam text, slot_id uuid)\";
             foundation::states! { pub enum Naam { Vrij => \"free\" } }"
        ),
        [
            "`slot` is English for tijdslot in the table slot",
            "`name` is not a word of the house in the column name",
            "`free` is not a word of the house in the stored value free",
            "`slots` is not a word of the house in the table slots",
            "`slot` is English for tijdslot in the column slot_id",
        ]
    );
}

#[test]
fn the_edges_are_free_and_json_is_not() {
    good("pages/day.rs", "struct DayPage; struct Form; struct SearchForm { any: X }");
    good("api.rs", "#[derive(Serialize)] pub struct SlotOut { #[serde(rename = \"naam\")] name: X }");
    good("model.rs", "#[derive(Serialize)] pub struct Naam { inner: X }");
    assert_eq!(
        found("api.rs", "#[derive(Serialize)] pub struct SlotOut { slot: X }"),
        ["`slot` is English for tijdslot in the JSON property slot"]
    );
    assert_eq!(found("model.rs", "pub struct SlotPage;").len(), 2, "a page is not a model");
}

#[test]
fn what_is_around_things_in_json_has_words_of_its_own() {
    good("api.rs", "#[derive(Serialize)] pub struct ListOut { items: X, #[serde(flatten)] problem: Y }");
    good("tables.rs", "const SQL: &str = \"create table tijdslot (naam text)\";");
    assert_eq!(
        found("tables.rs", "const SQL: &str = \"create table tijdslot (items text)\";"),
        ["`items` is not a word of the house in the column items"]
    );
    assert_eq!(
        found("api.rs", "#[derive(Serialize)] pub struct ListOut { items_naam: X }"),
        ["`items` is not a word of the house in the JSON property items_naam"]
    );
}

#[test]
fn koppeling_speaks_the_words_of_others_but_not_in_its_tables() {
    let code = "struct Partij; #[derive(DeriveEntityModel)] #[sea_orm(table_name = \"slot\")] struct Model {}";
    let findings = check(&Repo::of(&[(list::FILE, LIST), ("capabilities/koppeling/src/zgw.rs", code)]));
    assert_eq!(whats(&findings), ["`slot` is English for tijdslot in the table slot"]);
}

#[test]
fn the_list_itself_is_looked_at() {
    let bad = LIST
        .replace("source = \"own\"\ntwins = [\"tijdvak\", \"vrije_tijd\"]", "twins = [\"naam\"]")
        .replace("gloss = []", "gloss = [\"slot\"]")
        .replace("plural = \"tijdsloten\"", "plural = \"tijdslöten\"")
        .replace("\"row\"", "\"row\", \"vrij\"");
    let findings = check(&Repo::of(&[(list::FILE, &bad)]));
    assert_eq!(
        whats(&findings),
        [
            "tijdslot has no source",
            "tijdslöten is not spelled as in code",
            "slot is banned for tijdslot and for niet_gebruik",
            "naam is a word of the house, and is banned for tijdslot",
            "vrij is listed as technique and as a word",
        ]
    );
}

#[test]
fn names_are_split_at_case_digits_and_underscore() {
    assert_eq!(list::split("BSNTekst4Error"), ["bsn", "tekst", "error"]);
    assert_eq!(list::split("gemeld_op"), ["gemeld", "op"]);
}

#[test]
fn the_nearest_word_is_offered() {
    assert_eq!(nearest("tijdslt", ["tijdslot", "naam"].into_iter()), Some("tijdslot"));
    assert_eq!(nearest("zolder", ["tijdslot", "naam"].into_iter()), None);
}
