//! What a screen reader reads, and what somebody copies: the structure in the file, read back by poppler.

use crate::samples::{all, appointment, islands};
use crate::{file, run, said};

/// The tags of the letter with their texts, as poppler finds them. The lines of a text follow each other as they are:
/// the space between two words is in the file, at the end of a line too.
fn structure(name: &str, letter: &brief::Letter) -> Vec<String> {
    let file = file(name, &brief::write(std::slice::from_ref(letter)).expect("a letter"));
    let read = said(&run("pdfinfo", &["-struct-text"], &[file]));
    let mut found: Vec<String> = Vec::new();
    for line in read.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
            let last = found.last_mut().expect("a text stands in a tag");
            last.push_str(if last.contains(' ') { "" } else { " " });
            last.push_str(text);
        } else if let Some(tag) = line.split([' ', '(', ':']).next().filter(|tag| !tag.is_empty() && !tag.starts_with('/')) {
            // What begins with a slash is an attribute of the tag.
            found.push(tag.to_owned());
        }
    }
    found
}

#[test]
fn a_screen_reader_reads_the_letter_in_the_order_in_which_it_is_meant() {
    assert_eq!(
        structure("read.pdf", &appointment()),
        [
            "Document",
            "Part",
            "P Gemeente Enschede",
            "P Telefoon: 14\u{a0}053",
            "P Retouradres: Postbus 20, 7500 AA Enschede",
            "P Mevrouw T. de Vries",
            "P Haaksbergerstraat 14",
            "P 7513 EA ENSCHEDE",
            "P Enschede, 1 maart 2027",
            "P Ons kenmerk: DV-2027-000184",
            "H1 Uw afspraak op woensdag 3 maart",
            "P Beste mevrouw De Vries,",
            "P U belde met de BelastingTelefoon. U wilt hulp bij uw DigiD. Wij hebben een afspraak voor u gemaakt bij de gemeente Enschede. U hoeft uw verhaal niet nog een keer te vertellen.",
            "Table",
            "TR",
            "TH Wanneer",
            "TD woensdag 3 maart 2027 om 9.30 uur",
            "TR",
            "TH Waar",
            "TD Stadskantoor, Hengelosestraat 51, Enschede",
            "TR",
            "TH Met wie",
            "TD Gerda Jansen van het Informatiepunt",
            "TR",
            "TH Hoe lang",
            "TD 30 minuten",
            "H2 Neem dit mee",
            "L",
            "LI",
            "Lbl •",
            "LBody uw paspoort, identiteitskaart of rijbewijs",
            "LI",
            "Lbl •",
            "LBody uw telefoon, als u die hebt",
            "LI",
            "Lbl •",
            "LBody de brief waar uw vraag over gaat",
            "P Kunt u niet komen? Bel ons dan. Wij maken een nieuwe afspraak met u.",
            "P Hebt u vragen? Bel ons: 14\u{a0}053",
            "P Met vriendelijke groet,",
            "P Gemeente Enschede",
        ]
    );
}

#[test]
fn names_of_the_islands_and_of_europe_come_out_as_they_went_in() {
    let letter = islands();
    let read = structure("islands-read.pdf", &letter).join("\n");
    assert!(read.contains(&letter.addressee.name), "{read}");
    assert!(read.contains("Nos a traha un sita pa bo"), "{read}");
}

#[test]
fn what_is_copied_from_a_letter_is_its_text() {
    for (name, letter) in all() {
        let file = file(&format!("{name}-copied.pdf"), &brief::write(std::slice::from_ref(&letter)).expect("a letter"));
        let copied: String =
            said(&run("pdftotext", &["-raw"], &[file, "-".into()])).split_whitespace().collect::<Vec<_>>().join(" ");
        for block in &letter.blocks {
            if let brief::Block::Paragraph(text) = block {
                // The foot of the page may stand between two sentences.
                for sentence in text.split_inclusive('.').take(1) {
                    assert!(copied.contains(sentence.trim()), "{name}: {sentence} is not in {copied}");
                }
            }
        }
    }
}

#[test]
fn the_number_of_the_page_is_on_the_paper_and_is_not_read_out() {
    let pdf = file("foot.pdf", &brief::write(&[appointment()]).expect("a letter"));
    assert!(said(&run("pdftotext", &[], &[pdf.clone(), "-".into()])).contains("Pagina 1 van 1"));
    assert!(!said(&run("pdfinfo", &["-struct-text"], &[pdf])).contains("Pagina"));
}
