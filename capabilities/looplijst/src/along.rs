//! To whom somebody goes already, when a newer Looplijst is opened. All of them go on to it as they stand, hit or not: with the plan, and
//! with what was tried at the door. Were it the hits alone, then whoever stayed behind would be known by it: as somebody who said
//! no, opted out or has a secret address (V13). Who cannot be visited any more goes nowhere.

use crate::LooplijstError;
use crate::known::with_same;
use crate::left_out::{PART, secret};
use crate::list::{RegelInput, regel};
use crate::off::{own_lists, regels_of, take_off};
use crate::regel::{Reden, RegelStatus};
use crate::store::keys;
use crate::tables::{gesprek, looplijst, looplijst_regel, looplijst_wijk};
use foundation::{Keys, Uuid};
use inwoner::{Adres, InwonerFilter};
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{
    self, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::Expr, sea_query::SelectStatement,
};
use store::{Held, Ms, Personal, Plain, StoreError, Tx};

/// So many may always be unknown to the own administration, and of many such a part of them. Whoever it does not know is visited no more, and
/// what was noted is gone: of a file that was half written that may not come.
const ONBEKEND_MAX: usize = 3;
const ONBEKEND_DEEL: usize = 10;

/// Somebody as the own administration knows them.
pub(crate) struct Bekend {
    /// Who they are, where they live and why nobody goes there.
    pub(crate) wie: RegelInput,
    /// What the own administration says no to by now: what they have already.
    pub(crate) heeft: BTreeSet<String>,
}

/// People as the own administration knows them, by the blind index of their BSN.
pub(crate) struct Bewoners {
    pub(crate) bekend: BTreeMap<Vec<u8>, Bekend>,
    /// Whether whoever is not among them lives there no more.
    pub(crate) is_everybody: bool,
}

/// Whether so few of so many are not known that they may have left.
pub(crate) fn may_have_left(unknown: usize, of: usize) -> bool {
    unknown <= ONBEKEND_MAX.max(of / ONBEKEND_DEEL)
}

/// Those of these people who have one of these blind indexes. There may be others.
pub(crate) fn bewoners(ring: &Keys, all: &[RegelInput], of: &BTreeSet<Vec<u8>>) -> Bewoners {
    let index = |one: &RegelInput| match &one.persoon.wie {
        InwonerFilter::Bsn(bsn) => Some(bsn.index(ring)),
        InwonerFilter::Naam => None,
    };
    let known = all.iter().filter_map(|one| Some((index(one).filter(|index| of.contains(index))?, one.clone())));
    let bekend = known.map(|(index, wie)| (index, Bekend { wie, heeft: BTreeSet::new() })).collect();
    Bewoners { bekend, is_everybody: false }
}

/// Where somebody lives who is visited.
#[derive(Clone, Debug)]
pub(crate) enum Woont {
    /// In this district, as the own administration says.
    In(String),
    /// Nothing says where they live now, or that they do not: where they were.
    WaarZeWoonden,
    /// Nobody goes there any more.
    NietMeer(Reden),
}

