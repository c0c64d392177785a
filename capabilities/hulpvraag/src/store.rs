//! Loading and saving a Hulpvraag, with its version.

use crate::tables::deelname;
use crate::tables::hulpvraag::{Column, Entity, Model};
use crate::{Eigenaar, Hulpvraag, HulpvraagError, Opvolger, Status, Uitkomst, Vervolgstap, own, taak};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Held, Ms, StoreError, Tx};

impl TryFrom<Model> for Hulpvraag {
    type Error = StoreError;
    fn try_from(row: Model) -> Result<Self, StoreError> {
        let next = match (row.vervolgstap.as_deref().map(Vervolgstap::parse), row.vervolgstap_op) {
            (Some(Some(step)), Some(at)) => Some((step, at.at())),
            (None, None) => None,
            _ => return Err(StoreError::Unreadable("hulpvraag.vervolgstap")),
        };
        let uitkomst = match row.uitkomst.as_deref().map(Uitkomst::parse) {
            Some(None) => return Err(StoreError::Unreadable("hulpvraag.uitkomst")),
            known => known.flatten(),
        };
        let eigenaar = row.eigenaar_organisatie_id.map(|organisatie| Eigenaar {
            organisatie,
            balie: row.eigenaar_balie_id,
            medewerker: row.eigenaar_medewerker_id,
        });
        Ok(Self {
            id: row.id,
            nummer: row.nummer,
            inwoner: row.inwoner_id,
            product: row.product,
            vraag: row.vraag,
            status: Status::parse(&row.status).ok_or(StoreError::Unreadable("hulpvraag.status"))?,
            uitkomst,
            eigenaar,
            stored_eigenaar: eigenaar,
            stored_vervolgstap: next,
            vervolgstap: next,
            afgesloten_op: row.afgesloten_op.map(Ms::at),
            ketenregisseur: row.ketenregisseur_id.zip(row.ketenregisseur_op.map(Ms::at)),
            opvolger: match (row.opvolger_organisatie_id, row.opvolger_id, row.opvolger_op) {
                (Some(organisatie), Some(medewerker), Some(op)) => Some(Opvolger { organisatie, medewerker, op: op.at() }),
                _ => None,
            },
            versie: row.versie,
        })
    }
}

/// The Hulpvraag, within an act that may see it.
pub async fn load(tx: &Tx, id: Uuid) -> Result<Held<Hulpvraag>, StoreError> {
    let row = tx.one::<Model>(Entity::find_by_id(id)).await?;
    row.transpose().ok_or(StoreError::NotFound)?.try_map(Hulpvraag::try_from)
}

/// What a Medewerker has by name: as owner, as ketenregisseur, or because they were asked to become that.
pub async fn held_by(tx: &Tx, medewerker: Uuid) -> Result<Held<Vec<Hulpvraag>>, StoreError> {
    let named = Column::EigenaarMedewerkerId
        .eq(medewerker)
        .or(Column::KetenregisseurId.eq(medewerker))
        .or(Column::OpvolgerId.eq(medewerker));
    let query = Entity::find().filter(named).filter(Column::Status.ne(Status::Afgesloten.as_str()));
    tx.all::<Model>(query).await?.try_map(|rows| rows.into_iter().map(Hulpvraag::try_from).collect())
}

/// Takes the row of a Hulpvraag that was loaded with `versie`, for an act that changes what hangs on it before it saves.
/// Everybody takes an Afspraak first, then the Hulpvraag, then its Taken and Doorverwijzingen (besluit 68).
pub async fn hold(tx: &Tx, hulpvraag: &Hulpvraag) -> Result<(), HulpvraagError> {
    let update = Entity::update_many()
        .col_expr(Column::Versie, Expr::val(hulpvraag.versie))
        .filter(Column::Id.eq(hulpvraag.id))
        .filter(Column::Versie.eq(hulpvraag.versie));
    match tx.change_about(hulpvraag.inwoner, update).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale.into()),
    }
}

