//! A new Dienst. It is a draft until its month is published.

use crate::error::RoosterError;
use crate::guard::{Days, DienstInput, There, works_at};
use crate::plek::LocatieState;
use crate::rescue::Told;
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::DateTime;
use netwerk::tables::dienst::ActiveModel;
use rules::tijdslot::{DienstTijd, Tijdslot, divide};
use store::sea_orm::ActiveValue::Set;
use store::{Ms, Once, Store, StoreError, Tx};

/// Puts somebody at a Balie; gives the id of the Dienst.
///
/// # Errors
/// `Botst` with everything that is in the way; `NotHere` for somebody who does not work at that Balie.
pub async fn add(
    store: &Store,
    purpose: &Verwerking,
    plek: &LocatieState,
    input: &DienstInput,
    once: &Once,
) -> Result<Uuid, RoosterError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, plek, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, plek: &LocatieState, input: &DienstInput, once: &Once) -> Result<Uuid, RoosterError> {
    works_at(tx, input.medewerker, input.balie).await?;
    let mut days = Days::default();
    days.of(input);
    days.hold(tx).await?;
    let id = tx.store().new_id();
    There::load(tx, plek, std::slice::from_ref(input)).await?.check(plek, id, input)?;
    tx.add(row(plek, id, input, None)?);
    tx.remember(once, &shown(plek, id, input.begin));
    Ok(id)
}

/// Where a planner sees a Dienst that was written: in its week.
pub(crate) fn shown(plek: &LocatieState, dienst: Uuid, begin: DateTime) -> String {
    format!("/rooster/{}?week={}&dienst={dienst}", plek.locatie.id, begin.date())
}

/// As [`shown`], with how those hear of it whose Afspraak it moved.
pub(crate) fn shown_told(plek: &LocatieState, dienst: Uuid, begin: DateTime, told: Told) -> String {
    let Told { brief, email, bellen } = told;
    let way = format!("&brief={brief}&email={email}&bellen={bellen}&dienst=");
    shown(plek, dienst, begin).replace("&dienst=", &way)
}

/// Which Dienst such an address is about.
pub(crate) fn dienst_of(location: &str) -> Option<Uuid> {
    location.rsplit_once("&dienst=")?.1.parse().ok()
}

/// A Dienst in instants: from, to, and its pauze.
pub(crate) struct Instants {
    pub(crate) begin: Ms,
    pub(crate) einde: Ms,
    pub(crate) pauze: Option<(Ms, Ms)>,
}

impl Instants {
    /// # Errors
    /// `Unreadable`: the clock never shows one of these times, which the check of the input refuses before.
    pub(crate) fn of(plek: &LocatieState, input: &DienstInput) -> Result<Self, StoreError> {
        let at = |local| plek.instant(local).map(Ms::from).ok_or(StoreError::Unreadable("dienst.begin"));
        let pauze = match input.pauze {
            Some((begin, einde)) => Some((at(begin)?, at(einde)?)),
            None => None,
        };
        Ok(Self { begin: at(input.begin)?, einde: at(input.einde)?, pauze })
    }
}

/// The row of a Dienst; with an instant it is published.
pub(crate) fn row(
    plek: &LocatieState,
    id: Uuid,
    input: &DienstInput,
    published: Option<Timestamp>,
) -> Result<ActiveModel, StoreError> {
    let Instants { begin, einde, pauze } = Instants::of(plek, input)?;
    Ok(ActiveModel {
        id: Set(id),
        balie_id: Set(input.balie),
        medewerker_id: Set(Some(input.medewerker)),
        begin: Set(begin),
        einde: Set(einde),
        minuten: Set(input.minuten.into()),
        vrijgehouden: Set(input.vrijgehouden.into()),
        pauze_begin: Set(pauze.map(|(begin, _)| begin)),
        pauze_einde: Set(pauze.map(|(_, einde)| einde)),
        gepubliceerd_op: Set(published.map(Ms::from)),
        vervallen_op: Set(None),
        versie: Set(1),
    })
}

/// The Tijdsloten of a Dienst.
pub(crate) fn slots(plek: &LocatieState, input: &DienstInput) -> Result<Vec<Tijdslot>, StoreError> {
    let times = DienstTijd {
        begin: input.begin,
        einde: input.einde,
        tijdzone: plek.zone.clone(),
        duur_minuten: input.minuten,
        pauzes: input.pauze.iter().map(|(begin, einde)| *begin..*einde).collect(),
        vrijgehouden_per_dagdeel: input.vrijgehouden,
    };
    divide(&times).map_err(|_| StoreError::Unreadable("dienst"))
}
