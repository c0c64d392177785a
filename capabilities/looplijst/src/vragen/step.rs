//! What somebody does to a Looplijst before it is open: it goes from where it was seen, and is kept with who did it.

use crate::error::SEEN;
use crate::store::{load, update};
use crate::tables::looplijst::{Column, Model};
use crate::tables::{looplijst_stand, looplijst_stap, looplijst_vraag};
use crate::vragen::{Wijze, gronden, plan};
use crate::{LooplijstError, Status, blind};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, UpdateMany, sea_query::Expr};
use store::{Once, Store, Tx};

foundation::states! {
    /// What was done to a Looplijst.
    pub(crate) enum Stap {
        /// Drawn up.
        Opgesteld => "opgesteld",
        /// Put before the privacyofficer.
        Voorgelegd => "voorgelegd",
        /// Approved.
        Goedgekeurd => "goedgekeurd",
        /// Sent back.
        Teruggegeven => "teruggegeven",
        /// Asking began.
        Begonnen => "begonnen",
        /// Asking was stopped for a while, by somebody or by a source.
        Gepauzeerd => "gepauzeerd",
        /// Asking went on.
        Hervat => "hervat",
        /// All was asked, and counted.
        Gecombineerd => "gecombineerd",
        /// One keyholder gave their half to the other.
        Doorgegeven => "doorgegeven",
        /// Hits got a name.
        Geopend => "geopend",
        /// It came to nothing.
        Afgebroken => "afgebroken",
    }
}

/// One Looplijst, in the version in which it was seen, and the key under which something happens to it once.
pub(crate) struct LooplijstStandInput<'a> {
    /// The Looplijst.
    pub looplijst: Uuid,
    /// The versions that may have been looked at.
    pub seen: &'a [i32],
    /// The key of the write.
    pub once: &'a Once,
}

/// Something that a coordinator does with one button.
#[derive(Clone, Copy)]
pub(crate) struct Zet {
    /// The last part of its address.
    pub(crate) path: &'static str,
    way: fn(Status) -> Option<Status>,
    stap: Stap,
    /// Whether everything has to be there that is needed to ask.
    complete: bool,
    /// For which wijze alone it is there.
    only: Option<Wijze>,
}

/// Puts it before the privacyofficer.
pub(crate) const SUBMIT: Zet =
    Zet { path: "voorlegging", way: Status::submit, stap: Stap::Voorgelegd, complete: true, only: None };
/// Puts it before the privacyofficer once more, because it became another list.
pub(crate) const RESUBMIT: Zet =
    Zet { path: "heropening", way: Status::resubmit, stap: Stap::Voorgelegd, complete: true, only: Some(Wijze::Blind) };
/// The first question goes out. What is asked blind begins when both have signed.
pub(crate) const BEGIN: Zet =
    Zet { path: "start", way: Status::begin, stap: Stap::Begonnen, complete: true, only: Some(Wijze::Gewoon) };
/// Nothing goes out any more until it is resumed.
pub(crate) const PAUSE: Zet = Zet { path: "pauze", way: Status::pause, stap: Stap::Gepauzeerd, complete: false, only: None };
/// It goes on where it stopped.
pub(crate) const RESUME: Zet = Zet { path: "vervolg", way: Status::resume, stap: Stap::Hervat, complete: true, only: None };
/// It comes to nothing, and what was answered is gone.
pub(crate) const BREAK_OFF: Zet =
    Zet { path: "afbreking", way: Status::break_off, stap: Stap::Afgebroken, complete: false, only: None };

