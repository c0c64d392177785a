//! What G sees looks like chance, unless everybody has a ja.

use super::core::Core;
use super::{chance, xor_all};
use crate::opdracht::Niveau;
use crate::order::OrderKey;
use crate::secret::Secret;
use crate::transcript::Th;
use chacha20::rand_core::Rng;
use std::collections::HashSet;

/// Cells of a mebibyte.
const CELLS: usize = 131_072;
const Z_MAX: f64 = 5.0;

fn histogram(bytes: &[u8]) -> [f64; 256] {
    let mut counts = [0_u32; 256];
    bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    counts.map(f64::from)
}

/// How far a chi-square with 255 degrees of freedom is from what chance gives.
fn z(chi: f64) -> f64 {
    (chi - 255.0) / (2.0_f64 * 255.0).sqrt()
}

fn against_uniform(bytes: &[u8]) -> f64 {
    let expected = f64::from(u32::try_from(bytes.len()).expect("a mebibyte")) / 256.0;
    z(histogram(bytes).iter().map(|seen| (seen - expected).powi(2) / expected).sum())
}

fn against(simulated: &[u8], bytes: &[u8]) -> f64 {
    let pairs = histogram(bytes).into_iter().zip(histogram(simulated));
    z(pairs.map(|(real, simulated)| (real - simulated).powi(2) / (real + simulated)).sum())
}

/// Every proper subset of the sources, under every pattern of answers; and all of them together, where one says nee.
fn looks_like_chance(n: usize) {
    let core = Core::new(n, 0xaa, 0xbb);
    let of = |bit: u8| -> Vec<Vec<u8>> { (0..n).map(|bron| core.vector(bron, &vec![bit; CELLS], 0, Niveau::Zeker)).collect() };
    let vectors = [of(0), of(1)];
    let mut simulated = vec![0; CELLS * 8];
    chance(7).fill_bytes(&mut simulated);
    let all = (1 << n) - 1;
    for pattern in 0..=all {
        for subset in 1..=all {
            if subset == all && pattern == all {
                continue;
            }
            let chosen = (0..n).filter(|bron| subset >> bron & 1 == 1);
            let sum = xor_all(chosen.map(|bron| &vectors[pattern >> bron & 1][bron]));
            let (uniform, real) = (against_uniform(&sum), against(&simulated, &sum));
            assert!(uniform.abs() < Z_MAX, "sources {subset:b}, answers {pattern:b}: z = {uniform:.2}");
            assert!(real.abs() < Z_MAX, "sources {subset:b}, answers {pattern:b}: z = {real:.2} against the simulator");
        }
    }
    assert!(xor_all(&vectors[1]).iter().all(|byte| *byte == 0), "all ja is zero everywhere");
}

#[test]
fn two_sources_look_like_chance() {
    looks_like_chance(2);
}

#[test]
fn three_sources_look_like_chance() {
    looks_like_chance(3);
}

#[test]
fn four_sources_look_like_chance() {
    looks_like_chance(4);
}

#[test]
fn five_sources_look_like_chance() {
    looks_like_chance(5);
}

#[test]
fn no_cell_comes_back_in_a_million() {
    let mut seen = HashSet::new();
    let mut count = 0;
    for run in 0..5_u8 {
        let core = Core::new(3, run, 100 + run);
        for s in 0..9 {
            for niveau in [Niveau::Zeker, Niveau::Mogelijk] {
                for (bron, bit) in [(0, 0), (0, 1), (1, 0), (2, 0)] {
                    let vector = core.vector(bron, &[bit; 2800], s, niveau);
                    count += vector.len() / 8;
                    seen.extend(vector.as_chunks::<8>().0.iter().map(|cell| u64::from_ne_bytes(*cell)));
                }
            }
        }
    }
    assert!(count > 1_000_000, "{count}");
    assert_eq!(seen.len(), count);
}

fn order_of(run: u32) -> OrderKey {
    let mut th = [0; 32];
    th[..4].copy_from_slice(&run.to_be_bytes());
    OrderKey::derive(&Th(th), &[Secret::new([1; 32]), Secret::new([2; 32])], 0, Niveau::Zeker)
}

#[test]
fn a_person_may_stand_anywhere() {
    const PLACES: usize = 50;
    const RUNS: u32 = 20_000;
    let mut counts = [0_u32; PLACES];
    for run in 0..RUNS {
        let mut rows: [usize; PLACES] = std::array::from_fn(|row| row);
        order_of(run).shuffle(&mut rows);
        counts[rows.iter().position(|row| *row == 0).expect("every row has a place")] += 1;
    }
    let expected = f64::from(RUNS) / 50.0;
    let chi: f64 = counts.iter().map(|seen| (f64::from(*seen) - expected).powi(2) / expected).sum();
    assert!(chi < 110.0, "chi-square {chi:.1} with 49 degrees of freedom");
}

#[test]
fn in_another_run_nearly_nobody_stands_where_they_stood() {
    let places = |run| {
        let mut rows: Vec<u32> = (0..10_000).collect();
        order_of(run).shuffle(&mut rows);
        rows
    };
    let same = places(1).into_iter().zip(places(2)).filter(|(one, other)| one == other).count();
    assert!(same <= 8, "{same} of 10,000 in the same place");
}

#[test]
fn a_shuffle_loses_nobody_also_where_the_numbers_run_out_and_are_drawn_anew() {
    for length in [0, 1, 2, 1023, 1024, 1025, 1026, 2049, 5000] {
        let mut rows: Vec<usize> = (0..length).collect();
        order_of(3).shuffle(&mut rows);
        let mut sorted = rows.clone();
        sorted.sort_unstable();
        assert!(sorted.into_iter().eq(0..length), "{length}");
    }
}
