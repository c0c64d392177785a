//! Who reacts to what. Each line takes an event of one capability and does an ordinary use case of
//! another, as the house itself and on behalf of the organisatie where it happened.

use crate::told;
use access::{Act, Actor, Object, Verwerking};
use afmelding::events::{AfmeldingIds, GEZET, VERVALLEN};
use afspraak::events::{Afgezegd, Gewijzigd};
use balie::events::{AFGEROND, AFGEZEGD, Bezocht, Einde, NIET_VERSCHENEN, OPGEROEPEN, VERPLAATST};
use doorverwijzing::Uitkomst;
use doorverwijzing::events::{AFSPRAAK_AFGEZEGD, AFSPRAAK_GEMAAKT, CONTACTPERSOON, GEACCEPTEERD, GEWEIGERD, VERLOPEN};
use foundation::{TraceId, Uuid};
use mijn::events::{INZAGE_BEANTWOORD, INZAGE_GEVRAAGD};
use netwerk::events::{
    Gewijzigd as Openingstijden, MEDEWERKER_HELPT_NIET_MEER, MEDEWERKER_VERTROKKEN, OPENING_GEWIJZIGD, Vertrokken,
};
use rooster::events::AFSPRAAK_VERPLAATST;
use std::error::Error;
use std::future::Future;
use std::sync::Arc;
use store::{Event, Listener};
use web::Shared;

pub(crate) type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

/// The one table: kind, listener, reaction.
pub(crate) fn all(house: &Shared) -> Vec<Listener> {
    vec![
        on(house, AFSPRAAK_GEMAAKT, "bericht: your afspraak", told::booked),
        on(house, GEACCEPTEERD, "bericht: the balie said yes", told::accepted),
        on(house, GEWEIGERD, "bericht: the balie said no", told::turned_down),
        on(house, VERLOPEN, "bericht: the balie did not answer", told::turned_down),
        on(house, AFGEROND, "bericht: what was talked about", told::summary),
        on(house, NIET_VERSCHENEN, "bericht: you were not there", told::missed),
        on(house, VERPLAATST, "bericht: the afspraak stands at another time", told::moved),
        on(house, VERPLAATST, "doorverwijzing: follows the afspraak that was moved", follow_moved),
        on(house, AFGEZEGD, "bericht: the afspraak was called off", told::called_off),
        on(house, AFGEZEGD, "doorverwijzing: an open offer ends with its afspraak", end_offer),
        on(house, AFSPRAAK_AFGEZEGD, "bericht: your afspraak does not go ahead", told::called_off),
        on(house, INZAGE_GEVRAAGD, "bericht: your question arrived", told::received),
        on(house, INZAGE_BEANTWOORD, "bericht: the answer", told::answered),
        on(house, GEZET, "bericht: nobody looks for you", told::opted_out),
        on(house, GEZET, "looplijst: off every list", off_every_list),
        on(house, GEZET, "levensgebeurtenis: what has not left stays here", keep_back),
        on(house, VERVALLEN, "bericht: you are 18 and choose yourself", told::of_age),
        on(house, CONTACTPERSOON, "bericht: who has your question", told::contact),
        on(house, OPGEROEPEN, "doorverwijzing: calling in accepts", accept_called),
        on(house, AFGEROND, "doorverwijzing: outcome to the sender", bring_outcome),
        on(house, AFSPRAAK_VERPLAATST, "bericht: the new time", told::rescheduled),
        on(house, AFSPRAAK_VERPLAATST, "doorverwijzing: follows its afspraak", follow_moved),
        on(house, NIET_VERSCHENEN, "doorverwijzing: no-show to the sender", bring_no_show),
        on(house, MEDEWERKER_VERTROKKEN, "web: sessions end", end_sessions),
        on(house, MEDEWERKER_VERTROKKEN, "doorverwijzing: divide their work", divide_work),
        on(house, MEDEWERKER_VERTROKKEN, "looplijst: their districts wait for somebody", release_districts),
        on(house, OPENING_GEWIJZIGD, "rooster: no time outside the hours", follow_hours),
        on(house, MEDEWERKER_HELPT_NIET_MEER, "doorverwijzing: divide their work", divide_work),
    ]
}

fn on<F, R>(house: &Shared, kind: &'static str, name: &'static str, react: F) -> Listener
where
    F: Fn(Shared, Vec<Event>) -> R + Send + Sync + Copy + 'static,
    R: Future<Output = Outcome> + Send + 'static,
{
    let house = house.clone();
    Listener { kind, name, reaction: Arc::new(move |events| Box::pin(react(house.clone(), events))) }
}

