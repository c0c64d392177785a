//! The floor: what one referral costs when nothing but the database is asked. The same statements on both stores.

pub mod postgres;
pub mod sqlite;

/// What a floor did in one run.
pub struct Floor {
    pub per_second: f64,
    /// Microseconds of each transaction.
    pub micros: Vec<u64>,
    /// Processor seconds of the database for one transaction; of the loop itself on SQLite.
    pub cpu_each: f64,
}

pub const DESKS: u32 = 60;
pub const SLOTS: u32 = 20_000;
/// Free places of a slot: a floor that runs out of places would only look faster.
const PLACES: u32 = 1_000_000;

const QUESTION: &str = "De inwoner wil hulp bij het aanvragen van zorgtoeslag.";
const HANDOVER: &str =
    r#"{"naam": "Tilly Jansen", "telefoon": "0612345678", "zinnen": ["uitgelegd", "brief_mee"], "toelichting": ""}"#;
const PAYLOAD: &str = r#"{"referral": "01935000-0000-7000-8000-000000000000", "subject": 1, "appointment": 1}"#;
