//! `/rooster/{locatie}`: the week, Balies down and days across; repeating a week and publishing a month.

use crate::acts;
use crate::check::{clock, say};
use crate::error::RoosterError;
use crate::plek::LocatieState;
use crate::publish::publish as publishing;
use crate::repeat::{TIMES_MAX, Times, repeat as repeating};
use crate::week::{DienstRow, diensten, drafts, monday_of};
use access::Object;
use askama::Template;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Date;
use foundation::{Fault, Uuid};
use netwerk::BalieRegel;
use serde::Deserialize;
use store::{Ms, Once};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, When, Who, earlier, read_date, render, see_other, t};

/// Which week, and what a button there led to.
#[derive(Clone, Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    week: String,
    nieuw: Option<u16>,
    anders: Option<u16>,
    gepubliceerd: Option<u16>,
    dienst: Option<Uuid>,
    /// How many hear by letter, by e-mail and by telephone that their Afspraak is at another time.
    brief: u16,
    email: u16,
    bellen: u16,
    /// How many weeks somebody wanted to repeat it, where that was not possible.
    weken: String,
    maanden: String,
}

/// The week.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let view = build(&house, &shell, &who, id, asked, Errors::default()).await?;
    Ok(render(&shell, &view.title.clone(), &view))
}

/// As the house lets somebody of one organisatie plan a whole Locatie: their own Diensten there.
fn planning(locatie: Uuid, organisaties: &[Uuid], own: Uuid) -> Object {
    let here = organisaties.iter().copied().filter(|id| *id == own).collect();
    Object::locatie(locatie, here)
}

async fn build(house: &Shared, shell: &Shell, who: &Who, id: Uuid, asked: Asked, errors: Errors) -> Result<View, Oops> {
    let look = house.store.look();
    let organisaties = netwerk::organisaties_at(&look, id).await?;
    who.permit(house, acts::SHOW, &Object::locatie(id, organisaties.clone()))?;
    let plek = LocatieState::load(&look, id).await?.ok_or(Oops::not_found())?;
    let (taal, now, own) = (shell.taal, house.store.now(), who.actor.organisatie);
    let today = plek.local(now).date();
    let monday = monday_of(read_date(&asked.week).unwrap_or(today));
    let rows = diensten(&look, &plek, own, monday, monday.saturating_add(6.days())).await?;
    let may_plan = house.access.may(&who.actor, acts::PLAN, &planning(id, &organisaties, own));
    let may_desk = |balie: &BalieRegel| {
        let object = Object::locatie(id, vec![balie.organisatie_id]).at(balie.balie_id);
        house.access.may(&who.actor, acts::PLAN, &object)
    };
    let balies = netwerk::balies_of(&look, id).await?;
    let week = Week { plek: &plek, monday, today, now, taal, rows: &rows };
    let months = if may_plan { months(&drafts(&look, id, own, Ms::from(now)).await?, &plek, taal) } else { Vec::new() };
    let step = |weeks: i64| format!("/rooster/{id}?week={}", monday.saturating_add((weeks * 7).days()));
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        title: t!(taal, "week-title", locatie = plek.locatie.naam.as_str()),
        path: format!("/rooster/{id}"),
        range: week.range(),
        monday: monday.to_string(),
        before: step(-1),
        after: step(1),
        days: week.days(),
        lines: balies.iter().map(|balie| week.line(balie, may_desk(balie))).collect(),
        repeats: may_plan && rows.iter().any(|row| row.organisatie_id == own),
        done: said(&asked, taal),
        weken: if asked.weken.is_empty() { "1".to_owned() } else { rules::tekst::without_bsn(&asked.weken) },
        maanden: if asked.maanden.is_empty() { "1".to_owned() } else { rules::tekst::without_bsn(&asked.maanden) },
        may_plan,
        months,
        errors,
    })
}

fn said(asked: &Asked, taal: Taal) -> Option<String> {
    if let Some(n) = asked.gepubliceerd {
        return Some(t!(taal, "done-published", n = n));
    }
    if asked.dienst.is_some() {
        let ways = [
            (asked.brief, t!(taal, "told-brief", n = asked.brief)),
            (asked.email, t!(taal, "told-email", n = asked.email)),
            (asked.bellen, t!(taal, "told-bellen", n = asked.bellen)),
        ];
        let ways = ways.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text);
        return Some([t!(taal, "done-saved")].into_iter().chain(ways).collect::<Vec<_>>().join(" "));
    }
    let (nieuw, anders) = (asked.nieuw?, asked.anders.unwrap_or_default());
    Some(if anders == 0 {
        t!(taal, "done-repeated", n = nieuw)
    } else {
        t!(taal, "done-repeated-not-all", n = nieuw, m = anders)
    })
}

