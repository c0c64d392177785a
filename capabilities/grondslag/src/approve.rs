//! Somebody else looks at what was entered: the proceseigenaar approves it or sends it back. Whoever had a hand in what it says
//! does neither, whatever roles they have.

use crate::input::{GrondslagInput, must_stand};
use crate::model::{Stap, Status};
use crate::step::{StandInput, go, load_seen, update};
use crate::tables::grondslag::Model;
use crate::tables::grondslag_stap;
use crate::{GrondslagError, personen};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Store, Tx};

foundation::states! {
    /// What the proceseigenaar says.
    pub enum Oordeel {
        /// It may be asked.
        Goedgekeurd => "goedgekeurd",
        /// It has to be written anew.
        Teruggegeven => "teruggegeven",
    }
}

/// Approves a Grondslag, from when on questions may stand on it, or sends it back with a reason.
///
/// # Errors
/// `SamePerson` for who had a hand in it; `Input` where it cannot stand any more; `OtherPersonen` where it is about other
/// people than this store; `Outdated` when a colleague was first.
pub async fn approve(
    store: &Store,
    purpose: &Verwerking,
    target: &StandInput<'_>,
    oordeel: Oordeel,
    toelichting: &str,
) -> Result<(), GrondslagError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, target, oordeel, toelichting).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, target: &StandInput<'_>, oordeel: Oordeel, toelichting: &str) -> Result<(), GrondslagError> {
    let way = match oordeel {
        Oordeel::Goedgekeurd => Status::approve,
        Oordeel::Teruggegeven => Status::send_back,
    };
    let (row, next) = load_seen(tx, target, way).await?;
    let me = tx.purpose().actor().id;
    let hand: Vec<grondslag_stap::Model> = tx.plain_all(grondslag_stap::Entity::find().filter(hand_in(&row, me))).await?;
    if !hand.is_empty() {
        return Err(GrondslagError::SamePerson);
    }
    // What was seen a moment ago is said once more in the change itself: the database decides.
    let alone = update(&row, next).filter(Expr::exists(by(&row, me)).not());
    let (changed, stap) = match oordeel {
        Oordeel::Teruggegeven => (alone, Stap::Teruggegeven),
        Oordeel::Goedgekeurd => {
            must_stand(tx, &GrondslagInput::of(&row).ok_or(GrondslagError::Outdated)?).await?;
            if row.merk != personen::mark_of(tx).await? {
                return Err(GrondslagError::OtherPersonen);
            }
            (personen::is_of_this_store(alone), Stap::Geaccordeerd)
        }
    };
    go(tx, &row, changed, stap, toelichting, target.once);
    Ok(())
}

/// What somebody did to what this Grondslag says.
fn hand_in(row: &Model, who: Uuid) -> store::sea_orm::Condition {
    use grondslag_stap::Column as Step;
    let writing = Stap::ALL.iter().filter(|stap| stap.writes()).map(|stap| stap.as_str());
    store::sea_orm::Condition::all().add(Step::GrondslagId.eq(row.id)).add(Step::DoorId.eq(who)).add(Step::Soort.is_in(writing))
}

fn by(row: &Model, who: Uuid) -> SelectStatement {
    Query::select().column(grondslag_stap::Column::Id).from(grondslag_stap::Entity).cond_where(hand_in(row, who)).to_owned()
}
