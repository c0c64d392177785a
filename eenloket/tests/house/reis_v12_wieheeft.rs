//! V12: the door and the paper say what is so: what stands, and else who has the question and whom to call.

use crate::client::fresh_key;
use crate::people::KEES;
use crate::reis_v12_weer::Opened;
use crate::world::World;

/// Stef of the SVB answers.
async fn stef_says(world: &World, kees: &Opened, what: &str) {
    let stef = world.log_in_as("Stef").await;
    let path = format!("/doorverwijzingen/{}/{what}", kees.last(world).await.0);
    let form = stef.get("/doorverwijzingen/aangeboden").await.expect(200).form(&path);
    let reden: &[(&str, &str)] = if what == "weigering" { &[("reden", "verkeerde_balie")] } else { &[] };
    stef.send_form(&form.with(reden), None).await.expect(303);
    world.deliver().await;
}

both!(what_a_balie_turned_down_stands_and_says_so);
async fn what_a_balie_turned_down_stands_and_says_so(world: &World) {
    let kees = Opened::about(world, "aio").await;
    kees.tries(world, "aio", None).await.expect(303);
    stef_says(world, &kees, "weigering").await;
    assert_eq!(world.afspraak(kees.last(world).await.1).await.status, "bevestigd");
    let page = kees.nel.get(&kees.door).await.expect(200).shows("De balie zei geen ja. De afspraak staat nog:");
    page.shows("Nel Voorbeeld heeft de hulpvraag").hides("Er staat nu geen afspraak");
    let paper = format!("{}/samenvatting", kees.door);
    let page = kees.nel.get(&paper).await.expect(200).shows("U heeft een afspraak:").shows("Die balie zei geen ja");
    page.shows("Nel Voorbeeld zoekt daarom een andere afspraak").shows("Bel 14 043");
    for taal in ["en", "pap"] {
        kees.nel.get(&format!("/{taal}{}", kees.door)).await.expect(200).shows("Nel Voorbeeld");
        kees.nel.get(&format!("/{taal}{paper}")).await.expect(200).shows("Nel Voorbeeld");
    }
    // The Taak leads to where another one is chosen.
    let page = kees.nel.get("/taken").await.expect(200).shows("De balie zei nee: kies opnieuw").shows("Kies een balie");
    assert!(page.links().contains(&kees.leads), "{:?}", page.links());
    // Its time comes, and it is nothing any more.
    world.clock.set(world.afspraak(kees.last(world).await.1).await.begin.at());
    let nel = world.log_in_as("Nel").await;
    nel.get(&kees.door).await.expect(200).hides("De afspraak staat nog").shows("Nel Voorbeeld heeft de hulpvraag");
}

both!(who_accepted_it_has_it_still_when_it_is_called_off);
async fn who_accepted_it_has_it_still_when_it_is_called_off(world: &World) {
    let kees = Opened::about(world, "aio").await;
    kees.tries(world, "aio", None).await.expect(303);
    stef_says(world, &kees, "aanvaarding").await;
    kees.is_called_off(world, &world.inwoner(&KEES).await).await;
    kees.nel.get(&kees.door).await.expect(200).shows("Er staat nu geen afspraak. SVB heeft de hulpvraag");
    let paper = format!("{}/samenvatting", kees.door);
    let page = kees.nel.get(&paper).await.expect(200).shows("SVB heeft uw vraag en neemt contact met u op");
    page.hides("Nel Voorbeeld zoekt").hides("Hoort u niets? Bel 14 043").shows("Hoort u niets? Bel 0");
    kees.nel.get(&format!("/en{paper}")).await.expect(200).shows("SVB has your request");
    kees.nel.get(&format!("/pap{paper}")).await.expect(200).shows("SVB tin bo petishon");
}

both!(who_holds_it_together_is_named);
async fn who_holds_it_together_is_named(world: &World) {
    let kees = Opened::about(world, "bijstand").await;
    let sent_round = kees.leads.replace("/doorverwijzen", "/rondgestuurd");
    kees.nel.write(&sent_round, &fresh_key(), &[]).await.expect(303);
    let page = kees.nel.get(&kees.door).await.expect(200).hides("Er is nog geen balie gekozen");
    page.shows("Nel Voorbeeld van Gemeente Maastricht zoekt uit wie er helpt");
    let page = kees.nel.get(&format!("{}/samenvatting", kees.door)).await.expect(200).hides("zoekt een afspraak");
    page.shows("Nel Voorbeeld van Gemeente Maastricht zoekt uit wie u helpt").shows("Hoort u niets? Bel 14 043");
}
