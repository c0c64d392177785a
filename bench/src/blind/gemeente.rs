//! The municipality: what comes is taken in, opened and added up. Each has a clock of its own.

use super::bron::Outbox;
use super::seconds;
use super::stad::{Stad, expected};
use crate::fault::{Fault, Outcome};
use nulsom::engine::{Ontvangst, Ronde, Samenvoegen};

/// Seconds.
pub struct There {
    /// Signature and hash of what came.
    pub take: f64,
    /// Signature and hash again, HPKE, and the hash of the vector.
    pub open: f64,
    /// XOR of the vectors, a bit for each place, the count, and wiping what was opened. Part by part, as it is opened.
    pub add: f64,
}

pub fn join(stad: &Stad, ronde: &Ronde, sent: Vec<Outbox>) -> Outcome<There> {
    let mut taken = Ontvangst::new(ronde);
    let all = sent.iter().flat_map(|outbox| outbox.delen.values().chain([&outbox.slot]));
    let (take, came) = seconds(|| all.map(|message| taken.take(message)).collect::<Result<Vec<_>, _>>());
    came?;
    if !taken.is_complete() {
        return Err(Fault::new("something did not come"));
    }
    let slots: Vec<Vec<u8>> = sent.iter().map(|outbox| outbox.slot.clone()).collect();
    let (mut open, join) = seconds(|| Samenvoegen::begin(ronde, &stad.motor, &slots));
    let mut join = join?;
    let mut add = 0.0;
    while let Some(plek) = join.wants() {
        let deel = sent[usize::from(plek.bron)].delen.get(&plek).ok_or_else(|| Fault::new("a deel is missing"))?;
        let (took, deel) = seconds(|| join.open(deel));
        open += took;
        let deel = deel?;
        let (took, added) = seconds(|| join.add(deel));
        add += took;
        added?;
    }
    let (took, uitkomsten) = seconds(|| join.finish());
    add += took;
    let counted: Vec<usize> = uitkomsten?.iter().map(|uitkomst| uitkomst.zeker as usize).collect();
    let wanted = expected(stad.persons());
    if counted == [wanted] { Ok(There { take, open, add }) } else { Err(Fault::new(format!("{counted:?} instead of {wanted}"))) }
}
