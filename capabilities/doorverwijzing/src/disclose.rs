//! What a reader of a Hulpvraag may open of the person it is about: what their own organisatie wrote or was given, and of a
//! visitor nothing before it is established who that is (V18, EL-360). Who coordinates work needs no name to divide it.

use access::Soort;
use foundation::Uuid;
use hulpvraag::{Momentopname, taak};
use store::sea_orm::{self, FromQueryResult};
use store::{Held, Plain, StoreError, Tx};

/// What of it a reader opens.
pub(crate) enum Disclosed {
    /// Nothing was shared with them, or by them.
    Nothing,
    /// All of it.
    All(Momentopname),
    /// Name and telephone number, to call; the rest stays closed.
    Contact(Momentopname),
    /// Not before identity is established (EL-360).
    NotIdentified,
    /// Not for them: for who made the call, or who does the Taak.
    NotTheirs,
}

impl Disclosed {
    /// What can be read of it.
    pub(crate) fn read(&self) -> Option<&Momentopname> {
        match self {
            Self::All(shared) | Self::Contact(shared) => Some(shared),
            Self::Nothing | Self::NotIdentified | Self::NotTheirs => None,
        }
    }
}

/// What the reader has to do with it, by name.
#[derive(FromQueryResult)]
struct Part {
    /// Made the call that brought it here, passed it on, or owns it by name.
    wrote: bool,
    /// Has a Taak about it for which the Inwoner is called, or holds the keten together.
    calls: bool,
    /// Whether something was shared with their organisatie.
    given: bool,
    /// Whether their organisatie shared something.
    sent: bool,
}
impl Plain for Part {}

fn part_sql() -> String {
    let calls = taak::Soort::CALLS.map(|soort| format!("'{}'", soort.as_str())).join(", ");
    format!(
        "select exists (select 1 from doorverwijzing d where d.hulpvraag_id = h.id and d.van_medewerker_id = $2)
                or coalesce(h.eigenaar_medewerker_id = $2, false) as wrote,
                (exists (select 1 from taak t where t.hulpvraag_id = h.id and t.medewerker_id = $2
                         and t.status in ('open', 'opgepakt') and t.soort in ({calls}))
                 or coalesce(h.ketenregisseur_id = $2, false)) as calls,
                exists (select 1 from momentopname m where m.hulpvraag_id = h.id and m.naar_organisatie_id = $3) as given,
                exists (select 1 from momentopname m where m.hulpvraag_id = h.id and m.van_organisatie_id = $3) as sent
         from hulpvraag h where h.id = $1"
    )
}

/// What the Medewerker of this act, who works for the owner, may open.
pub(crate) async fn disclose(tx: &Tx, hulpvraag: Uuid) -> Result<Held<Disclosed>, StoreError> {
    let actor = tx.purpose().actor();
    // Who somebody is and what they asked is for who helps them: a program helps nobody.
    if actor.soort == Soort::Toepassing {
        return Ok(Held::nobody(Disclosed::NotTheirs));
    }
    let values = [hulpvraag.into(), actor.id.into(), actor.organisatie.into()];
    let part = tx.plain_sql::<Part>(&part_sql(), values).await?.into_iter().next().ok_or(StoreError::NotFound)?;
    if part.given {
        let identified = inwoner::is_identified(tx, hulpvraag).await?;
        return match (identified, part.calls) {
            (true, _) => opened(hulpvraag::shared_with_us(tx, hulpvraag).await?, Disclosed::All),
            (false, true) => opened(hulpvraag::shared_with_us(tx, hulpvraag).await?, contact),
            (false, false) => Ok(Held::nobody(Disclosed::NotIdentified)),
        };
    }
    match (part.sent, part.wrote || part.calls) {
        (true, true) => opened(hulpvraag::shared_by_us(tx, hulpvraag).await?, Disclosed::All),
        (true, false) => Ok(Held::nobody(Disclosed::NotTheirs)),
        (false, _) => Ok(Held::nobody(Disclosed::Nothing)),
    }
}

/// The number that the Inwoner keeps, for whoever may call them; empty where there is none.
pub(crate) async fn kept_telefoon(tx: &Tx, inwoner: Option<Uuid>, shared: &Held<Disclosed>) -> Result<Held<String>, StoreError> {
    match inwoner.filter(|_| shared.peek(tx).read().is_some()) {
        Some(inwoner) => inwoner::telefoon(tx, inwoner).await,
        None => Ok(Held::nobody(String::new())),
    }
}

fn contact(shared: Momentopname) -> Disclosed {
    Disclosed::Contact(Momentopname { naam: shared.naam, telefoon: shared.telefoon, ..Momentopname::default() })
}

fn opened(found: Held<Option<Momentopname>>, how: fn(Momentopname) -> Disclosed) -> Result<Held<Disclosed>, StoreError> {
    Ok(found.map(|shared| shared.map_or(Disclosed::Nothing, how)))
}
