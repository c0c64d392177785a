//! What an act is done to, as far as the decision needs to know it: ids only, no person.

use crate::Actor;
use foundation::Uuid;

/// The thing an act touches, with the organisaties that have to do with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    kind: &'static str,
    id: Uuid,
    organisaties: Vec<Uuid>,
    balie: Option<Uuid>,
    inwoner: Option<Uuid>,
    open: bool,
}

impl Object {
    /// Nothing in particular: the act belongs to the work of the actor's own organisatie.
    pub fn own_work(organisatie: Uuid) -> Self {
        Self { kind: "Werk", id: organisatie, organisaties: vec![organisatie], open: true, ..Self::default() }
    }

    /// The work of an organisatie that others keep, or keep with it.
    pub fn work_of(organisatie: Uuid, keepers: Vec<Uuid>) -> Self {
        Self { organisaties: keepers, ..Self::own_work(organisatie) }
    }

    /// The pages of one inwoner, with all that is about them.
    pub fn mijn(inwoner: Uuid) -> Self {
        Self { kind: "Mijn", inwoner: Some(inwoner), open: true, ..Self::default() }
    }

    /// What an actor works on when it is nothing in particular: the work of the own organisatie, or the own pages.
    pub fn own(actor: &Actor) -> Self {
        if actor.is_inwoner() { Self::mijn(actor.id) } else { Self::own_work(actor.organisatie) }
    }

    /// A Locatie with the organisaties that work there.
    pub fn locatie(id: Uuid, organisaties: Vec<Uuid>) -> Self {
        Self { kind: "Locatie", id, organisaties, open: true, ..Self::default() }
    }

    /// A Hulpvraag (or a part of it: Doorverwijzing, Afspraak) with its participating organisaties.
    pub fn hulpvraag(id: Uuid, deelnemers: Vec<Uuid>, open: bool) -> Self {
        Self { kind: "Hulpvraag", id, organisaties: deelnemers, open, ..Self::default() }
    }

    /// A Taak of one organisatie.
    pub fn taak(id: Uuid, organisatie: Uuid, balie: Option<Uuid>) -> Self {
        Self { kind: "Taak", id, organisaties: vec![organisatie], balie, open: true, ..Self::default() }
    }

    /// What is not there: it looks like anything, and nobody has to do with it.
    pub fn nothing() -> Self {
        Self { kind: "Hulpvraag", open: true, ..Self::default() }
    }

    /// The same object, at one Balie.
    pub fn at(mut self, balie: Uuid) -> Self {
        self.balie = Some(balie);
        self
    }

    /// The same object, about one inwoner: for them there is no other wall.
    pub fn about(mut self, inwoner: impl Into<Option<Uuid>>) -> Self {
        self.inwoner = inwoner.into();
        self
    }

    /// Its id, as the access log names it: none for the pages of an inwoner, whom that log does not name.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// Its kind, as the access log names it.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    pub(crate) fn organisaties(&self) -> &[Uuid] {
        &self.organisaties
    }

    pub(crate) fn balie(&self) -> Option<Uuid> {
        self.balie
    }

    pub(crate) fn inwoner(&self) -> Option<Uuid> {
        self.inwoner
    }

    pub(crate) fn is_open(&self) -> bool {
        self.open
    }
}
