//! What a file says of an installation. Everything is named; ids come when it is written.

use foundation::jiff::civil::{Date, Time};

/// An organisatie.
#[derive(Clone, Debug)]
pub struct OrganisatieInput {
    /// Its name.
    pub naam: String,
    /// What kind it is.
    pub soort: String,
    /// Whether it may use the BSN.
    pub overheidsorgaan: bool,
    /// Whether it may write text of its own, from today on.
    pub vrije_tekst: bool,
    /// Whether its beheerders keep what is everybody's.
    pub hoofdbeheerder: bool,
    /// Its telephone number.
    pub telefoon: String,
}

/// A Locatie with its hours.
#[derive(Clone, Debug)]
pub struct LocatieInput {
    /// Its name.
    pub naam: String,
    /// The organisatie that keeps it.
    pub beheerder: String,
    /// Street and number.
    pub adres: String,
    /// Its postcode, where there are any.
    pub postcode: String,
    /// Its place.
    pub plaats: String,
    /// CBS code of the gemeente.
    pub gemeente_code: String,
    /// Its clock.
    pub tijdzone: String,
    /// Whose feestdagen count.
    pub gebied: String,
    /// Lift, hearing loop and the like.
    pub toegankelijkheid: String,
    /// Its telephone number.
    pub telefoon: String,
    /// When it is open.
    pub open: Vec<OpeningstijdInput>,
    /// Days on which it is closed.
    pub gesloten: Vec<Date>,
}

/// From when to when a Locatie is open on a day of the week; 1 is Monday.
#[derive(Clone, Copy, Debug)]
pub struct OpeningstijdInput {
    /// The day.
    pub weekdag: i32,
    /// From.
    pub begin: Time,
    /// To.
    pub einde: Time,
}

/// A product; of its texts the first one is Dutch, then come English and Papiamentu.
#[derive(Clone, Debug)]
pub struct ProductInput {
    /// Its code.
    pub code: String,
    /// Its name in the Uniforme Productnamenlijst.
    pub upl: Option<String>,
    /// How long an Afspraak takes.
    pub minuten: u16,
    /// What people call it.
    pub titel: [String; 3],
    /// What to bring.
    pub meenemen: [String; 3],
    /// The fixed sentence of who writes no free text.
    pub vraag_tekst: String,
}

/// A Balie. Who coordinates it is named once somebody works there.
#[derive(Clone, Debug)]
pub struct BalieInput {
    /// Its name.
    pub naam: String,
    /// Of which organisatie.
    pub organisatie: String,
    /// At which Locatie.
    pub locatie: String,
    /// First letter of its ticket numbers.
    pub bonletter: String,
    /// Codes of the products with which it helps.
    pub producten: Vec<String>,
}

/// Who begins at an organisatie.
#[derive(Clone, Debug)]
pub struct BeheerderInput {
    /// Their name.
    pub naam: String,
    /// Where they work.
    pub organisatie: String,
    /// What the login provider calls them.
    pub inlog: String,
    /// What it says about where, or empty.
    pub inlog_organisatie: String,
}

/// All of it. Whatever is named in one part stands in another.
#[derive(Clone, Debug, Default)]
pub struct NetwerkInput {
    /// Who takes part.
    pub organisaties: Vec<OrganisatieInput>,
    /// Where.
    pub locaties: Vec<LocatieInput>,
    /// With what.
    pub producten: Vec<ProductInput>,
    /// At which desks.
    pub balies: Vec<BalieInput>,
    /// Who keeps it.
    pub beheerders: Vec<BeheerderInput>,
}
