//! What the Inwoner says to a Hulpvraag that was prepared (level 2): yes, and it is theirs, with an owner and a day before which
//! somebody calls; or no, and nothing is asked again. Who does nothing, for them nothing happens.

use crate::LevensgebeurtenisError;
use crate::model::Soort;
use crate::tables::{levensgebeurtenis, voorstel};
use crate::voorstel::VoorstelStatus;
use access::Verwerking;
use bericht::OrganisatieRow;
use foundation::Uuid;
use foundation::jiff::tz::TimeZone;
use hulpvraag::{Eigenaar, HulpvraagInput, Vervolgstap, taak};
use inwoner::tables::inwoner as person;
use netwerk::BalieRow;
use rules::afstand::{self, Postcode4};
use rules::feestdag::Gebied;
use rules::termijn::{WET_TIJDZONE, end_of_werkdag};
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, sea_query::Expr};
use store::{Look, Once, Redraw, Store, StoreError, Tx};

foundation::states! {
    /// What they say.
    pub enum Antwoord {
        /// They want help with it.
        Ja => "ja",
        /// They do not.
        Nee => "nee",
    }
}

/// The question as it was prepared.
const VRAAG: &str = "Ik word 18. Help mij met zorgverzekering, DigiD, zorgtoeslag en studiefinanciering.";
/// Before how many werkdagen somebody calls.
const WERKDAGEN: u32 = 5;
/// Where the answer leads.
pub(crate) const OWN: &str = "/mijn/levensgebeurtenissen";
const KEPT: &str = "/mijn/levensgebeurtenissen?bewaard=ja";

/// What was prepared for whoever is logged in and waits for their word, and whom they can call about anything.
pub(crate) async fn own(
    store: &Store,
    purpose: &Verwerking,
) -> Result<(Vec<voorstel::Model>, Option<OrganisatieRow>), LevensgebeurtenisError> {
    use voorstel::{Column, Entity, Model};
    let tx = store.begin(purpose);
    tx.concerns(purpose.actor().id);
    let query = Entity::find().filter(Column::InwonerId.eq(purpose.actor().id));
    let query = query.filter(Column::Status.eq(VoorstelStatus::Klaargezet.as_str())).filter(Column::Niveau.eq("in_interactie"));
    let outcome = async {
        let found = tx.all::<Model>(query.order_by_asc(Column::Dag)).await?;
        Ok::<_, LevensgebeurtenisError>(found.zip(bericht::reach(&tx, purpose.actor().id).await?))
    }
    .await;
    tx.hand_out(outcome).await
}

/// The number of the organisatie that prepared it, where it has one.
pub(crate) async fn whom_to_call(look: &Look<'_>, row: &voorstel::Model) -> Result<Option<String>, StoreError> {
    let of = levensgebeurtenis::Entity::find_by_id(row.levensgebeurtenis_id);
    let found: Vec<levensgebeurtenis::Model> = look.all(of).await?;
    match found.first() {
        Some(one) => netwerk::telefoon_of(look, one.organisatie_id).await,
        None => Ok(None),
    }
}

/// They say it.
///
/// # Errors
/// `Outdated` where nothing waits for their word any more.
pub(crate) async fn answer(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    antwoord: Antwoord,
    once: &Once,
) -> Result<(), LevensgebeurtenisError> {
    let mut redraw = Redraw::of(hulpvraag::is_drawn);
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, id, antwoord).await.map(|()| tx.remember(once, KEPT));
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(tx: &Tx, id: Uuid, antwoord: Antwoord) -> Result<(), LevensgebeurtenisError> {
    use voorstel::{Column, Entity, Model};
    let me = tx.purpose().actor().id;
    let mine = Entity::find_by_id(id).filter(Column::InwonerId.eq(me)).filter(Column::Niveau.eq("in_interactie"));
    let row = tx.one::<Model>(mine).await?.transpose().ok_or(LevensgebeurtenisError::Outdated)?;
    let row = row.peek(tx).clone();
    let way = match antwoord {
        Antwoord::Ja => VoorstelStatus::confirm,
        Antwoord::Nee => VoorstelStatus::decline,
    };
    let next = VoorstelStatus::parse(&row.status).and_then(way).ok_or(LevensgebeurtenisError::Outdated)?;
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(next.as_str()))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Versie.eq(row.versie));
    if tx.change_about(me, update).await? != 1 {
        return Err(LevensgebeurtenisError::Outdated);
    }
    match antwoord {
        Antwoord::Ja => help(tx, me, &row).await,
        Antwoord::Nee => Ok(()),
    }
}

/// The Hulpvraag, at the nearest Balie of who prepared it that helps with this.
async fn help(tx: &Tx, me: Uuid, row: &voorstel::Model) -> Result<(), LevensgebeurtenisError> {
    let found: Option<levensgebeurtenis::Model> =
        tx.plain_one(levensgebeurtenis::Entity::find_by_id(row.levensgebeurtenis_id)).await?;
    let event = found.ok_or(LevensgebeurtenisError::Outdated)?;
    let soort = event.soort().ok_or(LevensgebeurtenisError::Outdated)?;
    let balie = nearest(tx, me, event.organisatie_id, soort).await?.map(|one| one.balie_id);
    let zone = TimeZone::get(WET_TIJDZONE).map_err(|_| StoreError::Unreadable("tijdzone"))?;
    let termijn = end_of_werkdag(tx.store().now(), WERKDAGEN, &zone, Gebied::Nederland);
    let termijn = termijn.map_err(|_| StoreError::Unreadable("kalender"))?;
    let opened = hulpvraag::open_at(
        tx,
        event.organisatie_id,
        &HulpvraagInput {
            inwoner: Some(me),
            product: soort.product(),
            vraag: VRAAG,
            eigenaar: Eigenaar { organisatie: event.organisatie_id, balie, medewerker: None },
            vervolgstap: Some((Vervolgstap::Nabellen, termijn)),
            deelnemers: &[],
        },
    );
    taak::raise_at_end(
        tx,
        &taak::Nieuw {
            hulpvraag: opened.id,
            inwoner: Some(me),
            organisatie: event.organisatie_id,
            balie,
            medewerker: None,
            soort: taak::Soort::Bellen,
            tekst: "",
            termijn_op: termijn,
            bron: row.id,
        },
    );
    Ok(())
}

async fn nearest(tx: &Tx, me: Uuid, organisatie: Uuid, soort: Soort) -> Result<Option<BalieRow>, LevensgebeurtenisError> {
    let day = crate::ground::day_of(tx.store().now());
    let all = netwerk::places_for(&tx.store().look(), soort.product(), (Uuid::nil(), false), day).await?;
    let row = tx.one::<person::Model>(person::Entity::find_by_id(me)).await?;
    let place = |postcode: &str| postcode.parse::<Postcode4>().ok().and_then(afstand::punt);
    let home = row.peek(tx).as_ref().and_then(|row| place(&row.postcode));
    let far = |one: &BalieRow| home.zip(place(&one.postcode)).map_or(f64::MAX, |(home, there)| afstand::km_between(home, there));
    let own = all.into_iter().filter(|one| one.organisatie_id == organisatie && one.has_coordinator);
    Ok(own.min_by(|a, b| far(a).total_cmp(&far(b)).then(a.balie_id.cmp(&b.balie_id))))
}
