//! The acts of this capability, as Cedar and the logs know them.
//!
//! What is noted at a door is one act, whatever it was: a log that told a no from a yes would say who said no.

use access::Act;

/// See the Looplijsten, and on them the own districts.
pub const SHOW: Act = Act("looplijst.show");
/// Say who goes to which district.
pub const ASSIGN: Act = Act("looplijst.assign");
/// Plan a day.
pub const PLAN: Act = Act("looplijst.plan");
/// Print the route of a day.
pub const PRINT: Act = Act("looplijst.print");
/// Open one address.
pub const OPEN: Act = Act("looplijst.open");
/// Note how it went there.
pub const GESPREK: Act = Act("looplijst.gesprek");
/// Make regels of hits (the house itself, after a run).
pub const LIST: Act = Act("looplijst.list");
/// Take somebody off every list who does not want to be looked for (the house itself).
pub const LAPSE: Act = Act("looplijst.lapse");
/// Destroy what was kept long enough (the house itself).
pub const EXPIRE: Act = Act("looplijst.expire");
/// Put somebody on a list again who said no and calls.
pub const RETURN: Act = Act("looplijst.return");
/// Read what one said no to oneself.
pub const OWN: Act = Act("looplijst.own");
/// Take that back.
pub const TAKE_BACK: Act = Act("looplijst.take_back");
