//! Hits become regels: once, in one act, with a line for each person. Who was no hit never gets here.

use crate::error::SEEN;
use crate::left_out::{opted_out, refused, secret};
use crate::regel::{Reden, RegelStatus};
use crate::store::{keys, load, update};
use crate::tables::{looplijst, looplijst_regel, looplijst_wijk};
use crate::{LooplijstError, Status};
use access::Verwerking;
use foundation::Uuid;
use inwoner::InwonerInput;
use rules::afstand::Postcode4;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{ActiveValue::Set, sea_query::Expr};
use store::{Ms, Redraw, Store, Tx};

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

/// Opens a Looplijst of which the counts are known: each hit is a regel, but for who is left out. A second time is refused.
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
        let outcome = act(&tx, looplijst, hits).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

pub(crate) async fn act(tx: &Tx, id: Uuid, hits: &[RegelInput]) -> Result<LooplijstStand, LooplijstError> {
    let row = load(tx, id).await?;
    let next = Status::parse(&row.status).and_then(Status::open).ok_or(LooplijstError::Outdated)?;
    let opened = update(&row)
        .col_expr(looplijst::Column::Status, Expr::val(next.as_str()))
        .col_expr(looplijst::Column::GeopendOp, Expr::val(Ms::from(tx.store().now())));
    tx.claim(opened, SEEN);

    let mut stand = LooplijstStand::default();
    let asked: BTreeSet<String> = keys(&row.regelingen).into_iter().collect();
    let mut wie: BTreeMap<Uuid, Treffer> = BTreeMap::new();
    for hit in hits {
        let wijk = hit.persoon.postcode.get(..4).filter(|four| four.parse::<Postcode4>().is_ok());
        let (Some(wijk), None) = (wijk, hit.reden) else {
            stand.leave_out(hit.reden.unwrap_or(Reden::Verhuisd));
            continue;
        };
        let inwoner = inwoner::find_or_create(tx, &hit.persoon).await?;
        let treffer = wie.entry(inwoner).or_insert_with(|| Treffer { wijk: wijk.to_owned(), regelingen: BTreeSet::new() });
        treffer.regelingen.extend(hit.regelingen.intersection(&asked).cloned());
    }
    leave_out(tx, &asked, &mut wie, &mut stand).await?;
    stand.regels = wie.len();
    write(tx, id, wie);
    Ok(stand)
}

/// Somebody to visit.
struct Treffer {
    wijk: String,
    regelingen: BTreeSet<String>,
}

/// Takes out who said no or opted out, from all that is left of theirs, and whose address is secret.
async fn leave_out(
    tx: &Tx,
    asked: &BTreeSet<String>,
    wie: &mut BTreeMap<Uuid, Treffer>,
    stand: &mut LooplijstStand,
) -> Result<(), LooplijstError> {
    let all: Vec<Uuid> = wie.keys().copied().collect();
    all.iter().for_each(|one| tx.concerns(*one));
    let (refused, secret, out) = (refused(tx, &all).await?, secret(tx, &all).await?, opted_out(tx, &all, asked).await?);
    let (refused, secret, out) = (refused.peek(tx), secret.peek(tx), out.peek(tx));
    wie.retain(|inwoner, treffer| {
        let reden = treffer.left_out(refused.get(inwoner), out.get(inwoner), secret.contains(inwoner));
        reden.into_iter().for_each(|reden| stand.leave_out(reden));
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
}

fn write(tx: &Tx, looplijst: Uuid, wie: BTreeMap<Uuid, Treffer>) {
    let wijken: BTreeSet<String> = wie.values().map(|treffer| treffer.wijk.clone()).collect();
    tx.add_all(wijken.into_iter().map(|wijk| looplijst_wijk::ActiveModel {
        id: Set(tx.store().new_id()),
        looplijst_id: Set(looplijst),
        wijk: Set(wijk),
        medewerker_id: Set(None),
        versie: Set(1),
    }));
    let rows: Vec<looplijst_regel::ActiveModel> = wie
        .into_iter()
        .map(|(inwoner, treffer)| regel(tx, looplijst, inwoner, &treffer.wijk, &treffer.regelingen, RegelStatus::list()))
        .collect();
    for part in rows.chunks(ROWS) {
        tx.add_all(part.to_vec());
    }
}

/// A new regel.
pub(crate) fn regel(
    tx: &Tx,
    looplijst: Uuid,
    inwoner: Uuid,
    wijk: &str,
    regelingen: &BTreeSet<String>,
    status: RegelStatus,
) -> looplijst_regel::ActiveModel {
    looplijst_regel::ActiveModel {
        id: Set(tx.store().new_id()),
        looplijst_id: Set(looplijst),
        inwoner_id: Set(Some(inwoner)),
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
