//! Login at an OpenID Connect provider: authorisation code with PKCE.
