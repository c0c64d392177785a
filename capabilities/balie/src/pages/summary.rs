//! `/balie/bezoeken/{afspraak}/samenvatting`: on paper, for the visitor; and along which way it goes.

use super::visit::{Choice, outcome_text, step_text};
use crate::acts;
use crate::finish::Stap;
use crate::relation::{Ids, ids_of};
use crate::visit::ended;
use access::Verwerking;
use askama::Template;
use bericht::{Kanaal, KanaalStand, Soort, Voorkeur};
use hulpvraag::{Hulpvraag, Status, Uitkomst};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Id, Oops, Query, Shared, Shell, Taal, When, Who, render, t};

/// How the Inwoner gets this, where the visit was just ended.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    weg: String,
}

/// What was done and what follows, in large print on request of the printer.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let ids = who.found(&house, acts::SUMMARY, ids_of(&house.store.look(), id).await?)?;
    let purpose = who.permit(&house, acts::SUMMARY, &ids.object())?;
    let mut view = read(&house, &purpose, &ids, shell.taal).await?;
    view.hears = KanaalStand::parse(&asked.weg).map(|weg| match weg {
        // Said before it happens: the page is still to be printed.
        KanaalStand::Balie => t!(shell.taal, "summary-hand"),
        other => other.about(shell.taal),
    });
    Ok(render(&shell, &t!(shell.taal, "summary"), &view))
}

/// What is on the paper of a visit that has ended.
pub(crate) async fn read(house: &Shared, purpose: &Verwerking, ids: &Ids, taal: Taal) -> Result<View, Oops> {
    let plek = netwerk::locatie_of(&house.store.look(), ids.locatie_id).await?.ok_or(Oops::not_found())?;
    let found = ended(&house.store, purpose, ids.id).await?;
    let now = house.store.now();
    let look = house.store.look();
    let words = netwerk::ProductTaal::load(&look, taal).await?;
    let product = netwerk::product(&look, &found.afspraak.product).await?;
    let product = product.map(|one| words.titel(&one.code, &one.titel).tekst);
    let contact = found.contact.ok_or(Oops::not_found())?;
    Ok(View {
        taal,
        product,
        hears: None,
        messages: open_about(&found.hulpvraag).then(|| format!("/berichten/voorkeuren/{}", found.hulpvraag.id)),
        day_path: format!("/balie/{}", ids.locatie_id),
        naam: found.afspraak.naam,
        nummer: found.hulpvraag.nummer,
        day: When::new(contact.begin.at(), &plek.tijdzone, now).long_day(taal),
        locatie: plek.naam,
        telefoon: plek.telefoon,
        organisatie: purpose.actor().organisatie_naam.clone(),
        steps: contact.stappen.split_whitespace().filter_map(Stap::parse).map(|stap| step_text(stap, taal)).collect(),
        outcome: contact.uitkomst.as_deref().and_then(Uitkomst::parse).map(|u| outcome_text(u, taal)),
        why: found.vervolg,
        next: found.hulpvraag.vervolgstap.map(|(_, at)| When::new(at, &plek.tijdzone, now).long_day(taal)),
    })
}

/// Whether somebody is known to whom something may still be sent about it.
fn open_about(hulpvraag: &Hulpvraag) -> bool {
    hulpvraag.status != Status::Afgesloten && hulpvraag.inwoner.is_some()
}

#[derive(Template)]
#[template(path = "summary.html")]
pub(crate) struct View {
    taal: Taal,
    /// About what, as people call it; absent where nothing was shared.
    pub(crate) product: Option<String>,
    /// How the Inwoner gets this, as it was just chosen.
    hears: Option<String>,
    /// What the Inwoner is sent about this, and along which way, as long as that can be chosen.
    messages: Option<String>,
    day_path: String,
    pub(crate) naam: String,
    pub(crate) nummer: String,
    pub(crate) day: String,
    pub(crate) locatie: String,
    pub(crate) telefoon: String,
    pub(crate) organisatie: String,
    pub(crate) steps: Vec<String>,
    pub(crate) outcome: Option<String>,
    /// For what somebody comes back.
    pub(crate) why: Option<String>,
    pub(crate) next: Option<String>,
}

/// For who wants no summary.
const NONE: &str = "geen";

/// Along which way it goes, as chosen at the end of the visit. Who did not say is not left without.
pub(super) fn way_of(typed: &str) -> Option<Kanaal> {
    match Kanaal::parse(typed) {
        _ if typed == NONE => None,
        Some(Kanaal::Balie) => Some(Kanaal::Balie),
        _ => Some(Kanaal::Voorkeur),
    }
}

/// What was chosen, as it is kept while the visit goes on; nothing where it is no choice.
pub(super) fn way_code(typed: &str) -> &'static str {
    match Kanaal::parse(typed) {
        _ if typed == NONE => NONE,
        Some(kanaal @ (Kanaal::Balie | Kanaal::Voorkeur)) => kanaal.as_str(),
        _ => "",
    }
}

/// On paper now unless something else was chosen: that is what somebody who sits there expects.
pub(super) fn ways(voorkeur: &Voorkeur, overheid: bool, typed: &str, taal: Taal) -> Vec<Choice> {
    let sent = match voorkeur.goes_by_email(Soort::SamenvattingGesprek) {
        true => t!(taal, "samenvatting-email"),
        false if !voorkeur.woont.takes_letters(overheid) => t!(taal, "samenvatting-bellen"),
        false if voorkeur.lezen.grote_letter => t!(taal, "samenvatting-grote-brief"),
        false => t!(taal, "samenvatting-brief"),
    };
    let all = [
        (Kanaal::Balie.as_str(), t!(taal, "samenvatting-balie")),
        (Kanaal::Voorkeur.as_str(), sent),
        (NONE, t!(taal, "samenvatting-geen")),
    ];
    let known = all.iter().any(|(value, _)| *value == typed);
    let chosen = if known { typed } else { Kanaal::Balie.as_str() };
    all.into_iter().map(|(value, text)| Choice { value, text, chosen: value == chosen }).collect()
}
