//! V13: a no is respected, and leaves no mark. What is kept is from what and since when.

use crate::client::fresh_key;
use crate::outreach::{REGELINGEN, hit, insists, left_out, neighbour, notes, plans, tables_that_name};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;
use std::collections::BTreeSet;
use store::sea_orm::{self, ActiveValue::Set, EntityTrait, FromQueryResult};

/// Kees is on the list of Nel, planned for this morning.
async fn at_the_door(world: &World) -> (Uuid, Uuid) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN), neighbour("Mia Voorbeeld", "6211AB", "9011")]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    plans(world, &nel, &[regel], "ochtend").await.expect(303);
    (id, regel)
}

both!(kees_says_no_and_only_what_and_since_when_is_kept);
async fn kees_says_no_and_only_what_and_since_when_is_kept(world: &World) {
    let (id, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "niet_bereikt"), ("dagdeel", "ochtend")]).await.expect(303);
    let before: BTreeSet<String> = tables_that_name(world, KEES.id()).await.into_iter().map(|(name, _)| name).collect();
    assert!(["gesprek", "looplijst_regel", "poging"].iter().all(|name| before.contains(*name)), "{before:?}");
    notes(&nel, regel, &[("uitkomst", "geweigerd")]).await.expect(400).shows("Kies waartegen de inwoner nee zegt");
    let noted = notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "alles")]).await.expect(303);
    // Where it leads tells nothing, and nothing tells that it was a no.
    assert_eq!(noted.location().unwrap(), format!("/looplijsten/{id}?genoteerd=ja"));
    nel.follow(&noted).await.expect(200).shows("Het is opgeslagen").hides(KEES.naam).hides("zei nee").hides("eweiger");
    let [no] = world.weigeringen(KEES.id()).await.try_into().unwrap();
    assert_eq!((no.regeling.as_str(), no.datum.as_str()), ("", "2027-03-02"));
    // Of the list, the attempt and the conversation nothing names him any more.
    let after: BTreeSet<String> = tables_that_name(world, KEES.id()).await.into_iter().map(|(name, _)| name).collect();
    let new: Vec<&String> = after.difference(&before).collect();
    assert_eq!(new, ["afmelding", "weigering"], "and who wants nothing at all is not looked for any more (V11)");
    assert!(["gesprek", "looplijst_regel", "poging"].iter().all(|name| !after.contains(*name)), "{after:?}");
    let left = world.regel(regel).await;
    assert_eq!((left.status.as_str(), left.inwoner_id, left.regelingen.as_str(), left.poging), ("geweigerd", None, "", 0));
    // The address is over, for Nel too.
    nel.get(&format!("/looplijsten/regels/{regel}")).await.expect(200).shows("Hier hoeft niemand meer langs").hides(KEES.naam);
    insists(world, &nel, regel, &[("uitkomst", "interesse"), ("dagdeel", "middag")]).await.expect(409).shows("EL-409");
}

both!(a_no_to_one_regeling_leaves_the_other);
async fn a_no_to_one_regeling_leaves_the_other(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.regelingen.as_str()), ("gepland", "individuele_inkomenstoeslag"));
    assert_eq!(world.weigeringen(KEES.id()).await[0].regeling, "aio");
    // What is not on it cannot be refused, and nobody else's either.
    insists(world, &nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio"), ("dagdeel", "middag")]).await.expect(409);
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "individuele_inkomenstoeslag")]).await.expect(303);
    assert_eq!(world.regel(regel).await.inwoner_id, None);
    assert_eq!(world.weigeringen(KEES.id()).await.len(), 2);
}

both!(a_no_may_come_after_a_conversation_and_is_no_other_act);
async fn a_no_may_come_after_a_conversation_and_is_no_other_act(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    let spoke = notes(&nel, regel, &[("uitkomst", "denkt_na"), ("dagdeel", "ochtend")]).await.expect(303);
    // Now only a no is left to note.
    let page = nel.get(&format!("/looplijsten/regels/{regel}")).await.expect(200).shows("Uit het gesprek: Denkt erover na");
    assert_eq!(page.choices("uitkomst"), ["geweigerd"]);
    let refused = notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "alles")]).await.expect(303);
    // In the logs a no is as a yes: the same act, activity and ground, about the same person.
    let [one, other] = [world.lines_of(spoke.trace).await, world.lines_of(refused.trace).await];
    let of = |lines: &crate::lines::Lines| {
        let said = lines.lines.iter().map(|line| (line.naam.clone(), line.activiteit.clone(), line.grondslag.clone()));
        let who = lines.accesses.iter().map(|row| (row.handeling.clone(), row.uitkomst.clone(), row.aantal));
        (said.collect::<Vec<_>>(), who.collect::<Vec<_>>())
    };
    assert_eq!(of(&one), of(&other));
    assert_eq!(one.persons("looplijst.gesprek"), other.persons("looplijst.gesprek"));
    assert_eq!(spoke.location(), refused.location());
    // And nothing is told about it to anybody: no event, so no letter and no listener.
    let told = world.ask::<Kind>("select kind from event where kind like 'looplijst%'").await;
    assert!(told.iter().all(|event| !event.kind.contains("weiger")), "{told:?}");
}

