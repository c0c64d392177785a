//! Writes a small population as a Parquet file, as somebody else's program would.

use parquet::basic::{ConvertedType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, DoubleType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

/// The values of a column, of everybody.
#[derive(Clone)]
pub enum Waarden {
    Int32(Vec<i32>),
    /// Of some it is not known.
    Perhaps(Vec<Option<i32>>),
    Int64(Vec<i64>),
    Dag(Vec<i32>),
    /// So many decimals.
    Decimal(i32, Vec<i32>),
    Ja(Vec<bool>),
    Double(Vec<f64>),
}

impl Waarden {
    fn field(&self, name: &str) -> TypePtr {
        let (physical, converted) = match self {
            Self::Int32(_) | Self::Perhaps(_) => (Physical::INT32, ConvertedType::NONE),
            Self::Dag(_) => (Physical::INT32, ConvertedType::DATE),
            Self::Decimal(..) => (Physical::INT32, ConvertedType::DECIMAL),
            Self::Int64(_) => (Physical::INT64, ConvertedType::NONE),
            Self::Ja(_) => (Physical::BOOLEAN, ConvertedType::NONE),
            Self::Double(_) => (Physical::DOUBLE, ConvertedType::NONE),
        };
        let repetition = if matches!(self, Self::Perhaps(_)) { Repetition::OPTIONAL } else { Repetition::REQUIRED };
        let field = Type::primitive_type_builder(name, physical).with_repetition(repetition).with_converted_type(converted);
        let field = if let Self::Decimal(scale, _) = self { field.with_precision(9).with_scale(*scale) } else { field };
        Arc::new(field.build().expect("a field"))
    }
}

/// Writes it, with so many persons in a group of rows.
pub fn write(path: &Path, columns: &[(&str, Waarden)], group: usize) {
    let fields = columns.iter().map(|(name, values)| values.field(name)).collect();
    let schema = Arc::new(Type::group_type_builder("personen").with_fields(fields).build().expect("a schema"));
    let how = Arc::new(WriterProperties::builder().build());
    let mut file = SerializedFileWriter::new(File::create(path).expect("a file"), schema, how).expect("a writer");
    let persons = match &columns[0].1 {
        Waarden::Dag(all) | Waarden::Int32(all) => all.len(),
        _ => panic!("begin with a column of days or numbers"),
    };
    for from in (0..persons).step_by(group) {
        let part = from..persons.min(from + group);
        let mut rows = file.next_row_group().expect("a group");
        for (_, values) in columns {
            let mut column = rows.next_column().expect("it fits").expect("a column");
            let done = match values {
                Waarden::Int32(all) | Waarden::Dag(all) | Waarden::Decimal(_, all) => {
                    column.typed::<Int32Type>().write_batch(&all[part.clone()], None, None)
                }
                Waarden::Perhaps(all) => {
                    let known: Vec<i32> = all[part.clone()].iter().flatten().copied().collect();
                    let levels: Vec<i16> = all[part.clone()].iter().map(|one| i16::from(one.is_some())).collect();
                    column.typed::<Int32Type>().write_batch(&known, Some(&levels), None)
                }
                Waarden::Int64(all) => column.typed::<Int64Type>().write_batch(&all[part.clone()], None, None),
                Waarden::Ja(all) => column.typed::<BoolType>().write_batch(&all[part.clone()], None, None),
                Waarden::Double(all) => column.typed::<DoubleType>().write_batch(&all[part.clone()], None, None),
            };
            done.expect("written");
            column.close().expect("closed");
        }
        rows.close().expect("closed");
    }
    file.close().expect("closed");
}
