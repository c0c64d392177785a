//! What `/looplijsten/vragen/{id}` shows. No one who is asked about is in it: whom a Looplijst is about nobody sees before it is
//! open, and then only who goes there.

use crate::pages::vragen::blind_view::{BlindView, Learned, learned};
use crate::pages::vragen::holder::{Source, sources};
use crate::pages::vragen::press::{Typed, permitted};
use crate::pages::vragen::words::{GoingOn, paused, say, stap_text, status_text};
use crate::pages::{few, names};
use crate::store::shown;
use crate::tables::{looplijst_telling, looplijst_vraag};
use crate::vragen::step::{Stap, Zet, vragen_shown};
use crate::vragen::{BEGIN, PAUSE, RESUME, SUBMIT, list};
use crate::{LooplijstError, Status, acts, blind};
use askama::Template;
use foundation::Uuid;
use rules::termijn::WET_TIJDZONE;
use web::{Errors, Oops, Shared, Shell, Taal, When, Who, read_date, t, write_date};

/// How far asking is, in hundredths.
pub(crate) fn percent(vraag: &looplijst_vraag::Model) -> i32 {
    let whole = i64::from(vraag.vraag_aantal.max(1));
    i32::try_from(i64::from(vraag.antwoord_aantal) * 100 / whole).unwrap_or(100)
}

/// Puts together how a Looplijst stands for who reads it.
pub(crate) async fn build(house: &Shared, shell: &Shell, who: &Who, id: Uuid, mut errors: Errors) -> Result<View, Oops> {
    let (row, vraag, purpose) = permitted(house, who, acts::REVIEW, id).await?;
    let (taal, look) = (shell.taal, house.store.look());
    let is_blind = blind::of(&look, id).await?.is_some();
    let (sources, regelingen) = match sources(house, &purpose, (&row, &vraag, is_blind), taal).await {
        Ok(found) => found,
        // A regeling that does not hold any more leaves the page to be read.
        Err(why @ LooplijstError::NotComplete(_)) => {
            say(why, "stand", taal, &mut errors)?;
            (Vec::new(), Vec::new())
        }
        Err(why) => return Err(why.into()),
    };
    let status = Status::parse(&row.status);
    let (text, chip) = status_text(status, taal);
    let now = house.store.now();
    let steps = list::stappen(&look, id).await?.into_iter().map(|(stap, naam)| Step {
        text: stap_text(Stap::parse(&stap.soort), taal),
        who: naam.unwrap_or_else(|| t!(taal, "step-house")),
        when: When::new(stap.plaatsgevonden_op.at(), WET_TIJDZONE, now).short(taal),
        why: stap.toelichting,
    });
    let steps: Vec<Step> = steps.collect();
    let tellingen = list::tellingen(&look, id).await?;
    let blind = BlindView::build(house, who, &row, &tellingen, taal).await?;
    let counts = tellingen.into_iter().filter(|_| blind.as_ref().is_none_or(|blind| blind.sees_counts));
    let stuck = vraag.code.as_deref().map(|code| (code, vraag.bronhouder.as_deref()));
    let (paused, going_on) = stuck.map(|(code, bron)| paused(code, bron, is_blind, taal)).unzip();
    let going_on = going_on.unwrap_or(GoingOn::Helps);
    let may = |act| house.access.may_own(&who.actor, act);
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        path: vragen_shown(id),
        base: shown(id),
        title: names(&row.regelingen, taal),
        day: read_date(&row.peildatum).map(write_date).unwrap_or_default(),
        time: When::new(now, WET_TIJDZONE, now).time(),
        status: text,
        chip,
        versie: row.versie,
        asking: matches!(status, Some(Status::Bevragen | Status::Gepauzeerd)),
        goes_on: status == Some(Status::Bevragen),
        over: going_on != GoingOn::Helps,
        opened: row.geopend_op.is_some() && may(acts::SHOW),
        paused,
        percent: percent(&vraag),
        aantal: vraag.inwoner_aantal,
        buiten: few(i64::from(vraag.vervallen_aantal), taal),
        counts: counts.map(|one| Count::of(one, taal)).collect(),
        buttons: buttons(status, (may(acts::DRAW_UP), may(acts::RUN)), (is_blind, going_on), taal),
        may_open: status == Some(Status::Gecombineerd) && may(acts::REVEAL) && blind.is_none(),
        may_break_off: status.and_then(Status::break_off).is_some() && may(acts::RUN),
        may_judge: status == Some(Status::TerGoedkeuring) && may(acts::APPROVE),
        learned: learned(is_blind, taal),
        blind,
        sources,
        regelingen,
        steps,
        mine: None,
        oordeel: String::new(),
        toelichting: String::new(),
        reden: String::new(),
        errors,
    })
}

