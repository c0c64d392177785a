//! Every kind, in every channel, in every language (V20): the variant is there, knows what it needs, is easy to read, has a
//! telephone number; and what goes outside the login says nothing.

use crate::feiten::BerichtRow;
use crate::{Feiten, Soort, Stand, email};
use brief::{Block, Letter, Size};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::Ms;
use web::Taal;

const NOW: &str = "2027-03-02T09:00:00Z";
const TELEFOON: &str = "14 053";
const NUMMER: &str = "7K3P-92";
/// domain paper, section 10.
const AVOID: [&str; 6] = ["client", "cliënt", "niet-zelfredzaam", "doelgroep", "middels", "inzake"];
/// What only a letter, a telephone call or a login may tell.
const PERSONAL: [&str; 8] = ["Tilly", "Voorbeeld", NUMMER, "3 maart", "March", "stadskantoor", "DigiD", "999990019"];

fn at(text: &str) -> Ms {
    text.parse::<Timestamp>().expect("an instant of the tests").into()
}

/// All that any kind may need is known about Tilly.
fn row(soort: Soort, taal: Taal, grote_letter: bool) -> BerichtRow {
    let feiten = Feiten {
        eerder: Some(at("2027-03-02T13:00:00Z")),
        contactpersoon: Some("Gerda Voorbeeld".to_owned()),
        termijn: Some(at("2027-04-02T15:00:00Z")),
        stand: Some(Stand::Geweigerd),
        bestemming: Some("SVB".to_owned()),
    };
    BerichtRow {
        id: Uuid::nil(),
        inwoner_id: Some(Uuid::nil()),
        hulpvraag_id: Uuid::nil(),
        afspraak_id: Some(Uuid::nil()),
        organisatie_id: Uuid::nil(),
        soort: soort.into(),
        kanaal: "voorkeur".to_owned(),
        status: "klaar".to_owned(),
        feiten: serde_json::to_string(&feiten).expect("facts are text"),
        aangemaakt_op: at(NOW),
        verstuurd_op: None,
        poging: 0,
        voornaam: "Tilly".to_owned(),
        achternaam: "Voorbeeld".to_owned(),
        straat: "Voorbeeldstraat".to_owned(),
        huisnummer: "9001".to_owned(),
        telefoon: TELEFOON.to_owned(),
        postcode: "7511AA".to_owned(),
        woonplaats: "Enschede".to_owned(),
        taal: taal.code().to_owned(),
        grote_letter,
        geheimhouding: false,
        nummer: NUMMER.to_owned(),
        organisatie_naam: "Gemeente Enschede".to_owned(),
        organisatie_telefoon: TELEFOON.to_owned(),
        overheidsorgaan: true,
        begin: Some(at("2027-03-03T08:30:00Z")),
        afspraak_status: Some("bevestigd".to_owned()),
        plaats: Some("Stadskantoor Enschede, balie 1".to_owned()),
        locatie_adres: Some("Voorbeeldplein 9000, 7514AA Enschede".to_owned()),
        retour_adres: None,
        tijdzone: Some("Europe/Amsterdam".to_owned()),
        locatie_telefoon: None,
        meenemen: Some("Paspoort of identiteitskaart".to_owned()),
        stappen: Some("digid_aangevraagd berichtenbox_uitgelegd".to_owned()),
        vervolg_op: Some(at("2027-03-10T09:00:00Z")),
        vervolg: Some("Activeringscode meenemen".to_owned()),
        antwoord: Some("Wij riepen u op aan de balie.\nDaarvoor keken wij in uw gegevens.".to_owned()),
        keuze: None,
        email: None,
    }
}

fn each(look: impl Fn(Soort, Taal, &str)) {
    for soort in Soort::ALL {
        for taal in Taal::ALL {
            look(*soort, taal, &format!("{soort} in {}", taal.code()));
        }
    }
}

/// The words of a text, a sentence each.
fn sentences(lines: &[String]) -> Vec<usize> {
    let text = lines.join("\n");
    let ends = |sign: char| matches!(sign, '.' | '?' | '!' | ':' | '\n');
    let words = |part: &str| part.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    text.split(ends).map(words).filter(|words| *words > 0).collect()
}

