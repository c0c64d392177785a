//! Distance: from a postcode to a point and from point to point, so that a desk nearby stands first in a list.
//!
//! Four digits of a postcode cross municipal borders. Everything here is a first guess to sort and to suggest; it
//! never decides which gemeente or organisatie is competent. That is the BRP's or the BAG's to say.

mod postcode;

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

pub use postcode::{Postcode4, Postcode4Error};

/// A point on the earth in WGS84 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Punt {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// A gemeente of 2026, or one of the three openbare lichamen (CBS codes 9001 to 9003).
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Gemeente {
    /// CBS code, four digits, text because of the leading zero. Join on this: two gemeenten are called Bergen.
    pub code: String,
    /// Name.
    pub naam: String,
    /// Name as CBS writes it, with the province where the name alone is not enough.
    pub naam_cbs: String,
    /// Province; empty for the islands.
    pub provincie: String,
    /// `NL` or `BQ`.
    pub land: String,
    /// Degrees north of the seat.
    pub lat: f64,
    /// Degrees east of the seat.
    pub lon: f64,
}

#[derive(Deserialize)]
struct PostcodeRow {
    postcode4: Postcode4,
    gemeentecode: String,
    plaats: String,
    lat: f64,
    lon: f64,
}

static POSTCODES: LazyLock<BTreeMap<Postcode4, PostcodeRow>> = LazyLock::new(|| {
    csv::Reader::from_reader(include_str!("../data/postcode4.csv").as_bytes())
        .deserialize::<PostcodeRow>()
        .map(|row| row.expect("postcode4.csv is checked by a test"))
        .map(|row| (row.postcode4, row))
        .collect()
});

static GEMEENTEN: LazyLock<BTreeMap<String, Gemeente>> = LazyLock::new(|| {
    csv::Reader::from_reader(include_str!("../data/gemeenten.csv").as_bytes())
        .deserialize::<Gemeente>()
        .map(|row| row.expect("gemeenten.csv is checked by a test"))
        .map(|row| (row.code.clone(), row))
        .collect()
});

/// The middle of a postcode area (median error half a kilometre); `None` for a postcode that is not in the table,
/// such as a PO box.
pub fn punt(postcode: Postcode4) -> Option<Punt> {
    POSTCODES.get(&postcode).map(|row| Punt { lat: row.lat, lon: row.lon })
}

/// The main place of a postcode area.
pub fn plaats(postcode: Postcode4) -> Option<&'static str> {
    POSTCODES.get(&postcode).map(|row| row.plaats.as_str())
}

/// The gemeente in which most of the postcode area lies. A first guess to fill in a form, never to decide competence.
pub fn gemeente(postcode: Postcode4) -> Option<&'static Gemeente> {
    POSTCODES.get(&postcode).and_then(|row| gemeente_by_code(&row.gemeentecode))
}

/// The gemeente with this CBS code, such as `0153`.
pub fn gemeente_by_code(code: &str) -> Option<&'static Gemeente> {
    GEMEENTEN.get(code)
}

/// All gemeenten in order of code.
pub fn gemeenten() -> impl Iterator<Item = &'static Gemeente> {
    GEMEENTEN.values()
}

/// Kilometres as the crow flies over a sphere (haversine, mean radius 6371.0088 km; error under 0.6 %).
pub fn km_between(a: Punt, b: Punt) -> f64 {
    const RADIUS_KM: f64 = 6371.0088;
    let (from, to) = (a.lat.to_radians(), b.lat.to_radians());
    let north = ((to - from) / 2.0).sin();
    let east = ((b.lon - a.lon).to_radians() / 2.0).sin();
    let chord = (north * north + from.cos() * to.cos() * east * east).clamp(0.0, 1.0);
    2.0 * RADIUS_KM * chord.sqrt().asin()
}

impl Gemeente {
    /// The point of its seat.
    pub fn punt(&self) -> Punt {
        Punt { lat: self.lat, lon: self.lon }
    }
}

#[cfg(test)]
mod tests;
