//! Where an Afspraak belongs: ids only, before anything about a person is read.

use crate::day::Dag;
use access::Object;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, StoreError};

/// Ids around an Afspraak.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Ids {
    /// The Afspraak.
    pub id: Uuid,
    /// Its Hulpvraag.
    pub hulpvraag_id: Uuid,
    /// Its Locatie.
    pub locatie_id: Uuid,
    /// Its organisatie.
    pub organisatie_id: Uuid,
    /// Its Balie.
    pub balie_id: Uuid,
    /// Counts saves (R9).
    pub versie: i32,
}
impl Plain for Ids {}

impl Ids {
    /// As Cedar sees the visit: of one organisatie, at one Balie. It counts as open also when the
    /// Hulpvraag is closed: a form sent twice gets its answer again (R1), and the states refuse the rest.
    pub fn object(&self) -> Object {
        Object::hulpvraag(self.hulpvraag_id, vec![self.organisatie_id], true).at(self.balie_id)
    }
}

/// The ids of an Afspraak; `None` when there is none.
pub async fn ids_of(look: &Look<'_>, id: Uuid) -> Result<Option<Ids>, StoreError> {
    let sql = "select id, hulpvraag_id, locatie_id, organisatie_id, balie_id, versie from afspraak where id = $1";
    Ok(look.sql(sql, [id.into()]).await?.into_iter().next())
}

const OF_TODAY: &str = "
    select a.id, a.hulpvraag_id, a.locatie_id, a.organisatie_id, a.balie_id, a.versie
    from hulpvraag h join afspraak a on a.hulpvraag_id = h.id
    where a.locatie_id = $1 and a.begin >= $2 and a.begin < $3 and a.status not in ('afgezegd', 'verplaatst')";

/// The Afspraak of a day that goes with a nummer, at this Locatie only.
pub async fn by_nummer(look: &Look<'_>, locatie: Uuid, nummer: &str, day: &Dag) -> Result<Option<Ids>, StoreError> {
    let sql = format!("{OF_TODAY} and h.nummer = $4 order by a.begin");
    Ok(look.sql(&sql, [locatie.into(), day.from.0.into(), day.to.0.into(), nummer.into()]).await?.into_iter().next())
}

/// An Afspraak of a day at this Locatie, by its button in the agenda.
pub async fn by_afspraak(look: &Look<'_>, locatie: Uuid, id: Uuid, day: &Dag) -> Result<Option<Ids>, StoreError> {
    let sql = format!("{OF_TODAY} and a.id = $4");
    Ok(look.sql(&sql, [locatie.into(), day.from.0.into(), day.to.0.into(), id.into()]).await?.into_iter().next())
}

/// The Medewerker of an Afspraak.
#[derive(FromQueryResult)]
struct By {
    medewerker_id: Option<Uuid>,
}
impl Plain for By {}

/// Whether it was this Medewerker who called somebody in or ended the visit: then no colleague was first.
pub async fn is_by(look: &Look<'_>, id: Uuid, medewerker: Uuid) -> Result<bool, StoreError> {
    let sql = "select medewerker_id from afspraak where id = $1 and status in ('bezig', 'afgerond')";
    let rows: Vec<By> = look.sql(sql, [id.into()]).await?;
    Ok(rows.first().is_some_and(|row| row.medewerker_id == Some(medewerker)))
}

#[derive(FromQueryResult)]
struct BonRow {
    bon: Option<String>,
}
impl Plain for BonRow {}

/// The ticket of an Afspraak of which somebody waits or is helped; it names nobody.
pub(crate) async fn ticket_of(look: &Look<'_>, afspraak: Uuid) -> Result<Option<String>, StoreError> {
    let sql = "select bon from afspraak where id = $1 and status in ('gemeld', 'bezig')";
    Ok(look.sql::<BonRow>(sql, [afspraak.into()]).await?.into_iter().next().and_then(|row| row.bon))
}
