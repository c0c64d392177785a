//! Doing an act again when what it drew by chance was there already: two nummers that met, two tickets at one door.

use foundation::Fault;

/// How often. Two nummers of a thousand million meet once in a lifetime, twenty times never; a queue at the door is served.
const TRIES: usize = 20;

/// Whether an act is done again.
///
/// ```ignore
/// let mut redraw = Redraw::of(hulpvraag::is_drawn);
/// loop {
///     let tx = store.begin(purpose);
///     let outcome = act(&tx, input).await;
///     let done = tx.finish(outcome).await;
///     if !redraw.after(&done) {
///         return done;
///     }
/// }
/// ```
pub struct Redraw {
    is_drawn: fn(&str) -> bool,
    tries: usize,
}

impl Redraw {
    /// For an act that draws the unique values that `is_drawn` knows by the name of their constraint.
    pub fn of(is_drawn: fn(&str) -> bool) -> Self {
        Self { is_drawn, tries: 0 }
    }

    /// Whether the act failed on a value that it drew, so that it is worth doing again. A value that somebody gave stays taken.
    pub fn after<T, E: Fault>(&mut self, done: &Result<T, E>) -> bool {
        let drawn = done.as_ref().err().and_then(Fault::already_there).is_some_and(self.is_drawn);
        self.tries += 1;
        drawn && self.tries <= TRIES
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::StoreError;

    /// How often an act is done that fails so.
    fn done(what: &str, failures: usize) -> usize {
        let mut redraw = Redraw::of(|name| name.contains("nummer"));
        let ends = (0..).position(|nth| {
            let done = if nth < failures { Err(StoreError::Unique(what.to_owned())) } else { Ok(()) };
            !redraw.after(&done)
        });
        ends.unwrap() + 1
    }

    #[test]
    fn what_was_drawn_is_drawn_again_and_what_was_given_is_not() {
        assert_eq!(done("hulpvraag_nummer", 3), 4);
        assert_eq!(done("once_key", 3), 1);
        assert_eq!(done("hulpvraag_nummer", 99), 21, "and not for ever");
    }
}
