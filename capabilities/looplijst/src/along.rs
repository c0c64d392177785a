//! To whom somebody goes already, when a newer Looplijst is opened. All of them go on to it as they stand, hit or not: with the plan, and
//! with what was tried at the door. Were it the hits alone, then whoever stayed behind would be known by it: as somebody who said
//! no, opted out or has a secret address (V13). Who cannot be visited any more goes nowhere.

use crate::left_out::{PART, secret};
use crate::list::{RegelInput, regel};
use crate::regel::{Reden, RegelStatus};
use crate::tables::{gesprek, looplijst, looplijst_regel, looplijst_wijk};
use foundation::{Keys, Uuid};
use inwoner::InwonerFilter;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{
    self, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::Expr, sea_query::SelectStatement,
};
use store::{Held, Ms, Personal, Plain, StoreError, Tx};

/// People as the own administration knows them, by the blind index of their BSN.
pub(crate) type Bewoners = BTreeMap<Vec<u8>, RegelInput>;

/// Those of these people who have one of these blind indexes.
pub(crate) fn bewoners(keys: &Keys, all: &[RegelInput], of: &BTreeSet<Vec<u8>>) -> Bewoners {
    let index = |one: &RegelInput| match &one.persoon.wie {
        InwonerFilter::Bsn(bsn) => Some(bsn.index(keys)),
        InwonerFilter::Naam => None,
    };
    all.iter().filter_map(|one| Some((index(one).filter(|index| of.contains(index))?, one.clone()))).collect()
}

/// Where somebody lives who is visited.
#[derive(Clone, Debug)]
pub(crate) enum Woont {
    /// In this district, as the own administration says.
    In(String),
    /// The own administration does not know them: where they were.
    WaarZeWoonden,
    /// Nobody goes there any more.
    NietMeer(Reden),
}

/// Somebody who is visited, and how the own administration knows them.
#[derive(FromQueryResult)]
struct Bezocht {
    inwoner_id: Uuid,
    bsn_index: Option<Vec<u8>>,
}
impl Personal for Bezocht {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

/// To whom somebody of the own organisatie goes now, and where they live by what the own administration `says`.
pub(crate) async fn visited(
    tx: &Tx,
    says: impl Fn(&BTreeSet<Vec<u8>>) -> Bewoners,
) -> Result<Held<BTreeMap<Uuid, Woont>>, StoreError> {
    let sql = "select distinct r.inwoner_id, i.bsn_index from looplijst l join looplijst_regel r on r.looplijst_id = l.id
               join inwoner i on i.id = r.inwoner_id
               where l.organisatie_id = $1 and r.status in ('nieuw', 'toegewezen', 'gepland')";
    let found: Held<Vec<Bezocht>> = tx.sql(sql, [tx.purpose().actor().organisatie.into()]).await?;
    let rows = found.peek(tx);
    let all: Vec<Uuid> = rows.iter().map(|one| one.inwoner_id).collect();
    let (secret, indexes) = (secret(tx, &all).await?, rows.iter().filter_map(|one| one.bsn_index.clone()).collect());
    let known = says(&indexes);
    let of = |one: &Bezocht| one.bsn_index.as_ref().and_then(|index| known.get(index));
    let here = rows.iter().filter_map(|one| Some((one.inwoner_id, of(one).filter(|it| it.reden.is_none())?.persoon.adres())));
    inwoner::moved(tx, &here.collect()).await?;
    let woont = |one: &Bezocht| match of(one) {
        _ if secret.peek(tx).contains(&one.inwoner_id) => Woont::NietMeer(Reden::Geheimhouding),
        None => Woont::WaarZeWoonden,
        Some(known) => match (known.reden, known.wijk()) {
            (Some(reden), _) => Woont::NietMeer(reden),
            (None, Some(wijk)) => Woont::In(wijk.to_owned()),
            (None, None) => Woont::NietMeer(Reden::Verhuisd),
        },
    };
    let all: BTreeMap<Uuid, Woont> = rows.iter().map(|one| (one.inwoner_id, woont(one))).collect();
    Ok(found.map(|_| all))
}

/// Who goes to the districts of these regels already; where that differs, who does so for the newest list.
pub(crate) async fn goes_there(tx: &Tx, rows: &[&looplijst_regel::Model]) -> Result<BTreeMap<String, Uuid>, StoreError> {
    use looplijst::{Column, Entity, Model};
    let from: BTreeSet<(Uuid, &str)> = rows.iter().map(|row| (row.looplijst_id, row.wijk.as_str())).collect();
    let ids: BTreeSet<Uuid> = from.iter().map(|(list, _)| *list).collect();
    let lists = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).order_by_desc(Column::GeopendOp);
    let lists: Vec<Model> = tx.plain_all(lists).await?;
    let wijken = looplijst_wijk::Entity::find().filter(looplijst_wijk::Column::LooplijstId.is_in(ids));
    let wijken: Vec<looplijst_wijk::Model> = tx.plain_all(wijken).await?;
    let mut all = BTreeMap::new();
    for list in lists {
        let here = wijken.iter().filter(|one| one.looplijst_id == list.id && from.contains(&(list.id, one.wijk.as_str())));
        for (one, who) in here.filter_map(|one| Some((one, one.medewerker_id?))) {
            all.entry(one.wijk.clone()).or_insert(who);
        }
    }
    Ok(all)
}

/// Takes regels to a newer Looplijst, each with its Gesprek; gives how many. Where it was, one more is counted that is not to be visited
/// any more. What somebody noted an outcome of meanwhile stays. The term of who is a hit again (`hits`) begins anew; their version stays
/// what it was, so that what somebody is typing at a door is not too late.
pub(crate) async fn take_along(
    tx: &Tx,
    looplijst: Uuid,
    rows: &[&looplijst_regel::Model],
    hits: &BTreeSet<Uuid>,
) -> Result<usize, StoreError> {
    use looplijst_regel::{Column, Entity};
    let open = RegelStatus::ALL.iter().filter(|one| one.is_open()).map(|one| one.as_str());
    let is_hit = |row: &looplijst_regel::Model| row.inwoner_id.is_some_and(|inwoner| hits.contains(&inwoner));
    let ids = |again: bool| rows.iter().filter(move |row| is_hit(row) == again).map(|row| row.id).collect::<Vec<Uuid>>();
    let (again, others) = (ids(true), ids(false));
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
