//! V26, level 2: a Hulpvraag is prepared, and it is hers only when she says so. Level 3 is not reached, whatever the store says.

use crate::client::fresh_key;
use crate::ledger::count;
use crate::levens::yara;
use crate::people::YARA;
use crate::world::World;
use foundation::jiff::civil::date;

const OWN: &str = "/mijn/levensgebeurtenissen";

async fn prepared(world: &World) {
    world.lives_in_amsterdam(&[yara()]);
    world.runs_at("in_interactie").await;
    assert_eq!(world.days(date(2027, 3, 10), date(2027, 3, 15)).await, 1);
    world.it_is("2027-03-16T10:00:00");
}

both!(she_confirms_the_hulpvraag_that_was_prepared);
async fn she_confirms_the_hulpvraag_that_was_prepared(world: &World) {
    prepared(world).await;
    let open = "hulpvraag where status <> 'afgesloten' and product = 'zorgtoeslag'";
    let before = count(world.db().await, open).await;
    let hers = world.inwoner(&YARA).await;
    let told = world.voorstellen().await[0].hulpvraag_id.unwrap();
    let letter = world.berichten(told).await.remove(0);
    hers.get(&format!("/mijn/berichten/{}", letter.id)).await.expect(200).shows("U hoeft haar alleen te bevestigen");
    hers.get(OWN).await.expect(200).shows("U wordt 18 op 15-5-2027").shows("Ja, help mij").shows("Hulp nodig? Bel 14 020");
    let first = hers.get("/mijn").await.expect(200).shows("Wilt u hulp?").shows("U wordt 18 op 15-5-2027");
    first.shows("Naar de hulp die klaarstaat").hides("U hoeft nu niets te doen").hides("u stelde uw vraag");
    let id = world.voorstellen().await[0].id.to_string();
    assert_eq!(count(world.db().await, open).await, before, "nothing is hers before she says so");
    let done = hers.write(OWN, &fresh_key(), &[("voorstel", &id), ("antwoord", "ja")]).await.expect(303);
    hers.follow(&done).await.expect(200).shows("Dit is bewaard").shows("Er staat nu niets voor u klaar");
    assert_eq!(count(world.db().await, open).await, before + 1);
    assert_eq!(world.voorstellen().await[0].status, "bevestigd");
    hers.get("/mijn").await.expect(200).hides("Wilt u hulp?");
    // It has an owner, a next step and a Taak at the nearest desk of Amsterdam: in Zuidoost, where she lives.
    let taken = format!("{open} and eigenaar_balie_id is not null and vervolgstap = 'nabellen'");
    assert!(count(world.db().await, &taken).await >= 1);
    assert_eq!(count(world.db().await, "taak where soort = 'bellen' and status = 'open' and tekst = ''").await, 1);
    world.log_in_as("Anton").await.get("/taken").await.expect(200).shows("Bel");
    let late = hers.write(OWN, &fresh_key(), &[("voorstel", &id), ("antwoord", "nee")]).await;
    late.expect(409).shows("EL-409");
    assert_eq!(count(world.db().await, open).await, before + 1);
}

both!(who_says_no_is_not_asked_again_and_who_says_nothing_has_nothing);
async fn who_says_no_is_not_asked_again_and_who_says_nothing_has_nothing(world: &World) {
    prepared(world).await;
    let before = count(world.db().await, "hulpvraag").await;
    let hers = world.inwoner(&YARA).await;
    let id = world.voorstellen().await[0].id.to_string();
    hers.write(OWN, &fresh_key(), &[("voorstel", &id)]).await.expect(400).shows("Kies ja of nee");
    hers.write(OWN, &fresh_key(), &[("voorstel", &id), ("antwoord", "nee")]).await.expect(303);
    hers.get(OWN).await.expect(200).shows("Er staat nu niets voor u klaar");
    assert_eq!(world.days(date(2027, 3, 16), date(2027, 5, 20)).await, 0);
    assert_eq!(count(world.db().await, "hulpvraag").await, before);
    // Another inwoner finds nothing of it, and cannot answer for her.
    world.it_is("2027-05-21T10:00:00");
    let tilly = world.inwoner(&crate::people::TILLY).await;
    tilly.get(OWN).await.expect(200).hides("U wordt 18");
    tilly.write(OWN, &fresh_key(), &[("voorstel", &id), ("antwoord", "ja")]).await.expect(409);
}

both!(the_highest_level_is_not_reached_by_the_back_door);
async fn the_highest_level_is_not_reached_by_the_back_door(world: &World) {
    world.is_broken_on_purpose();
    world.lives_in_amsterdam(&[yara()]);
    world.runs_at("informeren").await;
    world.meddle("update levensgebeurtenis set niveau = 'zonder_interactie'").await;
    assert_eq!(world.days(date(2027, 3, 10), date(2027, 3, 16)).await, 0);
    assert_eq!(world.achttien().await.unwrap().status, "uit", "no law gives it without an application");
    assert_eq!(count(world.db().await, "voorstel where status in ('klaargezet', 'gegeven')").await, 0);
}
