//! Who somebody says to be.

use crate::Adres;
use foundation::Bsn;
use foundation::jiff::civil::Date;

foundation::states! {
    /// How an Inwoner wants to hear from us (Awb 2:8: electronically only when expressly asked for).
    pub enum Kanaal {
        /// A letter: what everybody gets who did not choose.
        Brief => "brief",
        /// A letter in large print (18 pt).
        GroteLetter => "grote_letter",
        /// E-mail, on express request.
        Email => "email",
    }
}

/// First and last name.
#[derive(Clone, PartialEq, Eq)]
pub struct Naam {
    /// First name or initials.
    pub voornaam: String,
    /// Last name with what stands before it.
    pub achternaam: String,
}

impl Naam {
    /// Both parts, with one space.
    pub fn full(&self) -> String {
        format!("{} {}", self.voornaam, self.achternaam).trim().to_owned()
    }
}

/// How somebody is found: by BSN, or by name, date of birth and postcode (V18).
#[derive(Clone, PartialEq, Eq)]
pub enum InwonerFilter {
    /// The BSN; name and the rest as told, for a person we do not know yet.
    Bsn(Bsn),
    /// Without BSN: not registered, or not told.
    Naam,
}

/// What is told about somebody on the telephone or at the Balie.
#[derive(Clone, PartialEq, Eq)]
pub struct InwonerInput {
    /// The key to find them by.
    pub wie: InwonerFilter,
    /// Name.
    pub naam: Naam,
    /// Date of birth.
    pub geboortedatum: Date,
    /// Postcode, with letters, upper case, no space.
    pub postcode: String,
    /// House number, for the letter.
    pub huisnummer: String,
    /// Street, for the letter; empty where it was not told.
    pub straat: String,
    /// Place, for the letter; empty where it was not told.
    pub plaats: String,
    /// Telephone.
    pub telefoon: String,
    /// How to tell them.
    pub kanaal: Kanaal,
}

impl InwonerInput {
    /// Where they say to live.
    /// Where they live.
    pub fn adres(&self) -> Adres {
        Adres {
            straat: self.straat.clone(),
            huisnummer: self.huisnummer.clone(),
            postcode: self.postcode.clone(),
            plaats: self.plaats.clone(),
        }
    }
}
