//! What `/looplijsten/vragen/{id}` shows. No one who is asked about is in it: whom a Looplijst is about nobody sees before it is
//! open, and then only who goes there.

use crate::known;
use crate::pages::vragen::press::{Typed, permitted};
use crate::pages::vragen::words::{paused_text, say, stap_text, status_text};
use crate::pages::{few, names};
use crate::store::shown;
use crate::tables::{looplijst, looplijst_telling, looplijst_vraag};
use crate::vragen::plan::{self, EIGEN, Plan};
use crate::vragen::step::{Stap, Zet, vragen_shown};
use crate::vragen::{BEGIN, PAUSE, RESUME, SUBMIT, gronden, list, signs_with};
use crate::{LooplijstError, Status, acts};
use access::Verwerking;
use askama::Template;
use begrip::bronhouder_text;
use foundation::Uuid;
use grondslag::reden_text;
use regelingen::Regeling;
use regelingen::regeling::Gebied;
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
    let (sources, regelingen) = match sources(house, &purpose, &row, &vraag, taal).await {
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
    let may = |act| house.access.may_own(&who.actor, act);
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        path: vragen_shown(id),
        base: shown(id),
        title: names(&row.regelingen, taal),
        day: read_date(&row.peildatum).map(write_date).unwrap_or_default(),
        status: text,
        chip,
        versie: row.versie,
        asking: matches!(status, Some(Status::Bevragen | Status::Gepauzeerd)),
        opened: row.geopend_op.is_some() && may(acts::SHOW),
        paused: vraag.code.as_deref().map(|code| paused_text(code, vraag.bronhouder.as_deref(), taal)),
        percent: percent(&vraag),
        aantal: vraag.inwoner_aantal,
        buiten: few(i64::from(vraag.vervallen_aantal), taal),
        counts: list::tellingen(&look, id).await?.into_iter().map(|one| Count::of(one, taal)).collect(),
        buttons: buttons(status, may(acts::DRAW_UP), may(acts::RUN), taal),
        may_open: status == Some(Status::Gecombineerd) && may(acts::REVEAL),
        may_break_off: status.and_then(Status::break_off).is_some() && may(acts::RUN),
        may_judge: status == Some(Status::TerGoedkeuring) && may(acts::APPROVE),
        sleutel: signs_with(house.store.keys(), row.organisatie_id),
        id,
        sources,
        regelingen,
        steps,
        mine: None,
        oordeel: String::new(),
        toelichting: String::new(),
        errors,
    })
}

/// What a coordinator can do now with one button.
fn buttons(status: Option<Status>, draws_up: bool, runs: bool, taal: Taal) -> Vec<Button> {
    let zet: Option<(&Zet, String, bool)> = match status {
        Some(Status::Concept) if draws_up => Some((&SUBMIT, t!(taal, "button-submit"), true)),
        Some(Status::Goedgekeurd) if runs => Some((&BEGIN, t!(taal, "button-begin"), true)),
        Some(Status::Bevragen) if runs => Some((&PAUSE, t!(taal, "button-pause"), false)),
        Some(Status::Gepauzeerd) if runs => Some((&RESUME, t!(taal, "button-resume"), true)),
        _ => None,
    };
    zet.into_iter().map(|(zet, text, primary)| Button { path: zet.path, text, primary }).collect()
}

/// Who is asked what, on what that stands as the register says it now, and where the regelingen can be read.
async fn sources(
    house: &Shared,
    purpose: &Verwerking,
    row: &looplijst::Model,
    vraag: &looplijst_vraag::Model,
    taal: Taal,
) -> Result<(Vec<Source>, Vec<(String, String)>), LooplijstError> {
    let plan = plan::beside(&house.store.look(), row, &vraag.gemeente).await?;
    let tx = house.store.begin(purpose);
    let outcome = async {
        let mut all = Vec::new();
        for bronhouder in plan.bronhouders() {
            let (grounds, named) = gronden::would(&tx, &plan, bronhouder).await?;
            all.push(Source::of(&plan, bronhouder, grounds, named, taal));
        }
        Ok(all)
    }
    .await;
    let all = tx.finish::<_, LooplijstError>(outcome).await?;
    // Where the thresholds stand: for who approves them, with what each is worth.
    let page = |one: &&Regeling| (one.naam.of(taal.code()).to_owned(), page_of(one));
    Ok((all, plan.regelingen.iter().map(page).collect()))
}

