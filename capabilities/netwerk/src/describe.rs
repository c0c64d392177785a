//! What an organisatie says of itself, and what it may: the one by itself, the other by whoever keeps what is everybody's.

use crate::error::{NetwerkError, SEEN};
use crate::model::Soort;
use crate::tables::organisatie::{Column, Entity, Model};
use crate::vrije_tekst::{VrijeTekst, say};
use access::{Object, Verwerking};
use foundation::Uuid;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, UpdateMany, sea_query::Expr};
use store::{Look, Once, Store, StoreError, Tx};

/// What an organisatie is from now on.
#[derive(Clone, Debug)]
pub(crate) struct OrganisatieInput {
    pub(crate) naam: String,
    pub(crate) telefoon: String,
    pub(crate) klachten_telefoon: String,
    pub(crate) klachtenregeling: String,
    /// Where a letter comes back to; empty where the desk it is about is the address.
    pub(crate) retour_adres: String,
    /// Not said by the organisatie itself.
    pub(crate) rechten: Option<Rechten>,
}

/// What an organisatie may.
#[derive(Clone, Debug)]
pub(crate) struct Rechten {
    pub(crate) soort: Soort,
    /// Whether it may use the BSN (Wabb art. 1 and 10).
    pub(crate) overheidsorgaan: bool,
    /// Whether it may write text of its own (AWR art. 67), from when to when.
    pub(crate) vrije_tekst: Option<VrijeTekst>,
}

/// Whoever keeps what is everybody's.
pub(crate) async fn hoofdbeheerders(look: &Look<'_>) -> Result<Vec<Uuid>, StoreError> {
    let all: Vec<Model> = look.all(Entity::find().filter(Column::Hoofdbeheerder.eq(true)).order_by_asc(Column::Id)).await?;
    Ok(all.into_iter().map(|row| row.id).collect())
}

/// The organisatie; `None` when there is none.
pub(crate) async fn organisatie(look: &Look<'_>, id: Uuid) -> Result<Option<Model>, StoreError> {
    look.one(Entity::find_by_id(id)).await
}

/// All of them, by name.
pub(crate) async fn organisaties(look: &Look<'_>) -> Result<Vec<Model>, StoreError> {
    look.all(Entity::find().order_by_asc(Column::Naam)).await
}

/// As Cedar sees it: kept by itself, and by whoever keeps what is everybody's.
pub(crate) fn object(id: Uuid, hoofd: &[Uuid]) -> Object {
    Object::work_of(id, hoofd.iter().copied().chain([id]).collect())
}

/// Changes an organisatie; `seen` are the versions that may have been looked at.
///
/// # Errors
/// `NaamTaken` where another one has that name; `Outdated` when a colleague was first.
pub(crate) async fn describe(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    seen: &[i32],
    input: &OrganisatieInput,
    once: &Once,
) -> Result<(), NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = async {
        is_free(&tx, &input.naam, Some(id)).await?;
        if let Some(rechten) = &input.rechten {
            say(&tx, id, rechten.vrije_tekst.as_ref()).await?;
        }
        tx.claim(update(input).filter(Column::Id.eq(id)).filter(Column::Versie.is_in(seen.iter().copied())), SEEN);
        tx.remember(once, &shown(id));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

fn update(input: &OrganisatieInput) -> UpdateMany<Entity> {
    let update = Entity::update_many()
        .col_expr(Column::Naam, Expr::val(input.naam.as_str()))
        .col_expr(Column::Telefoon, Expr::val(input.telefoon.as_str()))
        .col_expr(Column::KlachtenTelefoon, Expr::val(input.klachten_telefoon.as_str()))
        .col_expr(Column::Klachtenregeling, Expr::val(input.klachtenregeling.as_str()))
        .col_expr(Column::RetourAdres, Expr::val(input.retour_adres.as_str()))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1));
    let Some(rechten) = &input.rechten else { return update };
    update
        .col_expr(Column::Soort, Expr::val(rechten.soort.as_str()))
        .col_expr(Column::Overheidsorgaan, Expr::val(rechten.overheidsorgaan))
}

/// Refuses a name that another organisatie has: people choose them by name.
pub(crate) async fn is_free(tx: &Tx, naam: &str, own: Option<Uuid>) -> Result<(), NetwerkError> {
    let found: Option<Model> = tx.plain_one(Entity::find().filter(Column::Naam.eq(naam))).await?;
    if found.is_some_and(|row| Some(row.id) != own) { Err(NetwerkError::NaamTaken) } else { Ok(()) }
}

/// Where an organisatie is kept.
pub(crate) fn shown(id: Uuid) -> String {
    format!("/beheer/organisaties/{id}")
}
