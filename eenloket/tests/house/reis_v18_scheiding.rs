//! V18: two people were kept as one. Two pairs of eyes part them; nothing is lost, and each reads their own.

use crate::client::fresh_key;
use crate::people::{ANNA, ANNA_2, ENSCHEDE, Inwoner, TILLY};
use crate::telephone::Referred;
use crate::world::World;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// She stays with her sister in Enschede.
const HERE: Inwoner = Inwoner { postcode: TILLY.postcode, ..ANNA };

/// The telephone wrote the number of the one Anna down for the other, too.
async fn one_anna_for_two(world: &World) -> (Referred, Referred) {
    let bas = world.bas().await;
    let first = bas.refers(&HERE).to(ENSCHEDE).done().await;
    world.clock.advance(5);
    let second = bas.refers(&HERE).to(ENSCHEDE).about("berichtenbox").done().await;
    world.deliver().await;
    assert_eq!(world.hulpvraag(second.hulpvraag).await.inwoner_id, Some(ANNA.id()));
    (first, second)
}

/// What Greet fills in: this Hulpvraag is of somebody else.
async fn asks(world: &World, of: &Referred, other: &Inwoner) -> String {
    let greet = world.log_in_as("Greet").await;
    let nummer = world.hulpvraag(of.hulpvraag).await.nummer;
    let page = greet.get(&format!("/scheidingen/nieuw?nummer={nummer}")).await.expect(200);
    let form = page.form("/scheidingen").with(&[
        ("hulpvragen", &of.hulpvraag.to_string()),
        ("bsn", other.bsn),
        ("naam", other.naam),
        ("geboortedatum", other.geboren),
        ("postcode", other.postcode),
        ("huisnummer", other.huisnummer),
    ]);
    let asked = greet.send_form(&form, None).await.expect(303);
    greet.follow(&asked).await.expect(200).shows("Wacht op een tweede collega").shows("U vroeg dit zelf");
    asked.location().unwrap()
}

async fn rows(world: &World) -> Vec<(String, i64)> {
    let mut all = Vec::new();
    for table in world.tables().await {
        if !["scheiding", "inwoner_hulpvraag", "once", "toegang", "verwerking", "zegel", "zoekpoging", "sessie", "inlogregel"]
            .iter()
            .any(|log| table.starts_with(log))
        {
            let [count] = world.ask::<Count>(&format!("select count(*) as n from {table}")).await.try_into().ok().unwrap();
            all.push((table, count.n));
        }
    }
    all
}

async fn seen_by(world: &World, inwoner: Uuid) -> Vec<Vec<u8>> {
    let all = store::InzageFilter { aantal: 1_000, ..Default::default() };
    store::inzage(world.store(), &[inwoner], &all).await.unwrap().into_iter().map(|line| line.trace_id).collect()
}

both!(two_pairs_of_eyes_part_two_people_and_nothing_is_lost);
async fn two_pairs_of_eyes_part_two_people_and_nothing_is_lost(world: &World) {
    let (first, second) = one_anna_for_two(world).await;
    let before = rows(world).await;
    let lines_before = world.all_lines().await.lines.len();
    let path = asks(world, &second, &ANNA_2).await;
    assert_eq!(world.hulpvraag(second.hulpvraag).await.inwoner_id, Some(ANNA.id()), "asking changes nothing");

    // Who asked cannot do it; a colleague looks and does.
    let greet = world.log_in_as("Greet").await;
    greet.write(&format!("{path}/aanvaarding"), &fresh_key(), &[]).await.expect(409).shows("EL-409").shows("U vroeg dit zelf");
    let fatih = world.log_in_as("Fatih").await;
    let page = fatih.get(&path).await.expect(200).shows("Anna Dubbel").shows("12-4-1961").shows("ingevuld");
    assert!(!page.html.contains(ANNA_2.bsn));
    let form = page.form(&format!("{path}/aanvaarding"));
    fatih.send_form(&form, None).await.expect(303);
    fatih.get(&path).await.expect(200).shows("Gedaan.").shows("regels van het logboek gingen mee");

    // All of the second question is of the second Anna, all of the first stays.
    for (visit, who) in [(first, ANNA.id()), (second, ANNA_2.id())] {
        assert_eq!(world.hulpvraag(visit.hulpvraag).await.inwoner_id, Some(who));
        assert_eq!(world.afspraak(visit.afspraak).await.inwoner_id, Some(who));
        assert_eq!(world.doorverwijzing(visit.doorverwijzing).await.inwoner_id, Some(who));
        let berichten = world.berichten(visit.hulpvraag).await;
        assert!(!berichten.is_empty() && berichten.iter().all(|row| row.inwoner_id == Some(who)));
    }
    assert_eq!(rows(world).await, before, "no row was lost or made");
    // Both logs only grew.
    assert!(world.all_lines().await.lines.len() > lines_before);
    fatih.write(&format!("{path}/aanvaarding"), &fresh_key(), &[]).await.expect(409).shows("Een collega besliste al");
}

