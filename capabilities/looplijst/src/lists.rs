//! What there is to read: Looplijsten and their districts as counts, and the regels of one's own districts with who it is.

use crate::ahead::{Moment, moment};
use crate::regel::Reden;
use crate::store::{day_of, keys};
use crate::tables::{looplijst, looplijst_wijk};
use foundation::Uuid;
use inwoner::Naam;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use store::{Held, Look, Ms, Personal, Plain, StoreError, Tx};

/// The Looplijsten of an organisatie on which somebody can be visited, the newest first.
pub(crate) async fn all(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<looplijst::Model>, StoreError> {
    use looplijst::{Column, Entity};
    let query = Entity::find().filter(Column::OrganisatieId.eq(organisatie)).filter(Column::GeopendOp.is_not_null());
    look.all(query.order_by_desc(Column::GeopendOp).order_by_asc(Column::Id)).await
}

/// One of them.
pub(crate) async fn one(look: &Look<'_>, id: Uuid) -> Result<Option<looplijst::Model>, StoreError> {
    use looplijst::{Column, Entity};
    look.one(Entity::find_by_id(id).filter(Column::GeopendOp.is_not_null())).await
}

/// How many regels of a district stand how: a number, and nobody.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct WijkRow {
    pub(crate) looplijst_id: Uuid,
    pub(crate) wijk: String,
    pub(crate) medewerker_id: Option<Uuid>,
    pub(crate) medewerker_naam: Option<String>,
    pub(crate) status: String,
    pub(crate) aantal: i64,
}
impl Plain for WijkRow {}

const COUNTS: &str = "
    select w.looplijst_id, w.wijk, w.medewerker_id, m.naam as medewerker_naam, r.status, count(*) as aantal
    from looplijst l
    join looplijst_wijk w on w.looplijst_id = l.id
    join looplijst_regel r on r.looplijst_id = w.looplijst_id and r.wijk = w.wijk
    left join medewerker m on m.id = w.medewerker_id
    where l.organisatie_id = $1
    group by w.looplijst_id, w.wijk, w.medewerker_id, m.naam, r.status
    order by w.looplijst_id, w.wijk, r.status";

