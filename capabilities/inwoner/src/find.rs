//! Finding an Inwoner, and making one where we do not know them yet.

use crate::adres_keuze::complete_row;
use crate::tables::inwoner::{ActiveModel, Column, Entity, Model};
use crate::{InwonerFilter, InwonerInput, Kanaal, same_name};
use foundation::{Bsn, Uuid};
use store::sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use store::{Ms, StoreError, Tx};

fn query(tx: &Tx, persoon: &InwonerInput) -> store::sea_orm::Select<Entity> {
    match &persoon.wie {
        InwonerFilter::Bsn(bsn) => Entity::find().filter(Column::BsnIndex.eq(bsn.index(tx.store().keys()))),
        InwonerFilter::Naam => by_name(persoon),
    }
}

fn by_name(persoon: &InwonerInput) -> store::sea_orm::Select<Entity> {
    Entity::find()
        .filter(Column::Geboortedatum.eq(persoon.geboortedatum.to_string()))
        .filter(Column::Postcode.eq(persoon.postcode.clone()))
        .filter(Column::Achternaam.eq(persoon.naam.achternaam.clone()))
        // Twins share all but this.
        .filter(Column::Voornaam.eq(persoon.naam.voornaam.clone()))
        .order_by_asc(Column::Id)
}

/// The id of the person, who is made if unknown. By name alone two people may match: then a new row
/// is made, and the Balie decides after looking at a document (V18), rather than the telephone. The same
/// where the BSN is that of somebody with another date of birth or another name: a mistyped number, or that of a twin, leads
/// to nobody, and nothing tells that the house knows it.
///
/// The act may end with [`StoreError::Unique`] of which [`is_known_by_now`] tells: then it is done again.
pub async fn find_or_create(tx: &Tx, persoon: &InwonerInput) -> Result<Uuid, StoreError> {
    match find(tx, persoon).await? {
        Found::Known(id) => Ok(id),
        Found::Nobody(bsn) => {
            let id = tx.store().new_id();
            tx.add(new_row(tx, id, persoon, bsn));
            Ok(id)
        }
    }
}

/// As [`find_or_create`], for an act that gives the person something at once.
pub(crate) async fn find_or_create_now(tx: &Tx, persoon: &InwonerInput) -> Result<Uuid, StoreError> {
    match find(tx, persoon).await? {
        Found::Known(id) => Ok(id),
        Found::Nobody(bsn) => make(tx, persoon, bsn).await,
    }
}

/// Makes somebody new, now.
pub(crate) async fn make(tx: &Tx, persoon: &InwonerInput, bsn: Option<&Bsn>) -> Result<Uuid, StoreError> {
    let id = tx.store().new_id();
    tx.add_many(vec![new_row(tx, id, persoon, bsn)]).await?;
    Ok(id)
}

/// Whom the house knows by what was told, or the BSN that a new person may have.
enum Found<'a> {
    Known(Uuid),
    Nobody(Option<&'a Bsn>),
}

async fn find<'a>(tx: &Tx, persoon: &'a InwonerInput) -> Result<Found<'a>, StoreError> {
    let mut bsn = match &persoon.wie {
        InwonerFilter::Bsn(bsn) => Some(bsn),
        InwonerFilter::Naam => None,
    };
    if bsn.is_some() {
        let found = tx.one::<Model>(query(tx, persoon)).await?;
        match found.peek(tx) {
            Some(row) if is_same(row, persoon) => return known(tx, row, persoon).await.map(Found::Known),
            Some(_) => bsn = None,
            None => {}
        }
    }
    if bsn.is_none() {
        let found = tx.all::<Model>(by_name(persoon).limit(2)).await?;
        if let [one] = found.peek(tx).as_slice() {
            return known(tx, one, persoon).await.map(Found::Known);
        }
    }
    Ok(Found::Nobody(bsn))
}

/// Whether what was told fits what is kept. Which part does not, nobody hears.
fn is_same(row: &Model, persoon: &InwonerInput) -> bool {
    row.geboortedatum == persoon.geboortedatum.to_string() && same_name(&row.voornaam, &row.achternaam, &persoon.naam)
}

/// Who stands at the Balie with a document, and is not among those that were found: somebody the house knows after all, the
/// person that the telephone made up until then, who now gets the BSN of the document, or somebody new.
pub async fn recognize(tx: &Tx, current: Option<Uuid>, persoon: &InwonerInput) -> Result<Uuid, StoreError> {
    if let (Some(current), InwonerFilter::Bsn(bsn)) = (current, &persoon.wie) {
        let kept = tx.one::<Model>(Entity::find_by_id(current)).await?;
        let is_this_one = kept.peek(tx).as_ref().is_some_and(|row| row.bsn.is_none() && is_same(row, persoon));
        if is_this_one && tx.one::<Model>(query(tx, persoon)).await?.peek(tx).is_none() {
            let keys = tx.store().keys();
            let update = Entity::update_many()
                .col_expr(Column::Bsn, Expr::val(bsn.seal(keys)))
                .col_expr(Column::BsnIndex, Expr::val(bsn.index(keys)))
                .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
                .filter(Column::Id.eq(current));
            tx.change_about(current, update).await?;
            return Ok(current);
        }
    }
    find_or_create_now(tx, persoon).await
}

/// Whether an act failed because another made the same person meanwhile: two calls about one unknown BSN,
/// of which the index lets one in. Done again, the act finds that person. `what` is what was there already.
pub fn is_known_by_now(what: &str) -> bool {
    what.contains("bsn_index") || what.contains("inwoner_bsn")
}

/// Somebody we know; who asks for large print, has it from now on. Whose address we know in part, and who tells the same with
/// more, has it complete from now on.
async fn known(tx: &Tx, row: &Model, persoon: &InwonerInput) -> Result<Uuid, StoreError> {
    if persoon.kanaal == Kanaal::GroteLetter && !row.grote_letter {
        let update = Entity::update_many().col_expr(Column::GroteLetter, Expr::val(true)).filter(Column::Id.eq(row.id));
        tx.change_about(row.id, update).await?;
    }
    let told = persoon.adres();
    let same = |kept: &str, told: &str| kept.is_empty() || kept == told;
    if same(&row.postcode, &told.postcode) && same(&row.huisnummer, &told.huisnummer) {
        complete_row(tx, row, &told).await?;
    }
    Ok(row.id)
}

fn new_row(tx: &Tx, id: Uuid, persoon: &InwonerInput, bsn: Option<&Bsn>) -> ActiveModel {
    let keys = tx.store().keys();
    let (bsn, bsn_index) = bsn.map(|bsn| (bsn.seal(keys), bsn.index(keys))).unzip();
    ActiveModel {
        id: Set(id),
        bsn: Set(bsn),
        bsn_index: Set(bsn_index),
        voornaam: Set(persoon.naam.voornaam.clone()),
        achternaam: Set(persoon.naam.achternaam.clone()),
        geboortedatum: Set(persoon.geboortedatum.to_string()),
        postcode: Set(persoon.postcode.clone()),
        huisnummer: Set(persoon.huisnummer.clone()),
        straat: Set(persoon.straat.clone()),
        plaats: Set(persoon.plaats.clone()),
        telefoon: Set(persoon.telefoon.clone()),
        email: Set(String::new()),
        taal: Set("nl".to_owned()),
        kanaal: Set(if persoon.kanaal == Kanaal::Email { "email" } else { "brief" }.to_owned()),
        grote_letter: Set(persoon.kanaal == Kanaal::GroteLetter),
        geheimhouding: Set(false),
        aangemaakt_op: Set(Ms::from(tx.store().now())),
        versie: Set(1),
    }
}
