//! The same people in a CSV, a Parquet file, an SQLite file and a PostgreSQL: the same answers. And what is wrong in the data is
//! told with its row, never with its value.

use crate::mensen::{INKOMENS, csv};
use crate::wereld::{Opzet, Wereld};
use bron::client::Antwoorden;
use parquet::basic::Compression;
use sqlx::{AssertSqlSafe, Connection, Executor};
use std::fs::{self};

async fn answers(gegevens: &str, prepare: impl FnOnce(&Wereld)) -> Antwoorden {
    let wereld = Wereld::with(Opzet { gegevens: gegevens.to_owned(), ..Opzet::default() });
    prepare(&wereld);
    let bron = wereld.open().await;
    assert_eq!(bron.personen(), INKOMENS.len());
    wereld.ask(&bron, &wereld.pakket(1)).expect("approved")
}

async fn from_csv() -> Antwoorden {
    answers(&Opzet::default().gegevens, |_| {}).await
}

/// The rows of the CSV, for the other ways of keeping them.
fn rows() -> Vec<Vec<String>> {
    csv().lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn a_csv_of_a_spreadsheet_is_read() {
    let gegevens =
        "soort = \"csv\"\nbestand = \"met-puntkomma.csv\"\nscheidingsteken = \";\"\nbsn = \"bsn\"\npartner = \"partner\"\n";
    let own = answers(gegevens, |wereld| {
        // With a mark at the begin, other columns, another order and decimals with a comma.
        let mut text = "\u{feff}Naam;box3;inkomen;partner;bsn\n".to_owned();
        for row in rows() {
            text += &format!("\"Voorbeeld; A.\";{};{};{};{}\n", row[3].replace('.', ","), row[2], row[1], row[0]);
        }
        fs::write(wereld.path("met-puntkomma.csv"), text).expect("written");
    });
    assert_eq!(own.await, from_csv().await);
}

#[tokio::test]
async fn a_parquet_file_gives_the_same() {
    let gegevens = "soort = \"parquet\"\nbestand = \"gegevens.parquet\"\nbsn = \"bsn\"\npartner = \"partner\"\n";
    for compression in [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::GZIP(Default::default())] {
        let own = answers(gegevens, |wereld| crate::parquet_bestand::write(&wereld.path("gegevens.parquet"), compression)).await;
        assert_eq!(own, from_csv().await);
    }
}

#[tokio::test]
async fn a_view_of_sqlite_gives_the_same() {
    let gegevens = "soort = \"sqlite\"\nbestand = \"bron.db\"\nview = \"voor bron\"\nbsn = \"bsn\"\npartner = \"partner\"\n";
    let own = answers(gegevens, |wereld| {
        let file = rusqlite::Connection::open(wereld.path("bron.db")).expect("a file");
        file.execute_batch("CREATE TABLE persoon (nummer INTEGER, partner INTEGER, inkomen INTEGER, box3 TEXT)")
            .expect("a table");
        for row in rows() {
            let (partner, inkomen) = (row[1] == "ja", row[2].parse::<i64>().ok());
            file.execute("INSERT INTO persoon VALUES (?1, ?2, ?3, ?4)", (&row[0], partner, inkomen, &row[3])).expect("a row");
        }
        file.execute_batch("CREATE VIEW \"voor bron\" AS SELECT nummer AS bsn, partner, inkomen, box3 FROM persoon")
            .expect("a view");
    });
    assert_eq!(own.await, from_csv().await);
}

#[tokio::test]
async fn a_view_of_postgres_gives_the_same() {
    let Ok(server) = std::env::var("EENLOKET_TEST_POSTGRES") else {
        assert!(std::env::var_os("CI").is_none(), "EENLOKET_TEST_POSTGRES is not set: this would not run");
        return eprintln!("skipped: EENLOKET_TEST_POSTGRES is not set");
    };
    let schema = format!("bron_{}", std::process::id());
    let mut database = sqlx::PgConnection::connect(&server).await.expect("it answers");
    let values: Vec<String> = rows()
        .iter()
        .map(|row| {
            format!("('{}', {}, {}, {})", row[0], row[1] == "ja", if row[2].is_empty() { "NULL" } else { &row[2] }, row[3])
        })
        .collect();
    let make = format!(
        "CREATE SCHEMA {schema}; CREATE TABLE {schema}.persoon (bsn char(9), partner boolean, inkomen bigint, box3 numeric(12, 4)); \
         INSERT INTO {schema}.persoon VALUES {}; CREATE VIEW {schema}.vraagbaar AS SELECT * FROM {schema}.persoon",
        values.join(", ")
    );
    database.execute(sqlx::raw_sql(AssertSqlSafe(make))).await.expect("made");
    let gegevens = format!(
        "soort = \"postgres\"\nurl = \"{server}\"\nview = \"{schema}.vraagbaar\"\nbsn = \"bsn\"\npartner = \"partner\"\n"
    );
    let own = answers(&gegevens, |_| {}).await;
    database.execute(sqlx::raw_sql(AssertSqlSafe(format!("DROP SCHEMA {schema} CASCADE")))).await.expect("gone");
    assert_eq!(own, from_csv().await);
}