#[derive(Debug, FromQueryResult)]
struct Kind {
    kind: String,
}

both!(nobody_reads_that_somebody_said_no);
async fn nobody_reads_that_somebody_said_no(world: &World) {
    let (id, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "alles")]).await.expect(303);
    let no = world.weigeringen(KEES.id()).await[0].id.to_string();
    // Every list of every role, and the Looplijst itself, for everybody who works in Maastricht and a few who do not.
    let lists: Vec<&str> = crate::regels_routes::ROUTES
        .iter()
        .filter(|route| route.method == "GET" && !route.path.contains('{') && route.sort == crate::regels_routes::Sort::Read)
        .map(|route| route.path)
        .collect();
    let one = format!("/looplijsten/{id}");
    for naam in ["Tess", "Nel", "Noor", "Nora", "Otto", "Fatih Oefening", "Femke", "Gerda", "Bas", "Wim"] {
        let client = world.log_in_as(naam).await;
        for path in lists.iter().copied().chain([one.as_str()]) {
            let page = client.get(path).await;
            assert!(!page.html.contains(&no), "{naam} reads it on {path}");
            let of_lists = path.contains("looplijst");
            assert!(!of_lists || !page.html.contains("geweigerd"), "{naam} reads it on {path}");
            assert!(!of_lists || !page.text().contains(KEES.naam), "{naam} reads of Kees on {path}");
        }
    }
    // No count of few says it either.
    world.log_in_as("Tess").await.get(&one).await.expect(200).shows("minder dan 10");
}

both!(who_said_no_is_on_no_later_list_until_it_has_cooled_off);
async fn who_said_no_is_on_no_later_list_until_it_has_cooled_off(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    for no in REGELINGEN {
        notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", no)]).await.expect(303);
    }
    let again = [hit(&KEES, &REGELINGEN), neighbour("Mia Voorbeeld", "6211AB", "9011")];
    let later = world.combined().await;
    let stand = world.lists(later, &again).await.unwrap();
    assert_eq!((stand.regels, left_out(&stand)), (1, [("weigering", 1)].into_iter().collect()));
    assert!(world.regel_of(later, KEES.id()).await.is_none());
    // The last day of the twenty-four months, and the day after it.
    world.it_is("2029-03-01T10:00");
    assert_eq!(world.lists(world.combined().await, &again).await.unwrap().regels, 1);
    world.it_is("2029-03-02T10:00");
    assert_eq!(world.lists(world.combined().await, &again).await.unwrap().regels, 2);
    // By then it is destroyed, too.
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert!(world.weigeringen(KEES.id()).await.is_empty());
}

both!(who_wants_nothing_at_all_is_on_no_list_ever);
async fn who_wants_nothing_at_all_is_on_no_list_ever(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "alles")]).await.expect(303);
    let again = [hit(&KEES, &REGELINGEN)];
    for at in ["2027-03-02T12:00", "2029-06-01T10:00"] {
        world.it_is(at);
        let stand = world.lists(world.combined().await, &again).await.unwrap();
        // His neighbour is visited still, and comes along.
        assert_eq!((stand.regels, left_out(&stand)), (1, [("afmelding", 1)].into_iter().collect()), "{at}");
    }
}

both!(kees_calls_and_is_on_a_list_again_the_same_day);
async fn kees_calls_and_is_on_a_list_again_the_same_day(world: &World) {
    let (id, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "alles")]).await.expect(303);
    let says = |naam, geboren| [("naam", naam), ("geboortedatum", geboren), ("postcode", KEES.postcode)];
    let page = "/looplijsten/weigeringen";
    nel.get("/looplijsten").await.expect(200).shows("Toch een gesprek");
    // Nobody is listed there, and who says it wrong learns nothing.
    nel.get(page).await.expect(200).hides(KEES.naam);
    nel.write(page, &fresh_key(), &says("Kees Verzonnen", "9-10-1959")).await.expect(400).shows("Wij vinden hier niets bij");
    let back = nel.write(page, &fresh_key(), &says(KEES.naam, KEES.geboren)).await.expect(303);
    nel.follow(&back).await.expect(200).shows("De inwoner staat weer op de lijst").hides(KEES.naam);
    let row = world.regel_of(id, KEES.id()).await.expect("on the newest list");
    assert_eq!((row.status.as_str(), row.regelingen.as_str()), ("toegewezen", "aio individuele_inkomenstoeslag"));
    assert_ne!(row.id, regel, "a new regel: what is over does not begin again");
    assert!(world.weigeringen(KEES.id()).await.is_empty());
    nel.get(&format!("/looplijsten/{id}")).await.expect(200).shows(KEES.naam);
    // Who guesses waits, as everywhere.
    for day in 1..=4 {
        let born = format!("{day}-1-1950");
        let wrong = [("naam", "Kees Verzonnen"), ("geboortedatum", &*born), ("postcode", KEES.postcode)];
        nel.write(page, &fresh_key(), &wrong).await.expect(400);
    }
    nel.write(page, &fresh_key(), &says("Kees Verzonnen", "7-1-1950")).await.expect(429).shows("EL-129");
}

