//! V29: a resident sees who looked; each look once, and only their own.

use crate::client::{Client, Page, fresh_key};
use crate::moments::{booked, busy};
use crate::people::{ENSCHEDE, Inwoner, JOOST, KEES, SAMIRA, TILLY};
use crate::post::{on_paper, prints};
use crate::telephone::confirmed;
use crate::world::World;
use access::{Act, Actor, Object, Rol, Soort};
use eenloket::demo;
use foundation::jiff::SignedDuration;
use foundation::{TraceId, Uuid};
use std::collections::{BTreeMap, BTreeSet};
use store::StoreError;
use store::sea_orm::{self, DatabaseBackend, FromQueryResult};
use web::Taal;

pub const INZAGE: &str = "/mijn/inzage";

/// The lines on a page, by the links to ask about them.
fn asked_about(page: &Page) -> Vec<String> {
    let links = page.links().into_iter().filter(|link| link.starts_with("/mijn/inzage/") && link.ends_with("/vraag"));
    links.map(|link| link.split('/').nth(3).unwrap().to_owned()).collect()
}

/// The way to older lines. The choice of language leads to this same page, and is not it.
pub fn older(page: &Page, here: &str) -> Option<String> {
    page.links().into_iter().find(|link| link.starts_with(INZAGE) && link.contains("voor=") && link != here)
}

/// All lines that others left about somebody, page after page.
pub async fn all_lines(client: &Client) -> Vec<String> {
    let (mut found, mut path) = (Vec::new(), Some(INZAGE.to_owned()));
    while let Some(here) = path {
        let page = client.get(&here).await.expect(200);
        assert!(page.html.matches("<th scope=\"row\">").count() <= 25, "a page holds 25 lines");
        found.extend(asked_about(&page));
        path = older(&page, &here);
    }
    found
}

both!(who_looked_when_why_and_on_which_ground);
async fn who_looked_when_why_and_on_which_ground(world: &World) {
    let joost = world.inwoner(&JOOST).await;
    joost.get("/mijn").await.expect(200);
    joost.get(INZAGE).await.expect(200).shows("Testgegevens maken").hides("Gemeente Enschede");
    busy(world).await;
    let page = world.inwoner(&JOOST).await.get(INZAGE).await.expect(200);
    let page =
        page.shows("Belastingdienst").shows("medewerker aan de telefoon").shows("U helpen aan een afspraak bij de juiste balie");
    let page = page.shows("Gemeente Enschede").shows("medewerker aan de balie").shows("U helpen aan de balie");
    let page = page.shows("AVG 6(1)(e); Awb art. 2:1 en 2:3").shows("Naam, adres, telefoon en uw vraag");
    // No name of an employee; and his own look from before.
    page.hides("Gerda").hides("Bas").hides("Kijken op uw eigen bladzijden");
    let own = world.inwoner(&JOOST).await.get(&format!("{INZAGE}?organisatie=zelf")).await.expect(200);
    own.shows("Wanneer u zelf keek").shows("Kijken op uw eigen bladzijden").shows("U laten zien wie").hides("Belastingdienst, ");
    let lines = world.all_lines().await;
    assert!(lines.access("inzage.list").is_some(), "looking is an act, too");
    for (prefix, title) in [("/en", "Who looked at my data"), ("/pap", "Ken a wak mi datonan")] {
        world.inwoner(&JOOST).await.get(&format!("{prefix}{INZAGE}")).await.expect(200).shows(title);
    }
}

