//! A look behind the house: rows as they are in the store, without an act and without a line.

use crate::world::World;
use ::afspraak::tables::{afspraak, tijdslot};
use ::bericht::tables::bericht;
use ::doorverwijzing::tables::{concept, doorverwijzing};
use ::hulpvraag::tables::{eigenaar, hulpvraag, klantcontact, taak};
use ::inwoner::tables::{identificatie, inwoner, zoekpoging, zoekrem};
use eenloket::demo;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use foundation::{Purpose, Uuid};
use rules::feestdag::Gebied;
use rules::termijn::answer_before;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{
    self, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Statement,
};

/// What an act changes although nothing happened: the logs with their seals, that of searches too, and the sessions.
const BESIDE: [&str; 7] = ["toegang", "verwerking", "zegel", "zoekpoging", "sessie", "inlogregel", "seaql_migrations"];

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

#[derive(FromQueryResult)]
struct Content {
    content: Option<String>,
}

/// All rows of all tables but the logs, table by table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<String, String>);

impl Snapshot {
    /// The tables in which two snapshots differ.
    pub fn differs_in(&self, other: &Self) -> Vec<&str> {
        self.0.iter().filter(|(name, rows)| other.0.get(*name) != Some(rows)).map(|(name, _)| name.as_str()).collect()
    }
}

impl World {
    pub async fn doorverwijzing(&self, id: Uuid) -> doorverwijzing::Model {
        doorverwijzing::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("a doorverwijzing")
    }

    /// The Doorverwijzingen of a Hulpvraag, in the order in which they were made.
    pub async fn doorverwijzingen(&self, hulpvraag: Uuid) -> Vec<doorverwijzing::Model> {
        let query = doorverwijzing::Entity::find().filter(doorverwijzing::Column::HulpvraagId.eq(hulpvraag));
        let query = query.order_by_asc(doorverwijzing::Column::AangemaaktOp).order_by_asc(doorverwijzing::Column::Id);
        query.all(self.db().await).await.unwrap()
    }

    pub async fn hulpvraag(&self, id: Uuid) -> hulpvraag::Model {
        hulpvraag::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("a hulpvraag")
    }

    /// Who owned a Hulpvraag, from the first to the last.
    pub async fn eigenaren(&self, hulpvraag: Uuid) -> Vec<eigenaar::Model> {
        let query = eigenaar::Entity::find().filter(eigenaar::Column::HulpvraagId.eq(hulpvraag));
        query.order_by_asc(eigenaar::Column::Versie).all(self.db().await).await.unwrap()
    }

    pub async fn hulpvragen(&self) -> Vec<hulpvraag::Model> {
        hulpvraag::Entity::find().all(self.db().await).await.unwrap()
    }

    pub async fn afspraak(&self, id: Uuid) -> afspraak::Model {
        afspraak::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("an afspraak")
    }

    /// All that is booked, or was.
    pub async fn afspraken(&self) -> Vec<afspraak::Model> {
        afspraak::Entity::find().order_by_asc(afspraak::Column::Begin).all(self.db().await).await.unwrap()
    }

    pub async fn taken(&self, hulpvraag: Uuid) -> Vec<taak::Model> {
        let query = taak::Entity::find().filter(taak::Column::HulpvraagId.eq(hulpvraag)).order_by_asc(taak::Column::AangemaaktOp);
        query.all(self.db().await).await.unwrap()
    }

    pub async fn berichten(&self, hulpvraag: Uuid) -> Vec<bericht::Model> {
        let query = bericht::Entity::find().filter(bericht::Column::HulpvraagId.eq(hulpvraag));
        query.all(self.db().await).await.unwrap()
    }

    pub async fn contacten(&self, hulpvraag: Uuid) -> Vec<klantcontact::Model> {
        let query = klantcontact::Entity::find().filter(klantcontact::Column::HulpvraagId.eq(hulpvraag));
        query.all(self.db().await).await.unwrap()
    }

    pub async fn concepten(&self) -> Vec<concept::Model> {
        concept::Entity::find().all(self.db().await).await.unwrap()
    }

    /// The Tijdsloten of a Balie that can still be booked, the first one first.
    pub async fn free(&self, balie: &str) -> Vec<Uuid> {
        let now = self.now().as_millisecond();
        let query = tijdslot::Entity::find()
            .filter(tijdslot::Column::BalieId.eq(demo::id(&format!("balie/{balie}"))))
            .filter(tijdslot::Column::Bezet.eq(false))
            .filter(tijdslot::Column::Vrijgehouden.eq(false))
            .filter(tijdslot::Column::Vervallen.eq(false))
            .order_by_asc(tijdslot::Column::Begin);
        let rows = query.all(self.db().await).await.unwrap();
        rows.into_iter().filter(|row| row.begin.0 > now).map(|row| row.id).collect()
    }

