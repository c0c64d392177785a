//! Somebody chose something, and meanwhile it changed (R9): the page says how it stands now, and what they chose.

use super::hulpvraag::{day_text, refuse};
use super::owner::Closed;
use crate::{DoorverwijzingError, acts};
use askama::Template;
use foundation::Code;
use hulpvraag::{Relation, Uitkomst};
use web::axum::response::Response;
use web::{Errors, Oops, Shared, Shell, Taal, Who, t};

/// What somebody chose on the page of a Hulpvraag. It comes back with the page when it was not done.
#[derive(Default)]
pub(crate) struct Chosen {
    /// In words, once somebody else was first.
    pub(crate) text: Option<String>,
    /// How it was to be closed.
    pub(crate) closing: Closed,
    /// Who was to take the regie over.
    pub(crate) opvolger: String,
}

impl Chosen {
    /// What is read as one line, such as the name of a choice.
    pub(crate) fn told(text: impl Into<Option<String>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// An outcome as the page offers it.
pub(crate) fn uitkomst_text(uitkomst: Uitkomst, taal: Taal) -> String {
    match uitkomst {
        Uitkomst::Opgelost => t!(taal, "close-opgelost"),
        Uitkomst::DeelsOpgelost => t!(taal, "close-deels"),
        Uitkomst::NietOpgelost => t!(taal, "close-niet"),
        Uitkomst::Ingetrokken => t!(taal, "close-ingetrokken"),
    }
}

/// The page of a Hulpvraag that is no longer of whoever asks, or of one that was closed. How that ended is not for everybody who
/// took part: a sender who may not hear it, does not read it here.
pub(crate) async fn changed(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    relation: &Relation,
    chosen: Chosen,
) -> Result<Response, Oops> {
    let taal = shell.taal;
    if relation.open {
        let mut errors = Errors::default();
        errors.add("nu", t!(taal, "error-not-now"));
        return refuse(house, shell, who, relation, chosen, errors, Code::STALE).await;
    }
    let purpose = who.permit(house, acts::SHOW, &relation.object())?;
    let tx = house.store.begin(&purpose);
    let outcome = hulpvraag::load(&tx, relation.hulpvraag).await;
    let found = tx.hand_out::<_, DoorverwijzingError>(outcome.map_err(Into::into)).await?;
    let now = house.store.now();
    let day = found.afgesloten_op.map(|at| day_text(at, now, taal)).unwrap_or_default();
    let view = View { taal, nummer: relation.nummer.clone(), day, chosen: chosen.text };
    Ok(shell.refuse(&t!(taal, "hulpvraag-title", nummer = view.nummer.as_str()), &view, Code::STALE))
}

#[derive(Template)]
#[template(path = "meanwhile.html")]
struct View {
    taal: Taal,
    nummer: String,
    day: String,
    chosen: Option<String>,
}
