//! Why nobody was logged in. No text holds a token, a code or a claim of somebody.

/// Settings that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Not an address.
    #[error("'{0}' is no address")]
    Address(String),
    /// Not a key we can sign with.
    #[error("the key is no private key in PEM: RSA (PKCS #1, 'BEGIN RSA PRIVATE KEY') or Ed25519")]
    Key,
    /// The certificates of the machine cannot be used.
    #[error("no connections can be made: {0}")]
    Http(String),
}

/// A login or logout that did not come about.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// The provider does not answer, or not in a way that can be understood.
    #[error("the provider does not answer: {0}")]
    Down(String),
    /// The provider answered that it does not want to.
    #[error("the provider refused: {0}")]
    Refused(String),
    /// The person went back, or the provider let them not in.
    #[error("cancelled at the provider")]
    Cancelled,
    /// What came back does not belong to the login that was begun.
    #[error("an answer that belongs to no login of this browser: {0}")]
    Foreign(&'static str),
    /// A token that does not prove what it should.
    #[error("a token that proves nothing: {0}")]
    Token(String),
}
