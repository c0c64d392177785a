//! What stands in a store, counted: after a storm the figures have to agree.

use std::collections::BTreeMap;
use store::sea_orm::{self, DatabaseConnection, FromQueryResult, Statement};

/// Rows by what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger(BTreeMap<&'static str, i64>);

const COUNTED: [(&str, &str); 17] = [
    ("afspraken", "afspraak"),
    ("afgezegd", "afspraak where status in ('afgezegd', 'verplaatst')"),
    ("bezet", "tijdslot where bezet"),
    ("doorverwijzingen", "doorverwijzing"),
    ("hulpvragen", "hulpvraag"),
    ("deelnames", "deelname"),
    ("momentopnames", "momentopname"),
    ("inwoners", "inwoner"),
    (
        "berichten",
        "(select distinct b.afspraak_id from bericht b where b.soort in ('afspraak_bevestigd', 'stand_doorverwijzing')) told",
    ),
    ("gemaakt", "event where kind = 'doorverwijzing.afspraak_gemaakt'"),
    ("geaccepteerd", "event where kind = 'doorverwijzing.geaccepteerd'"),
    ("aangeboden", "event where kind = 'doorverwijzing.aangeboden'"),
    ("once", "once where act = 'doorverwijzing.refer'"),
    ("regels", "verwerking where naam = 'doorverwijzing.refer' and status = 'Ok'"),
    ("mislukte regels", "verwerking where naam = 'doorverwijzing.refer' and status <> 'Ok'"),
    ("toegang", "toegang where handeling = 'doorverwijzing.refer' and uitkomst = 'gelukt'"),
    ("mislukte toegang", "toegang where handeling = 'doorverwijzing.refer' and uitkomst <> 'gelukt'"),
];

#[derive(FromQueryResult)]
struct Number {
    n: i64,
}

/// How many rows there are of what stands behind `from`.
pub async fn count(db: &DatabaseConnection, from: &str) -> i64 {
    let statement = Statement::from_string(db.get_database_backend(), format!("select count(*) as n from {from}"));
    Number::find_by_statement(statement).one(db).await.unwrap().unwrap().n
}

impl Ledger {
    pub async fn read(db: &DatabaseConnection) -> Self {
        let mut all = BTreeMap::new();
        for (name, from) in COUNTED {
            all.insert(name, count(db, from).await);
        }
        Self(all)
    }

    /// What came since another reading; names of which nothing came are left out.
    pub fn since(&self, before: &Self) -> Self {
        let more = self.0.iter().map(|(name, n)| (*name, n - before.0[name]));
        Self(more.filter(|(_, n)| *n != 0).collect())
    }

    /// What `n` referrals under a Convenant leave, of `people` of whom none was known.
    pub fn of_referrals(n: i64, people: i64) -> Self {
        let each = ["afspraken", "bezet", "doorverwijzingen", "hulpvragen", "momentopnames", "gemaakt", "geaccepteerd", "once"];
        let mut all: BTreeMap<_, _> = each.into_iter().chain(["regels", "toegang"]).map(|name| (name, n)).collect();
        all.insert("deelnames", 2 * n);
        all.insert("inwoners", people);
        Self(all)
    }

    /// Who came too late may have read about the person before the act failed, and then that is in both logs.
    /// The same without those lines, once they are seen to be in both, of `tries` at most.
    pub fn without_lines_of_late(mut self, tries: i64) -> Self {
        let mut lines = |name| self.0.remove(name).unwrap_or_default();
        let (about, by) = (lines("mislukte regels"), lines("mislukte toegang"));
        assert!(about == by && about <= tries, "{about} lines about somebody, {by} by somebody, of {tries} tries");
        self
    }

    /// How many rows of one name.
    pub fn of(&self, name: &str) -> i64 {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// The same, with other figures in some places.
    pub fn with<const N: usize>(mut self, figures: [(&'static str, i64); N]) -> Self {
        self.0.extend(figures);
        self
    }
}
