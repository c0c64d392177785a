//! `/balie/bezoeken/{afspraak}`: the visitor, what was shared, identity, and the end of the visit.

use crate::finish::{KlantcontactInput, Stap};
use crate::keep::{BezoekConcept, keep};
use crate::pages::identity::{Chosen, documents, shown_text, stands};
use crate::pages::summary::{way_code, way_of, ways};
use crate::relation::{Ids, ids_of};
use crate::visit::{Bezoek, visit};
use crate::{BalieError, acts, finish as ending};
use afspraak::Status;
use askama::Template;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use foundation::{Code, Uuid};
use hulpvraag::tables::klantcontact;
use hulpvraag::{DagError, Uitkomst, agreed_day};
use serde::Deserialize;
use store::StoreError;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, When, Who, render, repeat, t};

/// The visit at one's own Balie.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::VISIT, ids_of(&house.store.look(), id).await?)?;
    let view = build(&house, &shell, &who, &ids, Ended::default(), Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "visit-title"), &view))
}

pub(super) async fn build(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    ids: &Ids,
    mut typed: Ended,
    errors: Errors,
) -> Result<View, Oops> {
    typed.show_no_bsn();
    let purpose = who.permit(house, acts::VISIT, &ids.object())?;
    let plek = netwerk::locatie_of(&house.store.look(), ids.locatie_id).await?.ok_or(Oops::not_found())?;
    let found = visit(&house.store, &purpose, ids.id).await?;
    let again = found.notes.clone().filter(|notes| typed.is_empty() && *notes != BezoekConcept::default());
    // How the summary goes is chosen on every page: alone it is nothing that somebody typed.
    let typed_before = |notes: &BezoekConcept| BezoekConcept { samenvatting: String::new(), ..notes.clone() };
    let kept = again.as_ref().is_some_and(|notes| typed_before(notes) != BezoekConcept::default());
    if let Some(notes) = again {
        typed.fill(notes);
    }
    let look = house.store.look();
    let words = netwerk::ProductTaal::load(&look, shell.taal).await?;
    let product = netwerk::product(&look, &found.afspraak.product).await?;
    let product = product.map(|one| words.titel(&one.code, &one.titel));
    let may_identify = house.access.may(&who.actor, acts::IDENTIFY, &ids.object());
    let view = View::new(shell, found, &plek.tijdzone, product, house.store.now(), may_identify, typed, errors);
    Ok(View { kept, ..view })
}

/// The form that ends a visit, as typed.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct Ended {
    pub(crate) stappen: Vec<String>,
    pub(crate) toelichting: String,
    pub(crate) uitkomst: String,
    pub(crate) vervolg: String,
    pub(crate) vervolg_op: String,
    pub(crate) samenvatting: String,
    /// A document that was chosen and not looked at yet: only the page of somebody who is not identified asks for it.
    pub(crate) document: String,
    pub(crate) versie: i32,
    /// Who was chosen among those that were found, and not identified yet.
    #[serde(skip)]
    pub(crate) chosen: Chosen,
}

impl Ended {
    /// Nothing was typed in this form.
    fn is_empty(&self) -> bool {
        self.notes() == BezoekConcept::default()
    }

    /// What is kept of it: no BSN, in whichever field it was typed.
    pub(super) fn notes(&self) -> BezoekConcept {
        let clean = |text: &str| rules::tekst::without_bsn(text.trim());
        BezoekConcept {
            stappen: self.stappen.iter().filter(|stap| Stap::parse(stap).is_some()).cloned().collect(),
            toelichting: clean(&self.toelichting),
            uitkomst: Uitkomst::parse(&self.uitkomst).map(|uitkomst| uitkomst.as_str().to_owned()).unwrap_or_default(),
            vervolg: clean(&self.vervolg),
            vervolg_op: clean(&self.vervolg_op),
            samenvatting: way_code(&self.samenvatting).to_owned(),
        }
    }

    fn fill(&mut self, notes: BezoekConcept) {
        let BezoekConcept { stappen, toelichting, uitkomst, vervolg, vervolg_op, samenvatting } = notes;
        *self = Self { stappen, toelichting, uitkomst, vervolg, vervolg_op, samenvatting, ..self.clone() };
    }

    /// What comes back in the form: no BSN, in whichever field it was typed.
    fn show_no_bsn(&mut self) {
        for field in [&mut self.toelichting, &mut self.vervolg, &mut self.vervolg_op] {
            *field = rules::tekst::without_bsn(field);
        }
    }
}

