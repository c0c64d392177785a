//! How long it takes, against a floor in the same run. To be asked for, on a quiet machine:
//! `cargo test --release -p nulsom speed -- --ignored --nocapture --test-threads 1`. Nothing here can fail for being slow.

use super::chance;
use super::core::Core;
use super::world::{World, answers, compute};
use crate::Antwoord;
use crate::cells::{CELL, Cells, PART, add, cells_in, parts, zeros};
use crate::opdracht::Niveau;
use crate::rows::Antwoorden;
use crate::secret::Secret;
use crate::stream::Stream;
use sha2::{Digest, Sha256};
use std::hint::black_box;
use std::time::{Duration, Instant};

const AANTAL: usize = 1_000_000;

/// The best of some: what the machine can do when nobody disturbs it.
fn best(mut work: impl FnMut()) -> Duration {
    let mut once = || {
        let begin = Instant::now();
        work();
        begin.elapsed()
    };
    (0..9).map(|_| once()).min().expect("nine times")
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
        let mut part = vec![0; PART * CELL];
        let mut block = vec![0; 8192];
        let floor = best(|| {
            for _ in 0..=n {
                let mut stream = Stream::new(&Secret::new([1; 32]));
                (0..total * CELL / block.len()).for_each(|_| stream.write(black_box(&mut block)));
            }
        });
        let others: Vec<usize> = (1..n).collect();
        let mut vector = |hashed: bool| {
            let mut bits = answers.bits(Niveau::Zeker, &bronnen, 0);
            core.order(0, Niveau::Zeker).shuffle(bits.as_mut_slice());
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
        let (bare, hashed) = (best(|| vector(false)), best(|| vector(true)));
        println!(
            "source, n = {n}: {:.1} ns a cell, floor of {} streams {:.1} ns, ratio {:.2}; with its SHA-256 {:.1} ns",
            per_cell(bare, total),
            n + 1,
            per_cell(floor, total),
            bare.as_secs_f64() / floor.as_secs_f64(),
            per_cell(hashed, total),
        );
    }
}

#[test]
#[ignore = "measures, and asserts nothing"]
fn speed_of_the_municipality() {
    for n in [2, 3, 5] {
        let vectors: Vec<Vec<u8>> = (0..n).map(|nth| vec![u8::try_from(nth).expect("few"); AANTAL * CELL]).collect();
        let floor = best(|| {
            let words = |vector: &Vec<u8>| {
                let chunks = vector.as_chunks::<8>().0.iter();
                chunks.fold(0, |all, word| all ^ u64::from_ne_bytes(*word))
            };
            black_box(vectors.iter().map(words).fold(0, |all, word| all ^ word));
        });
        let mut sum = vec![0; PART * CELL];
        let joined = best(|| {
            let mut bitmap = Vec::with_capacity(AANTAL / 8 + 1);
            for at in 0..parts(AANTAL) {
                let range = at * PART * CELL..(at * PART + cells_in(at, AANTAL)) * CELL;
                let sum = &mut sum[..range.len()];
                sum.copy_from_slice(&vectors[0][range.clone()]);
                vectors[1..].iter().for_each(|vector| add(sum, &vector[range.clone()]));
                zeros(sum, &mut bitmap);
            }
            black_box(bitmap);
        });
        println!(
            "municipality, n = {n}: {:.2} ns a cell, floor of reading {:.2} ns, ratio {:.2}",
            per_cell(joined, AANTAL),
            per_cell(floor, AANTAL),
            joined.as_secs_f64() / floor.as_secs_f64(),
        );
    }
}

/// Messages and all: sealing, signing, opening.
#[test]
#[ignore = "measures, and asserts nothing"]
fn speed_of_a_whole_run() {
    let world = World::new(3, 2000);
    let begin = Instant::now();
    let (_, uitkomsten) = world.play(|bron, _, row| if (row + bron) % 3 == 0 { Antwoord::Nee } else { Antwoord::Ja }).expect("a good run");
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
    println!("all ja {:?}, all nee {:?}, ratio {:.3}", medians[0], medians[1], medians[0].as_secs_f64() / medians[1].as_secs_f64());
}
