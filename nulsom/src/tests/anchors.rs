//! What the specification gives, to the byte.

use super::core::Core;
use super::{hex, xor_all, zero_cells};
use crate::Lijst;
use crate::frame::sha256;
use crate::opdracht::Niveau;
use crate::rows::{Antwoord, Antwoorden};

const ORDER: [u32; 8] = [89, 86, 39, 40, 85, 108, 90, 7];

fn core() -> Core {
    Core::new(3, 0xaa, 0xbb)
}

#[test]
fn the_digest_of_a_list() {
    let run: [u8; 16] = std::array::from_fn(|at| u8::try_from(at).expect("sixteen"));
    let list = Lijst::parse(b"999990019999990457999990585").expect("three people");
    assert_eq!(hex(&list.digest(&run)), "32c8661b681e57256be04d7a48a94236081d66f1f7e6b5fb980b01a082ef19a5");
}

#[test]
fn run_key_seed_and_pad() {
    let core = core();
    let run_key = core.roots[0].run_key(&core.oins[0]).public().to_bytes();
    assert_eq!(hex(&run_key), "a2783a5505ce91fb51d960209513c2c6f524004054018661f591076f7323257f");
    assert_eq!(hex(core.seeds[0].bytes()), "3b45fcc29488906a56259d7d0a20bde20011a905dca1092171b5be3af1b44813");
    let pad = core.pads(0, &[1], 0, Niveau::Zeker).remove(0);
    assert_eq!(hex(pad.bytes()), "fc2aa5f272e624fa045ea56d5f0bc7ebae7cfc32969be17756c3e32d2b16d803");
}

#[test]
fn both_ends_of_a_pair_have_the_same() {
    let core = core();
    assert_eq!(core.pads(0, &[1], 0, Niveau::Zeker)[0].bytes(), core.pads(1, &[0], 0, Niveau::Zeker)[0].bytes());
    assert_eq!(core.pairs[0][0].1.tag(), core.pairs[1][0].1.tag());
}

#[test]
fn the_order() {
    let core = core();
    let order = core.order(0, Niveau::Zeker);
    let without_nothing = order.without(&crate::secret::Secret::new([0; 32]));
    assert_eq!(hex(without_nothing.bytes()), "f54d1962b69a07ab6ba189c6f904d7fe3d54b11049ed871058c8ddbefd0fb008");
    let mut rows: Vec<u32> = (0..115).collect();
    order.shuffle(&mut rows);
    assert_eq!(rows[..8], ORDER);
}

#[test]
fn the_vectors_and_the_one_hit() {
    let core = core();
    let order = core.order(0, Niveau::Zeker);
    let answers = ["110", "111", "101"]
        .map(|bits| Antwoorden::new(bits.bytes().map(|bit| if bit == b'1' { Antwoord::Ja } else { Antwoord::Nee })));
    let vectors: Vec<Vec<u8>> = (0_u8..)
        .zip(&answers)
        .map(|(bron, answers)| {
            let mut bits = answers.bits(Niveau::Zeker, &[0, 1, 2], bron);
            order.shuffle(&mut bits);
            core.vector(bron.into(), &bits, 0, Niveau::Zeker)
        })
        .collect();
    assert_eq!(hex(&sha256(&vectors[0])), "6f16c0f75e8d4cac17af5ae2391519d78cd3d4483e96cf8760e13d0c9e389834");
    let sum = xor_all(&vectors);
    assert_eq!(zero_cells(&sum), 64 + 1);
    let mut rows: Vec<u32> = (0..115).collect();
    order.shuffle(&mut rows);
    let cells = sum.as_chunks::<8>().0;
    let hits: Vec<u32> =
        rows.into_iter().zip(cells).filter(|(row, cell)| *row < 3 && **cell == [0; 8]).map(|(row, _)| row).collect();
    assert_eq!(hits, [0]);
}
