//! R4 for reading: whoever opens an address that shows persons leaves exactly the lines that its act promises. One in the access
//! log, and one in the processing log for each person, of one trace, with the activity and the ground of the table of acts. What
//! shows nobody leaves no line about anybody.

use crate::lines::{Line, Lines};
use crate::moments::{booked, busy, moments};
use crate::people::TILLY;
use crate::regels_r5_lijsten::LISTS;
use crate::regels_routes::{ROUTES, Route, Sort};
use crate::world::World;
use foundation::Uuid;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{self, FromQueryResult};

/// About how many an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    /// It shows no person.
    Nobody,
    /// The person to whom the thing in the address belongs.
    TheirOwn,
    /// Whoever is on the list.
    Several,
}
use Whom::{Nobody, Several, TheirOwn};

/// Each address that is read, with who opens it (empty: as in its moment), its act, and about whom it is.
const READS: &[(&str, &str, &str, Whom)] = &[
    ("/doorverwijzingen", "", "doorverwijzing.mine", Nobody),
    ("/doorverwijzingen/nieuw", "Bas", "doorverwijzing.refer", Nobody),
    ("/doorverwijzingen/aangeboden", "", "doorverwijzing.received", Nobody),
    ("/doorverwijzingen/{id}/bevestigd", "", "doorverwijzing.confirmed", TheirOwn),
    ("/hulpvragen/{nummer}", "", "hulpvraag.show", TheirOwn),
    ("/hulpvragen/{nummer}/doorverwijzen", "", "hulpvraag.show", TheirOwn),
    ("/balie/{locatie}", "", "balie.day", Several),
    ("/balie/daglijsten/{id}", "", "balie.print_day", Several),
    ("/balie/{locatie}/inloop", "", "balie.walk_in", Nobody),
    ("/balie/bezoeken/{afspraak}", "", "balie.visit", TheirOwn),
    ("/balie/bezoeken/{afspraak}/inwoner", "", "balie.search", Nobody),
    ("/balie/bezoeken/{afspraak}/samenvatting", "", "balie.summary", TheirOwn),
    ("/balie/bezoeken/{afspraak}/inzage", "", "inzage.print", TheirOwn),
    ("/afspraken/{id}", "", "afspraak.show", TheirOwn),
    ("/mijn", "Tilly Voorbeeld", "mijn.overview", TheirOwn),
    ("/mijn/vragen/{nummer}", "", "mijn.overview", TheirOwn),
    ("/mijn/berichten", "Tilly Voorbeeld", "mijn.overview", TheirOwn),
    ("/mijn/berichten/{id}", "", "mijn.overview", TheirOwn),
    ("/mijn/gegevens", "Tilly Voorbeeld", "bericht.channel", TheirOwn),
    ("/mijn/inzage", "Tilly Voorbeeld", "inzage.list", TheirOwn),
    ("/mijn/inzage/export", "Tilly Voorbeeld", "inzage.export", TheirOwn),
    ("/mijn/inzage/export.pdf", "Tilly Voorbeeld", "inzage.export", TheirOwn),
    ("/mijn/inzage/{id}/vraag", "", "inzage.ask", Nobody),
    ("/beheer", "", "netwerk.show", Nobody),
    ("/beheer/toepassingen", "", "toepassing.list", Nobody),
    ("/beheer/convenanten/nieuw", "Greet", "netwerk.convenant", Nobody),
    ("/beheer/convenanten/{convenant}", "", "netwerk.convenant", Nobody),
    ("/beheer/balies/{balie}", "", "netwerk.balie", Nobody),
    ("/beheer/medewerkers/nieuw", "Bram", "netwerk.medewerker", Nobody),
    ("/beheer/medewerkers/{medewerker}", "", "netwerk.medewerker", Nobody),
    ("/beheer/organisaties", "Lotte", "netwerk.admit", Nobody),
    ("/beheer/organisaties/nieuw", "Lotte", "netwerk.admit", Nobody),
    ("/beheer/organisaties/{organisatie}", "", "netwerk.organisatie", Nobody),
    ("/beheer/producten", "Lotte", "netwerk.product", Nobody),
    ("/beheer/producten/nieuw", "Lotte", "netwerk.product", Nobody),
    ("/beheer/producten/{product}", "", "netwerk.product", Nobody),
    ("/beheer/locaties/nieuw", "Bram", "netwerk.locatie", Nobody),
    ("/beheer/locaties/{locatie}", "", "netwerk.locatie", Nobody),
    ("/beheer/locaties/{locatie}/openingstijden", "", "netwerk.locatie", Nobody),
    ("/beheer/locaties/{locatie}/balies/nieuw", "", "netwerk.locatie", Nobody),
    ("/rooster", "Priya", "rooster.show", Nobody),
    ("/rooster/{locatie}", "", "rooster.show", Nobody),
    ("/rooster/balies/{balie}/nieuw", "", "rooster.plan", Nobody),
    ("/rooster/diensten/{dienst}", "", "rooster.plan", Nobody),
    ("/scheidingen", "", "balie.split", Nobody),
    ("/scheidingen/nieuw", "Greet", "balie.split", TheirOwn),
    ("/scheidingen/{id}", "", "balie.split", TheirOwn),
    ("/zoekremmen", "", "zoekrem.list", Nobody),
    ("/inzage/vragen", "", "inzage.questions", Several),
    ("/inzage/meldingen", "", "inzage.reports", Nobody),
    ("/taken", "", "taak.list", Nobody),
    ("/berichten", "", "bericht.printlist", Nobody),
    ("/berichten/partijen/{id}", "", "bericht.print", Nobody),
    ("/berichten/partijen/{id}/brieven.pdf", "", "bericht.print", Several),
    ("/berichten/{id}", "", "bericht.show", TheirOwn),
    ("/berichten/voorkeuren/{hulpvraag}", "", "bericht.channel", TheirOwn),
    ("/api/v1/berichten", "", "bericht.printlist", Nobody),
    ("/api/v1/berichten/{id}", "", "bericht.show", TheirOwn),
    ("/api/v1/partijen/{id}/brieven", "", "bericht.print", Several),
    ("/api/v1/hulpvragen/{id}/kanaalvoorkeuren", "", "bericht.channel", TheirOwn),
    ("/api/v1/taken", "", "taak.list", Nobody),
    ("/api/v1/afspraken/{id}", "", "afspraak.show", TheirOwn),
    ("/api/v1/locaties/{id}/dag", "", "balie.day", Several),
    ("/api/v1/daglijsten/{id}", "", "balie.print_day", Several),
    ("/api/v1/bezoeken/{id}", "", "balie.visit", TheirOwn),
    ("/api/v1/bezoeken/{id}/samenvatting", "", "balie.summary", TheirOwn),
    ("/api/v1/bezoeken/{id}/inzage", "", "inzage.print", TheirOwn),
    ("/api/v1/scheidingen", "", "balie.split", Nobody),
    ("/api/v1/scheidingen/{id}", "", "balie.split", TheirOwn),
    ("/api/v1/zoekremmen", "", "zoekrem.list", Nobody),
    ("/api/v1/inzage/vragen", "", "inzage.questions", Several),
    ("/api/v1/inzage/meldingen", "", "inzage.reports", Nobody),
    ("/api/v1/doorverwijzingen/aangeboden", "", "doorverwijzing.received", Nobody),
    ("/api/v1/toepassingen", "", "toepassing.list", Nobody),
    ("/api/v1/producten", "Bas", "netwerk.show", Nobody),
    ("/api/v1/doorverwijzingen", "", "doorverwijzing.mine", Nobody),
    ("/api/v1/doorverwijzingen/{id}", "", "doorverwijzing.confirmed", Nobody),
    ("/api/v1/convenanten", "", "netwerk.show", Nobody),
    ("/api/v1/convenanten/{id}", "", "netwerk.convenant", Nobody),
    ("/api/v1/balies", "", "netwerk.show", Nobody),
    ("/api/v1/balies/{id}", "", "netwerk.balie", Nobody),
    ("/api/v1/medewerkers", "", "netwerk.show", Nobody),
    ("/api/v1/medewerkers/{id}", "", "netwerk.medewerker", Nobody),
    ("/api/v1/diensten", "Priya", "rooster.show", Nobody),
    ("/api/v1/diensten/{id}", "", "rooster.plan", Nobody),
    ("/api/v1/hulpvragen/{nummer}", "", "hulpvraag.show", TheirOwn),
];

