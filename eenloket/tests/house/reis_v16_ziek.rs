//! V16: Daan is ill at 08:05, and seven people have an Afspraak with him. Nobody is dropped, everybody hears of it.

use crate::client::Page;
use crate::form::Form;
use crate::people::{Inwoner, JOOST, KEES, SAMIRA, TILLY};
use crate::planner::{GERDA, Planner, Shift, path};
use crate::post::{on_paper, prints};
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;
use reqwest::Method;

const DUO: &str = "enschede/duo";
const WHO: [Inwoner; 7] = [TILLY, JOOST, SAMIRA, KEES, TILLY, JOOST, SAMIRA];

/// Daan's Dienst on Wednesday 3 March, with seven Afspraken in it; the demo has none there on that day.
pub async fn seven(world: &World) -> (Uuid, Vec<Referred>) {
    let day = world.diensten(DUO).await.into_iter().find(|row| row.begin.at().to_string().starts_with("2027-03-03")).unwrap();
    let free: Vec<Uuid> =
        world.slots_of(day.id).await.into_iter().filter(|s| !s.bezet && !s.vrijgehouden).map(|s| s.id).collect();
    let mut visits = Vec::new();
    for (who, slot) in WHO.iter().zip(free) {
        visits.push(world.books(who, "studieschuld", slot).await);
    }
    world.deliver().await;
    (day.id, visits)
}

/// What can be chosen for an Afspraak, by the second word of the choice.
fn of_sort(form: &Form, afspraak: Uuid, soort: &str) -> Vec<String> {
    let start = format!("{afspraak} {soort}");
    form.choices("keuze").into_iter().filter(|choice| choice.starts_with(&start)).collect()
}

/// Sends the choices of a page, one for each Afspraak.
async fn chooses(planner: &Planner, page: &Page, dienst: Uuid, stap: &str, keuzes: &[String]) -> Page {
    let mut fields = page.hidden(&path(dienst));
    fields.extend(keuzes.iter().map(|keuze| ("keuze".to_owned(), keuze.clone())));
    fields.push(("stap".to_owned(), stap.to_owned()));
    let request = planner.client.request(Method::POST, &path(dienst)).form(&fields);
    planner.client.send(&path(dienst), request).await
}

both!(nobody_stays_uninformed_when_daan_is_ill);
async fn nobody_stays_uninformed_when_daan_is_ill(world: &World) {
    let (dienst, visits) = seven(world).await;
    world.it_is("2027-03-03T08:05");
    let dirk = world.planner("Dirk").await;
    let before = world.snapshot().await;
    let page = dirk.presses(dienst, "ziek", &[]).await.expect(200).shows("7 afspraken passen niet meer");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0], "showing whom it touches changes nothing");
    for visit in &visits {
        let nummer = world.hulpvraag(visit.hulpvraag).await.nummer;
        assert!(page.text().contains(&nummer), "{nummer} is not on the page");
    }
    for naam in ["Tilly", "Joost", "Samira", "Kees"] {
        assert!(!page.text().contains(naam), "a planner reads no names of inwoners");
    }
    let form = page.form(&path(dienst));
    let mut keuzes = Vec::new();
    for (nth, visit) in visits.iter().enumerate() {
        let choices = match nth {
            0 | 1 => of_sort(&form, visit.afspraak, "medewerker"),
            2..5 => vec![of_sort(&form, visit.afspraak, "tijdslot")[nth].clone()],
            _ => of_sort(&form, visit.afspraak, "taak"),
        };
        keuzes.push(choices[0].clone());
    }
    // One of them without a choice is not enough.
    let short = chooses(&dirk, &page, dienst, "ziek", &keuzes[..6]).await.expect(400);
    short.shows("Kies voor elke afspraak wat er gebeurt");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    chooses(&dirk, &page, dienst, "ziek", &keuzes).await.expect(303);
    world.deliver().await;

    everybody_knows(world, &visits).await;
    // A colleague sits there at the same time and place: nothing changed for who comes, and nobody writes so.
    for visit in &visits[..2] {
        let told = world.berichten(visit.hulpvraag).await;
        assert!(told.iter().all(|row| row.soort == "stand_doorverwijzing"), "{told:?}");
    }
    assert!(world.dienst(dienst).await.vervallen_op.is_some());
    assert!(world.slots_of(dienst).await.iter().all(|slot| slot.bezet), "nothing of Daan's can be booked any more");
    let dirks: Vec<_> =
        world.diensten(DUO).await.into_iter().filter(|row| row.medewerker_id == Some(demo::id("medewerker/dirk"))).collect();
    assert_eq!(dirks.len(), 1, "two that lie next to each other are one dienst");
    assert_eq!(world.slots_of(dirks[0].id).await.len(), 2);
    let tasks = world.desk("Dirk", "enschede").await.tasks().await;
    tasks.shows("Bel de inwoner: op deze tijd zit er niemand");
    assert!(crate::reis_v16_rooster::overlaps(world).await.is_empty());
}

