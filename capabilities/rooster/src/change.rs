//! Changing a Dienst, or letting it fall away. Whoever has an Afspraak in it is never dropped: for each of them the
//! planner says who takes over, when they come instead, or that somebody calls them.

use crate::add::{self, Instants};
use crate::affected::{AfspraakRow, TijdslotRow, affected, free};
use crate::error::RoosterError;
use crate::guard::{Days, DienstInput, There, works_at};
use crate::plek::LocatieState;
use crate::rescue::{self, Keuze, Told};
use access::Verwerking;
use afspraak::TijdslotInput;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use netwerk::tables::balie;
use netwerk::tables::dienst::{Column, Entity, Model};
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Held, Ms, Once, Store, StoreError, Tx};

/// What becomes of a Dienst.
#[derive(Clone, Debug)]
pub(crate) enum Wijziging {
    /// It is this from now on.
    Wordt(Box<DienstInput>),
    /// From now on nobody sits there: it falls away, or ends at once when it has begun.
    Vervalt,
}

/// What stays of a Dienst. Nothing when it falls away.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blijft(Option<Rest>);

#[derive(Clone, Copy, Debug)]
struct Rest {
    begin: Ms,
    einde: Ms,
    pauze: Option<(Ms, Ms)>,
}

impl Blijft {
    /// Whether a stretch of time lies within it.
    pub(crate) fn holds(&self, begin: Ms, einde: Ms) -> bool {
        self.0.is_some_and(|rest| {
            let beside_the_pause = rest.pauze.is_none_or(|(start, end)| einde <= start || end <= begin);
            rest.begin <= begin && einde <= rest.einde && beside_the_pause
        })
    }
}

/// The Dienst; `None` when there is none.
pub(crate) async fn find(look: &store::Look<'_>, id: Uuid) -> Result<Option<Model>, StoreError> {
    look.one(Entity::find_by_id(id)).await
}

/// A Dienst as it was written down.
pub(crate) fn as_input(plek: &LocatieState, row: &Model) -> DienstInput {
    DienstInput {
        balie: row.balie_id,
        medewerker: row.medewerker_id.unwrap_or_default(),
        begin: plek.local(row.begin.at()),
        einde: plek.local(row.einde.at()),
        pauze: row.pauze_begin.zip(row.pauze_einde).map(|(begin, einde)| (plek.local(begin.at()), plek.local(einde.at()))),
        minuten: u16::try_from(row.minuten).unwrap_or(u16::MAX),
        vrijgehouden: u16::try_from(row.vrijgehouden).unwrap_or_default(),
    }
}

/// What a Dienst will be; `None` when it falls away before it began.
fn after(plek: &LocatieState, row: &Model, wijziging: &Wijziging, now: Timestamp) -> Option<DienstInput> {
    match wijziging {
        Wijziging::Wordt(input) => Some((**input).clone()),
        Wijziging::Vervalt if row.begin.at() >= now => None,
        Wijziging::Vervalt => {
            let mut input = as_input(plek, row);
            input.einde = plek.local(now).min(input.einde);
            input.pauze = input.pauze.filter(|(_, einde)| *einde <= input.einde);
            Some(input)
        }
    }
}

fn stays(plek: &LocatieState, after: Option<&DienstInput>) -> Blijft {
    let at = |local| plek.instant(local).map(Ms::from);
    Blijft(after.and_then(|input| {
        let pauze = input.pauze.and_then(|(begin, einde)| at(begin).zip(at(einde)));
        Some(Rest { begin: at(input.begin)?, einde: at(input.einde)?, pauze })
    }))
}

/// Whose Afspraken a change touches, and to which times they can move: to be shown to who plans. An act of its own, so
/// that a change that was refused and what is shown after it are two lines in the log.
pub(crate) async fn touched(
    store: &Store,
    purpose: &Verwerking,
    plek: &LocatieState,
    balie: &balie::Model,
    row: &Model,
    wijziging: &Wijziging,
) -> Result<Vec<(AfspraakRow, Vec<TijdslotRow>)>, StoreError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let blijft = stays(plek, after(plek, row, wijziging, store.now()).as_ref());
        let rows = affected(&tx, row.id, &blijft).await?;
        let mut offered = Vec::new();
        for one in rows.peek(&tx) {
            // Who cannot be written to, or is here already, is not sent elsewhere.
            let can_move = one.inwoner_id.is_some() && one.status == afspraak::Status::Bevestigd.as_str();
            let free = if can_move { free(&tx, balie, &one.product, row.id).await? } else { Vec::new() };
            offered.push(free);
        }
        Ok(rows.zip(Held::nobody(offered)).map(|(rows, offered)| rows.into_iter().zip(offered).collect()))
    }
    .await;
    tx.hand_out(outcome).await
}

/// What a planner wants of a Dienst.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wens<'a> {
    pub(crate) id: Uuid,
    /// The versions that the planner may have looked at.
    pub(crate) seen: Option<&'a [i32]>,
    pub(crate) wijziging: &'a Wijziging,
    /// What becomes of the Afspraken it touches.
    pub(crate) keuzes: &'a [(Uuid, Keuze)],
}

