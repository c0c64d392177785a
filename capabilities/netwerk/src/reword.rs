//! A product is called something else from now on.

use crate::error::{NetwerkError, SEEN};
use crate::offer::{ProductInput, say, shown};
use crate::tables::{product, product_tekst};
use access::Verwerking;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Once, Store, Tx};

/// Changes a product; `seen` are the versions that may have been looked at. What was booked keeps the words it was booked with.
///
/// # Errors
/// `Outdated` when a colleague was first.
pub(crate) async fn reword(
    store: &Store,
    purpose: &Verwerking,
    code: &str,
    seen: &[i32],
    input: &ProductInput,
    once: &Once,
) -> Result<(), NetwerkError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, code, seen, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, code: &str, seen: &[i32], input: &ProductInput, once: &Once) -> Result<(), NetwerkError> {
    use product::{Column, Entity};
    let update = Entity::update_many()
        .col_expr(Column::Titel, Expr::val(input.titel.as_str()))
        .col_expr(Column::Upl, Expr::val(input.upl.clone()))
        .col_expr(Column::UplAdres, Expr::val(input.upl_adres.as_str()))
        .col_expr(Column::Minuten, Expr::val(i32::from(input.minuten)))
        .col_expr(Column::Meenemen, Expr::val(input.meenemen.as_str()))
        .col_expr(Column::VraagTekst, Expr::val(input.vraag_tekst.as_str()))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Code.eq(code))
        .filter(Column::Versie.is_in(seen.iter().copied()));
    tx.claim(update, SEEN);
    // At once: the new words come under the same key.
    tx.remove(product_tekst::Entity::delete_many().filter(product_tekst::Column::Product.eq(code))).await?;
    say(tx, code, input);
    tx.remember(once, &shown(code));
    Ok(())
}
