//! `/looplijsten/{id}`: the own addresses, the plan of a day, and for a coordinator who goes to which district.

use crate::assign::{WijkInput, assign as assigning};
use crate::gesprek::Dagdeel;
use crate::lists;
use crate::pages::one_view::{View, build};
use crate::pages::{say, when_text};
use crate::plan::{DagInput, plan as planning};
use crate::store::{day_of, own_ids, shown};
use crate::tables::looplijst::Model;
use crate::{LooplijstError, acts};
use access::{Act, Object, Verwerking};
use foundation::jiff::ToSpan;
use foundation::{Code, Fault, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, Who, read_date, render, repeat, see_other, t};

/// Which addresses, and when, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct DagForm {
    /// Each the id of a regel, a dot, and its version.
    pub(crate) regels: Vec<String>,
    pub(crate) dag: String,
    pub(crate) dagdeel: String,
    /// The ids of the regels of whom the Inwoner knows that the day changes.
    pub(crate) inwoner_weet: Vec<String>,
    /// On which page it was chosen.
    pub(crate) pagina: String,
    /// What was looked for on it, and in which district.
    pub(crate) zoek: String,
    pub(crate) wijk: String,
}

/// Who goes where, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct WijkForm {
    pub(crate) wijk: String,
    pub(crate) medewerker: String,
    pub(crate) versie: i32,
}

/// What led here.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    genoteerd: String,
    pagina: String,
    /// How many addresses were planned, and for when.
    gepland: String,
    dag: String,
    dagdeel: String,
}

impl Asked {
    /// What was planned, in words; what does not read as that says nothing.
    fn planned(&self, taal: Taal) -> Option<String> {
        let n = self.gepland.parse::<u16>().ok().filter(|n| *n > 0)?;
        let when = when_text((read_date(&self.dag)?, Dagdeel::parse(&self.dagdeel)?), taal);
        Some(t!(taal, "planned", n = n, when = when))
    }
}

/// A Looplijst of the own organisatie on which one has a district, or that one divides; and the purpose to do something with it.
pub(crate) async fn permitted(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<(Model, Verwerking), Oops> {
    let look = house.store.look();
    let row = lists::one(&look, id).await?;
    let counts = lists::counts(&look, who.actor.organisatie).await?;
    let is_mine = counts.iter().any(|one| one.looplijst_id == id && one.medewerker_id == Some(who.actor.id));
    let divides = house.access.may_own(&who.actor, acts::ASSIGN) && act != acts::PLAN && act != acts::PRINT;
    let row = who.found(house, act, row.filter(|_| is_mine || divides))?;
    let purpose = who.permit(house, act, &Object::own_work(row.organisatie_id))?;
    Ok((row, purpose))
}

/// The own addresses.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::SHOW, id).await?;
    let mut view = build(&house, &shell, &who, &row, &purpose, Errors::default()).await?;
    view.noted = (asked.genoteerd == "ja").then(|| t!(shell.taal, "noted")).or(asked.planned(shell.taal));
    view.turn_to(&asked.pagina);
    if let Some(day) = read_date(&asked.dag) {
        view.look_at(day, day_of(house.store.now()));
    }
    Ok(render(&shell, &t!(shell.taal, "looplijst-title"), &view))
}

/// The page again, with what is wrong.
async fn back(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    id: Uuid,
    (errors, code): (Errors, Code),
    fill: impl FnOnce(&mut View),
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(house, who, acts::SHOW, id).await?;
    let shell = &shell.at(&shown(id));
    let mut view = build(house, shell, who, &row, &purpose, errors).await?;
    fill(&mut view);
    Ok(shell.refuse(&t!(shell.taal, "looplijst-title"), &view, code))
}

