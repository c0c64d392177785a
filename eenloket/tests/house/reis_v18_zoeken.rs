//! V18: looking up who stands at the Balie, where many have one name; and what is kept of a search.

use crate::desk::Desk;
use crate::moments::{booked, busy};
use crate::people::{ANNA, ENSCHEDE, Inwoner, TILLY};
use crate::planner::sends_json;
use crate::telephone::Referred;
use crate::world::World;
use ::inwoner::tables::zoekpoging;
use foundation::Purpose;
use reqwest::Method;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::sea_orm::EntityTrait;

/// So many of them live in one street.
const SAME: usize = 7;
pub const NAMESAKE: Inwoner =
    Inwoner { naam: "Jan Jansen", geboren: "1-1-1970", postcode: "7511 AA", huisnummer: "1", telefoon: "", ..ANNA };

/// Seven people of one name and one date of birth, all helped by Enschede.
pub async fn namesakes(world: &World) {
    let bas = world.log_in_as("Bas").await;
    for nth in 0..SAME {
        let number = crate::caller::bsn(100 + nth);
        let slot = world.free(ENSCHEDE).await[0];
        let mut fields = crate::caller::told(&number, slot);
        for (name, value) in &mut fields {
            match *name {
                "naam" => NAMESAKE.naam.clone_into(value),
                "geboortedatum" => NAMESAKE.geboren.clone_into(value),
                "huisnummer" => *value = format!("{}", 100 + nth),
                _ => {}
            }
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        bas.write(crate::telephone::NIEUW, &crate::client::fresh_key(), &fields).await.expect(303);
    }
}

fn asked() -> [(&'static str, &'static str); 4] {
    [("bsn", ""), ("naam", NAMESAKE.naam), ("geboortedatum", NAMESAKE.geboren), ("postcode", NAMESAKE.postcode)]
}

/// Gerda, with somebody at her Balie.
async fn at_the_desk(world: &World) -> (Desk, Referred) {
    let visit = busy(world).await;
    (world.gerda().await, visit)
}

both!(of_seven_with_one_name_five_are_shown_and_that_there_are_more_is_said);
async fn of_seven_with_one_name_five_are_shown_and_that_there_are_more_is_said(world: &World) {
    namesakes(world).await;
    let (gerda, visit) = at_the_desk(world).await;
    let page = gerda.looks_up(&visit, &asked()).await.expect(200);
    assert_eq!(page.html.matches("<strong>Jan Jansen</strong>").count(), 5);
    let page = page.shows("Er zijn meer mensen met deze gegevens. U ziet er vijf.").shows("Vraag om het bsn");
    for nth in 0..SAME {
        assert!(!page.text().contains(&format!("Jansen, {}", 100 + nth)), "a street, and no number");
    }
    // A program is told the same.
    let body = json!({"naam": NAMESAKE.naam, "geboortedatum": "1970-01-01", "postcode": NAMESAKE.postcode});
    let found = sends_json(&gerda.client, Method::POST, "/api/v1/inwoners/_zoek", &body, &[]).await.expect(200);
    let found: serde_json::Value = serde_json::from_str(&found.html).unwrap();
    assert_eq!((found["items"].as_array().unwrap().len(), &found["meer"]), (5, &json!(true)));
    // With the number there is one, and nothing more to ask.
    let one = crate::caller::bsn(100 + SAME - 1);
    let page = gerda.looks_up(&visit, &[("bsn", &one), ("naam", ""), ("geboortedatum", ""), ("postcode", "")]).await.expect(200);
    assert_eq!(page.html.matches("<strong>Jan Jansen</strong>").count(), 1);
    page.hides("Er zijn meer mensen");
}

async fn attempts(world: &World) -> Vec<zoekpoging::Model> {
    zoekpoging::Entity::find().all(world.db().await).await.unwrap()
}

both!(what_was_looked_for_is_kept_as_a_hash_that_nobody_guesses);
async fn what_was_looked_for_is_kept_as_a_hash_that_nobody_guesses(world: &World) {
    booked(world).await;
    let (gerda, visit) = at_the_desk(world).await;
    let before: Vec<_> = attempts(world).await.into_iter().map(|row| row.id).collect();
    let tilly = [("bsn", TILLY.bsn), ("naam", ""), ("geboortedatum", ""), ("postcode", "")];
    let by_name = [("bsn", ""), ("naam", TILLY.naam), ("geboortedatum", TILLY.geboren), ("postcode", TILLY.postcode)];
    for fields in [&tilly, &tilly, &by_name] {
        gerda.looks_up(&visit, fields).await.expect(200);
    }
    let rows: Vec<_> = attempts(world).await.into_iter().filter(|row| !before.contains(&row.id)).collect();
    let of = |soort: &str| rows.iter().filter(|row| row.soort == soort).collect::<Vec<_>>();
    let (by_bsn, by_naam) = (of("bsn"), of("naam"));
    let ([one, again], [other]) = (by_bsn.as_slice(), by_naam.as_slice()) else { panic!("three searches: {}", rows.len()) };
    assert_eq!(one.inhoud_hash, again.inhoud_hash, "the same search, the same hash: it counts once");
    assert_ne!(one.inhoud_hash, other.inhoud_hash);
    assert_eq!((one.aantal, other.aantal), (1, 1));

    // Whoever has the store and not the key tries what they can think of, and finds nothing.
    let organisatie = one.organisatie_id;
    let guesses: Vec<Vec<u8>> = [TILLY.bsn, TILLY.naam, "tilly voorbeeld", "1948-06-14", "//1948-06-14/7511AA"]
        .iter()
        .flat_map(|guess| {
            let guess = guess.as_bytes();
            [
                guess.to_vec(),
                [organisatie.as_bytes(), guess].concat(),
                [organisatie.as_bytes(), b"bsn".as_slice(), guess, b"///"].concat(),
                [organisatie.as_bytes(), b"naam".as_slice(), guess].concat(),
            ]
        })
        .collect();
    let other_key = foundation::Keys::load(&crate::place::folder().join("andere-sleutels"), true).unwrap();
    for guess in &guesses {
        for row in &rows {
            assert_ne!(row.inhoud_hash, Sha256::digest(guess).to_vec(), "a hash without a key is guessed in a second");
            assert_ne!(row.inhoud_hash, other_key.index(Purpose::Search, guess), "another house has another key");
        }
    }
    let all = world.content("zoekpoging").await;
    assert!(![TILLY.bsn, "Tilly", "tilly", "7511AA", "1948-06-14"].iter().any(|text| all.contains(text)));

    // Another organisatie that looks for the same person leaves something else: the two cannot be laid side by side.
    let body = json!({"bsn": TILLY.bsn});
    let wim = world.log_in_as("Wim").await;
    sends_json(&wim, Method::POST, "/api/v1/inwoners/_zoek", &body, &[]).await.expect(200);
    let theirs = attempts(world).await.into_iter().find(|row| row.organisatie_id != organisatie).expect("of Tilburg");
    assert_ne!(theirs.inhoud_hash, one.inhoud_hash);
}
