//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See what each begrip means, in which version, and who uses it.
pub const SHOW: Act = Act("begrip.show");
/// Put two begrippen under one threshold, where that may be.
pub const COMBINE: Act = Act("begrip.combine");
/// Keep that a begrip means something else from now on.
pub const RENEW: Act = Act("begrip.renew");
/// Propose that one begrip may stand for another, and take that back.
pub const EQUATE: Act = Act("begrip.equate");
/// Approve what somebody else proposed, or refuse it.
pub const APPROVE: Act = Act("begrip.approve");
/// Bring in an extract of the Gemeentelijk Gegevensmodel.
pub const IMPORT: Act = Act("begrip.import");
