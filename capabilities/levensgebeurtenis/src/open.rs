//! What is planned, by id and day: which rows go on today. It names nobody, so looking at it each day leaves no lines.

use crate::next::{Gepland, Moment};
use crate::voorstel::{Reden, VoorstelStatus};
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, StoreError};

/// One of them.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Open {
    pub(crate) id: Uuid,
    pub(crate) bsn_index: Vec<u8>,
    pub(crate) hulpvraag_id: Option<Uuid>,
    pub(crate) versie: i32,
    dag: String,
    gepland_op: String,
    status: String,
    reden: Option<String>,
    /// Whether its message has not left.
    pub(crate) wacht: bool,
}
impl Plain for Open {}

impl Open {
    /// As the rule reads it; `None` for a row of another version, which is left alone.
    pub(crate) fn gepland(&self) -> Option<Gepland> {
        Some(Gepland {
            status: VoorstelStatus::parse(&self.status)?,
            reden: self.reden.as_deref().and_then(Reden::parse),
            moment: Moment { dag: self.dag.parse().ok()?, gepland: self.gepland_op.parse().ok()? },
        })
    }
}

const OPEN: &str = "
    select v.id, v.bsn_index, v.hulpvraag_id, v.versie, v.dag, v.gepland_op, v.status, v.reden,
           exists (select 1 from bericht b where b.hulpvraag_id = v.hulpvraag_id and b.status = 'klaar') as wacht
    from voorstel v where v.levensgebeurtenis_id = $1 and v.status in ('gepland', 'klaargezet', 'vervallen') order by v.id";

/// All of one levensgebeurtenis about which something can still be done.
pub(crate) async fn open(look: &Look<'_>, levensgebeurtenis: Uuid) -> Result<Vec<Open>, StoreError> {
    look.sql(OPEN, [levensgebeurtenis.into()]).await
}

/// Whose message has not left, by id.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Waiting {
    pub(crate) id: Uuid,
    pub(crate) inwoner_id: Uuid,
    pub(crate) hulpvraag_id: Uuid,
    /// Of which levensgebeurtenis.
    pub(crate) soort: String,
    pub(crate) organisatie_id: Uuid,
}
impl Plain for Waiting {}

const WAITING: &str = "
    select v.id, v.inwoner_id, v.hulpvraag_id, l.soort, l.organisatie_id
    from voorstel v join levensgebeurtenis l on l.id = v.levensgebeurtenis_id
    where v.status = 'klaargezet' and (v.levensgebeurtenis_id = $1 or v.inwoner_id = $1)
      and exists (select 1 from bericht b where b.hulpvraag_id = v.hulpvraag_id and b.status = 'klaar') order by v.id";

/// The messages of one levensgebeurtenis, or to one person, that have not left.
pub(crate) async fn waiting(look: &Look<'_>, which: Uuid) -> Result<Vec<Waiting>, StoreError> {
    look.sql(WAITING, [which.into()]).await
}
