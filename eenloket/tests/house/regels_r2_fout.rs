//! R2: a form that is sent empty, or filled with nonsense, comes back. Its page says in plain words what is wrong and what to do,
//! with a code that can be told on the telephone and the number to call, and everything that was typed stands in its field.

use crate::client::{Client, fresh_key};
use crate::form::Form;
use crate::moments::{Body, Moment, moments};
use crate::refusal::says_all;
use crate::regels_routes::{ROUTES, Route, Sort};
use crate::served::{form_to, sent, served, with};
use crate::world::World;

/// What nobody means; it is no date, no time, no number, no address and no code.
const NONSENSE: &str = "wat @ is dit";

/// Forms that are good as they are when nothing is filled in: where, and why.
const GOOD_WHEN_EMPTY: &[(&str, &str)] = &[
    ("/doorverwijzingen/nieuw", "without a button it is a search, which keeps what there is"),
    ("/balie/bezoeken/{afspraak}/concept", "there is nothing to keep"),
    ("/looplijsten/{id}/zoeken", "without words all of the list is found"),
    ("/mijn/inzage/{id}/vraag", "whoever wonders needs no words"),
    ("/balie/bezoeken/{afspraak}/inzage/{regel}/vraag", "whoever wonders needs no words"),
];

/// Forms in which every line takes any words: where, and why.
const TAKES_ANY_WORDS: &[(&str, &str)] = &[
    ("/doorverwijzingen/nieuw opgelost", "solved in the call: nothing of who called is kept"),
    ("/balie/{locatie}/inloop", "a name"),
    ("/balie/bezoeken/{afspraak}/concept", "notes, until the visit ends"),
    ("/beheer/toepassingen", "a name"),
    ("/beheer/medewerkers/nieuw", "a name"),
    ("/beheer/medewerkers/{medewerker}", "a name"),
    ("/mijn/inzage/{id}/vraag", "a question in their own words"),
    ("/balie/bezoeken/{afspraak}/inzage/{regel}/vraag", "a question in their own words"),
    ("/inzage/vragen/{id}/antwoord", "an answer in words"),
    ("/inzage/meldingen/{id}/oordeel", "a reason in words"),
    ("/gelijkstellingen", "a reason in words"),
    ("/grondslagen/{id}/oordeel", "a reason in words"),
    ("/looplijsten/{id}/zoeken", "words that nobody has find nobody"),
    ("/looplijsten/vragen/{id}/oordeel", "a reason in words"),
    ("/grondslagen/{id}/advies", "an advice in words"),
    ("/grondslagen/{id}/stopzetting", "a reason in words"),
    ("/grondslagen/{id}/intrekking", "a reason in words"),
];

/// Lines that come back empty: a number that is nobody's to read, and a code or a passphrase that is typed anew.
const NOT_SHOWN_AGAIN: [&str; 4] = ["bsn", "code", "wachtzin", "nogmaals"];

both!(a_form_that_is_wrong_comes_back_with_everything_in_it);
async fn a_form_that_is_wrong_comes_back_with_everything_in_it(world: &World) {
    let (mut findings, mut walked) = (Vec::new(), 0);
    for route in ROUTES.iter().filter(|route| matches!(route.sort, Sort::Write | Sort::Question) && !route.is_api()) {
        for moment in moments(world, *route).await {
            let client = world.log_in_as(moment.who).await;
            let form = served(world, &client, &moment).await;
            // What only has a button cannot be filled in wrong.
            if form.inputs().is_empty() {
                continue;
            }
            walked += 1;
            findings.extend(nonsense(route, &client, &moment, &form).await);
            findings.extend(empty(route, &client, &moment).await);
        }
        world.nobody_is_busy().await;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert!(walked > 25, "{walked} forms were walked");
}

fn is_excused(list: &[(&str, &str)], route: &Route, moment: &Moment) -> bool {
    let with_button = format!("{} {}", route.path, sent(moment, "stap"));
    list.iter().any(|(path, _)| *path == route.path || *path == with_button)
}

/// Words in every line: all of them come back.
async fn nonsense(route: &Route, client: &Client, moment: &Moment, form: &Form) -> Vec<String> {
    let typed: Vec<String> = form.texts().into_iter().filter(|name| *name != "bsn").collect();
    if typed.is_empty() || is_excused(TAKES_ANY_WORDS, route, moment) {
        return Vec::new();
    }
    let values: Vec<(&str, &str)> = typed.iter().map(|name| (name.as_str(), NONSENSE)).collect();
    let page = moment.send(client, &fresh_key(), &with(moment, &values)).await;
    let what = format!("{} with nonsense", route.path);
    let mut wrong = says_all(&what, &page);
    let Some(back) = form_to(&page, &moment.path) else {
        wrong.push(format!("{what}: the form does not come back"));
        return wrong;
    };
    let lost = typed.iter().filter(|name| !NOT_SHOWN_AGAIN.contains(&name.as_str()) && back.value(name) != NONSENSE);
    wrong.extend(lost.map(|name| format!("{what}: {name} came back as '{}'", back.value(name))));
    let Body::Form(chosen) = &moment.body else { return wrong };
    let lost = chosen.iter().filter(|(name, value)| {
        name != "stap"
            && !typed.contains(name)
            && back.choices(name).contains(value)
            && !back.value(name).split(' ').any(|one| one == value)
    });
    wrong.extend(lost.map(|(name, value)| format!("{what}: the choice {name}={value} is lost")));
    wrong
}

/// Nothing but what every form has.
async fn empty(route: &Route, client: &Client, moment: &Moment) -> Vec<String> {
    if is_excused(GOOD_WHEN_EMPTY, route, moment) {
        return Vec::new();
    }
    let page = moment.send(client, &fresh_key(), &Body::Form(Vec::new())).await;
    says_all(&format!("{} with nothing", route.path), &page)
}
