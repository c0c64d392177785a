//! A real installation begins: an empty store, one file, a login provider, and by the end of the morning a referral arrives.

use crate::caller::{ids, told};
use crate::client::Client;
use crate::command_beheer::Terminal;
use crate::fake::Fake;
use crate::front::{Doorway, Front, Proof, TELEFOON};
use crate::ledger::count;
use crate::way::{SECRET, Way};
use crate::world::World;
use foundation::Uuid;

const EXAMPLE: &str = include_str!("../../../deploy/inrichting.voorbeeld.toml");

/// A beheerder adds somebody, and whoever runs the program says what the provider calls them; gives their id.
async fn hire(terminal: &Terminal<'_>, beheerder: &Client, naam: &str, rollen: &[&str], balie: Option<Uuid>) -> String {
    let path = "/beheer/medewerkers/nieuw";
    let mut form = beheerder.get(path).await.expect(200).form(path).with(&[("naam", naam)]);
    rollen.iter().for_each(|rol| form.set("rollen", rol));
    if let Some(balie) = balie {
        form.set("balies", &balie.to_string());
    }
    let made = beheerder.send_form(&form, Some(("stap", "bewaar"))).await.expect(303);
    let id = made.location().unwrap().rsplit_once('/').unwrap().1.to_owned();
    terminal.ends(&["medewerker", "inlog", &id, naam], 0);
    id
}

async fn one(world: &World, sql: &str) -> Uuid {
    let all = ids(world.db().await, sql, []).await;
    assert_eq!(all.len(), 1, "{sql}");
    all[0]
}

both!(a_file_with_faults_leaves_nothing_behind, bare);
async fn a_file_with_faults_leaves_nothing_behind(world: &World) {
    let terminal = Terminal::new(world);
    let faulty = EXAMPLE.replace("gemeente_code = \"0153\"", "gemeente_code = \"Enschede\"").replace("\"digid\"]", "\"dgid\"]");
    std::fs::write(terminal.file("fout.toml"), faulty).unwrap();
    let said = terminal.ends(&["inrichten", "fout.toml"], 2);
    assert!(said.contains("nothing was written") && said.contains("gemeente_code") && said.contains("no 'dgid'"), "{said}");
    terminal.ends(&["inrichten", "nergens.toml"], 2);
    for table in ["organisatie", "locatie", "product", "balie", "medewerker", "toegang"] {
        assert_eq!(count(world.db().await, table).await, 0, "{table}");
    }
}

both!(an_empty_store_becomes_a_counter_where_a_referral_arrives, bare);
async fn an_empty_store_becomes_a_counter_where_a_referral_arrives(world: &World) {
    let terminal = Terminal::new(world);
    std::fs::write(terminal.file("inrichting.toml"), EXAMPLE).unwrap();
    let said = terminal.ends(&["inrichten", "inrichting.toml"], 0);
    assert!(said.contains("new: organisatie Gemeente Voorbeeld") && said.contains("7 added, 0 there already"), "{said}");
    // The same file again changes nothing, also what was changed meanwhile.
    world.meddle("update locatie set telefoon = '000-543 2002'").await;
    assert!(terminal.ends(&["inrichten", "inrichting.toml"], 0).contains("0 added, 7 there already"));
    assert_eq!(count(world.db().await, "locatie where telefoon = '000-543 2002'").await, 1);
    assert_eq!(count(world.db().await, "toegang where handeling = 'netwerk.set_up'").await, 2, "it was done twice");

    let fake = Fake::start(&world.clock).await;
    let proof = Proof { issuer: &fake.issuer, secret_or_key: SECRET };
    let front = Doorway::new().await.open(world, Some(proof), None, |_| {}).await;
    front.client().get("/").await.expect(200).shows(TELEFOON);
    let balie = one(world, "select id from balie").await;
    let locatie = one(world, "select id from locatie").await;

    assert_eq!(count(world.db().await, "product_tekst where taal in ('en', 'pap') and titel <> ''").await, 2);
    assert_eq!(count(world.db().await, "organisatie where hoofdbeheerder = true and naam = 'Gemeente Voorbeeld'").await, 1);
    assert_eq!(count(world.db().await, "locatie l join organisatie o on o.id = l.beheerder_id").await, 1);

    // Bram hires who will coordinate the desk, and who will sit there.
    let bram = Way::come_in(&front, &fake, "bram@gemeente.example").await.browser;
    bram.get("/").await.expect(200).shows("000-543 2000").hides(TELEFOON);
    let greet = hire(&terminal, &bram, "Greet Coordinator", &["coordinator", "roosterplanner"], Some(balie)).await;
    let gerda = hire(&terminal, &bram, "Gerda Balie", &["baliemedewerker"], Some(balie)).await;
    let path = format!("/beheer/balies/{balie}");
    let form = bram.get(&path).await.expect(200).form(&path).with(&[("coordinator", &greet)]);
    bram.send_form(&form, Some(("stap", "bewaar"))).await.expect(303);

    plan(&front, &fake, (locatie, balie), &gerda).await;

    // Dina does the same at her organisatie, and on the telephone somebody asks for help.
    let dina = Way::come_in(&front, &fake, "dina@dienst.example").await.browser;
    hire(&terminal, &dina, "Bas Telefoon", &["telefoonagent"], None).await;
    let bas = Way::come_in(&front, &fake, "Bas Telefoon").await.browser;
    let slot = ids(world.db().await, "select id from tijdslot where vrijgehouden = false order by begin limit 1", []).await[0];
    let mut fields = told(&crate::caller::bsn(0), slot);
    fields.push(("zinnen", "samen_doen".to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = bas.write("/doorverwijzingen/nieuw", "een-sleutel-van-de-eerste", &fields).await.expect(303);
    bas.follow(&sent).await.expect(200).shows("Stadskantoor Voorbeeld").shows("woensdag 3 maart");

    // It arrives at the desk.
    let gerda = Way::come_in(&front, &fake, "Gerda Balie").await.browser;
    gerda.get("/doorverwijzingen/aangeboden").await.expect(200).shows("Dienst Voorbeeld").shows("DigiD aanvragen of activeren");
    front.close().await;
    terminal.ends(&["controleer"], 0);
}

/// Greet puts Gerda at the desk on Wednesday and publishes the month.
async fn plan(front: &Front<'_>, fake: &Fake, (locatie, balie): (Uuid, Uuid), gerda: &str) {
    let greet = Way::come_in(front, fake, "Greet Coordinator").await.browser;
    let path = format!("/rooster/balies/{balie}/nieuw");
    let form = greet.get(&path).await.expect(200).form(&path).with(&[
        ("medewerker", gerda),
        ("datum", "3-3-2027"),
        ("begin", "9:30"),
        ("einde", "12:30"),
        ("minuten", "30"),
        ("vrijgehouden", "2"),
    ]);
    greet.send_form(&form, Some(("stap", "bewaar"))).await.expect(303);
    let month = [("maand", "2027-3-1")];
    greet.write(&format!("/rooster/{locatie}/publicatie"), "publiceer-maart-2027", &month).await.expect(303);
}
