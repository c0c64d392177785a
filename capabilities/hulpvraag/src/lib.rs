//! hulpvraag
