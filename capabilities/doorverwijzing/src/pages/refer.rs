//! `/doorverwijzingen/nieuw`: one form, one list of Tijdsloten, one confirmation (V01).

pub(super) use super::choice::{Choice, choice, dagdelen, products_in};
use super::{kanaal_text, zin_text};
use crate::check::{Checked, GEEN, KANALEN, Told, check, check_bsn, first_day};
use crate::choose::Closed;
use crate::refer::{confirmed_at, is_large, lives_in};
use crate::suggest::{Dagdeel, Voorstel, VoorstelInput, Voorstellen, suggest};
use crate::{DoorverwijzingError, acts, concept};
use askama::Template;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use foundation::{Code, Uuid};
use hulpvraag::Instemming;
use inwoner::postcode;
use netwerk::BalieRow;
use serde::{Deserialize, Serialize};
use store::Ms;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Query, Shared, Shell, Taal, When, Who, earlier, read_date, render, repeat, see_other, t};

/// What was typed, as typed. It is kept sealed and never printed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub bsn: String,
    pub naam: String,
    pub geboortedatum: String,
    pub postcode: String,
    pub huisnummer: String,
    pub straat: String,
    pub plaats: String,
    pub telefoon: String,
    pub product: String,
    pub tijdslot: String,
    pub zinnen: Vec<String>,
    pub toelichting: String,
    pub instemming: String,
    pub terugkoppeling: String,
    pub kanaal: String,
    pub dagdeel: String,
    /// The first day on which they can come.
    pub vanaf: String,
    #[serde(skip_serializing)]
    pub concept: String,
    /// When the concept was changed last, as this form knows it.
    #[serde(skip_serializing)]
    pub gezien: String,
    #[serde(skip_serializing)]
    pub stap: String,
}

impl Typed {
    fn told(&self, taal: Taal) -> Told<'_> {
        Told {
            product: &self.product,
            tijdslot: &self.tijdslot,
            // Somebody on the telephone agrees by saying so.
            instemming: match self.instemming.as_str() {
                "ja" => Instemming::Mondeling.as_str(),
                "nee" => GEEN,
                _ => "",
            },
            terugkoppeling: self.terugkoppeling == "ja",
            bsn: &self.bsn,
            naam: &self.naam,
            geboortedatum: read_date(&self.geboortedatum).ok_or_else(|| t!(taal, "error-geboortedatum")),
            postcode: &self.postcode,
            huisnummer: &self.huisnummer,
            straat: &self.straat,
            plaats: &self.plaats,
            telefoon: &self.telefoon,
            kanaal: &self.kanaal,
            zinnen: &self.zinnen,
            toelichting: &self.toelichting,
            concept: self.concept.parse().ok(),
        }
    }
}

impl Typed {
    /// Every line that somebody types, but the field of the BSN itself.
    fn elsewhere(&self) -> [(&'static str, &str); 9] {
        [
            ("naam", &self.naam),
            ("geboortedatum", &self.geboortedatum),
            ("postcode", &self.postcode),
            ("huisnummer", &self.huisnummer),
            ("straat", &self.straat),
            ("plaats", &self.plaats),
            ("telefoon", &self.telefoon),
            ("vanaf", &self.vanaf),
            ("toelichting", &self.toelichting),
        ]
    }

    /// What comes back in the form: no BSN, in whichever field it was typed (it waits sealed in the concept).
    fn show_no_bsn(&mut self) {
        self.bsn = String::new();
        self.keep_no_bsn();
    }

    /// What is kept and comes back holds no BSN, but in the field that is for it.
    fn keep_no_bsn(&mut self) {
        let fields = [&mut self.naam, &mut self.geboortedatum, &mut self.postcode, &mut self.huisnummer, &mut self.telefoon];
        for field in fields.into_iter().chain([&mut self.straat, &mut self.plaats, &mut self.vanaf, &mut self.toelichting]) {
            *field = rules::tekst::without_bsn(field);
        }
    }
}

/// The query of the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    concept: Option<Uuid>,
}

/// The form, empty or with what was typed before.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    who.permit_own(&house, acts::REFER)?;
    let mut typed = Typed::default();
    if let Some(id) = asked.concept {
        let purpose = who.permit_own(&house, acts::CONCEPT)?;
        let Some(kept) = concept::load(&house.store, &purpose, id).await? else {
            return Ok(shell.refuse(&t!(shell.taal, "gone-title"), &Gone { taal: shell.taal }, Code::NOT_FOUND));
        };
        typed = kept;
    }
    let view = View::build(&house, &who, &shell, typed, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "refer-title"), &view))
}

