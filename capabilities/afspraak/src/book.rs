//! Tijdslot: one conditional update decides who gets the Tijdslot.

use crate::tables::{afspraak, tijdslot};
use crate::{AfspraakError, Status};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
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

/// Takes a free Tijdslot that lies ahead, or fails: somebody else has it, it is kept free for people
/// who walk in, or it has begun.
pub async fn book(tx: &Tx, tijdslot: Uuid) -> Result<Tijdslot, AfspraakError> {
    use tijdslot::{Column, Entity};
    let take = Entity::update_many()
        .col_expr(Column::Bezet, Expr::val(true))
        .filter(Column::Id.eq(tijdslot))
        .filter(Column::Bezet.eq(false))
        .filter(Column::Vrijgehouden.eq(false))
        .filter(Column::Begin.gt(Ms::from(tx.store().now())));
    let taken = tx.change_and_read(take).await?;
    let row = taken.into_iter().next().ok_or(AfspraakError::TijdslotGone)?;
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
