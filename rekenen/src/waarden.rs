//! The values of one column, a tile at a time, as the columns of a population want them.

use super::fout::Fout;
use super::kolom::Gevraagd;
use jiff::civil::date;
use parquet::basic::{ConvertedType, Type};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{BoolType, DataType, Int32Type, Int64Type};
use parquet::schema::types::ColumnDescriptor;
use regelingen::begrip::{BegripVersie, Soort};
use regelingen::columns::data::day_number;
use regelingen::columns::{Bits, Flags, Numbers};
use std::path::Path;

/// A column of a file that fits what is asked.
#[derive(Clone, Debug)]
pub struct Kolom {
    /// Its place among the columns.
    pub plaats: usize,
    /// Its name.
    pub naam: String,
    /// Which begrip.
    pub begrip: Option<BegripVersie>,
    soort: Soort,
    /// Whether values may be missing.
    partly: bool,
}

/// A tile of a column.
pub enum Gelezen {
    Getallen(Numbers),
    Vlaggen(Flags),
}

/// What is wrong in a tile.
pub enum Wat {
    /// It cannot be read.
    Kapot(String),
    /// The place in the tile, and what about it.
    Waarde(usize, &'static str),
}

/// What a column of a kind has to be.
pub fn words(soort: Soort) -> &'static str {
    match soort {
        Soort::Bedrag => "INT32 or INT64 in eurocent, or DECIMAL with two decimals in euro",
        Soort::Aantal => "INT32 or INT64, a number from 0 to 255",
        Soort::JaNee => "BOOLEAN",
        Soort::Datum => "DATE (INT32)",
    }
}

/// The column, where it is of the right kind.
pub fn fitting(path: &Path, plaats: usize, leaf: &ColumnDescriptor, asked: &Gevraagd) -> Result<Kolom, Fout> {
    let (physical, converted) = (leaf.physical_type(), leaf.converted_type());
    let whole = matches!(
        converted,
        ConvertedType::NONE | ConvertedType::INT_8 | ConvertedType::INT_16 | ConvertedType::INT_32 | ConvertedType::INT_64
    );
    let is_cents = converted == ConvertedType::DECIMAL && leaf.type_scale() == 2;
    let is_integer = matches!(physical, Type::INT32 | Type::INT64);
    let fits = match asked.soort {
        Soort::Bedrag => is_integer && (whole || is_cents),
        Soort::Aantal => is_integer && whole,
        Soort::JaNee => physical == Type::BOOLEAN,
        Soort::Datum => physical == Type::INT32 && converted == ConvertedType::DATE,
    };
    if fits && leaf.max_rep_level() == 0 {
        let partly = leaf.max_def_level() > 0;
        return Ok(Kolom { plaats, naam: asked.naam.clone(), begrip: asked.begrip.clone(), soort: asked.soort, partly });
    }
    let detail = match converted {
        ConvertedType::NONE => String::new(),
        ConvertedType::DECIMAL => format!(" (DECIMAL with {} decimals)", leaf.type_scale()),
        converted => format!(" ({converted})"),
    };
    let list = if leaf.max_rep_level() > 0 { "a list of " } else { "" };
    let is_floating = matches!(physical, Type::FLOAT | Type::DOUBLE);
    let hint = if is_floating { ": a floating point number cannot hold each eurocent" } else { "" };
    let is = format!("{list}{physical}{detail}");
    Err(Fout::Soort { file: path.into(), kolom: asked.naam.clone(), is, soort: words(asked.soort), hint })
}

impl Kolom {
    /// The column of nobody.
    pub fn nobody(&self) -> Gelezen {
        let known = self.partly.then(Bits::default);
        if self.soort == Soort::JaNee { flags(Bits::default(), known) } else { numbers(Vec::new(), known) }
    }

    /// From where to where a value may be, and what is said of one that is not.
    fn range(&self) -> (i32, i32, &'static str) {
        match self.soort {
            Soort::Aantal => (0, 255, "the number is not from 0 to 255. Correct it, or leave it empty if it is not known"),
            Soort::Datum => (
                day_number(date(1880, 1, 1)),
                day_number(date(2100, 1, 1)),
                "the day is before 1880 or after 2100. Correct it, or leave it empty if it is not known",
            ),
            _ => (-i32::MAX, i32::MAX, AMOUNT),
        }
    }
}

const AMOUNT: &str =
    "the amount is more than 21,474,836.47 euro, above or below zero. Is the column in eurocent, and of one person? Correct it";

