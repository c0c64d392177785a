//! An Afspraak that does not go on as booked: called off, or moved to another time at the same Balie. By the Inwoner, or by
//! whoever they call or stand before. The owner keeps the Hulpvraag, with a next step and a date.

use crate::BalieError;
use crate::events::{AFGEZEGD, VERPLAATST};
use crate::no_show::next_werkdag;
use access::{Object, Verwerking};
use afspraak::events::{Afgezegd, Gewijzigd};
use afspraak::{Afspraak, Status};
use bericht::{KanaalStand, Soort};
use foundation::Uuid;
use foundation::jiff::tz::TimeZone;
use hulpvraag::{Relation, Vervolgstap, taak};
use netwerk::tables::locatie;
use store::sea_orm::{self, FromQueryResult};
use store::{Held, Look, Once, Plain, Store, StoreError, Tx};

/// What was just done, in the address of the page that says so.
pub(crate) const CANCELLED: &str = "afgezegd";
pub(crate) const MOVED: &str = "verplaatst";

/// Where an Afspraak belongs, and about whom it is: ids only, for the decision.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct AfspraakIds {
    pub(crate) id: Uuid,
    hulpvraag_id: Uuid,
    inwoner_id: Option<Uuid>,
    pub(crate) organisatie_id: Uuid,
    pub(crate) balie_id: Uuid,
    pub(crate) locatie_id: Uuid,
    tijdslot_id: Uuid,
    pub(crate) versie: i32,
}
impl Plain for AfspraakIds {}

impl AfspraakIds {
    /// As Cedar sees it: of everybody who takes part, at one Balie, about one Inwoner. It counts as open also when the
    /// Hulpvraag is closed: a form sent twice gets its answer again (R1), and the states refuse the rest.
    pub(crate) fn object(&self, relation: &Relation) -> Object {
        Object::hulpvraag(self.hulpvraag_id, relation.deelnemers.clone(), true).at(self.balie_id).about(self.inwoner_id)
    }
}

/// The ids of an Afspraak with who takes part; `None` when there is none.
pub(crate) async fn place(look: &Look<'_>, id: Uuid) -> Result<Option<(AfspraakIds, Relation)>, StoreError> {
    let sql = "select id, hulpvraag_id, inwoner_id, organisatie_id, balie_id, locatie_id, tijdslot_id, versie
               from afspraak where id = $1";
    let rows: Vec<AfspraakIds> = look.sql(sql, [id.into()]).await?;
    let plek = rows.into_iter().next();
    // Asked also where there is no Afspraak: how much is asked may not tell that there is one (R5).
    let hulpvraag = plek.as_ref().map(|plek| plek.hulpvraag_id).unwrap_or_default();
    Ok(plek.zip(hulpvraag::relation(look, hulpvraag).await?))
}

/// Reads an Afspraak that may be changed.
pub(crate) async fn show(store: &Store, purpose: &Verwerking, id: Uuid) -> Result<Afspraak, BalieError> {
    Ok(show_told(store, purpose, id, None).await?.0)
}

/// As [`show`], with how the Inwoner hears what was just done with it, if something was.
pub(crate) async fn show_told(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    done: Option<Soort>,
) -> Result<(Afspraak, Option<KanaalStand>), BalieError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let afspraak = load(&tx, id).await?;
        let Some(soort) = done else { return Ok(afspraak.map(|afspraak| (afspraak, None))) };
        let hears = bericht::weg_of(&tx, afspraak.peek(&tx).inwoner, soort).await?;
        Ok(afspraak.zip(hears).map(|(afspraak, hears)| (afspraak, Some(hears))))
    }
    .await;
    tx.hand_out::<_, BalieError>(outcome).await
}

/// The Afspraak. What was only offered has no name yet at the Balie (rule 6). Who sent somebody there and has the Hulpvraag no more,
/// is done with it when its time comes.
async fn load(tx: &Tx, id: Uuid) -> Result<Held<Afspraak>, BalieError> {
    let afspraak = afspraak::load(tx, id).await?;
    let (here, of) = (tx.purpose().actor(), afspraak.peek(tx).organisatie);
    let hulpvraag = hulpvraag::load(tx, afspraak.peek(tx).hulpvraag).await?;
    let owner = hulpvraag.peek(tx).eigenaar.map(|eigenaar| eigenaar.organisatie);
    let not_yet = here.organisatie == of && owner.is_some_and(|owner| owner != of);
    let no_more = here.organisatie != of && owner != Some(here.organisatie) && afspraak.peek(tx).begin <= tx.store().now();
    if !here.is_inwoner() && (not_yet || no_more) {
        return Err(StoreError::NotFound.into());
    }
    Ok(afspraak)
}

