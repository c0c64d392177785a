//! `/hulpvragen/{nummer}`: the path so far in plain words, who has it, what happens next, and what the owner can do.

use super::meanwhile::Chosen;
use crate::close::needs_choice;
use crate::disclose::Disclosed;
use crate::path::{Seen, Stap, StapRow, read};
use crate::{Status, acts};
use access::Act;
use askama::Template;
use bericht::KanaalStand;
use foundation::jiff::Timestamp;
use foundation::{Code, Uuid};
use hulpvraag::{Relation, Vervolgstap, taak_text};
use rules::nummer::Nummer;
use serde::Deserialize;
use store::Ms;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Id, Oops, Query, Shared, Shell, Taal, When, Who, render, t};

/// The Hulpvraag with this nummer, as far as the wall knows it. What is no nummer is not there.
pub(crate) async fn relation_of(house: &Shared, who: &Who, act: Act, nummer: &str) -> Result<Relation, Oops> {
    let nummer: Nummer = nummer.parse().map_err(|_| Oops::not_found())?;
    let found = hulpvraag::by_nummer(&house.store.look(), &nummer.to_string()).await?;
    who.found(house, act, found.filter(|relation| relation.open))
}

/// The query of the page: why it goes no further, right after that was found.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    vastgelopen: String,
    /// How the Inwoner hears what was just done.
    hoort: String,
}

/// The page for every participant.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(nummer): Id<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let relation = relation_of(&house, &who, acts::SHOW, &nummer).await?;
    let view = build(&house, &shell, &who, &relation, Chosen::default(), Errors::default()).await?;
    let view = View { hears: KanaalStand::parse(&asked.hoort).map(|weg| weg.about(shell.taal)), ..view };
    let title = t!(shell.taal, "hulpvraag-title", nummer = view.nummer.as_str());
    let Some(why) = stuck_text(&asked.vastgelopen, shell.taal) else { return Ok(render(&shell, &title, &view)) };
    Ok(shell.refuse(&title, &View { stuck: Some(why), ..view }, Code::RONDSTUREN))
}

/// Why a Hulpvraag goes no further, in words.
fn stuck_text(why: &str, taal: Taal) -> Option<String> {
    match why {
        "organisatie_terug" => Some(t!(taal, "stuck-again")),
        "derde_hop" => Some(t!(taal, "stuck-third")),
        _ => None,
    }
}

/// The page again, with what is wrong and what was chosen.
pub(crate) async fn refuse(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    relation: &Relation,
    chosen: Chosen,
    errors: Errors,
    code: Code,
) -> Result<Response, Oops> {
    let view = build(house, shell, who, relation, chosen, errors).await?;
    Ok(shell.refuse(&t!(shell.taal, "hulpvraag-title", nummer = view.nummer.as_str()), &view, code))
}

async fn build(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    relation: &Relation,
    chosen: Chosen,
    errors: Errors,
) -> Result<View, Oops> {
    let purpose = who.permit(house, acts::SHOW, &relation.object())?;
    let seen = read(&house.store, &purpose, relation.hulpvraag).await?.ok_or(Oops::not_found())?;
    let may = |act| house.access.may(&who.actor, act, &relation.owner_object());
    let holds = seen.row.ketenregisseur_id.is_some();
    let open = !seen.path.iter().any(|stap| stap.status == Status::Aangeboden.as_str());
    // Only who holds it hands it over, or the coordinator when they cannot.
    let hands_over = |regisseur| regisseur == who.actor.id || who.actor.has(access::Rol::Coordinator);
    let candidates = match seen.row.ketenregisseur_id {
        Some(regisseur) if hands_over(regisseur) && may(acts::NAME_SUCCESSOR) => {
            netwerk::successors(&house.store.look(), who.actor.organisatie, &relation.deelnemers)
                .await?
                .into_iter()
                .filter(|one| one.id != regisseur)
                .map(|one| (one.id.to_string(), format!("{}, {}", one.naam, one.organisatie_naam)))
                .collect()
        }
        _ => Vec::new(),
    };
    let view = View::new(
        shell,
        who,
        seen,
        house.store.now(),
        errors,
        Buttons {
            again: may(acts::AGAIN) && open && !holds,
            close: may(acts::CLOSE),
            bounce: !holds && house.access.may(&who.actor, acts::BOUNCE, &relation.object()),
            withdraw: house.access.may(&who.actor, acts::WITHDRAW, &relation.object()),
            candidates,
            words: netwerk::ProductTaal::load(&house.store.look(), shell.taal).await?,
        },
    );
    Ok(View { chosen, ..view })
}

/// A moment as the path of a Hulpvraag has it.
pub(crate) fn day_text(at: Timestamp, now: Timestamp, taal: Taal) -> String {
    When::new(at, ZONE, now).short(taal)
}

struct Buttons {
    words: netwerk::ProductTaal,
    again: bool,
    close: bool,
    bounce: bool,
    withdraw: bool,
    candidates: Vec<(String, String)>,
}

