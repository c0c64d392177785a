//! To whom something goes when it has to go to somebody by name: always one, and the same one for everybody who asks.

use crate::tables::balie;
use foundation::Uuid;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use store::{Look, Plain, StoreError};

#[derive(FromQueryResult)]
struct Named {
    id: Uuid,
}
impl Plain for Named {}

/// First the coordinator of the Balie; then one of the organisatie, then anybody who helps people there. Who does not work
/// here any more is never named.
const SQL: &str = "
    select m.id from medewerker m
    left join balie b on b.id = $2 and b.coordinator_id = m.id
    where m.organisatie_id = $1 and m.actief and m.id <> $3
      and (m.rollen like '%coordinator%' or m.rollen like '%baliemedewerker%' or m.rollen like '%telefoonagent%')
    order by case when b.id is not null then 0 when m.rollen like '%coordinator%' then 1 else 2 end, m.id
    limit 1";

/// The coordinator of a Balie, or of the organisatie where there is no Balie or nobody coordinates it; `None` only where
/// nobody works any more.
pub async fn coordinator_for(look: &Look<'_>, organisatie: Uuid, balie: Option<Uuid>) -> Result<Option<Uuid>, StoreError> {
    coordinator_without(look, organisatie, balie, Uuid::nil()).await
}

/// As [`coordinator_for`], once this Medewerker will have left.
pub(crate) async fn coordinator_without(
    look: &Look<'_>,
    organisatie: Uuid,
    balie: Option<Uuid>,
    leaves: Uuid,
) -> Result<Option<Uuid>, StoreError> {
    let values = [organisatie.into(), balie.unwrap_or_default().into(), leaves.into()];
    let rows: Vec<Named> = look.sql(SQL, values).await?;
    Ok(rows.into_iter().next().map(|row| row.id))
}

/// The Balies of an organisatie that nobody coordinates since somebody left, the longest first: nobody can choose them until
/// somebody is named.
pub async fn without_coordinator(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<balie::Model>, StoreError> {
    let query = balie::Entity::find()
        .filter(balie::Column::OrganisatieId.eq(organisatie))
        .filter(balie::Column::ZonderCoordinatorOp.is_not_null())
        .order_by_asc(balie::Column::ZonderCoordinatorOp);
    look.all(query).await
}

/// Somebody who can become ketenregisseur.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MedewerkerRow {
    /// The Medewerker.
    pub id: Uuid,
    /// Their name.
    pub naam: String,
    /// Where they work.
    pub organisatie_id: Uuid,
    /// Its name.
    pub organisatie_naam: String,
}
impl Plain for MedewerkerRow {}

/// Who can be named to hold a keten together: colleagues who help people, and the coordinators of the other organisaties
/// that take part.
pub async fn successors(look: &Look<'_>, own: Uuid, taking_part: &[Uuid]) -> Result<Vec<MedewerkerRow>, StoreError> {
    let marks: Vec<String> = (0..taking_part.len()).map(|n| format!("${}", n + 2)).collect();
    let others = if marks.is_empty() { "null".to_owned() } else { marks.join(", ") };
    let sql = format!(
        "select m.id, m.naam, o.id as organisatie_id, o.naam as organisatie_naam
         from medewerker m join organisatie o on o.id = m.organisatie_id
         where m.actief and ((m.organisatie_id = $1 and (m.rollen like '%baliemedewerker%' or m.rollen like '%telefoonagent%'
                              or m.rollen like '%coordinator%'))
                             or (m.organisatie_id in ({others}) and m.rollen like '%coordinator%'))
         order by o.naam, m.naam"
    );
    look.sql(&sql, [own].iter().chain(taking_part).map(|id| (*id).into())).await
}

/// A Balie at which somebody works or worked; `None` for who has none.
pub async fn balie_of(look: &Look<'_>, medewerker: Uuid) -> Result<Option<Uuid>, StoreError> {
    let sql = "select balie_id as id from medewerker_balie where medewerker_id = $1 order by balie_id limit 1";
    Ok(look.sql::<Named>(sql, [medewerker.into()]).await?.into_iter().next().map(|row| row.id))
}

#[derive(FromQueryResult)]
struct Name {
    naam: String,
}
impl Plain for Name {}

/// The name of a Medewerker.
pub async fn medewerker_naam(look: &Look<'_>, id: Uuid) -> Result<Option<String>, StoreError> {
    let rows: Vec<Name> = look.sql("select naam from medewerker where id = $1", [id.into()]).await?;
    Ok(rows.into_iter().next().map(|row| row.naam))
}
