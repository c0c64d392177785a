//! What is told to an Inwoner: each kind in each channel, one message per event and kind, waiting to be printed or sent.
//!
//! A letter unless the Inwoner expressly chose e-mail for that kind (Awb 2:8); an e-mail says only that there is a message
//! (Awb 2:10 lid 2, R10). Content is made when it leaves, from what then holds. Story V20. It stands above Hulpvraag and
//! Afspraak because it tells about them, and below what makes it necessary to tell.

pub mod acts;
mod api;
mod bounce;
mod channel;
mod check;
mod error;
mod feiten;
mod inhoud;
mod leave;
mod mail;
mod migrations;
mod model;
mod outcome;
mod own;
mod pages;
mod print;
mod queue;
mod reach;
mod relation;
mod remind;
mod routes;
mod send;
mod soort;
pub mod tables;
#[cfg(test)]
mod walk;
mod watch;
mod weg;

pub use acts::QUEUE;
pub use api::router as api_router;
pub use bounce::{Terugmelding, Uitkomst, hear, parse, sent_as};
pub use channel::{
    EmailKeuze, EmailStatus, Voorkeur, VoorkeurInput, by_email_sql, choose, confirm, read as read_voorkeur, voorkeur_of,
};
pub use error::BerichtError;
pub use feiten::{BerichtRow, Feiten};
pub use inhoud::{Email, Inhoud, email};
pub use mail::{EmailError, EmailSender};
pub use migrations::all as migrations;
pub use model::{Kanaal, Status};
pub use outcome::{hand_over, returned};
pub use print::{pdf, print};
pub use queue::{BerichtInput, queue, queue_within, take_back};
pub use reach::{OrganisatieRow, helps_now, reach, zone_of};
pub use remind::{due_reminders, remind};
pub use routes::routes;
pub use send::{EmailAantal, due_senders, send};
pub use soort::{Feit, Onderwerp, Soort, Stand, TekstIds};
pub use watch::{Wachtrij, is_stuck, measure, queues, warn};
pub use weg::{KanaalStand, weg_of};

web::texts!("../../taal");
