//! What stands on the page of a Looplijst.

use crate::gesprek::{Dagdeel, Uitkomst};
use crate::lists::{self, AdresRow, UitkomstRow, WijkRow};
use crate::pages::one::{DagForm, WijkForm};
use crate::pages::route::codes;
use crate::pages::search::Sought;
use crate::pages::{Choice, dagdelen, few, names, regel_text, status_text, uitkomst_text, when_text};
use crate::regel::RegelStatus;
use crate::store::{day_of, keys, regel_shown, shown};
use crate::tables::looplijst::Model;
use crate::{LooplijstError, Status, acts};
use access::{Rol, Verwerking};
use askama::Template;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use netwerk::tables::medewerker;
use rules::termijn::WET_TIJDZONE;
use std::collections::BTreeSet;
use store::Look;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use web::{Errors, Oops, Shared, Shell, Taal, Who, read_date, t, write_date};

/// The page, before anything that was typed.
pub(crate) async fn build(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    row: &Model,
    purpose: &Verwerking,
    errors: Errors,
) -> Result<View, Oops> {
    let (taal, look, now) = (shell.taal, house.store.look(), house.store.now());
    let counts = lists::counts(&look, row.organisatie_id).await?;
    let counts: Vec<WijkRow> = counts.into_iter().filter(|one| one.looplijst_id == row.id).collect();
    let me = Some(who.actor.id);
    let is_mine = counts.iter().any(|one| one.medewerker_id == me);
    let may_assign = house.access.may_own(&who.actor, acts::ASSIGN);
    let all = if is_mine { read(house, purpose, row.id).await? } else { Vec::new() };
    let went_on = if may_assign { lists::went_on(&look, row.id).await? } else { 0 };
    let (codes, here, today) = (codes(&look, row.organisatie_id).await?, lists::talked_about(&look, row).await?, day_of(now));
    let codes: Vec<(String, String)> = codes.into_iter().filter(|(key, _)| here.contains(key)).collect();
    let lines = all.iter().map(|one| Line::of(one, today, taal));
    let (mut lines, closed): (Vec<Line>, Vec<Line>) = lines.partition(|line| line.is_open);
    lines.sort_by_key(|line| (!line.is_due, line.is_today));
    let is_open = Status::parse(&row.status) == Some(Status::Geopend);
    let hour = now.to_zoned(TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC)).hour();
    let mut wijken_own: Vec<&str> = counts.iter().filter(|one| one.medewerker_id == me).map(|one| one.wijk.as_str()).collect();
    wijken_own.dedup();
    let sought_in = wijken_own.into_iter().map(|wijk| Choice::new(wijk, wijk.to_owned(), "")).collect();
    let over = counts.iter().filter(|one| one.medewerker_id == me && names_nobody(&one.status)).map(|one| one.aantal).sum();
    let today = lines.iter().filter(|line| line.is_today).count();
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        path: shown(row.id),
        title: names(&row.regelingen, taal),
        day: read_date(&row.peildatum).map(write_date).unwrap_or_default(),
        status: status_text(&row.status, taal),
        is_mine,
        can_plan: is_open && !lines.is_empty(),
        today,
        on_day: today,
        on_day_text: t!(taal, "kpi-today"),
        open: lines.len(),
        done: closed.len(),
        over: few(over, taal),
        went_on: (went_on > 0).then(|| few(went_on, taal)),
        codes: codes_of(&codes, taal),
        lines,
        closed,
        pagina: 1,
        zoek: String::new(),
        sought_in,
        is_sought: false,
        dag: write_date(day_of(now)),
        dagdelen: dagdelen(Dagdeel::of_hour(hour).as_str(), taal),
        agreed: Vec::new(),
        uitkomsten: if may_assign { uitkomsten(&codes, &lists::outcomes(&look, row.id).await?, taal) } else { Vec::new() },
        wijken: if may_assign { wijken(&counts, taal) } else { Vec::new() },
        choices: if may_assign && is_open { counts_of(&counts) } else { Vec::new() },
        medewerkers: if may_assign && is_open { team(&look, row.organisatie_id).await? } else { Vec::new() },
        versie: row.versie,
        noted: None,
        mine: None,
        errors,
    })
}

