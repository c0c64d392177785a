//! Van het kastje naar de muur (V06): when a Hulpvraag goes no further, and who holds it together from then on.

use crate::events::{CONTACTPERSOON, Contactpersoon, VASTGELOPEN, Vastgelopen};
use crate::outcome::werkdag_after;
use crate::{DoorverwijzingError, outcome};
use access::Verwerking;
use bericht::{KanaalStand, Soort};
use foundation::Uuid;
use hulpvraag::{Eigenaar, Hulpvraag, taak};
use rules::keten::{self, Hop, Rondsturen};
use rules::termijn;
use std::collections::BTreeSet;
use store::sea_orm::{self, FromQueryResult};
use store::{Ms, Once, Plain, Store, StoreError, Tx};

/// A Doorverwijzing that another organisatie took: by saying yes, or by calling the Inwoner in.
#[derive(FromQueryResult)]
struct Taken {
    naar_organisatie_id: Uuid,
    op: Ms,
}
impl Plain for Taken {}

#[derive(FromQueryResult)]
struct Opened {
    aangemaakt_door_id: Uuid,
    eigenaar_organisatie_id: Option<Uuid>,
}
impl Plain for Opened {}

const HOPS: &str = "
    select d.naar_organisatie_id, coalesce(d.geaccepteerd_op, a.bezig_op) as op
    from doorverwijzing d left join afspraak a on a.id = d.afspraak_id
    where d.hulpvraag_id = $1 and d.status <> 'ingetrokken' and coalesce(d.geaccepteerd_op, a.bezig_op) is not null
    order by op";

/// Where a Hulpvraag began, and the hops it made. Each Hulpvraag has its own: two questions of one Inwoner never count
/// together.
pub(crate) struct Keten {
    first: Uuid,
    hops: Vec<Hop>,
}

impl Keten {
    pub(crate) async fn of(tx: &Tx, hulpvraag: Uuid) -> Result<Self, StoreError> {
        let opened = tx
            .plain_sql::<Opened>(
                "select aangemaakt_door_id, eigenaar_organisatie_id from hulpvraag where id = $1",
                [hulpvraag.into()],
            )
            .await?;
        let Opened { aangemaakt_door_id: first, eigenaar_organisatie_id: owner } = *opened.first().ok_or(StoreError::NotFound)?;
        let mut taken = tx.plain_sql::<Taken>(HOPS, [hulpvraag.into()]).await?;
        // Of what was taken at one instant, the last is who has it now.
        taken.sort_by_key(|row| (row.op.0, Some(row.naar_organisatie_id) == owner));
        let hops = taken.iter().map(|row| Hop { organisatie: row.naar_organisatie_id.as_u128(), at: row.op.at() }).collect();
        Ok(Self { first, hops })
    }

    /// Whether it may be offered to this organisatie now.
    pub(crate) fn check(&self, next: Uuid, now: foundation::jiff::Timestamp) -> Result<(), Rondsturen> {
        keten::check(self.first.as_u128(), &self.hops, next.as_u128(), now)
    }

    /// Every organisatie that had it.
    pub(crate) fn organisaties(&self) -> BTreeSet<Uuid> {
        self.hops.iter().map(|hop| Uuid::from_u128(hop.organisatie)).chain([self.first]).collect()
    }
}

