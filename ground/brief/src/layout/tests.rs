//! Whatever a letter says, it stays on its paper and says all of it, in order.

use super::*;
use crate::page::{BOTTOM, HEIGHT, TOP, WIDTH};
use crate::structure::Leaf;
use crate::{Addressee, Language, Sender};
use proptest::prelude::*;
use std::collections::HashMap;

/// A piece of text as somebody might type it: names, sentences, very long words, empty lines, signs that are not seen.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-zA-Zéüòñőşłß€0-9]{1,12}[,.?!:;]?",
        1 => "[a-z-]{40,160}",
        1 => Just("14\u{a0}053".to_owned()),
        1 => "[\n\t\u{ad}\u{200b}\u{7}\u{301} ]{1,4}",
    ];
    prop::collection::vec(word, 0..50).prop_map(|words| words.join(" "))
}

fn any_block() -> impl Strategy<Value = (u8, Vec<String>)> {
    (0..4_u8, prop::collection::vec(any_text(), 1..6))
}

fn block((kind, texts): (u8, Vec<String>)) -> Block {
    match kind {
        0 => Block::Heading(texts.concat()),
        1 => Block::Paragraph(texts.concat()),
        2 => Block::List(texts),
        _ => Block::Facts(texts.chunks(2).map(|pair| (pair[0].clone(), pair[pair.len() - 1].clone())).collect()),
    }
}

/// What of a text can be seen.
fn seen(text: &str) -> String {
    text.lines()
        .flat_map(|line| crate::font::printable(line).chars().collect::<Vec<_>>())
        .filter(|c| !c.is_whitespace())
        .collect()
}

fn said_by(block: &Block) -> String {
    match block {
        Block::Heading(text) | Block::Paragraph(text) => seen(text),
        Block::List(items) => {
            items.iter().map(|item| seen(item)).filter(|item| !item.is_empty()).map(|item| format!("•{item}")).collect()
        }
        Block::Facts(facts) => facts
            .iter()
            .map(|(label, value)| (seen(label), seen(value)))
            .filter(|(label, value)| !label.is_empty() && !value.is_empty())
            .map(|(label, value)| label + &value)
            .collect(),
    }
}

fn letter(size: Size, blocks: Vec<Block>) -> Letter {
    Letter {
        language: Language::Pap,
        size,
        sender: Sender { name: "Loket".into(), phone: "715 2000".into(), return_address: "Kaya Grandi 1, Kralendijk".into() },
        addressee: Addressee { name: "Señora Núñez".into(), address: vec!["Kaya Korona 14".into(), "KRALENDIJK".into()] },
        dated: "Kralendijk, 1 mart 2027".into(),
        reference: "DV-1".into(),
        title: "Bo sita".into(),
        blocks,
        call: "Yama nos:".into(),
        call_phone: None,
        signature: vec!["Ku saludo,".into(), "Loket".into()],
    }
}

/// The text as a screen reader reads it, without spaces.
fn read_out(sheets: &Sheets) -> String {
    fn leaves(node: &Node, into: &mut Vec<Leaf>) {
        match node {
            Node::Group(_, nodes) => nodes.iter().for_each(|node| leaves(node, into)),
            Node::Leaf(_, leaf) => into.push(*leaf),
        }
    }
    let mut order = Vec::new();
    leaves(&sheets.structure, &mut order);
    let mut texts: HashMap<Leaf, String> = HashMap::new();
    for placed in sheets.pages.iter().flat_map(|page| &page.lines) {
        texts.entry(placed.leaf).or_default().push_str(&said(&placed.line));
    }
    order.iter().filter_map(|leaf| texts.get(leaf)).flat_map(|text| text.chars()).filter(|c| !c.is_whitespace()).collect()
}

fn said(line: &Line) -> String {
    match line.glyphs() {
        [] => String::new(),
        [first, .., last] => line.shaped.text[first.text_range.start..last.text_range.end].to_owned(),
        [only] => line.shaped.text[only.text_range.clone()].to_owned(),
    }
}

