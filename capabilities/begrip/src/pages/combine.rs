//! `/combinaties`: two begrippen side by side, and whether they may stand under one threshold.

use crate::combine::{Gegeven, combine, compare};
use crate::model::Uitkomst;
use crate::pages::words::{differs, facts, uitkomst_text, verschil_text};
use crate::pages::{Choice, choices, say};
use crate::{BegripError, Woordenboek, acts, list};
use access::Verwerking;
use askama::Template;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use foundation::{Code, Fault};
use regelingen::begrip::Verschil;
use rules::tekst::without_bsn;
use rules::termijn::WET_TIJDZONE;
use serde::Deserialize;
use store::Once;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Query, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

/// Where it is done.
const PATH: &str = "/combinaties";
/// How many years back a figure is old.
const OLD: i16 = 2;

/// What is chosen.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    een: String,
    een_jaar: String,
    ander: String,
    ander_jaar: String,
    /// That it was just allowed.
    mag: String,
}

impl Typed {
    /// Both, as far as each field can be read by itself.
    fn check(&self, now: Timestamp, taal: Taal, errors: &mut Errors) -> Option<(Gegeven, Gegeven)> {
        for (field, key) in [("een", &self.een), ("ander", &self.ander)] {
            if key.is_empty() {
                errors.add(field, t!(taal, "error-choose"));
            }
        }
        let een = year("een_jaar", &self.een_jaar, now, taal, errors);
        let ander = year("ander_jaar", &self.ander_jaar, now, taal, errors);
        errors.is_empty().then_some(())?;
        let of = |begrip: &str, jaar| Gegeven { begrip: begrip.to_owned(), jaar };
        Some((of(&self.een, een), of(&self.ander, ander)))
    }

    fn back(&self) -> String {
        format!("{PATH}?een={}&een_jaar={}&ander={}&ander_jaar={}&mag=ja", self.een, self.een_jaar, self.ander, self.ander_jaar)
    }
}

/// The year it is.
pub(crate) fn this_year(now: Timestamp) -> i16 {
    now.to_zoned(TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC)).year()
}

fn year(field: &'static str, typed: &str, now: Timestamp, taal: Taal, errors: &mut Errors) -> Option<i16> {
    let typed = typed.trim();
    let read = typed.parse::<i16>().ok().filter(|year| (2000..=this_year(now) + 1).contains(year));
    if read.is_none() && !typed.is_empty() {
        errors.add(field, t!(taal, "error-jaar"));
    }
    read
}

/// Whether a figure of that year is older than two years.
pub(crate) fn is_old(jaar: Option<i16>, now: Timestamp) -> bool {
    jaar.is_some_and(|jaar| this_year(now) - jaar > OLD)
}

/// Two to choose, and both side by side once they are.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(typed): Query<Typed>) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let view = build(&house, &shell, &who, typed, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "combinaties-title"), &view))
}

/// Puts both under one threshold, where that may be.
pub async fn put(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::COMBINE)?;
    let (typed, taal) = (form.value, shell.taal);
    let (mut errors, mut code) = (Errors::default(), Code::FIELD);
    if let Some((een, ander)) = typed.check(house.store.now(), taal, &mut errors) {
        let why = match act(&house, &purpose, (&een, &ander), &typed.back(), &form.once).await {
            Ok(()) => return Ok(see_other(taal, &typed.back())),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::COMBINE, &form.once).await? {
            return Ok(answer);
        }
        code = why.code();
        say(why, "ander", taal, &mut errors)?;
    }
    let view = build(&house, &shell, &who, Typed { mag: String::new(), ..typed }, errors).await?;
    Ok(shell.refuse(&t!(taal, "combinaties-title"), &view, code))
}

/// One act: it is tried, and kept.
pub(crate) async fn act(
    house: &Shared,
    purpose: &Verwerking,
    (een, ander): (&Gegeven, &Gegeven),
    location: &str,
    once: &Once,
) -> Result<(), BegripError> {
    let tx = house.store.begin(purpose);
    let outcome = combine(&tx, een, ander).await.map(|_| tx.remember(once, location));
    tx.finish(outcome).await
}

