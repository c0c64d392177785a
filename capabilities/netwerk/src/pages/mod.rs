//! The pages with which an organisatie keeps its part of the netwerk.

pub(crate) mod admit;
pub(crate) mod balie;
pub(crate) mod checks;
pub(crate) mod convenant;
pub(crate) mod desk;
pub(crate) mod fields;
pub(crate) mod hours;
mod leave;
pub(crate) mod lists;
pub(crate) mod locatie;
pub(crate) mod medewerker;
pub(crate) mod offer;
pub(crate) mod organisatie;
pub(crate) mod overview;
pub(crate) mod product;
pub(crate) mod settle;

use crate::error::NetwerkError;
use access::Act;
use store::Once;
use web::axum::response::Response;
use web::{Errors, Oops, Shared, Taal, earlier, see_other, t};

/// A choice of a form.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) chosen: bool,
}

/// Says what was refused at its field; what is not a matter of the form goes on as it is.
pub(crate) fn say(why: NetwerkError, field: &'static str, taal: Taal, errors: &mut Errors) -> Result<(), Oops> {
    let text = match why {
        NetwerkError::OwnRoles => {
            errors.add("rollen", t!(taal, "error-own-roles"));
            return Ok(());
        }
        NetwerkError::Double => t!(taal, "error-double"),
        NetwerkError::Impossible => t!(taal, "error-impossible"),
        NetwerkError::NoCoordinator => t!(taal, "error-no-coordinator"),
        NetwerkError::NaamTaken => t!(taal, "error-naam-taken"),
        NetwerkError::CodeTaken => t!(taal, "error-code-taken"),
        NetwerkError::Planned => t!(taal, "error-planned"),
        NetwerkError::OnlyCoordinator => t!(taal, "error-only-coordinator"),
        NetwerkError::Outdated => t!(taal, "error-outdated"),
        NetwerkError::Store(cause) => return Err(cause.into()),
        other @ (NetwerkError::OtherKeeper(_) | NetwerkError::NoKeeper) => return Err(other.into()),
    };
    errors.add(field, text);
    Ok(())
}

/// What became of a form that was sent.
pub(crate) enum Ended {
    /// It is done, or was done before with the same key.
    Redirect(Response),
    /// It comes back, with what is wrong.
    Again(NetwerkError),
}

/// On to where it is seen what came of it; a repeat gets the answer of the first time.
pub(crate) async fn ended(
    house: &Shared,
    taal: Taal,
    act: Act,
    once: &Once,
    done: Result<String, NetwerkError>,
) -> Result<Ended, Oops> {
    let why = match done {
        Ok(location) => return Ok(Ended::Redirect(see_other(taal, &location))),
        Err(why) => why,
    };
    let earlier = earlier(house, act, once).await?;
    Ok(earlier.map_or(Ended::Again(why), |location| Ended::Redirect(see_other(taal, &location))))
}
