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
/// Put somebody on a list again who calls: they said no before, were spoken with, or not reached.
pub const RETURN: Act = Act("looplijst.return");
/// Read what one said no to oneself.
pub const OWN: Act = Act("looplijst.own");
/// Take that back.
pub const TAKE_BACK: Act = Act("looplijst.take_back");
/// See what is asked for a Looplijst that is not open yet, and how far it is: counts, and nobody.
pub const REVIEW: Act = Act("looplijst.review");
/// Draw a Looplijst up, and put it before the privacyofficer.
pub const DRAW_UP: Act = Act("looplijst.draw_up");
/// Approve it, or send it back.
pub const APPROVE: Act = Act("looplijst.approve");
/// Begin, pause, resume or break off asking.
pub const RUN: Act = Act("looplijst.run");
/// Ask the sources (the house itself).
pub const ASK: Act = Act("looplijst.ask");
/// Give the hits of a Looplijst their names.
pub const REVEAL: Act = Act("looplijst.reveal");
/// Give the own half of what opens a Looplijst that was asked blind to the other keyholder.
pub const HAND_OVER: Act = Act("looplijst.hand_over");
/// Open a Looplijst that was asked blind, with both halves.
pub const UNSEAL: Act = Act("looplijst.unseal");
/// Make keys of one's own to open with.
pub const HOLD: Act = Act("sleutelhouder.hold");
/// See where the sources are.
pub const SOURCES: Act = Act("bron.show");
/// Say where they are.
pub const KEEP: Act = Act("bron.keep");
