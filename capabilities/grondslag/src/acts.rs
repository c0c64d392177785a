//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See the Grondslagen of one's own organisatie, and which questions were refused.
pub const SHOW: Act = Act("grondslag.show");
/// Enter a Grondslag, change it, and put it before the proceseigenaar.
pub const ENTER: Act = Act("grondslag.enter");
/// Approve what somebody else entered, or send it back.
pub const APPROVE: Act = Act("grondslag.approve");
/// Advise on it.
pub const ADVISE: Act = Act("grondslag.advise");
/// Stop it.
pub const STOP: Act = Act("grondslag.stop");
/// Take it back.
pub const WITHDRAW: Act = Act("grondslag.withdraw");
