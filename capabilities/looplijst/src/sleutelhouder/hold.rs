//! Somebody makes keys of their own, and takes the place that goes with their role. Who held it before can open nothing new.

use super::wachtzin::{Wachtzin, WachtzinError};
use super::{Helft, of_organisatie};
use crate::LooplijstError;
use crate::error::SEEN;
use crate::tables::sleutelhouder::{ActiveModel, Column, Entity, Model};
use ::bron::Digest;
use access::Verwerking;
use foundation::{Purpose, Uuid};
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Once, Tx};
use web::Shared;

/// Where the two are shown.
pub(crate) const PATH: &str = "/sleutelhouders";

/// Keys for a place.
pub struct SleutelhouderInput {
    /// Which place.
    pub helft: Helft,
    /// Who takes it.
    pub medewerker: Uuid,
    /// Under what they will lie.
    pub wachtzin: Wachtzin,
    /// In which version the place was seen; nothing, where nobody held it.
    pub seen: Option<i32>,
}

/// New keys, as they will be kept.
struct Nieuw {
    helft: Helft,
    medewerker: Uuid,
    teken: String,
    zegel: String,
    geheim: Vec<u8>,
}

/// Makes keys and keeps them.
///
/// # Errors
/// `SamePerson` where they hold the other place; `Outdated` when somebody was first.
pub async fn hold(house: &Shared, purpose: &Verwerking, input: SleutelhouderInput, once: &Once) -> Result<(), LooplijstError> {
    let SleutelhouderInput { helft, medewerker, wachtzin, seen } = input;
    let shared = house.clone();
    // Argon2 takes its time, and not that of the threads that answer.
    let made = tokio::task::spawn_blocking(move || wachtzin.make(shared.store.chance())).await;
    let (keys, geheim) = made.ok().flatten().ok_or(LooplijstError::Wachtzin(WachtzinError::Length))?;
    let public = keys.public();
    let [teken, zegel] = [public.sign.to_bytes(), public.seal.to_bytes()].map(|key| Digest(key).to_string());
    let geheim = house.store.keys().seal(Purpose::Sleutelhouder, &geheim);
    let nieuw = Nieuw { helft, medewerker, teken, zegel, geheim };
    let tx = house.store.begin(purpose);
    let outcome = act(&tx, nieuw, seen, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, nieuw: Nieuw, seen: Option<i32>, once: &Once) -> Result<(), LooplijstError> {
    let (me, organisatie): (Uuid, Uuid) = (nieuw.medewerker, tx.purpose().actor().organisatie);
    let all: Vec<Model> = tx.plain_all(of_organisatie(organisatie)).await?;
    if all.iter().any(|one| one.medewerker_id == me && one.helft != nieuw.helft.as_str()) {
        return Err(LooplijstError::SamePerson);
    }
    let Nieuw { helft, teken, zegel, geheim, .. } = nieuw;
    tx.remember(once, PATH);
    if let Some(seen) = seen {
        let changed = Entity::update_many()
            .col_expr(Column::MedewerkerId, Expr::val(me))
            .col_expr(Column::Handtekening, Expr::val(teken))
            .col_expr(Column::Zegel, Expr::val(zegel))
            .col_expr(Column::Sleutel, Expr::val(geheim))
            .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
            .filter(Column::OrganisatieId.eq(organisatie))
            .filter(Column::Helft.eq(helft.as_str()))
            .filter(Column::Versie.eq(seen));
        tx.claim(changed, SEEN);
        return Ok(());
    }
    let row = ActiveModel {
        id: Set(tx.store().new_id()),
        organisatie_id: Set(organisatie),
        helft: Set(helft.into()),
        medewerker_id: Set(me),
        handtekening: Set(teken),
        zegel: Set(zegel),
        sleutel: Set(geheim),
        aangemaakt_op: Set(tx.store().now().into()),
        versie: Set(1),
    };
    if tx.add_unless_there(row).await? { Ok(()) } else { Err(LooplijstError::Outdated) }
}
