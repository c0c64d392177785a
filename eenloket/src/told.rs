//! What the Inwoner is told when something happened: an event becomes a message of a kind. A new event that somebody has to
//! hear about is one line in `listeners.rs` and one function here that ends in [`queue`].

use crate::listeners::{Outcome, purpose};
use afspraak::events::{Afgezegd, Gewijzigd};
use balie::events::Bezocht;
use bericht::{BerichtInput, Feiten, Kanaal, Soort, Stand};
use doorverwijzing::Status;
use doorverwijzing::events::{Contactpersoon, Doorverwezen};
use foundation::Uuid;
use mijn::events::InzageGevraagd;
use std::collections::BTreeMap;
use store::sea_orm::{self, FromQueryResult};
use store::{Event, Ms, Plain};
use web::Shared;

/// Queues messages, each on behalf of the organisatie where its event happened.
pub(crate) async fn queue(house: &Shared, told: Vec<(Uuid, BerichtInput)>) -> Outcome {
    let mut groups: BTreeMap<Uuid, Vec<BerichtInput>> = BTreeMap::new();
    for (organisatie, bericht) in told {
        groups.entry(organisatie).or_default().push(bericht);
    }
    for (organisatie, berichten) in groups {
        let purpose = purpose(house, bericht::QUEUE, organisatie)?;
        bericht::queue(&house.store, &purpose, &berichten).await?;
    }
    Ok(())
}

/// A message about an Afspraak, for whoever its Hulpvraag is about.
fn about(event: &Event, hulpvraag: Uuid, afspraak: Option<Uuid>, soort: Soort, feiten: Feiten) -> (Uuid, BerichtInput) {
    let kanaal = Kanaal::Voorkeur;
    (
        event.organisatie_id,
        BerichtInput { event: event.id, inwoner: None, hulpvraag, afspraak, soort, feiten, kanaal, instead: false },
    )
}

/// Somebody was referred: their Afspraak stands, or another organisatie was asked and has to answer first.
pub(crate) async fn booked(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let made: Doorverwezen = event.read()?;
        // Who shared nothing has no address here: the nummer was read aloud.
        if made.inwoner.is_none() {
            continue;
        }
        let beloop = doorverwijzing::stand_of(&house.store, made.doorverwijzing).await?;
        let (soort, feiten) = match beloop.filter(|beloop| beloop.offered) {
            Some(beloop) => (Soort::StandDoorverwijzing, stand(stand_of(&beloop.status), beloop.organisatie_naam)),
            None => (Soort::AfspraakBevestigd, Feiten::default()),
        };
        let (organisatie, bericht) = about(event, made.hulpvraag, made.afspraak, soort, feiten);
        told.push((organisatie, BerichtInput { inwoner: made.inwoner, ..bericht }));
    }
    queue(&house, told).await
}

/// Who was asked said yes: now the Afspraak stands. Under a Convenant that was told with the booking.
pub(crate) async fn accepted(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let said: Doorverwezen = event.read()?;
        let beloop = doorverwijzing::stand_of(&house.store, said.doorverwijzing).await?;
        if beloop.is_some_and(|beloop| beloop.offered) && said.inwoner.is_some() {
            let (organisatie, bericht) = about(event, said.hulpvraag, said.afspraak, Soort::AfspraakBevestigd, Feiten::default());
            told.push((organisatie, BerichtInput { instead: true, ..bericht }));
        }
    }
    queue(&house, told).await
}

/// Who was asked said no, or nothing.
pub(crate) async fn turned_down(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let said: Doorverwezen = event.read()?;
        let Some(beloop) = doorverwijzing::stand_of(&house.store, said.doorverwijzing).await? else { continue };
        let how = if event.kind == doorverwijzing::events::GEWEIGERD { Stand::Geweigerd } else { Stand::Verlopen };
        let feiten = stand(how, beloop.organisatie_naam);
        let (_, bericht) = about(event, said.hulpvraag, said.afspraak, Soort::StandDoorverwijzing, feiten);
        // Whoever sent it is owner still, and telephones.
        told.push((beloop.van_organisatie_id, BerichtInput { instead: true, ..bericht }));
    }
    queue(&house, told).await
}

/// A visit ended: what was talked about goes along the way that was asked for at the Balie, or not at all.
pub(crate) async fn summary(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let visit: Bezocht = event.read()?;
        let Some(kanaal) = visit.samenvatting else { continue };
        let (here, bericht) = about(event, visit.hulpvraag, Some(visit.afspraak), Soort::SamenvattingGesprek, Feiten::default());
        told.push((here, BerichtInput { kanaal, ..bericht }));
    }
    queue(&house, told).await
}

