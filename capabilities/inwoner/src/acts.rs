//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// Look up who logs in (the house itself).
pub const LOG_IN: Act = Act("inwoner.log_in");
