//! Somebody who said no telephones: they want to talk after all. The no is gone, and they are on a list again the same day (V13). So is who
//! would call when they want to, and who found the card after nobody was at home three times.

use crate::LooplijstError;
use crate::earlier::{self, replace, talk_about};
use crate::regel::RegelStatus;
use crate::store::keys;
use crate::tables::{looplijst, looplijst_regel, looplijst_wijk, weigering};
use access::Verwerking;
use afmelding::AfmeldingRegel;
use bericht::OrganisatieRow;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use inwoner::brake::{self, Soort};
use inwoner::{Naam, same_name};
use std::collections::BTreeSet;
use store::sea_orm::{
    self, ActiveValue::Set, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Value,
};
use store::{Held, Once, Personal, Store, StoreError, Tx};

/// Who calls, as they say.
pub struct WeigeringFilter {
    /// First and last name.
    pub naam: Naam,
    /// Date of birth.
    pub geboortedatum: Date,
    /// Postcode, as it is kept.
    pub postcode: String,
}

/// A no of somebody, as far as it takes to undo it.
#[derive(Clone, FromQueryResult)]
struct NoRow {
    id: Uuid,
    inwoner_id: Uuid,
    regeling: String,
    voornaam: String,
    achternaam: String,
}
impl Personal for NoRow {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

/// Somebody to whom nobody goes any more on a regel that is kept still: spoken with, or not reached.
#[derive(Clone, FromQueryResult)]
struct BeenRow {
    inwoner_id: Uuid,
    regelingen: String,
    voornaam: String,
    achternaam: String,
}
impl Personal for BeenRow {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

const BEEN: &str = "
    select r.inwoner_id, r.regelingen, i.voornaam, i.achternaam from looplijst_regel r
    join looplijst l on l.id = r.looplijst_id join inwoner i on i.id = r.inwoner_id
    where l.organisatie_id = $1 and i.geboortedatum = $2 and i.postcode = $3 and r.status in ('gesproken', 'niet_bereikt')
    order by r.inwoner_id, r.id";

const FOUND: &str = "
    select w.id, w.inwoner_id, w.regeling, i.voornaam, i.achternaam from weigering w join inwoner i on i.id = w.inwoner_id
    where w.organisatie_id = $1 and i.geboortedatum = $2 and i.postcode = $3 order by w.inwoner_id, w.regeling";

/// Undoes what somebody said no to, and puts them on the newest Looplijst that is open. Who said no to nothing, was spoken with or not reached,
/// and calls, is put on it as well. Gives that Looplijst.
///
/// # Errors
/// `NothingSaid` where nobody of that name said no, or was on a list to which nobody goes any more, after which the brake counts; `NoList` where no Looplijst is open;
/// `StillOptedOut` where what they said themselves holds for all of it: nothing is changed then.
pub async fn change_of_mind(
    store: &Store,
    purpose: &Verwerking,
    wie: &WeigeringFilter,
    once: &Once,
) -> Result<Uuid, LooplijstError> {
    let terms = format!("{}/{}/{}", wie.naam.full().to_lowercase(), wie.geboortedatum, wie.postcode);
    let attempt = brake::enter(store, purpose.actor(), Soort::Naam, terms.as_bytes()).await?;
    let tx = store.begin(purpose);
    let outcome = act(&tx, wie, once).await;
    let done = tx.finish(outcome).await;
    if !matches!(done, Err(LooplijstError::NothingSaid)) {
        attempt.found(store, 1).await?;
    }
    done
}

async fn act(tx: &Tx, wie: &WeigeringFilter, once: &Once) -> Result<Uuid, LooplijstError> {
    let own = tx.purpose().actor().organisatie;
    let values = || -> [Value; 3] { [own.into(), wie.geboortedatum.to_string().into(), wie.postcode.as_str().into()] };
    let found: Held<Vec<NoRow>> = tx.sql(FOUND, values()).await?;
    let fits = |row: &&NoRow| same_name(&row.voornaam, &row.achternaam, &wie.naam);
    let rows: Vec<&NoRow> = found.peek(tx).iter().filter(fits).collect();
    let been: Held<Vec<BeenRow>> = tx.sql(BEEN, values()).await?;
    let fits = |row: &&BeenRow| same_name(&row.voornaam, &row.achternaam, &wie.naam);
    let been: Vec<&BeenRow> = been.peek(tx).iter().filter(fits).collect();
    let who = rows.first().map(|row| row.inwoner_id).or(been.first().map(|row| row.inwoner_id));
    let Some(inwoner) = who else { return Err(LooplijstError::NothingSaid) };
    let mut said: Vec<&str> = rows.iter().filter(|row| row.inwoner_id == inwoner).map(|row| row.regeling.as_str()).collect();
    if said.is_empty() {
        // Nothing was said no to: it is about what they were visited for.
        said.extend(been.iter().filter(|row| row.inwoner_id == inwoner).flat_map(|row| row.regelingen.split_whitespace()));
    }
    let opted_out = afmelding::said(tx, inwoner).await?;
    let (door, own): (Vec<_>, Vec<_>) = opted_out.peek(tx).iter().partition(|one| one.kanaal == Some(afmelding::Kanaal::Gesprek));
    let (list, regelingen) = newest(tx, &said, &own).await?;
    for row in rows.iter().filter(|row| row.inwoner_id == inwoner) {
        tx.remove_about(inwoner, weigering::Entity::delete_many().filter(weigering::Column::Id.eq(row.id))).await?;
    }
    // Only what was written down at the door goes with the no. What they said themselves, they end themselves (V11).
    for one in door {
        afmelding::withdraw(tx, inwoner, one.id).await?;
    }
    let list = put_on(tx, list, inwoner, &wie.postcode, &regelingen.into_iter().collect()).await?;
    tx.remember(once, KEPT);
    Ok(list)
}

/// The newest Looplijst that is open, and what is talked about with them: what they said no to, or all of it, and nothing of what they said
/// themselves that nobody has to look for. After a no to everything it is all of that list, also what they were never a hit for: of a no only
/// from what and since when is kept, so nobody knows any more what they were visited for. To keep it for this would be a mark (V13), and to
/// leave away what they were perhaps a hit for would tell them nothing is there. The door says what is talked about, and no right to it.
async fn newest(tx: &Tx, said: &[&str], own: &[&AfmeldingRegel]) -> Result<(Uuid, Vec<String>), LooplijstError> {
    use looplijst::{Column, Entity, Model};
    let query = Entity::find()
        .filter(Column::OrganisatieId.eq(tx.purpose().actor().organisatie))
        .filter(Column::Status.eq(crate::Status::Geopend.as_str()))
        .order_by_desc(Column::GeopendOp)
        .order_by_asc(Column::Id);
    let list: Model = tx.plain_one(query.limit(1)).await?.ok_or(LooplijstError::NoList)?;
    let mut talks: Vec<String> = if said.contains(&"") { keys(&list.regelingen) } else { Vec::new() };
    talks.extend(said.iter().filter(|key| !key.is_empty()).map(|key| (*key).to_owned()));
    talks.retain(|key| !own.iter().any(|one| one.holds_for(key, tx.purpose().actor().organisatie)));
    if talks.is_empty() { Err(LooplijstError::StillOptedOut) } else { Ok((list.id, talks)) }
}

/// A new regel, or more to talk about with whom somebody still goes to: gives the Looplijst on which that is. What was noted before is no
/// reason to stay away from who asks for it.
async fn put_on(
    tx: &Tx,
    list: Uuid,
    inwoner: Uuid,
    postcode: &str,
    regelingen: &BTreeSet<String>,
) -> Result<Uuid, LooplijstError> {
    use looplijst_regel::{Column, Entity, Model};
    let eerder = earlier::of(tx, &[inwoner]).await?;
    if let Some(row) = eerder.peek(tx).get(&inwoner).and_then(|one| one.open.first()) {
        talk_about(tx, row, inwoner, regelingen).await?;
        return Ok(row.looplijst_id);
    }
    let query = Entity::find().filter(Column::LooplijstId.eq(list)).filter(Column::InwonerId.eq(inwoner));
    if let Some(row) = tx.one::<Model>(query).await?.peek(tx) {
        replace(tx, row, inwoner).await?;
    }
    let wijk = postcode.get(..4).unwrap_or_default().to_owned();
    let there = district(tx, list, &wijk).await?;
    let status = if there { RegelStatus::list().assign() } else { Some(RegelStatus::list()) };
    let status = status.ok_or(LooplijstError::Outdated)?;
    let samen = eerder.peek(tx).get(&inwoner).is_some_and(|one| one.samen);
    let new = crate::list::regel(tx, list, inwoner, &wijk, regelingen, status);
    tx.add(looplijst_regel::ActiveModel { samen: Set(samen), ..new });
    Ok(list)
}

/// Whether somebody goes to this district; one that the list did not have yet is on it from now on.
async fn district(tx: &Tx, list: Uuid, wijk: &str) -> Result<bool, StoreError> {
    use looplijst_wijk::{ActiveModel, Column, Entity, Model};
    let query = Entity::find().filter(Column::LooplijstId.eq(list)).filter(Column::Wijk.eq(wijk));
    let found: Option<Model> = tx.plain_one(query).await?;
    if found.is_none() {
        tx.add(ActiveModel {
            id: Set(tx.store().new_id()),
            looplijst_id: Set(list),
            wijk: Set(wijk.to_owned()),
            medewerker_id: Set(None),
            versie: Set(1),
        });
    }
    Ok(found.is_some_and(|row| row.medewerker_id.is_some()))
}

/// What somebody said no to, for their own eyes.
pub(crate) struct WeigeringRegel {
    pub(crate) id: Uuid,
    pub(crate) organisatie_id: Uuid,
    pub(crate) regeling: String,
    pub(crate) datum: String,
}

/// All that they said no to and that holds, and whom they can call about anything.
pub(crate) async fn own(
    store: &Store,
    purpose: &Verwerking,
) -> Result<(Vec<WeigeringRegel>, Option<OrganisatieRow>), LooplijstError> {
    use weigering::{Column, Entity, Model};
    let (tx, who) = (store.begin(purpose), purpose.actor().id);
    tx.concerns(who);
    let query = Entity::find().filter(Column::InwonerId.eq(who)).order_by_asc(Column::Datum).order_by_asc(Column::Id);
    let query = crate::left_out::cooled_off(store.now())
        .into_iter()
        .fold(query, |query, over| query.filter(Column::Datum.gt(over.to_string())));
    let line =
        |row: Model| WeigeringRegel { id: row.id, organisatie_id: row.organisatie_id, regeling: row.regeling, datum: row.datum };
    let outcome = async {
        let rows = tx.all::<Model>(query).await?.map(|rows| rows.into_iter().map(line).collect::<Vec<_>>());
        Ok::<_, LooplijstError>(rows.zip(bericht::reach(&tx, who).await?))
    }
    .await;
    tx.hand_out(outcome).await
}

/// Whether today they can be visited again: the no is gone. The next list may have them.
///
/// # Errors
/// `Outdated` where it was gone already.
pub(crate) async fn take_back(store: &Store, purpose: &Verwerking, id: Uuid, once: &Once) -> Result<(), LooplijstError> {
    let (tx, who) = (store.begin(purpose), purpose.actor().id);
    let outcome = async {
        let gone =
            weigering::Entity::delete_many().filter(weigering::Column::Id.eq(id)).filter(weigering::Column::InwonerId.eq(who));
        match tx.remove_about(who, gone).await? {
            1 => {
                tx.remember(once, OWN_KEPT);
                Ok(())
            }
            _ => Err(LooplijstError::Outdated),
        }
    }
    .await;
    tx.finish(outcome).await
}

/// Where whoever noted it reads that they are on a list again.
pub(crate) const KEPT: &str = "/looplijsten/weigeringen?bewaard=ja";
/// Where an Inwoner reads that it was taken back.
pub(crate) const OWN_KEPT: &str = "/mijn/weigeringen?bewaard=ja";
