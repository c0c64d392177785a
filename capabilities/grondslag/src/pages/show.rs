//! `/grondslagen/{id}`: what a Grondslag says, what was done to it, and what the reader may do with it now.

use crate::input::GrondslagInput;
use crate::model::{Stap, Status};
use crate::pages::Choice;
use crate::pages::fields::Field;
use crate::pages::typed::Typed;
use crate::pages::words::{avg_text, bronhouder_text, soort_text, stap_text, status_text};
use crate::step::shown;
use crate::tables::grondslag::Model;
use crate::{acts, known, list};
use access::{Act, Object, Rol};
use askama::Template;
use begrip::Woordenboek;
use foundation::Uuid;
use rules::termijn::WET_TIJDZONE;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Id, Oops, Shared, Shell, Taal, When, Who, render, t, write_date};

/// A Grondslag as Cedar sees it: the work of who asks.
pub(crate) fn object(row: &Model) -> Object {
    Object::own_work(row.afnemer_id)
}

/// The Grondslag as it stands.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let row = who.found(&house, acts::SHOW, list::one(&house.store.look(), id).await?)?;
    who.permit(&house, acts::SHOW, &object(&row))?;
    let view = build(&house, &shell, &who, &row, Errors::default()).await?;
    Ok(render(&shell, &view.page_title(), &view))
}

/// What a Grondslag can name.
pub(crate) struct Named {
    /// The organisaties that take part, by name.
    pub(crate) organisaties: Vec<(Uuid, String)>,
    /// The begrippen as who asks means them.
    pub(crate) words: Woordenboek,
}

impl Named {
    /// As it stands now for the organisatie of somebody.
    pub(crate) async fn of(house: &Shared, who: &Who) -> Result<Self, Oops> {
        let look = house.store.look();
        let mut organisaties: Vec<(Uuid, String)> = netwerk::organisatie_names(&look).await?.into_iter().collect();
        organisaties.sort_by(|a, b| a.1.cmp(&b.1));
        Ok(Self { organisaties, words: Woordenboek::of(&look, who.actor.organisatie).await? })
    }
}

/// The page, before anything that was typed.
pub(crate) async fn build(house: &Shared, shell: &Shell, who: &Who, row: &Model, errors: Errors) -> Result<View, Oops> {
    let (taal, look) = (shell.taal, house.store.look());
    let status = list::status(row, house.store.now());
    let named = Named::of(house, who).await?;
    let may = |act: Act| house.access.may(&who.actor, act, &object(row));
    let input = GrondslagInput::of(row);
    let facts = input.as_ref().map(|input| facts(input, &named, taal)).unwrap_or_default();
    let mut steps = Vec::new();
    for step in list::steps(&look, row.id).await? {
        let naam = netwerk::medewerker_naam(&look, step.door_id).await?.unwrap_or_else(|| t!(taal, "somebody"));
        let rol = Rol::parse(&step.rol).map(|rol| netwerk::role_text(rol, taal));
        let when = When::new(step.plaatsgevonden_op.at(), WET_TIJDZONE, house.store.now()).short(taal);
        let what = Stap::parse(&step.soort).map_or(step.soort, |stap| stap_text(stap, taal));
        steps.push(StepLine {
            what,
            who: rol.map_or(naam.clone(), |rol| format!("{naam}, {rol}")),
            when,
            text: step.toelichting,
        });
    }
    let edit = input.filter(|_| status.is_open() && may(acts::ENTER)).map(|input| Typed::of(&input, row.versie));
    let fields = edit.map(|typed| typed.fields(&named, taal)).unwrap_or_default();
    let decides = decides(row, status, &may, taal);
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        title: title(row, taal),
        path: shown(row.id),
        chip: Some((chip(status), status_text(status, taal))),
        facts,
        steps,
        fields,
        decides,
        mine: None,
        theirs: None,
        versie: row.versie,
        errors,
    })
}

/// What it is about, in a line.
pub(crate) fn title(row: &Model, taal: Taal) -> String {
    let doel = known::regelingen(taal.code()).get(row.doel.as_str()).map_or_else(|| row.doel.clone(), |naam| (*naam).to_owned());
    t!(taal, "grondslag-title", doel = doel, bronhouder = bronhouder_text(&row.bronhouder))
}

/// How urgent a state looks.
pub(crate) fn chip(status: Status) -> &'static str {
    match status {
        Status::Actief => "ok",
        Status::TeAccorderen => "info",
        Status::Gestopt | Status::Verlopen | Status::NietInWerking => "warn",
        Status::Concept | Status::Ingetrokken => "",
    }
}