/// Each of them has an Afspraak that stands, and a message or a Taak about what changed.
async fn everybody_knows(world: &World, visits: &[Referred]) {
    let mut uninformed = 0;
    for (nth, visit) in visits.iter().enumerate() {
        let all: Vec<_> = world.afspraken().await.into_iter().filter(|row| row.hulpvraag_id == visit.hulpvraag).collect();
        let live: Vec<_> = all.iter().filter(|row| row.status == "bevestigd").collect();
        assert_eq!(live.len(), 1, "visit {nth}: {all:?}");
        let soorten: Vec<String> = world.berichten(visit.hulpvraag).await.into_iter().map(|row| row.soort).collect();
        let taken = world.taken(visit.hulpvraag).await;
        let told = match nth {
            // A colleague sits there: place and time are what they were told, so there is nothing to tell.
            0 | 1 => live[0].id == visit.afspraak,
            2..5 => soorten.iter().any(|soort| soort == "afspraak_verplaatst"),
            _ => taken.iter().any(|taak| taak.soort == "rooster_gewijzigd" && taak.status == "open"),
        };
        uninformed += usize::from(!told);
        let moved = (2..5).contains(&nth);
        assert_eq!(live[0].id != visit.afspraak, moved, "visit {nth}");
        if moved {
            assert_eq!(world.afspraak(visit.afspraak).await.status, "verplaatst");
            // The Doorverwijzing and the next step follow.
            assert_eq!(world.doorverwijzing(visit.doorverwijzing).await.afspraak_id, Some(live[0].id));
            let vraag = world.hulpvraag(visit.hulpvraag).await;
            if vraag.vervolgstap.as_deref() == Some("afspraak") {
                assert_eq!(vraag.vervolgstap_op, Some(live[0].begin));
            }
        }
    }
    assert_eq!(uninformed, 0, "inwoners who do not know");
}

both!(each_hears_of_a_move_in_their_own_channel);
async fn each_hears_of_a_move_in_their_own_channel(world: &World) {
    let (dienst, visits) = seven(world).await;
    // Joost asked for e-mail for this kind of message, and his address works; Tilly and Samira did not.
    let bas = world.bas().await;
    world.wants_email(&bas.client, &visits[1], &JOOST, &["afspraak_verplaatst"], "joost.testman@example.org").await;
    world.it_is("2027-03-03T08:05");
    let dirk = world.planner("Dirk").await;
    let page = dirk.presses(dienst, "ziek", &[]).await.expect(200);
    let form = page.form(&path(dienst));
    let choice = |(nth, visit): (usize, &Referred)| match nth {
        0..3 => of_sort(&form, visit.afspraak, "tijdslot")[nth].clone(),
        _ => of_sort(&form, visit.afspraak, "taak")[0].clone(),
    };
    let keuzes: Vec<String> = visits.iter().enumerate().map(choice).collect();
    chooses(&dirk, &page, dienst, "ziek", &keuzes).await.expect(303);
    world.deliver().await;
    // The message is there once, and goes along the way that its inwoner chose.
    // It is for today: who has no e-mail is called, since post would come too late.
    let call = "Een brief komt te laat. Bel de inwoner.";
    for (nth, (visit, way)) in visits.iter().zip([call, "De inwoner krijgt een e-mail dat er een bericht is.", call]).enumerate()
    {
        let told = world.berichten(visit.hulpvraag).await;
        let [told] = told.iter().filter(|row| row.soort == "afspraak_verplaatst").collect::<Vec<_>>().try_into().unwrap();
        dirk.client.get(&format!("/berichten/{}", told.id)).await.expect(200).shows(way);
        let taken = world.taken(visit.hulpvraag).await;
        let calls: Vec<_> = taken.iter().filter(|taak| taak.soort == "bericht_bellen").collect();
        assert_eq!(calls.len(), usize::from(nth != 1), "{taken:?}");
        let before = world.afspraak(visit.afspraak).await.begin;
        assert!(calls.iter().all(|taak| taak.termijn_op <= before && taak.status == "open"), "{taken:?}");
    }
    // Whoever is phoned gets no letter beside it; the desk has it to do before the Afspraak would begin.
    for visit in &visits[3..] {
        assert!(world.berichten(visit.hulpvraag).await.iter().all(|row| row.soort != "afspraak_verplaatst"));
        let taken = world.taken(visit.hulpvraag).await;
        let call = taken.iter().find(|taak| taak.soort == "rooster_gewijzigd").expect("somebody calls");
        assert_eq!(call.termijn_op, world.afspraak(visit.afspraak).await.begin);
    }
    // Nothing was deleted: seven Afspraken stand, and what was moved is still there to be read.
    let all = world.afspraken().await;
    for visit in &visits {
        assert_eq!(all.iter().filter(|row| row.hulpvraag_id == visit.hulpvraag && row.status == "bevestigd").count(), 1);
        assert!(all.iter().any(|row| row.id == visit.afspraak));
    }
}

