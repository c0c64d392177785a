//! What stands on the page of one address.

use crate::LooplijstError;
use crate::gesprek::{Dagdeel, Uitkomst};
use crate::known;
use crate::lists::{self, AdresRow, PogingRow};
use crate::pages::door::{ALLES, Typed};
use crate::pages::{Choice, dagdeel_text, dagdelen, regel_text, uitkomst_text};
use crate::regel::{POGINGEN_MAX, RegelStatus};
use crate::store::{RegelIds, regel_shown, shown};
use access::Verwerking;
use askama::Template;
use foundation::Uuid;
use foundation::jiff::tz::TimeZone;
use rules::termijn::WET_TIJDZONE;
use web::{Errors, Oops, Shared, Shell, Taal, read_date, t, write_date};

/// Nobody was at home, or somebody else opened.
pub(crate) const NIET_THUIS: &str = "niet_bereikt";
/// The Inwoner says no.
pub(crate) const WEIGERT: &str = "geweigerd";

/// The page; what was typed stands in the form.
pub(crate) async fn build(
    house: &Shared,
    shell: &Shell,
    purpose: &Verwerking,
    (id, ids): (Uuid, &RegelIds),
    typed: Typed,
    errors: Errors,
) -> Result<View, Oops> {
    let (taal, now) = (shell.taal, house.store.now());
    let tx = house.store.begin(purpose);
    let outcome = async {
        let adres = lists::adres(&tx, id).await?;
        let pogingen = lists::pogingen(&tx, id).await?;
        Ok::<_, LooplijstError>(adres.zip(pogingen))
    }
    .await;
    let (adres, pogingen) = tx.hand_out(outcome).await?;
    let products = netwerk::products(&house.store.look()).await?;
    let hour = now.to_zoned(TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC)).hour();
    let part = if typed.dagdeel.is_empty() { Dagdeel::of_hour(hour).as_str().to_owned() } else { typed.dagdeel.clone() };
    let status = adres.as_ref().and_then(|adres| RegelStatus::parse(&adres.status));
    Ok(View {
        taal,
        csrf: shell.csrf.clone(),
        shell: shell.clone(),
        back: shown(ids.looplijst_id),
        path: regel_shown(id),
        stand: regel_text(status, adres.as_ref().map_or(0, |adres| adres.poging), taal),
        uitkomsten: uitkomsten(&typed.uitkomst, taal),
        dagdelen: dagdelen(&part, taal),
        bereiken: adres.as_ref().map(|adres| bereiken(adres, &typed.bereik, taal)).unwrap_or_default(),
        products: products.into_iter().map(|one| Choice::new(&one.code, one.titel, &typed.product)).collect(),
        samen: typed.samen == "ja" || (typed.uitkomst.is_empty() && adres.as_ref().is_some_and(|adres| adres.samen)),
        can_note: status.is_some_and(RegelStatus::is_open),
        can_refuse: status.is_some_and(|status| status.refuse().is_some()),
        pogingen: pogingen.iter().map(|one| poging(one, taal)).collect(),
        ended: adres.as_ref().and_then(|adres| adres.uitkomst.as_deref()).and_then(Uitkomst::parse),
        adres: adres.map(|adres| Adres::of(&adres, taal)),
        versie: ids.versie,
        mine: None,
        errors,
    })
}

fn uitkomsten(typed: &str, taal: Taal) -> Vec<Choice> {
    let spoken = Uitkomst::ALL.iter().map(|one| Choice::new(one.as_str(), uitkomst_text(*one, taal), typed));
    let not_home = Choice::new(NIET_THUIS, t!(taal, "uitkomst-niet-thuis"), typed);
    let says_no = Choice::new(WEIGERT, t!(taal, "uitkomst-weigert"), typed);
    std::iter::once(not_home).chain(spoken).chain(std::iter::once(says_no)).collect()
}

fn bereiken(adres: &AdresRow, typed: &str, taal: Taal) -> Vec<Choice> {
    let each = known::names(&adres.keys(), taal.code()).into_iter();
    let each = each.map(|(key, naam)| Choice::new(&key, t!(taal, "bereik-regeling", naam = naam), typed));
    let all = Choice::new(ALLES, t!(taal, "bereik-alles"), typed);
    // What is chosen by mistake can be taken back: a round cannot be emptied.
    let nothing = Choice::new("", t!(taal, "bereik-geen"), typed);
    std::iter::once(nothing).chain(each).chain([all]).collect()
}

fn poging(row: &PogingRow, taal: Taal) -> String {
    let day = read_date(&row.dag).map(write_date).unwrap_or_default();
    let part = Dagdeel::parse(&row.dagdeel).map(|part| dagdeel_text(part, taal)).unwrap_or_default();
    format!("{day}, {part}")
}

/// Who lives there, and to what they may have a right.
pub(crate) struct Adres {
    naam: String,
    straat: String,
    postcode: String,
    regelingen: Vec<String>,
}

impl Adres {
    fn of(row: &AdresRow, taal: Taal) -> Self {
        Self {
            naam: row.naam(),
            straat: format!("{} {}", row.straat, row.huisnummer),
            postcode: format!("{} {}", row.postcode, row.plaats),
            regelingen: known::names(&row.keys(), taal.code()).into_iter().map(|(_, naam)| naam).collect(),
        }
    }
}

/// The page of one address.
#[derive(Template)]
#[template(path = "door.html")]
pub(crate) struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    back: String,
    path: String,
    /// How it stands: words and look.
    stand: (String, &'static str),
    /// Absent once it is over: then nobody is named.
    adres: Option<Adres>,
    uitkomsten: Vec<Choice>,
    dagdelen: Vec<Choice>,
    bereiken: Vec<Choice>,
    products: Vec<Choice>,
    samen: bool,
    can_note: bool,
    can_refuse: bool,
    pogingen: Vec<String>,
    ended: Option<Uitkomst>,
    versie: i32,
    /// What was chosen over what was noted meanwhile (R9).
    mine: Option<String>,
    errors: Errors,
}

impl View {
    /// Somebody noted something else meanwhile: both stand there.
    pub(crate) fn is_late(&mut self) {
        let chosen = self.uitkomsten.iter().find(|one| one.chosen).map(|one| one.text.clone()).unwrap_or_default();
        self.mine = Some(t!(self.taal, "mine", gekozen = chosen, stand = self.stand.0.as_str()));
    }

    /// What can be chosen now: who was spoken with can still say no.
    fn offered(&self) -> impl Iterator<Item = &Choice> {
        let only_no = !self.can_note;
        self.uitkomsten.iter().filter(move |one| !only_no || one.value == WEIGERT)
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