/// The Hulpvraag goes no further: its owner becomes ketenregisseur, by name and with a date; each other organisatie of the
/// keten gets its part as a Taak; and the Inwoner gets one name and one number.
pub(crate) async fn stick(tx: &Tx, hulpvraag: &Hulpvraag, keten: &Keten) -> Result<(), DoorverwijzingError> {
    let eigenaar = hulpvraag.eigenaar.ok_or(DoorverwijzingError::NotNow)?;
    let regisseur = Eigenaar { medewerker: Some(name(tx, eigenaar).await?), ..eigenaar };
    let before = werkdag_after(tx, termijn::KETENREGISSEUR_WERKDAGEN)?;
    let stuck = hulpvraag.clone().stick(regisseur, tx.store().now(), before)?;
    hulpvraag::save(tx, &stuck).await?;
    for organisatie in keten.organisaties().into_iter().filter(|organisatie| *organisatie != eigenaar.organisatie) {
        let nieuw = taak::Nieuw {
            hulpvraag: hulpvraag.id,
            inwoner: hulpvraag.inwoner,
            organisatie,
            balie: None,
            medewerker: netwerk::coordinator_for(&tx.store().look(), organisatie, None).await?,
            soort: taak::Soort::Vastgelopen,
            tekst: "",
            termijn_op: before,
            bron: hulpvraag.id,
        };
        taak::raise(tx, &nieuw).await?;
    }
    give_regie(tx, &stuck).await?;
    tx.tell(VASTGELOPEN, &Vastgelopen { hulpvraag: hulpvraag.id, organisatie: eigenaar.organisatie });
    tell_contact(tx, &stuck);
    Ok(())
}

/// The ketenregisseur reads it where all work is read, and nobody else has it any more: the Inwoner was given their name.
pub(crate) async fn give_regie(tx: &Tx, hulpvraag: &Hulpvraag) -> Result<(), DoorverwijzingError> {
    let eigenaar = hulpvraag.eigenaar.ok_or(DoorverwijzingError::NotNow)?;
    let day = werkdag_after(tx, termijn::COORDINATOR_WERKDAGEN)?;
    taak::lapse(tx, hulpvraag.id, hulpvraag.inwoner, &[taak::Soort::Afstemmen]).await?;
    let nieuw = taak::Nieuw {
        hulpvraag: hulpvraag.id,
        inwoner: hulpvraag.inwoner,
        organisatie: eigenaar.organisatie,
        balie: None,
        medewerker: eigenaar.medewerker,
        soort: taak::Soort::Afstemmen,
        tekst: "",
        // Who takes it over late has a day all the same.
        termijn_op: hulpvraag.vervolgstap.map_or(day, |(_, before)| before.max(day)),
        bron: tx.store().new_id(),
    };
    Ok(taak::raise(tx, &nieuw).await?)
}

/// Whoever has it by name and works here; otherwise the one who acts, if it is their organisatie; otherwise the coordinator.
async fn name(tx: &Tx, eigenaar: Eigenaar) -> Result<Uuid, DoorverwijzingError> {
    let actor = tx.purpose().actor();
    if let Some(medewerker) = eigenaar.medewerker {
        return Ok(medewerker);
    }
    if actor.soort == access::Soort::Medewerker && actor.organisatie == eigenaar.organisatie {
        return Ok(actor.id);
    }
    let found = netwerk::coordinator_for(&tx.store().look(), eigenaar.organisatie, eigenaar.balie).await?;
    found.ok_or(DoorverwijzingError::NotNow)
}

/// Where an act led, with how the Inwoner hears of it: said to who did it.
pub(crate) fn heard_at(location: &str, weg: KanaalStand) -> String {
    let sign = if location.contains('?') { '&' } else { '?' };
    format!("{location}{sign}hoort={weg}")
}

/// Tells the Inwoner, where there is one to write to, who has their question by name.
pub(crate) fn tell_contact(tx: &Tx, hulpvraag: &Hulpvraag) {
    let named = hulpvraag.eigenaar.and_then(|eigenaar| eigenaar.medewerker.map(|medewerker| (eigenaar.organisatie, medewerker)));
    if let (Some(inwoner), Some((organisatie, medewerker))) = (hulpvraag.inwoner, named) {
        tx.tell(CONTACTPERSOON, &Contactpersoon { hulpvraag: hulpvraag.id, inwoner, organisatie, medewerker });
    }
}

