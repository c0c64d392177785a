//! `/mijn/berichten`: what was told to whoever is logged in, whichever way it went; an e-mail says only that it is here.

use super::soort_text;
use crate::acts::{LOOKED, OVERVIEW};
use crate::own::{messages, whose};
use crate::pages::bericht::read;
use crate::{BerichtError, Inhoud, OrganisatieRow, zone_of};
use access::Object;
use askama::Template;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Id, Oops, Shared, Shell, Taal, When, Who, render, t, tel};

/// All messages.
pub async fn list(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, OVERVIEW)?;
    let (taal, now) = (shell.taal, house.store.now());
    let (rows, hulp) = messages(&house.store, &purpose).await?;
    let zone = zone_of(&house.store.look(), who.actor.id).await?;
    let lines = rows.iter().map(|row| {
        let when = When::new(row.aangemaakt_op.at(), &zone, now);
        Ok(Line {
            path: format!("/mijn/berichten/{}", row.id),
            what: soort_text(row.soort()?.as_str(), taal),
            from: row.organisatie_naam.clone(),
            machine: when.machine(),
            when: when.long_day(taal),
        })
    });
    let lines = lines.collect::<Result<Vec<_>, BerichtError>>()?;
    let (telefoon, locatie) = call(hulp, &shell);
    Ok(render(&shell, &t!(taal, "own-title"), &List { taal, lines, telefoon, locatie }))
}

/// Whom to call and where to walk in: who helps now, and else the number of this installation.
pub(super) fn call(hulp: Option<OrganisatieRow>, shell: &Shell) -> (String, String) {
    let hulp = hulp.filter(|hulp| !hulp.telefoon.is_empty());
    hulp.map_or_else(|| (shell.telefoon.clone(), String::new()), |hulp| (tel(&hulp.telefoon), hulp.locatie))
}

/// One message, in the language in which its reader reads.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(id): Id) -> Result<Response, Oops> {
    let found = who.found(&house, OVERVIEW, whose(&house.store.look(), id).await?)?;
    let act = if found.tells_who_looked() { LOOKED } else { OVERVIEW };
    let purpose = who.permit(&house, act, &Object::mijn(found.inwoner_id.unwrap_or_default()))?;
    let row = read(&house.store, &purpose, id).await?;
    let (taal, now) = (shell.taal, house.store.now());
    let inhoud = row.words(taal, now).ok();
    let zone = zone_of(&house.store.look(), who.actor.id).await?;
    let view = View {
        taal,
        title: soort_text(row.soort()?.as_str(), taal),
        from: row.organisatie_naam.clone(),
        // One number on one page: that of the message itself.
        telefoon: inhoud.as_ref().map_or_else(|| row.organisatie_telefoon.clone(), |inhoud| inhoud.telefoon.clone()),
        // And where that number is.
        locatie: row.locatie_telefoon.as_ref().and(row.plaats.clone()).unwrap_or_default(),
        nummer: row.nummer.clone(),
        when: When::new(row.aangemaakt_op.at(), &zone, now).long_day(taal),
        inhoud,
    };
    Ok(render(&shell, &view.title.clone(), &view))
}

struct Line {
    path: String,
    what: String,
    from: String,
    machine: String,
    when: String,
}

#[derive(Template)]
#[template(path = "own.html")]
struct List {
    taal: Taal,
    lines: Vec<Line>,
    telefoon: String,
    locatie: String,
}

#[derive(Template)]
#[template(path = "own_one.html")]
struct View {
    taal: Taal,
    title: String,
    from: String,
    telefoon: String,
    locatie: String,
    nummer: String,
    when: String,
    /// Absent where a fact is missing: then it is told by telephone.
    inhoud: Option<Inhoud>,
}
