//! A line of the processing log turns out to be about somebody else.
//!
//! Both logs only grow. So the line stays as it was sealed, and a correction is an act of its own in both: an access line
//! whose object is the line, and a processing line for each of the two persons. Whoever reads what is about them ([`crate::inzage`])
//! reads it as corrected. Corrected twice, a line goes back or on.

use crate::lines::{Ending, Lines};
use crate::{Ms, Plain, Store, StoreError, Tx};
use access::Verwerking;
use foundation::{Purpose, TraceId, Uuid};
use sea_orm::{ActiveValue::Set, FromQueryResult};
use std::collections::{BTreeMap, BTreeSet};

/// The name of a correction in both logs.
pub(crate) const CORRECT: &str = "verwerking.correct";
/// The kind of its object.
const OBJECT: &str = "Verwerking";

/// Lines that corrections took from somebody, and gave to them.
#[derive(Default)]
pub(crate) struct Moved {
    pub(crate) away: Vec<Uuid>,
    pub(crate) here: Vec<Uuid>,
}

#[derive(FromQueryResult)]
struct Corrected {
    object_id: Uuid,
    betrokkene_hash: Vec<u8>,
}
impl Plain for Corrected {}

/// The name stands in the text, so that the index of corrections is used; see `CORRECT`.
const CORRECTED: &str = "
    select t.object_id, v.betrokkene_hash
    from verwerking c join toegang t on t.trace_id = c.trace_id and t.handeling = c.naam and t.object_soort = $2
    join verwerking v on v.id = t.object_id
    where c.betrokkene_hash = $1 and c.naam = 'verwerking.correct'";

pub(crate) async fn moved(store: &Store, hash: &[u8]) -> Result<Moved, StoreError> {
    let values = [hash.to_vec().into(), OBJECT.into()];
    let rows: Vec<Corrected> = store.look().sql(CORRECTED, values).await?;
    let mut times: BTreeMap<Uuid, (bool, usize)> = BTreeMap::new();
    for row in rows {
        times.entry(row.object_id).or_insert((row.betrokkene_hash == hash, 0)).1 += 1;
    }
    let odd = |own: bool| times.iter().filter(move |(_, (is_own, count))| *is_own == own && count % 2 == 1).map(|(id, _)| *id);
    Ok(Moved { away: odd(true).collect(), here: odd(false).collect() })
}

/// A line about a person, with what it was done to.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    /// The line.
    pub id: Uuid,
    /// When the act began.
    pub begin: Ms,
    /// When it ended.
    pub einde: Ms,
    /// Which organisatie did it.
    pub organisatie_id: Uuid,
    /// The object of the act.
    pub object_id: Uuid,
}
impl Plain for Line {}

const ABOUT: &str = "
    select distinct v.id, v.\"begin\", v.einde, v.organisatie_id, t.object_id
    from verwerking v join toegang t on t.trace_id = v.trace_id and t.handeling = v.naam
    where v.betrokkene_hash = $1 and v.naam <> $2 and v.status = 'Ok'";

/// The lines about somebody that were not corrected before, for whoever corrects them.
pub async fn lines_about(store: &Store, inwoner: Uuid) -> Result<Vec<Line>, StoreError> {
    let hash = store.keys().index(Purpose::Betrokkene, inwoner.as_bytes());
    let away: BTreeSet<Uuid> = moved(store, &hash).await?.away.into_iter().collect();
    let rows: Vec<Line> = store.look().sql(ABOUT, [hash.into(), CORRECT.into()]).await?;
    Ok(rows.into_iter().filter(|row| !away.contains(&row.id)).collect())
}

impl Tx {
    /// Says that a line of the processing log is about `to` and not about `from`; written with all else at the end of this act.
    pub fn correct(&self, line: Uuid, from: Uuid, to: Uuid) {
        self.keep_correction(line, [from, to]);
    }
}

/// The lines of one correction: a trace of its own, so that it stands beside no other act.
pub(crate) fn lines_of(store: &Store, purpose: &Verwerking, line: Uuid, persons: [Uuid; 2]) -> Lines {
    let mut lines = Lines::new(store, purpose, &BTreeSet::from(persons), Ending::Gelukt);
    let trace = TraceId::draw(store.chance()).0.to_vec();
    for row in &mut lines.verwerking {
        (row.naam, row.trace_id) = (Set(CORRECT.to_owned()), Set(trace.clone()));
    }
    let row = &mut lines.toegang;
    (row.handeling, row.trace_id) = (Set(CORRECT.to_owned()), Set(trace));
    (row.object_soort, row.object_id) = (Set(OBJECT.to_owned()), Set(line));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_names_corrections_as_they_are_written() {
        assert!(CORRECTED.contains(&format!("c.naam = '{CORRECT}'")));
        assert!(crate::inzage::LINES.contains(&format!("c.naam = '{CORRECT}'")));
    }
}
