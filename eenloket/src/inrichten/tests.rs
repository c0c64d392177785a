//! A file with faults: all of them are told, each with its line.

use super::check::check;

const EXAMPLE: &str = include_str!("../../../deploy/inrichting.voorbeeld.toml");

#[test]
fn the_example_is_whole() {
    let input = check(EXAMPLE).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(input.organisaties.len() > 1 && !input.locaties.is_empty() && !input.beheerders.is_empty());
    assert!(input.producten.iter().all(|one| one.titel.iter().all(|text| !text.is_empty())), "in three languages");
}

#[test]
fn all_that_is_wrong_is_told_at_once_with_its_line() {
    let text = EXAMPLE
        .replace("soort = \"gemeente\"", "soort = \"dorp\"")
        .replace("postcode = \"7511 AA\"", "postcode = \"7511\"")
        .replace("tijd = \"09:00-17:00\"", "tijd = \"17:00-09:00\"")
        .replace("bonletter = \"G\"", "bonletter = \"GG\"")
        .replace("minuten = 30", "minuut = 30")
        .replace("naam = \"Balie 1\"", "naam = \"Balie 999990019\"");
    let faults = check(&text).map(|_| ()).unwrap_err();
    let line = |of: &str| text.lines().position(|line| line.contains(of)).unwrap() + 1;
    for expected in [
        "organisaties, soort: 'dorp' is none of gemeente, landelijk, stichting, bibliotheek",
        "locaties, postcode: '7511' is no postcode such as 7511 AA",
        "locaties, open: '17:00-09:00' is not a time such as 09:00-17:00",
        "balies, bonletter: is one letter, A to Z",
        "balies, naam: holds what looks like a bsn, and everybody reads this",
        "producten, minuut: is no key that can stand here",
        "producten, minuten: an afspraak takes 5 to 240 minutes",
    ] {
        assert!(faults.contains(expected), "{expected}\nis not in\n{faults}");
    }
    for (field, what) in [("soort = \"dorp\"", "organisaties, soort"), ("postcode = \"7511\"", "locaties, postcode")] {
        assert!(faults.contains(&format!("line {}, {what}:", line(field))), "the line of the field: {faults}");
    }
}

#[test]
fn one_thing_to_mend_is_one_line() {
    let text = EXAMPLE.replace("gemeente_code = \"0153\"", "gemeente_code = \"Enschede\"");
    assert_ne!(text, EXAMPLE, "the example has a gemeente_code");
    let faults = check(&text).map(|_| ()).unwrap_err();
    assert_eq!(faults.lines().filter(|line| line.contains("gemeente_code")).count(), 1, "{faults}");
}

#[test]
fn who_is_named_has_to_be_there_once() {
    let text = EXAMPLE.replacen("organisatie = \"Gemeente Voorbeeld\"", "organisatie = \"Gemeente Elders\"", 1);
    assert!(check(&text).map(|_| ()).unwrap_err().contains("there is no 'Gemeente Elders' in this file"));
    let twice = format!("{EXAMPLE}\n[[producten]]\ncode = \"digid\"\n");
    let faults = check(&twice).map(|_| ()).unwrap_err();
    assert!(faults.contains("'digid' is there twice") && faults.contains("titel.nl: is missing"), "{faults}");
    let nobody = EXAMPLE.split("[[beheerders]]").next().unwrap();
    assert!(check(nobody).map(|_| ()).unwrap_err().contains("nobody keeps this organisatie"));
    assert!(check("[[organisaties]\n").map(|_| ()).unwrap_err().contains("line 1"));
}
