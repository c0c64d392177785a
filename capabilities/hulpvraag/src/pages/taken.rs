//! `/taken`: what has to be done, by whom and before when. The list names no person.

use crate::list::{Regel, helps, list};
use crate::officer;
use crate::press;
use crate::relation::INZAGE;
use crate::routes::{DONE, LIST, TAKE_UP};
use crate::taak::{self, Soort};
use access::{Act, Verwerking};
use askama::Template;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use foundation::{Code, Uuid};
use serde::Deserialize;
use store::{Ms, Once, StoreError};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

/// The query of the page: whether a Hulpvraag was just closed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    gesloten: String,
    /// How the Inwoner hears that an Afspraak does not go ahead: a word of `bericht`, which stands above this capability.
    weg: String,
}

/// What this Medewerker has to do.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let mut view = build(&house, &shell, &who, Errors::default()).await?;
    view.closed = (asked.gesloten == "ja").then(|| hears(&asked.weg, shell.taal));
    Ok(render(&shell, &t!(shell.taal, "taken-title"), &view))
}

fn hears(weg: &str, taal: Taal) -> String {
    match weg {
        "brief" | "grote_letter" => t!(taal, "closed-letter"),
        "email" => t!(taal, "closed-email"),
        _ => t!(taal, "closed-nothing"),
    }
}

async fn build(house: &Shared, shell: &Shell, who: &Who, errors: Errors) -> Result<View, Oops> {
    let purpose = who.permit_own(house, LIST)?;
    let (taal, now) = (shell.taal, house.store.now());
    let rows = list(&house.store, &purpose).await?;
    let lines = rows.into_iter().map(|row| Line::new(row, &who.actor, taal, now)).collect();
    let mut balies = balies_without(house, who, taal).await?;
    balies.extend(of_the_officer(house, who, taal).await?);
    Ok(View { taal, csrf: shell.csrf.clone(), shell: shell.clone(), balies, lines, errors, closed: None })
}

/// The Balies of the own organisatie that nobody coordinates: every coordinator there has to see to it.
async fn balies_without(house: &Shared, who: &Who, taal: Taal) -> Result<Vec<BalieRow>, Oops> {
    if !who.actor.has(access::Rol::Coordinator) {
        return Ok(Vec::new());
    }
    let (look, now) = (house.store.look(), house.store.now());
    let mut lines = Vec::new();
    for balie in netwerk::without_coordinator(&look, who.actor.organisatie).await? {
        let Some(locatie) = netwerk::locatie_of(&look, balie.locatie_id).await? else { continue };
        let since = balie.zonder_coordinator_op.map_or(now, Ms::at);
        let zone = TimeZone::get(&locatie.tijdzone).unwrap_or(TimeZone::UTC);
        let gebied = netwerk::gebied_of(&locatie.gebied);
        // One werkdag: until then nobody can be sent there.
        let before = rules::termijn::end_of_werkdag(since, 1, &zone, gebied).unwrap_or(since);
        lines.push(BalieRow {
            path: format!("/beheer/balies/{}", balie.id),
            what: t!(taal, "balie-without-coordinator", balie = balie.naam.as_str()),
            locatie: format!("{}, {}", locatie.naam, locatie.plaats),
            owner: t!(taal, "owner-coordinators"),
            todo: t!(taal, "name-coordinator"),
            before: When::new(before, &locatie.tijdzone, now).short_day(taal),
            late: before < now,
        });
    }
    Ok(lines)
}

/// What a privacy officer does on pages of its own.
async fn of_the_officer(house: &Shared, who: &Who, taal: Taal) -> Result<Vec<BalieRow>, Oops> {
    if !who.actor.has(access::Rol::Privacyofficer) {
        return Ok(Vec::new());
    }
    let (look, now, own) = (house.store.look(), house.store.now(), who.actor.organisatie);
    let row = |found: officer::Wacht, path: &str, what: String| {
        let before = found.eerste.map_or(now, Ms::at);
        BalieRow {
            path: path.to_owned(),
            what,
            locatie: String::new(),
            owner: t!(taal, "owner-officer"),
            todo: t!(taal, "look-at-it"),
            before: When::new(before, rules::termijn::WET_TIJDZONE, now).short_day(taal),
            late: before < now,
        }
    };
    let brakes = officer::brakes(&look, own).await?;
    let reports = officer::reports(&look, own).await?;
    let brakes = brakes.map(|one| row(one.clone(), "/zoekremmen", t!(taal, "taak-zoekremmen", n = one.aantal)));
    let reports = reports.map(|one| row(one.clone(), "/inzage/meldingen", t!(taal, "taak-meldingen", n = one.aantal)));
    Ok(brakes.into_iter().chain(reports).collect())
}