/// Ends the visit.
pub async fn finish(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Ended>,
) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::FINISH, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::FINISH, &ids.object())?;
    let taal = shell.taal;
    let mut errors = Errors::default();
    let plek = netwerk::locatie_of(&house.store.look(), ids.locatie_id).await?.ok_or(Oops::not_found())?;
    let open = netwerk::Open::load(&house.store.look(), &plek).await?;
    let input = check(&form.value, house.store.now(), &plek.tijdzone, &open, taal, &mut errors);
    if !form.value.document.is_empty() {
        // It comes back without that choice: whoever means it presses once more.
        errors.add("document", t!(taal, "error-document-first"));
    }
    let Some(input) = input.filter(|_| errors.is_empty()) else {
        keep_beside(&house, &who, &ids, &form.value.notes()).await?;
        let view = build(&house, &shell, &who, &ids, form.value, errors).await?;
        return Ok(shell.refuse(&t!(taal, "visit-title"), &view, Code::FIELD));
    };
    match ending::finish(&house.store, &purpose, id, &input, &form.once).await {
        Ok(()) => repeat(&house, taal, acts::FINISH, &form.once).await?.ok_or(Oops::outage()),
        Err(why) => {
            if let Some(same) = repeat(&house, taal, acts::FINISH, &form.once).await? {
                return Ok(same);
            }
            match why {
                BalieError::NotNow | BalieError::Store(StoreError::Stale | StoreError::Crossed) => {
                    errors.add("klaar", t!(taal, "error-not-now"));
                    let view = build(&house, &shell, &who, &ids, form.value, errors).await?;
                    Ok(shell.refuse(&t!(taal, "visit-title"), &view, Code::STALE))
                }
                other => Err(other.into()),
            }
        }
    }
}

/// Keeps what was typed in a form that cannot be accepted as it is.
pub(super) async fn keep_beside(house: &Shared, who: &Who, ids: &Ids, notes: &BezoekConcept) -> Result<(), Oops> {
    let purpose = who.permit(house, acts::CONCEPT, &ids.object())?;
    match keep(&house.store, &purpose, ids.id, notes, None).await {
        // The visit has ended: the page says how.
        Ok(()) | Err(BalieError::NotNow) => Ok(()),
        Err(why) => Err(why.into()),
    }
}

/// How a visit can end; only the Inwoner takes a question back.
pub(crate) const OFFERED: [Uitkomst; 3] = [Uitkomst::Opgelost, Uitkomst::DeelsOpgelost, Uitkomst::NietOpgelost];

/// Checks how a visit ends. Nobody is asked to come back on a day on which the Locatie is not open, a feestdag included.
pub(crate) fn check(
    typed: &Ended,
    now: Timestamp,
    zone: &str,
    open: &netwerk::Open,
    taal: Taal,
    errors: &mut Errors,
) -> Option<KlantcontactInput> {
    let uitkomst = Uitkomst::parse(&typed.uitkomst).filter(|uitkomst| OFFERED.contains(uitkomst));
    if uitkomst.is_none() {
        errors.add("uitkomst", t!(taal, "error-uitkomst"));
    }
    let toelichting = rules::tekst::plain(&typed.toelichting);
    let _ = errors.take("toelichting", rules::tekst::check_toelichting(&toelichting, 2000), |why| text_fault(why, taal));
    let (what, when) = (rules::tekst::plain(&typed.vervolg), typed.vervolg_op.trim());
    let _ = errors.take("vervolg", rules::tekst::check_toelichting(&what, 200), |why| text_fault(why, taal));
    let vervolg = if what.is_empty() && when.is_empty() {
        None
    } else {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let day = errors.take("vervolg_op", agreed_day(when, now, &zone, Some(open)), |why| match why {
            DagError::Past => t!(taal, "error-vervolg-op"),
            DagError::Far => t!(taal, "error-vervolg-far"),
            DagError::Closed | DagError::Free => t!(taal, "error-vervolg-closed"),
        });
        day.map(|at| (what, at))
    };
    if uitkomst == Some(Uitkomst::DeelsOpgelost) && vervolg.is_none() && errors.at("vervolg_op").is_none() {
        errors.add("vervolg_op", t!(taal, "error-vervolg-needed"));
    }
    let samenvatting = way_of(&typed.samenvatting);
    let stappen = web::every("stappen", &typed.stappen, |stap| Stap::parse(stap), taal, errors);
    errors.is_empty().then_some(())?;
    Some(KlantcontactInput { stappen, toelichting, uitkomst: uitkomst?, vervolg, samenvatting, versie: typed.versie })
}

