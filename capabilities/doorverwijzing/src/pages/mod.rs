//! The pages: two shapes only, read and write.

pub(crate) mod again;
mod choice;
pub(crate) mod confirmed;
pub(crate) mod eigenaren;
mod ended;
pub(crate) mod hulpvraag;
pub(crate) mod meanwhile;
pub(crate) mod mine;
pub(crate) mod owner;
pub(crate) mod received;
pub(crate) mod refer;
pub(crate) mod solved;

use crate::Zin;
use inwoner::Kanaal;
use web::{Taal, t};

/// A fixed sentence in a language.
pub(crate) fn zin_text(zin: Zin, taal: Taal) -> String {
    match zin {
        Zin::Uitgelegd => t!(taal, "zin-uitgelegd"),
        Zin::SamenDoen => t!(taal, "zin-samen-doen"),
        Zin::BriefMee => t!(taal, "zin-brief-mee"),
        Zin::Begeleider => t!(taal, "zin-begeleider"),
    }
}

/// A way to send the confirmation, in a language.
pub(crate) fn kanaal_text(kanaal: Kanaal, taal: Taal) -> String {
    match kanaal {
        Kanaal::GroteLetter => t!(taal, "kanaal-grote-letter"),
        Kanaal::Brief | Kanaal::Email => t!(taal, "kanaal-brief"),
    }
}
