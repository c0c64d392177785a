//! Whose a Bericht is: ids only, before anything about a person is read.

use crate::acts::LETTER;
use crate::{Onderwerp, Soort};
use access::{Act, Object};
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Ms, Plain, StoreError};

/// Ids around a Bericht.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Ids {
    /// About which Hulpvraag.
    pub(crate) hulpvraag_id: Uuid,
    /// On whose behalf.
    pub(crate) organisatie_id: Uuid,
    soort: String,
}
impl Plain for Ids {}

impl Ids {
    /// As Cedar sees it: of one organisatie, also where others take part in the Hulpvraag.
    pub(crate) fn object(&self) -> Object {
        Object::hulpvraag(self.hulpvraag_id, vec![self.organisatie_id], true)
    }

    /// Who has to do with it. What a newer version made is kept from the desks.
    pub(crate) fn over(&self) -> Onderwerp {
        Soort::parse(&self.soort).map_or(Onderwerp::Inzage, Soort::over)
    }

    /// The act in which this is done, where a desk does it in `act`.
    pub(crate) fn act(&self, act: Act) -> Act {
        match self.over() {
            Onderwerp::Hulpvraag => act,
            Onderwerp::Inzage => LETTER,
        }
    }
}

/// The ids of a Bericht; `None` when there is none.
pub(crate) async fn ids_of(look: &Look<'_>, id: Uuid) -> Result<Option<Ids>, StoreError> {
    let sql = "select hulpvraag_id, organisatie_id, soort from bericht where id = $1";
    Ok(look.sql(sql, [id.into()]).await?.into_iter().next())
}

/// A Bericht that is not in the queue of the printer; it names nobody.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Regel {
    pub(crate) id: Uuid,
    pub(crate) soort: String,
    pub(crate) status: String,
    pub(crate) nummer: String,
}
impl Plain for Regel {}

/// What went by e-mail or came back, the newest first.
pub(crate) async fn outside(look: &Look<'_>, organisatie: Uuid, over: Onderwerp) -> Result<Vec<Regel>, StoreError> {
    let sql = format!(
        "select b.id, b.soort, b.status, h.nummer from bericht b join hulpvraag h on h.id = b.hulpvraag_id
         where b.organisatie_id = $1 and b.status in ('verstuurd', 'bezorgd', 'onbestelbaar', 'retour', 'te_bellen') and {}
         order by b.aangemaakt_op desc, b.id desc limit 25",
        over.filter()
    );
    look.sql(&sql, [organisatie.into()]).await
}

/// The Berichten about a Hulpvraag on behalf of an organisatie, the newest first; it names nobody.
pub(crate) async fn about(look: &Look<'_>, hulpvraag: Uuid, organisatie: Uuid) -> Result<Vec<Regel>, StoreError> {
    let sql = "select b.id, b.soort, b.status, h.nummer from bericht b join hulpvraag h on h.id = b.hulpvraag_id
               where b.hulpvraag_id = $1 and b.organisatie_id = $2 order by b.aangemaakt_op desc, b.id desc";
    look.sql(sql, [hulpvraag.into(), organisatie.into()]).await
}

/// How a Bericht stands; it names nobody.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct StandRow {
    pub(crate) soort: String,
    pub(crate) status: String,
    pub(crate) nummer: String,
    pub(crate) aangemaakt_op: Ms,
}
impl Plain for StandRow {}

/// How a Bericht stands now.
pub(crate) async fn standing(look: &Look<'_>, id: Uuid) -> Result<Option<StandRow>, StoreError> {
    let sql = "select b.soort, b.status, h.nummer, b.aangemaakt_op from bericht b join hulpvraag h on h.id = b.hulpvraag_id
               where b.id = $1";
    Ok(look.sql(sql, [id.into()]).await?.into_iter().next())
}
