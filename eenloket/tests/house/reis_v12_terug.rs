//! V12: who wants to know more, or thinks about it, is told how it goes on. A return is a visit as any other.

use crate::client::fresh_key;
use crate::outreach::{REGELINGEN, hit, insists, notes, plans};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;

const NOT_HOME: (&str, &str) = ("uitkomst", "niet_bereikt");

/// Nel spoke with Kees in the morning of 2 March, and comes back on the afternoon of the 5th.
async fn comes_back(world: &World) -> (Uuid, Uuid) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    let back = [("vervolg", "terug"), ("vervolg_op", "5-3-2027"), ("vervolg_dagdeel", "middag")];
    notes(&nel, regel, &[&[("uitkomst", "interesse"), ("dagdeel", "ochtend")], back.as_slice()].concat()).await.expect(303);
    (id, regel)
}

both!(who_stands_at_the_door_says_how_it_goes_on);
async fn who_stands_at_the_door_says_how_it_goes_on(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    let nel = world.log_in_as("Nel").await;
    let open = [("uitkomst", "denkt_na"), ("dagdeel", "ochtend")];
    let says = async |how: &[(&str, &str)]| notes(&nel, regel, &[open.as_slice(), how].concat()).await;
    says(&[("vervolg", "")]).await.expect(400).shows("Kies hoe het verdergaat");
    let back = |dag| [("vervolg", "terug"), ("vervolg_op", dag), ("vervolg_dagdeel", "middag")];
    for dag in ["", "2-3-2027", "1-3-2027", "3-4-2027"] {
        says(&back(dag)).await.expect(400).shows("Vul een dag in vanaf morgen, binnen een maand");
    }
    says(&[("vervolg", "terug"), ("vervolg_op", "5-3-2027")]).await.expect(400).shows("Kies ’s ochtends");
    // A day that would get lost is asked about, and so is a choice that does not belong to the outcome.
    says(&[("vervolg", "belt_zelf"), ("vervolg_op", "5-3-2027")]).await.expect(400).shows("U koos ook een dag om terug te komen");
    let done = [("uitkomst", "heeft_al"), ("dagdeel", "ochtend"), ("vervolg", "belt_zelf")];
    notes(&nel, regel, &done).await.expect(400).shows("U koos ook hoe het verdergaat");
    assert_eq!(world.regel(regel).await.status, "toegewezen");
    says(&[("vervolg", "belt_zelf")]).await.expect(303);
    assert_eq!(world.regel(regel).await.status, "gesproken");
    let paper = nel.get(&format!("/looplijsten/regels/{regel}/samenvatting")).await.expect(200);
    paper.shows("Bel ons als u wilt").hides("komt bij u terug");
}

both!(a_return_stands_in_the_list_on_the_paper_and_on_the_route_of_its_day);
async fn a_return_stands_in_the_list_on_the_paper_and_on_the_route_of_its_day(world: &World) {
    let (id, regel) = comes_back(world).await;
    let nel = world.log_in_as("Nel").await;
    let row = world.regel(regel).await;
    let when = (row.status.as_str(), row.gepland_op.as_deref(), row.dagdeel.as_deref());
    assert_eq!(when, ("gepland", Some("2027-03-05"), Some("middag")));
    let list = nel.get(&format!("/looplijsten/{id}")).await.expect(200);
    list.shows("Terugkomen: 5-3-2027, ’s middags").shows("Wil er meer over weten");
    nel.get(&format!("/looplijsten/regels/{regel}")).await.expect(200).shows("Afgesproken dat u terugkomt: 5-3-2027, ’s middags");
    let paper = format!("/looplijsten/regels/{regel}/samenvatting");
    nel.get(&paper).await.expect(200).shows("Nel Voorbeeld komt bij u terug op vrijdag 5 maart 2027, ’s middags");
    nel.get(&format!("/en{paper}")).await.expect(200).shows("Nel Voorbeeld comes back to you on Friday 5 March 2027");
    nel.get(&format!("/pap{paper}")).await.expect(200).shows("Nel Voorbeeld ta bin bèk serka bo");
    let one = nel.get(&format!("/api/v1/regels/{regel}")).await.expect(200);
    let one: serde_json::Value = serde_json::from_str(&one.html).unwrap();
    assert_eq!([&one["status"], &one["dag"], &one["uitkomst"]], ["gepland", "2027-03-05", "interesse"]);
    // On the route of that day, and of no other.
    let print = format!("/looplijsten/{id}/route");
    nel.write(&print, &fresh_key(), &[]).await.expect(400);
    world.it_is("2027-03-05T13:00");
    let nel = world.log_in_as("Nel").await;
    let route = nel.write(&print, &fresh_key(), &[]).await.expect(303);
    nel.follow(&route).await.expect(200).shows("1 9004 Kees Verzonnen A B");
    // There they talk again, and it is done.
    notes(&nel, regel, &[("uitkomst", "heeft_al"), ("dagdeel", "middag")]).await.expect(303);
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.gepland_op), ("gesproken", None));
    let [gesprek] = world.gesprekken(KEES.id()).await.try_into().unwrap();
    assert_eq!((gesprek.status.as_str(), gesprek.uitkomst.as_deref()), ("gevoerd", Some("heeft_al")));
    nel.get(&paper).await.expect(200).shows("U hoeft niets te doen").hides("komt bij u terug");
}

