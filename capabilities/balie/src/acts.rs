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
/// Keep what was typed at a visit that has not ended.
pub const CONCEPT: Act = Act("balie.concept");
/// End a visit with an outcome.
pub const FINISH: Act = Act("balie.finish");
/// Note that nobody came.
pub const NO_SHOW: Act = Act("balie.no_show");
/// See an Afspraak and the times it can move to.
pub const SHOW_AFSPRAAK: Act = Act("afspraak.show");
/// Call an Afspraak off.
pub const CANCEL: Act = Act("afspraak.cancel");
/// Move an Afspraak to another time.
pub const MOVE: Act = Act("afspraak.move");
/// Print what was agreed.
pub const SUMMARY: Act = Act("balie.summary");
/// Look up who stands at the Balie.
pub const SEARCH: Act = Act("balie.search");
/// See what is asked about parting one Inwoner in two.
pub const SPLIT: Act = Act("balie.split");
/// Ask that one Inwoner is parted in two.
pub const ASK_SPLIT: Act = Act("balie.ask_split");
/// Part one Inwoner in two, after somebody else asked for it.
pub const CARRY_OUT: Act = Act("balie.carry_out");
/// Take such a question back, or say no to it.
pub const WITHDRAW: Act = Act("balie.withdraw");
/// See who searched too often without finding anybody.
pub const BRAKES: Act = Act("zoekrem.list");
/// Mark that as looked at.
pub const BRAKE_DONE: Act = Act("zoekrem.done");
/// Give a free Tijdslot to somebody who is here now.
pub const WALK_IN: Act = Act("balie.walk_in");
/// Print the day, with the names of one's own visitors.
pub const PRINT_DAY: Act = Act("balie.print_day");
