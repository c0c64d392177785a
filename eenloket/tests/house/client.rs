//! A small browser: cookies, forms with their hidden fields, and no redirect that the test did not see.

use crate::form::Form;
use crate::people::Inwoner;
use crate::seen::{Answer, Seen};
use reqwest::header::{HeaderMap, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

static KEYS: AtomicU32 = AtomicU32::new(0);

/// One browser with its own cookies; a clone is another window of it.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    seen: Arc<Seen>,
}

/// What came back.
pub struct Page {
    /// The address asked for.
    pub path: String,
    /// The HTTP status.
    pub status: u16,
    /// All headers.
    pub headers: HeaderMap,
    /// The body as it came.
    pub html: String,
    /// The trace under which it was asked: its lines in the logs have it, too.
    pub trace: [u8; 16],
}

/// A key for a write that happens once.
pub fn fresh_key() -> String {
    format!("sleutel-van-een-test-{}", KEYS.fetch_add(1, Ordering::SeqCst))
}

impl Client {
    pub fn new(base: &str) -> Self {
        Self::watched(base, Arc::default())
    }

    /// A browser whose answers are kept.
    pub fn watched(base: &str, seen: Arc<Seen>) -> Self {
        // What takes as long as this is stuck, and the test says at which address.
        let builder = reqwest::Client::builder().cookie_store(true).timeout(Duration::from_secs(60));
        let http = builder.redirect(Policy::none()).build().unwrap();
        Self { http, base: base.to_owned(), seen }
    }

    /// The same browser, after the house opened at another address.
    pub fn moved_to(&self, base: &str) -> Self {
        Self { base: base.to_owned(), ..self.clone() }
    }

    /// Chooses somebody on the demo's login page.
    pub async fn log_in_as(&self, naam: &str) {
        let page = self.get("/inloggen").await.expect(200);
        let id = page.button(naam).unwrap_or_else(|| panic!("{naam} is not on the login page"));
        self.post("/inloggen", &[("medewerker", &id)]).await.expect(303);
    }

    /// Logs an inwoner in: how sure it is who they are, and whether others use this computer, too.
    pub async fn log_in_as_inwoner(&self, who: &Inwoner, niveau: &str, is_public: bool) {
        let mut form = self.get("/inloggen").await.expect(200).login_of_inwoners().with(&[("niveau", niveau)]);
        if is_public {
            form.set("openbaar", "ja");
        }
        self.send_form(&form, Some(("inwoner", &who.id().to_string()))).await.expect(303);
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(path, self.request(Method::GET, path)).await
    }

    /// Any other method, without a body.
    pub async fn ask(&self, method: Method, path: &str) -> Page {
        self.send(path, self.request(method, path)).await
    }

    /// Sends a form with these fields and nothing else.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(path, self.request(Method::POST, path).form(fields)).await
    }

    /// Sends the form of a page that goes to `action`, with its hidden fields.
    pub async fn submit(&self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        let mut all = page.hidden(action);
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.send(action, self.request(Method::POST, action).form(&all)).await
    }

    /// Sends a form as it is filled in, with Enter or with one of its buttons.
    pub async fn send_form(&self, form: &Form, button: Option<(&str, &str)>) -> Page {
        self.send(&form.action, self.request(Method::POST, &form.action).form(&form.pairs(button))).await
    }

    /// Sends a write that no page offers: the token of this session, a key, and these fields.
    pub async fn write(&self, path: &str, key: &str, fields: &[(&str, &str)]) -> Page {
        let csrf = self.csrf().await;
        let all = [&[("csrf", csrf.as_str()), ("sleutel", key)], fields].concat();
        self.post(path, &all).await
    }

    /// The form token of this session.
    pub async fn csrf(&self) -> String {
        let page = self.get("/status").await.expect(200);
        page.form("/uitloggen").value("csrf")
    }

    /// Looks where a write led.
    pub async fn follow(&self, page: &Page) -> Page {
        self.get(&page.location().unwrap_or_else(|| panic!("{} did not lead anywhere", page.path))).await
    }

    /// A request with anything in it, for what the others do not do.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }

    /// A request that was built to look at, to be sent after all.
    pub fn rebuild(&self, request: reqwest::Request) -> RequestBuilder {
        RequestBuilder::from_parts(self.http.clone(), request)
    }

    /// Sends what [`Client::request`] made.
    pub async fn send(&self, path: &str, request: RequestBuilder) -> Page {
        self.attempt(path, request).await.unwrap()
    }

    /// As [`Client::send`], to a house that may be gone before it has answered.
    pub async fn attempt(&self, path: &str, request: RequestBuilder) -> reqwest::Result<Page> {
        let trace = self.seen.next_trace();
        let hex: String = trace.iter().map(|byte| format!("{byte:02x}")).collect();
        let response = request.header("traceparent", format!("00-{hex}-00000000000000ab-01")).send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let html = response.text().await?;
        self.seen.keep(Answer { path: path.to_owned(), headers: format!("{headers:?}"), body: html.clone() });
        Ok(Page { path: path.to_owned(), status, headers, html, trace })
    }
}

