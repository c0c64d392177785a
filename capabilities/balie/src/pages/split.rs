//! `/scheidingen`: one Inwoner who turns out to be two. Who asks and who does it are two people.

use crate::model::Status;
use crate::sought::{Typed, check};
use crate::split::{self, HulpvraagRegel, ScheidingInput, path};
use crate::{BalieError, acts};
use askama::Template;
use foundation::{Code, Uuid};
use serde::Deserialize;
use std::collections::BTreeSet;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

const ZONE: &str = rules::termijn::WET_TIJDZONE;

/// Those of one's own organisatie.
pub async fn list(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SPLIT)?;
    let (taal, now) = (shell.taal, house.store.now());
    let rows = split::all_of(&house.store.look(), who.actor.organisatie).await?;
    let lines = rows
        .into_iter()
        .map(|row| Line {
            path: path(row.id),
            when: When::new(row.aangemaakt_op.at(), ZONE, now).short(taal),
            by: row.naam.unwrap_or_default(),
            status: Status::parse(&row.status).map(|status| status_text(status, taal)).unwrap_or_default(),
        })
        .collect();
    Ok(render(&shell, &t!(taal, "split-title"), &List { taal, lines }))
}

/// The query of the form: by which Hulpvraag the Inwoner is found.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    nummer: String,
}

/// The Hulpvragen of the Inwoner of one of them, to say which are of the other.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let view = form(&house, &shell, &who, Told { nummer: asked.nummer, ..Told::default() }, Errors::default()).await?;
    if view.rows.is_empty() {
        return Ok(shell.refuse(&t!(shell.taal, "split-title"), &view, Code::NOT_FOUND));
    }
    Ok(render(&shell, &t!(shell.taal, "split-title"), &view))
}

async fn form(house: &Shared, shell: &Shell, who: &Who, told: Told, mut errors: Errors) -> Result<New, Oops> {
    let purpose = who.permit_own(house, acts::SPLIT)?;
    let taal = shell.taal;
    let rows = split::look_up(&house.store, &purpose, &told.nummer).await?;
    if rows.is_empty() {
        // Only this field is there: nothing can be said of the others.
        errors = Errors::default();
        errors.add("nummer", t!(taal, "error-split-nummer"));
    }
    Ok(New::with(shell, &lines_of(house, rows, &told.hulpvragen, taal).await?, told, errors))
}

async fn lines_of(house: &Shared, rows: Vec<HulpvraagRegel>, chosen: &[Uuid], taal: Taal) -> Result<Vec<Row>, Oops> {
    let (products, now) = (netwerk::products(&house.store.look()).await?, house.store.now());
    let title = |code: &str| products.iter().find(|product| product.code == code).map_or(String::new(), |p| p.titel.clone());
    Ok(rows
        .into_iter()
        .map(|row| Row {
            id: row.id.to_string(),
            chosen: chosen.contains(&row.id),
            nummer: row.nummer,
            product: title(&row.product),
            when: When::new(row.aangemaakt_op.at(), ZONE, now).short_day(taal),
            naam: row.naam.unwrap_or_default(),
        })
        .collect())
}

/// The form, as typed.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct Told {
    pub(crate) nummer: String,
    pub(crate) hulpvragen: Vec<Uuid>,
    pub(crate) bsn: String,
    pub(crate) naam: String,
    pub(crate) geboortedatum: String,
    pub(crate) postcode: String,
    pub(crate) huisnummer: String,
}

/// Asks for it.
pub async fn propose(State(house): State<Shared>, shell: Shell, who: Who, form_in: Form<Told>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::ASK_SPLIT)?;
    let (taal, told) = (shell.taal, &form_in.value);
    let mut errors = Errors::default();
    let chosen: BTreeSet<Uuid> = told.hulpvragen.iter().copied().collect();
    if chosen.is_empty() {
        errors.add("hulpvragen", t!(taal, "error-split-none"));
    }
    let Some(other) = other(told, taal, &mut errors) else {
        return again(&house, &shell, &who, told, errors, Code::FIELD).await;
    };
    match split::propose(&house.store, &purpose, &chosen, &other, &form_in.once).await {
        Ok(id) => Ok(see_other(taal, &path(id))),
        Err(why) => match (repeat(&house, taal, acts::ASK_SPLIT, &form_in.once).await?, why) {
            (Some(same), _) => Ok(same),
            (None, BalieError::NotNow) => {
                errors.add("hulpvragen", t!(taal, "error-split-moved"));
                again(&house, &shell, &who, told, errors, Code::STALE).await
            }
            (None, other) => Err(other.into()),
        },
    }
}

async fn again(house: &Shared, shell: &Shell, who: &Who, told: &Told, errors: Errors, code: Code) -> Result<Response, Oops> {
    let view = form(house, shell, who, told.clone(), errors).await?;
    Ok(shell.refuse(&t!(shell.taal, "split-title"), &view, code))
}

