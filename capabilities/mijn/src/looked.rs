//! Who looked: the lines of both logs about one Inwoner, with what the privacy officer made of them.

use crate::MijnError;
use crate::model::MeldingUitkomst;
use crate::overview::naam_of;
use crate::tables::{inzage_melding, inzage_vraag};
use access::Verwerking;
use afspraak::Afspraak;
use bericht::OrganisatieRow;
use foundation::Uuid;
use std::collections::HashMap;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use store::{Held, Inzage, InzageFilter, Store, StoreError, Tx};

/// Lines on one page.
pub const PAGE: usize = 25;
/// Lines in one file, or on paper, at most.
pub const FILE_MAX: u64 = 10_000;
/// Looks in one document: more than anybody reads at once, and all of them where a period is chosen.
pub const PDF_MAX: usize = 500;
/// Lines read at a time for a file.
const PART: u64 = 1_000;

/// One look, as its page shows it.
pub struct Regel {
    /// The line.
    pub inzage: Inzage,
    /// Whether it was without an open Hulpvraag, and what the privacy officer said of it.
    pub melding: Option<Option<MeldingUitkomst>>,
}

/// What somebody asked about a look.
pub struct Gevraagd {
    /// The question with its answer.
    pub vraag: inzage_vraag::Model,
    /// The nummer to call about it.
    pub nummer: String,
}

/// A page of looks, with what was asked about looks before.
pub struct Blad {
    /// The looks, the newest first.
    pub regels: Vec<Regel>,
    /// Questions about looks, the newest first.
    pub gevraagd: Vec<Gevraagd>,
    /// Which organisaties ever looked.
    pub organisaties: Vec<Uuid>,
    /// Whom they can call, and where they walk in.
    pub hulp: Option<OrganisatieRow>,
}

/// A page of the list, in an act of the Inwoner's own.
pub async fn looked(store: &Store, purpose: &Verwerking, filter: &InzageFilter) -> Result<Blad, MijnError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let me = purpose.actor().id;
        tx.concerns(me);
        let regels = regels(store, me, filter).await?;
        let organisaties = store::inzage_organisaties(store, &inwoner::known_as(&store.look(), me).await?).await?;
        let gevraagd = asked(&tx, me).await?.zip(bericht::reach(&tx, me).await?);
        Ok(gevraagd.map(|(gevraagd, hulp)| Blad { regels, gevraagd, organisaties, hulp }))
    }
    .await;
    tx.hand_out(outcome).await
}

/// All lines that a filter lets through, for a file.
pub async fn export(store: &Store, purpose: &Verwerking, filter: &InzageFilter) -> Result<Vec<Regel>, MijnError> {
    let tx = store.begin(purpose);
    tx.concerns(purpose.actor().id);
    let outcome = all(store, purpose.actor().id, filter).await;
    tx.finish(outcome).await
}

/// What stands in a document, with whom it is about and how they read.
pub(crate) struct Afdruk {
    pub(crate) naam: String,
    pub(crate) grote_letter: bool,
    pub(crate) regels: Vec<Regel>,
    /// Whom they can call.
    pub(crate) hulp: Option<OrganisatieRow>,
    /// Whether there is more than fits.
    pub(crate) more: bool,
}

/// The newest lines that a filter lets through, for a document.
pub(crate) async fn pdf(store: &Store, purpose: &Verwerking, filter: &InzageFilter) -> Result<Afdruk, MijnError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let me = purpose.actor().id;
        let naam = naam_of(&tx, me).await?;
        let lezen = inwoner::reads(&tx, me).await?;
        let filter = InzageFilter { aantal: PDF_MAX as u64 + 1, ..*filter };
        let mut regels = regels(store, me, &filter).await?;
        let more = regels.len() > PDF_MAX;
        regels.truncate(PDF_MAX);
        let hulp = bericht::reach(&tx, me).await?;
        let all = naam.zip(lezen.zip(hulp));
        Ok(all.map(|(naam, (lezen, hulp))| Afdruk { naam, grote_letter: lezen.grote_letter, regels, hulp, more }))
    }
    .await;
    tx.hand_out::<_, MijnError>(outcome).await
}

