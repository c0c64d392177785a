//! `/hulpvragen/{nummer}/doorverwijzen`: pass a Hulpvraag on, with what was typed before. The person is known; nothing about
//! them is typed again.

use super::hulpvraag::relation_of;
use super::hulpvraag::{day_text, next_text, status_text};
use super::meanwhile::{Chosen, changed};
use super::owner::{EigenaarState, owner};
use super::refer::{BalieView, Choice, choice, closed_text, desks, products_in};
use super::zin_text;
use crate::again::{Vervolg, VervolgInput, stuck_at};
use crate::check::{first_day, handover};
use crate::disclose::disclose;
use crate::eigen_balie::{EigenBalie, is_of_door};
use crate::keep::{keep_within, kept};
use crate::refer::confirmed_at;
use crate::suggest::{VoorstelInput, Voorstellen, suggest};
use crate::{DoorverwijzingError, Zin, acts, again, path};
use askama::Template;
use foundation::{Code, Uuid};
use hulpvraag::{Instemming, Relation};
use serde::{Deserialize, Serialize};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Door, Errors, Form, Id, Oops, Query, Shared, Shell, Taal, Who, earlier, render, see_other, t};

/// What was typed, as typed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    product: String,
    /// The first day on which they can come.
    vanaf: String,
    tijdslot: String,
    zinnen: Vec<String>,
    toelichting: String,
    instemming: String,
    terugkoppeling: String,
    /// That of the page it was typed on, not of the one on which it comes back.
    #[serde(skip_serializing)]
    versie: i32,
}

/// The query of the page: another product than that of the Hulpvraag, and from which day.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    product: String,
    vanaf: String,
}

/// The form, with what the own organisatie typed the last time.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(nummer): Id<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let relation = relation_of(&house, &who, acts::AGAIN, &nummer).await?;
    who.permit(&house, acts::AGAIN, &relation.owner_object())?;
    let mut known = known(&house, &who, &relation, None).await?;
    if !asked.product.is_empty() {
        known.typed.product = asked.product;
    }
    let mut errors = Errors::default();
    if !asked.vanaf.trim().is_empty() && first_day(&asked.vanaf, house.store.now()).is_none() {
        errors.add("vanaf", t!(shell.taal, "error-vanaf"));
    }
    known.typed.vanaf = rules::tekst::without_bsn(&asked.vanaf);
    let view = View::build(&house, &who, &shell, &relation, known, errors).await?;
    let title = title(view.first, shell.taal);
    Ok(if view.errors.is_empty() { render(&shell, &title, &view) } else { shell.refuse(&title, &view, Code::FIELD) })
}

/// What is known of the Hulpvraag before anything is typed.
struct Known {
    typed: Typed,
    /// The name, for who may open it.
    naam: Option<String>,
    /// Whether it is known who this is about: then they are asked whether it may travel on.
    person: bool,
    /// The door at which it was opened.
    door: Option<Door>,
    /// Where it went the last time: Balies are suggested near that.
    balie: Option<Uuid>,
    /// Whether no Balie had it yet, and whether one of the own organisatie will do as well.
    own: EigenBalie,
    /// Whether some of it was typed here before, and not sent on.
    kept: bool,
    /// How it stands.
    status: hulpvraag::Status,
    next: Option<hulpvraag::Vervolgstap>,
}

/// Looking is an act of its own, also beside one that was refused: then what was typed is kept in it.
async fn known(house: &Shared, who: &Who, relation: &Relation, typed: Option<&Typed>) -> Result<Known, Oops> {
    let purpose = who.permit(house, acts::SHOW, &relation.object())?;
    let door = (house.door)(&house.store, relation.hulpvraag, who.actor.id).await?;
    let tx = house.store.begin(&purpose);
    let outcome = async {
        let hulpvraag = hulpvraag::load(&tx, relation.hulpvraag).await?;
        let own = EigenBalie::of(&tx, hulpvraag.peek(&tx), door.is_some()).await?;
        let shared = hulpvraag::shared_by_us(&tx, relation.hulpvraag).await?;
        let opened = disclose(&tx, relation.hulpvraag).await?;
        let last = path::last_of_ours(&tx, relation.hulpvraag).await?;
        let last = last.peek(&tx).as_ref().copied();
        if let Some(typed) = typed {
            keep_within(&tx, relation.hulpvraag, typed).await?;
        }
        let unsent = kept(&tx, relation.hulpvraag).await?;
        Ok(hulpvraag.zip(shared.zip(opened)).map(|(hulpvraag, (shared, opened))| {
            let ours = shared.as_ref().filter(|_| opened.read().is_some());
            let versie = hulpvraag.versie;
            let before = Typed {
                product: hulpvraag.product,
                zinnen: ours.map(|shared| shared.zinnen.clone()).unwrap_or_default(),
                toelichting: ours.map(|shared| shared.toelichting.clone()).unwrap_or_default(),
                terugkoppeling: if last.is_some_and(|(hears, _)| hears) { "ja".to_owned() } else { String::new() },
                ..Typed::default()
            };
            Known {
                kept: unsent.is_some(),
                status: hulpvraag.status,
                next: hulpvraag.vervolgstap.map(|(next, _)| next),
                typed: Typed { versie, ..unsent.unwrap_or(before) },
                naam: opened.read().map(|shared| shared.naam.clone()),
                person: hulpvraag.inwoner.is_some(),
                own,
                door,
                balie: last.map(|(_, balie)| balie),
            }
        }))
    }
    .await;
    Ok(tx.hand_out::<_, DoorverwijzingError>(outcome).await?)
}

