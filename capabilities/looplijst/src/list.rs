//! Hits become regels: once, in one act, with a line for each person. Who was no hit never gets here, but for whom somebody goes to
//! already: all of them come along from where they were.

use crate::along::{self, Bewoners, Woont, bewoners, goes_there, take_along};
use crate::assign::take_up;
use crate::earlier::{self, Eerder, replace, replace_moved, talk_about};
use crate::error::SEEN;
use crate::left_out::{opted_out, refused, secret};
use crate::off::close;
use crate::regel::{Reden, RegelStatus};
use crate::store::{keys, load, update};
use crate::tables::{looplijst, looplijst_regel, looplijst_wijk};
use crate::{LooplijstError, Status};
use access::Verwerking;
use foundation::Uuid;
use inwoner::InwonerInput;
use rules::afstand::Postcode4;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, sea_query::Expr,
};
use store::{Held, Ms, Redraw, Store, StoreError, Tx};

/// Somebody who answered yes to everything, as the own administration knows them.
#[derive(Clone)]
pub struct RegelInput {
    /// Who, and where they live.
    pub persoon: InwonerInput,
    /// To what they may have a right.
    pub regelingen: BTreeSet<String>,
    /// Why they are not visited, where the own administration says so.
    pub reden: Option<Reden>,
}

impl RegelInput {
    /// In which district they live; `None` where they have no address here.
    pub(crate) fn wijk(&self) -> Option<&str> {
        self.persoon.postcode.get(..4).filter(|four| four.parse::<Postcode4>().is_ok())
    }
}

/// How many there are to visit, and how many were left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LooplijstStand {
    /// To visit.
    pub regels: usize,
    /// Left out, by reason.
    pub vervallen: BTreeMap<Reden, usize>,
}

impl LooplijstStand {
    fn leave_out(&mut self, reden: Reden) {
        *self.vervallen.entry(reden).or_default() += 1;
    }
}

/// How many rows go into one statement.
const ROWS: usize = 500;

/// Opens a Looplijst of which the counts are known: each hit is a regel, but for who is left out. A second time is refused. Of who is
/// visited already the own administration says nothing but what stands with the hits.
///
/// # Errors
/// `Outdated` when it was opened before, or cannot be yet.
pub async fn list(
    store: &Store,
    purpose: &Verwerking,
    looplijst: Uuid,
    hits: &[RegelInput],
) -> Result<LooplijstStand, LooplijstError> {
    let mut redraw = Redraw::of(inwoner::is_known_by_now);
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, looplijst, hits, |of| bewoners(store.keys(), hits, of)).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

pub(crate) async fn act(
    tx: &Tx,
    id: Uuid,
    hits: &[RegelInput],
    says: impl Fn(&BTreeSet<Vec<u8>>) -> Bewoners,
) -> Result<LooplijstStand, LooplijstError> {
    wait_for_others(tx).await?;
    let row = load(tx, id).await?;
    let next = Status::parse(&row.status).and_then(Status::open).ok_or(LooplijstError::Outdated)?;
    let opened = update(&row)
        .col_expr(looplijst::Column::Status, Expr::val(next.as_str()))
        .col_expr(looplijst::Column::GeopendOp, Expr::val(Ms::from(tx.store().now())));
    tx.claim(opened, SEEN);

    let mut stand = LooplijstStand::default();
    let asked: BTreeSet<String> = keys(&row.regelingen).into_iter().collect();
    let mut wie = named(tx, hits, &asked, &mut stand).await?;
    let bezocht = along::visited(tx, says).await?;
    let bezocht = bezocht.peek(tx);
    leave_out(tx, &asked, &mut wie, bezocht, &mut stand).await?;
    let hits: BTreeSet<Uuid> = wie.keys().copied().collect();
    let along = look_back(tx, &mut wie, bezocht, &mut stand).await?;
    let along: Vec<&looplijst_regel::Model> = along.peek(tx).iter().collect();
    let goes = goes_there(tx, &along).await?;
    stand.regels = wie.len() + take_along(tx, id, &along, &hits).await?;
    for wijk in goes.keys() {
        take_up(tx, id, wijk).await?;
    }
    let wijken: BTreeSet<String> = along.into_iter().map(|row| row.wijk.clone()).collect();
    write(tx, id, wie, wijken, &goes);
    Ok(stand)
}

/// One Looplijst of an organisatie is opened at a time: whoever comes second sees whom the first put on a list. The row that both want is the
/// first of the organisatie, whatever it is about; nothing of it changes.
async fn wait_for_others(tx: &Tx) -> Result<(), StoreError> {
    use looplijst::{Column, Entity};
    let own = Column::OrganisatieId.eq(tx.purpose().actor().organisatie);
    let first = Entity::find().select_only().column(Column::Id).filter(own).order_by_asc(Column::Id).limit(1).into_query();
    let update = Entity::update_many().col_expr(Column::Versie, Expr::col(Column::Versie).into());
    tx.change(update.filter(Column::Id.in_subquery(first))).await?;
    Ok(())
}

