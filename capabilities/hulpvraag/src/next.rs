//! The next step that is agreed when a Taak is done that was the next step: an open Hulpvraag never goes without one (rule 1
//! of the design). What was agreed becomes the step of the Hulpvraag and a Taak of whoever owns it.

use crate::agreed::{DagError, agreed_day};
use crate::taak::{self, Soort};
use crate::tables::taak::Model;
use crate::{Hulpvraag, HulpvraagError, Vervolgstap};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::tz::TimeZone;
use rules::termijn;
use serde::Deserialize;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Ms, Plain, StoreError, Tx};
use web::{Errors, Taal, t};

/// What can be agreed here; everything else has a page of its own.
pub(crate) const OFFERED: [Vervolgstap; 2] = [Vervolgstap::Nabellen, Vervolgstap::Terugkomen];

/// The same, for a Taak of a Balie or of nowhere in particular: nobody comes back to who only has a telephone.
pub(crate) fn offered(has_balie: bool) -> impl Iterator<Item = Vervolgstap> {
    OFFERED.into_iter().filter(move |stap| has_balie || *stap != Vervolgstap::Terugkomen)
}

/// Kinds of Taak that are the next step of their Hulpvraag. The others are to be read, are somebody's part of the work, or stand
/// beside an Afspraak that is the next step itself.
const STEPS: [Soort; 10] = [
    Soort::Nabellen,
    Soort::Bellen,
    Soort::Terugkomen,
    Soort::Geweigerd,
    Soort::Verlopen,
    Soort::Afgezegd,
    Soort::LaatNietLos,
    Soort::StapVoorbij,
    Soort::Afstemmen,
    Soort::BalieKiezen,
];

/// What was agreed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Next {
    pub(crate) stap: Vervolgstap,
    pub(crate) op: Timestamp,
}

/// What was agreed, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct VervolgstapInput {
    pub(crate) vervolgstap: String,
    pub(crate) datum: String,
}

/// Whether a Taak of this kind can be the next step.
pub(crate) fn can_be_step(soort: &str) -> bool {
    Soort::parse(soort).is_some_and(|soort| STEPS.contains(&soort))
}

/// Whether a Taak is the next step of its Hulpvraag: its owner has it, and nothing later was agreed already.
pub(crate) fn is_next_step(soort: &str, taak: (Uuid, Ms), eigenaar: Option<Uuid>, step: Option<Ms>) -> bool {
    let (organisatie, termijn_op) = taak;
    can_be_step(soort) && eigenaar == Some(organisatie) && step.is_some_and(|step| step <= termijn_op)
}

/// Checks what was told. Nothing at all is `None`; whether it was needed shows within the act.
pub(crate) async fn check(
    look: &Look<'_>,
    id: Uuid,
    told: &VervolgstapInput,
    now: Timestamp,
    taal: Taal,
    errors: &mut Errors,
) -> Result<Option<Next>, StoreError> {
    if told.vervolgstap.is_empty() && told.datum.trim().is_empty() {
        return Ok(None);
    }
    let locatie = locatie(look, id).await?;
    let stap = Vervolgstap::parse(&told.vervolgstap).filter(|stap| offered(locatie.is_some()).any(|one| one == *stap));
    if stap.is_none() {
        errors.add("vervolgstap", t!(taal, "error-next-step"));
    }
    let zone = locatie.as_ref().map_or(termijn::WET_TIJDZONE, |locatie| &locatie.tijdzone);
    let zone = TimeZone::get(zone).map_err(|_| StoreError::Unreadable("locatie.tijdzone"))?;
    let open = match &locatie {
        Some(locatie) => Some(netwerk::Open::load(look, locatie).await?),
        None => None,
    };
    let op = errors.take("datum", agreed_day(&told.datum, now, &zone, open.as_ref()), |why| match why {
        DagError::Past => t!(taal, "error-next-day"),
        DagError::Far => t!(taal, "error-next-far"),
        DagError::Closed => t!(taal, "error-next-closed"),
        DagError::Free => t!(taal, "error-next-free"),
    });
    Ok(stap.zip(op).map(|(stap, op)| Next { stap, op }).filter(|_| errors.is_empty()))
}

#[derive(FromQueryResult)]
struct Place {
    locatie_id: Uuid,
}
impl Plain for Place {}

/// Where the Balie of a Taak is; a Taak without a Balie is nowhere in particular.
async fn locatie(look: &Look<'_>, id: Uuid) -> Result<Option<netwerk::tables::locatie::Model>, StoreError> {
    let sql = "select b.locatie_id from taak t join balie b on b.id = t.balie_id where t.id = $1";
    match look.sql::<Place>(sql, [id.into()]).await?.into_iter().next() {
        Some(place) => netwerk::locatie_of(look, place.locatie_id).await,
        None => Ok(None),
    }
}

/// Makes what was agreed the next step of the Hulpvraag, and a Taak of its owner. The Taak before it is done already.
pub(crate) async fn agree(tx: &Tx, hulpvraag: &Hulpvraag, before: &Model, next: Next) -> Result<(), HulpvraagError> {
    let comes_back = next.stap == Vervolgstap::Terugkomen;
    let vraag = hulpvraag.clone();
    let agreed = if comes_back { vraag.wait_for_inwoner(next.stap, next.op)? } else { vraag.do_next(next.stap, next.op)? };
    let eigenaar = agreed.eigenaar.ok_or(HulpvraagError::NotNow(agreed.status))?;
    crate::save(tx, &agreed).await?;
    // What somebody comes back for stays said; it is the only kind with words of a Medewerker.
    let says = comes_back && before.soort == Soort::Terugkomen.as_str();
    let nieuw = taak::Nieuw {
        hulpvraag: agreed.id,
        inwoner: agreed.inwoner,
        organisatie: eigenaar.organisatie,
        balie: eigenaar.balie,
        medewerker: eigenaar.medewerker,
        soort: if comes_back { Soort::Terugkomen } else { Soort::Bellen },
        tekst: if says { &before.tekst } else { "" },
        termijn_op: next.op,
        bron: before.id,
    };
    Ok(taak::raise(tx, &nieuw).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taak_is_the_next_step_until_something_later_was_agreed_or_another_has_the_question() {
        let (ours, theirs) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let is = |soort: Soort, eigenaar, step: Option<i64>| is_next_step(soort.as_str(), (ours, Ms(50)), eigenaar, step.map(Ms));
        assert!(is(Soort::Nabellen, Some(ours), Some(50)));
        assert!(is(Soort::StapVoorbij, Some(ours), Some(10)));
        assert!(!is(Soort::Nabellen, Some(ours), Some(51)), "something later was agreed");
        assert!(!is(Soort::Nabellen, Some(theirs), Some(50)), "somebody else has it");
        assert!(!is(Soort::Nabellen, None, None), "it is closed");
        assert!(!is(Soort::NietVerschenen, Some(ours), Some(50)), "it is only to be read");
    }
}
