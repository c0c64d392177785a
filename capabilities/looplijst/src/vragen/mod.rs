//! From a plan to a list (V07): what is asked of which bron, who approved it, and asking.
//!
//! A coordinator draws up a Looplijst and puts it before a privacyofficer. Once approved, the house asks in steps of which each is
//! kept before anything is sent, so that it goes on where it was after a crash. Before each step the register, the begrippen and who
//! opted out are looked at anew. Whom it is about stands in one sealed value; what comes of it are counts, and names once somebody
//! opens it.
//!
//! | file | what it does |
//! |---|---|
//! | `administratie` | reads what the organisatie knows itself of who lives there |
//! | `plan` | puts together the questions and who answers them |
//! | `gronden` | asks the register for each source and regeling |
//! | `draw_up`, `approve`, `step` | what people do with it |
//! | `begin`, `note`, `ask`, `combine` | what the house does, one step at a time |
//! | `drive` | does one step after the other, and sends |
//! | `reveal` | hits become regels |
//! | `lapse` | what was left alone comes to nothing |
//! | `keep` | where the sources are |

pub(crate) mod administratie;
pub(crate) mod approve;
pub(crate) mod ask;
pub(crate) mod begin;
mod combine;
pub(crate) mod draw_up;
pub(crate) mod drive;
pub(crate) mod gronden;
pub(crate) mod keep;
pub(crate) mod lapse;
pub(crate) mod list;
pub(crate) mod note;
pub(crate) mod out;
mod pause;
pub(crate) mod plan;
pub(crate) mod reveal;
pub(crate) mod stand;
pub(crate) mod step;

pub(crate) use approve::{Oordeel, OordeelInput, approve};
pub(crate) use draw_up::draw_up;
pub use draw_up::{LooplijstInput, Wijze};
pub use drive::{Einde, LooplijstIds, due, go_on};
pub use gronden::asks;
pub use keep::{BronInput, keep, signs_with, source_version};
pub use plan::VraagError;
pub(crate) use reveal::reveal;
pub(crate) use step::{BEGIN, BREAK_OFF, PAUSE, RESUBMIT, RESUME, SUBMIT};

/// The code of the gemeente of an organisatie, where it has an administratie that a list can begin with.
pub(crate) fn gemeente_of(house: &web::Shared, organisatie: &str) -> Option<String> {
    let folder = house.administratie.as_deref()?;
    let found = ::administratie::Organisatie::read(folder, organisatie);
    found.inspect_err(|why| tracing::info!("{why}")).ok().map(|one| one.gemeente)
}
