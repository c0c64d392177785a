//! `/mijn/afmelding`: an Inwoner says that nobody has to look for them, and takes that back.

use crate::AfmeldingError;
use crate::acts::{KEEP, SHOW};
use crate::own::{KEPT, PATH, own, say as saying, take_back as taking};
use crate::pages::choice::{Choice, Line, Typed, choices, lines};
use askama::Template;
use foundation::{Code, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Query, Shared, Shell, Taal, Who, render, repeat, see_other, t};

/// Whether something was just kept.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    bewaard: String,
}

/// What was said, and how to say more or less.
pub async fn show(State(house): State<Shared>, mut shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let mut view = build(&house, &mut shell, &who, "", Errors::default()).await?;
    view.kept = asked.bewaard == "ja";
    Ok(render(&shell, &t!(shell.taal, "own-title"), &view))
}

async fn build(house: &Shared, shell: &mut Shell, who: &Who, typed: &str, errors: Errors) -> Result<View, Oops> {
    let purpose = who.permit_own(house, SHOW)?;
    let (said, postcode) = own(&house.store, &purpose).await?;
    let gemeente = netwerk::gemeente_at(&house.store.look(), &postcode).await?;
    let telefoon = gemeente.map(|gemeente| gemeente.telefoon).filter(|telefoon| !telefoon.is_empty());
    shell.call(telefoon.as_deref());
    let mut organisaties: Vec<(Uuid, String)> = netwerk::organisatie_names(&house.store.look()).await?.into_iter().collect();
    organisaties.sort_by(|a, b| a.1.cmp(&b.1));
    let taal = shell.taal;
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        telefoon: shell.telefoon.clone(),
        lines: lines(house, said, &organisaties, taal),
        choices: choices(&organisaties, if typed.is_empty() { "alles" } else { typed }, taal),
        kept: false,
        errors,
    })
}

/// Keeps that they do not want to be looked for.
pub async fn say(State(house): State<Shared>, mut shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, KEEP)?;
    let taal = shell.taal;
    let mut errors = Errors::default();
    if let Some(bereik) = form.value.bereik(taal, &mut errors) {
        match saying(&house.store, &purpose, &bereik, &form.once).await {
            Ok(()) => return Ok(see_other(taal, KEPT)),
            Err(AfmeldingError::Unknown) => errors.add("bereik", t!(taal, "error-bereik")),
            Err(why) => match repeat(&house, taal, KEEP, &form.once).await? {
                Some(answer) => return Ok(answer),
                None => return Err(why.into()),
            },
        }
    }
    let view = build(&house, &mut shell, &who, &form.value.bereik, errors).await?;
    Ok(shell.refuse(&t!(taal, "own-title"), &view, Code::FIELD))
}

/// Takes one back.
pub async fn take_back(State(house): State<Shared>, mut shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, KEEP)?;
    let taal = shell.taal;
    let done = match form.value.afmelding.parse::<Uuid>() {
        Ok(id) => taking(&house.store, &purpose, id, &form.once).await,
        Err(_) => Err(AfmeldingError::Gone),
    };
    match done {
        Ok(()) => return Ok(see_other(taal, KEPT)),
        Err(AfmeldingError::Gone) => {}
        Err(why) => return Err(why.into()),
    }
    if let Some(answer) = repeat(&house, taal, KEEP, &form.once).await? {
        return Ok(answer);
    }
    let mut errors = Errors::default();
    errors.add("gezegd", t!(taal, "error-gone"));
    let view = build(&house, &mut shell, &who, "", errors).await?;
    Ok(shell.refuse(&t!(taal, "own-title"), &view, Code::STALE))
}

#[derive(Template)]
#[template(path = "own.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    telefoon: String,
    lines: Vec<Line>,
    choices: Vec<Choice>,
    kept: bool,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }

    fn path(&self) -> String {
        self.taal.path(PATH)
    }
}
