//! What the screens can do, the API can do; what it cannot, stands here with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Done by the house itself: there is nothing to call.
const HOUSE: &str = "the house does it by itself";
/// The command line asks for it.
const OPERATOR: &str = "on the command line only, by whoever runs the program";
/// A page keeps what somebody typed; a program keeps its own.
const TYPED: &str = "what is typed on a page waits there; a program has nothing half typed";

/// What an inwoner does about themselves.
const OWN: &str =
    "an inwoner comes in with DigiD and sees this on pages of our own; what they take along is the file of inzage.export";

const WITHOUT: &[(&str, &str)] = &[
    ("afmelding.lapse", HOUSE),
    ("balie.concept", TYPED),
    ("bericht.remind", HOUSE),
    ("bericht.send", HOUSE),
    ("bericht.queue", HOUSE),
    ("controle.acknowledge", OPERATOR),
    ("demo.load", HOUSE),
    ("doorverwijzing.concept", TYPED),
    ("doorverwijzing.hear", HOUSE),
    ("hulpvraag.divide", HOUSE),
    ("inwoner.log_in", HOUSE),
    ("rooster.follow", HOUSE),
    ("inzage.ask", OWN),
    ("inzage.export", OWN),
    ("inzage.letter", "the addresses of bericht.show, hand_over and return: which act it is follows from the letter"),
    ("inzage.list", OWN),
    ("inzage.of_medewerker", OPERATOR),
    ("job.expire", HOUSE),
    ("mijn.overview", OWN),
    ("netwerk.name", OPERATOR),
    ("netwerk.set_up", OPERATOR),
    ("sessie.end_all", OPERATOR),
    ("taak.escalate", HOUSE),
    ("levensgebeurtenis.inform", "the house tells who it is about, on the day"),
    ("levensgebeurtenis.propose", "the house tells who it is about, on the day"),
    ("levensgebeurtenis.give", "the house notes what the law gave"),
    ("levensgebeurtenis.lapse", "the house, when somebody opted out"),
    ("levensgebeurtenis.expire", "the house, when a term ends"),
    ("levensgebeurtenis.own", "the page of an inwoner"),
    ("levensgebeurtenis.answer", "the page of an inwoner"),
    ("looplijst.list", "the house makes a list of hits, after a run"),
    ("looplijst.ask", "the house asks the sources"),
    ("looplijst.lapse", "the house, when somebody opted out"),
    ("looplijst.expire", "the house, when a term ends"),
    ("looplijst.own", "the page of an inwoner"),
    ("looplijst.take_back", "the page of an inwoner"),
];

#[test]
fn what_the_screens_can_do_the_api_can_do_but_for_what_is_named_here() {
    let reached = reached();
    assert!(
        reached.contains("doorverwijzing.refer") && reached.contains("toepassing.revoke"),
        "the sources were read: {reached:?}"
    );
    let named: BTreeSet<&str> = WITHOUT.iter().map(|(act, _)| *act).collect();
    let all: BTreeSet<&str> = eenloket::acts().iter().map(|row| row.act.0).collect();
    let missing: Vec<&&str> = all.iter().filter(|act| !reached.contains(**act) && !named.contains(**act)).collect();
    assert!(missing.is_empty(), "on no address of the API, and without a reason in walk.rs: {missing:?}");
    let stale: Vec<&&str> = named.iter().filter(|act| reached.contains(**act) || !all.contains(**act)).collect();
    assert!(stale.is_empty(), "named in walk.rs, and reached or gone: {stale:?}");
}

/// The acts of which the files of the API speak: those in `api.rs` and `api/` of a crate, by the names of their consts.
fn reached() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut crates: Vec<PathBuf> = std::fs::read_dir(root.join("capabilities")).unwrap().map(|at| at.unwrap().path()).collect();
    crates.push(root.join("eenloket"));
    let mut reached = BTreeSet::new();
    for one in crates {
        let mut files = Vec::new();
        sources(&one.join("src"), &mut files);
        let consts: BTreeMap<String, String> = files.iter().flat_map(|(_, text)| acts_in(text)).collect();
        let is_api = |path: &Path| path.iter().any(|part| part == "api" || part == "api.rs");
        for (_, text) in files.iter().filter(|(path, _)| is_api(path.strip_prefix(&one).unwrap())) {
            let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            let words: BTreeSet<&str> = code.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').collect();
            reached.extend(consts.iter().filter(|(name, _)| words.contains(name.as_str())).map(|(_, act)| act.clone()));
        }
    }
    reached
}

fn sources(folder: &Path, into: &mut Vec<(PathBuf, String)>) {
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// `const NAME: Act = Act("the.act")`.
fn acts_in(text: &str) -> Vec<(String, String)> {
    let parts = text.split("const ").skip(1);
    let read = |part: &str| {
        let (name, rest) = part.split_once(": Act = Act(\"")?;
        let (act, _) = rest.split_once('"')?;
        name.bytes().all(|sign| sign.is_ascii_uppercase() || sign == b'_').then(|| (name.to_owned(), act.to_owned()))
    };
    parts.filter_map(read).collect()
}
