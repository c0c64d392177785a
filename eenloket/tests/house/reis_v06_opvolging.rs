//! V06 when the ketenregisseur cannot hold it: ill, away, or alone at their organisatie. The coordinator names who takes it over,
//! and until somebody says yes nothing moves.

use crate::client::Page;
use crate::people::ENSCHEDE;
use crate::planner::sends_json;
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;
use eenloket::terms::look_at_the_clock;
use netwerk::tables::medewerker::{Column, Entity};
use reqwest::Method;
use serde_json::json;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

impl World {
    /// Joost was sent round, and Ute of the UWV holds it.
    async fn ute_holds_it(&self) -> Referred {
        let visit = self.joost_went_on_twice().await;
        self.passes_on("Ute", &visit, "digid", ENSCHEDE).await.expect(303);
        self.owner_is(&visit, "uwv", Some("ute")).await;
        visit
    }

    async fn names(&self, naam: &str, visit: &Referred, key: &str) -> Page {
        let opvolger = demo::id(&format!("medewerker/{key}")).to_string();
        self.presses(naam, visit, "opvolger", &[("opvolger", &opvolger)]).await
    }

    /// Nobody else works at an organisatie any more.
    async fn is_alone(&self, naam: &str, organisatie: &str) {
        let update = Entity::update_many()
            .col_expr(Column::Actief, Expr::val(false))
            .filter(Column::OrganisatieId.eq(demo::id(&format!("organisatie/{organisatie}"))))
            .filter(Column::Naam.ne(naam));
        update.exec(self.db().await).await.unwrap();
    }

    /// Somebody comes to work at the UWV, in the place of nobody.
    async fn moves_to_uwv(&self, naam: &str) {
        let uwv = demo::id("organisatie/uwv");
        let update = Entity::update_many().col_expr(Column::OrganisatieId, Expr::val(uwv)).filter(Column::Naam.eq(naam));
        assert_eq!(update.exec(self.db().await).await.unwrap().rows_affected, 1, "{naam}");
    }
}

both!(when_the_ketenregisseur_is_ill_the_coordinator_names_somebody);
async fn when_the_ketenregisseur_is_ill_the_coordinator_names_somebody(world: &World) {
    let visit = world.ute_holds_it().await;
    world.moves_to_uwv("Carla Denkbeeld").await;
    let row = world.hulpvraag(visit.hulpvraag).await;

    // A colleague who does not coordinate names nobody; nor does another organisatie, and for who has no part it is not there.
    world.page_for("Carla", &visit).await.expect(200).shows("Ute Verzonnen, sinds");
    world.names("Carla", &visit, "carla").await.expect(409).shows("EL-409");
    world.names("Greet", &visit, "greet").await.expect(409).shows("EL-409");
    world.names("Daan", &visit, "daan").await.expect(404);
    assert_eq!(world.hulpvraag(visit.hulpvraag).await, row);

    // Ümit coordinates there. Carla is asked, on the screen; until she says yes Ute holds it.
    world.names("Ümit", &visit, "carla").await.expect(303);
    world.owner_is(&visit, "uwv", Some("ute")).await;
    // Whoever was asked has a day to answer: nobody else is asked meanwhile.
    world.names("Ümit", &visit, "greet").await.expect(409);
    let taak = world.taken(visit.hulpvraag).await.into_iter().find(|taak| taak.soort == "regie").unwrap();
    assert_eq!((taak.medewerker_id, taak.status.as_str()), (Some(demo::id("medewerker/carla")), "open"));
    // Nobody answers for her, not even who named her.
    world.presses("Ümit", &visit, "opvolging", &[("antwoord", "ja")]).await.expect(409);
    world.owner_is(&visit, "uwv", Some("ute")).await;

    // She is ill as well. A day later Ümit asks again, and takes it himself.
    world.clock.advance(24 * 60);
    world.names("Ümit", &visit, "umit").await.expect(303);
    world.presses("Carla", &visit, "opvolging", &[("antwoord", "ja")]).await.expect(409);
    world.presses("Ümit", &visit, "opvolging", &[("antwoord", "ja")]).await.expect(303);
    world.owner_is(&visit, "uwv", Some("umit")).await;
    // Joost hears the new name once, and the Taak of who was asked before is gone.
    world.deliver().await;
    let told = world.berichten(visit.hulpvraag).await;
    assert_eq!(told.iter().filter(|row| row.soort == "nieuwe_contactpersoon" && row.feiten.contains("Ümit")).count(), 1);
    let open = world.taken(visit.hulpvraag).await;
    assert!(open.iter().all(|taak| taak.soort != "regie" || taak.status == "vervallen"), "{open:?}");
}

