//! What is pressed on the page of a Hulpvraag: taking back, closing, being sent round, and handing the regie over.

use super::hulpvraag::{refuse, relation_of};
use super::meanwhile::{Chosen, changed, uitkomst_text};
use crate::close::{Keuze, SluitingInput};
use crate::relation::ids_of;
use crate::{DoorverwijzingError, acts, keten};
use access::{Act, Verwerking};
use foundation::{Code, Uuid};
use hulpvraag::{Relation, Uitkomst};
use rules::nummer::Nummer;
use serde::Deserialize;
use store::Once;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Who, earlier, see_other, t};

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

/// Somebody who wants to do what only the owner does.
pub(crate) enum EigenaarState {
    /// They may: it is of their organisatie.
    Is(Relation, Box<Verwerking>),
    /// They did it before, with the same form: where that led.
    Did(String),
    /// It was of their organisatie until a moment ago.
    NoMore(Relation),
}

/// As [`owner`], where there is no page to say what changed.
pub(crate) async fn as_owner(
    house: &Shared,
    who: &Who,
    act: Act,
    nummer: &str,
    once: &Once,
) -> Result<Result<(Relation, Verwerking), String>, Oops> {
    match owner(house, who, act, nummer, once).await? {
        EigenaarState::Is(relation, purpose) => Ok(Ok((relation, *purpose))),
        EigenaarState::Did(location) => Ok(Err(location)),
        EigenaarState::NoMore(_) => Err(Oops::stale()),
    }
}

/// The Hulpvraag and the purpose of an act that only its owner does. Who was the owner until a moment ago reads that it
/// changed, and who sends the same form again gets the answer of the first time.
pub(crate) async fn owner(house: &Shared, who: &Who, act: Act, nummer: &str, once: &Once) -> Result<EigenaarState, Oops> {
    let nummer: Nummer = nummer.parse().map_err(|_| Oops::not_found())?;
    let (look, nummer) = (house.store.look(), nummer.to_string());
    let relation = who.found_for(house, &[act, acts::SHOW], hulpvraag::by_nummer(&look, &nummer).await?)?;
    if let Ok(purpose) = who.permit(house, act, &relation.owner_object()) {
        return Ok(EigenaarState::Is(relation, Box::new(purpose)));
    }
    who.permit(house, acts::SHOW, &relation.object())?;
    Ok(earlier(house, act, once).await?.map_or(EigenaarState::NoMore(relation), EigenaarState::Did))
}

/// Takes a Doorverwijzing back.
pub async fn withdraw(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::WITHDRAW, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::WITHDRAW, &ids.sent())?;
    let done = crate::withdraw(&house.store, &purpose, id, None, &form.once).await;
    let chosen = Chosen::told(t!(shell.taal, "do-withdraw"));
    match hulpvraag::relation(&house.store.look(), ids.hulpvraag_id).await? {
        Some(relation) => answer(&house, &shell, &who, &relation, acts::WITHDRAW, &form.once, done, chosen).await,
        None => match earlier(&house, acts::WITHDRAW, &form.once).await? {
            Some(location) => Ok(see_other(shell.taal, &location)),
            None => Err(Oops::stale()),
        },
    }
}

/// How a Hulpvraag is closed, as chosen on the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Closed {
    pub(crate) uitkomst: String,
    /// `id:klaar` or `id:vervalt`, one a Taak; empty where nothing was chosen.
    pub(crate) taken: Vec<String>,
    pub(crate) afspraken: Vec<Uuid>,
    versie: i32,
}

/// Closes a Hulpvraag.
pub async fn close(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(nummer): Id<String>,
    form: Form<Closed>,
) -> Result<Response, Oops> {
    let (closing, taal) = (form.value, shell.taal);
    let uitkomst = Uitkomst::parse(&closing.uitkomst);
    let text = uitkomst.map(|uitkomst| uitkomst_text(uitkomst, taal));
    let (relation, purpose) = match owner(&house, &who, acts::CLOSE, &nummer, &form.once).await? {
        EigenaarState::Is(relation, purpose) => (relation, *purpose),
        EigenaarState::Did(location) => return Ok(see_other(taal, &location)),
        EigenaarState::NoMore(relation) => return changed(&house, &shell, &who, &relation, Chosen::told(text)).await,
    };
    let Some(uitkomst) = uitkomst else {
        let mut errors = Errors::default();
        errors.add("sluiten", t!(taal, "error-uitkomst"));
        let chosen = Chosen { closing, ..Chosen::default() };
        return refuse(&house, &shell, &who, &relation, chosen, errors, Code::FIELD).await;
    };
    let input = SluitingInput {
        uitkomst,
        taken: closing.taken.iter().filter_map(|choice| read_choice(choice)).collect(),
        afspraken: closing.afspraken.iter().copied().collect(),
        seen: Some(vec![closing.versie]),
    };
    let done = crate::close(&house.store, &purpose, relation.hulpvraag, &input, &form.once).await;
    let chosen = Chosen { text, closing, ..Chosen::default() };
    answer(&house, &shell, &who, &relation, acts::CLOSE, &form.once, done, chosen).await
}

