//! `C`: ChaCha20 with a zero nonce, from block 0. A key serves one stream, and the stream takes the key along.

use crate::secret::Secret;
use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit, StreamCipher};

pub(crate) struct Stream(ChaCha20);

impl Stream {
    pub(crate) fn new(key: &Secret) -> Self {
        Self(ChaCha20::new(key.bytes().into(), &[0; 12].into()))
    }

    /// The next bytes.
    pub(crate) fn write(&mut self, out: &mut [u8]) {
        self.0.write_keystream(out);
    }

    /// The next bytes, added to what is there.
    pub(crate) fn add(&mut self, out: &mut [u8]) {
        self.0.apply_keystream(out);
    }
}
