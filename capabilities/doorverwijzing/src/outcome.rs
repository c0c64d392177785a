//! What becomes of a Doorverwijzing after it was offered: answers of the Balie, and the outcome.

use crate::events::{AFGEROND, Doorverwezen, GEACCEPTEERD, GEWEIGERD};
use crate::tables::doorverwijzing::{Column, Entity, Model};
use crate::{DoorverwijzingError, Status, Uitkomst};
use access::Verwerking;
use foundation::Uuid;
use hulpvraag::{Eigenaar, Vervolgstap, taak};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use store::{Held, Ms, Once, Store, StoreError, Tx};

foundation::states! {
    /// Why a Balie turns an offer down: a fixed list, so that no content travels back.
    pub enum Reden {
        /// Another Balie helps with this.
        VerkeerdeBalie => "verkeerde_balie",
        /// Nobody is there at that time.
        GeenMedewerker => "geen_medewerker",
        /// The Inwoner was helped already.
        AlGeholpen => "al_geholpen",
    }
}

async fn load(tx: &Tx, id: Uuid) -> Result<Held<Model>, StoreError> {
    tx.one::<Model>(Entity::find_by_id(id)).await?.transpose().ok_or(StoreError::NotFound)
}

pub(crate) fn told(row: &Model) -> Doorverwezen {
    Doorverwezen { doorverwijzing: row.id, hulpvraag: row.hulpvraag_id, inwoner: row.inwoner_id, afspraak: row.afspraak_id }
}

pub(crate) async fn move_to(tx: &Tx, row: &Model, status: Status, reden: Option<Reden>, uitkomst: Option<Uitkomst>) -> Result<(), DoorverwijzingError> {
    let now = Ms::from(tx.store().now());
    let mut update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(status.as_str()))
        .col_expr(Column::Versie, Expr::val(row.versie + 1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Versie.eq(row.versie));
    if status == Status::Geaccepteerd || (status == Status::Afgerond && row.geaccepteerd_op.is_none()) {
        update = update.col_expr(Column::GeaccepteerdOp, Expr::val(now));
    }
    if status.is_final() {
        update = update.col_expr(Column::AfgerondOp, Expr::val(now));
    }
    if let Some(reden) = reden {
        update = update.col_expr(Column::Reden, Expr::val(reden.as_str()));
    }
    if let Some(uitkomst) = uitkomst {
        update = update.col_expr(Column::Uitkomst, Expr::val(uitkomst.as_str()));
    }
    match tx.change_about(row.inwoner_id, update).await? {
        1 => Ok(()),
        _ => Err(DoorverwijzingError::NotNow),
    }
}

/// The caller may say which versions they have seen; an answer to an older one is refused.
fn still(row: &Model, seen: Option<&[i32]>) -> Result<(), DoorverwijzingError> {
    if seen.is_none_or(|seen| seen.contains(&row.versie)) { Ok(()) } else { Err(DoorverwijzingError::Outdated) }
}