/// Somebody to visit.
struct Treffer {
    wijk: String,
    regelingen: BTreeSet<String>,
    /// Since when, where that was before today.
    sinds: Option<Ms>,
}

/// The hits as Inwoners who live where the own administration says.
async fn named(
    tx: &Tx,
    hits: &[RegelInput],
    asked: &BTreeSet<String>,
    stand: &mut LooplijstStand,
) -> Result<BTreeMap<Uuid, Treffer>, LooplijstError> {
    let (mut wie, mut adressen): (BTreeMap<Uuid, Treffer>, _) = (BTreeMap::new(), BTreeMap::new());
    for hit in hits {
        let (Some(wijk), None) = (hit.wijk(), hit.reden) else {
            stand.leave_out(hit.reden.unwrap_or(Reden::Verhuisd));
            continue;
        };
        let inwoner = inwoner::find_or_create(tx, &hit.persoon).await?;
        tx.concerns(inwoner);
        adressen.insert(inwoner, hit.persoon.adres());
        let new = Treffer { wijk: wijk.to_owned(), regelingen: BTreeSet::new(), sinds: None };
        wie.entry(inwoner).or_insert(new).regelingen.extend(hit.regelingen.intersection(asked).cloned());
    }
    inwoner::moved(tx, &adressen).await?;
    Ok(wie)
}

/// Takes out who said no or opted out, from all that is left of theirs, and whose address is secret. Who is visited about something
/// else (`bezocht`) counts as that.
async fn leave_out(
    tx: &Tx,
    asked: &BTreeSet<String>,
    wie: &mut BTreeMap<Uuid, Treffer>,
    bezocht: &BTreeMap<Uuid, Woont>,
    stand: &mut LooplijstStand,
) -> Result<(), LooplijstError> {
    let all: Vec<Uuid> = wie.keys().copied().collect();
    let (refused, secret, out) = (refused(tx, &all).await?, secret(tx, &all).await?, opted_out(tx, &all, asked).await?);
    let (refused, secret, out) = (refused.peek(tx), secret.peek(tx), out.peek(tx));
    wie.retain(|inwoner, treffer| {
        let reden = treffer.left_out(refused.get(inwoner), out.get(inwoner), secret.contains(inwoner));
        let is_visited = bezocht.get(inwoner).is_some_and(|woont| !matches!(woont, Woont::NietMeer(_)));
        reden.into_iter().filter(|_| !is_visited).for_each(|reden| stand.leave_out(reden));
        reden.is_none()
    });
    Ok(())
}

impl Treffer {
    /// Takes out what they want nothing of; gives why they are not visited at all, where nothing is left.
    fn left_out(&mut self, no: Option<&BTreeSet<String>>, out: Option<&BTreeSet<String>>, secret: bool) -> Option<Reden> {
        self.regelingen.retain(|one| out.is_none_or(|out| !out.contains(one)));
        let opted_out = self.regelingen.is_empty() && out.is_some();
        self.regelingen.retain(|one| no.is_none_or(|no| !no.contains("") && !no.contains(one)));
        match (secret, opted_out, self.regelingen.is_empty()) {
            (true, ..) => Some(Reden::Geheimhouding),
            (false, true, _) => Some(Reden::Afmelding),
            (false, false, true) => Some(Reden::Weigering),
            (false, false, false) => None,
        }
    }

    /// Somebody who is no hit, and is visited for an earlier list.
    fn visited(row: &looplijst_regel::Model, woont: Option<&Woont>) -> Self {
        let wijk = match woont {
            Some(Woont::In(wijk)) => wijk.clone(),
            _ => row.wijk.clone(),
        };
        Self { wijk, regelingen: BTreeSet::new(), sinds: Some(row.aangemaakt_op) }
    }
}

/// The regels of which somebody wants nothing, and why. They were ended as soon as somebody said so; this is for what a house could not see.
async fn unwanted(tx: &Tx, eerder: &BTreeMap<Uuid, Eerder>) -> Result<Held<BTreeMap<Uuid, Reden>>, LooplijstError> {
    let open: Vec<(Uuid, &looplijst_regel::Model)> =
        eerder.iter().flat_map(|(inwoner, one)| one.open.iter().map(|row| (*inwoner, row))).collect();
    let wie: Vec<Uuid> = open.iter().map(|(inwoner, _)| *inwoner).collect();
    let about: BTreeSet<String> = open.iter().flat_map(|(_, row)| keys(&row.regelingen)).collect();
    let said = refused(tx, &wie).await?.zip(opted_out(tx, &wie, &about).await?);
    Ok(said.map(|(refused, out)| {
        let reden = |(inwoner, row): &(Uuid, &looplijst_regel::Model)| {
            let mut treffer = Treffer::visited(row, None);
            treffer.regelingen.extend(keys(&row.regelingen));
            Some((row.id, treffer.left_out(refused.get(inwoner), out.get(inwoner), false)?))
        };
        open.iter().filter_map(reden).collect()
    }))
}

