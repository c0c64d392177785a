//! There was a Gesprek: how it ended, from a fixed list. Who wants help now gets a Hulpvraag, which goes on to a Balie from the door.

use crate::LooplijstError;
use crate::earlier::must_be_alone;
use crate::expire::must_be_within;
use crate::gesprek::{Dagdeel, GesprekStatus, Uitkomst};
use crate::left_out::must_want_it;
use crate::plan::{begun, must_be_new};
use crate::regel::{POGINGEN_MAX, RegelStatus};
use crate::store::{StandInput, change_regel, gesprek_of, load_seen, noted, update_regel};
use crate::tables::{gesprek, looplijst_regel};
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use hulpvraag::{Eigenaar, HulpvraagInput, Instemming, Momentopname, Vervolgstap, taak};
use inwoner::Naam;
use inwoner::tables::inwoner as person;
use netwerk::tables::product;
use rules::feestdag::Gebied;
use rules::termijn;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Ms, Redraw, Store, StoreError, Tx};

/// How it goes on with who wants to know more, or thinks about it. Nobody is left without one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vervolg {
    /// Whoever stands at the door comes back on that part of that day.
    Bezoek(Date, Dagdeel),
    /// The Inwoner calls when they want to: their own choice, and nothing more to do.
    Inwoner,
}

/// How the Gesprek ended.
pub enum UitkomstInput {
    /// Nothing has to be done any more.
    Klaar(Uitkomst),
    /// It is open still, and goes on like this.
    Vervolg(Uitkomst, Vervolg),
    /// Wants help now, with this product.
    WilNuHulp(String),
}

impl UitkomstInput {
    pub(crate) fn uitkomst(&self) -> Uitkomst {
        match self {
            Self::Klaar(uitkomst) | Self::Vervolg(uitkomst, _) => *uitkomst,
            Self::WilNuHulp(_) => Uitkomst::WilNuHulp,
        }
    }

    /// When somebody comes back.
    pub(crate) fn terug(&self) -> Option<(Date, Dagdeel)> {
        match self {
            Self::Vervolg(_, Vervolg::Bezoek(dag, dagdeel)) => Some((*dag, *dagdeel)),
            _ => None,
        }
    }
}

/// Notes a Gesprek, and whether whoever goes there next goes with somebody (`samen`); gives where whoever noted it goes on: for help now, to choosing a Balie.
///
/// # Errors
/// `OptedOut` for who does not want to be looked for; `ReturnTaken` where somebody stood there in vain on the part of a day of the
/// return, `TooOften` after three attempts, and `PastTerm` for a day on which it is no regel any more; `Outdated` when the regel changed, or somebody spoke with them before.
pub async fn speak(
    store: &Store,
    purpose: &Verwerking,
    target: &StandInput<'_>,
    samen: bool,
    input: &UitkomstInput,
) -> Result<String, LooplijstError> {
    let mut redraw = Redraw::of(hulpvraag::is_drawn);
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, target, samen, input).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(tx: &Tx, target: &StandInput<'_>, samen: bool, input: &UitkomstInput) -> Result<String, LooplijstError> {
    let loaded = load_seen(tx, target).await?;
    let (row, inwoner) = loaded.peek(tx);
    let next = RegelStatus::parse(&row.status).and_then(RegelStatus::speak).ok_or(LooplijstError::Outdated)?;
    let (hulpvraag, leads_to) = settle(tx, (row, *inwoner), next, samen, input).await?;
    hold(tx, row, *inwoner, input.uitkomst(), hulpvraag).await?;
    tx.remember(target.once, &leads_to);
    Ok(leads_to)
}

/// What an outcome does beside the Gesprek: the regel is done, or planned again, and who wants help gets a Hulpvraag. Gives that, and
/// where it goes on.
pub(crate) async fn settle(
    tx: &Tx,
    (row, inwoner): (&looplijst_regel::Model, Uuid),
    spoken: RegelStatus,
    samen: bool,
    input: &UitkomstInput,
) -> Result<(Option<Uuid>, String), LooplijstError> {
    use looplijst_regel::Column;
    must_want_it(tx, row, inwoner).await?;
    let terug = input.terug();
    let next = match terug {
        Some(when) => come_back(tx, (row, inwoner), spoken, when).await?,
        None => spoken,
    };
    let update = update_regel(row)
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::Samen, Expr::val(samen))
        .col_expr(Column::GeplandOp, Expr::val(terug.map(|(dag, _)| dag.to_string())))
        .col_expr(Column::Dagdeel, Expr::val(terug.map(|(_, dagdeel)| dagdeel.as_str())));
    change_regel(tx, inwoner, update).await?;
    let UitkomstInput::WilNuHulp(product) = input else { return Ok((None, noted(row.looplijst_id))) };
    let (id, nummer) = help(tx, inwoner, product).await?;
    Ok((Some(id), format!("/hulpvragen/{nummer}/doorverwijzen")))
}