both!(five_hundred_random_acts_are_each_one_line_for_the_right_person);
async fn five_hundred_random_acts_are_each_one_line_for_the_right_person(world: &World) {
    const WHO: [Inwoner; 4] = [TILLY, JOOST, SAMIRA, KEES];
    const ACTS: [(&str, Rol); 3] = [
        ("taak.list", Rol::Telefoonagent),
        ("doorverwijzing.suggest", Rol::Telefoonagent),
        ("bericht.printlist", Rol::Baliemedewerker),
    ];
    let offices = ["belastingdienst", "enschede", "svb"].map(|naam| demo::id(&format!("organisatie/{naam}")));
    let mut traces: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    // A fixed sequence that looks like chance (Knuth's multiplier).
    let mut chance: u64 = 27;
    for _ in 0..500 {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let draw = |bits: u32, of: usize| usize::try_from(chance >> bits).unwrap() % of;
        let (nth, (act, rol), organisatie) = (draw(33, 4), ACTS[draw(40, 3)], offices[draw(47, 3)]);
        let actor =
            Actor { soort: Soort::Medewerker, rollen: vec![rol], overheidsorgaan: true, ..Actor::systeem("", organisatie) };
        let trace = TraceId::draw(world.store().chance());
        let work = Object::own_work(organisatie);
        let purpose = world.house.access.permit(&actor, Act(act), &work, trace, world.now()).unwrap();
        let tx = world.store().begin(&purpose);
        tx.concerns(WHO[nth].id());
        tx.finish(Ok::<_, StoreError>(())).await.unwrap();
        traces.insert(trace.0.to_vec(), nth);
    }
    let ids = world.line_ids().await;
    let of_acts = ids.iter().filter(|row| traces.contains_key(&row.trace_id));
    let expected: BTreeMap<String, usize> = of_acts.map(|row| (row.id.to_string(), traces[&row.trace_id])).collect();
    assert_eq!(expected.len(), 500, "each act left one line");
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (nth, who) in WHO.iter().enumerate() {
        for id in all_lines(&world.inwoner(who).await).await {
            if expected.contains_key(&id) {
                assert!(seen.insert(id, nth).is_none(), "a line is seen twice");
            }
        }
    }
    assert_eq!(seen, expected, "each line is seen once, by whom it is about");
}

#[derive(FromQueryResult)]
struct LineId {
    id: Uuid,
    trace_id: Vec<u8>,
}

impl World {
    async fn line_ids(&self) -> Vec<LineId> {
        self.ask("select id, trace_id from verwerking").await
    }

    /// Looks about which the privacy officer is told.
    async fn reported(&self) -> i64 {
        eenloket::terms::look_at_the_clock(&self.house).await.unwrap();
        self.ask::<Count>("select count(*) as n from inzage_melding").await[0].n
    }
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

both!(pages_and_filters_lose_nothing);
async fn pages_and_filters_lose_nothing(world: &World) {
    let visit = booked(world).await;
    let (bas, gerda) = (world.bas().await, world.gerda().await);
    for _ in 0..30 {
        bas.client.get(&confirmed(&visit)).await.expect(200);
        gerda.visit(&visit).await.expect(200);
    }
    let tilly = world.inwoner(&TILLY).await;
    let all = all_lines(&tilly).await;
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "no line twice");
    assert!(all.len() >= 61, "{} lines", all.len());
    // One organisatie, with its pages.
    let enschede = demo::id("organisatie/enschede");
    let page = tilly.get(&format!("{INZAGE}?organisatie={enschede}")).await.expect(200);
    assert!(page.html.contains(&format!("value=\"{enschede}\" selected")));
    assert!(older(&page, INZAGE).is_some_and(|path| path.contains(&enschede.to_string())), "the filter goes along");
    let table = page.html.split("<table").nth(1).unwrap().split("</table>").next().unwrap().to_owned();
    assert!(!table.contains("Belastingdienst"), "{}", page.text());
    // A period, and a day that is none.
    tilly.get(&format!("{INZAGE}?van=3-3-2027")).await.expect(200).shows("In deze periode keek niemand").shows("Toon alles");
    tilly.get(&format!("{INZAGE}?van=2-3-2027&tot=2-3-2027")).await.expect(200).shows("Belastingdienst");
    let page = tilly.get(&format!("{INZAGE}?van=10-3-2027&tot=1-3-2027")).await.expect(200);
    page.shows("Deze dag is eerder dan de eerste dag").shows("Belastingdienst").hides("keek niemand");
    let page = tilly.get(&format!("{INZAGE}?van=999990019")).await.expect(200);
    page.shows("Vul een datum in").hides("999990019");
}

