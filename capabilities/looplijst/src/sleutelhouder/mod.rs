//! The two people of an organisatie who open together what was asked blind (V10): a coordinator, who hands over (`a`), and a
//! privacyofficer, who opens (`b`). Each makes keys of their own, under a passphrase that nobody else knows.
//!
//! | file | what it does |
//! |---|---|
//! | `wachtzin` | the keys under a passphrase |
//! | `hold` | somebody makes keys, and takes a place with them |
//! | `unlock` | somebody uses them, for one act |

mod hold;
mod unlock;
mod wachtzin;

pub(crate) use hold::PATH;
pub use hold::{SleutelhouderInput, hold};
pub(crate) use unlock::unlock;
pub(crate) use wachtzin::LEAST;
pub use wachtzin::{Wachtzin, WachtzinError};

use crate::LooplijstError;
use crate::tables::sleutelhouder::{Column, Entity, Model};
use crate::vragen::VraagError;
use access::{Actor, Rol};
use foundation::Uuid;
use nulsom::{HouderPins, SealPublic, SignPublic};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use store::{Look, StoreError, Tx};

foundation::states! {
    /// Which of the two somebody is.
    pub enum Helft {
        /// Hands over.
        Doorgever => "doorgever",
        /// Opens.
        Opener => "opener",
    }
}

impl Helft {
    /// Which one somebody can be, by their roles. Who has both roles takes the first, and so never both.
    pub(crate) fn of(actor: &Actor) -> Option<Self> {
        let second = actor.has(Rol::Privacyofficer).then_some(Self::Opener);
        actor.has(Rol::Coordinator).then_some(Self::Doorgever).or(second)
    }
}

/// Both, as far as they are there.
pub(crate) fn of_organisatie(organisatie: Uuid) -> Select<Entity> {
    Entity::find().filter(Column::OrganisatieId.eq(organisatie)).order_by_asc(Column::Helft)
}

/// Both, as far as they are there.
pub(crate) async fn all(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<Model>, StoreError> {
    look.all(of_organisatie(organisatie)).await
}

/// What a source pins of both, as far as they are there.
pub async fn sleutelhouders(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<(Helft, HouderPins)>, StoreError> {
    let rows = all(look, organisatie).await?;
    Ok(rows.iter().filter_map(|row| Some((Helft::parse(&row.helft)?, pins(row)?))).collect())
}

/// What a source pins of one of both.
///
/// # Errors
/// `NotComplete` where nobody has that half.
pub(crate) async fn pins_of(tx: &Tx, organisatie: Uuid, helft: Helft) -> Result<HouderPins, LooplijstError> {
    let row: Option<Model> = tx.plain_one(of_organisatie(organisatie).filter(Column::Helft.eq(helft.as_str()))).await?;
    Ok(row.as_ref().and_then(pins).ok_or(VraagError::GeenSleutelhouder(helft))?)
}

/// What a source pins of one.
pub(crate) fn pins(row: &Model) -> Option<HouderPins> {
    let key = |text: &str| text.parse::<::bron::Digest>().ok().map(|digest| digest.0);
    Some(HouderPins {
        sign: SignPublic::from_bytes(&key(&row.handtekening)?).ok()?,
        seal: SealPublic::from_bytes(key(&row.zegel)?),
    })
}
