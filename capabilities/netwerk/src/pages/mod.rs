//! The pages with which an organisatie keeps its part of the netwerk.

pub(crate) mod balie;
pub(crate) mod convenant;
pub(crate) mod fields;
pub(crate) mod medewerker;
pub(crate) mod overview;

use crate::error::NetwerkError;
use web::{Errors, Oops, Taal, t};

/// A choice of a form.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) chosen: bool,
}

/// A line of text without the signs that nobody types.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

/// Says what was refused at its field; what is not a matter of the form goes on as it is.
pub(crate) fn say(why: NetwerkError, field: &'static str, taal: Taal, errors: &mut Errors) -> Result<(), Oops> {
    let text = match why {
        NetwerkError::Double => t!(taal, "error-double"),
        NetwerkError::Impossible => t!(taal, "error-impossible"),
        NetwerkError::NoCoordinator => t!(taal, "error-no-coordinator"),
        NetwerkError::OnlyCoordinator => t!(taal, "error-only-coordinator"),
        NetwerkError::Outdated => t!(taal, "error-outdated"),
        NetwerkError::Store(cause) => return Err(cause.into()),
    };
    errors.add(field, text);
    Ok(())
}