/// The Inwoner says to be sent round: at the Balie, on the telephone, or on their own page. Whoever has the question holds
/// it together from then on. `location` is where a repeat of the act leads.
///
/// # Errors
/// `NotNow` when there is a ketenregisseur already, or the Hulpvraag is closed.
pub async fn report_bounce(
    store: &Store,
    purpose: &Verwerking,
    hulpvraag: Uuid,
    once: &Once,
    location: &str,
) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let loaded = hulpvraag::load(&tx, hulpvraag).await?;
        let keten = Keten::of(&tx, hulpvraag).await?;
        stick(&tx, loaded.peek(&tx), &keten).await?;
        let weg = bericht::weg_of(&tx, loaded.peek(&tx).inwoner, Soort::NieuweContactpersoon).await?;
        tx.remember(once, &heard_at(location, *weg.peek(&tx)));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// The ketenregisseur names who should take it over; that person gets a Taak to say yes or no. Until then nothing moves.
pub async fn name_successor(
    store: &Store,
    purpose: &Verwerking,
    hulpvraag: Uuid,
    opvolger: (Uuid, Uuid),
    once: &Once,
    location: &str,
) -> Result<(), DoorverwijzingError> {
    let (organisatie, medewerker) = opvolger;
    let tx = store.begin(purpose);
    let outcome = async {
        let loaded = hulpvraag::load(&tx, hulpvraag).await?;
        let loaded = loaded.peek(&tx);
        // Only who holds it hands it over, or the coordinator when they cannot.
        let actor = purpose.actor();
        let holds = loaded.ketenregisseur.is_some_and(|(regisseur, _)| regisseur == actor.id);
        if !holds && !actor.has(access::Rol::Coordinator) {
            return Err(DoorverwijzingError::NotNow);
        }
        let named = loaded.clone().name_opvolger(organisatie, medewerker, store.now())?;
        hulpvraag::save(&tx, &named).await?;
        taak::lapse(&tx, hulpvraag, loaded.inwoner, &[taak::Soort::Regie, taak::Soort::RegieGeweigerd]).await?;
        let nieuw = taak::Nieuw {
            hulpvraag,
            inwoner: loaded.inwoner,
            organisatie,
            balie: None,
            medewerker: Some(medewerker),
            soort: taak::Soort::Regie,
            tekst: "",
            termijn_op: werkdag_after(&tx, termijn::COORDINATOR_WERKDAGEN)?,
            bron: store.new_id(),
        };
        taak::raise(&tx, &nieuw).await?;
        tx.remember(once, location);
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// The one who was named says yes, and is ketenregisseur and owner in the same commit; or says no, and nothing moved.
pub async fn answer_succession(
    store: &Store,
    purpose: &Verwerking,
    hulpvraag: Uuid,
    yes: bool,
    once: &Once,
    location: &str,
) -> Result<(), DoorverwijzingError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let loaded = hulpvraag::load(&tx, hulpvraag).await?;
        let loaded = loaded.peek(&tx).clone();
        let (me, inwoner) = (purpose.actor().id, loaded.inwoner);
        let answered = match yes {
            true => loaded.succeed(me, store.now())?,
            false => loaded.decline(me)?,
        };
        hulpvraag::save(&tx, &answered).await?;
        taak::lapse(&tx, hulpvraag, inwoner, &[taak::Soort::Regie]).await?;
        if yes {
            give_regie(&tx, &answered).await?;
            tell_contact(&tx, &answered);
            let weg = bericht::weg_of(&tx, inwoner, Soort::NieuweContactpersoon).await?;
            tx.remember(once, &heard_at(location, *weg.peek(&tx)));
        } else {
            tell_declined(&tx, &answered).await?;
            tx.remember(once, location);
        }
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

pub(crate) async fn tell_declined(tx: &Tx, hulpvraag: &Hulpvraag) -> Result<(), DoorverwijzingError> {
    let eigenaar = hulpvraag.eigenaar.ok_or(DoorverwijzingError::NotNow)?;
    let nieuw = taak::Nieuw {
        hulpvraag: hulpvraag.id,
        inwoner: hulpvraag.inwoner,
        organisatie: eigenaar.organisatie,
        balie: None,
        medewerker: eigenaar.medewerker,
        soort: taak::Soort::RegieGeweigerd,
        tekst: "",
        termijn_op: outcome::werkdag_after(tx, termijn::OPNIEUW_KIEZEN_WERKDAGEN)?,
        bron: tx.store().new_id(),
    };
    Ok(taak::raise(tx, &nieuw).await?)
}