struct TaakView {
    id: String,
    what: String,
    who: String,
    before: String,
    late: bool,
    choose: bool,
}

#[derive(Template)]
#[template(path = "hulpvraag.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    errors: Errors,
    chosen: Chosen,
    stuck: Option<String>,
    /// How the Inwoner hears what was just done.
    hears: Option<String>,
    nummer: String,
    product: netwerk::Tekst,
    status: String,
    who_has_it: String,
    telefoon: String,
    regisseur: Option<String>,
    next: Option<(String, String)>,
    shared: Option<(String, String, String)>,
    /// Why nothing of the person is open to this reader.
    closed: Option<String>,
    path: Vec<String>,
    /// Whether no Balie was chosen yet.
    first: bool,
    /// Who had it from when, one line each.
    eigenaren: Vec<String>,
    taken: Vec<TaakView>,
    ahead: Vec<(String, String)>,
    withdrawable: Vec<(String, String)>,
    klachten: Vec<(String, String)>,
    asked_me: bool,
    asked: Option<String>,
    versie: i32,
    buttons: Buttons,
}

impl View {
    fn new(shell: &Shell, who: &Who, seen: Seen, now: Timestamp, errors: Errors, buttons: Buttons) -> Self {
        let taal = shell.taal;
        let day = |at: Ms| day_text(at.at(), now, taal);
        let there = seen.row.tijdzone.clone().unwrap_or_else(|| ZONE.to_owned());
        let row = seen.row;
        let own = who.actor.organisatie;
        let can_go_back = buttons.withdraw && row.ketenregisseur_id.is_none();
        let withdrawable = seen.path.iter().filter(|stap| can_go_back && may_go_back(stap, own));
        let withdrawable = withdrawable.map(|stap| (stap.id.to_string(), format!("{}, {}", stap.naar_naam, stap.balie_naam)));
        Self {
            taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            errors,
            first: seen.path.is_empty() && row.balie_naam.is_none(),
            chosen: Chosen::default(),
            stuck: None,
            hears: None,
            product: buttons.words.titel(&row.product, &row.product_titel),
            status: status_text(&row.status, taal),
            who_has_it: holder(
                row.eigenaar_naam.as_deref(),
                row.balie_naam.as_deref(),
                row.medewerker_naam.as_deref().filter(|_| seen.owner),
            ),
            telefoon: row.eigenaar_telefoon.unwrap_or_default(),
            regisseur: row
                .ketenregisseur_naam
                .as_deref()
                .zip(row.ketenregisseur_op)
                .map(|(naam, at)| t!(taal, "regisseur-since", naam = naam, day = day(at))),
            next: row
                .vervolgstap
                .as_deref()
                .and_then(Vervolgstap::parse)
                .zip(row.vervolgstap_op)
                .filter(|_| seen.owner)
                .map(|(next, at)| (next_text(next, taal), When::new(at.at(), &there, now).short(taal))),
            closed: closed_text(&seen.shared, taal),
            shared: seen.shared.read().cloned().map(|one| (one.naam, both(&one.telefoon, &seen.telefoon), one.vraag)),
            path: path_lines(row.begonnen_op, &row.begonnen_door, &seen.path, seen.owner, taal, &day),
            eigenaren: super::eigenaren::lines(&seen.eigenaren, taal, &day),
            taken: seen
                .taken
                .into_iter()
                .map(|taak| TaakView {
                    what: hulpvraag::taak::Soort::parse(&taak.soort)
                        .filter(|_| taak.own || seen.owner)
                        .map(|soort| taak_text(soort, taal))
                        .unwrap_or_default(),
                    who: taak
                        .medewerker_naam
                        .map_or_else(|| taak.organisatie_naam.clone(), |naam| format!("{naam}, {}", taak.organisatie_naam)),
                    before: When::new(taak.termijn_op.at(), ZONE, now).short_day(taal),
                    late: taak.termijn_op.at() < now,
                    choose: needs_choice(&taak.soort),
                    id: taak.id.to_string(),
                })
                .collect(),
            ahead: seen
                .ahead
                .iter()
                .map(|one| {
                    (one.id.to_string(), format!("{}, {}", When::new(one.begin.at(), &one.tijdzone, now).short(taal), one.plaats))
                })
                .collect(),
            withdrawable: withdrawable.collect(),
            klachten: seen.klachten.into_iter().map(|one| (one.naam, one.telefoon)).collect(),
            asked_me: row.opvolger_id == Some(who.actor.id),
            asked: row.opvolger_naam,
            versie: row.versie,
            nummer: row.nummer,
            buttons,
        }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }

    fn closes_as(&self, uitkomst: &str) -> bool {
        self.chosen.closing.uitkomst == uitkomst
    }

    fn does_with(&self, taak: &str, choice: &str) -> bool {
        self.chosen.closing.taken.iter().any(|one| one.split_once(':') == Some((taak, choice)))
    }

