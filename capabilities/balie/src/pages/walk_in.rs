//! `/balie/{locatie}/inloop`: somebody who is here now, in a free Tijdslot of one's own Balie.

use crate::day::{Dag, Vrij, free};
use crate::receive::BonInput;
use crate::walk_in::{BezoekInput, walk_in};
use crate::{BalieError, acts};
use access::Object;
use askama::Template;
use foundation::jiff::tz::TimeZone;
use foundation::{Code, Uuid};
use netwerk::BalieRegel;
use netwerk::tables::locatie;
use serde::Deserialize;
use store::StoreError;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, When, Who, render, repeat, see_other, t};

/// The form, as typed; also the query of the page, which knows the Tijdslot.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct Typed {
    pub(crate) tijdslot: Option<Uuid>,
    pub(crate) naam: String,
    pub(crate) product: String,
}

/// Where it is, and at which Balie.
pub(crate) struct Place {
    plek: locatie::Model,
    balie: BalieRegel,
    tijdslot: Uuid,
    time: String,
}

/// The longest name, in characters.
const NAAM_MAX: usize = 60;

/// The form for a free Tijdslot.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(typed): Query<Typed>,
) -> Result<Response, Oops> {
    permit(&house, &who, id).await?;
    let Some(place) = this_one(&house, &who, id, typed.tijdslot).await? else {
        return gone(&house, &shell, &who, id, &typed).await;
    };
    let view = View::new(&house, &shell, &place, &typed, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "walk-in-title"), &view))
}

/// A colleague gave it away: the form with all that was typed, and the next time that is free. Who stands here is helped.
async fn gone(house: &Shared, shell: &Shell, who: &Who, id: Uuid, typed: &Typed) -> Result<Response, Oops> {
    let next = first(house, who, id).await?.ok_or(Oops::stale())?;
    let mut errors = Errors::default();
    errors.add("naam", t!(shell.taal, "error-walk-in-gone", time = next.time.as_str(), balie = next.balie.balie_naam.as_str()));
    let view = View::new(house, shell, &next, typed, errors).await?;
    Ok(shell.refuse(&t!(shell.taal, "walk-in-title"), &view, Code::TIJDSLOT_GONE))
}

pub(crate) async fn permit(house: &Shared, who: &Who, locatie: Uuid) -> Result<access::Verwerking, Oops> {
    let object = Object::locatie(locatie, netwerk::organisaties_at(&house.store.look(), locatie).await?);
    who.permit(house, acts::WALK_IN, &object)
}

/// The Tijdslot that was named, where it is free today at a Balie of this Medewerker.
pub(crate) async fn this_one(house: &Shared, who: &Who, locatie: Uuid, wanted: Option<Uuid>) -> Result<Option<Place>, Oops> {
    find(house, who, locatie, |slot| Some(slot.id) == wanted).await
}

/// The first that is not over.
async fn first(house: &Shared, who: &Who, locatie: Uuid) -> Result<Option<Place>, Oops> {
    let now = house.store.now();
    find(house, who, locatie, |slot| slot.einde.at() > now).await
}

async fn find(house: &Shared, who: &Who, locatie: Uuid, fits: impl Fn(&Vrij) -> bool) -> Result<Option<Place>, Oops> {
    let (look, now) = (house.store.look(), house.store.now());
    let plek = netwerk::locatie_of(&look, locatie).await?.ok_or(Oops::not_found())?;
    let slots = free(&look, locatie, &Dag::of(now, &plek.tijdzone)?).await?;
    let mut own = slots.into_iter().filter(|slot| who.actor.balies.contains(&slot.balie_id));
    let Some(slot) = own.find(fits) else { return Ok(None) };
    let balies = netwerk::balies_of(&look, locatie).await?;
    let balie = balies.into_iter().find(|balie| balie.balie_id == slot.balie_id).ok_or(Oops::not_found())?;
    Ok(Some(Place { time: When::new(slot.begin.at(), &plek.tijdzone, now).time(), tijdslot: slot.id, plek, balie }))
}

