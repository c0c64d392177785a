//! Where the sources of an organisatie are, and with which key it signs what it asks them.

use crate::LooplijstError;
use crate::error::SEEN;
use crate::tables::bron::{ActiveModel, Column, Entity, Model};
use crate::vragen::plan::VraagError;
use ::bron::Digest;
use ::bron::client::Adres;
use access::Verwerking;
use ed25519_dalek::{SigningKey, VerifyingKey};
use foundation::{Keys, Purpose, Uuid};
use nulsom::BronPins;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use store::{Once, Store, StoreError, Tx};

/// Where the sources are kept.
pub(crate) const PATH: &str = "/bronnen";

/// A source.
pub struct BronInput {
    /// Whose data they are.
    pub bronhouder: String,
    /// The Organisatie that answers.
    pub organisatie: Uuid,
    /// Where, up to where the paths of the bron begin.
    pub adres: String,
    /// Its public key.
    pub sleutel: VerifyingKey,
    /// Its keys for asking blind, where it takes part in that.
    pub blind: Option<BronPins>,
}

/// The keys for asking blind as they stand in a table: OIN, and to sign, to agree and to be sealed to.
fn columns(pins: Option<&BronPins>) -> [Option<String>; 4] {
    let Some(pins) = pins else { return [const { None }; 4] };
    let key = |bytes: [u8; 32]| Some(Digest(bytes).to_string());
    let oin = Some(pins.oin.text().to_owned());
    [oin, key(pins.sign.to_bytes()), key(pins.pad.to_bytes()), key(pins.seal.to_bytes())]
}

/// Keeps where a source is; one that is kept for this bronhouder is replaced where it was seen in this version.
///
/// # Errors
/// `Outdated` when a colleague was first.
pub async fn keep(
    store: &Store,
    purpose: &Verwerking,
    input: &BronInput,
    seen: Option<i32>,
    once: &Once,
) -> Result<(), LooplijstError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, input, seen, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, input: &BronInput, seen: Option<i32>, once: &Once) -> Result<(), LooplijstError> {
    let organisatie = tx.purpose().actor().organisatie;
    let sleutel = Digest(input.sleutel.to_bytes()).to_string();
    let [oin, teken, pad, zegel] = columns(input.blind.as_ref());
    if let Some(seen) = seen {
        let changed = Entity::update_many()
            .col_expr(Column::BronId, Expr::val(input.organisatie))
            .col_expr(Column::Adres, Expr::val(input.adres.as_str()))
            .col_expr(Column::Sleutel, Expr::val(sleutel))
            .col_expr(Column::Oin, Expr::val(oin))
            .col_expr(Column::Handtekening, Expr::val(teken))
            .col_expr(Column::Pad, Expr::val(pad))
            .col_expr(Column::Zegel, Expr::val(zegel))
            .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
            .filter(Column::OrganisatieId.eq(organisatie))
            .filter(Column::Bronhouder.eq(input.bronhouder.as_str()))
            .filter(Column::Versie.eq(seen));
        tx.claim(changed, SEEN);
        tx.remember(once, PATH);
        return Ok(());
    }
    let row = ActiveModel {
        id: Set(tx.store().new_id()),
        organisatie_id: Set(organisatie),
        bronhouder: Set(input.bronhouder.clone()),
        bron_id: Set(input.organisatie),
        adres: Set(input.adres.clone()),
        sleutel: Set(sleutel),
        oin: Set(oin),
        handtekening: Set(teken),
        pad: Set(pad),
        zegel: Set(zegel),
        aangemaakt_op: Set(tx.store().now().into()),
        versie: Set(1),
    };
    if !tx.add_unless_there(row).await? {
        return Err(LooplijstError::Outdated);
    }
    tx.remember(once, PATH);
    Ok(())
}

/// Where a source is and with which key it answers.
pub(crate) fn adres(row: &Model) -> Result<Adres, VraagError> {
    let key = row.sleutel.parse::<Digest>().ok().and_then(|bytes| VerifyingKey::from_bytes(&bytes.0).ok());
    let sleutel = key.ok_or_else(|| VraagError::GeenBron(row.bronhouder.clone()))?;
    Ok(Adres { url: row.adres.clone(), sleutel })
}

/// The key with which an organisatie signs its questions. It follows from the key ring, so it is in no table and no backup.
pub(crate) fn signing_key(keys: &Keys, organisatie: Uuid) -> SigningKey {
    let mut seed = [0; 32];
    seed.iter_mut().zip(keys.index(Purpose::Vraag, organisatie.as_bytes())).for_each(|(to, from)| *to = from);
    SigningKey::from_bytes(&seed)
}

/// The public half of it in hexadecimal, for the settings of a source.
pub fn signs_with(keys: &Keys, organisatie: Uuid) -> String {
    Digest(signing_key(keys, organisatie).verifying_key().to_bytes()).to_string()
}

/// In which version the source of a bronhouder is kept; `None` where there is none.
pub async fn source_version(look: &store::Look<'_>, organisatie: Uuid, bronhouder: &str) -> Result<Option<i32>, StoreError> {
    let own = Column::OrganisatieId.eq(organisatie).and(Column::Bronhouder.eq(bronhouder));
    let found: Option<Model> = look.one(Entity::find().filter(own)).await?;
    Ok(found.map(|row| row.versie))
}
