//! Which columns each source of the demo has.

use super::Demobron;

/// The three of the demo.
pub const BRONNEN: [Demobron; 3] = [
    Demobron {
        bronhouder: "belastingdienst",
        naam: "Belastingdienst (nagemaakt)",
        oin: "00000001000000000001",
        kolommen: &[
            ("toetsingsinkomen", "toetsingsinkomen@1", "eenheid = \"eurocent\"\njaar = {jaar}", |one| {
                one.jaarinkomen.to_string()
            }),
            ("box3", "rendementsgrondslag_box3@1", "eenheid = \"eurocent\"\njaar = {jaar}", |one| one.vermogen.to_string()),
            ("vermogen", "vermogen_participatiewet@1", "eenheid = \"eurocent\"", |one| one.vermogen.to_string()),
        ],
    },
    Demobron {
        bronhouder: "uwv",
        naam: "UWV (nagemaakt)",
        oin: "00000001000000000002",
        kolommen: &[
            ("netto_maand", "netto_maandinkomen@1", "eenheid = \"eurocent\"", |one| one.maandinkomen.to_string()),
            ("netto_hoogste", "netto_maandinkomen_hoogste_van_36@1", "eenheid = \"eurocent\"", |one| {
                (one.maandinkomen * i64::from(one.hoogste_maand) / 100).to_string()
            }),
        ],
    },
    Demobron {
        bronhouder: "brp",
        naam: "BRP (nagemaakt)",
        oin: "00000001000000000003",
        kolommen: &[
            ("geboortedatum", "geboortedatum@1", "", |one| one.geboren.to_string()),
            ("kinderen_onder_18", "kinderen_onder_18@1", "", |one| one.kinderen.to_string()),
        ],
    },
];
