//! What was agreed can be read afterwards, however it went on, and leads nowhere that is gone.

use crate::client::{Page, fresh_key};
use crate::moments::{booked, busy, offered, page_of, refused};
use crate::people::{ENSCHEDE, JOOST, TILLY};
use crate::regels_links::inside;
use crate::telephone::{Referred, confirmed};
use crate::world::World;
use eenloket::terms::look_at_the_clock;

both!(what_was_agreed_can_be_read_however_it_went_on);
async fn what_was_agreed_can_be_read_however_it_went_on(world: &World) {
    let follow = async |what: &str, visit: &Referred| {
        let bas = world.log_in_as("Bas").await;
        let path = confirmed(visit);
        let page = bas.get(&path).await;
        assert_eq!(page.status, 200, "{what}: {}", page.title());
        for link in page.links().into_iter().filter_map(|link| inside(&link)) {
            let there = bas.get(&link).await;
            assert!(matches!(there.status, 200 | 303), "{what}: {link} on {path} is {}", there.status);
        }
    };
    let stands = booked(world).await;
    follow("it stands", &stands).await;
    let asked = offered(world).await;
    follow("asked, no answer yet", &asked).await;
    let no = refused(world).await;
    follow("the desk said no", &no).await;

    // Called off by the sender, moved by the sender, taken back.
    let versie = |row: &::afspraak::tables::afspraak::Model| row.versie.to_string();
    let off = offered(world).await;
    let row = world.afspraak(off.afspraak).await;
    let bas = world.log_in_as("Bas").await;
    bas.write(&format!("/afspraken/{}/afzegging", off.afspraak), &fresh_key(), &[("versie", &versie(&row))]).await.expect(303);
    world.deliver().await;
    follow("called off", &off).await;
    let moved = offered(world).await;
    let row = world.afspraak(moved.afspraak).await;
    let slot = world.free(crate::people::TILBURG).await[1].to_string();
    let to = [("versie", versie(&row)), ("tijdslot", slot)];
    let to: Vec<(&str, &str)> = to.iter().map(|(name, value)| (*name, value.as_str())).collect();
    bas.write(&format!("/afspraken/{}/verplaatsing", moved.afspraak), &fresh_key(), &to).await.expect(303);
    world.deliver().await;
    follow("moved", &moved).await;
    let back = offered(world).await;
    bas.write(&format!("/doorverwijzingen/{}/intrekking", back.doorverwijzing), &fresh_key(), &[]).await.expect(303);
    world.deliver().await;
    follow("taken back", &back).await;

    // Passed on to another desk, closed by the sender, helped at the desk, not come, and not answered in time.
    let on = refused(world).await;
    world.passes_on("Bas", &on, "digid", "breda/gemeente-1").await.expect(303);
    world.deliver().await;
    follow("passed on", &on).await;
    let closed = refused(world).await;
    let versie = world.hulpvraag(closed.hulpvraag).await.versie.to_string();
    let taken: Vec<String> = world.taken(closed.hulpvraag).await.iter().map(|taak| format!("{}:vervalt", taak.id)).collect();
    let afspraak = closed.afspraak.to_string();
    let mut fields = vec![("uitkomst", "opgelost"), ("versie", versie.as_str()), ("afspraken", afspraak.as_str())];
    fields.extend(taken.iter().map(|choice| ("taken", choice.as_str())));
    let there = format!("{}/sluiten", page_of(world, &closed).await);
    world.log_in_as("Bas").await.write(&there, &fresh_key(), &fields).await.expect(303);
    world.deliver().await;
    follow("closed", &closed).await;
    let helped = busy(world).await;
    let bas = world.log_in_as("Bas").await;
    bas.get(&confirmed(&helped)).await.expect(200);
    follow("being helped", &helped).await;
    world.gerda().await.finishes(&helped, "opgelost").await.expect(303);
    world.deliver().await;
    follow("helped", &helped).await;
    for hours in [24, 48, 72] {
        world.clock.advance(60 * hours);
        look_at_the_clock(&world.house).await.unwrap();
    }
    world.deliver().await;
    for visit in [&stands, &asked, &no] {
        follow("days later", visit).await;
    }
}

impl World {
    /// What Bas reads of what he sent, with the way to another time, which ends with it.
    async fn bas_reads(&self, visit: &Referred) -> (Page, u16) {
        let bas = self.log_in_as("Bas").await;
        let page = bas.get(&confirmed(visit)).await.expect(200);
        (page, bas.get(&format!("/afspraken/{}", visit.afspraak)).await.status)
    }

    /// It is over for the sender: what became of it is there, and nobody is read for that.
    async fn is_over_for_the_sender(&self, visit: &Referred, stand: &str) {
        let (page, another_time) = self.bas_reads(visit).await;
        let nummer = self.hulpvraag(visit.hulpvraag).await.nummer;
        let page = page.shows("Deze doorverwijzing is voorbij").shows(&nummer).shows(stand);
        for personal in ["Tilly", "Joost", "Samira", "Voorlezen", "U krijgt"] {
            assert!(!page.text().contains(personal), "{personal}: {}", page.text());
        }
        assert_eq!(another_time, 404);
        let left = self.lines_of(page.trace).await;
        assert!(left.lines.is_empty() && left.accesses.is_empty(), "nobody was read, and no line says so");
    }
}

both!(the_sender_keeps_the_outcome_and_not_the_person);
async fn the_sender_keeps_the_outcome_and_not_the_person(world: &World) {
    let helped = busy(world).await;
    let (page, another_time) = world.bas_reads(&helped).await;
    page.shows("Joost Testman");
    assert_eq!(another_time, 404, "the time has come: the Balie moves it, if anybody");
    world.gerda().await.finishes(&helped, "opgelost").await.expect(303);
    world.deliver().await;
    world.is_over_for_the_sender(&helped, "geholpen").await;

    // As long as the question goes on, and the sender is told of it, they read who it is.
    world.it_is("2027-03-03T08:00");
    let goes_on = world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await;
    world.it_is("2027-03-03T09:30");
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &goes_on).await;
    gerda.finishes_in_part(&goes_on, "Komt terug.", "10-3-2027").await.expect(303);
    world.deliver().await;
    world.bas_reads(&goes_on).await.0.shows("Tilly Voorbeeld");
}

both!(who_may_not_hear_how_it_ended_reads_the_clock);
async fn who_may_not_hear_how_it_ended_reads_the_clock(world: &World) {
    let bas = world.bas().await;
    let comes = bas.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").without_feedback().done().await;
    let stays_away = bas.refers(&JOOST).to(ENSCHEDE).at("2027-03-03T10:00").without_feedback().done().await;
    world.it_is("2027-03-03T09:31");
    let before = world.bas_reads(&comes).await.0.text();
    let gerda = world.gerda().await;
    world.comes_in(&gerda, &comes).await;
    gerda.finishes(&comes, "opgelost").await.expect(303);
    world.deliver().await;
    assert_eq!(world.hulpvraag(comes.hulpvraag).await.status, "afgesloten");
    assert_eq!(world.bas_reads(&comes).await.0.text(), before, "helped and closed, and nothing on the page moved");
    world.bas_reads(&stays_away).await.0.shows("Joost Testman");

    // Half an hour later both are over, and one cannot be told from the other.
    world.it_is("2027-03-03T10:31");
    world.gerda().await.notes_no_show(&stays_away).await.expect(303);
    world.deliver().await;
    for visit in [&comes, &stays_away] {
        world.is_over_for_the_sender(visit, "afspraak staat").await;
    }
}