both!(after_three_times_in_vain_what_was_said_stands);
async fn after_three_times_in_vain_what_was_said_stands(world: &World) {
    let (id, regel) = comes_back(world).await;
    world.it_is("2027-03-05T13:00");
    let nel = world.log_in_as("Nel").await;
    let back = |dag, part| [NOT_HOME, ("vervolg", "terug"), ("vervolg_op", dag), ("vervolg_dagdeel", part)];
    notes(&nel, regel, &[back("8-3-2027", "avond").as_slice(), &[("dagdeel", "middag")]].concat()).await.expect(303);
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.poging), ("gepland", 1), "somebody still goes there");
    nel.get(&format!("/looplijsten/{id}")).await.expect(200).shows("Terugkomen: 8-3-2027, ’s avonds");
    plans(world, &nel, &[regel], "middag").await.expect(400).shows("Op dit deel van de dag is hier al aangebeld");
    // Met in the morning, and asked to come back when somebody rang in vain before.
    world.it_is("2027-03-06T10:00");
    let nel = world.log_in_as("Nel").await;
    let again = |part| {
        let spoken = [("uitkomst", "denkt_na"), ("dagdeel", "ochtend"), ("vervolg", "terug")];
        [spoken.as_slice(), &[("vervolg_op", "8-3-2027"), ("vervolg_dagdeel", part)]].concat()
    };
    notes(&nel, regel, &again("middag")).await.expect(400).shows("Kies voor het terugkomen een ander deel van de dag");
    notes(&nel, regel, &again("avond")).await.expect(303);
    world.it_is("2027-03-08T19:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[back("9-3-2027", "ochtend").as_slice(), &[("dagdeel", "avond")]].concat()).await.expect(303);
    world.it_is("2027-03-09T09:00");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[NOT_HOME, ("dagdeel", "ochtend")]).await.expect(303);
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.poging, row.gepland_op), ("gesproken", 3, None), "and not niet_bereikt");
    let [gesprek] = world.gesprekken(KEES.id()).await.try_into().unwrap();
    assert_eq!((gesprek.status.as_str(), gesprek.uitkomst.as_deref()), ("gevoerd", Some("denkt_na")));
    let nel = world.log_in_as("Nel").await;
    insists(world, &nel, regel, &[NOT_HOME, ("dagdeel", "avond")]).await.expect(409).shows("EL-330");
    plans(world, &nel, &[regel], "avond").await.expect(409).shows("EL-330");
}

both!(a_no_or_an_opt_out_takes_a_return_away);
async fn a_no_or_an_opt_out_takes_a_return_away(world: &World) {
    let (id, regel) = comes_back(world).await;
    let nel = world.log_in_as("Nel").await;
    // From one of two: the return stays as it was, for what is left.
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    assert_eq!(world.regel(regel).await.gepland_op.as_deref(), Some("2027-03-05"));
    world.inwoner(&KEES).await.write("/mijn/afmelding", &fresh_key(), &[("bereik", "alles")]).await.expect(303);
    world.deliver().await;
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.inwoner_id, row.gepland_op), ("vervallen", None, None));
    assert!(world.gesprekken(KEES.id()).await.is_empty(), "as any other plan: nothing names him");
    world.it_is("2027-03-05T13:00");
    let nel = world.log_in_as("Nel").await;
    nel.get(&format!("/looplijsten/{id}")).await.expect(200).hides(KEES.naam).hides("Terugkomen");
}
