//! Terms: a regel names somebody for six months at most, a Gesprek for a year, a no for as long as it holds. A Looplijst on which
//! nobody is left to visit is done; one that was asked about and left alone for a week comes to nothing.

use crate::off::{emptied, own_lists};
use crate::regel::RegelStatus;
use crate::store::day_of;
use crate::tables::{gesprek, looplijst, looplijst_regel, poging, weigering};
use crate::vragen::lapse::lapse;
use crate::{LooplijstError, Status};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{Timestamp, ToSpan};
use rules::bewaartermijn::{Bewaartermijn, Duur};
use rules::termijn::WET_TIJDZONE;
use store::sea_orm::{
    self, ColumnTrait, Condition, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait, sea_query::Expr,
    sea_query::SelectStatement,
};
use store::{Look, Ms, Plain, Store, StoreError, Tx};

#[derive(FromQueryResult)]
struct Organisatie {
    organisatie_id: Uuid,
}
impl Plain for Organisatie {}

/// Before when something of a kind was made that is kept too long now.
fn before(now: Timestamp, kind: Bewaartermijn) -> Option<Timestamp> {
    let Duur::Periode(span) = kind.term().duur else { return None };
    Some(now.to_zoned(TimeZone::UTC).saturating_sub(span).timestamp())
}

/// That a regel is there still on a day: a visit is not planned for when it names nobody any more.
///
/// # Errors
/// `PastTerm`, with the last day before its term ends.
pub(crate) fn must_be_within(aangemaakt_op: Timestamp, dag: Date) -> Result<(), LooplijstError> {
    let Duur::Periode(span) = Bewaartermijn::LooplijstRegel.term().duur else { return Ok(()) };
    let end = aangemaakt_op.to_zoned(TimeZone::UTC).saturating_add(span).timestamp();
    let last = day_of(end).saturating_sub(1.day());
    if dag > last { Err(LooplijstError::PastTerm(last)) } else { Ok(()) }
}

/// The moments of one look at the clock.
struct Terms {
    regel: Ms,
    gesprek: Ms,
    weigering: String,
    /// What is still being made.
    concept: Ms,
}

impl Terms {
    fn of(now: Timestamp) -> Self {
        let at = |kind| before(now, kind).unwrap_or(Timestamp::MIN);
        let weigering = day_of(at(Bewaartermijn::Weigering)).to_string();
        let [regel, gesprek, concept] =
            [Bewaartermijn::LooplijstRegel, Bewaartermijn::Gesprek, Bewaartermijn::Concept].map(|kind| at(kind).into());
        Self { regel, gesprek, weigering, concept }
    }
}

const OVERDUE: &str = "
    select l.organisatie_id from looplijst_regel r join looplijst l on l.id = r.looplijst_id
    where r.status <> 'vernietigd' and r.aangemaakt_op <= $1
    union select organisatie_id from gesprek where plaatsgevonden_op <= $2
    union select organisatie_id from weigering where datum <= $3
    union select l.organisatie_id from looplijst l join looplijst_stand s on s.id = l.id where not exists
      (select 1 from looplijst_stap p where p.looplijst_id = l.id and p.plaatsgevonden_op > $4)
    union select l.organisatie_id from looplijst l where l.status = 'geopend' and not exists
      (select 1 from looplijst_regel r where r.looplijst_id = l.id and r.status in ('nieuw', 'toegewezen', 'gepland'))";

/// The organisaties that keep something of this for too long.
pub async fn overdue(look: &Look<'_>, now: Timestamp) -> Result<Vec<Uuid>, StoreError> {
    let terms = Terms::of(now);
    let rows: Vec<Organisatie> =
        look.sql(OVERDUE, [terms.regel.0.into(), terms.gesprek.0.into(), terms.weigering.into(), terms.concept.0.into()]).await?;
    Ok(rows.into_iter().map(|row| row.organisatie_id).collect())
}

