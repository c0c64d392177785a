//! `/looplijsten/regels/{id}/samenvatting`: what was said in the Gesprek, on paper for who it was with. In the language of the page, so
//! that whoever prints it chooses the one that is read.

use crate::ahead::{clock, is_to_come};
use crate::gesprek::Uitkomst;
use crate::pages::dagdeel_text;
use crate::pages::door::permitted;
use crate::pages::help;
use crate::regel::RegelStatus;
use crate::store::regel_shown;
use crate::{LooplijstError, acts, help as helped, known, lists};
use askama::Template;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use rules::termijn::WET_TIJDZONE;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Id, Oops, Shared, Shell, Taal, When, Who, render, t, tel};

/// The paper; there is none before the Gesprek, and none after a no.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let (_, purpose) = permitted(&house, &who, acts::OPEN, id).await?;
    let (taal, now) = (shell.taal, house.store.now());
    let tx = house.store.begin(&purpose);
    let outcome = async {
        let adres = lists::adres(&tx, id).await?;
        let hulpvraag = helped::help(&tx, id).await?;
        Ok::<_, LooplijstError>(adres.zip(hulpvraag))
    }
    .await;
    let (adres, hulpvraag) = tx.hand_out(outcome).await?;
    let spoken = adres.and_then(|adres| Some((Uitkomst::parse(adres.uitkomst.as_deref()?)?, adres.plaatsgevonden_op?, adres)));
    let (uitkomst, at, adres) = spoken.ok_or(Oops::not_found())?;
    let maker = who.actor.naam.as_str();
    let ahead = adres.planned_for().filter(|plan| is_to_come(*plan, clock(now)));
    let is_open = RegelStatus::parse(&adres.status).is_some_and(RegelStatus::is_open);
    // Who is still gone to, is told so, also where no day is known.
    let terug = match ahead {
        Some((day, part)) => {
            Some(t!(taal, "paper-terug", maker = maker, day = long_day(day, now, taal), part = dagdeel_text(part, taal)))
        }
        None => is_open.then(|| t!(taal, "paper-terug-open", maker = maker)),
    };
    let naam = adres.spoke_with().unwrap_or(&who.actor.naam).to_owned();
    let telefoon = tel(&who.actor.telefoon);
    let said = match uitkomst {
        Uitkomst::WilNuHulp => {
            let words = netwerk::ProductTaal::load(&house.store.look(), taal).await?;
            let product = hulpvraag.as_ref().map(|row| words.titel(&row.product, &row.product_titel).tekst);
            help::paper(hulpvraag.as_ref(), &product.unwrap_or_default(), &telefoon, now, taal)
        }
        other => said(other, terug.is_some(), taal),
    };
    let nummer =
        hulpvraag.as_ref().filter(|row| uitkomst == Uitkomst::WilNuHulp && !row.is_closed()).map(|row| row.nummer.clone());
    let view = View {
        taal,
        back: regel_shown(id),
        naam: adres.naam(),
        day: When::new(at.at(), WET_TIJDZONE, now).long_day(taal),
        maker: naam,
        organisatie: who.actor.organisatie_naam.clone(),
        telefoon,
        regelingen: known::names(&adres.keys(), taal.code()).into_iter().map(|(_, naam)| naam).collect(),
        said,
        nummer,
        settled: matches!(uitkomst, Uitkomst::HeeftAl | Uitkomst::GeenRecht),
        terug,
    };
    Ok(render(&shell, &t!(taal, "paper-title"), &view))
}

/// A day in full.
fn long_day(day: Date, now: Timestamp, taal: Taal) -> String {
    let zone = TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC);
    let noon = day.at(12, 0, 0, 0).to_zoned(zone).map_or(now, |noon| noon.timestamp());
    When::new(noon, WET_TIJDZONE, now).long_day(taal)
}

/// What was agreed, in a sentence to who it was with. Of help it is said what became of it.
fn said(uitkomst: Uitkomst, is_back: bool, taal: Taal) -> String {
    match uitkomst {
        Uitkomst::Interesse if is_back => t!(taal, "paper-interesse-terug"),
        Uitkomst::DenktNa if is_back => t!(taal, "paper-denkt-na-terug"),
        Uitkomst::Interesse => t!(taal, "paper-interesse"),
        Uitkomst::WilNuHulp => String::new(),
        Uitkomst::HeeftAl => t!(taal, "paper-heeft-al"),
        Uitkomst::GeenRecht => t!(taal, "paper-geen-recht"),
        Uitkomst::DenktNa => t!(taal, "paper-denkt-na"),
    }
}

#[derive(Template)]
#[template(path = "paper.html")]
struct View {
    taal: Taal,
    back: String,
    naam: String,
    day: String,
    maker: String,
    organisatie: String,
    telefoon: String,
    regelingen: Vec<String>,
    said: String,
    /// Of the Hulpvraag that runs: whoever calls about it is found by it.
    nummer: Option<String>,
    /// Whether there is nothing to apply for: they have it already, or have no right to it.
    settled: bool,
    /// Who comes back, and when, as far as that is known.
    terug: Option<String>,
}
