//! R9: who saves over what somebody else did meanwhile is told so, and nothing is overwritten.

use crate::client::fresh_key;
use crate::moments::{Body, booked, busy, moments};
use crate::regels_routes::{ROUTES, Route, Sort};
use crate::telephone::NIEUW;
use crate::world::World;

/// Addresses whose second press is another test, with the reason.
fn is_elsewhere(route: &Route) -> bool {
    // A booking is EL-210, see reis_v01_randen; a concept in two tabs stands below.
    // Identity that is established stays so: a second press changes nothing; after the visit it is refused, below.
    // A PUT says with If-Match what was seen; see reis_v16_rooster. Each print is a copy of its own. A second Toepassing of one
    // name is EL-100, see api/oauth.
    // What somebody typed at a visit is theirs alone: the form they sent last is what they see (reis_v02_concept).
    let put = route.method == "PUT";
    let own = [
        NIEUW,
        // A look that was asked about before is answered as a new question would be (besluit 46).
        "/balie/bezoeken/{afspraak}/inzage/{regel}/vraag",
        "/api/v1/bezoeken/{id}/inzage/{regel_id}/vraag",
        "/api/v1/doorverwijzingen",
        "/balie/bezoeken/{afspraak}/identificatie",
        "/balie/bezoeken/{afspraak}/concept",
        "/balie/{locatie}/daglijst",
        "/looplijsten/{id}/route",
        // Who is on the list again said no to nothing any more: nobody is found.
        "/looplijsten/weigeringen",
        "/api/v1/weigeringen/intrekking",
        "/api/v1/bezoeken/{id}/identificatie",
        "/api/v1/locaties/{id}/daglijsten",
        // Somebody else has the same question, and it is solved as well.
        "/api/v1/hulpvragen/opgelost",
        "/looplijsten/nieuw",
        "/api/v1/looplijst-vragen",
        // Two that say the same wait each for an approval of its own.
        "/grondslagen/nieuw",
        "/api/v1/grondslagen",
        // Whoever names no version gives a second advice; it takes the place of none.
        "/api/v1/grondslagen/{id}/advies",
        // Whoever names no version hands over anew: it takes the place of what was handed over before.
        "/api/v1/looplijst-vragen/{id}/doorgave",
        // Each print is one of its own; whoever names no version has the last word about who goes where.
        "/api/v1/looplijsten/{id}/routes",
        "/api/v1/looplijsten/{id}/wijken",
        // Each attempt is kept; another pair is another proposal, and another extract the next one.
        "/combinaties",
        "/api/v1/combinaties",
        "/gelijkstellingen",
        "/api/v1/gelijkstellingen",
        "/ggm-uitgaven",
        "/api/v1/ggm-uitgaven",
        "/api/v1/toepassingen",
        "/beheer/toepassingen",
        // Whoever names no version has the last word (V20); who names one, see reis_v20_kanaal.
        "/api/v1/hulpvragen/{id}/kanaalvoorkeuren",
        // Said twice it is said once.
        "/mijn/afmelding",
        "/balie/bezoeken/{afspraak}/afmelding",
        "/api/v1/bezoeken/{id}/afmeldingen",
    ];
    // Two people may have the same name: who is hired twice is two.
    let hired = route.path.ends_with("medewerkers") || route.path == "/beheer/medewerkers/nieuw";
    put || hired || own.contains(&route.path)
}

both!(a_second_press_by_somebody_else_changes_nothing);
async fn a_second_press_by_somebody_else_changes_nothing(world: &World) {
    for route in ROUTES.iter().filter(|route| route.sort == Sort::Write && !is_elsewhere(route)) {
        for moment in moments(world, *route).await {
            let client = world.log_in_as(moment.who).await;
            let done = moment.send(&client, &fresh_key(), &moment.body).await;
            assert!(done.status < 400, "{}: {}", route.path, done.text());
            let before = world.snapshot().await;
            let bodies =
                if matches!(moment.other, Body::Nothing) { vec![&moment.body] } else { vec![&moment.body, &moment.other] };
            for body in bodies {
                // The receptie may of course report somebody else.
                if route.path == "/balie/{locatie}/melden" && std::ptr::eq(body, &moment.other) {
                    continue;
                }
                let late = moment.send(&client, &fresh_key(), body).await;
                assert_eq!(late.status, 409, "{}: {}", route.path, late.text());
                // Who stands at the desk is offered the next time.
                let code = if route.path == "/balie/{locatie}/inloop" { "EL-210" } else { "EL-409" };
                assert!(late.html.contains(code), "{}: {}", route.path, late.text());
            }
            assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "{} was overwritten", route.path);
            world.nobody_is_busy().await;
        }
    }
}