/// The districts of all Looplijsten of an organisatie, by how their regels stand.
pub(crate) async fn counts(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<WijkRow>, StoreError> {
    look.sql(COUNTS, [organisatie.into()]).await
}

/// The districts of a Looplijst.
pub(crate) async fn wijken(look: &Look<'_>, looplijst: Uuid) -> Result<Vec<String>, StoreError> {
    use looplijst_wijk::{Column, Entity, Model};
    let all: Vec<Model> = look.all(Entity::find().filter(Column::LooplijstId.eq(looplijst))).await?;
    Ok(all.into_iter().map(|row| row.wijk).collect())
}

/// What is talked about on a Looplijst, by key: what was asked for it, and then what came along from an earlier list.
pub(crate) async fn talked_about(look: &Look<'_>, row: &looplijst::Model) -> Result<Vec<String>, StoreError> {
    #[derive(FromQueryResult)]
    struct Regelingen {
        regelingen: String,
    }
    impl Plain for Regelingen {}
    let sql = "select distinct regelingen from looplijst_regel where looplijst_id = $1";
    let rows: Vec<Regelingen> = look.sql(sql, [row.id.into()]).await?;
    let mut all = keys(&row.regelingen);
    let more: BTreeSet<String> = rows.iter().flat_map(|one| keys(&one.regelingen)).filter(|key| !all.contains(key)).collect();
    all.extend(more);
    Ok(all)
}

/// All that an organisatie ever talked about, by key, in the order in which it began to. What is added comes last: so what stood for one of
/// them on paper yesterday, stands for it today.
pub(crate) async fn ever_talked_about(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<String>, StoreError> {
    let mut seen = BTreeSet::new();
    let lists = all(look, organisatie).await?;
    Ok(lists.iter().rev().flat_map(|row| keys(&row.regelingen)).filter(|key| seen.insert(key.clone())).collect())
}

/// How many regels went on to a newer list: a number, and nobody.
pub(crate) async fn went_on(look: &Look<'_>, looplijst: Uuid) -> Result<i64, StoreError> {
    let sql = "select count(*) as aantal from looplijst_regel where looplijst_id = $1 and reden = $2";
    let rows: Vec<Number> = look.sql(sql, [looplijst.into(), Reden::Vervangen.as_str().into()]).await?;
    Ok(rows.first().map_or(0, |row| row.aantal))
}

/// How many Gesprekken about these regelingen ended how: a number, and nobody.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct UitkomstRow {
    pub(crate) regelingen: String,
    pub(crate) uitkomst: String,
    pub(crate) aantal: i64,
}
impl Plain for UitkomstRow {}

/// What came of a Looplijst, for who owns its regelingen. A Gesprek counts for as long as it is kept: that the term of its regel ended
/// changes no number, from which somebody could be told.
pub(crate) async fn outcomes(look: &Look<'_>, looplijst: Uuid) -> Result<Vec<UitkomstRow>, StoreError> {
    let sql = "select coalesce(g.regelingen, '') as regelingen, g.uitkomst, count(*) as aantal from gesprek g
               where g.looplijst_id = $1 and g.status = 'gevoerd' group by 1, 2 order by 1, 2";
    look.sql(sql, [looplijst.into()]).await
}

/// Somebody to visit, as whoever goes there sees them.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct AdresRow {
    pub(crate) id: Uuid,
    inwoner_id: Uuid,
    pub(crate) regelingen: String,
    pub(crate) wijk: String,
    pub(crate) status: String,
    pub(crate) gepland_op: Option<String>,
    pub(crate) dagdeel: Option<String>,
    pub(crate) samen: bool,
    pub(crate) poging: i32,
    pub(crate) versie: i32,
    voornaam: String,
    achternaam: String,
    pub(crate) straat: String,
    pub(crate) huisnummer: String,
    pub(crate) postcode: String,
    pub(crate) plaats: String,
    pub(crate) uitkomst: Option<String>,
    pub(crate) plaatsgevonden_op: Option<Ms>,
    /// Who noted that outcome.
    pub(crate) gesprek_van: Option<Uuid>,
    gesprek_met: Option<String>,
}
impl Personal for AdresRow {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

impl AdresRow {
    /// First and last name.
    pub(crate) fn naam(&self) -> String {
        Naam { voornaam: self.voornaam.clone(), achternaam: self.achternaam.clone() }.full()
    }

    /// With whom the Gesprek was, by name.
    pub(crate) fn spoke_with(&self) -> Option<&str> {
        self.gesprek_met.as_deref()
    }

    /// When somebody goes there: the day, and when on it.
    pub(crate) fn planned_for(&self) -> Option<Moment> {
        moment(&self.status, self.gepland_op.as_deref(), self.dagdeel.as_deref())
    }

