//! `/afspraken/{id}`: when and where, another time, or not at all. For the Inwoner, and for whoever they call or stand before.

use crate::change::{AfspraakIds, CANCELLED, MOVED, cancel, move_to, place, show_told};
use crate::{BalieError, acts};
use access::Act;
use afspraak::{Afspraak, Status};
use askama::Template;
use bericht::{KanaalStand, Soort};
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use foundation::{Code, Uuid};
use netwerk::tables::locatie;
use serde::Deserialize;
use store::{Ms, StoreError};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, When, Who, earlier, read_date, render, see_other, t};

/// Times to choose from.
pub(crate) const TIJDSLOTEN: u32 = 12;

/// Whether somebody is about to call off, and has to say so once more; and what was just done.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    afzeggen: String,
    gedaan: String,
    /// From which day times are shown, as typed.
    vanaf: String,
}

/// What is shown of it besides how it stands.
#[derive(Default)]
struct Wanted<'a> {
    /// Whether somebody is about to call off.
    sure: bool,
    done: Option<Soort>,
    /// The time that was chosen.
    tijdslot: &'a str,
    vanaf: &'a str,
}

/// The Afspraak, with the times it can move to.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let there = There::find(&house, &who, id).await?;
    let done = match asked.gedaan.as_str() {
        CANCELLED => Some(Soort::AfspraakAfgezegd),
        MOVED => Some(Soort::AfspraakVerplaatst),
        _ => None,
    };
    let wanted = Wanted { sure: asked.afzeggen == "ja", done, vanaf: &asked.vanaf, ..Wanted::default() };
    let view = there.build(&house, &shell, &wanted, Errors::default()).await?;
    let title = t!(shell.taal, "change-title");
    Ok(if view.errors.is_empty() { render(&shell, &title, &view) } else { shell.refuse(&title, &view, Code::FIELD) })
}

/// An Afspraak that is there for whoever asks, with whom they are at its organisatie.
pub(crate) struct There {
    pub(crate) who: Who,
    pub(crate) plek: AfspraakIds,
    object: access::Object,
    pub(crate) locatie: locatie::Model,
}

impl There {
    pub(crate) async fn find(house: &Shared, who: &Who, id: Uuid) -> Result<Self, Oops> {
        let look = house.store.look();
        let Some((plek, relation)) = place(&look, id).await? else {
            // As much work as a refusal (R5).
            house.access.may(&who.actor, acts::SHOW_AFSPRAAK, &access::Object::nothing());
            return Err(Oops::not_found());
        };
        // What an Inwoner does is in the log of the organisatie they do it at.
        let who = if who.actor.is_inwoner() { who.at(plek.organisatie_id) } else { who.clone() };
        let object = plek.object(&relation);
        if !house.access.may(&who.actor, acts::SHOW_AFSPRAAK, &object) {
            return Err(Oops::not_found());
        }
        let locatie = netwerk::locatie_of(&look, plek.locatie_id).await?.ok_or(Oops::not_found())?;
        Ok(Self { object, who, plek, locatie })
    }

    pub(crate) fn permit(&self, house: &Shared, act: Act) -> Result<access::Verwerking, Oops> {
        self.who.permit(house, act, &self.object)
    }

    /// That it worked, how it stands, and how the Inwoner hears it; nothing where the Afspraak says otherwise by now.
    fn done(&self, found: &Afspraak, done: Soort, hears: KanaalStand, at: &When, taal: Taal) -> Option<Done> {
        let when = format!("{}, {}", at.long_day(taal), at.time());
        let (own, plaats) = (self.who.actor.is_inwoner(), found.plaats.as_str());
        let (title, hears) = match (found.status, done) {
            (Status::Afgezegd, Soort::AfspraakAfgezegd) if own => (t!(taal, "cancelled-own", when = when), hears),
            (Status::Afgezegd, Soort::AfspraakAfgezegd) => (t!(taal, "cancelled-done", when = when), hears),
            (Status::Bevestigd, Soort::AfspraakVerplaatst) => {
                let hears = if at.is_today() { KanaalStand::TeLaat } else { hears };
                let title = match own {
                    true => t!(taal, "moved-own", when = when, plaats = plaats),
                    false => t!(taal, "moved-done", when = when, plaats = plaats),
                };
                (title, hears)
            }
            _ => return None,
        };
        let next = (own && done == Soort::AfspraakAfgezegd).then(|| t!(taal, "cancelled-next"));
        Some(Done { title, hears: if own { hears.to_themselves(taal) } else { hears.about(taal) }, next })
    }

