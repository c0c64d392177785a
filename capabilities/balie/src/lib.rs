//! balie
