//! Offers that nobody answered in time: the sender, who stayed owner, gets a Taak (rule 3), and so does the coordinator of
//! the Balie. Until that is taken up, a werkdag later, nobody can choose the Balie (rule 2).

use crate::outcome::{choose_again, move_to, told, werkdag_after};
use crate::tables::doorverwijzing::{Column, Entity, Model};
use crate::{DoorverwijzingError, Status, events};
use access::{Act, Verwerking};
use foundation::Uuid;
use hulpvraag::taak;
use rules::termijn;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use store::{Ms, Plain, Store, StoreError, Tx};

/// Let offers expire whose termijn is over (the house itself).
pub const EXPIRE: Act = Act("job.expire");

/// How many offers one act lets expire: the rest follows in the next.
const BATCH: u64 = 100;

/// An organisatie with offers that are overdue.
#[derive(FromQueryResult)]
struct Sender {
    van_organisatie_id: Uuid,
}
impl Plain for Sender {}

/// The organisaties whose offers are overdue now: for each of them the house acts on its own.
pub async fn overdue_senders(store: &Store) -> Result<Vec<Uuid>, StoreError> {
    let sql = "select distinct van_organisatie_id from doorverwijzing where status = 'aangeboden' and termijn_op < $1";
    let rows: Vec<Sender> = store.look().sql(sql, [Ms::from(store.now()).0.into()]).await?;
    Ok(rows.into_iter().map(|row| row.van_organisatie_id).collect())
}

/// Lets the overdue offers of one organisatie expire; gives how many. An offer that is answered
/// meanwhile keeps its answer, and the rest waits for the next run.
pub async fn expire(store: &Store, purpose: &Verwerking) -> Result<usize, DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let query = Entity::find()
            .filter(Column::Status.eq(Status::Aangeboden.as_str()))
            .filter(Column::VanOrganisatieId.eq(purpose.actor().organisatie))
            .filter(Column::TermijnOp.lt(Ms::from(store.now())))
            .order_by_asc(Column::TermijnOp)
            .limit(BATCH);
        let overdue = tx.all::<Model>(query).await?;
        for row in overdue.peek(&tx) {
            let next = Status::parse(&row.status).and_then(Status::expire).ok_or(DoorverwijzingError::NotNow)?;
            choose_again(&tx, row, taak::Soort::Verlopen, "").await?;
            ask_coordinator(&tx, row).await?;
            move_to(&tx, row, next, None, None).await?;
            tx.tell(events::VERLOPEN, &told(row));
        }
        Ok(overdue.peek(&tx).len())
    }
    .await;
    tx.finish(outcome).await
}

async fn ask_coordinator(tx: &Tx, row: &Model) -> Result<(), StoreError> {
    let balie = Some(row.naar_balie_id);
    let nieuw = taak::Nieuw {
        hulpvraag: row.hulpvraag_id,
        inwoner: row.inwoner_id,
        organisatie: row.naar_organisatie_id,
        balie,
        medewerker: netwerk::coordinator_for(&tx.store().look(), row.naar_organisatie_id, balie).await?,
        soort: taak::Soort::DoorverwijzingWacht,
        tekst: "",
        termijn_op: werkdag_after(tx, termijn::COORDINATOR_WERKDAGEN)?,
        bron: row.id,
    };
    taak::raise(tx, &nieuw).await
}
