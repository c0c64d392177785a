//! Tijdslot: one conditional update decides who gets the Tijdslot.

use crate::tables::{afspraak, tijdslot};
use crate::{AfspraakError, Status};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::{Expr, ExprTrait}};
use store::{Ms, Tx};

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

/// The condition on which a booking stands: nobody else took the Tijdslot in the meantime.
pub(crate) const STILL_FREE: &str = "tijdslot";

/// Takes a free Tijdslot that lies ahead, or fails: somebody else has it, it is kept free for people
/// who walk in, or it has begun.
///
/// Who comes late hears it at once. Of two who come together the act of one ends with
/// [`AfspraakError::TijdslotGone`].
pub async fn book(tx: &Tx, tijdslot: Uuid) -> Result<Tijdslot, AfspraakError> {
    use tijdslot::{Column, Entity};
    let free = Column::Id
        .eq(tijdslot)
        .and(Column::Bezet.eq(false))
        .and(Column::Vrijgehouden.eq(false))
        .and(Column::Begin.gt(Ms::from(tx.store().now())));
    let row = tx.plain_one::<tijdslot::Model>(Entity::find().filter(free.clone())).await?.ok_or(AfspraakError::TijdslotGone)?;
    tx.claim(Entity::update_many().col_expr(Column::Bezet, Expr::val(true)).filter(free), STILL_FREE);
    Ok(Tijdslot {
        tijdslot: row.id,
        balie: row.balie_id,
        locatie: row.locatie_id,
        organisatie: row.organisatie_id,
        begin: row.begin.at(),
        einde: row.einde.at(),
    })
}

impl Tijdslot {
    /// Writes the Afspraak, with time, place and name copied into it; gives its id.
    pub fn write(&self, tx: &Tx, hulpvraag: Uuid, inwoner: Option<Uuid>, product: &str, naam: &str, plaats: &str) -> Uuid {
        let id = tx.store().new_id();
        tx.add(afspraak::ActiveModel {
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
            status: Set(Status::Bevestigd.into()),
            bon: Set(None),
            bon_dag: Set(None),
            gemeld_op: Set(None),
            bezig_op: Set(None),
            klaar_op: Set(None),
            medewerker_id: Set(None),
            aangemaakt_op: Set(tx.store().now().into()),
            versie: Set(1),
        });
        id
    }
}
