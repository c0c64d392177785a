//! Which bookings are the acceptance at once.

use super::data::read;
use super::days::Days;
use super::rows::Rows;
use super::{DemoError, id};
use foundation::Uuid;
use foundation::jiff::ToSpan;
use netwerk::tables::convenant;
use serde::Deserialize;

#[derive(Deserialize)]
struct Netwerk {
    convenanten: Vec<Convenant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Convenant {
    van: String,
    naar: Vec<String>,
    producten: Vec<String>,
    #[serde(default)]
    verlopen: bool,
}

pub(super) fn add(rows: &mut Rows, days: &Days) -> Result<(), DemoError> {
    let netwerk: Netwerk = read("netwerk.toml", include_str!("data/netwerk.toml"))?;
    let begin = (days.today - 1.year()).first_of_year();
    for one in &netwerk.convenanten {
        for (naar, product) in one.naar.iter().flat_map(|naar| one.producten.iter().map(move |product| (naar, product))) {
            rows.convenanten.push(convenant::Model {
                id: id(&format!("convenant/{}/{naar}/{product}", one.van)),
                van_organisatie_id: id(&format!("organisatie/{}", one.van)),
                naar_organisatie_id: id(&format!("organisatie/{naar}")),
                product: product.clone(),
                geldig_van: begin.to_string(),
                geldig_tot: one.verlopen.then(|| (days.today - 30.days()).to_string()),
                versie: 1,
            });
        }
    }
    Ok(())
}

/// Whether a booking from one organisatie at another is the acceptance, today.
pub(super) fn holds(rows: &Rows, days: &Days, van: Uuid, naar: Uuid, product: &str) -> bool {
    let today = days.today.to_string();
    rows.convenanten.iter().any(|row| {
        row.van_organisatie_id == van
            && row.naar_organisatie_id == naar
            && row.product == product
            && row.geldig_van <= today
            && row.geldig_tot.as_ref().is_none_or(|last| *last >= today)
    })
}
