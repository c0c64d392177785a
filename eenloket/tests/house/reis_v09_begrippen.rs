//! V09: different definitions are refused. Nel puts two kinds of income under one threshold and reads both side by side; what a
//! source means changes, and what asked for it stops.

use crate::client::{Client, Page, fresh_key};
use crate::ledger::count;
use crate::woorden::{INKOMEN, NETTO, extract, renewed};
use crate::world::World;
use ::begrip::{BegripError, Woordenboek, may_run};
use access::{Actor, Object, Rol, Verwerking};
use eenloket::demo;
use foundation::TraceId;
use regelingen::begrip::Verschil;
use regelingen::{Regeling, shipped};

const COMBINE: &str = "/combinaties";
const EQUATE: &str = "/gelijkstellingen";
const GGM: &str = "/ggm-uitgaven";

/// Presses the button of the form with what was typed.
async fn sends(client: &Client, path: &str, fields: &[(&str, &str)]) -> Page {
    let form = client.get(path).await.expect(200).form(path).with(fields);
    client.send_form(&form, None).await
}

async fn combines(client: &Client, een: &str, ander: &str) -> Page {
    sends(client, COMBINE, &[("een", een), ("ander", ander)]).await
}

/// Where this page lets somebody judge.
fn judgements(page: &Page) -> Vec<String> {
    page.forms().into_iter().map(|form| form.action).filter(|action| action.ends_with("/oordeel")).collect()
}

/// The purpose of whoever would run a regeling of Maastricht.
fn purpose(world: &World) -> Verwerking {
    let nel = Actor {
        id: demo::id("medewerker/nel"),
        soort: access::Soort::Medewerker,
        naam: "Nel Voorbeeld".to_owned(),
        organisatie: demo::id("organisatie/maastricht"),
        organisatie_naam: "Gemeente Maastricht".to_owned(),
        telefoon: String::new(),
        rollen: vec![Rol::Baliemedewerker],
        balies: Vec::new(),
        locatie: None,
        overheidsorgaan: true,
        niveau: None,
        scopes: Vec::new(),
    };
    let work = Object::own_work(nel.organisatie);
    world.house.access.permit(&nel, ::begrip::acts::COMBINE, &work, TraceId::draw(world.store().chance()), world.now()).unwrap()
}

/// Whether a regeling may run at Maastricht; gives what has to be looked at again.
async fn runs(world: &World, regeling: &Regeling) -> Result<(), Vec<String>> {
    let purpose = purpose(world);
    let tx = world.store().begin(&purpose);
    let outcome = may_run(&tx, regeling).await;
    match tx.finish(outcome).await {
        Ok(()) => Ok(()),
        Err(BegripError::Reassess(all)) => Err(all.iter().map(ToString::to_string).collect()),
        Err(other) => panic!("{other}"),
    }
}

fn zorgtoeslag() -> Regeling {
    let all = shipped::read().unwrap();
    all.all().iter().find(|one| one.name() == "zorgtoeslag 2026").unwrap().clone()
}

both!(nel_reads_both_definitions_side_by_side);
async fn nel_reads_both_definitions_side_by_side(world: &World) {
    let nel = world.log_in_as("Nel").await;
    let page = combines(&nel, "verzamelinkomen@1", "sv_loon_inkomen_maand@1").await.expect(409);
    let page = page.shows("EL-320").shows("Verzamelinkomen").shows("SV-loon per maand").shows("verschilt");
    // Source, period, gross or net, for whom: of both.
    for text in
        ["Belastingdienst", "UWV", "een kalenderjaar", "een kalendermaand", "zoals de belasting het telt", "bruto", "één persoon"]
    {
        assert!(page.text().contains(text), "{text}: {}", page.text());
    }
    page.shows("Het verschil: het begrip, de bronhouder, de periode, bruto of netto");
    // The attempt is kept, and nothing else was done; who guards it reads so.
    let kept = "combinatie where uitkomst = 'geweigerd' and verschillen = 'begrip bronhouder periode heffing'";
    assert_eq!(count(world.db().await, kept).await, 1);
    assert_eq!(count(world.db().await, "toegang where handeling = 'begrip.combine' and uitkomst = 'mislukt'").await, 1);
    world.log_in_as("Fatih Oefening").await.get(COMBINE).await.expect(200).shows("mag niet").shows("SV-loon per maand");
    world.log_in_as("Fatih").await.get(COMBINE).await.expect(200).hides("SV-loon per maand (");
    // What is the same goes together.
    let done = combines(&nel, "verzamelinkomen@1", "verzamelinkomen@1").await.expect(303);
    nel.follow(&done).await.expect(200).shows("Dit mag. Het is bewaard.").shows("Deze twee betekenen hetzelfde");
    nel.write(COMBINE, &fresh_key(), &[("een", "inkomen@1"), ("ander", "")]).await.expect(400).shows("Kies er een");
    nel.write(COMBINE, &fresh_key(), &[("een", "inkomen@1"), ("ander", "inkomen@1")]).await.expect(400).shows("kennen wij niet");
}

