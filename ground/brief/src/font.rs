//! The letters of the letter: Noto Sans, regular and bold, and how wide a text is in it.

use crate::error::Fault;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face, Feature, UnicodeBuffer};
use std::rc::Rc;
use std::sync::LazyLock;

static REGULAR: LazyLock<Typeface> =
    LazyLock::new(|| Typeface::read(include_bytes!("../../../assets/vendor/NotoSans-Regular.ttf")));
static BOLD: LazyLock<Typeface> = LazyLock::new(|| Typeface::read(include_bytes!("../../../assets/vendor/NotoSans-Bold.ttf")));

/// How heavy a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// One font file, as the shaper and as the writer see it.
pub(crate) struct Typeface {
    face: Face<'static>,
    font: Font,
    plain: Vec<Feature>,
}

impl Typeface {
    fn read(file: &'static [u8]) -> Typeface {
        Typeface {
            face: Face::from_slice(file, 0).expect("the font in the program can be read"),
            font: Font::new(file.into(), 0).expect("the font in the program can be read"),
            // One glyph a sign: a word can then be cut anywhere, and copied text is what was written.
            plain: ["-liga", "-clig"].iter().filter_map(|feature| feature.parse().ok()).collect(),
        }
    }

    pub(crate) fn of(weight: Weight) -> &'static Typeface {
        match weight {
            Weight::Regular => &REGULAR,
            Weight::Bold => &BOLD,
        }
    }

    pub(crate) fn font(&self) -> Font {
        self.font.clone()
    }

    fn has(&self, sign: char) -> bool {
        self.face.glyph_index(sign).is_some()
    }
}

/// A text without line feeds as glyphs, with their widths for a size of 1 point.
#[derive(Debug)]
pub(crate) struct Shaped {
    pub text: String,
    pub weight: Weight,
    pub glyphs: Vec<KrillaGlyph>,
    /// How wide all glyphs before each are together, and at the end, how wide all are.
    pub ends: Vec<f32>,
}

/// Sets a text in a weight, as one line without an end.
pub(crate) fn shape(text: &str, weight: Weight) -> Result<Rc<Shaped>, Fault> {
    let typeface = Typeface::of(weight);
    let text = printable(text);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.guess_segment_properties();
    buffer.set_direction(Direction::LeftToRight);
    let shaped = rustybuzz::shape(&typeface.face, &typeface.plain, buffer);
    let em = typeface.font.units_per_em();
    let infos = shaped.glyph_infos();
    let mut glyphs = Vec::with_capacity(infos.len());
    for (at, (info, place)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
        let begin = info.cluster as usize;
        let next = infos[at..].iter().find(|next| next.cluster != info.cluster);
        let end = next.map_or(text.len(), |next| next.cluster as usize);
        if info.glyph_id == 0 {
            let lacking = text[begin..end].chars().find(|sign| !typeface.has(*sign));
            return Err(Fault::Sign(lacking.unwrap_or(char::REPLACEMENT_CHARACTER)));
        }
        let of_em = |units: i32| units as f32 / em;
        glyphs.push(KrillaGlyph::new(
            GlyphId::new(info.glyph_id),
            of_em(place.x_advance),
            of_em(place.x_offset),
            of_em(place.y_offset),
            of_em(place.y_advance),
            begin..end,
            None,
        ));
    }
    let widths = glyphs.iter().scan(0.0, |end, glyph| {
        *end += glyph.x_advance;
        Some(*end)
    });
    let ends = std::iter::once(0.0).chain(widths).collect();
    Ok(Rc::new(Shaped { text, weight, glyphs, ends }))
}

/// The text as it goes on paper: one space between words, nothing that only steers a screen, and for a sign that
/// the font lacks one that reads the same, if there is one. Any other lacking sign is found when it is set.
pub(crate) fn printable(text: &str) -> String {
    let typeface = Typeface::of(Weight::Regular);
    let mut printable = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\u{a0}' | '\u{2007}' | '\u{202f}' => printable.push('\u{a0}'),
            _ if sign.is_whitespace() => {
                if !printable.is_empty() && !printable.ends_with(' ') {
                    printable.push(' ');
                }
            }
            '!'..='~' => printable.push(sign),
            _ if steers_only(sign) => {}
            _ if typeface.has(sign) => printable.push(sign),
            '\u{2010}' | '\u{2011}' | '\u{2043}' => printable.push('-'),
            '\u{2212}' | '\u{2012}' => printable.push('\u{2013}'),
            '\u{2032}' | '\u{2035}' => printable.push('\''),
            '\u{2033}' | '\u{2036}' => printable.push('"'),
            _ => printable.push(sign),
        }
    }
    printable.truncate(printable.trim_end_matches(' ').len());
    printable
}

/// Soft hyphens, joiners, marks of direction, variants, controls: Unicode calls most of them "default ignorable".
fn steers_only(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_all_over_europe_and_from_the_islands_have_all_their_signs() {
        for name in ["Őze Szabó", "Işıl Şahin", "Łukasz Wałęsa", "Peña Núñez", "Sjúrður", "Bòi Dùrügü", "Đặng Thị Huệ", "Γιώργος"]
        {
            for weight in [Weight::Regular, Weight::Bold] {
                assert_eq!(shape(name, weight).expect("all signs are there").text, name);
            }
        }
    }

    #[test]
    fn a_name_in_pieces_is_the_same_as_a_name_in_one() {
        let pieces = shape("Zoe\u{308}", Weight::Regular).expect("all signs are there");
        let whole = shape("Zo\u{eb}", Weight::Regular).expect("all signs are there");
        assert_eq!(pieces.glyphs.len(), whole.glyphs.len());
    }

    #[test]
    fn a_sign_that_cannot_be_printed_is_named_and_never_left_out() {
        assert_eq!(shape("Beste 山田", Weight::Regular).err(), Some(Fault::Sign('山')));
        assert_eq!(shape("سلام", Weight::Bold).err(), Some(Fault::Sign('س')));
    }

    #[test]
    fn what_only_steers_a_screen_is_left_out_and_what_reads_the_same_stands_in() {
        let shaped = shape(" a\u{ad}b\t c\u{202e}\u{200b}  d\u{202f}e ", Weight::Regular).expect("all signs are there");
        assert_eq!(shaped.text, "ab c d\u{a0}e");
    }
}
