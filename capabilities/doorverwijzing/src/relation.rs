//! Which organisaties a Doorverwijzing touches: ids only, before anything about a person is read.

use access::Object;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Ms, Plain, StoreError};

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

/// A Doorverwijzing as its sender has to do with it.
#[derive(FromQueryResult)]
pub(crate) struct SentState {
    pub(crate) hulpvraag_id: Uuid,
    van_organisatie_id: Uuid,
    /// Whether the sender may read who it is about, now. Closing ends that. Who may not hear how it went, may not see from this
    /// that it ended either: for them it is over when the time of the Afspraak is.
    pub(crate) concerned: bool,
}
impl Plain for SentState {}

impl SentState {
    /// As the sender's side sees it.
    pub(crate) fn object(&self) -> Object {
        Object::hulpvraag(self.hulpvraag_id, vec![self.van_organisatie_id], true)
    }
}

const SENT: &str = "
    select d.hulpvraag_id, d.van_organisatie_id,
           case when h.status <> 'afgesloten' and (d.terugkoppeling or h.eigenaar_organisatie_id = d.van_organisatie_id) then true
                else not d.terugkoppeling and a.einde > $2 and a.status not in ('afgezegd', 'verplaatst') end as concerned
    from doorverwijzing d
    join hulpvraag h on h.id = d.hulpvraag_id
    join afspraak a on a.id = d.afspraak_id
    where d.id = $1";

/// A Doorverwijzing for its sender, at a moment; `None` when there is none.
pub(crate) async fn sent_of(look: &Look<'_>, id: Uuid, now: Ms) -> Result<Option<SentState>, StoreError> {
    Ok(look.sql(SENT, [id.into(), now.0.into()]).await?.into_iter().next())
}
