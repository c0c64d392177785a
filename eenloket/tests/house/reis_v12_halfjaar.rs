//! V12: an address is on the looplijst for half a year. No visit is planned, and none is agreed, for a day on which it is gone.

use crate::client::fresh_key;
use crate::outreach::{REGELINGEN, hit, notes};
use crate::people::KEES;
use crate::world::World;
use reqwest::Method;

const LAST: &str = "Kies hier een dag tot en met 1-9-2027";

both!(nobody_is_planned_for_a_day_on_which_they_are_gone);
async fn nobody_is_planned_for_a_day_on_which_they_are_gone(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap();
    world.it_is("2027-08-20T10:00");
    let nel = world.log_in_as("Nel").await;
    let (page, seen) = (format!("/looplijsten/{id}"), format!("{}.{}", regel.id, regel.versie));
    let plans = async |dag: &str| {
        let fields = [("regels", seen.as_str()), ("dag", dag), ("dagdeel", "middag")];
        nel.write(&format!("{page}/dag"), &fresh_key(), &fields).await
    };
    let refused = plans("2-9-2027").await.expect(400).shows(LAST);
    assert_eq!(refused.form(&format!("{page}/dag")).value("dag"), "2-9-2027", "what was typed stands there");
    let api = format!("/api/v1{page}/dag");
    let body =
        serde_json::json!({"regels": [{"id": regel.id, "versie": regel.versie}], "dag": "2027-09-02", "dagdeel": "middag"});
    let request =
        nel.request(Method::POST, &api).header("idempotency-key", fresh_key()).header("content-type", "application/json");
    let refused = nel.send(&api, request.body(body.to_string())).await.expect(400);
    assert!(refused.html.contains(LAST) && refused.html.contains("\"dag\""), "{}", refused.html);
    assert_eq!(world.regel(regel.id).await.status, "toegewezen");
    plans("1-9-2027").await.expect(303);
    // The house destroys it the day after, and not before somebody went there.
    world.it_is("2027-09-01T21:59");
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(world.regel(regel.id).await.status, "gepland");
    world.it_is("2027-09-02T12:00");
    eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    assert_eq!(world.regel(regel.id).await.status, "vernietigd");
}

both!(nobody_is_told_a_day_on_which_they_are_gone);
async fn nobody_is_told_a_day_on_which_they_are_gone(world: &World) {
    let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
    let regel = world.regel_of(id, KEES.id()).await.unwrap();
    world.it_is("2027-08-20T10:00");
    let nel = world.log_in_as("Nel").await;
    let spoken = [("uitkomst", "interesse"), ("dagdeel", "ochtend")];
    let back = |dag| [("vervolg", "terug"), ("vervolg_op", dag), ("vervolg_dagdeel", "middag")];
    let door = format!("/looplijsten/regels/{}", regel.id);
    let says = async |dag| notes(&nel, regel.id, &[spoken.as_slice(), &back(dag)].concat()).await;
    let refused = says("6-9-2027").await.expect(400).shows(LAST);
    assert_eq!(refused.form(&format!("{door}/gesprek")).value("vervolg_op"), "6-9-2027");
    let api = format!("/api/v1/regels/{}/gesprekken", regel.id);
    let body = serde_json::json!({"uitkomst": "interesse", "dagdeel": "ochtend", "vervolg": "terug",
        "vervolgOp": "2027-09-06", "vervolgDagdeel": "middag"});
    let request = nel.request(Method::POST, &api).header("idempotency-key", fresh_key());
    let request = request.header("if-match", format!("\"{}\"", regel.versie)).header("content-type", "application/json");
    let refused = nel.send(&api, request.body(body.to_string())).await.expect(400);
    assert!(refused.html.contains(LAST) && refused.html.contains("\"vervolgOp\""), "{}", refused.html);
    says("1-9-2027").await.expect(303);
    // In vain at a return, on its last day.
    world.it_is("2027-09-01T13:00");
    let nel = world.log_in_as("Nel").await;
    let in_vain = [("uitkomst", "niet_bereikt"), ("dagdeel", "middag"), ("vervolg", "terug")];
    let another = [("vervolg_op", "2-9-2027"), ("vervolg_dagdeel", "avond")];
    notes(&nel, regel.id, &[in_vain.as_slice(), &another].concat()).await.expect(400).shows(LAST);
    assert_eq!(world.regel(regel.id).await.poging, 0);
}