both!(of_twelve_definitions_of_income_only_the_same_go_together);
async fn of_twelve_definitions_of_income_only_the_same_go_together(world: &World) {
    let all = shipped::read().unwrap();
    let incomes: Vec<String> = all.begrippen().iter().filter(|one| one.is_income()).map(|one| one.begrip.to_string()).collect();
    assert!(incomes.len() >= 12, "{incomes:?}");
    let nel = world.log_in_as("Nel").await;
    let path = "/api/v1/combinaties";
    for een in &incomes {
        for ander in &incomes {
            let body = serde_json::json!({ "een": een, "ander": ander });
            let page = crate::planner::sends_json(&nel, reqwest::Method::POST, path, &body, &[]).await;
            let expected = if een == ander { (200, "") } else { (409, "EL-320") };
            assert_eq!(page.status, expected.0, "{een} and {ander}: {}", page.html);
            assert!(page.html.contains(expected.1));
        }
    }
    let n = incomes.len();
    assert_eq!(count(world.db().await, "combinatie where uitkomst = 'gelijk'").await, n as i64);
    assert_eq!(count(world.db().await, "combinatie where uitkomst = 'geweigerd'").await, (n * n - n) as i64);
}

both!(another_year_is_another_figure_and_an_old_one_is_said);
async fn another_year_is_another_figure_and_an_old_one_is_said(world: &World) {
    let nel = world.log_in_as("Nel").await;
    let same = |een: &'static str, ander: &'static str| {
        [("een", "verzamelinkomen@1"), ("een_jaar", een), ("ander", "verzamelinkomen@1"), ("ander_jaar", ander)]
    };
    sends(&nel, COMBINE, &same("2025", "2026")).await.expect(409).shows("EL-320").shows("Het verschil: het jaar");
    let new = sends(&nel, COMBINE, &same("2025", "2025")).await.expect(303);
    nel.follow(&new).await.expect(200).hides("meer dan twee jaar geleden");
    let old = sends(&nel, COMBINE, &same("2024", "2024")).await.expect(303);
    nel.follow(&old).await.expect(200).shows("meer dan twee jaar geleden");
    sends(&nel, COMBINE, &same("24", "2024")).await.expect(400).shows("een jaar met vier cijfers");
    assert_eq!(Verschil::ALL.len(), 7, "each has its words in pages/words.rs");
}

both!(what_two_people_equate_goes_together_until_one_of_the_two_changes);
async fn what_two_people_equate_goes_together_until_one_of_the_two_changes(world: &World) {
    let (nel, fatih) = (world.log_in_as("Nel").await, world.log_in_as("Fatih Oefening").await);
    combines(&nel, NETTO[0], NETTO[1]).await.expect(409);
    let two = [("een", NETTO[0]), ("ander", NETTO[1]), ("toelichting", "AOW telt als loon, ook netto.")];
    sends(&fatih, EQUATE, &two).await.expect(303);
    sends(&fatih, EQUATE, &two).await.expect(409).shows("al een voorstel");
    combines(&nel, NETTO[0], NETTO[1]).await.expect(409);
    // Who proposed it does not judge it, whatever roles they have.
    world.meddle("update medewerker set rollen = 'privacyofficer gegevensbeheerder' where naam = 'Fatih Oefening'").await;
    let fatih = world.log_in_as("Fatih Oefening").await;
    let hanna = world.log_in_as("Hanna").await;
    let judge = judgements(&hanna.get(EQUATE).await.expect(200));
    assert_eq!(judge.len(), 1);
    let yes = [("oordeel", "goedgekeurd"), ("versie", "1")];
    fatih.write(&judge[0], &fresh_key(), &yes).await.expect(403).shows("EL-311");
    assert!(judgements(&fatih.get(EQUATE).await).is_empty(), "nor is it offered to them");
    world.log_in_as("Gita").await.write(&judge[0], &fresh_key(), &yes).await.expect(404);
    hanna.write(&judge[0], &fresh_key(), &yes).await.expect(303);
    let done = combines(&nel, NETTO[0], NETTO[1]).await.expect(303);
    nel.follow(&done).await.expect(200).shows("Dit mag").shows("mag: gelijkgesteld");
    // Not of two years, and not at another gemeente.
    let years = [("een", NETTO[0]), ("een_jaar", "2025"), ("ander", NETTO[1]), ("ander_jaar", "2026")];
    sends(&nel, COMBINE, &years).await.expect(409);
    combines(&world.log_in_as("Gerda").await, NETTO[0], NETTO[1]).await.expect(409);
    // A household is no person, whoever says so.
    let never = [("een", "netto_maandinkomen@1"), ("ander", "netto_maandinkomen_persoon@1"), ("toelichting", "Ongeveer.")];
    sends(&fatih, EQUATE, &never).await.expect(400).shows("kan nooit gelijk zijn");
    // One of the two means something else: it has lapsed, with nothing to run.
    let path = "/begrippen/netto_maandinkomen";
    let form = hanna.get(path).await.expect(200).form(path).with(&[("omschrijving", "Zonder vakantiegeld.")]);
    hanna.send_form(&form, None).await.expect(303);
    nel.write(COMBINE, &fresh_key(), &[("een", NETTO[0]), ("ander", NETTO[1])]).await.expect(409).shows("EL-320");
    hanna.get(EQUATE).await.expect(200).shows("vervallen: er is een nieuwe versie");
}

