//! Printing: the letters that wait become one Partij, and the Partij one PDF, again if need be.

use crate::feiten::{BerichtRow, KEUZE, Voorbij, read};
use crate::leave::{cannot_go, step};
use crate::tables::partij;
use crate::{BerichtError, Kanaal, Onderwerp, Soort};
use access::Verwerking;
use brief::{BriefError, Letter};
use foundation::Uuid;
use hulpvraag::taak;
use store::sea_orm::{self, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use store::{Held, Ms, Once, Plain, Store, StoreError, Tx};

/// Letters a Partij at most.
const PARTIJ_MAX: i64 = 200;
/// How long an e-mail is tried before a letter goes instead, in milliseconds: a day.
pub(crate) const EMAIL_MS: i64 = 24 * 60 * 60 * 1000;

/// Whether a Bericht that is klaar goes on paper if it leaves now (`$2`).
fn on_paper() -> String {
    format!(
        "(coalesce({KEUZE}, 'brief') <> 'email'
          or (b.aangemaakt_op <= $2 - {EMAIL_MS} and (b.email_op is null or b.email_op <= $2)))"
    )
}

/// One letter in the list; it names nobody.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Regel {
    /// Which Bericht.
    pub id: Uuid,
    /// What kind.
    pub soort: String,
    /// The nummer of the Hulpvraag.
    pub nummer: String,
    /// When it was queued.
    pub aangemaakt_op: Ms,
    /// Whether it is in large print.
    pub grote_letter: bool,
    /// Whether there is a whole address; without one it is told by telephone.
    pub heeft_adres: bool,
}
impl Plain for Regel {}

#[derive(FromQueryResult)]
struct Waiting {
    #[sea_orm(nested)]
    regel: Regel,
    #[sea_orm(nested)]
    voorbij: Voorbij,
}
impl Plain for Waiting {}

/// The letters of an organisatie that wait to be printed, the oldest first. What is over is not printed, and not counted.
pub async fn waiting(store: &Store, organisatie: Uuid, over: Onderwerp) -> Result<Vec<Regel>, StoreError> {
    let now = Ms::from(store.now());
    let sql = format!(
        "select b.id, h.nummer, b.aangemaakt_op, i.grote_letter,
                trim(i.straat) <> '' and trim(i.huisnummer) <> '' and trim(i.plaats) <> '' as heeft_adres, {}
         from bericht b join hulpvraag h on h.id = b.hulpvraag_id join inwoner i on i.id = b.inwoner_id
         left join afspraak a on a.id = b.afspraak_id left join email_adres m on m.inwoner_id = b.inwoner_id
         where b.organisatie_id = $1 and b.status = 'klaar' and {} and {} order by b.aangemaakt_op, b.id limit {PARTIJ_MAX}",
        Voorbij::COLUMNS,
        over.filter(),
        on_paper()
    );
    let rows: Vec<Waiting> = store.look().sql(&sql, [organisatie.into(), now.0.into()]).await?;
    let mut all = Vec::new();
    for row in rows {
        if !row.voorbij.is_over(now)? {
            all.push(row.regel);
        }
    }
    Ok(all)
}

/// The latest Partijen of an organisatie, the newest first.
pub async fn partijen(store: &Store, organisatie: Uuid, over: Onderwerp) -> Result<Vec<partij::Model>, StoreError> {
    let sql = format!(
        "select p.* from partij p where p.organisatie_id = $1 and p.aantal > 0
         and exists (select 1 from bericht b where b.partij_id = p.id and {}) order by p.aangemaakt_op desc limit 10",
        over.filter()
    );
    store.look().sql(&sql, [organisatie.into()]).await
}

#[derive(FromQueryResult)]
struct Kind {
    soort: String,
}
impl Plain for Kind {}

/// A Partij, if it is of this organisatie, with what its letters are about: they are printed apart.
pub async fn partij_of(store: &Store, id: Uuid, organisatie: Uuid) -> Result<Option<(partij::Model, Onderwerp)>, StoreError> {
    let query = partij::Entity::find_by_id(id).filter(partij::Column::OrganisatieId.eq(organisatie));
    let Some(found) = store.look().one::<partij::Model>(query).await? else { return Ok(None) };
    let kinds: Vec<Kind> =
        store.look().sql("select soort from bericht where partij_id = $1 order by id limit 1", [id.into()]).await?;
    // One of before they were printed apart holds what the desk printed then.
    let over =
        kinds.first().map_or(Onderwerp::Hulpvraag, |kind| Soort::parse(&kind.soort).map_or(Onderwerp::Inzage, Soort::over));
    Ok(Some((found, over)))
}

