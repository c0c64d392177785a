//! A made-up population as a Parquet file: one group of rows for each wave of people that is made, nothing kept in between.

use super::fout::Fout;
use super::kolom::PARTNER;
use jiff::civil::Date;
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, Int32Type};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use regelingen::begrip::{BegripVersie, Soort};
use regelingen::bevolking::{Bevolking, Marginalen};
use regelingen::columns::{Bits, Columns};
use regelingen::{Begrippen, Stand};
use std::fs::File;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

/// Under which name the file says that it is made up, and of which day it is.
pub const MERK: &str = "eenloket.bevolking";

/// What is made.
pub struct Verzoek<'a> {
    /// The file.
    pub naar: &'a Path,
    /// How many adults.
    pub personen: usize,
    /// Which population.
    pub bevolking: Bevolking,
    /// On how many threads.
    pub threads: NonZeroUsize,
}

/// Writes the file; it is there whole or not at all. `progress` hears how many persons are added.
///
/// # Errors
/// What the system says.
pub fn write(verzoek: &Verzoek<'_>, stand: &Stand, progress: &dyn Fn(usize)) -> Result<(), Fout> {
    let part = verzoek.naar.with_extension("deel");
    let written = write_to(&part, verzoek, stand, progress);
    let done = written.and_then(|()| std::fs::rename(&part, verzoek.naar).map_err(|cause| fault(verzoek.naar, cause)));
    if done.is_err() {
        // What was half written is of no use; that it cannot be removed either is told by what went wrong before.
        let _ = std::fs::remove_file(&part);
    }
    done
}

fn fault(file: &Path, cause: impl Into<std::io::Error>) -> Fout {
    Fout::Bestand { file: file.into(), cause: cause.into() }
}

fn write_to(path: &Path, verzoek: &Verzoek<'_>, stand: &Stand, progress: &dyn Fn(usize)) -> Result<(), Fout> {
    let broken = |cause: parquet::errors::ParquetError| fault(path, std::io::Error::other(cause));
    let tables = Marginalen::read().map_err(|cause| fault(path, std::io::Error::other(cause)))?;
    let file = File::create(path).map_err(|cause| fault(path, cause))?;
    let (mut open, mut file): (Option<SerializedFileWriter<File>>, Option<File>) = (None, Some(file));
    verzoek.bevolking.each(verzoek.personen, &tables, verzoek.threads, |columns| {
        if let Some(file) = file.take() {
            open = Some(writer(file, columns, stand.begrippen(), &verzoek.bevolking).map_err(broken)?);
        }
        if let Some(open) = &mut open {
            let mut group = open.next_row_group().map_err(broken)?;
            add(&mut group, columns).map_err(broken)?;
            group.close().map_err(broken)?;
        }
        progress(columns.persons());
        Ok(())
    })?;
    if let Some(open) = open {
        open.close().map_err(broken)?;
    }
    Ok(())
}

type Written<T> = parquet::errors::Result<T>;

fn writer(file: File, columns: &Columns, begrippen: &Begrippen, made: &Bevolking) -> Written<SerializedFileWriter<File>> {
    let partner = primitive(PARTNER, Physical::BOOLEAN, false, false)?;
    let named = columns.begrippen().map(|begrip| field(begrip, columns, begrippen));
    let fields = std::iter::once(Ok(partner)).chain(named).collect::<Written<Vec<_>>>()?;
    let schema = Type::group_type_builder("personen").with_fields(fields).build()?;
    let mark = KeyValue::new(MERK.to_owned(), Some(mark(made)));
    // Neither dictionary nor compression: hardly two amounts are alike, and reading is what such a file is for. Nor statistics:
    // everything is read, and they would be in memory of whoever reads.
    let how = WriterProperties::builder()
        .set_dictionary_enabled(false)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true)
        .set_key_value_metadata(Some(vec![mark]));
    SerializedFileWriter::new(file, Arc::new(schema), Arc::new(how.build()))
}

fn mark(made: &Bevolking) -> String {
    format!("verzonnen; seed {}; peildatum {}", made.seed, made.peildatum)
}

/// The day that a mark names.
#[must_use]
pub fn day_of(mark: &str) -> Option<Date> {
    mark.rsplit_once("peildatum ").and_then(|(_, day)| day.parse().ok())
}

fn field(begrip: &BegripVersie, columns: &Columns, begrippen: &Begrippen) -> Written<TypePtr> {
    let partly = columns.numbers(begrip).is_some_and(|numbers| numbers.parts().1.is_some());
    let (physical, is_day) = match begrippen.get(begrip).map(|begrip| begrip.soort) {
        Some(Soort::JaNee) => (Physical::BOOLEAN, false),
        Some(Soort::Datum) => (Physical::INT32, true),
        _ => (Physical::INT32, false),
    };
    primitive(&begrip.to_string(), physical, partly, is_day)
}

fn primitive(name: &str, physical: Physical, partly: bool, is_day: bool) -> Written<TypePtr> {
    let repetition = if partly { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    let day = is_day.then_some(LogicalType::Date);
    Ok(Arc::new(Type::primitive_type_builder(name, physical).with_repetition(repetition).with_logical_type(day).build()?))
}

fn add(group: &mut SerializedRowGroupWriter<'_, File>, columns: &Columns) -> Written<()> {
    let persons = columns.persons();
    let bools = |bits: &Bits| (0..persons).map(|person| bits.get(person)).collect::<Vec<_>>();
    if let Some((_, partner)) = columns.all_flags().find(|(name, _)| name == PARTNER) {
        flags(next(group)?, &bools(partner))?;
    }
    for begrip in columns.begrippen() {
        let column = next(group)?;
        match columns.numbers(begrip) {
            Some(numbers) => {
                let (values, known) = numbers.parts();
                self::numbers(column, values, known.map(&bools))?;
            }
            None => {
                let name = begrip.to_string();
                let found = columns.all_flags().find(|(other, _)| *other == name);
                flags(column, &found.map(|(_, bits)| bools(bits)).unwrap_or_default())?;
            }
        }
    }
    Ok(())
}

fn next<'a>(group: &'a mut SerializedRowGroupWriter<'_, File>) -> Written<SerializedColumnWriter<'a>> {
    group.next_column()?.ok_or_else(|| parquet::errors::ParquetError::General("more columns than the schema has".to_owned()))
}

fn flags(mut column: SerializedColumnWriter<'_>, values: &[bool]) -> Written<()> {
    column.typed::<BoolType>().write_batch(values, None, None)?;
    column.close()
}

fn numbers(mut column: SerializedColumnWriter<'_>, values: &[i32], known: Option<Vec<bool>>) -> Written<()> {
    match known {
        None => column.typed::<Int32Type>().write_batch(values, None, None)?,
        Some(known) => {
            let levels: Vec<i16> = known.iter().map(|known| i16::from(*known)).collect();
            let values: Vec<i32> = values.iter().zip(&known).filter(|(_, known)| **known).map(|(value, _)| *value).collect();
            column.typed::<Int32Type>().write_batch(&values, Some(&levels), None)?
        }
    };
    column.close()
}