both!(a_regeling_that_asks_for_what_means_something_else_by_now_does_not_run);
async fn a_regeling_that_asks_for_what_means_something_else_by_now_does_not_run(world: &World) {
    let regeling = zorgtoeslag();
    assert_eq!(runs(world, &regeling).await, Ok(()));
    let hanna = world.log_in_as("Hanna").await;
    let path = "/begrippen/toetsingsinkomen";
    hanna.get(path).await.expect(200).shows("in orde").shows("Zorgtoeslag").hides("kan niet draaien");
    // Nobody else changes what a word means; and what stays the same is no version.
    world.log_in_as("Fatih Oefening").await.write(path, &fresh_key(), &[("versie", "1")]).await.expect(404);
    let form = hanna.get(path).await.expect(200).form(path);
    hanna.send_form(&form, None).await.expect(400).shows("niets anders");
    let changed = form.with(&[("omschrijving", "Met het inkomen van kinderen erbij."), ("bereik", "huishouden")]);
    hanna.send_form(&changed, None).await.expect(303);
    let page =
        hanna.get(path).await.expect(200).shows("Versie 2").shows("geldt niet meer").shows("opnieuw bekijken: kan niet draaien");
    page.shows("het hele huishouden");
    assert_eq!(runs(world, &regeling).await, Err(vec!["toetsingsinkomen@1".to_owned()]));
    hanna.get("/begrippen").await.expect(200).shows("opnieuw bekijken");
    // Enschede has its own words.
    let enschede = Woordenboek::of(&world.store().look(), demo::id("organisatie/enschede")).await.unwrap();
    assert!(enschede.outdated(&regeling).is_empty());
    // The old and the new one are no more the same than any two.
    let two = [("een", "toetsingsinkomen@1"), ("ander", "toetsingsinkomen@2")];
    world.log_in_as("Nel").await.write(COMBINE, &fresh_key(), &two).await.expect(409).shows("de versie");
    // Who was late reads what stands there now, and keeps what they typed.
    let late = renewed(1, "Iets heel anders.");
    let late: Vec<(&str, &str)> = late.iter().map(|(name, value)| (*name, value.as_str())).collect();
    hanna.write(path, &fresh_key(), &late).await.expect(409).shows("Dit staat er nu").shows("Iets heel anders.");
}

both!(an_extract_that_lacks_what_is_used_is_refused_with_what_it_hits);
async fn an_extract_that_lacks_what_is_used_is_refused_with_what_it_hits(world: &World) {
    let hanna = world.log_in_as("Hanna").await;
    hanna.get(GGM).await.expect(200).shows("Nu geldt uitgave 2.5.1").shows("EUPL-1.2");
    let schuld = "{93E12A3E-71E3-431e-9871-BF6075EAAEF1}";
    let page = sends(&hanna, GGM, &[("uitgave", "2.6.0"), ("tekst", &extract(&[schuld]))]).await.expect(400);
    let page = page
        .shows("toetsingsinkomen@1")
        .shows("zorgtoeslag 2026")
        .shows("kindgebonden_budget 2025")
        .shows("Nu geldt uitgave 2.5.1");
    page.shows("geweigerd");
    assert_eq!(count(world.db().await, "ggm_uitgave where status = 'geweigerd' and geraakt = 'toetsingsinkomen@1'").await, 1);
    sends(&hanna, GGM, &[("uitgave", "2.6.0"), ("tekst", "naam,guid\nInkomen,1")]).await.expect(400).shows("Regel 1");
    let broken = format!("{}Schuld,geen\n", extract(&[INKOMEN]));
    sends(&hanna, GGM, &[("uitgave", "2.6.0"), ("tekst", &broken)]).await.expect(400).shows("Regel 3 is niet te lezen");
    let whole = extract(&[INKOMEN]);
    sends(&hanna, GGM, &[("uitgave", "2.6.0"), ("tekst", &whole)]).await.expect(303);
    hanna.get(GGM).await.expect(200).shows("Nu geldt uitgave 2.6.0");
    sends(&hanna, GGM, &[("uitgave", "2.6.0"), ("tekst", &whole)]).await.expect(400).shows("al ingevoerd");
    // From then on a begrip names what is in it.
    let path = "/begrippen/toetsingsinkomen";
    let form = hanna.get(path).await.expect(200).form(path).with(&[("omschrijving", "Anders."), ("ggm", schuld)]);
    hanna.send_form(&form, None).await.expect(400).shows("staat niet in de uitgave die nu geldt");
    world.log_in_as("Fatih Oefening").await.get(GGM).await.expect(200).hides("Voer in");
}
