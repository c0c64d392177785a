//! `eenloket controleer`: what does not hold, and how far the chains of the logs were when all of it held.
//!
//! Anchors stand in a file elsewhere. So do findings that somebody looked into and that cannot be undone, such as a line that
//! was taken away: with whom, why and since when. They stay in what is reported, and stand in the way of nothing.

use super::{open, print_json};
use crate::cli::{ControleerArgs, Settings};
use crate::controleer;
use crate::{Opened, Stopped};
use access::{Act, Actor, Object};
use foundation::jiff::Timestamp;
use foundation::{TraceId, Uuid};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::Path;
use store::{Anchor, Finding, Store, StoreError};

/// Exit code when something does not hold that nobody looked into.
const FOUND: u8 = 3;
/// Somebody says of a finding that it is known.
const ACKNOWLEDGE: Act = Act("controle.acknowledge");
/// All that is found now.
const ALL: &str = "alles";

/// A line on the screen. Whoever reads no further, as `head` does, is no fault: the exit code still tells.
macro_rules! say {
    ($($words:tt)*) => {{ let _ = writeln!(std::io::stdout(), $($words)*); }};
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Anchor(Anchor),
    Known { bekend: Known },
}

/// A finding that somebody looked into.
#[derive(Clone, Serialize, Deserialize)]
struct Known {
    /// As it is printed: the rule and the place.
    vondst: String,
    door: String,
    waarom: String,
    op: Timestamp,
}

#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    #[serde(skip_serializing_if = "Option::is_none")]
    bekend: Option<&'a Known>,
}

/// What the file holds.
#[derive(Default)]
struct Noted {
    anchors: Vec<Anchor>,
    known: Vec<Known>,
}

impl Noted {
    fn read(path: &Path) -> Result<Self, Stopped> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(cause) => return Err(cause.into()),
        };
        let mut noted = Self::default();
        for line in text.lines().filter(|line| !line.is_empty()) {
            match serde_json::from_str(line) {
                Ok(Line::Anchor(anchor)) => noted.anchors.push(anchor),
                Ok(Line::Known { bekend }) => noted.known.push(bekend),
                Err(_) => return Err(Stopped::Usage(format!("{} holds no anchors", path.display()))),
            }
        }
        Ok(noted)
    }

    fn of(&self, finding: &Finding) -> Option<&Known> {
        let shown = shown(finding);
        self.known.iter().find(|known| known.vondst == shown)
    }
}

pub(super) async fn run(settings: &Settings, how: ControleerArgs) -> Result<u8, Stopped> {
    let mut noted = how.anker.as_deref().map_or_else(|| Ok(Noted::default()), Noted::read)?;
    let house = open(settings).await?;
    let mut findings = controleer::check(&house.store).await?;
    findings.extend(store::check_anchors(&house.store, &noted.anchors).await?);
    if let Some(path) = how.anker.as_deref().filter(|_| !how.erken.is_empty()) {
        let new = acknowledged(&how, &findings, &noted, house.store.now())?;
        log(&house).await?;
        append(path, new.iter().map(|bekend| Line::Known { bekend: bekend.clone() }))?;
        noted.known.extend(new);
    }
    let rows: Vec<Row> = findings.iter().map(|finding| Row { bekend: noted.of(finding), finding }).collect();
    // Of a rule with more findings than are listed, new ones may hide behind known ones.
    let news = rows.iter().filter(|row| row.bekend.is_none() || controleer::is_cut_off(&findings, row.finding.rule)).count();
    if how.json {
        print_json(&rows)
    } else {
        print(&rows, news)
    }
    if news > 0 {
        return Ok(FOUND);
    }
    seal(&house.store, how.anker.as_deref(), &noted, !how.json).await?;
    Ok(0)
}

/// What is sealed now is what the next check can rely on.
async fn seal(store: &Store, path: Option<&Path>, noted: &Noted, told: bool) -> Result<(), Stopped> {
    store::seal_lines(store).await?;
    let heads = store::heads(store).await?;
    if let Some(path) = path {
        append(path, heads.iter().filter(|head| !noted.anchors.contains(head)).cloned().map(Line::Anchor))?;
    }
    if told {
        heads.iter().for_each(|head| say!("anchor: {}, zegel {}, {}", head.logboek, head.zegel, head.hash));
    }
    Ok(())
}

/// The findings that are meant and were not known yet. One that is not there is a slip of the pen, and nothing is noted.
fn acknowledged(how: &ControleerArgs, findings: &[Finding], noted: &Noted, now: Timestamp) -> Result<Vec<Known>, Stopped> {
    let there: Vec<String> = findings.iter().map(shown).collect();
    let absent = how.erken.iter().find(|meant| *meant != ALL && !there.contains(meant));
    if let Some(absent) = absent {
        return Err(Stopped::Usage(format!("'{absent}' is not found now; give it as `controleer` prints it, or {ALL}")));
    }
    let meant = |finding: &&Finding| how.erken.iter().any(|one| one == ALL || *one == shown(finding));
    let new = findings.iter().filter(meant).filter(|finding| noted.of(finding).is_none());
    let known = |finding| Known { vondst: shown(finding), door: how.door.clone(), waarom: how.waarom.clone(), op: now };
    Ok(new.map(known).collect())
}

/// That it was done stands in the access log; what and why, in the file that whoever is at the database cannot reach.
async fn log(house: &Opened) -> Result<(), Stopped> {
    let (store, nobody) = (&house.store, Uuid::nil());
    let (actor, work) = (Actor::systeem("opdrachtregel", nobody), Object::own_work(nobody));
    let purpose = house.access.permit(&actor, ACKNOWLEDGE, &work, TraceId::draw(store.chance()), store.now())?;
    Ok(store.begin(&purpose).finish(Ok::<_, StoreError>(())).await?)
}

fn append(path: &Path, lines: impl Iterator<Item = Line>) -> Result<(), Stopped> {
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path)?;
    for line in lines {
        writeln!(file, "{}", serde_json::to_string(&line).expect("plain data"))?;
    }
    Ok(file.sync_all()?)
}

fn shown(finding: &Finding) -> String {
    format!("{}: {}", finding.rule, finding.place)
}

fn print(rows: &[Row], news: usize) {
    for row in rows {
        match row.bekend {
            Some(Known { door, waarom, op, .. }) => {
                say!("{} (known since {}, {door}: {waarom})", shown(row.finding), op.strftime("%Y-%m-%d"));
            }
            None => say!("{}", shown(row.finding)),
        }
    }
    match rows.len() - news {
        0 => say!("{news} found"),
        known => say!("{news} found, {known} known"),
    }
}
