//! What has to be looked at today, and when again.

use crate::LevensgebeurtenisError;
use crate::error::SEEN;
use crate::ground::day_of;
use crate::model::Niveau;
use crate::tables::levensgebeurtenis::{Column, Entity, Model};
use access::Act;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};
use store::{Ms, Plain, Store, StoreError, Tx};

/// One that has to be looked at today.
#[derive(Clone, Debug, FromQueryResult)]
pub struct LevensgebeurtenisIds {
    /// The levensgebeurtenis of an organisatie.
    pub id: Uuid,
    /// Whose it is.
    pub organisatie_id: Uuid,
    niveau: String,
}
impl Plain for LevensgebeurtenisIds {}

impl LevensgebeurtenisIds {
    /// In which act it is looked at: that of its level.
    pub fn act(&self) -> Option<Act> {
        Niveau::parse(&self.niveau).map(Niveau::act)
    }
}

/// How long after a look that came to nothing the next one is, in milliseconds: an hour.
const AGAIN_MS: i64 = 60 * 60 * 1000;
/// Two looks of one instant are a millisecond apart.
const NEAR_MS: i64 = 1000;

/// What runs and was not looked at today.
///
/// # Errors
/// The store.
pub async fn due(store: &Store) -> Result<Vec<LevensgebeurtenisIds>, StoreError> {
    let sql = "select id, organisatie_id, niveau from levensgebeurtenis where status in ('actief', 'wijziging')
               and (peildatum is null or peildatum < $1) and plaatsgevonden_op <= $2 order by id";
    let now = store.now();
    store.look().sql(sql, [day_of(now).to_string().into(), (now.as_millisecond() + NEAR_MS).into()]).await
}

/// Nobody can say who lives there: it is looked at again in an hour, and until then nobody is told anything. Gives why.
pub(crate) async fn later(store: &Store, row: &Model, why: LevensgebeurtenisError) -> Result<LevensgebeurtenisError, StoreError> {
    let tx = store.begin_plain().await?;
    let update = Entity::update_many()
        .col_expr(Column::PlaatsgevondenOp, Expr::val(store.now().as_millisecond() + AGAIN_MS))
        .filter(Column::Id.eq(row.id))
        .filter(Column::PlaatsgevondenOp.eq(row.plaatsgevonden_op));
    tx.change(update).await?;
    tx.commit().await?;
    Ok(why)
}

/// This look is done; for the day, where nothing is left. Of two that look at once, one goes on.
pub(crate) fn look_done(tx: &Tx, row: &Model, day: Option<Date>) {
    let now = Ord::max(Ms::from(tx.store().now()).0, row.plaatsgevonden_op.0 + 1);
    let update = Entity::update_many()
        .col_expr(Column::PlaatsgevondenOp, Expr::val(now))
        .col_expr(Column::Peildatum, Expr::val(day.map(|day| day.to_string()).or_else(|| row.peildatum.clone())))
        .filter(Column::Id.eq(row.id))
        .filter(Column::PlaatsgevondenOp.eq(row.plaatsgevonden_op))
        .filter(Column::Versie.eq(row.versie));
    tx.claim(update, SEEN);
}