both!(a_change_for_a_later_week_is_a_letter_that_is_printed);
async fn a_change_for_a_later_week_is_a_letter_that_is_printed(world: &World) {
    let priya = world.planner("Priya").await;
    let dienst = priya.offers(&GERDA).await;
    let slots = world.slots_of(dienst).await;
    let mut visits = Vec::new();
    for (who, slot) in [&TILLY, &JOOST, &KEES].into_iter().zip(slots.iter().filter(|slot| !slot.vrijgehouden)) {
        visits.push(world.books(who, "digid", slot.id).await);
    }
    world.deliver().await;
    let bas = world.bas().await;
    world.wants_email(&bas.client, &visits[1], &JOOST, &["afspraak_verplaatst"], "joost.testman@example.org").await;
    // After closing time nothing of today is offered any more.
    world.it_is("2027-03-02T17:30");
    let priya = world.planner("Priya").await;
    let page = priya.presses(dienst, "vervalt", &[]).await.expect(200).shows("3 afspraken passen niet meer");
    let form = page.form(&path(dienst));
    let keuzes: Vec<String> = visits
        .iter()
        .enumerate()
        .map(|(nth, visit)| match nth {
            // Each another time.
            0 | 1 => of_sort(&form, visit.afspraak, "tijdslot")[nth].clone(),
            _ => of_sort(&form, visit.afspraak, "taak")[0].clone(),
        })
        .collect();
    // The planner reads at once how many hear of it along which way.
    let done = chooses(&priya, &page, dienst, "vervalt", &keuzes).await.expect(303);
    let week = priya.client.follow(&done).await.expect(200).shows("1 inwoner krijgt dit per brief.");
    week.shows("1 inwoner krijgt een e-mail dat er een bericht is.")
        .shows("1 inwoner moet gebeld worden. Er staat een taak klaar.");
    world.deliver().await;
    // Post comes in time: it is a letter for Tilly, an e-mail for Joost, and a call where no other time was chosen.
    for (visit, way) in visits.iter().zip(["De inwoner krijgt dit per brief, met grote letters.", "De inwoner krijgt een e-mail"])
    {
        let told = world.bericht(visit, "afspraak_verplaatst").await;
        assert_eq!((told.status.as_str(), told.organisatie_id), ("klaar", demo::id("organisatie/enschede")));
        world.log_in_as("Greet").await.get(&format!("/berichten/{}", told.id)).await.expect(200).shows(way);
        assert!(world.taken(visit.hulpvraag).await.iter().all(|taak| taak.soort != "bericht_bellen"));
    }
    assert!(world.berichten(visits[2].hulpvraag).await.iter().all(|told| told.soort != "afspraak_verplaatst"));
    assert!(world.taken(visits[2].hulpvraag).await.iter().any(|taak| taak.soort == "rooster_gewijzigd"));
    // Greet prints one letter: the old time is off, and it says when and where now.
    let greet = world.desk("Greet", "enschede").await;
    let pdf = format!("{}/brieven.pdf", prints(&greet).await);
    assert_eq!(world.bericht(&visits[0], "afspraak_verplaatst").await.status, "geprint");
    let Some(paper) = on_paper(&greet.client, &pdf).await else { return };
    let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
    let now =
        world.afspraken().await.into_iter().find(|row| row.hulpvraag_id == visits[0].hulpvraag && row.status == "bevestigd");
    let begin = now.unwrap().begin.at().to_zoned(foundation::jiff::tz::TimeZone::get("Europe/Amsterdam").unwrap());
    let clock = format!("{}:{:02}", begin.hour(), begin.minute());
    for text in
        ["Uw afspraak is nu op", "Uw afspraak van woensdag 24 maart 2027, 9:30 gaat niet door.", "Tilly Voorbeeld", &clock]
    {
        assert!(paper.contains(text), "no '{text}' in {paper}");
    }
    assert!(!paper.contains("Joost") && !paper.contains("Kees") && !paper.contains("Gerda"), "{paper}");
}

