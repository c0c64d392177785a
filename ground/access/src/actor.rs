//! Who acts: a medewerker with roles at one organisatie, an inwoner, or the house itself.

use foundation::Uuid;
use serde::{Deserialize, Serialize};

foundation::states! {
    /// The role of a medewerker (domain paper, section 3). A medewerker may have several.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Rol {
        /// Answers the telephone of a national organisatie.
        Telefoonagent => "telefoonagent",
        /// Helps at a Balie.
        Baliemedewerker => "baliemedewerker",
        /// Welcomes at the door; sees numbers and times.
        Receptie => "receptie",
        /// Keeps the offers and Taken of a Balie.
        Coordinator => "coordinator",
        /// Plans who sits where.
        Roosterplanner => "roosterplanner",
        /// Reads the logs and the grounds.
        Privacyofficer => "privacyofficer",
        /// Watches over the use of personal data and advises; approves nothing (AVG art. 38 lid 6).
        Fg => "fg",
        /// Runs the installation; sees no persons.
        Beheerder => "beheerder",
    }
}

foundation::states! {
    /// What kind of party acts.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Soort {
        /// Somebody who works here.
        Medewerker => "medewerker",
        /// Somebody who lives here.
        Inwoner => "inwoner",
        /// The house: outbox and jobs.
        Systeem => "systeem",
    }
}

/// The acting party, as the session or the job knows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Actor {
    /// Id of the medewerker, inwoner or system party.
    pub id: Uuid,
    /// What kind of party this is.
    pub soort: Soort,
    /// Name on the screen of the person; a staff name, never a resident's.
    pub naam: String,
    /// The organisatie on whose behalf the act is done.
    pub organisatie: Uuid,
    /// Name of that organisatie, for the screen.
    pub organisatie_naam: String,
    /// Roles held there.
    pub rollen: Vec<Rol>,
    /// The Balies where this medewerker may work.
    pub balies: Vec<Uuid>,
    /// The Locatie where the medewerker usually works, for the menu.
    pub locatie: Option<Uuid>,
    /// Whether the organisatie may use the BSN (Wabb art. 1).
    pub overheidsorgaan: bool,
}

impl Actor {
    /// The house itself, acting for one organisatie (outbox, jobs). It has its own Cedar principal.
    pub fn systeem(naam: &str, organisatie: Uuid) -> Self {
        Self {
            id: Uuid::nil(),
            soort: Soort::Systeem,
            naam: naam.to_owned(),
            organisatie,
            organisatie_naam: "Eenloket".to_owned(),
            rollen: Vec::new(),
            balies: Vec::new(),
            locatie: None,
            overheidsorgaan: false,
        }
    }

    /// Whether the actor holds a role.
    pub fn has(&self, rol: Rol) -> bool {
        self.rollen.contains(&rol)
    }

    /// The role named in the access log: the first one held, or the kind of party.
    pub fn rol_naam(&self) -> &'static str {
        self.rollen.first().map_or(self.soort.as_str(), |rol| rol.as_str())
    }
}
