//! `/balie/bezoeken/{afspraak}/identificatie`: what the visitor showed, and whom that makes them.

use super::visit::{Choice, Ended, build, keep_beside};
use crate::identify::{Wie, identify as note};
use crate::keep::BezoekConcept;
use crate::relation::ids_of;
use crate::{acts, sealed};
use foundation::Code;
use inwoner::{Document, DocumentInput, Stand};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, repeat, see_other, t};

/// Who was chosen among those that were found: sealed, so that nobody can choose whom they did not find.
#[derive(Clone, Default)]
pub(crate) struct Chosen {
    pub(super) value: String,
    pub(super) naam: String,
}

/// The identity form, with what is in the form that ends the visit: noting who somebody is loses no note.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Shown {
    pub(crate) document: String,
    pub(crate) stand: String,
    pub(crate) einde: String,
    pub(crate) wie: String,
    pub(crate) stappen: Vec<String>,
    pub(crate) toelichting: String,
    pub(crate) uitkomst: String,
    pub(crate) vervolg: String,
    pub(crate) vervolg_op: String,
    pub(crate) samenvatting: String,
    /// Only the page of the visit has it: whoever was looked up is chosen on a page without notes.
    pub(crate) versie: Option<i32>,
}

impl Shown {
    fn typed(&self, chosen: Chosen) -> Ended {
        Ended {
            stappen: self.stappen.clone(),
            toelichting: self.toelichting.clone(),
            uitkomst: self.uitkomst.clone(),
            vervolg: self.vervolg.clone(),
            vervolg_op: self.vervolg_op.clone(),
            samenvatting: self.samenvatting.clone(),
            chosen,
            ..Ended::default()
        }
    }

    /// What is to be kept, where this form could hold notes.
    fn notes(&self) -> Option<BezoekConcept> {
        self.versie.map(|_| self.typed(Chosen::default()).notes())
    }
}

/// BezoekConcept what the visitor showed.
pub async fn identify(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    form: Form<Shown>,
) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::IDENTIFY, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::IDENTIFY, &ids.object())?;
    let (taal, typed) = (shell.taal, &form.value);
    let (wie, naam) = match typed.wie.as_str() {
        "" => (Wie::Afspraak, String::new()),
        sealed => sealed::open(&house.store, id, who.actor.id, sealed).ok_or(Oops::unreadable())?,
    };
    let mut errors = Errors::default();
    let Some(document) = check(typed, taal, &mut errors) else {
        if let Some(notes) = typed.notes() {
            keep_beside(&house, &who, &ids, &notes).await?;
        }
        let chosen = Chosen { value: typed.wie.clone(), naam };
        let view = build(&house, &shell, &who, &ids, typed.typed(chosen), errors).await?;
        let view = view.of_document(&typed.document, &typed.stand, &typed.einde);
        return Ok(shell.refuse(&t!(taal, "visit-title"), &view, Code::FIELD));
    };
    match note(&house.store, &purpose, id, &wie, &document, typed.notes().as_ref(), &form.once).await {
        Ok(()) => Ok(see_other(taal, &format!("/balie/bezoeken/{id}"))),
        Err(why) => repeat(&house, taal, acts::IDENTIFY, &form.once).await?.ok_or(why.into()),
    }
}

pub(crate) fn check(typed: &Shown, taal: Taal, errors: &mut Errors) -> Option<DocumentInput> {
    let soort = Document::parse(&typed.document);
    if soort.is_none() {
        errors.add("document", t!(taal, "error-document"));
    }
    let stand = if typed.stand.is_empty() { Some(Stand::Geldig) } else { Stand::parse(&typed.stand) };
    if stand.is_none() {
        errors.add("stand", t!(taal, "error-stand"));
    }
    let tekens = typed.einde.trim();
    if tekens.chars().count() > 3 || !tekens.chars().all(char::is_alphanumeric) {
        errors.add("einde", t!(taal, "error-einde"));
    }
    errors.is_empty().then_some(())?;
    Some(DocumentInput { soort: soort?, stand: stand?, tekens: tekens.to_owned() })
}

pub(super) fn documents(taal: Taal) -> Vec<Choice> {
    Document::ALL.iter().map(|d| Choice { value: d.as_str(), text: document_text(*d, taal), chosen: false }).collect()
}

pub(super) fn stands(taal: Taal) -> Vec<Choice> {
    Stand::ALL.iter().map(|s| Choice { value: s.as_str(), text: stand_text(*s, taal), chosen: *s == Stand::Geldig }).collect()
}

/// What was shown means for the rest of the visit; `None` where there is nothing to say.
pub(super) fn shown_text((soort, stand): (Document, Stand), identified: bool, taal: Taal) -> Option<String> {
    match (soort, stand) {
        (Document::Geen, _) => Some(t!(taal, "shown-nothing")),
        (_, Stand::Verlopen) => Some(t!(taal, "shown-expired")),
        (_, Stand::Vermist) => Some(t!(taal, "shown-missing")),
        (Document::Buitenlands, _) if identified => Some(t!(taal, "shown-foreign")),
        _ => None,
    }
}

fn document_text(document: Document, taal: Taal) -> String {
    match document {
        Document::Paspoort => t!(taal, "document-paspoort"),
        Document::Identiteitskaart => t!(taal, "document-identiteitskaart"),
        Document::Rijbewijs => t!(taal, "document-rijbewijs"),
        Document::Verblijfsdocument => t!(taal, "document-verblijfsdocument"),
        Document::Buitenlands => t!(taal, "document-buitenlands"),
        Document::Geen => t!(taal, "document-geen"),
    }
}

fn stand_text(stand: Stand, taal: Taal) -> String {
    match stand {
        Stand::Geldig => t!(taal, "stand-geldig"),
        Stand::Verlopen => t!(taal, "stand-verlopen"),
        Stand::Vermist => t!(taal, "stand-vermist"),
    }
}
