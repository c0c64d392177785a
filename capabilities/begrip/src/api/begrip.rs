//! Begrippen: what they mean, and what they mean from now on.

use super::{field_name, refused};
use crate::pages::typed::{Typed, name_of};
use crate::renew::renew as renewing;
use crate::{Woordenboek, acts};
use regelingen::begrip::Begrip;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use web::axum::Json;
use web::axum::extract::State;
use web::axum::http::{StatusCode, header};
use web::axum::response::{IntoResponse, Response};
use web::{
    ApiJson, ChangeFaults, Errors, Id, IdempotencyKey, IfMatch, IfMatchHeader, Oops, Problem, ReadFaults, Shared, Taal, Who,
    WriteFaults, etag, one_of,
};

/// As `typed.rs` has them; a test holds them against each other.
const PERIODE_WORDS: [&str; 7] =
    ["kalenderjaar", "kalendermaand", "maanden_12", "maanden_36", "kwartaalbegin", "eerste_januari", "dag"];
const HEFFING_WORDS: [&str; 4] = ["bruto", "netto", "fiscaal", "geen"];
const BEREIK_WORDS: [&str; 3] = ["persoon", "partners", "huishouden"];

fn perioden() -> ObjectBuilder {
    one_of("Over welke tijd.", PERIODE_WORDS)
}

fn heffingen() -> ObjectBuilder {
    one_of("Voor of na belasting.", HEFFING_WORDS)
}

fn bereiken() -> ObjectBuilder {
    one_of("Voor wie de waarde telt.", BEREIK_WORDS)
}

fn bewijzen() -> ObjectBuilder {
    one_of("Of het in de bron gezien is.", ["ja", "berekend", "te_verifieren", "synthetisch"])
}

/// Een versie van een begrip.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Begrip)]
pub(crate) struct BegripOut {
    #[schema(example = "toetsingsinkomen")]
    sleutel: String,
    versie: u16,
    naam: String,
    omschrijving: String,
    bronhouder: String,
    /// Wat voor waarde het is.
    soort: String,
    #[schema(schema_with = perioden)]
    periode: String,
    #[schema(schema_with = heffingen)]
    heffing: String,
    #[schema(schema_with = bereiken)]
    bereik: String,
    artikel: String,
    /// GUID in het Gemeentelijk Gegevensmodel.
    #[schema(required = true)]
    ggm: Option<String>,
    bron: String,
    #[schema(schema_with = bewijzen)]
    geverifieerd: String,
    /// De regelingen die dit begrip vragen en opnieuw bekeken moeten worden. Leeg in de lijst.
    herbeoordelen: Vec<String>,
}

impl BegripOut {
    fn of(one: &Begrip, taal: Taal, herbeoordelen: Vec<String>) -> Self {
        Self {
            sleutel: one.begrip.sleutel.clone(),
            versie: one.begrip.versie,
            naam: one.naam.of(taal.code()).to_owned(),
            omschrijving: one.omschrijving.clone(),
            bronhouder: one.bronhouder.clone(),
            soort: name_of(&one.soort),
            periode: name_of(&one.periode),
            heffing: name_of(&one.heffing),
            bereik: name_of(&one.bereik),
            artikel: one.artikel.clone(),
            ggm: one.ggm.clone(),
            bron: one.herkomst.bron.clone(),
            geverifieerd: name_of(&one.herkomst.geverifieerd),
            herbeoordelen,
        }
    }
}

/// Begrippen.
#[derive(Serialize, ToSchema)]
#[schema(as = Begrippen)]
pub(crate) struct BegrippenOut {
    items: Vec<BegripOut>,
}

/// Begrippen
///
/// Van elk begrip de nieuwste versie, zoals uw organisatie het kent.
#[utoipa::path(
    get, path = "/api/v1/begrippen", tag = "Begrippen", operation_id = "listBegrippen",
    responses((status = 200, description = "De begrippen.", body = BegrippenOut), ReadFaults)
)]
pub(crate) async fn list(State(house): State<Shared>, who: Who, taal: Taal) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let all = Woordenboek::of(&house.store.look(), who.actor.organisatie).await?;
    let items = all.words().into_iter().map(|one| BegripOut::of(one, taal, Vec::new())).collect();
    Ok(Json(BegrippenOut { items }).into_response())
}

