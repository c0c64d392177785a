//! What becomes of a Doorverwijzing after it was offered: answers of the Balie, and the outcome.

use crate::events::{AFGEROND, Doorverwezen, GEACCEPTEERD, GEWEIGERD};
use crate::tables::doorverwijzing::{Column, Entity, Model};
use crate::{DoorverwijzingError, Status, Uitkomst};
use access::Verwerking;
use afspraak::Afspraak;
use bericht::KanaalStand;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use hulpvraag::{Eigenaar, Hulpvraag, Vervolgstap, taak};
use rules::feestdag::Gebied;
use rules::termijn;
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

pub(crate) async fn load(tx: &Tx, id: Uuid) -> Result<Held<Model>, StoreError> {
    tx.one::<Model>(Entity::find_by_id(id)).await?.transpose().ok_or(StoreError::NotFound)
}

pub(crate) fn told(row: &Model) -> Doorverwezen {
    Doorverwezen { doorverwijzing: row.id, hulpvraag: row.hulpvraag_id, inwoner: row.inwoner_id, afspraak: row.afspraak_id }
}

pub(crate) async fn move_to(
    tx: &Tx,
    row: &Model,
    status: Status,
    reden: Option<Reden>,
    uitkomst: Option<Uitkomst>,
) -> Result<(), DoorverwijzingError> {
    let now = Ms::from(tx.store().now());
    let mut update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(status.as_str()))
        .col_expr(Column::Versie, Expr::val(row.versie + 1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Versie.eq(row.versie));
    let accepts = status == Status::Geaccepteerd || (status == Status::Afgerond && row.geaccepteerd_op.is_none());
    if accepts {
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
pub(crate) fn still(row: &Model, seen: Option<&[i32]>) -> Result<(), DoorverwijzingError> {
    if seen.is_none_or(|seen| seen.contains(&row.versie)) { Ok(()) } else { Err(DoorverwijzingError::Outdated) }
}

/// A colleague of the Balie takes it over: the Balie is owner from this commit on.
pub async fn accept(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    seen: Option<&[i32]>,
    once: &Once,
) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let row = load(&tx, id).await?;
        let row = row.peek(&tx);
        still(row, seen)?;
        let next = Status::parse(&row.status).and_then(Status::accept).ok_or(DoorverwijzingError::NotNow)?;
        let hulpvraag = hulpvraag::load(&tx, row.hulpvraag_id).await?;
        called_in_already(row, hulpvraag.peek(&tx))?;
        let eigenaar = Eigenaar { organisatie: row.naar_organisatie_id, balie: Some(row.naar_balie_id), medewerker: None };
        let at = match row.afspraak_id {
            Some(afspraak) => begin_of(afspraak::load(&tx, afspraak).await?.peek(&tx))?,
            None => row.termijn_op.at(),
        };
        let taken = hulpvraag.peek(&tx).clone().hand_to(eigenaar, Vervolgstap::Afspraak, at)?;
        hulpvraag::save(&tx, &taken).await?;
        move_to(&tx, row, next, None, None).await?;
        tx.tell(GEACCEPTEERD, &told(row));
        tx.remember(once, &format!("/doorverwijzingen/aangeboden?aangenomen={id}"));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// When the Inwoner comes. Called off or moved, also while the event that says so is still under way, there is nothing to
/// say yes to.
fn begin_of(afspraak: &Afspraak) -> Result<Timestamp, DoorverwijzingError> {
    match afspraak.status {
        afspraak::Status::Afgezegd | afspraak::Status::Verplaatst => Err(DoorverwijzingError::NotNow),
        _ => Ok(afspraak.begin),
    }
}

/// Calling the Inwoner in was the answer, also while the event that says so is still under way.
fn called_in_already(row: &Model, hulpvraag: &Hulpvraag) -> Result<(), DoorverwijzingError> {
    let taken = hulpvraag.eigenaar.is_none_or(|eigenaar| eigenaar.organisatie == row.naar_organisatie_id);
    if taken { Err(DoorverwijzingError::NotNow) } else { Ok(()) }
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
    let tx = store.begin(purpose);
    let outcome = async {
        let row = load(&tx, id).await?;
        let row = row.peek(&tx);
        still(row, seen)?;
        let next = Status::parse(&row.status).and_then(Status::refuse).ok_or(DoorverwijzingError::NotNow)?;
        called_in_already(row, hulpvraag::load(&tx, row.hulpvraag_id).await?.peek(&tx))?;
        // The Hulpvraag first, as who says yes has it: of two answers the second waits with nothing in its hands (besluit 68).
        choose_again(&tx, row, taak::Soort::Geweigerd, reden.as_str()).await?;
        move_to(&tx, row, next, Some(reden), None).await?;
        tx.tell(GEWEIGERD, &told(row));
        // To a desk that has no part in it any more it is a letter, whatever size it has.
        let weg = bericht::weg_of(&tx, row.inwoner_id, bericht::Soort::StandDoorverwijzing).await?;
        let weg = if *weg.peek(&tx) == KanaalStand::GroteLetter { KanaalStand::Brief } else { *weg.peek(&tx) };
        tx.remember(once, &format!("/doorverwijzingen/aangeboden?geweigerd={weg}"));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// The offer came back: the sender, who stayed owner, has a werkdag to choose again or to take the question back.
pub(crate) async fn choose_again(tx: &Tx, row: &Model, soort: taak::Soort, tekst: &str) -> Result<(), DoorverwijzingError> {
    let before = werkdag_after(tx, termijn::OPNIEUW_KIEZEN_WERKDAGEN)?;
    let hulpvraag = hulpvraag::load(tx, row.hulpvraag_id).await?;
    let hulpvraag = hulpvraag.peek(tx);
    if hulpvraag.eigenaar.is_some_and(|eigenaar| eigenaar.organisatie == row.van_organisatie_id) {
        hulpvraag::save(tx, &hulpvraag.clone().do_next(Vervolgstap::OpnieuwKiezen, before)?).await?;
    }
    Ok(back_to_sender(tx, row, soort, tekst, before).await?)
}

/// The end of the n-th werkdag from now, on the calendar of the law.
pub(crate) fn werkdag_after(tx: &Tx, n: u32) -> Result<Timestamp, StoreError> {
    let zone = TimeZone::get(termijn::WET_TIJDZONE).map_err(|_| StoreError::Unreadable("wet.tijdzone"))?;
    termijn::end_of_werkdag(tx.store().now(), n, &zone, Gebied::Nederland).map_err(|_| StoreError::Unreadable("feestdagen"))
}

pub(crate) async fn back_to_sender(
    tx: &Tx,
    row: &Model,
    soort: taak::Soort,
    tekst: &str,
    before: Timestamp,
) -> Result<(), StoreError> {
    let nieuw = taak::Nieuw {
        hulpvraag: row.hulpvraag_id,
        inwoner: row.inwoner_id,
        organisatie: row.van_organisatie_id,
        balie: None,
        medewerker: Some(row.van_medewerker_id),
        soort,
        tekst,
        termijn_op: before,
        bron: row.id,
    };
    taak::raise(tx, &nieuw).await
}

/// The Balie ended the visit: the outcome goes back to the sender (a listener; a repeat changes nothing).
///
/// Events may overtake each other. Whoever was helped was called in before, which accepts an offer
/// that was still open, so this does not wait to hear of it.
pub async fn hear_outcome(
    store: &Store,
    purpose: &Verwerking,
    afspraak: Uuid,
    uitkomst: Uitkomst,
) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let found = tx.one::<Model>(Entity::find().filter(Column::AfspraakId.eq(afspraak))).await?;
        let Some(row) = found.peek(&tx).as_ref() else { return Ok(()) };
        match Status::parse(&row.status) {
            None => {}
            // It came too late to be a yes, and was helped all the same: that is for the sender to know.
            Some(Status::Geweigerd | Status::Verlopen) => note(&tx, row, Some(uitkomst)).await?,
            Some(status) => {
                // An outcome may overtake the call, which accepts an open offer.
                let called = status.accept();
                let Some(next) = called.unwrap_or(status).round_off() else { return Ok(()) };
                move_to(&tx, row, next, None, Some(uitkomst)).await?;
                if called.is_some() {
                    tx.tell(GEACCEPTEERD, &told(row));
                }
                tx.tell(AFGEROND, &told(row));
            }
        }
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// What a sender, and a Balie that gave no answer, have to do or to know while nobody helps.
const OF_SENDER: [taak::Soort; 4] =
    [taak::Soort::Geweigerd, taak::Soort::Verlopen, taak::Soort::NietVerschenen, taak::Soort::DoorverwijzingWacht];

/// Sets what the sender hears, in whatever state.
async fn note(tx: &Tx, row: &Model, uitkomst: Option<Uitkomst>) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Uitkomst, Expr::val(uitkomst.map(Uitkomst::as_str)))
        .col_expr(Column::Versie, Expr::val(row.versie + 1))
        .filter(Column::Id.eq(row.id));
    tx.change_about(row.inwoner_id, update).await?;
    Ok(())
}

/// The Balie called the Inwoner in, which accepts an offer that was still open; what the sender had to
/// do because nobody helped, lapses (a listener).
pub async fn hear_called(store: &Store, purpose: &Verwerking, afspraak: Uuid) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let found = tx.one::<Model>(Entity::find().filter(Column::AfspraakId.eq(afspraak))).await?;
        let Some(row) = found.peek(&tx).as_ref() else { return Ok(()) };
        taak::lapse(&tx, row.hulpvraag_id, row.inwoner_id, &OF_SENDER).await?;
        match Status::parse(&row.status).and_then(Status::accept) {
            Some(next) => {
                move_to(&tx, row, next, None, None).await?;
                tx.tell(GEACCEPTEERD, &told(row));
            }
            None if row.uitkomst.as_deref() == Some(Uitkomst::NietVerschenen.as_str()) => note(&tx, row, None).await?,
            None => {}
        }
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// The Inwoner did not come: the sender reads and acknowledges it, unless it is the owner, who calls (a
/// listener; once the Inwoner did come, or the sender knows, there is nothing to hear).
pub async fn hear_no_show(store: &Store, purpose: &Verwerking, afspraak: Uuid) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let found = tx.one::<Model>(Entity::find().filter(Column::AfspraakId.eq(afspraak))).await?;
        let Some(row) = found.peek(&tx).as_ref() else { return Ok(()) };
        let came = afspraak::load(&tx, afspraak).await?.peek(&tx).status != afspraak::Status::NietVerschenen;
        if came || row.uitkomst.is_some() {
            return Ok(());
        }
        note(&tx, row, Some(Uitkomst::NietVerschenen)).await?;
        let owner = hulpvraag::load(&tx, row.hulpvraag_id).await?.peek(&tx).eigenaar;
        let is_owner = owner.is_some_and(|owner| owner.organisatie == row.van_organisatie_id);
        if row.terugkoppeling && !is_owner {
            let before = werkdag_after(&tx, termijn::NIET_VERSCHENEN_WERKDAGEN)?;
            back_to_sender(&tx, row, taak::Soort::NietVerschenen, "", before).await?;
        }
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}
