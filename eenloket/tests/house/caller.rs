//! Somebody on the telephone: what is typed about them, and the Tijdsloten they can choose from.

use foundation::{Bsn, Uuid};
use store::sea_orm::{self, DatabaseConnection, FromQueryResult, Statement, Value};

/// Where the form is.
pub const FORM: &str = "/doorverwijzingen/nieuw";

/// The BSN of the nth invented person whom the demo does not know: it takes the numbers from the front.
pub fn bsn(nth: usize) -> String {
    let valid = |number: &String| Bsn::parse(number).is_ok();
    (0..10_000).rev().map(|n| format!("99999{n:04}")).filter(valid).nth(nth).expect("there are 909 of them")
}

/// What is typed about a caller who wants to come and agrees to everything, with the button that confirms.
pub fn told(bsn: &str, tijdslot: Uuid) -> Vec<(&'static str, String)> {
    let text = [
        ("product", "digid"),
        ("bsn", bsn),
        ("naam", "Truus van Testveld"),
        ("geboortedatum", "2-3-1949"),
        ("postcode", "7511 AA"),
        ("huisnummer", "9001"),
        ("telefoon", "000-543 0010"),
        ("instemming", "ja"),
        ("terugkoppeling", "ja"),
        ("kanaal", "brief"),
        ("stap", "bevestig"),
    ];
    let mut fields: Vec<_> = text.map(|(name, value)| (name, value.to_owned())).into();
    fields.push(("tijdslot", tijdslot.to_string()));
    fields
}

/// The first free Tijdsloten of a Balie that lie ahead.
pub async fn free_slots(db: &DatabaseConnection, balie: &str, now: i64, count: usize) -> Vec<Uuid> {
    let sql = "select id from tijdslot where balie_id = $1 and bezet = false and vrijgehouden = false and begin > $2 order by begin limit $3";
    let balie = eenloket::demo::id(&format!("balie/{balie}"));
    let limit = i64::try_from(count).unwrap();
    let found = ids(db, sql, [balie.into(), now.into(), limit.into()]).await;
    assert_eq!(found.len(), count, "the demo has fewer free tijdsloten there");
    found
}

#[derive(FromQueryResult)]
struct Id {
    id: Uuid,
}

/// The ids that a query finds.
pub async fn ids<const N: usize>(db: &DatabaseConnection, sql: &str, values: [Value; N]) -> Vec<Uuid> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Id::find_by_statement(statement).all(db).await.unwrap().into_iter().map(|row| row.id).collect()
}
