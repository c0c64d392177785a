//! Is it PDF/UA-1? veraPDF says so, and says which rule is broken when something is missing.

use crate::samples::{all, appointment, large, long};
use crate::{file, run, said};

#[test]
fn every_letter_and_every_batch_is_pdf_ua() {
    let mut files = Vec::new();
    for (name, letter) in all() {
        files.push(file(&format!("{name}.pdf"), &brief::write(std::slice::from_ref(&letter)).expect("a letter")));
        files.push(file(&format!("{name}-large.pdf"), &brief::write(&[large(&letter)]).expect("a letter")));
    }
    let batch: Vec<_> = all().into_iter().map(|(_, letter)| letter).collect();
    files.push(file("batch.pdf", &brief::write(&batch).expect("a batch")));
    let judged = run("script/lint-pdf", &[], &files);
    assert!(judged.status.success(), "{}{}", said(&judged), String::from_utf8_lossy(&judged.stderr));
    assert_eq!(said(&judged).lines().filter(|line| line.starts_with("ok ")).count(), files.len(), "{}", said(&judged));
}

/// What is spoiled in a good letter, and the rule that has to notice. Both texts are of one length, so that the rest
/// of the file stays where it is.
const SPOILED: [(&str, &str, &str); 14] = [
    ("/Marked true", "/Marked null", "6.2-1"),
    ("/Lang(nl)", "/Long(nl)", "7.2-34"),
    ("/DisplayDocTitle true", "/DisplayDocTitle null", "7.1-10"),
    ("pdfuaid:part>1<", "pdfuaid:part>2<", "5-2"),
    ("dc:title>", "dc:titel>", "7.1-9"),
    ("/Type/Metadata", "/Type/Metadatb", "7.1-8"),
    ("/StructTreeRoot", "/StructTreeRood", "7.1-11"),
    ("/ParentTree", "/ParentTrea", "7.1-3"),
    ("/S/H2/", "/S/H4/", "7.4.2-1"),
    ("/S/LI/", "/S/P /", "7.2-19"),
    ("/S/TR/", "/S/P /", "7.2-3"),
    ("/Scope/Row", "/Scopf/Row", "7.5-1"),
    ("/FontFile2", "/FontFilf2", "7.21.4.1-1"),
    ("/ToUnicode", "/ToUnicodf", "7.21.7-1"),
];

#[test]
fn a_spoiled_letter_is_noticed_by_the_rule_that_forbids_it() {
    let good = brief::write(&[appointment()]).expect("a letter");
    let files: Vec<_> = SPOILED
        .iter()
        .map(|(good_text, bad_text, rule)| {
            let spoiled = replaced(&good, good_text, bad_text);
            assert_ne!(spoiled, good, "{good_text} is not in the letter");
            file(&format!("spoiled-{rule}.pdf"), &spoiled)
        })
        .collect();
    let judged = run("script/lint-pdf", &[], &files);
    assert_eq!(judged.status.code(), Some(1), "{}", String::from_utf8_lossy(&judged.stderr));
    let report = said(&judged);
    for ((.., rule), file) in SPOILED.iter().zip(&files) {
        let about = report.split("FAULT ").find(|part| part.starts_with(&*file.to_string_lossy()));
        let about = about.unwrap_or_else(|| panic!("{rule}: nothing was noticed in {}\n{report}", file.display()));
        assert!(about.lines().any(|line| line.trim_start().starts_with(&format!("{rule} "))), "{rule}: {about}");
    }
}

fn replaced(pdf: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut pdf = pdf.to_vec();
    let mut at = 0;
    while at + from.len() <= pdf.len() {
        if pdf[at..].starts_with(from.as_bytes()) {
            pdf[at..at + from.len()].copy_from_slice(to.as_bytes());
        }
        at += 1;
    }
    pdf
}

#[test]
fn a_letter_of_some_pages_has_them_all_and_nothing_is_written_from_nothing() {
    assert_eq!(brief::pages(&long()), Ok(3));
    assert_eq!(brief::write(&[]), Err(brief::BriefError::NoLetters));
}