fn read_choice(text: &str) -> Option<(Uuid, Keuze)> {
    let (id, choice) = text.split_once(':')?;
    let choice = match choice {
        "klaar" => Keuze::Klaar,
        "vervalt" => Keuze::Vervalt,
        _ => return None,
    };
    Some((id.parse().ok()?, choice))
}

/// The Inwoner says to be sent round.
pub async fn bounce(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(nummer): Id<String>,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let relation = relation_of(&house, &who, acts::BOUNCE, &nummer).await?;
    let purpose = who.permit(&house, acts::BOUNCE, &relation.object())?;
    let there = relation.path();
    let done = keten::report_bounce(&house.store, &purpose, relation.hulpvraag, &form.once, &there).await;
    answer(&house, &shell, &who, &relation, acts::BOUNCE, &form.once, done, Chosen::told(t!(shell.taal, "do-bounce"))).await
}

/// Who is named as ketenregisseur.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Named {
    opvolger: String,
}

/// Names somebody to take the regie over.
pub async fn name_successor(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(nummer): Id<String>,
    form: Form<Named>,
) -> Result<Response, Oops> {
    let (relation, purpose) = match owner(&house, &who, acts::NAME_SUCCESSOR, &nummer, &form.once).await? {
        EigenaarState::Is(relation, purpose) => (relation, *purpose),
        EigenaarState::Did(location) => return Ok(see_other(shell.taal, &location)),
        EigenaarState::NoMore(relation) => return changed(&house, &shell, &who, &relation, Chosen::default()).await,
    };
    let candidates = netwerk::successors(&house.store.look(), who.actor.organisatie, &relation.deelnemers).await?;
    let chosen = form.value.opvolger.parse::<Uuid>().ok().and_then(|id| candidates.into_iter().find(|one| one.id == id));
    let Some(chosen) = chosen else {
        let mut errors = Errors::default();
        errors.add("doen", t!(shell.taal, "error-opvolger"));
        return refuse(&house, &shell, &who, &relation, Chosen::default(), errors, Code::FIELD).await;
    };
    let opvolger = (chosen.organisatie_id, chosen.id);
    let there = relation.path();
    let done = keten::name_successor(&house.store, &purpose, relation.hulpvraag, opvolger, &form.once, &there).await;
    let named = format!("{}, {}", chosen.naam, chosen.organisatie_naam);
    let chosen = Chosen { opvolger: form.value.opvolger, ..Chosen::told(named) };
    answer(&house, &shell, &who, &relation, acts::NAME_SUCCESSOR, &form.once, done, chosen).await
}

/// Yes or no.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Answered {
    antwoord: String,
}

/// The one who was named says yes or no.
pub async fn succeed(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(nummer): Id<String>,
    form: Form<Answered>,
) -> Result<Response, Oops> {
    let relation = relation_of(&house, &who, acts::SUCCEED, &nummer).await?;
    let purpose = who.permit(&house, acts::SUCCEED, &relation.object())?;
    let yes = form.value.antwoord == "ja";
    let there = relation.path();
    let done = keten::answer_succession(&house.store, &purpose, relation.hulpvraag, yes, &form.once, &there).await;
    let said = if yes { t!(shell.taal, "succession-yes") } else { t!(shell.taal, "succession-no") };
    answer(&house, &shell, &who, &relation, acts::SUCCEED, &form.once, done, Chosen::told(said)).await
}

/// Back to the page of the Hulpvraag; a repeat gets the answer of the first time.
#[allow(clippy::too_many_arguments, reason = "the end of all forms of the page")]
async fn answer(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    relation: &Relation,
    act: Act,
    once: &Once,
    done: Result<(), DoorverwijzingError>,
    chosen: Chosen,
) -> Result<Response, Oops> {
    if let Some(location) = earlier(house, act, once).await? {
        return Ok(see_other(shell.taal, &location));
    }
    let Err(why) = done else { return Ok(see_other(shell.taal, &relation.path())) };
    let taal = shell.taal;
    let mut errors = Errors::default();
    let code = match why {
        DoorverwijzingError::NotChosen => {
            errors.add("sluiten", t!(taal, "error-not-chosen"));
            Code::FIELD
        }
        DoorverwijzingError::NotNow => {
            errors.add("nu", t!(taal, "error-not-now"));
            Code::STALE
        }
        DoorverwijzingError::Outdated => {
            errors.add("nu", t!(taal, "error-outdated"));
            Code::STALE
        }
        other => return Err(other.into()),
    };
    // What is only to be filled in better, was not done by anybody else.
    let chosen = if code == Code::STALE { chosen } else { Chosen { text: None, ..chosen } };
    let fresh = hulpvraag::by_nummer(&house.store.look(), &relation.nummer).await?.ok_or(Oops::stale())?;
    if fresh.open {
        refuse(house, shell, who, &fresh, chosen, errors, code).await
    } else {
        changed(house, shell, who, &fresh, chosen).await
    }
}
