//! What is kept, sealed, of a run: how far it is, what came of it, what A handed over. It names nobody to who has it all, without both
//! passphrases.

use crate::LooplijstError;
use crate::vragen::stand;
use ::bron::client::blind::{Blind, uitkomst_from_store};
use foundation::Uuid;
use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use nulsom::engine::Uitkomst;
use store::Tx;

/// It.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub(super) struct Kluis {
    #[n(0)]
    pub(super) blind: Blind,
    /// By regeling, once all was added up.
    #[n(1)]
    pub(super) uitkomsten: Vec<ByteVec>,
    /// By regeling, what A handed over to B.
    #[n(2)]
    pub(super) doorgaven: Vec<ByteVec>,
}

impl Kluis {
    /// A run that begins.
    pub(super) fn new(blind: Blind) -> Self {
        Self { blind, uitkomsten: Vec::new(), doorgaven: Vec::new() }
    }

    /// What stands there; nothing, before it begins.
    pub(super) async fn within(tx: &Tx, looplijst: Uuid) -> Result<Option<Self>, LooplijstError> {
        let bytes = stand::open(tx, looplijst).await?;
        bytes.map(|bytes| minicbor::decode(&bytes).map_err(|_| LooplijstError::Outdated)).transpose()
    }

    /// As it goes into the store.
    pub(super) fn sealed(&self, tx: &Tx) -> Result<Vec<u8>, LooplijstError> {
        let bytes = minicbor::to_vec(self).map_err(|_| LooplijstError::Outdated)?;
        Ok(stand::sealed(tx.store().keys(), &bytes))
    }

    /// The outcomes, by regeling.
    pub(super) fn outcomes(&self) -> Result<Vec<Uitkomst>, LooplijstError> {
        let all: Option<Vec<Uitkomst>> = self.uitkomsten.iter().map(|bytes| uitkomst_from_store(bytes)).collect();
        all.filter(|all| !all.is_empty()).ok_or(LooplijstError::Outdated)
    }
}
