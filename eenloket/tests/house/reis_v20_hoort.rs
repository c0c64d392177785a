//! V20: after each act for an Inwoner it says how they hear of it, and their own pages say whom they can call.

use crate::moments::booked;
use crate::people::TILLY;
use crate::world::World;

both!(who_acts_for_somebody_reads_how_they_hear_of_it);
async fn who_acts_for_somebody_reads_how_they_hear_of_it(world: &World) {
    // Tilly is sent round: she hears who holds it from now on.
    let visit = booked(world).await;
    let done = world.presses("Gerda", &visit, "rondgestuurd", &[]).await.expect(303);
    let gerda = world.log_in_as("Gerda").await;
    gerda.follow(&done).await.expect(200).shows("De inwoner krijgt dit per brief, met grote letters.");
    // Bas takes a booking back.
    let bas = world.bas().await;
    let offer = bas.refers(&TILLY).to(crate::people::ENSCHEDE).done().await;
    let path = format!("/doorverwijzingen/{}/intrekking", offer.doorverwijzing);
    let done = bas.client.write(&path, &crate::client::fresh_key(), &[]).await.expect(303);
    bas.client.follow(&done).await.expect(200).shows("De inwoner krijgt dit per brief, met grote letters.");
}

both!(the_pages_of_an_inwoner_give_the_number_of_who_helps_now);
async fn the_pages_of_an_inwoner_give_the_number_of_who_helps_now(world: &World) {
    // Nobody helps Tilly yet: the gemeente of her postcode does.
    let tilly = world.inwoner(&TILLY).await;
    for path in ["/mijn", "/mijn/inzage", "/mijn/berichten", "/mijn/gegevens"] {
        tilly.get(path).await.expect(200).shows("Bel 14 053. Of loop binnen: ");
    }
    let visit = booked(world).await;
    world.meddle("update locatie set telefoon = '000-543 0099', naam = 'Het Wijkhuis' where plaats = 'Enschede'").await;
    let tilly = world.inwoner(&TILLY).await;
    let question = format!("/mijn/vragen/{}", world.hulpvraag(visit.hulpvraag).await.nummer);
    for path in ["/mijn", "/mijn/inzage", "/mijn/berichten", "/mijn/gegevens", question.as_str()] {
        tilly.get(path).await.expect(200).shows("Bel 000-543 0099. Of loop binnen: Het Wijkhuis");
    }
}
