//! `/looplijsten/nieuw`: a coordinator says for which regelingen, on which day.

use crate::blind::is_possible;
use crate::known::stand;
use crate::pages::Choice;
use crate::pages::vragen::words::{say, wijze_text};
use crate::store::day_of;
use crate::vragen::step::vragen_shown;
use crate::vragen::{LooplijstInput, Wijze, draw_up, gemeente_of};
use crate::{LooplijstError, acts};
use askama::Template;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Date;
use foundation::{Code, Fault};
use regeling::published;
use regelingen::Regeling;
use serde::Deserialize;
use std::collections::BTreeSet;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Shared, Shell, Taal, Who, read_date, render, repeat, see_other, t, write_date};

/// How far back a day may lie: the sources answer about no earlier one.
const DAYS: i32 = 365;

/// What is wanted, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) regelingen: Vec<String>,
    pub(crate) peildatum: String,
    pub(crate) wijze: String,
}

impl Typed {
    /// What is drawn up, as far as each field can be read by itself.
    pub(crate) fn check(&self, gemeente: &str, today: Date, taal: Taal, errors: &mut Errors) -> Option<LooplijstInput> {
        let known: BTreeSet<&str> = valid(gemeente).map(|one| one.sleutel.as_str()).collect();
        let is_known = |key: &String| known.contains(key.as_str()).then(|| key.clone());
        let regelingen: BTreeSet<String> = web::every("regelingen", &self.regelingen, is_known, taal, errors);
        if self.regelingen.is_empty() {
            errors.add("regelingen", t!(taal, "error-regelingen"));
        }
        let day = read_date(&self.peildatum).filter(|day| *day <= today && *day >= today.saturating_sub(DAYS.days()));
        let peildatum = errors.take("peildatum", day.ok_or(()), |()| t!(taal, "error-peildatum"));
        // Who says nothing asks as most do.
        let typed = if self.wijze.is_empty() { Wijze::Gewoon.as_str() } else { &self.wijze };
        let wijze = errors.take("wijze", Wijze::parse(typed).ok_or(()), |()| t!(taal, "error-choose"));
        errors.is_empty().then_some(())?;
        Some(LooplijstInput { regelingen, peildatum: peildatum?, gemeente: gemeente.to_owned(), wijze: wijze? })
    }
}

/// The versions that hold, or held, where this gemeente is.
pub(crate) fn valid(gemeente: &str) -> impl Iterator<Item = &'static Regeling> {
    let all = stand().map(regelingen::Stand::all).unwrap_or_default();
    all.iter().filter(move |one| one.gebied.holds_in(gemeente))
}