/// A conversation that is not there: it became an Afspraak, is older than seven days, or is somebody else's. Which, nobody
/// is told (R5).
#[derive(Template)]
#[template(path = "gone.html")]
struct Gone {
    taal: Taal,
}

/// Search, confirm, or close as solved: the button says which.
pub async fn submit(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let mut form = form;
    recall_bsn(&house, &who, &mut form.value).await?;
    match form.value.stap.as_str() {
        "bevestig" => confirm(house, shell, who, form).await,
        "opgelost" => solved(house, shell, who, form).await,
        _ => search(house, shell, who, form).await,
    }
}

/// The BSN field comes back empty: the value waits sealed in the concept.
async fn recall_bsn(house: &Shared, who: &Who, typed: &mut Typed) -> Result<(), Oops> {
    let Ok(id) = typed.concept.parse::<Uuid>() else { return Ok(()) };
    // The button that clears it leaves nothing to recall.
    if typed.stap == "zonder_bsn" {
        typed.bsn = String::new();
        return Ok(());
    }
    if typed.bsn.is_empty() {
        let purpose = who.permit_own(house, acts::CONCEPT)?;
        if let Some(kept) = concept::load(&house.store, &purpose, id).await? {
            typed.bsn = kept.bsn;
        }
    }
    Ok(())
}

async fn search(house: Shared, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    // A wrong number is said at once, while the caller can still read it from the letter.
    let mut errors = Errors::default();
    let bsn = form.value.bsn.trim();
    if !bsn.is_empty() {
        let _ = check_bsn(bsn, shell.taal, &mut errors);
    }
    // So is a postcode: the desks that are nearest follow from it.
    if !form.value.postcode.trim().is_empty() && postcode(&form.value.postcode).is_none() {
        errors.add("postcode", t!(shell.taal, "error-postcode"));
    }
    if !form.value.vanaf.trim().is_empty() && first_day(&form.value.vanaf, house.store.now()).is_none() {
        errors.add("vanaf", t!(shell.taal, "error-vanaf"));
    }
    let born = form.value.geboortedatum.trim();
    if !born.is_empty() && read_date(born).is_none() {
        errors.add("geboortedatum", t!(shell.taal, "error-geboortedatum"));
    }
    // Nor is a BSN kept where it does not belong.
    for (field, text) in form.value.elsewhere() {
        if errors.at(field).is_none() && rules::tekst::may_hold_bsn(text) {
            errors.add(field, t!(shell.taal, "error-bsn-in-text"));
        }
    }
    if !errors.is_empty() {
        return refuse(&house, &who, &shell, form, errors, Code::FIELD).await;
    }
    let purpose = who.permit_own(&house, acts::CONCEPT)?;
    match concept::keep(&house.store, &purpose, &form.value, &form.once).await {
        Ok(id) => Ok(see_other(shell.taal, &concept::path(id))),
        Err(why) => repeat(&house, shell.taal, acts::CONCEPT, &form.once).await?.ok_or(why.into()),
    }
}

async fn solved(house: Shared, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::SOLVED)?;
    let concept = form.value.concept.parse().ok();
    let Some(product) = crate::solve::product(&house.store.look(), &form.value.product).await? else {
        let mut errors = Errors::default();
        errors.add("product", t!(shell.taal, "error-product"));
        return refuse(&house, &who, &shell, form, errors, Code::FIELD).await;
    };
    match crate::solve::solve(&house.store, &purpose, &product, concept, &form.once).await {
        Ok(()) => Ok(see_other(shell.taal, "/doorverwijzingen?opgelost=ja")),
        Err(why) => repeat(&house, shell.taal, acts::SOLVED, &form.once).await?.ok_or(why.into()),
    }
}

async fn confirm(house: Shared, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::REFER)?;
    let taal = shell.taal;
    let told = form.value.told(taal);
    // Only who writes freely has to be asked about.
    let fixed = told.has_free_text() && netwerk::fixed_sentences_only(&house.store, who.actor.organisatie).await?;
    let mut errors = Errors::default();
    let Checked::Fine(input) = check(&told, fixed, house.store.now(), taal, &mut errors) else {
        return refuse(&house, &who, &shell, form, errors, Code::FIELD).await;
    };
    match crate::refer(&house.store, &purpose, &input, &form.once).await {
        Ok(id) => Ok(see_other(taal, &confirmed_at(id, is_large(&input), lives_in(&input)))),
        Err(why) => {
            if let Some(same) = repeat(&house, taal, acts::REFER, &form.once).await? {
                return Ok(same);
            }
            let (code, text) = match why {
                DoorverwijzingError::TijdslotGone => (Code::TIJDSLOT_GONE, t!(taal, "refer-slot-gone")),
                DoorverwijzingError::NotHere => (Code::NO_TIJDSLOT, t!(taal, "refer-not-here")),
                DoorverwijzingError::TeSnel => (Code::NO_TIJDSLOT, t!(taal, "refer-too-soon")),
                DoorverwijzingError::GeenCoordinator => (Code::NO_TIJDSLOT, t!(taal, "refer-no-coordinator")),
                DoorverwijzingError::GeenAntwoord => (Code::NO_TIJDSLOT, t!(taal, "refer-silent")),
                other => return Err(other.into()),
            };
            errors.add("tijdslot", text);
            let mut form = form;
            form.value.tijdslot = String::new();
            refuse(&house, &who, &shell, form, errors, code).await
        }
    }
}

