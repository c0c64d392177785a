//! V12: a day that was agreed with somebody is not planned over without a word. Whoever does so says that they know.

use crate::client::{Client, Page, fresh_key};
use crate::outreach::{REGELINGEN, hit, neighbour, notes, plans};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;
use serde_json::json;

/// Nel told Kees that she comes back on the afternoon of the 4th; a neighbour is planned for that as well, and was told nothing.
async fn agreed(world: &World) -> (Uuid, Uuid, Uuid) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN), neighbour("Mia Voorbeeld", "6211AB", "9011")]).await;
    let kees = world.regel_of(id, KEES.id()).await.unwrap().id;
    let mia = world.regels(id).await.into_iter().find(|row| row.id != kees).unwrap().id;
    let nel = world.log_in_as("Nel").await;
    let back = [("vervolg", "terug"), ("vervolg_op", "4-3-2027"), ("vervolg_dagdeel", "middag")];
    notes(&nel, kees, &[&[("uitkomst", "interesse"), ("dagdeel", "ochtend")], back.as_slice()].concat()).await.expect(303);
    plans(world, &nel, &[mia], "avond").await.expect(303);
    (id, kees, mia)
}

/// Both on the morning of the 3rd, in the form that stands there.
async fn moves(world: &World, nel: &Client, list: Uuid, regels: &[Uuid], told: &[Uuid]) -> Page {
    let mut fields = vec![("dag", "3-3-2027".to_owned()), ("dagdeel", "ochtend".to_owned())];
    for id in regels {
        fields.push(("regels", format!("{id}.{}", world.regel(*id).await.versie)));
    }
    fields.extend(told.iter().map(|id| ("inwoner_weet", id.to_string())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    nel.write(&format!("/looplijsten/{list}/dag"), &fresh_key(), &fields).await
}

async fn stands(world: &World, regel: Uuid) -> (Option<String>, Option<String>) {
    let row = world.regel(regel).await;
    (row.gepland_op, row.dagdeel)
}

fn on(dag: &str, dagdeel: &str) -> (Option<String>, Option<String>) {
    (Some(format!("2027-03-{dag}")), Some(dagdeel.to_owned()))
}

both!(who_was_told_a_day_is_planned_for_another_when_they_know);
async fn who_was_told_a_day_is_planned_for_another_when_they_know(world: &World) {
    let (list, kees, mia) = agreed(world).await;
    let nel = world.log_in_as("Nel").await;
    nel.get(&format!("/looplijsten/{list}")).await.expect(200).hides("Er is al een dag afgesproken");
    let page = moves(world, &nel, list, &[kees, mia], &[]).await.expect(400);
    let page = page.shows("Er is al een dag afgesproken met: Kees Verzonnen (4-3-2027, ’s middags).").hides("met: Mia");
    assert_eq!([stands(world, kees).await, stands(world, mia).await], [on("04", "middag"), on("02", "avond")]);
    // What was typed and ticked stands there, with the tick that is asked for.
    let form = page.form(&format!("/looplijsten/{list}/dag"));
    assert_eq!([form.value("dag"), form.value("dagdeel")], ["3-3-2027", "ochtend"]);
    assert_eq!(page.choices("inwoner_weet"), [kees.to_string()]);
    for (taal, text) in [("en", "A day was already agreed with"), ("pap", "Ya tin un dia palabrá ku")] {
        let there = format!("/{taal}/looplijsten/{list}/dag");
        let seen = format!("{kees}.{}", world.regel(kees).await.versie);
        let fields = [("dag", "3-3-2027"), ("dagdeel", "ochtend"), ("regels", &*seen)];
        nel.write(&there, &fresh_key(), &fields).await.expect(400).shows(text).shows(KEES.naam);
    }
    // Of somebody else it says nothing.
    moves(world, &nel, list, &[kees], &[mia]).await.expect(400);
    let done = moves(world, &nel, list, &[kees, mia], &[kees]).await.expect(303);
    nel.follow(&done).await.expect(200).shows("Het is opgeslagen: 2 adressen op 3-3-2027, ’s ochtends.");
    assert_eq!([stands(world, kees).await, stands(world, mia).await], [on("03", "ochtend"), on("03", "ochtend")]);
    let door = format!("/looplijsten/regels/{kees}");
    nel.get(&door).await.expect(200).shows("Afgesproken dat u terugkomt: 3-3-2027, ’s ochtends");
    nel.get(&format!("{door}/samenvatting")).await.expect(200).shows("komt bij u terug op woensdag 3 maart 2027, ’s ochtends");
    // The day that is agreed now is no more planned over than the one before; the same moment again changes nothing.
    plans(world, &nel, &[kees], "avond").await.expect(400).shows("Kees Verzonnen (3-3-2027, ’s ochtends)");
    moves(world, &nel, list, &[kees], &[]).await.expect(303);
}

both!(a_program_names_nobody_and_says_so_of_each_address);
async fn a_program_names_nobody_and_says_so_of_each_address(world: &World) {
    let (list, kees, mia) = agreed(world).await;
    let nel = world.log_in_as("Nel").await;
    let sends = async |told: bool| {
        let mut regels = Vec::new();
        for id in [kees, mia] {
            regels.push(json!({"id": id, "versie": world.regel(id).await.versie, "inwonerWeet": told && id == kees}));
        }
        let path = format!("/api/v1/looplijsten/{list}/dag");
        let body = json!({"regels": regels, "dag": "2027-03-03", "dagdeel": "ochtend"}).to_string();
        let request = nel.request(reqwest::Method::POST, &path).header("idempotency-key", fresh_key());
        nel.send(&path, request.header("content-type", "application/json").body(body)).await
    };
    let refused = sends(false).await.expect(400).shows("inwonerWeet").shows(&kees.to_string());
    refused.hides(KEES.naam).hides(&mia.to_string());
    assert_eq!(stands(world, kees).await, on("04", "middag"));
    sends(true).await.expect(200);
    assert_eq!([stands(world, kees).await, stands(world, mia).await], [on("03", "ochtend"), on("03", "ochtend")]);
}
