//! What stands on `/taken` and is about no Hulpvraag: a Balie that nobody coordinates, and the work of a privacy officer.

use crate::officer;
use access::Rol;
use foundation::jiff::tz::TimeZone;
use store::{Ms, StoreError};
use web::{Oops, Shared, Taal, When, Who, t};

/// What has to be done and is about no Hulpvraag.
pub(super) struct Beside {
    pub(super) what: String,
    pub(super) locatie: String,
    pub(super) owner: String,
    pub(super) way: Way,
    pub(super) before: String,
    pub(super) late: bool,
}

/// How it is done.
pub(super) enum Way {
    /// On the page of this path; the button says the text.
    Page(String, String),
    /// Away from the screen.
    Say(String),
}

/// All of it that is for this Medewerker.
pub(super) async fn rows(house: &Shared, who: &Who, taal: Taal) -> Result<Vec<Beside>, Oops> {
    let mut all = balies_without(house, who, taal).await?;
    if who.actor.has(Rol::Privacyofficer) {
        all.extend(of_the_officer(house, who, taal).await?);
    } else if who.actor.has(Rol::Coordinator) {
        all.extend(overdue(house, who, taal).await?);
    }
    Ok(all)
}

/// The Balies of the own organisatie that nobody coordinates: every coordinator there has to see to it.
async fn balies_without(house: &Shared, who: &Who, taal: Taal) -> Result<Vec<Beside>, Oops> {
    if !who.actor.has(Rol::Coordinator) {
        return Ok(Vec::new());
    }
    let (look, now) = (house.store.look(), house.store.now());
    let mut lines = Vec::new();
    for balie in netwerk::without_coordinator(&look, who.actor.organisatie).await? {
        let Some(locatie) = netwerk::locatie_of(&look, balie.locatie_id).await? else { continue };
        let since = balie.zonder_coordinator_op.map_or(now, Ms::at);
        let zone = TimeZone::get(&locatie.tijdzone).unwrap_or(TimeZone::UTC);
        let gebied = netwerk::gebied_of(&locatie.gebied);
        // One werkdag: until then nobody can be sent there.
        let before = rules::termijn::end_of_werkdag(since, 1, &zone, gebied).unwrap_or(since);
        lines.push(Beside {
            what: t!(taal, "balie-without-coordinator", balie = balie.naam.as_str()),
            locatie: format!("{}, {}", locatie.naam, locatie.plaats),
            owner: t!(taal, "owner-coordinators"),
            way: Way::Page(format!("/beheer/balies/{}", balie.id), t!(taal, "name-coordinator")),
            before: When::new(before, &locatie.tijdzone, now).short_day(taal),
            late: before < now,
        });
    }
    Ok(lines)
}

/// What a privacy officer does on pages of its own.
async fn of_the_officer(house: &Shared, who: &Who, taal: Taal) -> Result<Vec<Beside>, StoreError> {
    let own = waiting(house, who).await?;
    Ok(own.into_iter().map(|(kind, found)| row(house, taal, &found, kind.what(taal, found.aantal), kind.own(taal))).collect())
}

/// What a privacy officer left too long: how much and since when, for the coordinators. What it is stays the officer's, for
/// it may be about the very coordinator who reads this (besluit 47).
async fn overdue(house: &Shared, who: &Who, taal: Taal) -> Result<Vec<Beside>, StoreError> {
    let (look, now) = (house.store.look(), house.store.now());
    let late: Vec<_> = waiting(house, who).await?.into_iter().filter(|(_, found)| found.is_late(now)).collect();
    if late.is_empty() {
        return Ok(Vec::new());
    }
    let officer = match netwerk::privacy_officer(&look, who.actor.organisatie).await? {
        Some(id) => netwerk::medewerker_naam(&look, id).await?,
        None => None,
    };
    let way = t!(taal, "speak-to-officer", wie = officer.unwrap_or_else(|| t!(taal, "owner-officer")));
    Ok(late.into_iter().map(|(kind, found)| row(house, taal, &found, kind.left(taal), Way::Say(way.clone()))).collect())
}

/// The two kinds of it.
#[derive(Clone, Copy)]
enum Kind {
    Zoekrem,
    Melding,
}

impl Kind {
    fn what(self, taal: Taal, n: i64) -> String {
        match self {
            Self::Zoekrem => t!(taal, "taak-zoekremmen", n = n),
            Self::Melding => t!(taal, "taak-meldingen", n = n),
        }
    }

    fn own(self, taal: Taal) -> Way {
        let path = match self {
            Self::Zoekrem => "/zoekremmen",
            Self::Melding => "/inzage/meldingen",
        };
        Way::Page(path.to_owned(), t!(taal, "look-at-it"))
    }

    fn left(self, taal: Taal) -> String {
        match self {
            Self::Zoekrem => t!(taal, "left-zoekremmen"),
            Self::Melding => t!(taal, "left-meldingen"),
        }
    }
}

async fn waiting(house: &Shared, who: &Who) -> Result<Vec<(Kind, officer::Wacht)>, StoreError> {
    let (look, own) = (house.store.look(), who.actor.organisatie);
    let brakes = officer::brakes(&look, own).await?.map(|found| (Kind::Zoekrem, found));
    let reports = officer::reports(&look, own).await?.map(|found| (Kind::Melding, found));
    Ok(brakes.into_iter().chain(reports).collect())
}

fn row(house: &Shared, taal: Taal, found: &officer::Wacht, what: String, way: Way) -> Beside {
    let now = house.store.now();
    let before = found.eerste.map_or(now, Ms::at);
    Beside {
        what,
        locatie: String::new(),
        owner: t!(taal, "owner-officer"),
        way,
        before: When::new(before, rules::termijn::WET_TIJDZONE, now).short_day(taal),
        late: found.is_late(now),
    }
}