    /// The time that was chosen, in words.
    async fn chosen(&self, house: &Shared, shell: &Shell, tijdslot: &str) -> Result<Option<String>, Oops> {
        let Ok(tijdslot) = tijdslot.parse() else { return Ok(None) };
        let begin = afspraak::begin_of(&house.store.look(), tijdslot).await?;
        let text = |at: Ms| {
            let at = When::new(at.at(), &self.locatie.tijdzone, house.store.now());
            t!(shell.taal, "mine-moved", tijd = format!("{}, {}", at.long_day(shell.taal), at.time()))
        };
        Ok(begin.map(text))
    }

    async fn build(&self, house: &Shared, shell: &Shell, wanted: &Wanted<'_>, mut errors: Errors) -> Result<View, Oops> {
        let purpose = self.permit(house, acts::SHOW_AFSPRAAK)?;
        let (found, hears) = show_told(&house.store, &purpose, self.plek.id, wanted.done).await?;
        let look = house.store.look();
        let now = house.store.now();
        let from = self.from(wanted.vanaf, now, shell.taal, &mut errors)?;
        let free = afspraak::free(&look, self.plek.balie_id, from, now, TIJDSLOTEN).await?;
        let words = netwerk::ProductTaal::load(&look, shell.taal).await?;
        let product = netwerk::product(&look, &found.product).await?;
        let names = netwerk::organisatie_names(&look).await?;
        let taal = shell.taal;
        let when = |at: Timestamp| When::new(at, &self.locatie.tijdzone, now);
        let at = when(found.begin);
        let zone_free = free.iter().map(|slot| {
            let at = when(slot.begin.at());
            Choice {
                value: slot.id.to_string(),
                text: format!("{}, {}", at.long_day(taal), at.time()),
                chosen: slot.id.to_string() == wanted.tijdslot,
            }
        });
        Ok(View {
            taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            path: format!("/afspraken/{}", found.id),
            own: self.who.actor.is_inwoner(),
            naam: found.naam.clone(),
            machine: at.machine(),
            when: format!("{}, {}", at.long_day(taal), at.time()),
            plaats: found.plaats.clone(),
            adres: format!("{}, {} {}", self.locatie.adres, self.locatie.postcode, self.locatie.plaats),
            telefoon: self.locatie.telefoon.clone(),
            organisatie: names.get(&found.organisatie).cloned().unwrap_or_default(),
            product: product.as_ref().map(|one| words.titel(&one.code, &one.titel)).unwrap_or_default(),
            meenemen: product.map(|one| words.meenemen(&one.code, &one.meenemen)).unwrap_or_default(),
            stands: stands(&found, now, taal),
            can_change: found.status == Status::Bevestigd && found.begin > now,
            sure: wanted.sure,
            done: wanted.done.zip(hears).and_then(|(soort, hears)| self.done(&found, soort, hears, &at, taal)),
            mine: None,
            versie: found.versie,
            free: zone_free.collect(),
            vanaf: rules::tekst::without_bsn(wanted.vanaf),
            errors,
        })
    }

    /// From when times are shown: what is wrong with the day that was typed stands at its field.
    pub(crate) fn from(&self, vanaf: &str, now: Timestamp, taal: Taal, errors: &mut Errors) -> Result<Timestamp, Oops> {
        if vanaf.trim().is_empty() {
            return Ok(now);
        }
        let zone = TimeZone::get(&self.locatie.tijdzone).map_err(|_| Oops::outage())?;
        let from = read_date(vanaf).and_then(|day| afspraak::from_day(day, now, &zone));
        if from.is_none() {
            errors.add("vanaf", t!(taal, "error-vanaf"));
        }
        Ok(from.unwrap_or(now))
    }
}

