//! `/balie/bezoeken/{afspraak}/afmelding`: one button, and what was said before.

use crate::MijnError;
use crate::acts::{KEEP, SAID};
use crate::opt_out::{keep, of_visit, shown, take_back as taking};
use crate::relation::place_of_visit;
use access::{Act, Verwerking};
use afmelding::{AfmeldingError, Choice, Line, Typed, choices, lines};
use askama::Template;
use foundation::{Code, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, Who, render, repeat, see_other, t};

/// Whether something was just kept.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    bewaard: String,
}

/// What was said, and the button.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let mut view = build(&house, &shell, &who, id, &Typed::default(), Errors::default()).await?;
    view.kept = asked.bewaard == "ja";
    Ok(render(&shell, &t!(shell.taal, "afmelding-title"), &view))
}

/// As for the print of who looked: at the Balie of the visit.
pub(crate) async fn permit(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<Verwerking, Oops> {
    let place = who.found(house, act, place_of_visit(&house.store.look(), id).await?)?;
    who.permit(house, act, &place.object())
}

async fn build(house: &Shared, shell: &Shell, who: &Who, id: Uuid, typed: &Typed, errors: Errors) -> Result<View, Oops> {
    let purpose = permit(house, who, SAID, id).await?;
    let (naam, said) = of_visit(&house.store, &purpose, id).await?;
    let mut organisaties: Vec<(Uuid, String)> = netwerk::organisatie_names(&house.store.look()).await?.into_iter().collect();
    organisaties.sort_by(|a, b| a.1.cmp(&b.1));
    let taal = shell.taal;
    let bereik = if typed.bereik.is_empty() { "alles" } else { &typed.bereik };
    let kanaal = if typed.kanaal.is_empty() { "balie" } else { &typed.kanaal };
    let ways = [
        ("balie", t!(taal, "afmelding-balie")),
        ("telefoon", t!(taal, "afmelding-telefoon")),
        ("brief", t!(taal, "afmelding-brief")),
    ];
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        back: format!("/balie/bezoeken/{id}"),
        naam,
        lines: lines(house, said, &organisaties, taal),
        choices: choices(&organisaties, bereik, taal),
        ways: ways.map(|(value, text)| (value, text, value == kanaal)),
        kept: false,
        errors,
    })
}

/// Keeps it.
pub async fn say(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, KEEP, id).await?;
    let taal = shell.taal;
    let mut errors = Errors::default();
    let bereik = form.value.bereik(taal, &mut errors);
    let kanaal = form.value.kanaal(taal, &mut errors);
    if let (Some(bereik), Some(kanaal)) = (bereik, kanaal) {
        match keep(&house.store, &purpose, id, (&bereik, kanaal), &form.once).await {
            Ok(()) => return Ok(see_other(taal, &shown(id))),
            Err(MijnError::Afmelding(AfmeldingError::Unknown)) => errors.add("bereik", t!(taal, "error-afmelding-bereik")),
            Err(why) => match repeat(&house, taal, KEEP, &form.once).await? {
                Some(answer) => return Ok(answer),
                None => return Err(why.into()),
            },
        }
    }
    let view = build(&house, &shell, &who, id, &form.value, errors).await?;
    Ok(shell.refuse(&t!(taal, "afmelding-title"), &view, Code::FIELD))
}

/// Takes one back.
pub async fn take_back(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, KEEP, id).await?;
    let taal = shell.taal;
    let done = match form.value.afmelding.parse::<Uuid>() {
        Ok(which) => taking(&house.store, &purpose, id, which, &form.once).await,
        Err(_) => Err(MijnError::Afmelding(AfmeldingError::Gone)),
    };
    match done {
        Ok(()) => return Ok(see_other(taal, &shown(id))),
        Err(MijnError::Afmelding(AfmeldingError::Gone)) => {}
        Err(why) => return Err(why.into()),
    }
    if let Some(answer) = repeat(&house, taal, KEEP, &form.once).await? {
        return Ok(answer);
    }
    let mut errors = Errors::default();
    errors.add("gezegd", t!(taal, "error-afmelding-gone"));
    let view = build(&house, &shell, &who, id, &Typed::default(), errors).await?;
    Ok(shell.refuse(&t!(taal, "afmelding-title"), &view, Code::STALE))
}

#[derive(Template)]
#[template(path = "opt_out.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    back: String,
    naam: String,
    lines: Vec<Line>,
    choices: Vec<Choice>,
    /// How it was said: value, words, and whether it is chosen.
    ways: [(&'static str, String, bool); 3],
    kept: bool,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
