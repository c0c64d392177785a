//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See what somebody said about being looked for: they themselves, or who helps them at the Balie.
pub const SHOW: Act = Act("afmelding.show");
/// Keep that they do not want to be looked for, or take that back: the same people.
pub const KEEP: Act = Act("afmelding.keep");
/// What a parent said for a child ends: the child is of age.
pub const LAPSE: Act = Act("afmelding.lapse");
/// See how many wait to be told on to which other organisatie; no names.
pub const WAITING: Act = Act("afmelding.waiting");