both!(a_file_holds_the_same_and_no_formula);
async fn a_file_holds_the_same_and_no_formula(world: &World) {
    booked(world).await;
    world.meddle("update organisatie set naam = '=HYPERLINK(1)' where naam = 'Belastingdienst'").await;
    let tilly = world.inwoner(&TILLY).await;
    let page = tilly.get(INZAGE).await.expect(200);
    let path = page.links().into_iter().find(|link| link.contains("/export?")).expect("a link to the file");
    let file = tilly.get(&path).await.expect(200);
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(file.header("content-disposition").contains("inzage.csv"));
    let text = file.html.trim_start_matches('\u{feff}');
    let mut rows = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    assert_eq!(rows.headers().unwrap().iter().next(), Some("Wanneer"));
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert!(rows.iter().any(|row| &row[1] == "'=HYPERLINK(1)"), "{text}");
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{text}");
    assert!(world.all_lines().await.access("inzage.export").is_some());
}

both!(a_document_holds_the_same_to_keep_or_to_print);
async fn a_document_holds_the_same_to_keep_or_to_print(world: &World) {
    booked(world).await;
    let tilly = world.inwoner(&TILLY).await;
    let page = tilly.get(INZAGE).await.expect(200).shows("als PDF met grote letters");
    let links: Vec<String> = page.links().into_iter().filter(|link| link.contains("/export.pdf")).collect();
    assert_eq!(links.len(), 2, "12 and 18 points: {links:?}");
    for path in &links {
        let file = tilly.get(path).await.expect(200);
        assert_eq!(file.header("content-type"), "application/pdf");
        assert!(file.header("content-disposition").contains("inzage.pdf"));
        let lines = world.lines_of(file.trace).await;
        assert_eq!(lines.persons("inzage.export").into_iter().collect::<Vec<_>>(), [world.hash_of(TILLY.id())]);
        let Some(paper) = on_paper(&tilly, path).await else { return };
        let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
        for text in
            ["Wie keek naar mijn gegevens", "Tilly Voorbeeld", "Belastingdienst", "medewerker aan de telefoon", "AVG 6(1)(e)"]
        {
            assert!(paper.contains(text), "no {text} in {paper}");
        }
        assert!(!paper.contains("Bas Voorbeeld"), "no name of an employee");
    }
    // A period in which nobody looked says so; a name that cannot be printed does not stand in the way.
    world.meddle("update inwoner set achternaam = '漢字' where voornaam = 'Tilly'").await;
    let empty = format!("{INZAGE}/export.pdf?van=3-3-2027");
    let Some(paper) = on_paper(&tilly, &empty).await else { return };
    assert!(paper.contains("keek niemand"), "{paper}");
    world.meddle("update inwoner set achternaam = 'Voorbeeld' where voornaam = 'Tilly'").await;
}

both!(a_look_without_an_open_question_comes_before_the_privacy_officer);
async fn a_look_without_an_open_question_comes_before_the_privacy_officer(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    gerda.finishes(&visit, "opgelost").await.expect(303);
    gerda.client.get(&format!("{}/samenvatting", gerda.visit_path(&visit))).await.expect(200);
    world.deliver().await;
    world.clock.advance(120);
    assert_eq!(world.reported().await, 0, "everything so far went with a question");

    // A week later Gerda looks again, for no reason that is known here.
    world.clock.advance(7 * 24 * 60);
    world.gerda().await.visit(&visit).await.expect(200);
    assert_eq!(world.reported().await, 0, "a question may follow within the hour");
    world.clock.advance(61);
    assert_eq!(world.reported().await, 1);
    world.clock.advance(2);
    assert_eq!(world.reported().await, 1, "once");
    let joost = world.inwoner(&JOOST).await;
    joost.get(INZAGE).await.expect(200).shows("Niet bij een vraag van u").shows("De privacyofficer kijkt of dit nodig was");

    // Fatih sees who looked and when; not at whom.
    let fatih = world.log_in_as("Fatih").await;
    let page =
        fatih.get("/inzage/meldingen").await.expect(200).shows("Gerda Voorbeeld").shows("U helpen aan de balie").hides("Joost");
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/oordeel")).unwrap();
    fatih.send_form(&form, None).await.expect(400).shows("Kies of het nodig was");
    let form = form.with(&[("uitkomst", "niet_nodig"), ("toelichting", "Gerda wilde weten hoe het afliep.")]);
    fatih.send_form(&form, None).await.expect(303);
    fatih.get("/inzage/meldingen").await.expect(200).shows("Niet nodig").shows("Nog te beoordelen (0)");
    let page = joost.get(INZAGE).await.expect(200).shows("dit was niet nodig");
    page.hides("Gerda wilde weten");
}

