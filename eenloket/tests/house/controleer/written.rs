//! What is written about somebody behind the house has no line in the log, and is found: for each table that holds a person.

use super::{Watch, sql, vandal};
use crate::client::fresh_key;
use crate::moments::{busy, moments};
use crate::regels_routes::ROUTES;
use crate::world::World;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};

/// Tables with somebody in them, the column with the row, and an instant of it.
const WRITTEN: &[(&str, &str, &str)] = &[
    ("inwoner", "id", "aangemaakt_op"),
    ("afspraak", "id", "gemeld_op"),
    ("taak", "id", "aangemaakt_op"),
    ("bericht", "id", "aangemaakt_op"),
    ("klantcontact", "id", "einde"),
    ("identificatie", "id", "plaatsgevonden_op"),
    ("momentopname", "id", "aangemaakt_op"),
    ("kanaalvoorkeur", "id", "plaatsgevonden_op"),
    ("email_adres", "inwoner_id", "gevraagd_op"),
    ("inzage_vraag", "id", "klaar_op"),
    ("scheiding", "id", "klaar_op"),
];

/// Addresses of which the moment writes such a row.
const MAKE: [&str; 4] = [
    "/berichten/voorkeuren/{hulpvraag}/code",
    "/inzage/vragen/{id}/antwoord",
    "/scheidingen/{id}/weigering",
    "/balie/bezoeken/{afspraak}/identificatie",
];

#[derive(FromQueryResult)]
struct Written {
    id: Uuid,
    at: i64,
}

both!(what_is_written_about_somebody_behind_the_house_is_found);
async fn what_is_written_about_somebody_behind_the_house_is_found(world: &World) {
    let visit = busy(world).await;
    world.gerda().await.finishes(&visit, "opgelost").await.expect(303);
    for path in MAKE {
        let route = ROUTES.iter().find(|route| route.path == path && route.method == "POST").unwrap();
        let moment = moments(world, *route).await.pop().unwrap();
        let client = world.log_in_as(moment.who).await;
        moment.send(&client, &fresh_key(), &moment.body).await.expect(303);
        world.nobody_is_busy().await;
    }
    world.must_hold().await;

    let db = vandal(world).await;
    let mut watch = Watch::new(world);
    for (table, id, instant) in WRITTEN {
        let newest = format!(
            "select {id} as id, {instant} as at from {table} where {instant} is not null order by {instant} desc limit 1"
        );
        let [row] = world.ask::<Written>(&newest).await.try_into().unwrap_or_else(|_| panic!("a row of {table}"));
        // Years later than anything that was done with anybody.
        let later = format!("update {table} set {instant} = $1 where {id} = $2");
        let years = 5 * 365 * 86_400_000_i64;
        sql(&db, &later, &[(row.at + years).into(), row.id.into()]).await;
        let found = ("wijziging_zonder_verwerking", format!("{table} {}", row.id));
        let news = watch.news().await;
        assert!(news.contains(&found), "{table}.{instant}: {news:?}");
    }
}
