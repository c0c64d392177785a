//! The day has come: they are told, each once, unless they opted out. At the highest level nothing is told: it was given.

use crate::LevensgebeurtenisError;
use crate::bewoner::Bewoner;
use crate::model::{Niveau, Soort};
use crate::off::lapsed;
use crate::open::Open;
use crate::tables::voorstel::{Column, Entity};
use crate::voorstel::{Reden, VoorstelStatus};
use bericht::{BerichtInput, Feiten, Kanaal};
use foundation::Uuid;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use hulpvraag::{Eigenaar, HulpvraagInput, LEVENSGEBEURTENIS};
use rules::termijn::WET_TIJDZONE;
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, UpdateMany, sea_query::Expr};
use store::{Ms, StoreError, Tx};

/// What the message hangs on, for who sees it in a list.
const VRAAG: &str = "Deze inwoner wordt 18. De organisatie schreef wat er dan verandert.";

/// Tells one person, in their channel and language.
pub(crate) async fn send(
    tx: &Tx,
    (soort, niveau): (Soort, Niveau),
    one: &Open,
    (bewoner, dag): (&Bewoner, Date),
) -> Result<VoorstelStatus, LevensgebeurtenisError> {
    let inwoner = inwoner::find_or_create(tx, &bewoner.wie).await?;
    let organisatie = tx.purpose().actor().organisatie;
    let out = afmelding::is_afgemeld(tx, inwoner, soort.regeling(), organisatie).await?;
    if *out.peek(tx) {
        // That they opted out is no reason to keep who they are.
        go(tx, one, inwoner, lapsed(Reden::Afmelding)).await?;
        return Ok(VoorstelStatus::Vervallen);
    }
    let (status, hulpvraag) = match niveau {
        Niveau::Informeren | Niveau::InInteractie => (VoorstelStatus::Klaargezet, Some(tell(tx, niveau, inwoner, dag).await?)),
        Niveau::ZonderInteractie => (VoorstelStatus::Gegeven, None),
    };
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(status.as_str()))
        .col_expr(Column::InwonerId, Expr::val(Some(inwoner)))
        .col_expr(Column::HulpvraagId, Expr::val(hulpvraag))
        .col_expr(Column::Niveau, Expr::val(niveau.as_str()))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1));
    go(tx, one, inwoner, update).await?;
    Ok(status)
}

async fn go(tx: &Tx, one: &Open, inwoner: Uuid, update: UpdateMany<Entity>) -> Result<(), LevensgebeurtenisError> {
    let planned = update.filter(Column::Id.eq(one.id)).filter(Column::Versie.eq(one.versie));
    let planned = planned.filter(Column::Status.eq(VoorstelStatus::Gepland.as_str()));
    if tx.change_about(inwoner, planned).await? == 1 { Ok(()) } else { Err(LevensgebeurtenisError::Outdated) }
}

/// The message, which hangs on a Hulpvraag that is closed with it: nobody has to do anything. Gives that Hulpvraag.
async fn tell(tx: &Tx, niveau: Niveau, inwoner: Uuid, dag: Date) -> Result<Uuid, LevensgebeurtenisError> {
    let organisatie = tx.purpose().actor().organisatie;
    let opened = hulpvraag::open(
        tx,
        &HulpvraagInput {
            inwoner: Some(inwoner),
            product: LEVENSGEBEURTENIS,
            vraag: VRAAG,
            eigenaar: Eigenaar { organisatie, balie: None, medewerker: None },
            vervolgstap: None,
            deelnemers: &[],
        },
    );
    let soort = match niveau {
        Niveau::InInteractie => bericht::Soort::LevensgebeurtenisVoorstel,
        Niveau::Informeren | Niveau::ZonderInteractie => bericht::Soort::Levensgebeurtenis,
    };
    let input = BerichtInput {
        event: tx.store().new_id(),
        inwoner: Some(inwoner),
        hulpvraag: opened.id,
        afspraak: None,
        soort,
        feiten: Feiten { termijn: Some(begin_of(dag)?), ..Feiten::default() },
        kanaal: Kanaal::Voorkeur,
        instead: false,
        bel_voor: None,
    };
    bericht::queue_within(tx, &[input]).await?;
    Ok(opened.id)
}

/// The first instant of a day where the law is made: from then on the message is of no use.
fn begin_of(dag: Date) -> Result<Ms, StoreError> {
    let zone = TimeZone::get(WET_TIJDZONE).map_err(|_| StoreError::Unreadable("tijdzone"))?;
    Ok(dag.to_zoned(zone).map_err(|_| StoreError::Unreadable("dag"))?.timestamp().into())
}
