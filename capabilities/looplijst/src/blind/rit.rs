//! A run that goes on in this process: who takes part, and how far it is. It is read from the store, or begins.

use super::kluis::Kluis;
use super::lijst::gevraagden;
use super::opdracht::stands_on;
use super::partijen::Partijen;
use super::{chance, opened, within};
use crate::LooplijstError;
use crate::error::SEEN;
use crate::store::load;
use crate::tables::looplijst_vraag::{Column, Model};
use crate::tables::{looplijst, looplijst_stand};
use crate::vragen::administratie::{Administratie, oin_of, read_of};
use crate::vragen::ask::is_asking;
use crate::vragen::begin::count;
use crate::vragen::drive::{LooplijstIds, purpose};
use crate::vragen::gronden::{Gronden, must_stand};
use crate::vragen::note::note;
use crate::vragen::plan::{self, Plan};
use crate::vragen::step::{on, vraag_of};
use crate::vragen::{keep, stand};
use ::bron::Bsn;
use ::bron::client::Adres;
use ::bron::client::blind::Blind;
use ed25519_dalek::SigningKey;
use foundation::Uuid;
use nulsom::{Lijst, Oin, Opdracht};
use store::Tx;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter, sea_query::Expr};
use web::Shared;

/// It.
pub(super) struct Rit<'a> {
    pub(super) house: &'a Shared,
    pub(super) one: &'a LooplijstIds,
    pub(super) plan: Plan,
    pub(super) partijen: Partijen,
    pub(super) opdracht: Opdracht,
    /// By place in D.
    pub(super) adressen: Vec<Adres>,
    pub(super) key: SigningKey,
    pub(super) kluis: Kluis,
}

/// What a run is made of, before it is known how far it is.
struct Grond {
    row: looplijst::Model,
    plan: Plan,
    partijen: Partijen,
    getekend: Vec<u8>,
    opdracht: Opdracht,
}

impl Grond {
    /// As it is now; nothing, where it is not being asked about any more.
    async fn within(tx: &Tx, id: Uuid, oin: Oin) -> Result<Option<Self>, LooplijstError> {
        let (row, vraag) = (load(tx, id).await?, vraag_of(tx, id).await?);
        let getekend = within(tx, id).await?.and_then(|blind| blind.opdracht);
        let Some(getekend) = getekend.filter(|_| is_asking(&row)) else { return Ok(None) };
        let getekend = opened(tx, "looplijst_ondertekening.opdracht", &getekend)?.to_vec();
        let plan = plan::within(tx, &row, &vraag.gemeente).await?;
        let gronden = must_stand(tx, &plan).await?;
        let partijen = Partijen::within(tx, &plan, row.organisatie_id, oin).await?;
        let opdracht = partijen.pins.opdracht(&getekend).map_err(LooplijstError::Blind)?;
        must_be(&gronden, &opdracht)?;
        Ok(Some(Self { row, plan, partijen, getekend, opdracht }))
    }
}

/// It stands on what D says.
///
/// # Errors
/// `OtherQuestions`.
pub(super) fn must_be(gronden: &Gronden, d: &Opdracht) -> Result<(), LooplijstError> {
    if stands_on(gronden, d) { Ok(()) } else { Err(LooplijstError::OtherQuestions) }
}

impl<'a> Rit<'a> {
    /// Reads where it is, or begins; nothing, where it is not being asked about any more. Who lives there is read only to begin.
    pub(super) async fn start(house: &'a Shared, one: &'a LooplijstIds) -> Result<Option<Self>, LooplijstError> {
        let oin = oin_of(house, one.organisatie_id).await?;
        let tx = house.store.begin(&purpose(house, one)?);
        let outcome = async {
            let grond = Grond::within(&tx, one.looplijst_id, oin).await?;
            Ok::<_, LooplijstError>((grond, Kluis::within(&tx, one.looplijst_id).await?))
        }
        .await;
        let (Some(grond), kluis) = tx.finish(outcome).await? else { return Ok(None) };
        let kluis = match kluis {
            Some(kluis) => kluis,
            None => begin(house, one, &grond).await?,
        };
        let Grond { plan, partijen, opdracht, .. } = grond;
        let mut adressen = Vec::new();
        for bron in &partijen.pins.bronnen {
            let row = partijen.namen.get(&bron.oin).and_then(|naam| plan.bron(naam)).ok_or(LooplijstError::OtherQuestions)?;
            adressen.push(keep::adres(row)?);
        }
        let key = keep::signing_key(house.store.keys(), one.organisatie_id);
        Ok(Some(Self { house, one, plan, partijen, opdracht, adressen, key, kluis }))
    }
}