/// Passes it on.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(nummer): Id<String>,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let taal = shell.taal;
    let (relation, purpose) = match owner(&house, &who, acts::AGAIN, &nummer, &form.once).await? {
        EigenaarState::Is(relation, purpose) => (relation, *purpose),
        EigenaarState::Did(location) => return Ok(see_other(taal, &location)),
        EigenaarState::NoMore(relation) => {
            let time = match form.value.tijdslot.parse() {
                Ok(tijdslot) => afspraak::begin_of(&house.store.look(), tijdslot).await?,
                Err(_) => None,
            };
            let time = time.map(|at| day_text(at.at(), house.store.now(), taal));
            return changed(&house, &shell, &who, &relation, Chosen::told(time)).await;
        }
    };
    let fixed = netwerk::fixed_sentences_only(&house.store, who.actor.organisatie).await?;
    let mut errors = Errors::default();
    let door = is_of_door(&house, relation.hulpvraag, who.actor.id).await?;
    let Some(input) = check(&form.value, fixed, door, taal, &mut errors) else {
        return back(&house, &shell, &who, &relation, form.value, errors, Code::FIELD).await;
    };
    let done = again::refer_on(&house.store, &purpose, relation.hulpvraag, &input, &form.once).await;
    if matches!(done, Ok(Vervolg::Vastgelopen(_)))
        && let Some(location) = earlier(&house, acts::AGAIN, &form.once).await?
    {
        return Ok(see_other(taal, &location));
    }
    let why = match done {
        Ok(Vervolg::Doorverwezen(id)) => return Ok(see_other(taal, &confirmed_at(id, false, None))),
        Ok(Vervolg::Vastgelopen(why)) => return Ok(see_other(taal, &stuck_at(&relation.nummer, why))),
        Err(why) => why,
    };
    if let Some(location) = earlier(&house, acts::AGAIN, &form.once).await? {
        return Ok(see_other(taal, &location));
    }
    let (field, code, text) = match why {
        DoorverwijzingError::TijdslotGone => ("tijdslot", Code::TIJDSLOT_GONE, t!(taal, "refer-slot-gone")),
        DoorverwijzingError::TeSnel => ("tijdslot", Code::NO_TIJDSLOT, t!(taal, "refer-too-soon")),
        DoorverwijzingError::NotHere => ("tijdslot", Code::NO_TIJDSLOT, t!(taal, "refer-not-here")),
        DoorverwijzingError::GeenCoordinator => ("tijdslot", Code::NO_TIJDSLOT, t!(taal, "refer-no-coordinator")),
        DoorverwijzingError::GeenAntwoord => ("tijdslot", Code::NO_TIJDSLOT, t!(taal, "refer-silent")),
        DoorverwijzingError::NotAgreed => ("instemming", Code::FIELD, t!(taal, "error-again-agree")),
        DoorverwijzingError::Outdated | DoorverwijzingError::NotNow => ("tijdslot", Code::STALE, t!(taal, "error-not-now")),
        other => return Err(other.into()),
    };
    errors.add(field, text);
    back(&house, &shell, &who, &relation, form.value, errors, code).await
}

fn check(typed: &Typed, fixed: bool, door: bool, taal: Taal, errors: &mut Errors) -> Option<VervolgInput> {
    let tijdslot = typed.tijdslot.parse().ok();
    if tijdslot.is_none() {
        errors.add("tijdslot", t!(taal, "error-tijdslot"));
    }
    let toelichting = handover(&typed.toelichting, fixed, taal, errors);
    let zinnen: Option<Vec<Zin>> = typed.zinnen.iter().map(|zin| Zin::parse(zin)).collect();
    if zinnen.is_none() {
        errors.add("zinnen", t!(taal, "error-zinnen"));
    }
    Some(VervolgInput {
        product: typed.product.clone(),
        tijdslot: tijdslot?,
        instemming: (typed.instemming == "ja").then_some(Instemming::Mondeling),
        terugkoppeling: typed.terugkoppeling == "ja",
        zinnen: zinnen?,
        toelichting: toelichting?,
        door,
        seen: Some(vec![typed.versie]),
    })
}

