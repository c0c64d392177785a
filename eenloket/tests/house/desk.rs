//! At the Balie: `gerda.calls(&visit).await`, `gerda.finishes(&visit, "opgelost").await`.

use crate::client::{Client, Page, fresh_key};
use crate::form::Form;
use crate::telephone::Referred;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;

/// What is agreed where a Taak was the next step: a day on which every desk is open.
pub const AGREED: [(&str, &str); 2] = [("vervolgstap", "nabellen"), ("datum", "2027-05-12")];

/// Somebody at a Balie or at the receptie.
pub struct Desk {
    pub client: Client,
    locatie: String,
}

impl World {
    /// Gerda of the gemeente in Enschede.
    pub async fn gerda(&self) -> Desk {
        self.desk("Gerda", "enschede").await
    }

    /// Gijs, her colleague.
    pub async fn gijs(&self) -> Desk {
        self.desk("Gijs", "enschede").await
    }

    /// Derk of the receptie in Enschede.
    pub async fn derk(&self) -> Desk {
        self.desk("Derk", "enschede").await
    }

    /// Tom, coordinator in Tilburg.
    pub async fn tom(&self) -> Desk {
        self.desk("Tom", "tilburg").await
    }

    /// Wim of the gemeente in Tilburg.
    pub async fn wim(&self) -> Desk {
        self.desk("Wim", "tilburg").await
    }

    pub async fn desk(&self, naam: &str, locatie: &str) -> Desk {
        let locatie = demo::id(&format!("locatie/{locatie}")).to_string();
        Desk { client: self.log_in_as(naam).await, locatie }
    }
}

impl Desk {
    /// The address of the day.
    pub fn day_path(&self) -> String {
        format!("/balie/{}", self.locatie)
    }

    /// The day of the Locatie.
    pub async fn day(&self) -> Page {
        self.client.get(&self.day_path()).await.expect(200)
    }

    /// Notes that somebody is here, by the nummer they give.
    pub async fn reports_nummer(&self, nummer: &str) -> Page {
        let action = format!("{}/melden", self.day_path());
        let form = self.day().await.form(&action).with(&[("nummer", nummer)]);
        self.client.send_form(&form, None).await
    }

    /// The button "Is er" of an Afspraak, if the day has it.
    pub async fn report_button(&self, afspraak: Uuid) -> Option<Form> {
        let (action, id) = (format!("{}/melden", self.day_path()), afspraak.to_string());
        self.day().await.forms().into_iter().find(|form| form.action == action && form.value("afspraak") == id)
    }

    /// Notes that somebody is here, by the button in the day.
    pub async fn reports(&self, visit: &Referred) -> Page {
        let form = self.report_button(visit.afspraak).await.expect("a button to report");
        self.client.send_form(&form, None).await
    }

    /// The button in the waiting room.
    pub async fn call_button(&self, visit: &Referred) -> Option<Form> {
        self.day().await.find_form(&format!("/balie/bezoeken/{}/oproepen", visit.afspraak))
    }

    /// Calls somebody from the waiting room.
    pub async fn calls(&self, visit: &Referred) -> Page {
        let form = self.call_button(visit).await.expect("a button to call");
        self.client.send_form(&form, None).await
    }

    pub fn visit_path(&self, visit: &Referred) -> String {
        format!("/balie/bezoeken/{}", visit.afspraak)
    }

    /// The page of the visit.
    pub async fn visit(&self, visit: &Referred) -> Page {
        self.client.get(&self.visit_path(visit)).await
    }

    /// Notes that the visitor showed a passport.
    pub async fn identifies(&self, visit: &Referred) -> Page {
        let action = format!("{}/identificatie", self.visit_path(visit));
        let form = self.visit(visit).await.form(&action).with(&[("document", "paspoort"), ("einde", "7K3")]);
        self.client.send_form(&form, None).await
    }

    /// Looks up who stands there.
    pub async fn looks_up(&self, visit: &Referred, fields: &[(&str, &str)]) -> Page {
        let path = format!("{}/inwoner", self.visit_path(visit));
        let form = self.client.get(&path).await.expect(200).form(&format!("{path}/zoeken")).with(fields);
        self.client.send_form(&form, None).await
    }

