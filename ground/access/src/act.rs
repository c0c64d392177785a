//! Acts: what can be done, each with the activity and the ground it stands on.

use crate::Grondslag;

/// The name of one use case, `capability.verb`; also the Cedar action, the metric and the log word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Act(pub &'static str);

impl std::fmt::Display for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// One row of the table of the house: on which activity, version and ground an act stands.
#[derive(Clone, Copy, Debug)]
pub struct ActRow {
    /// The act.
    pub act: Act,
    /// The verwerkingsactiviteit in the register, a Dutch kebab-case name.
    pub activity: &'static str,
    /// Its version: every relevant change of the register row gives a new one.
    pub version: u16,
    /// The legal ground.
    pub grondslag: Grondslag,
}