/// The form again, with everything that was typed and the concept that keeps it.
async fn refuse(
    house: &Shared,
    who: &Who,
    shell: &Shell,
    mut form: Form<Typed>,
    errors: Errors,
    code: Code,
) -> Result<Response, Oops> {
    // A wrong one is not kept: the field is empty, and leaving it so has to be possible.
    if errors.at("bsn").is_some() {
        form.value.bsn = String::new();
    }
    form.value.keep_no_bsn();
    let purpose = who.permit_own(house, acts::CONCEPT)?;
    let once = form.once.of_refusal(&house.store);
    let id = match concept::keep(&house.store, &purpose, &form.value, &once).await {
        Ok(id) => id,
        Err(why) => match earlier(house, acts::CONCEPT, &once).await? {
            Some(location) => concept::id_of(&location).ok_or(Oops::outage())?,
            None => return Err(why.into()),
        },
    };
    let mut typed = form.value;
    typed.concept = id.to_string();
    typed.gezien = concept::seen(&house.store, id).await?;
    let view = View::build(house, who, shell, typed, errors).await?;
    Ok(shell.refuse(&t!(shell.taal, "refer-title"), &view, code))
}

/// A suggested Balie as the page shows it.
pub(super) struct BalieView {
    pub(super) naam: String,
    pub(super) best: bool,
    /// In a sentence, where it is in another gemeente than the one where the Inwoner lives.
    pub(super) elsewhere: Option<String>,
    pub(super) plaats: String,
    pub(super) reden: String,
    pub(super) adres: String,
    pub(super) toegang: String,
    pub(super) far: Option<String>,
    pub(super) open: Option<String>,
    /// How soon the first time is, and whether that is today.
    pub(super) soon: (String, bool),
    pub(super) slots: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "refer.html")]
struct View {
    taal: Taal,
    csrf: String,
    key: String,
    typed: Typed,
    errors: Errors,
    bsn_kept: bool,
    fixed: bool,
    started: String,
    products: Vec<Choice>,
    zinnen: Vec<Choice>,
    kanalen: Vec<Choice>,
    dagdelen: Vec<Choice>,
    desks: Vec<BalieView>,
    closed: Vec<String>,
    telefoon: String,
    searched: bool,
    absent: Option<String>,
    /// Whether only the gemeente in which they live decides about it.
    decides: bool,
}

impl View {
    /// Whether what few need is shown: somebody typed there, or something is wrong with it.
    fn more(&self) -> bool {
        let fields = [("straat", &self.typed.straat), ("plaats", &self.typed.plaats), ("vanaf", &self.typed.vanaf)];
        fields.into_iter().any(|(field, typed)| !typed.is_empty() || self.errors.at(field).is_some())
    }

    async fn build(house: &Shared, who: &Who, shell: &Shell, mut typed: Typed, errors: Errors) -> Result<Self, Oops> {
        let (taal, now) = (shell.taal, house.store.now());
        let look = house.store.look();
        let products = products_in(&look, taal, &typed.product).await?;
        let searched = products.iter().any(|product| product.chosen);
        let found = if searched {
            let input = VoorstelInput {
                product: &typed.product,
                postcode: typed.postcode.parse().ok(),
                plaats: &typed.plaats,
                dagdeel: Dagdeel::parse(&typed.dagdeel),
                vanaf: first_day(&typed.vanaf, now),
                asking: who.actor.organisatie,
                own: false,
                lives: true,
            };
            suggest(&house.store, &input).await?
        } else {
            Voorstellen::default()
        };
        let fixed = netwerk::fixed_sentences_only(&house.store, who.actor.organisatie).await?;
        let bsn_kept = !typed.bsn.is_empty();
        typed.show_no_bsn();
        // The clock of who sits at the telephone.
        let zone = rules::termijn::WET_TIJDZONE;
        Ok(Self {
            taal,
            csrf: shell.csrf.clone(),
            key: shell.form_key(),
            bsn_kept,
            fixed,
            started: When::new(now, zone, now).time(),
            products,
            zinnen: crate::Zin::ALL
                .iter()
                .map(|zin| choice(zin.as_str(), zin_text(*zin, taal), typed.zinnen.iter().any(|z| z == zin.as_str())))
                .collect(),
            kanalen: KANALEN
                .iter()
                .map(|kanaal| choice(kanaal.as_str(), kanaal_text(*kanaal, taal), typed.kanaal == kanaal.as_str()))
                .collect(),
            dagdelen: dagdelen(&typed.dagdeel, taal),
            desks: desks(&found, &typed.tijdslot, taal, now),
            closed: found.closed.iter().map(|(plek, why)| closed_text(plek, *why, taal)).collect(),
            telefoon: shell.telefoon.clone(),
            absent: found.absent_gemeente,
            decides: found.decides,
            searched,
            typed,
            errors,
        })
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.at(field)
    }
}

