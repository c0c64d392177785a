//! Signatures and keys that a lax check would take.

use crate::keys::Naam;
use crate::{SignPublic, Weigering};
use ed25519_dalek::{Signature, SigningKey, Verifier};
use sha2::{Digest, Sha512};

#[test]
fn a_key_of_small_order_signs_for_nobody() {
    let mut identity = [0; 32];
    identity[0] = 1;
    assert_eq!(SignPublic::from_bytes(&identity), Err(Weigering::SleutelOnbekend));
}

/// Its R is of small order, so whoever has the key can make it fit more than one message; a lax check takes it.
#[test]
fn a_signature_that_only_a_lax_check_takes() {
    let (key, message) = (SigningKey::from_bytes(&[5; 32]), b"een deel");
    let framed = crate::frame::frame("sig", &[b"deel", message]);
    let mut signature = [0; 64];
    signature[0] = 1;
    let sha = Sha512::new().chain_update(&signature[..32]).chain_update(key.verifying_key().as_bytes()).chain_update(&framed);
    let h = curve25519_dalek::Scalar::from_bytes_mod_order_wide(&sha.finalize().into());
    signature[32..].copy_from_slice((h * key.to_scalar()).as_bytes());
    assert!(key.verifying_key().verify(&framed, &Signature::from_bytes(&signature)).is_ok(), "the lax check");
    let strict = SignPublic::from_bytes(key.verifying_key().as_bytes()).expect("a good key");
    assert_eq!(strict.verify(Naam::Deel, message, &signature), Err(Weigering::Handtekening));
}
