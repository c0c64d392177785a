//! R3: a BSN that is typed into any field, of any form and any message to the API, is refused where it does not belong. It comes
//! back in no answer, and is nowhere in clear: not in the log, not in the store.

use crate::caller;
use crate::client::{Client, Page, fresh_key};
use crate::moments::{Body, Moment, moments};
use crate::parts::{put, strings};
use crate::regels_r3_bsn::{listen, must_be_sealed, must_be_silent};
use crate::regels_routes::{ROUTES, Route, Sort};
use crate::seen::bsn_in;
use crate::served::{sent, served, with};
use crate::world::World;
use serde_json::Value;

/// Lines in which somebody may type it: it is about them, and it is kept sealed.
const BELONGS: [&str; 1] = ["bsn"];

/// Forms that take anything for now: where, what they are, and why that is no harm.
const TAKES_ANYTHING: &[(&str, &str, &str)] = &[
    (
        "/doorverwijzingen/nieuw",
        "zoek",
        "what is searched with is kept sealed, comes back without it, and is refused when it is sent on",
    ),
    ("/doorverwijzingen/nieuw", "opgelost", "what was solved in the call keeps nothing about who called"),
    (
        "/balie/bezoeken/{afspraak}/concept",
        "",
        "notes are kept sealed, come back without it, and are refused when the visit ends",
    ),
];
/// Lists of choices of which a message may have others: what is none of them is left out, and kept nowhere.
const LEFT_OUT: [&str; 3] = ["stappen", "producten", "balieIds"];
/// Notes that go along with another form of the page, as in the concept of a visit.
const NOTES: [&str; 3] = ["toelichting", "vervolg", "vervolg_op"];

both!(a_bsn_in_any_field_of_any_form_is_nowhere_to_be_read);
async fn a_bsn_in_any_field_of_any_form_is_nowhere_to_be_read(world: &World) {
    let (log, bsn) = (listen(), caller::bsn(40));
    let (mut findings, mut tried) = (Vec::new(), 0);
    for route in ROUTES.iter().filter(|route| matches!(route.sort, Sort::Write | Sort::Question) && !route.is_api()) {
        for moment in moments(world, *route).await {
            let client = world.log_in_as(moment.who).await;
            let form = served(world, &client, &moment).await;
            let texts = form.texts();
            // First what is typed: there a refusal is due, and the moment stays. Then what is chosen or hidden.
            for name in texts.iter().chain(form.names().difference(&texts)) {
                let page = moment.send(&client, &fresh_key(), &with(&moment, &[(name, &bsn)])).await;
                let what = format!("{} {name}", route.path);
                findings.extend(refused(&what, &page, texts.contains(name) && !may_stand(route, name, &moment)));
                findings.extend(told_again(&what, &client, &page).await);
                tried += 1;
            }
        }
        world.nobody_is_busy().await;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert!(tried > 200, "{tried} fields were tried");
    must_be_silent(&log, &[&bsn]);
    must_be_sealed(world, &[&bsn]).await;
}

both!(a_bsn_in_any_part_of_a_message_to_the_api_is_nowhere_to_be_read);
async fn a_bsn_in_any_part_of_a_message_to_the_api_is_nowhere_to_be_read(world: &World) {
    let (log, bsn) = (listen(), caller::bsn(40));
    let document = world.client().get("/api/v1/openapi.json").await.expect(200).json();
    let (mut findings, mut tried) = (Vec::new(), 0);
    for route in ROUTES.iter().filter(|route| matches!(route.sort, Sort::Write | Sort::Question) && route.is_api()) {
        let members = strings(&document, route);
        if members.is_empty() {
            continue;
        }
        for moment in moments(world, *route).await {
            let client = world.log_in_as(moment.who).await;
            let Body::Json(text) = &moment.body else { panic!("{} takes JSON", route.path) };
            for member in &members {
                let mut body: Value = serde_json::from_str(text).unwrap();
                put(&mut body, member, &bsn);
                let page = moment.send(&client, &fresh_key(), &Body::Json(body.to_string())).await;
                let what = format!("{} {} {}", route.method, route.path, member.join("."));
                let name = member.iter().rev().find(|part| *part != "0").unwrap();
                let left_out = LEFT_OUT.contains(&name.as_str());
                findings.extend(refused(&what, &page, !left_out && !may_stand(route, name, &moment)));
                findings.extend(told_again(&what, &client, &page).await);
                tried += 1;
            }
        }
        world.nobody_is_busy().await;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert!(tried > 80, "{tried} parts were tried");
    must_be_silent(&log, &[&bsn]);
    must_be_sealed(world, &[&bsn]).await;
}

fn may_stand(route: &Route, field: &str, moment: &Moment) -> bool {
    let anything = |(path, stap, _): &(&str, &str, &str)| *path == route.path && sent(moment, "stap") == *stap;
    let notes = route.path.ends_with("/identificatie") && NOTES.contains(&field);
    // A question keeps nothing, and finds nothing with it.
    route.sort == Sort::Question || notes || BELONGS.contains(&field) || TAKES_ANYTHING.iter().any(anything)
}

/// What is wrong with an answer: a number that was taken, or a refusal that does not say what to do.
fn refused(what: &str, page: &Page, is_due: bool) -> Option<String> {
    let refused = (400..500).contains(&page.status);
    if is_due && !refused {
        return Some(format!("{what}: {}", page.status));
    }
    (refused && !page.html.contains("EL-")).then(|| format!("{what}: {} without a code", page.status))
}

/// That the number comes back: on the page, in an address, or on the page to which it leads.
async fn told_again(what: &str, client: &Client, page: &Page) -> Option<String> {
    let leads = page.location().filter(|path| path.starts_with('/'));
    let next = match &leads {
        Some(path) if page.status == 303 => client.get(path).await.html,
        _ => String::new(),
    };
    let parts = [("body", &page.html), ("header", &format!("{:?}", page.headers)), ("next page", &next)];
    parts.iter().find(|(_, text)| bsn_in(text).is_some()).map(|(part, _)| format!("{what}: the {part} holds it"))
}
