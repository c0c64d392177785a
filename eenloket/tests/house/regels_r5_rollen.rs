//! R5 on lists: somebody whose work it is not, does not find the list, also in the own organisatie.

use crate::moments::{page_of, stuck};
use crate::world::World;

both!(a_list_is_there_for_whose_work_it_is);
async fn a_list_is_there_for_whose_work_it_is(world: &World) {
    // Of the same organisatie, in another role.
    for (path, people) in [
        ("/zoekremmen", ["Gerda", "Derk", "Bram"].as_slice()),
        ("/inzage/vragen", &["Gerda", "Greet", "Bram", "Priya"]),
        ("/inzage/meldingen", &["Gerda", "Greet", "Bram", "Priya"]),
        ("/grondslagen", &["Gerda", "Greet", "Bram", "Priya"]),
        ("/afmeldingen", &["Gerda", "Greet", "Olga", "Floor"]),
        ("/regelingen", &["Derk", "Priya", "Bram"]),
        ("/begrippen", &["Bas", "Derk", "Priya", "Bram"]),
        ("/gelijkstellingen", &["Bas", "Derk", "Priya", "Bram"]),
        ("/grondslagen/nieuw", &["Gerda", "Olga", "Floor"]),
        ("/scheidingen", &["Derk", "Gerda", "Priya"]),
        ("/looplijsten/weigeringen", &["Gerda", "Tess", "Noor", "Otto", "Fatih", "Greet"]),
        ("/looplijsten", &["Gerda", "Derk", "Fatih", "Noor", "Otto", "Bas"]),
        ("/berichten", &["Bas", "Derk", "Priya", "Bram"]),
        ("/rooster", &["Gerda", "Derk", "Fatih", "Nel", "Bas"]),
        ("/beheer", &["Gerda", "Derk", "Fatih", "Bas"]),
        ("/beheer/organisaties", &["Gerda", "Bas", "Bram"]),
        ("/beheer/producten", &["Gerda", "Bas", "Bram"]),
        ("/api/v1/organisaties", &["Gerda", "Bas", "Bram"]),
        ("/beheer/toepassingen", &["Gerda", "Bas", "Greet"]),
    ] {
        for naam in people {
            let page = world.log_in_as(naam).await.get(path).await;
            assert_eq!(page.status, 404, "{path} for {naam}: {}", page.text());
            page.shows("EL-104");
        }
    }
    // Who plans elsewhere does not find this building among the places to plan.
    let here = format!("/rooster/{}", eenloket::demo::id("locatie/enschede"));
    for naam in ["Tess", "Tom", "Wim", "Nel"] {
        assert!(!world.log_in_as(naam).await.get("/rooster").await.html.contains(&here), "{naam}");
    }
    assert!(world.log_in_as("Priya").await.get(&here).await.status == 200);
}

both!(a_task_in_the_chain_shows_no_other_organisatie_its_own);
async fn a_task_in_the_chain_shows_no_other_organisatie_its_own(world: &World) {
    // A question that is stuck is a task for each organisatie in its chain; who is in none of them sees no trace of it.
    let visit = stuck(world).await;
    let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
    for naam in ["Loes", "Gerda", "Nel", "Daan", "Jelle", "Fatih"] {
        for path in ["/taken", "/doorverwijzingen", "/api/v1/taken", "/api/v1/doorverwijzingen"] {
            let page = world.log_in_as(naam).await.get(path).await;
            assert!(!page.html.contains(&nummer), "{naam} sees {nummer} on {path}");
        }
    }
    assert!(world.log_in_as("Bas").await.get(&page_of(world, &visit).await).await.status == 200);
}
