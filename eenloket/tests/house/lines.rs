//! What acts leave behind: a processing line for each act and person, and an access line for each act (R4).

use crate::world::World;
use foundation::Uuid;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{self, FromQueryResult};

/// One line of the access log: who did it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Access {
    trace_id: Vec<u8>,
    pub organisatie_id: Uuid,
    pub door_id: Uuid,
    pub handeling: String,
    grondslag: String,
    pub uitkomst: String,
    pub aantal: i32,
}

/// One line of the processing log: whom it was about.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    pub id: Uuid,
    trace_id: Vec<u8>,
    organisatie_id: Uuid,
    pub naam: String,
    pub activiteit: String,
    pub activiteit_versie: i32,
    pub grondslag: String,
    pub status: String,
    pub betrokkene_hash: Vec<u8>,
}

/// All lines of one trace, or of all.
pub struct Lines {
    pub accesses: Vec<Access>,
    pub lines: Vec<Line>,
}

impl World {
    /// Both logs.
    pub async fn all_lines(&self) -> Lines {
        let accesses = self.ask("select * from toegang").await;
        Lines { accesses, lines: self.ask("select * from verwerking").await }
    }

    /// What one request left in the logs.
    pub async fn lines_of(&self, trace: [u8; 16]) -> Lines {
        let hex: String = trace.iter().map(|byte| format!("{byte:02x}")).collect();
        let trace = if self.address().starts_with("sqlite") { format!("x'{hex}'") } else { format!("'\\x{hex}'") };
        let of_it = |log: &str| format!("select * from {log} where trace_id = {trace}");
        Lines { accesses: self.ask(&of_it("toegang")).await, lines: self.ask(&of_it("verwerking")).await }
    }

    /// Every act that was done left its lines, once, and nothing else is in the logs.
    pub async fn every_act_left_its_lines(&self) {
        self.all_lines().await.must_hold();
    }
}

impl Lines {
    /// The access line of an act.
    pub fn access(&self, handeling: &str) -> Option<&Access> {
        self.accesses.iter().find(|row| row.handeling == handeling)
    }

    /// The people about whom an act was, as keyed hashes.
    pub fn persons(&self, handeling: &str) -> BTreeSet<Vec<u8>> {
        self.lines.iter().filter(|row| row.naam == handeling).map(|row| row.betrokkene_hash.clone()).collect()
    }

    /// One access line for each act about people of a trace; for each person in it one processing line of the same act, ground and
    /// organisatie, which ended in the same way.
    pub fn must_hold(&self) {
        let mut acts: BTreeMap<(&[u8], &str), Vec<&Access>> = BTreeMap::new();
        // An act that reads or writes nobody may come back to the store: a concept is read, and kept.
        for row in self.accesses.iter().filter(|row| row.aantal > 0) {
            acts.entry((&row.trace_id, &row.handeling)).or_default().push(row);
        }
        let mut of_an_act = 0;
        for ((trace, handeling), rows) in acts {
            let [access] = rows.as_slice() else { panic!("{handeling} has {} access lines in one trace", rows.len()) };
            let lines: Vec<&Line> = self.lines.iter().filter(|line| line.trace_id == trace && line.naam == handeling).collect();
            let persons: BTreeSet<&[u8]> = lines.iter().map(|line| line.betrokkene_hash.as_slice()).collect();
            assert_eq!(persons.len(), lines.len(), "{handeling}: one line for each person");
            assert_eq!(i32::try_from(lines.len()).unwrap(), access.aantal, "{handeling}: lines for everybody");
            for line in &lines {
                assert_eq!((&line.grondslag, line.organisatie_id), (&access.grondslag, access.organisatie_id), "{handeling}");
                let expected = if access.uitkomst == "gelukt" { "Ok" } else { "Unset" };
                assert_eq!(line.status, expected, "{handeling} is {}", access.uitkomst);
            }
            of_an_act += lines.len();
        }
        assert_eq!(of_an_act, self.lines.len(), "every processing line has its access line");
    }
}
