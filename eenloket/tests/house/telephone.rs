//! On the telephone: `world.bas().await.refers(&TILLY).to(ENSCHEDE).at("2027-03-03T09:30").done().await`.

use crate::client::{Client, Page};
use crate::form::Form;
use crate::people::Inwoner;
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;

/// The form of a referral.
pub const NIEUW: &str = "/doorverwijzingen/nieuw";
/// What became of them.
pub const MIJN: &str = "/doorverwijzingen";

/// Somebody with a headset.
pub struct Telephone<'w> {
    pub world: &'w World,
    pub client: Client,
}

/// A call, as far as it is decided about it.
#[derive(Clone)]
pub struct Call<'a> {
    from: &'a Telephone<'a>,
    who: Inwoner,
    product: &'a str,
    balie: &'a str,
    at: Option<&'a str>,
    agrees: bool,
    feedback: bool,
    kanaal: &'a str,
    zinnen: Vec<&'a str>,
    toelichting: &'a str,
}

/// What a call led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Referred {
    pub doorverwijzing: Uuid,
    pub hulpvraag: Uuid,
    pub afspraak: Uuid,
}

impl World {
    /// Bas of the BelastingTelefoon.
    pub async fn bas(&self) -> Telephone<'_> {
        self.telephone("Bas").await
    }

    /// Loes of the DigiD helpdesk.
    pub async fn loes(&self) -> Telephone<'_> {
        self.telephone("Loes").await
    }

    pub async fn telephone(&self, naam: &str) -> Telephone<'_> {
        Telephone { world: self, client: self.log_in_as(naam).await }
    }
}

impl Telephone<'_> {
    /// A call about DigiD of somebody who agrees with everything, unless told otherwise.
    pub fn refers<'a>(&'a self, who: &Inwoner) -> Call<'a> {
        Call {
            from: self,
            who: *who,
            product: "digid",
            balie: crate::people::ENSCHEDE,
            at: None,
            agrees: true,
            feedback: true,
            kanaal: "brief",
            zinnen: vec!["samen_doen"],
            toelichting: "",
        }
    }

    /// The list of what the own organisatie sent.
    pub async fn list(&self) -> Page {
        self.client.get(MIJN).await.expect(200)
    }

    /// What the list says about one of them.
    pub async fn reads_about(&self, referred: &Referred) -> String {
        let (page, nummer) = (self.list().await, self.world.hulpvraag(referred.hulpvraag).await.nummer);
        let row = page.html.split("<tr>").find(|row| row.contains(&nummer)).unwrap_or_default();
        let chip = row.split("<span class=\"chip").nth(1).and_then(|chip| chip.split_once('>')).unwrap_or_default().1;
        chip.split('<').next().unwrap_or_default().to_owned()
    }

    /// The open Taken.
    pub async fn tasks(&self) -> Page {
        self.client.get("/taken").await.expect(200)
    }

    /// Where the sender reads what was agreed.
    pub async fn reads_aloud(&self, referred: &Referred) -> Page {
        self.client.get(&confirmed(referred)).await
    }
}

/// The address of a confirmation.
pub fn confirmed(referred: &Referred) -> String {
    format!("/doorverwijzingen/{}/bevestigd", referred.doorverwijzing)
}

impl<'a> Call<'a> {
    pub fn about(mut self, product: &'a str) -> Self {
        self.product = product;
        self
    }

    pub fn to(mut self, balie: &'a str) -> Self {
        self.balie = balie;
        self
    }

    /// At a time as the clock of the Balie shows it; without one the first that is free.
    pub fn at(mut self, local: &'a str) -> Self {
        self.at = Some(local);
        self
    }

    /// The Inwoner wants nothing to be passed on.
    pub fn without_agreement(mut self) -> Self {
        self.agrees = false;
        self
    }

    /// The Inwoner does not want the sender to hear how it ended.
    pub fn without_feedback(mut self) -> Self {
        self.feedback = false;
        self
    }

    pub fn by(mut self, kanaal: &'a str) -> Self {
        self.kanaal = kanaal;
        self
    }

    pub fn saying(mut self, toelichting: &'a str) -> Self {
        self.toelichting = toelichting;
        self
    }

    /// The question, filled in on the empty form.
    pub fn question(&self, page: &Page) -> Form {
        let who = &self.who;
        page.form(NIEUW).with(&[
            ("product", self.product),
            ("bsn", who.bsn),
            ("naam", who.naam),
            ("geboortedatum", who.geboren),
            ("postcode", who.postcode),
            ("huisnummer", who.huisnummer),
            ("telefoon", who.telefoon),
        ])
    }

    /// Opens the form, fills in the question and looks which Balies there are.
    pub async fn search(&self) -> Page {
        let client = &self.from.client;
        let page = client.get(NIEUW).await.expect(200);
        let found = client.send_form(&self.question(&page), Some(("stap", "zoek"))).await.expect(303);
        client.follow(&found).await.expect(200)
    }

    /// Chooses a time and fills in the rest of the form.
    pub async fn choose(&self, page: &Page) -> Form {
        let mut form = page.form(NIEUW);
        let slot = match self.at {
            Some(local) => demo::id(&format!("tijdslot/{}/{local}", self.balie)).to_string(),
            None => self.first_offered(&form).await,
        };
        form.set("tijdslot", &slot);
        form.set("kanaal", self.kanaal);
        form.set("instemming", if self.agrees { "ja" } else { "nee" });
        if self.feedback && self.agrees {
            form.set("terugkoppeling", "ja");
        }
        if form.has("zinnen") {
            self.zinnen.iter().for_each(|zin| form.set("zinnen", zin));
        }
        if !self.toelichting.is_empty() {
            form.set("toelichting", self.toelichting);
        }
        form
    }

    async fn first_offered(&self, form: &Form) -> String {
        let offered = form.choices("tijdslot");
        let free = self.from.world.free(self.balie).await;
        let first = free.iter().map(Uuid::to_string).find(|slot| offered.contains(slot));
        first.unwrap_or_else(|| panic!("{} is not among what is offered: {offered:?}", self.balie))
    }

    /// The whole call up to the last button; gives what came back.
    pub async fn confirm(&self) -> Page {
        let form = self.choose(&self.search().await).await;
        self.from.client.send_form(&form, Some(("stap", "bevestig"))).await
    }

    /// The whole call, which has to succeed.
    pub async fn done(&self) -> Referred {
        let page = self.confirm().await.expect(303);
        self.from.client.follow(&page).await.expect(200);
        self.from.world.referred(&page.location().unwrap()).await
    }
}

impl World {
    /// What stands behind the address of a confirmation.
    pub async fn referred(&self, location: &str) -> Referred {
        let id = location.split('/').nth(2).and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("{location} has no id"));
        let row = self.doorverwijzing(id).await;
        Referred { doorverwijzing: id, hulpvraag: row.hulpvraag_id, afspraak: row.afspraak_id.expect("a booked time") }
    }
}
