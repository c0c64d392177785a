//! What the Inwoner is told when something happened: an event becomes a message of a kind. A new event that somebody has to
//! hear about is one line in `listeners.rs` and one function here that ends in [`queue`].

use crate::listeners::{Outcome, purpose};
use afmelding::events::AfmeldingIds;
use afspraak::events::{Afgezegd, Gewijzigd};
use balie::events::Bezocht;
use bericht::{BerichtInput, Feiten, Kanaal, Soort, Stand};
use doorverwijzing::events::{Contactpersoon, Doorverwezen};
use doorverwijzing::{StandRow, Status};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
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
        BerichtInput {
            event: event.id,
            inwoner: None,
            hulpvraag,
            afspraak,
            soort,
            feiten,
            kanaal,
            instead: false,
            bel_voor: None,
        },
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
        let (soort, feiten) = match beloop {
            Some(beloop) if beloop.offered => {
                (Soort::StandDoorverwijzing, stand(stand_of(&beloop.status), beloop.organisatie_naam))
            }
            Some(beloop) => stands(beloop),
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
        let Some(beloop) = beloop.filter(|beloop| beloop.offered && said.inwoner.is_some()) else { continue };
        let van = beloop.van_organisatie_id;
        let (soort, feiten) = stands(beloop);
        let (here, bericht) = about(event, said.hulpvraag, said.afspraak, soort, feiten);
        let bel_voor = too_soon_for_post(&house, said.afspraak).await?;
        // Who sent it on says so; an Afspraak is told by who said yes.
        let organisatie = if soort == Soort::Doorgestuurd { van } else { here };
        told.push((organisatie, BerichtInput { instead: true, bel_voor, ..bericht }));
    }
    queue(&house, told).await
}

/// When the Afspraak begins, if that is before a letter of today is read: whoever waited for the answer has to know by then.
async fn too_soon_for_post(house: &Shared, afspraak: Option<Uuid>) -> Result<Option<Ms>, store::StoreError> {
    let Some(afspraak) = afspraak else { return Ok(None) };
    let sql = "select a.begin, l.tijdzone, l.gebied from afspraak a join locatie l on l.id = a.locatie_id where a.id = $1";
    let found = house.store.look().sql::<Tijd>(sql, [afspraak.into()]).await?.into_iter().next();
    let in_time = |tijd: &Tijd| {
        let zone = TimeZone::get(&tijd.tijdzone).unwrap_or(TimeZone::UTC);
        let gebied = netwerk::gebied_of(&tijd.gebied);
        rules::termijn::letter_is_in_time(house.store.now(), tijd.begin.at(), &zone, gebied).unwrap_or(true)
    };
    // What is over is told to nobody any more.
    let ahead = |tijd: &Tijd| tijd.begin.at() > house.store.now();
    Ok(found.filter(|tijd| ahead(tijd) && !in_time(tijd)).map(|tijd| tijd.begin))
}

/// When an Afspraak is, and by which clock and holidays; it names nobody.
#[derive(FromQueryResult)]
struct Tijd {
    begin: Ms,
    tijdzone: String,
    gebied: String,
}
impl Plain for Tijd {}