    fn drops(&self, afspraak: &str) -> bool {
        self.chosen.closing.afspraken.iter().any(|one| one.to_string() == afspraak)
    }
}

/// What went to and fro between organisaties of many places stands on one clock, that of the law.
const ZONE: &str = rules::termijn::WET_TIJDZONE;

/// The number that was told in the call, and the one that the Inwoner keeps: nobody knows which of them is answered.
fn both(told: &str, kept: &str) -> String {
    let mut numbers: Vec<&str> = [told.trim(), kept.trim()].into_iter().filter(|number| !number.is_empty()).collect();
    numbers.dedup();
    numbers.join(", ")
}

fn closed_text(shared: &Disclosed, taal: Taal) -> Option<String> {
    match shared {
        Disclosed::NotIdentified => Some(t!(taal, "now-not-identified")),
        Disclosed::NotTheirs => Some(t!(taal, "now-not-yours")),
        Disclosed::Contact(_) => Some(t!(taal, "now-contact-only")),
        Disclosed::Nothing | Disclosed::All(_) => None,
    }
}

fn may_go_back(stap: &StapRow, own: Uuid) -> bool {
    let booked = stap.afspraak_status.as_deref().is_none_or(|status| status == "bevestigd");
    let open = [Status::Aangeboden, Status::Geaccepteerd].iter().any(|status| status.as_str() == stap.status);
    stap.van_organisatie_id == own && open && booked
}

fn holder(organisatie: Option<&str>, balie: Option<&str>, medewerker: Option<&str>) -> String {
    [medewerker, balie, organisatie].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub(crate) fn status_text(status: &str, taal: Taal) -> String {
    use hulpvraag::Status as S;
    match S::parse(status) {
        Some(S::WachtOpInwoner) => t!(taal, "hv-wacht-op-inwoner"),
        Some(S::WachtOpOrganisatie) => t!(taal, "hv-wacht-op-organisatie"),
        Some(S::InBehandeling) => t!(taal, "hv-in-behandeling"),
        Some(S::Vastgelopen) => t!(taal, "hv-vastgelopen"),
        Some(S::Afgesloten) => t!(taal, "hv-afgesloten"),
        _ => t!(taal, "hv-open"),
    }
}

pub(crate) fn next_text(next: Vervolgstap, taal: Taal) -> String {
    match next {
        Vervolgstap::Afspraak => t!(taal, "next-afspraak"),
        Vervolgstap::DoorverwijzingBeantwoorden => t!(taal, "next-beantwoorden"),
        Vervolgstap::Terugkomen => t!(taal, "next-terugkomen"),
        Vervolgstap::Nabellen => t!(taal, "next-nabellen"),
        Vervolgstap::OpnieuwKiezen => t!(taal, "next-opnieuw-kiezen"),
        Vervolgstap::Afstemmen => t!(taal, "next-afstemmen"),
        Vervolgstap::InzageBeantwoorden => t!(taal, "next-inzage"),
        Vervolgstap::Gesprek => t!(taal, "next-gesprek"),
    }
}

/// Who, when, and what became of it.
fn path_lines(begonnen: Ms, door: &str, path: &[StapRow], owner: bool, taal: Taal, day: &impl Fn(Ms) -> String) -> Vec<String> {
    let mut lines: Vec<(Ms, String)> = Vec::new();
    if owner {
        lines.push((begonnen, t!(taal, "path-begun", when = day(begonnen), organisatie = door)));
    }
    for stap in path {
        lines.extend(stap.steps().into_iter().map(|(at, step)| (at, line(stap, step, &day(at), taal))));
    }
    // Stable: what happened at one moment keeps the order of the path.
    lines.sort_by_key(|(at, _)| at.0);
    lines.into_iter().map(|(_, text)| text).collect()
}

fn line(stap: &StapRow, step: Stap, when: &str, taal: Taal) -> String {
    let (van, naar) = (stap.van_naam.as_str(), stap.naar_naam.as_str());
    match step {
        Stap::Aangeboden => t!(taal, "path-asked", when = when, van = van, naar = naar),
        Stap::Bevestigd => t!(taal, "path-booked", when = when, van = van, naar = naar),
        Stap::Geaccepteerd => t!(taal, "path-accepted", when = when, naar = naar),
        Stap::Geweigerd => {
            let reden =
                stap.reden.as_deref().and_then(crate::Reden::parse).map(|reden| super::received::reason_text(reden, taal));
            t!(taal, "path-refused", when = when, naar = naar, reden = reden.unwrap_or_default())
        }
        Stap::Verlopen => t!(taal, "path-expired", when = when, naar = naar),
        Stap::Ingetrokken => t!(taal, "path-withdrawn", when = when, naar = naar),
        Stap::Afgerond(uitkomst) => {
            let text = super::mine::uitkomst_text(uitkomst, taal);
            t!(taal, "path-ended", when = when, naar = naar, uitkomst = text)
        }
    }
}
