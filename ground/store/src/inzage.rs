//! What a person may see of both logs (V29): who looked, in which role, on which ground; never which employee.

use crate::correct::{CORRECT, Moved, moved};
use crate::{Ms, Plain, Store, StoreError};
use foundation::{Purpose, Uuid};
use sea_orm::Value;
use std::collections::BTreeSet;

/// One look at a person's data.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
pub struct Inzage {
    /// Of the line in the processing log.
    pub id: Uuid,
    /// The month in which the line stands.
    pub maand: i32,
    /// When.
    pub begin: Ms,
    /// The organisatie that looked.
    pub organisatie_id: Uuid,
    /// The verwerkingsactiviteit.
    pub activiteit: String,
    /// The legal ground.
    pub grondslag: String,
    /// The act.
    pub naam: String,
    /// The trace, which joins the line to the access log.
    pub trace_id: Vec<u8>,
    /// In which role, from the access line of the same act.
    pub rol: Option<String>,
    /// How many lines of this person were corrected.
    correcties: i64,
}
impl Plain for Inzage {}

/// Which acts, by their names as the log keeps them.
#[derive(Clone, Copy, Debug, Default)]
pub enum Acts {
    /// Whatever was done.
    #[default]
    All,
    /// These only.
    Of(&'static [&'static str]),
    /// All but these.
    Not(&'static [&'static str]),
}

/// Which looks, and where a page of them begins.
#[derive(Clone, Copy, Debug, Default)]
pub struct InzageFilter {
    /// Of this organisatie only.
    pub organisatie: Option<Uuid>,
    /// From this instant on.
    pub van: Option<Ms>,
    /// Before this instant.
    pub tot: Option<Ms>,
    /// Older than this line: its begin and id.
    pub voor: Option<(Ms, Uuid)>,
    /// This one only.
    pub id: Option<Uuid>,
    /// By the name of the act.
    pub acts: Acts,
    /// How many at most.
    pub aantal: u64,
}