/// The purpose of a reaction: the house, for the organisatie where it happened.
pub(crate) fn purpose(house: &Shared, act: Act, organisatie: Uuid) -> Result<Verwerking, Box<dyn Error + Send + Sync>> {
    let actor = Actor::systeem("outbox", organisatie);
    let trace = TraceId::draw(house.store.chance());
    Ok(house.access.permit(&actor, act, &Object::own_work(organisatie), trace, house.store.now())?)
}

/// Whoever does not want to be looked for is visited by nobody any more. What holds by now is asked anew: it may have been taken back since.
async fn off_every_list(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let said: AfmeldingIds = event.read()?;
        let all = looplijst::who_visits(&house.store.look(), said.inwoner).await?;
        for organisatie in all.into_iter().filter(|one| said.organisatie.is_nil() || *one == said.organisatie) {
            let purpose = purpose(&house, looplijst::acts::LAPSE, organisatie)?;
            looplijst::lapse(&house.store, &purpose, said.inwoner).await?;
        }
    }
    Ok(())
}

/// Whoever does not want to be looked for is told nothing that they did not ask for.
async fn keep_back(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let said: AfmeldingIds = event.read()?;
        let all = levensgebeurtenis::who_tells(&house.store.look(), said.inwoner).await?;
        for organisatie in all.into_iter().filter(|one| said.organisatie.is_nil() || *one == said.organisatie) {
            let purpose = purpose(&house, levensgebeurtenis::acts::LAPSE, organisatie)?;
            levensgebeurtenis::lapse(&house.store, &purpose, said.inwoner).await?;
        }
    }
    Ok(())
}

async fn accept_called(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let visit: Bezocht = event.read()?;
        let purpose = purpose(&house, doorverwijzing::acts::HEAR, event.organisatie_id)?;
        doorverwijzing::hear_called(&house.store, &purpose, visit.afspraak).await?;
    }
    Ok(())
}

async fn bring_outcome(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let visit: Bezocht = event.read()?;
        let uitkomst = match visit.einde {
            Some(Einde::Opgelost) | None => Uitkomst::Geholpen,
            Some(Einde::Vervolg) => Uitkomst::GeholpenVervolg,
            Some(Einde::NietOpgelost) => Uitkomst::NietGeholpen,
        };
        let purpose = purpose(&house, doorverwijzing::acts::HEAR, event.organisatie_id)?;
        doorverwijzing::hear_outcome(&house.store, &purpose, visit.afspraak, uitkomst).await?;
    }
    Ok(())
}

async fn bring_no_show(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let visit: Bezocht = event.read()?;
        let purpose = purpose(&house, doorverwijzing::acts::HEAR, event.organisatie_id)?;
        doorverwijzing::hear_no_show(&house.store, &purpose, visit.afspraak).await?;
    }
    Ok(())
}

async fn end_sessions(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let told: Vertrokken = event.read()?;
        web::end_sessions_of(&house.store, told.medewerker).await?;
    }
    Ok(())
}

async fn follow_moved(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let moved: Gewijzigd = event.read()?;
        let purpose = purpose(&house, doorverwijzing::acts::HEAR, event.organisatie_id)?;
        doorverwijzing::hear_moved(&house.store, &purpose, moved.van, moved.afspraak, moved.balie).await?;
    }
    Ok(())
}

async fn divide_work(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let told: Vertrokken = event.read()?;
        let purpose = purpose(&house, doorverwijzing::DIVIDE, told.organisatie)?;
        doorverwijzing::divide(&house.store, &purpose, told.medewerker).await?;
    }
    Ok(())
}

async fn release_districts(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let told: Vertrokken = event.read()?;
        let purpose = purpose(&house, looplijst::acts::LAPSE, told.organisatie)?;
        looplijst::release(&house.store, &purpose, told.medewerker).await?;
    }
    Ok(())
}

/// Each organisatie there follows the hours for its own Balies.
async fn follow_hours(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let Openingstijden { locatie } = event.read()?;
        for organisatie in netwerk::organisaties_at(&house.store.look(), locatie).await? {
            let purpose = purpose(&house, rooster::FOLLOW, organisatie)?;
            rooster::follow_hours(&house.store, &purpose, locatie).await?;
        }
    }
    Ok(())
}

async fn end_offer(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let gone: Afgezegd = event.read()?;
        let purpose = purpose(&house, doorverwijzing::acts::HEAR, event.organisatie_id)?;
        doorverwijzing::hear_called_off(&house.store, &purpose, gone.afspraak).await?;
    }
    Ok(())
}
