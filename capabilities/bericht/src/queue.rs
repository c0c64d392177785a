//! Queueing messages: many events in one act, each once.

use crate::tables::bericht::{ActiveModel, Column, Entity};
use crate::weg::{KanaalStand, weg_of};
use crate::{Feiten, Kanaal, Soort, Status};
use access::Verwerking;
use foundation::Uuid;
use hulpvraag::taak;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Ms, Store, StoreError, Tx};
/// One thing to tell, with the event that made it.
#[derive(Clone, Debug)]
pub struct BerichtInput {
    /// The event: a second delivery adds nothing.
    pub event: Uuid,
    /// To whom; `None` for whoever the Hulpvraag is about, if that is known.
    pub inwoner: Option<Uuid>,
    /// About which Hulpvraag.
    pub hulpvraag: Uuid,
    /// About which Afspraak.
    pub afspraak: Option<Uuid>,
    /// What.
    pub soort: Soort,
    /// What the event knew and nobody can look up later.
    pub feiten: Feiten,
    /// Along which way: as they prefer, or on paper at the Balie, where they have it already.
    pub kanaal: Kanaal,
    /// Whether it takes the place of what still waits about how the Doorverwijzing stands.
    pub instead: bool,
    /// Before when it has to be known, where post would come too late: who has no e-mail is called.
    pub bel_voor: Option<Ms>,
}

/// Queues messages on behalf of the organisatie of this act. Content and channel are looked up when the message leaves, so
/// that the last choice and the present address count. What waits already about the same Afspraak is not told twice.
pub async fn queue(store: &Store, purpose: &Verwerking, berichten: &[BerichtInput]) -> Result<(), StoreError> {
    let tx = store.begin(purpose);
    let outcome = queue_within(&tx, berichten).await;
    tx.finish(outcome).await
}

/// The same, within the caller's act: what is told and why are one commit.
pub async fn queue_within(tx: &Tx, berichten: &[BerichtInput]) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    for bericht in berichten {
        let inwoner = match bericht.inwoner {
            Some(inwoner) => Some(inwoner),
            None => hulpvraag::load(tx, bericht.hulpvraag).await?.peek(tx).inwoner,
        };
        // Without a person there is nobody to write to: the nummer was read aloud.
        let Some(inwoner) = inwoner else { continue };
        let new = row(tx, bericht, inwoner);
        if let Some(before) = bericht.bel_voor
            && weg_of(tx, Some(inwoner), bericht.soort).await?.peek(tx) != &KanaalStand::Email
        {
            call(tx, bericht, inwoner, before).await?;
        } else if !bericht.instead {
            rows.push(new);
        } else if tx.add_unless_there(new).await? {
            // Only the first time: when the event comes again, something newer may wait.
            lapse_standing(tx, bericht, inwoner).await?;
        }
    }
    tx.add_all_unless_there(rows);
    Ok(())
}

/// Takes back what hangs on a Hulpvraag and has not left, within the caller's act; false where nothing waited.
pub async fn take_back(tx: &Tx, inwoner: Uuid, hulpvraag: Uuid) -> Result<bool, StoreError> {
    // An e-mail that another process is handing over is not ours to take.
    let at_rest = Column::EmailOp.is_null().or(Column::EmailOp.lte(Ms::from(tx.store().now())));
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(Status::Vervallen.as_str()))
        .filter(Column::HulpvraagId.eq(hulpvraag))
        .filter(Column::Status.eq(Status::Klaar.as_str()))
        .filter(at_rest);
    Ok(tx.change_about(inwoner, update).await? > 0)
}

/// Somebody calls: the words wait on the page of the message, and a Taak says that it has to be done.
async fn call(tx: &Tx, bericht: &BerichtInput, inwoner: Uuid, before: Ms) -> Result<(), StoreError> {
    let new = ActiveModel { status: Set(Status::TeBellen.into()), ..row(tx, bericht, inwoner) };
    if tx.add_unless_there(new).await? {
        let nieuw = taak::Nieuw {
            hulpvraag: bericht.hulpvraag,
            inwoner: Some(inwoner),
            organisatie: tx.purpose().actor().organisatie,
            balie: None,
            medewerker: None,
            soort: taak::Soort::BerichtBellen,
            tekst: "",
            termijn_op: before.at(),
            bron: bericht.event,
        };
        taak::raise(tx, &nieuw).await?;
        if bericht.instead {
            lapse_standing(tx, bericht, inwoner).await?;
        }
    }
    Ok(())
}

async fn lapse_standing(tx: &Tx, bericht: &BerichtInput, inwoner: Uuid) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(Status::Vervallen.as_str()))
        .filter(Column::HulpvraagId.eq(bericht.hulpvraag))
        .filter(Column::Soort.eq(Soort::StandDoorverwijzing.as_str()))
        .filter(Column::Status.eq(Status::Klaar.as_str()))
        .filter(Column::EventId.ne(bericht.event));
    tx.change_about(inwoner, update).await?;
    Ok(())
}

pub(crate) fn row(tx: &Tx, bericht: &BerichtInput, inwoner: Uuid) -> ActiveModel {
    let given = bericht.kanaal == Kanaal::Balie;
    let now = Ms::from(tx.store().now());
    ActiveModel {
        id: Set(tx.store().new_id()),
        inwoner_id: Set(Some(inwoner)),
        hulpvraag_id: Set(bericht.hulpvraag),
        afspraak_id: Set(bericht.afspraak),
        organisatie_id: Set(tx.purpose().actor().organisatie),
        soort: Set(bericht.soort.into()),
        kanaal: Set(bericht.kanaal.into()),
        status: Set(if given { Status::Uitgereikt } else { Status::Klaar }.into()),
        event_id: Set(bericht.event),
        aangemaakt_op: Set(now),
        verstuurd_op: Set(given.then_some(now)),
        feiten: Set(serde_json::to_string(&bericht.feiten).expect("plain data")),
        partij_id: Set(None),
        poging: Set(0),
        email_op: Set(None),
        code: Set(None),
    }
}
