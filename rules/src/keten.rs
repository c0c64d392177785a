//! Rondsturen: when a hulpvraag may not be passed on again (V06, "van het kastje naar de muur").
//!
//! A hop is a doorverwijzing of one hulpvraag that another organisatie accepted. Offers that were refused, and an
//! overdracht within a visit, are no hops and do not belong in the list. Each hulpvraag has its own keten: two
//! questions of one inwoner never count together.

use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

/// Days within which a third hop counts as rondsturen (domain.md §2 and §12).
pub const RONDSTUREN_DAGEN: i64 = 30;
/// Hops after which the next one within [`RONDSTUREN_DAGEN`] is refused.
pub const HOPS_MAX: usize = 2;

/// An organisatie (the number of its uuid) that accepted the hulpvraag, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hop {
    /// Who accepted.
    pub organisatie: u128,
    /// The moment of acceptance.
    pub at: Timestamp,
}

/// Why the hulpvraag stays where it is, becomes `vastgelopen` and gets a ketenregisseur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Rondsturen {
    /// The organisatie has had this hulpvraag before; however long ago.
    #[error("this organisatie has had the hulpvraag before")]
    OrganisatieTerug,
    /// Two hops were made in the last thirty days.
    #[error("this would be a third hop within {RONDSTUREN_DAGEN} days")]
    DerdeHop,
}

/// Decides whether a hulpvraag that began at `first` and made `hops` may be offered to `next` at the moment `at`.
///
/// Going to the organisatie that has it now is no hop and always allowed. Where both reasons hold, the returning
/// organisatie is named: that is what the clerk can explain. `hops` are in order of time.
pub fn check(first: u128, hops: &[Hop], next: u128, at: Timestamp) -> Result<(), Rondsturen> {
    let mut holder = first;
    let mut returns = next == first;
    let mut recent = 0;
    for hop in hops {
        if hop.organisatie == holder {
            continue; // accepted by the organisatie that already had it: no hop
        }
        holder = hop.organisatie;
        returns |= next == holder;
        if at.duration_since(hop.at) <= SignedDuration::from_hours(24 * RONDSTUREN_DAGEN) {
            recent += 1;
        }
    }
    if next == holder {
        Ok(())
    } else if returns {
        Err(Rondsturen::OrganisatieTerug)
    } else if recent >= HOPS_MAX {
        Err(Rondsturen::DerdeHop)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
