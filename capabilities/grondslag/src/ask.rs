//! The one door: may this be asked now? Whoever sends a question to a bron has to hold a [`Grondslag`], and only this file
//! makes one. No is kept, with its reason, also when the act that wanted to ask comes to nothing.

use crate::GrondslagError;
use crate::model::{Reden, Soort, Status, day_of, end_of};
use crate::personen;
use crate::tables::{afgewezen_vraag, grondslag};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use store::Tx;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};

/// Who would answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bron {
    /// This organisatie.
    Organisatie(Uuid),
    /// Whoever has the data of this bronhouder, by the word of `regelingen/begrippen.toml`: nobody said yet which organisatie that is.
    /// It may be asked what the register lets anybody ask of the bronhouder; sending it takes an organisatie.
    Bronhouder(String),
}

impl Bron {
    /// Whether a row is about this one.
    fn is_of(&self, row: &grondslag::Model) -> bool {
        match self {
            Self::Organisatie(id) => row.bron_id == *id,
            Self::Bronhouder(word) => row.bronhouder == *word,
        }
    }
}

/// What somebody wants to ask. The instant is that of the store: nobody says when it is.
#[derive(Clone, Debug)]
pub struct Vraag {
    /// Who asks; that is who acts.
    pub afnemer: Uuid,
    /// Who would answer.
    pub bron: Bron,
    /// What kind of question it is.
    pub soort: Soort,
    /// For which regeling.
    pub doel: String,
    /// What is asked.
    pub begrippen: BTreeSet<String>,
    /// Whether people are named by their BSN.
    pub met_bsn: bool,
}

/// That a question may be asked: who sends one holds this. It is looked up anew for every step of a run, so it can be neither
/// copied nor kept nor put together:
///
/// ```
/// fn send(on: &grondslag::Grondslag) -> foundation::Uuid { on.id() }
/// ```
/// ```compile_fail
/// fn twice(on: &grondslag::Grondslag) -> grondslag::Grondslag { on.clone() }
/// ```
/// ```compile_fail
/// fn made(id: foundation::Uuid) -> grondslag::Grondslag {
///     grondslag::Grondslag { id, versie: 1, digest: [0; 32], tot: None }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a question that is sent names on what it stands"]
pub struct Grondslag {
    id: Uuid,
    versie: i32,
    digest: [u8; 32],
    tot: Option<Timestamp>,
}

impl Grondslag {
    /// The row of the register, for the lines and for who answers.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// In which version it was looked at.
    pub fn versie(&self) -> i32 {
        self.versie
    }

    /// The digest of what the row says, by which both sides know that they mean the same.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// The first instant at which it holds no more; without one until further notice.
    pub fn tot(&self) -> Option<Timestamp> {
        self.tot
    }

    /// Whether it still holds at an instant: a batch that was made before its end and would be sent after it stays here.
    ///
    /// # Errors
    /// [`Reden::Verlopen`].
    pub fn must_hold(&self, at: Timestamp) -> Result<(), Reden> {
        if self.tot.is_some_and(|end| at >= end) { Err(Reden::Verlopen) } else { Ok(()) }
    }
}

/// Whether a question may be asked now.
///
/// # Errors
/// `NotOnGround` with the reason (EL-310), which is kept in the register of the organisatie that acts.
pub async fn may_ask(tx: &Tx, vraag: &Vraag) -> Result<Grondslag, GrondslagError> {
    match decide(tx, vraag).await? {
        Ok(row) => Ok(give(&row)),
        Err(refused) => {
            keep(tx, vraag, refused);
            Err(refused.0.into())
        }
    }
}

/// On which row a question would stand now, and the digest of what that says: to be shown to who prepares it. Nothing is kept of it,
/// and nothing can be sent with it.
///
/// # Errors
/// The store.
pub async fn would_stand(tx: &Tx, vraag: &Vraag) -> Result<Result<(Uuid, [u8; 32]), Reden>, GrondslagError> {
    Ok(decide(tx, vraag).await?.map(|row| (row.id, digest(&row))).map_err(|(why, _)| why))
}

type Refused = (Reden, Option<Uuid>);

async fn decide(tx: &Tx, vraag: &Vraag) -> Result<Result<grondslag::Model, Refused>, GrondslagError> {
    if vraag.afnemer != tx.purpose().actor().organisatie {
        return Ok(Err((Reden::AndereAfnemer, None)));
    }
    let rows: Vec<grondslag::Model> = tx.plain_all(grondslag::Entity::find().filter(for_whom(vraag))).await?;
    let seen = Seen { today: day_of(tx.store().now()), merk: personen::mark_of(tx).await? };
    Ok(nearest(&rows, vraag, &seen).cloned())
}

/// What a decision depends on besides the rows and the question.
struct Seen {
    today: Date,
    merk: Option<String>,
}

/// The row on which a question stands, or the reason of the one that comes nearest: that is the one to mend. One for the regeling comes
/// nearer than one of the bron for another.
fn nearest<'a>(rows: &'a [grondslag::Model], vraag: &Vraag, seen: &Seen) -> Result<&'a grondslag::Model, Refused> {
    let mut best: Option<(usize, Reden, &grondslag::Model)> = None;
    for row in rows.iter().filter(|row| is_about(row, vraag)) {
        let Some((place, why)) = first_no(row, vraag, seen) else { return Ok(row) };
        if best.is_none_or(|(far, _, other)| (place, row.aangemaakt_op) > (far, other.aangemaakt_op)) {
            best = Some((place, why, row));
        }
    }
    Err(best.map_or((Reden::Ontbreekt, None), |(_, why, row)| (why, Some(row.id))))
}

