//! Which Tijdsloten are free: about nobody, so no purpose is needed.

use crate::tables::tijdslot;
use foundation::Uuid;
use store::sea_orm::{self, EntityTrait, FromQueryResult, Value};
use store::{Look, Ms, Plain, StoreError};

/// A free Tijdslot.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Vrij {
    /// The Tijdslot.
    pub id: Uuid,
    /// Its Balie.
    pub balie_id: Uuid,
    /// From.
    pub begin: Ms,
    /// To.
    pub einde: Ms,
}
impl Plain for Vrij {}

/// How many days ahead can be booked.
const DAYS_AHEAD_MS: i64 = 28 * 24 * 3_600_000;

/// The first `count` free Tijdsloten of each Balie, from `from` on.
pub async fn free(look: &Look<'_>, balies: &[Uuid], from: Ms, count: u32) -> Result<Vec<Vrij>, StoreError> {
    if balies.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<String> = (0..balies.len()).map(|n| format!("${}", n + 4)).collect();
    let sql = format!(
        "select id, balie_id, begin, einde from (
             select id, balie_id, begin, einde, row_number() over (partition by balie_id order by begin) as nr
             from tijdslot
             where balie_id in ({}) and bezet = false and vrijgehouden = false and vervallen = false and begin > $1 and begin < $2) as vrij
         where nr <= $3 order by begin, balie_id",
        marks.join(", ")
    );
    let mut values: Vec<Value> = vec![from.0.into(), (from.0 + DAYS_AHEAD_MS).into(), i64::from(count).into()];
    values.extend(balies.iter().map(|id| Value::from(*id)));
    look.sql(&sql, values).await
}

/// When a Tijdslot begins, free or not; `None` when there is none.
pub async fn begin_of(look: &Look<'_>, tijdslot: Uuid) -> Result<Option<Ms>, StoreError> {
    let row: Option<tijdslot::Model> = look.one(tijdslot::Entity::find_by_id(tijdslot)).await?;
    Ok(row.map(|row| row.begin))
}

/// Three other Tijdsloten for somebody whose choice is gone: the first free ones at the same Balie.
pub async fn alternatives(look: &Look<'_>, gone: Uuid, from: Ms) -> Result<Vec<Vrij>, StoreError> {
    let row: Option<tijdslot::Model> = look.one(tijdslot::Entity::find_by_id(gone)).await?;
    let balies: Vec<Uuid> = row.into_iter().map(|row| row.balie_id).collect();
    free(look, &balies, from, 3).await
}