/// What each code of a printed route stands for.
fn codes_of(codes: &[(String, String)], taal: Taal) -> Vec<(String, String)> {
    codes.iter().map(|(key, code)| (code.clone(), names(key, taal))).collect()
}

async fn read(house: &Shared, purpose: &Verwerking, looplijst: Uuid) -> Result<Vec<AdresRow>, Oops> {
    let tx = house.store.begin(purpose);
    let rows = lists::own(&tx, looplijst).await.map_err(LooplijstError::from);
    Ok(tx.hand_out(rows).await?)
}

fn names_nobody(status: &str) -> bool {
    use RegelStatus::{Geweigerd, Vernietigd, Vervallen};
    matches!(RegelStatus::parse(status), Some(Geweigerd | Vervallen | Vernietigd))
}

/// Who goes to which district, and how far they are; few are not told apart.
fn wijken(counts: &[WijkRow], taal: Taal) -> Vec<WijkView> {
    let mut all: Vec<WijkView> = Vec::new();
    for one in counts {
        if all.last().is_none_or(|last| last.wijk != one.wijk) {
            let naam = one.medewerker_naam.clone().unwrap_or_default();
            all.push(WijkView { wijk: one.wijk.clone(), naam, ..WijkView::default() });
        }
        let Some(last) = all.last_mut() else { continue };
        match RegelStatus::parse(&one.status) {
            Some(status) if status.is_open() => last.open_n += one.aantal,
            Some(RegelStatus::Gesproken) => last.spoken_n += one.aantal,
            _ => {}
        }
    }
    for one in &mut all {
        (one.open, one.spoken) = (few(one.open_n, taal), few(one.spoken_n, taal));
    }
    all
}

/// Of each regeling, how its Gesprekken ended: what its owner learns, and few are not told apart.
fn uitkomsten(codes: &[(String, String)], all: &[UitkomstRow], taal: Taal) -> Vec<(String, Vec<(String, String)>)> {
    let of = |key: &String, uitkomst: Uitkomst| -> i64 {
        let fits = |one: &&UitkomstRow| one.uitkomst == uitkomst.as_str() && keys(&one.regelingen).contains(key);
        all.iter().filter(fits).map(|one| one.aantal).sum()
    };
    let line = |(key, _): &(String, String)| {
        let told = Uitkomst::ALL.iter().map(|one| (uitkomst_text(*one, taal), few(of(key, *one), taal)));
        (names(key, taal), told.collect())
    };
    codes.iter().map(line).collect()
}

/// The districts to choose from.
fn counts_of(counts: &[WijkRow]) -> Vec<Choice> {
    let mut all: Vec<&str> = counts.iter().map(|one| one.wijk.as_str()).collect();
    all.dedup();
    all.into_iter().map(|wijk| Choice::new(wijk, wijk.to_owned(), "")).collect()
}

