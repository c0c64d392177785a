//! `/mijn/inzage/export.pdf`: who looked, as a tagged document to keep or to print, in 12 or 18 points.

use super::asked::Asked;
use super::inzage::{Clock, Line};
use super::overview::call;
use crate::acts::EXPORT;
use crate::looked::{Afdruk, PDF_MAX, pdf};
use brief::{Addressee, Block, BriefError, Language, Letter, Sender, Size};
use foundation::Uuid;
use std::collections::HashMap;
use web::axum::extract::State;
use web::axum::http::header;
use web::axum::response::{IntoResponse, Response};
use web::{Oops, Query, Shared, Shell, Taal, When, Who, t};

/// The file.
pub async fn file(State(house): State<Shared>, shell: Shell, who: Who, Query(asked): Query<Asked>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, EXPORT)?;
    let taal = shell.taal;
    let zone = bericht::zone_of(&house.store.look(), who.actor.id).await?;
    let mut found = pdf(&house.store, &purpose, &asked.whole(&zone, taal)).await?;
    let (telefoon, _) = call(found.hulp.take(), &shell);
    let names = netwerk::organisatie_names(&house.store.look()).await?;
    let size = match asked.letter() {
        Some(size) => size,
        None if found.grote_letter => Size::Large,
        None => Size::Normal,
    };
    let clock = Clock { zone: &zone, now: house.store.now() };
    let bytes = write(letter(taal, size, clock, found, telefoon, &names), taal).map_err(|cause| {
        tracing::error!(%cause, "a file could not be written");
        Oops::outage()
    })?;
    let headers =
        [(header::CONTENT_TYPE, "application/pdf"), (header::CONTENT_DISPOSITION, "attachment; filename=\"inzage.pdf\"")];
    Ok((headers, bytes).into_response())
}

fn write(mut letter: Letter, taal: Taal) -> Result<Vec<u8>, BriefError> {
    match brief::write(std::slice::from_ref(&letter)) {
        // A name in signs that the font does not have: they know their own name.
        Err(BriefError::Sign { .. } | BriefError::Missing { .. } | BriefError::TooLong { .. }) => {
            letter.addressee.name = t!(taal, "role-inwoner");
            brief::write(&[letter])
        }
        done => done,
    }
}

fn letter(taal: Taal, size: Size, clock: Clock<'_>, found: Afdruk, telefoon: String, names: &HashMap<Uuid, String>) -> Letter {
    let mut blocks = vec![Block::Paragraph(t!(taal, "looked-what"))];
    if found.regels.is_empty() {
        blocks.push(Block::Paragraph(t!(taal, "looked-empty-filter")));
    }
    if found.more {
        blocks.push(Block::Paragraph(t!(taal, "pdf-more", n = PDF_MAX)));
    }
    for regel in &found.regels {
        let line = Line::new(regel, taal, clock, names);
        let why = match line.note {
            Some((_, note)) => format!("{}\n{}: {note}", line.why, t!(taal, "note-mark")),
            None => line.why,
        };
        blocks.push(Block::Heading(line.when));
        blocks.push(Block::Facts(vec![
            (t!(taal, "col-who"), line.who),
            (t!(taal, "col-role"), line.role),
            (t!(taal, "col-why"), why),
            (t!(taal, "col-what"), line.what),
            (t!(taal, "col-ground"), line.ground),
        ]));
    }
    Letter {
        language: language(taal),
        size,
        sender: Sender { name: "Eenloket".to_owned(), phone: telefoon, return_address: String::new() },
        addressee: Addressee { name: found.naam, address: Vec::new() },
        dated: When::new(clock.now, clock.zone, clock.now).long_day(taal),
        reference: String::new(),
        title: t!(taal, "looked-title"),
        blocks,
        call: t!(taal, "pdf-call"),
        call_phone: None,
        signature: Vec::new(),
    }
}

const fn language(taal: Taal) -> Language {
    match taal {
        Taal::Nl => Language::Nl,
        Taal::En => Language::En,
        Taal::Pap => Language::Pap,
    }
}
