//! afspraak
