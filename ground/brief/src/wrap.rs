//! A text becomes lines: ragged right, without hyphens, by the rules of Unicode for where a line may break.

use crate::error::Fault;
use crate::font::{Shaped, Weight, shape};
use krilla::text::KrillaGlyph;
use std::ops::Range;
use std::rc::Rc;
use unicode_linebreak::linebreaks;

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub weight: Weight,
    /// In points.
    pub size: f32,
}

impl Style {
    pub(crate) fn regular(size: f32) -> Style {
        Style { weight: Weight::Regular, size }
    }

    pub(crate) fn bold(size: f32) -> Style {
        Style { weight: Weight::Bold, size }
    }

    /// From one line to the next.
    pub(crate) fn leading(self) -> f32 {
        self.size * 1.4
    }
}

/// A line of a text.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub shaped: Rc<Shaped>,
    pub glyphs: Range<usize>,
    /// In points.
    pub size: f32,
}

impl Line {
    pub(crate) fn glyphs(&self) -> &[KrillaGlyph] {
        &self.shaped.glyphs[self.glyphs.clone()]
    }

    /// How wide it is, without the space at its end.
    pub(crate) fn width(&self) -> f32 {
        width(&self.shaped, self.glyphs.clone()) * self.size
    }
}

/// The lines of a text in a column. A line feed begins a new line; a word wider than the column is cut.
pub(crate) fn wrap(text: &str, style: Style, column: f32) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::new();
    for part in text.lines() {
        let shaped = shape(part, style.weight)?;
        let cuts = cut(&shaped, column / style.size);
        lines.extend(cuts.into_iter().map(|glyphs| Line { shaped: Rc::clone(&shaped), glyphs, size: style.size }));
    }
    Ok(lines)
}

/// The ranges of glyphs that fit in a column, of which the width is given for a size of 1 point.
fn cut(shaped: &Shaped, column: f32) -> Vec<Range<usize>> {
    let (mut lines, mut begin, mut end) = (Vec::new(), 0, 0);
    for next in may_break(shaped) {
        if end > begin && width(shaped, begin..next) > column {
            lines.push(begin..end);
            begin = end;
        }
        while width(shaped, begin..next) > column {
            let cut = fitting(shaped, begin, column);
            if cut >= next {
                break;
            }
            lines.push(begin..cut);
            begin = cut;
        }
        end = next;
    }
    if end > begin {
        lines.push(begin..end);
    }
    lines
}

/// Before which glyphs the line may break, the end included.
fn may_break(shaped: &Shaped) -> Vec<usize> {
    let mut glyph = 0;
    linebreaks(&shaped.text)
        .map(|(byte, _)| {
            glyph += shaped.glyphs[glyph..].iter().take_while(|of| of.text_range.start < byte).count();
            glyph
        })
        .collect()
}

/// Where to cut a word of which not all fits: after as many signs as there is room for, at least one.
fn fitting(shaped: &Shaped, begin: usize, column: f32) -> usize {
    let mut cut = begin;
    while cut < shaped.glyphs.len() {
        let sign = &shaped.glyphs[cut].text_range;
        let end = cut + shaped.glyphs[cut..].iter().take_while(|glyph| glyph.text_range == *sign).count();
        if cut > begin && shaped.ends[end] - shaped.ends[begin] > column {
            break;
        }
        cut = end;
    }
    cut
}

/// How wide some glyphs are, without spaces at their end.
fn width(shaped: &Shaped, glyphs: Range<usize>) -> f32 {
    let is_space = |glyph: &&KrillaGlyph| &shaped.text[glyph.text_range.clone()] == " ";
    let spaces = shaped.glyphs[glyphs.clone()].iter().rev().take_while(is_space).count();
    shaped.ends[glyphs.end - spaces] - shaped.ends[glyphs.start]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, column: f32) -> Vec<String> {
        let lines = wrap(text, Style::regular(10.0), column).expect("all signs are there");
        for line in &lines {
            assert!(line.width() <= column, "{line:?} is {} wide", line.width());
        }
        lines.iter().map(|line| line.glyphs().iter().map(|glyph| &line.shaped.text[glyph.text_range.clone()]).collect()).collect()
    }

    #[test]
    fn a_line_breaks_between_words_and_keeps_its_space() {
        assert_eq!(lines("Wij helpen u graag", 55.0), ["Wij helpen ", "u graag"]);
    }

    #[test]
    fn a_line_does_not_break_where_it_may_not() {
        assert_eq!(lines("Bel 14\u{a0}053 nu", 40.0), ["Bel ", "14\u{a0}053 ", "nu"]);
        assert_eq!(lines("Bel (nu) of later", 40.0), ["Bel (nu) ", "of later"]);
    }

    #[test]
    fn a_word_wider_than_the_column_is_cut_and_nothing_is_lost() {
        let cut = lines("Donaudampfschifffahrtsgesellschaft", 50.0);
        assert!(cut.len() > 2);
        assert_eq!(cut.concat(), "Donaudampfschifffahrtsgesellschaft");
    }

    #[test]
    fn a_line_feed_begins_a_line() {
        assert_eq!(lines("Markt 1\n7511 GA Enschede\n", 200.0), ["Markt 1", "7511 GA Enschede"]);
        assert_eq!(lines(" \n", 200.0), [""; 0]);
    }
}