/// The word as it stands now.
async fn answer(house: &Shared, who: &Who, taal: Taal, sleutel: &str) -> Result<Response, Oops> {
    let all = Woordenboek::of(&house.store.look(), who.actor.organisatie).await?;
    let one = all.newest(sleutel).ok_or(Oops::not_found())?;
    let old = all.users(sleutel).into_iter().filter(|regeling| !all.outdated(regeling).is_empty());
    let body = BegripOut::of(one, taal, old.map(regelingen::Regeling::name).collect());
    let tag = etag(i32::from(one.begrip.versie));
    Ok((StatusCode::OK, [(header::ETAG, tag)], Json(body)).into_response())
}

/// Een begrip
#[utoipa::path(
    get, path = "/api/v1/begrippen/{sleutel}", tag = "Begrippen", operation_id = "getBegrip",
    params(("sleutel" = String, Path, description = "Sleutel van het begrip.", example = "toetsingsinkomen")),
    responses(
        (status = 200, description = "De nieuwste versie.", body = BegripOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        ReadFaults,
    )
)]
pub(crate) async fn show(State(house): State<Shared>, who: Who, taal: Taal, Id(sleutel): Id<String>) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    answer(&house, &who, taal, &sleutel).await
}

/// Wat een begrip vanaf nu betekent.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[schema(as = BegripInvoer)]
pub(crate) struct BegripIn {
    #[schema(required = true, max_length = 600)]
    omschrijving: String,
    #[schema(required = true, example = "belastingdienst")]
    bronhouder: String,
    #[schema(required = true, schema_with = perioden)]
    periode: String,
    #[schema(required = true, schema_with = heffingen)]
    heffing: String,
    #[schema(required = true, schema_with = bereiken)]
    bereik: String,
    #[schema(required = true, max_length = 200, example = "Awir art. 8")]
    artikel: String,
    /// Moet in de ingevoerde uitgave van het GGM staan.
    #[schema(required = false)]
    ggm: String,
    #[schema(required = true, max_length = 200)]
    bron: String,
    #[schema(required = true, schema_with = bewijzen)]
    geverifieerd: String,
}

/// Een nieuwe versie van een begrip
///
/// Door de gegevensbeheerder. Regelingen die de oude versie vragen, moeten opnieuw bekeken worden en draaien tot dan niet.
#[utoipa::path(
    put, path = "/api/v1/begrippen/{sleutel}", tag = "Begrippen", operation_id = "renewBegrip",
    params(
        ("sleutel" = String, Path, description = "Sleutel van het begrip.", example = "toetsingsinkomen"),
        IdempotencyKey,
        IfMatchHeader,
    ),
    request_body = BegripIn,
    responses(
        (status = 200, description = "De nieuwe versie.", body = BegripOut,
         headers(("ETag" = String, description = "Voor If-Match."))),
        WriteFaults,
        ChangeFaults,
    )
)]
pub(crate) async fn renew(
    State(house): State<Shared>,
    who: Who,
    taal: Taal,
    Id(sleutel): Id<String>,
    seen: IfMatch,
    body: ApiJson<BegripIn>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::RENEW)?;
    let all = Woordenboek::of(&house.store.look(), who.actor.organisatie).await?;
    let now = all.newest(&sleutel).ok_or(Oops::not_found())?.begrip.versie;
    let seen = seen.against(i32::from(now));
    let typed = body.value.clone();
    let typed = Typed {
        versie: u16::try_from(seen.versie).unwrap_or_default(),
        omschrijving: typed.omschrijving,
        bronhouder: typed.bronhouder,
        periode: typed.periode,
        heffing: typed.heffing,
        bereik: typed.bereik,
        artikel: typed.artikel,
        ggm: typed.ggm,
        bron: typed.bron,
        geverifieerd: typed.geverifieerd,
    };
    let mut errors = Errors::default();
    let Some(input) = typed.check(&sleutel, &all, taal, &mut errors) else {
        return Ok(Problem::fields(taal, &errors, field_name).into_response());
    };
    let done = renewing(&house.store, &purpose, &input, &body.once).await;
    if let Err(why) = seen.settled(&house, acts::RENEW, &body.once, done.map(drop)).await? {
        return refused(why, "omschrijving", taal);
    }
    answer(&house, &who, taal, &sleutel).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::typed::{BEREIKEN, HEFFINGEN, PERIODEN};

    #[test]
    fn the_document_names_what_can_be_chosen() {
        assert_eq!(PERIODEN.map(|one| name_of(&one)), PERIODE_WORDS);
        assert_eq!(HEFFINGEN.map(|one| name_of(&one)), HEFFING_WORDS);
        assert_eq!(BEREIKEN.map(|one| name_of(&one)), BEREIK_WORDS);
    }
}