    /// Chooses the nth of those that were found, who shows this document.
    pub async fn chooses(&self, visit: &Referred, found: &Page, nth: usize, document: &str) -> Page {
        let form = found.form(&format!("{}/identificatie", self.visit_path(visit)));
        let wie = form.choices("wie")[nth].clone();
        self.client.send_form(&form.with(&[("wie", &wie), ("document", document), ("einde", "7K3")]), None).await
    }

    /// Says what the visitor of the Afspraak showed.
    pub async fn sees(&self, visit: &Referred, document: &str, stand: &str) -> Page {
        let action = format!("{}/identificatie", self.visit_path(visit));
        let form = self.visit(visit).await.form(&action).with(&[("document", document), ("stand", stand)]);
        self.client.send_form(&form, None).await
    }

    /// The form that ends the visit.
    pub async fn ending(&self, visit: &Referred) -> Form {
        self.visit(visit).await.form(&format!("{}/klaar", self.visit_path(visit)))
    }

    /// Ends the visit; nothing follows.
    pub async fn finishes(&self, visit: &Referred, uitkomst: &str) -> Page {
        let form = self.ending(visit).await.with(&[("uitkomst", uitkomst), ("stappen", "digid_aangevraagd")]);
        self.client.send_form(&form, None).await
    }

    /// Ends the visit; the Inwoner comes back.
    pub async fn finishes_in_part(&self, visit: &Referred, what: &str, when: &str) -> Page {
        let form = self.ending(visit).await.with(&[
            ("stappen", "digid_aangevraagd"),
            ("stappen", "berichtenbox_uitgelegd"),
            ("uitkomst", "deels_opgelost"),
            ("vervolg", what),
            ("vervolg_op", when),
        ]);
        self.client.send_form(&form, None).await
    }

    /// The button "Niet gekomen", if the day has it.
    pub async fn no_show_button(&self, visit: &Referred) -> Option<Form> {
        self.day().await.find_form(&format!("{}/niet-verschenen", self.visit_path(visit)))
    }

    /// Notes that nobody came.
    pub async fn notes_no_show(&self, visit: &Referred) -> Page {
        let form = self.no_show_button(visit).await.expect("a button for who did not come");
        self.client.send_form(&form, None).await
    }

    /// Presses a button that the page does not show (any more): as somebody with an old page does.
    pub async fn presses(&self, path: &str, versie: i32) -> Page {
        self.client.write(path, &fresh_key(), &[("versie", &versie.to_string())]).await
    }

    /// The offers to the own Balies.
    pub async fn offers(&self) -> Page {
        self.client.get("/doorverwijzingen/aangeboden").await.expect(200)
    }

    /// Takes an offer over.
    pub async fn accepts(&self, offer: &Referred) -> Page {
        let form = self.offers().await.form(&format!("/doorverwijzingen/{}/aanvaarding", offer.doorverwijzing));
        self.client.send_form(&form, None).await
    }

    /// Turns an offer down.
    pub async fn refuses(&self, offer: &Referred, reden: &str) -> Page {
        let form = self.offers().await.form(&format!("/doorverwijzingen/{}/weigering", offer.doorverwijzing));
        self.client.send_form(&form.with(&[("reden", reden)]), None).await
    }

    /// The open Taken.
    pub async fn tasks(&self) -> Page {
        self.client.get("/taken").await.expect(200)
    }

    /// Presses "Klaar" at a Taak. Where it is the next step, the Inwoner is called again on a day far ahead.
    pub async fn does_task(&self, taak: Uuid) -> Page {
        let form = self.tasks().await.form(&format!("/taken/{taak}/klaar"));
        let form = if form.choices("vervolgstap").is_empty() { form } else { form.with(&AGREED) };
        self.client.send_form(&form, None).await
    }
}

impl World {
    /// Somebody reports and is called to the Balie.
    pub async fn comes_in(&self, desk: &Desk, visit: &Referred) {
        desk.reports(visit).await.expect(303);
        desk.calls(visit).await.expect(303);
    }
}
