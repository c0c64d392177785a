//! `/begrippen/{sleutel}`: what a word means, what it meant, who uses it; and what it means from now on.

use crate::pages::typed::{BEREIKEN, HEFFINGEN, PERIODEN, Typed, name_of};
use crate::pages::words::{bereik_text, bronhouder_text, facts, geverifieerd_text, heffing_text, periode_text};
use crate::pages::{Choice, say};
use crate::renew::{renew as renewing, shown};
use crate::{BegripError, Woordenboek, acts};
use askama::Template;
use foundation::{Code, Fault};
use regelingen::Geverifieerd;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Id, Oops, Shared, Shell, Taal, Who, render, repeat, see_other, t};

/// The word as it stands.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who, Id(sleutel): Id<String>) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let all = Woordenboek::of(&house.store.look(), who.actor.organisatie).await?;
    let view = View::build(&house, &shell, &who, (&all, &sleutel), None, Errors::default())?;
    Ok(render(&shell, &t!(shell.taal, "begrip-page"), &view))
}

/// It means something else from now on.
pub async fn renew(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(sleutel): Id<String>,
    form: Form<Typed>,
) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::RENEW)?;
    let (taal, mut errors) = (shell.taal, Errors::default());
    let all = Woordenboek::of(&house.store.look(), who.actor.organisatie).await?;
    all.newest(&sleutel).ok_or(Oops::not_found())?;
    let mut code = Code::FIELD;
    if let Some(input) = form.value.check(&sleutel, &all, taal, &mut errors) {
        let why = match renewing(&house.store, &purpose, &input, &form.once).await {
            Ok(_) => return Ok(see_other(taal, &shown(&sleutel))),
            Err(why) => why,
        };
        if let Some(answer) = repeat(&house, taal, acts::RENEW, &form.once).await? {
            return Ok(answer);
        }
        code = why.code();
        let field = if matches!(why, BegripError::Outdated) { "stand" } else { "omschrijving" };
        say(why, field, taal, &mut errors)?;
    }
    let all = Woordenboek::of(&house.store.look(), who.actor.organisatie).await?;
    let view = View::build(&house, &shell, &who, (&all, &sleutel), Some(form.value), errors)?;
    Ok(shell.refuse(&t!(taal, "begrip-page"), &view, code))
}

/// A version that holds or held.
struct Meaning {
    title: String,
    facts: Vec<(String, String)>,
}

/// A regeling that asks for it.
struct User {
    naam: String,
    versie: String,
    geldig: String,
    outdated: bool,
}

#[derive(Template)]
#[template(path = "begrip.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    naam: String,
    path: String,
    /// The newest first.
    versions: Vec<Meaning>,
    users: Vec<User>,
    /// What is typed, for who keeps it.
    typed: Option<Typed>,
    houders: Vec<Choice>,
    perioden: Vec<Choice>,
    heffingen: Vec<Choice>,
    bereiken: Vec<Choice>,
    bewijzen: Vec<Choice>,
    errors: Errors,
}

impl View {
    fn build(
        house: &Shared,
        shell: &Shell,
        who: &Who,
        (all, sleutel): (&Woordenboek, &str),
        typed: Option<Typed>,
        errors: Errors,
    ) -> Result<Self, Oops> {
        let taal = shell.taal;
        let newest = all.newest(sleutel).ok_or(Oops::not_found())?;
        let may_renew = house.access.may_own(&who.actor, acts::RENEW);
        // Whoever was late and saves again, does so on what stands there now.
        let typed = typed.map(|typed| Typed { versie: newest.begrip.versie, ..typed });
        let typed = typed.or_else(|| may_renew.then(|| Typed::of(newest)));
        let chosen = typed.clone().unwrap_or_default();
        let version = |one: &regelingen::Begrip| Meaning {
            title: t!(taal, "version-title", versie = one.begrip.versie.to_string()),
            facts: facts(one, taal).into_iter().skip(1).map(|(_, label, text)| (label, text)).collect(),
        };
        let users = all.users(sleutel).into_iter().map(|one| User {
            naam: one.naam.of(taal.code()).to_owned(),
            versie: one.versie.clone(),
            geldig: validity(one, taal),
            outdated: !all.outdated(one).is_empty(),
        });
        let choice = |value: String, text: String, typed: &str| Choice { chosen: value == typed, value, text };
        let mut houders: Vec<&str> = all.words().into_iter().map(|one| one.bronhouder.as_str()).collect();
        houders.dedup();
        let bewijzen = [Geverifieerd::Ja, Geverifieerd::Berekend, Geverifieerd::TeVerifieren];
        Ok(Self {
            taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            naam: newest.naam.of(taal.code()).to_owned(),
            path: shown(sleutel),
            versions: all.versions(sleutel).into_iter().map(version).collect(),
            users: users.collect(),
            houders: houders.into_iter().map(|key| choice(key.to_owned(), bronhouder_text(key), &chosen.bronhouder)).collect(),
            perioden: PERIODEN.iter().map(|one| choice(name_of(one), periode_text(*one, taal), &chosen.periode)).collect(),
            heffingen: HEFFINGEN.iter().map(|one| choice(name_of(one), heffing_text(*one, taal), &chosen.heffing)).collect(),
            bereiken: BEREIKEN.iter().map(|one| choice(name_of(one), bereik_text(*one, taal), &chosen.bereik)).collect(),
            bewijzen: bewijzen
                .iter()
                .map(|one| choice(name_of(one), geverifieerd_text(*one, taal), &chosen.geverifieerd))
                .collect(),
            typed,
            errors,
        })
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }

    /// What is chosen: name, label, and from what.
    fn selects(&self) -> [(&'static str, String, &[Choice]); 5] {
        [
            ("bronhouder", t!(self.taal, "fact-bronhouder"), &self.houders),
            ("periode", t!(self.taal, "fact-periode"), &self.perioden),
            ("heffing", t!(self.taal, "fact-heffing"), &self.heffingen),
            ("bereik", t!(self.taal, "fact-bereik"), &self.bereiken),
            ("geverifieerd", t!(self.taal, "fact-geverifieerd"), &self.bewijzen),
        ]
    }

    /// What is written in a line: name, label, hint, and what is typed.
    fn lines(&self) -> [(&'static str, String, String, String); 3] {
        let typed = self.typed.clone().unwrap_or_default();
        [
            ("artikel", t!(self.taal, "fact-artikel"), t!(self.taal, "hint-artikel"), rules::tekst::without_bsn(&typed.artikel)),
            ("ggm", t!(self.taal, "fact-ggm"), t!(self.taal, "hint-ggm"), rules::tekst::without_bsn(&typed.ggm)),
            ("bron", t!(self.taal, "fact-bron"), t!(self.taal, "hint-bron"), rules::tekst::without_bsn(&typed.bron)),
        ]
    }
}

/// From when to when.
fn validity(one: &regelingen::Regeling, taal: Taal) -> String {
    let until = one.geldig_tot.map_or_else(|| t!(taal, "until-further-notice"), web::write_date);
    format!("{} – {until}", web::write_date(one.geldig_van))
}
