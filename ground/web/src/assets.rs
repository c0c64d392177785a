//! Stylesheets and fonts: in the program, hashed once, cached for ever under their hash.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../assets"]
#[exclude = "vendor/source/*"]
// The fonts of letters: they are in crate brief, and no browser asks for them.
#[exclude = "vendor/*.ttf"]
struct Files;

struct Assets {
    version: String,
    files: HashMap<String, (Vec<u8>, &'static str)>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    let mut files = HashMap::new();
    let mut names: Vec<String> = Files::iter().map(|name| name.to_string()).collect();
    names.sort();
    for name in names {
        let Some(kind) = kind_of(&name) else { continue };
        let Some(file) = Files::get(&name) else { continue };
        hash.update(name.as_bytes());
        hash.update(&file.data);
        files.insert(name, (file.data.into_owned(), kind));
    }
    let version = hash.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect();
    Assets { version, files }
});

fn kind_of(name: &str) -> Option<&'static str> {
    match name.rsplit('.').next()? {
        "css" => Some("text/css; charset=utf-8"),
        "woff2" => Some("font/woff2"),
        "svg" => Some("image/svg+xml"),
        "js" => Some("text/javascript; charset=utf-8"),
        _ => None,
    }
}

/// The address of a file, with the version of all files in it: a change gives a new address.
pub fn asset_path(name: &str) -> String {
    format!("/assets/{}/{name}", ASSETS.version)
}

/// `GET /assets/{version}/{*name}`: any version gives today's file, so that relative addresses in
/// stylesheets keep working.
pub(crate) async fn asset(Path((_, name)): Path<(String, String)>) -> Response {
    match ASSETS.files.get(&name) {
        Some((data, kind)) => {
            let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
            ([(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CACHE_CONTROL, forever)], data.as_slice())
                .into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
