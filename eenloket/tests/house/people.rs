//! The people who call and come: everybody knows them by heart after a week.

use eenloket::demo;
use foundation::Uuid;

/// Somebody with a question, as they tell it on the telephone.
#[derive(Clone, Copy)]
pub struct Inwoner {
    /// Their key in the demo.
    pub key: &'static str,
    pub bsn: &'static str,
    pub naam: &'static str,
    pub geboren: &'static str,
    pub postcode: &'static str,
    pub huisnummer: &'static str,
    pub telefoon: &'static str,
}

impl Inwoner {
    /// Under which the demo knows them.
    pub fn id(&self) -> Uuid {
        demo::id(&format!("inwoner/{}", self.key))
    }
}

/// 78, Enschede, not online, wants large print.
pub const TILLY: Inwoner = Inwoner {
    key: "tilly",
    bsn: "999990019",
    naam: "Tilly Voorbeeld",
    geboren: "14-6-1948",
    postcode: "7511 AA",
    huisnummer: "9001",
    telefoon: "000-543 1001",
};

/// 34, Enschede, zzp.
pub const JOOST: Inwoner = Inwoner {
    key: "joost",
    bsn: "999990457",
    naam: "Joost Testman",
    geboren: "3-9-1992",
    postcode: "7522 AB",
    huisnummer: "9002",
    telefoon: "000-543 1002",
};

/// 41, Tilburg.
pub const SAMIRA: Inwoner = Inwoner {
    key: "samira",
    bsn: "999990585",
    naam: "Samira Fictief",
    geboren: "20-11-1985",
    postcode: "5038 AC",
    huisnummer: "9003",
    telefoon: "000-543 1003",
};

/// 67, Maastricht.
pub const KEES: Inwoner = Inwoner {
    key: "kees",
    bsn: "999990718",
    naam: "Kees Verzonnen",
    geboren: "8-10-1959",
    postcode: "6211 AD",
    huisnummer: "9004",
    telefoon: "000-543 1004",
};

/// 17, Amsterdam: of age on 15 May.
pub const YARA: Inwoner = Inwoner {
    key: "yara",
    bsn: "999990846",
    naam: "Yara Demo",
    geboren: "15-5-2009",
    postcode: "1102 AE",
    huisnummer: "9005",
    telefoon: "000-543 1006",
};

/// Has a namesake with the same date of birth, in the same postcode.
pub const ANNA: Inwoner = Inwoner {
    key: "anna",
    bsn: "999991243",
    naam: "Anna Dubbel",
    geboren: "12-4-1961",
    postcode: "8911 AG",
    huisnummer: "9008",
    telefoon: "000-543 1005",
};

/// The namesake, who lives in the Proefstraat.
pub const ANNA_2: Inwoner = Inwoner { key: "anna-2", bsn: "999991371", huisnummer: "9108", ..ANNA };

/// Whose address is secret.
pub const OMAR: Inwoner = Inwoner {
    key: "omar",
    bsn: "999991498",
    naam: "Omar Geheim",
    geboren: "1-12-1980",
    postcode: "4811 AH",
    huisnummer: "9009",
    telefoon: "000-543 1006",
};

/// Where Gerda works.
pub const ENSCHEDE: &str = "enschede/gemeente-1";
/// Where Wim works; Belastingdienst has no Convenant with Tilburg.
pub const TILBURG: &str = "tilburg/gemeente-1";