fn is_plain(lines: &[String], what: &str) {
    let lengths = sentences(lines);
    assert!(!lengths.is_empty(), "{what} says nothing");
    let mean = lengths.iter().sum::<usize>() as f64 / lengths.len() as f64;
    assert!(mean <= 12.0, "{what}: {mean:.1} words a sentence: {lines:?}");
    assert!(lengths.iter().all(|words| *words <= 20), "{what} has a long sentence: {lines:?}");
    let lower = lines.join(" ").to_lowercase();
    for word in AVOID {
        assert!(!lower.split(|sign: char| !sign.is_alphabetic() && sign != '-').any(|one| one == word), "{what} says {word}");
    }
    assert!(!lower.contains("{ $") && !lower.contains("{$"), "{what} has a hole: {lines:?}");
}

#[test]
fn every_kind_has_a_letter_a_script_and_a_print_in_every_language() {
    each(|soort, taal, what| {
        let words = row(soort, taal, false).words(taal, NOW.parse().unwrap()).unwrap();
        assert!(!words.titel.is_empty() && !words.titel.contains('{'), "{what}: {}", words.titel);
        for (variant, lines) in [("brief", &words.brief), ("script", &words.script), ("print", &words.print)] {
            is_plain(lines, &format!("{variant} of {what}"));
        }
        is_plain(&words.stappen.iter().cloned().chain([words.titel.clone()]).collect::<Vec<_>>(), what);
        for (variant, lines) in [("script", &words.script), ("print", &words.print)] {
            assert!(lines.join(" ").contains(TELEFOON), "{variant} of {what} has no telephone number");
        }
        assert_eq!(words.telefoon, TELEFOON, "{what}");
        assert!(words.feiten.iter().any(|(_, value)| value == NUMMER), "{what} has no nummer");
    });
}

#[test]
fn what_somebody_comes_back_for_is_told_in_every_channel() {
    for taal in Taal::ALL {
        let words = row(Soort::SamenvattingGesprek, taal, false).words(taal, NOW.parse().unwrap()).unwrap();
        for lines in [&words.brief, &words.script, &words.print] {
            assert!(lines.join(" ").contains("Activeringscode meenemen"), "{}: {lines:?}", taal.code());
        }
    }
}

#[test]
fn every_letter_is_written_in_12_and_in_18_points() {
    for large in [false, true] {
        let mut letters: Vec<Letter> = Vec::new();
        for soort in Soort::ALL {
            for taal in Taal::ALL {
                let letter = row(*soort, taal, large).letter(NOW.parse().unwrap()).unwrap();
                assert_eq!(letter.size == Size::Large, large, "{soort}");
                assert_eq!(letter.sender.phone, TELEFOON, "{soort}");
                assert_eq!(letter.language.code(), taal.code());
                assert_eq!(letter.addressee.address, ["Voorbeeldstraat 9001", "7511 AA  Enschede"]);
                assert!(letter.blocks.iter().any(|block| matches!(block, Block::Paragraph(_))), "{soort}");
                letters.push(letter);
            }
        }
        assert_eq!(letters.len(), Soort::ALL.len() * 3);
        assert!(brief::write(&letters).unwrap().starts_with(b"%PDF-"));
    }
}

/// Every kind in every language and both sizes, before veraPDF in one run of it: starting it costs more than reading.
#[test]
fn every_letter_of_every_kind_is_pdf_ua() {
    let folder = std::env::temp_dir().join(format!("eenloket-letters-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder of its own");
    let mut files = Vec::new();
    for large in [false, true] {
        each(|soort, taal, _| {
            let letter = row(soort, taal, large).letter(NOW.parse().unwrap()).unwrap();
            let file = folder.join(format!("{soort}-{}-{large}.pdf", taal.code()));
            std::fs::write(&file, brief::write(&[letter]).unwrap()).expect("a file");
        });
    }
    files.extend(std::fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("a file").path()));
    assert_eq!(files.len(), Soort::ALL.len() * 6);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../script/lint-pdf");
    let judged = std::process::Command::new(script).args(&files).output().expect("script/lint-pdf");
    let said = String::from_utf8_lossy(&judged.stdout);
    assert!(judged.status.success(), "{said}{}", String::from_utf8_lossy(&judged.stderr));
    assert_eq!(said.lines().filter(|line| line.starts_with("ok ")).count(), files.len(), "{said}");
    std::fs::remove_dir_all(&folder).expect("cleaned up");
}

