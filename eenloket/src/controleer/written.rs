//! No change about a person without its line in the processing log.

use super::{LISTED, found};
use store::{Finding, Store, StoreError, Written};

/// Where it stands that something about a person was written, and when: table, person, instants.
///
/// Before a Hulpvraag was given to somebody (`hulpvraag::give_to`), what was written about it stands in the log of whoever it
/// was with, or of nobody.
const WRITTEN: &[(&str, &str, &[&str])] = &[
    ("inwoner", "id", &["aangemaakt_op"]),
    ("hulpvraag", "inwoner_id", &["aangemaakt_op", "afgesloten_op"]),
    ("afspraak", "inwoner_id", &["aangemaakt_op", "gemeld_op", "bezig_op", "klaar_op"]),
    ("doorverwijzing", "inwoner_id", &["aangemaakt_op", "geaccepteerd_op", "afgerond_op"]),
    ("taak", "inwoner_id", &["aangemaakt_op", "klaar_op"]),
    ("bericht", "inwoner_id", &["aangemaakt_op", "verstuurd_op"]),
    ("klantcontact", "inwoner_id", &["\"begin\"", "einde"]),
    ("identificatie", "inwoner_id", &["plaatsgevonden_op"]),
    ("momentopname", "inwoner_id", &["aangemaakt_op"]),
    ("kanaalvoorkeur", "inwoner_id", &["plaatsgevonden_op"]),
    ("email_adres", "inwoner_id", &["gevraagd_op"]),
    ("inzage_vraag", "inwoner_id", &["aangemaakt_op", "klaar_op"]),
    ("scheiding", "inwoner_id", &["aangemaakt_op", "klaar_op"]),
    ("scheiding", "naar_id", &["klaar_op"]),
];

/// Tables that have one row for each person, under the id of that person.
const ONE_EACH: &[&str] = &["email_adres"];

/// What was written since the log begins, without an act of that instant about that person.
pub(super) async fn check(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let since = store::log_begin(store).await?;
    let mut findings = Vec::new();
    for (table, person, instants) in WRITTEN {
        for instant in *instants {
            let unless = match *table {
                // Of these, what is about somebody stays about them.
                "inwoner" | "kanaalvoorkeur" | "email_adres" | "scheiding" => "",
                "hulpvraag" => HULPVRAAG_GIVEN,
                _ => GIVEN,
            };
            let id = if ONE_EACH.contains(table) { person } else { "id" };
            let unlogged = store::without_line(store, Written { table, id, person, instant, unless }, since).await?;
            findings.extend(unlogged.into_iter().map(|id| found("wijziging_zonder_verwerking", table, id)));
        }
    }
    findings.truncate(LISTED);
    Ok(findings)
}

const HULPVRAAG_GIVEN: &str =
    "exists (select 1 from inwoner_hulpvraag g where g.hulpvraag_id = t.id and g.plaatsgevonden_op >= t.{instant})";
const GIVEN: &str =
    "exists (select 1 from inwoner_hulpvraag g where g.hulpvraag_id = t.hulpvraag_id and g.plaatsgevonden_op >= t.{instant})";
