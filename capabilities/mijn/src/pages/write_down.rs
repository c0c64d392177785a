//! `/balie/bezoeken/{afspraak}/inzage/{regel}/vraag`: what an Inwoner asks about a look, written down at the Balie.

use super::ask::check;
use super::inzage::{Clock, Line};
use crate::acts::WRITE_DOWN;
use crate::looked::Regel;
use crate::relation::place_of_visit;
use crate::write_down::{Blik, look_of, write_down};
use crate::{MijnError, text};
use access::Verwerking;
use askama::Template;
use foundation::Uuid;
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, earlier, render, see_other, t};

/// The look, and a place for the words of the Inwoner.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id((id, regel)): Id<(Uuid, Uuid)>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, id).await?;
    let view = build(&house, &shell, &purpose, (id, regel), String::new(), Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "write-title"), &view))
}

/// As for the print of who looked: at the Balie of the visit.
pub(crate) async fn permit(house: &Shared, who: &Who, id: Uuid) -> Result<Verwerking, Oops> {
    let place = who.found(house, WRITE_DOWN, place_of_visit(&house.store.look(), id).await?)?;
    who.permit(house, WRITE_DOWN, &place.object())
}

async fn build(
    house: &Shared,
    shell: &Shell,
    purpose: &Verwerking,
    (id, regel): (Uuid, Uuid),
    vraag: String,
    errors: Errors,
) -> Result<View, Oops> {
    let Blik { naam, inzage, own } = look_of(&house.store, purpose, id, regel).await?;
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    let zone = netwerk::zone_of(&house.store.look(), shell.actor.as_ref().and_then(|actor| actor.locatie)).await?;
    let clock = Clock { zone: &zone, now: house.store.now() };
    let line = Line::new(&Regel { inzage, melding: None }, shell.taal, clock, &names);
    Ok(View {
        taal: shell.taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        back: format!("/balie/bezoeken/{id}/inzage"),
        naam,
        line,
        own,
        vraag: rules::tekst::without_bsn(&vraag),
        errors,
    })
}

/// What is typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    vraag: String,
}

/// Writes it down.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id((id, regel)): Id<(Uuid, Uuid)>,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let purpose = permit(&house, &who, id).await?;
    let taal = shell.taal;
    let mut errors = Errors::default();
    let Some(vraag) = check(&form.value.vraag, taal, &mut errors) else {
        let view = build(&house, &shell, &purpose, (id, regel), form.value.vraag, errors).await?;
        return Ok(shell.refuse(&t!(taal, "write-title"), &view, text::code(false)));
    };
    let done = write_down(&house.store, &purpose, id, regel, &vraag, &form.once).await;
    if let Some(location) = earlier(&house, WRITE_DOWN, &form.once).await? {
        return Ok(see_other(taal, &location));
    }
    match done {
        // The page says so instead of a form; it is read in an act of its own.
        Err(MijnError::OwnLook) => Ok(see_other(taal, &format!("/balie/bezoeken/{id}/inzage/{regel}/vraag"))),
        Err(why) => Err(why.into()),
        Ok(_) => Ok(see_other(taal, &format!("/balie/bezoeken/{id}/inzage"))),
    }
}

#[derive(Template)]
#[template(path = "write_down.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    back: String,
    naam: String,
    line: Line,
    /// Whether whoever helps them looked themselves.
    own: bool,
    vraag: String,
    errors: Errors,
}

impl View {
    fn key(&self) -> String {
        self.shell.form_key()
    }
}
