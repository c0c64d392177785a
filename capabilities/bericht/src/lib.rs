//! bericht
