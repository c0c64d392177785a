//! The Inwoner says no: from one regeling, or from everything. What is kept is from what and since when, apart from the list,
//! with nothing that leads from one to the other (V13).

use crate::LooplijstError;
use crate::known::with_same;
use crate::left_out::must_want_it;
use crate::off::{about, regels_of, take_off};
use crate::regel::RegelStatus;
use crate::store::{StandInput, day_of, keys, load_seen, noted};
use crate::tables::weigering;
use access::Verwerking;
use afmelding::{AfmeldingInput, Bereik, Kanaal};
use foundation::Uuid;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Store, Tx};

/// From what somebody wants nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BereikInput {
    /// From everything.
    Alles,
    /// From one regeling.
    Regeling(String),
}

/// Notes that the Inwoner said no. Nobody else can say it for them.
///
/// # Errors
/// `Outdated` when the regel changed, or does not hold this regeling; `OptedOut` where nobody had to stand there any more.
pub async fn refuse(
    store: &Store,
    purpose: &Verwerking,
    target: &StandInput<'_>,
    bereik: &BereikInput,
) -> Result<(), LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, target, bereik).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, target: &StandInput<'_>, bereik: &BereikInput) -> Result<(), LooplijstError> {
    let loaded = load_seen(tx, target).await?;
    let (row, inwoner) = loaded.peek(tx);
    let named = match bereik {
        BereikInput::Alles => "",
        BereikInput::Regeling(key) if keys(&row.regelingen).contains(key) => key.as_str(),
        BereikInput::Regeling(_) => return Err(LooplijstError::Outdated),
    };
    if RegelStatus::parse(&row.status).and_then(RegelStatus::refuse).is_none() {
        return Err(LooplijstError::Outdated);
    }
    if RegelStatus::parse(&row.status).is_some_and(RegelStatus::is_open) {
        // Of who opted out nothing is kept that says somebody stood there; what was kept before, a no takes away.
        must_want_it(tx, row, *inwoner).await?;
    }
    keep(tx, *inwoner, named).await?;
    let found = regels_of(tx, *inwoner).await?;
    let rows = found.peek(tx);
    let off = match bereik {
        BereikInput::Alles => about(rows),
        BereikInput::Regeling(key) => with_same([key]),
    };
    take_off(tx, *inwoner, rows, &off, refused, None).await?;
    if *bereik == BereikInput::Alles {
        // Who wants nothing at all is not looked for either, by anybody (V11).
        let said = AfmeldingInput { bereik: Bereik::Alles, kanaal: Kanaal::Gesprek, hulpvraag: None };
        afmelding::set(tx, *inwoner, &said).await?;
    }
    tx.remember(target.once, &noted(row.looplijst_id));
    Ok(())
}

/// From what, and since when. Who says it again, says it from today on.
async fn keep(tx: &Tx, inwoner: Uuid, regeling: &str) -> Result<(), LooplijstError> {
    use weigering::{ActiveModel, Column, Entity};
    let organisatie = tx.purpose().actor().organisatie;
    let same = Entity::delete_many()
        .filter(Column::InwonerId.eq(inwoner))
        .filter(Column::OrganisatieId.eq(organisatie))
        .filter(Column::Regeling.eq(regeling));
    tx.remove_about(inwoner, same).await?;
    tx.add(ActiveModel {
        id: Set(tx.store().new_id()),
        inwoner_id: Set(inwoner),
        organisatie_id: Set(organisatie),
        regeling: Set(regeling.to_owned()),
        datum: Set(day_of(tx.store().now()).to_string()),
    });
    Ok(())
}

/// One that nobody went to yet ends as well.
fn refused(status: RegelStatus) -> Option<RegelStatus> {
    status.refuse().or_else(|| status.assign().and_then(RegelStatus::refuse))
}
