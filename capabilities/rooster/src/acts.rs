//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See who sits where at a Locatie.
pub const SHOW: Act = Act("rooster.show");
/// See whose Afspraken a change touches: nummer, time and product.
pub const TOUCHED: Act = Act("rooster.touched");
/// Add, change, repeat and publish Diensten of one's own organisatie.
pub const PLAN: Act = Act("rooster.plan");
