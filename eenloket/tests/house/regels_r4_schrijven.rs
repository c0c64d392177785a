//! R4 for writing: whoever changes something leaves exactly the lines that the act promises. One in the access log, that it went
//! well, and one in the processing log for each person, of one trace. What is refused on the way leaves the same, and says so.

use crate::client::{Client, Page, fresh_key};
use crate::lines::{Access, Lines};
use crate::moments::{Body, Moment, moments};
use crate::persons::person_of;
use crate::reads::Whom;
use crate::regels_r4_lezen::as_the_table_says;
use crate::regels_routes::{ROUTES, Route, Sort};
use crate::served::sent;
use crate::world::World;
use crate::writes::WRITES;
use std::collections::BTreeMap;

both!(whoever_changes_something_on_a_screen_leaves_the_lines_of_the_act);
async fn whoever_changes_something_on_a_screen_leaves_the_lines_of_the_act(world: &World) {
    walk(world, |route| !route.is_api() && !of_the_house(route)).await;
}

both!(whoever_keeps_the_netwerk_or_the_rooster_leaves_the_lines_of_the_act);
async fn whoever_keeps_the_netwerk_or_the_rooster_leaves_the_lines_of_the_act(world: &World) {
    walk(world, of_the_house).await;
}

both!(whoever_changes_something_by_the_api_leaves_the_lines_of_the_act);
async fn whoever_changes_something_by_the_api_leaves_the_lines_of_the_act(world: &World) {
    walk(world, |route| route.is_api() && !of_the_house(route)).await;
}

/// Acts that only read, with which a write looks before it, or shows how it stands.
const READ_BESIDE: &[&str] = &[
    "afmelding.show",
    "afspraak.show",
    "balie.day",
    "balie.split",
    "balie.visit",
    "bericht.channel",
    "bericht.show",
    "hulpvraag.show",
    "inzage.questions",
    "looplijst.open",
    "levensgebeurtenis.own",
    "looplijst.own",
    "looplijst.review",
    "looplijst.show",
    "mijn.overview",
    "taak.list",
];

/// What an organisatie has, and who sits where: about no inwoner.
fn of_the_house(route: Route) -> bool {
    let path = route.path.strip_prefix("/api/v1").unwrap_or(route.path);
    let kept = ["/beheer", "/convenanten", "/balies", "/medewerkers", "/organisaties", "/producten", "/locaties", "/diensten"];
    let at_work = ["melden", "inloop", "daglijsten"].iter().any(|last| path.ends_with(last));
    path.starts_with("/rooster") || (kept.iter().any(|start| path.starts_with(start)) && !at_work)
}

async fn walk(world: &World, which: impl Fn(Route) -> bool) {
    let acts: BTreeMap<&str, access::ActRow> = world.house.access.acts().into_iter().map(|row| (row.act.0, row)).collect();
    let (mut findings, mut done) = (Vec::new(), 0);
    for route in ROUTES.iter().filter(|route| route.sort == Sort::Write && which(**route)) {
        for moment in moments(world, *route).await {
            let what = format!("{} {}", route.path, sent(&moment, "stap"));
            let what = if route.path == crate::telephone::NIEUW { what.as_str() } else { route.path };
            let client = world.log_in_as(moment.who).await;
            let page = moment.send(&client, &fresh_key(), &moment.body).await;
            assert!(page.status < 400, "{what}: {} {}", page.status, page.text());
            let lines = world.lines_of(page.trace).await;
            lines.must_hold();
            done += 1;
            findings.extend(lines.lines.iter().filter_map(|line| as_the_table_says(line, acts.get(line.naam.as_str()))));
            let Some((_, act, whom)) = WRITES.iter().find(|(path, ..)| *path == what) else {
                findings.push(format!("{what}: not in the table; {} left {:?}", moment.who, left(&lines)));
                continue;
            };
            findings.extend(promised(world, &moment, &page, &lines, act, *whom).await.map(|wrong| format!("{what}: {wrong}")));
            findings.extend(refused(world, &client, &moment, act).await.into_iter().map(|wrong| format!("{what}: {wrong}")));
        }
        world.nobody_is_busy().await;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert!(done > 25, "{done} acts were done");
}

/// What is in the access log, as a finding says it.
fn left(lines: &Lines) -> Vec<(String, String, i32)> {
    lines.accesses.iter().map(|row| (row.handeling.clone(), row.uitkomst.clone(), row.aantal)).collect()
}

/// One access line of the act, of this Medewerker and gone well, and whom it was about.
async fn promised(world: &World, moment: &Moment, page: &Page, lines: &Lines, act: &str, whom: Whom) -> Option<String> {
    let persons = lines.persons(act);
    let about = match whom {
        Whom::Nobody => persons.is_empty(),
        Whom::Several => !persons.is_empty(),
        Whom::TheirOwn => {
            let theirs = theirs(world, moment, page).await;
            theirs.is_some() && persons.iter().eq(theirs.iter())
        }
    };
    let (own, beside): (Vec<_>, Vec<_>) = lines.accesses.iter().partition(|row| row.handeling == act);
    let went_well = !own.is_empty() && lines.accesses.iter().all(|row| row.uitkomst == "gelukt");
    let once = whom == Whom::Nobody || own.iter().filter(|row| row.aantal > 0).count() == 1;
    let only_read = beside.iter().all(|row| READ_BESIDE.contains(&row.handeling.as_str()));
    (!about || !went_well || !once || !only_read)
        .then(|| format!("{act} about {whom:?} left {:?} and {} people", left(lines), persons.len()))
}

/// The hash of whose thing it is: as the address says, or what was sent, or what came of it.
async fn theirs(world: &World, moment: &Moment, page: &Page) -> Option<Vec<u8>> {
    let sent = match &moment.body {
        Body::Form(fields) => fields.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join("/"),
        Body::Json(text) => text.replace('"', "/"),
        Body::Nothing => String::new(),
    };
    let came = page.location().unwrap_or_else(|| page.html.replace('"', "/"));
    person_of(world, &format!("{}/{sent}/{came}", moment.path)).await.map(|id| world.hash_of(id))
}

/// The same again, which is too late now, and the other thing: what is refused says that it failed, about whom it was.
async fn refused(world: &World, client: &Client, moment: &Moment, act: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for body in [&moment.body, &moment.other] {
        let page = moment.send(client, &fresh_key(), body).await;
        if page.status < 400 {
            continue;
        }
        let lines = world.lines_of(page.trace).await;
        lines.must_hold();
        // What is about nobody was only looked at: the day in which a nummer is not, a list with nothing on it.
        let about = |row: &&Access| row.aantal > 0;
        let failed = lines.accesses.iter().filter(about).all(|row| match row.handeling == act {
            true => row.uitkomst == "mislukt",
            false => row.uitkomst == "gelukt" && READ_BESIDE.contains(&row.handeling.as_str()),
        });
        if !failed {
            wrong.push(format!("refused with {} it left {:?}", page.status, left(&lines)));
        }
    }
    wrong
}