/// Two causes, two sentences.
fn text_fault(why: rules::tekst::TekstError, taal: Taal) -> String {
    match why {
        rules::tekst::TekstError::TooLong { found, max } => t!(taal, "error-text-long", found = found, max = max),
        _ => t!(taal, "error-text-number"),
    }
}

/// A choice of a form.
pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) text: String,
    pub(super) chosen: bool,
}

/// Two versions of one ending (R9).
struct Late {
    ours: Vec<String>,
    theirs: Vec<String>,
}

impl Late {
    fn new(typed: &Ended, saved: Option<&klantcontact::Model>, taal: Taal) -> Self {
        let ours = [typed.toelichting.as_str(), typed.vervolg.as_str(), typed.vervolg_op.as_str()];
        Self {
            ours: lines(&mut typed.stappen.iter().map(String::as_str), Some(&typed.uitkomst), &ours, taal),
            theirs: saved.map_or_else(Vec::new, |row| ended(row, None, taal)),
        }
    }
}

/// How a visit went, as it was saved.
fn ended(row: &klantcontact::Model, vervolg: Option<&str>, taal: Taal) -> Vec<String> {
    let more = [row.toelichting.as_str(), vervolg.unwrap_or_default()];
    lines(&mut row.stappen.split_whitespace(), row.uitkomst.as_deref(), &more, taal)
}

fn lines(steps: &mut dyn Iterator<Item = &str>, uitkomst: Option<&str>, more: &[&str], taal: Taal) -> Vec<String> {
    let steps = steps.filter_map(Stap::parse).map(|stap| step_text(stap, taal));
    let outcome = uitkomst.and_then(Uitkomst::parse).map(|uitkomst| outcome_text(uitkomst, taal));
    let more = more.iter().filter(|text| !text.trim().is_empty()).map(|text| (*text).to_owned());
    steps.chain(outcome).chain(more).collect()
}

#[derive(Template)]
#[template(path = "visit.html")]
pub(super) struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    path: String,
    day_path: String,
    naam: String,
    bon: String,
    nummer: String,
    vraag: String,
    product: netwerk::Tekst,
    begin: String,
    busy: bool,
    done: bool,
    /// Whether the form holds what was typed before.
    kept: bool,
    /// What was typed and not saved, because a colleague ended the visit; and what the colleague saved.
    late: Option<Late>,
    /// How it went, once it has ended: steps, outcome, notes and what follows.
    ended: Vec<String>,
    anonymous: bool,
    identified: bool,
    may_identify: bool,
    zinnen: Vec<String>,
    toelichting: String,
    telefoon: String,
    shared: bool,
    /// What was shown, if it did not tell who this is, and what to do now.
    shown: Option<String>,
    documents: Vec<Choice>,
    /// The last signs of the document, as typed.
    einde: String,
    stands: Vec<Choice>,
    steps: Vec<Choice>,
    outcomes: Vec<Choice>,
    /// Along which way the Inwoner gets a summary; nothing to choose for who is not known: they get it on paper.
    ways: Vec<Choice>,
    typed: Ended,
    versie: i32,
    errors: Errors,
}

impl View {
    /// Whether the page asks for a document. Enter in its fields is then to say who this is, and never to end the visit.
    fn asks_document(&self) -> bool {
        self.may_identify && (!self.anonymous || !self.typed.chosen.value.is_empty())
    }