    /// To what they may have a right, by key.
    pub(crate) fn keys(&self) -> Vec<String> {
        keys(&self.regelingen)
    }
}

const ADRESSEN: &str = "
    select r.id, r.inwoner_id, r.regelingen, r.wijk, r.status, r.gepland_op, r.dagdeel, r.samen, r.poging, r.versie,
           i.voornaam, i.achternaam, i.straat, i.huisnummer, i.postcode, i.plaats, g.uitkomst, g.plaatsgevonden_op,
           g.medewerker_id as gesprek_van, m.naam as gesprek_met
    from looplijst_regel r
    join looplijst_wijk w on w.looplijst_id = r.looplijst_id and w.wijk = r.wijk
    join inwoner i on i.id = r.inwoner_id
    left join gesprek g on g.regel_id = r.id
    left join medewerker m on m.id = g.medewerker_id
    where w.medewerker_id = $1 and";

/// Everybody in the own districts of a Looplijst, in the order in which one walks.
pub(crate) async fn own(tx: &Tx, looplijst: Uuid) -> Result<Held<Vec<AdresRow>>, StoreError> {
    let sql = format!("{ADRESSEN} r.looplijst_id = $2");
    Ok(tx.sql(&sql, [tx.purpose().actor().id.into(), looplijst.into()]).await?.map(in_order))
}

/// The same in one of them: about the others nothing is read.
pub(crate) async fn own_in(tx: &Tx, looplijst: Uuid, wijk: &str) -> Result<Held<Vec<AdresRow>>, StoreError> {
    let sql = format!("{ADRESSEN} r.looplijst_id = $2 and r.wijk = $3");
    let values = [tx.purpose().actor().id.into(), looplijst.into(), wijk.into()];
    Ok(tx.sql(&sql, values).await?.map(in_order))
}

/// Whom one visits today, on whichever Looplijst: a day is walked once.
pub(crate) async fn today(tx: &Tx) -> Result<Held<Vec<AdresRow>>, StoreError> {
    let sql = format!("{ADRESSEN} r.status = 'gepland' and r.gepland_op = $2");
    let day = day_of(tx.store().now()).to_string();
    Ok(tx.sql(&sql, [tx.purpose().actor().id.into(), day.into()]).await?.map(in_order))
}

#[derive(FromQueryResult)]
struct Number {
    aantal: i64,
}
impl Plain for Number {}

/// How many one visits today: a number, and nobody.
pub(crate) async fn planned(tx: &Tx) -> Result<i64, StoreError> {
    let sql = "select count(*) as aantal from looplijst_regel r
               join looplijst_wijk w on w.looplijst_id = r.looplijst_id and w.wijk = r.wijk
               where w.medewerker_id = $1 and r.status = 'gepland' and r.gepland_op = $2";
    let day = day_of(tx.store().now()).to_string();
    let rows: Vec<Number> = tx.plain_sql(sql, [tx.purpose().actor().id.into(), day.into()]).await?;
    Ok(rows.first().map_or(0, |row| row.aantal))
}

/// One of them; `None` where it names nobody any more.
pub(crate) async fn adres(tx: &Tx, regel: Uuid) -> Result<Held<Option<AdresRow>>, StoreError> {
    let sql = format!("{ADRESSEN} r.id = $2");
    let rows: Held<Vec<AdresRow>> = tx.sql(&sql, [tx.purpose().actor().id.into(), regel.into()]).await?;
    Ok(rows.map(|rows| rows.into_iter().next()))
}

/// When somebody stood there and nobody was at home.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct PogingRow {
    inwoner_id: Uuid,
    pub(crate) dag: String,
    pub(crate) dagdeel: String,
    pub(crate) medewerker_id: Uuid,
    pub(crate) aangemaakt_op: Ms,
}
impl Personal for PogingRow {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

/// The attempts of a regel, in order.
pub(crate) async fn pogingen(tx: &Tx, regel: Uuid) -> Result<Held<Vec<PogingRow>>, StoreError> {
    let sql = "select p.inwoner_id, p.dag, p.dagdeel, p.medewerker_id, p.aangemaakt_op from poging p join gesprek g on g.id = p.gesprek_id
               where g.regel_id = $1 order by p.aangemaakt_op, p.id";
    tx.sql(sql, [regel.into()]).await
}

/// Street by street, and along each street by number: 2 before 11, 11 before 11a.
fn in_order(mut all: Vec<AdresRow>) -> Vec<AdresRow> {
    all.sort_by(|a, b| (&a.wijk, &a.straat).cmp(&(&b.wijk, &b.straat)).then_with(|| by_number(&a.huisnummer, &b.huisnummer)));
    all
}

fn by_number(a: &str, b: &str) -> Ordering {
    let parts = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        (text[..digits].parse::<u64>().unwrap_or_default(), text[digits..].to_owned())
    };
    parts(a).cmp(&parts(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_are_walked_by_number() {
        let mut all = ["11a", "2", "11", "100", "9003", "11-2", "1"];
        all.sort_by(|a, b| by_number(a, b));
        assert_eq!(all, ["1", "2", "11", "11-2", "11a", "100", "9003"]);
    }
}