/// Nobody came.
pub(crate) async fn missed(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let visit: Bezocht = event.read()?;
        told.push(about(event, visit.hulpvraag, Some(visit.afspraak), Soort::AfspraakGemist, Feiten::default()));
    }
    queue(&house, told).await
}

/// When an Afspraak was; it names nobody.
#[derive(FromQueryResult)]
struct Earlier {
    begin: Ms,
}
impl Plain for Earlier {}

/// An Afspraak stands at another time: the rota changed, or the Inwoner asked for it.
pub(crate) async fn moved(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let moved: Gewijzigd = event.read()?;
        let feiten = earlier(&house, moved.van).await?;
        told.extend(changed(event, &moved, Soort::AfspraakVerplaatst, feiten));
    }
    queue(&house, told).await
}

/// When it was before.
async fn earlier(house: &Shared, afspraak: Uuid) -> Result<Feiten, store::StoreError> {
    let sql = "select a.begin from afspraak a where a.id = $1";
    let before: Vec<Earlier> = house.store.look().sql(sql, [afspraak.into()]).await?;
    Ok(Feiten { eerder: before.first().map(|row| row.begin), ..Feiten::default() })
}

/// An Afspraak does not go ahead, whoever called it off. Where another took its place, the message about that one says so.
pub(crate) async fn called_off(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let gone: Afgezegd = event.read()?;
        if gone.nieuw.is_some() || gone.inwoner.is_none() {
            continue;
        }
        // Who has the question writes: an organisatie that was only asked is nobody to the Inwoner.
        let owner = hulpvraag::relation(&house.store.look(), gone.hulpvraag).await?.and_then(|relation| relation.eigenaar);
        let (here, bericht) = about(event, gone.hulpvraag, Some(gone.afspraak), Soort::AfspraakAfgezegd, Feiten::default());
        told.push((owner.map_or(here, |(organisatie, _)| organisatie), bericht));
    }
    queue(&house, told).await
}

/// An Inwoner asked who looked at their data: it arrived, and before when there is an answer.
pub(crate) async fn received(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let asked: InzageGevraagd = event.read()?;
        let termijn = mijn::answer_due(&house.store.look(), asked.hulpvraag).await?;
        told.push(to(&asked, event, Soort::Ontvangst, Feiten { termijn, ..Feiten::default() }));
    }
    queue(&house, told).await
}

/// That question has an answer.
pub(crate) async fn answered(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        told.push(to(&event.read()?, event, Soort::AntwoordInzageVraag, Feiten::default()));
    }
    queue(&house, told).await
}

fn to(asked: &InzageGevraagd, event: &Event, soort: Soort, feiten: Feiten) -> (Uuid, BerichtInput) {
    let (organisatie, bericht) = about(event, asked.hulpvraag, None, soort, feiten);
    (organisatie, BerichtInput { inwoner: Some(asked.inwoner), ..bericht })
}

/// Somebody else has the question by name: one name, and the number of their organisatie.
pub(crate) async fn contact(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let new: Contactpersoon = event.read()?;
        let Some(naam) = netwerk::medewerker_naam(&house.store.look(), new.medewerker).await? else { continue };
        let feiten = Feiten { contactpersoon: Some(naam), ..Feiten::default() };
        let (_, bericht) = about(event, new.hulpvraag, None, Soort::NieuweContactpersoon, feiten);
        told.push((new.organisatie, BerichtInput { inwoner: Some(new.inwoner), ..bericht }));
    }
    queue(&house, told).await
}

/// A colleague sits there. Time and place are what they were: the message says them once more, and that it goes on.
pub(crate) async fn taken_over(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        told.extend(changed(event, &event.read()?, Soort::AfspraakBevestigd, Feiten::default()));
    }
    queue(&house, told).await
}

/// Who shared nothing has no address: the Balie has a Taak instead, or nothing changed for them.
fn changed(event: &Event, what: &Gewijzigd, soort: Soort, feiten: Feiten) -> Option<(Uuid, BerichtInput)> {
    what.inwoner?;
    Some(about(event, what.hulpvraag, Some(what.afspraak), soort, feiten))
}

/// How it stands by now: an answer may have been faster than the relay.
fn stand_of(status: &str) -> Stand {
    match Status::parse(status) {
        Some(Status::Geweigerd) => Stand::Geweigerd,
        Some(Status::Verlopen) => Stand::Verlopen,
        Some(Status::Geaccepteerd | Status::Uitgevoerd | Status::Afgerond) => Stand::Geaccepteerd,
        _ => Stand::Aangeboden,
    }
}

fn stand(how: Stand, bestemming: String) -> Feiten {
    Feiten { stand: Some(how), bestemming: Some(bestemming), ..Feiten::default() }
}
