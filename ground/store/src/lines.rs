//! The two logs: the processing log (who it is about, no employee) and the access log (who did it).
//!
//! Shape of the first: Logboek Dataverwerkingen (Logius), one line per act and person. Both share the
//! trace id and are append-only; [`crate::seal_lines`] chains them.

use crate::batch::Batch;
use crate::{Store, StoreError};
use access::Verwerking;
use foundation::{Purpose, SpanId, Uuid};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::InsertStatement;
use std::collections::BTreeSet;

pub(crate) mod verwerking {
    //! One line of the processing log.
    use crate::Ms;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "verwerking")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub maand: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub trace_id: Vec<u8>,
        pub span_id: Vec<u8>,
        pub status: String,
        pub naam: String,
        pub begin: Ms,
        pub einde: Ms,
        pub activiteit: String,
        pub activiteit_versie: i32,
        pub grondslag: String,
        pub organisatie_id: Uuid,
        pub betrokkene: Vec<u8>,
        pub betrokkene_hash: Vec<u8>,
    }

    crate::plain!();
}

pub(crate) mod toegang {
    //! One line of the access log.
    use crate::Ms;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "toegang")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub maand: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub trace_id: Vec<u8>,
        pub organisatie_id: Uuid,
        pub door_id: Uuid,
        pub rol: String,
        pub handeling: String,
        pub grondslag: String,
        pub object_soort: String,
        pub object_id: Uuid,
        pub uitkomst: String,
        pub aantal: i32,
        pub plaatsgevonden_op: Ms,
    }

    crate::plain!();
}

/// How an act ended, for the lines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Gelukt,
    Mislukt,
}

/// The lines that record one act: one processing line a person, and one access line.
#[derive(Clone)]
pub(crate) struct Lines {
    pub(crate) verwerking: Vec<verwerking::ActiveModel>,
    pub(crate) toegang: toegang::ActiveModel,
}

impl Lines {
    pub(crate) fn new(store: &Store, purpose: &Verwerking, persons: &BTreeSet<Uuid>, ending: Ending) -> Self {
        let now = store.now();
        let month = month_of(now);
        let actor = purpose.actor();
        let line = |person: &Uuid| verwerking::ActiveModel {
            maand: Set(month),
            id: Set(store.new_id()),
            trace_id: Set(purpose.trace().0.to_vec()),
            span_id: Set(SpanId::draw(store.chance()).0.to_vec()),
            status: Set(if ending == Ending::Gelukt { "Ok" } else { "Unset" }.to_owned()),
            naam: Set(purpose.act().to_string()),
            begin: Set(purpose.begun().into()),
            einde: Set(now.into()),
            activiteit: Set(purpose.activity().to_owned()),
            activiteit_versie: Set(i32::from(purpose.version())),
            grondslag: Set(purpose.grondslag().to_string()),
            organisatie_id: Set(actor.organisatie),
            betrokkene: Set(store.keys().seal(Purpose::Betrokkene, person.as_bytes())),
            betrokkene_hash: Set(store.keys().index(Purpose::Betrokkene, person.as_bytes())),
        };
        let toegang = toegang::ActiveModel {
            maand: Set(month),
            id: Set(store.new_id()),
            trace_id: Set(purpose.trace().0.to_vec()),
            organisatie_id: Set(actor.organisatie),
            door_id: Set(actor.logged_id()),
            rol: Set(actor.rol_naam().to_owned()),
            handeling: Set(purpose.act().to_string()),
            grondslag: Set(purpose.grondslag().to_string()),
            object_soort: Set(purpose.object().kind().to_owned()),
            object_id: Set(purpose.object().id()),
            uitkomst: Set(if ending == Ending::Gelukt { "gelukt" } else { "mislukt" }.to_owned()),
            aantal: Set(i32::try_from(persons.len()).unwrap_or(i32::MAX)),
            plaatsgevonden_op: Set(now.into()),
        };
        Self { verwerking: persons.iter().map(line).collect(), toegang }
    }

    /// How many lines they are.
    pub(crate) fn len(&self) -> usize {
        self.verwerking.len() + 1
    }

    /// Adds the lines of one act, or of many, to what will be written.
    pub(crate) fn insert_all(all: impl IntoIterator<Item = Self>, batch: &mut Batch) {
        let (mut verwerking, mut toegang) = (Vec::new(), Vec::new());
        for one in all {
            verwerking.extend(one.verwerking);
            toegang.push(one.toegang);
        }
        batch.insert_rows(verwerking);
        batch.insert_rows(toegang);
    }
}

/// Records the reads of an act that failed, with the rows that stay whatever comes; with `always` also that nobody was read.
pub(crate) async fn write_failed(
    store: &Store,
    purpose: &Verwerking,
    persons: &BTreeSet<Uuid>,
    always: bool,
    whatever_comes: Vec<InsertStatement>,
) -> Result<(), StoreError> {
    if persons.is_empty() && !always && whatever_comes.is_empty() {
        return Ok(());
    }
    let lines = Lines::new(store, purpose, persons, Ending::Mislukt);
    if whatever_comes.is_empty() {
        return store.0.engine.write_lines(lines).await;
    }
    let mut batch = Batch::of_lines([lines]);
    whatever_comes.into_iter().for_each(|row| batch.insert(row, 0));
    store.0.engine.write(batch).await
}

/// The month of an instant as a number such as 202703 (UTC), the partition key of both logs.
pub(crate) fn month_of(at: foundation::jiff::Timestamp) -> i32 {
    let day = at.to_zoned(foundation::jiff::tz::TimeZone::UTC);
    i32::from(day.year()) * 100 + i32::from(day.month())
}
