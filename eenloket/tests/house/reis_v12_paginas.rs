//! V12, a long list: twenty-five addresses a page, whom one visits today first, and where somebody was already apart.

use crate::outreach::{REGELINGEN, hit, neighbour, notes, plans};
use crate::people::KEES;
use crate::world::World;

both!(a_long_list_has_pages_and_today_comes_first);
async fn a_long_list_has_pages_and_today_comes_first(world: &World) {
    let numbers: Vec<&'static str> = (0..30).map(|nth| &*format!("{}", 9100 + nth).leak()).collect();
    let names: Vec<&'static str> = (0..30).map(|nth| &*format!("Vera Voorbeeld{}", char::from(b'a' + nth % 26)).leak()).collect();
    let hits: Vec<_> = names.iter().zip(&numbers).map(|(naam, number)| neighbour(naam, "6211AB", number)).collect();
    let id = world.given_to_nel(&hits).await;
    let (nel, path) = (world.log_in_as("Nel").await, format!("/looplijsten/{id}"));
    let doors =
        |page: &crate::client::Page| page.links().into_iter().filter(|link| link.contains("/regels/")).collect::<Vec<_>>();
    let all = world.regels(id).await.len();
    let first = doors(&nel.get(&path).await.expect(200).shows("Uw adressen"));
    let second = doors(&nel.get(&format!("{path}?pagina=2")).await.expect(200));
    assert_eq!((first.len(), second.len()), (25, all - 25));
    assert!(first.iter().all(|one| !second.contains(one)));
    for never in ["0", "3", "-1", "x", "99999999999999999999"] {
        assert_eq!(doors(&nel.get(&format!("{path}?pagina={never}")).await.expect(200)), first, "{never}");
    }
    // The last of the second page is planned for today: it is the first of all.
    let last = second.last().unwrap().rsplit('/').next().unwrap().parse().unwrap();
    plans(world, &nel, &[last], "middag").await.expect(303);
    assert_eq!(doors(&nel.get(&path).await)[0], *second.last().unwrap());
    // What is chosen wrong on a page comes back on that page.
    let form = nel.get(&format!("{path}?pagina=2")).await.form(&format!("{path}/dag")).with(&[("dag", "gisteren")]);
    let back = nel.send_form(&form, None).await.expect(400);
    assert_eq!(doors(&back).len(), all - 25);
    // Whoever plans on a page stays there.
    let form =
        nel.get(&format!("{path}?pagina=2")).await.shows("Vinkjes gelden voor deze bladzijde").form(&format!("{path}/dag"));
    let chosen = doors(&nel.get(&format!("{path}?pagina=2")).await).remove(0);
    let row = world.regel(chosen.rsplit('/').next().unwrap().parse().unwrap()).await;
    let seen = format!("{}.{}", row.id, row.versie);
    let done = nel.send_form(&form.with(&[("regels", seen.as_str()), ("dagdeel", "avond")]), None).await.expect(303);
    assert!(done.location().unwrap().starts_with(&format!("{path}?pagina=2&gepland=1&dag=")));
    // Where somebody was already, is apart.
    notes(&nel, last, &[("uitkomst", "heeft_al")]).await.expect(303);
    let page = nel.get(&path).await.expect(200).shows("Al geweest (1)");
    assert_eq!((doors(&page).len(), doors(&page).last()), (26, second.last()));
}

both!(a_day_that_is_over_comes_first_and_asks_how_it_went);
async fn a_day_that_is_over_comes_first_and_asks_how_it_went(world: &World) {
    let hits = [neighbour("Ans Proef", "6211AB", "9002"), neighbour("Mia Voorbeeld", "6211AB", "9011"), hit(&KEES, &REGELINGEN)];
    let id = world.given_to_nel(&hits).await;
    let rows = world.regels(id).await.into_iter().filter(|row| row.inwoner_id != Some(KEES.id()));
    let planned: Vec<_> = rows.map(|row| row.id).collect();
    let nel = world.log_in_as("Nel").await;
    plans(world, &nel, &planned[..1], "middag").await.expect(303);
    world.it_is("2027-03-04T09:00");
    let nel = world.log_in_as("Nel").await;
    plans(world, &nel, &planned[1..], "middag").await.expect(303);
    let page = nel.get(&format!("/looplijsten/{id}")).await.expect(200);
    let page = page.shows("Deze dag is voorbij: 2-3-2027, ’s middags. Schrijf op hoe het ging.").shows("1 vandaag gepland");
    let doors: Vec<String> = page.links().into_iter().filter(|link| link.contains("/regels/")).collect();
    let order: Vec<&str> = doors.iter().map(|link| link.rsplit('/').next().unwrap()).collect();
    assert_eq!(order[..2], [planned[0].to_string(), planned[1].to_string()]);
}
