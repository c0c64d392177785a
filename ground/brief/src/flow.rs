//! The running text of a letter as rows from top to bottom, not yet on pages.

use crate::error::Fault;
use crate::font::printable;
use crate::page::{BOTTOM, TOP};
use crate::structure::{Leaf, Leaves, Node};
use crate::wrap::{Line, Style, wrap};
use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagKind};
use std::num::NonZeroU16;

/// A line beside another, at its place from the left edge of the text.
pub(crate) struct Cell {
    pub x: f32,
    pub line: Line,
    pub leaf: Leaf,
}

/// What stands at one height.
pub(crate) struct Row {
    pub cells: Vec<Cell>,
    pub height: f32,
    /// Free space above it, unless it is the first on its page.
    pub above: f32,
    /// Stays on one page with the row after it.
    pub holds_next: bool,
    /// Thin lines over the whole width, this far above and below it.
    pub rule_above: Option<f32>,
    pub rule_below: Option<f32>,
}

/// Free space between two facts; a thin line goes through its middle.
const BETWEEN_FACTS: f32 = 0.5;

/// A table is kept whole where that leaves no more than a quarter of a page empty: in large print a longer one would leave
/// half a page, and look as if the letter ends there. No fact is ever parted.
const WHOLE: f32 = (BOTTOM - TOP) / 4.0;

/// Rows and their structure, as they are added.
pub(crate) struct Flow {
    pub rows: Vec<Row>,
    pub nodes: Vec<Node>,
    pub leaves: Leaves,
    column: f32,
    size: f32,
    gap: f32,
}

impl Flow {
    /// Text of a size in a column, both in points. `leaves` may have given out some already.
    pub(crate) fn new(leaves: Leaves, column: f32, size: f32) -> Flow {
        Flow { rows: Vec::new(), nodes: Vec::new(), leaves, column, size, gap: 0.0 }
    }

    /// Leaves this much free above what comes next, counted in the size of the text; the largest wins.
    pub(crate) fn gap(&mut self, times: f32) {
        self.gap = self.gap.max(times * self.size);
    }

    /// The title of the letter, or a heading within it.
    pub(crate) fn heading(&mut self, text: &str, level: u16, times: f32) -> Result<(), Fault> {
        let lines = wrap(text, Style::bold(self.size * times), self.column)?;
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        self.gap(1.3);
        self.text(lines, Tag::Hn(level, Some(printable(text))));
        if let Some(last) = self.rows.last_mut() {
            last.holds_next = true;
        }
        self.gap(0.4);
        Ok(())
    }

    /// Sentences.
    pub(crate) fn paragraph(&mut self, text: &str) -> Result<(), Fault> {
        let lines = wrap(text, Style::regular(self.size), self.column)?;
        self.text(lines, Tag::P);
        self.gap(0.8);
        Ok(())
    }

    /// A sentence that must not be overlooked; it stays on the page of what follows.
    pub(crate) fn bold(&mut self, text: &str) -> Result<(), Fault> {
        let from = self.rows.len();
        let lines = wrap(text, Style::bold(self.size), self.column)?;
        self.text(lines, Tag::P);
        for row in &mut self.rows[from..] {
            row.holds_next = true;
        }
        self.gap(0.8);
        Ok(())
    }

    /// Lines that stay together, each a paragraph of its own.
    pub(crate) fn lines(&mut self, texts: &[String]) -> Result<(), Fault> {
        let from = self.rows.len();
        for text in texts {
            let lines = wrap(text, Style::regular(self.size), self.column)?;
            self.text(lines, Tag::P);
        }
        self.hold_together(from);
        self.gap(0.8);
        Ok(())
    }

    /// Points with a dot before them.
    pub(crate) fn list(&mut self, items: &[String]) -> Result<(), Fault> {
        let style = Style::regular(self.size);
        let indent = self.size * 1.4;
        let mut nodes = Vec::new();
        for item in items {
            let lines = wrap(item, style, self.column - indent)?;
            let Some(dot) = wrap("•", style, indent)?.pop().filter(|_| !lines.is_empty()) else {
                continue;
            };
            let (label, body) = (self.leaves.next(), self.leaves.next());
            let from = self.rows.len();
            for line in lines {
                self.row(vec![Cell { x: indent, line, leaf: body }]);
            }
            self.rows[from].cells.insert(0, Cell { x: self.size * 0.4, line: dot, leaf: label });
            self.mind_widows(from);
            self.gap(0.25);
            nodes
                .push(Node::Group(Tag::LI.into(), vec![Node::Leaf(Tag::Lbl.into(), label), Node::Leaf(Tag::LBody.into(), body)]));
        }
        if !nodes.is_empty() {
            self.nodes.push(Node::Group(Tag::L(ListNumbering::Disc).into(), nodes));
        }
        self.gap(0.8);
        Ok(())
    }