/// The Afspraak stands. Where the question went on to another organisatie, that is what the Inwoner wants to know with it: who
/// has it now (Awb 2:3). On the telephone, the first time, it was said aloud.
fn stands(beloop: StandRow) -> (Soort, Feiten) {
    match beloop.again {
        true => (Soort::Doorgestuurd, Feiten { bestemming: Some(beloop.organisatie_naam), ..Feiten::default() }),
        false => (Soort::AfspraakBevestigd, Feiten::default()),
    }
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

/// When an Afspraak was and is now, and on which clock; it names nobody.
#[derive(FromQueryResult)]
struct Tijden {
    eerder: Ms,
    begin: Ms,
    tijdzone: String,
}
impl Plain for Tijden {}

impl Tijden {
    async fn of(house: &Shared, moved: &Gewijzigd) -> Result<Option<Self>, store::StoreError> {
        let sql = "select v.begin as eerder, a.begin, l.tijdzone from afspraak a join afspraak v on v.id = $1
                   join locatie l on l.id = a.locatie_id where a.id = $2";
        Ok(house.store.look().sql::<Self>(sql, [moved.van.into(), moved.afspraak.into()]).await?.into_iter().next())
    }

    /// Whether this is today on the clock of the Locatie: then no letter comes in time.
    fn is_today(&self, at: Ms, now: Timestamp) -> bool {
        let zone = TimeZone::get(&self.tijdzone).unwrap_or(TimeZone::UTC);
        at.at().to_zoned(zone.clone()).date() == now.to_zoned(zone).date()
    }

    fn feiten(&self) -> Feiten {
        Feiten { eerder: Some(self.eerder), ..Feiten::default() }
    }
}

/// An Afspraak stands at another time because the Inwoner asked for it. Who moves it to today has heard so when it was done.
pub(crate) async fn moved(house: Shared, events: Vec<Event>) -> Outcome {
    let (mut told, now) = (Vec::new(), house.store.now());
    for event in &events {
        let moved: Gewijzigd = event.read()?;
        let Some(times) = Tijden::of(&house, &moved).await?.filter(|times| !times.is_today(times.begin, now)) else { continue };
        told.extend(changed(event, &moved, Soort::AfspraakVerplaatst, times.feiten()));
    }
    queue(&house, told).await
}

/// An Afspraak stands at another time because the rota changed. If it was or is for today, somebody calls.
pub(crate) async fn rescheduled(house: Shared, events: Vec<Event>) -> Outcome {
    let (mut told, now) = (Vec::new(), house.store.now());
    for event in &events {
        let moved: Gewijzigd = event.read()?;
        let Some(times) = Tijden::of(&house, &moved).await? else { continue };
        let today = times.is_today(times.eerder, now) || times.is_today(times.begin, now);
        let bel_voor = today.then(|| times.eerder.min(times.begin));
        let message = changed(event, &moved, Soort::AfspraakVerplaatst, times.feiten());
        told.extend(message.map(|(organisatie, bericht)| (organisatie, BerichtInput { bel_voor, ..bericht })));
    }
    queue(&house, told).await
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
    let (here, bericht) = about(event, asked.hulpvraag, None, soort, feiten);
    // Who wrote the question down has no part in it: who answers writes.
    (asked.organisatie.unwrap_or(here), BerichtInput { inwoner: Some(asked.inwoner), ..bericht })
}

/// Somebody said at the Balie, on the telephone or in a letter that nobody has to look for them. Who logged in has read it.
pub(crate) async fn opted_out(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let said: AfmeldingIds = event.read()?;
        let Some(hulpvraag) = said.hulpvraag else { continue };
        let (here, bericht) = about(event, hulpvraag, None, Soort::AfmeldingBevestigd, Feiten::default());
        told.push((here, BerichtInput { inwoner: Some(said.inwoner), ..bericht }));
    }
    queue(&house, told).await
}

/// Somebody is 18: what was said for them as a child has ended. Whoever wrote it down says so, as long as they have the Hulpvraag.
pub(crate) async fn of_age(house: Shared, events: Vec<Event>) -> Outcome {
    let mut told = Vec::new();
    for event in &events {
        let said: AfmeldingIds = event.read()?;
        let Some(hulpvraag) = said.hulpvraag else { continue };
        if !hulpvraag::is_kept(&house.store.look(), hulpvraag).await? {
            continue;
        }
        let (_, bericht) = about(event, hulpvraag, None, Soort::AfmeldingVervalt, Feiten::default());
        told.push((said.bij, BerichtInput { inwoner: Some(said.inwoner), ..bericht }));
    }
    queue(&house, told).await
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