both!(a_call_in_which_somebody_is_looked_up_first_is_no_report);
async fn a_call_in_which_somebody_is_looked_up_first_is_no_report(world: &World) {
    let bas = world.bas().await;
    bas.refers(&TILLY).to(ENSCHEDE).done().await;
    world.clock.advance(61);
    assert_eq!(world.reported().await, 0);
}

both!(what_is_asked_about_a_look_gets_an_answer_within_a_month);
async fn what_is_asked_about_a_look_gets_an_answer_within_a_month(world: &World) {
    busy(world).await;
    let joost = world.inwoner(&JOOST).await;
    let page = joost.get(&format!("{INZAGE}?organisatie={}", demo::id("organisatie/enschede"))).await.expect(200);
    let path = format!("{INZAGE}/{}/vraag", asked_about(&page)[0]);
    let form = joost.get(&path).await.expect(200).shows("U vraagt aan Gemeente Enschede").form(&path);
    // A number that is a bsn goes nowhere; the rest of the text stays.
    let wrong = form.clone().with(&[("vraag", "Mijn nummer is 999990457. Waarom?")]);
    joost.send_form(&wrong, None).await.expect(400).shows("EL-100").shows("Waarom?").hides("999990457");
    let done = joost.send_form(&form.with(&[("vraag", "Ik was die dag niet bij u.")]), None).await.expect(303);
    let receipt = joost.follow(&done).await.expect(200).shows("Uw vraag is ontvangen");
    let receipt = receipt.shows("Gemeente Enschede kreeg uw vraag op dinsdag 2 maart 2027");
    receipt.shows("U krijgt antwoord uiterlijk vrijdag 2 april 2027").shows("Bel 14 053");
    joost.get("/mijn").await.expect(200).shows("De privacyofficer van Gemeente Enschede zoekt het uit");
    // Twice is once.
    let form = joost.get(&path).await.form(&path);
    joost.send_form(&form, None).await.expect(409).shows("EL-409").shows("U vroeg dit al");

    let fatih = world.log_in_as("Fatih").await;
    let page = fatih.get("/inzage/vragen").await.expect(200).shows("Ik was die dag niet bij u.").shows("vrijdag 2 april 2027");
    let page = page.hides("Joost");
    // Nor by another door: with the number of the question he finds nobody.
    let nummer = done.header("location").split("gevraagd=").nth(1).unwrap().to_owned();
    fatih.get(&format!("/scheidingen/nieuw?nummer={nummer}")).await.expect(404).hides("Joost");
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/antwoord")).unwrap();
    fatih.send_form(&form, None).await.expect(400).shows("Schrijf een antwoord");
    let form = form.with(&[("antwoord", "Wij riepen u op aan de balie.")]);
    fatih.send_form(&form, None).await.expect(303);
    world.deliver().await;
    fatih.get("/inzage/vragen").await.expect(200).shows("Er zijn nu geen vragen");
    let page = world.inwoner(&JOOST).await.get(INZAGE).await.expect(200);
    page.shows("Het antwoord").shows("Wij riepen u op aan de balie.");
}

