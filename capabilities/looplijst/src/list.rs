//! Hits become regels: once, in one act, with a line for each person. Who was no hit never gets here, but for whom somebody goes to
//! already: all of them come along from where they were.

use crate::along::{self, Bewoners, Bezoek, Woont, bewoners, goes_there, take_along};
use crate::assign::take_up;
use crate::earlier::{self, Eerder, go_on, replace};
use crate::error::SEEN;
use crate::left_out::{opted_out, refused, secret};
use crate::off::{close, own_lists};
use crate::regel::{Reden, RegelStatus};
use crate::store::{keys, load, update};
use crate::tables::{looplijst, looplijst_regel, looplijst_wijk};
use crate::{LooplijstError, Status};
use access::Verwerking;
use foundation::Uuid;
use inwoner::{Adres, InwonerInput};
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
    let row = load(tx, id).await?;
    let next = Status::parse(&row.status).and_then(Status::open).ok_or(LooplijstError::Outdated)?;
    let opened = update(&row)
        .col_expr(looplijst::Column::Status, Expr::val(next.as_str()))
        .col_expr(looplijst::Column::GeopendOp, Expr::val(Ms::from(tx.store().now())));
    tx.claim(opened, SEEN);

    let mut stand = LooplijstStand::default();
    let asked: BTreeSet<String> = keys(&row.regelingen).into_iter().collect();
    let (mut wie, adressen) = named(tx, hits, &asked, &mut stand).await?;
    wait_for_others(tx).await?;
    let bezoek = along::visited(tx, adressen, says).await?;
    let bezoek = bezoek.peek(tx);
    leave_out(tx, &asked, &mut wie, bezoek, &mut stand).await?;
    let along = look_back(tx, &mut wie, bezoek, &mut stand).await?;
    let Along { regels, wijken, anew } = along.peek(tx);
    let goes = goes_there(tx).await?;
    stand.regels = wie.len() + take_along(tx, id, &regels.iter().collect::<Vec<_>>(), anew).await?;
    for wijk in wijken.iter().filter(|wijk| goes.contains_key(*wijk)) {
        take_up(tx, id, wijk).await?;
    }
    write(tx, id, wie, wijken.clone(), &goes);
    Ok(stand)
}

/// Whom somebody goes to already.
#[derive(Default)]
struct Along {
    regels: Vec<looplijst_regel::Model>,
    /// Where they live now.
    wijken: BTreeSet<String>,
    /// The regels of which all was found anew.
    anew: BTreeSet<Uuid>,
}

/// One Looplijst of an organisatie is opened at a time: whoever comes second sees whom the first put on a list. The row that both want is the
/// first of the organisatie, whatever it is about; nothing of it changes.
async fn wait_for_others(tx: &Tx) -> Result<(), StoreError> {
    use looplijst::{Column, Entity};
    let own = Column::OrganisatieId.eq(tx.purpose().actor().organisatie);
    let first = Entity::find().select_only().column(Column::Id).filter(own).order_by_asc(Column::Id).limit(1).into_query();
    let update = Entity::update_many().col_expr(Column::Versie, Expr::col(Column::Versie));
    tx.change(update.filter(Column::Id.in_subquery(first))).await?;
    wait_for_doors(tx).await
}

/// Whoever notes something at a door at this moment is waited for; who is later waits. Of so many doors one would do to be told that a
/// colleague was first.
async fn wait_for_doors(tx: &Tx) -> Result<(), StoreError> {
    use looplijst_regel::{Column, Entity};
    let open = RegelStatus::ALL.iter().filter(|one| one.is_open()).map(|one| one.as_str());
    let update = Entity::update_many()
        .col_expr(Column::Versie, Expr::col(Column::Versie))
        .filter(Column::LooplijstId.in_subquery(own_lists(tx)))
        .filter(Column::Status.is_in(open));
    tx.change_about(None, update).await?;
    Ok(())
}

/// Somebody to visit.
struct Treffer {
    wijk: String,
    regelingen: BTreeSet<String>,
    /// Whoever goes there, goes with somebody.
    samen: bool,
}

