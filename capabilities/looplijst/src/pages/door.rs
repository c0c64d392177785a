//! `/looplijsten/regels/{id}`: one address, and what is noted at its door. On a telephone, and without a script.

use crate::attempt::{BezoekInput, attempt};
use crate::gesprek::{Dagdeel, Uitkomst};
use crate::pages::door_view::{NIET_THUIS, View, WEIGERT, build};
use crate::pages::say;
use crate::refuse::{BereikInput, refuse};
use crate::speak::{UitkomstInput, speak};
use crate::store::{RegelIds, StandInput, noted, own_ids};
use crate::{LooplijstError, acts, known};
use access::{Act, Verwerking};
use foundation::{Code, Fault, Uuid};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, render, repeat, see_other, t};

/// How it went, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) uitkomst: String,
    pub(crate) dagdeel: String,
    /// From what, where the Inwoner says no.
    pub(crate) bereik: String,
    /// With what, where the Inwoner wants help now.
    pub(crate) product: String,
    pub(crate) samen: String,
    pub(crate) versie: i32,
}

/// From everything.
pub(crate) const ALLES: &str = "alles";

/// How it went, as far as it can be kept.
pub(crate) enum Checked {
    NietBereikt(BezoekInput),
    Gesproken(BezoekInput, UitkomstInput),
    Geweigerd(BereikInput),
}

impl Typed {
    /// Reads the form; `products` are those a Balie can help with.
    pub(crate) fn check(&self, products: &[String], taal: Taal, errors: &mut Errors) -> Option<Checked> {
        let dagdeel = errors.take("dagdeel", Dagdeel::parse(&self.dagdeel).ok_or(()), |()| t!(taal, "error-dagdeel"));
        let bezoek = dagdeel.map(|dagdeel| BezoekInput { dagdeel, samen: self.samen == "ja" });
        // What is none of the choices is refused, also where this outcome does not ask for it.
        if !self.product.is_empty() && !products.contains(&self.product) {
            errors.add("product", t!(taal, "error-product"));
        }
        if !self.bereik.is_empty() && self.bereik != ALLES && !known::is_known(&self.bereik) {
            errors.add("bereik", t!(taal, "error-bereik"));
        }
        // A no or a question for help that would get lost is asked about: it was chosen by somebody at the door.
        let is_not = |value: &str| !self.uitkomst.is_empty() && self.uitkomst != value;
        if !self.bereik.is_empty() && is_not(WEIGERT) {
            errors.add("bereik", t!(taal, "error-bereik-too"));
        }
        if !self.product.is_empty() && is_not(Uitkomst::WilNuHulp.as_str()) {
            errors.add("product", t!(taal, "error-product-too"));
        }
        let uitkomst = Uitkomst::parse(&self.uitkomst);
        let checked = match (self.uitkomst.as_str(), uitkomst) {
            (NIET_THUIS, _) => bezoek.map(Checked::NietBereikt),
            (WEIGERT, _) => match self.bereik.as_str() {
                "" => {
                    errors.add("bereik", t!(taal, "error-bereik"));
                    None
                }
                ALLES => Some(Checked::Geweigerd(BereikInput::Alles)),
                key => Some(Checked::Geweigerd(BereikInput::Regeling(key.to_owned()))),
            },
            (_, Some(Uitkomst::WilNuHulp)) if self.product.is_empty() => {
                errors.add("product", t!(taal, "error-product"));
                None
            }
            (_, Some(Uitkomst::WilNuHulp)) => {
                bezoek.map(|bezoek| Checked::Gesproken(bezoek, UitkomstInput::WilNuHulp(self.product.clone())))
            }
            (_, Some(uitkomst)) => bezoek.map(|bezoek| Checked::Gesproken(bezoek, UitkomstInput::Zonder(uitkomst))),
            (_, None) => {
                errors.add("uitkomst", t!(taal, "error-uitkomst"));
                None
            }
        };
        checked.filter(|_| errors.is_empty())
    }
}

/// An address in a district of one's own, and the purpose to do something with it.
pub(crate) async fn permitted(house: &Shared, who: &Who, act: Act, id: Uuid) -> Result<(RegelIds, Verwerking), Oops> {
    let found = own_ids(&house.store.look(), id, who.actor.id).await?;
    let ids = who.found(house, act, found)?;
    let purpose = who.permit(house, act, &ids.object())?;
    Ok((ids, purpose))
}

/// Notes what was checked; gives where whoever noted it goes on.
pub(crate) async fn note(
    house: &Shared,
    purpose: &Verwerking,
    (ids, target): (&RegelIds, &StandInput<'_>),
    checked: Checked,
) -> Result<String, LooplijstError> {
    let back = noted(ids.looplijst_id);
    match checked {
        Checked::NietBereikt(bezoek) => attempt(&house.store, purpose, target, bezoek).await.map(|()| back),
        Checked::Gesproken(bezoek, uitkomst) => speak(&house.store, purpose, target, bezoek, &uitkomst).await,
        Checked::Geweigerd(bereik) => refuse(&house.store, purpose, target, &bereik).await.map(|()| back),
    }
}

/// The address, with the form.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (ids, purpose) = permitted(&house, &who, acts::OPEN, id).await?;
    let view = build(&house, &shell, &purpose, (id, &ids), Typed::default(), Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "regel-title"), &view))
}

/// Notes how it went.
pub async fn submit(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let (ids, purpose) = permitted(&house, &who, acts::GESPREK, id).await?;
    let (typed, taal) = (form.value, shell.taal);
    let (mut errors, mut code, mut outdated) = (Errors::default(), Code::FIELD, false);
    let products = netwerk::products(&house.store.look()).await?;
    let products: Vec<String> = products.into_iter().map(|one| one.code).collect();
    if let Some(checked) = typed.check(&products, taal, &mut errors) {
        let target = StandInput { regel: id, seen: &[typed.versie], once: &form.once };
        let why = match note(&house, &purpose, (&ids, &target), checked).await {
            Ok(leads_to) => return Ok(see_other(taal, &leads_to)),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::GESPREK, &form.once).await? {
            return Ok(answer);
        }
        (code, outdated) = (why.code(), matches!(why, LooplijstError::Outdated));
        say(why, "uitkomst", taal, &mut errors)?;
    }
    let (ids, looks) = permitted(&house, &who, acts::OPEN, id).await?;
    let mut view: View = build(&house, &shell, &looks, (id, &ids), typed, errors).await?;
    if outdated {
        view.is_late();
    }
    Ok(shell.refuse(&t!(taal, "regel-title"), &view, code))
}
