//! V12: what was noted wrong is corrected the same day, by who noted it, on the page of the door.

use crate::client::{Client, Page, fresh_key};
use crate::outreach::{REGELINGEN, WIJK, gives, hit, insists, notes, plans};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;

const SPOKEN: [(&str, &str); 2] = [("uitkomst", "heeft_al"), ("dagdeel", "ochtend")];
pub const MISTAKE: (&str, &str) = ("uitkomst", "vergissing");

async fn at_the_door(world: &World) -> (Uuid, Uuid) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    (id, world.regel_of(id, KEES.id()).await.unwrap().id)
}

/// Corrects in the form that the link on the page opens.
pub async fn corrects(client: &Client, regel: Uuid, fields: &[(&str, &str)]) -> Page {
    let page = format!("/looplijsten/regels/{regel}");
    let form = client.get(&format!("{page}?verbetering=ja")).await.expect(200).form(&format!("{page}/gesprek"));
    client.send_form(&form.with(fields), None).await
}

both!(a_wrong_outcome_is_corrected_and_the_paper_says_the_right_one);
async fn a_wrong_outcome_is_corrected_and_the_paper_says_the_right_one(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let (nel, door) = (world.log_in_as("Nel").await, format!("/looplijsten/regels/{regel}"));
    nel.get(&door).await.expect(200).hides("Uitkomst verbeteren");
    notes(&nel, regel, &SPOKEN).await.expect(303);
    nel.get(&door).await.expect(200).shows("Uitkomst verbeteren");
    let page = nel.get(&format!("{door}?verbetering=ja")).await.expect(200).shows("Dit kan alleen vandaag");
    assert_eq!(page.choices("uitkomst"), ["interesse", "wil_nu_hulp", "heeft_al", "geen_recht", "denkt_na"]);
    assert!(page.html.contains("value=\"heeft_al\" checked"), "what was noted stands there");
    let form = page.form(&format!("{door}/gesprek"));
    corrects(&nel, regel, &[("uitkomst", "interesse")]).await.expect(400).shows("Kies hoe het verdergaat");
    let back = [("vervolg", "terug"), ("vervolg_op", "5-3-2027"), ("vervolg_dagdeel", "avond")];
    corrects(&nel, regel, &[&[("uitkomst", "interesse")], back.as_slice()].concat()).await.expect(303);
    let (row, [gesprek]) = (world.regel(regel).await, world.gesprekken(KEES.id()).await.try_into().unwrap());
    assert_eq!((row.status.as_str(), row.gepland_op.as_deref()), ("gepland", Some("2027-03-05")));
    assert_eq!(gesprek.uitkomst.as_deref(), Some("interesse"));
    nel.get(&format!("{door}/samenvatting")).await.expect(200).shows("komt bij u terug op").hides("dat u dit al krijgt");
    // What was opened before that is too late, and says so.
    nel.send_form(&form.with(&[("uitkomst", "geen_recht")]), None).await.expect(409).shows("EL-409");
    // And back again: the day is gone with it. A second click changes nothing.
    let form = nel.get(&format!("{door}?verbetering=ja")).await.expect(200).form(&format!("{door}/gesprek"));
    let form = form.with(&[("uitkomst", "geen_recht"), ("vervolg", ""), ("vervolg_op", ""), ("vervolg_dagdeel", "")]);
    let first = nel.send_form(&form, None).await.expect(303);
    let again = nel.send_form(&form, None).await.expect(303);
    assert_eq!(first.location(), again.location());
    let row = world.regel(regel).await;
    assert_eq!((row.status.as_str(), row.gepland_op, row.dagdeel), ("gesproken", None, None));
}

both!(only_who_noted_it_and_only_that_day);
async fn only_who_noted_it_and_only_that_day(world: &World) {
    let (id, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &SPOKEN).await.expect(303);
    let (tess, nora) = (world.log_in_as("Tess").await, world.log_in_as("Nora").await);
    gives(world, &tess, id, WIJK, "nora").await.expect(303);
    let wrong = [("uitkomst", "geen_recht"), ("verbetering", "ja")];
    nora.get(&format!("/looplijsten/regels/{regel}")).await.expect(200).hides("Uitkomst verbeteren");
    insists(world, &nora, regel, &wrong).await.expect(400).shows("Alleen wie het opschreef verbetert het");
    insists(world, &nel, regel, &wrong).await.expect(404);
    gives(world, &tess, id, WIJK, "nel").await.expect(303);
    // The day of Amsterdam: it ends at 23:00 in UTC.
    world.it_is("2027-03-03T00:00");
    let nel = world.log_in_as("Nel").await;
    nel.get(&format!("/looplijsten/regels/{regel}")).await.expect(200).hides("Uitkomst verbeteren");
    insists(world, &nel, regel, &wrong).await.expect(400).shows("alleen op dezelfde dag");
    assert_eq!(world.gesprekken(KEES.id()).await[0].uitkomst.as_deref(), Some("heeft_al"));
}