    #[allow(clippy::too_many_arguments, reason = "one page, made in one place")]
    fn new(
        shell: &Shell,
        found: Bezoek,
        zone: &str,
        product: Option<netwerk::Tekst>,
        now: Timestamp,
        may_identify: bool,
        typed: Ended,
        errors: Errors,
    ) -> Self {
        let taal = shell.taal;
        let afspraak = found.afspraak;
        let gedeeld = found.gedeeld.unwrap_or_default();
        let done = afspraak.status == Status::Afgerond;
        Self {
            taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            path: path(afspraak.id),
            day_path: format!("/balie/{}", afspraak.locatie),
            naam: afspraak.naam,
            bon: afspraak.bon.map(|bon| bon.nummer).unwrap_or_default(),
            nummer: found.hulpvraag.nummer,
            vraag: found.hulpvraag.vraag,
            product: product.unwrap_or_default(),
            begin: When::new(afspraak.begin, zone, now).short(taal),
            busy: afspraak.status == Status::Bezig,
            done,
            kept: false,
            late: (afspraak.status == Status::Afgerond && !errors.is_empty() && !typed.uitkomst.is_empty())
                .then(|| Late::new(&typed, found.contact.as_ref(), taal)),
            ended: found
                .contact
                .as_ref()
                .filter(|_| done)
                .map_or_else(Vec::new, |row| ended(row, found.vervolg.as_deref(), taal)),
            anonymous: afspraak.inwoner.is_none(),
            identified: found.identified,
            may_identify,
            shared: found.identified && !gedeeld.naam.is_empty(),
            zinnen: gedeeld.zinnen.iter().filter_map(|zin| sentence(zin, taal)).collect(),
            toelichting: gedeeld.toelichting,
            telefoon: gedeeld.telefoon,
            shown: found.identificatie.and_then(|shown| shown_text(shown, found.identified, taal)),
            documents: documents(taal),
            einde: String::new(),
            stands: stands(taal),
            steps: Stap::ALL
                .iter()
                .map(|s| Choice {
                    value: s.as_str(),
                    text: step_text(*s, taal),
                    chosen: typed.stappen.iter().any(|x| x == s.as_str()),
                })
                .collect(),
            outcomes: OFFERED
                .iter()
                .map(|u| Choice { value: u.as_str(), text: outcome_text(*u, taal), chosen: typed.uitkomst == u.as_str() })
                .collect(),
            ways: found.voorkeur.map_or_else(Vec::new, |voorkeur| {
                let overheid = shell.actor.as_ref().is_some_and(|actor| actor.overheidsorgaan);
                ways(&voorkeur, overheid, &typed.samenvatting, taal)
            }),
            versie: if typed.versie == 0 { afspraak.versie } else { typed.versie },
            typed,
            errors,
        }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }

    /// What was typed of a document comes back with the page.
    pub(super) fn of_document(mut self, document: &str, stand: &str, einde: &str) -> Self {
        self.documents.iter_mut().for_each(|one| one.chosen = one.value == document);
        if self.stands.iter().any(|one| one.value == stand) {
            self.stands.iter_mut().for_each(|one| one.chosen = one.value == stand);
        }
        self.einde = rules::tekst::without_bsn(einde);
        self
    }
}

fn path(id: Uuid) -> String {
    format!("/balie/bezoeken/{id}")
}

/// The fixed sentences of a sender, as the Balie reads them.
fn sentence(zin: &str, taal: Taal) -> Option<String> {
    Some(match zin {
        "uitgelegd" => t!(taal, "zin-uitgelegd"),
        "samen_doen" => t!(taal, "zin-samen-doen"),
        "brief_mee" => t!(taal, "zin-brief-mee"),
        "begeleider" => t!(taal, "zin-begeleider"),
        _ => return None,
    })
}

pub(crate) fn step_text(stap: Stap, taal: Taal) -> String {
    match stap {
        Stap::DigidAangevraagd => t!(taal, "stap-digid-aangevraagd"),
        Stap::DigidGeactiveerd => t!(taal, "stap-digid-geactiveerd"),
        Stap::BerichtenboxUitgelegd => t!(taal, "stap-berichtenbox-uitgelegd"),
        Stap::FormulierIngevuld => t!(taal, "stap-formulier-ingevuld"),
        Stap::BriefUitgelegd => t!(taal, "stap-brief-uitgelegd"),
        Stap::SamenGebeld => t!(taal, "stap-samen-gebeld"),
    }
}

pub(crate) fn outcome_text(uitkomst: Uitkomst, taal: Taal) -> String {
    match uitkomst {
        Uitkomst::Opgelost => t!(taal, "uitkomst-opgelost"),
        Uitkomst::DeelsOpgelost => t!(taal, "uitkomst-deels-opgelost"),
        Uitkomst::NietOpgelost => t!(taal, "uitkomst-niet-opgelost"),
        Uitkomst::Ingetrokken => t!(taal, "uitkomst-ingetrokken"),
    }
}
