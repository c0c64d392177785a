//! One letter as pages with its structure: what has a fixed place on the first page, and the text below it.

use crate::error::Fault;
use crate::flow::Flow;
use crate::font::printable;
use crate::page::{COLUMN, LEFT, MM, Page, paginate};
use crate::structure::{Leaves, Node};
use crate::wrap::{Line, Style, wrap};
use crate::{Block, Letter, Part, Size, texts};
use i18n_embed_fl::fl;
use krilla::tagging::Tag;

/// A letter that was laid out.
pub(crate) struct Sheets {
    pub pages: Vec<Page>,
    pub structure: Node,
    /// The size of the text.
    pub size: f32,
}

/// A place on the first page for lines of which the size may shrink: from the top, how high and how wide.
struct Frame {
    top: f32,
    height: f32,
    width: f32,
    part: Part,
}

const SENDER: Frame = Frame { top: 15.0 * MM, height: 33.0 * MM, width: COLUMN, part: Part::Sender };
/// Within the window of an envelope C5/6 with its window left: 20 to 110 mm from the left, 50 to 90 mm from the top.
const RETURN: Frame = Frame { top: 51.0 * MM, height: 7.5 * MM, width: 80.0 * MM, part: Part::ReturnAddress };
const ADDRESS: Frame = Frame { top: 59.5 * MM, height: 29.5 * MM, width: 80.0 * MM, part: Part::Addressee };
/// Where the text begins on the first page, clear of the window.
const BODY: f32 = 98.0 * MM;

/// Lays a letter out.
pub(crate) fn lay_out(letter: &Letter) -> Result<Sheets, Fault> {
    all_there(letter)?;
    let size = match letter.size {
        Size::Normal => 12.0,
        Size::Large => 18.0,
    };
    let mut first = Head { page: Page::default(), nodes: Vec::new(), leaves: Leaves::default() };
    first.fill(letter, size)?;
    let mut flow = Flow::new(first.leaves, COLUMN, size);
    text(letter, &mut flow)?;
    let mut nodes = first.nodes;
    nodes.extend(flow.nodes);
    Ok(Sheets {
        pages: paginate(first.page, BODY, flow.rows),
        structure: Node::Group(Tag::Part.with_lang(Some(letter.language.code().to_owned())).into(), nodes),
        size,
    })
}

fn all_there(letter: &Letter) -> Result<(), Fault> {
    let needed = [
        (&letter.sender.name, Part::Sender),
        (&letter.sender.phone, Part::Sender),
        (&letter.addressee.name, Part::Addressee),
        (&letter.title, Part::Title),
        (&letter.call, Part::Call),
    ];
    match needed.into_iter().find(|(text, _)| printable(text).is_empty()) {
        Some((_, part)) => Err(Fault::Missing(part)),
        None => Ok(()),
    }
}

fn text(letter: &Letter, flow: &mut Flow) -> Result<(), Fault> {
    let words = texts::of(letter.language);
    let mut about = vec![letter.dated.clone()];
    if !printable(&letter.reference).is_empty() {
        about.push(fl!(words, "reference", reference = letter.reference.as_str()));
    }
    flow.lines(&about)?;
    flow.heading(&letter.title, 1, 1.25)?;
    for block in &letter.blocks {
        match block {
            Block::Heading(text) => flow.heading(text, 2, 1.0)?,
            Block::Paragraph(text) => flow.paragraph(text)?,
            Block::List(items) => flow.list(items)?,
            Block::Facts(facts) => flow.facts(facts)?,
        }
    }
    flow.bold(&format!("{} {}", letter.call, unbroken(letter.call_phone.as_ref().unwrap_or(&letter.sender.phone))))?;
    flow.gap(1.4);
    flow.lines(&letter.signature)
}

#[cfg(test)]
mod tests;

/// The number on one line.
fn unbroken(phone: &str) -> String {
    phone.replace(' ', "\u{a0}")
}

/// What has a fixed place on the first page.
struct Head {
    page: Page,
    nodes: Vec<Node>,
    leaves: Leaves,
}

impl Head {
    fn fill(&mut self, letter: &Letter, size: f32) -> Result<(), Fault> {
        let words = texts::of(letter.language);
        let phone = fl!(words, "phone", phone = unbroken(&letter.sender.phone));
        let name = (letter.sender.name.as_str(), Style::bold(size * 1.15));
        self.put(&SENDER, &[name, (&phone, Style::regular(size))])?;
        if !printable(&letter.sender.return_address).is_empty() {
            let back = fl!(words, "return-address", address = letter.sender.return_address.as_str());
            // On one line where that can still be read.
            let fits = |size: &f32| wrap(&back, Style::regular(*size), RETURN.width).is_ok_and(|lines| lines.len() == 1);
            let size = [8.0, 7.3, 6.6, 6.0].into_iter().find(fits).unwrap_or(8.0);
            self.put(&RETURN, &[(&back, Style::regular(size))])?;
        }
        // For the postman, so in his size: the window has no room for large print.
        let address = letter.addressee.address.iter().map(String::as_str);
        let lines: Vec<(&str, Style)> =
            std::iter::once(letter.addressee.name.as_str()).chain(address).map(|line| (line, Style::regular(12.0))).collect();
        self.put(&ADDRESS, &lines)
    }

    /// Puts texts below each other in a frame, in the largest size in which they fit.
    fn put(&mut self, frame: &Frame, texts: &[(&str, Style)]) -> Result<(), Fault> {
        const SHRINK: [f32; 7] = [1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.54];
        for times in SHRINK {
            let set: Vec<Vec<Line>> = texts
                .iter()
                .map(|(text, style)| wrap(text, Style { size: style.size * times, ..*style }, frame.width))
                .collect::<Result<_, _>>()?;
            let high: f32 = set.iter().flatten().map(strip).sum();
            if high <= frame.height {
                self.draw(frame, set);
                return Ok(());
            }
        }
        Err(Fault::TooLong(frame.part))
    }

    fn draw(&mut self, frame: &Frame, set: Vec<Vec<Line>>) {
        let mut y = frame.top;
        for lines in set.into_iter().filter(|lines| !lines.is_empty()) {
            let leaf = self.leaves.next();
            for line in lines {
                let height = strip(&line);
                self.page.place(LEFT, y, height, line, leaf);
                y += height;
            }
            self.nodes.push(Node::Leaf(Tag::P.into(), leaf));
        }
    }
}

/// Lines in a frame stand closer than running text.
fn strip(line: &Line) -> f32 {
    line.size * 1.25
}