async fn build(house: &Shared, shell: &Shell, who: &Who, typed: Typed, errors: Errors) -> Result<View, Oops> {
    let (taal, now, look) = (shell.taal, house.store.now(), house.store.look());
    let all = Woordenboek::of(&look, who.actor.organisatie).await?;
    let name = |key: &str| {
        let found = all.begrip(key).map(|one| format!("{} ({})", one.naam.of(taal.code()), one.begrip));
        found.unwrap_or_else(|_| key.to_owned())
    };
    let tried = list::combinaties(&look, who.actor.organisatie).await?.into_iter().map(|row| {
        let uitkomst = Uitkomst::parse(&row.uitkomst);
        let differs: Vec<Verschil> = row.verschillen.split_whitespace().filter_map(Verschil::parse).collect();
        Tried {
            when: When::new(row.plaatsgevonden_op.at(), WET_TIJDZONE, now).short(taal),
            een: name(&row.een),
            ander: name(&row.ander),
            refused: uitkomst == Some(Uitkomst::Geweigerd),
            uitkomst: uitkomst.map_or(row.uitkomst, |one| uitkomst_text(one, taal)),
            why: if differs.is_empty() { String::new() } else { words_of(&differs, taal) },
        }
    });
    let tried = tried.collect();
    let chosen = typed.check(now, taal, &mut Errors::default());
    let side = chosen.as_ref().and_then(|(een, ander)| side_by_side(&all, een, ander, taal));
    let old = chosen.is_some_and(|(een, ander)| is_old(een.jaar, now) || is_old(ander.jaar, now));
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        een: choices(&all, &typed.een, taal),
        ander: choices(&all, &typed.ander, taal),
        may: house.access.may_own(&who.actor, acts::COMBINE),
        allowed: typed.mag == "ja" && errors.is_empty(),
        typed,
        side,
        old,
        tried,
        errors,
    })
}

fn words_of(all: &[Verschil], taal: Taal) -> String {
    let all: Vec<String> = all.iter().map(|one| verschil_text(*one, taal)).collect();
    all.join(", ")
}

/// Both, line by line, with which lines differ.
fn side_by_side(all: &Woordenboek, een: &Gegeven, ander: &Gegeven, taal: Taal) -> Option<Side> {
    let (one, other) = (all.begrip(&een.begrip).ok()?, all.begrip(&ander.begrip).ok()?);
    let differ = compare((one, een.jaar), (other, ander.jaar)).err().map(|why| why.verschillen).unwrap_or_default();
    let lines = facts(one, taal).into_iter().zip(facts(other, taal));
    let mut lines: Vec<SideLine> = lines
        .map(|((verschil, label, een), (_, _, ander))| {
            let differs = verschil.is_some_and(|verschil| differ.contains(&verschil));
            SideLine { label, een, ander, differs }
        })
        .collect();
    let year = |jaar: Option<i16>| jaar.map_or_else(|| t!(taal, "no-year"), |jaar| jaar.to_string());
    let other_year = differ.contains(&Verschil::Jaar);
    let label = t!(taal, "fact-jaar");
    lines.push(SideLine { label, een: year(een.jaar), ander: year(ander.jaar), differs: other_year });
    Some(Side {
        een: one.naam.of(taal.code()).to_owned(),
        ander: other.naam.of(taal.code()).to_owned(),
        says: if differ.is_empty() { t!(taal, "side-equal") } else { differs(&differ, taal) },
        equal: differ.is_empty(),
        lines,
    })
}

/// Both side by side.
struct Side {
    een: String,
    ander: String,
    says: String,
    equal: bool,
    lines: Vec<SideLine>,
}

struct SideLine {
    label: String,
    een: String,
    ander: String,
    differs: bool,
}

/// What somebody tried.
struct Tried {
    when: String,
    een: String,
    ander: String,
    refused: bool,
    uitkomst: String,
    why: String,
}

#[derive(Template)]
#[template(path = "combine.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    een: Vec<Choice>,
    ander: Vec<Choice>,
    typed: Typed,
    may: bool,
    allowed: bool,
    side: Option<Side>,
    /// Whether a figure is older than two years.
    old: bool,
    tried: Vec<Tried>,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }

    /// The two that are chosen: names of the fields, label, choices, and the year.
    fn sides(&self) -> [(&'static str, String, &[Choice], &'static str, String); 2] {
        [
            ("een", t!(self.taal, "field-een"), &self.een, "een_jaar", without_bsn(&self.typed.een_jaar)),
            ("ander", t!(self.taal, "field-ander"), &self.ander, "ander_jaar", without_bsn(&self.typed.ander_jaar)),
        ]
    }
}
