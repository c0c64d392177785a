//! Writes the people of the tests as a Parquet file.

use crate::mensen::{INKOMENS, csv};
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

pub fn write(path: &Path, compression: Compression) {
    let schema = "message personen { required binary bsn (UTF8); required binary partner (UTF8); \
                  optional int64 inkomen; required int32 box3 (DECIMAL(9, 2)); }";
    let schema = Arc::new(parse_message_type(schema).expect("a schema"));
    let how = Arc::new(WriterProperties::builder().set_compression(compression).build());
    let mut file = SerializedFileWriter::new(File::create(path).expect("a file"), schema, how).expect("a writer");
    let mut group = file.next_row_group().expect("a group");
    for column in 0..4 {
        let mut writer = group.next_column().expect("it fits").expect("a column");
        let texts = || {
            csv().lines().skip(1).map(|line| ByteArray::from(line.split(',').nth(column).expect("a value"))).collect::<Vec<_>>()
        };
        match column {
            0 | 1 => writer.typed::<ByteArrayType>().write_batch(&texts(), None, None).expect("written"),
            2 => {
                let known: Vec<i64> = INKOMENS.into_iter().flatten().collect();
                let levels: Vec<i16> = INKOMENS.iter().map(|one| i16::from(one.is_some())).collect();
                writer.typed::<Int64Type>().write_batch(&known, Some(&levels), None).expect("written")
            }
            _ => {
                let cents: Vec<i32> = (0..).take(INKOMENS.len()).map(|nth| nth * 10_000 + 50).collect();
                writer.typed::<Int32Type>().write_batch(&cents, None, None).expect("written")
            }
        };
        writer.close().expect("closed");
    }
    group.close().expect("closed");
    file.close().expect("closed");
}
