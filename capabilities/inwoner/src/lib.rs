//! inwoner