/// A colleague of the Balie takes it over: the Balie is owner from this commit on.
pub async fn accept(store: &Store, purpose: &Verwerking, id: Uuid, seen: Option<&[i32]>, once: &Once) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose).await?;
    let outcome = async {
        let row = load(&tx, id).await?;
        let row = row.peek(&tx);
        still(row, seen)?;
        let next = Status::parse(&row.status).and_then(Status::accept).ok_or(DoorverwijzingError::NotNow)?;
        let hulpvraag = hulpvraag::load(&tx, row.hulpvraag_id).await?;
        let eigenaar = Eigenaar { organisatie: row.naar_organisatie_id, balie: Some(row.naar_balie_id), medewerker: None };
        let at = match row.afspraak_id {
            Some(afspraak) => afspraak::load(&tx, afspraak).await?.peek(&tx).begin,
            None => row.termijn_op.at(),
        };
        let taken = hulpvraag.peek(&tx).clone().hand_to(eigenaar, Vervolgstap::Afspraak, at)?;
        hulpvraag::save(&tx, &taken).await?;
        move_to(&tx, row, next, None, None).await?;
        tx.tell(GEACCEPTEERD, &told(row));
        tx.remember(once, "/doorverwijzingen/aangeboden");
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// The Balie turns it down: the sender, who stayed owner, gets a Taak. The Afspraak stays until
/// somebody decides about it; it is never dropped in silence.
pub async fn refuse(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    seen: Option<&[i32]>,
    reden: Reden,
    once: &Once,
) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose).await?;
    let outcome = async {
        let row = load(&tx, id).await?;
        let row = row.peek(&tx);
        still(row, seen)?;
        let next = Status::parse(&row.status).and_then(Status::refuse).ok_or(DoorverwijzingError::NotNow)?;
        move_to(&tx, row, next, Some(reden), None).await?;
        back_to_sender(&tx, row, taak::Soort::Geweigerd, reden.as_str()).await?;
        tx.tell(GEWEIGERD, &told(row));
        tx.remember(once, "/doorverwijzingen/aangeboden");
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

pub(crate) async fn back_to_sender(tx: &Tx, row: &Model, soort: taak::Soort, tekst: &str) -> Result<(), StoreError> {
    let nieuw = taak::Nieuw {
        hulpvraag: row.hulpvraag_id,
        inwoner: row.inwoner_id,
        organisatie: row.van_organisatie_id,
        balie: None,
        medewerker: Some(row.van_medewerker_id),
        soort,
        tekst,
        termijn_op: row.termijn_op.at().max(tx.store().now()),
        bron: row.id,
    };
    taak::raise(tx, &nieuw).await
}

/// The Balie ended the visit: the outcome goes back to the sender (a listener; a repeat changes nothing).
///
/// Events may overtake each other. Whoever was helped was called in before, which accepts an offer
/// that was still open, so this does not wait to hear of it.
pub async fn hear_outcome(store: &Store, purpose: &Verwerking, afspraak: Uuid, uitkomst: Uitkomst) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose).await?;
    let outcome = async {
        let found = tx.one::<Model>(Entity::find().filter(Column::AfspraakId.eq(afspraak))).await?;
        let Some(row) = found.peek(&tx).as_ref() else { return Ok(()) };
        let Some(status) = Status::parse(&row.status) else { return Ok(()) };
        let called = status.accept();
        let Some(next) = called.unwrap_or(status).round_off() else { return Ok(()) };
        move_to(&tx, row, next, None, Some(uitkomst)).await?;
        if called.is_some() {
            tx.tell(GEACCEPTEERD, &told(row));
        }
        tx.tell(AFGEROND, &told(row));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// The Balie called the Inwoner in, which accepts an offer that was still open (a listener).
pub async fn hear_called(store: &Store, purpose: &Verwerking, afspraak: Uuid) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose).await?;
    let outcome = async {
        let found = tx.one::<Model>(Entity::find().filter(Column::AfspraakId.eq(afspraak))).await?;
        let Some(row) = found.peek(&tx).as_ref() else { return Ok(()) };
        let Some(next) = Status::parse(&row.status).and_then(Status::accept) else { return Ok(()) };
        move_to(&tx, row, next, None, None).await?;
        tx.tell(GEACCEPTEERD, &told(row));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// The Inwoner did not come: the sender reads and acknowledges it; the owner calls (a listener). Who
/// came late after all, and was helped before this was heard, did come.
pub async fn hear_no_show(store: &Store, purpose: &Verwerking, afspraak: Uuid) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose).await?;
    let outcome = async {
        let found = tx.one::<Model>(Entity::find().filter(Column::AfspraakId.eq(afspraak))).await?;
        let Some(row) = found.peek(&tx).as_ref() else { return Ok(()) };
        if Status::parse(&row.status).is_none_or(Status::is_final) || row.uitkomst.is_some() {
            return Ok(());
        }
        let update = Entity::update_many()
            .col_expr(Column::Uitkomst, Expr::val(Uitkomst::NietVerschenen.as_str()))
            .col_expr(Column::Versie, Expr::val(row.versie + 1))
            .filter(Column::Id.eq(row.id))
            .filter(Column::Versie.eq(row.versie));
        if tx.change_about(row.inwoner_id, update).await? != 1 {
            return Err(DoorverwijzingError::NotNow);
        }
        if row.terugkoppeling && row.van_organisatie_id != row.naar_organisatie_id {
            back_to_sender(&tx, row, taak::Soort::NietVerschenen, "").await?;
        }
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}