#[test]
fn what_goes_outside_the_login_says_only_that_there_is_something() {
    for taal in Taal::ALL {
        let email = email("Gemeente Enschede", TELEFOON, taal);
        let lines: Vec<String> = email.tekst.lines().map(str::to_owned).collect();
        is_plain(&lines, "email");
        let all = format!("{}\n{}", email.titel, email.tekst);
        assert!(email.titel.contains("Gemeente Enschede") && email.tekst.contains(TELEFOON), "{all}");
        for word in PERSONAL {
            assert!(!all.contains(word), "{} says {word}: {all}", taal.code());
        }
        // Nothing to press, and it says why.
        assert!(!all.contains("http") && !all.contains("www.") && !all.contains('@'), "{all}");
        assert!(all.contains("link"), "{all}");
    }
    // One text for all kinds: the kind itself would tell something. So no kind is asked for, and none can slip in.
    assert_eq!(Soort::ALL.iter().filter(|soort| !soort.may_be_digital()).count(), 1);
}

#[test]
fn a_kind_without_what_it_needs_is_told_by_telephone() {
    each(|soort, taal, what| {
        let mut bare = row(soort, taal, false);
        (bare.feiten, bare.begin, bare.plaats, bare.antwoord) = ("{}".to_owned(), None, None, None);
        let needs_nothing = matches!(soort, Soort::SamenvattingGesprek | Soort::AfmeldingBevestigd | Soort::AfmeldingVervalt);
        assert_eq!(bare.words(taal, NOW.parse().unwrap()).is_ok(), needs_nothing, "{what}");
    });
}

#[test]
fn an_address_is_used_only_as_far_as_it_may() {
    let now = NOW.parse().unwrap();
    let mut omar = row(Soort::Ontvangst, Taal::Nl, false);
    omar.geheimhouding = true;
    assert!(omar.letter(now).is_ok(), "an overheidsorgaan may use it");
    omar.overheidsorgaan = false;
    assert!(omar.letter(now).is_err(), "a foundation may not");
    let mut nowhere = row(Soort::Ontvangst, Taal::Nl, false);
    nowhere.huisnummer = String::new();
    assert!(nowhere.letter(now).is_err());
    // The window is not half empty: who told street and place to nobody is telephoned.
    let mut caller = row(Soort::Ontvangst, Taal::Nl, false);
    caller.straat = " ".to_owned();
    assert!(caller.letter(now).is_err());
    let mut caller = row(Soort::Ontvangst, Taal::Nl, false);
    caller.woonplaats = String::new();
    assert!(caller.letter(now).is_err());
    // On Bonaire there are no postcodes.
    let mut ruth = row(Soort::Ontvangst, Taal::Pap, false);
    (ruth.straat, ruth.postcode, ruth.woonplaats) = ("Kaya Grandi".to_owned(), String::new(), "Kralendijk".to_owned());
    assert_eq!(ruth.letter(now).unwrap().addressee.address, ["Kaya Grandi 9001", "Kralendijk"]);
}

#[test]
fn what_is_over_is_not_sent() {
    let now = at(NOW);
    let mut coming = row(Soort::AfspraakHerinnering, Taal::Nl, false);
    assert!(!coming.is_over(now).unwrap());
    coming.afspraak_status = Some("afgezegd".to_owned());
    assert!(coming.is_over(now).unwrap());
    (coming.afspraak_status, coming.begin) = (Some("bevestigd".to_owned()), Some(now));
    assert!(coming.is_over(now).unwrap());
    // A summary is of use afterwards.
    coming.soort = Soort::SamenvattingGesprek.into();
    assert!(!coming.is_over(now).unwrap());
}
