//! Taken: something to do before a date, made once per cause.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> open: raise
//!     open --> opgepakt: take_up
//!     open --> klaar: done
//!     opgepakt --> klaar: done
//!     open --> vervallen: lapse
//!     opgepakt --> vervallen: lapse
//!     klaar --> [*]
//!     vervallen --> [*]
//! ```
//!
//! One that is overdue goes to the coordinator and then to both organisaties ([`crate::escalate`]); it is never deleted.

use crate::tables::taak::{ActiveModel, Column, Entity, Model};
use access::Object;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::sea_orm::{
    self, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, UpdateMany,
    sea_query::Expr,
};
use store::{Held, Look, Ms, Plain, StoreError, Tx};

foundation::states! {
    /// What has to be done.
    pub enum Soort {
        /// Call the Inwoner who did not come (by the owner).
        Nabellen => "nabellen",
        /// Call the Inwoner, as was agreed when the step before it was done.
        Bellen => "bellen",
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
        /// Find out who helps, and agree on it: of the ketenregisseur of a Hulpvraag that was sent round (V06).
        Afstemmen => "afstemmen",
        /// Call the Inwoner: nobody sits at the Balie at the time of the Afspraak.
        RoosterGewijzigd => "rooster_gewijzigd",
        /// The own Balie let an offer run out: until the coordinator takes this up, nobody can choose that Balie.
        DoorverwijzingWacht => "doorverwijzing_wacht",
        /// The Inwoner called the Afspraak off: call, and agree on something new.
        Afgezegd => "afgezegd",
        /// Answer what an Inwoner asked about a look at their data (V29, AVG art. 12).
        InzageVraag => "inzage_vraag",
        /// Read that the sender took a Doorverwijzing back, or went elsewhere with it.
        Ingetrokken => "ingetrokken",
        /// Say whether one becomes ketenregisseur.
        Regie => "regie",
        /// The one who was named as ketenregisseur said no: name somebody else, or go on.
        RegieGeweigerd => "regie_geweigerd",
        /// Somebody may be dropping out of sight: look for contact (V28).
        LaatNietLos => "laat_niet_los",
        /// A letter came back: tell it by telephone.
        BerichtRetour => "bericht_retour",
        /// A message cannot be sent anywhere: tell it by telephone.
        BerichtBellen => "bericht_bellen",
        /// Letters wait too long to be printed (by the coordinator).
        BerichtenWachten => "berichten_wachten",
        /// The next step passed and nobody had anything to do for it: call, agree on something new, or close.
        StapVoorbij => "stap_voorbij",
        /// Somebody showed a document that is reported as lost or stolen (V18, by the privacyofficer).
        DocumentVermist => "document_vermist",
        /// Choose a Balie for what was opened at a door (V12), or taken back from one: nobody of a Balie has it.
        BalieKiezen => "balie_kiezen",
    }
}

impl Soort {
    /// Whether it is done by doing something else, which ends it: an answer that the law wants before a day is not ticked off.
    #[must_use]
    pub fn ends_by_answer(self) -> bool {
        self == Self::InzageVraag
    }

    /// For what somebody has to be called: whoever does it needs a name and a telephone number.
    pub const CALLS: [Self; 11] = [
        Self::Nabellen,
        Self::Bellen,
        Self::Geweigerd,
        Self::Verlopen,
        Self::RoosterGewijzigd,
        Self::Afgezegd,
        Self::LaatNietLos,
        Self::BerichtRetour,
        Self::BerichtBellen,
        Self::StapVoorbij,
        Self::BalieKiezen,
    ];
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

impl Status {
    /// Somebody does it.
    pub fn take_up(self) -> Option<Self> {
        matches!(self, Self::Open).then_some(Self::Opgepakt)
    }

    /// It was done.
    pub fn done(self) -> Option<Self> {
        matches!(self, Self::Open | Self::Opgepakt).then_some(Self::Klaar)
    }

    /// What it was for is no longer so.
    pub fn lapse(self) -> Option<Self> {
        matches!(self, Self::Open | Self::Opgepakt).then_some(Self::Vervallen)
    }

