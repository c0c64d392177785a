//! Instants as the store keeps them.

use foundation::jiff::Timestamp;
use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

/// An instant in whole milliseconds since the epoch, UTC: the same integer in both databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, Serialize, Deserialize)]
pub struct Ms(pub i64);

impl Ms {
    /// The instant as the domain knows it.
    pub fn at(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::MAX)
    }
}

impl From<Timestamp> for Ms {
    fn from(at: Timestamp) -> Self {
        Self(at.as_millisecond())
    }
}