/// A line about everybody it is about, the same for all; then the list is sealed, in one act with the last look at who wants nothing.
///
/// # Errors
/// `OtherList` where it is not the list that both signed any more: nobody was asked anything.
async fn begin(house: &Shared, one: &LooplijstIds, grond: &Grond) -> Result<Kluis, LooplijstError> {
    let administratie = read_of(house, one.organisatie_id).await?;
    let tx = house.store.begin(&purpose(house, one)?);
    let outcome = approved(&tx, grond, &administratie).await;
    let (lijst, _) = tx.finish(outcome).await?;
    let personen: Vec<Bsn> = lijst.bsns().iter().filter_map(|digits| Bsn::parse(std::str::from_utf8(digits).ok()?)).collect();
    while noted(house, one, &personen).await? {}
    let tx = house.store.begin(&purpose(house, one)?);
    let outcome = begun(&tx, grond, &administratie).await;
    tx.finish(outcome).await
}

/// Writes the next lines; whether there are more to write.
async fn noted(house: &Shared, one: &LooplijstIds, personen: &[Bsn]) -> Result<bool, LooplijstError> {
    let tx = house.store.begin(&purpose(house, one)?);
    let outcome = async {
        let vraag = vraag_of(&tx, one.looplijst_id).await?;
        if usize::try_from(vraag.verwerking_aantal).is_ok_and(|done| done >= personen.len()) {
            return Ok(false);
        }
        note(&tx, &vraag, personen).map(|_| true)
    }
    .await;
    tx.finish(outcome).await
}

/// The list, if it still is the one that was signed.
async fn approved(tx: &Tx, grond: &Grond, administratie: &Administratie) -> Result<(Lijst, usize), LooplijstError> {
    let gevraagd = gevraagden(tx, &grond.row, &grond.plan, administratie).await?;
    let is_it = gevraagd.lijst.digest(&grond.opdracht.run) == grond.opdracht.lijst;
    if is_it { Ok((gevraagd.lijst, gevraagd.buiten)) } else { Err(LooplijstError::OtherList) }
}

async fn begun(tx: &Tx, grond: &Grond, administratie: &Administratie) -> Result<Kluis, LooplijstError> {
    let Grond { row, partijen, getekend, .. } = grond;
    let vraag: Model = vraag_of(tx, row.id).await?;
    let (lijst, buiten) = approved(tx, grond, administratie).await?;
    let aantal = lijst.len();
    let naam = |oin: &Oin| partijen.namen.get(oin).cloned().unwrap_or_default();
    let blind = Blind::begin(getekend.clone(), &partijen.pins, lijst, &naam, &mut chance(tx.store()));
    let kluis = Kluis::new(blind.map_err(LooplijstError::Blind)?);
    tx.add(looplijst_stand::ActiveModel { id: Set(row.id), stand: Set(kluis.sealed(tx)?) });
    let begun = on(row.id)
        .col_expr(Column::InwonerAantal, Expr::val(count(aantal)))
        .col_expr(Column::VervallenAantal, Expr::val(count(buiten)))
        .filter(Column::Stap.eq(vraag.stap));
    tx.claim(begun, SEEN);
    Ok(kluis)
}

impl Rit<'_> {
    /// Keeps how far it is, under the register as it is at this moment. Nothing is sent before that stands. Nothing where it is not
    /// being asked about any more.
    pub(super) async fn kept(&mut self) -> Result<Option<Gronden>, LooplijstError> {
        let tx = self.house.store.begin(&purpose(self.house, self.one)?);
        let outcome = async {
            let id = self.one.looplijst_id;
            let (row, vraag) = (load(&tx, id).await?, vraag_of(&tx, id).await?);
            if !is_asking(&row) {
                return Ok(None);
            }
            let gronden = must_stand(&tx, &self.plan).await?;
            must_be(&gronden, &self.opdracht)?;
            let (here, all) = self.kluis.blind.progress();
            tx.claim(stand::replace(id, self.kluis.sealed(&tx)?), SEEN);
            let kept = on(id)
                .col_expr(Column::AntwoordAantal, Expr::val(count(here)))
                .col_expr(Column::VraagAantal, Expr::val(count(all)))
                .filter(Column::Stap.eq(vraag.stap));
            tx.claim(kept, SEEN);
            Ok(Some(gronden))
        }
        .await;
        tx.finish(outcome).await
    }
}
