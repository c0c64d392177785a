//! `/mijn/gegevens`: how an Inwoner wants to be reached. By letter, unless they say here for which messages not (Awb 2:8).

use super::{Woont, soort_text, theirs};
use crate::acts::{CHANNEL, CHOOSE};
use crate::channel::EmailStatus;
use crate::check::{Kader, VoorkeurForm, check_as, check_telefoon};
use crate::own::{Gegevens, helps, own};
use crate::{BerichtError, Soort, VoorkeurInput};
use access::{Object, Verwerking};
use askama::Template;
use foundation::Code;
use hulpvraag::Instemming;
use inwoner::Adres;
use serde::Deserialize;
use store::{Once, StoreError};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Query, Shared, Shell, Taal, Who, earlier, render, see_other, t};

const PATH: &str = "/mijn/gegevens";
/// Where a choice that was kept leads.
const KEPT: &str = "/mijn/gegevens?bewaard=ja";

/// Whether something was just kept.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    bewaard: String,
}

/// The fields as they were typed.
#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    email: Vec<String>,
    adres: String,
    taal: String,
    grote_letter: String,
    telefoon: String,
    straat: String,
    huisnummer: String,
    postcode: String,
    plaats: String,
    versie: i32,
}

impl Typed {
    fn of(now: &Gegevens) -> Self {
        let VoorkeurForm { email, adres, taal, grote_letter, versie, .. } = VoorkeurForm::of(&now.voorkeur);
        let Adres { straat, huisnummer, postcode, plaats } = now.adres.clone();
        let telefoon = now.telefoon.clone();
        Self { email, adres, taal, grote_letter, telefoon, straat, huisnummer, postcode, plaats, versie }
    }

    /// A number that may be a BSN does not come back.
    fn show_no_bsn(&mut self) {
        let Self { adres, telefoon, straat, huisnummer, postcode, plaats, .. } = self;
        for field in [adres, telefoon, straat, huisnummer, postcode, plaats] {
            *field = rules::tekst::without_bsn(field);
        }
    }

    fn form(&self) -> VoorkeurForm {
        let Self { email, adres, taal, grote_letter, telefoon: _, straat, huisnummer, postcode, plaats, versie } = self.clone();
        let (instemming, bezoek) = (String::new(), None);
        VoorkeurForm { email, adres, taal, grote_letter, straat, huisnummer, postcode, plaats, instemming, versie, bezoek }
    }
}

/// What was chosen, in a form.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let now = current(&house, &who).await?;
    let mut view = View::new(&house, &shell, Typed::of(&now), &now, Errors::default());
    view.kept = asked.bewaard == "ja";
    Ok(render(&shell, &t!(shell.taal, "gegevens-title"), &view))
}

async fn current(house: &Shared, who: &Who) -> Result<Gegevens, Oops> {
    let purpose = who.permit_own(house, CHANNEL)?;
    Ok(own(&house.store, &purpose).await?)
}

/// The purpose of a choice, at the organisatie that helps; `None` where nobody does yet.
async fn purpose(house: &Shared, who: &Who) -> Result<(Verwerking, bool), Oops> {
    // Asked first, so that nobody else gets as far as the next line.
    let alone = who.permit_own(house, CHOOSE)?;
    match helps(&house.store.look(), who.actor.id).await? {
        Some(organisatie) => Ok((who.at(organisatie).permit(house, CHOOSE, &Object::mijn(who.actor.id))?, true)),
        None => Ok((alone, false)),
    }
}

/// Keeps what was chosen. It counts at once, also for what waits.
pub async fn choose(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let (purpose, helped) = purpose(&house, &who).await?;
    let (typed, now) = (form.value, current(&house, &who).await?);
    let kader = Kader { now: &now.voorkeur, adres: Some(&now.adres), mails: house.mails, taal: shell.taal };
    let mut errors = Errors::default();
    let input = match check(&typed, helped, &kader, &mut errors) {
        Some(input) => input,
        None => return Ok(refuse(&house, &shell, typed, &now, errors, Code::FIELD)),
    };
    if input.versie != now.voorkeur.versie {
        return stale(&house, &shell, typed, &now, &form.once).await;
    }
    let done = crate::choose(&house.store, &purpose, who.actor.id, &input, &form.once, KEPT).await;
    match answer(&house, &shell, done, CHOOSE, &form.once).await? {
        Some(page) => Ok(page),
        None => stale(&house, &shell, typed, &current(&house, &who).await?, &form.once).await,
    }
}

/// Who helps them wrote down something else meanwhile: both on one page (R9). A press that was repeated is none of that.
async fn stale(house: &Shared, shell: &Shell, mut typed: Typed, now: &Gegevens, once: &Once) -> Result<Response, Oops> {
    if let Some(location) = earlier(house, CHOOSE, once).await? {
        return Ok(see_other(shell.taal, &location));
    }
    typed.versie = now.voorkeur.versie;
    typed.show_no_bsn();
    let mut view = View::new(house, shell, typed, now, Errors::default());
    view.theirs = Some(theirs(&now.voorkeur, shell.taal));
    Ok(shell.refuse(&t!(shell.taal, "gegevens-title"), &view, Code::STALE))
}