both!(an_outcome_that_opened_a_hulpvraag_waits_until_that_is_closed);
async fn an_outcome_that_opened_a_hulpvraag_waits_until_that_is_closed(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "wil_nu_hulp"), ("dagdeel", "ochtend"), ("product", "aow")]).await.expect(303);
    let refused = corrects(&nel, regel, &[("uitkomst", "heeft_al")]).await.expect(400);
    let refused = refused.shows("Bij deze uitkomst hoort een hulpvraag die nog open is").shows("haar nummer staat bij dit adres");
    let [gesprek] = world.gesprekken(KEES.id()).await.try_into().unwrap();
    assert_eq!(gesprek.uitkomst.as_deref(), Some("wil_nu_hulp"));
    let hulpvraag = world.hulpvraag(gesprek.hulpvraag_id.unwrap()).await;
    refused.shows(&format!("Hulpvraag {}", hulpvraag.nummer));
    let close = format!("/hulpvragen/{}/sluiten", hulpvraag.nummer);
    let versie = hulpvraag.versie.to_string();
    nel.write(&close, &fresh_key(), &[("uitkomst", "niet_opgelost"), ("versie", &versie)]).await.expect(303);
    corrects(&nel, regel, &[("uitkomst", "heeft_al")]).await.expect(303);
    let [gesprek] = world.gesprekken(KEES.id()).await.try_into().unwrap();
    assert_eq!((gesprek.uitkomst.as_deref(), gesprek.hulpvraag_id), (Some("heeft_al"), None));
}

both!(an_attempt_by_mistake_is_taken_back_and_the_plan_is_as_it_was);
async fn an_attempt_by_mistake_is_taken_back_and_the_plan_is_as_it_was(world: &World) {
    let (_, regel) = at_the_door(world).await;
    world.it_is("2027-03-02T19:00");
    let nel = world.log_in_as("Nel").await;
    for part in ["ochtend", "middag"] {
        notes(&nel, regel, &[("uitkomst", "niet_bereikt"), ("dagdeel", part)]).await.expect(303);
    }
    world.it_is("2027-03-03T19:00");
    let nel = world.log_in_as("Nel").await;
    insists(world, &nel, regel, &[MISTAKE]).await.expect(400).shows("alleen op dezelfde dag");
    plans(world, &nel, &[regel], "avond").await.expect(303);
    notes(&nel, regel, &[("uitkomst", "niet_bereikt"), ("dagdeel", "avond")]).await.expect(303);
    assert_eq!(world.regel(regel).await.status, "niet_bereikt");
    // The list waits for the end of the day before it is done.
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(world.looplijst(world.regel(regel).await.looplijst_id).await.status, "geopend");
    let door = format!("/looplijsten/regels/{regel}");
    let page = nel.get(&door).await.expect(200).shows("niet thuis (3-3-2027, ’s avonds)");
    let forms = page.forms();
    let mistake = forms.iter().find(|form| form.value("uitkomst") == "vergissing").expect("a button to take it back");
    nel.send_form(mistake, None).await.expect(303);
    let row = world.regel(regel).await;
    let when = (row.status.as_str(), row.poging, row.gepland_op.as_deref(), row.dagdeel.as_deref());
    assert_eq!(when, ("gepland", 2, Some("2027-03-03"), Some("avond")));
    assert_eq!((world.pogingen(KEES.id()).await.len(), &*world.gesprekken(KEES.id()).await[0].status), (2, "poging"));
    // What was noted before, was noted on another day.
    insists(world, &nel, regel, &[MISTAKE]).await.expect(400);
    assert_eq!(world.regel(regel).await.poging, 2);
    notes(&nel, regel, &SPOKEN).await.expect(303);
    insists(world, &nel, regel, &[MISTAKE]).await.expect(400);
}

both!(an_attempt_is_not_taken_back_under_an_outcome_that_ended_it);
async fn an_attempt_is_not_taken_back_under_an_outcome_that_ended_it(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let (nel, door) = (world.log_in_as("Nel").await, format!("/looplijsten/regels/{regel}"));
    let back = [("uitkomst", "interesse"), ("vervolg", "terug"), ("vervolg_op", "3-3-2027"), ("vervolg_dagdeel", "middag")];
    notes(&nel, regel, &back).await.expect(303);
    world.it_is("2027-03-02T10:05");
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &[("uitkomst", "niet_bereikt"), ("dagdeel", "ochtend")]).await.expect(303);
    nel.get(&door).await.expect(200).shows("Haal deze keer weg");
    corrects(&nel, regel, &[("uitkomst", "heeft_al"), ("vervolg", ""), ("vervolg_op", ""), ("vervolg_dagdeel", "")])
        .await
        .expect(303);
    nel.get(&door).await.expect(200).hides("Haal deze keer weg");
    let refused = insists(world, &nel, regel, &[MISTAKE]).await;
    assert!(refused.status >= 400, "{}", refused.text());
    assert_eq!(world.regel(regel).await.status, "gesproken");
}

both!(nobody_is_put_on_a_second_list_by_a_correction);
async fn nobody_is_put_on_a_second_list_by_a_correction(world: &World) {
    let (_, regel) = at_the_door(world).await;
    let nel = world.log_in_as("Nel").await;
    notes(&nel, regel, &SPOKEN).await.expect(303);
    let newer = world.combined_for(&["minimaregeling"]).await;
    assert_eq!(world.lists(newer, &[crate::outreach::hit(&KEES, &["minimaregeling"])]).await.unwrap().regels, 1);
    let back = [("uitkomst", "interesse"), ("vervolg", "terug"), ("vervolg_op", "5-3-2027"), ("vervolg_dagdeel", "avond")];
    let refused = corrects(&nel, regel, &back).await;
    assert!(refused.status >= 400, "{}", refused.text());
    assert_eq!(world.regel(regel).await.status, "gesproken");
    assert!(eenloket::controleer::check(world.store()).await.unwrap().is_empty());
}
