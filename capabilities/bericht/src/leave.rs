//! A Bericht moves on: whoever was first wins, and where nothing can be sent somebody telephones.

use crate::feiten::BerichtRow;
use crate::tables::bericht::{Column, Entity};
use crate::{BerichtError, Kanaal, Onderwerp, Status};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use hulpvraag::taak;
use rules::feestdag::Gebied;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use store::{Ms, StoreError, Tx};

/// Moves a Bericht to its next state, along which way, in which Partij.
pub(crate) async fn step(
    tx: &Tx,
    row: &BerichtRow,
    next: Option<Status>,
    kanaal: Option<Kanaal>,
    partij: Option<Uuid>,
) -> Result<(), BerichtError> {
    let next = next.ok_or(BerichtError::NotNow)?;
    let mut update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Status.eq(row.status.as_str()));
    if let Some(kanaal) = kanaal {
        update = update
            .col_expr(Column::Kanaal, Expr::val(kanaal.as_str()))
            .col_expr(Column::VerstuurdOp, Expr::val(Ms::from(tx.store().now()).0));
    }
    if let Some(partij) = partij {
        update = update.col_expr(Column::PartijId, Expr::val(partij));
    }
    match tx.change_about(row.inwoner_id, update).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale.into()),
    }
}

/// Has somebody of the organisatie telephone the Inwoner, before the end of the next werkdag.
pub(crate) async fn telephone(tx: &Tx, row: &BerichtRow, soort: taak::Soort) -> Result<(), BerichtError> {
    // A letter about who looked is told by who answers for it, and by no desk.
    let medewerker = match row.soort()?.over() {
        Onderwerp::Hulpvraag => None,
        Onderwerp::Inzage => netwerk::privacy_officer(&tx.store().look(), row.organisatie_id).await?,
    };
    let nieuw = taak::Nieuw {
        hulpvraag: row.hulpvraag_id,
        inwoner: row.inwoner_id,
        organisatie: row.organisatie_id,
        balie: None,
        medewerker,
        soort,
        tekst: "",
        termijn_op: end_of_next_werkdag(tx.store().now())?,
        bron: row.id,
    };
    Ok(taak::raise(tx, &nieuw).await?)
}

/// There is no way to send it: it is told by telephone.
pub(crate) async fn cannot_go(tx: &Tx, row: &BerichtRow, partij: Uuid) -> Result<(), BerichtError> {
    step(tx, row, row.status()?.cannot_go(), None, Some(partij)).await?;
    telephone(tx, row, taak::Soort::BerichtBellen).await
}

/// Five o'clock on the next werkdag, on the calendar of the European Netherlands, where letters are printed.
pub(crate) fn end_of_next_werkdag(now: Timestamp) -> Result<Timestamp, StoreError> {
    let bad = || StoreError::Unreadable("feestdagen");
    let zone = TimeZone::get(rules::termijn::WET_TIJDZONE).map_err(|_| bad())?;
    let today = now.to_zoned(zone.clone()).date();
    let day = rules::termijn::add_werkdagen(today, 1, Gebied::Nederland).map_err(|_| bad())?;
    day.at(17, 0, 0, 0).to_zoned(zone).map(|at| at.timestamp()).map_err(|_| bad())
}
