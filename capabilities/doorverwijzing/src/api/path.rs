//! A Hulpvraag as JSON: how it stands, and the path so far.

use super::utc;
use crate::path::{Seen, Stap};
use crate::{Reden, Uitkomst as Gehoord};
use foundation::Uuid;
use hulpvraag::{Status, Vervolgstap, taak};
use serde::Serialize;
use store::Ms;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::{one_of, one_of_or_null};

/// Wie de hulpvraag heeft.
#[derive(Serialize, ToSchema)]
#[schema(as = Eigenaar)]
pub(crate) struct EigenaarOut {
    organisatie: String,
    #[schema(required = true)]
    balie: Option<String>,
    telefoon: String,
}

/// Wie de keten bij elkaar houdt, als de inwoner werd rondgestuurd.
#[derive(Serialize, ToSchema)]
#[schema(as = Ketenregisseur)]
pub(crate) struct KetenregisseurOut {
    naam: String,
    /// Sinds wanneer, in UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    begin: String,
}

/// Wat er hierna gebeurt, en wanneer. Alleen voor de eigenaar.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Vervolgstap)]
pub(crate) struct VervolgstapOut {
    #[schema(schema_with = vervolgstappen)]
    soort: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T16:00:00Z")]
    termijn_op: String,
}

fn vervolgstappen() -> ObjectBuilder {
    one_of("Wat er gebeurt.", Vervolgstap::ALL.iter().map(|next| next.as_str()))
}

/// Een gebeurtenis in de keten.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = KetenStap)]
pub(crate) struct KetenStapOut {
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    plaatsgevonden_op: String,
    #[schema(schema_with = gebeurtenissen)]
    soort: String,
    van: String,
    naar: String,
    #[schema(required = true, schema_with = redenen)]
    reden: Option<String>,
    #[schema(required = true, schema_with = gehoord)]
    uitkomst: Option<String>,
}

fn gebeurtenissen() -> ObjectBuilder {
    let names = ["aangeboden", "geboekt", "geaccepteerd", "geweigerd", "verlopen", "ingetrokken", "afgerond"];
    one_of("Wat er gebeurde. Geboekt is met een convenant: dan is de boeking de aanvaarding.", names)
}

fn redenen() -> ObjectBuilder {
    one_of_or_null("Waarom de balie nee zei.", Reden::ALL.iter().map(|reden| reden.as_str()))
}

fn gehoord() -> ObjectBuilder {
    one_of_or_null("Hoe het daar afliep.", Gehoord::ALL.iter().map(|uitkomst| uitkomst.as_str()))
}

/// Wie de hulpvraag vanaf wanneer had.
#[derive(Serialize, ToSchema)]
#[schema(as = EigenaarVanaf)]
pub(crate) struct EigenaarVanafOut {
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-02T09:12:00Z")]
    begin: String,
    /// Leeg als dat toen niet is bijgehouden.
    #[schema(required = true)]
    organisatie: Option<String>,
    #[schema(required = true)]
    balie: Option<String>,
    /// De handeling waarmee de hulpvraag daar kwam, of `niet_bijgehouden`.
    #[schema(example = "doorverwijzing.accept")]
    handeling: String,
}

/// Een taak die open staat.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Taak)]
pub(crate) struct TaakOut {
    id: Uuid,
    #[schema(schema_with = soorten)]
    soort: String,
    organisatie: String,
    /// In UTC.
    #[schema(value_type = String, format = DateTime, example = "2027-03-03T16:00:00Z")]
    termijn_op: String,
}

fn soorten() -> ObjectBuilder {
    one_of("Wat er moet gebeuren.", taak::Soort::ALL.iter().map(|soort| soort.as_str()))
}

/// Wat er gedeeld is. Alleen voor een medewerker van de eigenaar.
#[derive(Serialize, ToSchema)]
#[schema(as = Momentopname)]
pub(crate) struct MomentopnameOut {
    naam: String,
    telefoon: String,
    vraag: String,
}

