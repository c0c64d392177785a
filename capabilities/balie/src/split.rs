//! One Inwoner turns out to be two (V18): what is of the other goes to the other, and nothing is lost.
//!
//! One pair of eyes says which Hulpvragen are of whom, another looks and does it. With a Hulpvraag go its Afspraken,
//! Momentopnamen, Berichten, Taken and whatever else hangs on it. The lines of the processing log stay as they were sealed;
//! corrections say about whom they are.

use crate::BalieError;
use crate::model::Status;
use crate::tables::scheiding::{ActiveModel, Column, Entity, Model};
use access::Verwerking;
use foundation::jiff::civil::Date;
use foundation::{Bsn, Purpose, Uuid};
use inwoner::{InwonerFilter, InwonerInput, Kanaal, Naam, brake};
use rules::nummer::Nummer;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::sea_orm::{self, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::Expr};
use store::{Held, Look, Ms, Once, Personal, Plain, Store, StoreError, Tx};

/// Who the other is.
#[derive(Clone, Serialize, Deserialize)]
pub struct ScheidingInput {
    /// First name.
    pub voornaam: String,
    /// Last name.
    pub achternaam: String,
    /// Date of birth.
    pub geboortedatum: Date,
    /// Postcode; empty for who has none.
    pub postcode: String,
    /// House number.
    pub huisnummer: String,
    /// The BSN as typed and found to be right, or empty. Read inside a seal only.
    pub bsn: String,
}

impl ScheidingInput {
    fn told(&self) -> InwonerInput {
        InwonerInput {
            wie: Bsn::parse(&self.bsn).map_or(InwonerFilter::Naam, InwonerFilter::Bsn),
            naam: Naam { voornaam: self.voornaam.clone(), achternaam: self.achternaam.clone() },
            geboortedatum: self.geboortedatum,
            postcode: self.postcode.clone(),
            huisnummer: self.huisnummer.clone(),
            straat: String::new(),
            plaats: String::new(),
            telefoon: String::new(),
            kanaal: Kanaal::Brief,
        }
    }
}

/// A Hulpvraag of an Inwoner, as the own organisatie sees it.
#[derive(Clone, FromQueryResult)]
pub struct HulpvraagRegel {
    /// The Hulpvraag.
    pub id: Uuid,
    /// About whom.
    pub inwoner_id: Uuid,
    /// Its nummer.
    pub nummer: String,
    /// About what.
    pub product: String,
    /// Since when.
    pub aangemaakt_op: Ms,
    /// The name under which it was booked.
    pub naam: Option<String>,
}

impl Personal for HulpvraagRegel {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

// Who asks who looked, asks it with a login of their own: that question is of nobody else, and a Balie does not see it.
const OF_ONE: &str = "
    select h.id, h.inwoner_id, h.nummer, h.product, h.aangemaakt_op,
           (select min(a.naam) from afspraak a where a.hulpvraag_id = h.id) as naam
    from hulpvraag h
    where exists (select 1 from deelname d where d.hulpvraag_id = h.id and d.organisatie_id = $1)
      and not h.product = 'inzage' and h.inwoner_id =";

/// The Hulpvragen in which the own organisatie takes part of whoever has the one with this nummer; none when there is none.
async fn of_nummer(store: &Store, purpose: &Verwerking, nummer: &str) -> Result<Vec<HulpvraagRegel>, StoreError> {
    let sql = format!(
        "{OF_ONE} (select o.inwoner_id from hulpvraag o where o.nummer = $2 and not o.product = 'inzage' and exists (select 1 from deelname e
                   where e.hulpvraag_id = o.id and e.organisatie_id = $1)) order by h.aangemaakt_op, h.id"
    );
    let tx = store.begin(purpose);
    let rows = tx.sql::<HulpvraagRegel>(&sql, [purpose.actor().organisatie.into(), nummer.into()]).await;
    tx.hand_out(rows).await
}

async fn of_inwoner(tx: &Tx, inwoner: Uuid) -> Result<Held<Vec<HulpvraagRegel>>, StoreError> {
    let sql = format!("{OF_ONE} $2 order by h.aangemaakt_op, h.id");
    tx.sql::<HulpvraagRegel>(&sql, [tx.purpose().actor().organisatie.into(), inwoner.into()]).await
}

/// As [`of_nummer`], by a nummer as it was typed; who guesses is braked.
pub async fn look_up(store: &Store, purpose: &Verwerking, typed: &str) -> Result<Vec<HulpvraagRegel>, BalieError> {
    let Ok(nummer) = typed.parse::<Nummer>() else { return Ok(Vec::new()) };
    let nummer = nummer.to_string();
    let attempt = brake::enter(store, purpose.actor(), brake::Soort::Nummer, nummer.as_bytes()).await?;
    let rows = of_nummer(store, purpose, &nummer).await?;
    attempt.found(store, rows.len()).await?;
    Ok(rows)
}

