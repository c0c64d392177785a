//! `/sleutelhouders`: which two people of the own organisatie open together what was asked blind, and what a source pins of them.

use crate::LooplijstError;
use crate::acts;
use crate::blind::partijen::gemeente_pins;
use crate::pages::vragen::words::{helft_text, say};
use crate::sleutelhouder::{self, Helft, LEAST, PATH, SleutelhouderInput, Wachtzin, WachtzinError, hold};
use crate::vragen::administratie::oin_in;
use ::bron::Digest;
use administratie::Organisatie;
use askama::Template;
use foundation::{Code, Fault, Uuid};
use netwerk::tables::medewerker;
use serde::Deserialize;
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Shared, Shell, Taal, Who, render, repeat, see_other, t};

/// What is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) versie: i32,
    pub(crate) wachtzin: String,
    /// The same once more: nobody sees what they type.
    pub(crate) nogmaals: String,
}

impl Typed {
    /// Keys for the place of whoever asks, as far as each field can be read by itself.
    pub(crate) fn check(
        &self,
        (helft, medewerker): (Helft, Uuid),
        taal: Taal,
        errors: &mut Errors,
    ) -> Option<SleutelhouderInput> {
        let wachtzin = match Wachtzin::new(&self.wachtzin) {
            Ok(wachtzin) => Some(wachtzin),
            Err(WachtzinError::Empty) => {
                errors.add("wachtzin", t!(taal, "error-wachtzin-empty"));
                None
            }
            Err(_) => {
                errors.add("wachtzin", t!(taal, "error-wachtzin-length", least = LEAST));
                None
            }
        };
        if rules::tekst::may_hold_bsn(&self.wachtzin) {
            errors.add("wachtzin", t!(taal, "error-bsn-in-text"));
        } else if wachtzin.is_some() && self.wachtzin != self.nogmaals {
            errors.add("nogmaals", t!(taal, "error-wachtzin-again"));
        }
        let seen = Some(self.versie).filter(|versie| *versie > 0);
        wachtzin.filter(|_| errors.is_empty()).map(|wachtzin| SleutelhouderInput { helft, medewerker, wachtzin, seen })
    }
}

/// Both.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::REVIEW)?;
    let view = View::build(&house, &shell, &who, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "houders-title"), &view))
}

/// Makes keys.
pub async fn submit(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::HOLD)?;
    let helft = Helft::of(&who.actor).ok_or(Oops::not_found())?;
    let (taal, mut errors, mut code) = (shell.taal, Errors::default(), Code::FIELD);
    if let Some(input) = form.value.check((helft, who.actor.id), taal, &mut errors) {
        let why = match hold(&house, &purpose, input, &form.once).await {
            Ok(()) => return Ok(see_other(taal, PATH)),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::HOLD, &form.once).await? {
            return Ok(answer);
        }
        code = why.code();
        if matches!(why, LooplijstError::Outdated) {
            errors.add("stand", t!(taal, "error-houder-there"));
        } else {
            say(why, "stand", taal, &mut errors)?;
        }
    }
    let view = View::build(&house, &shell, &who, errors).await?;
    Ok(shell.refuse(&t!(taal, "houders-title"), &view, code))
}

struct Line {
    helft: String,
    naam: Option<String>,
    keys: Vec<String>,
}

#[derive(Template)]
#[template(path = "vragen/holders.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    lines: Vec<Line>,
    /// What a source writes in its settings.
    settings: String,
    versie: i32,
    may: bool,
    /// Whether who reads this replaces keys that are there.
    replaces: bool,
    errors: Errors,
}

impl View {
    async fn build(house: &Shared, shell: &Shell, who: &Who, errors: Errors) -> Result<Self, Oops> {
        let (look, taal, organisatie) = (house.store.look(), shell.taal, who.actor.organisatie);
        let rows = sleutelhouder::all(&look, organisatie).await?;
        let names = medewerker::Entity::find().filter(medewerker::Column::Id.is_in(rows.iter().map(|row| row.medewerker_id)));
        let names: Vec<medewerker::Model> = look.all(names).await?;
        let line = |helft: &Helft| {
            let row = rows.iter().find(|row| row.helft == helft.as_str());
            let naam = row.and_then(|row| names.iter().find(|one| one.id == row.medewerker_id)).map(|one| one.naam.clone());
            let keys =
                row.map(|row| vec![format!("teken {}", row.handtekening), format!("zegel {}", row.zegel)]).unwrap_or_default();
            Line { helft: helft_text(*helft, taal), naam, keys }
        };
        let mine = Helft::of(&who.actor).filter(|_| house.access.may_own(&who.actor, acts::HOLD));
        let there = mine.and_then(|helft| rows.iter().find(|row| row.helft == helft.as_str()));
        Ok(Self {
            taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            lines: Helft::ALL.iter().map(line).collect(),
            settings: settings(house, who, &rows),
            versie: there.map(|row| row.versie).unwrap_or_default(),
            may: mine.is_some(),
            replaces: there.is_some(),
            errors,
        })
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}

/// The keys of the organisatie and of both, as a source sets them.
fn settings(house: &Shared, who: &Who, rows: &[crate::tables::sleutelhouder::Model]) -> String {
    let (keys, organisatie, naam) = (house.store.keys(), who.actor.organisatie, &who.actor.organisatie_naam);
    let oin = house.administratie.as_deref().and_then(|folder| Organisatie::read(folder, naam).ok()).and_then(|one| oin_in(&one));
    let oin = oin.map(|oin| oin.text().to_owned()).unwrap_or_default();
    let (teken, motor) = gemeente_pins(keys, organisatie);
    let [teken, motor] = [teken.to_bytes(), motor.to_bytes()].map(Digest);
    let mut text = format!("oin = \"{oin}\"\nteken = \"{teken}\"\nmotor = \"{motor}\"\n");
    for row in rows {
        text += &format!("{} = {{ teken = \"{}\", zegel = \"{}\" }}\n", row.helft, row.handtekening, row.zegel);
    }
    text
}
