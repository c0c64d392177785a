//! `/balie/bezoeken/{afspraak}/inwoner`: looking up who stands at the Balie (V18).

use super::identity::{documents, stands};
use super::visit::Choice;
use crate::look_up::{IdentificatieFilter, InwonerRegel, look_up};
use crate::relation::{Ids, ids_of};
use crate::sought::{Typed, check};
use crate::visit::visit;
use crate::{BalieError, acts, sealed};
use askama::Template;
use foundation::{Code, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::http::{HeaderValue, header};
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, When, Who, render, t};

/// What is looked for, as typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    pub(crate) bsn: String,
    pub(crate) naam: String,
    pub(crate) geboortedatum: String,
    pub(crate) postcode: String,
}

/// The empty form.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::SEARCH, ids_of(&house.store.look(), id).await?)?;
    who.permit(&house, acts::SEARCH, &ids.object())?;
    let view = View::new(&shell, id, &Asked::default(), Errors::default());
    Ok(render(&shell, &t!(shell.taal, "who-title"), &view))
}

/// At most five people, and the one who is not among them.
pub async fn search(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Asked>,
) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::SEARCH, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::SEARCH, &ids.object())?;
    let (taal, asked, mut errors) = (shell.taal, &form.value, Errors::default());
    let (filter, elfproef) = check(&asked.typed(), taal, &mut errors);
    let Some(filter) = filter else {
        let view = View::new(&shell, id, asked, errors);
        return Ok(shell.refuse(&t!(taal, "who-title"), &view, if elfproef { Code::ELFPROEF } else { Code::FIELD }));
    };
    let current = current(&house, &who, &ids).await?;
    match look_up(&house.store, &purpose, &filter, current).await {
        Ok(found) => {
            let mut view = View::new(&shell, id, asked, errors);
            view.searched = true;
            view.more = found.meer;
            view.hits = found.regels.into_iter().map(|row| hit(&house, id, who.actor.id, row, current)).collect();
            view.new = filter.told(&asked.bsn).map(|told| sealed::new(&house.store, id, who.actor.id, told));
            Ok(render(&shell, &t!(taal, "who-title"), &view))
        }
        Err(BalieError::Braked { until, seconds }) => {
            let zone = netwerk::zone_of(&house.store.look(), Some(ids.locatie_id)).await?;
            let time = When::new(until, &zone, house.store.now()).time();
            errors.add("bsn", t!(taal, "error-braked", time = time));
            let mut page = shell.refuse(&t!(taal, "who-title"), &View::new(&shell, id, asked, errors), Code::TOO_MANY);
            page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            Ok(page)
        }
        Err(why) => Err(why.into()),
    }
}

/// Whom the visit is about as far as anybody knows: the visit is read in an act of its own.
pub(crate) async fn current(house: &Shared, who: &Who, ids: &Ids) -> Result<Option<Uuid>, Oops> {
    let purpose = who.permit(house, acts::VISIT, &ids.object())?;
    Ok(visit(&house.store, &purpose, ids.id).await?.afspraak.inwoner)
}

fn hit(house: &Shared, afspraak: Uuid, medewerker: Uuid, row: InwonerRegel, current: Option<Uuid>) -> Hit {
    let naam = format!("{} {}", row.voornaam, row.achternaam).trim().to_owned();
    Hit {
        value: sealed::known(&house.store, afspraak, medewerker, row.inwoner_id, &naam),
        naam,
        straat: row.straat,
        secret: row.geheimhouding,
        current: current == Some(row.inwoner_id),
    }
}

impl Asked {
    pub(crate) fn typed(&self) -> Typed<'_> {
        Typed { bsn: &self.bsn, naam: &self.naam, geboortedatum: &self.geboortedatum, postcode: &self.postcode }
    }
}

impl IdentificatieFilter {
    /// Enough to be somebody new: a name and a date of birth.
    pub(crate) fn told(&self, bsn: &str) -> Option<sealed::Told> {
        Some(sealed::Told {
            bsn: bsn.to_owned(),
            naam: self.naam.clone()?,
            geboortedatum: self.geboortedatum?,
            postcode: self.postcode.clone(),
        })
    }
}

/// Somebody who was found, as the page shows them.
struct Hit {
    value: String,
    naam: String,
    straat: String,
    secret: bool,
    current: bool,
}

#[derive(Template)]
#[template(path = "who.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    path: String,
    visit_path: String,
    naam: String,
    geboortedatum: String,
    postcode: String,
    searched: bool,
    hits: Vec<Hit>,
    /// Whether more people fit than are shown.
    more: bool,
    /// Sealed: none of those that were found, but who was typed.
    new: Option<String>,
    documents: Vec<Choice>,
    stands: Vec<Choice>,
    errors: Errors,
}

impl View {
    fn new(shell: &Shell, id: Uuid, asked: &Asked, errors: Errors) -> Self {
        let taal = shell.taal;
        // What comes back in the form: no BSN, in whichever field it was typed.
        let clean = |text: &str| rules::tekst::without_bsn(text);
        Self {
            taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            path: format!("/balie/bezoeken/{id}/inwoner"),
            visit_path: format!("/balie/bezoeken/{id}"),
            naam: clean(&asked.naam),
            geboortedatum: clean(&asked.geboortedatum),
            postcode: clean(&asked.postcode),
            searched: false,
            hits: Vec::new(),
            more: false,
            new: None,
            documents: documents(taal),
            stands: stands(taal),
            errors,
        }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