/// Calls an Afspraak off: its Tijdslot is free again, and the owner has a Taak before the next werkdag ends.
pub(crate) async fn cancel(
    store: &Store,
    purpose: &Verwerking,
    plek: &AfspraakIds,
    versie: i32,
    locatie: &locatie::Model,
    once: &Once,
) -> Result<(), BalieError> {
    let tx = store.begin(purpose);
    let outcome = cancel_act(&tx, plek, versie, locatie, once).await;
    tx.finish(outcome).await
}

async fn cancel_act(tx: &Tx, plek: &AfspraakIds, versie: i32, locatie: &locatie::Model, once: &Once) -> Result<(), BalieError> {
    let now = tx.store().now();
    let loaded = load(tx, plek.id).await?;
    let mut afspraak = loaded.peek(tx).clone();
    afspraak.versie = versie;
    afspraak::cancel(tx, &afspraak, plek.tijdslot_id).await?;

    let before = next_werkdag(now, &locatie.tijdzone, netwerk::gebied_of(&locatie.gebied))?;
    let hulpvraag = hulpvraag::load(tx, afspraak.hulpvraag).await?;
    let next = hulpvraag.peek(tx).clone().do_next(Vervolgstap::Nabellen, before)?;
    let owner = next.eigenaar.ok_or(BalieError::NotNow)?;
    hulpvraag::save(tx, &next).await?;
    let nieuw = taak::Nieuw {
        hulpvraag: afspraak.hulpvraag,
        inwoner: afspraak.inwoner,
        organisatie: owner.organisatie,
        balie: owner.balie,
        medewerker: owner.medewerker,
        soort: taak::Soort::Afgezegd,
        tekst: "",
        termijn_op: before,
        bron: plek.id,
    };
    taak::raise(tx, &nieuw).await?;
    let told = Afgezegd { afspraak: plek.id, hulpvraag: afspraak.hulpvraag, inwoner: afspraak.inwoner, nieuw: None };
    tx.tell(AFGEZEGD, &told);
    tx.remember(once, &format!("/afspraken/{}?gedaan={CANCELLED}", plek.id));
    Ok(())
}

/// Moves an Afspraak to another Tijdslot of the same Balie: the new one is booked, then the old one is given back.
pub(crate) async fn move_to(
    store: &Store,
    purpose: &Verwerking,
    plek: &AfspraakIds,
    versie: i32,
    tijdslot: Uuid,
    zone: &str,
    once: &Once,
) -> Result<Uuid, BalieError> {
    let tx = store.begin(purpose);
    let outcome = move_act(&tx, plek, versie, tijdslot, zone, once).await;
    tx.finish(outcome).await
}

async fn move_act(tx: &Tx, plek: &AfspraakIds, versie: i32, tijdslot: Uuid, zone: &str, once: &Once) -> Result<Uuid, BalieError> {
    let now = tx.store().now();
    let loaded = load(tx, plek.id).await?;
    let mut old = loaded.peek(tx).clone();
    old.versie = versie;
    // Before the time that is chosen: who was first changed this one, whatever became of the other.
    if old.begin <= now || old.versie != loaded.peek(tx).versie || old.status != Status::Bevestigd {
        return Err(BalieError::NotNow);
    }
    let zone = TimeZone::get(zone).map_err(|_| StoreError::Unreadable("locatie.tijdzone"))?;
    let new = afspraak::replace(tx, &old, plek.tijdslot_id, tijdslot, now.to_zoned(zone).date()).await?;
    if new.tijdslot.balie != plek.balie_id {
        return Err(BalieError::TijdslotGone);
    }
    let hulpvraag = hulpvraag::load(tx, old.hulpvraag).await?;
    let vraag = hulpvraag.peek(tx).clone();
    // While the sender still waits for an answer, the next step stays that answer.
    if let Some((Vervolgstap::Afspraak, _)) = vraag.vervolgstap {
        hulpvraag::save(tx, &vraag.do_next(Vervolgstap::Afspraak, new.tijdslot.begin)?).await?;
    }
    let told = Gewijzigd {
        hulpvraag: old.hulpvraag,
        inwoner: old.inwoner,
        van: plek.id,
        afspraak: new.afspraak,
        balie: new.tijdslot.balie,
    };
    tx.tell(VERPLAATST, &told);
    tx.remember(once, &format!("/afspraken/{}?gedaan={MOVED}", new.afspraak));
    Ok(new.afspraak)
}