/// A column while it is read.
pub struct Loop<'a> {
    kolom: &'a Kolom,
    values: Values,
    levels: Vec<i16>,
}

enum Values {
    Int32(ColumnReaderImpl<Int32Type>),
    Int64(ColumnReaderImpl<Int64Type>),
    Bool(ColumnReaderImpl<BoolType>),
}

impl<'a> Loop<'a> {
    pub fn new(kolom: &'a Kolom, reader: ColumnReader) -> Option<Self> {
        let values = match reader {
            ColumnReader::Int32ColumnReader(reader) => Values::Int32(reader),
            ColumnReader::Int64ColumnReader(reader) => Values::Int64(reader),
            ColumnReader::BoolColumnReader(reader) => Values::Bool(reader),
            _ => return None,
        };
        Some(Self { kolom, values, levels: Vec::new() })
    }

    /// The next so many persons.
    pub fn next(&mut self, persons: usize) -> Result<Gelezen, Wat> {
        let (kolom, levels) = (self.kolom, &mut self.levels);
        match &mut self.values {
            Values::Bool(reader) => {
                let (yes, known) = read(reader, persons, kolom.partly, levels)?;
                Ok(flags(Bits::of_words(packed(&yes)), known))
            }
            Values::Int32(reader) => {
                let (values, known) = read(reader, persons, kolom.partly, levels)?;
                within(&values, kolom)?;
                Ok(numbers(values, known))
            }
            Values::Int64(reader) => {
                let (wide, known) = read(reader, persons, kolom.partly, levels)?;
                let narrow = |(at, value): (usize, &i64)| i32::try_from(*value).map_err(|_| Wat::Waarde(at, kolom.range().2));
                let values: Vec<i32> = wide.iter().enumerate().map(narrow).collect::<Result<_, _>>()?;
                within(&values, kolom)?;
                Ok(numbers(values, known))
            }
        }
    }
}

/// The values of so many persons, each at its place, and who has one.
fn read<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    persons: usize,
    partly: bool,
    levels: &mut Vec<i16>,
) -> Result<(Vec<T::T>, Option<Bits>), Wat>
where
    T::T: Default + Clone,
{
    let mut values = Vec::with_capacity(persons);
    levels.clear();
    let read = reader.read_records(persons, partly.then_some(&mut *levels), None, &mut values);
    let (records, ..) = read.map_err(|cause| Wat::Kapot(cause.to_string()))?;
    if records != persons {
        return Err(Wat::Kapot("it ends before the file says".to_owned()));
    }
    if !partly {
        return Ok((values, None));
    }
    let known: Bits = levels.iter().map(|level| *level > 0).collect();
    let mut next = values.into_iter();
    let spread = levels.iter().map(|level| if *level > 0 { next.next().unwrap_or_default() } else { T::T::default() });
    Ok((spread.collect(), Some(known)))
}

fn within(values: &[i32], kolom: &Kolom) -> Result<(), Wat> {
    let (low, high, wat) = kolom.range();
    let lowest = values.iter().fold(i32::MAX, |least, value| least.min(*value));
    let highest = values.iter().fold(i32::MIN, |most, value| most.max(*value));
    if values.is_empty() || (low <= lowest && highest <= high) {
        return Ok(());
    }
    let at = values.iter().position(|value| *value < low || high < *value).unwrap_or(0);
    Err(Wat::Waarde(at, wat))
}

/// Sixty-four in a word: eight bytes to eight bits by one multiplication.
fn packed(values: &[bool]) -> Vec<u64> {
    let word = |sixty_four: &[bool]| {
        sixty_four.chunks(8).enumerate().fold(0, |word, (at, eight)| {
            let mut bytes = [0_u8; 8];
            bytes.iter_mut().zip(eight).for_each(|(byte, value)| *byte = u8::from(*value));
            word | (u64::from_le_bytes(bytes).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at)
        })
    };
    values.chunks(64).map(word).collect()
}

fn numbers(values: Vec<i32>, known: Option<Bits>) -> Gelezen {
    Gelezen::Getallen(match known {
        Some(known) => Numbers::partly_known(values, known),
        None => Numbers::all_known(values),
    })
}

fn flags(yes: Bits, known: Option<Bits>) -> Gelezen {
    Gelezen::Vlaggen(match known {
        Some(known) => Flags::partly_known(yes, known),
        None => Flags::all_known(yes),
    })
}
