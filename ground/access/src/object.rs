//! What an act is done to, as far as the decision needs to know it: ids only, no person.

use foundation::Uuid;

/// The thing an act touches, with the organisaties that have to do with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    kind: &'static str,
    id: Uuid,
    organisaties: Vec<Uuid>,
    balie: Option<Uuid>,
    open: bool,
}

impl Object {
    /// Nothing in particular: the act belongs to the work of the actor's own organisatie.
    pub fn own_work(organisatie: Uuid) -> Self {
        Self { kind: "Werk", id: organisatie, organisaties: vec![organisatie], balie: None, open: true }
    }

    /// A Locatie with the organisaties that work there.
    pub fn locatie(id: Uuid, organisaties: Vec<Uuid>) -> Self {
        Self { kind: "Locatie", id, organisaties, balie: None, open: true }
    }

    /// A Hulpvraag (or a part of it: Doorverwijzing, Afspraak) with its participating organisaties.
    pub fn hulpvraag(id: Uuid, deelnemers: Vec<Uuid>, open: bool) -> Self {
        Self { kind: "Hulpvraag", id, organisaties: deelnemers, balie: None, open }
    }

    /// A Taak of one organisatie.
    pub fn taak(id: Uuid, organisatie: Uuid, balie: Option<Uuid>) -> Self {
        Self { kind: "Taak", id, organisaties: vec![organisatie], balie, open: true }
    }

    /// The same object, at one Balie.
    pub fn at(mut self, balie: Uuid) -> Self {
        self.balie = Some(balie);
        self
    }

    /// Its id, as the access log names it.
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

    pub(crate) fn is_open(&self) -> bool {
        self.open
    }
}
