//! The policies against `policies/gevallen.csv`: every role, act, kind of thing and relation.

use access::{Access, Act, Actor, Niveau, Object, Rol, Scope, Soort};
use foundation::Uuid;
use std::collections::{BTreeMap, BTreeSet};

/// What each relation means for each kind of thing, as the file says.
const RELATIONS: [(&str, &[&str]); 5] = [
    ("werk", &["eigen", "ander"]),
    ("locatie", &["eigen", "deelnemer", "ander"]),
    ("hulpvraag", &["eigen", "deelnemer", "ander"]),
    ("taak", &["eigen", "deelnemer", "ander"]),
    ("mijn", &["eigen", "ander"]),
];

const OWN: Uuid = Uuid::from_u128(1);
const OTHER: Uuid = Uuid::from_u128(2);
const OWN_DESK: Uuid = Uuid::from_u128(11);
const OTHER_DESK: Uuid = Uuid::from_u128(12);
const THING: Uuid = Uuid::from_u128(21);
const SELF: Uuid = Uuid::from_u128(31);
const SOMEBODY_ELSE: Uuid = Uuid::from_u128(32);

fn object(kind: &str, relation: &str) -> Object {
    let who = || if relation == "ander" { vec![OTHER] } else { vec![OWN, OTHER] };
    // A thing of others says that it is at the own desk: that alone may open nothing.
    let desk = if relation == "deelnemer" { OTHER_DESK } else { OWN_DESK };
    // About whom it is: for an inwoner that alone counts.
    let about = if relation == "eigen" { SELF } else { SOMEBODY_ELSE };
    match kind {
        "mijn" => Object::mijn(about),
        "werk" => Object::own_work(if relation == "ander" { OTHER } else { OWN }),
        "locatie" => Object::locatie(THING, who()).at(desk).about(about),
        "hulpvraag" => Object::hulpvraag(THING, who(), true).at(desk).about(about),
        "taak" => Object::taak(THING, if relation == "ander" { OTHER } else { OWN }, Some(desk)).about(about),
        other => panic!("no such kind: {other}"),
    }
}

fn actor(soort: Soort, rollen: &[Rol]) -> Actor {
    Actor {
        id: SELF,
        soort,
        naam: "Voorbeeld".to_owned(),
        organisatie: OWN,
        organisatie_naam: "Organisatie".to_owned(),
        telefoon: String::new(),
        rollen: rollen.to_vec(),
        balies: vec![OWN_DESK],
        locatie: None,
        overheidsorgaan: true,
        niveau: (soort == Soort::Inwoner).then_some(Niveau::Hoog),
        scopes: Vec::new(),
    }
}

/// One actor a role, and the two parties without roles.
fn actors() -> Vec<(&'static str, Actor)> {
    let staff = Rol::ALL.iter().map(|rol| (rol.as_str(), actor(Soort::Medewerker, &[*rol])));
    let others = [("inwoner", actor(Soort::Inwoner, &[])), ("systeem", actor(Soort::Systeem, &[]))];
    staff.chain(others).collect()
}

type Cell = (String, String, String, String);

/// The reviewed file: act, kind, relation and role, to yes or no.
fn reviewed() -> BTreeMap<Cell, bool> {
    let text = include_str!("../../../policies/gevallen.csv");
    let mut rows = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let head = rows.headers().unwrap().clone();
    assert_eq!(head.iter().take(3).collect::<Vec<_>>(), ["handeling", "object", "relatie"]);
    let mut cells = BTreeMap::new();
    for row in rows.records() {
        let row = row.unwrap();
        for (role, word) in head.iter().zip(row.iter()).skip(3) {
            let decided = match word {
                "ja" => true,
                "nee" => false,
                other => panic!("'{other}' in {row:?} is neither ja nor nee"),
            };
            let cell = (row[0].to_owned(), row[1].to_owned(), row[2].to_owned(), role.to_owned());
            assert!(cells.insert(cell, decided).is_none(), "twice: {row:?}");
        }
    }
    cells
}

fn access() -> Access {
    eenloket::house::access().unwrap()
}

