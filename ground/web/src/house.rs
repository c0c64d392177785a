//! What all handlers share.

use access::{Access, Act, Actor};
use std::sync::Arc;
use store::Store;

/// The open house: store, policies, menu.
pub struct House {
    /// The store.
    pub store: Store,
    /// Who may do what.
    pub access: Access,
    /// Whether this store holds demo data: a banner on each page, and the demo login.
    pub demo: bool,
    /// Whether cookies are for https only.
    pub secure: bool,
    /// The menu, in order; what an actor may not do is not shown.
    pub menu: Vec<MenuItem>,
}

/// The house as handlers get it.
pub type Shared = Arc<House>;

/// One entry of the menu.
pub struct MenuItem {
    /// The act it leads to.
    pub act: Act,
    /// Its address for an actor; `None` where the actor has no such place.
    pub path: fn(&Actor) -> Option<String>,
    /// Its text in a language.
    pub text: fn(crate::Taal) -> String,
}
