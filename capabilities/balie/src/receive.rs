//! Receiving: somebody reports, and is called to the Balie.

use crate::BalieError;
use crate::day::Dag;
use crate::events::{Bezocht, OPGEROEPEN};
use crate::relation::{Ids, by_afspraak, by_nummer};
use access::{Actor, Verwerking};
use afspraak::Bon;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use hulpvraag::{Eigenaar, taak, tables::klantcontact};
use inwoner::brake;
use netwerk::tables::locatie;
use rules::nummer::Nummer;
use store::sea_orm::{self, ActiveValue::Set, FromQueryResult};
use store::{Once, Plain, Redraw, Store, StoreError, Tx};

/// What the hall needs to give a ticket.
pub struct BonInput<'a> {
    /// The Locatie.
    pub locatie: Uuid,
    /// The first letter of the ticket: that of the Balie.
    pub letter: &'a str,
    /// Today on the calendar of the Locatie.
    pub today: Date,
}

/// Who says to be here.
pub enum Melding<'a> {
    /// By the nummer they give, as it was typed.
    Nummer(&'a str),
    /// By a button in the day.
    Afspraak(Uuid),
}

/// The Afspraak of today that is meant, if it is one of this Locatie. Who guesses nummers is braked.
pub async fn who_reported(
    store: &Store,
    actor: &Actor,
    plek: &locatie::Model,
    who: &Melding<'_>,
) -> Result<Option<Ids>, BalieError> {
    let (look, today) = (store.look(), Dag::of(store.now(), &plek.tijdzone)?);
    let nummer = match who {
        Melding::Afspraak(id) => return Ok(by_afspraak(&look, plek.id, *id, &today).await?),
        Melding::Nummer(typed) => typed.parse::<Nummer>(),
    };
    let Ok(nummer) = nummer.map(|nummer| nummer.to_string()) else { return Ok(None) };
    let attempt = brake::enter(store, actor, brake::Soort::Nummer, nummer.as_bytes()).await?;
    let found = by_nummer(&look, plek.id, &nummer, &today).await?;
    attempt.found(store, usize::from(found.is_some())).await?;
    Ok(found)
}

/// As [`report`], with the ticket that the Locatie gives today.
pub async fn report_at(
    store: &Store,
    purpose: &Verwerking,
    plek: &locatie::Model,
    ids: &Ids,
    once: &Once,
) -> Result<String, BalieError> {
    let balies = netwerk::balies_of(&store.look(), plek.id).await?;
    let letter = balies.iter().find(|b| b.balie_id == ids.balie_id).map_or("B", |b| b.bonletter.as_str());
    let zone = TimeZone::get(&plek.tijdzone).map_err(|_| StoreError::Unreadable("locatie.tijdzone"))?;
    let hall = BonInput { locatie: plek.id, letter, today: store.now().to_zoned(zone).date() };
    report(store, purpose, ids.id, &hall, once).await
}

/// Notes that somebody is here and gives a ticket. Two people at the door at once get two tickets:
/// the unique ticket of the day decides, and the second one draws again.
async fn report(store: &Store, purpose: &Verwerking, id: Uuid, hall: &BonInput<'_>, once: &Once) -> Result<String, BalieError> {
    let mut redraw = Redraw::of(is_ticket);
    loop {
        let tx = store.begin(purpose);
        let outcome = report_once(&tx, id, hall, once).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

/// Whether it was the ticket of the day that somebody else just got.
pub(crate) fn is_ticket(what: &str) -> bool {
    what.contains("bon")
}

async fn report_once(tx: &Tx, id: Uuid, hall: &BonInput<'_>, once: &Once) -> Result<String, BalieError> {
    let nummer = format!("{}{:02}", hall.letter, tickets(tx, hall).await? + 1);
    let bon = Bon { nummer: nummer.clone(), dag: hall.today };
    let afspraak = afspraak::load(tx, id).await?;
    let reported = afspraak.peek(tx).clone().report(tx.store().now(), bon)?;
    afspraak::save(tx, &reported).await?;
    tx.remember(once, &format!("/balie/{}?gemeld={nummer}", hall.locatie));
    Ok(nummer)
}

#[derive(FromQueryResult)]
struct Tickets {
    n: i64,
}
impl Plain for Tickets {}

pub(crate) async fn tickets(tx: &Tx, hall: &BonInput<'_>) -> Result<i64, StoreError> {
    let sql = "select count(*) as n from afspraak where locatie_id = $1 and bon_dag = $2 and bon like $3";
    let like = format!("{}%", hall.letter);
    let rows: Vec<Tickets> = tx.plain_sql(sql, [hall.locatie.into(), hall.today.to_string().into(), like.into()]).await?;
    Ok(rows.first().map_or(0, |row| row.n))
}

/// Calls somebody to the Balie: the conversation begins, and the Balie has the Hulpvraag in hand.
pub async fn call(store: &Store, purpose: &Verwerking, id: Uuid, versie: i32, once: &Once) -> Result<(), BalieError> {
    let tx = store.begin(purpose);
    let outcome = call_act(&tx, id, versie, once).await;
    tx.finish(outcome).await
}

async fn call_act(tx: &Tx, id: Uuid, versie: i32, once: &Once) -> Result<(), BalieError> {
    let (now, actor) = (tx.store().now(), tx.purpose().actor().clone());
    if busy(tx, actor.id, id).await? {
        return Err(BalieError::Busy);
    }
    let loaded = afspraak::load(tx, id).await?;
    let mut afspraak = loaded.peek(tx).clone();
    afspraak.versie = versie;
    let called = afspraak.call(now, actor.id)?;
    afspraak::save(tx, &called).await?;

    let hulpvraag = hulpvraag::load(tx, called.hulpvraag).await?;
    let eigenaar = Eigenaar { organisatie: called.organisatie, balie: Some(called.balie), medewerker: Some(actor.id) };
    let taken = hulpvraag.peek(tx).clone().take_up(eigenaar, now)?;
    hulpvraag::save(tx, &taken).await?;
    // Late, but here: nobody has to call any more.
    taak::lapse(tx, called.hulpvraag, called.inwoner, &[taak::Soort::Nabellen, taak::Soort::Bellen]).await?;

    tx.add(klantcontact::ActiveModel {
        id: Set(tx.store().new_id()),
        hulpvraag_id: Set(called.hulpvraag),
        inwoner_id: Set(called.inwoner),
        organisatie_id: Set(called.organisatie),
        balie_id: Set(Some(called.balie)),
        medewerker_id: Set(actor.id),
        kanaal: Set("balie".to_owned()),
        begin: Set(now.into()),
        einde: Set(None),
        stappen: Set(String::new()),
        toelichting: Set(String::new()),
        uitkomst: Set(None),
        versie: Set(1),
    });
    tx.tell(OPGEROEPEN, &Bezocht { afspraak: id, hulpvraag: called.hulpvraag, einde: None, samenvatting: None });
    tx.remember(once, &format!("/balie/bezoeken/{id}"));
    Ok(())
}

#[derive(FromQueryResult)]
struct Other {
    #[allow(dead_code, reason = "only its presence matters")]
    id: Uuid,
}
impl Plain for Other {}

/// Nothing closes by side effect: whoever is helping somebody ends that visit first.
async fn busy(tx: &Tx, medewerker: Uuid, id: Uuid) -> Result<bool, StoreError> {
    let sql = "select id from afspraak where medewerker_id = $1 and status = 'bezig' and id <> $2 limit 1";
    let rows: Vec<Other> = tx.plain_sql(sql, [medewerker.into(), id.into()]).await?;
    Ok(!rows.is_empty())
}
