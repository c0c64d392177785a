//! The week of a Locatie: who sits where. Of the people of another organisatie only which organisatie that is.

use crate::plek::LocatieState;
use foundation::Uuid;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::{Date, Weekday};
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Ms, Plain, StoreError};

/// A Dienst in the week. The name is there for who works at the same organisatie as its Medewerker.
#[derive(Clone, Debug, FromQueryResult)]
pub struct DienstRow {
    /// The Dienst.
    pub id: Uuid,
    /// Its Balie.
    pub balie_id: Uuid,
    /// The organisatie of the Balie.
    pub organisatie_id: Uuid,
    /// Who, of the own organisatie only.
    pub medewerker_id: Option<Uuid>,
    /// Their name, of the own organisatie only.
    pub medewerker_naam: Option<String>,
    /// For whom they work.
    pub organisatie_naam: Option<String>,
    /// From.
    pub begin: Ms,
    /// To.
    pub einde: Ms,
    /// Since when its Tijdsloten can be booked.
    pub gepubliceerd_op: Option<Ms>,
    /// How many Afspraken stand in it.
    pub geboekt: i64,
}
impl Plain for DienstRow {}

// The wall stands in the query: a name of another employer never leaves the database, nor does their draft.
const DIENSTEN: &str = "
    select d.id, d.balie_id, b.organisatie_id, d.begin, d.einde, d.gepubliceerd_op, o.naam as organisatie_naam,
           case when m.organisatie_id = $4 then m.id end as medewerker_id,
           case when m.organisatie_id = $4 then m.naam end as medewerker_naam,
           (select count(*) from tijdslot t where t.dienst_id = d.id and t.bezet) as geboekt
    from dienst d
    join balie b on b.id = d.balie_id
    left join medewerker m on m.id = d.medewerker_id
    left join organisatie o on o.id = m.organisatie_id
    where b.locatie_id = $1 and d.einde > $2 and d.begin < $3 and d.vervallen_op is null
      and (d.gepubliceerd_op is not null or b.organisatie_id = $4)
    order by d.begin, b.naam";

/// The Diensten of a Locatie from a day to another, as somebody of `organisatie` may see them.
pub async fn diensten(
    look: &Look<'_>,
    plek: &LocatieState,
    organisatie: Uuid,
    first: Date,
    last: Date,
) -> Result<Vec<DienstRow>, StoreError> {
    let (from, to) = (plek.midnight(first), plek.midnight(last.saturating_add(1.day())));
    let values = [plek.locatie.id.into(), Ms::from(from).0.into(), Ms::from(to).0.into(), organisatie.into()];
    look.sql(DIENSTEN, values).await
}

/// The Monday of the week in which a date falls.
pub(crate) fn monday_of(date: Date) -> Date {
    match date.weekday() {
        Weekday::Monday => date,
        other => date.saturating_sub(i64::from(other.to_monday_zero_offset()).days()),
    }
}

/// A Locatie where an organisatie has a Balie.
#[derive(Clone, Debug, FromQueryResult)]
pub struct LocatieRow {
    /// The Locatie.
    pub id: Uuid,
    /// Its name.
    pub naam: String,
    /// Its place.
    pub plaats: String,
    /// How many Balies of that organisatie.
    pub balies: i64,
}
impl Plain for LocatieRow {}

/// Where an organisatie has Balies.
pub async fn locaties(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<LocatieRow>, StoreError> {
    let sql = "select l.id, l.naam, l.plaats, count(*) as balies from balie b join locatie l on l.id = b.locatie_id
               where b.organisatie_id = $1 group by l.id, l.naam, l.plaats order by l.plaats, l.naam";
    look.sql(sql, [organisatie.into()]).await
}

/// Somebody who works at a Balie.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MedewerkerRow {
    /// The Medewerker.
    pub id: Uuid,
    /// Their name, of the own organisatie only.
    pub naam: Option<String>,
    /// For whom they work.
    pub organisatie_naam: String,
}
impl Plain for MedewerkerRow {}

/// Who can be planned at a Balie.
pub async fn people(look: &Look<'_>, balie: Uuid, organisatie: Uuid) -> Result<Vec<MedewerkerRow>, StoreError> {
    let sql = "select m.id, case when m.organisatie_id = $2 then m.naam end as naam, o.naam as organisatie_naam
               from medewerker_balie mb join medewerker m on m.id = mb.medewerker_id
               join organisatie o on o.id = m.organisatie_id
               where mb.balie_id = $1 and m.actief order by m.naam";
    look.sql(sql, [balie.into(), organisatie.into()]).await
}

/// A month in which drafts wait.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Draft {
    pub(crate) begin: Ms,
}
impl Plain for Draft {}

/// The drafts of an organisatie at a Locatie that still lie ahead.
pub(crate) async fn drafts(look: &Look<'_>, locatie: Uuid, organisatie: Uuid, now: Ms) -> Result<Vec<Draft>, StoreError> {
    let sql = "select d.begin from dienst d join balie b on b.id = d.balie_id
               where b.locatie_id = $1 and b.organisatie_id = $2 and d.einde > $3 and d.medewerker_id is not null
                 and d.vervallen_op is null and d.gepubliceerd_op is null order by d.begin";
    look.sql(sql, [locatie.into(), organisatie.into(), now.0.into()]).await
}
