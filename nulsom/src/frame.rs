//! Frames, and what is derived over them: one label and the length of every part, so that no two inputs look alike.

use crate::secret::Secret;
use hkdf::{Hkdf, HkdfExtract};
use sha2::{Digest, Sha256};

/// A SHA-256.
pub type Hash = [u8; 32];

const PREFIX: &str = "eenloket/nulsom/v1/";

/// `u8 len(L) ‖ L ‖ u8 count ‖ per part: u32 length ‖ part`, big-endian.
pub(crate) fn frame(label: &str, parts: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::with_capacity(64 + parts.iter().map(|part| part.len() + 4).sum::<usize>());
    feed(label, parts, |piece| out.extend_from_slice(piece));
    out
}

/// `H`: SHA-256 over a frame, without making the frame.
pub(crate) fn hash(label: &str, parts: &[&[u8]]) -> Hash {
    let mut sha = Sha256::new();
    feed(label, parts, |piece| sha.update(piece));
    sha.finalize().into()
}

pub(crate) fn sha256(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

fn feed(label: &str, parts: &[&[u8]], mut put: impl FnMut(&[u8])) {
    let length = PREFIX.len() + label.len();
    put(&[u8::try_from(length).expect("labels are short, and ours")]);
    put(PREFIX.as_bytes());
    put(label.as_bytes());
    put(&[u8::try_from(parts.len()).expect("no frame has more parts than there are sources, and a few")]);
    for part in parts {
        put(&u32::try_from(part.len()).expect("no part is larger than the list of a country").to_be_bytes());
        put(part);
    }
}

/// `X`: HKDF-Extract, over an input that comes in pieces.
pub(crate) fn extract(salt: &[u8; 32], ikm: &[&[u8]]) -> Secret {
    let mut extract = HkdfExtract::<Sha256>::new(Some(salt));
    for piece in ikm {
        extract.input_ikm(piece);
    }
    Secret::new(extract.finalize().0.into())
}

/// `E`: HKDF-Expand to a key.
pub(crate) fn expand(prk: &Secret, info: &[u8]) -> Secret {
    let mut out = [0; 32];
    expand_into(prk, info, &mut out);
    let secret = Secret::new(out);
    zeroize::Zeroize::zeroize(&mut out);
    secret
}

/// `E` to another length.
pub(crate) fn expand_into(prk: &Secret, info: &[u8], out: &mut [u8]) {
    let hkdf = Hkdf::<Sha256>::from_prk(prk.bytes()).expect("32 bytes are as long as the hash");
    hkdf.expand(info, out).expect("32 bytes at most are asked, and 8160 can be had");
}