/// The form again, with everything that was typed; the version is that of now, for the page says what changed.
async fn back(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    relation: &Relation,
    mut typed: Typed,
    errors: Errors,
    code: Code,
) -> Result<Response, Oops> {
    typed.toelichting = rules::tekst::without_bsn(&typed.toelichting);
    typed.product = rules::tekst::without_bsn(&typed.product);
    // Text that this organisatie may not write (AWR art. 67) is shown once, and kept nowhere.
    let fixed = netwerk::fixed_sentences_only(&house.store, who.actor.organisatie).await?;
    let keeps = Some(&typed).filter(|typed| !fixed || typed.toelichting.trim().is_empty());
    let known = known(house, who, relation, keeps).await?;
    typed.versie = known.typed.versie;
    // Both versions: how it stands now, and in the form what was typed (R9).
    let now = [Some(status_text(known.status.as_str(), shell.taal)), known.next.map(|next| next_text(next, shell.taal))];
    let now = now.into_iter().flatten().collect::<Vec<_>>().join(". ");
    let mut view = View::build(house, who, shell, relation, Known { typed, kept: false, ..known }, errors).await?;
    view.theirs = (code == Code::STALE).then(|| t!(shell.taal, "again-theirs", nu = now));
    Ok(shell.refuse(&title(view.first, shell.taal), &view, code))
}

/// Another Balie is one where there was one before.
fn title(first: bool, taal: Taal) -> String {
    if first { t!(taal, "again-title-first") } else { t!(taal, "again-title") }
}

#[derive(Template)]
#[template(path = "again.html")]
struct View {
    taal: Taal,
    csrf: String,
    key: String,
    nummer: String,
    title: String,
    /// Whether no Balie was chosen before.
    first: bool,
    /// The door at which it was opened, for who goes there still.
    door: Option<String>,
    naam: Option<String>,
    person: bool,
    typed: Typed,
    errors: Errors,
    fixed: bool,
    products: Vec<Choice>,
    zinnen: Vec<Choice>,
    desks: Vec<BalieView>,
    closed: Vec<String>,
    telefoon: String,
    searched: bool,
    absent: Option<String>,
    /// Whether only the gemeente in which they live decides about it.
    decides: bool,
    /// Whether what stands there was typed here before, and not sent on.
    kept: bool,
    /// How it stands now, where somebody else was first.
    theirs: Option<String>,
}

impl View {
    async fn build(
        house: &Shared,
        who: &Who,
        shell: &Shell,
        relation: &Relation,
        known: Known,
        errors: Errors,
    ) -> Result<Self, Oops> {
        let (taal, now, look) = (shell.taal, house.store.now(), house.store.look());
        let typed = known.typed;
        let products = products_in(&look, taal, &typed.product).await?;
        let searched = products.iter().any(|product| product.chosen);
        let door = known.door;
        // Opened at a door it is looked for near who goes from door to door, also where it went far away the last time.
        let here = who.actor.locatie.filter(|_| door.is_some() || known.balie.is_none());
        let near = match (here, known.balie) {
            (Some(locatie), _) => netwerk::postcode_at(&look, locatie).await?,
            (None, Some(balie)) => netwerk::postcode_of(&look, balie).await?,
            (None, None) => None,
        };
        let near = near.and_then(|text| text.parse().ok());
        let found = match searched {
            true => {
                let (vanaf, asking) = (first_day(&typed.vanaf, house.store.now()), who.actor.organisatie);
                let input = VoorstelInput {
                    product: &typed.product,
                    postcode: near,
                    plaats: "",
                    dagdeel: None,
                    vanaf,
                    asking,
                    own: known.own.will_do,
                    // Whoever goes from door to door does so in their own gemeente, whoever goes to that door by now.
                    lives: door.is_some(),
                };
                // Near is near our own Balie: where the Inwoner lives is not looked up for this.
                Voorstellen { gemeente: None, ..suggest(&house.store, &input).await? }
            }
            false => Voorstellen::default(),
        };
        Ok(Self {
            taal,
            csrf: shell.csrf.clone(),
            key: shell.form_key(),
            nummer: relation.nummer.clone(),
            title: title(known.own.is_first, taal),
            first: known.own.is_first,
            decides: found.decides,
            // Where the own Balies are left out because one of them helps, the gemeente is not absent.
            absent: found.absent_gemeente.clone().filter(|_| door.is_some() && known.own.will_do),
            door: door.and_then(|door| door.path),
            naam: known.naam,
            person: known.person,
            fixed: netwerk::fixed_sentences_only(&house.store, who.actor.organisatie).await?,
            products,
            zinnen: Zin::ALL
                .iter()
                .map(|zin| choice(zin.as_str(), zin_text(*zin, taal), typed.zinnen.iter().any(|z| z == zin.as_str())))
                .collect(),
            desks: desks(&found, &typed.tijdslot, taal, now),
            closed: found.closed.iter().map(|(plek, why)| closed_text(plek, *why, taal)).collect(),
            telefoon: shell.telefoon.clone(),
            kept: known.kept,
            theirs: None,
            searched,
            typed,
            errors,
        })
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.at(field)
    }
}
