//! What the gemeente of the demo knows itself of who lives there: names and addresses that nobody has, and who has a regeling already.

use crate::Bsn;
use regelingen::bevolking::Persoon;
use std::fmt::Write as _;

const VOORNAMEN: [&str; 24] = [
    "Ada", "Bo", "Cor", "Dina", "Ed", "Fien", "Gijs", "Hanna", "Ilse", "Jo", "Karim", "Lies", "Mo", "Noor", "Otis", "Puck",
    "Quinten", "Rita", "Sam", "Toos", "Umar", "Vera", "Wim", "Yara",
];
const ACHTERNAMEN: [&str; 12] = [
    "Voorbeeld",
    "Fictief",
    "Proef",
    "Schets",
    "Verzonnen",
    "Oefening",
    "Testman",
    "Sjabloon",
    "Nagemaakt",
    "Bedacht",
    "Model",
    "Maquette",
];
const STRATEN: [&str; 6] = ["Voorbeeldstraat", "Proeflaan", "Fictieweg", "Schetsplein", "Oefenpad", "Modelkade"];
const WIJKEN: [&str; 8] = ["6211", "6212", "6213", "6214", "6217", "6221", "6224", "6229"];

/// Somebody of whom is told elsewhere already who they are and where they live.
#[derive(Clone)]
pub struct Bekende {
    /// Their number.
    pub bsn: Bsn,
    /// What sources would hold.
    pub persoon: Persoon,
    /// First name and last name.
    pub naam: [String; 2],
    /// Street, number, postcode and place.
    pub adres: [String; 4],
}

/// As a CSV: somebody a line. Of every two hundred somebody died, and of as many the address is secret; to whom is known go people.
#[must_use]
pub fn administratie(people: &[(Bsn, Persoon)], bekenden: &[Bekende]) -> String {
    let mut text = "bsn,voornaam,achternaam,geboortedatum,straat,huisnummer,postcode,plaats,reden,\
                    ontvangt_individuele_inkomenstoeslag@1,ontvangt_minimaregeling@1"
        .to_owned();
    for (nth, (bsn, one)) in people.iter().enumerate() {
        let pick = |from: &[&'static str], by: usize| from[(nth / by) % from.len()];
        let (voornaam, achternaam) = (pick(&VOORNAMEN, 1), pick(&ACHTERNAMEN, VOORNAMEN.len()));
        let (straat, wijk) = (pick(&STRATEN, 3), pick(&WIJKEN, 41));
        // Nobody has such a number.
        let huisnummer = 9000 + nth % 900;
        let reden = match nth % 200 {
            57 => "overleden",
            131 => "geheimhouding",
            _ => "",
        };
        let (toeslag, meedoen) = (has(one, 3), has(one, 2));
        // To a text it goes without a fault.
        let _ = write!(
            text,
            "\n{:09},{voornaam},{achternaam},{},{straat},{huisnummer},{wijk}AA,Maastricht,{reden},{toeslag},{meedoen}",
            bsn.number(),
            one.geboren
        );
    }
    for Bekende { bsn, persoon, naam: [voornaam, achternaam], adres } in bekenden {
        let (adres, toeslag, meedoen) = (adres.join(","), has(persoon, 3), has(persoon, 2));
        let _ = write!(text, "\n{:09},{voornaam},{achternaam},{},{adres},,{toeslag},{meedoen}", bsn.number(), persoon.geboren);
    }
    text + "\n"
}

/// Whether they use one regeling of the gemeente, as so many do who use any.
fn has(one: &Persoon, share: u64) -> &'static str {
    if one.gebruikt && one.huishouden.is_multiple_of(share) { "ja" } else { "nee" }
}
