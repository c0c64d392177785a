//! Why the program stops, and with which exit code.

use crate::demo::DemoError;
use std::path::PathBuf;
use store::StoreError;

/// Ends a command. The text is for whoever started it; none holds a value about a person.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// The command cannot be given like this.
    #[error("{0}")]
    Usage(String),
    /// There is no key ring where it should be.
    #[error(
        "there is no key ring at {0}: make one with `eenloket sleutel nieuw`, or put back the one of this store. \
         Keep it apart from the database and its backups; without it nothing sealed can be read"
    )]
    NoKeys(PathBuf),
    /// The store was sealed with other keys.
    #[error("this store was made with another key ring: put that ring back, or use another store")]
    OtherKeys,
    /// The store was sealed with a key that came into the ring later.
    #[error("this store was sealed with key {0}, which this key ring does not have: put back the newest copy of the ring")]
    OldKeys(u8),
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The policies cannot be used.
    #[error(transparent)]
    Access(#[from] access::AccessError),
    /// The key ring cannot be used.
    #[error(transparent)]
    Keys(#[from] foundation::KeysError),
    /// The demo could not be loaded.
    #[error(transparent)]
    Demo(#[from] DemoError),
    /// The netwerk could not be changed.
    #[error(transparent)]
    Netwerk(#[from] netwerk::NetwerkError),
    /// A message could not be sent or noted.
    #[error(transparent)]
    Bericht(#[from] bericht::BerichtError),
    /// What was told at a levensgebeurtenis could not be tidied.
    #[error(transparent)]
    Levensgebeurtenis(#[from] levensgebeurtenis::LevensgebeurtenisError),
    /// A bron cannot answer: its settings or its data.
    #[error("{0}")]
    Bron(#[from] bron::server::Fouten),
    /// A population cannot be read or written.
    #[error(transparent)]
    Rekenen(#[from] rekenen::Fout),
    /// The policies do not let the house do its own work, which a test should have told.
    #[error(transparent)]
    Refused(#[from] access::Refused),
    /// The address cannot be listened at.
    #[error("cannot listen at {0}: {1}")]
    Listen(String, std::io::Error),
    /// The operating system said no.
    #[error(transparent)]
    System(#[from] std::io::Error),
}

impl Stopped {
    /// The exit code, as `eenloket --help` lists them.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::NoKeys(_) | Self::Store(StoreError::Address(_)) | Self::Demo(DemoError::NotEmpty) => 2,
            _ => 1,
        }
    }
}
