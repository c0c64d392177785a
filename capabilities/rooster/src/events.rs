//! What happened here, for whoever the house has listening; both go with [`afspraak::events::Gewijzigd`].

/// An Afspraak stands at another time (tell the Inwoner).
pub const AFSPRAAK_VERPLAATST: &str = "rooster.afspraak_verplaatst";
/// A colleague sits there; time and place stay, so nothing changed for the Inwoner.
pub const AFSPRAAK_OVERGENOMEN: &str = "rooster.afspraak_overgenomen";
