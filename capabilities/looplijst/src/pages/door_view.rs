//! What stands on the page of one address.

use crate::LooplijstError;
use crate::ahead::{asks, clock};
use crate::correct::is_own_of_today;
use crate::gesprek::{Dagdeel, Uitkomst};
use crate::help::help;
use crate::known;
use crate::lists::{self, AdresRow, PogingRow};
use crate::pages::door_check::{ALLES, BELT_ZELF, JA, NIET_THUIS, TERUG, Typed, VERGISSING, WEIGERT};
use crate::pages::help::HulpvraagView;
use crate::pages::{Choice, dagdeel_text, dagdelen, names, regel_text, uitkomst_text, when_text};
use crate::regel::{POGINGEN_MAX, RegelStatus};
use crate::store::{RegelIds, regel_shown, shown};
use crate::take_back::is_mistake_of_today;
use access::Verwerking;
use askama::Template;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use web::{Errors, Oops, Shared, Shell, Taal, read_date, t, tel, write_date};

/// The page; what was typed stands in the form.
pub(crate) async fn build(
    house: &Shared,
    shell: &Shell,
    purpose: &Verwerking,
    (id, ids): (Uuid, &RegelIds),
    mut typed: Typed,
    errors: Errors,
) -> Result<View, Oops> {
    let (taal, now) = (shell.taal, house.store.now());
    let tx = house.store.begin(purpose);
    let outcome = async {
        let adres = lists::adres(&tx, id).await?;
        let pogingen = lists::pogingen(&tx, id).await?;
        let hulpvraag = help(&tx, id).await?;
        Ok::<_, LooplijstError>(adres.zip(pogingen.zip(hulpvraag)))
    }
    .await;
    let (adres, (pogingen, hulpvraag)) = tx.hand_out(outcome).await?;
    let products = netwerk::products(&house.store.look()).await?;
    let (_, hour) = clock(now);
    let status = adres.as_ref().and_then(|adres| RegelStatus::parse(&adres.status));
    let can_correct = adres.as_ref().is_some_and(|adres| can_correct(adres, purpose, now));
    let corrects = can_correct && typed.corrects();
    if let (true, true, Some(adres)) = (corrects, typed.uitkomst.is_empty(), &adres) {
        fill(&mut typed, adres);
    }
    let part = if typed.dagdeel.is_empty() { Dagdeel::of_hour(hour).as_str().to_owned() } else { typed.dagdeel.clone() };
    let mistake = adres.as_ref().zip(pogingen.last()).filter(|(adres, last)| can_take_back(adres, last, purpose, now));
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        back: shown(ids.looplijst_id),
        path: regel_shown(id),
        stand: regel_text(status, adres.as_ref().map_or(0, |adres| adres.poging), taal),
        uitkomsten: uitkomsten(&typed.uitkomst, taal),
        dagdelen: dagdelen(&part, taal),
        asks: adres.as_ref().map(|adres| asked_at(adres, now)).unwrap_or_default(),
        bereiken: adres.as_ref().map(|adres| bereiken(adres, &typed.bereik, taal)).unwrap_or_default(),
        products: products.into_iter().map(|one| Choice::new(&one.code, one.titel, &typed.product)).collect(),
        vervolgen: vervolgen(&typed.vervolg, taal),
        vervolg_op: rules::tekst::without_bsn(&typed.vervolg_op),
        vervolg_dagdelen: dagdelen(&typed.vervolg_dagdeel, taal),
        plan: adres.as_ref().and_then(|adres| plan(adres, taal)),
        can_correct,
        corrects,
        mistake: mistake.map(|(_, last)| poging(last, taal)),
        samen: typed.samen == JA || (typed.uitkomst.is_empty() && adres.as_ref().is_some_and(|adres| adres.samen)),
        again: status.filter(|status| status.may_call()).map(|_| format!("/looplijsten/weigeringen?regel={id}")),
        can_note: status.is_some_and(RegelStatus::is_open),
        can_refuse: status.is_some_and(|status| status.refuse().is_some()),
        pogingen: pogingen.iter().map(|one| poging(one, taal)).collect(),
        hulpvraag: hulpvraag.map(|row| HulpvraagView::of(&row, now, taal)),
        ended: adres.as_ref().and_then(|adres| adres.uitkomst.as_deref()).and_then(Uitkomst::parse),
        adres: adres.map(|adres| Adres::of(&adres, taal)),
        versie: ids.versie,
        mine: None,
        lost: Vec::new(),
        errors,
    })
}

