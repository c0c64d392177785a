//! The Doorverwijzingen of one's own organisatie: status and outcome, no content and no name.

use crate::Status;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Ms, Plain, Store, StoreError};

/// One line of the list. It shows no person: the nummer leads to who it is, in an act of its own.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Regel {
    /// The Doorverwijzing.
    pub id: Uuid,
    /// The nummer of the Hulpvraag.
    pub nummer: String,
    /// About what.
    pub product: String,
    /// As people call it.
    pub product_titel: String,
    /// Where to.
    pub organisatie_naam: String,
    /// Which Balie.
    pub balie_naam: String,
    /// When the Afspraak begins.
    pub begin: Option<Ms>,
    /// On which clock that is.
    pub tijdzone: String,
    /// When it ends.
    pub einde: Option<Ms>,
    /// Where it is, as told when booked.
    pub plaats: Option<String>,
    /// How it stands.
    pub status: String,
    /// How it ended, only if the Inwoner agreed that the sender hears it.
    pub uitkomst: Option<String>,
    /// When it was made.
    pub aangemaakt_op: Ms,
    /// Counts changes.
    pub versie: i32,
    /// Whether the sender may hear how it ended.
    pub terugkoppeling: bool,
    /// Whether the sender may open the page of the Hulpvraag: it is not closed, and theirs or told of.
    pub has_page: bool,
}
impl Plain for Regel {}

impl Regel {
    /// As the sender may see it: without the agreement of the Inwoner nothing tells that somebody came, not even that
    /// the line changed.
    pub fn for_sender(mut self) -> Self {
        let ended = [Status::Uitgevoerd, Status::Afgerond].iter().any(|status| status.as_str() == self.status);
        if !self.terugkoppeling {
            self.versie = 1;
            if ended {
                self.status = Status::Geaccepteerd.into();
            }
        }
        self
    }
}

/// Rows a page.
pub const PAGE: usize = 25;

const REGEL: &str = "
    select d.id, h.nummer, d.product, coalesce(p.titel, '') as product_titel, o.naam as organisatie_naam,
           b.naam as balie_naam, a.begin, a.einde, a.plaats, l.tijdzone, d.status,
           case when d.terugkoppeling then d.uitkomst end as uitkomst, d.aangemaakt_op, d.versie, d.terugkoppeling,
           h.status <> 'afgesloten' and (d.terugkoppeling or h.eigenaar_organisatie_id = d.van_organisatie_id) as has_page
    from doorverwijzing d
    join hulpvraag h on h.id = d.hulpvraag_id
    join organisatie o on o.id = d.naar_organisatie_id
    join balie b on b.id = d.naar_balie_id
    join locatie l on l.id = b.locatie_id
    left join product p on p.code = d.product
    left join afspraak a on a.id = d.afspraak_id";
const OF_SENDER: &str = "
    where d.van_organisatie_id = $1 and (d.aangemaakt_op, d.id) < ($2, $3)
    order by d.aangemaakt_op desc, d.id desc limit $4";

/// At most `count` lines of the list, newest first, older than the cursor, and one more if there is more.
pub async fn mine(store: &Store, organisatie: Uuid, before: Option<(Ms, Uuid)>, count: usize) -> Result<Vec<Regel>, StoreError> {
    let (at, id) = before.unwrap_or((Ms(i64::MAX), Uuid::max()));
    let limit = i64::try_from(count + 1).unwrap_or(i64::MAX);
    let sql = format!("{REGEL}{OF_SENDER}");
    let rows: Vec<Regel> = store.look().sql(&sql, [organisatie.into(), at.0.into(), id.into(), limit.into()]).await?;
    Ok(rows.into_iter().map(Regel::for_sender).collect())
}

/// How a Doorverwijzing stands for who it is about: whether the receiver was asked first, and its name.
#[derive(Clone, Debug, FromQueryResult)]
pub struct StandRow {
    /// How it stands.
    pub status: String,
    /// Whether it was offered: without a Convenant.
    pub offered: bool,
    /// Whether the question went on from one organisatie to another, after it was referred before.
    pub again: bool,
    /// The sender, who looks for another place when the receiver cannot help.
    pub van_organisatie_id: Uuid,
    /// The receiver, as people know it.
    pub organisatie_naam: String,
}
impl Plain for StandRow {}

/// How a Doorverwijzing stands, without a person.
pub async fn stand_of(store: &Store, id: Uuid) -> Result<Option<StandRow>, StoreError> {
    // Under a Convenant it is accepted as it is made, in its first version.
    let sql = "select d.status, d.van_organisatie_id, o.naam as organisatie_naam,
                      case when d.geaccepteerd_op = d.aangemaakt_op and not (d.versie > 1 and d.status = 'geaccepteerd')
                      then false else true end as offered,
                      d.vorige_id is not null as again
               from doorverwijzing d join organisatie o on o.id = d.naar_organisatie_id where d.id = $1";
    Ok(store.look().sql(sql, [id.into()]).await?.into_iter().next())
}

/// One line.
pub async fn regel(store: &Store, id: Uuid) -> Result<Option<Regel>, StoreError> {
    Ok(store.look().sql(&format!("{REGEL} where d.id = $1"), [id.into()]).await?.into_iter().next())
}
