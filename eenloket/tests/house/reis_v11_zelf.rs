//! V11 beside V13: what somebody said at their door goes with a change of mind; what they said themselves goes when they say so. And whoever
//! hears of an opt-out late asks whether it still holds.

use crate::client::{Client, Page, fresh_key};
use crate::ledger::count;
use crate::outreach::{REGELINGEN, hit, notes};
use crate::people::KEES;
use crate::reis_v11_afmelding::{OWN, is_left_out, says, takes_back};
use crate::world::World;
use foundation::Uuid;

const MAASTRICHT: &str = "organisatie/maastricht";

/// Kees calls, and Nel writes it down.
pub async fn calls(nel: &Client) -> Page {
    let fields = [("naam", KEES.naam), ("geboortedatum", KEES.geboren), ("postcode", KEES.postcode)];
    nel.write("/looplijsten/weigeringen", &fresh_key(), &fields).await
}

/// On the list of Nel.
async fn on_a_list(world: &World) -> (Client, Uuid, Uuid) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    (world.log_in_as("Nel").await, id, regel)
}

/// The same, where he said no to everything at his door. The house heard of it.
async fn said_no(world: &World) -> (Client, Uuid) {
    let (nel, id, regel) = on_a_list(world).await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "alles")]).await.expect(303);
    world.deliver().await;
    (nel, id)
}

/// Nobody but himself puts him back.
async fn stays_away(world: &World, nel: &Client, list: Uuid) {
    calls(nel).await.expect(400).shows("Deze inwoner zei zelf: zoek niet voor mij").shows("Er is niets veranderd");
    assert!(world.regel_of(list, KEES.id()).await.is_none() && world.weigeringen(KEES.id()).await.len() == 1);
    assert!(is_left_out(world, &KEES, "aio", MAASTRICHT).await);
}

both!(what_he_says_himself_after_the_door_is_his_to_end);
async fn what_he_says_himself_after_the_door_is_his_to_end(world: &World) {
    let (_, list) = said_no(world).await;
    let kees = world.inwoner(&KEES).await;
    kees.get(OWN).await.expect(200).shows("2 maart").hides("gezegd na inloggen");
    world.it_is("2027-03-03T09:00");
    let (nel, kees) = (world.log_in_as("Nel").await, world.inwoner(&KEES).await);
    let kept = says(&kees, "alles").await;
    let page = kees.follow(&kept).await.expect(200).shows("Dit is bewaard");
    page.shows("3 maart").shows("gezegd na inloggen").hides("2 maart");
    assert_eq!(count(world.db().await, "afmelding").await, 1);
    stays_away(world, &nel, list).await;
    world.deliver().await;
    stays_away(world, &nel, list).await;
    // He ends it himself, and the same call puts him back.
    takes_back(&kees, OWN).await.expect(303);
    calls(&nel).await.expect(303);
    assert!(world.regel_of(list, KEES.id()).await.is_some());
}

both!(so_is_what_he_says_at_the_balie_and_that_is_confirmed);
async fn so_is_what_he_says_at_the_balie_and_that_is_confirmed(world: &World) {
    let (nel, list) = said_no(world).await;
    let slot = world.free("enschede/gemeente-1").await[0];
    let visit = world.books(&KEES, "digid", slot).await;
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    gerda.identifies(&visit).await.expect(303);
    let path = format!("{}/afmelding", gerda.visit_path(&visit));
    let said = [("bereik", "alles"), ("kanaal", "telefoon")];
    gerda.client.write(&path, &fresh_key(), &said).await.expect(303);
    gerda.client.get(&path).await.expect(200).shows("gezegd aan de telefoon");
    world.deliver().await;
    assert_eq!(count(world.db().await, "bericht where soort = 'afmelding_bevestigd'").await, 1);
    stays_away(world, &nel, list).await;
}

both!(what_was_undone_before_anybody_heard_of_it_takes_nobody_off);
async fn what_was_undone_before_anybody_heard_of_it_takes_nobody_off(world: &World) {
    let (nel, list, regel) = on_a_list(world).await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "alles")]).await.expect(303);
    let back = calls(&nel).await.expect(303);
    nel.follow(&back).await.expect(200).shows("De inwoner staat weer op de lijst");
    for _ in 0..2 {
        world.deliver_again().await;
        let row = world.regel_of(list, KEES.id()).await.expect("on the list still");
        assert_eq!((row.status.as_str(), row.regelingen.as_str()), ("toegewezen", &*REGELINGEN.join(" ")));
    }
}

both!(whoever_hears_of_it_late_acts_on_what_holds_by_then);
async fn whoever_hears_of_it_late_acts_on_what_holds_by_then(world: &World) {
    let (_, _, regel) = on_a_list(world).await;
    let kees = world.inwoner(&KEES).await;
    says(&kees, "alles").await;
    takes_back(&kees, OWN).await.expect(303);
    says(&kees, "regeling/aio").await;
    world.deliver().await;
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.regelingen.as_str()), ("toegewezen", REGELINGEN[1]));
    world.deliver_again().await;
    assert_eq!(world.regel(regel).await.inwoner_id, Some(KEES.id()));
}
