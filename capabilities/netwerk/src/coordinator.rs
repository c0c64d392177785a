//! To whom something goes when it has to go to somebody by name: always one, and the same one for everybody who asks.

use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
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
    where m.organisatie_id = $1 and m.actief
      and (m.rollen like '%coordinator%' or m.rollen like '%baliemedewerker%' or m.rollen like '%telefoonagent%')
    order by case when b.id is not null then 0 when m.rollen like '%coordinator%' then 1 else 2 end, m.id
    limit 1";

/// The coordinator of a Balie, or of the organisatie where there is no Balie or nobody coordinates it; `None` only where
/// nobody works any more.
pub async fn coordinator_for(look: &Look<'_>, organisatie: Uuid, balie: Option<Uuid>) -> Result<Option<Uuid>, StoreError> {
    let rows: Vec<Named> = look.sql(SQL, [organisatie.into(), balie.unwrap_or_default().into()]).await?;
    Ok(rows.into_iter().next().map(|row| row.id))
}
