//! Loading and saving an Afspraak, with its version.

use crate::tables::afspraak::{Column, Entity, Model};
use crate::{Afspraak, AfspraakError, Bon, Status};
use foundation::Uuid;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use store::{Held, Ms, StoreError, Tx};

impl TryFrom<Model> for Afspraak {
    type Error = StoreError;
    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            hulpvraag: row.hulpvraag_id,
            inwoner: row.inwoner_id,
            balie: row.balie_id,
            locatie: row.locatie_id,
            organisatie: row.organisatie_id,
            product: row.product,
            naam: row.naam,
            plaats: row.plaats,
            begin: row.begin.at(),
            einde: row.einde.at(),
            status: Status::parse(&row.status).ok_or(StoreError::Unreadable("afspraak.status"))?,
            bon: match (row.bon, row.bon_dag) {
                (Some(nummer), Some(dag)) => {
                    let dag = dag.parse().map_err(|_| StoreError::Unreadable("afspraak.bon_dag"))?;
                    Some(Bon { nummer, dag })
                }
                _ => None,
            },
            gemeld_op: row.gemeld_op.map(Ms::at),
            bezig_op: row.bezig_op.map(Ms::at),
            klaar_op: row.klaar_op.map(Ms::at),
            medewerker: row.medewerker_id,
            versie: row.versie,
        })
    }
}

/// The Afspraak, within an act that may see it.
pub async fn load(tx: &Tx, id: Uuid) -> Result<Held<Afspraak>, StoreError> {
    let row = tx.one::<Model>(Entity::find_by_id(id)).await?;
    row.transpose().ok_or(StoreError::NotFound)?.try_map(Afspraak::try_from)
}

/// Saves an Afspraak that was loaded with `versie`; whoever saved in between wins (R9). The version may come from a
/// form, so it can be any number.
pub async fn save(tx: &Tx, afspraak: &Afspraak) -> Result<(), AfspraakError> {
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(afspraak.status.as_str()))
        .col_expr(Column::Bon, Expr::val(afspraak.bon.as_ref().map(|bon| bon.nummer.clone())))
        .col_expr(Column::BonDag, Expr::val(afspraak.bon.as_ref().map(|bon| bon.dag.to_string())))
        .col_expr(Column::GemeldOp, Expr::val(afspraak.gemeld_op.map(|at| Ms::from(at).0)))
        .col_expr(Column::BezigOp, Expr::val(afspraak.bezig_op.map(|at| Ms::from(at).0)))
        .col_expr(Column::KlaarOp, Expr::val(afspraak.klaar_op.map(|at| Ms::from(at).0)))
        .col_expr(Column::MedewerkerId, Expr::val(afspraak.medewerker))
        .col_expr(Column::Versie, Expr::val(afspraak.versie.saturating_add(1)))
        .filter(Column::Id.eq(afspraak.id))
        .filter(Column::Versie.eq(afspraak.versie));
    match tx.change_about(afspraak.inwoner, update).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale.into()),
    }
}
