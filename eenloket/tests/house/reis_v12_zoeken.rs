//! V12, somebody on the telephone or a street in mind: the own addresses of a list by street, postcode or name, in a district.

use crate::client::{Page, fresh_key};
use crate::outreach::{REGELINGEN, gives, hit, neighbour, notes};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;

/// A list of thirty in one street, Kees, and one in another district; all of them to Nel.
async fn long(world: &World) -> (Uuid, String) {
    let mut hits: Vec<_> = (0..30u8)
        .map(|nth| {
            let naam = format!("Vera Voorbeeld{}", char::from(b'a' + nth % 26));
            neighbour(naam.leak(), "6211AD", format!("{}", 9100 + u16::from(nth)).leak())
        })
        .collect();
    hits.extend([hit(&KEES, &REGELINGEN), neighbour("Ayşe Proef", "6212AB", "9001")]);
    let id = world.given_to_nel(&hits).await;
    gives(world, &world.log_in_as("Tess").await, id, "6212", "nel").await.expect(303);
    (id, format!("/looplijsten/{id}"))
}

fn doors(page: &Page) -> Vec<String> {
    page.links().into_iter().filter(|link| link.contains("/regels/")).collect()
}

both!(an_address_is_found_by_what_nel_knows_of_it);
async fn an_address_is_found_by_what_nel_knows_of_it(world: &World) {
    let (_, path) = long(world).await;
    let nel = world.log_in_as("Nel").await;
    let form = nel.get(&path).await.expect(200).shows("Zoek op straat, postcode of naam").form(&format!("{path}/zoeken"));
    let finds = async |zoek: &str, wijk: &str| nel.send_form(&form.clone().with(&[("zoek", zoek), ("wijk", wijk)]), None).await;
    for (zoek, wijk, n) in
        [("kees", "", 1), ("ayse", "", 1), ("6212AB", "", 1), ("6212 ab", "", 1), ("", "6212", 1), ("9129", "", 1)]
    {
        let page = finds(zoek, wijk).await.expect(200).shows(&format!("Gevonden ({n})"));
        assert_eq!(doors(&page).len(), n, "{zoek} {wijk}");
        assert_eq!(page.form(&format!("{path}/zoeken")).value("zoek"), zoek);
    }
    let none = finds("kees", "6212").await.expect(200).shows("Bij deze woorden staat geen adres op uw lijst");
    assert!(none.links().contains(&path), "and all of them are one press away");
    assert!(none.links().contains(&format!("/en{path}")), "in another language where it can be looked at: {:?}", none.links());
    finds("", "").await.expect(200).shows("Uw adressen (32)");
    finds("\u{1f600}", "").await.expect(400).shows("Zoek met een woord of een getal");
    // A BSN comes back nowhere.
    finds(KEES.bsn, "").await.expect(400).shows("misschien een bsn").shows("EL-100").hides(KEES.bsn);
    for taal in ["en", "pap"] {
        let there = format!("/{taal}{path}");
        let form = nel.get(&there).await.expect(200).form(&format!("{there}/zoeken"));
        assert_eq!(doors(&nel.send_form(&form.with(&[("zoek", "Kees")]), None).await.expect(200)).len(), 1);
    }
}

both!(what_was_looked_for_stays_on_the_next_page_and_in_no_address);
async fn what_was_looked_for_stays_on_the_next_page_and_in_no_address(world: &World) {
    let (_, path) = long(world).await;
    let nel = world.log_in_as("Nel").await;
    let seek = async |pagina: &str| {
        let fields = [("zoek", "vera"), ("wijk", "6211"), ("pagina", pagina)];
        nel.write(&format!("{path}/zoeken"), &fresh_key(), &fields).await.expect(200)
    };
    let (first, second) = (seek("").await, seek("2").await);
    assert_eq!((doors(&first).len(), doors(&second).len()), (25, 5));
    assert!(second.html.contains("name=\"pagina\" value=\"2\" aria-current=\"page\""));
    assert!(!second.links().iter().any(|link| link.contains("vera") || link.contains('?')), "{:?}", second.links());
    // A day that is wrong leaves what was found.
    let form = second.form(&format!("{path}/dag"));
    let back = nel.send_form(&form.clone().with(&[("dag", "gisteren")]), None).await.expect(400);
    assert_eq!(doors(&back).len(), 5);
    // What is planned leads to the list, without a word of it.
    let row = doors(&second)[0].rsplit('/').next().unwrap().parse::<Uuid>().unwrap();
    let seen = format!("{row}.{}", world.regel(row).await.versie);
    let done = nel.send_form(&form.with(&[("regels", seen.as_str()), ("dagdeel", "avond")]), None).await.expect(303);
    assert!(done.location().unwrap().starts_with(&format!("{path}?gepland=1&dag=")));
}

both!(where_somebody_was_already_is_found_as_well);
async fn where_somebody_was_already_is_found_as_well(world: &World) {
    let (id, path) = long(world).await;
    let (nel, kees) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
    notes(&nel, kees, &[("uitkomst", "heeft_al")]).await.expect(303);
    let page = nel.write(&format!("{path}/zoeken"), &fresh_key(), &[("zoek", "Kees")]).await.expect(200);
    assert_eq!(doors(&page.shows("Hier hoeft u niet meer langs")).len(), 1);
    // Who has no addresses on it finds nobody.
    let tess = world.log_in_as("Tess").await;
    let page = tess.write(&format!("{path}/zoeken"), &fresh_key(), &[("zoek", "Kees")]).await.expect(200);
    assert!(doors(&page.hides(KEES.naam)).is_empty());
}

both!(a_program_reads_one_district);
async fn a_program_reads_one_district(world: &World) {
    let (id, _) = long(world).await;
    let (nel, api) = (world.log_in_as("Nel").await, format!("/api/v1/looplijsten/{id}"));
    let regels = async |wijk: &str| {
        let body = nel.get(&format!("{api}{wijk}")).await.expect(200).json();
        body["regels"].as_array().unwrap().len()
    };
    assert_eq!((regels("").await, regels("?wijk=6212").await, regels("?wijk=6211").await), (32, 1, 31));
    nel.get(&format!("{api}?wijk=6299")).await.expect(400).shows("6211, 6212");
}
