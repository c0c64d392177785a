//! Finding an Inwoner, and making one where we do not know them yet.

use crate::tables::inwoner::{ActiveModel, Column, Entity, Model};
use crate::{InwonerFilter, InwonerInput, Kanaal};
use foundation::{Bsn, Uuid};
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use store::{Held, Ms, StoreError, Tx};

/// An Inwoner as the house knows them, without the BSN.
#[derive(Clone, Debug)]
pub struct InwonerRow {
    /// The id.
    pub id: Uuid,
    /// Full name.
    pub naam: String,
    /// Street only: enough to tell two people apart (V18).
    pub straat: String,
    /// Whether a BSN is known.
    pub bsn_known: bool,
}

impl From<Model> for InwonerRow {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            naam: format!("{} {}", row.voornaam, row.achternaam).trim().to_owned(),
            straat: if row.geheimhouding { String::new() } else { row.straat },
            bsn_known: row.bsn.is_some(),
        }
    }
}

/// At most this many people are shown for one search (V18).
const HITS_MAX: u64 = 5;

/// Looks somebody up by BSN, or by name, date of birth and postcode; at most five.
pub async fn search(tx: &Tx, persoon: &InwonerInput) -> Result<Held<Vec<InwonerRow>>, StoreError> {
    let rows = tx.all::<Model>(query(tx, persoon).limit(HITS_MAX)).await?;
    Ok(rows.map(|rows| rows.into_iter().map(InwonerRow::from).collect()))
}

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
/// where the BSN is that of somebody with another date of birth: a mistyped number leads to nobody, and
/// nothing tells that the house knows it.
///
/// The act may end with [`StoreError::Unique`] of which [`is_known_by_now`] tells: then it is done again.
pub async fn find_or_create(tx: &Tx, persoon: &InwonerInput) -> Result<Uuid, StoreError> {
    let mut bsn = match &persoon.wie {
        InwonerFilter::Bsn(bsn) => Some(bsn),
        InwonerFilter::Naam => None,
    };
    if bsn.is_some() {
        let found = tx.one::<Model>(query(tx, persoon)).await?;
        match found.peek(tx) {
            Some(row) if row.geboortedatum == persoon.geboortedatum.to_string() => return known(tx, row, persoon).await,
            Some(_) => bsn = None,
            None => {}
        }
    }
    if bsn.is_none() {
        let found = tx.all::<Model>(by_name(persoon).limit(2)).await?;
        if let [one] = found.peek(tx).as_slice() {
            return known(tx, one, persoon).await;
        }
    }
    let id = tx.store().new_id();
    tx.add(new_row(tx, id, persoon, bsn));
    Ok(id)
}

/// Whether an act failed because another made the same person meanwhile: two calls about one unknown BSN,
/// of which the index lets one in. Done again, the act finds that person. `what` is what was there already.
pub fn is_known_by_now(what: &str) -> bool {
    what.contains("bsn_index") || what.contains("inwoner_bsn")
}

/// Somebody we know; who asks for large print, has it from now on.
async fn known(tx: &Tx, row: &Model, persoon: &InwonerInput) -> Result<Uuid, StoreError> {
    if persoon.kanaal == Kanaal::GroteLetter && !row.grote_letter {
        let update = Entity::update_many().col_expr(Column::GroteLetter, Expr::val(true)).filter(Column::Id.eq(row.id));
        tx.change_about(row.id, update).await?;
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
        straat: Set(String::new()),
        plaats: Set(String::new()),
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
