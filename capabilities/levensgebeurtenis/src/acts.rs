//! The acts of this capability, as Cedar and the logs know them. Which level somebody was helped at, the act says: each has an
//! activity of its own.

use access::Act;

/// See which levensgebeurtenissen lead to something here, at which level, and how many people that is; no names.
pub const SHOW: Act = Act("levensgebeurtenis.show");
/// Ask for a level.
pub const ASK: Act = Act("levensgebeurtenis.ask");
/// Approve the level that somebody else asked for, or send it back.
pub const APPROVE: Act = Act("levensgebeurtenis.approve");
/// Stop it: from then on nothing is planned and nothing is sent.
pub const STOP: Act = Act("levensgebeurtenis.stop");
/// See what was prepared for oneself: the Inwoner.
pub const OWN: Act = Act("levensgebeurtenis.own");
/// Confirm it, or say no.
pub const ANSWER: Act = Act("levensgebeurtenis.answer");
/// Tell who it is about (level 1).
pub const INFORM: Act = Act("levensgebeurtenis.inform");
/// Tell them, with a Hulpvraag they only have to confirm (level 2).
pub const PROPOSE: Act = Act("levensgebeurtenis.propose");
/// Note that the law gave it without an application (level 3).
pub const GIVE: Act = Act("levensgebeurtenis.give");
/// Call off what was planned, because of who it is about.
pub const LAPSE: Act = Act("levensgebeurtenis.lapse");
/// Destroy what was kept long enough.
pub const EXPIRE: Act = Act("levensgebeurtenis.expire");