/// Which lines a page holds, found in the index alone; and whether the person has corrections, asked once.
const PAGE: &str = "
    with blad as (select v.maand, v.id from verwerking v where ";
/// The lines themselves, with the role of the access line that the act left together with each: in the same month and at
/// the same moment.
pub(crate) const LINES: &str = ")
    select r.id, r.maand, r.\"begin\", r.organisatie_id, r.activiteit, r.grondslag, r.naam, r.trace_id,
           (select t.rol from toegang t where t.trace_id = r.trace_id and t.maand = r.maand and t.handeling = r.naam
            and t.organisatie_id = r.organisatie_id and t.plaatsgevonden_op = r.einde order by t.id limit 1) as rol,
           (select count(*) from verwerking c where c.betrokkene_hash = $1 and c.naam = 'verwerking.correct') as correcties
    from blad join verwerking r on r.maand = blad.maand and r.id = blad.id
    order by r.\"begin\" desc, r.id desc";

/// The question in words of the database, with its values, for somebody about whom no line was corrected. A page is found in the index: its place follows from the last
/// line of the page before, never from a number of lines to skip.
pub fn inzage_sql(store: &Store, inwoner: Uuid, filter: &InzageFilter) -> (String, Vec<Value>) {
    question(&store.keys().index(Purpose::Betrokkene, inwoner.as_bytes()), &Moved::default(), filter)
}

fn question(hash: &[u8], moved: &Moved, filter: &InzageFilter) -> (String, Vec<Value>) {
    let mut values = vec![Value::from(hash.to_vec()), Value::from(CORRECT)];
    let mut marks = |ids: &[Uuid]| {
        let marks = ids.iter().map(|id| {
            values.push(Value::from(*id));
            format!("${}", values.len())
        });
        marks.collect::<Vec<_>>().join(", ")
    };
    let mut own = "v.betrokkene_hash = $1 and v.naam <> $2".to_owned();
    if !moved.away.is_empty() {
        own = format!("{own} and v.id not in ({})", marks(&moved.away));
    }
    if !moved.here.is_empty() {
        own = format!("({own} or v.id in ({}))", marks(&moved.here));
    }
    let mut sql = format!("{PAGE}{own}");
    let mut add = |sql: &mut String, text: &str, value: Value| {
        values.push(value);
        sql.push_str(&text.replace('?', &format!("${}", values.len())));
    };
    if let Some(organisatie) = filter.organisatie {
        add(&mut sql, " and v.organisatie_id = ?", organisatie.into());
    }
    if let Some(van) = filter.van {
        add(&mut sql, " and v.\"begin\" >= ?", van.0.into());
    }
    if let Some(tot) = filter.tot {
        add(&mut sql, " and v.\"begin\" < ?", tot.0.into());
    }
    if let Some((begin, id)) = filter.voor {
        add(&mut sql, " and (v.\"begin\", v.id) < (?", begin.0.into());
        add(&mut sql, ", ?)", id.into());
    }
    if let Some(id) = filter.id {
        add(&mut sql, " and v.id = ?", id.into());
    }
    let (word, names) = match filter.acts {
        Acts::All => ("", &[][..]),
        Acts::Of(names) => ("in", names),
        Acts::Not(names) => ("not in", names),
    };
    for (nth, name) in names.iter().enumerate() {
        let before = if nth == 0 { format!(" and v.naam {word} (?") } else { ", ?".to_owned() };
        add(&mut sql, &before, (*name).into());
    }
    if !names.is_empty() {
        sql.push(')');
    }
    let count = i64::try_from(filter.aantal).unwrap_or(i64::MAX);
    add(&mut sql, " order by v.\"begin\" desc, v.id desc limit ?", count.into());
    sql.push_str(LINES);
    (sql, values)
}

/// The lines about one person as corrected, the newest first, found by keyed hash. Somebody about whom something was asked before
/// the house knew them has lines under another id, too. The caller shows them in an act of its own.
pub async fn inzage(store: &Store, wie: &[Uuid], filter: &InzageFilter) -> Result<Vec<Inzage>, StoreError> {
    let mut all = Vec::new();
    for one in wie {
        all.extend(under(store, *one, filter).await?);
    }
    if wie.len() > 1 {
        all.sort_by_key(|line| std::cmp::Reverse((line.begin, line.id)));
        all.truncate(usize::try_from(filter.aantal).unwrap_or(usize::MAX));
    }
    Ok(all)
}

/// The lines under one id.
async fn under(store: &Store, inwoner: Uuid, filter: &InzageFilter) -> Result<Vec<Inzage>, StoreError> {
    let hash = store.keys().index(Purpose::Betrokkene, inwoner.as_bytes());
    let (sql, values) = question(&hash, &Moved::default(), filter);
    let rows: Vec<Inzage> = store.look().sql(&sql, values).await?;
    // Almost nobody has a correction, and each line says so. Where there is no line, nothing said it yet.
    if rows.first().is_some_and(|row| row.correcties == 0) {
        return Ok(rows);
    }
    let moved = moved(store, &hash).await?;
    if moved.away.is_empty() && moved.here.is_empty() {
        return Ok(rows);
    }
    let (sql, values) = question(&hash, &moved, filter);
    store.look().sql(&sql, values).await
}

#[derive(sea_orm::FromQueryResult)]
struct Van {
    organisatie_id: Uuid,
}
impl Plain for Van {}

/// Which organisaties ever looked.
pub async fn inzage_organisaties(store: &Store, wie: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let sql = "select distinct organisatie_id from verwerking where betrokkene_hash = $1";
    let mut all = BTreeSet::new();
    for one in wie {
        let hash = store.keys().index(Purpose::Betrokkene, one.as_bytes());
        let rows: Vec<Van> = store.look().sql(sql, [hash.into()]).await?;
        all.extend(rows.into_iter().map(|row| row.organisatie_id));
    }
    Ok(all.into_iter().collect())
}

/// A look of a medewerker at somebody, to be held against the Hulpvragen there were.
#[derive(Clone, Debug)]
pub struct Blik {
    /// Of the line in the processing log.
    pub id: Uuid,
    /// The organisatie that looked.
    pub organisatie: Uuid,
    /// By which medewerker.
    pub medewerker: Uuid,
    /// The act.
    pub handeling: String,
    /// When the act ended.
    pub at: Ms,
    /// At whom. The caller compares, and shows it to nobody but who answers for a breach.
    pub inwoner: Uuid,
    /// The kind of thing that was looked at.
    pub object_soort: String,
    /// Its id.
    pub object: Uuid,
}

#[derive(sea_orm::FromQueryResult)]
struct BlikRow {
    id: Uuid,
    organisatie_id: Uuid,
    door_id: Uuid,
    handeling: String,
    einde: Ms,
    betrokkene: Vec<u8>,
    object_soort: String,
    object_id: Uuid,
}
impl Plain for BlikRow {}

/// Ids carry the moment they were made, so that a stretch of time is a stretch of the key.
const LOOKS: &str = "
    select v.id, v.organisatie_id, t.door_id, v.naam as handeling, v.einde, v.betrokkene, t.object_soort, t.object_id
    from verwerking v
    join toegang t on t.trace_id = v.trace_id and t.maand = v.maand and t.handeling = v.naam
         and t.organisatie_id = v.organisatie_id and t.plaatsgevonden_op = v.einde
    where v.maand >= $1 and v.maand <= $2 and v.id > $3 and v.id < $4 and t.rol not in ('inwoner', 'systeem')";

/// The looks of medewerkers in a stretch of time, in order; `after` the last one of the call before.
pub async fn looks(store: &Store, van: Ms, tot: Ms, after: Option<Uuid>, count: i64) -> Result<Vec<Blik>, StoreError> {
    let mut values = stretch(van, tot, after);
    values.push(count.into());
    read(store, &format!("{LOOKS} order by v.id limit $5"), values).await
}

/// The same of one medewerker only.
pub async fn looks_of(
    store: &Store,
    medewerker: Uuid,
    (van, tot): (Ms, Ms),
    after: Option<Uuid>,
    count: i64,
) -> Result<Vec<Blik>, StoreError> {
    let mut values = stretch(van, tot, after);
    values.extend([count.into(), medewerker.into()]);
    read(store, &format!("{LOOKS} and t.door_id = $6 order by v.id limit $5"), values).await
}

fn stretch(van: Ms, tot: Ms, after: Option<Uuid>) -> Vec<Value> {
    let bound = |at: Ms| uuid::Builder::from_unix_timestamp_millis(u64::try_from(at.0).unwrap_or(0), &[0; 10]).into_uuid();
    let months = [van, tot].map(|at| crate::lines::month_of(at.at()));
    vec![months[0].into(), months[1].into(), after.unwrap_or_else(|| bound(van)).into(), bound(tot).into()]
}

async fn read(store: &Store, sql: &str, values: Vec<Value>) -> Result<Vec<Blik>, StoreError> {
    let rows: Vec<BlikRow> = store.look().sql(sql, values).await?;
    rows.into_iter().map(|row| blik(store, row)).collect()
}

fn blik(store: &Store, row: BlikRow) -> Result<Blik, StoreError> {
    let bad = || StoreError::Unreadable("verwerking.betrokkene");
    let plain = store.keys().open(Purpose::Betrokkene, &row.betrokkene).map_err(|_| bad())?;
    let inwoner = Uuid::from_slice(&plain).map_err(|_| bad())?;
    Ok(Blik {
        id: row.id,
        organisatie: row.organisatie_id,
        medewerker: row.door_id,
        handeling: row.handeling,
        at: row.einde,
        inwoner,
        object_soort: row.object_soort,
        object: row.object_id,
    })
}
