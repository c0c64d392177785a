//! "Klopt dit niet? Vraag het na" for who is not online: a colleague at the Balie writes the question down, and it goes on as
//! any other. The Inwoner is who asks. Who wrote it down is kept, and takes no part in it.

use crate::MijnError;
use crate::ask::{VraagInput, begin};
use crate::looked::{askable, visitor};
use crate::tables::inzage_vraag;
use access::Verwerking;
use bericht::Soort;
use foundation::Uuid;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use store::{Held, Inzage, Look, Once, Plain, Redraw, Store, StoreError, Tx};

/// A look that the Inwoner of a visit asks about, before the question is written down.
pub(crate) struct Blik {
    /// Of the Inwoner.
    pub(crate) naam: String,
    /// The look.
    pub(crate) inzage: Inzage,
    /// Whether it was of who helps them now.
    pub(crate) own: bool,
}

/// Reads the look, for who helps that Inwoner at the Balie.
pub(crate) async fn look_of(store: &Store, purpose: &Verwerking, afspraak: Uuid, id: Uuid) -> Result<Blik, MijnError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let (inwoner, afspraak) = visitor(&tx, afspraak).await?;
        let inzage = askable(store, inwoner, id).await?.ok_or(StoreError::NotFound)?;
        let own = was_by(&store.look(), &inzage, purpose.actor().id).await?;
        Ok(afspraak.map(|afspraak| Blik { naam: afspraak.naam, inzage, own }))
    }
    .await;
    tx.hand_out(outcome).await
}

/// Writes the question down; gives the nummer under which the Inwoner hears of it.
///
/// # Errors
/// `NoIdentity` before it is certain who stands there, `OwnLook` where the colleague looked themselves.
pub(crate) async fn write_down(
    store: &Store,
    purpose: &Verwerking,
    afspraak: Uuid,
    id: Uuid,
    vraag: &str,
    once: &Once,
) -> Result<String, MijnError> {
    let mut redraw = Redraw::of(hulpvraag::is_drawn);
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, afspraak, id, vraag, once).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

async fn act(tx: &Tx, afspraak: Uuid, id: Uuid, vraag: &str, once: &Once) -> Result<String, MijnError> {
    let me = tx.purpose().actor().id;
    let (inwoner, _) = visitor(tx, afspraak).await?;
    let inzage = askable(tx.store(), inwoner, id).await?.ok_or(StoreError::NotFound)?;
    if was_by(&tx.store().look(), &inzage, me).await? {
        return Err(MijnError::OwnLook);
    }
    let before = asked_before(tx, inwoner, id).await?;
    let nummer = match before.peek(tx) {
        // Whoever writes it down is not told that it was asked before, perhaps from home and about this very desk.
        Some(nummer) => nummer.clone(),
        None => {
            let (organisatie, maand) = (inzage.organisatie_id, inzage.maand);
            let vraag = vraag.to_owned();
            begin(tx, &VraagInput { inwoner, organisatie, verwerking: id, maand, vraag, gevraagd_door: Some(me) }).await?
        }
    };
    let weg = bericht::weg_of(tx, Some(inwoner), Soort::Ontvangst).await?;
    tx.remember(once, &format!("/balie/bezoeken/{afspraak}/inzage?gevraagd={nummer}&hoort={}", weg.peek(tx)));
    Ok(nummer)
}

/// The nummer of what this Inwoner asked about this look before.
async fn asked_before(tx: &Tx, inwoner: Uuid, id: Uuid) -> Result<Held<Option<String>>, MijnError> {
    use inzage_vraag::{Column, Entity, Model};
    let query = Entity::find().filter(Column::InwonerId.eq(inwoner)).filter(Column::VerwerkingId.eq(id));
    let asked = tx.one::<Model>(query).await?;
    let Some(hulpvraag) = asked.peek(tx).as_ref().map(|asked| asked.hulpvraag_id) else { return Ok(Held::nobody(None)) };
    let kept = hulpvraag::load(tx, hulpvraag).await?;
    Ok(kept.map(|kept| Some(kept.nummer)))
}

#[derive(FromQueryResult)]
struct Door {
    door_id: Uuid,
}
impl Plain for Door {}

const DOOR: &str = "
    select door_id from toegang
    where trace_id = $1 and maand = $2 and handeling = $3 and organisatie_id = $4 and door_id = $5 limit 1";

/// Whether it was this colleague who looked.
async fn was_by(look: &Look<'_>, inzage: &Inzage, me: Uuid) -> Result<bool, StoreError> {
    let values = [
        inzage.trace_id.clone().into(),
        inzage.maand.into(),
        inzage.naam.clone().into(),
        inzage.organisatie_id.into(),
        me.into(),
    ];
    let rows: Vec<Door> = look.sql(DOOR, values).await?;
    Ok(rows.iter().any(|row| row.door_id == me))
}