/// Somebody who is visited, and how the own administration knows them.
#[derive(FromQueryResult)]
struct Bezocht {
    inwoner_id: Uuid,
    bsn_index: Option<Vec<u8>>,
    regelingen: String,
}
impl Personal for Bezocht {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

/// To whom somebody goes, and who of them and of the hits lives behind another door than was known.
#[derive(Default)]
pub(crate) struct Bezoek {
    pub(crate) woont: BTreeMap<Uuid, Woont>,
    pub(crate) moved: BTreeSet<Uuid>,
}

impl Bezoek {
    /// Whether somebody goes to them, and may go on doing so.
    pub(crate) fn goes_on(&self, inwoner: Uuid) -> bool {
        self.woont.get(&inwoner).is_some_and(|woont| !matches!(woont, Woont::NietMeer(_)))
    }
}

/// To whom somebody of the own organisatie goes now, and where they live by what the own administration `says`; `adressen` are those of the
/// hits. What they have by now, is not talked about any more.
///
/// # Errors
/// `TooManyUnknown`.
pub(crate) async fn visited(
    tx: &Tx,
    mut adressen: BTreeMap<Uuid, Adres>,
    says: impl Fn(&BTreeSet<Vec<u8>>) -> Bewoners,
) -> Result<Held<Bezoek>, LooplijstError> {
    let sql = "select r.inwoner_id, i.bsn_index, r.regelingen from looplijst l join looplijst_regel r on r.looplijst_id = l.id
               join inwoner i on i.id = r.inwoner_id
               where l.organisatie_id = $1 and r.status in ('nieuw', 'toegewezen', 'gepland')";
    let found: Held<Vec<Bezocht>> = tx.sql(sql, [tx.purpose().actor().organisatie.into()]).await?;
    let rows = found.peek(tx);
    let all: Vec<Uuid> = rows.iter().map(|one| one.inwoner_id).collect();
    let indexes: BTreeSet<Vec<u8>> = rows.iter().filter_map(|one| one.bsn_index.clone()).collect();
    let secret = secret(tx, &all).await?;
    let known = says(&indexes);
    if known.is_everybody && !may_have_left(indexes.len() - known.bekend.len(), indexes.len()) {
        return Err(LooplijstError::TooManyUnknown);
    }
    let mut bezoek = Bezoek::default();
    for one in rows {
        let bekend = one.bsn_index.as_ref().and_then(|index| known.bekend.get(index));
        let woont = match bekend {
            _ if secret.peek(tx).contains(&one.inwoner_id) => Woont::NietMeer(Reden::Geheimhouding),
            None if known.is_everybody && one.bsn_index.is_some() => Woont::NietMeer(Reden::Verhuisd),
            None => Woont::WaarZeWoonden,
            Some(Bekend { wie, .. }) => match (wie.reden, wie.wijk()) {
                (Some(reden), _) => Woont::NietMeer(reden),
                (None, Some(wijk)) => Woont::In(wijk.to_owned()),
                (None, None) => Woont::NietMeer(Reden::Verhuisd),
            },
        };
        if let (Woont::In(_), Some(bekend)) = (&woont, bekend) {
            adressen.insert(one.inwoner_id, bekend.wie.persoon.adres());
            let heeft = with_same(&bekend.heeft);
            if keys(&one.regelingen).iter().any(|key| heeft.contains(key)) {
                let regels = regels_of(tx, one.inwoner_id).await?;
                take_off(tx, one.inwoner_id, regels.peek(tx), &heeft, RegelStatus::lapse, Some(Reden::AlGebruik)).await?;
            }
        }
        bezoek.woont.insert(one.inwoner_id, woont);
    }
    bezoek.moved = inwoner::moved(tx, &adressen).await?;
    Ok(found.map(|_| bezoek))
}

/// Who goes to which district already; where that differs, who does so for the newest list.
pub(crate) async fn goes_there(tx: &Tx) -> Result<BTreeMap<String, Uuid>, StoreError> {
    use looplijst::{Column, Entity, Model};
    let own = Column::OrganisatieId.eq(tx.purpose().actor().organisatie);
    let lists: Vec<Model> = tx.plain_all(Entity::find().filter(own).order_by_desc(Column::GeopendOp)).await?;
    let of_them = looplijst_wijk::Column::LooplijstId.in_subquery(own_lists(tx));
    let wijken: Vec<looplijst_wijk::Model> = tx.plain_all(looplijst_wijk::Entity::find().filter(of_them)).await?;
    let mut all = BTreeMap::new();
    for list in lists {
        let here = wijken.iter().filter(|one| one.looplijst_id == list.id);
        for (one, who) in here.filter_map(|one| Some((one, one.medewerker_id?))) {
            all.entry(one.wijk.clone()).or_insert(who);
        }
    }
    Ok(all)
}

/// Takes regels to a newer Looplijst, each with its Gesprek; gives how many. Where it was, one more is counted that is not to be visited
/// any more. What somebody noted an outcome of meanwhile stays. The term of what was found anew as a whole (`anew`) begins anew; the version
/// stays what it was, so that what somebody is typing at a door is not too late.
pub(crate) async fn take_along(
    tx: &Tx,
    looplijst: Uuid,
    rows: &[&looplijst_regel::Model],
    anew: &BTreeSet<Uuid>,
) -> Result<usize, StoreError> {
    use looplijst_regel::{Column, Entity};
    let open = RegelStatus::ALL.iter().filter(|one| one.is_open()).map(|one| one.as_str());
    let (again, others): (Vec<Uuid>, Vec<Uuid>) = rows.iter().map(|row| row.id).partition(|id| anew.contains(id));
    for (part, is_new) in again.chunks(PART).map(|part| (part, true)).chain(others.chunks(PART).map(|part| (part, false))) {
        let ids = || part.iter().copied();
        let update = Entity::update_many()
            .col_expr(Column::LooplijstId, Expr::val(looplijst))
            .filter(Column::Id.is_in(ids()))
            .filter(Column::Status.is_in(open.clone()));
        let now = || Expr::val(Ms::from(tx.store().now()));
        let update = if is_new { update.col_expr(Column::AangemaaktOp, now()) } else { update };
        tx.change_about(None, update).await?;
        let gesprekken = gesprek::Entity::update_many()
            .col_expr(gesprek::Column::LooplijstId, Expr::val(looplijst))
            .filter(gesprek::Column::RegelId.in_subquery(on(looplijst)))
            .filter(gesprek::Column::RegelId.is_in(ids()));
        tx.change_about(None, gesprekken).await?;
    }
    let came: Vec<Regel> = tx.plain_sql("select id from looplijst_regel where looplijst_id = $1", [looplijst.into()]).await?;
    let came: BTreeSet<Uuid> = came.into_iter().map(|one| one.id).collect();
    tx.add_all(rows.iter().filter(|row| came.contains(&row.id)).map(|row| left_behind(tx, row)));
    Ok(came.len())
}

/// The regels of a Looplijst.
fn on(looplijst: Uuid) -> SelectStatement {
    use looplijst_regel::{Column, Entity};
    Entity::find().select_only().column(Column::Id).filter(Column::LooplijstId.eq(looplijst)).into_query()
}

/// A regel, and nobody.
#[derive(FromQueryResult)]
struct Regel {
    id: Uuid,
}
impl Plain for Regel {}

/// What stays where a regel was: that it was there.
fn left_behind(tx: &Tx, row: &looplijst_regel::Model) -> looplijst_regel::ActiveModel {
    looplijst_regel::ActiveModel {
        reden: Set(Some(Reden::Vervangen.into())),
        aangemaakt_op: Set(row.aangemaakt_op),
        ..regel(tx, row.looplijst_id, None, &row.wijk, &BTreeSet::new(), RegelStatus::Vervallen)
    }
}
