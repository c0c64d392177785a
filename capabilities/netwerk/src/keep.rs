//! Keeping a Balie: its name, its letter, what it helps with, and who coordinates it. Always exactly one, who works there.

use crate::error::NetwerkError;
use crate::tables::{balie, balie_product, medewerker, medewerker_balie};
use access::Verwerking;
use foundation::Uuid;
use std::collections::BTreeSet;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Once, Store, StoreError, Tx};

/// What a Balie is from now on.
#[derive(Clone, Debug)]
pub struct BalieInput {
    /// Its name.
    pub naam: String,
    /// First letter of its ticket numbers.
    pub bonletter: String,
    /// Who coordinates it.
    pub coordinator: Uuid,
    /// What it helps with.
    pub producten: BTreeSet<String>,
}

/// Changes a Balie; `seen` are the versions that may have been looked at.
///
/// # Errors
/// `NoCoordinator` for somebody who does not work for the organisatie, or not as coordinator; `NaamTaken` where another Balie
/// there is called so; `Outdated` when a colleague was first.
pub async fn keep(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    seen: &[i32],
    input: &BalieInput,
    once: &Once,
) -> Result<(), NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, id, seen, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, id: Uuid, seen: &[i32], input: &BalieInput, once: &Once) -> Result<(), NetwerkError> {
    must_coordinate(tx, input.coordinator).await?;
    let here: Option<balie::Model> = tx.plain_one(balie::Entity::find_by_id(id)).await?;
    is_free(tx, here.ok_or(StoreError::NotFound)?.locatie_id, &input.naam, Some(id)).await?;
    let update = balie::Entity::update_many()
        .col_expr(balie::Column::Naam, Expr::val(input.naam.as_str()))
        .col_expr(balie::Column::Bonletter, Expr::val(input.bonletter.as_str()))
        .col_expr(balie::Column::CoordinatorId, Expr::val(input.coordinator))
        .col_expr(balie::Column::ZonderCoordinatorOp, Expr::val(None::<i64>))
        .col_expr(balie::Column::Versie, Expr::col(balie::Column::Versie).add(1))
        .filter(balie::Column::Id.eq(id))
        .filter(balie::Column::OrganisatieId.eq(tx.purpose().actor().organisatie))
        .filter(balie::Column::Versie.is_in(seen.iter().copied()));
    if tx.change(update).await? != 1 {
        return Err(NetwerkError::Outdated);
    }
    tx.add_all_unless_there([medewerker_balie::ActiveModel { medewerker_id: Set(input.coordinator), balie_id: Set(id) }]);
    help_with(tx, id, &input.producten).await?;
    tx.remember(once, &shown(id));
    Ok(())
}

/// Refuses a name that another Balie of the Locatie has: people walk to it by its name.
pub(crate) async fn is_free(tx: &Tx, locatie: Uuid, naam: &str, own: Option<Uuid>) -> Result<(), NetwerkError> {
    let query = balie::Entity::find().filter(balie::Column::LocatieId.eq(locatie)).filter(balie::Column::Naam.eq(naam));
    let found: Vec<balie::Model> = tx.plain_all(query).await?;
    if found.iter().any(|row| Some(row.id) != own) { Err(NetwerkError::NaamTaken) } else { Ok(()) }
}

/// Lets a Balie help with these products and no others.
pub(crate) async fn help_with(tx: &Tx, id: Uuid, producten: &BTreeSet<String>) -> Result<(), StoreError> {
    let gone = balie_product::Entity::delete_many()
        .filter(balie_product::Column::BalieId.eq(id))
        .filter(balie_product::Column::Product.is_not_in(producten.iter().cloned()));
    tx.remove_at_end(gone);
    let known = crate::products(&tx.store().look()).await?;
    let new = known.iter().filter(|product| producten.contains(&product.code));
    tx.add_all_unless_there(new.map(|product| balie_product::ActiveModel {
        balie_id: Set(id),
        product: Set(product.code.clone()),
        reden: Set(product.titel.clone()),
    }));
    Ok(())
}

/// Where a Balie is kept.
pub(crate) fn shown(id: Uuid) -> String {
    format!("/beheer/balies/{id}")
}

/// Refuses whoever does not work for the own organisatie as coordinator.
pub(crate) async fn must_coordinate(tx: &Tx, who: Uuid) -> Result<(), NetwerkError> {
    let found: Option<medewerker::Model> = tx.plain_one(medewerker::Entity::find_by_id(who)).await?;
    let own = tx.purpose().actor().organisatie;
    let is_one = |one: &medewerker::Model| {
        one.organisatie_id == own && one.actief && one.rollen.split(' ').any(|rol| rol == "coordinator")
    };
    if found.as_ref().is_some_and(is_one) { Ok(()) } else { Err(NetwerkError::NoCoordinator) }
}
