//! Who reacts to what. Each line takes an event of one capability and does an ordinary use case of
//! another, as the house itself and on behalf of the organisatie where it happened.

use access::{Act, Actor, Object, Verwerking};
use balie::events::{AFGEROND, AFGEZEGD, Bezocht, Einde, Gewijzigd as Veranderd, NIET_VERSCHENEN, OPGEROEPEN, VERPLAATST};
use bericht::{BerichtInput, Soort};
use doorverwijzing::Uitkomst;
use doorverwijzing::events::{AFSPRAAK_GEMAAKT, Doorverwezen};
use foundation::{TraceId, Uuid};
use netwerk::events::{MEDEWERKER_VERTROKKEN, Vertrokken};
use rooster::events::{AFSPRAAK_OVERGENOMEN, AFSPRAAK_VERPLAATST, Gewijzigd};
use std::collections::BTreeMap;
use std::error::Error;
use std::future::Future;
use std::sync::Arc;
use store::{Event, Listener};
use web::Shared;

type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

/// The one table: kind, listener, reaction.
pub(crate) fn all(house: &Shared) -> Vec<Listener> {
    vec![
        on(house, AFSPRAAK_GEMAAKT, "bericht: tell the inwoner", tell_booked),
        on(house, VERPLAATST, "bericht: the afspraak stands at another time", say_moved),
        on(house, VERPLAATST, "doorverwijzing: follows the afspraak that was moved", follow_choice),
        on(house, AFGEZEGD, "bericht: the afspraak was called off", say_cancelled),
        on(house, OPGEROEPEN, "doorverwijzing: calling in accepts", accept_called),
        on(house, AFGEROND, "doorverwijzing: outcome to the sender", bring_outcome),
        on(house, AFSPRAAK_VERPLAATST, "bericht: tell the inwoner the new time", tell_moved),
        on(house, AFSPRAAK_VERPLAATST, "doorverwijzing: follows its afspraak", follow_moved),
        on(house, AFSPRAAK_OVERGENOMEN, "bericht: tell the inwoner that it goes on", tell_taken_over),
        on(house, NIET_VERSCHENEN, "doorverwijzing: no-show to the sender", bring_no_show),
        on(house, MEDEWERKER_VERTROKKEN, "web: sessions end", end_sessions),
        on(house, MEDEWERKER_VERTROKKEN, "doorverwijzing: divide their work", divide_work),
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
fn purpose(house: &Shared, act: Act, organisatie: Uuid) -> Result<Verwerking, Box<dyn Error + Send + Sync>> {
    let actor = Actor::systeem("outbox", organisatie);
    let trace = TraceId::draw(house.store.chance());
    Ok(house.access.permit(&actor, act, &Object::own_work(organisatie), trace, house.store.now())?)
}

async fn tell_booked(house: Shared, events: Vec<Event>) -> Outcome {
    let mut groups: BTreeMap<Uuid, Vec<BerichtInput>> = BTreeMap::new();
    for event in events {
        let told: Doorverwezen = event.read()?;
        // Who shared nothing has no address here: the nummer was read aloud.
        let Some(inwoner) = told.inwoner else { continue };
        groups.entry(event.organisatie_id).or_default().push(BerichtInput {
            event: event.id,
            inwoner,
            hulpvraag: told.hulpvraag,
            afspraak: told.afspraak,
            soort: Soort::AfspraakBevestigd,
        });
    }
    for (organisatie, berichten) in groups {
        let purpose = purpose(&house, bericht::QUEUE, organisatie)?;
        bericht::queue(&house.store, &purpose, &berichten).await?;
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

async fn tell_moved(house: Shared, events: Vec<Event>) -> Outcome {
    tell_changed(house, events, Soort::AfspraakVerplaatst).await
}

/// Time and place are what they were: the message says them once more, and that it goes on.
async fn tell_taken_over(house: Shared, events: Vec<Event>) -> Outcome {
    tell_changed(house, events, Soort::AfspraakBevestigd).await
}

async fn tell_changed(house: Shared, events: Vec<Event>, soort: Soort) -> Outcome {
    for event in events {
        let told: Gewijzigd = event.read()?;
        // Who shared nothing has no address: the Balie has a Taak instead, or nothing changed for them.
        let Some(inwoner) = told.inwoner else { continue };
        let bericht = BerichtInput { event: event.id, inwoner, hulpvraag: told.hulpvraag, afspraak: Some(told.afspraak), soort };
        let purpose = purpose(&house, bericht::QUEUE, event.organisatie_id)?;
        bericht::queue(&house.store, &purpose, &[bericht]).await?;
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

async fn say_moved(house: Shared, events: Vec<Event>) -> Outcome {
    say(house, events, Soort::AfspraakVerplaatst).await
}

async fn say_cancelled(house: Shared, events: Vec<Event>) -> Outcome {
    say(house, events, Soort::AfspraakAfgezegd).await
}

/// Who shared nothing has no address here.
async fn say(house: Shared, events: Vec<Event>, soort: Soort) -> Outcome {
    for event in events {
        let told: Veranderd = event.read()?;
        let Some(inwoner) = told.inwoner else { continue };
        let bericht = BerichtInput { event: event.id, inwoner, hulpvraag: told.hulpvraag, afspraak: Some(told.afspraak), soort };
        let purpose = purpose(&house, bericht::QUEUE, event.organisatie_id)?;
        bericht::queue(&house.store, &purpose, &[bericht]).await?;
    }
    Ok(())
}

async fn follow_choice(house: Shared, events: Vec<Event>) -> Outcome {
    for event in events {
        let moved: Veranderd = event.read()?;
        let purpose = purpose(&house, doorverwijzing::acts::HEAR, event.organisatie_id)?;
        doorverwijzing::hear_moved(&house.store, &purpose, moved.oud, moved.afspraak, moved.balie).await?;
    }
    Ok(())
}