/// One Scheiding in the list: about whom, the list does not say.
#[derive(FromQueryResult)]
pub(crate) struct ScheidingRegel {
    pub(crate) id: Uuid,
    pub(crate) status: String,
    pub(crate) aangemaakt_op: Ms,
    pub(crate) naam: Option<String>,
}
impl Plain for ScheidingRegel {}

const LIST: &str = "
    select s.id, s.status, s.aangemaakt_op, m.naam from scheiding s left join medewerker m on m.id = s.aangemaakt_door_id
    where s.organisatie_id = $1 order by s.aangemaakt_op desc limit 100";

/// Those of an organisatie, the newest first.
pub(crate) async fn all_of(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<ScheidingRegel>, StoreError> {
    look.sql(LIST, [organisatie.into()]).await
}

/// Asks for a Scheiding: these Hulpvragen are of the other. Gives its id.
///
/// # Errors
/// `NotNow` where one of them is not of this Inwoner (any more), or somebody asked already.
pub async fn propose(
    store: &Store,
    purpose: &Verwerking,
    hulpvragen: &BTreeSet<Uuid>,
    other: &ScheidingInput,
    once: &Once,
) -> Result<Uuid, BalieError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let first = hulpvragen.first().copied().ok_or(BalieError::NotNow)?;
        let inwoner = hulpvraag::load(&tx, first).await?.peek(&tx).inwoner.ok_or(BalieError::NotNow)?;
        let own = of_inwoner(&tx, inwoner).await?;
        let own: BTreeSet<Uuid> = own.peek(&tx).iter().map(|row| row.id).collect();
        if !hulpvragen.is_subset(&own) {
            return Err(BalieError::NotNow);
        }
        let open = Entity::find()
            .filter(Column::InwonerId.eq(inwoner))
            .filter(Column::OrganisatieId.eq(purpose.actor().organisatie))
            .filter(Column::Status.eq(Status::Voorgesteld.as_str()));
        if tx.one::<Model>(open).await?.peek(&tx).is_some() {
            return Err(BalieError::NotNow);
        }
        let id = store.new_id();
        let plain = serde_json::to_vec(other).expect("words and a date are plain data");
        tx.add(ActiveModel {
            id: Set(id),
            inwoner_id: Set(inwoner),
            naar_id: Set(None),
            organisatie_id: Set(purpose.actor().organisatie),
            hulpvragen: Set(hulpvragen.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ")),
            inhoud: Set(store.keys().seal(Purpose::Concept, &plain)),
            status: Set(Status::propose().into()),
            aangemaakt_door_id: Set(purpose.actor().id),
            klaar_door_id: Set(None),
            aangemaakt_op: Set(store.now().into()),
            klaar_op: Set(None),
            aantal: Set(0),
            versie: Set(1),
        });
        tx.remember(once, &path(id));
        Ok(id)
    }
    .await;
    tx.finish(outcome).await
}

/// Where a Scheiding is looked at.
pub fn path(id: Uuid) -> String {
    format!("/scheidingen/{id}")
}

/// What the second pair of eyes looks at.
pub struct Scheiding {
    /// As it is kept.
    pub row: Model,
    /// Who the other is.
    pub other: ScheidingInput,
    /// All Hulpvragen of the one Inwoner, or after it was done of the other.
    pub hulpvragen: Vec<HulpvraagRegel>,
}

/// Reads a Scheiding.
pub async fn look(store: &Store, purpose: &Verwerking, id: Uuid) -> Result<Scheiding, StoreError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let row = load(&tx, id).await?;
        let other = open(store, row.peek(&tx))?;
        let of = row.peek(&tx).naar_id.unwrap_or(row.peek(&tx).inwoner_id);
        let hulpvragen = of_inwoner(&tx, of).await?;
        Ok(row.zip(hulpvragen).map(|(row, hulpvragen)| Scheiding { row, other, hulpvragen }))
    }
    .await;
    tx.hand_out(outcome).await
}

async fn load(tx: &Tx, id: Uuid) -> Result<Held<Model>, StoreError> {
    let query = Entity::find_by_id(id).filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie));
    tx.one::<Model>(query).await?.transpose().ok_or(StoreError::NotFound)
}

fn open(store: &Store, row: &Model) -> Result<ScheidingInput, StoreError> {
    let bad = || StoreError::Unreadable("scheiding.inhoud");
    let plain = store.keys().open(Purpose::Concept, &row.inhoud).map_err(|_| bad())?;
    serde_json::from_slice(&plain).map_err(|_| bad())
}

