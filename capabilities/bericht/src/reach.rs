//! Whom an Inwoner can call, and where they can walk in: who has their question now, and else the gemeente where they live.
//! And on which clock they live: that of the Locatie where they were last.

use foundation::Uuid;
use rules::termijn::WET_TIJDZONE;
use store::sea_orm::{self, FromQueryResult};
use store::{Held, Look, Personal, Plain, StoreError, Tx};

/// Who helps, as somebody reaches them.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct OrganisatieRow {
    /// Whom to call.
    pub telefoon: String,
    /// Where to walk in; empty where there is no Balie.
    pub locatie: String,
}
impl Plain for OrganisatieRow {}

const OWNER: &str = "
    select case when coalesce(l.telefoon, '') <> '' then l.telefoon else o.telefoon end as telefoon,
           coalesce(l.naam || ', ' || l.adres || ', ' || l.plaats, '') as locatie
    from hulpvraag h
    join organisatie o on o.id = h.eigenaar_organisatie_id
    left join balie b on b.id = h.eigenaar_balie_id
    left join locatie l on l.id = b.locatie_id
    where h.inwoner_id = $1 and h.status <> 'afgesloten'
    order by case when h.product = 'inzage' then 1 else 0 end, h.aangemaakt_op desc, h.id limit 1";

/// Who has the open question of an Inwoner; nobody where there is none. It tells nothing about a person.
pub async fn helps_now(look: &Look<'_>, inwoner: Uuid) -> Result<Option<OrganisatieRow>, StoreError> {
    Ok(look.sql::<OrganisatieRow>(OWNER, [inwoner.into()]).await?.into_iter().next())
}

#[derive(FromQueryResult)]
struct PostcodeRow {
    inwoner_id: Uuid,
    postcode: String,
}
impl Personal for PostcodeRow {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

/// As [`helps_now`], and else the gemeente of the postcode, if it takes part. A first guess, to have somebody to call.
pub async fn reach(tx: &Tx, inwoner: Uuid) -> Result<Held<Option<OrganisatieRow>>, StoreError> {
    let look = tx.store().look();
    if let Some(found) = helps_now(&look, inwoner).await? {
        return Ok(Held::nobody(Some(found)));
    }
    let sql = "select id as inwoner_id, postcode from inwoner where id = $1";
    let rows = tx.sql::<PostcodeRow>(sql, [inwoner.into()]).await?;
    let Some(row) = rows.peek(tx).first() else { return Ok(Held::nobody(None)) };
    let found = netwerk::gemeente_at(&look, &row.postcode).await?;
    let found = found.map(|one| OrganisatieRow { telefoon: one.telefoon, locatie: one.locatie });
    Ok(rows.map(|_| found))
}

#[derive(FromQueryResult)]
struct Zone {
    tijdzone: String,
}
impl Plain for Zone {}

const ZONE: &str = "
    select l.tijdzone from afspraak a join locatie l on l.id = a.locatie_id
    where a.inwoner_id = $1 order by a.begin desc, a.id limit 1";

/// The clock of an Inwoner: that of the Locatie of their last Afspraak, and else that of the law.
pub async fn zone_of(look: &Look<'_>, inwoner: Uuid) -> Result<String, StoreError> {
    let rows: Vec<Zone> = look.sql(ZONE, [inwoner.into()]).await?;
    Ok(rows.into_iter().next().map_or_else(|| WET_TIJDZONE.to_owned(), |row| row.tijdzone))
}
