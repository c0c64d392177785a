//! The files of the demo, as they are read.

use super::DemoError;
use foundation::jiff::civil::{Date, Time, Weekday};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Reads a file of the demo, which is part of the program.
pub(super) fn read<T: DeserializeOwned>(name: &'static str, text: &str) -> Result<T, DemoError> {
    toml::from_str(text).map_err(|cause| DemoError::Data(name, cause.to_string()))
}

/// `"09:00-17:00"`.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Tijd {
    pub begin: Time,
    pub einde: Time,
}

impl TryFrom<String> for Tijd {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let bad = || format!("'{text}' is not a time such as 09:00-17:00");
        let (begin, einde) = text.split_once('-').ok_or_else(bad)?;
        let read = |part: &str| part.parse::<Time>().map_err(|_| bad());
        Ok(Self { begin: read(begin)?, einde: read(einde)? })
    }
}

/// `"ma di wo do vr"`.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Dagen(pub Vec<Weekday>);

impl TryFrom<String> for Dagen {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let day = |word: &str| match word {
            "ma" => Ok(Weekday::Monday),
            "di" => Ok(Weekday::Tuesday),
            "wo" => Ok(Weekday::Wednesday),
            "do" => Ok(Weekday::Thursday),
            "vr" => Ok(Weekday::Friday),
            other => Err(format!("'{other}' is not a day such as ma")),
        };
        text.split_whitespace().map(day).collect::<Result<_, _>>().map(Self)
    }
}

impl Dagen {
    pub fn contains(&self, date: Date) -> bool {
        self.0.contains(&date.weekday())
    }
}

/// A key that most entries leave out because it is true.
pub(super) fn yes() -> bool {
    true
}
