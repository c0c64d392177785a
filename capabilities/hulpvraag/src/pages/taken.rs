//! `/taken`: what has to be done, by whom and before when. The list names no person.

use crate::HulpvraagError;
use crate::list::list;
use crate::next::{self, VervolgstapInput};
use crate::pages::beside::{self, Beside, Way};
use crate::pages::line::Line;
use crate::press::{self, PressError};
use crate::routes::{DONE, LIST, TAKE_UP};
use crate::taak::{self, Soort};
use access::{Act, Verwerking};
use askama::Template;
use foundation::{Code, Uuid};
use serde::Deserialize;
use store::{Once, StoreError};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, Who, render, repeat, see_other, t};

/// The query of the page: whether a Hulpvraag was just closed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    gesloten: String,
    /// How the Inwoner hears that an Afspraak does not go ahead: a word of `bericht`, which stands above this capability.
    weg: String,
}

/// What this Medewerker has to do.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let mut view = build(&house, &shell, &who, Back::default()).await?;
    view.closed = (asked.gesloten == "ja").then(|| hears(&asked.weg, shell.taal));
    Ok(render(&shell, &t!(shell.taal, "taken-title"), &view))
}

fn hears(weg: &str, taal: Taal) -> String {
    match weg {
        "brief" | "grote_letter" => t!(taal, "closed-letter"),
        "email" => t!(taal, "closed-email"),
        "geen_adres" => t!(taal, "closed-call"),
        _ => t!(taal, "closed-nothing"),
    }
}

/// What comes back in the list after a press that was refused.
#[derive(Default)]
pub(super) struct Back {
    errors: Errors,
    /// At which Taak, with what was typed there.
    pub(super) typed: Option<(Uuid, VervolgstapInput)>,
}

async fn build(house: &Shared, shell: &Shell, who: &Who, back: Back) -> Result<View, Oops> {
    let purpose = who.permit_own(house, LIST)?;
    let (taal, now) = (shell.taal, house.store.now());
    let rows = list(&house.store, &purpose).await?;
    let lines = rows.into_iter().map(|row| Line::new(row, &who.actor, &back, taal, now)).collect();
    let beside = beside::rows(house, who, taal).await?;
    let at = back.typed.map(|(id, _)| id.to_string()).unwrap_or_default();
    Ok(View { taal, csrf: shell.csrf.clone(), shell: shell.clone(), beside, lines, errors: back.errors, at, closed: None })
}

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

/// Marks a Taak as done, with what was agreed where it was the next step of its Hulpvraag.
pub async fn done(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<VervolgstapInput>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, DONE, id).await?;
    let mut back = Back { typed: Some((id, form.value.clone())), ..Back::default() };
    let agreed = next::check(&house.store.look(), id, &form.value, house.store.now(), shell.taal, &mut back.errors).await?;
    if !back.errors.is_empty() {
        return refuse(&house, &shell, &who, back, Code::FIELD).await;
    }
    let outcome = press::done(&house.store, &purpose, id, agreed, &form.once).await;
    answer(&house, &shell, &who, (DONE, id, t!(shell.taal, "done")), back, &form.once, outcome).await
}

/// Takes a Taak up: from now on it has a name.
pub async fn take_up(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, TAKE_UP, id).await?;
    let outcome = press::take_up(&house.store, &purpose, id, &form.once).await;
    answer(&house, &shell, &who, (TAKE_UP, id, t!(shell.taal, "take-up")), Back::default(), &form.once, outcome).await
}

