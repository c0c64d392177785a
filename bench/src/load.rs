//! The load client: telephone agents, each on a connection and in a session of their own, who refer one caller after
//! the other. One referral is the POST of the form and the page that it leads to.

use crate::fault::{Fault, Outcome};
use crate::http::Connection;
use crate::netwerk::{Netwerk, PRODUCT};
use crate::people::{People, Person};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

const FORM: &str = "/doorverwijzingen/nieuw";

/// Somebody who is logged in.
#[derive(Clone)]
pub struct Session {
    cookie: String,
    csrf: String,
}

impl Session {
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    pub fn csrf(&self) -> &str {
        &self.csrf
    }
}

/// What the agents work off together.
pub struct Work {
    people: People,
    tijdsloten: std::vec::IntoIter<u128>,
    keys: u64,
    seed: u64,
}

/// What came of a run.
#[derive(Default)]
pub struct Run {
    /// Microseconds of each referral that was complete before the time was up.
    pub micros: Vec<u64>,
    /// The part of it that the POST took.
    pub post_micros: Vec<u64>,
    /// All referrals that were made, also the last one of each agent.
    pub made: u64,
    pub seconds: f64,
    /// Where each agent read the last one.
    pub places: Vec<String>,
}

impl Run {
    pub fn per_second(&self) -> f64 {
        self.micros.len() as f64 / self.seconds
    }
}

impl Work {
    pub fn new(netwerk: &Netwerk, seed: u64) -> Self {
        Self { people: People::from(seed), tijdsloten: netwerk.tijdsloten.clone().into_iter(), keys: 0, seed }
    }

    fn next_form(&mut self, session: &Session) -> Outcome<String> {
        let person = self.people.next().ok_or_else(|| Fault::new("no more people"))?;
        let slot = self.tijdsloten.next().ok_or_else(|| Fault::new("no more free Tijdsloten: run shorter"))?;
        self.keys += 1;
        Ok(form(session, &person, uuid(slot), &format!("{:016x}{:016x}", self.seed, self.keys)))
    }
}

pub fn uuid(id: u128) -> String {
    let hex = format!("{id:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

fn form(session: &Session, person: &Person, tijdslot: String, key: &str) -> String {
    let Person { bsn, naam, geboortedatum, postcode, huisnummer, telefoon } = person;
    let naam = naam.replace(' ', "+");
    format!(
        "csrf={}&sleutel={key}&concept=&product={PRODUCT}&bsn={bsn}&naam={naam}&geboortedatum={geboortedatum}\
         &postcode={postcode}&huisnummer={huisnummer}&telefoon={telefoon}&tijdslot={tijdslot}&zinnen=uitgelegd\
         &zinnen=brief_mee&instemming=ja&terugkoppeling=ja&kanaal=brief&stap=bevestig",
        session.csrf
    )
}

/// Logs a telephone agent in and fetches the form once, for its token.
pub async fn log_in(address: &str, medewerker: u128) -> Outcome<Session> {
    log_in_at(address, medewerker, FORM).await
}

/// Logs somebody in and fetches a page once, for its token.
pub async fn log_in_at(address: &str, medewerker: u128, path: &str) -> Outcome<Session> {
    let mut connection = Connection::open(address, false).await?;
    let answer = connection.post("/inloggen", &format!("medewerker={}", uuid(medewerker))).await?;
    let cookie = answer.cookie.filter(|_| answer.status == 303).ok_or_else(|| Fault::new(format!("login: {}", answer.status)))?;
    connection.become_session(&cookie);
    let page = connection.get(path).await?;
    let csrf = page.between("name=\"csrf\" value=\"", "\"").filter(|_| page.status == 200);
    let csrf = csrf.ok_or_else(|| Fault::new(format!("{path}: {} without a token", page.status)))?;
    Ok(Session { cookie, csrf })
}

/// Logs an invented inwoner of the demo in; gives the cookie.
pub async fn log_in_inwoner(address: &str, inwoner: u128) -> Outcome<String> {
    let mut connection = Connection::open(address, false).await?;
    let answer = connection.post("/inloggen", &format!("inwoner={}&niveau=substantieel", uuid(inwoner))).await?;
    answer.cookie.filter(|_| answer.status == 303).ok_or_else(|| Fault::new(format!("login of an inwoner: {}", answer.status)))
}

/// Lets as many agents as there are sessions refer for a time.
pub async fn refer(address: &str, sessions: &[Session], work: &Rc<RefCell<Work>>, time: Duration, gzip: bool) -> Outcome<Run> {
    let local = tokio::task::LocalSet::new();
    let mut connections = Vec::new();
    for session in sessions {
        let mut connection = Connection::open(address, gzip).await?;
        connection.become_session(&session.cookie);
        connections.push(connection);
    }
    let begun = Instant::now();
    let deadline = begun + time;
    let agents: Vec<_> = connections
        .into_iter()
        .zip(sessions)
        .map(|(connection, session)| local.spawn_local(agent(connection, session.clone(), work.clone(), deadline, gzip)))
        .collect();
    let mut all = Run { seconds: time.as_secs_f64(), ..Run::default() };
    local
        .run_until(async {
            for agent in agents {
                let one = agent.await.map_err(|cause| Fault::new(cause.to_string()))??;
                all.micros.extend(one.micros);
                all.post_micros.extend(one.post_micros);
                all.made += one.made;
                all.places.extend(one.places);
            }
            Ok::<(), Fault>(())
        })
        .await?;
    Ok(all)
}

async fn agent(
    mut connection: Connection,
    session: Session,
    work: Rc<RefCell<Work>>,
    deadline: Instant,
    gzip: bool,
) -> Outcome<Run> {
    let mut run = Run::default();
    loop {
        let form = work.borrow_mut().next_form(&session)?;
        let begun = Instant::now();
        let sent = connection.post(FORM, &form).await?;
        let posted = begun.elapsed();
        let location = sent.location.filter(|_| sent.status == 303);
        let Some(location) = location else {
            return Err(Fault::new(format!("POST {FORM}: {}", sent.status)));
        };
        run.made += 1;
        let page = connection.get(&location).await?;
        let took = begun.elapsed();
        // A compressed page is not opened here: that would measure the client.
        let shown = gzip || page.between("class=\"nummer\">", "</p>").is_some_and(|nummer| nummer.len() == 8);
        if page.status != 200 || !shown {
            return Err(Fault::new(format!("GET {location}: {} without a nummer", page.status)));
        }
        if Instant::now() > deadline {
            run.places.push(location);
            return Ok(run);
        }
        run.micros.push(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
        run.post_micros.push(u64::try_from(posted.as_micros()).unwrap_or(u64::MAX));
    }
}
