//! Steps on bits: each is made once, however often it is asked for; what is certain beforehand makes no step, nor does the
//! other way round of what is there, and what nothing needs in the end is left out.

use crate::begrip::BegripVersie;

/// The place of the bits of a tile.
pub(super) type Register = usize;

/// Bits of a register, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bit {
    pub at: Register,
    pub not: bool,
}

impl std::ops::Not for Bit {
    type Output = Self;

    fn not(self) -> Self {
        Self { not: !self.not, ..self }
    }
}

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

/// One thing to do for a tile: where to, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    And(Register, Register, Register),
    AndNot(Register, Register, Register),
    Or(Register, Register, Register),
    /// The second where the first holds, the third elsewhere.
    Choose(Register, Register, Register, Register),
}

impl Step {
    fn parts(self) -> (Register, [Register; 3]) {
        match self {
            Self::And(to, a, b) | Self::AndNot(to, a, b) | Self::Or(to, a, b) => (to, [a, b, b]),
            Self::Choose(to, a, b, c) => (to, [a, b, c]),
        }
    }

    /// The same with other registers.
    fn moved(self, place: impl Fn(Register) -> Register) -> Self {
        match self {
            Self::And(to, a, b) => Self::And(place(to), place(a), place(b)),
            Self::AndNot(to, a, b) => Self::AndNot(place(to), place(a), place(b)),
            Self::Or(to, a, b) => Self::Or(place(to), place(a), place(b)),
            Self::Choose(to, a, b, c) => Self::Choose(place(to), place(a), place(b), place(c)),
        }
    }
}

/// All limits of one column, which is read once for all of them.
#[derive(Clone, Debug)]
pub(super) struct Comparison {
    pub source: Source,
    pub limits: Vec<(i32, Register)>,
}

/// Everybody. No step ever reads its register: who is there and not left out is asked at the end, of what came out.
pub(super) const EVERYBODY: Bit = Bit { at: 0, not: false };
/// Nobody.
pub(super) const NOBODY: Bit = Bit { at: 0, not: true };

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
        Self { registers: 1, loads: Vec::new(), comparisons: Vec::new(), steps: Vec::new() }
    }

    pub fn load(&mut self, what: Load) -> Bit {
        if let Some((_, register)) = self.loads.iter().find(|(load, _)| *load == what) {
            return bit(*register);
        }
        let register = self.register();
        self.loads.push((what, register));
        bit(register)
    }

    /// Whose number is at most the limit.
    pub fn compare(&mut self, source: &Source, limit: i32) -> Bit {
        let at = self.comparisons.iter().position(|comparison| comparison.source == *source).unwrap_or_else(|| {
            self.comparisons.push(Comparison { source: source.clone(), limits: Vec::new() });
            self.comparisons.len() - 1
        });
        if let Some((_, register)) = self.comparisons[at].limits.iter().find(|(known, _)| *known == limit) {
            return bit(*register);
        }
        let register = self.register();
        self.comparisons[at].limits.push((limit, register));
        bit(register)
    }

    fn register(&mut self) -> Register {
        self.registers += 1;
        self.registers - 1
    }

    pub fn and(&mut self, a: Bit, b: Bit) -> Bit {
        // In one order, so that the same is seen as the same.
        let (a, b) = if (a.not, a.at) <= (b.not, b.at) { (a, b) } else { (b, a) };
        if a == NOBODY || b == NOBODY || a == !b {
            NOBODY
        } else if a == EVERYBODY || a == b {
            b
        } else if b == EVERYBODY {
            a
        } else if a.not {
            !self.step(|to| Step::Or(to, a.at, b.at))
        } else if b.not {
            self.step(|to| Step::AndNot(to, a.at, b.at))
        } else {
            self.step(|to| Step::And(to, a.at, b.at))
        }
    }

    pub fn or(&mut self, a: Bit, b: Bit) -> Bit {
        !self.and(!a, !b)
    }

    pub fn and_not(&mut self, a: Bit, b: Bit) -> Bit {
        self.and(a, !b)
    }

    /// `yes` where `by` holds, `no` elsewhere.
    pub fn choose(&mut self, by: Bit, yes: Bit, no: Bit) -> Bit {
        if by.not {
            return self.choose(!by, no, yes);
        }
        if yes == no {
            return yes;
        }
        if yes.not && no.not {
            return !self.choose(by, !yes, !no);
        }
        if [by, yes, no].iter().any(|bit| bit.at == EVERYBODY.at || bit.not) || by.at == yes.at || by.at == no.at {
            let (one, other) = (self.and(by, yes), self.and(!by, no));
            return self.or(one, other);
        }
        self.step(|to| Step::Choose(to, by.at, yes.at, no.at))
    }

    fn step(&mut self, make: impl Fn(Register) -> Step) -> Bit {
        let known = self.steps.iter().map(|step| step.parts().0).zip(&self.steps).find(|(to, step)| make(*to) == **step);
        if let Some((to, _)) = known {
            return bit(to);
        }
        let register = self.register();
        self.steps.push(make(register));
        bit(register)
    }

    /// Leaves out what these do not need; gives them where they are now.
    pub fn keep(&mut self, wanted: Vec<Bit>) -> Vec<Bit> {
        let mut needed = vec![false; self.registers];
        needed[EVERYBODY.at] = true;
        wanted.iter().for_each(|bit| needed[bit.at] = true);
        for step in self.steps.iter().rev() {
            let (to, of) = step.parts();
            if needed[to] {
                of.iter().for_each(|at| needed[*at] = true);
            }
        }
        let mut next = 0;
        let places: Vec<Register> = needed.iter().map(|needed| (next, next += usize::from(*needed)).0).collect();
        self.registers = next;
        self.loads.retain(|(_, at)| needed[*at]);
        self.loads.iter_mut().for_each(|(_, at)| *at = places[*at]);
        for comparison in &mut self.comparisons {
            comparison.limits.retain(|(_, at)| needed[*at]);
            comparison.limits.iter_mut().for_each(|(_, at)| *at = places[*at]);
        }
        self.comparisons.retain(|comparison| !comparison.limits.is_empty());
        self.steps.retain(|step| needed[step.parts().0]);
        self.steps.iter_mut().for_each(|step| *step = step.moved(|at| places[at]));
        wanted.into_iter().map(|bit| Bit { at: places[bit.at], ..bit }).collect()
    }
}

fn bit(at: Register) -> Bit {
    Bit { at, not: false }
}
