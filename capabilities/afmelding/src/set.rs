//! "Zoek niet voor mij." It holds from the commit on: whoever is asked about after it, is not.

use crate::AfmeldingError;
use crate::events::{AfmeldingIds, GEZET};
use crate::model::{Bereik, Kanaal, day_of, lapses_on};
use crate::tables::afmelding::{ActiveModel, Column, Entity};
use foundation::Uuid;
use inwoner::tables::inwoner::{Entity as Inwoners, Model as Inwoner};
use netwerk::tables::organisatie;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
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

/// Keeps that somebody does not want to be looked for, within the caller's act. Said twice it is said once.
///
/// # Errors
/// `Unknown` for a regeling or an organisatie that is not there.
pub async fn set(tx: &Tx, wie: Uuid, input: &AfmeldingInput) -> Result<(), AfmeldingError> {
    must_be_there(tx, &input.bereik).await?;
    let row = tx.one::<Inwoner>(Inwoners::find_by_id(wie)).await?.transpose().ok_or(StoreError::NotFound)?;
    let born = row.peek(tx).geboortedatum.parse().ok();
    let today = day_of(tx.store().now());
    let (regeling, organisatie) = input.bereik.columns();
    // What ended at midnight and still waits to be cleared away stands in nobody's way.
    let over = Entity::delete_many()
        .filter(Column::InwonerId.eq(wie))
        .filter(Column::Regeling.eq(regeling.as_str()))
        .filter(Column::OrganisatieId.eq(organisatie))
        .filter(Column::VervaltOp.lte(today.to_string()));
    tx.remove_about(wie, over).await?;
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