/// Who goes out for an organisatie, by name.
async fn team(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<Choice>, Oops> {
    use medewerker::{Column, Entity, Model};
    let query = Entity::find()
        .filter(Column::OrganisatieId.eq(organisatie))
        .filter(Column::Actief.eq(true))
        .filter(Column::Rollen.contains(Rol::Buurtteam.as_str()));
    let all: Vec<Model> = look.all(query.order_by_asc(Column::Naam).order_by_asc(Column::Id)).await?;
    Ok(all.into_iter().map(|one| Choice::new(&one.id.to_string(), one.naam, "")).collect())
}

/// As many addresses as are chosen from at once.
const ON_A_PAGE: usize = 25;

/// One address.
pub(crate) struct Line {
    value: String,
    path: String,
    naam: String,
    adres: String,
    wijk: String,
    postcode: String,
    regelingen: String,
    status: String,
    chip: &'static str,
    /// When somebody goes there, and what was said before.
    more: Vec<String>,
    samen: bool,
    is_open: bool,
    /// For when it is planned, in words.
    plan: Option<String>,
    /// For which day that is.
    day: Option<Date>,
    /// Its day is today, or was before and nobody noted how it went.
    is_due: bool,
    is_today: bool,
    chosen: bool,
}

impl Line {
    fn of(row: &AdresRow, today: Date, taal: Taal) -> Self {
        let status = RegelStatus::parse(&row.status);
        let (text, chip) = regel_text(status, row.poging, taal);
        let ended = row.uitkomst.as_deref().and_then(Uitkomst::parse);
        let is_open = status.is_some_and(RegelStatus::is_open);
        let is_due = row.planned_for().is_some_and(|(day, _)| day <= today);
        let is_over = row.planned_for().is_some_and(|(day, _)| day < today);
        let plan = row.planned_for().map(|when| when_text(when, taal));
        let when = match (plan.clone(), ended.is_some() && is_open) {
            (Some(when), _) if is_over => Some(t!(taal, "line-over", when = when)),
            (Some(when), true) => Some(t!(taal, "line-terug", when = when)),
            (None, true) => Some(t!(taal, "line-terug-open")),
            (when, false) => when,
        };
        let more = when.into_iter().chain(ended.map(|uitkomst| uitkomst_text(uitkomst, taal))).collect();
        Self {
            value: format!("{}.{}", row.id, row.versie),
            path: regel_shown(row.id),
            naam: row.naam(),
            adres: format!("{} {}, {}", row.straat, row.huisnummer, inwoner::postcode_text(&row.postcode)),
            wijk: row.wijk.clone(),
            postcode: row.postcode.clone(),
            regelingen: names(&row.keys().join(" "), taal),
            status: text,
            chip,
            more,
            samen: row.samen,
            is_open,
            plan,
            day: row.planned_for().map(|(day, _)| day),
            is_due,
            is_today: is_due && !is_over,
            chosen: false,
        }
    }
}

/// A district for who divides the work.
#[derive(Default)]
pub(crate) struct WijkView {
    wijk: String,
    naam: String,
    open: String,
    spoken: String,
    open_n: i64,
    spoken_n: i64,
}

/// The page.
#[derive(Template)]
#[template(path = "one.html")]
pub(crate) struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    path: String,
    title: String,
    day: String,
    status: String,
    is_mine: bool,
    can_plan: bool,
    today: usize,
    /// How many are planned for the day that is looked at, and which day that is.
    on_day: usize,
    on_day_text: String,
    open: usize,
    done: usize,
    over: String,
    /// How many went on to a newer list, where any did.
    went_on: Option<String>,
    /// What the letters on a printed route stand for.
    codes: Vec<(String, String)>,
    /// Whom one still visits: whose day is over first, then those of today, and then as one walks.
    lines: Vec<Line>,
    /// Where somebody was already.
    closed: Vec<Line>,
    /// Which page of them is shown, from 1.
    pagina: usize,
    /// What is looked for among them.
    zoek: String,
    /// In which of one's own districts.
    sought_in: Vec<Choice>,
    /// Whether only what fits is shown.
    is_sought: bool,
    dag: String,
    dagdelen: Vec<Choice>,
    /// With whom another day was agreed: whether they know that it changes.
    agreed: Vec<Choice>,
    /// Of each regeling, how its Gesprekken ended.
    uitkomsten: Vec<(String, Vec<(String, String)>)>,
    wijken: Vec<WijkView>,
    choices: Vec<Choice>,
    medewerkers: Vec<Choice>,
    versie: i32,
    /// What was just kept.
    pub(crate) noted: Option<String>,
    /// What was chosen over what a colleague chose meanwhile (R9).
    mine: Option<String>,
    errors: Errors,
}

impl View {
    /// Counts what is planned for a day: today, unless one was just planned that is still to come.
    pub(crate) fn look_at(&mut self, day: Date, today: Date) {
        if day <= today {
            return;
        }
        let is_tomorrow = today.tomorrow().is_ok_and(|tomorrow| tomorrow == day);
        self.on_day = self.lines.iter().filter(|line| line.day == Some(day)).count();
        self.on_day_text =
            if is_tomorrow { t!(self.taal, "kpi-tomorrow") } else { t!(self.taal, "kpi-on", day = write_date(day)) };
        self.dag = write_date(day);
    }