/// Takes out whom the buurtteam spoke with or stood for in vain, and to whom it still goes (`bezocht`): gives the regels of those.
async fn look_back(
    tx: &Tx,
    wie: &mut BTreeMap<Uuid, Treffer>,
    bezocht: &BTreeMap<Uuid, Woont>,
    stand: &mut LooplijstStand,
) -> Result<Held<Vec<looplijst_regel::Model>>, LooplijstError> {
    let all: BTreeSet<Uuid> = wie.keys().chain(bezocht.keys()).copied().collect();
    let eerder = earlier::of(tx, &all.into_iter().collect::<Vec<_>>()).await?;
    let unwanted = unwanted(tx, eerder.peek(tx)).await?;
    let mut along = BTreeSet::new();
    for (inwoner, one) in eerder.peek(tx) {
        let (hit, woont) = (wie.remove(inwoner), bezocht.get(inwoner));
        let over = |row: &looplijst_regel::Model| match woont {
            Some(Woont::NietMeer(reden)) => Some(*reden),
            _ => unwanted.peek(tx).get(&row.id).copied(),
        };
        for (row, reden) in one.open.iter().filter_map(|row| Some((row, over(row)?))) {
            close(tx, row, *inwoner, RegelStatus::Vervallen, Some(reden)).await?;
        }
        if let Some(Woont::NietMeer(reden)) = woont {
            hit.iter().for_each(|_| stand.leave_out(*reden));
            continue;
        }
        let open = || one.open.iter().filter(|row| over(row).is_none());
        let before = || open().next().map(|row| Treffer::visited(row, woont));
        let Some(mut treffer) = hit.or_else(before) else { continue };
        treffer.regelingen.retain(|key| !one.gesproken.contains(key));
        let (here, moved): (Vec<_>, Vec<_>) = open().partition(|row| row.wijk == treffer.wijk);
        for row in moved {
            treffer.regelingen.extend(keys(&row.regelingen));
            replace_moved(tx, row, *inwoner).await?;
        }
        let Some((row, others)) = here.split_first() else {
            if one.tried.contains(&treffer.wijk) || treffer.regelingen.is_empty() {
                stand.leave_out(Reden::AlBezocht);
            } else {
                wie.insert(*inwoner, treffer);
            }
            continue;
        };
        for other in others {
            treffer.regelingen.extend(keys(&other.regelingen));
            replace(tx, other, *inwoner).await?;
        }
        talk_about(tx, row, *inwoner, &treffer.regelingen).await?;
        along.insert(row.id);
    }
    Ok(eerder.map(|all| all.into_values().flat_map(|one| one.open).filter(|row| along.contains(&row.id)).collect()))
}

/// Writes the districts and the new regels. Who goes to a district for an earlier list, goes there for this one.
fn write(tx: &Tx, looplijst: Uuid, wie: BTreeMap<Uuid, Treffer>, along: BTreeSet<String>, goes: &BTreeMap<String, Uuid>) {
    let mut wijken = along;
    wijken.extend(wie.values().map(|treffer| treffer.wijk.clone()));
    tx.add_all(wijken.into_iter().map(|wijk| looplijst_wijk::ActiveModel {
        id: Set(tx.store().new_id()),
        looplijst_id: Set(looplijst),
        medewerker_id: Set(goes.get(&wijk).copied()),
        wijk: Set(wijk),
        versie: Set(1),
    }));
    let begins = |wijk: &String| {
        let assigned = RegelStatus::list().assign().filter(|_| goes.contains_key(wijk));
        assigned.unwrap_or(RegelStatus::list())
    };
    let row = |(inwoner, one): (Uuid, Treffer)| looplijst_regel::ActiveModel {
        aangemaakt_op: Set(one.sinds.unwrap_or(tx.store().now().into())),
        ..regel(tx, looplijst, inwoner, &one.wijk, &one.regelingen, begins(&one.wijk))
    };
    let rows: Vec<looplijst_regel::ActiveModel> = wie.into_iter().map(row).collect();
    for part in rows.chunks(ROWS) {
        tx.add_all(part.to_vec());
    }
}

/// A new regel.
pub(crate) fn regel(
    tx: &Tx,
    looplijst: Uuid,
    inwoner: impl Into<Option<Uuid>>,
    wijk: &str,
    regelingen: &BTreeSet<String>,
    status: RegelStatus,
) -> looplijst_regel::ActiveModel {
    looplijst_regel::ActiveModel {
        id: Set(tx.store().new_id()),
        looplijst_id: Set(looplijst),
        inwoner_id: Set(inwoner.into()),
        regelingen: Set(regelingen.iter().map(String::as_str).collect::<Vec<_>>().join(" ")),
        wijk: Set(wijk.to_owned()),
        status: Set(status.into()),
        reden: Set(None),
        gepland_op: Set(None),
        dagdeel: Set(None),
        samen: Set(false),
        poging: Set(0),
        aangemaakt_op: Set(tx.store().now().into()),
        versie: Set(1),
    }
}
