//! Which organisaties a Doorverwijzing touches: ids only, before anything about a person is read.

use access::Object;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, StoreError};

/// Ids around a Doorverwijzing.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Ids {
    /// The Hulpvraag.
    pub hulpvraag_id: Uuid,
    /// The sender.
    pub van_organisatie_id: Uuid,
    /// The receiver.
    pub naar_organisatie_id: Uuid,
    /// The Balie it went to.
    pub naar_balie_id: Uuid,
}
impl Plain for Ids {}

impl Ids {
    /// As the sender's side sees it.
    pub fn sent(&self) -> Object {
        Object::hulpvraag(self.hulpvraag_id, vec![self.van_organisatie_id], true)
    }

    /// As the receiver's side sees it.
    pub fn received(&self) -> Object {
        Object::hulpvraag(self.hulpvraag_id, vec![self.naar_organisatie_id], true).at(self.naar_balie_id)
    }
}

/// The ids of a Doorverwijzing; `None` when there is none.
pub async fn ids_of(look: &Look<'_>, id: Uuid) -> Result<Option<Ids>, StoreError> {
    let sql = "select hulpvraag_id, van_organisatie_id, naar_organisatie_id, naar_balie_id from doorverwijzing where id = $1";
    Ok(look.sql(sql, [id.into()]).await?.into_iter().next())
}
