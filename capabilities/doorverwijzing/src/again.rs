//! Passing a Hulpvraag on: after a no, after silence, or because another organisatie has to do with it (V01, V06). It is a new
//! Doorverwijzing that refers to the one before; the question, the person and what was typed are those there were.

use crate::cancel::call_off;
use crate::choose::ANSWERS;
use crate::eigen_balie::EigenBalie;
use crate::events::{AANGEBODEN, AFGEROND, AFSPRAAK_GEMAAKT, Doorverwezen, GEACCEPTEERD};
use crate::keep;
use crate::keten::{Keten, heard_at, stick};
use crate::outcome::{move_to, told};
use crate::refer::{answer_before, confirmed_at, take, today};
use crate::tables::doorverwijzing::{ActiveModel, Column, Entity, Model};
use crate::{DoorverwijzingError, Status, Uitkomst, Zin};
use access::Verwerking;
use afspraak::{AfspraakInput, Tijdslot};
use foundation::Uuid;
use hulpvraag::{Eigenaar, Hulpvraag, Instemming, Momentopname, Vervolgstap, taak};
use rules::keten::Rondsturen;
use store::sea_orm::{self, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use store::{Once, Plain, Store, Tx};

/// Where a Hulpvraag goes next, and what may travel along.
pub struct VervolgInput {
    /// About what.
    pub product: String,
    /// The chosen Tijdslot.
    pub tijdslot: Uuid,
    /// In which form the Inwoner agreed with this organisatie; `None` only where nothing was shared from the beginning.
    pub instemming: Option<Instemming>,
    /// Whether the sender may hear how it ended.
    pub terugkoppeling: bool,
    /// The fixed sentences.
    pub zinnen: Vec<Zin>,
    /// Free text, only of senders that may write it.
    pub toelichting: String,
    /// Whether it was opened at a door.
    pub door: bool,
    /// The versions of the Hulpvraag that the caller has seen; `None` when it does not matter (R9).
    pub seen: Option<Vec<i32>>,
}

/// What passing on led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vervolg {
    /// The new Doorverwijzing.
    Doorverwezen(Uuid),
    /// It goes no further: the owner is ketenregisseur now.
    Vastgelopen(Rondsturen),
}

/// Passes a Hulpvraag on, on behalf of its owner. A third hop within thirty days, or an organisatie that had it before, is
/// not offered: then it sticks, in the same act.
///
/// # Errors
/// `Outdated` when the form is older than the Hulpvraag, `NotNow` while an offer waits or somebody is being helped.
pub async fn refer_on(
    store: &Store,
    purpose: &Verwerking,
    hulpvraag: Uuid,
    input: &VervolgInput,
    once: &Once,
) -> Result<Vervolg, DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, hulpvraag, input, once).await;
    tx.finish(outcome).await
}

#[derive(FromQueryResult)]
struct Place {
    organisatie_id: Uuid,
}
impl Plain for Place {}