fn uitkomsten(typed: &str, taal: Taal) -> Vec<Choice> {
    let spoken = Uitkomst::ALL.iter().map(|one| Choice::new(one.as_str(), uitkomst_text(*one, taal), typed));
    let not_home = Choice::new(NIET_THUIS, t!(taal, "uitkomst-niet-thuis"), typed);
    let says_no = Choice::new(WEIGERT, t!(taal, "uitkomst-weigert"), typed);
    std::iter::once(not_home).chain(spoken).chain(std::iter::once(says_no)).collect()
}

/// Whether whoever looks noted the outcome today.
fn can_correct(adres: &AdresRow, purpose: &Verwerking, now: Timestamp) -> bool {
    let stands = RegelStatus::parse(&adres.status).is_some_and(|status| status.correct().is_some());
    let own = adres.gesprek_van.zip(adres.plaatsgevonden_op);
    stands && own.is_some_and(|(by, at)| is_own_of_today(by, at.at(), purpose.actor().id, now))
}

/// Whether whoever looks may take the last attempt back.
fn can_take_back(adres: &AdresRow, last: &PogingRow, purpose: &Verwerking, now: Timestamp) -> bool {
    let ended = (adres.uitkomst.as_deref(), adres.plaatsgevonden_op);
    is_mistake_of_today((last.medewerker_id, last.aangemaakt_op), ended, purpose.actor().id, now)
}

/// On which parts of the day it is asked how it goes on, where nobody is at home then.
fn asked_at(adres: &AdresRow, now: Timestamp) -> Vec<&'static str> {
    let (nth, spoken, plan) = (adres.poging + 1, adres.uitkomst.is_some(), adres.planned_for());
    let all = Dagdeel::ALL.iter().filter(|part| asks(nth, spoken, plan, **part, clock(now)));
    all.map(|part| part.as_str()).collect()
}

/// What was noted stands in the form that corrects it.
fn fill(typed: &mut Typed, adres: &AdresRow) {
    typed.uitkomst = adres.uitkomst.clone().unwrap_or_default();
    let is_open = Uitkomst::parse(&typed.uitkomst).is_some_and(Uitkomst::is_open);
    match adres.planned_for().filter(|_| is_open) {
        Some((day, part)) => {
            typed.vervolg = TERUG.to_owned();
            typed.vervolg_op = write_date(day);
            typed.vervolg_dagdeel = part.as_str().to_owned();
        }
        None if is_open => typed.vervolg = BELT_ZELF.to_owned(),
        None => {}
    }
    typed.samen = if adres.samen { JA.to_owned() } else { String::new() };
}

/// When somebody goes there, or comes back.
fn plan(adres: &AdresRow, taal: Taal) -> Option<String> {
    let when = when_text(adres.planned_for()?, taal);
    let is_return = adres.uitkomst.is_some();
    Some(if is_return { t!(taal, "door-terug", when = when) } else { t!(taal, "door-plan", when = when) })
}

fn vervolgen(typed: &str, taal: Taal) -> Vec<Choice> {
    let nothing = Choice::new("", t!(taal, "vervolg-geen"), typed);
    let terug = Choice::new(TERUG, t!(taal, "vervolg-terug"), typed);
    vec![nothing, terug, Choice::new(BELT_ZELF, t!(taal, "vervolg-belt-zelf"), typed)]
}

fn bereiken(adres: &AdresRow, typed: &str, taal: Taal) -> Vec<Choice> {
    let each = known::names(&adres.keys(), taal.code()).into_iter();
    let each = each.map(|(key, naam)| Choice::new(&key, t!(taal, "bereik-regeling", naam = naam), typed));
    let all = Choice::new(ALLES, t!(taal, "bereik-alles"), typed);
    // What is chosen by mistake can be taken back: a round cannot be emptied.
    let nothing = Choice::new("", t!(taal, "bereik-geen"), typed);
    std::iter::once(nothing).chain(each).chain([all]).collect()
}

fn poging(row: &PogingRow, taal: Taal) -> String {
    let day = read_date(&row.dag).map(write_date).unwrap_or_default();
    let part = Dagdeel::parse(&row.dagdeel).map(|part| dagdeel_text(part, taal)).unwrap_or_default();
    format!("{day}, {part}")
}

