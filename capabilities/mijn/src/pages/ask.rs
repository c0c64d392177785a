//! `/mijn/inzage/{id}/vraag`: "Klopt dit niet? Vraag het na."

use super::inzage::{Clock, Line};
use super::overview::call;
use crate::ask::{VraagInput, ask};
use crate::looked::{Regel, askable};
use crate::{MijnError, acts, text};
use askama::Template;
use foundation::Uuid;
use serde::Deserialize;
use store::Inzage;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, earlier, render, see_other, t};

/// The longest question, in characters.
const VRAAG_MAX: usize = 1000;

/// The look, and a place to say what is wrong with it.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    who.permit_own(&house, acts::ASK)?;
    let inzage = about(&house, &who, id).await?;
    let view = build(&house, &shell, inzage, String::new(), Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "ask-title"), &view))
}

/// The look, if it is about whoever asks and another did it; who looked oneself has nobody to ask.
async fn about(house: &Shared, who: &Who, id: Uuid) -> Result<Inzage, Oops> {
    askable(&house.store, who.actor.id, id).await?.ok_or(Oops::not_found())
}

async fn build(house: &Shared, shell: &Shell, inzage: Inzage, vraag: String, errors: Errors) -> Result<View, Oops> {
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    let regel = Regel { inzage, melding: None };
    let look = house.store.look();
    let inwoner = shell.actor.as_ref().map(|actor| actor.id).unwrap_or_default();
    let zone = bericht::zone_of(&look, inwoner).await?;
    let line = Line::new(&regel, shell.taal, Clock { zone: &zone, now: house.store.now() }, &names);
    let vraag = rules::tekst::without_bsn(&vraag);
    let (telefoon, locatie) = call(bericht::helps_now(&look, inwoner).await?, shell);
    Ok(View { taal: shell.taal, csrf: shell.csrf.clone(), telefoon, locatie, shell: shell.clone(), line, vraag, errors })
}

/// The words of the Inwoner, if they may stand there.
pub(crate) fn check(typed: &str, taal: Taal, errors: &mut Errors) -> Option<String> {
    let vraag = rules::tekst::plain(typed);
    if rules::tekst::check_toelichting(&vraag, VRAAG_MAX).is_err() {
        errors.add("vraag", t!(taal, "error-ask-text"));
        return None;
    }
    Some(vraag)
}

/// What is typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    vraag: String,
}

/// Asks.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    who.permit_own(&house, acts::ASK)?;
    let inzage = about(&house, &who, id).await?;
    let taal = shell.taal;
    let mut errors = Errors::default();
    let Some(vraag) = check(&form.value.vraag, taal, &mut errors) else {
        let view = build(&house, &shell, inzage, form.value.vraag, errors).await?;
        return Ok(shell.refuse(&t!(taal, "ask-title"), &view, text::code(false)));
    };
    // What is asked is with the organisatie that looked, and in its log.
    let purpose = who.at(inzage.organisatie_id).permit_own(&house, acts::ASK)?;
    let (inwoner, organisatie, maand) = (who.actor.id, inzage.organisatie_id, inzage.maand);
    let input = VraagInput { inwoner, organisatie, verwerking: id, maand, vraag, gevraagd_door: None };
    let done = ask(&house.store, &purpose, &input, &form.once).await;
    if let Some(location) = earlier(&house, acts::ASK, &form.once).await? {
        return Ok(see_other(taal, &location));
    }
    if let Err(why) = done
        && !matches!(why, MijnError::NotNow)
    {
        return Err(why.into());
    }
    errors.add("vraag", t!(taal, "error-asked-before"));
    let view = build(&house, &shell, inzage, form.value.vraag, errors).await?;
    Ok(shell.refuse(&t!(taal, "ask-title"), &view, text::code(true)))
}

#[derive(Template)]
#[template(path = "ask.html")]
struct View {
    taal: Taal,
    csrf: String,
    telefoon: String,
    locatie: String,
    shell: Shell,
    line: Line,
    vraag: String,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
