//! That one begrip may stand for another: somebody proposes it, another gegevensbeheerder judges, each in a fixed version of
//! both. What is about a person never stands for what is about a household: no reckoning makes them equal.

use crate::error::SEEN;
use crate::model::Status;
use crate::tables::gelijkstelling::{ActiveModel, Column, Entity, Model};
use crate::{BegripError, BegripInputError as Why, Woordenboek};
use access::Verwerking;
use foundation::Uuid;
use regelingen::begrip::BegripVersie;
use store::sea_orm::sea_query::{Expr, ExprTrait};
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, UpdateMany};
use store::{Once, Store, StoreError, Tx};

/// Where they are seen.
pub(crate) const PATH: &str = "/gelijkstellingen";

/// What is proposed.
#[derive(Clone, Debug)]
pub struct GelijkstellingInput {
    /// `word@version`.
    pub een: String,
    /// `word@version`.
    pub ander: String,
    /// Why they may, and how the one is reckoned from the other.
    pub toelichting: String,
}

/// Which one, in which version it was seen.
pub struct StandInput<'a> {
    /// The Gelijkstelling.
    pub id: Uuid,
    /// As it was seen.
    pub gezien: i32,
    /// The key of the write.
    pub once: &'a Once,
}

/// Both in the order in which they are stored.
pub(crate) fn pair(een: &BegripVersie, ander: &BegripVersie) -> (String, String) {
    let (een, ander) = (een.to_string(), ander.to_string());
    if een < ander { (een, ander) } else { (ander, een) }
}

/// Proposes it; gives its id.
///
/// # Errors
/// `Input` for what can never be equal; `Outdated` where there is one for these two already.
pub async fn propose(store: &Store, purpose: &Verwerking, input: &GelijkstellingInput, once: &Once) -> Result<Uuid, BegripError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, input: &GelijkstellingInput, once: &Once) -> Result<Uuid, BegripError> {
    let words = Woordenboek::within(tx).await?;
    let (one, other) = (words.begrip(&input.een)?, words.begrip(&input.ander)?);
    if one.begrip == other.begrip {
        return Err(Why::Same.into());
    }
    if one.bereik != other.bereik || one.soort != other.soort {
        return Err(Why::NeverEqual.into());
    }
    if !words.is_newest(&one.begrip) || !words.is_newest(&other.begrip) {
        return Err(BegripError::Outdated);
    }
    let (een, ander) = pair(&one.begrip, &other.begrip);
    let (id, actor) = (tx.store().new_id(), tx.purpose().actor());
    let added = tx
        .add_unless_there(ActiveModel {
            id: Set(id),
            organisatie_id: Set(actor.organisatie),
            een: Set(een),
            ander: Set(ander),
            toelichting: Set(input.toelichting.clone()),
            status: Set(Status::propose().into()),
            door_id: Set(actor.id),
            oordeel_door_id: Set(None),
            versie: Set(1),
            aangemaakt_op: Set(tx.store().now().into()),
        })
        .await?;
    if !added {
        return Err(BegripError::Outdated);
    }
    tx.remember(once, PATH);
    Ok(id)
}

/// Approves what somebody else proposed, or refuses it.
///
/// # Errors
/// `SamePerson` for who proposed it; `Outdated` when a colleague was first, or one of the two means something else by now.
pub async fn judge(store: &Store, purpose: &Verwerking, target: &StandInput<'_>, yes: bool) -> Result<(), BegripError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let way = if yes { Status::approve } else { Status::refuse };
        let (row, update) = load(&tx, target, way).await?;
        let me = tx.purpose().actor().id;
        if row.door_id == me {
            return Err(BegripError::SamePerson);
        }
        let words = Woordenboek::within(&tx).await?;
        if yes && !holds(&words, &row) {
            return Err(BegripError::Outdated);
        }
        tx.claim(update.col_expr(Column::OordeelDoorId, Expr::val(me)), SEEN);
        tx.remember(target.once, PATH);
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// Takes one back.
///
/// # Errors
/// `Outdated` when a colleague was first.
pub async fn withdraw(store: &Store, purpose: &Verwerking, target: &StandInput<'_>) -> Result<(), BegripError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let (_, update) = load(&tx, target, Status::withdraw).await?;
        tx.claim(update, SEEN);
        tx.remember(target.once, PATH);
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// Whether both still mean what they meant.
pub(crate) fn holds(words: &Woordenboek, row: &Model) -> bool {
    [&row.een, &row.ander].into_iter().all(|key| words.begrip(key).is_ok_and(|one| words.is_newest(&one.begrip)))
}

/// How a row stands: what names an old version has lapsed.
pub(crate) fn status(words: &Woordenboek, row: &Model) -> Option<Status> {
    let stored = Status::parse(&row.status)?;
    Some(if holds(words, row) { stored } else { stored.lapse().unwrap_or(stored) })
}

async fn load(
    tx: &Tx,
    target: &StandInput<'_>,
    way: fn(Status) -> Option<Status>,
) -> Result<(Model, UpdateMany<Entity>), BegripError> {
    let own = Column::OrganisatieId.eq(tx.purpose().actor().organisatie);
    let row: Option<Model> = tx.plain_one(Entity::find_by_id(target.id).filter(own)).await?;
    let row = row.ok_or(BegripError::Store(StoreError::NotFound))?;
    let next = Status::parse(&row.status).and_then(way).filter(|_| row.versie == target.gezien);
    let next = next.ok_or(BegripError::Outdated)?;
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Status.eq(row.status.as_str()))
        .filter(Column::Versie.eq(row.versie));
    Ok((row, update))
}
