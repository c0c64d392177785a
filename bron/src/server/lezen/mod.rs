//! Reading the data, from wherever they are, once. Each way gives texts; what they mean is for the settings.

#[cfg(feature = "parquet")]
mod parquet;
mod sql;

use super::bestand::Bestand;
use super::fouten::Fouten;
use super::lezer::Lezer;
use super::settings::{Gegevens, Instellingen, Soort};
use std::path::Path;

/// Reads all of it.
pub(super) async fn read(instellingen: &Instellingen) -> Result<Bestand, Fouten> {
    let gegevens = &instellingen.gegevens;
    let mut lezer = Lezer::new(instellingen);
    let file = gegevens.bestand.as_deref().unwrap_or(Path::new(""));
    let view = gegevens.view.as_deref().unwrap_or_default();
    let read = match gegevens.soort {
        Soort::Csv => csv(file, gegevens, &mut lezer),
        Soort::Parquet => parquet_file(file, &mut lezer),
        Soort::Sqlite => sql::sqlite(file, view, &mut lezer),
        Soort::Postgres => sql::postgres(gegevens.url.as_deref().unwrap_or_default(), view, &mut lezer).await,
    };
    read.map_err(Fouten::of)
        .and_then(|()| lezer.end(gegevens))
        .map_err(|fouten| if file.as_os_str().is_empty() { fouten } else { fouten.of_file(file) })
}

fn csv(file: &Path, gegevens: &Gegevens, lezer: &mut Lezer) -> Result<(), String> {
    let delimiter = u8::try_from(gegevens.scheidingsteken).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_path(file).map_err(|cause| cause.to_string())?;
    let names = reader.headers().map_err(|_| "the first line cannot be read; write it as UTF-8".to_owned())?.clone();
    let names: Vec<&str> = names.iter().map(|name| name.trim().trim_start_matches('\u{feff}')).collect();
    let places = places(&names, lezer)?;
    for (nth, record) in reader.records().enumerate() {
        // What the reader says could hold a value.
        let record = record.map_err(|_| format!("row {}: has too many or too few values, or is no UTF-8", nth + 2))?;
        let line = record.position().map_or(nth + 2, |at| usize::try_from(at.line()).unwrap_or(nth + 2));
        lezer.row(line, places.iter().map(|at| record.get(*at)));
    }
    Ok(())
}

/// Where each column is that is wanted.
fn places(names: &[&str], lezer: &Lezer) -> Result<Vec<usize>, String> {
    let find = |wanted: &String| {
        let found = names.iter().position(|name| name == wanted);
        found.ok_or_else(|| format!("has no column \"{wanted}\"; it has {}", names.join(", ")))
    };
    lezer.namen().iter().map(find).collect()
}

#[cfg(feature = "parquet")]
fn parquet_file(file: &Path, lezer: &mut Lezer) -> Result<(), String> {
    parquet::read(file, lezer)
}

#[cfg(not(feature = "parquet"))]
fn parquet_file(_: &Path, _: &mut Lezer) -> Result<(), String> {
    Err("this program was built without Parquet; build it with that feature, or write a CSV".to_owned())
}