/// A return is a visit as any other: not a fourth time at a door in vain, not twice on one part of a day, and within the term of the regel.
pub(crate) async fn come_back(
    tx: &Tx,
    (row, inwoner): (&looplijst_regel::Model, Uuid),
    spoken: RegelStatus,
    when: (Date, Dagdeel),
) -> Result<RegelStatus, LooplijstError> {
    if row.poging >= POGINGEN_MAX {
        return Err(LooplijstError::TooOften);
    }
    must_be_within(row.aangemaakt_op.at(), when.0)?;
    must_be_alone(tx, row, inwoner).await?;
    must_be_new(tx, row, when).await.map_err(|why| match why {
        LooplijstError::SameDagdeel => LooplijstError::ReturnTaken,
        other => other,
    })?;
    spoken.come_back().ok_or(LooplijstError::Outdated)
}

/// The Gesprek took place, with this outcome, about what the regel says now: a Gesprek is kept longer than that.
async fn hold(
    tx: &Tx,
    row: &looplijst_regel::Model,
    inwoner: Uuid,
    uitkomst: Uitkomst,
    hulpvraag: Option<Uuid>,
) -> Result<(), LooplijstError> {
    let found = gesprek_of(tx, row.id).await?;
    let before = found.peek(tx).as_ref();
    let status = before.and_then(|found| GesprekStatus::parse(&found.status)).unwrap_or(GesprekStatus::plan());
    let next = status.speak().ok_or(LooplijstError::Outdated)?;
    let now = Ms::from(tx.store().now());
    let Some(before) = before else {
        let (_, begun) = begun(tx, row, inwoner, next);
        tx.add(gesprek::ActiveModel {
            uitkomst: Set(Some(uitkomst.into())),
            regelingen: Set(Some(row.regelingen.clone())),
            hulpvraag_id: Set(hulpvraag),
            plaatsgevonden_op: Set(Some(now)),
            ..begun
        });
        return Ok(());
    };
    let update = gesprek::Entity::update_many()
        .col_expr(gesprek::Column::Status, Expr::val(next.as_str()))
        .col_expr(gesprek::Column::Uitkomst, Expr::val(uitkomst.as_str()))
        .col_expr(gesprek::Column::Regelingen, Expr::val(row.regelingen.as_str()))
        .col_expr(gesprek::Column::HulpvraagId, Expr::val(hulpvraag))
        .col_expr(gesprek::Column::PlaatsgevondenOp, Expr::val(now))
        .col_expr(gesprek::Column::MedewerkerId, Expr::val(tx.purpose().actor().id))
        .col_expr(gesprek::Column::Versie, Expr::col(gesprek::Column::Versie).add(1))
        .filter(gesprek::Column::Id.eq(before.id));
    tx.change_about(inwoner, update).await?;
    Ok(())
}

/// Opens a Hulpvraag that whoever stands at the door owns, until a Balie takes it; that one has to be chosen is a Taak of theirs from
/// the same moment. What they were told travels on when the Inwoner agrees to that, which the form of the Doorverwijzing asks.
async fn help(tx: &Tx, inwoner: Uuid, code: &str) -> Result<(Uuid, String), LooplijstError> {
    let product: Option<product::Model> = tx.plain_one(product::Entity::find_by_id(code)).await?;
    let product = product.ok_or(LooplijstError::Store(StoreError::NotFound))?;
    let found = tx.one::<person::Model>(person::Entity::find_by_id(inwoner)).await?;
    let found = found.transpose().ok_or(LooplijstError::Store(StoreError::NotFound))?;
    let who = found.peek(tx);
    let (actor, before) = (tx.purpose().actor(), choose_before(tx.store().now())?);
    let opened = hulpvraag::open(
        tx,
        &HulpvraagInput {
            inwoner: Some(inwoner),
            product: &product.code,
            vraag: &product.vraag_tekst,
            eigenaar: Eigenaar { organisatie: actor.organisatie, balie: None, medewerker: Some(actor.id) },
            vervolgstap: Some((Vervolgstap::OpnieuwKiezen, before)),
            deelnemers: &[],
        },
    );
    taak::raise_at_end(
        tx,
        &taak::Nieuw {
            hulpvraag: opened.id,
            inwoner: Some(inwoner),
            organisatie: actor.organisatie,
            balie: None,
            medewerker: Some(actor.id),
            soort: taak::Soort::BalieKiezen,
            tekst: "",
            termijn_op: before,
            bron: opened.id,
        },
    );
    let naam = Naam { voornaam: who.voornaam.clone(), achternaam: who.achternaam.clone() };
    let told = Momentopname {
        naam: naam.full(),
        telefoon: who.telefoon.clone(),
        vraag: product.vraag_tekst.clone(),
        ..Momentopname::default()
    };
    hulpvraag::share(tx, opened.id, inwoner, actor.organisatie, Instemming::Mondeling, &told);
    Ok((opened.id, opened.nummer))
}

/// Before when a Balie has to be chosen, where that is not done at the door.
fn choose_before(now: Timestamp) -> Result<Timestamp, LooplijstError> {
    let zone = TimeZone::get(termijn::WET_TIJDZONE).unwrap_or(TimeZone::UTC);
    let end = termijn::end_of_werkdag(now, termijn::OPNIEUW_KIEZEN_WERKDAGEN, &zone, Gebied::Nederland);
    end.map_err(|_| LooplijstError::Store(StoreError::Unreadable("feestdagen.csv")))
}
