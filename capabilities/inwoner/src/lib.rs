//! Who lives here: who somebody is, the BSN vault, and that somebody showed who they are.
//!
//! Law: Wabb art. 10–12 (use of the BSN, vergewisplicht). Stories V01, V18.

pub mod acts;
mod adres;
mod adres_keuze;
mod betrokkene;
pub mod brake;
mod error;
mod find;
mod identify;
mod log_in;
mod migrations;
mod model;
mod name;
mod part;
mod prefer;
pub mod tables;

pub use adres::{AdresError, NAAM_MAX, huisnummer, postcode, postcode_text, straat_of_plaats};
pub use adres_keuze::{Adres, AdresKeuze, AdresStand, AdresWeigering, moved};
pub use betrokkene::{betrokkene, known_as};
pub use error::{InwonerError, ZoekremError};
pub use find::{find_or_create, is_known_by_now, recognize};
pub use identify::{Document, DocumentInput, Stand, Status, identify, is_identified, shown};
pub use log_in::log_in;
pub use migrations::all as migrations;
pub use model::{InwonerFilter, InwonerInput, Kanaal, Naam};
pub use name::{same_name, search_words};
pub use part::part;
pub use prefer::{TaalVoorkeur, VoorkeurStand, lives, prefer, prefers, reads, telefoon};