/// Gives the Tijdslot to who is here.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, id).await?;
    let Some(place) = this_one(&house, &who, id, form.value.tijdslot).await? else {
        // The Tijdslot of a repeat is taken: by the first time, also when that was a moment ago.
        return match repeat(&house, shell.taal, acts::WALK_IN, &form.once).await? {
            Some(same) => Ok(same),
            None => gone(&house, &shell, &who, id, &form.value).await,
        };
    };
    let (taal, typed, mut errors) = (shell.taal, &form.value, Errors::default());
    let Some((naam, product)) = check(&house, typed, taal, &mut errors).await? else {
        let view = View::new(&house, &shell, &place, typed, errors).await?;
        return Ok(shell.refuse(&t!(taal, "walk-in-title"), &view, Code::FIELD));
    };
    match give(&house, &purpose, &place, &naam, &product, &form.once).await? {
        Ok(bon) => Ok(see_other(taal, &format!("/balie/{id}?gemeld={bon}"))),
        Err(why) => match (repeat(&house, taal, acts::WALK_IN, &form.once).await?, why) {
            (Some(same), _) => Ok(same),
            (None, why) if is_taken(&why) => gone(&house, &shell, &who, id, typed).await,
            (None, why) => Err(why.into()),
        },
    }
}

/// Whether somebody else took the Tijdslot.
fn is_taken(why: &BalieError) -> bool {
    matches!(why, BalieError::NotNow | BalieError::TijdslotGone | BalieError::Store(StoreError::Unmet(_)))
}

/// Somebody else took the Tijdslot, or a fault as it is.
pub(crate) fn late(why: BalieError) -> Oops {
    match why {
        // Its own code says so already.
        BalieError::TijdslotGone => why.into(),
        why if is_taken(&why) => Oops::stale(),
        why => why.into(),
    }
}

/// The name to call out, and about what.
pub(crate) async fn check(
    house: &Shared,
    typed: &Typed,
    taal: Taal,
    errors: &mut Errors,
) -> Result<Option<(String, netwerk::Product)>, Oops> {
    let naam = rules::tekst::plain_line(&typed.naam);
    if !naam.chars().any(char::is_alphabetic) || naam.chars().count() > NAAM_MAX {
        errors.add("naam", t!(taal, "error-walk-in-naam"));
    } else if rules::tekst::may_hold_bsn(&naam) {
        errors.add("naam", t!(taal, "error-walk-in-bsn"));
    }
    let products = netwerk::products(&house.store.look()).await?;
    let product = products.into_iter().find(|product| product.code == typed.product);
    if product.is_none() {
        errors.add("product", t!(taal, "error-walk-in-product"));
    }
    Ok(product.filter(|_| errors.is_empty()).map(|product| (naam, product)))
}

/// Gives the Tijdslot and a ticket.
pub(crate) async fn give(
    house: &Shared,
    purpose: &access::Verwerking,
    place: &Place,
    naam: &str,
    product: &netwerk::Product,
    once: &store::Once,
) -> Result<Result<String, BalieError>, Oops> {
    let zone = TimeZone::get(&place.plek.tijdzone).map_err(|_| Oops::outage())?;
    let today = house.store.now().to_zoned(zone).date();
    let hall = BonInput { locatie: place.plek.id, letter: &place.balie.bonletter, today };
    let plaats = format!("{}, {}", place.plek.naam, place.balie.balie_naam);
    let (code, vraag) = (&product.code, &product.vraag_tekst);
    let input = BezoekInput { tijdslot: place.tijdslot, naam, product: code, vraag, plaats: &plaats };
    Ok(walk_in(&house.store, purpose, &input, &hall, once).await)
}

/// A choice of the form.
struct Choice {
    value: String,
    text: String,
    chosen: bool,
    /// The language of the text, where that is not the language of the page.
    lang: &'static str,
}

#[derive(Template)]
#[template(path = "walk_in.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    path: String,
    day_path: String,
    time: String,
    balie: String,
    tijdslot: String,
    naam: String,
    products: Vec<Choice>,
    errors: Errors,
}

impl View {
    async fn new(house: &Shared, shell: &Shell, place: &Place, typed: &Typed, errors: Errors) -> Result<Self, Oops> {
        let products = netwerk::products(&house.store.look()).await?;
        let words = netwerk::ProductTaal::load(&house.store.look(), shell.taal).await?;
        let choice = |row: netwerk::Product| {
            let netwerk::Tekst { tekst: text, lang } = words.titel(&row.code, &row.titel);
            Choice { chosen: row.code == typed.product, value: row.code, text, lang }
        };
        Ok(Self {
            taal: shell.taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            path: format!("/balie/{}/inloop", place.plek.id),
            day_path: format!("/balie/{}", place.plek.id),
            time: place.time.clone(),
            balie: place.balie.balie_naam.clone(),
            tijdslot: place.tijdslot.to_string(),
            naam: rules::tekst::without_bsn(&typed.naam),
            products: products.into_iter().map(choice).collect(),
            errors,
        })
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
