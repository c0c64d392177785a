//! `/beheer/locaties/nieuw`: a building more.

use crate::acts;
use crate::pages::fields::View;
use crate::pages::locatie::form::Typed;
use crate::pages::{Ended, ended, say};
use crate::settle::{self as settling, shown};
use foundation::{Code, Fault};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Shared, Shell, Who, render, t};

/// The empty form.
pub async fn new(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::LOCATIE)?;
    let typed = Typed { gebied: "nederland".to_owned(), ..Typed::default() };
    let view = new_view(&shell, &typed, Errors::default());
    Ok(render(&shell, &view.title.clone(), &view))
}

fn new_view(shell: &Shell, typed: &Typed, errors: Errors) -> View {
    let path = "/beheer/locaties/nieuw".to_owned();
    View::new(shell, t!(shell.taal, "locatie-new"), path, typed.fields(shell.taal), 0, errors)
}

/// A new Locatie.
pub async fn settle(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::LOCATIE)?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let Some(input) = typed.check(house.store.now(), taal, &mut errors) else {
        let view = new_view(&shell, &typed, errors);
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let done = settling::settle(&house.store, &purpose, &input, &form.once).await.map(shown);
    match ended(&house, taal, acts::LOCATIE, &form.once, done).await? {
        Ended::Redirect(answer) => Ok(answer),
        Ended::Again(why) => {
            let code = why.code();
            say(why, "naam", taal, &mut errors)?;
            let view = new_view(&shell, &typed, errors);
            Ok(shell.refuse(&view.title.clone(), &view, code))
        }
    }
}