    /// The first Tijdslot for which a Balie of the Netherlands can still answer, if it has to be asked.
    pub async fn askable(&self, balie: &str) -> Option<Uuid> {
        let zone = TimeZone::get(rules::termijn::WET_TIJDZONE).unwrap();
        let in_time = |at: Timestamp| answer_before(self.now(), at, &zone, Gebied::Nederland).unwrap().is_some();
        let rows = tijdslot::Entity::find().filter(tijdslot::Column::Id.is_in(self.free(balie).await));
        let rows = rows.order_by_asc(tijdslot::Column::Begin).all(self.db().await).await.unwrap();
        rows.into_iter().find(|row| in_time(row.begin.at())).map(|row| row.id)
    }

    /// The Tijdsloten of a Balie that are free today and not over, also those kept free.
    pub async fn free_today(&self, balie: &str) -> Vec<Uuid> {
        let now = self.now().as_millisecond();
        let query = tijdslot::Entity::find()
            .filter(tijdslot::Column::BalieId.eq(demo::id(&format!("balie/{balie}"))))
            .filter(tijdslot::Column::Bezet.eq(false))
            .filter(tijdslot::Column::Vervallen.eq(false))
            .order_by_asc(tijdslot::Column::Begin);
        let rows = query.all(self.db().await).await.unwrap();
        let today = |at: i64| at > now && at < now + 12 * 3_600_000;
        rows.into_iter().filter(|row| today(row.einde.0)).map(|row| row.id).collect()
    }

    pub async fn person(&self, id: Uuid) -> inwoner::Model {
        inwoner::Entity::find_by_id(id).one(self.db().await).await.unwrap().expect("an inwoner")
    }

    pub async fn identificaties(&self, hulpvraag: Uuid) -> Vec<identificatie::Model> {
        let query = identificatie::Entity::find().filter(identificatie::Column::HulpvraagId.eq(hulpvraag));
        query.all(self.db().await).await.unwrap()
    }

    /// What the privacyofficers have to look at.
    pub async fn zoekremmen(&self) -> Vec<zoekrem::Model> {
        zoekrem::Entity::find().all(self.db().await).await.unwrap()
    }

    pub async fn zoekpogingen(&self) -> Vec<zoekpoging::Model> {
        zoekpoging::Entity::find().order_by_asc(zoekpoging::Column::Id).all(self.db().await).await.unwrap()
    }

    /// The keyed hash under which somebody stands in the processing log.
    pub fn hash_of(&self, inwoner: Uuid) -> Vec<u8> {
        self.store().keys().index(Purpose::Betrokkene, inwoner.as_bytes())
    }

    /// Everything that is in the store, but for the logs.
    pub async fn snapshot(&self) -> Snapshot {
        let mut all = BTreeMap::new();
        for name in self.tables().await.into_iter().filter(|name| !BESIDE.iter().any(|beside| name.starts_with(beside))) {
            let rows = self.content(&name).await;
            all.insert(name, rows);
        }
        Snapshot(all)
    }

    /// The names of all tables.
    pub async fn tables(&self) -> BTreeSet<String> {
        let sql = match self.db().await.get_database_backend() {
            DbBackend::Sqlite => "select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
            _ => "select tablename::text as name from pg_tables where schemaname = 'public'",
        };
        self.ask::<Name>(sql).await.into_iter().map(|row| row.name).collect()
    }

    /// All rows of a table as text.
    pub async fn content(&self, table: &str) -> String {
        let sql = match self.db().await.get_database_backend() {
            DbBackend::Sqlite => {
                let columns = self.ask::<Name>(&format!("select name from pragma_table_info('{table}')")).await;
                let row: Vec<String> = columns.into_iter().map(|column| format!("quote({})", column.name)).collect();
                let row = row.join(" || ',' || ");
                format!("select group_concat(x, char(10)) as content from (select {row} as x from {table} order by 1)")
            }
            _ => format!("select string_agg(t::text, chr(10) order by t::text) as content from {table} t"),
        };
        self.ask::<Content>(&sql).await.into_iter().next().and_then(|row| row.content).unwrap_or_default()
    }

    /// The files of the store, where it has files of its own: name and content.
    pub fn store_files(&self) -> Vec<(String, Vec<u8>)> {
        let Some(path) = self.address().strip_prefix("sqlite:") else { return Vec::new() };
        let files = ["", "-wal"].map(|end| format!("{path}{end}"));
        files.into_iter().filter_map(|file| Some((file.clone(), std::fs::read(&file).ok()?))).collect()
    }

    /// Changes something behind the house.
    pub async fn meddle(&self, sql: &str) {
        self.db().await.execute_unprepared(sql).await.unwrap_or_else(|cause| panic!("{sql}: {cause}"));
    }

    /// Makes every event come again, as after a crash between delivery and its mark.
    pub async fn deliver_again(&self) -> usize {
        self.meddle("update event set due_at = told_at").await;
        self.deliver().await
    }

    /// The rows of a query behind the house.
    pub async fn ask<M: FromQueryResult>(&self, sql: &str) -> Vec<M> {
        let db = self.db().await;
        M::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await.unwrap()
    }
}
