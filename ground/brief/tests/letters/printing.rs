//! Many letters as one batch for the printer.

use crate::samples::{all, appointment, large, long, missed};
use crate::{file, run, said};
use brief::{BriefError, Letter, Size};

/// The text of each page.
fn pages(name: &str, letters: &[Letter]) -> Vec<String> {
    let pdf = file(name, &brief::write(letters).expect("a batch"));
    let text = said(&run("pdftotext", &["-raw"], &[pdf, "-".into()]));
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

#[test]
fn each_letter_of_a_batch_begins_on_the_front_of_a_sheet() {
    let pages = pages("fronts.pdf", &[appointment(), long(), missed(), large(&appointment())]);
    let first: Vec<usize> = (1..).zip(&pages).filter(|(_, text)| text.contains(" 1 van ")).map(|(page, _)| page).collect();
    assert_eq!(first, [1, 3, 7, 9], "letters of 1, 3, 1 and 2 pages");
    assert!(pages[1].trim().is_empty() && pages[5].trim().is_empty() && pages[7].trim().is_empty());
    assert_eq!(pages.len(), 10);
}

#[test]
fn each_letter_of_a_batch_is_found_in_the_outline_and_the_title_says_how_many_there_are() {
    let pdf = file("outline.pdf", &brief::write(&[appointment(), long(), missed()]).expect("a batch"));
    let outline = said(&run("pdftohtml", &["-xml", "-i", "-stdout"], std::slice::from_ref(&pdf)));
    for (page, name) in [(1, "DV-2027-000184 Mevrouw T. de Vries"), (3, "DV-2027-000201"), (7, "DV-2027-000190")] {
        assert!(outline.contains(&format!("<item page=\"{page}\">{name}")), "{name}: {outline}");
    }
    assert!(said(&run("pdfinfo", &[], &[pdf])).contains("3 brieven"));
}

#[test]
fn the_letter_that_cannot_be_printed_is_named_by_its_place_and_not_by_its_person() {
    let mut letters = vec![appointment(), missed()];
    letters[1].addressee.name = "Mevrouw 山田".into();
    let error = brief::write(&letters).expect_err("a sign that cannot be printed");
    assert_eq!(error, BriefError::Sign { letter: 1, sign: '山' });
    assert_eq!(error.to_string(), "letter 1 has a sign that cannot be printed: U+5C71");
}

#[test]
fn our_texts_fit_on_one_page_in_twelve_points() {
    for (name, letter) in all().into_iter().filter(|(name, _)| *name != "long") {
        assert_eq!(brief::pages(&letter), Ok(1), "{name}");
    }
}

#[test]
fn one_batch_carries_each_font_once() {
    let one = brief::write(&[appointment()]).expect("a letter").len();
    let ten = brief::write(&vec![appointment(); 10]).expect("a batch").len();
    assert!(ten < 5 * one, "one letter is {one} bytes, ten are {ten}");
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let letter = Letter { size: Size::Large, ..appointment() };
    assert_eq!(brief::write(std::slice::from_ref(&letter)), brief::write(&[letter]));
}
