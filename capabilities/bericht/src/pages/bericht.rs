//! `/berichten/{id}`: what a message says, what to say on the telephone, and what became of it.

use super::{kanaal_text, soort_text, status_text};
use crate::acts::{HAND_OVER, RETURN, SHOW};
use crate::feiten::{BerichtRow, read_one};
use crate::relation::ids_of;
use crate::{BerichtError, Inhoud, Kanaal, Onderwerp, Status};
use access::{Act, Verwerking};
use askama::Template;
use foundation::Uuid;
use serde::Deserialize;
use store::{Once, Store, StoreError};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, When, Who, earlier, render, see_other, t};

/// One message: in the language of the Inwoner, with the page around it in that of the reader.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let view = build(&house, &shell, &who, id, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "bericht-title"), &view))
}

/// What a message needs to be shown.
pub(crate) async fn read(store: &Store, purpose: &Verwerking, id: Uuid) -> Result<BerichtRow, BerichtError> {
    let tx = store.begin(purpose);
    let found = read_one(&tx, id).await.map_err(BerichtError::from);
    tx.hand_out(found).await
}

async fn build(house: &Shared, shell: &Shell, who: &Who, id: Uuid, errors: Errors) -> Result<View, Oops> {
    let ids = who.found(house, SHOW, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(house, ids.act(SHOW), &ids.object())?;
    let (taal, now) = (shell.taal, house.store.now());
    let row = read(&house.store, &purpose, id).await?;
    let zone = netwerk::zone_of(&house.store.look(), who.actor.locatie).await?;
    let when = |at: store::Ms| When::new(at.at(), &zone, now).short(taal);
    let status = row.status()?;
    let (status_name, class) = status_text(status.as_str(), taal);
    let may = |act: Act| house.access.may(&who.actor, ids.act(act), &ids.object());
    let is_about_looks = ids.over() == Onderwerp::Inzage;
    // Who has to be called about a look has no other page: the desks are kept out of that Hulpvraag.
    let calls = is_about_looks && matches!(status, Status::TeBellen | Status::Retour);
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        path: format!("/berichten/{id}"),
        voorkeuren: (!is_about_looks).then(|| format!("/berichten/voorkeuren/{}", ids.hulpvraag_id)),
        call: calls.then(|| (format!("{} {}", row.voornaam, row.achternaam), row.telefoon.clone())),
        what: soort_text(row.soort()?.as_str(), taal),
        nummer: row.nummer.clone(),
        status: status_name,
        class,
        kanaal: match status {
            Status::TeBellen => t!(taal, "krijgt-telefoon"),
            Status::Klaar if row.kanaal()? == Kanaal::Brief && !row.has_address() => t!(taal, "krijgt-geen-adres"),
            _ => kanaal_text(row.kanaal()?, row.grote_letter, taal),
        },
        queued: when(row.aangemaakt_op),
        left: row.verstuurd_op.map(when),
        may_hand_over: status.hand_over().is_some() && may(HAND_OVER),
        may_return: status.returned().is_some() && may(RETURN),
        is_back: status == Status::Retour,
        inhoud: row.words(row.taal(), now).ok(),
        errors,
    })
}

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

/// Given at the Balie.
pub async fn hand_over(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, HAND_OVER, id).await?;
    let done = crate::hand_over(&house.store, &purpose, id, &form.once).await;
    answer(&house, &shell, &who, (purpose.act(), t!(shell.taal, "hand-over")), id, &form.once, done).await
}

/// The post brought it back.
pub async fn returned(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, RETURN, id).await?;
    let done = crate::returned(&house.store, &purpose, id, &form.once).await;
    answer(&house, &shell, &who, (purpose.act(), t!(shell.taal, "came-back")), id, &form.once, done).await
}

pub(crate) async fn permit(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<Verwerking, Oops> {
    let ids = who.found(house, act, ids_of(&house.store.look(), id).await?)?;
    who.permit(house, ids.act(act), &ids.object())
}

async fn answer(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    (act, chosen): (Act, String),
    id: Uuid,
    once: &Once,
    done: Result<(), BerichtError>,
) -> Result<Response, Oops> {
    let Err(why) = done else { return Ok(see_other(shell.taal, &format!("/berichten/{id}"))) };
    match (earlier(house, act, once).await?, why) {
        (Some(location), _) => Ok(see_other(shell.taal, &location)),
        (None, BerichtError::NotNow | BerichtError::Store(StoreError::Stale | StoreError::Crossed)) => {
            let mut view = build(house, shell, who, id, Errors::default()).await?;
            let text = t!(shell.taal, "error-bericht-left", keuze = chosen, stand = view.status.as_str());
            view.errors.add("stand", text);
            Ok(shell.refuse(&t!(shell.taal, "bericht-title"), &view, foundation::Code::STALE))
        }
        (None, other) => Err(other.into()),
    }
}

#[derive(Template)]
#[template(path = "bericht.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    path: String,
    /// Where the Inwoner chooses along which way, where the desk has to do with the Hulpvraag.
    voorkeuren: Option<String>,
    /// Who has to be called, and at which number.
    call: Option<(String, String)>,
    what: String,
    nummer: String,
    status: String,
    class: &'static str,
    kanaal: String,
    queued: String,
    left: Option<String>,
    may_hand_over: bool,
    may_return: bool,
    is_back: bool,
    /// Absent where a fact is missing: then it is told by telephone.
    inhoud: Option<Inhoud>,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
