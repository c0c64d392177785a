//! Randomness and ids: from the system, or from a seed in tests.

use crate::Clock;
use rand::RngCore;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// Where random bytes come from. A seeded source gives the same bytes in the same order.
#[derive(Clone, Debug)]
pub struct Chance(Option<Arc<Seeded>>);

#[derive(Debug)]
struct Seeded {
    seed: u64,
    drawn: AtomicU64,
}

impl Chance {
    /// A generator fit for keys, seeded by the operating system.
    pub fn system() -> Self {
        Self(None)
    }

    /// A repeatable source, for tests and demo data.
    pub fn seeded(seed: u64) -> Self {
        Self(Some(Arc::new(Seeded { seed, drawn: AtomicU64::new(0) })))
    }

    /// `N` random bytes (at most 32).
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0u8; N];
        match &self.0 {
            None => rand::rng().fill_bytes(&mut out),
            Some(seeded) => {
                let nth = seeded.drawn.fetch_add(1, Ordering::SeqCst);
                let mut hash = Sha256::new();
                hash.update(seeded.seed.to_be_bytes());
                hash.update(nth.to_be_bytes());
                out.copy_from_slice(&hash.finalize()[..N]);
            }
        }
        out
    }

    /// A number that fits the Hulpvraag nummer and other draws.
    pub fn number(&self) -> u64 {
        u64::from_be_bytes(self.bytes())
    }

    /// A time-ordered id (uuid v7): the same bytes in both databases. It carries its creation time,
    /// so it is no secret.
    pub fn id(&self, clock: &Clock) -> Uuid {
        let ms = u64::try_from(clock.now().as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(ms, &self.bytes()).into_uuid()
    }

    /// An id without order or meaning, for secrets such as form tokens.
    pub fn secret(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}

/// The lowest id that [`Chance::id`] can give in a millisecond: whoever wants rows of a time finds them between two of these.
pub fn first_id(ms: u64) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(ms, &[0; 10]).into_uuid()
}

/// The id that belongs to a name, the same in every store and on every machine (uuid v8 over SHA-256).
/// For rows that papers and tests name, such as those of the demo.
pub fn named_id(name: &str) -> Uuid {
    let hash = Sha256::digest(name.as_bytes());
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_id() {
        assert_eq!(named_id("balie/1"), named_id("balie/1"));
        assert_ne!(named_id("balie/1"), named_id("balie/2"));
        assert_eq!(named_id("balie/1").get_version_num(), 8);
    }
}