/// The hits as Inwoners, and where they live.
async fn named(
    tx: &Tx,
    hits: &[RegelInput],
    asked: &BTreeSet<String>,
    stand: &mut LooplijstStand,
) -> Result<(BTreeMap<Uuid, Treffer>, BTreeMap<Uuid, Adres>), LooplijstError> {
    let (mut wie, mut adressen): (BTreeMap<Uuid, Treffer>, _) = (BTreeMap::new(), BTreeMap::new());
    for hit in hits {
        let (Some(wijk), None) = (hit.wijk(), hit.reden) else {
            stand.leave_out(hit.reden.unwrap_or(Reden::Verhuisd));
            continue;
        };
        let inwoner = inwoner::find_or_create(tx, &hit.persoon).await?;
        tx.concerns(inwoner);
        adressen.insert(inwoner, hit.persoon.adres());
        let new = Treffer { wijk: wijk.to_owned(), regelingen: BTreeSet::new(), samen: false };
        wie.entry(inwoner).or_insert(new).regelingen.extend(hit.regelingen.intersection(asked).cloned());
    }
    Ok((wie, adressen))
}

/// Takes out who said no or opted out, from all that is left of theirs, and whose address is secret. Who is visited about something
/// else counts as that.
async fn leave_out(
    tx: &Tx,
    asked: &BTreeSet<String>,
    wie: &mut BTreeMap<Uuid, Treffer>,
    bezoek: &Bezoek,
    stand: &mut LooplijstStand,
) -> Result<(), LooplijstError> {
    let all: Vec<Uuid> = wie.keys().copied().collect();
    let (refused, secret, out) = (refused(tx, &all).await?, secret(tx, &all).await?, opted_out(tx, &all, asked).await?);
    let (refused, secret, out) = (refused.peek(tx), secret.peek(tx), out.peek(tx));
    wie.retain(|inwoner, treffer| {
        let reden = treffer.left_out(refused.get(inwoner), out.get(inwoner), secret.contains(inwoner));
        reden.into_iter().filter(|_| !bezoek.goes_on(*inwoner)).for_each(|reden| stand.leave_out(reden));
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
        Self { wijk, regelingen: BTreeSet::new(), samen: row.samen }
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

/// Takes out whom the buurtteam spoke with or stood for in vain, and to whom it still goes: gives the regels of those.
async fn look_back(
    tx: &Tx,
    wie: &mut BTreeMap<Uuid, Treffer>,
    bezoek: &Bezoek,
    stand: &mut LooplijstStand,
) -> Result<Held<Along>, LooplijstError> {
    let all: BTreeSet<Uuid> = wie.keys().chain(bezoek.woont.keys()).copied().collect();
    let eerder = earlier::of(tx, &all.into_iter().collect::<Vec<_>>()).await?;
    let unwanted = unwanted(tx, eerder.peek(tx)).await?;
    let (mut along, mut goes_on) = (Along::default(), BTreeSet::new());
    for (inwoner, one) in eerder.peek(tx) {
        let (hit, woont) = (wie.remove(inwoner), bezoek.woont.get(inwoner));
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
        let mut open: Vec<&looplijst_regel::Model> = one.open.iter().filter(|row| over(row).is_none()).collect();
        let before = || open.first().map(|row| Treffer::visited(row, woont));
        let Some(mut treffer) = hit.or_else(before) else { continue };
        let (found, has_moved) = (treffer.regelingen.clone(), bezoek.moved.contains(inwoner));
        treffer.regelingen.retain(|key| !one.gesproken.contains(key));
        treffer.samen |= one.samen;
        open.sort_by_key(|row| row.wijk != treffer.wijk);
        let Some((row, others)) = open.split_first() else {
            if one.tried.contains(&treffer.wijk) && !has_moved || treffer.regelingen.is_empty() {
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
        let door = (has_moved || row.wijk != treffer.wijk).then_some(treffer.wijk.as_str());
        go_on(tx, row, *inwoner, &treffer.regelingen, door).await?;
        along.anew.extend(keys(&row.regelingen).iter().all(|key| found.contains(key)).then_some(row.id));
        along.wijken.insert(treffer.wijk);
        goes_on.insert(row.id);
    }
    Ok(eerder.map(|all| {
        along.regels = all.into_values().flat_map(|one| one.open).filter(|row| goes_on.contains(&row.id)).collect();
        along
    }))
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
        samen: Set(one.samen),
        ..regel(tx, looplijst, inwoner, &one.wijk, &one.regelingen, begins(&one.wijk))
    };
    tx.add_all(wie.into_iter().map(row));
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
