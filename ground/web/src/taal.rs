//! The language of a page: Dutch without a prefix, `/en` and `/pap` with one.

use axum::extract::{FromRequestParts, Request};
use axum::http::Uri;
use axum::http::request::Parts;
use foundation::Bsn;
use std::convert::Infallible;

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Taal {
    /// Dutch, at B1 level.
    #[default]
    Nl,
    /// English.
    En,
    /// Papiamentu.
    Pap,
}

/// Where the reader is, without the language prefix: the language switch leads back here.
#[derive(Clone, Debug)]
pub(crate) struct Here(pub(crate) String);

impl Taal {
    /// All languages, Dutch first.
    pub const ALL: [Self; 3] = [Self::Nl, Self::En, Self::Pap];

    /// The code for the `lang` attribute and the text files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
            Self::Pap => "pap",
        }
    }

    /// Its own name, with the Dutch one where that differs.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Nl => "Nederlands",
            Self::En => "English (Engels)",
            Self::Pap => "Papiamentu (Papiaments)",
        }
    }

    /// A path of the house in this language.
    pub fn path(self, path: impl std::fmt::Display) -> String {
        match self {
            Self::Nl => path.to_string(),
            other => format!("/{}{path}", other.code()),
        }
    }
}

/// Takes the language prefix off the address before the routes are looked up.
pub fn strip_language(mut request: Request) -> Request {
    let (taal, rest) = split(request.uri().path());
    let query = request.uri().query().map(|q| format!("?{q}")).unwrap_or_default();
    let (here, place) = (format!("{rest}{query}"), rest.to_owned());
    if taal != Taal::Nl
        && let Ok(uri) = here.parse::<Uri>()
    {
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(taal);
    // A BSN that somebody put in an address is not handed on: the links to this page in other languages lead to it without.
    let here = if holds_bsn(&query) { place } else { here };
    request.extensions_mut().insert(Here(here));
    request
}

/// Whether a value of a query is a BSN, however it is divided.
fn holds_bsn(query: &str) -> bool {
    let pairs: Vec<(String, String)> = serde_html_form::from_str(query.trim_start_matches('?')).unwrap_or_default();
    pairs.iter().any(|(_, value)| {
        let digits: String = value.chars().filter(|sign| !" .-".contains(*sign)).collect();
        Bsn::parse(&digits).is_ok()
    })
}

fn split(path: &str) -> (Taal, &str) {
    for taal in [Taal::En, Taal::Pap] {
        if let Some(rest) = path.strip_prefix('/').and_then(|p| p.strip_prefix(taal.code())) {
            if rest.is_empty() {
                return (taal, "/");
            }
            if rest.starts_with('/') {
                return (taal, rest);
            }
        }
    }
    (Taal::Nl, path)
}

impl<S: Send + Sync> FromRequestParts<S> for Taal {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_a_whole_segment() {
        assert_eq!(split("/en/taken"), (Taal::En, "/taken"));
        assert_eq!(split("/pap"), (Taal::Pap, "/"));
        assert_eq!(split("/enquete"), (Taal::Nl, "/enquete"));
        assert_eq!(split("/"), (Taal::Nl, "/"));
    }
}
