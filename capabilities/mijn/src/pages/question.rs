//! `/mijn/vragen/{nummer}`: what happened with a question, who helps, and "Ik word rondgestuurd" (V06).

use super::overview::{VraagView, call, vraag};
use crate::acts::{BOUNCE, OVERVIEW};
use crate::question::{KlachtRow, Vraag, VraagIds, ids_of, question};
use access::Act;
use askama::Template;
use bericht::KanaalStand;
use doorverwijzing::{DoorverwijzingError, Stap, StapRegel};
use foundation::Code;
use foundation::jiff::Timestamp;
use hulpvraag::INZAGE;
use rules::nummer::Nummer;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, When, Who, earlier, render, see_other, t};

/// Whether it was just said that one is sent round.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    /// How they hear who holds it together: it was just said.
    hoort: String,
}

/// The question of whoever is logged in. What is no nummer is not there.
async fn find(house: &Shared, who: &Who, act: Act, nummer: &str) -> Result<(VraagIds, String), Oops> {
    let nummer: Nummer = nummer.parse().map_err(|_| Oops::not_found())?;
    let nummer = nummer.to_string();
    let ids = who.found(house, act, ids_of(&house.store.look(), &nummer).await?)?;
    Ok((ids, format!("/mijn/vragen/{nummer}")))
}

/// What happened, and who helps.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(nummer): Id<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let (ids, path) = find(&house, &who, OVERVIEW, &nummer).await?;
    let view = build(&house, &shell, &who, &ids, path, Errors::default()).await?;
    let told = KanaalStand::parse(&asked.hoort).filter(|_| view.regisseur.is_some()).map(|weg| weg.to_themselves(shell.taal));
    Ok(render(&shell, &t!(shell.taal, "question-title"), &View { told, ..view }))
}

async fn build(house: &Shared, shell: &Shell, who: &Who, ids: &VraagIds, path: String, errors: Errors) -> Result<View, Oops> {
    let purpose = who.permit(house, OVERVIEW, &ids.page())?;
    let found = question(&house.store, &purpose, ids.id).await?;
    Ok(View::new(shell, found, path, house.store.now(), errors))
}

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

/// Says to be sent round: whoever has the question holds it together from now on, by name.
pub async fn bounce(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(nummer): Id<String>,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let (ids, path) = find(&house, &who, BOUNCE, &nummer).await?;
    let purpose = who.at(ids.organisatie()).permit(&house, BOUNCE, &ids.object())?;
    let done = match ids.product.as_str() {
        // A question about a look goes to nobody else.
        INZAGE => Err(DoorverwijzingError::NotNow),
        _ => doorverwijzing::report_bounce(&house.store, &purpose, ids.id, &form.once, &path).await,
    };
    if let Some(location) = earlier(&house, BOUNCE, &form.once).await? {
        return Ok(see_other(shell.taal, &location));
    }
    match done {
        Ok(()) => return Ok(see_other(shell.taal, &path)),
        Err(DoorverwijzingError::NotNow) => (),
        Err(why) => return Err(why.into()),
    }
    let mut errors = Errors::default();
    errors.add("rond", t!(shell.taal, "error-bounce-not-now"));
    let view = build(&house, &shell, &who, &ids, path, errors).await?;
    Ok(shell.refuse(&t!(shell.taal, "question-title"), &view, Code::STALE))
}

#[derive(Template)]
#[template(path = "question.html")]
struct View {
    taal: Taal,
    csrf: String,
    telefoon: String,
    locatie: String,
    shell: Shell,
    path: String,
    vraag: VraagView,
    /// What happened, in order.
    lines: Vec<String>,
    /// Who holds the question together, by name.
    regisseur: Option<String>,
    may_bounce: bool,
    told: Option<String>,
    klachten: Vec<KlachtRow>,
    errors: Errors,
}

impl View {
    fn new(shell: &Shell, found: Vraag, path: String, now: Timestamp, errors: Errors) -> Self {
        let taal = shell.taal;
        let zone = found.row.tijdzone.clone();
        let day = |at: Timestamp| When::new(at, &zone, now).long_day(taal);
        let regisseur = found.row.ketenregisseur_naam.clone();
        let about_a_look = found.row.product == INZAGE;
        let mut lines = Vec::new();
        let begun =
            t!(taal, "path-begun", day = day(found.row.aangemaakt_op.at()), organisatie = found.row.gevraagd_bij.as_str());
        lines.push(begun);
        lines.extend(found.path.iter().map(|step| line(step, &day(step.op.at()), taal)));
        if let (Some(naam), Some(at)) = (&regisseur, found.row.ketenregisseur_op) {
            lines.push(t!(taal, "path-regisseur", day = day(at.at()), naam = naam.as_str()));
        }
        let vraag = vraag(found.row, taal, now);
        let (telefoon, locatie) = call(found.hulp, shell);
        Self {
            taal,
            csrf: shell.csrf.clone(),
            telefoon,
            locatie,
            shell: shell.clone(),
            path,
            may_bounce: !vraag.closed && regisseur.is_none() && !about_a_look,
            vraag,
            lines,
            regisseur,
            told: None,
            klachten: found.klachten,
            errors,
        }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}

/// One step in plain words. Why a Balie said no stays with whoever asked it.
fn line(step: &StapRegel, day: &str, taal: Taal) -> String {
    let (van, naar) = (step.van.as_str(), step.naar.as_str());
    match step.stap {
        Stap::Aangeboden => t!(taal, "path-asked", day = day, van = van, naar = naar),
        Stap::Bevestigd => t!(taal, "path-booked", day = day, van = van, naar = naar),
        Stap::Geaccepteerd => t!(taal, "path-accepted", day = day, naar = naar),
        Stap::Geweigerd => t!(taal, "path-refused", day = day, naar = naar),
        Stap::Verlopen => t!(taal, "path-expired", day = day, naar = naar),
        Stap::Ingetrokken => t!(taal, "path-withdrawn", day = day, naar = naar),
        Stap::Afgerond(doorverwijzing::Uitkomst::NietVerschenen) => t!(taal, "path-missed", day = day, naar = naar),
        Stap::Afgerond(_) => t!(taal, "path-ended", day = day, naar = naar),
    }
}
