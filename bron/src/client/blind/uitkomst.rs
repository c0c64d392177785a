//! The outcome of a regeling as bytes, for whoever keeps it until two people open it.

use crate::{Digest, message};
use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use nulsom::engine::{Plaatsen, Uitkomst};
use nulsom::{Hd, Helften, Th};

#[derive(Encode, Decode)]
#[cbor(array)]
struct Bewaard {
    #[n(0)]
    hd: Digest,
    #[n(1)]
    th: Digest,
    #[n(2)]
    s: u16,
    #[n(3)]
    #[cbor(with = "minicbor::bytes")]
    run: [u8; 16],
    #[n(4)]
    aantal: u32,
    #[n(5)]
    lijst: Digest,
    #[n(6)]
    cells: u32,
    #[n(7)]
    v: Digest,
    #[n(8)]
    helften: Vec<(ByteVec, ByteVec)>,
    #[n(9)]
    zeker: u32,
    #[n(10)]
    mogelijk: Option<u32>,
    #[n(11)]
    plaatsen: ByteVec,
}

/// To keep. It names nobody without both keys.
#[must_use]
pub fn uitkomst_to_store(uitkomst: &Uitkomst) -> Vec<u8> {
    let half = |helften: &Helften| (ByteVec::from(helften.a.clone()), ByteVec::from(helften.b.clone()));
    message::write(&Bewaard {
        hd: Digest(uitkomst.hd.0),
        th: Digest(uitkomst.th.0),
        s: uitkomst.s,
        run: uitkomst.run,
        aantal: uitkomst.aantal,
        lijst: Digest(uitkomst.lijst),
        cells: u32::try_from(uitkomst.cells).unwrap_or(u32::MAX),
        v: Digest(uitkomst.v),
        helften: uitkomst.helften.iter().map(half).collect(),
        zeker: uitkomst.zeker,
        mogelijk: uitkomst.mogelijk,
        plaatsen: uitkomst.plaatsen.to_store().to_vec().into(),
    })
}

/// What was kept.
#[must_use]
pub fn uitkomst_from_store(bytes: &[u8]) -> Option<Uitkomst> {
    let kept: Bewaard = message::read(bytes).ok()?;
    let (s, cells) = (kept.s, usize::try_from(kept.cells).ok()?);
    let half = |(a, b): (ByteVec, ByteVec)| Helften { s, a: a.into(), b: b.into() };
    Some(Uitkomst {
        hd: Hd(kept.hd.0),
        th: Th(kept.th.0),
        s,
        run: kept.run,
        aantal: kept.aantal,
        lijst: kept.lijst.0,
        cells,
        v: kept.v.0,
        helften: kept.helften.into_iter().map(half).collect(),
        zeker: kept.zeker,
        mogelijk: kept.mogelijk,
        plaatsen: Plaatsen::from_store(kept.plaatsen.into(), cells)?,
    })
}