/// The letters of a Partij, and what was found not to be printable when it was made; it names nobody.
pub async fn letters_of(store: &Store, partij: Uuid, over: Onderwerp) -> Result<Vec<PartijRegel>, StoreError> {
    let sql = format!(
        "select b.id, b.soort, b.status, h.nummer from bericht b join hulpvraag h on h.id = b.hulpvraag_id
         where b.partij_id = $1 and {} order by b.aangemaakt_op, b.id",
        over.filter()
    );
    store.look().sql(&sql, [partij.into()]).await
}

/// One letter of a Partij.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PartijRegel {
    /// Which Bericht.
    pub id: Uuid,
    /// What kind.
    pub soort: String,
    /// How it stands.
    pub status: String,
    /// The nummer of the Hulpvraag.
    pub nummer: String,
}
impl Plain for PartijRegel {}

/// Takes the letters that wait into a new Partij; `None` when nothing waits. What is over lapses, and what has no address,
/// or cannot be printed as it should, is told by telephone: it does not hold up the others.
pub async fn print(store: &Store, purpose: &Verwerking, over: Onderwerp, once: &Once) -> Result<Option<Uuid>, BerichtError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, over, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, over: Onderwerp, once: &Once) -> Result<Option<Uuid>, BerichtError> {
    let (actor, now) = (tx.purpose().actor(), tx.store().now());
    let filter = format!(
        "b.organisatie_id = $1 and b.status = 'klaar' and {} and {} order by b.aangemaakt_op, b.id limit {PARTIJ_MAX}",
        over.filter(),
        on_paper()
    );
    let held = read(tx, &filter, [actor.organisatie.into(), Ms::from(now).0.into()]).await?;
    let id = tx.store().new_id();
    let mut going: Vec<(&BerichtRow, Letter)> = Vec::new();
    for row in held.peek(tx) {
        if row.is_over(now.into())? {
            step(tx, row, row.status()?.lapse(), None, Some(id)).await?;
            continue;
        }
        match row.letter(now) {
            Ok(letter) => going.push((row, letter)),
            Err(BerichtError::NoAddress | BerichtError::Incomplete) => cannot_go(tx, row, id).await?,
            Err(other) => return Err(other),
        }
    }
    for row in leave_out_unprintable(&mut going)? {
        cannot_go(tx, row, id).await?;
    }
    for (row, _) in &going {
        step(tx, row, row.status()?.print(), Some(Kanaal::Brief), Some(id)).await?;
        taak::lapse(tx, row.hulpvraag_id, row.inwoner_id, &[taak::Soort::BerichtenWachten]).await?;
    }
    if held.peek(tx).is_empty() {
        return Ok(None);
    }
    tx.add(partij::ActiveModel {
        id: Set(id),
        organisatie_id: Set(actor.organisatie),
        medewerker_id: Set(actor.id),
        aantal: Set(i32::try_from(going.len()).unwrap_or(i32::MAX)),
        aangemaakt_op: Set(now.into()),
    });
    tx.remember(once, &format!("/berichten/partijen/{id}"));
    Ok(Some(id))
}

/// Tries the letters and takes out those that cannot be laid out: a name in signs that the font does not have.
fn leave_out_unprintable<'a>(going: &mut Vec<(&'a BerichtRow, Letter)>) -> Result<Vec<&'a BerichtRow>, BerichtError> {
    let mut out = Vec::new();
    while !going.is_empty() {
        let letters: Vec<Letter> = going.iter().map(|(_, letter)| letter.clone()).collect();
        match brief::write(&letters) {
            Ok(_) => break,
            Err(BriefError::Missing { letter, .. } | BriefError::Sign { letter, .. } | BriefError::TooLong { letter, .. }) => {
                out.push(going.remove(letter).0)
            }
            Err(other) => return Err(other.into()),
        }
    }
    Ok(out)
}

/// The PDF of a Partij, with the addresses of now. Each time is an act of its own.
pub async fn pdf(store: &Store, purpose: &Verwerking, partij: Uuid, over: Onderwerp) -> Result<Vec<u8>, BerichtError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let filter = format!(
            "b.partij_id = $1 and b.organisatie_id = $2 and b.status in ('geprint', 'retour') and {}
             order by b.aangemaakt_op, b.id",
            over.filter()
        );
        let rows = read(&tx, &filter, [partij.into(), purpose.actor().organisatie.into()]).await?;
        rows.try_map(|rows| {
            let mut going = Vec::new();
            for row in &rows {
                // Whoever has no address any more is telephoned when the post brings the first print back.
                if let Ok(letter) = row.letter(store.now()) {
                    going.push((row, letter));
                }
            }
            leave_out_unprintable(&mut going)?;
            let letters: Vec<Letter> = going.into_iter().map(|(_, letter)| letter).collect();
            Ok::<_, BerichtError>(brief::write(&letters)?)
        })
    }
    .await;
    let pdf: Result<Held<Vec<u8>>, BerichtError> = outcome;
    tx.hand_out(pdf).await
}
