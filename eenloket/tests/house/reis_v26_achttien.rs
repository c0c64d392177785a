//! V26: Yara turns 18 on 15 May 2027. Two months before, Amsterdam writes her what changes; each once, and nobody whom it must not.

use crate::ledger::count;
use crate::levens::{PATH, asks, judges, somebody, yara};
use crate::people::YARA;
use crate::reis_v11_afmelding::{OWN, says, takes_back};
use crate::world::World;
use foundation::jiff::civil::date;

const LETTERS: &str = "bericht where soort = 'levensgebeurtenis'";

both!(yara_is_told_two_months_before_she_is_18_once_in_her_channel);
async fn yara_is_told_two_months_before_she_is_18_once_in_her_channel(world: &World) {
    world.lives_in_amsterdam(&[yara()]);
    world.runs_at("informeren").await;
    assert_eq!(world.days(date(2027, 3, 2), date(2027, 3, 14)).await, 0);
    let planned = world.voorstellen().await;
    assert_eq!((planned.len(), planned[0].gepland_op.as_str(), planned[0].inwoner_id), (1, "2027-03-15", None));
    assert_eq!(count(world.db().await, LETTERS).await, 0);
    assert_eq!(world.days(date(2027, 3, 15), date(2027, 3, 15)).await, 1);
    assert_eq!(world.days(date(2027, 3, 15), date(2027, 6, 1)).await, 0, "once");
    assert_eq!(count(world.db().await, LETTERS).await, 1);
    let sent = world.voorstellen().await.remove(0);
    assert_eq!(
        (sent.status.as_str(), sent.inwoner_id, sent.niveau.as_deref()),
        ("klaargezet", Some(YARA.id()), Some("informeren"))
    );
    // In both logs, with trigger and level, once.
    let lines = "verwerking where activiteit = 'achttien-worden-informeren'";
    assert_eq!(count(world.db().await, lines).await, 1);
    world.it_is("2027-03-16T10:00:00");
    let hers = world.inwoner(&YARA).await;
    let told = world.berichten(sent.hulpvraag_id.unwrap()).await.remove(0);
    let page = hers.get(&format!("/mijn/berichten/{}", told.id)).await.expect(200);
    page.shows("U wordt 18")
        .shows("zaterdag 15 mei")
        .shows("Zorgverzekering")
        .shows("DigiD")
        .shows("Zorgtoeslag")
        .shows("Studiefinanciering");
    hers.get("/mijn").await.expect(200).shows("Er verandert iets voor u");
    // Staff see counts only.
    let anouk = world.log_in_as("Anouk").await;
    anouk.get(PATH).await.expect(200).shows("minder dan 10").hides("Yara");
}

both!(a_level_without_a_ground_or_without_a_law_is_refused);
async fn a_level_without_a_ground_or_without_a_law_is_refused(world: &World) {
    let anouk = world.log_in_as("Anouk").await;
    asks(&anouk, "zonder_interactie").await.expect(403).shows("EL-310").shows("geeft niets zonder aanvraag");
    assert!(world.achttien().await.is_none());
    world.is_broken_on_purpose();
    world.meddle("update grondslag set status = 'gestopt' where soort = 'levensgebeurtenis'").await;
    asks(&anouk, "informeren").await.expect(403).shows("EL-310");
    assert!(world.achttien().await.is_none(), "nothing is kept of it");
    assert_eq!(count(world.db().await, "afgewezen_vraag where soort = 'levensgebeurtenis'").await, 1);
    world.meddle("update grondslag set status = 'actief' where soort = 'levensgebeurtenis'").await;
    asks(&anouk, "informeren").await.expect(303);
    // Between asking and approving it ends: a second person cannot approve it either.
    world.meddle("update grondslag set geldig_tot = geldig_van where soort = 'levensgebeurtenis'").await;
    let id = world.achttien().await.unwrap().id;
    judges(&world.log_in_as("Amina").await, id, "goedgekeurd").await.expect(403).shows("EL-310");
    assert_eq!(world.achttien().await.unwrap().status, "gevraagd");
}

both!(whoever_asked_does_not_approve);
async fn whoever_asked_does_not_approve(world: &World) {
    world.is_broken_on_purpose();
    world.meddle("update medewerker set rollen = 'coordinator privacyofficer' where naam like 'Anouk%'").await;
    let anouk = world.log_in_as("Anouk").await;
    asks(&anouk, "informeren").await.expect(303);
    let id = world.achttien().await.unwrap().id;
    judges(&anouk, id, "goedgekeurd").await.expect(403).shows("EL-311");
    judges(&world.log_in_as("Amina").await, id, "goedgekeurd").await.expect(303);
    assert_eq!(world.achttien().await.unwrap().status, "actief");
}

both!(a_ground_that_ends_stops_what_was_planned);
async fn a_ground_that_ends_stops_what_was_planned(world: &World) {
    world.is_broken_on_purpose();
    world.lives_in_amsterdam(&[yara(), somebody(1, date(2009, 5, 10))]);
    world.runs_at("informeren").await;
    // One waits to be printed, the other is planned.
    assert_eq!(world.days(date(2027, 3, 9), date(2027, 3, 11)).await, 1);
    world.meddle("update grondslag set geldig_tot = '2027-03-14' where soort = 'levensgebeurtenis'").await;
    assert_eq!(world.days(date(2027, 3, 12), date(2027, 3, 20)).await, 0);
    assert_eq!(world.achttien().await.unwrap().status, "uit");
    let all = world.voorstellen().await;
    assert!(all.iter().all(|one| one.status == "vervallen" && one.reden.as_deref() == Some("gestopt")), "{all:?}");
    assert_eq!(count(world.db().await, &format!("{LETTERS} and status = 'klaar'")).await, 0);
}

both!(who_opted_out_is_told_nothing_before_and_after);
async fn who_opted_out_is_told_nothing_before_and_after(world: &World) {
    world.lives_in_amsterdam(&[yara()]);
    world.runs_at("informeren").await;
    world.days(date(2027, 3, 10), date(2027, 3, 15)).await;
    assert_eq!(count(world.db().await, &format!("{LETTERS} and status = 'klaar'")).await, 1);
    // It has not left: it stays here, and she is not looked at again.
    says(&world.inwoner(&YARA).await, "regeling/zorgtoeslag").await;
    world.deliver().await;
    assert_eq!(count(world.db().await, &format!("{LETTERS} and status = 'klaar'")).await, 0);
    assert_eq!(world.voorstellen().await[0].reden.as_deref(), Some("afmelding"));
    assert_eq!(world.days(date(2027, 3, 16), date(2027, 5, 20)).await, 0);
}

both!(what_she_took_back_before_anybody_heard_of_it_keeps_nothing_back);
async fn what_she_took_back_before_anybody_heard_of_it_keeps_nothing_back(world: &World) {
    world.lives_in_amsterdam(&[yara()]);
    world.runs_at("informeren").await;
    world.days(date(2027, 3, 10), date(2027, 3, 15)).await;
    let client = world.inwoner(&YARA).await;
    says(&client, "regeling/zorgtoeslag").await;
    takes_back(&client, OWN).await.expect(303);
    world.deliver().await;
    assert_eq!(count(world.db().await, &format!("{LETTERS} and status = 'klaar'")).await, 1);
}
