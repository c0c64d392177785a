//! `/mijn`: first what to do, then what is going on, then the Afspraken.

use crate::acts::OVERVIEW;
use crate::overview::{AfspraakRow, HulpvraagRow, KlaarRow, Overzicht, TaakRow, overview};
use askama::Template;
use bericht::OrganisatieRow;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use hulpvraag::{INZAGE, LEVENSGEBEURTENIS};
use hulpvraag::{Status, Uitkomst, Vervolgstap};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Oops, Shared, Shell, Taal, When, Who, read_date, render, t, tel, write_date};

/// What is going on about the Inwoner who is logged in.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, OVERVIEW)?;
    let found = overview(&house.store, &purpose).await?;
    let view = View::new(&shell, found, house.store.now());
    Ok(render(&shell, &t!(shell.taal, "overview-title"), &view))
}

/// Something the Inwoner has to do, with its day.
struct Doen {
    at: Timestamp,
    title: String,
    text: String,
    /// Where it is done, where that is a page.
    link: Option<&'static str>,
}

/// A Hulpvraag in plain words.
pub(super) struct VraagView {
    pub(super) title: String,
    /// Whether it was about who looked: it has an answer instead of a visit.
    pub(super) about_a_look: bool,
    pub(super) nummer: String,
    asked: String,
    pub(super) now: String,
    pub(super) closed: bool,
    pub(super) organisatie: String,
    pub(super) telefoon: String,
}

/// An Afspraak in plain words.
struct Afspraak {
    /// Where it can be moved or called off; absent once it has begun.
    change: Option<String>,
    machine: String,
    day: String,
    time: String,
    product: String,
    organisatie: String,
    plaats: String,
    adres: String,
    meenemen: String,
    telefoon: String,
}

#[derive(Template)]
#[template(path = "overview.html")]
struct View {
    taal: Taal,
    naam: String,
    doen: Vec<Doen>,
    vragen: Vec<VraagView>,
    afspraken: Vec<Afspraak>,
    /// Whom to call: who helps now, or else the installation.
    telefoon: String,
    /// Where to walk in; empty where nobody knows.
    locatie: String,
}

/// Whom to call and where to walk in: who helps now, and else the number of this installation.
pub(super) fn call(hulp: Option<OrganisatieRow>, shell: &Shell) -> (String, String) {
    let hulp = hulp.filter(|hulp| !hulp.telefoon.is_empty());
    hulp.map_or_else(|| (shell.telefoon.clone(), String::new()), |hulp| (tel(&hulp.telefoon), hulp.locatie))
}

impl View {
    fn new(shell: &Shell, found: Overzicht, now: Timestamp) -> Self {
        let taal = shell.taal;
        let come = found.afspraken.iter().map(|row| to_come(row, taal, now));
        let mut doen: Vec<Doen> = found.taken.iter().map(|row| to_return(row, taal, now)).chain(come).collect();
        doen.extend(found.klaar.iter().filter_map(|row| to_answer(row, taal)));
        doen.sort_by_key(|one| one.at);
        let vragen: Vec<VraagView> = found.hulpvragen.into_iter().map(|row| vraag(row, taal, now)).collect();
        let (telefoon, locatie) = call(found.hulp, shell);
        Self {
            taal,
            naam: found.naam,
            doen,
            telefoon,
            locatie,
            vragen,
            afspraken: found.afspraken.into_iter().map(|row| afspraak(row, taal, now)).collect(),
        }
    }
}

fn to_come(row: &AfspraakRow, taal: Taal, now: Timestamp) -> Doen {
    let when = When::new(row.begin.at(), &row.tijdzone, now);
    let title = t!(taal, "do-come", day = when.long_day(taal), time = when.time());
    let text = t!(taal, "do-come-where", plaats = row.plaats.as_str(), organisatie = row.organisatie_naam.as_str());
    Doen { at: row.begin.at(), title, text, link: None }
}

fn to_answer(row: &KlaarRow, taal: Taal) -> Option<Doen> {
    let day = read_date(&row.dag)?;
    let (title, organisatie) = (t!(taal, "do-answer"), row.organisatie_naam.as_str());
    let text = t!(taal, "do-answer-about", dag = write_date(day), organisatie = organisatie);
    let at = day.to_zoned(TimeZone::UTC).ok()?.timestamp();
    Some(Doen { at, title, text, link: Some("/mijn/levensgebeurtenissen") })
}

fn to_return(row: &TaakRow, taal: Taal, now: Timestamp) -> Doen {
    let when = When::new(row.termijn_op.at(), &row.tijdzone, now);
    let title = t!(taal, "do-before", day = when.long_day(taal));
    let organisatie = row.organisatie_naam.as_str();
    let text = match row.tekst.as_str() {
        "" => t!(taal, "do-return", organisatie = organisatie, telefoon = tel(&row.telefoon)),
        tekst => t!(taal, "do-return-for", organisatie = organisatie, tekst = tekst, telefoon = tel(&row.telefoon)),
    };
    Doen { at: row.termijn_op.at(), title, text, link: None }
}