/// Where a regeling is read; several gemeenten may have one of this name.
fn page_of(regeling: &Regeling) -> String {
    let page = format!("/regelingen/{}/{}", regeling.sleutel, regeling.versie);
    match &regeling.gebied {
        Gebied::Nederland => page,
        Gebied::Gemeente(code) => format!("{page}?gebied={code}"),
    }
}

/// A bronhouder on the page.
pub(crate) struct Source {
    naam: String,
    key: String,
    own: bool,
    vragen: Vec<String>,
    grounds: Vec<Ground>,
    adres: Option<String>,
    /// For its holder: the row and digest of the register, and the digest of the questions.
    approval: Option<(String, String, String)>,
}

/// On what the questions for a regeling stand.
struct Ground {
    regeling: String,
    path: Option<String>,
    why: String,
}

impl Source {
    fn of(
        plan: &Plan,
        bronhouder: &str,
        grounds: Vec<gronden::Grond>,
        named: Option<(Uuid, ::bron::Digest)>,
        taal: Taal,
    ) -> Self {
        let own = bronhouder == EIGEN;
        let set = ::bron::Vragenset::of(&plan.vragen, &plan.names(), bronhouder).filter(|_| !own);
        let ground = |(regeling, stands): gronden::Grond| Ground {
            regeling: known::names(&[regeling], taal.code()).into_iter().map(|(_, naam)| naam).collect(),
            path: stands.ok().map(|id| format!("/grondslagen/{id}")),
            why: stands.err().map(|reden| reden_text(reden, taal)).unwrap_or_default(),
        };
        Self {
            naam: if own { t!(taal, "bron-own") } else { bronhouder_text(bronhouder) },
            key: bronhouder.to_owned(),
            own,
            vragen: questions(plan, bronhouder, taal),
            grounds: grounds.into_iter().map(ground).collect(),
            adres: plan.bron(bronhouder).map(|row| row.adres.clone()),
            approval: set.zip(named).map(|(set, (id, digest))| (id.to_string(), digest.to_string(), set.digest().to_string())),
        }
    }
}

/// What a bronhouder is asked, in the words of the regelingen, each once.
fn questions(plan: &Plan, bronhouder: &str, taal: Taal) -> Vec<String> {
    let mut all = Vec::new();
    for (nth, regeling) in plan.regelingen.iter().enumerate() {
        for vraag in plan.asked(bronhouder, nth) {
            let criterium = regeling.criterium.iter().find(|one| one.begrip == vraag.begrip && one.toets == vraag.toets);
            let text = criterium.map_or_else(|| vraag.begrip.to_string(), |one| one.tekst.of(taal.code()).to_owned());
            if !all.contains(&text) {
                all.push(text);
            }
        }
    }
    all
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
    status: String,
    chip: &'static str,
    versie: i32,
    asking: bool,
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
    sleutel: String,
    id: Uuid,
    sources: Vec<Source>,
    /// Each with its name and where it can be read.
    regelingen: Vec<(String, String)>,
    steps: Vec<Step>,
    /// What somebody said who was too late.
    mine: Option<String>,
    oordeel: String,
    toelichting: String,
    errors: Errors,
}

impl View {
    /// What was typed stays; where there is nothing left to judge, it stays to be read.
    pub(crate) fn keep(&mut self, typed: &Typed) {
        self.oordeel.clone_from(&typed.oordeel);
        self.toelichting = rules::tekst::without_bsn(&typed.toelichting);
        let keuze = if typed.oordeel == "goedgekeurd" { t!(self.taal, "oordeel-ja") } else { t!(self.taal, "oordeel-terug") };
        let reden = self.toelichting.clone();
        self.mine = (!self.may_judge).then(|| t!(self.taal, "mine-judge", keuze = keuze, reden = reden));
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