impl DagForm {
    pub(crate) fn check(&self, house: &Shared, taal: Taal, errors: &mut Errors) -> Option<DagInput> {
        let regels: Vec<(Uuid, i32)> = web::every("regels", &self.regels, |one| seen_regel(one), taal, errors);
        if self.regels.is_empty() {
            errors.add("regels", t!(taal, "error-regels"));
        }
        let today = day_of(house.store.now());
        let dag = read_date(&self.dag).filter(|day| *day >= today && *day <= today.saturating_add(DAYS.days()));
        let dag = errors.take("dag", dag.ok_or(()), |()| t!(taal, "error-dag"));
        let dagdeel = errors.take("dagdeel", Dagdeel::parse(&self.dagdeel).ok_or(()), |()| t!(taal, "error-dagdeel"));
        let told = web::every("inwoner_weet", &self.inwoner_weet, |one| one.parse().ok(), taal, errors);
        errors.is_empty().then_some(())?;
        // What was looked for does not go into an address: it goes on at the first page of the whole list.
        let is_sought = !self.zoek.is_empty() || !self.wijk.is_empty();
        let pagina = self.pagina.parse().ok().filter(|_| !is_sought).unwrap_or(1);
        Some(DagInput { regels, dag: dag?, dagdeel: dagdeel?, told, pagina })
    }
}

/// How far ahead a day is planned.
pub(crate) const DAYS: i32 = 31;

/// A regel and the version in which it was seen.
fn seen_regel(text: &str) -> Option<(Uuid, i32)> {
    let (id, versie) = text.split_once('.')?;
    Some((id.parse().ok()?, versie.parse().ok()?))
}

/// On which Looplijst addresses are that were chosen on this one: they may have gone on to a newer one meanwhile.
pub(crate) async fn went_to(house: &Shared, who: &Who, id: Uuid, regels: &[(Uuid, i32)]) -> Result<Uuid, Oops> {
    let Some((first, _)) = regels.first() else { return Ok(id) };
    let ids = own_ids(&house.store.look(), *first, who.actor.id).await?;
    Ok(ids.map_or(id, |ids| ids.looplijst_id))
}

/// Plans a day.
pub async fn plan(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<DagForm>,
) -> Result<Response, Oops> {
    let (_, purpose) = permitted(&house, &who, acts::PLAN, id).await?;
    let (typed, taal) = (form.value, shell.taal);
    let (mut errors, mut code, mut agreed) = (Errors::default(), Code::FIELD, Vec::new());
    if let Some(input) = typed.check(&house, taal, &mut errors) {
        let why = match planning(&house.store, &purpose, id, &input, &form.once).await {
            Ok(leads_to) => return Ok(see_other(taal, &leads_to)),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::PLAN, &form.once).await? {
            return Ok(answer);
        }
        code = why.code();
        match why {
            LooplijstError::Agreed(all) => agreed = all.into_iter().map(|(regel, _)| regel).collect(),
            why => say(why, "regels", taal, &mut errors)?,
        }
    }
    let regels: Vec<(Uuid, i32)> = typed.regels.iter().filter_map(|one| seen_regel(one)).collect();
    let id = went_to(&house, &who, id, &regels).await?;
    back(&house, &shell, &who, id, (errors, code), |view| view.keep_day(&typed, &agreed)).await
}

/// Says who goes to a district.
pub async fn assign(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<WijkForm>,
) -> Result<Response, Oops> {
    let (row, purpose) = permitted(&house, &who, acts::ASSIGN, id).await?;
    let (typed, taal) = (form.value, shell.taal);
    let (mut errors, mut code, mut outdated) = (Errors::default(), Code::FIELD, false);
    if !lists::wijken(&house.store.look(), row.id).await?.contains(&typed.wijk) {
        errors.add("wijk", t!(taal, "error-wijk"));
    }
    let medewerker = errors.take("medewerker", typed.medewerker.parse::<Uuid>(), |_| t!(taal, "error-stranger"));
    if let (Some(medewerker), true) = (medewerker, errors.is_empty()) {
        let input = WijkInput { wijk: &typed.wijk, medewerker, seen: &[typed.versie] };
        let why = match assigning(&house.store, &purpose, id, &input, &form.once).await {
            Ok(()) => return Ok(see_other(taal, &shown(id))),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::ASSIGN, &form.once).await? {
            return Ok(answer);
        }
        (code, outdated) = (why.code(), matches!(why, LooplijstError::Outdated));
        say(why, "wijk", taal, &mut errors)?;
    }
    back(&house, &shell, &who, id, (errors, code), |view| view.keep_wijk(&typed, outdated)).await
}
