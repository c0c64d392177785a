//! The door at which a Hulpvraag was opened, for who goes there still: whoever passes it on goes back to it.

use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, StoreError};

/// An address on a Looplijst, and nobody.
#[derive(FromQueryResult)]
struct Door {
    regel_id: Uuid,
}
impl Plain for Door {}

const SQL: &str = "
    select g.regel_id from looplijst_wijk w
    join looplijst_regel r on r.looplijst_id = w.looplijst_id and r.wijk = w.wijk
    join gesprek g on g.regel_id = r.id
    where g.hulpvraag_id = $1 and w.medewerker_id = $2";

/// Where that door is seen; `None` where it was opened elsewhere, or is not theirs.
pub(super) async fn door(look: &Look<'_>, hulpvraag: Uuid, medewerker: Uuid) -> Result<Option<String>, StoreError> {
    let found: Vec<Door> = look.sql(SQL, [hulpvraag.into(), medewerker.into()]).await?;
    Ok(found.first().map(|door| format!("/looplijsten/regels/{}", door.regel_id)))
}