pub(crate) async fn permit(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<Verwerking, Oops> {
    let place = who.found(house, act, taak::place_of(&house.store.look(), id).await?)?;
    who.permit(house, act, &place.object(id, who.actor.id))
}

async fn refuse(house: &Shared, shell: &Shell, who: &Who, back: Back, code: Code) -> Result<Response, Oops> {
    let view = build(house, shell, who, back).await?;
    Ok(shell.refuse(&t!(shell.taal, "taken-title"), &view, code))
}

async fn answer(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    (act, id, chosen): (Act, Uuid, String),
    mut back: Back,
    once: &Once,
    outcome: Result<(), PressError>,
) -> Result<Response, Oops> {
    let Err(why) = outcome else { return Ok(see_other(shell.taal, "/taken")) };
    if let Some(same) = repeat(house, shell.taal, act, once).await? {
        return Ok(same);
    }
    if add_fault(&why, shell.taal, &mut back.errors) {
        return refuse(house, shell, who, back, Code::FIELD).await;
    }
    let PressError::Hulpvraag(HulpvraagError::Store(StoreError::Stale | StoreError::Crossed) | HulpvraagError::NotNow(_)) = why
    else {
        return Err(why.into());
    };
    let stand = press::stand_of(&house.store.look(), id).await?.map(|stand| stand_text(&stand, shell.taal)).unwrap_or_default();
    back.errors.add("lijst", t!(shell.taal, "error-done-or-answer", keuze = chosen, stand = stand));
    refuse(house, shell, who, Back { typed: None, ..back }, Code::STALE).await
}

/// Says what is wrong with what was agreed; whether it was about that.
pub(crate) fn add_fault(why: &PressError, taal: Taal, errors: &mut Errors) -> bool {
    match why {
        PressError::NoNextStep => {
            errors.add("vervolgstap", t!(taal, "error-next-step"));
            errors.add("datum", t!(taal, "error-next-day"));
        }
        PressError::NotTheNextStep => errors.add("vervolgstap", t!(taal, "error-next-needless")),
        PressError::Hulpvraag(_) => return false,
    }
    true
}

fn stand_text(stand: &press::Stand, taal: Taal) -> String {
    match (taak::Status::parse(&stand.status), &stand.medewerker_naam) {
        (Some(taak::Status::Klaar), _) => t!(taal, "stand-klaar"),
        (Some(taak::Status::Vervallen) | None, _) => t!(taal, "stand-vervallen"),
        (Some(_), Some(naam)) => t!(taal, "stand-opgepakt", naam = naam.as_str()),
        (Some(_), None) => t!(taal, "stand-open"),
    }
}

/// What has to be done, as a Medewerker reads it.
pub fn text(soort: Soort, taal: Taal) -> String {
    match soort {
        Soort::Nabellen => t!(taal, "taak-nabellen"),
        Soort::Bellen => t!(taal, "taak-bellen"),
        Soort::NietVerschenen => t!(taal, "taak-niet-verschenen"),
        Soort::Geweigerd => t!(taal, "taak-geweigerd"),
        Soort::Verlopen => t!(taal, "taak-verlopen"),
        Soort::Terugkomen => t!(taal, "taak-terugkomen"),
        Soort::Vastgelopen => t!(taal, "taak-vastgelopen"),
        Soort::Afstemmen => t!(taal, "taak-afstemmen"),
        Soort::RoosterGewijzigd => t!(taal, "taak-rooster-gewijzigd"),
        Soort::Afgezegd => t!(taal, "taak-afgezegd"),
        Soort::InzageVraag => t!(taal, "taak-inzage-vraag"),
        Soort::DoorverwijzingWacht => t!(taal, "taak-aanbod-wacht"),
        Soort::Ingetrokken => t!(taal, "taak-ingetrokken"),
        Soort::Regie => t!(taal, "taak-regie"),
        Soort::RegieGeweigerd => t!(taal, "taak-regie-geweigerd"),
        Soort::LaatNietLos => t!(taal, "taak-laat-niet-los"),
        Soort::BerichtRetour => t!(taal, "taak-bericht-retour"),
        Soort::BerichtBellen => t!(taal, "taak-bericht-bellen"),
        Soort::BerichtenWachten => t!(taal, "taak-berichten-wachten"),
        Soort::StapVoorbij => t!(taal, "taak-stap-voorbij"),
        Soort::DocumentVermist => t!(taal, "taak-document-vermist"),
        Soort::BalieKiezen => t!(taal, "taak-balie-kiezen"),
    }
}

#[derive(Template)]
#[template(path = "taken.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    beside: Vec<Beside>,
    lines: Vec<Line>,
    errors: Errors,
    /// The Taak at which something is wrong.
    at: String,
    /// That a Hulpvraag was just closed, with how the Inwoner hears it.
    closed: Option<String>,
}

impl View {
    fn count(&self) -> usize {
        self.beside.len() + self.lines.len()
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }

    /// What is wrong with a field of the Taak that came back.
    fn fault(&self, field: &str, back: bool) -> Option<&str> {
        self.errors.at(field).filter(|_| back)
    }

    /// Where an error leads: the list, or the field of the Taak at which it is.
    fn anchor(&self, field: &str) -> String {
        if field == "lijst" { field.to_owned() } else { format!("{field}-{}", self.at) }
    }
}
