//! `/looplijsten/weigeringen`: somebody who said no telephones, and wants to talk after all; or who would call, or was not reached. Nobody is
//! listed here: whoever calls says who they are. From the page of an address comes what that shows already.

use crate::change_of_mind::{KEPT, WeigeringFilter, change_of_mind};
use crate::pages::door::permitted;
use crate::pages::say;
use crate::store::day_of;
use crate::{LooplijstError, acts, lists};
use askama::Template;
use foundation::jiff::civil::Date;
use foundation::{Code, Fault, Uuid};
use inwoner::{AdresError, Naam};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Query, Shared, Shell, Taal, Who, read_date, render, repeat, see_other, t};

/// Who calls, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) naam: String,
    pub(crate) geboortedatum: String,
    pub(crate) postcode: String,
}

/// What was just kept.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    bewaard: String,
    /// The address that was open.
    regel: String,
}

/// The longest name, in characters.
const NAAM_MAX: usize = 200;

impl Typed {
    pub(crate) fn check(&self, today: Date, taal: Taal, errors: &mut Errors) -> Option<WeigeringFilter> {
        let full = rules::tekst::plain_line(&self.naam);
        if full.chars().count() > NAAM_MAX {
            errors.add("naam", t!(taal, "error-naam-long", max = NAAM_MAX));
        } else if !full.chars().any(char::is_alphabetic) {
            errors.add("naam", t!(taal, "error-naam"));
        } else if rules::tekst::may_hold_bsn(&full) {
            errors.add("naam", t!(taal, "error-bsn-in-text"));
        }
        let born = read_date(&self.geboortedatum).filter(|day| *day <= today).ok_or(());
        let born = errors.take("geboortedatum", born, |()| t!(taal, "error-geboortedatum"));
        let postcode = inwoner::postcode(&self.postcode).ok_or(AdresError::Vorm);
        let postcode = errors.take("postcode", postcode, |_| t!(taal, "error-postcode"));
        errors.is_empty().then_some(())?;
        let (voornaam, achternaam) = full.split_once(' ').unwrap_or(("", &full));
        let naam = Naam { voornaam: voornaam.to_owned(), achternaam: achternaam.to_owned() };
        Some(WeigeringFilter { naam, geboortedatum: born?, postcode: postcode? })
    }
}

/// The empty form.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    who.permit_own(&house, acts::RETURN)?;
    let typed = match asked.regel.parse() {
        Ok(regel) => known(&house, &who, regel).await?,
        Err(_) => Typed::default(),
    };
    let view = View::new(&shell, typed, asked.bewaard == "ja", Errors::default());
    Ok(render(&shell, &t!(shell.taal, "again-title"), &view))
}

/// Who lives at an address in a district of one's own. Their date of birth they say.
async fn known(house: &Shared, who: &Who, regel: Uuid) -> Result<Typed, Oops> {
    let (_, purpose) = permitted(house, who, acts::OPEN, regel).await?;
    let tx = house.store.begin(&purpose);
    let found = lists::adres(&tx, regel).await.map_err(LooplijstError::from);
    let found = tx.hand_out(found).await?;
    let typed =
        found.map(|adres| Typed { naam: adres.naam(), postcode: inwoner::postcode_text(&adres.postcode), ..Typed::default() });
    Ok(typed.unwrap_or_default())
}

/// Undoes the no.
pub async fn submit(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::RETURN)?;
    let (typed, taal) = (form.value, shell.taal);
    let (mut errors, mut code) = (Errors::default(), Code::FIELD);
    if let Some(wie) = typed.check(day_of(house.store.now()), taal, &mut errors) {
        let why = match change_of_mind(&house.store, &purpose, &wie, &form.once).await {
            Ok(_) => return Ok(see_other(taal, KEPT)),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::RETURN, &form.once).await? {
            return Ok(answer);
        }
        code = why.code();
        say_of(why, &wie, taal, &mut errors)?;
    }
    let view = View::new(&shell, typed, false, errors);
    Ok(shell.refuse(&t!(taal, "again-title"), &view, code))
}

/// Says why nobody is on a list again.
pub(crate) fn say_of(why: LooplijstError, wie: &WeigeringFilter, taal: Taal, errors: &mut Errors) -> Result<(), Oops> {
    match why {
        // Somebody may have one name only; mostly it is a first name, of which nobody is found.
        LooplijstError::NothingSaid if wie.naam.voornaam.is_empty() => errors.add("naam", t!(taal, "error-naam-one")),
        why => say(why, "naam", taal, errors)?,
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "again.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    typed: Typed,
    kept: bool,
    errors: Errors,
}

impl View {
    fn new(shell: &Shell, mut typed: Typed, kept: bool, errors: Errors) -> Self {
        typed.naam = rules::tekst::without_bsn(&typed.naam);
        typed.geboortedatum = rules::tekst::without_bsn(&typed.geboortedatum);
        typed.postcode = rules::tekst::without_bsn(&typed.postcode);
        Self { taal: shell.taal, csrf: shell.csrf.clone(), shell: shell.clone(), typed, kept, errors }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }

    /// The fields, with their label and what stands in them.
    fn fields(&self) -> [(&'static str, String, &str); 3] {
        [
            ("naam", t!(self.taal, "again-naam"), self.typed.naam.as_str()),
            ("geboortedatum", t!(self.taal, "again-geboortedatum"), self.typed.geboortedatum.as_str()),
            ("postcode", t!(self.taal, "again-postcode"), self.typed.postcode.as_str()),
        ]
    }
}