pub(super) fn desks(found: &Voorstellen, tijdslot: &str, taal: Taal, now: Timestamp) -> Vec<BalieView> {
    let best = found.list.iter().position(|v| v.own_gemeente);
    found
        .list
        .iter()
        .enumerate()
        .map(|(nth, v)| BalieView {
            naam: format!("{}, {}", v.plek.organisatie_naam, v.plek.balie_naam),
            best: best == Some(nth),
            elsewhere: found.gemeente.filter(|_| !v.own_gemeente).map(|gemeente| elsewhere(&v.plek.plaats, gemeente, taal)),
            plaats: v.plek.locatie_naam.clone(),
            reden: v.plek.reden.clone(),
            adres: format!("{}, {}", v.plek.adres, v.plek.plaats),
            toegang: v.plek.toegankelijkheid.clone(),
            soon: soon(v, taal, now),
            far: v.km.map(|km| distance(km, taal)),
            open: open_text(&v.open, taal),
            slots: v
                .vrij
                .iter()
                .enumerate()
                .map(|(slot_nth, slot)| {
                    let value = slot.id.to_string();
                    let when = When::new(Ms::at(slot.begin), &v.plek.tijdzone, now);
                    Choice {
                        chosen: tijdslot == value,
                        text: when.short(taal),
                        value,
                        lang: "",
                        focus: nth == 0 && slot_nth == 0,
                    }
                })
                .collect(),
        })
        .collect()
}

/// That somebody goes to another gemeente than where they live: said before it is chosen, and once more afterwards.
pub(super) fn elsewhere(plaats: &str, gemeente: &str, taal: Taal) -> String {
    t!(taal, "elsewhere", plaats = plaats, gemeente = gemeente)
}

/// A Balie that cannot be chosen now, and why.
pub(super) fn closed_text(plek: &BalieRow, why: Closed, taal: Taal) -> String {
    let (organisatie, balie) = (plek.organisatie_naam.as_str(), plek.balie_naam.as_str());
    match why {
        Closed::GeenCoordinator => t!(taal, "closed-no-coordinator", organisatie = organisatie, balie = balie),
        Closed::GeenAntwoord => t!(taal, "closed-silent", organisatie = organisatie, balie = balie),
    }
}

/// From the middle of one postcode to that of another: too rough to say less than a kilometre.
fn distance(km: f64, taal: Taal) -> String {
    if km < 1.0 { t!(taal, "distance-near") } else { t!(taal, "distance", km = format!("{km:.0}")) }
}

/// How long until the first free time, if that is today.
fn soon(found: &Voorstel, taal: Taal, now: Timestamp) -> (String, bool) {
    let Some(first) = found.vrij.first().map(|slot| slot.begin.at()) else { return (t!(taal, "slot-not-today"), false) };
    let zone = TimeZone::get(&found.plek.tijdzone).unwrap_or(TimeZone::UTC);
    let minutes = first.duration_since(now).as_mins().max(0);
    let hours: i64 = (minutes + 30) / 60;
    let text = match first.to_zoned(zone.clone()).date() == now.to_zoned(zone).date() {
        false => return (t!(taal, "slot-not-today"), false),
        true if minutes < 60 => t!(taal, "slot-in-minutes", n = minutes),
        true => t!(taal, "slot-in-hours", n = hours),
    };
    (text, true)
}

/// The hours of the day, with the pause in the middle where there is one.
fn open_text(open: &[(String, String)], taal: Taal) -> Option<String> {
    let hours: Vec<String> = open.iter().map(|(begin, einde)| format!("{begin}–{einde}")).collect();
    (!hours.is_empty()).then(|| t!(taal, "desk-open", hours = hours.join(", ")))
}
