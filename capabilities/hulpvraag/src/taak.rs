//! Taken: something to do before a date, made once per cause.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> open
//!     open --> opgepakt
//!     open --> klaar: done
//!     opgepakt --> klaar: done
//!     open --> vervallen: lapse
//!     opgepakt --> vervallen: lapse
//! ```

use crate::tables::taak::{ActiveModel, Column, Entity, Model};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::sea_orm::{
    self, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, sea_query::Expr,
};
use store::{Held, Look, Ms, Plain, StoreError, Tx};

foundation::states! {
    /// What has to be done.
    pub enum Soort {
        /// Call the Inwoner who did not come (by the owner).
        Nabellen => "nabellen",
        /// Read and acknowledge that the Inwoner did not come (where another is owner).
        NietVerschenen => "niet_verschenen",
        /// A Balie refused the offer: choose again.
        Geweigerd => "geweigerd",
        /// Nobody answered the offer in time: choose again.
        Verlopen => "verlopen",
        /// The Inwoner comes back.
        Terugkomen => "terugkomen",
        /// Take part in unsticking a Hulpvraag that was sent round (V06).
        Vastgelopen => "vastgelopen",
        /// Sign up with the coordinator: an offer waits too long.
        DoorverwijzingWacht => "doorverwijzing_wacht",
    }
}

foundation::states! {
    /// How a Taak stands.
    pub enum Status {
        /// To do.
        Open => "open",
        /// Somebody does it.
        Opgepakt => "opgepakt",
        /// Done.
        Klaar => "klaar",
        /// No longer needed.
        Vervallen => "vervallen",
    }
}

/// A Taak to raise.
pub struct Nieuw<'a> {
    /// For which Hulpvraag.
    pub hulpvraag: Uuid,
    /// About whom.
    pub inwoner: Option<Uuid>,
    /// Who has to do it.
    pub organisatie: Uuid,
    /// At which Balie.
    pub balie: Option<Uuid>,
    /// By whom, where known.
    pub medewerker: Option<Uuid>,
    /// What.
    pub soort: Soort,
    /// One sentence more, or empty.
    pub tekst: &'a str,
    /// Before when.
    pub termijn_op: Timestamp,
    /// What caused it: one cause makes one Taak of a kind for an organisatie.
    pub bron: Uuid,
}

/// Raises a Taak; a second one of the same cause adds nothing.
pub async fn raise(tx: &Tx, taak: &Nieuw<'_>) -> Result<(), StoreError> {
    tx.add_unless_there(ActiveModel {
        id: Set(tx.store().new_id()),
        hulpvraag_id: Set(taak.hulpvraag),
        inwoner_id: Set(taak.inwoner),
        organisatie_id: Set(taak.organisatie),
        balie_id: Set(taak.balie),
        medewerker_id: Set(taak.medewerker),
        soort: Set(taak.soort.into()),
        tekst: Set(taak.tekst.to_owned()),
        status: Set(Status::Open.into()),
        termijn_op: Set(taak.termijn_op.into()),
        aangemaakt_op: Set(tx.store().now().into()),
        klaar_op: Set(None),
        bron_id: Set(taak.bron),
        versie: Set(1),
    })
    .await?;
    Ok(())
}

/// Which organisatie and Balie a Taak belongs to: ids only, for the decision.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Eigenaar {
    /// The organisatie.
    pub organisatie_id: Uuid,
    /// The Balie.
    pub balie_id: Option<Uuid>,
}
impl Plain for Eigenaar {}

/// Where a Taak belongs; `None` when there is none.
pub async fn place_of(look: &Look<'_>, id: Uuid) -> Result<Option<Eigenaar>, StoreError> {
    let sql = "select organisatie_id, balie_id from taak where id = $1";
    Ok(look.sql(sql, [id.into()]).await?.into_iter().next())
}

/// The Taak, within an act that may see it.
pub async fn load(tx: &Tx, id: Uuid) -> Result<Held<Model>, StoreError> {
    tx.one::<Model>(Entity::find_by_id(id)).await?.transpose().ok_or(StoreError::NotFound)
}

/// Lets the Taken of these kinds for a Hulpvraag lapse: what they were for is no longer so.
pub async fn lapse(tx: &Tx, hulpvraag: Uuid, inwoner: Option<Uuid>, soorten: &[Soort]) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(Status::Vervallen.as_str()))
        .col_expr(Column::KlaarOp, Expr::val(Ms::from(tx.store().now()).0))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::Soort.is_in(soorten.iter().map(|soort| soort.as_str())))
        .filter(Column::Status.is_in([Status::Open.as_str(), Status::Opgepakt.as_str()]));
    tx.change_about(inwoner, update).await?;
    Ok(())
}

/// Marks a Taak as done; whoever was first wins (R9).
pub async fn done(tx: &Tx, taak: &Model) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(Status::Klaar.as_str()))
        .col_expr(Column::KlaarOp, Expr::val(Ms::from(tx.store().now()).0))
        .col_expr(Column::Versie, Expr::val(taak.versie + 1))
        .filter(Column::Id.eq(taak.id))
        .filter(Column::Versie.eq(taak.versie))
        .filter(Column::Status.is_in([Status::Open.as_str(), Status::Opgepakt.as_str()]));
    match tx.change_about(taak.inwoner_id, update).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale),
    }
}
