//! `/doorverwijzingen/aangeboden`: offers to one's own Balies, to take over or to turn down.

use super::mine::status_text;
use crate::mine::regel;
use crate::received::{Aangenomen, just_accepted, received};
use crate::relation::ids_of;
use crate::{DoorverwijzingError, Status, acts, outcome};
use askama::Template;
use foundation::{Code, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, When, Who, render, repeat, t};

/// What was just answered.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    aangenomen: Option<Uuid>,
    geweigerd: String,
}

/// The open offers.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let mut view = build(&house, &shell, &who, Errors::default()).await?;
    view.refused = bericht::KanaalStand::parse(&asked.geweigerd).map(|weg| weg.about(shell.taal));
    if let Some(id) = asked.aangenomen {
        view.accepted = taken(&house, &who, id, shell.taal).await?;
    }
    Ok(render(&shell, &t!(shell.taal, "received-title"), &view))
}

/// What was just taken over, with its name: it is our own from then on (rule 6). Nothing where it is not.
async fn taken(house: &Shared, who: &Who, id: Uuid, taal: Taal) -> Result<Option<Accepted>, Oops> {
    let Some(ids) = ids_of(&house.store.look(), id).await? else { return Ok(None) };
    let Ok(purpose) = who.permit(house, acts::SHOW, &ids.received()) else { return Ok(None) };
    let found = just_accepted(&house.store, &purpose, id).await?;
    Ok(found.map(|(row, weg)| Accepted { path: format!("/hulpvragen/{}", row.nummer), hears: weg.about(taal), row }))
}

async fn build(house: &Shared, shell: &Shell, who: &Who, errors: Errors) -> Result<View, Oops> {
    who.permit_own(house, acts::RECEIVED)?;
    let (taal, now) = (shell.taal, house.store.now());
    let may_refuse = who.actor.has(access::Rol::Coordinator);
    let words = netwerk::ProductTaal::load(&house.store.look(), taal).await?;
    let lines = received(&house.store, &who.actor.balies)
        .await?
        .into_iter()
        .map(|row| Line {
            id: row.id.to_string(),
            nummer: row.nummer,
            product: words.titel(&row.product, &row.product_titel),
            van: row.organisatie_naam,
            balie: row.balie_naam,
            when: row.begin.map(|at| When::new(at.at(), &row.tijdzone, now).short(taal)).unwrap_or_default(),
            before: When::new(row.termijn_op.at(), &row.tijdzone, now).short(taal),
            late: row.termijn_op.at() < now,
        })
        .collect();
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        may_refuse,
        lines,
        errors,
        accepted: None,
        refused: None,
        at: String::new(),
    })
}

/// Why an offer is turned down: a fixed list, so that the sender reads no free text.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Answered {
    reden: String,
}

/// Takes an offer over.
pub async fn accept(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Answered>,
) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::ACCEPT, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::ACCEPT, &ids.received())?;
    let done = outcome::accept(&house.store, &purpose, id, None, &form.once).await;
    answer(&house, &shell, &who, id, t!(shell.taal, "accept"), acts::ACCEPT, &form.once, done).await
}

/// Turns an offer down.
pub async fn refuse(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Answered>,
) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::REFUSE, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::REFUSE, &ids.received())?;
    let Some(reden) = outcome::Reden::parse(&form.value.reden) else {
        let mut errors = Errors::default();
        errors.add("aanbod", t!(shell.taal, "error-reden"));
        let mut view = build(&house, &shell, &who, errors).await?;
        view.at = id.to_string();
        return Ok(shell.refuse(&t!(shell.taal, "received-title"), &view, Code::FIELD));
    };
    let done = outcome::refuse(&house.store, &purpose, id, None, reden, &form.once).await;
    let chosen = format!("{}, {}", t!(shell.taal, "refuse"), reason_text(reden, shell.taal));
    answer(&house, &shell, &who, id, chosen, acts::REFUSE, &form.once, done).await
}

#[allow(clippy::too_many_arguments, reason = "the end of both forms of the page")]
async fn answer(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    id: Uuid,
    chosen: String,
    act: access::Act,
    once: &store::Once,
    done: Result<(), DoorverwijzingError>,
) -> Result<Response, Oops> {
    match done {
        Ok(()) => repeat(house, shell.taal, act, once).await?.ok_or(Oops::outage()),
        Err(why) => match (repeat(house, shell.taal, act, once).await?, why) {
            (Some(same), _) => Ok(same),
            (None, DoorverwijzingError::NotNow) => {
                let mut errors = Errors::default();
                let stand = regel(&house.store, id).await?.and_then(|row| Status::parse(&row.status));
                let stand = stand.map(|status| status_text(status, shell.taal)).unwrap_or_default();
                errors.add("aanbod", t!(shell.taal, "error-answered", keuze = chosen, stand = stand));
                let view = build(house, shell, who, errors).await?;
                Ok(shell.refuse(&t!(shell.taal, "received-title"), &view, Code::STALE))
            }
            (None, other) => Err(other.into()),
        },
    }
}

struct Line {
    id: String,
    nummer: String,
    product: netwerk::Tekst,
    van: String,
    balie: String,
    when: String,
    before: String,
    late: bool,
}

/// What was just taken over.
struct Accepted {
    row: Aangenomen,
    path: String,
    /// How the Inwoner hears it.
    hears: String,
}

#[derive(Template)]
#[template(path = "received.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    may_refuse: bool,
    lines: Vec<Line>,
    errors: Errors,
    accepted: Option<Accepted>,
    /// How the Inwoner hears that it was turned down.
    refused: Option<String>,
    /// The row that something is wrong with.
    at: String,
}

impl View {
    /// Where the summary of errors leads: to the row, where it is about one.
    fn place(&self, field: &str) -> String {
        if self.at.is_empty() { field.to_owned() } else { format!("r-{}", self.at) }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }

    fn reasons(&self) -> Vec<(&'static str, String)> {
        outcome::Reden::ALL.iter().map(|reden| (reden.as_str(), reason_text(*reden, self.taal))).collect()
    }
}

/// A reason to refuse, in a language.
pub(super) fn reason_text(reden: outcome::Reden, taal: Taal) -> String {
    match reden {
        outcome::Reden::VerkeerdeBalie => t!(taal, "reden-verkeerde-balie"),
        outcome::Reden::GeenMedewerker => t!(taal, "reden-geen-medewerker"),
        outcome::Reden::AlGeholpen => t!(taal, "reden-al-geholpen"),
    }
}