/// Does it, after somebody else has looked.
///
/// # Errors
/// `SameEyes` for whoever asked for it; `NotNow` when it is done or withdrawn already, or a Hulpvraag went elsewhere.
pub async fn carry_out(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), BalieError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let row = load(&tx, id).await?;
        let row = row.peek(&tx);
        let done = Status::parse(&row.status).and_then(Status::carry_out).ok_or(BalieError::NotNow)?;
        if row.aangemaakt_door_id == purpose.actor().id {
            return Err(BalieError::SameEyes);
        }
        let hulpvragen: BTreeSet<Uuid> = row.hulpvragen.split_whitespace().filter_map(|id| id.parse().ok()).collect();
        let naar = inwoner::part(&tx, row.inwoner_id, &open(store, row)?.told()).await?;
        let lines = lines_along(&tx, row.inwoner_id, &hulpvragen).await?;
        for hulpvraag in &hulpvragen {
            hulpvraag::give_to(&tx, *hulpvraag, Some(row.inwoner_id), naar).await?;
        }
        for line in &lines {
            tx.correct(*line, row.inwoner_id, naar);
        }
        decide(&tx, row, done, Some(naar), lines.len()).await?;
        tx.remember(once, &path(id));
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

/// Takes it back, or says no.
pub async fn withdraw(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), BalieError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let row = load(&tx, id).await?;
        let row = row.peek(&tx);
        let taken_back = Status::parse(&row.status).and_then(Status::withdraw).ok_or(BalieError::NotNow)?;
        decide(&tx, row, taken_back, None, 0).await?;
        tx.remember(once, "/scheidingen");
        Ok(())
    }
    .await;
    tx.finish(outcome).await
}

async fn decide(tx: &Tx, row: &Model, status: Status, naar: Option<Uuid>, lines: usize) -> Result<(), BalieError> {
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(status.as_str()))
        .col_expr(Column::NaarId, Expr::val(naar))
        .col_expr(Column::KlaarDoorId, Expr::val(tx.purpose().actor().id))
        .col_expr(Column::KlaarOp, Expr::val(Ms::from(tx.store().now()).0))
        .col_expr(Column::Aantal, Expr::val(i32::try_from(lines).unwrap_or(i32::MAX)))
        .col_expr(Column::Versie, Expr::val(row.versie + 1))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Status.eq(Status::Voorgesteld.as_str()))
        .filter(Column::Versie.eq(row.versie));
    match tx.change_about(row.inwoner_id, update).await? {
        1 => Ok(()),
        _ => Err(BalieError::NotNow),
    }
}

/// A Hulpvraag with an organisatie that takes part in it.
#[derive(FromQueryResult)]
struct TakesPart {
    id: Uuid,
    inwoner_id: Uuid,
    organisatie_id: Uuid,
    aangemaakt_door_id: Uuid,
    aangemaakt_op: Ms,
}

impl TakesPart {
    /// Whether an act of which this is a line made the Hulpvraag.
    fn was_made_by(&self, line: &store::Line) -> bool {
        self.aangemaakt_door_id == line.organisatie_id && (line.begin..=line.einde).contains(&self.aangemaakt_op)
    }
}

impl Personal for TakesPart {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

const TAKE_PART: &str = "
    select h.id, h.inwoner_id, d.organisatie_id, h.aangemaakt_door_id, h.aangemaakt_op from hulpvraag h join deelname d on d.hulpvraag_id = h.id where h.inwoner_id = $1";

/// The lines that go along: those of an act on one of these Hulpvragen or that made one, and those of an organisatie that has to do with no other
/// Hulpvraag of this Inwoner, so that its lists and letters can have been about nobody else. The rest stays.
async fn lines_along(tx: &Tx, inwoner: Uuid, hulpvragen: &BTreeSet<Uuid>) -> Result<Vec<Uuid>, StoreError> {
    let rows = tx.sql::<TakesPart>(TAKE_PART, [inwoner.into()]).await?;
    let of = |goes: bool| -> BTreeSet<Uuid> {
        let rows = rows.peek(tx).iter().filter(|row| hulpvragen.contains(&row.id) == goes);
        rows.map(|row| row.organisatie_id).collect()
    };
    let (going, staying) = (of(true), of(false));
    let only: BTreeSet<&Uuid> = going.difference(&staying).collect();
    let all: BTreeSet<Uuid> = rows.peek(tx).iter().map(|row| row.id).collect();
    let made = |line: &store::Line, goes: bool| {
        rows.peek(tx).iter().any(|row| hulpvragen.contains(&row.id) == goes && row.was_made_by(line))
    };
    let goes = |line: &store::Line| match all.contains(&line.object_id) {
        true => hulpvragen.contains(&line.object_id),
        false => only.contains(&line.organisatie_id) || (made(line, true) && !made(line, false)),
    };
    Ok(store::lines_about(tx.store(), inwoner).await?.into_iter().filter(goes).map(|line| line.id).collect())
}
