//! R4 for reading: whoever opens an address that shows persons leaves exactly the lines that its act promises. One in the access
//! log, and one in the processing log for each person, of one trace, with the activity and the ground of the table of acts. What
//! shows nobody leaves no line about anybody.

use crate::lines::{Line, Lines};
use crate::moments::{booked, busy, moments};
use crate::persons::{person_of, shown};
use crate::reads::{READS, Whom};
use crate::regels_r5_lijsten::LISTS;
use crate::regels_routes::{ROUTES, Route, Sort};
use crate::world::World;
use std::collections::{BTreeMap, BTreeSet};

both!(whoever_reads_leaves_the_lines_of_the_act);
async fn whoever_reads_leaves_the_lines_of_the_act(world: &World) {
    booked(world).await;
    busy(world).await;
    world.nobody_is_busy().await;
    let acts: BTreeMap<&str, access::ActRow> = world.house.access.acts().into_iter().map(|row| (row.act.0, row)).collect();
    let (mut findings, mut read) = (Vec::new(), 0);
    for route in ROUTES.iter().filter(|route| route.sort == Sort::Read) {
        let row = READS.iter().find(|(path, ..)| *path == route.path);
        let Some((who, path)) = opened(world, route, row.map_or("", |row| row.1)).await else {
            findings.push(format!("{}: nobody opens it", route.path));
            continue;
        };
        let client = world.log_in_as(&who).await;
        let page = client.get(&path).await;
        let lines = world.lines_of(page.trace).await;
        lines.must_hold();
        read += 1;
        if page.status != 200 {
            findings.push(format!("{}: {} {}", route.path, page.status, page.text()));
        }
        let about: BTreeSet<Vec<u8>> = lines.lines.iter().map(|line| line.betrokkene_hash.clone()).collect();
        for one in shown(world, &page.text()).await.iter().filter(|one| !about.contains(&world.hash_of(one.id))) {
            findings.push(format!("{}: shows {} without a line about them", route.path, one.naam));
        }
        findings.extend(lines.lines.iter().filter_map(|line| as_the_table_says(line, acts.get(line.naam.as_str()))));
        let Some((_, _, act, whom)) = row else {
            let seen: Vec<_> = lines.accesses.iter().map(|access| (access.handeling.clone(), access.aantal)).collect();
            findings.push(format!("{}: not in the table; {who} left {seen:?}", route.path));
            continue;
        };
        findings.extend(promised(world, route, &path, &lines, act, *whom).await);
        world.nobody_is_busy().await;
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    assert!(read > 60, "{read} addresses were read");
}

/// What a line says besides the table of acts.
pub fn as_the_table_says(line: &Line, row: Option<&access::ActRow>) -> Option<String> {
    let Some(row) = row else { return Some(format!("a line of {}, which is no act", line.naam)) };
    let same = line.activiteit == row.activity && line.activiteit_versie == i32::from(row.version);
    let same = same && line.grondslag.contains(row.grondslag.avg) && line.grondslag.contains(row.grondslag.wet);
    (!same).then(|| format!("{line:?} is not as the table of acts says"))
}

/// Who opens an address, and how it is called then.
async fn opened(world: &World, route: &Route, who: &str) -> Option<(String, String)> {
    if route.names_a_thing() {
        let moment = moments(world, *route).await.pop()?;
        let who = if who.is_empty() { moment.who } else { who };
        return Some((who.to_owned(), moment.path));
    }
    // On a list is what makes it a list, and whoever has that work reads it.
    if let Some((_, thing)) = LISTS.iter().find(|(path, _)| *path == route.path) {
        let thing = ROUTES.iter().find(|one| one.path == *thing)?;
        return Some((moments(world, *thing).await.pop()?.who.to_owned(), route.path.to_owned()));
    }
    let path = match route.path {
        "/scheidingen/nieuw" => {
            let visit = booked(world).await;
            format!("{}?nummer={}", route.path, world.hulpvraag(visit.hulpvraag).await.nummer)
        }
        "/api/v1/diensten" => format!("{}?locatieId={}", route.path, eenloket::demo::id("locatie/enschede")),
        path => path.to_owned(),
    };
    (!who.is_empty()).then(|| (who.to_owned(), path))
}

/// What is there and not as the table says, or the reverse.
async fn promised(world: &World, route: &Route, path: &str, lines: &Lines, act: &str, whom: Whom) -> Vec<String> {
    let mut wrong = Vec::new();
    let others: BTreeSet<&str> = lines.accesses.iter().map(|row| row.handeling.as_str()).filter(|name| *name != act).collect();
    if !others.is_empty() {
        wrong.push(format!("{}: lines of {others:?} beside {act}", route.path));
    }
    let persons = lines.persons(act);
    let count = lines.accesses.iter().filter(|row| row.handeling == act).count();
    let expected = match whom {
        Whom::Nobody => persons.is_empty(),
        Whom::Several => !persons.is_empty() && count == 1,
        Whom::TheirOwn => {
            let theirs = person_of(world, path).await.map(|id| world.hash_of(id));
            count == 1 && theirs.is_some() && persons.iter().eq(theirs.iter())
        }
    };
    if !expected {
        wrong.push(format!("{}: {act} left {count} access lines about {} people, not {whom:?}", route.path, persons.len()));
    }
    wrong
}
