//! The states of a Looplijst, from the plan to the last address. Pure: transitions take the old and give the new.
//!
//! ```mermaid
//! stateDiagram-v2
//!     [*] --> concept: draw_up
//!     concept --> ter_goedkeuring: submit
//!     ter_goedkeuring --> goedgekeurd: approve
//!     ter_goedkeuring --> concept: send_back
//!     goedgekeurd --> bevragen: begin
//!     goedgekeurd --> ter_goedkeuring: resubmit (another list by now)
//!     bevragen --> gepauzeerd: pause
//!     gepauzeerd --> bevragen: resume
//!     bevragen --> gecombineerd: combine
//!     gecombineerd --> gecombineerd: hand_over
//!     gecombineerd --> geopend: open (hits become regels)
//!     geopend --> afgerond: finish (nobody is left to visit)
//!     concept --> afgebroken: break_off
//!     ter_goedkeuring --> afgebroken: break_off
//!     goedgekeurd --> afgebroken: break_off
//!     bevragen --> afgebroken: break_off
//!     gepauzeerd --> afgebroken: break_off
//!     gecombineerd --> afgebroken: break_off
//!     afgerond --> [*]
//!     afgebroken --> [*]
//! ```

foundation::states! {
    /// How a Looplijst stands.
    pub enum Status {
        /// Being written.
        Concept => "concept",
        /// Waits for who approves.
        TerGoedkeuring => "ter_goedkeuring",
        /// May be asked about.
        Goedgekeurd => "goedgekeurd",
        /// The sources are being asked.
        Bevragen => "bevragen",
        /// A source does not answer now; it goes on from there.
        Gepauzeerd => "gepauzeerd",
        /// Counts are known, names are not.
        Gecombineerd => "gecombineerd",
        /// Hits have a name, and somebody goes there.
        Geopend => "geopend",
        /// Nobody is left to visit.
        Afgerond => "afgerond",
        /// It came to nothing.
        Afgebroken => "afgebroken",
    }
}

impl Status {
    /// How it begins.
    pub const fn draw_up() -> Self {
        Self::Concept
    }

    /// Puts it before who approves.
    pub fn submit(self) -> Option<Self> {
        matches!(self, Self::Concept).then_some(Self::TerGoedkeuring)
    }

    /// Puts it before who approves once more: since then it became another list.
    pub fn resubmit(self) -> Option<Self> {
        matches!(self, Self::Goedgekeurd).then_some(Self::TerGoedkeuring)
    }

    /// It may be asked about.
    pub fn approve(self) -> Option<Self> {
        matches!(self, Self::TerGoedkeuring).then_some(Self::Goedgekeurd)
    }

    /// It has to be written anew.
    pub fn send_back(self) -> Option<Self> {
        matches!(self, Self::TerGoedkeuring).then_some(Self::Concept)
    }

    /// The first question goes out.
    pub fn begin(self) -> Option<Self> {
        matches!(self, Self::Goedgekeurd).then_some(Self::Bevragen)
    }

    /// A source does not answer, or its ground ended.
    pub fn pause(self) -> Option<Self> {
        matches!(self, Self::Bevragen).then_some(Self::Gepauzeerd)
    }

    /// It goes on where it stopped.
    pub fn resume(self) -> Option<Self> {
        matches!(self, Self::Gepauzeerd).then_some(Self::Bevragen)
    }

    /// Every source has answered.
    pub fn combine(self) -> Option<Self> {
        matches!(self, Self::Bevragen).then_some(Self::Gecombineerd)
    }

    /// One of two keyholders gives their half to the other. Names are not known yet.
    pub fn hand_over(self) -> Option<Self> {
        matches!(self, Self::Gecombineerd).then_some(self)
    }

    /// Hits get their names, once.
    pub fn open(self) -> Option<Self> {
        matches!(self, Self::Gecombineerd).then_some(Self::Geopend)
    }

    /// Nobody is left to visit.
    pub fn finish(self) -> Option<Self> {
        matches!(self, Self::Geopend).then_some(Self::Afgerond)
    }

    /// It comes to nothing. What is open already ends with its last address.
    pub fn break_off(self) -> Option<Self> {
        (!matches!(self, Self::Geopend | Self::Afgerond | Self::Afgebroken)).then_some(Self::Afgebroken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::diagram;
    use proptest::prelude::*;

    type Step = (&'static str, &'static dyn Fn(Status) -> Option<Status>);
    const STEPS: [Step; 12] = [
        ("submit", &Status::submit),
        ("resubmit", &Status::resubmit),
        ("approve", &Status::approve),
        ("send_back", &Status::send_back),
        ("begin", &Status::begin),
        ("pause", &Status::pause),
        ("resume", &Status::resume),
        ("combine", &Status::combine),
        ("hand_over", &Status::hand_over),
        ("open", &Status::open),
        ("finish", &Status::finish),
        ("break_off", &Status::break_off),
    ];

    #[test]
    fn the_diagram_shows_every_transition_and_no_other() {
        let all = diagram::machine(Status::ALL, &[("draw_up", Status::draw_up())], &STEPS);
        assert_eq!(diagram::arrows(include_str!("model.rs"), 0), all);
    }

    proptest! {
        /// Whatever is tried in whatever order: nobody gets a name before an approval, and it opens once.
        #[test]
        fn nothing_opens_without_an_approval_and_nothing_twice(tries in proptest::collection::vec(0..STEPS.len(), 0..60)) {
            let (mut status, mut done) = (Status::draw_up(), Vec::new());
            for nth in tries {
                let (verb, go) = STEPS[nth];
                let Some(next) = go(status) else { continue };
                prop_assert!(!matches!(status, Status::Afgerond | Status::Afgebroken));
                done.push(verb);
                status = next;
            }
            let opened = done.iter().filter(|verb| **verb == "open").count();
            prop_assert!(opened <= 1);
            prop_assert!(opened == 0 || done.contains(&"approve"));
        }
    }
}
