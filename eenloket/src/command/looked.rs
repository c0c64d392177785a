//! At whom one medewerker looked: from the lines of both logs, in an act about everybody who is in them.

use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use hulpvraag::tables::hulpvraag as row;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Blik, Ms, Store, StoreError};

/// Looks that are read in one go.
const PAGE: i64 = 1_000;
/// Ids in one question: both databases take more.
const IDS: usize = 500;

/// What one medewerker saw of one inwoner.
#[derive(Debug, serde::Serialize)]
pub(super) struct Row {
    pub inwoner: Uuid,
    pub eerst: Timestamp,
    pub laatst: Timestamp,
    /// How often: an act counts once.
    pub keer: usize,
    pub handelingen: BTreeSet<String>,
    pub hulpvragen: BTreeSet<String>,
}

/// What one medewerker saw, one row for each inwoner.
pub(super) async fn looked(store: &Store, purpose: &Verwerking, who: Uuid, when: (Ms, Ms)) -> Result<Vec<Row>, StoreError> {
    let looks = all(store, who, when).await?;
    let tx = store.begin(purpose);
    looks.iter().for_each(|look| tx.concerns(look.inwoner));
    let ids: BTreeSet<Uuid> = looks.iter().filter(|look| look.object_soort == "Hulpvraag").map(|look| look.object).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let outcome = async {
        let mut numbers = store::Held::nobody(BTreeMap::new());
        for part in ids.chunks(IDS) {
            let query = row::Entity::find().filter(row::Column::Id.is_in(part.iter().copied()));
            let read = tx.all::<row::Model>(query).await?;
            numbers = numbers.zip(read).map(|(mut all, read)| {
                all.extend(read.into_iter().map(|one| (one.id, one.nummer)));
                all
            });
        }
        Ok(numbers)
    }
    .await;
    let numbers = tx.hand_out::<BTreeMap<Uuid, String>, StoreError>(outcome).await?;
    Ok(rows(&looks, &numbers))
}

async fn all(store: &Store, who: Uuid, when: (Ms, Ms)) -> Result<Vec<Blik>, StoreError> {
    let mut all: Vec<Blik> = Vec::new();
    loop {
        let page = store::looks_of(store, who, when, all.last().map(|look| look.id), PAGE).await?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

fn rows(looks: &[Blik], numbers: &BTreeMap<Uuid, String>) -> Vec<Row> {
    let mut rows: BTreeMap<Uuid, Row> = BTreeMap::new();
    for look in looks {
        let at = look.at.at();
        let row = rows.entry(look.inwoner).or_insert_with(|| Row {
            inwoner: look.inwoner,
            eerst: at,
            laatst: at,
            keer: 0,
            handelingen: BTreeSet::new(),
            hulpvragen: BTreeSet::new(),
        });
        (row.eerst, row.laatst, row.keer) = (row.eerst.min(at), row.laatst.max(at), row.keer + 1);
        row.handelingen.insert(look.handeling.clone());
        row.hulpvragen.extend(numbers.get(&look.object).cloned());
    }
    rows.into_values().collect()
}