fn facts(input: &GrondslagInput, named: &Named, taal: Taal) -> Vec<(String, String)> {
    let bron =
        named.organisaties.iter().find(|(id, _)| *id == input.bron).map_or_else(|| t!(taal, "gone"), |(_, naam)| naam.clone());
    let begrippen: Vec<&str> = input
        .begrippen
        .iter()
        .map(|key| known::begrip(&named.words, key).map_or(key.as_str(), |begrip| begrip.naam.of(taal.code())))
        .collect();
    let until = input.geldig_tot.map_or_else(|| t!(taal, "until-further-notice"), write_date);
    let bsn = if input.met_bsn { t!(taal, "bsn-yes") } else { t!(taal, "bsn-no") };
    vec![
        (t!(taal, "field-soort"), soort_text(input.soort, taal)),
        (t!(taal, "field-bron"), format!("{bron} ({})", bronhouder_text(&input.bronhouder))),
        (t!(taal, "fact-begrippen"), begrippen.join(", ")),
        (t!(taal, "field-bsn"), bsn),
        (t!(taal, "field-avg"), avg_text(input.avg, taal)),
        (t!(taal, "field-wet"), [input.wet.as_str(), input.artikel.as_str()].join(" ").trim().to_owned()),
        (t!(taal, "fact-geldig"), format!("{} – {until}", write_date(input.geldig_van))),
        (t!(taal, "field-dpia"), input.dpia.clone()),
    ]
}

/// What can be decided about it now, by this reader.
fn decides(row: &Model, status: Status, may: &impl Fn(Act) -> bool, taal: Taal) -> Vec<Decide> {
    let mut all = Vec::new();
    let mut offer = |is_possible: bool, act: Act, id: &'static str, title: String, button: String, text: Option<String>| {
        if is_possible && may(act) {
            let path = format!("{}/{id}", shown(row.id));
            all.push(Decide { id, path, title, button, label: text, choices: Vec::new(), typed: String::new() });
        }
    };
    let waits = row.niet_in_werking && status == Status::Concept;
    let forward = if waits { t!(taal, "submit-aside") } else { t!(taal, "submit-button") };
    let again = if status == Status::NietInWerking { t!(taal, "submit-in-force") } else { forward };
    let forward = status.submit().is_some();
    offer(forward, acts::ENTER, "voorlegging", t!(taal, "submit-title"), again, None);
    let approve = status.approve().is_some();
    offer(approve, acts::APPROVE, "oordeel", t!(taal, "judge-title"), t!(taal, "judge-button"), Some(t!(taal, "judge-text")));
    offer(true, acts::ADVISE, "advies", t!(taal, "advise-title"), t!(taal, "advise-button"), Some(t!(taal, "advise-text")));
    let stop = status.stop().is_some();
    offer(stop, acts::STOP, "stopzetting", t!(taal, "stop-title"), t!(taal, "stop-button"), Some(t!(taal, "stop-text")));
    let back = status.withdraw().is_some();
    let button = t!(taal, "withdraw-button");
    offer(back, acts::WITHDRAW, "intrekking", t!(taal, "withdraw-title"), button, Some(t!(taal, "withdraw-text")));
    for decide in all.iter_mut().filter(|decide| decide.id == "oordeel") {
        decide.choices = super::decide::choices("", taal);
    }
    all
}

/// Something that was done.
struct StepLine {
    what: String,
    who: String,
    when: String,
    text: String,
}

/// A form with which something is decided.
pub(crate) struct Decide {
    pub(crate) id: &'static str,
    path: String,
    title: String,
    button: String,
    /// Of the lines in which the reason is written, where there are any.
    label: Option<String>,
    pub(crate) choices: Vec<Choice>,
    pub(crate) typed: String,
}

/// The page around a Grondslag: to write it down, to read it, to decide about it.
#[derive(Template)]
#[template(path = "grondslag.html")]
pub(crate) struct View {
    pub(crate) taal: Taal,
    pub(crate) csrf: String,
    pub(crate) shell: Shell,
    pub(crate) title: String,
    /// Where the form goes.
    pub(crate) path: String,
    /// How it stands: look and words.
    pub(crate) chip: Option<(&'static str, String)>,
    pub(crate) facts: Vec<(String, String)>,
    steps: Vec<StepLine>,
    pub(crate) fields: Vec<Field>,
    pub(crate) decides: Vec<Decide>,
    /// What the reader chose and typed, where that came too late (R9).
    pub(crate) mine: Option<String>,
    /// What a colleague made of it meanwhile (R9).
    pub(crate) theirs: Option<String>,
    pub(crate) versie: i32,
    pub(crate) errors: Errors,
}

impl View {
    /// The page of one that is not there yet.
    pub(crate) fn new(shell: &Shell, fields: Vec<Field>, errors: Errors) -> Self {
        Self {
            taal: shell.taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            title: t!(shell.taal, "grondslag-new"),
            path: "/grondslagen/nieuw".to_owned(),
            chip: None,
            facts: Vec::new(),
            steps: Vec::new(),
            fields,
            decides: Vec::new(),
            mine: None,
            theirs: None,
            versie: 0,
            errors,
        }
    }

    /// What stands on the tab of a browser: short, whatever the regeling is called.
    pub(crate) fn page_title(&self) -> String {
        if self.chip.is_some() { t!(self.taal, "grondslag-page") } else { self.title.clone() }
    }

    /// What is wrong leads to what is on the page: where its field is not, to how things stand.
    pub(crate) fn lead_somewhere(&mut self) {
        let is_there = |name: &str| {
            self.fields.iter().any(|field| field.name == name) || self.decides.iter().any(|decide| decide.id == name)
        };
        let mut all = Errors::default();
        for (field, text) in self.errors.list() {
            all.add(if is_there(field) { field } else { "stand" }, text.clone());
        }
        self.errors = all;
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
