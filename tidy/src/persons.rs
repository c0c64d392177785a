//! What is about a person says so: each table declares itself, and nothing about a person is plain.

use crate::allow::Allowed;
use crate::code::Code;
use crate::item::Type;
use crate::{Finding, Repo};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

const KINDS: &str = "rules/data/bewaartermijnen.csv";
const WHY: &str = "a plain row leaves the store without a line in the log, and without an end to its keeping (besluit 12)";
/// Words in a column that make a row one about a person.
const PERSON: [&str; 3] = ["inwoner", "bsn", "geboortedatum"];

/// Reads all entities and all hand-made rows.
pub fn check(repo: &Repo) -> Vec<Finding> {
    let plain_tables = Allowed::of(repo, "plain_table");
    let plain_rows = Allowed::of(repo, "plain_row");
    let kinds: BTreeSet<&str> =
        repo.text(KINDS).unwrap_or_default().lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let mut findings = Vec::new();
    let mut tables: BTreeMap<String, String> = BTreeMap::new();
    for (path, text) in repo.product() {
        let Ok(code) = Code::product(text) else {
            continue;
        };
        for entity in code.types() {
            if !code.derives(&entity.attributes, "DeriveEntityModel") {
                continue;
            }
            let table = code.setting(&entity.attributes, "table_name").unwrap_or("(no table_name)");
            let place = format!("{path}:{}", entity.line);
            if let Some(other) = tables.insert(table.to_owned(), place) {
                findings.push(Finding::new(
                    path,
                    entity.line,
                    format!("a second entity on the table {table}"),
                    "the first may be personal and this one plain: a way around the log",
                    format!("use the entity of {other}, and a row of its own for fewer columns"),
                ));
            }
            let declared = declaration(&code, &entity);
            findings.extend(judge(path, &code, &entity, table, &declared, &kinds, &plain_tables));
        }
        if !path.starts_with("ground/store/") {
            findings.extend(hand_made(path, &code, &plain_rows));
        }
    }
    findings.extend(plain_tables.stale());
    findings.extend(plain_rows.stale());
    findings
}

enum Declared {
    Nothing,
    Plain,
    Personal { kind: String, column: String },
}

/// What the module around an entity says of it.
fn declaration(code: &Code, entity: &Type) -> Declared {
    let module = code.module_around(entity.at);
    let within = |name: &'static str| -> Option<Range<usize>> {
        code.macros(name).find(|(at, _)| module.contains(at)).map(|(_, inside)| inside)
    };
    if let Some(inside) = within("personal") {
        let kind = code.string(inside.start).unwrap_or_default().to_owned();
        let column = code.ident(inside.end - 1).unwrap_or_default().to_owned();
        return Declared::Personal { kind, column };
    }
    match within("plain") {
        Some(_) => Declared::Plain,
        None => Declared::Nothing,
    }
}

fn judge(
    path: &str,
    code: &Code,
    entity: &Type,
    table: &str,
    declared: &Declared,
    kinds: &BTreeSet<&str>,
    allowed: &Allowed,
) -> Option<Finding> {
    let columns = fields(code, entity);
    let say = |what: String, mend: String| Some(Finding::new(path, entity.line, what, WHY, mend));
    match declared {
        Declared::Nothing => say(
            format!("the table {table} does not say whether it is about persons"),
            "add store::personal!(\"kind\", column); or store::plain!(); below the Model".to_owned(),
        ),
        Declared::Plain => {
            let person = person_in(&columns).or((table == "inwoner").then_some("the inwoner itself"))?;
            if allowed.has(&[("table", table)]) {
                return None;
            }
            say(
                format!("the table {table} is plain and holds {person}"),
                "declare it with store::personal!; if it is truly about nobody, add it to [[plain_table]] \
                 in tidy/allow.toml with the reason"
                    .to_owned(),
            )
        }
        Declared::Personal { kind, column } => {
            if !kinds.contains(kind.as_str()) {
                let near = crate::words::nearest(kind, kinds.iter().copied());
                return say(
                    format!("the table {table} names the bewaartermijn \"{kind}\", which is not in {KINDS}"),
                    match near {
                        Some(near) => {
                            format!("write \"{near}\", or add a line to the list with its source")
                        }
                        None => "use a kind of the list, or add a line to it with its source".to_owned(),
                    },
                );
            }
            if !columns.contains(column) {
                return say(
                    format!("the table {table} has no column {column} to name its person"),
                    "name the column with the id of the inwoner".to_owned(),
                );
            }
            None
        }
    }
}

fn fields(code: &Code, found: &Type) -> Vec<String> {
    let parts = found.body.as_ref().map(|body| code.parts_of(body));
    parts.unwrap_or_default().into_iter().map(|part| part.name).collect()
}

fn person_in(columns: &[String]) -> Option<&str> {
    columns.iter().find(|column| column.split('_').any(|piece| PERSON.contains(&piece))).map(String::as_str)
}

