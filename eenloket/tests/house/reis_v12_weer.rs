//! V12: what was opened at a door and came back is chosen for again, also at a Balie of the own gemeente, and leads nowhere else.

use crate::client::{Client, Page, fresh_key};
use crate::outreach::{hit, notes};
use crate::people::KEES;
use crate::world::World;
use foundation::Uuid;
use reqwest::Method;
use serde_json::json;

const OWN: &str = "Gemeente Maastricht, Balie";

/// What Nel opened at the door of Kees: the address, the Hulpvraag, and where a Balie is chosen.
pub struct Opened {
    pub nel: Client,
    pub door: String,
    pub hulpvraag: Uuid,
    pub leads: String,
}

impl Opened {
    pub async fn about(world: &World, product: &str) -> Self {
        let id = world.given_to_nel(&[hit(&KEES, &["aio"])]).await;
        let (nel, kees) = (world.log_in_as("Nel").await, world.regel_of(id, KEES.id()).await.unwrap().id);
        let said = [("uitkomst", "wil_nu_hulp"), ("dagdeel", "ochtend"), ("product", product)];
        let leads = notes(&nel, kees, &said).await.expect(303).location().unwrap();
        let hulpvraag = world.gesprekken(KEES.id()).await[0].hulpvraag_id.unwrap();
        Self { nel, door: format!("/looplijsten/regels/{kees}"), hulpvraag, leads }
    }

    /// Takes this time, or the first one that is offered.
    pub async fn tries(&self, world: &World, product: &str, slot: Option<&str>) -> Page {
        let first = self.nel.get(&self.leads).await.choices("tijdslot").into_iter().next();
        let slot = slot.map(str::to_owned).or(first).expect("a time");
        let versie = world.hulpvraag(self.hulpvraag).await.versie.to_string();
        let fields = [("product", product), ("tijdslot", &*slot), ("instemming", "ja"), ("versie", &*versie)];
        self.nel.write(&self.leads, &fresh_key(), &fields).await
    }

    /// The last Doorverwijzing, and its Afspraak.
    pub async fn last(&self, world: &World) -> (Uuid, Uuid) {
        let rows = world.doorverwijzingen(self.hulpvraag).await;
        let row = rows.into_iter().max_by_key(|row| row.aangemaakt_op.0).expect("it went somewhere");
        (row.id, row.afspraak_id.unwrap())
    }

    /// Nel, or Kees, calls the Afspraak off.
    pub async fn is_called_off(&self, world: &World, by: &Client) {
        let here = format!("/afspraken/{}", self.last(world).await.1);
        let page = by.get(&format!("{here}?afzeggen=ja")).await.expect(200);
        by.send_form(&page.form(&format!("{here}/afzegging")), None).await.expect(303);
        world.deliver().await;
    }

    pub async fn is_taken_back(&self, world: &World) {
        let back = format!("/doorverwijzingen/{}/intrekking", self.last(world).await.0);
        self.nel.write(&back, &fresh_key(), &[]).await.expect(303);
        world.deliver().await;
    }

    /// What is to be done for it now.
    async fn to_do(&self, world: &World) -> Vec<String> {
        let taken = world.taken(self.hulpvraag).await.into_iter();
        taken.filter(|taak| ["open", "opgepakt"].contains(&&*taak.status)).map(|taak| taak.soort).collect()
    }
}

both!(called_off_it_goes_to_the_own_gemeente_again);
async fn called_off_it_goes_to_the_own_gemeente_again(world: &World) {
    let kees = Opened::about(world, "inkomenstoeslag").await;
    let other = kees.nel.get(&kees.leads).await.choices("tijdslot").pop().unwrap();
    kees.tries(world, "inkomenstoeslag", None).await.expect(303);
    // While that stands, a colleague has it: nobody is sent from Balie to Balie, and nothing says that there is none.
    kees.nel.get(&kees.leads).await.expect(200).hides(OWN).hides("EL-211");
    let no = kees.tries(world, "inkomenstoeslag", Some(&other)).await;
    assert!(no.status >= 400, "{}", no.text());
    kees.is_called_off(world, &kees.nel).await;
    let page = kees.nel.get(&kees.leads).await.expect(200).shows(OWN).shows("Kies een andere balie");
    page.hides("EL-211").hides("Gemeente Tilburg").hides("Gemeente Breda");
    kees.nel.get(&kees.door).await.expect(200).shows("Er staat nu geen afspraak. Gemeente Maastricht heeft de hulpvraag");
    kees.tries(world, "inkomenstoeslag", None).await.expect(303);
    assert_eq!(world.doorverwijzingen(kees.hulpvraag).await.len(), 2);
    assert_eq!(world.hulpvraag(kees.hulpvraag).await.vervolgstap.as_deref(), Some("afspraak"));
    assert_eq!(kees.to_do(world).await, [""; 0], "that it was called off is done with");
    kees.nel.get(&kees.door).await.expect(200).shows("De afspraak is gemaakt");
    world.must_hold().await;
}

both!(taken_back_it_is_a_taak_and_goes_to_the_own_gemeente_again);
async fn taken_back_it_is_a_taak_and_goes_to_the_own_gemeente_again(world: &World) {
    let kees = Opened::about(world, "inkomenstoeslag").await;
    kees.tries(world, "inkomenstoeslag", None).await.expect(303);
    kees.is_taken_back(world).await;
    // The same day, once, for who took it back, and it leads on.
    assert_eq!(kees.to_do(world).await, ["balie_kiezen"]);
    let vraag = world.hulpvraag(kees.hulpvraag).await;
    let taak = world.taken(kees.hulpvraag).await.into_iter().find(|taak| taak.status == "open").unwrap();
    assert_eq!((taak.medewerker_id, Some(taak.termijn_op)), (vraag.eigenaar_medewerker_id, vraag.vervolgstap_op));
    let page = kees.nel.get("/taken").await.expect(200).shows("kies een balie");
    assert!(page.links().contains(&kees.leads), "{:?}", page.links());
    world.it_is("2027-03-09T08:00");
    for _ in 0..2 {
        eenloket::terms::look_at_the_clock(&world.house).await.unwrap();
    }
    assert_eq!(kees.to_do(world).await, ["balie_kiezen"], "no second one says that the step passed");
    // A program finds the same times, and takes one.
    let nel = world.log_in_as("Nel").await;
    let slot = nel.get(&kees.leads).await.expect(200).shows(OWN).hides("EL-211").choices("tijdslot").remove(0);
    let path = format!("/api/v1{}", kees.leads.replace("/doorverwijzen", "/doorverwijzingen"));
    let body = json!({"product": "inkomenstoeslag", "tijdslotId": slot, "instemming": "mondeling", "terugkoppeling": false, "zinnen": []});
    let seen = format!("\"{}\"", vraag.versie);
    let request = nel.request(Method::POST, &path).header("Idempotency-Key", fresh_key()).header("If-Match", seen);
    nel.send(&path, request.json(&body)).await.expect(201);
    assert_eq!(kees.to_do(world).await, [""; 0]);
    world.must_hold().await;
}