/// Does it.
///
/// # Errors
/// `NotComplete` with what is missing, `NoGround` with the reason where the register says no, `Reassess` for a begrip that changed,
/// `NotPublished` for a regeling that two people did not publish here;
/// `Outdated` when a colleague was first.
pub(crate) async fn step(
    store: &Store,
    purpose: &Verwerking,
    target: &LooplijstStandInput<'_>,
    zet: &Zet,
) -> Result<(), LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, target, zet).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, target: &LooplijstStandInput<'_>, zet: &Zet) -> Result<(), LooplijstError> {
    let (row, next) = load_seen(tx, target, zet.way).await?;
    if let Some(only) = zet.only {
        let wijze = if blind::within(tx, row.id).await?.is_some() { Wijze::Blind } else { Wijze::Gewoon };
        if wijze != only {
            return Err(LooplijstError::Outdated);
        }
    }
    if zet.complete {
        let vraag = vraag_of(tx, row.id).await?;
        gronden::must_stand(tx, &plan::within(tx, &row, &vraag.gemeente).await?).await?;
    }
    let vraag = on(row.id)
        .col_expr(looplijst_vraag::Column::Code, Expr::val(Option::<String>::None))
        .col_expr(looplijst_vraag::Column::Bronhouder, Expr::val(Option::<String>::None));
    tx.claim(vraag, SEEN);
    if next == Status::Afgebroken {
        forget(tx, row.id);
    }
    go(tx, &row, next, zet.stap, "");
    tx.remember(target.once, &vragen_shown(row.id));
    Ok(())
}

/// Where asking is seen.
pub(crate) fn vragen_shown(id: Uuid) -> String {
    format!("/looplijsten/vragen/{id}")
}

/// The Looplijst in the version that was seen, and how it will stand.
pub(crate) async fn load_seen(
    tx: &Tx,
    target: &LooplijstStandInput<'_>,
    way: impl FnOnce(Status) -> Option<Status>,
) -> Result<(Model, Status), LooplijstError> {
    let row = load(tx, target.looplijst).await?;
    let next = Status::parse(&row.status).and_then(way).filter(|_| target.seen.contains(&row.versie));
    let next = next.ok_or(LooplijstError::Outdated)?;
    Ok((row, next))
}

/// How far asking is.
pub(crate) async fn vraag_of(tx: &Tx, looplijst: Uuid) -> Result<looplijst_vraag::Model, LooplijstError> {
    let found = tx.plain_one(looplijst_vraag::Entity::find_by_id(looplijst)).await?;
    found.ok_or(LooplijstError::Store(store::StoreError::NotFound))
}

/// A change of how far asking is. Whatever changes it, the step that another is in the middle of does not stand any more.
pub(crate) fn on(looplijst: Uuid) -> UpdateMany<looplijst_vraag::Entity> {
    use looplijst_vraag::{Column, Entity};
    Entity::update_many().col_expr(Column::Stap, Expr::col(Column::Stap).add(1)).filter(Column::Id.eq(looplijst))
}

/// Removes whom it was about.
pub(crate) fn forget(tx: &Tx, looplijst: Uuid) {
    use looplijst_stand::{Column, Entity};
    tx.remove_at_end(Entity::delete_many().filter(Column::Id.eq(looplijst)));
}

/// Goes on to another state, and keeps who did it.
pub(crate) fn go(tx: &Tx, row: &Model, next: Status, stap: Stap, toelichting: &str) {
    tx.claim(update(row).col_expr(Column::Status, Expr::val(next.as_str())), SEEN);
    keep(tx, (row.id, row.versie + 1), stap, toelichting);
}

/// Keeps what was done, and to which version that led.
pub(crate) fn keep(tx: &Tx, (looplijst, versie): (Uuid, i32), stap: Stap, toelichting: &str) {
    let actor = tx.purpose().actor();
    tx.add(looplijst_stap::ActiveModel {
        id: Set(tx.store().new_id()),
        looplijst_id: Set(looplijst),
        versie: Set(versie),
        soort: Set(stap.into()),
        toelichting: Set(toelichting.to_owned()),
        door_id: Set(actor.id),
        rol: Set(actor.rol_naam().to_owned()),
        plaatsgevonden_op: Set(tx.store().now().into()),
    });
}
