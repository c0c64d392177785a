//! What is wrong is said with file and line, and not with what stands there.

use crate::{Administratie, AdministratieError, Organisatie};
use foundation::Bsn;
use foundation::jiff::civil::date;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

static NTH: AtomicUsize = AtomicUsize::new(0);
const LIST: &str = "[[organisatie]]\nnaam = \"Gemeente Proef\"\ngemeente = \"0000\"\nbestand = \"proef.csv\"\n";
const HEADS: &str = "bsn,voornaam,achternaam,geboortedatum,straat,huisnummer,postcode,plaats,reden,kent_ons@1";
const ADA: &str = "999990019,Ada,Proef,1990-12-31,Proeflaan,9001,6211 aa,Maastricht,,nee";
const BO: &str = "999990457,Bo,Schets,2001-02-03,Proeflaan,9002,6211AA,Maastricht,weg,";

/// First name, whether somebody goes there, and what the gemeente says itself.
type Seen = (String, bool, Vec<Option<bool>>);

/// A folder for one test.
struct Folder(PathBuf);

impl Folder {
    fn with(list: &str, rows: &[&str]) -> Self {
        let nth = NTH.fetch_add(1, Ordering::SeqCst);
        let folder = std::env::temp_dir().join(format!("eenloket-eigen-{}-{nth}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("administratie.toml"), list).unwrap();
        std::fs::write(folder.join("proef.csv"), rows.join("\n") + "\n").unwrap();
        Self(folder)
    }

    /// Everybody, by the number in the street.
    fn read(&self, organisatie: &str) -> Result<BTreeMap<String, Seen>, AdministratieError> {
        let administratie = Administratie::open(&self.0, &Organisatie::read(&self.0, organisatie)?)?;
        let all = administratie.read(|regel| {
            let index = regel.bsn(|text| Bsn::parse(text).ok())?.index(&foundation::Keys::for_tests());
            let reden = regel.reden(|word| (word == "weg").then_some(()))?;
            Ok(Some((index, (regel.wie()?, reden.is_none(), regel.eigen()?))))
        })?;
        Ok(all.into_values().map(|(wie, goes, eigen)| (wie.huisnummer, (wie.naam.voornaam, goes, eigen))).collect())
    }

    /// What is wrong, without the folder.
    fn wrong(&self) -> String {
        let why = self.read("Gemeente Proef").err().unwrap().to_string();
        why.strip_prefix(&format!("{}/", self.0.display())).unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

#[test]
fn everybody_is_read_as_they_stand_there() {
    let folder = Folder::with(LIST, &[HEADS, ADA, BO]);
    let all = folder.read("Gemeente Proef").unwrap();
    assert_eq!(all["9001"], ("Ada".to_owned(), true, vec![Some(false)]));
    assert_eq!(all["9002"], ("Bo".to_owned(), false, vec![None]));
    let one = Organisatie::read(&folder.0, "Gemeente Proef").unwrap();
    assert_eq!((one.gemeente.as_str(), one.oin), ("0000", None));
}

#[test]
fn columns_may_stand_in_any_order() {
    let turned = |line: &str| line.split(',').rev().collect::<Vec<_>>().join(",");
    let folder = Folder::with(LIST, &[&turned(HEADS), &turned(ADA)]);
    assert_eq!(folder.read("Gemeente Proef").unwrap()["9001"], ("Ada".to_owned(), true, vec![Some(false)]));
}

#[test]
fn of_a_line_that_is_not_taken_only_what_was_asked_for_is_looked_at() {
    let folder = Folder::with(LIST, &[HEADS, ADA, &BO.replace("6211AA", "nergens"), &BO.replace("weg", "zoek")]);
    let administratie = Administratie::open(&folder.0, &Organisatie::read(&folder.0, "Gemeente Proef").unwrap()).unwrap();
    assert_eq!(administratie.eigen().collect::<Vec<_>>(), ["kent_ons@1"]);
    let all = administratie.read(|regel| Ok((regel.geboortedatum()? < date(2000, 1, 1)).then_some(((), ())))).unwrap();
    assert_eq!(all.len(), 1);
}

#[test]
fn a_column_that_is_missing_is_named() {
    let folder = Folder::with(LIST, &[&HEADS.replace("straat", "adres"), ADA]);
    assert_eq!(folder.wrong(), "proef.csv: line 1 has no column straat");
}

#[test]
fn nobody_stands_there_twice() {
    // As people write it, and as a file has it, it is one number.
    let again = BO.replace("999990457", "9999.90.019");
    assert_eq!(Folder::with(LIST, &[HEADS, ADA, BO, &again]).wrong(), "proef.csv: line 4: this bsn stands there twice");
}

#[test]
fn what_cannot_be_used_is_named_by_its_column() {
    for (from, to, column) in [
        ("999990019", "999990018", "bsn"),
        ("1990-12-31", "31-12-1990", "geboortedatum"),
        ("6211 aa", "6211", "postcode"),
        ("Maastricht,,", "Maastricht,zoek,", "reden"),
        (",nee", ",neen", "kent_ons@1"),
        (",nee", ",Ja", "kent_ons@1"),
    ] {
        let wrong = Folder::with(LIST, &[HEADS, BO, &ADA.replace(from, to)]).wrong();
        assert_eq!(wrong, format!("proef.csv: line 3: {column} cannot be used"));
    }
}

#[test]
fn a_line_that_is_too_short_is_named() {
    assert_eq!(Folder::with(LIST, &[HEADS, ADA, "999990457,Bo"]).wrong(), "proef.csv: line 3 cannot be read");
}

#[test]
fn an_organisatie_without_one_is_named_and_no_other() {
    let folder = Folder::with(&LIST.replace("Gemeente Proef", "Gemeente Schets"), &[HEADS, ADA]);
    assert_eq!(folder.wrong(), "administratie.toml: Gemeente Proef is not in it");
}

#[test]
fn a_list_that_is_wrong_is_not_shown() {
    let should = "an organisatie has a naam, a gemeente, a bestand and perhaps an oin, each a text";
    for (from, to, line) in
        [("gemeente = \"0000\"\n", "", 1), ("\"0000\"", "0", 3), ("bestand", "pad", 4), ("\"proef.csv\"", "proef.csv", 4)]
    {
        let wrong = Folder::with(&LIST.replace(from, to), &[HEADS, ADA]).wrong();
        assert_eq!(wrong, format!("administratie.toml: line {line}: {should}"));
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = Folder::with(LIST, &[HEADS, ADA]);
    std::fs::remove_file(folder.0.join("proef.csv")).unwrap();
    assert!(folder.wrong().starts_with("proef.csv: "));
    std::fs::remove_file(folder.0.join("administratie.toml")).unwrap();
    assert!(folder.wrong().starts_with("administratie.toml: "));
}