    /// Leaves only what fits. The counts stay those of the whole list.
    pub(crate) fn seek(&mut self, sought: &Sought) {
        self.ask_again(sought);
        self.is_sought = sought.is_any();
        let sought_words = sought.fits();
        let fits = |line: &Line| sought_words(&line.wijk, &format!("{} {}", line.naam, line.adres), &line.postcode);
        self.lines.retain(fits);
        self.closed.retain(fits);
        self.can_plan &= !self.lines.is_empty();
        self.turn_to(&sought.pagina);
    }

    /// What was looked for stands in its fields.
    pub(crate) fn ask_again(&mut self, sought: &Sought) {
        self.zoek = rules::tekst::without_bsn(&sought.zoek);
        self.sought_in.iter_mut().for_each(|one| one.chosen = one.value == sought.wijk);
    }

    /// In which district it is looked for.
    fn wijk(&self) -> &str {
        self.sought_in.iter().find(|one| one.chosen).map_or("", |one| one.value.as_str())
    }

    /// What was chosen for a day comes back; a regel that changed meanwhile is found by its id. With who stands on one of the regels in
    /// `agreed` was agreed another day.
    pub(crate) fn keep_day(&mut self, typed: &DagForm, agreed: &[Uuid]) {
        let sought = Sought { zoek: typed.zoek.clone(), wijk: typed.wijk.clone(), pagina: String::new() };
        if sought.is_any() {
            self.seek(&sought);
        }
        let id = |value: &str| value.split('.').next().unwrap_or_default().to_owned();
        let chosen: Vec<String> = typed.regels.iter().map(|one| id(one)).collect();
        for line in &mut self.lines {
            line.chosen = chosen.contains(&id(&line.value));
        }
        self.keep_agreed(typed, agreed);
        self.turn_to(&typed.pagina);
        self.dag = rules::tekst::without_bsn(&typed.dag);
        self.dagdelen = dagdelen(&typed.dagdeel, self.taal);
    }

    fn keep_agreed(&mut self, typed: &DagForm, agreed: &[Uuid]) {
        let asked: BTreeSet<String> = agreed.iter().map(Uuid::to_string).collect();
        let who = |line: &Line| Some(format!("{} ({})", line.naam, line.plan.as_ref()?));
        let mut told = Vec::new();
        for line in &self.lines {
            let id = line.value.split('.').next().unwrap_or_default();
            let is_told = typed.inwoner_weet.iter().any(|one| one == id);
            let Some(wie) = who(line).filter(|_| is_told || asked.contains(id)) else { continue };
            let text = t!(self.taal, "field-inwoner-weet", wie = wie.as_str());
            self.agreed.push(Choice { value: id.to_owned(), text, chosen: is_told });
            told.extend((!is_told).then_some(wie));
        }
        if !told.is_empty() {
            self.errors.add("inwoner_weet", t!(self.taal, "error-agreed", wie = told.join("; ")));
        }
    }

    /// What was chosen for a district comes back.
    pub(crate) fn keep_wijk(&mut self, typed: &WijkForm, outdated: bool) {
        for (all, value) in [(&mut self.choices, &typed.wijk), (&mut self.medewerkers, &typed.medewerker)] {
            all.iter_mut().for_each(|one| one.chosen = one.value == *value);
        }
        let chosen = |all: &[Choice]| all.iter().find(|one| one.chosen).map(|one| one.text.clone());
        if let (true, Some(wijk), Some(naam)) = (outdated, chosen(&self.choices), chosen(&self.medewerkers)) {
            self.mine = Some(t!(self.taal, "mine-wijk", wijk = wijk, naam = naam));
        }
    }

    /// Shows a page; what is no page of it is the first.
    pub(crate) fn turn_to(&mut self, pagina: &str) {
        self.pagina = pagina.parse().ok().filter(|nth| (1..=self.pages()).contains(nth)).unwrap_or(1);
    }

    fn pages(&self) -> usize {
        self.lines.len().div_ceil(ON_A_PAGE).max(1)
    }

    fn on_page(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().skip((self.pagina - 1) * ON_A_PAGE).take(ON_A_PAGE)
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