async fn act(tx: &Tx, id: Uuid, input: &VervolgInput, once: &Once) -> Result<Vervolg, DoorverwijzingError> {
    let now = tx.store().now();
    let loaded = hulpvraag::load(tx, id).await?;
    let hulpvraag = loaded.peek(tx);
    let last = must_be_ours(tx, hulpvraag, input).await?;
    keep::forget(tx, id);
    let keten = Keten::of(tx, id).await?;
    let place = tx
        .plain_sql::<Place>("select organisatie_id from tijdslot where id = $1", [input.tijdslot.into()])
        .await?
        .into_iter()
        .next()
        .ok_or(DoorverwijzingError::TijdslotGone)?;
    if let Err(why) = keten.check(place.organisatie_id, now) {
        stick(tx, hulpvraag, &keten).await?;
        let weg = bericht::weg_of(tx, hulpvraag.inwoner, bericht::Soort::NieuweContactpersoon).await?;
        tx.remember(once, &heard_at(&stuck_at(&hulpvraag.nummer, why), *weg.peek(tx)));
        return Ok(Vervolg::Vastgelopen(why));
    }
    let own = tx.purpose().actor().organisatie;
    let what = AfspraakInput { product: &input.product, van: own, day: today(now), only_if: ANSWERS };
    let eigen_balie = EigenBalie::of(tx, hulpvraag, input.door).await?;
    let (booking, plek) = take(tx, input.tijdslot, &what, eigen_balie.will_do).await?;
    let naam = share(tx, hulpvraag, input, booking.organisatie).await?;
    let where_to = format!("{}, {}", plek.locatie_naam, plek.balie_naam);
    let afspraak = booking.write(tx, id, hulpvraag.inwoner, &input.product, &naam, &where_to);
    call_off_others(tx, id, afspraak).await?;

    let status = Status::offer(plek.convenant);
    let termijn = answer_before(tx, &booking, &plek)?;
    let next = match status {
        Status::Geaccepteerd => {
            let balie = Eigenaar { organisatie: booking.organisatie, balie: Some(booking.balie), medewerker: None };
            hulpvraag.clone().hand_to(balie, Vervolgstap::Afspraak, booking.begin)?
        }
        _ => hulpvraag.clone().wait_for_organisatie(termijn)?,
    };
    hulpvraag::save(tx, &next).await?;
    hulpvraag::join(tx, id, booking.organisatie).await?;
    taak::lapse(tx, id, hulpvraag.inwoner, &ANSWERED).await?;
    round_off_ours(tx, id).await?;
    let doorverwijzing = write(tx, hulpvraag, input, &booking, afspraak, status, termijn.into(), last);
    let made = Doorverwezen { doorverwijzing, hulpvraag: id, inwoner: hulpvraag.inwoner, afspraak: Some(afspraak) };
    tx.tell(AFSPRAAK_GEMAAKT, &made);
    tx.tell(if status == Status::Geaccepteerd { GEACCEPTEERD } else { AANGEBODEN }, &made);
    tx.remember(once, &confirmed_at(doorverwijzing, false, None));
    Ok(Vervolg::Doorverwezen(doorverwijzing))
}

/// What an owner had to do about the Doorverwijzing before this one, and has done with it.
const ANSWERED: [taak::Soort; 5] =
    [taak::Soort::Geweigerd, taak::Soort::Verlopen, taak::Soort::Nabellen, taak::Soort::Bellen, taak::Soort::Afgezegd];

/// What we took over goes on elsewhere: its sender reads that we helped and that it has a sequel.
async fn round_off_ours(tx: &Tx, hulpvraag: Uuid) -> Result<(), DoorverwijzingError> {
    let query = Entity::find()
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::NaarOrganisatieId.eq(tx.purpose().actor().organisatie));
    let rows = tx.all::<Model>(query).await?;
    for row in rows.peek(tx).iter().filter(|row| row.status == Status::Geaccepteerd.as_str()) {
        let next = Status::Geaccepteerd.round_off().ok_or(DoorverwijzingError::NotNow)?;
        move_to(tx, row, next, None, Some(Uitkomst::GeholpenVervolg)).await?;
        tx.tell(AFGEROND, &told(row));
    }
    Ok(())
}

/// Where the page stands that says why a Hulpvraag goes no further; also what a repeat of the act is answered with.
pub(crate) fn stuck_at(nummer: &str, why: Rondsturen) -> String {
    let why = match why {
        Rondsturen::OrganisatieTerug => "organisatie_terug",
        Rondsturen::DerdeHop => "derde_hop",
    };
    format!("/hulpvragen/{nummer}?vastgelopen={why}")
}

/// Ours, as the form showed it, and nobody else has a move to make: no offer waits and nobody is being helped. Gives the
/// Doorverwijzing that this one comes after.
async fn must_be_ours(tx: &Tx, hulpvraag: &Hulpvraag, input: &VervolgInput) -> Result<Option<Uuid>, DoorverwijzingError> {
    let own = tx.purpose().actor().organisatie;
    if input.seen.as_ref().is_some_and(|seen| !seen.contains(&hulpvraag.versie)) {
        return Err(DoorverwijzingError::Outdated);
    }
    if hulpvraag.ketenregisseur.is_some() || hulpvraag.eigenaar.is_none_or(|eigenaar| eigenaar.organisatie != own) {
        return Err(DoorverwijzingError::NotNow);
    }
    let query = Entity::find().filter(Column::HulpvraagId.eq(hulpvraag.id)).order_by_desc(Column::AangemaaktOp);
    let rows = tx.all::<Model>(query).await?;
    let rows = rows.peek(tx);
    if rows.iter().any(|row| row.status == Status::Aangeboden.as_str()) {
        return Err(DoorverwijzingError::NotNow);
    }
    let booked = afspraak::ahead(tx, hulpvraag.id).await?;
    if booked.peek(tx).iter().any(|afspraak| afspraak.status != afspraak::Status::Bevestigd) {
        return Err(DoorverwijzingError::NotNow);
    }
    Ok(rows.first().map(|row| row.id))
}