impl Page {
    /// The page itself, if it has this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.path, self.text());
        self
    }

    /// The page itself, if a reader finds this text in it.
    #[track_caller]
    pub fn shows(self, text: &str) -> Self {
        assert!(self.text().contains(text), "{} does not say '{text}': {}", self.path, self.text());
        self
    }

    /// The page itself, if a reader does not find this text in it.
    #[track_caller]
    pub fn hides(self, text: &str) -> Self {
        assert!(!self.text().contains(text), "{} says '{text}': {}", self.path, self.text());
        self
    }

    /// A header, empty when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> Option<String> {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok()).map(ToOwned::to_owned)
    }

    /// What a reader reads: no tags, spaces and lines as one space.
    pub fn text(&self) -> String {
        let body = self.html.split_once("<body").map_or(self.html.as_str(), |(_, body)| body);
        let mut out = String::new();
        for (nth, part) in body.split('<').enumerate() {
            // Before the first tag there is text; after that, text follows the end of a tag.
            let text = if nth == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) };
            out.push_str(text);
            out.push(' ');
        }
        unescape(&out).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The hidden fields of the form that goes to `action`.
    #[track_caller]
    pub fn hidden(&self, action: &str) -> Vec<(String, String)> {
        let html = with_buttons_elsewhere(&self.html);
        let form = html
            .split("<form")
            .skip(1)
            .map(|form| form.split("</form>").next().unwrap_or_default())
            .find(|form| attribute(form.split('>').next().unwrap_or_default(), "action").as_deref() == Some(action))
            .unwrap_or_else(|| panic!("{} has no form to {action}", self.path));
        form.split("<input")
            .skip(1)
            .filter_map(|input| input.split('>').next())
            .filter(|input| attribute(input, "type").as_deref() == Some("hidden"))
            .filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value").unwrap_or_default())))
            .collect()
    }

    /// The values of all fields with a name: what can be chosen there.
    pub fn choices(&self, name: &str) -> Vec<String> {
        let tags = self.html.split("<input").skip(1).filter_map(|input| input.split('>').next());
        tags.filter(|tag| attribute(tag, "name").as_deref() == Some(name)).filter_map(|tag| attribute(tag, "value")).collect()
    }

    /// Every address of this house that the page links to.
    pub fn links(&self) -> Vec<String> {
        let links = self.html.split("<a ").skip(1).filter_map(|link| attribute(&format!(" {link}"), "href"));
        links.filter(|link| link.starts_with('/')).collect()
    }

    /// The first form that goes to `action`.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        self.find_form(action).unwrap_or_else(|| panic!("{} has no form to {action}: {}", self.path, self.text()))
    }

    /// The first form that goes to `action`, if the page has one.
    pub fn find_form(&self, action: &str) -> Option<Form> {
        self.forms().into_iter().find(|form| form.action == action)
    }

    /// All forms of the page.
    pub fn forms(&self) -> Vec<Form> {
        Form::all(&with_buttons_elsewhere(&self.html))
    }

    /// The form of the demo's login page in which an inwoner is chosen.
    fn login_of_inwoners(&self) -> Form {
        self.forms().into_iter().find(|form| form.has("niveau")).expect("a form for inwoners on the login page")
    }

    /// The title of the page.
    pub fn title(&self) -> String {
        let text = self.html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
        unescape(text.map_or("", |(title, _)| title))
    }

    /// The value of the first button that begins with this text.
    pub fn button(&self, text: &str) -> Option<String> {
        self.html.split("<button").skip(1).find_map(|button| {
            let (tag, rest) = button.split_once('>')?;
            unescape(rest).trim_start().starts_with(text).then(|| attribute(tag, "value"))?
        })
    }
}

/// An attribute of the inside of a tag.
/// A button may send a form that it does not stand in to another address: the page with each such form once more, with the
/// fields that stand elsewhere, too.
fn with_buttons_elsewhere(html: &str) -> String {
    let mut out = html.to_owned();
    for form in html.split("<form").skip(1) {
        let (head, rest) = form.split_once('>').unwrap_or_default();
        let (Some(id), Some(action)) = (attribute(head, "id"), attribute(head, "action")) else { continue };
        let mark = format!(" form=\"{id}\"");
        let tags: Vec<&str> = html.split('<').filter_map(|tag| tag.split('>').next()).filter(|tag| tag.contains(&mark)).collect();
        let fields: String = tags.iter().map(|tag| format!("<{tag}>")).collect();
        let body = rest.split("</form>").next().unwrap_or_default();
        for other in tags.iter().filter_map(|tag| attribute(tag, "formaction")) {
            let head = head.replace(&format!("action=\"{action}\""), &format!("action=\"{other}\""));
            out.push_str(&format!("<form{head}>{fields}{body}</form>"));
        }
    }
    out
}

pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    Some(unescape(rest.split('"').next()?))
}

pub fn unescape(text: &str) -> String {
    ["&#38;|&", "&#60;|<", "&#62;|>", "&#34;|\"", "&#39;|'", "&lt;|<", "&gt;|>", "&quot;|\"", "&amp;|&"]
        .iter()
        .filter_map(|pair| pair.split_once('|'))
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}