/// Which regelingen there are to choose from, and which of them nobody may ask about yet. What a gemeente carries out in its own way is
/// offered as that, and not as what the country says as well: to whoever it is about both are the same.
fn offered(gemeente: &str, published: &[&'static Regeling], typed: &Typed, taal: Taal) -> Vec<Offer> {
    let own: BTreeSet<&str> = valid(gemeente).filter_map(|one| one.uitvoering_van.as_deref()).collect();
    let mut all: Vec<&Regeling> = valid(gemeente).filter(|one| !own.contains(one.sleutel.as_str())).collect();
    all.dedup_by_key(|one| one.sleutel.as_str());
    let offer = |one: &Regeling| {
        let chosen = typed.regelingen.contains(&one.sleutel);
        let versions = || valid(gemeente).filter(|other| other.sleutel == one.sleutel);
        let concepts = versions().filter(|other| !published.iter().any(|one| std::ptr::eq(*one, *other)));
        let concepts: Vec<&str> = concepts.map(|other| other.versie.as_str()).collect();
        let (naam, closed) = (one.naam.of(taal.code()), concepts.len() == versions().count());
        let text = match (closed, concepts.is_empty()) {
            (true, _) => t!(taal, "regeling-concept", naam = naam),
            (false, false) => t!(taal, "regeling-concept-some", naam = naam, versies = concepts.join(", ")),
            (false, true) => naam.to_owned(),
        };
        // What was chosen can be taken back.
        Offer { choice: Choice { value: one.sleutel.clone(), text, chosen }, disabled: closed && !chosen }
    };
    all.into_iter().map(offer).collect()
}

/// A regeling to choose.
struct Offer {
    choice: Choice,
    /// Whether nobody may ask about it yet.
    disabled: bool,
}

/// What the form offers in an organisatie of this gemeente.
async fn offers(house: &Shared, who: &Who, gemeente: Option<&str>, typed: &Typed, taal: Taal) -> Result<Vec<Offer>, Oops> {
    let gemeente = gemeente.unwrap_or_default();
    let published = published(&house.store.look(), who.actor.organisatie, valid(gemeente)).await?;
    Ok(offered(gemeente, &published, typed, taal))
}

/// The empty form.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::DRAW_UP)?;
    let gemeente = gemeente_of(&house, &who.actor.organisatie_naam);
    let today = day_of(house.store.now());
    let last = stand().map_or(today, |all| all.last_day(gemeente.as_deref().unwrap_or_default(), today));
    let peildatum = write_date(last);
    let typed = Typed { peildatum, ..Typed::default() };
    let possible = is_possible(&house.store.look()).await?;
    let offers = offers(&house, &who, gemeente.as_deref(), &typed, shell.taal).await?;
    let view = View::new(&shell, (gemeente.is_some(), possible), offers, typed, Errors::default());
    Ok(render(&shell, &t!(shell.taal, "new-title"), &view))
}

/// Draws it up.
pub async fn submit(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::DRAW_UP)?;
    let (typed, taal) = (form.value, shell.taal);
    let gemeente = gemeente_of(&house, &who.actor.organisatie_naam);
    let (mut errors, mut code) = (Errors::default(), Code::FIELD);
    let today = day_of(house.store.now());
    let input = gemeente.as_deref().and_then(|gemeente| typed.check(gemeente, today, taal, &mut errors));
    if let Some(input) = input {
        let why = match draw_up(&house.store, &purpose, &input, &form.once).await {
            Ok(id) => return Ok(see_other(taal, &vragen_shown(id))),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::DRAW_UP, &form.once).await? {
            return Ok(answer);
        }
        code = why.code();
        let field = field_of(&why);
        say(why, field, taal, &mut errors)?;
    } else if gemeente.is_none() {
        errors.add("regelingen", t!(taal, "paused-administratie"));
    }
    let possible = is_possible(&house.store.look()).await?;
    let offers = offers(&house, &who, gemeente.as_deref(), &typed, taal).await?;
    let view = View::new(&shell, (gemeente.is_some(), possible), offers, typed, errors);
    Ok(shell.refuse(&t!(taal, "new-title"), &view, code))
}

/// Which field what was refused belongs to.
pub(crate) fn field_of(why: &LooplijstError) -> &'static str {
    match why {
        LooplijstError::NotComplete(_) => "peildatum",
        LooplijstError::NotInvented => "wijze",
        _ => "regelingen",
    }
}

#[derive(Template)]
#[template(path = "vragen/new.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    regelingen: Vec<Offer>,
    peildatum: String,
    wijzen: Vec<Choice>,
    /// Whether the people of this store are invented, so that blind may be asked.
    possible: bool,
    /// Whether the organisatie has an administratie that a list can begin with.
    ready: bool,
    errors: Errors,
}

impl View {
    fn new(shell: &Shell, (ready, possible): (bool, bool), regelingen: Vec<Offer>, typed: Typed, errors: Errors) -> Self {
        let taal = shell.taal;
        let chosen = if typed.wijze.is_empty() { Wijze::Gewoon.as_str() } else { &typed.wijze };
        let wijzen = Wijze::ALL.iter().map(|one| Choice::new(one.as_str(), wijze_text(*one, taal), chosen)).collect();
        Self {
            taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            regelingen,
            peildatum: rules::tekst::without_bsn(&typed.peildatum),
            wijzen,
            possible,
            ready,
            errors,
        }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
