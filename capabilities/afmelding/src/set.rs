//! "Zoek niet voor mij." It holds from the commit on: whoever is asked about after it, is not.

use crate::AfmeldingError;
use crate::events::{AfmeldingIds, GEZET};
use crate::model::{Bereik, Kanaal, day_of, lapses_on};
use crate::tables::afmelding::{ActiveModel, Column, Entity};
use foundation::Uuid;
use foundation::jiff::civil::Date;
use inwoner::tables::inwoner::{Entity as Inwoners, Model as Inwoner};
use netwerk::tables::organisatie;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};
use store::{StoreError, Tx};

/// What somebody says, and to whom.
#[derive(Clone, Debug)]
pub struct AfmeldingInput {
    /// From what they want to be left out.
    pub bereik: Bereik,
    /// How they say it.
    pub kanaal: Kanaal,
    /// During which Hulpvraag, where somebody writes it down for them.
    pub hulpvraag: Option<Uuid>,
}

/// Keeps that somebody does not want to be looked for, within the caller's act. Said twice it is said once. What they say themselves, after it
/// was written down at their door, is theirs from then on: the no at the door goes with a change of mind, and this does not (V13).
///
/// # Errors
/// `Unknown` for a regeling or an organisatie that is not there.
pub async fn set(tx: &Tx, wie: Uuid, input: &AfmeldingInput) -> Result<(), AfmeldingError> {
    must_be_there(tx, &input.bereik).await?;
    let row = tx.one::<Inwoner>(Inwoners::find_by_id(wie)).await?.transpose().ok_or(StoreError::NotFound)?;
    let born = row.peek(tx).geboortedatum.parse().ok();
    let today = day_of(tx.store().now());
    let (regeling, organisatie) = input.bereik.columns();
    let before = Entity::delete_many()
        .filter(Column::InwonerId.eq(wie))
        .filter(Column::Regeling.eq(regeling.as_str()))
        .filter(Column::OrganisatieId.eq(organisatie))
        .filter(gives_way(input.kanaal, today));
    tx.remove_about(wie, before).await?;
    let bij = tx.purpose().actor().organisatie;
    let added = tx
        .add_unless_there(ActiveModel {
            id: Set(tx.store().new_id()),
            inwoner_id: Set(wie),
            regeling: Set(regeling.clone()),
            organisatie_id: Set(organisatie),
            kanaal: Set(input.kanaal.into()),
            begin: Set(tx.store().now().into()),
            vervalt_op: Set(born.and_then(|born| lapses_on(born, today, input.kanaal)).map(|day| day.to_string())),
            bij_organisatie_id: Set(bij),
            bij_hulpvraag_id: Set(input.hulpvraag),
        })
        .await?;
    if added {
        tx.tell(GEZET, &AfmeldingIds { inwoner: wie, regeling, organisatie, hulpvraag: input.hulpvraag, bij });
    }
    Ok(())
}

/// What was said before and gives way to this: what ended at midnight and still waits to be cleared away; what was noted at the door, to
/// what they say themselves; and what a parent said, to who logs in. It is another row, so that whoever ends the old one leaves it alone.
fn gives_way(kanaal: Kanaal, today: Date) -> Condition {
    let over = Condition::any().add(Column::VervaltOp.lte(today.to_string()));
    let door = || Column::Kanaal.eq(Kanaal::Gesprek.as_str());
    match kanaal {
        Kanaal::Gesprek => over,
        Kanaal::Balie | Kanaal::Telefoon | Kanaal::Brief => over.add(door()),
        Kanaal::Inloggen => over.add(door()).add(Column::VervaltOp.is_not_null()),
    }
}

async fn must_be_there(tx: &Tx, bereik: &Bereik) -> Result<(), AfmeldingError> {
    let is_there = match bereik {
        Bereik::Alles => true,
        Bereik::Regeling(key) => crate::known::regelingen("nl").contains_key(key.as_str()),
        Bereik::Organisatie(id) => {
            let found: Option<organisatie::Model> = tx.plain_one(organisatie::Entity::find_by_id(*id)).await?;
            found.is_some()
        }
    };
    if is_there { Ok(()) } else { Err(AfmeldingError::Unknown) }
}
