//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// End the work of a Medewerker of one's own organisatie.
pub const LEAVE: Act = Act("netwerk.leave");
/// Say under which name a login provider knows a Medewerker.
pub const NAME: Act = Act("netwerk.name");