both!(an_old_version_of_an_afspraak_is_refused);
async fn an_old_version_of_an_afspraak_is_refused(world: &World) {
    // The page of Gerda is from before the no-show and the late arrival.
    let visit = booked(world).await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    world.clock.advance(15);
    let gerda = world.gerda().await;
    gerda.notes_no_show(&visit).await.expect(303);
    gerda.reports(&visit).await.expect(303);
    let before = world.snapshot().await;
    for versie in [0, 1, 2, 4, -1, i32::MAX] {
        let path = format!("{}/oproepen", gerda.visit_path(&visit));
        gerda.presses(&path, versie).await.expect(409).shows("EL-409").shows("Een collega was u voor");
    }
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    gerda.calls(&visit).await.expect(303);
    for versie in [0, 3, 5] {
        let path = format!("{}/klaar", gerda.visit_path(&visit));
        let fields = [("uitkomst", "opgelost"), ("versie", &*versie.to_string())];
        gerda.client.write(&path, &fresh_key(), &fields).await.expect(409).shows("EL-409");
    }
    assert_eq!(world.afspraak(visit.afspraak).await.status, "bezig");
}

both!(both_versions_of_a_finish_are_on_the_page);
async fn both_versions_of_a_finish_are_on_the_page(world: &World) {
    let visit = busy(world).await;
    let (gerda, gijs) = (world.gerda().await, world.gijs().await);
    let form = gerda.ending(&visit).await.with(&[
        ("stappen", "brief_uitgelegd"),
        ("toelichting", "Wil liever bellen dan mailen."),
        ("uitkomst", "deels_opgelost"),
        ("vervolg", "activeringscode meenemen"),
        ("vervolg_op", "10-3-2027"),
    ]);
    gijs.finishes(&visit, "opgelost").await.expect(303);
    let before = world.snapshot().await;
    let page = gerda.client.send_form(&form, None).await.expect(409).shows("EL-409").shows("Een collega was u voor");
    // What she typed, and what stands there now.
    for typed in ["Wil liever bellen dan mailen.", "activeringscode meenemen", "10-3-2027", "Brief uitgelegd", "Deels opgelost"] {
        assert!(page.text().contains(typed), "'{typed}' is lost: {}", page.text());
    }
    for now in ["DigiD aangevraagd", "Opgelost"] {
        assert!(page.text().contains(now), "the page does not say '{now}': {}", page.text());
    }
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
}

both!(identity_is_established_during_a_visit_only);
async fn identity_is_established_during_a_visit_only(world: &World) {
    let visit = booked(world).await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let gerda = world.gerda().await;
    let path = format!("{}/identificatie", gerda.visit_path(&visit));
    let before = world.snapshot().await;
    gerda.client.write(&path, &fresh_key(), &[("document", "paspoort")]).await.expect(409).shows("EL-409");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    world.comes_in(&gerda, &visit).await;
    gerda.finishes(&visit, "opgelost").await.expect(303);
    let before = world.snapshot().await;
    gerda.client.write(&path, &fresh_key(), &[("document", "paspoort")]).await.expect(409).shows("EL-409");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "a closed hulpvraag does not change");
}

both!(two_tabs_of_one_concept_lose_nothing);
async fn two_tabs_of_one_concept_lose_nothing(world: &World) {
    let bas = world.bas().await;
    let page = bas.refers(&crate::people::TILLY).search().await;
    let (one, two) = (page.form(NIEUW), bas.client.get(&page.path).await.form(NIEUW));
    world.clock.advance(1);
    for (form, naam) in [(one, "Tilly Een"), (two, "Tilly Twee")] {
        bas.client.send_form(&form.with(&[("naam", naam)]), Some(("stap", "zoek"))).await.expect(303);
    }
    let mut kept = Vec::new();
    for link in bas.list().await.links().into_iter().filter(|link| link.contains("concept=")) {
        kept.push(bas.client.get(&link).await.expect(200).form(NIEUW).value("naam"));
    }
    kept.sort();
    assert_eq!(kept, ["Tilly Een", "Tilly Twee"], "the tab that was late keeps a concept of its own");
}
