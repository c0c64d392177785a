//! `/beheer/producten/{product}`: what a product is called in three languages, and what to bring along.

pub(crate) mod form;

use crate::describe::hoofdbeheerders;
use crate::offer::{shown, teksten};
use crate::pages::fields::{Field, View};
use crate::pages::{Ended, ended, say};
use crate::reword::reword;
use crate::{Product, acts, error::NetwerkError};
use access::{Object, Verwerking};
use form::Typed;
use foundation::{Code, Fault};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Who, render, t};

/// The purpose of keeping products: of whoever keeps what is everybody's.
pub(crate) async fn permit(house: &Shared, who: &Who) -> Result<Verwerking, Oops> {
    let hoofd = hoofdbeheerders(&house.store.look()).await?;
    who.permit(house, acts::PRODUCT, &Object::work_of(who.actor.organisatie, hoofd))
}

/// The page around the form.
pub(crate) fn view(shell: &Shell, title: String, path: String, fields: Vec<Field>, versie: i32, errors: Errors) -> View {
    let mut view = View::new(shell, title, path, fields, versie, errors);
    view.back = Some(("/beheer/producten".to_owned(), t!(shell.taal, "back-producten")));
    view
}

/// First whether one may, then whether it is there: who may not, learns neither.
async fn load(house: &Shared, who: &Who, code: &str) -> Result<(Product, Verwerking), Oops> {
    let purpose = permit(house, who).await?;
    let row = crate::product(&house.store.look(), code).await?.ok_or(Oops::not_found())?;
    Ok((row, purpose))
}

/// The product as it stands.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(code): Id<String>) -> Result<Response, Oops> {
    let (row, _) = load(&house, &who, &code).await?;
    let view = shown_view(&shell, &row, &typed(&house, &row).await?, Errors::default());
    Ok(render(&shell, &view.title.clone(), &view))
}

pub(crate) async fn typed(house: &Shared, row: &Product) -> Result<Typed, Oops> {
    let said = teksten(&house.store.look(), &row.code).await?;
    let of = |taal: &str| said.iter().find(|one| one.taal == taal);
    let titel = |taal: &str| of(taal).map(|one| one.titel.clone()).unwrap_or_default();
    let meenemen = |taal: &str| of(taal).map(|one| one.meenemen.clone()).unwrap_or_default();
    Ok(Typed {
        code: row.code.clone(),
        titel: row.titel.clone(),
        titel_en: titel("en"),
        titel_pap: titel("pap"),
        meenemen: row.meenemen.clone(),
        meenemen_en: meenemen("en"),
        meenemen_pap: meenemen("pap"),
        vraag_tekst: row.vraag_tekst.clone(),
        minuten: row.minuten.to_string(),
        upl: row.upl.clone().unwrap_or_default(),
        upl_adres: row.upl_adres.clone(),
        versie: row.versie,
    })
}

fn shown_view(shell: &Shell, row: &Product, typed: &Typed, errors: Errors) -> View {
    let taal = shell.taal;
    let mut view = view(shell, t!(taal, "product-title"), shown(&row.code), typed.fields(taal), typed.versie, errors);
    view.about = row.code.clone();
    view
}

/// Changes the product.
pub async fn change(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(code): Id<String>,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (row, purpose) = load(&house, &who, &code).await?;
    let (mut typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let Some(input) = typed.check(taal, &mut errors) else {
        let view = shown_view(&shell, &row, &typed, errors);
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let done = reword(&house.store, &purpose, &code, &[typed.versie], &input, &form.once).await;
    let why = match ended(&house, taal, acts::PRODUCT, &form.once, done.map(|()| shown(&code))).await? {
        Ended::Redirect(answer) => return Ok(answer),
        Ended::Again(why) => why,
    };
    let (at, outdated) = (why.code(), matches!(why, NetwerkError::Outdated));
    say(why, "titel", taal, &mut errors)?;
    let row = crate::product(&house.store.look(), &code).await?.ok_or(Oops::not_found())?;
    typed.versie = row.versie;
    let mut view = shown_view(&shell, &row, &typed, errors);
    if outdated {
        view.theirs = Some(t!(taal, "theirs", nu = format!("{}. {}", row.titel, row.meenemen)));
    }
    Ok(shell.refuse(&view.title.clone(), &view, at))
}