both!(kees_reads_what_he_said_no_to_and_takes_it_back);
async fn kees_reads_what_he_said_no_to_and_takes_it_back(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    let (kees, page) = (world.inwoner(&KEES).await, "/mijn/weigeringen");
    kees.get("/mijn").await.expect(200);
    let form = kees.get(page).await.expect(200).shows("AIO-aanvulling").shows("Op 2-3-2027, bij Gemeente Maastricht").form(page);
    // Nobody else reads it, or takes it back.
    let tilly = world.inwoner(&crate::people::TILLY).await;
    tilly.get(page).await.expect(200).shows("U zei nergens nee tegen");
    let his = form.value("weigering").to_owned();
    tilly.write(page, &fresh_key(), &[("weigering", &his)]).await.expect(409).shows("Dit was al weg");
    assert_eq!(world.weigeringen(KEES.id()).await.len(), 1);
    let done = kees.send_form(&form, None).await.expect(303);
    kees.follow(&done).await.expect(200).shows("Wij kunnen weer bij u langskomen").shows("U zei nergens nee tegen");
    assert!(world.weigeringen(KEES.id()).await.is_empty());
}

both!(who_opts_out_at_the_balie_is_off_the_list_before_the_visit);
async fn who_opts_out_at_the_balie_is_off_the_list_before_the_visit(world: &World) {
    let (id, regel) = at_the_door(world).await;
    let kees = world.inwoner(&KEES).await;
    kees.write("/mijn/afmelding", &fresh_key(), &[("bereik", "alles")]).await.expect(303);
    // Before the event was heard: nobody plans a visit any more.
    let nel = world.log_in_as("Nel").await;
    plans(world, &nel, &[regel], "middag").await.expect(400).shows("Deze inwoner wil niet dat wij zoeken of langsgaan");
    world.deliver().await;
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.reden.as_deref(), row.inwoner_id), ("vervallen", Some("afmelding"), None));
    nel.get(&format!("/looplijsten/{id}")).await.expect(200).hides(KEES.naam).shows("Mia Voorbeeld");
}

both!(a_regel_names_somebody_for_six_months_and_a_gesprek_for_a_year);
async fn a_regel_names_somebody_for_six_months_and_a_gesprek_for_a_year(world: &World) {
    let (id, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "niet_bereikt"), ("dagdeel", "ochtend")]).await.expect(303);
    notes(&nel, regel, &[("uitkomst", "interesse"), ("dagdeel", "middag")]).await.expect(303);
    let look = || eenloket::terms::look_at_the_clock(&world.house);
    world.it_is("2027-09-02T09:59");
    look().await.unwrap();
    assert_eq!(world.regel(regel).await.inwoner_id, Some(KEES.id()));
    world.it_is("2027-09-02T12:00");
    assert!(look().await.unwrap().looplijsten > 0);
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.inwoner_id, row.regelingen.as_str()), ("vernietigd", None, ""));
    assert_eq!(world.gesprekken(KEES.id()).await.len(), 1);
    look().await.unwrap();
    assert_eq!(world.looplijst(id).await.status, "afgerond", "nobody is left to visit");
    world.it_is("2028-03-02T12:00");
    look().await.unwrap();
    assert!(world.gesprekken(KEES.id()).await.is_empty() && world.pogingen(KEES.id()).await.is_empty());
    assert_eq!(look().await.unwrap().looplijsten, 0, "once");
}

both!(a_no_takes_somebody_off_every_list_of_the_organisatie);
async fn a_no_takes_somebody_off_every_list_of_the_organisatie(world: &World) {
    let (first, regel) = at_the_door(world).await;
    // On two lists at once, as when both are opened in one moment.
    world.listed(&[]).await;
    let open = world.store().new_id();
    let twice = looplijst::tables::looplijst_regel::ActiveModel {
        id: Set(open),
        looplijst_id: Set(first),
        regelingen: Set("aio".to_owned()),
        ..world.regel(regel).await.into()
    };
    looplijst::tables::looplijst_regel::Entity::insert(twice).exec(world.db().await).await.unwrap();
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    assert_eq!(world.regel(open).await.inwoner_id, None);
    assert_eq!(world.regel(regel).await.regelingen, "individuele_inkomenstoeslag");
}
