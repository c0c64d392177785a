//! Under which name a login provider knows a Medewerker. An account is never made by logging in.

use crate::tables::inlog::{ActiveModel, Column, Entity, Model};
use crate::tables::medewerker;
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Look, Store, StoreError};

/// Who is meant by a name; `organisatie` is what the provider says about where, or empty where it says nothing.
pub async fn medewerker_of(look: &Look<'_>, naam: &str, organisatie: &str) -> Result<Option<Uuid>, StoreError> {
    let query = Entity::find().filter(Column::Naam.eq(naam)).filter(Column::Organisatie.eq(organisatie));
    let found: Option<Model> = look.one(query).await?;
    Ok(found.map(|inlog| inlog.medewerker_id))
}

/// Gives a Medewerker of the acting organisatie a name at the provider. Somebody who left lets go of theirs: the same
/// person may work elsewhere now. Somebody who still works here does not ([`StoreError::Unique`]).
pub async fn name(
    store: &Store,
    purpose: &Verwerking,
    medewerker: Uuid,
    naam: &str,
    organisatie: &str,
) -> Result<(), StoreError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let query = medewerker::Entity::find_by_id(medewerker)
            .filter(medewerker::Column::OrganisatieId.eq(purpose.actor().organisatie))
            .filter(medewerker::Column::Actief.eq(true));
        tx.plain_one::<medewerker::Model>(query).await?.ok_or(StoreError::NotFound)?;
        let same = Entity::find().filter(Column::Naam.eq(naam)).filter(Column::Organisatie.eq(organisatie));
        if let Some(other) = tx.plain_one::<Model>(same).await? {
            let query = medewerker::Entity::find_by_id(other.medewerker_id).filter(medewerker::Column::Actief.eq(true));
            let at_work: Option<medewerker::Model> = tx.plain_one(query).await?;
            if at_work.is_some_and(|one| one.id != medewerker) {
                return Err(StoreError::Unique("inlog".to_owned()));
            }
            tx.remove(Entity::delete_many().filter(Column::MedewerkerId.eq(other.medewerker_id))).await?;
        }
        tx.remove(Entity::delete_many().filter(Column::MedewerkerId.eq(medewerker))).await?;
        tx.add(ActiveModel {
            medewerker_id: Set(medewerker),
            naam: Set(naam.to_owned()),
            organisatie: Set(organisatie.to_owned()),
        });
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}
