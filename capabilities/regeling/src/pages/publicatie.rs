//! The two buttons of publishing: a version is put forward, and a colleague publishes it.

use crate::RegelingError;
use crate::acts;
use crate::pages::show::{Asked, build};
use crate::pages::words::publicatie_text;
use crate::publish::{PublicatieInput, publish as publishing, submit as submitting};
use crate::stand::{Here, is_theirs, one, path_of};
use access::{Act, Verwerking};
use foundation::{Code, Fault};
use regelingen::Regeling;
use serde::Deserialize;
use store::Once;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Query, Shared, Shell, Taal, Who, repeat, see_other, t};

/// The file that was seen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    digest: String,
}

/// The version in an address, if the organisatie has to do with it, and the purpose to do something with it.
pub(crate) fn permitted(
    house: &Shared,
    who: &Who,
    act: Act,
    (sleutel, versie, gebied): (&str, &str, &str),
) -> Result<(&'static Regeling, Verwerking), Oops> {
    let purpose = who.permit_own(house, act)?;
    let found = one(sleutel, versie, gebied).filter(|one| is_theirs(house, &who.actor.organisatie_naam, one));
    Ok((found.ok_or(Oops::not_found())?, purpose))
}

/// Puts it forward.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id((sleutel, versie)): Id<(String, String)>,
    Query(asked): Query<Asked>,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (regeling, purpose) = permitted(&house, &who, acts::SUBMIT, (&sleutel, &versie, &asked.gebied))?;
    let input = PublicatieInput { regeling, gezien: &form.value.digest, once: &form.once };
    match submitting(&house.store, &purpose, &input).await {
        Ok(()) => Ok(see_other(shell.taal, &path_of(regeling))),
        Err(why) => refused(&house, &shell, &who, (acts::SUBMIT, &form.once), regeling, why).await,
    }
}

/// Publishes what somebody else put forward.
pub async fn publish(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id((sleutel, versie)): Id<(String, String)>,
    Query(asked): Query<Asked>,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (regeling, purpose) = permitted(&house, &who, acts::PUBLISH, (&sleutel, &versie, &asked.gebied))?;
    let input = PublicatieInput { regeling, gezien: &form.value.digest, once: &form.once };
    match publishing(&house.store, &purpose, &input).await {
        Ok(()) => Ok(see_other(shell.taal, &path_of(regeling))),
        Err(why) => refused(&house, &shell, &who, (acts::PUBLISH, &form.once), regeling, why).await,
    }
}

async fn refused(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    (act, once): (Act, &Once),
    regeling: &'static Regeling,
    why: RegelingError,
) -> Result<Response, Oops> {
    let taal = shell.taal;
    if let Some(answer) = repeat(house, taal, act, once).await? {
        return Ok(answer);
    }
    let (code, mut errors) = (why.code(), Errors::default());
    if code == Code::STALE {
        // A colleague was first: what was chosen, and how it stands now.
        let keuze = if act == acts::SUBMIT { t!(taal, "submit-button") } else { t!(taal, "publish-button") };
        let here = Here::of(house, who.actor.organisatie).await?;
        let stand = publicatie_text(here.publicaties.stand(regeling), taal).1;
        errors.add("publicatie", t!(taal, "error-late", keuze = keuze, stand = stand));
    } else {
        say(why, "publicatie", taal, &mut errors)?;
    }
    let view = build(house, shell, who, regeling, errors).await?;
    Ok(shell.refuse(&t!(taal, "regeling-page"), &view, code))
}

/// Says what was refused. What is not a matter of the form goes on as it is.
pub(crate) fn say(why: RegelingError, field: &'static str, taal: Taal, errors: &mut Errors) -> Result<(), Oops> {
    match why {
        RegelingError::SamePerson => errors.add(field, t!(taal, "error-same-person")),
        RegelingError::Outdated => errors.add(field, t!(taal, "error-outdated")),
        RegelingError::Store(cause) => return Err(cause.into()),
        other @ RegelingError::NotPublished(_) => return Err(other.into()),
    }
    Ok(())
}
