//! The purpose of one act: made by a positive decision only.

use crate::{Act, Actor, Object};
use foundation::TraceId;
use foundation::jiff::Timestamp;

/// The legal ground of an activity: AVG letter and the law that gives the task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grondslag {
    /// Article of the AVG, such as `6(1)(e)`.
    pub avg: &'static str,
    /// The law and article that gives the task.
    pub wet: &'static str,
}

impl std::fmt::Display for Grondslag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AVG {}; {}", self.avg, self.wet)
    }
}

/// What is done, on which activity and ground, by whom and in which trace.
///
/// There is no other way to one than [`crate::Access::permit`], after Cedar said yes:
///
/// ```
/// # use access::*; use foundation::{TraceId, jiff::Timestamp};
/// # fn purpose(access: &Access, who: &Actor, act: Act, on: &Object, g: Grondslag, trace: TraceId, now: Timestamp) -> Result<Verwerking, Refused> {
/// access.permit(who, act, on, trace, now)
/// # }
/// ```
/// It cannot be put together, made from nothing, or changed into one for another act:
///
/// ```compile_fail
/// # use access::*; use foundation::{TraceId, jiff::Timestamp};
/// # fn purpose(access: &Access, who: &Actor, act: Act, on: &Object, g: Grondslag, trace: TraceId, now: Timestamp) -> Result<Verwerking, Refused> {
/// Ok(Verwerking { act, activity: "x", version: 1, grondslag: g, actor: who.clone(), object: on.clone(), trace, begun: now })
/// # }
/// ```
/// ```compile_fail
/// # use access::*; use foundation::{TraceId, jiff::Timestamp};
/// # fn purpose(access: &Access, who: &Actor, act: Act, on: &Object, g: Grondslag, trace: TraceId, now: Timestamp) -> Result<Verwerking, Refused> {
/// Ok(Verwerking::default())
/// # }
/// ```
/// ```compile_fail
/// # use access::*; use foundation::{TraceId, jiff::Timestamp};
/// # fn purpose(access: &Access, who: &Actor, act: Act, on: &Object, g: Grondslag, trace: TraceId, now: Timestamp) -> Result<Verwerking, Refused> {
/// Ok(Verwerking { act, ..access.permit(who, act, on, trace, now)? })
/// # }
/// ```
///
/// Nor does one come in from outside, as an [`Actor`] does from a session:
///
/// ```
/// # use access::*;
/// # fn read<T: serde::de::DeserializeOwned>() {}
/// read::<Actor>();
/// ```
/// ```compile_fail
/// # use access::*;
/// # fn read<T: serde::de::DeserializeOwned>() {}
/// read::<Verwerking>();
/// ```
#[derive(Clone, Debug)]
pub struct Verwerking {
    pub(crate) act: Act,
    pub(crate) activity: &'static str,
    pub(crate) version: u16,
    pub(crate) grondslag: Grondslag,
    pub(crate) actor: Actor,
    pub(crate) object: Object,
    pub(crate) trace: TraceId,
    pub(crate) begun: Timestamp,
}

impl Verwerking {
    /// The act this purpose is for.
    pub fn act(&self) -> Act {
        self.act
    }
    /// The verwerkingsactiviteit.
    pub fn activity(&self) -> &'static str {
        self.activity
    }
    /// The version of its register row.
    pub fn version(&self) -> u16 {
        self.version
    }
    /// The legal ground.
    pub fn grondslag(&self) -> Grondslag {
        self.grondslag
    }
    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
    /// On what.
    pub fn object(&self) -> &Object {
        &self.object
    }
    /// The trace in which it is done.
    pub fn trace(&self) -> TraceId {
        self.trace
    }
    /// When the act began.
    pub fn begun(&self) -> Timestamp {
        self.begun
    }
}
