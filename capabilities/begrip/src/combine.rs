//! Two begrippen under one threshold: only where both mean the same, or where two people said that the one may stand for the
//! other. No is kept, with its reason, also when the act that wanted it comes to nothing.

use crate::equate::pair;
use crate::model::{Status, Uitkomst};
use crate::tables::{combinatie, gelijkstelling};
use crate::{BegripError, Woordenboek};
use foundation::Uuid;
use regelingen::Begrip;
use regelingen::begrip::Verschil;
use store::Tx;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// A begrip as somebody wants to use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gegeven {
    /// `word@version`.
    pub begrip: String,
    /// Of which year, where that matters.
    pub jaar: Option<i16>,
}

/// That two begrippen may stand under one threshold: who asks both under one holds this. Nobody else makes one.
#[derive(Debug)]
#[must_use = "a threshold for two begrippen names on what it stands"]
pub struct Combinatie {
    gelijkstelling: Option<Uuid>,
}

impl Combinatie {
    /// On which Gelijkstelling it stands; none where they are the same.
    pub fn gelijkstelling(&self) -> Option<Uuid> {
        self.gelijkstelling
    }
}

/// Whether both may stand under one threshold.
///
/// # Errors
/// `Differs` with both and all differences (EL-320), which is kept; `Unknown` for a begrip that nobody knows.
pub async fn combine(tx: &Tx, een: &Gegeven, ander: &Gegeven) -> Result<Combinatie, BegripError> {
    let words = Woordenboek::within(tx).await?;
    let (one, other) = (words.begrip(&een.begrip)?, words.begrip(&ander.begrip)?);
    let Err(mut why) = compare((one, een.jaar), (other, ander.jaar)) else {
        tx.add(row(tx, een, ander, (Uitkomst::Gelijk, &[], None)));
        return Ok(Combinatie { gelijkstelling: None });
    };
    if why.verschillen != [Verschil::Jaar]
        && !why.verschillen.contains(&Verschil::Jaar)
        && let Some(on) = equated(tx, &words, one, other).await?
    {
        tx.add(row(tx, een, ander, (Uitkomst::Gelijkgesteld, &why.verschillen, Some(on))));
        return Ok(Combinatie { gelijkstelling: Some(on) });
    }
    tx.add_whatever_comes(row(tx, een, ander, (Uitkomst::Geweigerd, &why.verschillen, None)));
    why.verschillen.dedup();
    Err(BegripError::Differs(Box::new(why)))
}

/// In what two differ, their years included.
pub(crate) fn compare(
    (een, een_jaar): (&Begrip, Option<i16>),
    (ander, ander_jaar): (&Begrip, Option<i16>),
) -> Result<(), regelingen::begrip::NietGelijk> {
    let other_year = matches!((een_jaar, ander_jaar), (Some(one), Some(other)) if one != other);
    match een.combine(ander) {
        Ok(()) if other_year => Err(een.not_equal(ander, vec![Verschil::Jaar])),
        Err(mut why) if other_year => {
            why.verschillen.push(Verschil::Jaar);
            Err(why)
        }
        said => said,
    }
}

/// The Gelijkstelling on which they stand, as long as both are the newest.
async fn equated(tx: &Tx, words: &Woordenboek, een: &Begrip, ander: &Begrip) -> Result<Option<Uuid>, BegripError> {
    if !words.is_newest(&een.begrip) || !words.is_newest(&ander.begrip) {
        return Ok(None);
    }
    use gelijkstelling::{Column, Entity};
    let (een, ander) = pair(&een.begrip, &ander.begrip);
    let query = Entity::find()
        .filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie))
        .filter(Column::Een.eq(een))
        .filter(Column::Ander.eq(ander))
        .filter(Column::Status.eq(Status::Actief.as_str()));
    let found: Option<gelijkstelling::Model> = tx.plain_one(query).await?;
    Ok(found.map(|row| row.id))
}

fn row(
    tx: &Tx,
    een: &Gegeven,
    ander: &Gegeven,
    (uitkomst, verschillen, on): (Uitkomst, &[Verschil], Option<Uuid>),
) -> combinatie::ActiveModel {
    let actor = tx.purpose().actor();
    combinatie::ActiveModel {
        id: Set(tx.store().new_id()),
        organisatie_id: Set(actor.organisatie),
        een: Set(een.begrip.clone()),
        ander: Set(ander.begrip.clone()),
        uitkomst: Set(uitkomst.into()),
        verschillen: Set(verschillen.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(" ")),
        gelijkstelling_id: Set(on),
        door_id: Set(actor.id),
        plaatsgevonden_op: Set(tx.store().now().into()),
    }
}