fn check(typed: &Typed, helped: bool, kader: &Kader<'_>, errors: &mut Errors) -> Option<VoorkeurInput> {
    let taal = kader.taal;
    let telefoon = check_telefoon(&typed.telefoon, taal, errors);
    let input = match check_as(&typed.form(), Some(Instemming::Ingelogd), kader) {
        Ok(input) => Some(input),
        Err(more) => {
            for (field, text) in more.list() {
                errors.add(field, text.clone());
            }
            None
        }
    };
    if !helped && kader.mails && !typed.adres.trim().is_empty() && errors.at("adres").is_none() {
        errors.add("adres", t!(taal, "error-adres-nobody"));
    }
    errors.is_empty().then_some(())?;
    Some(VoorkeurInput { telefoon: Some(telefoon?), ..input? })
}

/// The code that went to the address.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct CodeForm {
    code: String,
}

/// Takes the code from the e-mail.
pub async fn confirm(State(house): State<Shared>, shell: Shell, who: Who, form: Form<CodeForm>) -> Result<Response, Oops> {
    let (purpose, _) = purpose(&house, &who).await?;
    let done = crate::confirm(&house.store, &purpose, who.actor.id, &form.value.code, &form.once, KEPT).await;
    let taal = shell.taal;
    let (text, code) = match &done {
        Err(BerichtError::WrongCode) => (t!(taal, "own-error-code"), Code::FIELD),
        Err(BerichtError::TooMany) => (t!(taal, "own-error-code-many"), Code::TOO_MANY),
        _ => (t!(taal, "own-error-code-old"), Code::STALE),
    };
    match answer(&house, &shell, done, CHOOSE, &form.once).await? {
        Some(page) => Ok(page),
        None => {
            let now = current(&house, &who).await?;
            let mut errors = Errors::default();
            errors.add("code", text);
            Ok(refuse(&house, &shell, Typed::of(&now), &now, errors, code))
        }
    }
}

/// Where it led, also for a repeat; `None` where it has to be said on the page what is wrong.
async fn answer(
    house: &Shared,
    shell: &Shell,
    done: Result<(), BerichtError>,
    act: access::Act,
    once: &Once,
) -> Result<Option<Response>, Oops> {
    let Err(why) = done else { return Ok(Some(see_other(shell.taal, KEPT))) };
    match (earlier(house, act, once).await?, why) {
        (Some(location), _) => Ok(Some(see_other(shell.taal, &location))),
        (None, BerichtError::WrongCode | BerichtError::TooMany | BerichtError::NotNow) => Ok(None),
        (None, BerichtError::Store(StoreError::Stale | StoreError::Crossed | StoreError::NotFound)) => Ok(None),
        (None, other) => Err(other.into()),
    }
}

/// The form again as it was typed, with what is wrong.
fn refuse(house: &Shared, shell: &Shell, mut typed: Typed, now: &Gegevens, errors: Errors, code: Code) -> Response {
    typed.show_no_bsn();
    shell.refuse(&t!(shell.taal, "gegevens-title"), &View::new(house, shell, typed, now, errors), code)
}

struct Choice {
    value: &'static str,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "gegevens.html")]
struct View {
    taal: Taal,
    csrf: String,
    telefoon: String,
    locatie: String,
    shell: Shell,
    path: &'static str,
    typed: Typed,
    kinds: Vec<Choice>,
    languages: [Choice; 3],
    waits_for_code: bool,
    adres_note: Option<String>,
    woont: Woont,
    mails: bool,
    theirs: Option<String>,
    kept: bool,
    errors: Errors,
}

impl View {
    fn new(house: &Shared, shell: &Shell, typed: Typed, now: &Gegevens, errors: Errors) -> Self {
        let taal = shell.taal;
        let kinds = Soort::ALL.iter().filter(|soort| soort.may_be_digital()).map(|soort| Choice {
            value: soort.as_str(),
            text: soort_text(soort.as_str(), taal),
            chosen: typed.email.iter().any(|one| one == soort.as_str()),
        });
        let languages =
            Taal::ALL.map(|one| Choice { value: one.code(), text: one.own_name().to_owned(), chosen: typed.taal == one.code() });
        let (telefoon, locatie) = super::own::call(now.hulp.clone(), shell);
        let adres = now.voorkeur.adres.as_ref().map(|(_, status)| *status);
        Self {
            taal,
            csrf: shell.csrf.clone(),
            telefoon,
            locatie,
            shell: shell.clone(),
            path: PATH,
            kinds: kinds.collect(),
            languages,
            waits_for_code: adres == Some(EmailStatus::Nieuw),
            adres_note: adres.map(|status| match status {
                EmailStatus::Nieuw => t!(taal, "own-adres-nieuw"),
                EmailStatus::Bevestigd => t!(taal, "own-adres-bevestigd"),
                EmailStatus::Onbestelbaar => t!(taal, "own-adres-onbestelbaar"),
            }),
            woont: Woont::own(&typed.form(), taal),
            mails: house.mails,
            theirs: None,
            typed,
            kept: false,
            errors,
        }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