both!(what_was_asked_is_received_and_answered_on_paper_too);
async fn what_was_asked_is_received_and_answered_on_paper_too(world: &World) {
    busy(world).await;
    let joost = world.inwoner(&JOOST).await;
    let page = joost.get(&format!("{INZAGE}?organisatie={}", demo::id("organisatie/enschede"))).await.expect(200);
    let ids = asked_about(&page);
    for id in &ids[..2] {
        let path = format!("{INZAGE}/{id}/vraag");
        let form = joost.get(&path).await.form(&path).with(&[("vraag", "Waarom?")]);
        joost.send_form(&form, None).await.expect(303);
    }
    world.deliver().await;
    let waiting =
        world.ask::<Waiting>("select id, soort, feiten from bericht where soort = 'ontvangst' and status = 'klaar'").await;
    assert_eq!(waiting.len(), 2);
    // The desk that was asked about does not read along; Fatih does.
    let path = format!("/berichten/{}", waiting[0].id);
    world.gerda().await.client.get(&path).await.expect(404);
    let fatih = world.log_in_as("Fatih").await;
    let receipt = fatih.get(&path).await.expect(200);
    receipt.shows("Wij hebben uw vraag ontvangen").shows("U krijgt antwoord uiterlijk vrijdag 2 april 2027");

    // One is answered before the receipt was printed: the answer goes, and the receipt is old news.
    let page = fatih.get("/inzage/vragen").await.expect(200);
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/antwoord")).unwrap();
    let form = form.with(&[("antwoord", "Wij riepen u op aan de balie.\nDaarvoor keken wij.")]);
    fatih.send_form(&form, None).await.expect(303);
    world.deliver_again().await;
    let answers = world.ask::<Waiting>("select id, soort, feiten from bericht where soort = 'antwoord_inzage_vraag'").await;
    let [answer] = answers.as_slice() else { panic!("one answer: {answers:?}") };
    assert_eq!(answer.feiten, "{}", "what was answered stands in one place");
    let page = fatih.get(&format!("/berichten/{}", answer.id)).await.expect(200);
    page.shows("Het antwoord op uw vraag").shows("Wij riepen u op aan de balie.").shows("Autoriteit Persoonsgegevens");
    prints(&world.desk("Fatih", "enschede").await).await;
    let left = world.ask::<Waiting>("select id, soort, feiten from bericht where status = 'geprint' order by soort").await;
    let soorten: Vec<&str> = left.iter().map(|one| one.soort.as_str()).collect();
    assert_eq!(soorten, ["antwoord_inzage_vraag", "ontvangst"], "the other receipt goes");
}

#[derive(Debug, FromQueryResult)]
struct Waiting {
    id: Uuid,
    soort: String,
    feiten: String,
}

both!(an_organisatie_without_a_privacy_officer_answers_too);
async fn an_organisatie_without_a_privacy_officer_answers_too(world: &World) {
    // Pia, who did this, works there no more.
    world.meddle("update medewerker set actief = false where naam = 'Pia Sjabloon'").await;
    booked(world).await;
    let tilly = world.inwoner(&TILLY).await;
    let page = tilly.get(&format!("{INZAGE}?organisatie={}", demo::id("organisatie/belastingdienst"))).await.expect(200);
    let path = format!("{INZAGE}/{}/vraag", asked_about(&page)[0]);
    let form = tilly.get(&path).await.expect(200).form(&path);
    tilly.send_form(&form, None).await.expect(303);
    // It lies with the organisatie, and its coordinator sees it with the day.
    let wanda = world.log_in_as("Wanda").await;
    wanda.get("/taken").await.expect(200).shows("Een inwoner vraagt wie er keek");
    // She stands in for the privacy officer, and answers.
    let page = wanda.get("/inzage/vragen").await.expect(200);
    let form = page.forms().into_iter().find(|form| form.action.ends_with("/antwoord")).unwrap();
    wanda.send_form(&form.with(&[("antwoord", "Wij zochten een balie voor u.")]), None).await.expect(303);
    // Where there is one, no coordinator does.
    world.log_in_as("Greet").await.get("/inzage/vragen").await.expect(404);
}