/// Changes a Dienst.
///
/// # Errors
/// `Geraakt` while an Afspraak in it has no choice yet, `Outdated` when a colleague was first, `Botst` when it does not fit.
pub(crate) async fn change(
    store: &Store,
    purpose: &Verwerking,
    plek: &LocatieState,
    balie: &balie::Model,
    wens: Wens<'_>,
    once: &Once,
) -> Result<(), RoosterError> {
    let mut tries = 0;
    loop {
        let tx = store.begin(purpose);
        let outcome = Change { tx: &tx, plek, balie, wens }.act(once).await;
        match tx.finish(outcome).await {
            // Somebody was booked between a look and a change: look once more.
            Err(RoosterError::Store(StoreError::Stale)) if tries < 3 => tries += 1,
            done => return done,
        }
    }
}

struct Change<'a> {
    tx: &'a Tx,
    plek: &'a LocatieState,
    balie: &'a balie::Model,
    wens: Wens<'a>,
}

impl Change<'_> {
    async fn act(&self, once: &Once) -> Result<(), RoosterError> {
        let (tx, plek, now) = (self.tx, self.plek, self.tx.store().now());
        let row = self.row().await?;
        let after = after(plek, &row, self.wens.wijziging, now);
        self.hold(&row, after.as_ref()).await?;
        // By now nobody else changes it; who did before has another version.
        let row = self.row().await?;
        if let Wijziging::Wordt(input) = self.wens.wijziging {
            works_at(tx, input.medewerker, input.balie).await?;
            There::load(tx, plek, std::slice::from_ref(input)).await?.check(plek, row.id, input)?;
        }
        let blijft = stays(plek, after.as_ref());
        let mut told = Told::default();
        if row.gepubliceerd_op.is_some() {
            let touched = self.all_chosen(&row, &blijft).await?;
            self.write(&row, after.as_ref()).await?;
            told = rescue::all(tx, plek, self.balie, &row, after.as_ref(), &touched, self.wens.keuzes).await?;
            let wanted = match &after {
                Some(input) => add::slots(plek, input)?,
                None => Vec::new(),
            };
            afspraak::offer(tx, self.place(), &wanted).await?;
            // What fell away is held by now. Whoever was booked just before that is touched, too.
            self.all_chosen(&row, &blijft).await?;
        } else {
            self.write(&row, after.as_ref()).await?;
        }
        tx.remember(once, &add::shown_told(plek, self.wens.id, plek.local(row.begin.at()), told));
        Ok(())
    }

    /// The Afspraken that the change touches, each of which has a choice.
    async fn all_chosen(&self, row: &Model, blijft: &Blijft) -> Result<Vec<AfspraakRow>, RoosterError> {
        let touched = affected(self.tx, row.id, blijft).await?;
        let touched = touched.peek(self.tx).clone();
        let chosen = |id: &Uuid| self.wens.keuzes.iter().any(|(of, _)| of == id);
        let open: Vec<Uuid> = touched.iter().map(|one| one.id).filter(|id| !chosen(id)).collect();
        if open.is_empty() { Ok(touched) } else { Err(RoosterError::Geraakt(open)) }
    }

    async fn row(&self) -> Result<Model, RoosterError> {
        let row: Model = self.tx.plain_one(Entity::find_by_id(self.wens.id)).await?.ok_or(StoreError::NotFound)?;
        let is_seen = self.wens.seen.is_none_or(|seen| seen.contains(&row.versie));
        if is_seen && row.vervallen_op.is_none() { Ok(row) } else { Err(RoosterError::Outdated) }
    }

    async fn hold(&self, row: &Model, after: Option<&DienstInput>) -> Result<(), StoreError> {
        let before = as_input(self.plek, row);
        let mut days = Days::default();
        days.of(&before);
        if let Some(after) = after {
            days.of(after);
        }
        for (_, keuze) in self.wens.keuzes {
            if let Keuze::Medewerker(who) = keuze {
                days.add(*who, before.begin, before.einde);
            }
        }
        days.hold(self.tx).await
    }

    fn place(&self) -> TijdslotInput {
        TijdslotInput {
            dienst: self.wens.id,
            balie: self.balie.id,
            locatie: self.balie.locatie_id,
            organisatie: self.balie.organisatie_id,
        }
    }

    async fn write(&self, row: &Model, after: Option<&DienstInput>) -> Result<(), RoosterError> {
        let now = Ms::from(self.tx.store().now());
        let mut update = Entity::update_many()
            .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
            .filter(Column::Id.eq(row.id))
            .filter(Column::Versie.eq(row.versie));
        update = match after {
            None => update.col_expr(Column::VervallenOp, Expr::val(now.0)),
            Some(input) => {
                let Instants { begin, einde, pauze } = Instants::of(self.plek, input)?;
                update
                    .col_expr(Column::MedewerkerId, Expr::val((!input.medewerker.is_nil()).then_some(input.medewerker)))
                    .col_expr(Column::Begin, Expr::val(begin.0))
                    .col_expr(Column::Einde, Expr::val(einde.0))
                    .col_expr(Column::Minuten, Expr::val(i32::from(input.minuten)))
                    .col_expr(Column::Vrijgehouden, Expr::val(i32::from(input.vrijgehouden)))
                    .col_expr(Column::PauzeBegin, Expr::val(pauze.map(|(begin, _)| begin.0)))
                    .col_expr(Column::PauzeEinde, Expr::val(pauze.map(|(_, einde)| einde.0)))
            }
        };
        if self.tx.change(update).await? == 1 { Ok(()) } else { Err(RoosterError::Outdated) }
    }
}
