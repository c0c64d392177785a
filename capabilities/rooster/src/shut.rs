//! The door of a Locatie is shut when it was open, or opens again: the Diensten stay as planned, but nobody is offered a time
//! outside the hours, and whoever has an Afspraak there is called (V16: nobody stands before a closed door).

use crate::add;
use crate::change::as_input;
use crate::error::RoosterError;
use crate::guard::Days;
use crate::plek::LocatieState;
use crate::rescue::call;
use access::{Act, Verwerking};
use afspraak::TijdslotInput;
use foundation::Uuid;
use netwerk::tables::dienst::Model;
use rules::rooster::{Dienst, check_dienst};
use store::sea_orm::{self, FromQueryResult};
use store::{Ms, Plain, Store, StoreError, Tx};

/// Follow the hours of a Locatie (the house itself).
pub const FOLLOW: Act = Act("rooster.follow");

/// A time that somebody can have or has, and the Dienst it comes from.
#[derive(FromQueryResult)]
struct Tijd {
    id: Uuid,
    dienst_id: Uuid,
    begin: Ms,
    einde: Ms,
}
impl Plain for Tijd {}

/// What is offered, or was: `$4` says which.
const SLOTS: &str = "
    select t.id, t.dienst_id, t.begin, t.einde from tijdslot t
    where t.locatie_id = $1 and t.organisatie_id = $2 and t.begin > $3 and t.bezet = false and t.vervallen = $4";

/// Who comes, and is not called about it already.
const VISITS: &str = "
    select a.id, t.dienst_id, a.begin, a.einde from afspraak a join tijdslot t on t.id = a.tijdslot_id
    where a.locatie_id = $1 and a.organisatie_id = $2 and a.begin > $3 and a.status = 'bevestigd'
      and not exists (select 1 from taak k where k.hulpvraag_id = a.hulpvraag_id and k.soort = 'rooster_gewijzigd'
                      and k.status in ('open', 'opgepakt'))
    order by a.begin, a.id";

const DIENST: &str = "select * from dienst where id = $1 and vervallen_op is null and gepubliceerd_op is not null";

/// Makes what the organisatie of this act offers at a Locatie fit in its hours as they are now; gives how many have to be called.
///
/// # Errors
/// `Stale` where somebody booked meanwhile: the house looks once more.
pub async fn follow_hours(store: &Store, purpose: &Verwerking, locatie: Uuid) -> Result<usize, RoosterError> {
    let Some(plek) = LocatieState::load(&store.look(), locatie).await? else { return Ok(0) };
    let tx = store.begin(purpose);
    let outcome = act(&tx, &plek).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, plek: &LocatieState) -> Result<usize, RoosterError> {
    let touched: std::collections::BTreeSet<Uuid> = times(tx, plek, SLOTS, Some(false))
        .await?
        .into_iter()
        .filter(|time| !fits(plek, time))
        .chain(times(tx, plek, SLOTS, Some(true)).await?.into_iter().filter(|time| fits(plek, time)))
        .map(|time| time.dienst_id)
        .collect();
    for id in touched {
        let found: Vec<Model> = tx.plain_sql(DIENST, [id.into()]).await?;
        if let Some(row) = found.first() {
            lay_out_anew(tx, plek, row).await?;
        }
    }
    // Who was booked until now is among these; from here on nobody can be.
    let mut called = 0;
    for time in times(tx, plek, VISITS, None).await?.iter().filter(|time| !fits(plek, time)) {
        let found = crate::affected::one(tx, time.id).await?;
        if let Some(row) = found.peek(tx) {
            call(tx, tx.purpose().actor().organisatie, row.balie_id, &row.afspraak).await?;
            called += 1;
        }
    }
    Ok(called)
}

async fn times(tx: &Tx, plek: &LocatieState, sql: &str, gone: Option<bool>) -> Result<Vec<Tijd>, StoreError> {
    let (now, organisatie) = (Ms::from(tx.store().now()), tx.purpose().actor().organisatie);
    let values = [plek.locatie.id.into(), organisatie.into(), now.0.into()];
    tx.plain_sql(sql, values.into_iter().chain(gone.map(Into::into))).await
}

/// The free times of a Dienst are those within the hours. What is booked stays as it is.
async fn lay_out_anew(tx: &Tx, plek: &LocatieState, row: &Model) -> Result<(), RoosterError> {
    let input = as_input(plek, row);
    let mut days = Days::default();
    days.of(&input);
    days.hold(tx).await?;
    let mut wanted = add::slots(plek, &input)?;
    wanted.retain(|slot| is_open(plek, slot.begin.into(), slot.einde.into()));
    let organisatie = tx.purpose().actor().organisatie;
    let place = TijdslotInput { dienst: row.id, balie: row.balie_id, locatie: plek.locatie.id, organisatie };
    Ok(afspraak::offer(tx, place, &wanted).await?)
}

fn fits(plek: &LocatieState, time: &Tijd) -> bool {
    is_open(plek, time.begin, time.einde)
}

fn is_open(plek: &LocatieState, begin: Ms, einde: Ms) -> bool {
    let dienst = Dienst { id: 0, balie: 0, medewerker: 0, begin: plek.local(begin.at()), einde: plek.local(einde.at()) };
    check_dienst(&dienst, &[], &plek.rules()).is_ok()
}
