//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See the day of a Locatie.
pub const DAY: Act = Act("balie.day");
/// Note that somebody is here.
pub const REPORT: Act = Act("balie.report");
/// Call somebody to the Balie; the conversation begins.
pub const CALL: Act = Act("balie.call");
/// See a visit at one's own Balie.
pub const VISIT: Act = Act("balie.visit");
/// Establish who somebody is (Wabb art. 12).
pub const IDENTIFY: Act = Act("balie.identify");
/// End a visit with an outcome.
pub const FINISH: Act = Act("balie.finish");
/// Note that nobody came.
pub const NO_SHOW: Act = Act("balie.no_show");
/// Print what was agreed.
pub const SUMMARY: Act = Act("balie.summary");