fn stands(afspraak: &Afspraak, now: Timestamp, taal: Taal) -> String {
    match afspraak.status {
        Status::Bevestigd if afspraak.begin > now => t!(taal, "change-stands"),
        Status::Afgezegd => t!(taal, "change-cancelled"),
        Status::Verplaatst => t!(taal, "change-moved"),
        _ => t!(taal, "change-too-late"),
    }
}

/// The form of either button.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    versie: i32,
    tijdslot: String,
    vanaf: String,
}

impl Typed {
    fn wanted(&self) -> Wanted<'_> {
        Wanted { tijdslot: &self.tijdslot, vanaf: &self.vanaf, ..Wanted::default() }
    }
}

/// Calls off.
pub async fn call_off(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let there = There::find(&house, &who, id).await?;
    let purpose = there.permit(&house, acts::CANCEL)?;
    let done = cancel(&house.store, &purpose, &there.plek, form.value.versie, &there.locatie, &form.once).await;
    answer(&house, &shell, &there, acts::CANCEL, &form, done).await
}

/// Moves.
pub async fn move_away(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let there = There::find(&house, &who, id).await?;
    let purpose = there.permit(&house, acts::MOVE)?;
    let Ok(tijdslot) = form.value.tijdslot.parse::<Uuid>() else {
        let mut errors = Errors::default();
        errors.add("tijdslot", t!(shell.taal, "error-choose-time"));
        let view = there.build(&house, &shell, &form.value.wanted(), errors).await?;
        return Ok(shell.refuse(&t!(shell.taal, "change-title"), &view, Code::FIELD));
    };
    let zone = &there.locatie.tijdzone;
    let done = move_to(&house.store, &purpose, &there.plek, form.value.versie, tijdslot, zone, &form.once).await;
    answer(&house, &shell, &there, acts::MOVE, &form, done.map(drop)).await
}

/// Where it led, also for a repeat; else the page again with what is wrong and the times that are free now.
async fn answer(
    house: &Shared,
    shell: &Shell,
    there: &There,
    act: Act,
    form: &Form<Typed>,
    done: Result<(), BalieError>,
) -> Result<Response, Oops> {
    if let Some(location) = earlier(house, act, &form.once).await? {
        return Ok(see_other(shell.taal, &location));
    }
    let taal = shell.taal;
    let (text, code) = match done {
        Err(BalieError::TijdslotGone) => (t!(taal, "error-time-gone"), Code::TIJDSLOT_GONE),
        Ok(()) | Err(BalieError::NotNow | BalieError::Store(StoreError::Stale | StoreError::Crossed)) => {
            (t!(taal, "error-changed"), Code::STALE)
        }
        Err(other) => return Err(other.into()),
    };
    let mut errors = Errors::default();
    errors.add("tijdslot", text);
    let mut view = there.build(house, shell, &form.value.wanted(), errors).await?;
    // Both versions: how it stands now, and what was chosen (R9).
    view.mine = match (code, act) {
        (Code::STALE, acts::CANCEL) => Some(t!(taal, "mine-cancelled")),
        (Code::STALE, _) => there.chosen(house, shell, &form.value.tijdslot).await?,
        _ => None,
    };
    Ok(shell.refuse(&t!(taal, "change-title"), &view, code))
}

/// What was just done, and how it is heard.
struct Done {
    title: String,
    hears: String,
    /// What happens next.
    next: Option<String>,
}

/// A time to choose.
struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "change.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    path: String,
    /// Whether it is the Inwoner's own; else it is somebody at work for them.
    own: bool,
    naam: String,
    machine: String,
    when: String,
    plaats: String,
    adres: String,
    telefoon: String,
    organisatie: String,
    product: netwerk::Tekst,
    meenemen: netwerk::Tekst,
    stands: String,
    can_change: bool,
    sure: bool,
    /// What was just done.
    done: Option<Done>,
    /// What was chosen and not done.
    mine: Option<String>,
    versie: i32,
    free: Vec<Choice>,
    /// From which day they are, as typed.
    vanaf: String,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
