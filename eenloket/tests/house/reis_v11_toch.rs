//! V11 at the door: whoever said themselves that nobody has to look for them is put on no list by somebody else, and nothing is noted
//! about them, until they end it.

use crate::client::{Client, Page, fresh_key};
use crate::outreach::{REGELINGEN, hit, notes, plans};
use crate::people::KEES;
use crate::reis_v11_afmelding::{OWN, says, takes_back};
use crate::world::World;
use foundation::Uuid;

const AGAIN: &str = "/looplijsten/weigeringen";

/// Kees calls, and Nel writes it down.
async fn calls(nel: &Client) -> Page {
    let fields = [("naam", KEES.naam), ("geboortedatum", KEES.geboren), ("postcode", KEES.postcode)];
    nel.write(AGAIN, &fresh_key(), &fields).await
}

/// On the list of Nel.
async fn at_the_door(world: &World) -> (Client, Uuid, Uuid) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    (world.log_in_as("Nel").await, id, regel)
}

both!(whoever_opted_out_themselves_is_put_back_by_nobody_else);
async fn whoever_opted_out_themselves_is_put_back_by_nobody_else(world: &World) {
    let (nel, id, regel) = at_the_door(world).await;
    let kees = world.inwoner(&KEES).await;
    says(&kees, "alles").await;
    notes_no_by_hand(world, regel).await;
    world.deliver().await;
    let before = world.snapshot().await;
    let page = calls(&nel).await.expect(400).shows("Deze inwoner zei zelf: zoek niet voor mij");
    page.shows("Er is niets veranderd").shows("aan de balie");
    assert!(world.regel_of(id, KEES.id()).await.is_none() && world.weigeringen(KEES.id()).await.len() == 1);
    let changed = before.differs_in(&world.snapshot().await);
    assert!(!changed.iter().any(|table| table.contains("looplijst") || table.contains("afmelding")), "{changed:?}");
    for (taal, words) in [("en", "This resident said themselves"), ("pap", "E habitante aki mes a bisa")] {
        let fields = [("naam", KEES.naam), ("geboortedatum", KEES.geboren), ("postcode", KEES.postcode)];
        nel.write(&format!("/{taal}{AGAIN}"), &fresh_key(), &fields).await.expect(400).shows(words);
    }
    // He ends it himself, and the same call puts him back.
    takes_back(&kees, OWN).await.expect(303);
    world.deliver().await;
    calls(&nel).await.expect(303);
    assert_eq!(world.regel_of(id, KEES.id()).await.unwrap().regelingen, REGELINGEN.join(" "));
    notes(&nel, world.regel_of(id, KEES.id()).await.unwrap().id, &[("uitkomst", "denkt_na")]).await.expect(303);
}

/// That he said no as well, to the whole list, before he opted out.
async fn notes_no_by_hand(world: &World, regel: Uuid) {
    use looplijst::tables::weigering;
    use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
    let id = world.said_no(KEES.id()).await;
    let row = weigering::Entity::find_by_id(id).one(world.db().await).await.unwrap().unwrap();
    let everything = weigering::ActiveModel { id: Set(row.id), regeling: Set(String::new()), ..row.into() };
    everything.update(world.db().await).await.unwrap();
    assert!(world.regel(regel).await.inwoner_id.is_some());
}

both!(from_one_regeling_he_is_put_back_for_the_other);
async fn from_one_regeling_he_is_put_back_for_the_other(world: &World) {
    let (nel, id, regel) = at_the_door(world).await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "alles")]).await.expect(303);
    let kees = world.inwoner(&KEES).await;
    says(&kees, "regeling/aio").await;
    world.deliver().await;
    calls(&nel).await.expect(303);
    assert_eq!(world.regel_of(id, KEES.id()).await.unwrap().regelingen, "individuele_inkomenstoeslag");
}

both!(nothing_is_noted_at_a_door_of_who_opted_out_a_moment_ago);
async fn nothing_is_noted_at_a_door_of_who_opted_out_a_moment_ago(world: &World) {
    let (nel, _, regel) = at_the_door(world).await;
    let kees = world.inwoner(&KEES).await;
    kees.write(OWN, &fresh_key(), &[("bereik", "alles")]).await.expect(303);
    // Nobody heard of it yet.
    let before = world.snapshot().await;
    let said = "Deze inwoner wil niet dat wij zoeken of langsgaan";
    plans(world, &nel, &[regel], "ochtend").await.expect(400).shows(said);
    for fields in [
        &[("uitkomst", "niet_bereikt"), ("dagdeel", "ochtend")][..],
        &[("uitkomst", "interesse"), ("dagdeel", "ochtend")],
        &[("uitkomst", "wil_nu_hulp"), ("product", "aow")],
        &[("uitkomst", "geweigerd"), ("bereik", "aio")],
    ] {
        notes(&nel, regel, fields).await.expect(400).shows(said).shows("Er is niets opgeslagen").hides("EL-409");
    }
    let changed = before.differs_in(&world.snapshot().await);
    assert!(!changed.iter().any(|table| ["gesprek", "poging", "weigering", "hulpvraag"].contains(table)), "{changed:?}");
    world.deliver().await;
    assert_eq!(world.regel(regel).await.inwoner_id, None);
}