/// Who lives there, and to what they may have a right.
pub(crate) struct Adres {
    naam: String,
    straat: String,
    postcode: String,
    regelingen: Vec<String>,
}

impl Adres {
    fn of(row: &AdresRow, taal: Taal) -> Self {
        Self {
            naam: row.naam(),
            straat: format!("{} {}", row.straat, row.huisnummer),
            postcode: format!("{} {}", inwoner::postcode_text(&row.postcode), row.plaats),
            regelingen: known::names(&row.keys(), taal.code()).into_iter().map(|(_, naam)| naam).collect(),
        }
    }
}

/// The page of one address.
#[derive(Template)]
#[template(path = "door.html")]
pub(crate) struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    back: String,
    path: String,
    /// How it stands: words and look.
    stand: (String, &'static str),
    /// Absent once it is over: then nobody is named.
    adres: Option<Adres>,
    uitkomsten: Vec<Choice>,
    dagdelen: Vec<Choice>,
    /// On which of these nobody at home means that it is asked how it goes on.
    asks: Vec<&'static str>,
    bereiken: Vec<Choice>,
    products: Vec<Choice>,
    /// How it goes on, where that is open.
    vervolgen: Vec<Choice>,
    vervolg_op: String,
    vervolg_dagdelen: Vec<Choice>,
    /// When somebody goes there.
    plan: Option<String>,
    can_correct: bool,
    /// Whether the form corrects what was noted.
    corrects: bool,
    /// The attempt that can be taken back.
    mistake: Option<String>,
    samen: bool,
    /// Where it is noted that who lives there calls and wants to talk.
    again: Option<String>,
    can_note: bool,
    can_refuse: bool,
    pogingen: Vec<String>,
    ended: Option<Uitkomst>,
    /// What was opened for who wants help now.
    hulpvraag: Option<HulpvraagView>,
    versie: i32,
    /// What was chosen over what was noted meanwhile (R9).
    mine: Option<String>,
    /// What was chosen and is kept nowhere, and where it can be written down.
    lost: Vec<String>,
    errors: Errors,
}

impl View {
    /// Somebody noted something else meanwhile: both stand there.
    pub(crate) fn is_late(&mut self) {
        let chosen = self.uitkomsten.iter().find(|one| one.chosen).map(|one| one.text.clone()).unwrap_or_default();
        self.mine = Some(t!(self.taal, "mine", gekozen = chosen, stand = self.stand.0.as_str()));
    }

    /// It ended meanwhile, and nobody knows any more who it was: what was `said` there can be written down elsewhere.
    pub(crate) fn is_over(&mut self, said: &Typed, telefoon: &str) {
        let taal = self.taal;
        let telefoon = if telefoon.is_empty() { self.shell.telefoon.clone() } else { tel(telefoon) };
        let chosen = |all: &[Choice]| all.iter().find(|one| one.chosen).map(|one| one.text.clone());
        let about = match said.bereik.as_str() {
            "" => chosen(&self.products),
            ALLES => Some(t!(taal, "bereik-alles")),
            key => Some(t!(taal, "bereik-regeling", naam = names(key, taal))),
        };
        let gekozen: Vec<String> = chosen(&self.uitkomsten).into_iter().chain(about).collect();
        let next = match (said.uitkomst.as_str(), Uitkomst::parse(&said.uitkomst)) {
            (WEIGERT, _) => t!(taal, "lost-no", telefoon = telefoon),
            (_, Some(Uitkomst::WilNuHulp)) => t!(taal, "lost-help", telefoon = telefoon),
            (_, Some(uitkomst)) if uitkomst.is_open() => t!(taal, "lost-talk", telefoon = telefoon),
            _ => t!(taal, "lost-nothing"),
        };
        let what = (!gekozen.is_empty()).then(|| t!(taal, "lost", gekozen = gekozen.join("; ")));
        self.lost = what.into_iter().chain([next]).collect();
    }

    /// What can be chosen now: who was spoken with can still say no, and an outcome is corrected with another.
    fn offered(&self) -> impl Iterator<Item = &Choice> {
        let is_offered = |one: &&Choice| match (self.corrects, self.can_note) {
            (true, _) => Uitkomst::parse(&one.value).is_some(),
            (false, true) => true,
            (false, false) => one.value == WEIGERT,
        };
        self.uitkomsten.iter().filter(is_offered)
    }

    /// Whether it is asked how the Gesprek ended.
    fn asks_outcome(&self) -> bool {
        self.can_note || self.corrects
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
