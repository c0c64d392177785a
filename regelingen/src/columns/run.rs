//! The plan over the columns, tile by tile.

use super::compare::{Compare, LANES, LINES, Plain, Unit};
use super::data::{Bits, Columns, Numbers};
use super::gates::{Bit, EVERYBODY, Load, Source, Step};
use super::plan::Plan;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Words in a tile: 8,192 persons. All registers of a plan stay in the cache, and beginning anew for each tile costs little.
const WORDS: usize = 128;
/// Tiles that a thread takes at once.
const TILES: usize = 8;

type Tile = [u64; WORDS];

/// How many persons a regeling may hold for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Mogelijk recht.
    pub ja: u64,
    /// Probably not.
    pub nee: u64,
    /// Not enough is known.
    pub onbekend: u64,
}

/// What came out, in the order of the regelingen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Counts per regeling.
    pub counts: Vec<Count>,
    /// Who may have a right, per regeling; empty where only counts were asked.
    pub ja: Vec<Bits>,
}

/// What is asked of a run.
pub struct Run<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The columns it was made for.
    pub columns: &'a Columns,
    /// Who is left out before anything is asked (Afmelding); they count in nothing.
    pub without: Option<&'a Bits>,
    /// Whether bits are wanted, or counts only.
    pub bits: bool,
    /// How many threads.
    pub threads: NonZeroUsize,
    /// Hears how many persons are done, from any thread; at least once in a while.
    pub progress: &'a (dyn Fn(usize) + Sync),
}

impl Run<'_> {
    /// Computes, with what this processor has.
    #[must_use]
    pub fn go(&self) -> Outcome {
        self.go_with(Unit::best())
    }

    /// Computes with a unit of choice.
    #[must_use]
    pub fn go_with(&self, unit: Unit) -> Outcome {
        let words = self.columns.persons().div_ceil(LANES);
        let blocks = words.div_ceil(WORDS * TILES);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut parts = Vec::new();
            let mut registers: Vec<Tile> = vec![[0; WORDS]; self.plan.gates.registers];
            registers[EVERYBODY.at] = [u64::MAX; WORDS];
            loop {
                let block = next.fetch_add(1, Ordering::Relaxed);
                if block >= blocks {
                    return parts;
                }
                let from = block * WORDS * TILES;
                parts.push((block, self.block(unit, from..words.min(from + WORDS * TILES), &mut registers)));
                (self.progress)(self.columns.persons().min((from + WORDS * TILES) * LANES) - from * LANES);
            }
        };
        let mut parts: Vec<_> = thread::scope(|scope| {
            let others: Vec<_> = (1..self.threads.get()).map(|_| scope.spawn(work)).collect();
            let own = work();
            // Half of a count would look like a count.
            let others = others.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|cause| resume_unwind(cause)));
            own.into_iter().chain(others).collect()
        });
        parts.sort_by_key(|(block, _)| *block);
        let empty = Outcome { counts: vec![Count::default(); self.plan.outcomes.len()], ja: self.no_bits() };
        parts.into_iter().fold(empty, |mut all, (_, part)| {
            for (sum, count) in all.counts.iter_mut().zip(part.counts) {
                *sum = Count { ja: sum.ja + count.ja, nee: sum.nee + count.nee, onbekend: sum.onbekend + count.onbekend };
            }
            for (bits, more) in all.ja.iter_mut().zip(part.ja) {
                bits.0.extend(more.0);
            }
            all
        })
    }

    fn no_bits(&self) -> Vec<Bits> {
        if self.bits { vec![Bits::default(); self.plan.outcomes.len()] } else { Vec::new() }
    }

    fn block(&self, unit: Unit, words: Range<usize>, registers: &mut [Tile]) -> Outcome {
        unit.run(
            #[inline(always)]
            || match unit {
                #[cfg(target_arch = "x86_64")]
                Unit::V4(simd) => self.tiles(simd, words, registers),
                #[cfg(target_arch = "x86_64")]
                Unit::V3(simd) => self.tiles(simd, words, registers),
                Unit::Plain => self.tiles(Plain, words, registers),
            },
        )
    }

    #[inline(always)]
    fn tiles<C: Compare>(&self, compare: C, Range { start, end }: Range<usize>, registers: &mut [Tile]) -> Outcome {
        let mut outcome = Outcome { counts: vec![Count::default(); self.plan.outcomes.len()], ja: self.no_bits() };
        // A column is found by its name once, not for each tile.
        let gates = &self.plan.gates;
        let loads: Vec<_> = gates.loads.iter().map(|(load, register)| (self.bits_of(load), *register)).collect();
        let comparisons = gates.comparisons.iter();
        let comparisons: Vec<_> = comparisons
            .filter_map(|comparison| Some((self.numbers_of(&comparison.source)?.values.as_slice(), &comparison.limits)))
            .collect();
        for first in (start..end).step_by(WORDS) {
            let words = WORDS.min(end - first);
            let everybody = self.everybody(first, words);
            for (bits, register) in &loads {
                copy(compare, &mut registers[*register], *bits, first, words);
            }
            for (values, limits) in &comparisons {
                compare_tile(compare, values, first, words, limits, registers);
            }
            for step in &self.plan.gates.steps {
                bits_step(*step, registers);
            }
            self.collect(registers, &everybody, words, &mut outcome);
        }
        outcome
    }

    /// Who of the tile is there and not left out.
    #[inline(always)]
    fn everybody(&self, first: usize, words: usize) -> Tile {
        let mut tile = [0; WORDS];
        for (at, word) in tile[..words].iter_mut().enumerate() {
            let rest = self.columns.persons() - (first + at) * LANES;
            *word = if rest >= LANES { u64::MAX } else { (1 << rest) - 1 };
            if let Some(without) = self.without {
                *word &= !without.0.get(first + at).copied().unwrap_or(0);
            }
        }
        tile
    }

    #[inline(always)]
    fn collect(&self, registers: &[Tile], everybody: &Tile, words: usize, outcome: &mut Outcome) {
        let of = |bit: Bit, at: usize| (registers[bit.at][at] ^ if bit.not { u64::MAX } else { 0 }) & everybody[at];
        let ones = |bit: Bit| (0..WORDS).map(|at| u64::from(of(bit, at).count_ones())).sum::<u64>();
        let all = everybody.iter().map(|word| u64::from(word.count_ones())).sum::<u64>();
        for (at, pair) in self.plan.outcomes.iter().enumerate() {
            let ja = ones(pair.ja);
            let nee = if pair.is_whole() { all - ja } else { ones(pair.nee) };
            let count = &mut outcome.counts[at];
            *count = Count { ja: count.ja + ja, nee: count.nee + nee, onbekend: count.onbekend + all - ja - nee };
            if let Some(bits) = outcome.ja.get_mut(at) {
                bits.0.extend((0..words).map(|word| of(pair.ja, word)));
            }
        }
    }

    fn numbers_of(&self, source: &Source) -> Option<&Numbers> {
        match source {
            Source::Kinderen => self.columns.kinderen.as_ref(),
            Source::Geboren => self.columns.geboren.as_ref(),
            Source::Begrip(begrip) => self.columns.numbers.get(begrip),
        }
    }

    fn bits_of(&self, load: &Load) -> Option<&Bits> {
        match load {
            Load::Partner => self.columns.partner.as_ref().map(|flags| &flags.yes),
            Load::PartnerKnown => self.columns.partner.as_ref().and_then(|flags| flags.known.as_ref()),
            Load::Flag(begrip) => self.columns.flags.get(begrip).map(|flags| &flags.yes),
            Load::FlagKnown(begrip) => self.columns.flags.get(begrip).and_then(|flags| flags.known.as_ref()),
            Load::NumbersKnown(source) => self.numbers_of(source).and_then(|numbers| numbers.known.as_ref()),
        }
    }
}

