//! When something goes wrong: a page in B1 words, or problem+json for the API.

use crate::page::{Shell, error_page};
use crate::{Shared, Taal, t};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use foundation::{Code, Fault, Leak};
use serde::Serialize;

/// A fault on its way to the reader. Handlers return it; the outermost layer writes the answer.
#[derive(Clone, Debug)]
pub struct Oops {
    code: Code,
    status: u16,
}

impl Oops {
    const fn new(code: Code) -> Self {
        Self { code, status: code.status() }
    }
    /// Nothing here for you (EL-104).
    pub const fn not_found() -> Self {
        Self::new(Code::NOT_FOUND)
    }
    /// The request cannot be read (EL-101).
    pub const fn unreadable() -> Self {
        Self::new(Code::UNREADABLE)
    }
    /// No or a wrong form token (403, EL-101).
    pub const fn forged() -> Self {
        Self { code: Code::UNREADABLE, status: 403 }
    }
    /// No idempotency key (EL-102).
    pub const fn no_key() -> Self {
        Self::new(Code::IDEMPOTENCY)
    }
    /// Not of a type we read (EL-115).
    pub const fn media_type() -> Self {
        Self::new(Code::MEDIA_TYPE)
    }
    /// Too large (EL-113).
    pub const fn too_large() -> Self {
        Self::new(Code::TOO_LARGE)
    }
    /// Not now (EL-503).
    pub const fn outage() -> Self {
        Self::new(Code::OUTAGE)
    }
    /// Changed meanwhile (EL-409).
    pub const fn stale() -> Self {
        Self::new(Code::STALE)
    }
    /// Nobody is logged in (401).
    pub const fn no_session() -> Self {
        Self { code: Code::NOT_FOUND, status: 401 }
    }
    /// Any other code.
    pub const fn of(code: Code) -> Self {
        Self::new(code)
    }
    /// The number of the fault.
    pub const fn code(&self) -> Code {
        self.code
    }
}

impl<F: Fault> From<F> for Oops {
    fn from(fault: F) -> Self {
        if fault.leak() == Leak::Unexpected {
            tracing::error!(code = %fault.code(), cause = %fault, "a fault of ours");
        }
        Self::new(fault.code())
    }
}

impl IntoResponse for Oops {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// For handlers that know the thing is not there: `ok_or(Gone)?`.
pub struct Gone;
impl From<Gone> for Oops {
    fn from(_: Gone) -> Self {
        Self::not_found()
    }
}

/// RFC 9457, with our number.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// An address that names the kind of fault.
    #[serde(rename = "type")]
    pub kind: String,
    /// Short name of the fault.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong and how to mend it.
    pub detail: String,
    /// `EL-nnn`.
    pub code: String,
    /// Field by field, where fields are at fault.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// The field.
    pub field: String,
    /// What is wrong with it and how to mend it.
    pub detail: String,
}

impl Problem {
    /// The problem for a code, with field errors.
    pub fn new(oops: &Oops, taal: Taal, errors: &crate::Errors) -> Self {
        let words = Words::of(oops.code, taal);
        Self {
            kind: format!("/fouten/{}", oops.code),
            title: words.title,
            status: oops.status,
            detail: format!("{} {}", words.what, words.mend),
            code: oops.code.to_string(),
            errors: errors.list().iter().map(|(f, d)| FieldProblem { field: (*f).to_owned(), detail: d.clone() }).collect(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
    }
}

/// The words for a fault: what went wrong, what is kept, what to do.
pub(crate) struct Words {
    pub(crate) title: String,
    pub(crate) what: String,
    pub(crate) mend: String,
}

impl Words {
    fn of(code: Code, taal: Taal) -> Self {
        let (title, what, mend) = match code.0 {
            100 => (t!(taal, "el-100-title"), t!(taal, "el-100-what"), t!(taal, "el-100-mend")),
            101 => (t!(taal, "el-101-title"), t!(taal, "el-101-what"), t!(taal, "el-101-mend")),
            102 => (t!(taal, "el-102-title"), t!(taal, "el-102-what"), t!(taal, "el-102-mend")),
            104 | 360 => (t!(taal, "el-104-title"), t!(taal, "el-104-what"), t!(taal, "el-104-mend")),
            105 => (t!(taal, "el-105-title"), t!(taal, "el-105-what"), t!(taal, "el-105-mend")),
            113 => (t!(taal, "el-113-title"), t!(taal, "el-113-what"), t!(taal, "el-113-mend")),
            115 => (t!(taal, "el-115-title"), t!(taal, "el-115-what"), t!(taal, "el-115-mend")),
            129 => (t!(taal, "el-129-title"), t!(taal, "el-129-what"), t!(taal, "el-129-mend")),
            210 | 211 => (t!(taal, "el-210-title"), t!(taal, "el-210-what"), t!(taal, "el-210-mend")),
            409 => (t!(taal, "el-409-title"), t!(taal, "el-409-what"), t!(taal, "el-409-mend")),
            _ => (t!(taal, "el-503-title"), t!(taal, "el-503-what"), t!(taal, "el-503-mend")),
        };
        Self { title, what, mend }
    }
}

/// The outermost layer: writes faults as a page or as problem+json, also those that the framework
/// made with an empty or English body.
pub(crate) async fn write_faults(State(house): State<Shared>, mut request: Request, next: Next) -> Response {
    let taal = request.extensions().get::<Taal>().copied().unwrap_or_default();
    let api = request.uri().path().starts_with("/api/");
    let shell = Shell::from_request(&mut request, &house).await;
    let response = next.run(request).await;
    let status = response.status();
    let oops = match response.extensions().get::<Oops>() {
        Some(oops) => oops.clone(),
        None if status == StatusCode::NOT_FOUND && is_bare(&response) => Oops::not_found(),
        None if status == StatusCode::METHOD_NOT_ALLOWED => Oops::of(Code::METHOD),
        None if status == StatusCode::INTERNAL_SERVER_ERROR => Oops::outage(),
        None => return response,
    };
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut answer = if api {
        Problem::new(&oops, taal, &crate::Errors::default()).into_response()
    } else {
        let words = Words::of(oops.code, taal);
        error_page(shell, oops.code, StatusCode::from_u16(oops.status).unwrap_or(status), &words).await
    };
    if let Some(allow) = allow {
        answer.headers_mut().insert(header::ALLOW, allow);
    }
    if oops.status == 503 {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
    }
    answer
}

/// Whether a response was made by the framework: no content type of ours.
fn is_bare(response: &Response) -> bool {
    !response.headers().contains_key(header::CONTENT_TYPE)
}
