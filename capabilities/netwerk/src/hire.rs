//! Somebody comes to work here, or works as something else or elsewhere from now on. Who leaves: see `leave`.

use crate::error::NetwerkError;
use crate::events::{MEDEWERKER_HELPT_NIET_MEER, Vertrokken};
use crate::tables::{balie, medewerker, medewerker_balie};
use access::{Rol, Verwerking};
use foundation::Uuid;
use std::collections::BTreeSet;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Look, Once, Store, StoreError, Tx};

/// What a Medewerker is from now on.
#[derive(Clone, Debug)]
pub struct MedewerkerInput {
    /// Their name.
    pub naam: String,
    /// Their roles.
    pub rollen: Vec<Rol>,
    /// Where they may work; only Balies of the own organisatie count.
    pub balies: BTreeSet<Uuid>,
}

impl MedewerkerInput {
    fn rollen(&self) -> String {
        self.rollen.iter().map(|rol| rol.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Somebody new; gives their id.
pub async fn hire(store: &Store, purpose: &Verwerking, input: &MedewerkerInput, once: &Once) -> Result<Uuid, NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let (id, own) = (store.new_id(), purpose.actor().organisatie);
        let balies = own_balies(&tx, own).await?;
        let here: Vec<&balie::Model> = balies.iter().filter(|row| input.balies.contains(&row.id)).collect();
        tx.add(medewerker::ActiveModel {
            id: Set(id),
            organisatie_id: Set(own),
            naam: Set(input.naam.clone()),
            rollen: Set(input.rollen()),
            actief: Set(true),
            locatie_id: Set(here.first().map(|row| row.locatie_id)),
            versie: Set(1),
        });
        let at = |row: &&balie::Model| medewerker_balie::ActiveModel { medewerker_id: Set(id), balie_id: Set(row.id) };
        tx.add_all(here.iter().map(at));
        tx.remember(once, &shown(id));
        Ok(id)
    }
    .await;
    tx.finish(outcome).await
}

/// Changes what somebody is and where they work; `seen` are the versions that may have been looked at.
///
/// # Errors
/// `OnlyCoordinator` when a Balie would be without its coordinator; `Outdated` when a colleague was first.
pub async fn change_work(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    seen: &[i32],
    input: &MedewerkerInput,
    once: &Once,
) -> Result<(), NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = change(&tx, id, seen, input, once).await;
    tx.finish(outcome).await
}

async fn change(tx: &Tx, id: Uuid, seen: &[i32], input: &MedewerkerInput, once: &Once) -> Result<(), NetwerkError> {
    use medewerker::{Column, Entity};
    let (own, by) = (tx.purpose().actor().organisatie, tx.purpose().actor().id);
    let found: Option<medewerker::Model> = tx.plain_one(Entity::find_by_id(id)).await?;
    let before = rollen_of(&found.ok_or(StoreError::NotFound)?);
    // Four eyes: whoever gives rights has none of them given by themselves.
    if id == by && before != input.rollen.iter().copied().collect() {
        return Err(NetwerkError::OwnRoles);
    }
    if before.iter().any(helps) && !input.rollen.iter().any(helps) {
        tx.tell(MEDEWERKER_HELPT_NIET_MEER, &Vertrokken { medewerker: id, organisatie: own });
    }
    let update = Entity::update_many()
        .col_expr(Column::Naam, Expr::val(input.naam.as_str()))
        .col_expr(Column::Rollen, Expr::val(input.rollen()))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::OrganisatieId.eq(own))
        .filter(Column::Actief.eq(true))
        .filter(Column::Versie.is_in(seen.iter().copied()));
    if tx.change(update).await? != 1 {
        return Err(NetwerkError::Outdated);
    }
    let balies = own_balies(tx, own).await?;
    let stays = |row: &&balie::Model| input.rollen.contains(&Rol::Coordinator) && input.balies.contains(&row.id);
    if balies.iter().filter(|row| row.coordinator_id == Some(id)).any(|row| !stays(&row)) {
        return Err(NetwerkError::OnlyCoordinator);
    }
    let ids: Vec<Uuid> = balies.iter().map(|row| row.id).collect();
    let (here, gone): (Vec<Uuid>, Vec<Uuid>) = ids.into_iter().partition(|id| input.balies.contains(id));
    let leaves = medewerker_balie::Entity::delete_many()
        .filter(medewerker_balie::Column::MedewerkerId.eq(id))
        .filter(medewerker_balie::Column::BalieId.is_in(gone));
    tx.remove(leaves).await?;
    let at = |balie| medewerker_balie::ActiveModel { medewerker_id: Set(id), balie_id: Set(balie) };
    tx.add_all_unless_there(here.into_iter().map(at));
    tx.remember(once, &shown(id));
    Ok(())
}

fn rollen_of(row: &medewerker::Model) -> BTreeSet<Rol> {
    row.rollen.split_whitespace().filter_map(Rol::parse).collect()
}

/// Whether somebody in this role has questions and Taken by name.
fn helps(rol: &Rol) -> bool {
    matches!(rol, Rol::Telefoonagent | Rol::Baliemedewerker | Rol::Buurtteam | Rol::Coordinator)
}

/// Ends somebody's work here, unless a Balie would be without its coordinator.
///
/// # Errors
/// `OnlyCoordinator`: name somebody else first.
pub async fn let_go(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let coordinates = balie::Entity::find().filter(balie::Column::CoordinatorId.eq(id));
        if tx.plain_one::<balie::Model>(coordinates).await?.is_some() {
            return Err(NetwerkError::OnlyCoordinator);
        }
        let found: Option<medewerker::Model> = tx.plain_one(medewerker::Entity::find_by_id(id)).await?;
        if !found.is_some_and(|row| row.actief) {
            return Err(NetwerkError::Outdated);
        }
        crate::leave_within(&tx, id).await?;
        tx.remember(once, &shown(id));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// Whether somebody coordinates a Balie.
pub(crate) async fn coordinates(look: &Look<'_>, id: Uuid) -> Result<bool, StoreError> {
    let theirs: Vec<balie::Model> = look.all(balie::Entity::find().filter(balie::Column::CoordinatorId.eq(id))).await?;
    Ok(!theirs.is_empty())
}

/// Where a Medewerker is kept.
pub(crate) fn shown(id: Uuid) -> String {
    format!("/beheer/medewerkers/{id}")
}

async fn own_balies(tx: &Tx, own: Uuid) -> Result<Vec<balie::Model>, StoreError> {
    tx.plain_all(balie::Entity::find().filter(balie::Column::OrganisatieId.eq(own))).await
}
