//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See which regelingen there are, what they ask of whom, and where their numbers come from.
pub const SHOW: Act = Act("regeling.show");
/// Put a version before a second person.
pub const SUBMIT: Act = Act("regeling.submit");
/// Publish what somebody else put forward: from then on the organisatie may ask with it.
pub const PUBLISH: Act = Act("regeling.publish");