#[test]
fn every_cell_is_decided_and_the_policies_say_the_same() {
    let (access, reviewed) = (access(), reviewed());
    let mut seen = BTreeSet::new();
    for row in access.acts() {
        let act = row.act.0;
        assert!(reviewed.keys().any(|cell| cell.0 == act), "{act} is not in gevallen.csv");
        for (kind, relations) in RELATIONS {
            // A kind that the file does not name with an act is refused to everybody.
            let named = reviewed.keys().any(|cell| cell.0 == act && cell.1 == kind);
            for relation in relations {
                for (role, actor) in actors() {
                    let cell = (act.to_owned(), kind.to_owned(), (*relation).to_owned(), role.to_owned());
                    let expected = match reviewed.get(&cell) {
                        Some(decided) => *decided,
                        None => {
                            assert!(!named, "not decided in gevallen.csv: {cell:?}");
                            false
                        }
                    };
                    let decided = access.may(&actor, row.act, &object(kind, relation));
                    assert_eq!(decided, expected, "the policies and gevallen.csv differ: {cell:?}");
                    seen.insert(cell);
                }
            }
        }
    }
    let strange: Vec<_> = reviewed.keys().filter(|cell| !seen.contains(*cell)).collect();
    assert!(strange.is_empty(), "in gevallen.csv, and no act, kind, relation or role of the house: {strange:?}");
}

/// What a program may do, as `policies/toepassingen.csv` has it.
#[test]
fn a_program_may_do_what_its_scopes_say_and_nothing_else() {
    let access = access();
    let text = include_str!("../../../policies/toepassingen.csv");
    let mut rows = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> = rows.records().map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect()).collect();
    let (never, open): (Vec<Vec<String>>, Vec<Vec<String>>) = rows.into_iter().partition(|row| row[0] == "-");
    // Every act is decided: a scope opens it, or it says why no program does it.
    let named: BTreeSet<&str> = never.iter().chain(&open).map(|row| row[1].as_str()).collect();
    assert_eq!(named, access.acts().iter().map(|row| row.act.0).collect(), "the acts of toepassingen.csv and of the house");
    for row in &never {
        assert!(!row[4].is_empty() && row[2].is_empty(), "why no program does it: {row:?}");
        assert!(open.iter().all(|other| other[1] != row[1]), "both open and closed: {row:?}");
    }
    let mut expected: BTreeSet<Vec<String>> = open.into_iter().map(|row| row[..4].to_vec()).collect();
    for scope in Scope::ALL {
        let program = Actor { scopes: vec![*scope], ..actor(Soort::Toepassing, &[]) };
        for row in access.acts() {
            for (kind, relations) in RELATIONS {
                for relation in relations {
                    let cell = [scope.as_str(), row.act.0, kind, relation].map(ToOwned::to_owned).to_vec();
                    let decided = access.may(&program, row.act, &object(kind, relation));
                    assert_eq!(decided, expected.remove(&cell), "the policies and toepassingen.csv differ: {cell:?}");
                }
            }
        }
    }
    assert!(expected.is_empty(), "in toepassingen.csv, and no scope, act, kind or relation of the house: {expected:?}");
    let nothing = actor(Soort::Toepassing, &[]);
    let own = object("werk", "eigen");
    assert!(access.acts().iter().all(|row| !access.may(&nothing, row.act, &own)), "without a scope nothing");
}

#[test]
fn nobody_without_a_role_may_do_anything() {
    let (access, nobody) = (access(), actor(Soort::Medewerker, &[]));
    for row in access.acts() {
        for (kind, relations) in RELATIONS {
            for relation in relations {
                assert!(!access.may(&nobody, row.act, &object(kind, relation)), "{} {kind} {relation}", row.act);
            }
        }
    }
}

