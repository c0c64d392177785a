//! The pages of the begrippen.

pub(crate) mod begrip;
pub(crate) mod combine;
pub(crate) mod equate;
pub(crate) mod ggm;
pub(crate) mod list;
pub(crate) mod typed;
pub(crate) mod words;

use crate::{BegripError, Woordenboek};
use regelingen::Begrip;
use web::{Errors, Oops, Taal, t};

/// A choice of a form.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) text: String,
    pub(crate) chosen: bool,
}

/// Each word in its newest version, to choose from.
pub(crate) fn choices(all: &Woordenboek, typed: &str, taal: Taal) -> Vec<Choice> {
    let choice = |one: &Begrip| Choice {
        chosen: one.begrip.to_string() == typed,
        value: one.begrip.to_string(),
        text: format!("{}: {}", words::bronhouder_text(&one.bronhouder), one.naam.of(taal.code())),
    };
    all.words().into_iter().map(choice).collect()
}

/// Says what was refused at the field that is named. What is not a matter of the form goes on as it is.
pub(crate) fn say(why: BegripError, field: &'static str, taal: Taal, errors: &mut Errors) -> Result<(), Oops> {
    match why {
        BegripError::Differs(why) => errors.add(field, words::differs(&why.verschillen, taal)),
        BegripError::Reassess(_) => errors.add(field, t!(taal, "error-reassess")),
        BegripError::Unknown(_) => errors.add(field, t!(taal, "error-begrip")),
        BegripError::Input(all) => all.iter().for_each(|one| errors.add(words::field_of(one), words::fault(one, taal))),
        BegripError::Gone(all) => all.iter().for_each(|one| errors.add("tekst", words::gone(one, taal))),
        BegripError::SamePerson => errors.add(field, t!(taal, "error-same-person")),
        BegripError::Outdated => errors.add(field, t!(taal, "error-outdated")),
        BegripError::Store(cause) => return Err(cause.into()),
    }
    Ok(())
}
