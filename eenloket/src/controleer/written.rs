//! No change about a person without its line in the processing log.

use super::{LISTED, found};
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Finding, Ms, Plain, Store, StoreError, Written};

/// Where it stands that something about a person was written, and when: table, person, instants.
const WRITTEN: [(&str, &str, &[&str]); 9] = [
    ("inwoner", "id", &["aangemaakt_op"]),
    ("hulpvraag", "inwoner_id", &["aangemaakt_op", "afgesloten_op"]),
    ("afspraak", "inwoner_id", &["aangemaakt_op", "gemeld_op", "bezig_op", "klaar_op"]),
    ("doorverwijzing", "inwoner_id", &["aangemaakt_op", "geaccepteerd_op", "afgerond_op"]),
    ("taak", "inwoner_id", &["aangemaakt_op", "klaar_op"]),
    ("bericht", "inwoner_id", &["aangemaakt_op", "verstuurd_op"]),
    ("klantcontact", "inwoner_id", &["\"begin\"", "einde"]),
    ("identificatie", "inwoner_id", &["plaatsgevonden_op"]),
    ("momentopname", "inwoner_id", &["aangemaakt_op"]),
];

#[derive(FromQueryResult)]
struct Moment {
    id: Uuid,
    inwoner_id: Uuid,
    at: Ms,
}
impl Plain for Moment {}

/// What was written since the log begins, without an act of that instant about that person.
pub(super) async fn check(store: &Store) -> Result<Vec<Finding>, StoreError> {
    let since = store::log_begin(store).await?;
    let mut written = Vec::new();
    for (table, person, instants) in WRITTEN {
        for instant in instants {
            let sql = format!(
                "select id, {person} as inwoner_id, {instant} as at from {table} where {person} is not null and {instant} >= $1"
            );
            let moments: Vec<Moment> = store.look().sql(&sql, [since.0.into()]).await?;
            written.extend(moments.into_iter().map(|moment| Written {
                inwoner: moment.inwoner_id,
                at: moment.at,
                place: (table, moment.id),
            }));
        }
    }
    let unlogged = store::without_line(store, written).await?;
    Ok(unlogged.into_iter().take(LISTED).map(|(table, id)| found("wijziging_zonder_verwerking", table, id)).collect())
}
