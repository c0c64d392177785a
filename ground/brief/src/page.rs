//! Rows become pages.

use crate::flow::Row;
use crate::structure::Leaf;
use crate::wrap::Line;

/// A millimetre in points.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// A4.
pub(crate) const WIDTH: f32 = 210.0 * MM;
pub(crate) const HEIGHT: f32 = 297.0 * MM;
/// The left edge of all text. It lies within the window of the envelope, so that the address is in line with the rest.
pub(crate) const LEFT: f32 = 25.0 * MM;
pub(crate) const COLUMN: f32 = WIDTH - 2.0 * LEFT;
/// Where text begins on every page but the first.
pub(crate) const TOP: f32 = 25.0 * MM;
/// Where text ends on every page.
pub(crate) const BOTTOM: f32 = HEIGHT - 25.0 * MM;

/// A line at its place; `y` is the height of its feet, counted from the top of the page.
#[derive(Debug)]
pub(crate) struct Placed {
    pub x: f32,
    pub y: f32,
    pub line: Line,
    pub leaf: Leaf,
}

/// What stands on one page.
#[derive(Default)]
pub(crate) struct Page {
    pub lines: Vec<Placed>,
    /// The heights of thin lines over the whole width.
    pub rules: Vec<f32>,
}

impl Page {
    /// Puts a line in a strip that begins at `y`.
    pub(crate) fn place(&mut self, x: f32, y: f32, height: f32, line: Line, leaf: Leaf) {
        // Noto's capitals are 0.714 high: with them in the middle of the strip, the text looks to be in the middle.
        let feet = y + (height + 0.714 * line.size) / 2.0;
        self.lines.push(Placed { x, y: feet, line, leaf });
    }
}

/// Puts rows on pages; on the first, from `begin` down.
pub(crate) fn paginate(first: Page, begin: f32, rows: Vec<Row>) -> Vec<Page> {
    let (mut pages, mut y, mut is_top) = (vec![first], begin, false);
    for rows in together(rows) {
        if y + height(&rows, is_top) > BOTTOM && !is_top && height(&rows, true) <= BOTTOM - TOP {
            (y, is_top) = (TOP, true);
            pages.push(Page::default());
        }
        for row in rows {
            if y + row.height + if is_top { 0.0 } else { row.above } > BOTTOM {
                (y, is_top) = (TOP, true);
                pages.push(Page::default());
            }
            let Some(page) = pages.last_mut() else { break };
            if !is_top {
                y += row.above;
            }
            page.rules.extend(row.rule_above.map(|air| y - air));
            page.rules.extend(row.rule_below.map(|air| y + row.height + air));
            for cell in row.cells {
                page.place(LEFT + cell.x, y, row.height, cell.line, cell.leaf);
            }
            y += row.height;
            is_top = false;
        }
    }
    pages
}

/// The rows in groups that do not want to be parted.
fn together(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut groups: Vec<Vec<Row>> = Vec::new();
    let mut is_held = false;
    for row in rows {
        let holds_next = row.holds_next;
        match groups.last_mut().filter(|_| is_held) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
        is_held = holds_next;
    }
    groups
}

fn height(rows: &[Row], is_top: bool) -> f32 {
    let above = if is_top { rows.first().map_or(0.0, |row| row.above) } else { 0.0 };
    rows.iter().map(|row| row.above + row.height).sum::<f32>() - above
}
