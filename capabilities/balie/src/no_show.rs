//! Nobody came: the owner calls after one werkdag, the sender hears it, nobody is lost (V02).

use crate::BalieError;
use crate::events::{Bezocht, NIET_VERSCHENEN};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{SignedDuration, Timestamp};
use hulpvraag::{Vervolgstap, taak};
use netwerk::tables::locatie;
use rules::feestdag::Gebied;
use store::{Once, Store, StoreError, Tx};

/// Notes a no-show, from fifteen minutes after the begin on.
pub async fn no_show(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    versie: i32,
    plek: &locatie::Model,
    once: &Once,
) -> Result<(), BalieError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, id, versie, plek, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, id: Uuid, versie: i32, plek: &locatie::Model, once: &Once) -> Result<(), BalieError> {
    let now = tx.store().now();
    let loaded = afspraak::load(tx, id).await?;
    let mut afspraak = loaded.peek(tx).clone();
    afspraak.versie = versie;
    let missed = afspraak.no_show(now)?;
    afspraak::save(tx, &missed).await?;

    let call_before = next_werkdag(now, &plek.tijdzone, netwerk::gebied_of(&plek.gebied))?;
    let hulpvraag = hulpvraag::load(tx, missed.hulpvraag).await?;
    let waiting = hulpvraag.peek(tx).clone().wait_for_inwoner(Vervolgstap::Nabellen, call_before)?;
    let owner = waiting.eigenaar.ok_or(BalieError::NotNow)?;
    hulpvraag::save(tx, &waiting).await?;
    let nieuw = taak::Nieuw {
        hulpvraag: missed.hulpvraag,
        inwoner: missed.inwoner,
        organisatie: owner.organisatie,
        balie: owner.balie,
        medewerker: owner.medewerker,
        soort: taak::Soort::Nabellen,
        tekst: "",
        termijn_op: call_before,
        bron: id,
    };
    taak::raise(tx, &nieuw).await?;
    let since = now - SignedDuration::from_hours(24 * i64::from(rules::termijn::LAAT_NIET_LOS_DAGEN));
    if afspraak::missed(tx, missed.hulpvraag, since).await? > 1 {
        // The second time within sixty days (V28): somebody may be dropping out of sight.
        taak::raise(tx, &taak::Nieuw { soort: taak::Soort::LaatNietLos, ..nieuw }).await?;
    }
    tx.tell(NIET_VERSCHENEN, &Bezocht { afspraak: id, hulpvraag: missed.hulpvraag, einde: None, samenvatting: None });
    let weg = bericht::weg_of(tx, missed.inwoner, bericht::Soort::AfspraakGemist).await?;
    tx.remember(once, &format!("/balie/{}?gemist={}", missed.locatie, weg.peek(tx)));
    Ok(())
}

/// The end of the next werkdag on the calendar of the Locatie.
pub(crate) fn next_werkdag(now: Timestamp, zone: &str, gebied: Gebied) -> Result<Timestamp, StoreError> {
    let bad = || StoreError::Unreadable("locatie.tijdzone");
    let zone = TimeZone::get(zone).map_err(|_| bad())?;
    let today = now.to_zoned(zone.clone()).date();
    let day = rules::termijn::add_werkdagen(today, rules::termijn::NIET_VERSCHENEN_WERKDAGEN, gebied).map_err(|_| bad())?;
    day.at(17, 0, 0, 0).to_zoned(zone).map(|at| at.timestamp()).map_err(|_| bad())
}
