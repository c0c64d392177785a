//! The privacy officer writes down on what a question stands, changes it, and puts it before the proceseigenaar.

use crate::input::{GrondslagInput, must_stand};
use crate::model::{Stap, Status};
use crate::step::{StandInput, go, keep, load, load_seen, shown, update};
use crate::tables::grondslag::{ActiveModel, Column};
use crate::{GrondslagError, personen};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, sea_query::Expr};
use store::{Once, Store, Tx};

/// Writes a Grondslag down; gives its id. It lets nobody ask anything yet.
///
/// # Errors
/// `Input` for what cannot stand, with every reason.
pub async fn enter(store: &Store, purpose: &Verwerking, input: &GrondslagInput, once: &Once) -> Result<Uuid, GrondslagError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, input: &GrondslagInput, once: &Once) -> Result<Uuid, GrondslagError> {
    must_stand(tx, input).await?;
    let id = tx.store().new_id();
    tx.add(ActiveModel {
        id: Set(id),
        afnemer_id: Set(tx.purpose().actor().organisatie),
        bron_id: Set(input.bron),
        bronhouder: Set(input.bronhouder.clone()),
        soort: Set(input.soort.into()),
        doel: Set(input.doel.clone()),
        avg: Set(input.avg.into()),
        wet: Set(input.wet.clone()),
        artikel: Set(input.artikel.clone()),
        met_bsn: Set(input.met_bsn),
        begrippen: Set(input.begrippen_text()),
        geldig_van: Set(input.geldig_van.to_string()),
        geldig_tot: Set(input.geldig_tot.map(|last| last.to_string())),
        dpia: Set(input.dpia.clone()),
        niet_in_werking: Set(input.niet_in_werking),
        status: Set(Status::enter().into()),
        // About whom it is, the store says, and nobody chooses.
        merk: Set(personen::mark_of(tx).await?),
        versie: Set(1),
        aangemaakt_op: Set(tx.store().now().into()),
    });
    keep(tx, (id, 1), Stap::Ingevoerd, "");
    tx.remember(once, &shown(id));
    Ok(id)
}

/// Changes what a Grondslag says that nobody has to look at yet.
///
/// # Errors
/// `Input` as for a new one; `Outdated` when a colleague was first, or it is past that.
pub async fn revise(
    store: &Store,
    purpose: &Verwerking,
    target: &StandInput<'_>,
    input: &GrondslagInput,
) -> Result<(), GrondslagError> {
    let tx = store.begin(purpose);
    let outcome = change(&tx, target, input).await;
    tx.finish(outcome).await
}

async fn change(tx: &Tx, target: &StandInput<'_>, input: &GrondslagInput) -> Result<(), GrondslagError> {
    let (row, status) = load_seen(tx, target, |status| status.is_open().then_some(status)).await?;
    must_stand(tx, input).await?;
    let changed = update(&row, status)
        .col_expr(Column::BronId, Expr::val(input.bron))
        .col_expr(Column::Bronhouder, Expr::val(input.bronhouder.as_str()))
        .col_expr(Column::Soort, Expr::val(input.soort.as_str()))
        .col_expr(Column::Doel, Expr::val(input.doel.as_str()))
        .col_expr(Column::Avg, Expr::val(input.avg.as_str()))
        .col_expr(Column::Wet, Expr::val(input.wet.as_str()))
        .col_expr(Column::Artikel, Expr::val(input.artikel.as_str()))
        .col_expr(Column::MetBsn, Expr::val(input.met_bsn))
        .col_expr(Column::Begrippen, Expr::val(input.begrippen_text()))
        .col_expr(Column::GeldigVan, Expr::val(input.geldig_van.to_string()))
        .col_expr(Column::GeldigTot, Expr::val(input.geldig_tot.map(|last| last.to_string())))
        .col_expr(Column::Dpia, Expr::val(input.dpia.as_str()))
        .col_expr(Column::NietInWerking, Expr::val(input.niet_in_werking));
    go(tx, &row, changed, Stap::Gewijzigd, "", target.once);
    Ok(())
}

/// Puts a Grondslag before the proceseigenaar; one whose law is not in force waits for that. Gives where it went.
///
/// # Errors
/// `Input` where it cannot stand any more; `Outdated` when a colleague was first.
pub async fn submit(store: &Store, purpose: &Verwerking, target: &StandInput<'_>) -> Result<Status, GrondslagError> {
    let tx = store.begin(purpose);
    let outcome = put_forward(&tx, target).await;
    tx.finish(outcome).await
}

async fn put_forward(tx: &Tx, target: &StandInput<'_>) -> Result<Status, GrondslagError> {
    let waits = load(tx, target.id).await?.niet_in_werking;
    let step = |status: Status| if waits && status == Status::Concept { status.set_aside() } else { status.submit() };
    let (row, next) = load_seen(tx, target, step).await?;
    must_stand(tx, &GrondslagInput::of(&row).ok_or(GrondslagError::Outdated)?).await?;
    let stap = if next == Status::NietInWerking { Stap::Aangehouden } else { Stap::Voorgelegd };
    // Whoever puts forward what waited for its law says that the law is in force now.
    let changed = update(&row, next).col_expr(Column::NietInWerking, Expr::val(next == Status::NietInWerking));
    go(tx, &row, changed, stap, "", target.once);
    Ok(next)
}