/// Saves a Hulpvraag that was loaded with `versie`; whoever saved in between wins (R9). Another owner is
/// kept in the list of owners. Closing it ends participation.
pub async fn save(tx: &Tx, hulpvraag: &Hulpvraag) -> Result<(), HulpvraagError> {
    let eigenaar = hulpvraag.eigenaar;
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(hulpvraag.status.as_str()))
        .col_expr(Column::Uitkomst, Expr::val(hulpvraag.uitkomst.map(Uitkomst::as_str)))
        .col_expr(Column::EigenaarOrganisatieId, Expr::val(eigenaar.map(|e| e.organisatie)))
        .col_expr(Column::EigenaarBalieId, Expr::val(eigenaar.and_then(|e| e.balie)))
        .col_expr(Column::EigenaarMedewerkerId, Expr::val(eigenaar.and_then(|e| e.medewerker)))
        .col_expr(Column::Vervolgstap, Expr::val(hulpvraag.vervolgstap.map(|(step, _)| step.as_str())))
        .col_expr(Column::VervolgstapOp, Expr::val(hulpvraag.vervolgstap.map(|(_, at)| Ms::from(at).0)))
        .col_expr(Column::AfgeslotenOp, Expr::val(hulpvraag.afgesloten_op.map(|at| Ms::from(at).0)))
        .col_expr(Column::KetenregisseurId, Expr::val(hulpvraag.ketenregisseur.map(|(id, _)| id)))
        .col_expr(Column::KetenregisseurOp, Expr::val(hulpvraag.ketenregisseur.map(|(_, at)| Ms::from(at).0)))
        .col_expr(Column::OpvolgerId, Expr::val(hulpvraag.opvolger.map(|opvolger| opvolger.medewerker)))
        .col_expr(Column::OpvolgerOrganisatieId, Expr::val(hulpvraag.opvolger.map(|opvolger| opvolger.organisatie)))
        .col_expr(Column::OpvolgerOp, Expr::val(hulpvraag.opvolger.map(|opvolger| Ms::from(opvolger.op).0)))
        .col_expr(Column::Versie, Expr::val(hulpvraag.versie + 1))
        .filter(Column::Id.eq(hulpvraag.id))
        .filter(Column::Versie.eq(hulpvraag.versie));
    if tx.change_about(hulpvraag.inwoner, update).await? != 1 {
        return Err(StoreError::Stale.into());
    }
    if let Some(eigenaar) = hulpvraag.changes_hands() {
        let since = hulpvraag.afgesloten_op.unwrap_or_else(|| tx.store().now());
        own::keep(tx, hulpvraag.id, (hulpvraag.versie + 1, since), hulpvraag.stored_eigenaar, eigenaar);
    }
    let over = is_over(hulpvraag, tx.store().now());
    if !over.is_empty() {
        taak::lapse(tx, hulpvraag.id, hulpvraag.inwoner, &over).await?;
    }
    if hulpvraag.status == Status::Afgesloten {
        end_participation(tx, hulpvraag).await?;
    }
    Ok(())
}

/// The Taken that were the next step before, and have nothing to be done for any more.
fn is_over(hulpvraag: &Hulpvraag, now: Timestamp) -> Vec<taak::Soort> {
    let Some((was, at)) = hulpvraag.stored_vervolgstap else { return Vec::new() };
    // What was agreed anew, or closed, is no longer a step that passed.
    let goes_on = hulpvraag.vervolgstap.is_none_or(|(_, at)| at > now);
    let passed = (goes_on && at < now).then_some(taak::Soort::StapVoorbij);
    // A Balie was chosen, or it goes on in another way.
    let is_chosen = hulpvraag.vervolgstap.is_none_or(|(step, _)| step != Vervolgstap::OpnieuwKiezen);
    let chosen = (was == Vervolgstap::OpnieuwKiezen && is_chosen).then_some(taak::Soort::BalieKiezen);
    passed.into_iter().chain(chosen).collect()
}

/// Whoever took part does so no longer: the wall closes with the Hulpvraag (R5).
async fn end_participation(tx: &Tx, hulpvraag: &Hulpvraag) -> Result<(), StoreError> {
    let update = deelname::Entity::update_many()
        .col_expr(deelname::Column::Einde, Expr::val(hulpvraag.afgesloten_op.map(|at| Ms::from(at).0)))
        .filter(deelname::Column::HulpvraagId.eq(hulpvraag.id))
        .filter(deelname::Column::Einde.is_null());
    tx.change(update).await?;
    Ok(())
}
