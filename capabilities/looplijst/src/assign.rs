//! Who goes to a district: its regels are theirs from now on, and nobody else's.

use crate::error::SEEN;
use crate::regel::RegelStatus;
use crate::store::{load, shown, update};
use crate::tables::{looplijst_regel, looplijst_wijk};
use crate::{LooplijstError, Status};
use access::{Rol, Verwerking};
use foundation::Uuid;
use netwerk::tables::medewerker;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Once, Store, StoreError, Tx};

/// Which district goes to whom, and the versions of the Looplijst that were looked at.
pub struct WijkInput<'a> {
    /// The four digits of the district.
    pub wijk: &'a str,
    /// Who goes there.
    pub medewerker: Uuid,
    /// The versions that may have been looked at.
    pub seen: &'a [i32],
}

/// Gives a district of a Looplijst to somebody of the buurtteam.
///
/// # Errors
/// `Stranger` for who does not go out for this organisatie; `Outdated` when a colleague was first.
pub async fn assign(
    store: &Store,
    purpose: &Verwerking,
    looplijst: Uuid,
    input: &WijkInput<'_>,
    once: &Once,
) -> Result<(), LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, looplijst, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, id: Uuid, input: &WijkInput<'_>, once: &Once) -> Result<(), LooplijstError> {
    let row = load(tx, id).await?;
    if Status::parse(&row.status) != Some(Status::Geopend) || !input.seen.contains(&row.versie) {
        return Err(LooplijstError::Outdated);
    }
    must_go_out(tx, input.medewerker).await?;
    tx.claim(update(&row), SEEN);
    let wijk = looplijst_wijk::Entity::update_many()
        .col_expr(looplijst_wijk::Column::MedewerkerId, Expr::val(input.medewerker))
        .col_expr(looplijst_wijk::Column::Versie, Expr::col(looplijst_wijk::Column::Versie).add(1))
        .filter(looplijst_wijk::Column::LooplijstId.eq(id))
        .filter(looplijst_wijk::Column::Wijk.eq(input.wijk));
    if tx.change(wijk).await? != 1 {
        return Err(LooplijstError::Store(StoreError::NotFound));
    }
    take_up(tx, id, input.wijk).await?;
    tx.remember(once, &shown(id));
    Ok(())
}

/// Whether somebody works here, and goes from door to door.
async fn must_go_out(tx: &Tx, who: Uuid) -> Result<(), LooplijstError> {
    use medewerker::{Column, Entity, Model};
    let query = Entity::find_by_id(who)
        .filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie))
        .filter(Column::Actief.eq(true));
    let found: Option<Model> = tx.plain_one(query).await?;
    let goes_out = |row: &Model| row.rollen.split_whitespace().any(|rol| rol == Rol::Buurtteam.as_str());
    found.filter(goes_out).map(drop).ok_or(LooplijstError::Stranger)
}

/// What nobody went to yet, is theirs. About each of these people the act leaves a line.
pub(crate) async fn take_up(tx: &Tx, looplijst: Uuid, wijk: &str) -> Result<(), LooplijstError> {
    use looplijst_regel::{Column, Entity, Model};
    let new = RegelStatus::list();
    let Some(next) = new.assign() else { return Ok(()) };
    let here = Column::LooplijstId.eq(looplijst).and(Column::Wijk.eq(wijk)).and(Column::Status.eq(new.as_str()));
    let rows = tx.all::<Model>(Entity::find().filter(here.clone())).await?;
    if rows.peek(tx).is_empty() {
        return Ok(());
    }
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(here);
    tx.change_about(None, update).await?;
    Ok(())
}