/// A person with their name as it is shown.
#[derive(FromQueryResult)]
struct Named {
    id: Uuid,
    naam: String,
}

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
fn as_the_table_says(line: &Line, row: Option<&access::ActRow>) -> Option<String> {
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
        Nobody => persons.is_empty(),
        Several => !persons.is_empty() && count == 1,
        TheirOwn => {
            let theirs = person_of(world, path).await.map(|id| world.hash_of(id));
            count == 1 && theirs.is_some() && persons.iter().eq(theirs.iter())
        }
    };
    if !expected {
        wrong.push(format!("{}: {act} left {count} access lines about {} people, not {whom:?}", route.path, persons.len()));
    }
    wrong
}

/// The person to whom the thing in an address belongs; the pages of an inwoner are Tilly's.
async fn person_of(world: &World, path: &str) -> Option<Uuid> {
    if path.starts_with("/mijn") {
        return Some(TILLY.id());
    }
    for part in path.split(['/', '?', '=']) {
        if part.parse::<rules::nummer::Nummer>().is_ok() {
            return one_of(world, &format!("select inwoner_id as id from hulpvraag where nummer = '{part}'")).await;
        }
        let Ok(id) = part.parse::<Uuid>() else { continue };
        let id = if world.address().starts_with("sqlite") { format!("x'{}'", id.simple()) } else { format!("'{id}'") };
        for table in ["afspraak", "hulpvraag", "doorverwijzing", "bericht", "scheiding"] {
            let found = one_of(world, &format!("select inwoner_id as id from {table} where id = {id}")).await;
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

async fn one_of(world: &World, sql: &str) -> Option<Uuid> {
    world.ask::<Person>(sql).await.first().and_then(|row| row.id)
}

#[derive(FromQueryResult)]
struct Person {
    id: Option<Uuid>,
}

/// The people of the store whose whole name is in a text.
async fn shown(world: &World, text: &str) -> Vec<Named> {
    let all: Vec<Named> = world.ask("select id, voornaam || ' ' || achternaam as naam from inwoner").await;
    all.into_iter().filter(|one| text.contains(&one.naam)).collect()
}
