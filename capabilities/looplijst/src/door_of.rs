//! The door at which a Hulpvraag was opened: whoever passes it on goes back to it, if they go there still.

use crate::store::regel_shown;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Plain, Store, StoreError};
use web::{Door, DoorFuture};

/// An address on a Looplijst, and nobody; absent where another goes there by now, or nobody.
#[derive(FromQueryResult)]
struct DoorRow {
    regel_id: Option<Uuid>,
}
impl Plain for DoorRow {}

// By the Inwoner, for whom there is an index; a Gesprek goes along with its Hulpvraag to another one.
const SQL: &str = "
    select (select r.id from looplijst_regel r join looplijst_wijk w on w.looplijst_id = r.looplijst_id and w.wijk = r.wijk
            where r.id = g.regel_id and w.medewerker_id = $2) as regel_id
    from hulpvraag h join gesprek g on g.inwoner_id = h.inwoner_id and g.hulpvraag_id = h.id
    where h.id = $1";

/// That door, with its page for who has that district; `None` for what was opened elsewhere.
pub fn door_of(store: &Store, hulpvraag: Uuid, medewerker: Uuid) -> DoorFuture<'_> {
    Box::pin(async move {
        let found: Vec<DoorRow> = store.look().sql(SQL, [hulpvraag.into(), medewerker.into()]).await?;
        Ok::<_, StoreError>(found.first().map(|row| Door { path: row.regel_id.map(regel_shown) }))
    })
}
