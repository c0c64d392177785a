//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See what is going on about oneself.
pub const OVERVIEW: Act = Act("mijn.overview");
pub use doorverwijzing::acts::BOUNCE;

/// See who looked at one's data.
pub const LOOKED: Act = Act("inzage.list");
/// Take that along as a file.
pub const EXPORT: Act = Act("inzage.export");
/// Ask about a look.
pub const ASK: Act = Act("inzage.ask");
/// Print who looked, for an Inwoner at the Balie.
pub const PRINT: Act = Act("inzage.print");
/// Write a question about a look down, for an Inwoner at the Balie.
pub const WRITE_DOWN: Act = Act("inzage.write_down");
/// See what Inwoners asked about looks of one's own organisatie.
pub const QUESTIONS: Act = Act("inzage.questions");
/// Answer that.
pub const ANSWER: Act = Act("inzage.answer");
/// See the looks of one's own organisatie without an open Hulpvraag.
pub const REPORTS: Act = Act("inzage.reports");
/// Judge one of them.
pub const JUDGE: Act = Act("inzage.judge");

/// What nobody but an Inwoner does, about themselves: their own looks. An Afspraak is changed by both, and stands among all looks.
pub(crate) const OWN: &[&str] = &[OVERVIEW.0, LOOKED.0, EXPORT.0, ASK.0];

/// See what the Inwoner of a visit said about being looked for; an act of `afmelding`, done at the Balie here.
pub const SAID: Act = Act("afmelding.show");
/// Keep what they say about it, or take it back for them.
pub const KEEP: Act = Act("afmelding.keep");
