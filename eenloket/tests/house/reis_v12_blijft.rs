//! V12 and V13: a no to one of two regelingen keeps the visit, for what is left to talk about.

use crate::client::fresh_key;
use crate::outreach::{REGELINGEN, hit, notes, plans};
use crate::people::KEES;
use crate::world::World;

both!(a_no_to_one_of_two_keeps_the_visit_for_the_other);
async fn a_no_to_one_of_two_keeps_the_visit_for_the_other(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
    let (nel, door) = (world.log_in_as("Nel").await, format!("/looplijsten/regels/{regel}"));
    plans(world, &nel, &[regel], "middag").await.expect(303);
    let both = nel.get(&door).await.expect(200).shows("Gepland: 2-3-2027, ’s middags").shows("AIO-aanvulling");
    both.shows("Praat alleen over wat hier staat");
    notes(&nel, regel, &[("uitkomst", "geweigerd"), ("bereik", "aio")]).await.expect(303);
    let row = world.regel(regel).await;
    let plan = (row.status.as_str(), row.gepland_op.as_deref(), row.dagdeel.as_deref());
    assert_eq!(plan, ("gepland", Some("2027-03-02"), Some("middag")));
    assert_eq!(row.regelingen, "individuele_inkomenstoeslag");
    // The page says what is left and when, and not that there was a no.
    let left = nel.get(&door).await.expect(200).shows("Gepland: 2-3-2027, ’s middags").hides("AIO-aanvulling");
    left.shows("inkomenstoeslag").hides("zei nee").hides("eweigerd op");
    let form = nel.get(&door).await.expect(200).form(&format!("{door}/gesprek"));
    assert_eq!(form.choices("bereik"), ["", "individuele_inkomenstoeslag", "alles"]);
    // It is on the route, and the conversation is about the other.
    let route = nel.write(&format!("/looplijsten/{id}/route"), &fresh_key(), &[]).await.expect(303);
    nel.follow(&route).await.expect(200).shows("1 9004 Kees Verzonnen B");
    notes(&nel, regel, &[("uitkomst", "heeft_al"), ("dagdeel", "ochtend")]).await.expect(303);
    nel.get(&format!("{door}/samenvatting")).await.expect(200).shows("inkomenstoeslag").hides("AIO-aanvulling");
}
