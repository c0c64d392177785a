//! The day of a Locatie: everything that is booked there, names only of one's own organisatie.

use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use store::sea_orm::{self, FromQueryResult};
use store::{Held, Look, Ms, Personal, Plain, StoreError, Tx};

/// One booked Tijdslot. Of another organisatie it holds no person: number and state only.
#[derive(Clone, FromQueryResult)]
pub struct DaglijstRegel {
    /// The Afspraak.
    pub id: Uuid,
    /// About whom, of the own organisatie only.
    pub inwoner_id: Option<Uuid>,
    /// Its Balie.
    pub balie_id: Uuid,
    /// From.
    pub begin: Ms,
    /// How it stands.
    pub status: String,
    /// The ticket.
    pub bon: Option<String>,
    /// When the Inwoner reported.
    pub gemeld_op: Option<Ms>,
    /// Whether they walked in, without an Afspraak: made and reported in one act.
    pub ingelopen: bool,
    /// When the conversation began.
    pub bezig_op: Option<Ms>,
    /// When it ended.
    pub klaar_op: Option<Ms>,
    /// Who helps.
    pub medewerker_id: Option<Uuid>,
    /// Counts saves.
    pub versie: i32,
    /// Name, of the own organisatie only and once it owns the Hulpvraag.
    pub naam: Option<String>,
    /// About what, of the own organisatie only.
    pub product_titel: Option<String>,
    /// Who sent them, of the own organisatie only.
    pub van: Option<String>,
    /// The nummer of the Hulpvraag, of the own organisatie only.
    pub nummer: Option<String>,
}

impl Personal for DaglijstRegel {
    fn inwoner(&self) -> Option<Uuid> {
        self.inwoner_id
    }
}

// What is not of the own organisatie never leaves the database: the wall stands in the query.
const BOOKED: &str = "
    select a.id, case when own.yes then a.inwoner_id end as inwoner_id, a.balie_id, a.begin, a.status,
           a.bon, a.gemeld_op, coalesce(a.aangemaakt_op = a.gemeld_op, false) as ingelopen, a.bezig_op, a.klaar_op,
           a.medewerker_id, a.versie,
           case when own.yes then a.naam end as naam, case when own.yes then p.titel end as product_titel,
           case when own.yes and h.aangemaakt_door_id <> a.organisatie_id then o.naam end as van,
           case when own.yes then h.nummer end as nummer
    from afspraak a
    join hulpvraag h on h.id = a.hulpvraag_id
    join (select $4 as organisatie_id) me on true
    join (select true as yes union all select false as yes) own
      on own.yes = ($5 and a.organisatie_id = me.organisatie_id
                    and (h.status = 'afgesloten' or h.eigenaar_organisatie_id = a.organisatie_id))
    left join organisatie o on o.id = h.aangemaakt_door_id
    left join product p on p.code = a.product
    where a.locatie_id = $1 and a.begin >= $2 and a.begin < $3 and a.status not in ('afgezegd', 'verplaatst')
    order by a.begin, a.balie_id";

/// All that is booked at a Locatie between two instants; without `names` no person is read, as for the receptie.
pub async fn booked(tx: &Tx, locatie: Uuid, day: &Dag, names: bool) -> Result<Held<Vec<DaglijstRegel>>, StoreError> {
    let organisatie = tx.purpose().actor().organisatie;
    tx.sql(BOOKED, [locatie.into(), day.from.0.into(), day.to.0.into(), organisatie.into(), names.into()]).await
}

/// A free Tijdslot of the day.
#[derive(Clone, FromQueryResult)]
pub struct Vrij {
    /// The Tijdslot.
    pub id: Uuid,
    /// Its Balie.
    pub balie_id: Uuid,
    /// From.
    pub begin: Ms,
    /// To.
    pub einde: Ms,
    /// Whether it is kept for people who walk in.
    pub vrijgehouden: bool,
}
impl Plain for Vrij {}

/// The free Tijdsloten of a Locatie between two instants.
pub async fn free(look: &Look<'_>, locatie: Uuid, day: &Dag) -> Result<Vec<Vrij>, StoreError> {
    let sql = "select id, balie_id, begin, einde, vrijgehouden from tijdslot
               where locatie_id = $1 and begin >= $2 and begin < $3 and bezet = false and vervallen = false order by begin";
    look.sql(sql, [locatie.into(), day.from.0.into(), day.to.0.into()]).await
}

/// What moves when the day changes: numbers, and nothing about anybody.
#[derive(FromQueryResult)]
struct Stand {
    afspraken: i64,
    versies: i64,
    vrij: i64,
}
impl Plain for Stand {}

const STAND: &str = "
    select count(*) as afspraken, cast(coalesce(sum(a.versie + h.versie), 0) as bigint) as versies,
           (select count(*) from tijdslot t
            where t.locatie_id = $1 and t.begin >= $2 and t.begin < $3 and t.bezet = false and t.vervallen = false) as vrij
    from afspraak a join hulpvraag h on h.id = a.hulpvraag_id
    where a.locatie_id = $1 and a.begin >= $2 and a.begin < $3";
/// How long a day on a screen may tell old waiting times, in milliseconds.
const OLD_MS: i64 = 5 * 60_000;

/// Where the day stands. As long as this is the same, a screen that shows the day need not read it again; so a screen
/// that refreshes itself reads nobody and leaves no lines. After five minutes it differs, because waiting times grow.
pub async fn stand(look: &Look<'_>, locatie: Uuid, day: &Dag, now: Timestamp) -> Result<String, StoreError> {
    let rows: Vec<Stand> = look.sql(STAND, [locatie.into(), day.from.0.into(), day.to.0.into()]).await?;
    let Stand { afspraken, versies, vrij } = rows.into_iter().next().ok_or(StoreError::NotFound)?;
    Ok(format!("\"{afspraken}-{versies}-{vrij}-{}\"", Ms::from(now).0 / OLD_MS))
}

/// A day on the calendar of a Locatie, as instants.
#[derive(Clone, Copy, Debug)]
pub struct Dag {
    /// Midnight.
    pub from: Ms,
    /// The next midnight.
    pub to: Ms,
}

impl Dag {
    /// The day in which `now` falls in a zone. A day of 23 or 25 hours is still one day.
    pub fn of(now: Timestamp, zone: &str) -> Result<Self, StoreError> {
        let bad = || StoreError::Unreadable("locatie.tijdzone");
        let zone = TimeZone::get(zone).map_err(|_| bad())?;
        let today = now.to_zoned(zone.clone()).date();
        let start = |day: foundation::jiff::civil::Date| day.to_zoned(zone.clone()).map(|at| Ms::from(at.timestamp()));
        let from = start(today).map_err(|_| bad())?;
        let to = today.tomorrow().and_then(start).map_err(|_| bad())?;
        Ok(Self { from, to })
    }
}
