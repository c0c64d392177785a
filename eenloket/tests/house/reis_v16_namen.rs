//! V16, for whoever is helped: organisatie and time, and never who works there. Only a ketenregisseur is a name (V06).

use crate::client::Page;
use crate::keten::DUO;
use crate::people::{ENSCHEDE, Inwoner, JOOST, TILLY};
use crate::planner::path;
use crate::post::{on_paper, prints};
use crate::telephone::Referred;
use crate::world::World;
use netwerk::tables::medewerker;
use reqwest::Method;
use std::collections::BTreeSet;
use store::sea_orm::EntityTrait;

impl World {
    /// Everybody who works somewhere, by their full names.
    async fn staff(&self) -> Vec<String> {
        medewerker::Entity::find().all(self.db().await).await.unwrap().into_iter().map(|row| row.naam).collect()
    }
}

fn names_nobody(text: &str, staff: &[String], what: &str) {
    let named: Vec<&String> = staff.iter().filter(|naam| text.contains(naam.as_str())).collect();
    assert!(named.is_empty(), "{what} names {named:?}");
}

/// Every page of an inwoner that their menu and those pages lead to.
async fn own_pages(world: &World, who: &Inwoner) -> Vec<Page> {
    let client = world.inwoner(who).await;
    let (mut ahead, mut seen, mut pages) = (vec!["/mijn".to_owned()], BTreeSet::new(), Vec::new());
    while let Some(there) = ahead.pop() {
        let own = there.starts_with("/mijn") || there.starts_with("/afspraken/");
        if !own || there.contains("export") || !seen.insert(there.clone()) || seen.len() > 60 {
            continue;
        }
        let page = client.get(&there).await;
        ahead.extend(page.links());
        pages.push(page);
    }
    pages
}

both!(nobody_who_is_helped_reads_who_works_there);
async fn nobody_who_is_helped_reads_who_works_there(world: &World) {
    let staff = world.staff().await;
    assert!(staff.len() > 40 && staff.contains(&"Gerda Voorbeeld".to_owned()));
    // Tilly is helped at the Balie of the gemeente, Joost has an Afspraak at that of DUO, where Daan falls ill.
    let bas = world.bas().await;
    let tilly = bas.refers(&TILLY).to(ENSCHEDE).done().await;
    let day = world.diensten(DUO).await.into_iter().find(|row| row.begin.at().to_string().starts_with("2027-03-03")).unwrap();
    let slot = world.slots_of(day.id).await.into_iter().find(|slot| !slot.bezet && !slot.vrijgehouden).unwrap();
    let joost = world.books(&JOOST, "studieschuld", slot.id).await;
    world.deliver().await;
    world.clock.set(world.afspraak(tilly.afspraak).await.begin.at());
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &tilly).await;
    gerda.identifies(&tilly).await.expect(303);
    gerda.finishes_in_part(&tilly, "activeringscode", "17-3-2027").await.expect(303);
    world.deliver().await;
    let (dienst, dirk) = (day.id, world.planner("Dirk").await);
    let page = dirk.presses(dienst, "vervalt", &[]).await.expect(200);
    let choices = page.form(&path(dienst)).choices("keuze");
    let of = |visit: &Referred, soort: &str| {
        let start = format!("{} {soort}", visit.afspraak);
        choices.iter().find(|choice| choice.starts_with(&start)).cloned()
    };
    let mut fields = page.hidden(&path(dienst));
    fields.extend([("keuze".to_owned(), of(&joost, "tijdslot").unwrap()), ("stap".to_owned(), "vervalt".to_owned())]);
    let request = dirk.client.request(Method::POST, &path(dienst)).form(&fields);
    dirk.client.send(&path(dienst), request).await.expect(303);
    world.deliver().await;

    // On the pages of both of them.
    for who in [TILLY, JOOST] {
        let pages = own_pages(world, &who).await;
        assert!(pages.len() > 6, "{} pages of {}", pages.len(), who.naam);
        for page in pages {
            names_nobody(&page.text(), &staff, &page.path);
        }
    }
    // What is read to them or given to them on paper.
    for visit in [&tilly, &joost] {
        for bericht in world.berichten(visit.hulpvraag).await {
            let client = world.inwoner(if visit == &tilly { &TILLY } else { &JOOST }).await;
            let page = client.get(&format!("/mijn/berichten/{}", bericht.id)).await.expect(200);
            names_nobody(&page.text(), &staff, &bericht.soort);
        }
    }
    let summary = gerda.client.get(&format!("{}/samenvatting", gerda.visit_path(&tilly))).await.expect(200);
    let paper = summary.html.split("<main").nth(1).unwrap().to_owned();
    names_nobody(&paper, &staff, "the summary");
    for desk in [world.wanda().await, world.desk("Greet", "enschede").await, world.desk("Dirk", "enschede").await] {
        let queue = desk.client.get("/berichten").await.expect(200);
        if queue.find_form("/berichten/printen").is_none() {
            continue;
        }
        let pdf = format!("{}/brieven.pdf", prints(&desk).await);
        let Some(paper) = on_paper(&desk.client, &pdf).await else { return };
        names_nobody(&paper.split_whitespace().collect::<Vec<_>>().join(" "), &staff, "a letter");
    }
}
