//! When something goes wrong: a page in B1 words. For the API `api.rs` writes the same fault as problem+json.

use crate::api::is_api;
use crate::house::whom_to_call;
use crate::page::{Shell, error_page};
use crate::{Shared, Taal, t};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use foundation::{Code, Fault, Leak};

/// A fault on its way to the reader. Handlers return it; the outermost layer writes the answer.
#[derive(Clone, Debug)]
pub struct Oops {
    code: Code,
    status: u16,
    /// After how many seconds it makes sense to try again.
    retry: Option<u32>,
}

impl Oops {
    const fn new(code: Code) -> Self {
        Self { code, status: code.status(), retry: if code.status() == 503 { Some(30) } else { None } }
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
        Self { status: 403, ..Self::new(Code::UNREADABLE) }
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
    /// Nobody is logged in (EL-103).
    pub const fn no_session() -> Self {
        Self::new(Code::NO_SESSION)
    }
    /// Any other code.
    pub const fn of(code: Code) -> Self {
        Self::new(code)
    }
    /// The caller saw an older version than there is (412, EL-409).
    pub const fn outdated() -> Self {
        Self { status: 412, ..Self::new(Code::STALE) }
    }
    /// The number of the fault.
    pub const fn code(&self) -> Code {
        self.code
    }
    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// How to come in after all (RFC 6750, section 3).
    fn challenge(&self) -> Option<&'static str> {
        match self.code {
            Code::NO_SESSION => Some(r#"Bearer realm="eenloket""#),
            Code::NO_TOKEN => Some(r#"Bearer realm="eenloket", error="invalid_token""#),
            Code::NO_SCOPE => Some(r#"Bearer realm="eenloket", error="insufficient_scope""#),
            _ => None,
        }
    }

    /// The fault an answer stands for: ours, or one that the framework made with an empty or English body.
    pub(crate) fn within(response: &Response) -> Option<Self> {
        if let Some(oops) = response.extensions().get::<Self>() {
            return Some(oops.clone());
        }
        match response.status() {
            StatusCode::NOT_FOUND if is_bare(response) => Some(Self::not_found()),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::of(Code::METHOD)),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::too_large()),
            status if status.is_server_error() && is_bare(response) => Some(Self::outage()),
            StatusCode::INTERNAL_SERVER_ERROR => Some(Self::outage()),
            _ => None,
        }
    }

    /// An answer to this fault, with the headers that belong to it.
    pub(crate) fn answer(&self, was: &Response, mut answer: Response) -> Response {
        if let Some(allow) = was.headers().get(header::ALLOW) {
            answer.headers_mut().insert(header::ALLOW, allow.clone());
        }
        if let Some(challenge) = self.challenge() {
            answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        if let Some(seconds) = self.retry {
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer
    }
}

impl<F: Fault> From<F> for Oops {
    fn from(fault: F) -> Self {
        if fault.leak() == Leak::Unexpected {
            tracing::error!(code = %fault.code(), cause = %fault, "a fault of ours");
        }
        Self { retry: fault.retry_after().or(Self::new(fault.code()).retry), ..Self::new(fault.code()) }
    }
}

impl IntoResponse for Oops {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
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

/// The words for a fault: what went wrong, what is kept, what to do.
pub(crate) struct Words {
    pub(crate) title: String,
    pub(crate) what: String,
    pub(crate) mend: String,
}

impl Words {
    pub(crate) fn of(code: Code, taal: Taal, telefoon: &str) -> Self {
        let (title, what, mend) = match code.0 {
            100 => (t!(taal, "el-100-title"), t!(taal, "el-100-what"), t!(taal, "el-100-mend")),
            101 => (t!(taal, "el-101-title"), t!(taal, "el-101-what"), t!(taal, "el-101-mend")),
            102 => (t!(taal, "el-102-title"), t!(taal, "el-102-what"), t!(taal, "el-102-mend")),
            103 => (t!(taal, "api-103-title"), t!(taal, "el-103-what"), t!(taal, "el-103-mend")),
            104 | 360 => (t!(taal, "el-104-title"), t!(taal, "el-104-what"), t!(taal, "el-104-mend")),
            105 => (t!(taal, "el-105-title"), t!(taal, "el-105-what"), t!(taal, "el-105-mend")),
            106 => (t!(taal, "api-106-title"), t!(taal, "api-106"), t!(taal, "el-api-mend")),
            107 => (t!(taal, "el-107-title"), t!(taal, "api-107"), t!(taal, "el-api-mend")),
            108 => (t!(taal, "el-108-title"), t!(taal, "api-108"), t!(taal, "el-api-mend")),
            113 => (t!(taal, "el-113-title"), t!(taal, "el-113-what"), t!(taal, "el-113-mend")),
            115 => (t!(taal, "el-115-title"), t!(taal, "el-115-what"), t!(taal, "el-115-mend")),
            129 => (t!(taal, "el-129-title"), t!(taal, "el-129-what"), t!(taal, "el-129-mend")),
            211 => (t!(taal, "api-211-title"), t!(taal, "el-211-what"), t!(taal, "el-210-mend")),
            310 => (t!(taal, "el-310-title"), t!(taal, "el-310-what"), t!(taal, "el-310-mend")),
            311 => (t!(taal, "el-311-title"), t!(taal, "el-311-what"), t!(taal, "el-311-mend")),
            320 => (t!(taal, "el-320-title"), t!(taal, "el-320-what"), t!(taal, "el-320-mend")),
            321 => (t!(taal, "el-321-title"), t!(taal, "el-321-what"), t!(taal, "el-321-mend")),
            322 => (t!(taal, "el-322-title"), t!(taal, "el-322-what"), t!(taal, "el-322-mend")),
            330 => (t!(taal, "el-330-title"), t!(taal, "el-330-what"), t!(taal, "el-330-mend")),
            343 => (t!(taal, "el-343-title"), t!(taal, "el-343-what"), t!(taal, "el-343-mend")),
            384 => (t!(taal, "el-384-title"), t!(taal, "el-384-what"), t!(taal, "el-384-mend")),
            385 => (t!(taal, "el-385-title"), t!(taal, "el-385-what"), t!(taal, "el-385-mend")),
            394 => (t!(taal, "el-394-title"), t!(taal, "el-394-what"), t!(taal, "el-394-mend")),
            395 => (t!(taal, "el-395-title"), t!(taal, "el-395-what"), t!(taal, "el-395-mend")),
            350 => (t!(taal, "el-350-title"), t!(taal, "el-350-what"), t!(taal, "el-350-mend")),
            361 => (t!(taal, "el-361-title"), t!(taal, "el-361-what"), t!(taal, "el-361-mend")),
            210 => (t!(taal, "el-210-title"), t!(taal, "el-210-what"), t!(taal, "el-210-mend")),
            371 => (t!(taal, "el-371-title"), t!(taal, "el-371-what"), t!(taal, "el-371-mend", telefoon = telefoon)),
            220 => (t!(taal, "el-220-title"), t!(taal, "el-220-what"), t!(taal, "el-220-mend")),
            409 => (t!(taal, "el-409-title"), t!(taal, "el-409-what"), t!(taal, "el-409-mend")),
            _ => (t!(taal, "el-503-title"), t!(taal, "el-503-what"), t!(taal, "el-503-mend", telefoon = telefoon)),
        };
        Self { title, what, mend }
    }

    /// Nothing here, for who does not work here.
    pub(crate) fn nothing_here(taal: Taal, telefoon: &str) -> Self {
        Self {
            title: t!(taal, "el-104-title"),
            what: t!(taal, "el-104-what-resident"),
            mend: t!(taal, "el-104-mend-resident", telefoon = telefoon),
        }
    }

    /// Title and detail for a program that calls us: it has no page to refresh and no button to press.
    pub(crate) fn for_api(code: Code, taal: Taal) -> (String, String) {
        match code.0 {
            100 => (t!(taal, "el-100-title"), t!(taal, "api-100")),
            101 => (t!(taal, "el-101-title"), t!(taal, "api-101")),
            102 => (t!(taal, "api-102-title"), t!(taal, "api-102")),
            103 => (t!(taal, "api-103-title"), t!(taal, "api-103")),
            107 => (t!(taal, "el-107-title"), t!(taal, "api-107")),
            108 => (t!(taal, "el-108-title"), t!(taal, "api-108")),
            104 | 360 => (t!(taal, "api-104-title"), t!(taal, "api-104")),
            105 => (t!(taal, "el-105-title"), t!(taal, "api-105")),
            106 => (t!(taal, "api-106-title"), t!(taal, "api-106")),
            115 => (t!(taal, "api-115-title"), t!(taal, "api-115")),
            210 => (t!(taal, "el-210-title"), t!(taal, "api-210")),
            211 => (t!(taal, "api-211-title"), t!(taal, "api-211")),
            220 => (t!(taal, "el-220-title"), t!(taal, "api-220")),
            409 => (t!(taal, "el-409-title"), t!(taal, "api-409")),
            503 | 900 => (t!(taal, "el-503-title"), t!(taal, "api-503")),
            _ => {
                let words = Self::of(code, taal, &whom_to_call(taal));
                (words.title, format!("{} {}", words.what, words.mend))
            }
        }
    }
}

/// Writes faults of pages as a page, also those that the framework made with an empty or English body.
pub(crate) async fn write_faults(State(house): State<Shared>, mut request: Request, next: Next) -> Response {
    if is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let shell = Shell::from_request(&mut request, &house).await;
    let response = next.run(request).await;
    let Some(oops) = Oops::within(&response) else { return response };
    let page = error_page(shell, oops.code, oops.status()).await;
    oops.answer(&response, page)
}

/// Whether a response was made by the framework: no content type of ours.
fn is_bare(response: &Response) -> bool {
    !response.headers().contains_key(header::CONTENT_TYPE)
}
