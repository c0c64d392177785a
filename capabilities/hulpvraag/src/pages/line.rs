//! One Taak as its reader sees it: what it is, who has it now, and what can be done with it.

use super::taken::{Back, text};
use crate::Vervolgstap;
use crate::list::{Regel, helps};
use crate::next;
use crate::relation::INZAGE;
use crate::taak::{self, Soort};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::Ms;
use web::{Taal, When, t};

/// What is done by choosing a Balie.
const CHOOSES: [Soort; 3] = [Soort::BalieKiezen, Soort::Geweigerd, Soort::Verlopen];

pub(super) struct Line {
    pub(super) id: String,
    pub(super) what: String,
    pub(super) more: String,
    pub(super) nummer: String,
    pub(super) product: String,
    pub(super) before: String,
    pub(super) late: bool,
    pub(super) owner: String,
    /// Where it went because it was overdue, and since when.
    pub(super) went: Vec<String>,
    /// Whether it is of the own organisatie: only that can be done here.
    pub(super) own: bool,
    /// Whether the reader can take it up: nobody does it yet, and it is not theirs already.
    pub(super) take_up: bool,
    /// What is agreed when it is done, where it is the next step of its Hulpvraag.
    pub(super) next: Option<Agree>,
    /// Whether it ends by an answer, on the page it leads to.
    pub(super) by_answer: bool,
    /// Where it is done, or what it is about, if that has a page for this reader.
    pub(super) path: Option<String>,
    /// Where a Balie is chosen, if that is what it is about.
    pub(super) choose: Option<String>,
}

impl Line {
    pub(super) fn new(row: Regel, actor: &access::Actor, back: &Back, taal: Taal, now: Timestamp) -> Self {
        let (own, helps) = (row.organisatie_id == actor.organisatie, helps(actor));
        let path = place(&row, actor, helps);
        let (soort, next) = (Soort::parse(&row.soort), Agree::of(&row, back, taal));
        // Only while nothing else was agreed, and by who has it: nobody else chooses.
        let chooses = own && next.is_some() && soort.is_some_and(|soort| CHOOSES.contains(&soort));
        let choose = path.as_ref().filter(|_| chooses).map(|path| format!("{path}/doorverwijzen"));
        let (take_up, holder) = (can_take_up(&row, actor.id), holder(&row, taal));
        let zone = row.tijdzone.unwrap_or_else(|| rules::termijn::WET_TIJDZONE.to_owned());
        let day = |at: Ms| When::new(at.at(), &zone, now).short_day(taal);
        let taken_up = row.status == taak::Status::Opgepakt.as_str();
        let to_coordinator = row.coordinator_op.map(|at| {
            let who = row.coordinator_naam.filter(|_| own).unwrap_or_else(|| t!(taal, "owner-coordinator"));
            // Whoever took it up has it, also where the coordinator knows of it.
            if taken_up {
                t!(taal, "told-coordinator", who = who, day = day(at))
            } else {
                t!(taal, "went-coordinator", who = who, day = day(at))
            }
        });
        let to_both = row.organisaties_op.map(|at| t!(taal, "went-both", day = day(at)));
        Self {
            id: row.id.to_string(),
            what: match soort {
                Some(soort) if own => text(soort, taal),
                _ => t!(taal, "taak-van-ander", organisatie = row.organisatie_naam.as_str()),
            },
            more: row.tekst,
            nummer: row.nummer,
            product: Some(row.product_titel).filter(|_| helps).unwrap_or_default(),
            before: day(row.termijn_op),
            late: row.termijn_op.at() < now,
            owner: if own { holder } else { row.organisatie_naam },
            went: to_coordinator.into_iter().chain(to_both).collect(),
            own,
            take_up,
            next,
            by_answer: soort.is_some_and(Soort::ends_by_answer),
            path,
            choose,
        }
    }
}

/// Who has it now: whoever took it up, else the coordinator to whom it went, else who it is for.
fn holder(row: &Regel, taal: Taal) -> String {
    let desk = || t!(taal, "owner-desk");
    let went = row.coordinator_op.is_some() && row.status == taak::Status::Open.as_str();
    if went { row.coordinator_naam.clone() } else { row.medewerker_naam.clone() }.unwrap_or_else(desk)
}

/// Nobody takes up what is theirs already. An offer that ran out is the exception: until that is taken up, its Balie is shut.
fn can_take_up(row: &Regel, reader: Uuid) -> bool {
    let holder = if row.coordinator_op.is_some() { row.coordinator_id } else { row.medewerker_id };
    row.status == taak::Status::Open.as_str() && (holder != Some(reader) || row.soort == Soort::DoorverwijzingWacht.as_str())
}

/// What is agreed when a Taak is done that is the next step: what happens now, and by when.
pub(super) struct Agree {
    /// What can be chosen: value, text, and whether it was.
    pub(super) steps: Vec<(&'static str, String, bool)>,
    pub(super) datum: String,
    /// Whether it came back.
    pub(super) back: bool,
}

impl Agree {
    fn of(row: &Regel, back: &Back, taal: Taal) -> Option<Self> {
        let taak = (row.organisatie_id, row.termijn_op);
        next::is_next_step(&row.soort, taak, row.eigenaar_organisatie_id, row.vervolgstap_op).then_some(())?;
        let typed = back.typed.as_ref().filter(|(id, _)| *id == row.id).map(|(_, told)| told);
        let chosen = |stap: Vervolgstap| typed.is_some_and(|told| told.vervolgstap == stap.as_str());
        let steps =
            next::offered(row.tijdzone.is_some()).map(|stap| (stap.as_str(), step_text(stap, taal), chosen(stap))).collect();
        let datum = typed.map(|told| rules::tekst::without_bsn(&told.datum)).unwrap_or_default();
        Some(Self { steps, datum, back: typed.is_some() })
    }
}

fn step_text(stap: Vervolgstap, taal: Taal) -> String {
    if stap == Vervolgstap::Terugkomen { t!(taal, "next-comes-back") } else { t!(taal, "next-we-call") }
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
