//! V10, its edges: who opts out between two signatures and after them, keys that do not fit, too late, few, and a source that is gone.

use crate::client::Client;
use crate::client::fresh_key;
use crate::planner::sends_json;
use crate::reis_v07_looplijst::{approved, presses};
use crate::reis_v10_blind::{AANTAL, FATIH, TESS, before_fatih, counted, does, listed, signed};
use crate::sources::{Source, expected};
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;
use looplijst::Einde;
use reqwest::Method;
use serde_json::json;
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set};

const WHY: (&str, &str) = ("reden", "Gesprekken in december");

/// Somebody whom a plain list found, as the house knows them.
async fn found(world: &World, tess: &Client) -> Uuid {
    let id = approved(world, tess).await;
    presses(world, tess, id, "start").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    presses(world, tess, id, "opening").await.expect(303);
    world.regels(id).await[0].inwoner_id.unwrap()
}

/// What the house does when it hears that somebody opted out, which nobody told it here.
async fn off_the_plain_list(world: &World, inwoner: Uuid) {
    use looplijst::tables::looplijst_regel::{Column, Entity};
    use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    Entity::delete_many().filter(Column::InwonerId.eq(inwoner)).exec(world.db().await).await.unwrap();
}

/// About how many a list is.
async fn asked_about(world: &World, id: Uuid) -> usize {
    use store::sea_orm::EntityTrait;
    let row = looplijst::tables::looplijst_vraag::Entity::find_by_id(id).one(world.db().await).await.unwrap().unwrap();
    usize::try_from(row.inwoner_aantal).unwrap()
}

both!(whoever_opts_out_between_two_signatures_makes_it_another_list);
async fn whoever_opts_out_between_two_signatures_makes_it_another_list(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let somebody = found(world, &tess).await;
    let id = before_fatih(world, &tess).await;
    does(world, &fatih, id, "oordeel", &[("oordeel", "goedgekeurd"), ("wachtzin", FATIH)]).await.expect(303);
    world.opted_out(somebody).await;
    off_the_plain_list(world, somebody).await;
    does(world, &tess, id, "ondertekening", &[("wachtzin", TESS)]).await.expect(409).shows("niet meer die van de goedkeuring");
    does(world, &tess, id, "heropening", &[]).await.expect(303);
    does(world, &fatih, id, "oordeel", &[("oordeel", "goedgekeurd"), ("wachtzin", FATIH)]).await.expect(303);
    does(world, &tess, id, "ondertekening", &[("wachtzin", TESS)]).await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    let left = crate::sources::administratie(world).iter().filter(|row| row["reden"].is_empty()).count();
    assert_eq!(asked_about(world, id).await, left - 1, "nobody was asked about who opted out");
    // A week after the approval it is too old.
    let late = before_fatih(world, &tess).await;
    does(world, &fatih, late, "oordeel", &[("oordeel", "goedgekeurd"), ("wachtzin", FATIH)]).await.expect(303);
    world.it_is("2027-03-05T11:00");
    let tess = world.log_in_as("Tess").await;
    does(world, &tess, late, "ondertekening", &[("wachtzin", TESS)]).await.expect(409).shows("EL-384");
}

