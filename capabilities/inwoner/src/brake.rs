//! The brake on guessing (V18): who searches five times in ten minutes and finds nobody, waits.
//!
//! It stands in the store, so that all processes brake together. A search counts before it looks, and looks only if it is
//! among the first five: of a thousand that come at once, five look. The same search sent again is no second guess.
//! Only who guesses waits; a colleague at the next Balie goes on. Where a whole organisatie finds nobody very often, whoever
//! of them has just missed waits after one miss instead of five: slower, and still nobody waits for another.
//!
//! A passphrase is guessed in the same way (V10), and counted by itself: of what was typed nothing is kept, not even hashed.

use crate::tables::{zoekpoging, zoekrem};
use crate::{InwonerError, ZoekremError};
use access::{Actor, Verwerking};
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{SignedDuration, Timestamp};
use foundation::{Purpose, Uuid};
use store::sea_orm::{self, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};
use store::{Ms, Once, Plain, Store, StoreError};

foundation::states! {
    /// By what somebody is looked for.
    pub enum Soort {
        /// The BSN.
        Bsn => "bsn",
        /// Name, date of birth and postcode.
        Naam => "naam",
        /// The nummer of a Hulpvraag.
        Nummer => "nummer",
        /// The passphrase of a key of one's own. Nobody is looked for with it.
        Wachtzin => "wachtzin",
    }
}

foundation::states! {
    /// How a search ended.
    pub enum Status {
        /// Nobody was found, or it has not ended yet.
        Niets => "niets",
        /// Somebody was found.
        Gevonden => "gevonden",
        /// It was not done.
        Geremd => "geremd",
    }
}

impl Soort {
    /// What is one way of guessing, and counts together: by number and by name somebody looks for the same people.
    const fn together(self) -> [Self; 2] {
        match self {
            Self::Bsn | Self::Naam => [Self::Bsn, Self::Naam],
            alone => [alone, alone],
        }
    }
}

/// In which time misses count together.
const WINDOW: SignedDuration = SignedDuration::from_mins(10);
/// So many misses are allowed in that time.
const MISSES: i64 = 5;
/// A nummer is read from paper all day at the door, says nothing about a person and is one of a thousand million.
const MISSES_NUMMER: i64 = 20;
/// In which time the misses of a whole organisatie count together, and how many it takes.
const WINDOW_ORGANISATIE: SignedDuration = SignedDuration::from_hours(1);
const MISSES_ORGANISATIE: i64 = 100;
/// What is then left to each.
const MISSES_SLOW: i64 = 1;

/// A search that may look. End it with [`Poging::found`].
#[must_use = "a search that does not say what it found counts as a miss"]
pub struct Poging {
    id: Uuid,
}

/// Lets somebody try a passphrase, or says when they may. Each try counts: the same once more would have to be kept to be known, and
/// whoever typed nearly the right words would leave a hash that is cheaper to guess from than their key.
pub async fn enter_wachtzin(store: &Store, actor: &Actor) -> Result<Poging, InwonerError> {
    enter(store, actor, Soort::Wachtzin, store.new_id().as_bytes()).await
}

/// Lets a search begin, or says when it may. `terms` are what is looked for; only their keyed hash is kept.
pub async fn enter(store: &Store, actor: &Actor, soort: Soort, terms: &[u8]) -> Result<Poging, InwonerError> {
    let most = most(store, actor, soort).await?;
    let before = misses(store, actor, soort).await?;
    if before.aantal >= most {
        return Err(brake(store, actor, soort, &before).await?);
    }
    let id = store.new_id();
    let named = [actor.organisatie.as_bytes(), soort.as_str().as_bytes(), terms].concat();
    let tx = store.begin_plain().await?;
    tx.add(zoekpoging::ActiveModel {
        id: Set(id),
        organisatie_id: Set(actor.organisatie),
        medewerker_id: Set(actor.id),
        soort: Set(soort.into()),
        inhoud_hash: Set(store.keys().index(Purpose::Search, &named)),
        status: Set(Status::Niets.into()),
        aantal: Set(0),
        plaatsgevonden_op: Set(store.now().into()),
    });
    tx.commit().await?;
    // Once more with this one in it: of those that came at the same moment only so many may look.
    let now = misses(store, actor, soort).await?;
    if now.aantal > most {
        end(store, id, Status::Geremd, 0).await?;
        return Err(brake(store, actor, soort, &now).await?);
    }
    Ok(Poging { id })
}

impl Poging {
    /// Says how many were found.
    pub async fn found(self, store: &Store, count: usize) -> Result<(), StoreError> {
        match count {
            0 => Ok(()),
            count => end(store, self.id, Status::Gevonden, i32::try_from(count).unwrap_or(i32::MAX)).await,
        }
    }
}

async fn end(store: &Store, id: Uuid, status: Status, aantal: i32) -> Result<(), StoreError> {
    use zoekpoging::{Column, Entity};
    let tx = store.begin_plain().await?;
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(status.as_str()))
        .col_expr(Column::Aantal, Expr::val(aantal))
        .filter(Column::Id.eq(id));
    tx.change(update).await?;
    tx.commit().await
}

/// Misses that count together.
#[derive(FromQueryResult)]
struct Misses {
    aantal: i64,
    eerste: Option<Ms>,
}
impl Plain for Misses {}

const OF_MEDEWERKER: &str = "
    select count(distinct inhoud_hash) as aantal, min(plaatsgevonden_op) as eerste from zoekpoging
    where medewerker_id = $1 and plaatsgevonden_op > $2 and status = 'niets' and soort in ($3, $4)";