pub(super) fn vraag(row: HulpvraagRow, taal: Taal, now: Timestamp) -> VraagView {
    let asked = When::new(row.aangemaakt_op.at(), &row.tijdzone, now).long_day(taal);
    VraagView {
        title: title(&row, taal),
        about_a_look: row.product == INZAGE,
        asked: match row.product.as_str() {
            // They asked nothing: something changes in their life.
            LEVENSGEBEURTENIS => t!(taal, "question-begun", day = asked, organisatie = row.gevraagd_bij.as_str()),
            _ => t!(taal, "question-asked", day = asked, organisatie = row.gevraagd_bij.as_str()),
        },
        now: stands(&row, taal, now),
        closed: row.status == Status::Afgesloten.as_str(),
        nummer: row.nummer,
        organisatie: row.organisatie_naam,
        telefoon: tel(&row.telefoon),
    }
}

fn title(row: &HulpvraagRow, taal: Taal) -> String {
    match (row.product.as_str(), row.product_titel.as_str()) {
        (INZAGE, _) => t!(taal, "question-inzage"),
        (LEVENSGEBEURTENIS, _) => t!(taal, "question-levensgebeurtenis"),
        (_, "") => t!(taal, "question-general"),
        (_, titel) => titel.to_owned(),
    }
}

/// How a Hulpvraag stands: who does what, before when.
fn stands(row: &HulpvraagRow, taal: Taal, now: Timestamp) -> String {
    let day = row.vervolgstap_op.map(|at| When::new(at.at(), &row.tijdzone, now).long_day(taal)).unwrap_or_default();
    let organisatie = row.organisatie_naam.as_str();
    match (Status::parse(&row.status), row.vervolgstap.as_deref().and_then(Vervolgstap::parse)) {
        (Some(Status::Afgesloten), _) if row.product == INZAGE => t!(taal, "ended-answered"),
        (Some(Status::Afgesloten), _) if row.product == LEVENSGEBEURTENIS => t!(taal, "ended-told"),
        (Some(Status::Afgesloten), _) => ended(row.uitkomst.as_deref().and_then(Uitkomst::parse), taal),
        _ if row.vervolgstap_op.is_some_and(|at| hulpvraag::has_passed(at.at(), now, &row.tijdzone)) => {
            t!(taal, "stands-passed", organisatie = organisatie, day = day)
        }
        (Some(Status::Vastgelopen), _) => t!(taal, "stands-stuck", organisatie = organisatie, day = day),
        (_, Some(Vervolgstap::Afspraak)) => t!(taal, "stands-appointment", day = day),
        (_, Some(Vervolgstap::DoorverwijzingBeantwoorden)) => t!(taal, "stands-offered", day = day),
        (_, Some(Vervolgstap::Terugkomen)) => t!(taal, "stands-return", day = day),
        (_, Some(Vervolgstap::Nabellen)) => t!(taal, "stands-call", organisatie = organisatie, day = day),
        (_, Some(Vervolgstap::InzageBeantwoorden)) => t!(taal, "stands-inzage", organisatie = organisatie, day = day),
        (_, Some(Vervolgstap::Gesprek)) => t!(taal, "stands-busy", organisatie = organisatie),
        #[allow(unreachable_patterns, reason = "a step that is added elsewhere has its general words here from the start")]
        _ => t!(taal, "stands-other", organisatie = organisatie, day = day),
    }
}

fn ended(uitkomst: Option<Uitkomst>, taal: Taal) -> String {
    match uitkomst {
        Some(Uitkomst::Opgelost) => t!(taal, "ended-solved"),
        Some(Uitkomst::DeelsOpgelost) => t!(taal, "ended-partly"),
        Some(Uitkomst::Ingetrokken) => t!(taal, "ended-withdrawn"),
        Some(Uitkomst::NietOpgelost) | None => t!(taal, "ended-unsolved"),
    }
}

fn afspraak(row: AfspraakRow, taal: Taal, now: Timestamp) -> Afspraak {
    let when = When::new(row.begin.at(), &row.tijdzone, now);
    let can_change = row.status == afspraak::Status::Bevestigd.as_str() && row.begin.at() > now;
    Afspraak {
        change: can_change.then(|| format!("/afspraken/{}", row.id)),
        machine: when.machine(),
        day: when.long_day(taal),
        time: when.time(),
        product: row.product_titel,
        organisatie: row.organisatie_naam,
        plaats: row.plaats,
        adres: format!("{}, {}", row.adres, row.stad),
        meenemen: row.meenemen,
        telefoon: tel(&row.telefoon),
    }
}
