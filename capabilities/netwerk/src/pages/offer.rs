//! `/beheer/producten/nieuw`: a product more.

use crate::acts;
use crate::offer::{self as offering, shown};
use crate::pages::fields::{Field, View};
use crate::pages::product::form::Typed;
use crate::pages::product::{permit, view};
use crate::pages::{Ended, ended, say};
use foundation::{Code, Fault};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Shared, Shell, Taal, Who, render, t};

fn new_view(shell: &Shell, typed: &Typed, errors: Errors) -> View {
    let taal = shell.taal;
    let code = Field::line("code", t!(taal, "field-code"), &typed.code).hint(t!(taal, "hint-code"));
    let fields = [code].into_iter().chain(typed.fields(taal)).collect();
    view(shell, t!(taal, "product-new"), "/beheer/producten/nieuw".to_owned(), fields, 0, errors)
}

/// The empty form.
pub async fn new(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    permit(&house, &who).await?;
    let view = new_view(&shell, &Typed { minuten: "30".to_owned(), ..Typed::default() }, Errors::default());
    Ok(render(&shell, &view.title.clone(), &view))
}

/// Adds a product.
pub async fn offer(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = permit(&house, &who).await?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let code = code(&typed.code, taal, &mut errors);
    let input = typed.check(taal, &mut errors);
    let (Some(input), true) = (input, errors.is_empty()) else {
        let view = new_view(&shell, &typed, errors);
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let done = offering::offer(&house.store, &purpose, code, &input, &form.once).await.map(|()| shown(code));
    match ended(&house, taal, acts::PRODUCT, &form.once, done).await? {
        Ended::Redirect(answer) => Ok(answer),
        Ended::Again(why) => {
            let at = why.code();
            say(why, "code", taal, &mut errors)?;
            let view = new_view(&shell, &typed, errors);
            Ok(shell.refuse(&view.title.clone(), &view, at))
        }
    }
}

/// The code of a product: it stands in addresses, beside the page for a new one, and is nobody's BSN.
pub(crate) fn code<'a>(typed: &'a str, taal: Taal, errors: &mut Errors) -> &'a str {
    let code = typed.trim();
    let sign = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if code.is_empty() || code.len() > 40 || !code.bytes().all(sign) || code == "nieuw" {
        errors.add("code", t!(taal, "error-code"));
    } else if rules::tekst::may_hold_bsn(code) {
        errors.add("code", t!(taal, "error-bsn-in-text"));
    }
    code
}
