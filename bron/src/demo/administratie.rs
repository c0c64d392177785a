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

/// As a CSV: somebody a line. Of every two hundred somebody died, and of as many the address is secret.
#[must_use]
pub fn administratie(people: &[(Bsn, Persoon)]) -> String {
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
        let has = |share: u64| if one.gebruikt && one.huishouden.is_multiple_of(share) { "ja" } else { "nee" };
        let (toeslag, meedoen) = (has(3), has(2));
        // To a text it goes without a fault.
        let _ = write!(
            text,
            "\n{:09},{voornaam},{achternaam},{},{straat},{huisnummer},{wijk}AA,Maastricht,{reden},{toeslag},{meedoen}",
            bsn.number(),
            one.geboren
        );
    }
    text + "\n"
}