both!(on_paper_at_the_balie_after_identification);
async fn on_paper_at_the_balie_after_identification(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    let path = format!("{}/inzage", gerda.visit_path(&visit));
    gerda.client.get(&path).await.expect(404).shows("EL-360");
    gerda.identifies(&visit).await.expect(303);
    assert!(gerda.visit(&visit).await.links().contains(&path), "the page of the visit leads there");
    let page = gerda.client.get(&path).await.expect(200).shows("Wie keek naar de gegevens van Joost Testman");
    page.shows("Belastingdienst").shows("Gemaakt door Gemeente Enschede").hides("Bas Voorbeeld");
    assert!(world.all_lines().await.access("inzage.print").is_some());
    world.inwoner(&JOOST).await.get(INZAGE).await.expect(200).shows("U laten zien wie naar uw gegevens keek");
    // Whoever it does not belong to is not told that there is something.
    world.log_in_as("Daan").await.get(&path).await.expect(404).shows("EL-104").hides("EL-360");
}

both!(two_residents_see_nothing_of_each_other);
async fn two_residents_see_nothing_of_each_other(world: &World) {
    booked(world).await;
    let (tilly, joost) = (world.inwoner(&TILLY).await, world.inwoner(&JOOST).await);
    let id = all_lines(&tilly).await[0].clone();
    let unknown = world.store().new_id().to_string();
    let [theirs, nobodys] = [&id, &unknown].map(|id| {
        let path = format!("{INZAGE}/{id}/vraag");
        let joost = joost.clone();
        async move { joost.get(&path).await }
    });
    let (theirs, nobodys) = (theirs.await.expect(404), nobodys.await.expect(404));
    assert_eq!(theirs.text(), nobodys.text(), "no hint that there is something");
    joost.write(&format!("{INZAGE}/{id}/vraag"), &fresh_key(), &[("vraag", "x")]).await.expect(404);
    assert!(all_lines(&joost).await.iter().all(|line| *line != id));
}

both!(who_logged_in_with_less_certainty_sees_the_overview_and_not_the_log);
async fn who_logged_in_with_less_certainty_sees_the_overview_and_not_the_log(world: &World) {
    let tilly = world.client();
    tilly.log_in_as_inwoner(&TILLY, "midden", false).await;
    tilly.get("/mijn").await.expect(200);
    for path in [INZAGE, "/mijn/inzage/export"] {
        tilly.get(path).await.expect(403).shows("EL-371").shows("Kom naar de balie");
    }
}

both!(what_is_kept_and_how_long_is_told_to_everybody);
async fn what_is_kept_and_how_long_is_told_to_everybody(world: &World) {
    let page =
        world.client().get("/privacy").await.expect(200).shows("Wat wij over u bewaren").shows("1 jaar").shows("13 maanden");
    page.shows("Zonder computer").shows("14 053").shows("Autoriteit Persoonsgegevens");
    world.client().get("/en/privacy").await.expect(200).shows("What we keep about you");
    world.client().get("/pap/privacy").await.expect(200).shows("Loke nos ta warda di bo");
}

#[test]
fn every_activity_has_its_words_for_a_resident() {
    for row in eenloket::acts() {
        for taal in Taal::ALL {
            let words = mijn::why(row.activity, taal).zip(mijn::what(row.activity, taal));
            assert!(words.is_some(), "{} of {} has no words in capabilities/mijn/src/text.rs", row.activity, row.act);
        }
    }
}

#[derive(FromQueryResult)]
struct Plan {
    detail: String,
}