both!(a_chosen_time_that_is_gone_keeps_the_other_choices);
async fn a_chosen_time_that_is_gone_keeps_the_other_choices(world: &World) {
    let (dienst, visits) = seven(world).await;
    let dirk = world.planner("Dirk").await;
    let page = dirk.presses(dienst, "vervalt", &[]).await.expect(200);
    let form = page.form(&path(dienst));
    let mut keuzes: Vec<String> = visits.iter().map(|visit| format!("{} taak", visit.afspraak)).collect();
    let to = of_sort(&form, visits[0].afspraak, "tijdslot")[0].clone();
    keuzes[0].clone_from(&to);
    // Two of them to the same time: the second one is too late, and nothing happened.
    keuzes[1] = format!("{} tijdslot {}", visits[1].afspraak, to.rsplit(' ').next().unwrap());
    let before = world.snapshot().await;
    let page = chooses(&dirk, &page, dienst, "vervalt", &keuzes).await.expect(409).shows("EL-210");
    let page = page.shows("Een gekozen tijd is net door iemand anders genomen");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    assert_eq!(page.html.matches("name=\"keuze\"").count(), 7);
    // A colleague who sits elsewhere cannot take over.
    let mut busy = keuzes.clone();
    busy[1] = format!("{} taak", visits[1].afspraak);
    busy[0] = format!("{} medewerker {}", visits[0].afspraak, demo::id("medewerker/ute"));
    chooses(&dirk, &page, dienst, "vervalt", &busy).await.expect(400);
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    keuzes[1] = format!("{} taak", visits[1].afspraak);
    chooses(&dirk, &page, dienst, "vervalt", &keuzes).await.expect(303);
    assert_eq!(world.afspraak(visits[0].afspraak).await.status, "verplaatst");
}

both!(a_shorter_dienst_asks_only_about_who_falls_outside);
async fn a_shorter_dienst_asks_only_about_who_falls_outside(world: &World) {
    let priya = world.planner("Priya").await;
    let dienst = priya.offers(&GERDA).await;
    let slots = world.slots_of(dienst).await;
    let early = world.books(&TILLY, "digid", slots[0].id).await;
    let late = world.books(&JOOST, "digid", slots[3].id).await;
    let free = world.slots_of(dienst).await.len();
    // Who sits there may change without anybody noticing; so may the room around the Afspraken.
    let gijs = demo::id("medewerker/gijs").to_string();
    priya.presses(dienst, "bewaar", &[("medewerker", &gijs), ("einde", "12:00")]).await.expect(303);
    assert_eq!(world.slots_of(dienst).await.len(), free - 1);
    let page = priya.presses(dienst, "bewaar", &[("einde", "10:30")]).await.expect(200).shows("1 afspraak past niet meer");
    let form = page.form(&path(dienst));
    assert!(of_sort(&form, early.afspraak, "taak").is_empty());
    let call = of_sort(&form, late.afspraak, "taak");
    chooses(&priya, &page, dienst, "bewaar", &call).await.expect(303);
    assert_eq!(world.afspraak(early.afspraak).await.status, "bevestigd");
    let taken = world.taken(late.hulpvraag).await;
    assert_eq!(taken.iter().filter(|taak| taak.soort == "rooster_gewijzigd").count(), 1);
    let slots = world.slots_of(dienst).await;
    assert_eq!(slots.iter().filter(|slot| !slot.bezet).count(), 1, "10:00 only: {slots:?}");
    // Longer again: the times that fell away come back beside what is booked.
    priya.presses(dienst, "bewaar", &[("einde", "12:30")]).await.expect(303);
    assert_eq!(world.slots_of(dienst).await.len(), free);
}

both!(a_desk_is_not_booked_while_its_dienst_falls_away);
async fn a_desk_is_not_booked_while_its_dienst_falls_away(world: &World) {
    let priya = world.planner("Priya").await;
    for datum in ["24-3-2027", "25-3-2027", "30-3-2027"] {
        let dienst = priya.offers(&Shift { datum, vrijgehouden: "0", ..GERDA }).await;
        let slot = world.slots_of(dienst).await[0].id;
        let bas = world.log_in_as("Bas").await;
        let booking = crate::planner::booking(&bas, &TILLY, "digid", slot);
        let (booked, gone) = tokio::join!(booking, priya.presses(dienst, "vervalt", &[]));
        // Either the booking came first and the planner sees it, or the time was gone.
        match booked.status {
            201 => assert!(world.dienst(dienst).await.vervallen_op.is_none(), "{}", gone.text()),
            409 => assert!(world.dienst(dienst).await.vervallen_op.is_some(), "{}", booked.text()),
            other => panic!("{other}: {}", booked.text()),
        }
    }
}