    /// The states from which something can still happen.
    pub const LIVE: [&'static str; 2] = [Self::Open.as_str(), Self::Opgepakt.as_str()];
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
    tx.add_unless_there(row(tx, taak)).await?;
    Ok(())
}

/// Raises a Taak of a Hulpvraag that is opened in this act: at its end, together with it.
pub fn raise_at_end(tx: &Tx, taak: &Nieuw<'_>) {
    tx.add(row(tx, taak));
}

fn row(tx: &Tx, taak: &Nieuw<'_>) -> ActiveModel {
    ActiveModel {
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
        coordinator_id: Set(None),
        coordinator_op: Set(None),
        organisaties_op: Set(None),
        bron_id: Set(taak.bron),
        versie: Set(1),
    }
}

/// Where a Taak belongs and who was named for it: ids only, for the decision.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Eigenaar {
    /// The organisatie.
    pub organisatie_id: Uuid,
    /// The Balie.
    pub balie_id: Option<Uuid>,
    /// The Medewerker it is for.
    pub medewerker_id: Option<Uuid>,
    /// The coordinator it went to because it was overdue.
    pub coordinator_id: Option<Uuid>,
}
impl Plain for Eigenaar {}

impl Eigenaar {
    /// As Cedar sees the Taak when this Medewerker asks: whoever it is for by name need not work at its Balie.
    pub fn object(&self, taak: Uuid, asking: Uuid) -> Object {
        let named = [self.medewerker_id, self.coordinator_id].contains(&Some(asking));
        Object::taak(taak, self.organisatie_id, self.balie_id.filter(|_| !named))
    }
}

/// Where a Taak belongs; `None` when there is none.
pub async fn place_of(look: &Look<'_>, id: Uuid) -> Result<Option<Eigenaar>, StoreError> {
    let sql = "select organisatie_id, balie_id, medewerker_id, coordinator_id from taak where id = $1";
    Ok(look.sql(sql, [id.into()]).await?.into_iter().next())
}

/// The Taak, within an act that may see it.
pub async fn load(tx: &Tx, id: Uuid) -> Result<Held<Model>, StoreError> {
    tx.one::<Model>(Entity::find_by_id(id)).await?.transpose().ok_or(StoreError::NotFound)
}

/// The Taken of a Hulpvraag from which something can still happen.
pub async fn live(tx: &Tx, hulpvraag: Uuid) -> Result<Held<Vec<Model>>, StoreError> {
    let query = Entity::find()
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::Status.is_in(Status::LIVE))
        .order_by_asc(Column::TermijnOp);
    tx.all::<Model>(query).await
}

/// Lets the Taken of these kinds for a Hulpvraag lapse: what they were for is no longer so.
pub async fn lapse(tx: &Tx, hulpvraag: Uuid, inwoner: Option<Uuid>, soorten: &[Soort]) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(Status::Vervallen.as_str()))
        .col_expr(Column::KlaarOp, Expr::val(Ms::from(tx.store().now()).0))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::Soort.is_in(soorten.iter().map(|soort| soort.as_str())))
        .filter(Column::Status.is_in(Status::LIVE));
    tx.change_about(inwoner, update).await?;
    Ok(())
}

/// Marks a Taak as done; whoever was first wins (R9).
pub async fn done(tx: &Tx, taak: &Model) -> Result<(), StoreError> {
    let next = Status::parse(&taak.status).and_then(Status::done).ok_or(StoreError::Stale)?;
    let update = Entity::update_many().col_expr(Column::KlaarOp, Expr::val(Ms::from(tx.store().now()).0));
    move_to(tx, taak, next, update).await
}

/// Lets one Taak lapse, because its owner chose so.
pub async fn let_go(tx: &Tx, taak: &Model) -> Result<(), StoreError> {
    let next = Status::parse(&taak.status).and_then(Status::lapse).ok_or(StoreError::Stale)?;
    let update = Entity::update_many().col_expr(Column::KlaarOp, Expr::val(Ms::from(tx.store().now()).0));
    move_to(tx, taak, next, update).await
}

/// Somebody does it from now on, by name.
pub async fn take_up(tx: &Tx, taak: &Model) -> Result<(), StoreError> {
    let next = Status::parse(&taak.status).and_then(Status::take_up).ok_or(StoreError::Stale)?;
    let update = Entity::update_many().col_expr(Column::MedewerkerId, Expr::val(tx.purpose().actor().id));
    move_to(tx, taak, next, update).await
}

async fn move_to(tx: &Tx, taak: &Model, next: Status, update: UpdateMany<Entity>) -> Result<(), StoreError> {
    let update = update
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::Versie, Expr::val(taak.versie + 1))
        .filter(Column::Id.eq(taak.id))
        .filter(Column::Versie.eq(taak.versie));
    match tx.change_about(taak.inwoner_id, update).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale),
    }
}

/// Gives what a Medewerker of the acting organisatie had by name to who coordinates it, because they left.
pub async fn divide(tx: &Tx, medewerker: Uuid) -> Result<(), StoreError> {
    let query = Entity::find()
        .filter(Column::MedewerkerId.eq(medewerker).or(Column::CoordinatorId.eq(medewerker)))
        .filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie))
        .filter(Column::Status.is_in(Status::LIVE));
    let theirs = tx.all::<Model>(query).await?;
    for taak in theirs.peek(tx) {
        let door = netwerk::coordinator_for(&tx.store().look(), taak.organisatie_id, taak.balie_id).await?;
        let pass = |had: Option<Uuid>| if had == Some(medewerker) { door } else { had };
        let update = Entity::update_many()
            .col_expr(Column::MedewerkerId, Expr::val(pass(taak.medewerker_id)))
            .col_expr(Column::CoordinatorId, Expr::val(pass(taak.coordinator_id)))
            .col_expr(Column::Versie, Expr::val(taak.versie + 1))
            .filter(Column::Id.eq(taak.id))
            .filter(Column::Versie.eq(taak.versie));
        tx.change_about(taak.inwoner_id, update).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let transitions: [diagram::Transition<'_, Status>; 3] =
            [("take_up", &Status::take_up), ("done", &Status::done), ("lapse", &Status::lapse)];
        let all = diagram::machine(Status::ALL, &[("raise", Status::Open)], &transitions);
        assert_eq!(diagram::arrows(include_str!("taak.rs"), 0), all);
    }
}