/// What has to be done and is about no Hulpvraag.
struct BalieRow {
    path: String,
    what: String,
    locatie: String,
    owner: String,
    /// What the button says.
    todo: String,
    before: String,
    late: bool,
}

/// The form has no fields of its own.
#[derive(Deserialize, Default)]
pub struct Pressed {}

/// Marks a Taak as done.
pub async fn done(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, DONE, id).await?;
    let outcome = press::done(&house.store, &purpose, id, &form.once).await;
    answer(&house, &shell, &who, (DONE, id, t!(shell.taal, "done")), &form.once, outcome).await
}

/// Takes a Taak up: from now on it has a name.
pub async fn take_up(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Pressed>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, TAKE_UP, id).await?;
    let outcome = press::take_up(&house.store, &purpose, id, &form.once).await;
    answer(&house, &shell, &who, (TAKE_UP, id, t!(shell.taal, "take-up")), &form.once, outcome).await
}

pub(crate) async fn permit(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<Verwerking, Oops> {
    let place = who.found(house, act, taak::place_of(&house.store.look(), id).await?)?;
    who.permit(house, act, &place.object(id, who.actor.id))
}

async fn answer(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    (act, id, chosen): (Act, Uuid, String),
    once: &Once,
    outcome: Result<(), StoreError>,
) -> Result<Response, Oops> {
    let Err(why) = outcome else { return Ok(see_other(shell.taal, "/taken")) };
    match (repeat(house, shell.taal, act, once).await?, why) {
        (Some(same), _) => Ok(same),
        (None, StoreError::Stale) => {
            let mut errors = Errors::default();
            let stand = press::stand_of(&house.store.look(), id).await?.map(|stand| stand_text(&stand, shell.taal));
            let stand = stand.unwrap_or_default();
            errors.add("lijst", t!(shell.taal, "error-done-or-answer", keuze = chosen, stand = stand));
            let view = build(house, shell, who, errors).await?;
            Ok(shell.refuse(&t!(shell.taal, "taken-title"), &view, Code::STALE))
        }
        (None, other) => Err(other.into()),
    }
}

fn stand_text(stand: &press::Stand, taal: Taal) -> String {
    match (taak::Status::parse(&stand.status), &stand.medewerker_naam) {
        (Some(taak::Status::Klaar), _) => t!(taal, "stand-klaar"),
        (Some(taak::Status::Vervallen) | None, _) => t!(taal, "stand-vervallen"),
        (Some(_), Some(naam)) => t!(taal, "stand-opgepakt", naam = naam.as_str()),
        (Some(_), None) => t!(taal, "stand-open"),
    }
}

/// What has to be done, as a Medewerker reads it.
pub fn text(soort: Soort, taal: Taal) -> String {
    match soort {
        Soort::Nabellen => t!(taal, "taak-nabellen"),
        Soort::NietVerschenen => t!(taal, "taak-niet-verschenen"),
        Soort::Geweigerd => t!(taal, "taak-geweigerd"),
        Soort::Verlopen => t!(taal, "taak-verlopen"),
        Soort::Terugkomen => t!(taal, "taak-terugkomen"),
        Soort::Vastgelopen => t!(taal, "taak-vastgelopen"),
        Soort::RoosterGewijzigd => t!(taal, "taak-rooster-gewijzigd"),
        Soort::Afgezegd => t!(taal, "taak-afgezegd"),
        Soort::InzageVraag => t!(taal, "taak-inzage-vraag"),
        Soort::DoorverwijzingWacht => t!(taal, "taak-aanbod-wacht"),
        Soort::Ingetrokken => t!(taal, "taak-ingetrokken"),
        Soort::Regie => t!(taal, "taak-regie"),
        Soort::RegieGeweigerd => t!(taal, "taak-regie-geweigerd"),
        Soort::LaatNietLos => t!(taal, "taak-laat-niet-los"),
        Soort::BerichtRetour => t!(taal, "taak-bericht-retour"),
        Soort::BerichtBellen => t!(taal, "taak-bericht-bellen"),
        Soort::BerichtenWachten => t!(taal, "taak-berichten-wachten"),
        Soort::StapVoorbij => t!(taal, "taak-stap-voorbij"),
        Soort::DocumentVermist => t!(taal, "taak-document-vermist"),
    }
}

struct Line {
    id: String,
    what: String,
    more: String,
    nummer: String,
    product: String,
    before: String,
    late: bool,
    owner: String,
    /// Where it went because it was overdue, and since when.
    went: Vec<String>,
    /// Whether it is of the own organisatie: only that can be done here.
    own: bool,
    /// Whether nobody does it yet.
    open: bool,
    /// Whether it ends by an answer, on the page it leads to.
    by_answer: bool,
    /// Where it is done, or what it is about, if that has a page for this reader.
    path: Option<String>,
}

impl Line {
    fn new(row: Regel, actor: &access::Actor, taal: Taal, now: Timestamp) -> Self {
        let (own, helps) = (row.organisatie_id == actor.organisatie, helps(actor));
        let path = place(&row, actor, helps);
        let zone = row.tijdzone.unwrap_or_else(|| rules::termijn::WET_TIJDZONE.to_owned());
        let day = |at: Ms| When::new(at.at(), &zone, now).short_day(taal);
        let desk = || t!(taal, "owner-desk");
        let to_coordinator = row.coordinator_op.map(|at| {
            let who = row.coordinator_naam.filter(|_| own).unwrap_or_else(|| t!(taal, "owner-coordinator"));
            t!(taal, "went-coordinator", who = who, day = day(at))
        });
        let to_both = row.organisaties_op.map(|at| t!(taal, "went-both", day = day(at)));
        Self {
            id: row.id.to_string(),
            what: match Soort::parse(&row.soort) {
                Some(soort) if own => text(soort, taal),
                _ => t!(taal, "taak-van-ander", organisatie = row.organisatie_naam.as_str()),
            },
            more: row.tekst,
            nummer: row.nummer,
            product: Some(row.product_titel).filter(|_| helps).unwrap_or_default(),
            before: day(row.termijn_op),
            late: row.termijn_op.at() < now,
            owner: if own { row.medewerker_naam.unwrap_or_else(desk) } else { row.organisatie_naam },
            went: to_coordinator.into_iter().chain(to_both).collect(),
            own,
            open: row.status == taak::Status::Open.as_str(),
            by_answer: Soort::parse(&row.soort).is_some_and(Soort::ends_by_answer),
            path,
        }
    }
}

/// The page of a Taak: that of its Hulpvraag. A question about who looked has pages for who answers it only.
fn place(row: &Regel, actor: &access::Actor, helps: bool) -> Option<String> {
    if row.product != INZAGE {
        return (helps && !row.afgesloten).then(|| format!("/hulpvragen/{}", row.nummer));
    }
    if !actor.has(access::Rol::Privacyofficer) {
        return None;
    }
    match Soort::parse(&row.soort)? {
        Soort::InzageVraag => Some("/inzage/vragen".to_owned()),
        Soort::BerichtRetour | Soort::BerichtBellen => Some(format!("/berichten/{}", row.bron_id)),
        Soort::BerichtenWachten => Some("/berichten".to_owned()),
        _ => None,
    }
}

#[derive(Template)]
#[template(path = "taken.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    balies: Vec<BalieRow>,
    lines: Vec<Line>,
    errors: Errors,
    /// That a Hulpvraag was just closed, with how the Inwoner hears it.
    closed: Option<String>,
}

impl View {
    fn count(&self) -> usize {
        self.balies.len() + self.lines.len()
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
