//! What somebody has by name, and to whom that goes when they leave: counted, and about nobody. The Hulpvragen and Taken stand
//! in a capability above this one, which divides them when it hears that somebody left.

use crate::coordinator::{coordinator_without, medewerker_naam};
use foundation::Uuid;
use std::collections::BTreeMap;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, StoreError};

/// What goes to one colleague, or to nobody by name.
pub(crate) struct Rest {
    pub(crate) door: Option<String>,
    pub(crate) vragen: i64,
    pub(crate) taken: i64,
}

#[derive(FromQueryResult)]
struct Had {
    balie_id: Option<Uuid>,
    vragen: i64,
    taken: i64,
}
impl Plain for Had {}

const SQL: &str = "
    select balie_id, count(vraag) as vragen, count(taak) as taken from (
        select h.eigenaar_balie_id as balie_id, 1 as vraag, null as taak from hulpvraag h
        where h.status <> 'afgesloten' and (h.eigenaar_medewerker_id = $1 or h.ketenregisseur_id = $1)
        union all
        select t.balie_id, null, 1 from taak t
        where t.status in ('open', 'opgepakt') and (t.medewerker_id = $1 or t.coordinator_id = $1)
    ) had group by balie_id";

/// What this Medewerker has open, by who gets it.
pub(crate) async fn rest_of(look: &Look<'_>, organisatie: Uuid, medewerker: Uuid) -> Result<Vec<Rest>, StoreError> {
    let mut by_door: BTreeMap<Option<Uuid>, (i64, i64)> = BTreeMap::new();
    for had in look.sql::<Had>(SQL, [medewerker.into()]).await? {
        let door = coordinator_without(look, organisatie, had.balie_id, medewerker).await?;
        let sum = by_door.entry(door).or_default();
        *sum = (sum.0 + had.vragen, sum.1 + had.taken);
    }
    let mut all = Vec::new();
    for (door, (vragen, taken)) in by_door {
        let door = match door {
            Some(id) => medewerker_naam(look, id).await?,
            None => None,
        };
        all.push(Rest { door, vragen, taken });
    }
    Ok(all)
}