/// What a coordinator can do now with one button.
fn buttons(
    status: Option<Status>,
    (draws_up, runs): (bool, bool),
    (is_blind, going_on): (bool, GoingOn),
    taal: Taal,
) -> Vec<Button> {
    let zet: Option<(&Zet, String, bool)> = match status {
        Some(Status::Concept) if draws_up => Some((&SUBMIT, t!(taal, "button-submit"), true)),
        // What is asked blind begins with a signature.
        Some(Status::Goedgekeurd) if runs && !is_blind => Some((&BEGIN, t!(taal, "button-begin"), true)),
        Some(Status::Bevragen) if runs => Some((&PAUSE, t!(taal, "button-pause"), false)),
        Some(Status::Gepauzeerd) if runs && going_on != GoingOn::Never => {
            Some((&RESUME, t!(taal, "button-resume"), going_on == GoingOn::Helps))
        }
        _ => None,
    };
    zet.into_iter().map(|(zet, text, primary)| Button { path: zet.path, text, primary }).collect()
}

struct Button {
    path: &'static str,
    text: String,
    primary: bool,
}

struct Count {
    naam: String,
    ja: String,
    nee: String,
    onbekend: String,
}

impl Count {
    fn of(row: looplijst_telling::Model, taal: Taal) -> Self {
        let naam = names(&row.regeling, taal);
        Self { naam, ja: row.ja, nee: row.nee, onbekend: row.onbekend }
    }
}

struct Step {
    text: String,
    who: String,
    when: String,
    why: String,
}

/// The page.
#[derive(Template)]
#[template(path = "vragen/one.html")]
pub(crate) struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    path: String,
    base: String,
    title: String,
    day: String,
    /// At what time this was so.
    time: String,
    status: String,
    chip: &'static str,
    versie: i32,
    /// Whether it was begun, and not all was asked yet.
    asking: bool,
    goes_on: bool,
    /// Whether what stands in the way stays there, so that it is to be broken off.
    over: bool,
    opened: bool,
    paused: Option<String>,
    percent: i32,
    aantal: i32,
    buiten: String,
    counts: Vec<Count>,
    buttons: Vec<Button>,
    may_open: bool,
    may_break_off: bool,
    may_judge: bool,
    /// Of what is asked blind.
    blind: Option<BlindView>,
    learned: Vec<Learned>,
    sources: Vec<Source>,
    /// Each with its name and where it can be read.
    regelingen: Vec<(String, String)>,
    steps: Vec<Step>,
    /// What somebody said who was too late.
    mine: Option<String>,
    oordeel: String,
    toelichting: String,
    /// Why it is handed over or opened.
    reden: String,
    errors: Errors,
}

impl View {
    /// What was typed stays; where there is nothing left to judge, it stays to be read.
    pub(crate) fn keep(&mut self, typed: &Typed) {
        self.oordeel.clone_from(&typed.oordeel);
        self.toelichting = rules::tekst::without_bsn(&typed.toelichting);
        self.reden = rules::tekst::without_bsn(&typed.reden);
        if typed.oordeel.is_empty() {
            return;
        }
        let keuze = if typed.oordeel == "goedgekeurd" { t!(self.taal, "oordeel-ja") } else { t!(self.taal, "oordeel-terug") };
        let reden = self.toelichting.clone();
        self.mine = (!self.may_judge).then(|| t!(self.taal, "mine-judge", keuze = keuze, reden = reden));
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