#[test]
fn a_return_address_stands_on_one_line_where_that_can_be_read() {
    let lines = |address: &str| {
        let mut letter = letter(Size::Large, vec![]);
        letter.sender.return_address = address.into();
        let sheets = lay_out(&letter).expect("all signs are there");
        let in_frame = |y: f32| y > RETURN.top && y < RETURN.top + RETURN.height;
        sheets.pages[0].lines.iter().filter(|placed| in_frame(placed.y)).count()
    };
    assert_eq!(lines("Belastingdienst, Postbus 90001, 7500 ZZ Enschede"), 1);
    assert_eq!(lines("Centraal Administratie Kantoor, afdeling Inkomende post, Postbus 90001, 2500 ZZ 's-Gravenhage"), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_text_stays_on_its_paper_and_is_read_out_whole(
        is_large in any::<bool>(),
        blocks in prop::collection::vec(any_block(), 0..12),
    ) {
        let blocks: Vec<Block> = blocks.into_iter().map(block).collect();
        let expected: String = blocks.iter().map(said_by).collect();
        let sheets = lay_out(&letter(if is_large { Size::Large } else { Size::Normal }, blocks)).expect("all signs are there");
        for page in &sheets.pages {
            for placed in &page.lines {
                let line = &placed.line;
                prop_assert!(placed.x >= LEFT && placed.x + line.width() <= WIDTH - LEFT + 0.01, "over the margin: {line:?}");
                prop_assert!(placed.y - line.size >= 0.0 && placed.y + 0.3 * line.size <= BOTTOM, "off the paper: {line:?}");
            }
            for (upper, lower) in page.lines.iter().zip(page.lines.iter().skip(1)) {
                let is_beside = upper.y == lower.y && upper.x + upper.line.width() < lower.x;
                prop_assert!(is_beside || lower.y >= upper.y + lower.line.size, "two lines in one place: {upper:?} {lower:?}");
            }
            prop_assert!(page.rules.iter().all(|y| *y > 0.0 && *y < HEIGHT));
        }
        let all = read_out(&sheets);
        let text = all.split_once("Bosita").and_then(|(_, text)| text.split_once("Yamanos:")).map(|(text, _)| text.to_owned());
        prop_assert_eq!(text.as_deref(), Some(expected.as_str()));
    }

    #[test]
    fn whatever_can_be_laid_out_can_be_written(blocks in prop::collection::vec(any_block(), 0..4), title in "\\PC{1,40}") {
        let mut letter = letter(Size::Normal, blocks.into_iter().map(block).collect());
        letter.title = title;
        match crate::write(&[letter]) {
            Ok(_) | Err(crate::BriefError::Sign { .. } | crate::BriefError::Missing { .. }) => {}
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}

#[test]
fn the_address_stands_in_the_window_whatever_its_length() {
    let mut letter = letter(Size::Large, Vec::new());
    letter.addressee = Addressee {
        name: "Mevrouw drs. A.B.C.D. van der Westelaken-Ørsted geboren Wiśniewska-Sjúrðardóttir".into(),
        address: vec![
            "t.a.v. de heer Łukasz Wiśniewski, bewindvoerder bij Stichting Budgetbeheer Oost".into(),
            "Burgemeester van der Zaanstraat van Boekhorst tot Zwanenburg 1234 bis A-III".into(),
            "6444 AA  BRUNSSUM-TREEBEEK".into(),
            "NEDERLAND".into(),
        ],
    };
    let sheets = lay_out(&letter).expect("it fits, in smaller letters");
    let (top, bottom, right) = (50.0 * MM, 90.0 * MM, 110.0 * MM);
    let address = sheets.pages[0].lines.iter().filter(|placed| placed.y > top && placed.y < BODY);
    let mut seen = 0;
    for placed in address {
        assert!(placed.y + 0.3 * placed.line.size < bottom && placed.x + placed.line.width() < right, "{:?}", placed.line);
        seen += 1;
    }
    assert!(seen >= 6, "{seen} lines");
}

#[test]
fn what_does_not_fit_in_the_window_is_refused() {
    let mut letter = letter(Size::Normal, Vec::new());
    letter.addressee.address = vec!["Straat".into(); 30];
    assert_eq!(lay_out(&letter).err(), Some(Fault::TooLong(Part::Addressee)));
}

#[test]
fn a_letter_cannot_do_without_title_sender_addressee_and_whom_to_call() {
    let whole = letter(Size::Normal, Vec::new());
    let without = |take: fn(&mut Letter)| {
        let mut letter = whole.clone();
        take(&mut letter);
        lay_out(&letter).err()
    };
    assert_eq!(without(|letter| letter.title.clear()), Some(Fault::Missing(Part::Title)));
    assert_eq!(without(|letter| letter.sender.phone = " ".into()), Some(Fault::Missing(Part::Sender)));
    assert_eq!(without(|letter| letter.addressee.name.clear()), Some(Fault::Missing(Part::Addressee)));
    assert_eq!(without(|letter| letter.call.clear()), Some(Fault::Missing(Part::Call)));
}

#[test]
fn a_heading_and_the_first_lines_under_it_are_on_one_page() {
    // However much stands before it: once in every few, the heading comes at the end of the page.
    for before in 0..60 {
        let mut blocks = vec![Block::Paragraph("Un linea.".into()); before];
        blocks.push(Block::Heading("Kòrda".into()));
        blocks.push(Block::Paragraph("palabra ".repeat(60)));
        let sheets = lay_out(&letter(Size::Normal, blocks)).expect("all signs are there");
        let page = sheets.pages.iter().find(|page| page.lines.iter().any(|placed| said(&placed.line) == "Kòrda"));
        let words = page.expect("the heading is there").lines.iter().filter(|placed| said(&placed.line).starts_with("palabra"));
        assert!(words.count() >= 2, "with {before} lines before it");
    }
}

/// When and where, as an appointment in large print has it.
fn when_and_where() -> Block {
    let facts = [
        ("Ki ora", "djaweps 15 di aprel 2027, 10:30"),
        ("Na unda", "Stadskantoor Enschede, balie 1\nHengelosestraat 51, 7514AD Enschede"),
        ("Trese", "Bo sédula òf pasaport, bo telefòn, i e karta ku bo pregunta ta trata di dje"),
        ("Bo number", "7K3P-92"),
    ];
    Block::Facts(facts.iter().map(|(label, value)| ((*label).into(), (*value).into())).collect())
}

#[test]
fn no_letter_looks_as_if_it_ends_before_its_facts() {
    for size in [Size::Normal, Size::Large] {
        for before in 0..30 {
            let mut blocks = vec![Block::Paragraph("Un linea.".into()); before];
            blocks.push(when_and_where());
            let sheets = lay_out(&letter(size, blocks)).expect("all signs are there");
            let (_, full) = sheets.pages.split_last().expect("a page");
            for page in full {
                let foot = page.lines.iter().map(|placed| placed.y).fold(0.0, f32::max);
                assert!(BOTTOM - foot <= (BOTTOM - TOP) * 0.3, "{} is empty after {before} lines", BOTTOM - foot);
            }
        }
    }
}

#[test]
fn a_fact_is_never_parted() {
    for before in 0..30 {
        let mut blocks = vec![Block::Paragraph("Un linea.".into()); before];
        blocks.push(when_and_where());
        let sheets = lay_out(&letter(Size::Large, blocks)).expect("all signs are there");
        let page_of =
            |words: &str| sheets.pages.iter().position(|page| page.lines.iter().any(|placed| said(&placed.line).contains(words)));
        for (label, end) in [("Na unda", "7514AD"), ("Trese", "dje")] {
            assert!(page_of(label).is_some() && page_of(label) == page_of(end), "{label} after {before} lines");
        }
    }
}
