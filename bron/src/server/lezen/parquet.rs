//! A Parquet file. Values come as they are stored; decimals and days are written out exactly.

use super::places;
use crate::server::lezer::Lezer;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::date;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use std::path::Path;

pub(super) fn read(file: &Path, lezer: &mut Lezer) -> Result<(), String> {
    let opened = std::fs::File::open(file).map_err(|cause| cause.to_string())?;
    let reader = SerializedFileReader::new(opened).map_err(|cause| cause.to_string())?;
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    // Those at the top: a row gives them in this order, whatever is nested in one of them.
    let names: Vec<&str> = schema.root_schema().get_fields().iter().map(|field| field.name()).collect();
    let places = places(&names, lezer)?;
    let rows = reader.get_row_iter(None).map_err(|cause| cause.to_string())?;
    for (nth, row) in rows.enumerate() {
        let row = row.map_err(|_| format!("row {}: cannot be read", nth + 1))?;
        let values = values(&row, &places).ok_or_else(|| format!("row {}: holds a value of a kind that is not read", nth + 1))?;
        lezer.row(nth + 1, values.iter().map(Option::as_deref));
    }
    Ok(())
}

fn values(row: &Row, places: &[usize]) -> Option<Vec<Option<String>>> {
    let fields: Vec<&Field> = row.get_column_iter().map(|(_, field)| field).collect();
    places.iter().map(|at| text(fields.get(*at)?)).collect()
}

/// As a CSV would have it; nothing where the kind is not one of ours. A floating point is not: it cannot hold each eurocent.
fn text(field: &Field) -> Option<Option<String>> {
    Some(Some(match field {
        Field::Null => return Some(None),
        Field::Bool(is) => is.to_string(),
        Field::Byte(number) => number.to_string(),
        Field::Short(number) => number.to_string(),
        Field::Int(number) => number.to_string(),
        Field::Long(number) => number.to_string(),
        Field::UByte(number) => number.to_string(),
        Field::UShort(number) => number.to_string(),
        Field::UInt(number) => number.to_string(),
        Field::ULong(number) => number.to_string(),
        Field::Str(text) => text.clone(),
        Field::Date(days) => date(1970, 1, 1).checked_add(i64::from(*days).days()).ok()?.to_string(),
        // Written out by the reader, digit by digit; of a whole number the point stays behind.
        Field::Decimal(_) => field.to_string().trim_end_matches('.').to_owned(),
        _ => return None,
    }))
}
