//! Who searched too often without finding anybody.

use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Ms, Plain, StoreError};

/// One Taak: of a Medewerker, about nobody.
#[derive(FromQueryResult)]
pub(crate) struct ZoekremRegel {
    pub(crate) id: Uuid,
    pub(crate) soort: String,
    pub(crate) begin: Ms,
    pub(crate) termijn_op: Ms,
    pub(crate) naam: Option<String>,
    pub(crate) medewerker_id: Uuid,
}
impl Plain for ZoekremRegel {}

const LIST: &str = "
    select z.id, z.soort, z.begin, z.termijn_op, m.naam, z.medewerker_id from zoekrem z left join medewerker m on m.id = z.medewerker_id
    where z.organisatie_id = $1 and z.status = 'open' order by z.termijn_op, z.id limit 200";

/// What the privacyofficer of an organisatie still has to look at.
pub(crate) async fn waiting(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<ZoekremRegel>, StoreError> {
    look.sql(LIST, [organisatie.into()]).await
}