fn months(drafts: &[crate::week::Draft], plek: &LocatieState, taal: Taal) -> Vec<Month> {
    let names = t!(taal, "months-long");
    let mut found: Vec<Month> = Vec::new();
    for draft in drafts {
        let first = plek.local(draft.begin.at()).date().first_of_month();
        let name = names.split(", ").nth(usize::from(first.month().unsigned_abs()) - 1).unwrap_or_default();
        match found.last_mut().filter(|month| month.value == first.to_string()) {
            Some(month) => month.count += 1,
            None => found.push(Month { value: first.to_string(), name: format!("{name} {}", first.year()), count: 1 }),
        }
    }
    found
}

/// The form that repeats a week.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Repeated {
    week: String,
    weken: String,
    /// Only the form for months has this field.
    maanden: Option<String>,
}

/// Repeats the week.
pub async fn repeat(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Repeated>,
) -> Result<Response, Oops> {
    let (plek, purpose) = open(&house, &who, id).await?;
    let taal = shell.taal;
    let mut errors = Errors::default();
    // The card has two forms: one for weeks, one for months.
    let monthly = form.value.maanden.is_some();
    let maanden = form.value.maanden.clone().unwrap_or_default();
    let number = |text: &str| text.trim().parse::<u8>().ok();
    let (field, times) = match monthly {
        true => ("maanden", Times::of(None, number(&maanden))),
        false => ("weken", Times::of(number(&form.value.weken), None)),
    };
    if times.is_none() && monthly {
        errors.add(field, t!(taal, "error-maanden", max = TIMES_MAX));
    } else if times.is_none() {
        errors.add(field, t!(taal, "error-weken", max = TIMES_MAX));
    }
    let monday = read_date(&form.value.week).map(monday_of);
    if monday.is_none() {
        errors.add(field, t!(taal, "error-datum"));
    }
    let asked = Asked { week: form.value.week.clone(), weken: form.value.weken.clone(), maanden, ..Asked::default() };
    let (Some(times), Some(monday)) = (times, monday) else {
        let view = build(&house, &shell, &who, id, asked, errors).await?;
        return Ok(shell.refuse(&view.title.clone(), &view, foundation::Code::FIELD));
    };
    let done = repeating(&house.store, &purpose, &plek, who.actor.organisatie, monday, times, &form.once).await;
    let done = done.map(|done| crate::repeat::shown(&plek, monday, done));
    answer(&house, &shell, &who, &plek, asked, &form.once, done, field).await
}

/// The form that publishes a month.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Published {
    maand: String,
    week: String,
}

/// Publishes a month.
pub async fn publish(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Published>,
) -> Result<Response, Oops> {
    let (plek, purpose) = open(&house, &who, id).await?;
    let asked = Asked { week: form.value.week.clone(), ..Asked::default() };
    let Some(first) = read_date(&form.value.maand).map(Date::first_of_month) else {
        let mut errors = Errors::default();
        errors.add("maand", t!(shell.taal, "error-maand"));
        let view = build(&house, &shell, &who, id, asked, errors).await?;
        return Ok(shell.refuse(&view.title.clone(), &view, foundation::Code::FIELD));
    };
    let done = publishing(&house.store, &purpose, &plek, who.actor.organisatie, first, &form.once).await;
    let done = done.map(|count| crate::publish::shown(&plek, first, count));
    answer(&house, &shell, &who, &plek, asked, &form.once, done, "maand").await
}

pub(crate) async fn open(house: &Shared, who: &Who, id: Uuid) -> Result<(LocatieState, access::Verwerking), Oops> {
    let look = house.store.look();
    let organisaties = netwerk::organisaties_at(&look, id).await?;
    let purpose = who.permit(house, acts::PLAN, &planning(id, &organisaties, who.actor.organisatie))?;
    let plek = LocatieState::load(&look, id).await?.ok_or(Oops::not_found())?;
    Ok((plek, purpose))
}

#[allow(clippy::too_many_arguments, reason = "the end of two forms on one page")]
async fn answer(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    plek: &LocatieState,
    asked: Asked,
    once: &Once,
    done: Result<String, RoosterError>,
    field: &'static str,
) -> Result<Response, Oops> {
    let taal = shell.taal;
    let why = match done {
        Ok(location) => return Ok(see_other(taal, &location)),
        Err(why) => why,
    };
    if let Some(location) = earlier(house, acts::PLAN, once).await? {
        return Ok(see_other(taal, &location));
    }
    let mut errors = Errors::default();
    match &why {
        RoosterError::Nothing if field != "maand" => errors.add(field, t!(taal, "error-nothing-repeated")),
        RoosterError::Nothing => errors.add(field, t!(taal, "error-nothing-published")),
        RoosterError::Outdated => errors.add(field, t!(taal, "error-outdated")),
        RoosterError::Botst(all) => say(all, plek, |_| t!(taal, "somebody"), taal, &mut errors),
        _ => return Err(why.into()),
    }
    let view = build(house, shell, who, plek.locatie.id, asked, errors).await?;
    Ok(shell.refuse(&view.title.clone(), &view, why.code()))
}

