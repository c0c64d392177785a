//! Programs of others that call the API: OAuth 2.0 with client credentials (RFC 6749 section 4.4, RFC 6750).
//!
//! A Toepassing belongs to one organisatie and acts for it. It shows its secret at `/oauth/token`, or signs with its key who it is
//! (RFC 7523), and gets a token for ten minutes. Neither secret nor token stands in the store, only a keyed hash of each; a look finds the token and asks whether its Toepassing
//! has been revoked meanwhile, so who is revoked is out with the next request, in every process.

mod client;
mod proof;
mod token;

pub use client::{Client, find, list, register, revoke, secret_of, set_keys, some_scopes};
pub use proof::use_once;
pub(crate) use token::bearer;
pub use token::{Issued, expire_tokens, issue};

use crate::Oops;
use access::{Actor, Scope};
use foundation::Code;
use store::Store;

/// Whom the token of a request stands for.
pub(crate) async fn actor_of(store: &Store, token: &str) -> Result<Actor, Oops> {
    token::actor(store, token).await?.ok_or(Oops::of(Code::NO_TOKEN))
}

/// Names with spaces between, as OAuth writes them; `None` where one is unknown.
pub fn read_scopes(text: &str) -> Option<Vec<Scope>> {
    text.split_ascii_whitespace().map(Scope::parse).collect()
}

/// The reverse of [`read_scopes`].
pub fn write_scopes(scopes: &[Scope]) -> String {
    scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
}
