//! Receiving: somebody reports, and is called to the Balie.

use crate::BalieError;
use crate::events::{Bezocht, OPGEROEPEN};
use access::Verwerking;
use afspraak::Bon;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use hulpvraag::{Eigenaar, taak, tables::klantcontact};
use store::sea_orm::{self, ActiveValue::Set, FromQueryResult};
use store::{Once, Plain, Store, StoreError, Tx};

/// What the hall needs to give a ticket.
pub struct BonInput<'a> {
    /// The Locatie.
    pub locatie: Uuid,
    /// The first letter of the ticket: that of the Balie.
    pub letter: &'a str,
    /// Today on the calendar of the Locatie.
    pub today: Date,
}

/// Notes that somebody is here and gives a ticket. Two people at the door at once get two tickets:
/// the unique ticket of the day decides, and the second one draws again.
pub async fn report(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    hall: &BonInput<'_>,
    once: &Once,
) -> Result<String, BalieError> {
    let mut tries = 0;
    loop {
        let tx = store.begin(purpose);
        let outcome = report_once(&tx, id, hall, once).await;
        match tx.finish(outcome).await {
            Err(BalieError::Store(StoreError::Unique(what))) if what.contains("bon") && tries < 20 => tries += 1,
            done => return done,
        }
    }
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
    taak::lapse(tx, called.hulpvraag, called.inwoner, &[taak::Soort::Nabellen]).await?;

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