/// Whether a row is about what is asked: it is of the bron, or lets another be asked some of the same for the regeling. What the regeling
/// asks of somebody else is another question.
fn is_about(row: &grondslag::Model, vraag: &Vraag) -> bool {
    let asks_some = || row.begrippen.split_whitespace().any(|one| vraag.begrippen.contains(one));
    vraag.bron.is_of(row) || row.doel == vraag.doel && asks_some()
}

/// The first thing in which a row does not fit, and how far one comes with it.
fn first_no(row: &grondslag::Model, vraag: &Vraag, seen: &Seen) -> Option<(usize, Reden)> {
    let named: BTreeSet<&str> = row.begrippen.split_whitespace().collect();
    let names_all = !vraag.begrippen.is_empty() && vraag.begrippen.iter().all(|one| named.contains(one.as_str()));
    let checks = [
        (row.doel == vraag.doel, Reden::AnderDoel),
        (vraag.bron.is_of(row), Reden::AndereBron),
        (names_all, Reden::AnderBegrip),
        (row.met_bsn || !vraag.met_bsn, Reden::ZonderBsn),
        (row.merk == seen.merk, Reden::AnderePersonen),
    ];
    let misfit = checks.into_iter().enumerate().find(|(_, (fits, _))| !fits).map(|(place, (_, why))| (place, why));
    misfit.or_else(|| Some((checks.len(), not_active(row, seen.today)?)))
}

/// Why a row that fits lets nobody ask, if it does not.
pub(crate) fn not_active(row: &grondslag::Model, today: Date) -> Option<Reden> {
    match Status::parse(&row.status) {
        Some(Status::Actief) => {}
        Some(Status::NietInWerking) => return Some(Reden::NietInWerking),
        Some(Status::Gestopt) => return Some(Reden::Gestopt),
        Some(Status::Ingetrokken) => return Some(Reden::Ingetrokken),
        Some(Status::Verlopen) => return Some(Reden::Verlopen),
        Some(Status::Concept | Status::TeAccorderen) | None => return Some(Reden::NietGeaccordeerd),
    }
    // A day that cannot be read lets nobody ask.
    let Ok(first) = row.geldig_van.parse::<Date>() else { return Some(Reden::NogNiet) };
    let last = row.geldig_tot.as_ref().map(|last| last.parse::<Date>());
    match last {
        _ if today < first => Some(Reden::NogNiet),
        Some(Ok(last)) if last < today => Some(Reden::Verlopen),
        Some(Err(_)) => Some(Reden::Verlopen),
        _ => None,
    }
}

fn give(row: &grondslag::Model) -> Grondslag {
    let last = row.geldig_tot.as_ref().and_then(|last| last.parse().ok());
    Grondslag { id: row.id, versie: row.versie, digest: digest(row), tot: last.and_then(end_of) }
}

/// SHA-256 of what a row says, part by part with its length before it.
fn digest(row: &grondslag::Model) -> [u8; 32] {
    let (id, afnemer, bron) = (row.id.to_string(), row.afnemer_id.to_string(), row.bron_id.to_string());
    let last = row.geldig_tot.clone().unwrap_or_default();
    let bsn = if row.met_bsn { "met bsn" } else { "" };
    let parts = [
        id.as_str(),
        &afnemer,
        &bron,
        &row.bronhouder,
        &row.soort,
        &row.doel,
        &row.avg,
        &row.wet,
        &row.artikel,
        bsn,
        &row.begrippen,
        &row.geldig_van,
        &last,
        &row.dpia,
        row.merk.as_deref().unwrap_or_default(),
    ];
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

/// The rows of this organisatie for this kind of question. Who answers for a bronhouder may be the organisatie itself.
fn for_whom(vraag: &Vraag) -> Condition {
    use grondslag::Column;
    let soorten = match (&vraag.bron, vraag.soort) {
        (Bron::Bronhouder(_), Soort::LooplijstBron) => vec![Soort::LooplijstBron, Soort::LooplijstEigen],
        (_, soort) => vec![soort],
    };
    let soort = Column::Soort.is_in(soorten.into_iter().map(Soort::as_str));
    Condition::all().add(Column::AfnemerId.eq(vraag.afnemer)).add(soort)
}

/// Keeps that it was refused, whatever becomes of the act.
fn keep(tx: &Tx, vraag: &Vraag, (why, nearest): (Reden, Option<Uuid>)) {
    let (store, purpose) = (tx.store(), tx.purpose());
    let (bron_id, bronhouder) = match &vraag.bron {
        Bron::Organisatie(id) => (Some(*id), None),
        Bron::Bronhouder(word) => (None, Some(word.clone())),
    };
    tx.add_whatever_comes(afgewezen_vraag::ActiveModel {
        id: Set(store.new_id()),
        // In the register of who acts: a question in the name of another is theirs to explain.
        afnemer_id: Set(purpose.actor().organisatie),
        bron_id: Set(bron_id),
        bronhouder: Set(bronhouder),
        soort: Set(vraag.soort.into()),
        doel: Set(vraag.doel.clone()),
        begrippen: Set(vraag.begrippen.iter().map(String::as_str).collect::<Vec<_>>().join(" ")),
        reden: Set(why.into()),
        grondslag_id: Set(nearest),
        handeling: Set(purpose.act().to_string()),
        door_id: Set(purpose.actor().id),
        plaatsgevonden_op: Set(store.now().into()),
    });
}