#[inline(always)]
fn copy<C: Compare>(compare: C, tile: &mut Tile, bits: Option<&Bits>, first: usize, words: usize) {
    let Some(bits) = bits else { return tile.fill(0) };
    tile[..words].copy_from_slice(&bits.0[first..first + words]);
    // A line of the cache is eight words.
    for line in bits.0[first + words..].chunks(8).take(WORDS / 8) {
        compare.fetch(&line[0]);
    }
}

/// The values of a tile with all limits, one after the other: each value is read from memory once. Those of the next tile are fetched
/// meanwhile, a part of them with each limit, so that memory and processor work at the same time.
#[inline(always)]
fn compare_tile<C: Compare>(
    compare: C,
    values: &[i32],
    first: usize,
    words: usize,
    limits: &[(i32, usize)],
    registers: &mut [Tile],
) {
    let rows = values.get(first * LANES..).unwrap_or_default();
    let (whole, rest) = rows[..rows.len().min(words * LANES)].as_chunks::<LANES>();
    let mut last = [0; LANES];
    last[..rest.len()].copy_from_slice(rest);
    let next = values.get((first + WORDS) * LANES..).unwrap_or_default().as_chunks::<LANES>().0;
    let each = LINES.div_ceil(limits.len().max(1));
    for (nth, (limit, register)) in limits.iter().enumerate() {
        let tile = &mut registers[*register];
        match (nth * each, each) {
            (LINES.., _) => compare.all_at_most::<0>(whole, *limit, tile, next, 0),
            (from, 1) => compare.all_at_most::<1>(whole, *limit, tile, next, from),
            (from, 2) => compare.all_at_most::<2>(whole, *limit, tile, next, from),
            _ => compare.all_at_most::<LINES>(whole, *limit, tile, next, 0),
        }
        if let Some(word) = tile.get_mut(whole.len()) {
            *word = compare.at_most(&last, *limit);
        }
    }
}

#[inline(always)]
fn bits_step(step: Step, registers: &mut [Tile]) {
    let (Step::And(to, ..) | Step::AndNot(to, ..) | Step::Or(to, ..) | Step::Choose(to, ..)) = step;
    // A register is written after those it is made of: they lie before it.
    let (before, rest) = registers.split_at_mut(to);
    let tile = &mut rest[0];
    match step {
        Step::And(_, a, b) => each(tile, [&before[a], &before[b], &before[b]], |[a, b, _]| a & b),
        Step::AndNot(_, a, b) => each(tile, [&before[a], &before[b], &before[b]], |[a, b, _]| a & !b),
        Step::Or(_, a, b) => each(tile, [&before[a], &before[b], &before[b]], |[a, b, _]| a | b),
        Step::Choose(_, a, b, c) => each(tile, [&before[a], &before[b], &before[c]], |[a, b, c]| (a & b) | (!a & c)),
    }
}

#[inline(always)]
fn each(tile: &mut Tile, from: [&Tile; 3], of: impl Fn([u64; 3]) -> u64) {
    for at in 0..WORDS {
        tile[at] = of(from.map(|tile| tile[at]));
    }
}
