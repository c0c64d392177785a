//! G together with any sources learns the AND of the others, and nothing finer.

use super::core::Core;
use super::{xor_all, zero_cells};
use crate::cells::{CELL, Cells};
use crate::opdracht::Niveau;
use crate::secret::Secret;

/// One cell for every pattern of answers of n sources.
fn every_pattern(core: &Core) -> Vec<Vec<u8>> {
    let n = core.n();
    let bits = |bron: usize| (0..1_usize << n).map(move |pattern| u8::from(pattern >> bron & 1 == 1)).collect::<Vec<u8>>();
    (0..n).map(|bron| core.vector(bron, &bits(bron), 0, Niveau::Zeker)).collect()
}

/// What a member of the coalition can take from the cell of an honest source: the pads between the two.
fn stripped(core: &Core, cells: &[u8], honest: usize, coalition: &[usize]) -> Vec<u8> {
    let known: Vec<Secret> = core.pads(honest, coalition, 0, Niveau::Zeker);
    let mut out = vec![0; cells.len()];
    Cells::new(&known, &Secret::new([0; 32])).fill(&vec![1; cells.len() / CELL], &mut out);
    super::add(&mut out, cells);
    out
}

#[test]
fn every_coalition_under_every_pattern_learns_the_and_of_the_honest() {
    for n in 2..=5 {
        let core = Core::new(n, 0xaa, 0xbb);
        let vectors = every_pattern(&core);
        for members in 0..(1_usize << n) - 1 {
            let coalition: Vec<usize> = (0..n).filter(|bron| members >> bron & 1 == 1).collect();
            let honest: Vec<usize> = (0..n).filter(|bron| members >> bron & 1 == 0).collect();
            let left: Vec<Vec<u8>> = honest.iter().map(|bron| stripped(&core, &vectors[*bron], *bron, &coalition)).collect();
            let learned: Vec<bool> = xor_all(&left).as_chunks::<8>().0.iter().map(|cell| *cell == [0; 8]).collect();
            let and = |pattern: usize| honest.iter().all(|bron| pattern >> bron & 1 == 1);
            assert_eq!(learned, (0..1 << n).map(and).collect::<Vec<bool>>(), "n = {n}, coalition {coalition:?}");
        }
    }
}

#[test]
fn fewer_than_all_honest_sources_give_no_zero() {
    for n in 3..=5 {
        let core = Core::new(n, 0xaa, 0xbb);
        let vectors = every_pattern(&core);
        for members in 1..(1_usize << n) - 1 {
            let some = (0..n).filter(|bron| members >> bron & 1 == 1).map(|bron| &vectors[bron]);
            assert_eq!(zero_cells(&xor_all(some)), 0, "n = {n}, sources {members:b}");
        }
    }
}

#[test]
fn a_source_that_saw_another_transcript_gives_noise_also_where_all_say_ja() {
    for other in 0..3 {
        let mut ths = [0xbb; 3];
        ths[other] = 0xbc;
        let core = Core::with_transcripts(0xaa, &ths);
        let vectors: Vec<Vec<u8>> = (0..3).map(|bron| core.vector(bron, &[1; 1000], 0, Niveau::Zeker)).collect();
        assert_eq!(zero_cells(&xor_all(&vectors)), 0, "source {other}");
    }
}

#[test]
fn two_runs_levels_or_schemes_do_not_cancel() {
    let (one, other) = (Core::new(2, 0xaa, 0xbb), Core::new(2, 0xaa, 0xbc));
    let mine = one.vector(0, &[1; 1000], 0, Niveau::Zeker);
    for theirs in [
        other.vector(1, &[1; 1000], 0, Niveau::Zeker),
        one.vector(1, &[1; 1000], 1, Niveau::Zeker),
        one.vector(1, &[1; 1000], 0, Niveau::Mogelijk),
    ] {
        assert_eq!(zero_cells(&xor_all([&mine, &theirs])), 0);
    }
}