/// Een hulpvraag. Wie niet de eigenaar is, ziet alleen wat er met de eigen organisatie gebeurde.
#[derive(Serialize, ToSchema)]
#[schema(as = Hulpvraag)]
pub(crate) struct HulpvraagOut {
    nummer: String,
    #[schema(schema_with = statuses)]
    status: String,
    product: String,
    #[schema(required = true)]
    eigenaar: Option<EigenaarOut>,
    #[schema(required = true)]
    ketenregisseur: Option<KetenregisseurOut>,
    #[schema(required = true)]
    vervolgstap: Option<VervolgstapOut>,
    #[schema(required = true)]
    momentopname: Option<MomentopnameOut>,
    keten: Vec<KetenStapOut>,
    /// Van begin tot nu. De eigenaar ziet iedereen, een ander alleen de eigen organisatie.
    eigenaren: Vec<EigenaarVanafOut>,
    taken: Vec<TaakOut>,
    /// De afspraken die nog komen. Alleen voor de eigenaar.
    afspraken: Vec<Uuid>,
}

fn statuses() -> ObjectBuilder {
    one_of("Hoe de hulpvraag ervoor staat.", Status::ALL.iter().map(|status| status.as_str()))
}

fn steps(seen: &Seen) -> Vec<KetenStapOut> {
    let mut all: Vec<(Ms, KetenStapOut)> = Vec::new();
    for stap in &seen.path {
        all.extend(stap.steps().into_iter().map(|(at, step)| {
            let (soort, reden, uitkomst) = match step {
                Stap::Aangeboden => ("aangeboden", None, None),
                Stap::Bevestigd => ("geboekt", None, None),
                Stap::Geaccepteerd => ("geaccepteerd", None, None),
                Stap::Geweigerd => ("geweigerd", stap.reden.clone(), None),
                Stap::Verlopen => ("verlopen", None, None),
                Stap::Ingetrokken => ("ingetrokken", None, None),
                Stap::Afgerond(uitkomst) => ("afgerond", None, Some(uitkomst.into())),
            };
            let (van, naar) = (stap.van_naam.clone(), stap.naar_naam.clone());
            (at, KetenStapOut { plaatsgevonden_op: utc(at), soort: soort.to_owned(), van, naar, reden, uitkomst })
        }));
    }
    all.sort_by_key(|(at, _)| at.0);
    all.into_iter().map(|(_, step)| step).collect()
}

impl From<Seen> for HulpvraagOut {
    fn from(seen: Seen) -> Self {
        let keten = steps(&seen);
        let row = seen.row;
        Self {
            nummer: row.nummer,
            status: row.status,
            product: row.product,
            eigenaar: row.eigenaar_naam.map(|organisatie| EigenaarOut {
                organisatie,
                balie: row.balie_naam,
                telefoon: row.eigenaar_telefoon.unwrap_or_default(),
            }),
            ketenregisseur: row
                .ketenregisseur_naam
                .zip(row.ketenregisseur_op)
                .map(|(naam, at)| KetenregisseurOut { naam, begin: utc(at) }),
            vervolgstap: row
                .vervolgstap
                .zip(row.vervolgstap_op)
                .filter(|_| seen.owner)
                .map(|(soort, at)| VervolgstapOut { soort, termijn_op: utc(at) }),
            momentopname: seen.shared.read().cloned().map(|one| MomentopnameOut {
                naam: one.naam,
                telefoon: one.telefoon,
                vraag: one.vraag,
            }),
            keten,
            eigenaren: seen
                .eigenaren
                .into_iter()
                .map(|one| EigenaarVanafOut {
                    begin: utc(one.begin),
                    organisatie: one.organisatie_naam,
                    balie: one.balie_naam,
                    handeling: one.handeling,
                })
                .collect(),
            taken: seen
                .taken
                .into_iter()
                .map(|taak| TaakOut {
                    id: taak.id,
                    soort: taak.soort,
                    organisatie: taak.organisatie_naam,
                    termijn_op: utc(taak.termijn_op),
                })
                .collect(),
            afspraken: seen.ahead.into_iter().map(|afspraak| afspraak.id).collect(),
        }
    }
}