both!(each_reads_their_own_lines_afterwards);
async fn each_reads_their_own_lines_afterwards(world: &World) {
    let bas = world.bas().await;
    let call = bas.refers(&HERE).to(ENSCHEDE);
    let first = call.confirm().await.expect(303);
    world.clock.advance(5);
    let second = bas.refers(&HERE).to(ENSCHEDE).about("berichtenbox").confirm().await.expect(303);
    let visit = world.referred(&second.location().unwrap()).await;
    world.clock.set(world.afspraak(visit.afspraak).await.begin.at());
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &visit).await;
    let seen = gerda.visit(&visit).await.expect(200);
    for trace in [first.trace, second.trace, seen.trace] {
        assert!(seen_by(world, ANNA.id()).await.contains(&trace.to_vec()));
    }
    let path = asks(world, &visit, &ANNA_2).await;
    let fatih = world.log_in_as("Fatih").await;
    fatih.write(&format!("{path}/aanvaarding"), &fresh_key(), &[]).await.expect(303);

    let (one, other) = (seen_by(world, ANNA.id()).await, seen_by(world, ANNA_2.id()).await);
    assert!(one.contains(&first.trace.to_vec()) && !other.contains(&first.trace.to_vec()));
    for trace in [second.trace, seen.trace] {
        assert!(!one.contains(&trace.to_vec()) && other.contains(&trace.to_vec()), "the line is of the other now");
    }
    // On their own pages, too: no line of the one is read by the other.
    let read = async |who: &Inwoner| crate::reis_v29_inzage::all_lines(&world.inwoner(who).await).await;
    let (hers, of_other) = (read(&ANNA).await, read(&ANNA_2).await);
    let ids = async |trace: [u8; 16]| {
        let lines = world.lines_of(trace).await.lines;
        lines.into_iter().map(|line| line.id.to_string()).collect::<Vec<_>>()
    };
    assert!(ids(first.trace).await.iter().all(|id| hers.contains(id) && !of_other.contains(id)), "{hers:?}");
    for trace in [second.trace, seen.trace] {
        let corrected = ids(trace).await.into_iter().filter(|id| of_other.contains(id)).count();
        assert_eq!(corrected, 1, "she reads it once");
        assert!(ids(trace).await.iter().all(|id| !hers.contains(id)), "and it is gone from the other's page");
    }
    // The seals hold: nothing in the logs was touched.
    world.must_hold().await;
}

both!(a_number_that_stood_with_the_wrong_one_goes_along);
async fn a_number_that_stood_with_the_wrong_one_goes_along(world: &World) {
    // Anna's number is in truth that of a neighbour whom nobody knows yet.
    let (_, second) = one_anna_for_two(world).await;
    let index = world.person(ANNA.id()).await.bsn_index;
    let neighbour = Inwoner { naam: "Bea Buurvrouw", geboren: "1-2-1960", huisnummer: "9010", ..ANNA };
    let path = asks(world, &second, &neighbour).await;
    let fatih = world.log_in_as("Fatih").await;
    fatih.write(&format!("{path}/aanvaarding"), &fresh_key(), &[]).await.expect(303);
    let other = world.hulpvraag(second.hulpvraag).await.inwoner_id.unwrap();
    assert_ne!(other, ANNA.id());
    assert_eq!((world.person(ANNA.id()).await.bsn_index, world.person(other).await.bsn_index), (None, index));
    assert_eq!(world.person(other).await.achternaam, "Buurvrouw");
}

both!(what_cannot_be_parted_says_why);
async fn what_cannot_be_parted_says_why(world: &World) {
    let (_, second) = one_anna_for_two(world).await;
    let greet = world.log_in_as("Greet").await;
    greet.get("/scheidingen/nieuw?nummer=AAAA-AAAA").await.expect(404).shows("Wij vinden dit nummer niet");
    let nummer = world.hulpvraag(second.hulpvraag).await.nummer;
    // Of another gemeente there is nothing, and a Medewerker of the Balie parts nobody.
    let tess = world.log_in_as("Tess").await;
    tess.get(&format!("/scheidingen/nieuw?nummer={nummer}")).await.expect(404).shows("Wij vinden dit nummer niet");
    world.log_in_as("Gerda").await.get("/scheidingen").await.expect(404);
    let page = greet.get(&format!("/scheidingen/nieuw?nummer={nummer}")).await.expect(200);
    let wrong = page.form("/scheidingen").with(&[("bsn", "999990458"), ("naam", "Anna Dubbel")]);
    let back = greet.send_form(&wrong, None).await.expect(400).shows("Kies minstens één vraag").shows("EL-361");
    assert_eq!(back.form("/scheidingen").value("naam"), "Anna Dubbel");
    asks(world, &second, &ANNA_2).await;
    // One at a time.
    let again = page.form("/scheidingen").with(&[
        ("hulpvragen", &second.hulpvraag.to_string()),
        ("naam", "Anna Dubbel"),
        ("geboortedatum", "12-4-1961"),
    ]);
    greet.send_form(&again, None).await.expect(409).shows("intussen van een ander");
}
