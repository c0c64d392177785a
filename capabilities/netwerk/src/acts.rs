//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See what one's own organisatie keeps: Balies, Medewerkers, Convenanten.
pub const SHOW: Act = Act("netwerk.show");
/// Change a Balie: name, what it helps with, who coordinates it.
pub const BALIE: Act = Act("netwerk.balie");
/// Add a Medewerker, change what they do and where, or let them go.
pub const MEDEWERKER: Act = Act("netwerk.medewerker");
/// Give a Convenant, or change from when to when it holds.
pub const CONVENANT: Act = Act("netwerk.convenant");

/// Change what one's own organisatie says of itself.
pub const ORGANISATIE: Act = Act("netwerk.organisatie");
/// Say which organisaties take part, and what they may.
pub const ADMIT: Act = Act("netwerk.admit");
/// Add a product, or change its words.
pub const PRODUCT: Act = Act("netwerk.product");
/// Make a Locatie, change it or its hours, or open a Balie there.
pub const LOCATIE: Act = Act("netwerk.locatie");

/// End the work of a Medewerker of one's own organisatie.
pub const LEAVE: Act = Act("netwerk.leave");
/// Put the first organisaties, Locaties, products, Balies and beheerders into a store.
pub const SET_UP: Act = Act("netwerk.set_up");
/// Say under which name a login provider knows a Medewerker.
pub const NAME: Act = Act("netwerk.name");
