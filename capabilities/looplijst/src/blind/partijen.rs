//! Everybody's keys: those of the sources and of both keyholders as they were compared by hand, those of the organisatie from the ring.

use crate::LooplijstError;
use crate::sleutelhouder::{Helft, pins_of};
use crate::vragen::VraagError;
use crate::vragen::plan::Plan;
use ::bron::Digest;
use foundation::{Keys, Purpose, Uuid};
use nulsom::{BronPins, Oin, PadPublic, Pins, SealPublic, SealSecret, SignPublic, SignSecret};
use std::collections::BTreeMap;
use store::Tx;

/// Who takes part, and with which keys.
pub(crate) struct Partijen {
    pub(crate) pins: Pins,
    /// Which bronhouder an OIN is.
    pub(crate) namen: BTreeMap<Oin, String>,
}

impl Partijen {
    /// Those of a plan, as they are now.
    ///
    /// # Errors
    /// `NotComplete` with whose key is missing.
    pub(crate) async fn within(tx: &Tx, plan: &Plan, organisatie: Uuid, oin: Oin) -> Result<Self, LooplijstError> {
        let a = pins_of(tx, organisatie, Helft::Doorgever).await?;
        let b = pins_of(tx, organisatie, Helft::Opener).await?;
        let (mut bronnen, mut namen) = (Vec::new(), BTreeMap::new());
        for (row, _) in plan.bronnen()? {
            let pins = pins(row).ok_or_else(|| VraagError::GeenBlindeSleutels(row.bronhouder.clone()))?;
            namen.insert(pins.oin, row.bronhouder.clone());
            bronnen.push(pins);
        }
        bronnen.sort_by_key(|one| one.oin);
        let keys = tx.store().keys();
        let (gemeente_sign, motor) = gemeente_pins(keys, organisatie);
        let pins = Pins { gemeente: oin, gemeente_sign, motor, a, b, bronnen };
        Ok(Self { pins, namen })
    }
}

/// With what an organisatie signs D, and to what the rows of the sources are sealed: for whoever sets sources up.
pub fn gemeente_pins(keys: &Keys, organisatie: Uuid) -> (SignPublic, SealPublic) {
    (gemeente_sign(keys, organisatie).public(), motor(keys, organisatie).public())
}

/// The keys of a source, where it has them.
pub(crate) fn pins(row: &crate::tables::bron::Model) -> Option<BronPins> {
    let key = |text: &Option<String>| text.as_ref()?.parse::<Digest>().ok().map(|digest| digest.0);
    Some(BronPins {
        oin: Oin::parse(row.oin.as_ref()?)?,
        sign: SignPublic::from_bytes(&key(&row.handtekening)?).ok()?,
        pad: PadPublic::from_bytes(key(&row.pad)?),
        seal: SealPublic::from_bytes(key(&row.zegel)?),
    })
}

/// With what the organisatie signs D. One key, one use: it is not the one that signs plain questions.
pub(crate) fn gemeente_sign(keys: &Keys, organisatie: Uuid) -> SignSecret {
    SignSecret::from_bytes(&seed(keys, organisatie, b"blind/teken"))
}

/// What opens the rows of the sources.
pub(crate) fn motor(keys: &Keys, organisatie: Uuid) -> SealSecret {
    SealSecret::from_bytes(&seed(keys, organisatie, b"blind/motor"))
}

fn seed(keys: &Keys, organisatie: Uuid, what: &[u8]) -> zeroize::Zeroizing<[u8; 32]> {
    let from = zeroize::Zeroizing::new(keys.index(Purpose::Vraag, &[organisatie.as_bytes(), what].concat()));
    let mut seed = zeroize::Zeroizing::new([0; 32]);
    seed.iter_mut().zip(from.iter()).for_each(|(to, from)| *to = *from);
    seed
}