/// The same on paper, at the Balie, for the Inwoner of a visit who showed who they are (EL-360); with the name.
pub async fn print(store: &Store, purpose: &Verwerking, afspraak: Uuid) -> Result<(String, Vec<Regel>), MijnError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let (inwoner, afspraak) = visitor(&tx, afspraak).await?;
        let regels = all(store, inwoner, &InzageFilter::default()).await?;
        Ok(afspraak.map(|afspraak| (afspraak.naam, regels)))
    }
    .await;
    tx.hand_out(outcome).await
}

/// The Inwoner of a visit, who showed who they are (EL-360).
pub(crate) async fn visitor(tx: &Tx, afspraak: Uuid) -> Result<(Uuid, Held<Afspraak>), MijnError> {
    let afspraak = afspraak::load(tx, afspraak).await?;
    let (inwoner, hulpvraag) = (afspraak.peek(tx).inwoner, afspraak.peek(tx).hulpvraag);
    let inwoner = inwoner.ok_or(MijnError::NoIdentity)?;
    match inwoner::is_identified(tx, hulpvraag).await? {
        true => Ok((inwoner, afspraak)),
        false => Err(MijnError::NoIdentity),
    }
}

/// As [`one`], where somebody else looked, whom one can ask: who looked oneself has nobody to ask.
pub(crate) async fn askable(store: &Store, inwoner: Uuid, id: Uuid) -> Result<Option<Inzage>, StoreError> {
    let found = one(store, inwoner, id).await?;
    Ok(found.filter(|found| found.rol.as_deref() != Some("inwoner") && !found.organisatie_id.is_nil()))
}

/// The look with this id, if it is about this Inwoner.
pub async fn one(store: &Store, inwoner: Uuid, id: Uuid) -> Result<Option<Inzage>, StoreError> {
    let filter = InzageFilter { id: Some(id), aantal: 1, ..InzageFilter::default() };
    let wie = inwoner::known_as(&store.look(), inwoner).await?;
    Ok(store::inzage(store, &wie, &filter).await?.into_iter().next())
}

async fn all(store: &Store, inwoner: Uuid, filter: &InzageFilter) -> Result<Vec<Regel>, MijnError> {
    let mut filter = InzageFilter { aantal: PART, ..*filter };
    let mut found: Vec<Regel> = Vec::new();
    loop {
        let part = regels(store, inwoner, &filter).await?;
        let Some(last) = part.last() else { return Ok(found) };
        filter.voor = Some((last.inzage.begin, last.inzage.id));
        found.extend(part);
        if found.len() as u64 >= FILE_MAX {
            return Ok(found);
        }
    }
}

async fn regels(store: &Store, inwoner: Uuid, filter: &InzageFilter) -> Result<Vec<Regel>, StoreError> {
    use inzage_melding::{Column, Entity, Model};
    let wie = inwoner::known_as(&store.look(), inwoner).await?;
    let lines = store::inzage(store, &wie, filter).await?;
    let query = Entity::find().filter(Column::Id.is_in(lines.iter().map(|line| line.id)));
    let noted: Vec<Model> = if lines.is_empty() { Vec::new() } else { store.look().all(query).await? };
    let mut noted: HashMap<Uuid, Option<MeldingUitkomst>> =
        noted.into_iter().map(|row| (row.id, row.uitkomst.as_deref().and_then(MeldingUitkomst::parse))).collect();
    Ok(lines.into_iter().map(|inzage| Regel { melding: noted.remove(&inzage.id), inzage }).collect())
}

async fn asked(tx: &Tx, inwoner: Uuid) -> Result<Held<Vec<Gevraagd>>, StoreError> {
    use inzage_vraag::{Column, Entity, Model};
    let query = Entity::find().filter(Column::InwonerId.eq(inwoner)).order_by_desc(Column::AangemaaktOp);
    let rows = tx.all::<Model>(query).await?;
    use hulpvraag::tables::hulpvraag as vraag;
    let ids: Vec<Uuid> = rows.peek(tx).iter().map(|row| row.hulpvraag_id).collect();
    let kept = tx.all::<vraag::Model>(vraag::Entity::find().filter(vraag::Column::Id.is_in(ids))).await?;
    Ok(rows.zip(kept).map(|(rows, kept)| {
        let nummers: HashMap<Uuid, String> = kept.into_iter().map(|row| (row.id, row.nummer)).collect();
        let nummer = |row: &Model| nummers.get(&row.hulpvraag_id).cloned().unwrap_or_default();
        rows.into_iter().map(|vraag| Gevraagd { nummer: nummer(&vraag), vraag }).collect()
    }))
}
