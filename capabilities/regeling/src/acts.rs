//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See which regelingen there are, what they ask of whom, and where their numbers come from.
pub const SHOW: Act = Act("regeling.show");
