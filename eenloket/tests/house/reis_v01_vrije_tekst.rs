//! V01: fixed sentences, until a grondslag allows text of one's own: it opens and closes on its date (AWR art. 67).

use crate::client::Page;
use crate::keeper::pages::fills_in;
use crate::moments::refused;
use crate::people::{ENSCHEDE, JOOST, TILLY};
use crate::planner::sends_json;
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;
use reqwest::Method;
use serde_json::json;

pub const GRONDSLAG: &str = "Uitvoeringsregeling AWR artikel 43c";

pub fn belastingdienst() -> Uuid {
    demo::id("organisatie/belastingdienst")
}

pub fn beheer() -> String {
    format!("/beheer/organisaties/{}", belastingdienst())
}

impl World {
    /// Whether the field is there when Bas sends somebody on, and whether what stands in it is taken: on the first screen,
    /// by the API, and when passing on.
    pub async fn is_open_for_text(&self, offer: &Referred) -> bool {
        let bas = self.bas().await;
        let call = bas.refers(&TILLY);
        let page = call.search().await;
        let field = call.choose(&page).await.has("toelichting");
        let on = self.passing_on(&bas.client, offer, "digid", "breda/gemeente-1").await;
        assert_eq!(on.has("toelichting"), field, "when passing on as on the first screen");
        assert_eq!(page.html.contains("Uw organisatie moet gegevens van mensen geheimhouden"), !field);
        let taken = self.tells_by_api().await;
        assert_eq!(taken.status, if field { 201 } else { 400 }, "{}", taken.html);
        if !field {
            taken.shows("EL-100");
        }
        field
    }

    async fn tells_by_api(&self) -> Page {
        let slot = self.free(ENSCHEDE).await[5];
        let inwoner = json!({
            "bsn": JOOST.bsn, "naam": JOOST.naam, "geboortedatum": "1992-09-03", "postcode": JOOST.postcode,
            "huisnummer": JOOST.huisnummer, "telefoon": JOOST.telefoon,
        });
        let body = json!({
            "product": "digid", "tijdslotId": slot, "instemming": "mondeling", "terugkoppeling": true, "inwoner": inwoner,
            "zinnen": [], "toelichting": "Heeft de brief bij zich.",
        });
        sends_json(&self.log_in_as("Bas").await, Method::POST, "/api/v1/doorverwijzingen", &body, &[]).await
    }
}

both!(text_of_ones_own_opens_on_its_day_and_closes_after_its_last);
async fn text_of_ones_own_opens_on_its_day_and_closes_after_its_last(world: &World) {
    let offer = refused(world).await;
    assert!(!world.is_open_for_text(&offer).await);
    // Lotte keeps what is everybody's. Without a grondslag there are no days, and the days are days.
    let lotte = world.log_in_as("Lotte").await;
    let half = [("vrije_tekst", ""), ("vrije_tekst_van", "3-3-2027"), ("vrije_tekst_tot", "2-3-2027")];
    let page = fills_in(&lotte, &beheer(), &half).await.expect(400).shows("Vul in op welke grondslag").shows("EL-100");
    assert_eq!(page.form(&beheer()).value("vrije_tekst_tot"), "2-3-2027", "what was typed stays");
    let days = [("vrije_tekst", GRONDSLAG), ("vrije_tekst_van", "3-3-2027"), ("vrije_tekst_tot", "5-3-2027")];
    fills_in(&lotte, &beheer(), &days).await.expect(303);
    // Not yet; on the first day; on the last; and not any more.
    assert!(!world.is_open_for_text(&offer).await);
    for (moment, open) in [("2027-03-03T09:00", true), ("2027-03-05T16:00", true), ("2027-03-06T09:00", false)] {
        world.it_is(moment);
        assert_eq!(world.is_open_for_text(&offer).await, open, "{moment}");
    }
}
