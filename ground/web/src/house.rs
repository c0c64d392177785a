//! What all handlers share.

use crate::{Taal, t};
use access::{Access, Act, Actor, Niveau};
use foundation::Uuid;
use oidc::Provider;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use store::{Store, StoreError};

/// The open house: store, policies, menu.
pub struct House {
    /// The store.
    pub store: Store,
    /// Who may do what.
    pub access: Access,
    /// Whether this store holds demo data: a banner on each page, and the demo login.
    pub demo: bool,
    /// Which number who is not logged in can call; empty where the installation did not say.
    pub telefoon: String,
    /// Whether there is a mail server: where there is none, nobody is offered an e-mail.
    pub mails: bool,
    /// The folder in which organisaties keep what they know themselves of who lives with them; without it nothing is asked of anybody.
    pub administratie: Option<PathBuf>,
    /// Whether cookies are for https only.
    pub secure: bool,
    /// Where people log in.
    pub logins: Logins,
    /// The menu, in order; what an actor may not do is not shown.
    pub menu: Vec<MenuItem>,
    /// At which door a Hulpvraag was opened: `looplijst` knows that, and stands beside who asks.
    pub door: DoorOf,
}

/// The house as handlers get it.
pub type Shared = Arc<House>;

/// A door at which a Hulpvraag was opened.
pub struct Door {
    /// Where it is seen, for who goes there still.
    pub path: Option<String>,
}

/// Asks at which door a Hulpvraag (the first id) was opened, for a Medewerker (the second); `None` where it was opened elsewhere.
pub type DoorOf = for<'a> fn(&'a Store, Uuid, Uuid) -> DoorFuture<'a>;

/// The answer, once it is there.
pub type DoorFuture<'a> = Pin<Box<dyn Future<Output = Result<Option<Door>, StoreError>> + Send + 'a>>;

/// One entry of the menu.
pub struct MenuItem {
    /// The act it leads to.
    pub act: Act,
    /// Its address for an actor; `None` where the actor has no such place.
    pub path: fn(&Actor) -> Option<String>,
    /// Its text in a language.
    pub text: fn(Taal) -> String,
    /// What else belongs to it: addresses that begin like this are reached from there.
    pub also: &'static [&'static str],
}

/// The login providers of the house.
#[derive(Debug, Default)]
pub struct Logins {
    /// Of those who work here.
    pub medewerker: Option<Login>,
    /// Of those who live here.
    pub inwoner: Option<Login>,
    /// How the house is reached from outside, such as `https://eenloket.example`; empty where nobody said so.
    pub webadres: String,
}

/// A login provider, and how its words are read.
#[derive(Debug)]
pub struct Login {
    /// The provider.
    pub provider: Provider,
    /// The claim that says who it is.
    pub claim: String,
    /// The claim that says for which organisatie, where one provider serves several.
    pub organisatie_claim: Option<String>,
    /// How sure it has to be at least.
    pub niveau: Option<Niveau>,
}

impl House {
    /// Which number who is not logged in can call, or in words whom.
    pub fn telefoon(&self, taal: Taal) -> String {
        if self.telefoon.is_empty() { whom_to_call(taal) } else { self.telefoon.clone() }
    }
}

/// Whom somebody can call where no number is known.
pub(crate) fn whom_to_call(taal: Taal) -> String {
    t!(taal, "whom-to-call")
}

impl Logins {
    /// The provider of a population, by the name that a session keeps.
    pub fn of(&self, population: &str) -> Option<&Login> {
        match population {
            "medewerker" => self.medewerker.as_ref(),
            "inwoner" => self.inwoner.as_ref(),
            _ => None,
        }
    }

    /// Where the providers are: a form that logs out leads there, too.
    pub(crate) fn origins(&self) -> String {
        let mut origins: Vec<String> =
            [&self.medewerker, &self.inwoner].into_iter().flatten().map(|login| login.provider.origin()).collect();
        origins.dedup();
        origins.iter().map(|origin| format!(" {origin}")).collect()
    }
}