const OF_ORGANISATIE: &str = "
    select count(*) as aantal, min(plaatsgevonden_op) as eerste from zoekpoging
    where organisatie_id = $1 and plaatsgevonden_op > $2 and status = 'niets' and soort in ('bsn', 'naam')";

async fn misses(store: &Store, actor: &Actor, soort: Soort) -> Result<Misses, StoreError> {
    let [one, other] = soort.together().map(|soort| soort.as_str().into());
    let values = [actor.id.into(), since(store, WINDOW).into(), one, other];
    let rows: Vec<Misses> = store.look().sql(OF_MEDEWERKER, values).await?;
    rows.into_iter().next().ok_or(StoreError::NotFound)
}

async fn most(store: &Store, actor: &Actor, soort: Soort) -> Result<i64, StoreError> {
    match soort {
        Soort::Nummer => return Ok(MISSES_NUMMER),
        // How often others find nobody says nothing about a passphrase.
        Soort::Wachtzin => return Ok(MISSES),
        Soort::Bsn | Soort::Naam => {}
    }
    let values = [actor.organisatie.into(), since(store, WINDOW_ORGANISATIE).into()];
    let rows: Vec<Misses> = store.look().sql(OF_ORGANISATIE, values).await?;
    let many = rows.first().is_some_and(|row| row.aantal >= MISSES_ORGANISATIE);
    Ok(if many { MISSES_SLOW } else { MISSES })
}

fn since(store: &Store, window: SignedDuration) -> i64 {
    Ms::from(store.now() - window).0
}

/// The Taak for the privacyofficer, once for each time that somebody has to wait, and the answer.
async fn brake(store: &Store, actor: &Actor, soort: Soort, misses: &Misses) -> Result<InwonerError, StoreError> {
    // One way of guessing is one Taak.
    let [soort, _] = soort.together();
    let (now, begin) = (store.now(), misses.eerste.map_or_else(|| store.now(), Ms::at));
    let until = (begin + WINDOW).max(now);
    if !is_known(store, actor, soort).await? {
        let tx = store.begin_plain().await?;
        tx.add(zoekrem::ActiveModel {
            id: Set(store.new_id()),
            organisatie_id: Set(actor.organisatie),
            medewerker_id: Set(actor.id),
            soort: Set(soort.into()),
            begin: Set(begin.into()),
            einde: Set(until.into()),
            status: Set("open".to_owned()),
            termijn_op: Set(next_werkdag(now).into()),
            aangemaakt_op: Set(now.into()),
            klaar_op: Set(None),
            klaar_door_id: Set(None),
        });
        match tx.commit().await {
            // Another process told it at the same moment.
            Ok(()) | Err(StoreError::Unique(_)) => {}
            Err(cause) => return Err(cause),
        }
    }
    let seconds = until.duration_since(now).as_secs().max(1);
    Ok(InwonerError::Braked { until, seconds: u32::try_from(seconds).unwrap_or(u32::MAX) })
}

/// Whether the privacyofficer knows of it: one Taak as long as it goes on.
async fn is_known(store: &Store, actor: &Actor, soort: Soort) -> Result<bool, StoreError> {
    use zoekrem::{Column, Entity, Model};
    let query = Entity::find()
        .filter(Column::MedewerkerId.eq(actor.id))
        .filter(Column::Soort.eq(soort.as_str()))
        .filter(Column::AangemaaktOp.gt(Ms::from(store.now() - WINDOW)));
    let found: Option<Model> = store.look().one(query).await?;
    Ok(found.is_some())
}

/// The end of the next werkdag.
fn next_werkdag(now: Timestamp) -> Timestamp {
    let zone = TimeZone::get(rules::termijn::WET_TIJDZONE).unwrap_or(TimeZone::UTC);
    let today = now.to_zoned(zone.clone()).date();
    let day = rules::termijn::add_werkdagen(today, 1, rules::feestdag::Gebied::Nederland).unwrap_or(today);
    day.at(17, 0, 0, 0).to_zoned(zone).map_or(now, |at| at.timestamp())
}

/// Removes the searches from before a moment; gives how many. The brake counts minutes, the term is for who looks back.
pub async fn remove_before(store: &Store, before: Ms) -> Result<u64, StoreError> {
    use zoekpoging::{Column, Entity};
    let tx = store.begin_plain().await?;
    let count = tx.remove(Entity::delete_many().filter(Column::PlaatsgevondenOp.lt(before))).await?;
    tx.commit().await?;
    Ok(count)
}

/// The privacyofficer has looked at it; whoever was first wins (R9). Nobody looks at their own.
pub async fn look_at(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once, there: &str) -> Result<(), ZoekremError> {
    use zoekrem::{Column, Entity, Model};
    let own = Column::OrganisatieId.eq(purpose.actor().organisatie);
    let tx = store.begin(purpose);
    let outcome = async {
        let found: Option<Model> = tx.plain_one(Entity::find_by_id(id).filter(own.clone())).await?;
        if found.ok_or(StoreError::NotFound)?.medewerker_id == purpose.actor().id {
            return Err(ZoekremError::SameEyes);
        }
        let update = Entity::update_many()
            .col_expr(Column::Status, Expr::val("klaar"))
            .col_expr(Column::KlaarOp, Expr::val(Ms::from(store.now()).0))
            .col_expr(Column::KlaarDoorId, Expr::val(purpose.actor().id))
            .filter(Column::Id.eq(id))
            .filter(Column::Status.eq("open"));
        if tx.change(update).await? != 1 {
            return Err(StoreError::Stale.into());
        }
        tx.remember(once, there);
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}
