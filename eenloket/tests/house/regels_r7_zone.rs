//! R7: what happens at a Locatie is told on the clock of that Locatie, whoever reads it and wherever they sit.

use crate::client::Page;
use crate::people::{SAMIRA, TILBURG};
use crate::world::World;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;

/// `10:30` on the clock of a zone.
pub fn clock(at: Timestamp, zone: &str) -> String {
    let there = at.to_zoned(TimeZone::get(zone).unwrap());
    format!("{}:{:02}", there.hour(), there.minute())
}

/// The line of a list that is about this nummer.
fn line_of(page: &Page, nummer: &str) -> String {
    page.html.split("<tr>").find(|row| row.contains(nummer)).unwrap_or_default().to_owned()
}

both!(a_locatie_on_bonaire_is_told_on_its_own_clock);
async fn a_locatie_on_bonaire_is_told_on_its_own_clock(world: &World) {
    world.meddle("update locatie set tijdzone = 'America/Kralendijk', gebied = 'bonaire' where plaats = 'Tilburg'").await;

    // Booked from the Netherlands, and read out.
    let bas = world.bas().await;
    let visit = bas.refers(&SAMIRA).to(TILBURG).done().await;
    let (begin, nummer) = (world.afspraak(visit.afspraak).await.begin.at(), world.hulpvraag(visit.hulpvraag).await.nummer);
    // Five hours apart in winter, so that one clock is not taken for the other.
    let (there, here) = (format!(" {}", clock(begin, "America/Kralendijk")), format!(" {}", clock(begin, "Europe/Amsterdam")));
    assert_ne!(there, here);
    bas.reads_aloud(&visit).await.expect(200).shows(&there).hides(&here);
    let line = line_of(&bas.list().await, &nummer);
    assert!(line.contains(&there) && !line.contains(&here), "{line}");

    // The offer, and the question once it is theirs.
    let tom = world.tom().await;
    let line = line_of(&tom.offers().await, &nummer);
    assert!(line.contains(&there) && !line.contains(&here), "{line}");
    // The answer is due on the calendar of the Locatie, at the end of a day there, or when the Afspraak ends.
    let row = world.doorverwijzing(visit.doorverwijzing).await;
    let einde = world.afspraak(visit.afspraak).await.einde;
    assert!(clock(row.termijn_op.at(), "America/Kralendijk") == "17:00" || row.termijn_op == einde);
    tom.accepts(&visit).await.expect(303);
    world.page_for("Tom", &visit).await.expect(200).shows(&there);

    // Samira herself, on her own pages.
    let samira = world.inwoner(&SAMIRA).await;
    samira.get("/mijn").await.expect(200).shows(there.trim()).hides(&here);
    samira.get(&format!("/afspraken/{}", visit.afspraak)).await.expect(200).shows(&format!(",{there} Deze afspraak staat."));
    // Also when somebody looked: the agent booked it at this moment, on her clock.
    let looked = samira.get("/mijn/inzage").await.expect(200);
    assert!(looked.text().contains(&clock(world.clock.now(), "America/Kralendijk")), "{}", looked.text());

    // The letter, as it is read aloud.
    world.deliver().await;
    let told = world.berichten(visit.hulpvraag).await.into_iter().find(|one| one.soort == "afspraak_bevestigd").unwrap();
    let page = tom.client.get(&format!("/berichten/{}", told.id)).await.expect(200);
    page.shows(&there).hides(&format!("om{here}"));

    // The day of the Balie, the visit, and the date to come back.
    world.clock.set(begin);
    let wim = world.wim().await;
    wim.day().await.shows(there.trim());
    world.comes_in(&wim, &visit).await;
    wim.visit(&visit).await.expect(200).shows(&there).hides(&here);
    let day = begin.to_zoned(TimeZone::UTC).date().checked_add(foundation::jiff::Span::new().days(7)).unwrap();
    wim.finishes_in_part(&visit, "Komt terug.", &format!("{}-{}-{}", day.day(), day.month(), day.year())).await.expect(303);
    let back = world.taken(visit.hulpvraag).await.into_iter().find(|taak| taak.soort == "terugkomen").unwrap();
    assert_eq!(clock(back.termijn_op.at(), "America/Kralendijk"), "17:00");
}