/// Shares what was shared before, with what the sender adds now; gives the name that is called out in the hall.
async fn share(tx: &Tx, hulpvraag: &Hulpvraag, input: &VervolgInput, naar: Uuid) -> Result<String, DoorverwijzingError> {
    let before = hulpvraag::last_shared(tx, hulpvraag.id).await?;
    match (hulpvraag.inwoner, before.peek(tx), input.instemming) {
        (Some(inwoner), Some(before), Some(instemming)) => {
            let shared = Momentopname {
                zinnen: input.zinnen.iter().map(|zin| zin.as_str().to_owned()).collect(),
                toelichting: input.toelichting.clone(),
                ..before.clone()
            };
            hulpvraag::share(tx, hulpvraag.id, inwoner, naar, instemming, &shared);
            Ok(before.naam.clone())
        }
        // Who walked in shares what the own Balie knows by now: the name and the question.
        (Some(inwoner), None, Some(instemming)) => {
            let names = afspraak::names(tx, hulpvraag.id).await?;
            let naam = names.peek(tx).first().cloned().unwrap_or_default();
            let shared = Momentopname {
                naam: naam.clone(),
                telefoon: String::new(),
                vraag: hulpvraag.vraag.clone(),
                zinnen: input.zinnen.iter().map(|zin| zin.as_str().to_owned()).collect(),
                toelichting: input.toelichting.clone(),
            };
            hulpvraag::share(tx, hulpvraag.id, inwoner, naar, instemming, &shared);
            Ok(naam)
        }
        // Nothing was shared from the beginning: again a first name and a time.
        (None, _, _) => {
            let names = afspraak::names(tx, hulpvraag.id).await?;
            Ok(names.peek(tx).first().cloned().unwrap_or_default())
        }
        _ => Err(DoorverwijzingError::NotAgreed),
    }
}

/// The new Afspraak is booked; then the others that did not begin are called off, and everybody concerned reads it.
async fn call_off_others(tx: &Tx, hulpvraag: Uuid, nieuw: Uuid) -> Result<(), DoorverwijzingError> {
    let booked = afspraak::ahead(tx, hulpvraag).await?;
    for afspraak in booked.peek(tx) {
        call_off(tx, afspraak, Some(nieuw)).await?;
    }
    Ok(())
}

#[allow(clippy::too_many_arguments, reason = "a row has as many columns")]
fn write(
    tx: &Tx,
    hulpvraag: &Hulpvraag,
    input: &VervolgInput,
    booking: &Tijdslot,
    afspraak: Uuid,
    status: Status,
    termijn: store::Ms,
    vorige: Option<Uuid>,
) -> Uuid {
    let (id, now, actor) = (tx.store().new_id(), tx.store().now(), tx.purpose().actor());
    tx.add(ActiveModel {
        id: Set(id),
        hulpvraag_id: Set(hulpvraag.id),
        inwoner_id: Set(hulpvraag.inwoner),
        van_organisatie_id: Set(actor.organisatie),
        van_medewerker_id: Set(actor.id),
        naar_organisatie_id: Set(booking.organisatie),
        naar_balie_id: Set(booking.balie),
        afspraak_id: Set(Some(afspraak)),
        product: Set(input.product.clone()),
        status: Set(status.into()),
        reden: Set(None),
        instemming: Set(input.instemming.map(Into::into)),
        terugkoppeling: Set(input.terugkoppeling && hulpvraag.inwoner.is_some()),
        uitkomst: Set(None),
        termijn_op: Set(termijn),
        aangemaakt_op: Set(now.into()),
        geaccepteerd_op: Set((status == Status::Geaccepteerd).then(|| now.into())),
        afgerond_op: Set(None),
        vorige_id: Set(vorige),
        versie: Set(1),
    });
    id
}
