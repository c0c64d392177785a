//! A Locatie is different from now on.

use crate::error::{NetwerkError, SEEN};
use crate::events::{Gewijzigd, OPENING_GEWIJZIGD};
use crate::locaties::ahead;
use crate::model::zone;
use crate::settle::{LocatieInput, closed, is_free, shown};
use crate::tables::{locatie, sluitingsdag};
use access::Verwerking;
use foundation::jiff::civil::Date;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Ms, Once, Store, Tx};

/// Changes a Locatie; `seen` are the versions that may have been looked at.
///
/// # Errors
/// `NaamTaken` as with a new one; `Planned` for another clock while people are planned there: their times would all be others. `Outdated` when a colleague
/// was first.
pub(crate) async fn adapt(
    store: &Store,
    purpose: &Verwerking,
    row: &locatie::Model,
    seen: &[i32],
    input: &LocatieInput,
    once: &Once,
) -> Result<(), NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, row, seen, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, row: &locatie::Model, seen: &[i32], input: &LocatieInput, once: &Once) -> Result<(), NetwerkError> {
    use locatie::Column;
    let (gebied, tijdzone) = input.place();
    let now = tx.store().now();
    is_free(tx, input, Some(row.id)).await?;
    if gebied != row.gebied && !ahead(&tx.store().look(), row.id, Ms::from(now)).await?.is_empty() {
        return Err(NetwerkError::Planned);
    }
    let update = locatie::Entity::update_many()
        .col_expr(Column::Naam, Expr::val(input.naam.as_str()))
        .col_expr(Column::Adres, Expr::val(input.adres.as_str()))
        .col_expr(Column::Postcode, Expr::val(input.postcode.as_str()))
        .col_expr(Column::Plaats, Expr::val(input.plaats.as_str()))
        .col_expr(Column::GemeenteCode, Expr::val(input.gemeente_code.as_str()))
        .col_expr(Column::Gebied, Expr::val(gebied))
        .col_expr(Column::Tijdzone, Expr::val(tijdzone))
        .col_expr(Column::Toegankelijkheid, Expr::val(input.toegankelijkheid.as_str()))
        .col_expr(Column::Telefoon, Expr::val(input.telefoon.as_str()))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Versie.is_in(seen.iter().copied()));
    tx.claim(update, SEEN);
    // What was, stays: only the days that come can change.
    let today = now.to_zoned(zone(tijdzone)).date();
    let gone = sluitingsdag::Entity::delete_many()
        .filter(sluitingsdag::Column::LocatieId.eq(row.id))
        .filter(sluitingsdag::Column::Datum.gte(today.to_string()))
        .filter(sluitingsdag::Column::Datum.is_not_in(input.gesloten.iter().map(Date::to_string)));
    tx.remove_at_end(gone);
    // Days on which it closes may have come, or gone.
    tx.tell(OPENING_GEWIJZIGD, &Gewijzigd { locatie: row.id });
    tx.add_all_unless_there(input.gesloten.iter().map(|date| closed(row.id, *date)));
    tx.remember(once, &shown(row.id));
    Ok(())
}