#[test]
fn a_closed_hulpvraag_can_only_be_read() {
    // What was agreed goes on being told after the end: its letters are handed over, come back, or go by e-mail instead. Who
    // looked can be asked after the end, too.
    let (access, everything) = (access(), actor(Soort::Medewerker, Rol::ALL));
    let closed = Object::hulpvraag(THING, vec![OWN], false).at(OWN_DESK);
    let still: Vec<&str> =
        access.acts().iter().filter(|row| access.may(&everything, row.act, &closed)).map(|row| row.act.0).collect();
    let still: Vec<&str> = still.into_iter().filter(|act| !act.starts_with("bericht.") && *act != "inzage.letter").collect();
    assert_eq!(
        still,
        [
            // Whoever says at the end of a visit that nobody has to look for them, says it still.
            "afmelding.keep",
            "afmelding.show",
            "afspraak.show",
            "balie.summary",
            "balie.visit",
            "doorverwijzing.confirmed",
            "hulpvraag.show",
            "inzage.print",
            "inzage.write_down"
        ]
    );
}

#[test]
fn without_the_right_to_the_bsn_nobody_searches_or_identifies() {
    let access = access();
    let mut foundation = actor(Soort::Medewerker, Rol::ALL);
    foundation.overheidsorgaan = false;
    let government = actor(Soort::Medewerker, Rol::ALL);
    let mut only_government = BTreeSet::new();
    for row in access.acts() {
        for (kind, relations) in RELATIONS {
            for relation in relations {
                let thing = object(kind, relation);
                if access.may(&government, row.act, &thing) && !access.may(&foundation, row.act, &thing) {
                    only_government.insert(row.act.0);
                }
            }
        }
    }
    assert_eq!(
        only_government.into_iter().collect::<Vec<_>>(),
        ["balie.ask_split", "balie.carry_out", "balie.identify", "balie.search", "balie.split", "balie.withdraw"]
    );
}

#[test]
fn an_act_that_is_not_in_the_table_is_refused() {
    let everything = actor(Soort::Medewerker, Rol::ALL);
    assert!(!access().may(&everything, Act("hulpvraag.erase"), &object("hulpvraag", "eigen")));
}

#[test]
fn an_inwoner_who_logged_in_too_weakly_hears_so_about_their_own_pages_only() {
    let access = access();
    let act = Act("mijn.overview");
    for (niveau, may) in [(Niveau::Basis, false), (Niveau::Midden, true), (Niveau::Substantieel, true), (Niveau::Hoog, true)] {
        let me = Actor::inwoner(SELF, niveau);
        assert_eq!(access.may(&me, act, &Object::mijn(SELF)), may, "{niveau}");
        assert_eq!(access.wants_more_certainty(&me, act, &Object::mijn(SELF)), !may, "{niveau}");
        assert!(!access.may(&me, act, &Object::mijn(SOMEBODY_ELSE)), "{niveau}");
        assert!(!access.wants_more_certainty(&me, act, &Object::mijn(SOMEBODY_ELSE)), "{niveau}: a hint about somebody else");
    }
    let staff = actor(Soort::Medewerker, Rol::ALL);
    assert!(!access.may(&staff, act, &Object::mijn(SELF)) && !access.wants_more_certainty(&staff, act, &Object::mijn(SELF)));
}

/// The least level for each act that an inwoner may do, as `policies/niveaus.csv` says.
fn levels() -> BTreeMap<String, Niveau> {
    let text = include_str!("../../../policies/niveaus.csv");
    let mut rows = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let rows = rows.records().map(|row| row.unwrap());
    rows.map(|row| (row[0].to_owned(), Niveau::parse(&row[1]).unwrap_or_else(|| panic!("no level: {row:?}")))).collect()
}

#[test]
fn each_act_of_an_inwoner_has_its_level() {
    let (access, mut levels) = (access(), levels());
    for row in access.acts() {
        let least = levels.remove(row.act.0);
        let may = |niveau: Niveau| {
            let me = Actor::inwoner(SELF, niveau);
            RELATIONS.iter().any(|(kind, _)| access.may(&me, row.act, &object(kind, "eigen")))
        };
        for niveau in Niveau::ALL {
            let expected = least.is_some_and(|least| *niveau >= least);
            assert_eq!(may(*niveau), expected, "{} at {niveau}: the policies and niveaus.csv differ", row.act);
        }
    }
    assert!(levels.is_empty(), "in niveaus.csv, and no act of the house: {levels:?}");
}
