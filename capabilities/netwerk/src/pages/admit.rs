//! `/beheer/organisaties/nieuw`: an organisatie takes part, with the first one who keeps it.

use crate::acts;
use crate::admit::admit;
use crate::describe::{hoofdbeheerders, shown};
use crate::pages::checks::plain;
use crate::pages::fields::{Field, View};
use crate::pages::organisatie::form::Typed;
use crate::pages::{Ended, ended, say};
use access::Object;
use foundation::{Code, Fault};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Shared, Shell, Taal, Who, render, t};

/// As Cedar sees the admission of a new one.
pub(crate) async fn admission(house: &Shared, who: &Who) -> Result<Object, Oops> {
    Ok(Object::work_of(who.actor.organisatie, hoofdbeheerders(&house.store.look()).await?))
}

/// The empty form.
pub async fn new(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit(&house, acts::ADMIT, &admission(&house, &who).await?)?;
    let view = new_view(&shell, &Typed::default(), Errors::default());
    Ok(render(&shell, &view.title.clone(), &view))
}

fn new_view(shell: &Shell, typed: &Typed, errors: Errors) -> View {
    let taal = shell.taal;
    let first = Field::line("beheerder", t!(taal, "field-beheerder"), &typed.beheerder).hint(t!(taal, "hint-beheerder"));
    let fields = typed.fields(taal).into_iter().chain(typed.rechten_fields(taal)).chain([first]).collect();
    let path = "/beheer/organisaties/nieuw".to_owned();
    let mut view = View::new(shell, t!(taal, "organisatie-new"), path, fields, 0, errors);
    view.back = Some(("/beheer/organisaties".to_owned(), t!(taal, "back-organisaties")));
    view
}

/// Lets an organisatie take part.
pub async fn take_part(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit(&house, acts::ADMIT, &admission(&house, &who).await?)?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let input = typed.check(true, taal, &mut errors);
    let beheerder = first_one(&typed.beheerder, taal, &mut errors);
    let rechten = input.as_ref().and_then(|input| input.rechten.as_ref());
    let (Some(input), Some(rechten), Some(beheerder)) = (&input, rechten, beheerder) else {
        let view = new_view(&shell, &typed, errors);
        return Ok(shell.refuse(&view.title.clone(), &view, Code::FIELD));
    };
    let done = admit(&house.store, &purpose, input, rechten, &beheerder, &form.once).await.map(shown);
    match ended(&house, taal, acts::ADMIT, &form.once, done).await? {
        Ended::Redirect(answer) => Ok(answer),
        Ended::Again(why) => {
            let code = why.code();
            say(why, "naam", taal, &mut errors)?;
            let view = new_view(&shell, &typed, errors);
            Ok(shell.refuse(&view.title.clone(), &view, code))
        }
    }
}

/// The name of the first one who keeps it.
pub(crate) fn first_one(typed: &str, taal: Taal, errors: &mut Errors) -> Option<String> {
    let naam = plain("beheerder", typed, taal, errors);
    if naam.is_empty() || naam.chars().count() > 80 {
        errors.add("beheerder", t!(taal, "error-beheerder"));
    }
    errors.at("beheerder").is_none().then_some(naam)
}