/// A week while it is laid out.
struct Week<'a> {
    plek: &'a LocatieState,
    monday: Date,
    today: Date,
    now: foundation::jiff::Timestamp,
    taal: Taal,
    rows: &'a [DienstRow],
}

impl Week<'_> {
    fn dates(&self) -> Vec<Date> {
        let all = (0..7).map(|day: i64| self.monday.saturating_add(day.days()));
        // Saturday and Sunday only where something happens.
        all.enumerate().filter(|(nth, date)| *nth < 5 || self.is_used(*date)).map(|(_, date)| date).collect()
    }

    fn is_used(&self, date: Date) -> bool {
        self.plek.closed_on(date).is_none() || self.rows.iter().any(|row| self.date(row) == date)
    }

    fn date(&self, row: &DienstRow) -> Date {
        self.plek.local(row.begin.at()).date()
    }

    fn when(&self, date: Date) -> When {
        When::new(self.plek.midnight(date), &self.plek.locatie.tijdzone, self.now)
    }

    fn range(&self) -> String {
        let last = self.dates().last().copied().unwrap_or(self.monday);
        t!(self.taal, "week-range", van = self.when(self.monday).long_day(self.taal), tot = self.when(last).long_day(self.taal))
    }

    fn days(&self) -> Vec<Day> {
        let closed = |date| match self.plek.closed_on(date) {
            None => None,
            Some("") => Some(t!(self.taal, "closed")),
            Some(naam) => Some(t!(self.taal, "closed-for", naam = naam)),
        };
        let day = |date| Day { name: self.when(date).short_day(self.taal), closed: closed(date) };
        self.dates().into_iter().map(day).collect()
    }

    fn line(&self, balie: &BalieRegel, mine: bool) -> Line {
        let cell = |date: Date| {
            let here = self.rows.iter().filter(|row| row.balie_id == balie.balie_id && self.date(row) == date);
            let items: Vec<Item> = here.map(|row| self.item(row, mine)).collect();
            let can_add = mine && date >= self.today && self.plek.closed_on(date).is_none();
            let add = can_add.then(|| format!("/rooster/balies/{}/nieuw?datum={date}", balie.balie_id));
            Cell { label: self.when(date).short_day(self.taal), quiet: items.is_empty() && add.is_none(), items, add }
        };
        Line {
            balie: balie.balie_naam.clone(),
            organisatie: balie.organisatie_naam.clone(),
            cells: self.dates().into_iter().map(cell).collect(),
        }
    }

    fn item(&self, row: &DienstRow, mine: bool) -> Item {
        let (begin, einde) = (self.plek.local(row.begin.at()).time(), self.plek.local(row.einde.at()).time());
        let other = |organisatie: &String| t!(self.taal, "other-medewerker", organisatie = organisatie.as_str());
        let wie = row.medewerker_naam.clone().or_else(|| row.organisatie_naam.as_ref().map(other));
        Item {
            path: mine.then(|| format!("/rooster/diensten/{}", row.id)),
            time: format!("{}–{}", clock(begin), clock(einde)),
            wie: wie.unwrap_or_else(|| t!(self.taal, "nobody-yet")),
            draft: row.gepubliceerd_op.is_none(),
            booked: (mine && row.geboekt > 0).then(|| t!(self.taal, "booked", n = row.geboekt)),
        }
    }
}

struct Month {
    value: String,
    name: String,
    count: usize,
}

impl Month {
    fn text(&self, taal: Taal) -> String {
        t!(taal, "month-drafts", maand = self.name.as_str(), n = self.count)
    }
}

struct Day {
    name: String,
    closed: Option<String>,
}

struct Line {
    balie: String,
    organisatie: String,
    cells: Vec<Cell>,
}

struct Cell {
    label: String,
    quiet: bool,
    items: Vec<Item>,
    add: Option<String>,
}

struct Item {
    path: Option<String>,
    time: String,
    wie: String,
    draft: bool,
    booked: Option<String>,
}

#[derive(Template)]
#[template(path = "week.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    title: String,
    path: String,
    range: String,
    monday: String,
    before: String,
    after: String,
    days: Vec<Day>,
    lines: Vec<Line>,
    repeats: bool,
    done: Option<String>,
    may_plan: bool,
    months: Vec<Month>,
    errors: Errors,
    weken: String,
    maanden: String,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
