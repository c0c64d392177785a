//! How long it takes, against a floor in the same run. To be asked for, on a quiet machine:
//! `cargo test --release -p nulsom speed -- --ignored --nocapture --test-threads 1`. Nothing here can fail for being slow.

use super::chance;
use super::core::Core;
use super::world::{World, answers, compute};
use crate::Antwoord;
use crate::cells::{CELL, Cells, PART, cells_in, parts, zeros};
use crate::opdracht::Niveau;
use crate::rows::Antwoorden;
use crate::secret::Secret;
use crate::stream::Stream;
use sha2::{Digest, Sha256};
use std::hint::black_box;
use std::time::{Duration, Instant};

const AANTAL: usize = 1_000_000;

const ROUNDS: usize = 25;

/// The best time of each piece of work, all by turns: what the machine can do when nobody disturbs it.
fn best<const N: usize>(mut works: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut times = [Duration::MAX; N];
    for _ in 0..ROUNDS {
        for (work, time) in works.iter_mut().zip(&mut times) {
            let begin = Instant::now();
            work();
            *time = begin.elapsed().min(*time);
        }
    }
    times
}

fn per_cell(time: Duration, cells: usize) -> f64 {
    time.as_secs_f64() * 1e9 / f64::from(u32::try_from(cells).expect("a million"))
}

#[test]
#[ignore = "measures, and asserts nothing"]
fn speed_of_a_source() {
    for n in [2, 3, 5] {
        let core = Core::new(n, 0xaa, 0xbb);
        let bronnen: Vec<u8> = (0..u8::try_from(n).expect("few")).collect();
        let answers = Antwoorden::new((0..AANTAL).map(|row| if row % 3 == 0 { Antwoord::Nee } else { Antwoord::Ja }));
        let total = answers.bits(Niveau::Zeker, &bronnen, 0).len();
        let part = std::cell::RefCell::new(vec![0; PART * CELL]);
        let mut block = vec![0; 8192];
        let mut floor = || {
            for _ in 0..=n {
                let mut stream = Stream::new(&Secret::new([1; 32]));
                (0..total * CELL / block.len()).for_each(|_| stream.write(black_box(&mut block)));
            }
        };
        let others: Vec<usize> = (1..n).collect();
        let shuffled = || {
            let mut bits = answers.bits(Niveau::Zeker, &bronnen, 0);
            core.order(0, Niveau::Zeker).shuffle(&mut bits);
            bits
        };
        let vector = |hashed: bool| {
            let bits = shuffled();
            let mut part = part.borrow_mut();
            let mut cells = Cells::new(&core.pads(0, &others, 0, Niveau::Zeker), &core.noise(0, 0, Niveau::Zeker));
            let mut sha = Sha256::new();
            for at in 0..parts(total) {
                let out = &mut part[..cells_in(at, total) * CELL];
                cells.fill(&bits[at * PART..][..cells_in(at, total)], out);
                if hashed {
                    sha.update(black_box(&*out));
                }
                black_box(&out);
            }
            black_box(sha.finalize());
        };
        let shuffle = &mut || drop(black_box(shuffled()));
        let [floor, bare, hashed, shuffle] = best([&mut floor, &mut || vector(false), &mut || vector(true), shuffle]);
        println!(
            "source, n = {n}: {:.1} ns a cell, of which bits and order {:.1}; floor of {} streams {:.1}, ratio {:.2}; with its SHA-256 {:.1}",
            per_cell(bare, total),
            per_cell(shuffle, total),
            n + 1,
            per_cell(floor, total),
            bare.as_secs_f64() / floor.as_secs_f64(),
            per_cell(hashed, total),
        );
    }
}

/// Cells of vectors that no cache holds.
const MANY: usize = 4_000_000;

#[test]
#[ignore = "measures, and asserts nothing"]
fn speed_of_the_municipality() {
    for n in [2, 3, 5] {
        let vectors: Vec<Vec<u8>> = (0..n).map(|nth| vec![u8::try_from(nth).expect("few"); MANY * CELL]).collect();
        let mut read = || {
            let words = |vector: &Vec<u8>| {
                let chunks = vector.as_chunks::<8>().0.iter();
                chunks.fold(0, |all, word| all ^ u64::from_ne_bytes(*word))
            };
            black_box(vectors.iter().map(words).fold(0, |all, word| all ^ word));
        };
        let mut sum = vec![0; MANY * CELL];
        let mut xor = || {
            sum.copy_from_slice(&vectors[0]);
            vectors[1..].iter().for_each(|vector| super::add(&mut sum, vector));
            black_box(&sum);
        };
        let mut joined = || {
            let mut bitmap = Vec::with_capacity(MANY / 8 + 8);
            for at in 0..parts(MANY) {
                let range = at * PART * CELL..(at * PART + cells_in(at, MANY)) * CELL;
                let here: Vec<&[u8]> = vectors.iter().map(|vector| &vector[range.clone()]).collect();
                zeros(&here, &mut bitmap);
            }
            black_box(bitmap);
        };
        let [read, xor, joined] = best([&mut read, &mut xor, &mut joined]);
        println!(
            "municipality, n = {n}: {:.2} ns a cell; reading alone {:.2}, ratio {:.2}; XOR into memory {:.2}, ratio {:.2}",
            per_cell(joined, MANY),
            per_cell(read, MANY),
            joined.as_secs_f64() / read.as_secs_f64(),
            per_cell(xor, MANY),
            joined.as_secs_f64() / xor.as_secs_f64(),
        );
    }
}

/// Messages and all: sealing, signing, opening.
#[test]
#[ignore = "measures, and asserts nothing"]
fn speed_of_a_whole_run() {
    let world = World::new(3, 2000);
    let begin = Instant::now();
    let (_, uitkomsten) =
        world.play(|bron, _, row| if (row + bron) % 3 == 0 { Antwoord::Nee } else { Antwoord::Ja }).expect("a good run");
    let cells: usize = uitkomsten.iter().map(|uitkomst| uitkomst.cells).sum();
    println!("whole run of 3 sources and 2,000 people: {:?} for {cells} cells of Z and as many of M", begin.elapsed());
}

/// Whether time tells what was answered: all ja and all nee, by turns, and the medians of both.
#[test]
#[ignore = "measures, and asserts nothing"]
fn speed_of_all_ja_and_all_nee() {
    let world = World::new(3, 2000);
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..200 {
        let (_, mut keyed) = world.keyed(&mut chance(1));
        let keyed = keyed.swap_remove(0);
        let answers = answers(&keyed, |_, _| [Antwoord::Ja, Antwoord::Nee][round % 2]);
        let begin = Instant::now();
        black_box(compute(keyed, answers, &mut chance(2)).expect("shares are good").0.slot);
        times[round % 2].push(begin.elapsed());
    }
    let medians = times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    println!(
        "all ja {:?}, all nee {:?}, ratio {:.3}",
        medians[0],
        medians[1],
        medians[0].as_secs_f64() / medians[1].as_secs_f64()
    );
}
