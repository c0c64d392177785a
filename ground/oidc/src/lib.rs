//! Login at an OpenID Connect provider: authorisation code with PKCE, logout at both ends; and how a program proves with a key
//! who it is.
//!
//! This crate knows the provider and its tokens, and neither sessions nor people: it answers *who does the provider say
//! this is*, and what else it says ([`Login`]). OpenID Connect Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0,
//! Back-Channel Logout 1.0, RFC 7636 (PKCE), RFC 7523 (private_key_jwt) and RFC 9207 (iss in the answer), within what the
//! NL GOV Assurance profile asks of a client. Signatures and claims are checked by `openidconnect`.
#![forbid(unsafe_code)]

mod assertion;
mod claims;
mod config;
mod error;
mod key;
mod login;
mod logout;
mod provider;

pub use assertion::{ASSERTION_TYPE, Assertion, PublicKeys, claimed_client};
pub use claims::Claims;
pub use config::Config;
pub use error::{ConfigError, OidcError};
pub use login::{Answer, Begun, Login, Pending};
pub use logout::LoggedOut;
pub use provider::Provider;