/// Rows that say of themselves what they are, without a table behind them.
fn hand_made(path: &str, code: &Code, allowed: &Allowed) -> Vec<Finding> {
    let types = code.types();
    let mut findings = Vec::new();
    for (header, body) in code.impls() {
        let Some(split) = header.clone().find(|at| code.ident(*at) == Some("for")) else {
            continue;
        };
        let what = code.ident(split - 1).unwrap_or_default();
        let row = (split + 1..header.end).filter_map(|at| code.ident(at)).next_back().unwrap_or_default();
        let line = code.line(header.start);
        match what {
            "Plain" => {
                let columns = types.iter().find(|found| found.name == row).map(|found| fields(code, found)).unwrap_or_default();
                if let Some(person) = person_in(&columns) {
                    if allowed.has(&[("file", path), ("row", row), ("holds", person)]) {
                        continue;
                    }
                    findings.push(Finding::new(
                        path,
                        line,
                        format!("{row} is plain and holds {person}"),
                        WHY,
                        "make it Personal, or leave the column out; an exception in [[plain_row]] of tidy/allow.toml \
                         also says holds = \"…\"",
                    ));
                } else if !allowed.has(&[("file", path), ("row", row)]) {
                    findings.push(Finding::new(
                        path,
                        line,
                        format!("{row} says by hand that it is plain"),
                        "nothing but its reader can see whether its query touches a table with persons",
                        "look at the query; if no person comes out of it, add it to [[plain_row]] in \
                         tidy/allow.toml with the reason",
                    ));
                }
            }
            "Personal" if code.shown(body.clone()).ends_with("{None}") => {
                findings.push(Finding::new(
                    path,
                    line,
                    format!("{row} is personal and names nobody"),
                    "a read without a person leaves no line about that person",
                    "select inwoner_id and return it, or make the row Plain with a reason",
                ));
            }
            "Stored" => findings.push(Finding::new(
                path,
                line,
                "Stored is implemented by hand",
                WHY,
                "declare the table with store::personal! or store::plain!",
            )),
            _ => {}
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::whats;

    fn entity(table: &str, columns: &str, said: &str) -> String {
        format!(
            "pub mod {table} {{ #[sea_orm::model] #[derive(Clone, DeriveEntityModel)]
             #[sea_orm(table_name = \"{table}\")] pub struct Model {{ #[sea_orm(primary_key)] pub id: Uuid, {columns} }} {said} }}\n"
        )
    }

    fn found(code: &str, allow: &str) -> Vec<Finding> {
        check(&Repo::of(&[
            (KINDS, "soort,termijn\nhulpvraag,P1Y\nafspraak,P13M\n"),
            ("capabilities/a/src/tables.rs", code),
            ("tidy/allow.toml", allow),
        ]))
    }

    #[test]
    fn tables_that_declare_themselves_are_good() {
        let code = entity("afspraak", "pub inwoner_id: Option<Uuid>", "store::personal!(\"afspraak\", inwoner_id);")
            + &entity("balie", "pub naam: String", "store::plain!();");
        assert_eq!(found(&code, ""), []);
    }

    #[test]
    fn each_lack_is_seen() {
        for (columns, said, what) in [
            ("", "", "the table t does not say whether it is about persons"),
            ("pub inwoner_id: Uuid", "store::plain!();", "the table t is plain and holds inwoner_id"),
            (
                "pub inwoner_id: Uuid",
                "store::personal!(\"hulpvragen\", inwoner_id);",
                "the table t names the bewaartermijn \"hulpvragen\", which is not in rules/data/bewaartermijnen.csv",
            ),
            (
                "pub inwoner_id: Uuid",
                "store::personal!(\"hulpvraag\", inwoner);",
                "the table t has no column inwoner to name its person",
            ),
        ] {
            assert_eq!(whats(&found(&entity("t", columns, said), "")), [what]);
        }
        let inwoner = entity("inwoner", "", "store::plain!();");
        assert_eq!(whats(&found(&inwoner, "")), ["the table inwoner is plain and holds the inwoner itself"]);
    }

    #[test]
    fn a_second_entity_is_seen() {
        let one = entity("t", "", "store::plain!();");
        assert_eq!(whats(&found(&(one.clone() + &one), "")), ["a second entity on the table t"]);
    }

    #[test]
    fn rows_by_hand_need_a_reason_and_no_person() {
        let row = "struct Day { naam: String } impl store::Plain for Day {}";
        assert_eq!(whats(&found(row, "")), ["Day says by hand that it is plain"]);
        let allow = "[[plain_row]]\nfile = \"capabilities/a/src/tables.rs\"\nrow = \"Day\"\nreason = \"balies only\"";
        assert_eq!(found(row, allow), []);
        let person = "struct Day { inwoner_id: Uuid } impl Plain for Day {}";
        assert_eq!(whats(&found(person, "")), ["Day is plain and holds inwoner_id"]);
        let holds =
            "[[plain_row]]\nfile = \"capabilities/a/src/tables.rs\"\nrow = \"Day\"\nholds = \"inwoner_id\"\nreason = \"counts\"";
        assert_eq!(found(person, holds), []);
        assert_eq!(found(person, allow).len(), 2, "an exception for the row is none for the person");
        let nobody = "impl Personal for Day { fn inwoner(&self) -> Option<Uuid> { None } }";
        assert_eq!(whats(&found(nobody, "")), ["Day is personal and names nobody"]);
        let good = "impl Personal for Day { fn inwoner(&self) -> Option<Uuid> { self.inwoner_id } }";
        assert_eq!(found(good, ""), []);
        assert_eq!(whats(&found("impl Stored for Entity {}", "")), ["Stored is implemented by hand"]);
    }
}