both!(a_program_names_nobody_who_has_no_part_in_it);
async fn a_program_names_nobody_who_has_no_part_in_it(world: &World) {
    let visit = world.ute_holds_it().await;
    let path = format!("/api/v1{}/opvolger", crate::moments::page_of(world, &visit).await);
    let umit = world.log_in_as("Ümit").await;
    let name = async |key: &str| {
        sends_json(&umit, Method::POST, &path, &json!({"medewerkerId": demo::id(&format!("medewerker/{key}"))}), &[]).await
    };
    name("daan").await.expect(400).shows("EL-100");
    name("ute").await.expect(409).shows("EL-409");
    let named = name("greet").await.expect(200);
    let body: serde_json::Value = serde_json::from_str(&named.html).unwrap();
    assert_eq!(body["ketenregisseur"]["naam"], "Ute Verzonnen", "until she says yes");
    // Somebody of another organisatie that takes part says yes: with the regie the question goes there.
    let greet = world.log_in_as("Greet").await;
    let answer = path.replace("/opvolger", "/opvolging");
    sends_json(&greet, Method::POST, &answer, &json!({"antwoord": "ja"}), &[]).await.expect(200);
    world.owner_is(&visit, "enschede", Some("greet")).await;
}

both!(who_is_alone_at_an_organisatie_asks_the_others_of_the_keten);
async fn who_is_alone_at_an_organisatie_asks_the_others_of_the_keten(world: &World) {
    let visit = world.ute_holds_it().await;
    world.names("Ute", &visit, "umit").await.expect(303);
    world.presses("Ümit", &visit, "opvolging", &[("antwoord", "ja")]).await.expect(303);
    // Everybody but Ümit leaves the UWV: he holds it, coordinates, and has no colleague.
    world.is_alone("Ümit Voorbeeld", "uwv").await;
    let page = world.page_for("Ümit", &visit).await.expect(200);
    let mut asked: Vec<String> = page.forms().into_iter().flat_map(|form| form.choices("opvolger")).collect();
    asked.retain(|id| !id.is_empty());
    let coordinates = |key: &str| demo::id(&format!("medewerker/{key}")).to_string();
    assert!(asked.contains(&coordinates("greet")), "the coordinators of the other organisaties: {asked:?}");
    assert!(!asked.contains(&coordinates("umit")) && !asked.contains(&coordinates("ute")), "{asked:?}");

    // He falls ill without asking anybody. It is not silent: what is due goes to the coordinators of both sides.
    let due = world.hulpvraag(visit.hulpvraag).await.vervolgstap_op.unwrap();
    for days in [1, 4, 5] {
        world.clock.set(due.at() + foundation::jiff::SignedDuration::from_hours(24 * days));
        look_at_the_clock(&world.house).await.unwrap();
    }
    let parts: Vec<_> = world.taken(visit.hulpvraag).await.into_iter().filter(|taak| taak.soort == "vastgelopen").collect();
    assert!(!parts.is_empty() && parts.iter().all(|taak| taak.organisaties_op.is_some()), "{parts:?}");
    world.owner_is(&visit, "uwv", Some("umit")).await;

    // And when he does not come back, his organisatie says so: somebody of the keten who works has it from then on.
    eenloket::medewerker::leave(&world.house.store, &world.house.access, demo::id("medewerker/umit")).await.unwrap();
    world.deliver().await;
    let row = world.hulpvraag(visit.hulpvraag).await;
    assert_ne!(row.eigenaar_organisatie_id, Some(demo::id("organisatie/uwv")));
    let holder = world.medewerker(row.ketenregisseur_id.unwrap()).await;
    assert!(holder.actief && row.eigenaar_medewerker_id == row.ketenregisseur_id, "{holder:?}");
}
