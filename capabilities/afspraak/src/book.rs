//! Tijdslot: one conditional update decides who gets the Tijdslot.

use crate::tables::{afspraak, tijdslot};
use crate::{AfspraakError, Bon, Status};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use netwerk::{BALIE_PRODUCT_COLUMNS, BALIE_PRODUCT_FROM, BalieProductRow};
use store::sea_orm::sea_query::{Expr, ExprTrait};
use store::sea_orm::{self, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryResult};
use store::{Ms, Plain, Tx};

/// A Tijdslot that is ours within this act; what is booked in it is written by [`Tijdslot::write`].
#[derive(Clone, Debug)]
pub struct Tijdslot {
    /// The Tijdslot.
    pub tijdslot: Uuid,
    /// The Balie it belongs to.
    pub balie: Uuid,
    /// Its Locatie.
    pub locatie: Uuid,
    /// Its organisatie.
    pub organisatie: Uuid,
    /// From.
    pub begin: Timestamp,
    /// To.
    pub einde: Timestamp,
}

/// For whom and for what a Tijdslot is booked.
pub struct AfspraakInput<'a> {
    /// The product.
    pub product: &'a str,
    /// The organisatie that books.
    pub van: Uuid,
    /// The day on which it books, on the calendar of the law.
    pub day: Date,
    /// What must hold for the Balie `b` at the moment `$5` besides, in SQL: what a capability above this one knows of it.
    /// It is asked in the query that finds the Tijdslot, so that it costs no round trip.
    pub only_if: &'static str,
}

/// A Tijdslot with the Balie it belongs to.
struct Row {
    tijdslot: TijdslotRow,
    balie: BalieProductRow,
}

#[derive(FromQueryResult)]
struct TijdslotRow {
    balie_id: Uuid,
    begin: Ms,
    einde: Ms,
}

impl FromQueryResult for Row {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let (tijdslot, balie) = (TijdslotRow::from_query_result(row, prefix)?, BalieProductRow::from_query_result(row, prefix)?);
        Ok(Self { tijdslot, balie })
    }
}
impl Plain for Row {}

fn sql(only_if: &str) -> String {
    format!(
        "select t.balie_id, t.begin, t.einde, {BALIE_PRODUCT_COLUMNS}
         from tijdslot t join balie b on b.id = t.balie_id {BALIE_PRODUCT_FROM}
         where t.id = $1 and t.bezet = false and t.vrijgehouden = false and t.vervallen = false and t.begin > $5
           and {only_if}"
    )
}

/// The condition on which a booking stands: nobody else took the Tijdslot in the meantime.
pub(crate) const STILL_FREE: &str = "tijdslot";

/// Takes a free Tijdslot that lies ahead; `None` where its Balie does not handle the product (any more), has no active
/// coordinator, or is not what [`AfspraakInput::only_if`] asks.
///
/// # Errors
/// [`AfspraakError::TijdslotGone`]: somebody else has it, it is kept free for people who walk in, or it has begun. Of
/// two who come together one hears it here or when the act ends.
pub async fn book(
    tx: &Tx,
    tijdslot: Uuid,
    what: &AfspraakInput<'_>,
) -> Result<Option<(Tijdslot, BalieProductRow)>, AfspraakError> {
    use tijdslot::{Column, Entity};
    let now = Ms::from(tx.store().now());
    let free =
        Column::Id.eq(tijdslot).and(Column::Bezet.eq(false)).and(Column::Vrijgehouden.eq(false)).and(Column::Vervallen.eq(false));
    let free = free.and(Column::Begin.gt(now));
    let values = [tijdslot.into(), what.product.into(), what.van.into(), what.day.to_string().into(), now.0.into()];
    let Some(Row { tijdslot: row, balie }) = tx.plain_sql::<Row>(&sql(what.only_if), values).await?.into_iter().next() else {
        let is_free = tx.plain_one::<tijdslot::Model>(Entity::find().filter(free)).await?.is_some();
        return if is_free { Ok(None) } else { Err(AfspraakError::TijdslotGone) };
    };
    tx.claim(Entity::update_many().col_expr(Column::Bezet, Expr::val(true)).filter(free), STILL_FREE);
    let (locatie, organisatie) = (balie.locatie_id, balie.organisatie_id);
    let (begin, einde) = (row.begin.at(), row.einde.at());
    Ok(Some((Tijdslot { tijdslot, balie: row.balie_id, locatie, organisatie, begin, einde }, balie)))
}

impl Tijdslot {
    /// Writes the Afspraak, with time, place and name copied into it; gives its id.
    pub fn write(&self, tx: &Tx, hulpvraag: Uuid, inwoner: Option<Uuid>, product: &str, naam: &str, plaats: &str) -> Uuid {
        let id = tx.store().new_id();
        tx.add(self.row(tx, id, hulpvraag, inwoner, product, naam, plaats));
        id
    }

    /// Writes the Afspraak of somebody who is here now, with a ticket; gives its id. Who it is, is not known yet.
    pub fn write_here(&self, tx: &Tx, hulpvraag: Uuid, product: &str, naam: &str, plaats: &str, bon: Bon) -> Uuid {
        let id = tx.store().new_id();
        tx.add(afspraak::ActiveModel {
            status: Set(Status::write_here().into()),
            bon: Set(Some(bon.nummer)),
            bon_dag: Set(Some(bon.dag.to_string())),
            gemeld_op: Set(Some(tx.store().now().into())),
            ..self.row(tx, id, hulpvraag, None, product, naam, plaats)
        });
        id
    }

    #[allow(clippy::too_many_arguments, reason = "all that is copied into an Afspraak")]
    fn row(
        &self,
        tx: &Tx,
        id: Uuid,
        hulpvraag: Uuid,
        inwoner: Option<Uuid>,
        product: &str,
        naam: &str,
        plaats: &str,
    ) -> afspraak::ActiveModel {
        afspraak::ActiveModel {
            id: Set(id),
            hulpvraag_id: Set(hulpvraag),
            inwoner_id: Set(inwoner),
            tijdslot_id: Set(self.tijdslot),
            balie_id: Set(self.balie),
            locatie_id: Set(self.locatie),
            organisatie_id: Set(self.organisatie),
            product: Set(product.to_owned()),
            naam: Set(naam.to_owned()),
            plaats: Set(plaats.to_owned()),
            begin: Set(self.begin.into()),
            einde: Set(self.einde.into()),
            status: Set(Status::write().into()),
            bon: Set(None),
            bon_dag: Set(None),
            gemeld_op: Set(None),
            bezig_op: Set(None),
            klaar_op: Set(None),
            medewerker_id: Set(None),
            aangemaakt_op: Set(tx.store().now().into()),
            versie: Set(1),
        }
    }
}