    /// Labels and their values in two columns; the first is as wide as its widest label, within reason.
    pub(crate) fn facts(&mut self, facts: &[(String, String)]) -> Result<(), Fault> {
        self.gap(1.0);
        let half = self.size * BETWEEN_FACTS / 2.0;
        let (label_style, value_style) = (Style::bold(self.size), Style::regular(self.size));
        let between = self.size * 1.2;
        let most = self.column * 0.4;
        let mut widest: f32 = 0.0;
        for (label, _) in facts {
            widest = wrap(label, label_style, most)?.iter().fold(widest, |widest, line| widest.max(line.width()));
        }
        // A hair more than measured, so that what fits on paper also fits in arithmetic.
        let indent = (widest + 0.1).min(most) + between;
        let mut nodes = Vec::new();
        let first = self.rows.len();
        for (label, value) in facts {
            let labels = wrap(label, label_style, indent - between)?;
            let values = wrap(value, value_style, self.column - indent)?;
            if labels.is_empty() || values.is_empty() {
                continue;
            }
            let (head, data) = (self.leaves.next(), self.leaves.next());
            let from = self.rows.len();
            let (mut labels, mut values) = (labels.into_iter(), values.into_iter());
            loop {
                let left = labels.next().map(|line| Cell { x: 0.0, line, leaf: head });
                let right = values.next().map(|line| Cell { x: indent, line, leaf: data });
                let cells: Vec<Cell> = left.into_iter().chain(right).collect();
                if cells.is_empty() {
                    break;
                }
                self.row(cells);
            }
            self.rows[from].rule_above = Some(half);
            self.hold_together(from);
            self.gap(BETWEEN_FACTS);
            nodes.push(Node::Group(
                Tag::TR.into(),
                vec![Node::Leaf(Tag::TH(TableHeaderScope::Row).into(), head), Node::Leaf(Tag::TD.into(), data)],
            ));
        }
        match self.rows[first..].iter().map(|row| row.above + row.height).sum::<f32>() <= WHOLE {
            true => self.hold_together(first),
            false => self.mind_widows(first),
        }
        if let Some(last) = self.rows.last_mut().filter(|_| !nodes.is_empty()) {
            last.rule_below = Some(half);
            self.nodes.push(Node::Group(Tag::Table.into(), nodes));
        }
        self.gap(1.2);
        Ok(())
    }

    fn text(&mut self, lines: Vec<Line>, tag: impl Into<TagKind>) {
        if lines.is_empty() {
            return;
        }
        let leaf = self.leaves.next();
        let from = self.rows.len();
        for line in lines {
            self.row(vec![Cell { x: 0.0, line, leaf }]);
        }
        self.mind_widows(from);
        self.nodes.push(Node::Leaf(tag.into(), leaf));
    }

    fn row(&mut self, cells: Vec<Cell>) {
        let size = cells.iter().fold(0.0_f32, |size, cell| size.max(cell.line.size));
        let above = std::mem::take(&mut self.gap);
        self.rows.push(Row {
            cells,
            height: Style::regular(size).leading(),
            above,
            holds_next: false,
            rule_above: None,
            rule_below: None,
        });
    }

    /// No first or last line of a text alone on a page.
    fn mind_widows(&mut self, from: usize) {
        let rows = &mut self.rows[from..];
        let count = rows.len();
        if count > 1 {
            rows[0].holds_next = true;
            rows[count - 2].holds_next = true;
        }
    }

    fn hold_together(&mut self, from: usize) {
        let rows = &mut self.rows[from..];
        let count = rows.len();
        for row in rows.iter_mut().take(count.saturating_sub(1)) {
            row.holds_next = true;
        }
    }
}
