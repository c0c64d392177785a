//! Who acts: a medewerker with roles at one organisatie, an inwoner, or the house itself.

use crate::Scope;
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
        /// Approves on what others ask for the own process, never what they entered themselves.
        Proceseigenaar => "proceseigenaar",
        /// Keeps what words mean and which regelingen hold; sees no persons.
        Gegevensbeheerder => "gegevensbeheerder",
        /// Runs the installation; sees no persons.
        Beheerder => "beheerder",
        /// Goes from door to door with a looplijst; sees who is on it in the own district.
        Buurtteam => "buurtteam",
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
        /// A program of an organisatie that calls the API.
        Toepassing => "toepassing",
    }
}

foundation::states! {
    /// How sure it is who logged in (the levels of DigiD; eIDAS knows the last two).
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Niveau {
        /// A name and a password.
        Basis => "basis",
        /// With a code from an app or a text message.
        Midden => "midden",
        /// With an identity document that was checked once.
        Substantieel => "substantieel",
        /// With an identity document that is read each time.
        Hoog => "hoog",
    }
}

impl Niveau {
    /// As the policies compare it: 1 to 4.
    pub(crate) fn rank(self) -> i64 {
        match self {
            Self::Basis => 1,
            Self::Midden => 2,
            Self::Substantieel => 3,
            Self::Hoog => 4,
        }
    }
}

/// The acting party, as the session or the job knows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Actor {
    /// Id of the medewerker, inwoner or system party.
    pub id: Uuid,
    /// What kind of party this is.
    pub soort: Soort,
    /// Name on the screen of the person; a staff name, never a resident's (theirs is read in an act).
    pub naam: String,
    /// The organisatie on whose behalf the act is done.
    pub organisatie: Uuid,
    /// Name of that organisatie, for the screen.
    pub organisatie_naam: String,
    /// Its telephone number, for who reads that they can call; empty for who acts for none.
    #[serde(default)]
    pub telefoon: String,
    /// Roles held there.
    pub rollen: Vec<Rol>,
    /// The Balies where this medewerker may work.
    pub balies: Vec<Uuid>,
    /// The Locatie where the medewerker usually works, for the menu.
    pub locatie: Option<Uuid>,
    /// Whether the organisatie may use the BSN (Wabb art. 1).
    pub overheidsorgaan: bool,
    /// How sure it is that this is the inwoner; `None` for everybody else.
    #[serde(default)]
    pub niveau: Option<Niveau>,
    /// What a program may do; of everybody else this is empty.
    #[serde(default)]
    pub scopes: Vec<Scope>,
}

impl Actor {
    /// Somebody who lives here and acts for themselves. A session holds no more of them than this.
    pub fn inwoner(id: Uuid, niveau: Niveau) -> Self {
        Self {
            id,
            soort: Soort::Inwoner,
            naam: String::new(),
            organisatie: Uuid::nil(),
            organisatie_naam: String::new(),
            telefoon: String::new(),
            rollen: Vec::new(),
            balies: Vec::new(),
            locatie: None,
            overheidsorgaan: false,
            niveau: Some(niveau),
            scopes: Vec::new(),
        }
    }

    /// The same inwoner, at an organisatie: what they do there is in its log.
    pub fn at(mut self, organisatie: Uuid) -> Self {
        self.organisatie = organisatie;
        self
    }

    /// Whether this is somebody who acts for themselves.
    pub fn is_inwoner(&self) -> bool {
        self.soort == Soort::Inwoner
    }

    /// Who this is in the access log. An inwoner is in the other log, sealed: the id would open that seal.
    pub fn logged_id(&self) -> Uuid {
        if self.is_inwoner() { Uuid::nil() } else { self.id }
    }

    /// The house itself, acting for one organisatie (outbox, jobs). It has its own Cedar principal.
    pub fn systeem(naam: &str, organisatie: Uuid) -> Self {
        Self {
            id: Uuid::nil(),
            soort: Soort::Systeem,
            naam: naam.to_owned(),
            organisatie,
            organisatie_naam: "Eenloket".to_owned(),
            telefoon: String::new(),
            rollen: Vec::new(),
            balies: Vec::new(),
            locatie: None,
            overheidsorgaan: false,
            niveau: None,
            scopes: Vec::new(),
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
