//! Pages become a PDF.

use crate::error::Fault;
use crate::font::{Typeface, printable};
use crate::layout::{Sheets, lay_out};
use crate::page::{BOTTOM, COLUMN, HEIGHT, LEFT, MM, Page, WIDTH};
use crate::structure::Drawn;
use crate::wrap::{Line, Style, wrap};
use crate::{BriefError, Letter, texts};
use i18n_embed_fl::fl;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

/// Writes letters as one PDF/UA-1 document, to be printed on both sides of the paper: each begins on an odd page,
/// and the outline leads to each by reference and name. One letter has its own title; of more, the title says how many.
pub fn write(letters: &[Letter]) -> Result<Vec<u8>, BriefError> {
    let first = letters.first().ok_or(BriefError::NoLetters)?;
    let mut document = Document::new_with(settings()?);
    let (mut outline, mut tree, mut written) = (Outline::new(), TagTree::new(), 0);
    for (at, letter) in letters.iter().enumerate() {
        let sheets = lay_out(letter).map_err(|fault| fault.of(at))?;
        if written % 2 == 1 {
            document.start_page_with(paper()).finish();
            written += 1;
        }
        outline.push_child(OutlineNode::new(name(letter, letters.len()), XyzDestination::new(written, Point::from_xy(0.0, 0.0))));
        written += sheets.pages.len();
        tree.push(draw(&mut document, letter, sheets).map_err(|fault| fault.of(at))?);
    }
    let title = match letters.len() {
        1 => printable(&first.title),
        many => fl!(texts::of(first.language), "batch", letters = many),
    };
    document.set_outline(outline);
    document.set_tag_tree(tree);
    document.set_metadata(Metadata::new().title(title).language(first.language.code().to_owned()));
    document.finish().map_err(|error| BriefError::Pdf(error.to_string()))
}

/// How many pages a letter takes.
pub fn pages(letter: &Letter) -> Result<usize, BriefError> {
    lay_out(letter).map(|sheets| sheets.pages.len()).map_err(|fault| fault.of(0))
}

fn settings() -> Result<SerializeSettings, BriefError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| BriefError::Pdf(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn paper() -> PageSettings {
    PageSettings::from_wh(WIDTH, HEIGHT).expect("A4 has a size")
}

/// How a letter is called in the outline.
fn name(letter: &Letter, letters: usize) -> String {
    printable(&match letters {
        1 => letter.title.clone(),
        _ => format!("{} {}", letter.reference, letter.addressee.name),
    })
}

fn draw(document: &mut Document, letter: &Letter, sheets: Sheets) -> Result<TagGroup, Fault> {
    let mut drawn = Drawn::default();
    let pages = sheets.pages.len();
    for (at, content) in sheets.pages.iter().enumerate() {
        let feet = feet(letter, at + 1, pages, sheets.size)?;
        let mut page = document.start_page_with(paper());
        let mut surface = page.surface();
        for placed in &content.lines {
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            write_line(&mut surface, placed.x, placed.y, &placed.line);
            surface.end_tagged();
            drawn.add(placed.leaf, id);
        }
        artifacts(&mut surface, content, &feet);
        surface.finish();
        page.finish();
    }
    Ok(drawn.group(sheets.structure))
}

fn write_line(surface: &mut Surface, x: f32, y: f32, line: &Line) {
    let font = Typeface::of(line.shaped.weight).font();
    surface.draw_glyphs(Point::from_xy(x, y), line.glyphs(), font, &line.shaped.text, line.size, false);
}

/// What stands below the text of a page: the reference, and which page it is of how many.
fn feet(letter: &Letter, page: usize, pages: usize, size: f32) -> Result<Vec<(f32, Line)>, Fault> {
    let style = Style::regular(size * 0.8);
    let number = fl!(texts::of(letter.language), "page", page = page, pages = pages);
    let right = wrap(&number, style, COLUMN / 2.0)?.pop().map(|line| (LEFT + COLUMN - line.width(), line));
    let left = wrap(&letter.reference, style, COLUMN / 2.0)?.into_iter().next().map(|line| (LEFT, line));
    Ok(left.into_iter().chain(right).collect())
}

/// For thin lines only: text is black.
fn grey() -> Fill {
    Fill { paint: rgb::Color::new(130, 130, 130).into(), ..Fill::default() }
}

/// What is on the paper, but not read out.
fn artifacts(surface: &mut Surface, page: &Page, feet: &[(f32, Line)]) {
    for y in &page.rules {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        let mut path = PathBuilder::new();
        path.push_rect(Rect::from_xywh(LEFT, *y, COLUMN, 0.5).expect("a thin line has a size"));
        if let Some(path) = path.finish() {
            surface.set_fill(Some(grey()));
            surface.draw_path(&path);
            surface.set_fill(None);
        }
        surface.end_tagged();
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    for (x, line) in feet {
        write_line(surface, *x, BOTTOM + 11.0 * MM, line);
    }
    surface.end_tagged();
}