both!(the_pages_are_found_in_the_index);
async fn the_pages_are_found_in_the_index(world: &World) {
    world.is_broken_on_purpose();
    let db = world.behind_the_house().await;
    fill(world, 20_000).await;
    let voor = Some((store::Ms::from(world.now() - SignedDuration::from_hours(1)), world.store().new_id()));
    let enschede = Some(demo::id("organisatie/enschede"));
    for filter in [
        store::InzageFilter { aantal: 26, ..Default::default() },
        store::InzageFilter { aantal: 26, voor, ..Default::default() },
        store::InzageFilter { aantal: 26, acts: store::Acts::Of(&["mijn.overview", "inzage.list"]), ..Default::default() },
        store::InzageFilter { aantal: 26, voor, acts: store::Acts::Not(&["mijn.overview", "inzage.list"]), ..Default::default() },
        store::InzageFilter { aantal: 26, voor, organisatie: enschede, van: Some(store::Ms(0)), ..Default::default() },
    ] {
        let (sql, values) = store::inzage_sql(world.store(), TILLY.id(), &filter);
        let backend = sea_orm::ConnectionTrait::get_database_backend(&db);
        let explain = if backend == DatabaseBackend::Sqlite { "explain query plan" } else { "explain" };
        let statement = sea_orm::Statement::from_sql_and_values(backend, format!("{explain} {sql}"), values);
        let plan: Vec<String> = if backend == DatabaseBackend::Sqlite {
            Plan::find_by_statement(statement).all(&db).await.unwrap().into_iter().map(|row| row.detail).collect()
        } else {
            let rows = sea_orm::ConnectionTrait::query_all_raw(&db, statement).await.unwrap();
            rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect()
        };
        let plan = plan.join("\n");
        // The month that holds them all; the lines of the page and their roles are looked up one by one.
        for bad in ["Seq Scan on verwerking_202703", "Seq Scan on toegang_202703", "SCAN v", "SCAN r", "SCAN t", "SCAN c"] {
            assert!(!plan.contains(bad), "{bad} for {filter:?}:\n{plan}");
        }
        // Which lines those are, and whether one was corrected, is found in the index alone, however long the log is.
        let index_only = |plan: &str| match backend {
            DatabaseBackend::Sqlite => plan.contains("SEARCH v USING COVERING INDEX verwerking_blik (betrokkene_hash=?"),
            _ => plan.contains("Index Only Scan Backward using verwerking_202703_betrokkene_hash_begin_id_maand"),
        };
        assert!(index_only(&plan), "not found in the index alone:\n{plan}");
        let corrections = ["COVERING INDEX verwerking_correctie", "using verwerking_202703_betrokkene_hash_trace_id_idx"];
        assert!(corrections.iter().any(|index| plan.contains(index)), "corrections are looked for elsewhere:\n{plan}");
    }
}

/// Many lines about others, so that the database has something to choose from.
async fn fill(world: &World, count: usize) {
    let db = world.behind_the_house().await;
    let sqlite = sea_orm::ConnectionTrait::get_database_backend(&db) == DatabaseBackend::Sqlite;
    let (series, id, hash) = if sqlite {
        (
            format!("with recursive g(n) as (select 1 union all select n + 1 from g where n < {count})"),
            "randomblob(16)",
            "randomblob(32)",
        )
    } else {
        (format!("with g(n) as (select generate_series(1, {count}))"), "gen_random_uuid()", "sha256(n::text::bytea)")
    };
    let now = world.now().as_millisecond();
    let blob = if sqlite { "randomblob(16)" } else { "decode(md5(n::text), 'hex')" };
    world
        .meddle(&format!(
            "insert into verwerking (maand, id, trace_id, span_id, status, naam, \"begin\", einde, activiteit, activiteit_versie, grondslag,
                 organisatie_id, betrokkene, betrokkene_hash)
             {series} select 202703, {id}, {blob}, {blob}, 'Ok', 'taak.list', {now} - n, {now} - n, 'hulpvraag-volgen', 1, 'AVG', {id}, {blob}, {hash} from g"
        ))
        .await;
    world
        .meddle(&format!(
            "insert into toegang (maand, id, trace_id, organisatie_id, door_id, rol, handeling, grondslag, object_soort, object_id, uitkomst,
                 aantal, plaatsgevonden_op)
             {series} select 202703, {id}, {blob}, {id}, {id}, 'telefoonagent', 'taak.list', 'AVG', 'Werk', {id}, 'gelukt', 1, {now} - n from g"
        ))
        .await;
    world.meddle("analyze").await;
}
