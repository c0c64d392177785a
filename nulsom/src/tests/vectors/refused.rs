//! What has to be refused, and under which number. The numbers come from the crate, not from this file.

use super::super::hex;
use super::super::world::World;
use crate::cbor::Message;
use crate::limits::{Profiel, enough_sources, good_share, good_size};
use crate::{Lijst, Opdracht, PadPublic, PadSecret, SignPublic, Weigering};
use serde_json::{Value, json};

fn code<T>(said: Result<T, Weigering>) -> u16 {
    said.err().map_or(0, |weigering| weigering.code())
}

pub(super) fn make() -> Value {
    json!({
        "about": "code 0 is: not refused",
        "opdracht": opdrachten(),
        "list": lists(),
        "run_key": run_keys(),
        "sign_key": sign_keys(),
        "size": sizes(),
        "share": shares(),
        "sources": sources(),
    })
}

/// D alone, without signatures: whether its bytes are read.
fn opdrachten() -> Vec<Value> {
    let good = World::new(3, 5).opdracht.to_bytes();
    let mut version = good.clone();
    version[1] = 2;
    let long_number = [&good[..1], &[0x18, 1], &good[2..]].concat();
    let long_array = [&[0x98, 19], &good[1..]].concat();
    let open_array = [&[0x9f], &good[1..], &[0xff]].concat();
    let mut swapped = World::new(3, 5).opdracht;
    swapped.bronnen.swap(0, 1);
    let mut twice = World::new(3, 5).opdracht;
    twice.regelingen[1].naam = twice.regelingen[0].naam.clone();
    let mut stranger = World::new(3, 5).opdracht;
    stranger.regelingen[0].bronnen[2] = 3;
    [
        ("good", good.clone()),
        ("cut off", good[..good.len() - 1].to_vec()),
        ("a byte behind it", [&good[..], &[0]].concat()),
        ("another version", version),
        ("a number in a longer form", long_number),
        ("a length in a longer form", long_array),
        ("an array without length", open_array),
        ("sources not by OIN", swapped.to_bytes()),
        ("one scheme twice", twice.to_bytes()),
        ("a source that is not there", stranger.to_bytes()),
    ]
    .into_iter()
    .map(|(what, bytes)| {
        let read = Opdracht::from_bytes(&bytes).map_err(|_| Weigering::Handtekening);
        json!({"what": what, "bytes": hex(&bytes), "code": code(read)})
    })
    .collect()
}

fn lists() -> Vec<Value> {
    [
        ("good", "999990019999990457999990585"),
        ("empty", ""),
        ("eleven-test", "999990018"),
        ("zeros", "000000000"),
        ("falling", "999990457999990019"),
        ("twice", "999990019999990019"),
        ("eight digits", "99999001"),
        ("a letter", "99999001x"),
    ]
    .into_iter()
    .map(|(what, digits)| json!({"what": what, "digits": digits, "code": code(Lijst::parse(digits.as_bytes()))}))
    .collect()
}

/// Points of small order: the run key of another source must be none of these.
fn run_keys() -> Vec<Value> {
    let small = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0900000000000000000000000000000000000000000000000000000000000000",
    ];
    let own = PadSecret::from_bytes([0x11; 32]);
    let judge = |text: &&str| {
        let agreed = own.agree(&PadPublic(unhex(text))).ok_or(Weigering::ToezeggingFout { bron: None });
        json!({"key": text, "code": code(agreed)})
    };
    small.iter().map(judge).collect()
}

fn sign_keys() -> Vec<Value> {
    let keys = [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    ];
    keys.iter().map(|text| json!({"key": text, "code": code(SignPublic::from_bytes(&unhex(text)))})).collect()
}

fn sizes() -> Vec<Value> {
    let cases = [
        (999_u32, 18_u8, 66_u8, 1000_u32),
        (1000, 18, 66, 1000),
        (849, 18, 66, 1000),
        (8_499, 18, 66, 10_000),
        (8_500, 18, 66, 10_000),
        (10_200, 18, 66, 10_000),
        (10_201, 18, 66, 10_000),
        (1000, 18, 21, 1000),
        (1000, 18, 22, 1000),
        (1000, 22, 18, 1000),
    ];
    let judge = |(aantal, vanaf, tot, published): (u32, u8, u8, u32)| {
        let opdracht = Opdracht { aantal, leeftijd_vanaf: vanaf, leeftijd_tot: tot, ..World::new(2, 5).opdracht };
        let mut inwoners = vec![0; 100];
        inwoners[18] = published;
        json!({"n": aantal, "ages": [vanaf, tot], "published": published, "code": code(good_size(&opdracht, &inwoners))})
    };
    cases.into_iter().map(judge).collect()
}

fn shares() -> Vec<Value> {
    let cases = [(0, 1000), (4, 1000), (5, 1000), (980, 1000), (981, 1000), (1000, 1000), (6, 1201), (7, 1201)];
    cases.into_iter().map(|(yes, all)| json!({"yes": yes, "all": all, "code": code(good_share(yes, all))})).collect()
}

fn sources() -> Vec<Value> {
    let of = |verwacht_ja: u16| Profiel { is_gemeente: false, is_bekend: false, verwacht_ja };
    let known = Profiel { is_bekend: true, ..of(400) };
    let own = Profiel { is_gemeente: true, ..of(400) };
    let cases = [
        (vec![of(400), of(400)], 2),
        (vec![of(400), of(995)], 2),
        (vec![of(400), known, own], 2),
        (vec![of(20), of(950)], 2),
        (vec![of(19), of(951), of(400)], 2),
        (vec![of(400), of(400)], 3),
    ];
    let judge = |(profielen, needed): (Vec<Profiel>, usize)| {
        let shown = profielen.iter().map(|it| json!({"own": it.is_gemeente, "known": it.is_bekend, "per_mille": it.verwacht_ja}));
        json!({"sources": shown.collect::<Vec<_>>(), "needed": needed, "code": code(enough_sources(&profielen, needed))})
    };
    cases.into_iter().map(judge).collect()
}

fn unhex(text: &str) -> [u8; 32] {
    std::array::from_fn(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).expect("hexadecimal"))
}
