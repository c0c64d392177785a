//! The pages of the register.

pub(crate) mod decide;
pub(crate) mod fields;
pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod show;
pub(crate) mod typed;
pub(crate) mod words;

use crate::GrondslagError;
use web::{Errors, Oops, Taal, t};

/// A choice of a form.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) chosen: bool,
}

/// Says what was refused: what it says at its own fields, the rest at the field that is named. What is not a matter of the form
/// goes on as it is.
pub(crate) fn say(why: GrondslagError, field: &'static str, taal: Taal, errors: &mut Errors) -> Result<(), Oops> {
    match why {
        GrondslagError::Input(all) => {
            for one in all {
                let (field, text) = words::fault(one, taal);
                errors.add(field, text);
            }
        }
        GrondslagError::SamePerson => errors.add(field, t!(taal, "error-same-person")),
        GrondslagError::OtherPersonen => errors.add(field, t!(taal, "error-other-personen")),
        GrondslagError::Outdated => errors.add(field, t!(taal, "error-outdated")),
        GrondslagError::NotOnGround(reden) => errors.add(field, words::reden_text(reden, taal)),
        GrondslagError::Store(cause) => return Err(cause.into()),
    }
    Ok(())
}
