//! What Amsterdam knows itself of some who live there: Yara of the stories, and others who become 18 soon, as seen from today.

use super::people::numbers;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::{Date, date};
use std::fmt::Write as _;
use std::path::Path;

/// Yara, who is in the stories too.
const YARA: (&str, &str, Date) = ("999990846", "Yara,Demo", date(2009, 5, 15));
/// Others, with how many days after today they are told.
const OTHERS: [(&str, i32); 6] =
    [("Zara,Proef", 0), ("Zeb,Proef", 0), ("Zus,Fictief", 2), ("Zino,Schets", 5), ("Zwaan,Model", 9), ("Zef,Bedacht", 20)];
const LIST: &str = "\n[[organisatie]]\nnaam = \"Gemeente Amsterdam\"\ngemeente = \"0363\"\nbestand = \"0363.csv\"\n";

/// Adds the administration of Amsterdam to a folder that has one.
pub(crate) fn administratie(folder: &Path, today: Date) -> std::io::Result<()> {
    let list = folder.join("administratie.toml");
    let text = std::fs::read_to_string(&list)?;
    if !text.contains("0363.csv") {
        std::fs::write(&list, text + LIST)?;
    }
    let mut rows = "bsn,voornaam,achternaam,geboortedatum,straat,huisnummer,postcode,plaats,reden".to_owned();
    let mut add = |nth: usize, bsn: &str, naam: &str, geboren: Date| {
        // To a text it goes without a fault.
        let _ = write!(rows, "\n{bsn},{naam},{geboren},Voorbeeldstraat,{},1102AE,Amsterdam,", 9005 + nth);
    };
    add(0, YARA.0, YARA.1, YARA.2);
    // Numbers from the end of those of the demo, which its people do not reach.
    let free: Vec<String> = numbers().collect();
    for ((nth, (naam, days)), bsn) in OTHERS.iter().enumerate().zip(free.iter().rev()) {
        let geboren = today.saturating_add(days.days()).saturating_add(2.months()).saturating_sub(18.years());
        add(nth + 1, bsn, naam, geboren);
    }
    std::fs::write(folder.join("0363.csv"), rows + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_beside_what_is_there() {
        let folder = std::env::temp_dir().join(format!("eenloket-amsterdam-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("administratie.toml"), "[[organisatie]]\n").unwrap();
        for _ in 0..2 {
            administratie(&folder, date(2027, 3, 2)).unwrap();
        }
        let list = std::fs::read_to_string(folder.join("administratie.toml")).unwrap();
        assert_eq!(list.matches("[[organisatie]]").count(), 2);
        let rows = std::fs::read_to_string(folder.join("0363.csv")).unwrap();
        assert_eq!(rows.lines().count(), 2 + OTHERS.len());
        assert!(rows.contains("999990846,Yara,Demo,2009-05-15") && rows.contains("Zara,Proef,2009-05-02"), "{rows}");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
