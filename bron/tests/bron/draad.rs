//! Steps of a blind run as bytes, taken apart and put together by hand: for what the side of the municipality would never send.

use bron::Digest;
use bron::client::SigningKey;
use ed25519_dalek::Signer;
use minicbor::{Decoder, Encoder};

/// What begins a run: who is asked, the run, D and the sealed list.
#[derive(Clone)]
pub struct Eerste {
    pub bron: String,
    pub run: [u8; 16],
    pub opdracht: Vec<u8>,
    pub lijst: Vec<u8>,
}

fn body(signed: &[u8]) -> Vec<u8> {
    let mut from = Decoder::new(signed);
    from.array().and_then(|_| from.u8()).and_then(|_| from.bytes().map(<[u8]>::len)).expect("an envelope");
    from.bytes().expect("what is in it").to_vec()
}

impl Eerste {
    pub fn read(signed: &[u8]) -> Self {
        let body = body(signed);
        let mut from = Decoder::new(&body);
        from.array().and_then(|_| from.u8()).expect("a step");
        let (bron, run) = (from.str().expect("who").to_owned(), from.bytes().expect("a run").try_into().expect("16 bytes"));
        from.array().and_then(|_| from.u32()).and_then(|_| from.array()).expect("the first step");
        Self { bron, run, opdracht: from.bytes().expect("D").to_vec(), lijst: from.bytes().expect("a list").to_vec() }
    }

    pub fn sign(&self, key: &SigningKey) -> Vec<u8> {
        step(key, (&self.bron, self.run), 0, |to| {
            to.array(2).and_then(|to| to.bytes(&self.opdracht)).and_then(|to| to.bytes(&self.lijst)).expect("written");
        })
    }

    /// The second step of this run, with other toezeggingen.
    pub fn toezeggingen(&self, all: &[Vec<u8>], key: &SigningKey) -> Vec<u8> {
        step(key, (&self.bron, self.run), 1, |to| {
            to.array(1).and_then(|to| to.array(all.len() as u64)).expect("written");
            all.iter().for_each(|one| {
                to.bytes(one).expect("written");
            });
        })
    }

    /// Asks for a row.
    pub fn haal(&self, nr: u32, key: &SigningKey) -> Vec<u8> {
        step(key, (&self.bron, self.run), 2, |to| {
            to.array(1).and_then(|to| to.u32(nr)).expect("written");
        })
    }
}

fn step(key: &SigningKey, (bron, run): (&str, [u8; 16]), kind: u32, fill: impl Fn(&mut Encoder<Vec<u8>>)) -> Vec<u8> {
    let mut to = Encoder::new(Vec::new());
    to.array(4).and_then(|to| to.u8(1)).and_then(|to| to.str(bron)).and_then(|to| to.bytes(&run)).expect("written");
    to.array(2).and_then(|to| to.u32(kind)).expect("written");
    fill(&mut to);
    let body = to.into_writer();
    let signature = key.sign(&[&b"eenloket/bron/v1/blind"[..], &Digest::of(&body).0].concat());
    let mut to = Encoder::new(Vec::new());
    to.array(4).and_then(|to| to.u8(1)).and_then(|to| to.bytes(key.verifying_key().as_bytes())).expect("written");
    to.bytes(&body).and_then(|to| to.bytes(&signature.to_bytes())).expect("written");
    to.into_writer()
}
