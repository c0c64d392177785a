//! Worked examples beside a regeling: invented people on the edge of each threshold and date, with what the article says of
//! them. Whoever publishes a version reads them; no version is published while one of them fails.

use crate::begrip::BegripVersie;
use crate::{Antwoord, Feiten, Regeling, Waarde};
use jiff::civil::Date;
use serde::Deserialize;

/// One invented person on one day.
#[derive(Clone, Debug)]
pub struct Voorbeeld {
    /// What it is about.
    pub wat: String,
    /// The day.
    pub peildatum: Date,
    /// What is known of the person.
    pub feiten: Feiten,
    /// What the article says.
    pub verwacht: Antwoord,
}

#[derive(Deserialize)]
struct Row {
    wat: String,
    peildatum: Date,
    geboren: Option<Date>,
    partner: Option<String>,
    kinderen: Option<u8>,
    waarden: String,
    verwacht: Antwoord,
}

/// Reads a file of examples: `waarden` is `begrip@versie=waarde` with `;` between them, a value being ja, nee or a number.
///
/// # Errors
/// The line and what is wrong with it.
pub fn read(text: &str) -> Result<Vec<Voorbeeld>, String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize::<Row>().enumerate();
    rows.map(|(at, row)| {
        let line = at + 2;
        let row = row.map_err(|error| error.to_string())?;
        let mut feiten = Feiten::about(row.geboren, row.partner.map(|partner| partner == "ja"), row.kinderen);
        if let Some(born) = row.geboren {
            feiten = feiten.with(BegripVersie { sleutel: "geboortedatum".to_owned(), versie: 1 }, Waarde::Datum(born));
        }
        for pair in row.waarden.split(';').filter(|pair| !pair.is_empty()) {
            let (begrip, value) = pair.split_once('=').ok_or_else(|| format!("line {line}: \"{pair}\" has no ="))?;
            let begrip = BegripVersie::try_from(begrip.to_owned()).map_err(|why| format!("line {line}: {why}"))?;
            let waarde = match value {
                "ja" => Waarde::JaNee(true),
                "nee" => Waarde::JaNee(false),
                number => {
                    Waarde::Bedrag(number.parse().map_err(|_| format!("line {line}: \"{number}\" is no ja, nee or number"))?)
                }
            };
            feiten = feiten.with(begrip, waarde);
        }
        Ok(Voorbeeld { wat: row.wat, peildatum: row.peildatum, feiten, verwacht: row.verwacht })
    })
    .collect()
}

impl Voorbeeld {
    /// What the regeling says of the person, where that is not what the article says.
    #[must_use]
    pub fn deviates(&self, regeling: &Regeling) -> Option<Antwoord> {
        let says = regeling.evaluate(&self.feiten, self.peildatum).mogelijk;
        (says != self.verwacht).then_some(says)
    }
}
