//! A Hulpvraag that goes on: `world.passes_on("Gerda", &visit, "ww", UWV).await`.

use crate::client::{Client, Page, fresh_key};
use crate::form::Form;
use crate::moments::page_of;
use crate::people::{ENSCHEDE, JOOST};
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;

/// Where Ute works.
pub const UWV: &str = "enschede/uwv";
/// Where Daan works.
pub const DUO: &str = "enschede/duo";

impl World {
    /// The page of a Hulpvraag, as somebody sees it.
    pub async fn page_for(&self, naam: &str, visit: &Referred) -> Page {
        self.log_in_as(naam).await.get(&page_of(self, visit).await).await
    }

    /// The form to pass a Hulpvraag on, with a free time of a Balie and agreement.
    pub async fn passing_on(&self, client: &Client, visit: &Referred, product: &str, balie: &str) -> Form {
        let path = format!("{}/doorverwijzen", page_of(self, visit).await);
        let page = client.get(&format!("{path}?product={product}")).await.expect(200);
        let mut form = page.forms().into_iter().find(|form| !form.value("versie").is_empty()).expect("a form to pass it on");
        let free = self.free(balie).await.iter().map(Uuid::to_string).collect::<Vec<_>>();
        if let Some(slot) = form.choices("tijdslot").into_iter().find(|slot| free.contains(slot)) {
            form.set("tijdslot", &slot);
        } else {
            panic!("{balie} is not offered: {}", page.text());
        }
        if form.has("instemming") {
            form.set("instemming", "ja");
        }
        form
    }

    /// Somebody of the owner passes it on.
    pub async fn passes_on(&self, naam: &str, visit: &Referred, product: &str, balie: &str) -> Page {
        let client = self.log_in_as(naam).await;
        let form = self.passing_on(&client, visit, product, balie).await;
        client.send_form(&form, None).await
    }

    /// Presses a button of the page of a Hulpvraag.
    pub async fn presses(&self, naam: &str, visit: &Referred, button: &str, fields: &[(&str, &str)]) -> Page {
        let path = format!("{}/{button}", page_of(self, visit).await);
        self.log_in_as(naam).await.write(&path, &fresh_key(), fields).await
    }

    /// Joost went from the SVB to the gemeente and on to the UWV; nobody helped him yet.
    pub async fn joost_went_on_twice(&self) -> Referred {
        let visit = self.telephone("Sanne").await.refers(&JOOST).to(ENSCHEDE).done().await;
        self.passes_on("Gerda", &visit, "ww", UWV).await.expect(303);
        visit
    }

    /// Who owns a Hulpvraag: organisatie and Medewerker by their keys in the demo.
    pub async fn owner_is(&self, visit: &Referred, organisatie: &str, medewerker: Option<&str>) {
        let row = self.hulpvraag(visit.hulpvraag).await;
        assert_eq!(row.eigenaar_organisatie_id, Some(demo::id(&format!("organisatie/{organisatie}"))));
        assert_eq!(row.eigenaar_medewerker_id, medewerker.map(|key| demo::id(&format!("medewerker/{key}"))));
    }
}