both!(whoever_opts_out_after_it_went_or_said_no_before_is_not_listed);
async fn whoever_opts_out_after_it_went_or_said_no_before_is_not_listed(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let somebody = found(world, &tess).await;
    let no = looplijst::tables::weigering::ActiveModel {
        id: Set(world.store().new_id()),
        inwoner_id: Set(somebody),
        organisatie_id: Set(demo::id("organisatie/maastricht")),
        regeling: Set(String::new()),
        datum: Set("2027-03-01".to_owned()),
    };
    no.insert(world.db().await).await.unwrap();
    let id = counted(world, &tess, &fatih).await;
    // Who said no is among those who are asked about: a gap would tell the sources.
    let left = crate::sources::administratie(world).iter().filter(|row| row["reden"].is_empty()).count();
    assert_eq!(asked_about(world, id).await, left);
    does(world, &tess, id, "doorgave", &[("wachtzin", TESS), WHY]).await.expect(303);
    does(world, &fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(303);
    assert!(world.regels(id).await.iter().all(|regel| regel.inwoner_id != Some(somebody)));
    let again = counted(world, &tess, &fatih).await;
    let listed_first = world.regels(id).await[0].inwoner_id.unwrap();
    world.opted_out(listed_first).await;
    does(world, &tess, again, "doorgave", &[("wachtzin", TESS), WHY]).await.expect(303);
    does(world, &fatih, again, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(303);
    let wanted = expected(world, AANTAL).into_values().flatten().collect::<std::collections::BTreeSet<_>>().len();
    assert_eq!(listed(world, again).await.len(), wanted - 2);
}

both!(only_the_right_two_people_open_it_and_in_time);
async fn only_the_right_two_people_open_it_and_in_time(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let id = before_fatih(world, &tess).await;
    // It does not begin as a plain one does, and nothing is signed with another's words or none.
    let yes = ("oordeel", "goedgekeurd");
    does(world, &fatih, id, "oordeel", &[yes]).await.expect(400).shows("Vul uw wachtzin in");
    does(world, &fatih, id, "oordeel", &[yes, ("wachtzin", TESS)]).await.expect(400).shows("niet de wachtzin van uw sleutel");
    does(world, &fatih, id, "oordeel", &[yes, ("wachtzin", FATIH)]).await.expect(303);
    presses(world, &tess, id, "start").await.expect(409);
    does(world, &tess, id, "ondertekening", &[("wachtzin", FATIH)]).await.expect(400).hides(FATIH);
    does(world, &fatih, id, "ondertekening", &[("wachtzin", FATIH)]).await.expect(404);
    does(world, &tess, id, "ondertekening", &[("wachtzin", TESS)]).await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    // Counts are for the two.
    let path = format!("/looplijsten/vragen/{id}");
    tess.get(&path).await.expect(200).shows("Wat eruit kwam");
    world.log_in_as("Otto").await.get(&path).await.expect(200).hides("Wat eruit kwam");
    does(world, &tess, id, "doorgave", &[("wachtzin", TESS), WHY]).await.expect(303);
    world.it_is("2027-03-05T11:00");
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    does(world, &fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(409).shows("EL-395");
    does(world, &tess, id, "doorgave", &[("wachtzin", TESS), WHY]).await.expect(303);
    does(world, &fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(303);
    // Somebody who has no key yet is told so.
    let fields = [("versie", "1"), ("wachtzin", "te kort"), ("nogmaals", "te kort")];
    tess.write("/sleutelhouders", &fresh_key(), &fields).await.expect(400).shows("minstens 16 tekens");
    let fields = [("versie", "1"), ("wachtzin", "een nieuwe lange zin"), ("nogmaals", "een andere lange zin")];
    tess.write("/sleutelhouders", &fresh_key(), &fields).await.expect(400).shows("Typ twee keer hetzelfde");
    world.log_in_as("Nel").await.get("/sleutelhouders").await.expect(404);
}

both!(new_keys_open_nothing_that_was_sealed_before);
async fn new_keys_open_nothing_that_was_sealed_before(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let id = counted(world, &tess, &fatih).await;
    let zin = "een nieuwe lange zin";
    let fields = [("versie", "1"), ("wachtzin", zin), ("nogmaals", zin)];
    tess.write("/sleutelhouders", &fresh_key(), &fields).await.expect(303);
    does(world, &tess, id, "doorgave", &[("wachtzin", zin), WHY]).await.expect(409).shows("EL-394");
    assert!(world.regels(id).await.is_empty());
    // What both sign from now on the sources refuse, until they pin the new key.
    let next = before_fatih(world, &tess).await;
    does(world, &fatih, next, "oordeel", &[("oordeel", "goedgekeurd"), ("wachtzin", FATIH)]).await.expect(303);
    does(world, &tess, next, "ondertekening", &[("wachtzin", zin)]).await.expect(303);
    assert_eq!(world.asks(next).await, Einde::Gepauzeerd);
    let page = tess.get(&format!("/looplijsten/vragen/{next}")).await.expect(200).shows("Een sleutel past niet bij");
    let page = page.shows("EL-381").hides("Het gaat vanzelf door");
    let folded = page.html.split("Deze lijst afbreken").next().unwrap();
    assert!(folded.ends_with("<details class=\"card gap\" open><summary>"), "what is left is to break it off");
}

both!(so_few_that_no_source_would_answer_are_refused_before_anybody_signs);
async fn so_few_that_no_source_would_answer_are_refused_before_anybody_signs(world: &World) {
    let _sources = world.sources(200).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let id = before_fatih(world, &tess).await;
    let page = does(world, &fatih, id, "oordeel", &[("oordeel", "goedgekeurd"), ("wachtzin", FATIH)]).await.expect(409);
    page.shows("minder dan 1000 inwoners").shows("EL-385");
    let (path, yes) = (format!("/api/v1/looplijst-vragen/{id}/oordeel"), json!({"oordeel": "goedgekeurd", "wachtzin": FATIH}));
    sends_json(&fatih, Method::POST, &path, &yes, &[]).await.problem(409, "EL-385");
    assert_eq!(world.looplijst(id).await.status, "ter_goedkeuring");
    does(world, &fatih, id, "oordeel", &[("oordeel", "teruggegeven"), ("toelichting", "Vraag het gewoon.")]).await.expect(303);
    presses(world, &tess, id, "afbreking").await.expect(303);
    let page = tess.get("/looplijsten/vragen").await.expect(200);
    page.shows("Lijsten in de maak (0)").shows("Geopend of afgebroken (1)").hides("Lijsten in de maak (1)");
}

both!(a_source_that_is_gone_pauses_it_and_it_goes_on_there);
async fn a_source_that_is_gone_pauses_it_and_it_goes_on_there(world: &World) {
    let mut sources = world.sources(AANTAL).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let id = signed(world, &tess, &fatih).await;
    let uwv = sources.iter().position(|one| one.bronhouder() == "uwv").unwrap();
    sources[uwv].kill();
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    tess.get(&format!("/looplijsten/vragen/{id}")).await.expect(200).shows("UWV antwoordt niet (EL-503)");
    sources[uwv].again();
    // Who lives there was read when it began: to go on it is not needed.
    let own = world.house.administratie.as_deref().unwrap();
    let (there, gone) = (own.join("0935.csv"), own.join("0935.weg"));
    std::fs::rename(&there, &gone).unwrap();
    presses(world, &tess, id, "vervolg").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    std::fs::rename(&gone, &there).unwrap();
    does(world, &tess, id, "doorgave", &[("wachtzin", TESS), WHY]).await.expect(303);
    does(world, &fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(303);
    let wanted: std::collections::BTreeSet<String> = expected(world, AANTAL).into_values().flatten().collect();
    assert_eq!(listed(world, id).await.len(), wanted.len());
    let somebody = wanted.iter().next().unwrap();
    for mut source in sources {
        source.kill();
        assert_eq!(source.asked_about(somebody).len(), 1, "{}", source.bronhouder());
    }
}

both!(few_are_opened_with_a_reason_only);
async fn few_are_opened_with_a_reason_only(world: &World) {
    let settings = world.prepared(AANTAL).await;
    // At the UWV eight people earn little, and all others more than anything asks.
    let file = settings.iter().find(|file| file.ends_with("uwv/bron.toml")).unwrap().with_file_name("gegevens.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let rich = |(nth, line): (usize, &str)| {
        let mut cells: Vec<&str> = line.split(',').collect();
        let from = cells.len() - 2;
        if nth > 0 {
            let amount = if nth % 150 == 1 { "10000" } else { "900000" };
            cells[from..].fill(amount);
        }
        cells.join(",")
    };
    std::fs::write(&file, text.lines().enumerate().map(rich).collect::<Vec<_>>().join("\n") + "\n").unwrap();
    let _sources: Vec<Source> = settings.iter().map(|file| Source::start(file)).collect();
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let id = counted(world, &tess, &fatih).await;
    tess.get(&format!("/looplijsten/vragen/{id}")).await.expect(200).shows("<10");
    does(world, &tess, id, "doorgave", &[("wachtzin", TESS), WHY]).await.expect(303);
    does(world, &fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(409).shows("schrijft u op waarom");
    does(world, &fatih, id, "ontsluiting", &[("wachtzin", FATIH), WHY]).await.expect(303);
    assert!(world.regels(id).await.len() < 10);
}

both!(no_house_about_real_people_holds_one, bare);
async fn no_house_about_real_people_holds_one(world: &World) {
    let id = world.store().new_id();
    let list = looplijst::tables::looplijst::ActiveModel {
        id: Set(id),
        organisatie_id: Set(world.store().new_id()),
        regelingen: Set("minimaregeling".to_owned()),
        peildatum: Set("2026-12-31".to_owned()),
        status: Set("concept".to_owned()),
        geopend_op: Set(None),
        aangemaakt_op: Set(world.now().into()),
        versie: Set(1),
    };
    list.insert(world.db().await).await.unwrap();
    for merk in ["demo", "echt"] {
        let blind = looplijst::tables::looplijst_ondertekening::ActiveModel {
            id: Set(id),
            merk: Set(merk.to_owned()),
            voorstel: Set(None),
            opener_id: Set(None),
            doorgever_id: Set(None),
            opdracht: Set(None),
            vervalt_op: Set(None),
            doorgave_tot: Set(None),
            verklaring: Set(None),
        };
        assert!(blind.insert(world.db().await).await.is_err(), "{merk}");
    }
}