/// Destroys what this organisatie keeps for too long; gives how many rows.
pub async fn expire(store: &Store, purpose: &Verwerking) -> Result<u64, LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx) -> Result<u64, LooplijstError> {
    let (terms, own) = (Terms::of(tx.store().now()), tx.purpose().actor().organisatie);
    let mut gone = regels(tx, terms.regel).await?;
    let held = gesprek::Column::OrganisatieId.eq(own).and(gesprek::Column::PlaatsgevondenOp.lte(terms.gesprek));
    gone += gesprekken(tx, Condition::all().add(held)).await?;
    let over = Condition::all().add(weigering::Column::OrganisatieId.eq(own)).add(weigering::Column::Datum.lte(terms.weigering));
    let rows = tx.all::<weigering::Model>(weigering::Entity::find().filter(over.clone())).await?;
    if !rows.peek(tx).is_empty() {
        gone += tx.remove_about(None, weigering::Entity::delete_many().filter(over)).await?;
    }
    finish(tx).await?;
    Ok(gone + lapse(tx, terms.concept).await?)
}

/// Regels whose term ended name nobody; of a Gesprek that never took place nothing is left either.
async fn regels(tx: &Tx, before: Ms) -> Result<u64, LooplijstError> {
    use looplijst_regel::{Column, Entity, Model};
    let due = Condition::all()
        .add(Column::LooplijstId.in_subquery(own_lists(tx)))
        .add(Column::AangemaaktOp.lte(before))
        .add(Column::Status.ne(RegelStatus::Vernietigd.as_str()));
    let rows = tx.all::<Model>(Entity::find().filter(due.clone())).await?;
    if rows.peek(tx).is_empty() {
        return Ok(0);
    }
    let ids = Entity::find().select_only().column(Column::Id).filter(due.clone()).into_query();
    let never = gesprek::Column::RegelId.in_subquery(ids).and(gesprek::Column::PlaatsgevondenOp.is_null());
    gesprekken(tx, Condition::all().add(never)).await?;
    let update = Entity::update_many().col_expr(Column::Versie, Expr::col(Column::Versie).add(1)).filter(due);
    Ok(tx.change_about(None, emptied(update, RegelStatus::Vernietigd, None)).await?)
}

/// The Looplijsten on which something was noted today.
fn of_today(tx: &Tx) -> SelectStatement {
    use gesprek::{Column, Entity};
    let zone = TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC);
    let begin = day_of(tx.store().now()).to_zoned(zone).map_or(tx.store().now(), |start| start.timestamp());
    let tried = poging::Entity::find().select_only().column(poging::Column::GesprekId);
    let tried = tried.filter(poging::Column::AangemaaktOp.gte(Ms::from(begin))).into_query();
    let noted = Column::PlaatsgevondenOp.gte(Ms::from(begin)).or(Column::Id.in_subquery(tried));
    Entity::find().select_only().column(Column::LooplijstId).filter(noted).into_query()
}

/// Removes Gesprekken with their attempts. About each person the act leaves a line.
async fn gesprekken(tx: &Tx, which: Condition) -> Result<u64, LooplijstError> {
    use gesprek::{Column, Entity, Model};
    let rows = tx.all::<Model>(Entity::find().filter(which.clone())).await?;
    if rows.peek(tx).is_empty() {
        return Ok(0);
    }
    let ids = Entity::find().select_only().column(Column::Id).filter(which.clone()).into_query();
    tx.remove_about(None, poging::Entity::delete_many().filter(poging::Column::GesprekId.in_subquery(ids))).await?;
    Ok(tx.remove_about(None, Entity::delete_many().filter(which)).await?)
}

/// A Looplijst on which nobody is left to visit is done, once the day is over on which the last note can be taken back.
async fn finish(tx: &Tx) -> Result<(), LooplijstError> {
    use looplijst::{Column, Entity, Model};
    let open = looplijst_regel::Entity::find()
        .select_only()
        .column(looplijst_regel::Column::LooplijstId)
        .filter(looplijst_regel::Column::Status.is_in(["nieuw", "toegewezen", "gepland"]))
        .into_query();
    let query = Entity::find()
        .filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie))
        .filter(Column::Status.eq(Status::Geopend.as_str()))
        .filter(Column::Id.not_in_subquery(open))
        .filter(Column::Id.not_in_subquery(of_today(tx)));
    let rows: Vec<Model> = tx.plain_all(query).await?;
    for row in rows {
        let Some(next) = Status::parse(&row.status).and_then(Status::finish) else { continue };
        let update = crate::store::update(&row).col_expr(Column::Status, Expr::val(next.as_str()));
        tx.change(update).await?;
    }
    Ok(())
}
