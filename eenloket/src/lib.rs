//! eenloket
