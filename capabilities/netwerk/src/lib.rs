//! netwerk
