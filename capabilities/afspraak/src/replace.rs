//! Another Tijdslot for an Afspraak: the new one is booked, then the old one is given back.

use crate::tables::tijdslot::{Column, Entity};
use crate::{Afspraak, AfspraakError, AfspraakInput, book, save};
use foundation::Uuid;
use foundation::jiff::civil::Date;
use netwerk::BalieProductRow;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use store::{StoreError, Tx};

/// The Afspraak that takes the place of another.
#[derive(Clone, Debug)]
pub struct Nieuw {
    /// Its id.
    pub afspraak: Uuid,
    /// The Tijdslot it stands in.
    pub tijdslot: crate::Tijdslot,
    /// Where that is.
    pub plek: BalieProductRow,
}

/// Books `tijdslot` for whoever has `old`, and gives back `given_back`, the Tijdslot of `old`.
///
/// # Errors
/// [`AfspraakError::TijdslotGone`]: somebody else has it, or its Balie does not handle the product (any more).
pub async fn replace(tx: &Tx, old: &Afspraak, given_back: Uuid, tijdslot: Uuid, day: Date) -> Result<Nieuw, AfspraakError> {
    let what = AfspraakInput { product: &old.product, van: old.organisatie, day, only_if: "true" };
    let (slot, plek) = book(tx, tijdslot, &what).await?.ok_or(AfspraakError::TijdslotGone)?;
    save(tx, &old.clone().move_away()?).await?;
    give_back(tx, given_back).await?;
    let plaats = format!("{}, {}", plek.locatie_naam, plek.balie_naam);
    let afspraak = slot.write(tx, old.hulpvraag, old.inwoner, &old.product, &old.naam, &plaats);
    Ok(Nieuw { afspraak, tijdslot: slot, plek })
}

/// Calls an Afspraak off and gives back its Tijdslot; before it begins only.
pub async fn cancel(tx: &Tx, afspraak: &Afspraak, given_back: Uuid) -> Result<(), AfspraakError> {
    if afspraak.begin <= tx.store().now() {
        return Err(AfspraakError::NotNow(afspraak.status));
    }
    save(tx, &afspraak.clone().cancel()?).await?;
    give_back(tx, given_back).await
}

async fn give_back(tx: &Tx, tijdslot: Uuid) -> Result<(), AfspraakError> {
    let free = Entity::update_many()
        .col_expr(Column::Bezet, Expr::val(false))
        .filter(Column::Id.eq(tijdslot))
        .filter(Column::Bezet.eq(true));
    if tx.change(free).await? == 1 { Ok(()) } else { Err(StoreError::Stale.into()) }
}
