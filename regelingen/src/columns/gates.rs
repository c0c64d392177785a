//! Steps on bits: each is made once, however often it is asked for, and what is certain beforehand makes no step.

use crate::begrip::BegripVersie;

/// The place of sixty-four words of bits.
pub(super) type Register = usize;

/// Which numbers are compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source {
    Kinderen,
    Geboren,
    Begrip(BegripVersie),
}

/// Which bits are read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Load {
    Partner,
    PartnerKnown,
    Flag(BegripVersie),
    FlagKnown(BegripVersie),
    NumbersKnown(Source),
}

/// One thing to do for a tile.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    And(Register, Register, Register),
    AndNot(Register, Register, Register),
    Or(Register, Register, Register),
}

/// All limits of one column, which is read once for all of them.
#[derive(Clone, Debug)]
pub(super) struct Comparison {
    pub source: Source,
    pub limits: Vec<(i32, Register)>,
}

/// Everybody of the tile who is there and not left out; the first register.
pub(super) const EVERYBODY: Register = 0;
/// Nobody; the second.
pub(super) const NOBODY: Register = 1;

/// The steps made so far.
#[derive(Clone, Debug)]
pub(super) struct Gates {
    pub registers: usize,
    pub loads: Vec<(Load, Register)>,
    pub comparisons: Vec<Comparison>,
    pub steps: Vec<Step>,
}

impl Gates {
    pub fn new() -> Self {
        Self { registers: 2, loads: Vec::new(), comparisons: Vec::new(), steps: Vec::new() }
    }

    /// Whether `dst` is everybody without `out`.
    pub fn is_rest(&self, dst: Register, out: Register) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::AndNot(d, EVERYBODY, o) if *d == dst && *o == out))
    }

    pub fn load(&mut self, what: Load) -> Register {
        if let Some((_, register)) = self.loads.iter().find(|(load, _)| *load == what) {
            return *register;
        }
        let register = self.register();
        self.loads.push((what, register));
        register
    }

    pub fn compare(&mut self, source: &Source, limit: i32) -> Register {
        let at = self.comparisons.iter().position(|comparison| comparison.source == *source).unwrap_or_else(|| {
            self.comparisons.push(Comparison { source: source.clone(), limits: Vec::new() });
            self.comparisons.len() - 1
        });
        if let Some((_, register)) = self.comparisons[at].limits.iter().find(|(known, _)| *known == limit) {
            return *register;
        }
        let register = self.register();
        self.comparisons[at].limits.push((limit, register));
        register
    }

    fn register(&mut self) -> Register {
        self.registers += 1;
        self.registers - 1
    }

    pub fn and(&mut self, a: Register, b: Register) -> Register {
        match (a, b) {
            (NOBODY, _) | (_, NOBODY) => NOBODY,
            _ if a == b => a,
            _ => self.step(|dst| Step::And(dst, a, b)),
        }
    }

    pub fn and_not(&mut self, a: Register, b: Register) -> Register {
        match (a, b) {
            (NOBODY, _) | (_, EVERYBODY) => NOBODY,
            (_, NOBODY) => a,
            _ => self.step(|dst| Step::AndNot(dst, a, b)),
        }
    }

    pub fn or(&mut self, a: Register, b: Register) -> Register {
        match (a, b) {
            (NOBODY, other) | (other, NOBODY) => other,
            (EVERYBODY, _) | (_, EVERYBODY) => EVERYBODY,
            _ if a == b => a,
            _ => self.step(|dst| Step::Or(dst, a, b)),
        }
    }

    fn step(&mut self, make: impl Fn(Register) -> Step) -> Register {
        let same = |step: &Step| match (make(0), step) {
            (Step::And(_, a, b), Step::And(dst, x, y))
            | (Step::AndNot(_, a, b), Step::AndNot(dst, x, y))
            | (Step::Or(_, a, b), Step::Or(dst, x, y))
                if (a, b) == (*x, *y) =>
            {
                Some(*dst)
            }
            _ => None,
        };
        if let Some(known) = self.steps.iter().find_map(same) {
            return known;
        }
        let register = self.register();
        self.steps.push(make(register));
        register
    }
}
