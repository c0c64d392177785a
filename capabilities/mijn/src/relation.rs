//! Where a visit belongs: ids only, before anything about a person is read.

use access::Object;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, StoreError};

/// Ids around an Afspraak.
#[derive(FromQueryResult)]
pub(crate) struct Bezoek {
    hulpvraag_id: Uuid,
    organisatie_id: Uuid,
    balie_id: Uuid,
    /// Where it is: on whose clock, and whom to call.
    pub(crate) locatie_id: Uuid,
}
impl Plain for Bezoek {}

impl Bezoek {
    /// As Cedar sees the visit: of one organisatie, at one Balie.
    pub(crate) fn object(&self) -> Object {
        Object::hulpvraag(self.hulpvraag_id, vec![self.organisatie_id], true).at(self.balie_id)
    }
}

/// The ids of an Afspraak; `None` when there is none.
pub(crate) async fn place_of_visit(look: &Look<'_>, afspraak: Uuid) -> Result<Option<Bezoek>, StoreError> {
    let sql = "select hulpvraag_id, organisatie_id, balie_id, locatie_id from afspraak where id = $1";
    Ok(look.sql(sql, [afspraak.into()]).await?.into_iter().next())
}
