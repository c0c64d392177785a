//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See what is going on about oneself.
pub const OVERVIEW: Act = Act("mijn.overview");