pub(crate) fn other(told: &Told, taal: Taal, errors: &mut Errors) -> Option<ScheidingInput> {
    let typed = Typed { bsn: &told.bsn, naam: &told.naam, geboortedatum: &told.geboortedatum, postcode: &told.postcode };
    let (filter, _) = check(&typed, taal, errors);
    let huisnummer = told.huisnummer.trim();
    if huisnummer.len() > 12 || !huisnummer.chars().all(|c| c.is_ascii_alphanumeric() || " -/".contains(c)) {
        errors.add("huisnummer", t!(taal, "error-split-huisnummer"));
    }
    let filter = filter?;
    // Whoever is parted gets a name and a date of birth, also where a BSN is known.
    if filter.naam.is_none() {
        errors.add("naam", t!(taal, "error-who-naam"));
    }
    if filter.geboortedatum.is_none() {
        errors.add("geboortedatum", t!(taal, "error-who-geboortedatum"));
    }
    errors.is_empty().then_some(())?;
    let naam = filter.naam?;
    Some(ScheidingInput {
        voornaam: naam.voornaam,
        achternaam: naam.achternaam,
        geboortedatum: filter.geboortedatum?,
        postcode: filter.postcode,
        huisnummer: huisnummer.to_owned(),
        bsn: told.bsn.trim().to_owned(),
    })
}

/// What is asked, for the second pair of eyes.
pub async fn one(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let view = build(&house, &shell, &who, id, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "split-title"), &view))
}

async fn build(house: &Shared, shell: &Shell, who: &Who, id: Uuid, errors: Errors) -> Result<One, Oops> {
    let purpose = who.permit_own(house, acts::SPLIT)?;
    let taal = shell.taal;
    let found = split::look(&house.store, &purpose, id).await?;
    let chosen: Vec<Uuid> = found.row.hulpvragen.split_whitespace().filter_map(|id| id.parse().ok()).collect();
    let status = Status::parse(&found.row.status).unwrap_or(Status::Ingetrokken);
    let other = found.other;
    Ok(One {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        path: path(id),
        open: status == Status::Voorgesteld,
        own: found.row.aangemaakt_door_id == who.actor.id,
        status: status_text(status, taal),
        naam: format!("{} {}", other.voornaam, other.achternaam).trim().to_owned(),
        geboortedatum: web::write_date(other.geboortedatum),
        adres: format!("{} {}", other.postcode, other.huisnummer).trim().to_owned(),
        with_bsn: !other.bsn.is_empty(),
        lines: found.row.aantal,
        rows: lines_of(house, found.hulpvragen, &chosen, taal).await?,
        errors,
    })
}

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

/// Does it: somebody else than who asked.
pub async fn carry_out(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::CARRY_OUT)?;
    let done = split::carry_out(&house.store, &purpose, id, &form.once).await;
    answer(&house, &shell, &who, id, (acts::CARRY_OUT, t!(shell.taal, "split-do")), &form.once, done).await
}

/// Takes it back, or says no.
pub async fn withdraw(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::WITHDRAW)?;
    let done = split::withdraw(&house.store, &purpose, id, &form.once).await;
    answer(&house, &shell, &who, id, (acts::WITHDRAW, t!(shell.taal, "split-withdraw")), &form.once, done).await
}

async fn answer(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    id: Uuid,
    (act, chosen): (access::Act, String),
    once: &store::Once,
    done: Result<(), BalieError>,
) -> Result<Response, Oops> {
    let Err(why) = done else { return Ok(see_other(shell.taal, &path(id))) };
    if repeat(house, shell.taal, act, once).await?.is_some() {
        return Ok(see_other(shell.taal, &path(id)));
    }
    let mut view = build(house, shell, who, id, Errors::default()).await?;
    let text = match why {
        BalieError::NotNow => t!(shell.taal, "error-split-done", keuze = chosen, stand = view.status.as_str()),
        BalieError::SameEyes => t!(shell.taal, "error-split-own"),
        other => return Err(other.into()),
    };
    view.errors.add("stand", text);
    Ok(shell.refuse(&t!(shell.taal, "split-title"), &view, Code::STALE))
}

fn status_text(status: Status, taal: Taal) -> String {
    match status {
        Status::Voorgesteld => t!(taal, "split-asked"),
        Status::Uitgevoerd => t!(taal, "split-done"),
        Status::Ingetrokken => t!(taal, "split-withdrawn"),
    }
}

struct Line {
    path: String,
    when: String,
    by: String,
    status: String,
}

#[derive(Template)]
#[template(path = "split_list.html")]
struct List {
    taal: Taal,
    lines: Vec<Line>,
}

#[derive(Clone)]
struct Row {
    id: String,
    chosen: bool,
    nummer: String,
    product: String,
    when: String,
    naam: String,
}

#[derive(Template)]
#[template(path = "split_new.html")]
struct New {
    taal: Taal,
    csrf: String,
    shell: Shell,
    rows: Vec<Row>,
    told: Told,
    errors: Errors,
}

impl New {
    fn with(shell: &Shell, rows: &[Row], mut told: Told, errors: Errors) -> Self {
        for field in [&mut told.naam, &mut told.geboortedatum, &mut told.postcode, &mut told.huisnummer, &mut told.nummer] {
            *field = rules::tekst::without_bsn(field);
        }
        Self { taal: shell.taal, csrf: shell.csrf.clone(), shell: shell.clone(), rows: rows.to_vec(), told, errors }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}

#[derive(Template)]
#[template(path = "split_one.html")]
struct One {
    taal: Taal,
    csrf: String,
    shell: Shell,
    path: String,
    open: bool,
    own: bool,
    status: String,
    naam: String,
    geboortedatum: String,
    adres: String,
    with_bsn: bool,
    lines: i32,
    rows: Vec<Row>,
    errors: Errors,
}

impl One {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
