//! Settings that do not fit are told with line and column, all at once, and how to mend them.

use crate::mensen::{inkomen_hoogstens, set};
use crate::wereld::{Opzet, Wereld};
use bron::server::{Instellingen, Sleutels};
use foundation::Chance;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

fn told(from: &str, to: &str) -> String {
    let wereld = Wereld::new();
    let text = fs::read_to_string(wereld.path("bron.toml")).expect("settings");
    assert!(text.contains(from), "{from}");
    fs::write(wereld.path("bron.toml"), text.replacen(from, to, 1)).expect("written");
    Instellingen::read(&wereld.path("bron.toml")).err().map(|why| why.to_string()).unwrap_or_default()
}

#[test]
fn each_fault_has_its_place_and_its_mend() {
    for (from, to, place, what) in [
        (
            "bronhouder = \"belastingdienst\"",
            "bronhouder = \"fiscus\"",
            "line 3, column 14",
            "known are bag, belastingdienst, brp",
        ),
        ("toetsingsinkomen@1", "toetsingsinkomen", "line 14, column 10", "names no version: write toetsingsinkomen@1"),
        ("toetsingsinkomen@1", "toetsinkomen@1", "line 14, column 10", "toetsinkomen@1 is not known"),
        ("toetsingsinkomen@1", "netto_maandinkomen@1", "line 14, column 10", "is of bronhouder uwv, not of belastingdienst"),
        ("eenheid = \"eurocent\"\n", "", "line 14, column 10", "say eenheid = \"euro\" or \"eurocent\""),
        ("eenheid = \"eurocent\"", "eenheid = \"dollar\"", "line 15, column 11", "unknown variant `dollar`"),
        ("jaar = 2026\n", "", "line 14, column 10", "say of which year, as jaar = 2026"),
        ("kolom = \"inkomen\"", "kolommm = \"inkomen\"", "line 13, column 1", "unknown field `kolommm`"),
        ("soort = \"csv\"", "soort = \"xlsx\"", "line 8, column 9", "unknown variant `xlsx`"),
        ("soort = \"csv\"", "soort = \"sqlite\"", "line 7, column 1", "for soort sqlite write view"),
        ("sleutels = [\"", "sleutels = [\"00", "column 13", "is no public key of Ed25519: 64 hexadecimal digits"),
        ("afnemer = \"Maastricht\"", "afnemer = \"Maastrict\"", "column 11", "there is no [[afnemer]] with naam \"Maastrict\""),
        ("bestand = \"vragen-0.json\"", "bestand = \"vragen-9.json\"", "column 11", "No such file"),
        ("tot = \"2027-12-31\"", "tot = \"2027-13-31\"", "column 7", "month"),
    ] {
        let why = told(from, to);
        assert!(why.contains(place) && why.contains(what), "{to}: {why}");
    }
}

#[test]
fn two_columns_of_one_begrip_need_another_year() {
    let why = told(
        "begrip = \"rendementsgrondslag_box3@1\"\neenheid = \"euro\"",
        "begrip = \"toetsingsinkomen@1\"\neenheid = \"euro\"",
    );
    assert!(why.contains("another column is toetsingsinkomen@1 already"), "{why}");
}

#[test]
fn questions_that_changed_since_they_were_approved_do_not_open() {
    let wereld = Wereld::new();
    fs::write(wereld.path("vragen-0.json"), set(&[2_000_001]).to_text()).expect("written");
    let why = Instellingen::read(&wereld.path("bron.toml")).err().map(|why| why.to_string()).unwrap_or_default();
    assert!(why.contains("not what was approved; read it again first"), "{why}");
    assert!(why.contains(&set(&[2_000_001]).digest().to_string()), "{why}");
}

#[test]
fn questions_that_cannot_be_answered_here_do_not_open() {
    let mut vraag = inkomen_hoogstens(1);
    vraag.begrip = "verzamelinkomen@1".to_owned().try_into().expect("a begrip");
    let mut elsewhere = inkomen_hoogstens(1);
    elsewhere.bronhouder = "uwv".to_owned();
    let mut asked = set(&[2_000_000]);
    asked.vragen.extend([vraag, elsewhere]);
    let wereld = Wereld::with(Opzet { sets: vec![asked], ..Opzet::default() });
    let why = Instellingen::read(&wereld.path("bron.toml")).err().map(|why| why.to_string()).unwrap_or_default();
    assert!(why.contains("asks about verzamelinkomen@1: no [[kolom]] has that begrip"), "{why}");
    assert!(why.contains("that is a question to uwv"), "{why}");
}

#[tokio::test]
async fn keys_are_made_once_and_for_their_owner_alone() {
    let wereld = Wereld::new();
    let path = wereld.path("sleutels.json");
    assert!(Sleutels::make(&path, &Chance::system()).is_err(), "what is there stays");
    assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("set");
    let why = wereld.try_open().await.err().map(|why| why.to_string()).unwrap_or_default();
    assert!(why.contains("chmod 600"), "{why}");
    fs::remove_file(&path).expect("removed");
    let why = wereld.try_open().await.err().map(|why| why.to_string()).unwrap_or_default();
    assert!(why.contains("--maak-sleutels"), "{why}");
    fs::write(&path, "{\"teken\": \"geheim\", \"logboek\": \"geheim\"}").expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("set");
    let why = wereld.try_open().await.err().map(|why| why.to_string()).unwrap_or_default();
    assert!(why.contains("holds no two keys") && !why.contains("geheim"), "{why}");
}

#[test]
fn the_example_is_one() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/bron.voorbeeld.toml");
    let settings = Instellingen::read(&example).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!((settings.kolommen.len(), settings.grenzen.runs_per_jaar), (2, 4));
    assert_eq!(settings.grenzen, bron::server::Grenzen::default(), "what it shows is what holds without it");
}
