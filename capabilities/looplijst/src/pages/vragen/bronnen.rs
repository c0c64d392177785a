//! `/bronnen`: where the sources of the own organisatie are, and with which key each answers.

use crate::pages::Choice;
use crate::pages::vragen::words::say;
use crate::tables::bron::Model;
use crate::vragen::keep::PATH;
use crate::vragen::plan::{EIGEN, bronnen};
use crate::vragen::{BronInput, keep, signs_with};
use crate::{LooplijstError, acts, known};
use ::bron::Digest;
use askama::Template;
use begrip::bronhouder_text;
use ed25519_dalek::VerifyingKey;
use foundation::{Code, Fault, Uuid};
use grondslag::{BronhouderDoel, Reden, of_bronhouders, reden_text, who_mends};
use nulsom::{BronPins, Oin, PadPublic, SealPublic, SignPublic};
use serde::Deserialize;
use std::collections::BTreeSet;
use store::Once;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Form, Oops, Shared, Shell, Taal, Who, render, repeat, see_other, t};

/// The longest address, in characters.
const ADRES_MAX: usize = 200;

/// A source, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) bronhouder: String,
    pub(crate) organisatie: String,
    pub(crate) adres: String,
    pub(crate) openbare_sleutel: String,
    /// Four lines, as the source gives them: `oin`, `teken`, `pad` and `zegel`. Nothing, where it does not take part in asking blind.
    pub(crate) blind: String,
    pub(crate) versie: i32,
}

impl Typed {
    /// What is kept, as far as each field can be read by itself.
    pub(crate) fn check(&self, organisaties: &[(Uuid, String)], taal: Taal, errors: &mut Errors) -> Option<BronInput> {
        let is_known = bronhouders().contains(self.bronhouder.as_str());
        let bronhouder =
            errors.take("bronhouder", is_known.then(|| self.bronhouder.clone()).ok_or(()), |()| t!(taal, "error-choose"));
        let organisatie = self.organisatie.parse().ok().filter(|id| organisaties.iter().any(|(known, _)| known == id));
        let organisatie = errors.take("organisatie", organisatie.ok_or(()), |()| t!(taal, "error-choose"));
        let adres = self.adres.trim().trim_end_matches('/');
        let adres = errors.take("adres", is_address(adres).then(|| adres.to_owned()).ok_or(()), |()| t!(taal, "error-adres"));
        let key = self.openbare_sleutel.trim().to_lowercase().parse::<Digest>().ok();
        let key = key.and_then(|bytes| VerifyingKey::from_bytes(&bytes.0).ok());
        let sleutel = errors.take("openbare_sleutel", key.ok_or(()), |()| t!(taal, "error-sleutel"));
        let blind = errors.take("blind", blind_keys(&self.blind), |()| t!(taal, "error-blind"));
        errors.is_empty().then_some(())?;
        Some(BronInput { bronhouder: bronhouder?, organisatie: organisatie?, adres: adres?, sleutel: sleutel?, blind: blind? })
    }
}

/// The four keys for asking blind, as a source writes them; nothing, where nothing is typed.
fn blind_keys(text: &str) -> Result<Option<BronPins>, ()> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Lines {
        oin: String,
        teken: Digest,
        pad: Digest,
        zegel: Digest,
    }
    if text.trim().is_empty() {
        return Ok(None);
    }
    let Lines { oin, teken, pad, zegel } = toml::from_str(text).map_err(drop)?;
    let sign = SignPublic::from_bytes(&teken.0).map_err(drop)?;
    let (pad, seal) = (PadPublic::from_bytes(pad.0), SealPublic::from_bytes(zegel.0));
    Ok(Some(BronPins { oin: Oin::parse(&oin).ok_or(())?, sign, pad, seal }))
}

/// Over https; on the own machine without, which leaves it nowhere.
fn is_address(text: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(text) else { return false };
    let own = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    let plain = url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    plain && text.chars().count() <= ADRES_MAX && (url.scheme() == "https" || own && url.scheme() == "http")
}

/// Who can be asked something: everybody but the inwoner and the own organisatie.
fn bronhouders() -> BTreeSet<&'static str> {
    let all = known::stand().map(|all| all.begrippen().iter().collect::<Vec<_>>()).unwrap_or_default();
    all.into_iter().map(|one| one.bronhouder.as_str()).filter(|one| *one != EIGEN && *one != "inwoner").collect()
}

/// All of them.
pub async fn show(State(house): State<Shared>, shell: Shell, who: Who) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SOURCES)?;
    let view = View::build(&house, &shell, &who, Typed::default(), Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "bronnen-title"), &view))
}

/// Keeps where one is; one that is there is replaced.
pub async fn submit(State(house): State<Shared>, shell: Shell, who: Who, form: Form<Typed>) -> Result<Response, Oops> {
    let purpose = who.permit_own(&house, acts::KEEP)?;
    let (typed, taal) = (form.value, shell.taal);
    let mut errors = Errors::default();
    let Some(input) = typed.check(&organisaties(&house).await?, taal, &mut errors) else {
        return back(&house, &shell, &who, typed, (errors, Code::FIELD)).await;
    };
    let seen = Some(typed.versie).filter(|versie| *versie > 0);
    match keep::keep(&house.store, &purpose, &input, seen, &form.once).await {
        Ok(()) => Ok(see_other(taal, PATH)),
        Err(why) => refused(&house, &shell, &who, &form.once, typed, why).await,
    }
}

async fn refused(
    house: &Shared,
    shell: &Shell,
    who: &Who,
    once: &Once,
    typed: Typed,
    why: LooplijstError,
) -> Result<Response, Oops> {
    if let Some(answer) = repeat(house, shell.taal, acts::KEEP, once).await? {
        return Ok(answer);
    }
    let (code, mut errors) = (why.code(), Errors::default());
    if matches!(why, LooplijstError::Outdated) {
        errors.add("stand", t!(shell.taal, "error-bron-there"));
    } else {
        say(why, "stand", shell.taal, &mut errors)?;
    }
    back(house, shell, who, typed, (errors, code)).await
}

async fn back(house: &Shared, shell: &Shell, who: &Who, typed: Typed, (errors, code): (Errors, Code)) -> Result<Response, Oops> {
    let view = View::build(house, shell, who, typed, errors).await?;
    Ok(shell.refuse(&t!(shell.taal, "bronnen-title"), &view, code))
}

pub(crate) async fn organisaties(house: &Shared) -> Result<Vec<(Uuid, String)>, Oops> {
    let mut all: Vec<(Uuid, String)> = netwerk::organisatie_names(&house.store.look()).await?.into_iter().collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(all)
}

/// What the register says of a bronhouder without an address.
struct Missing {
    bronhouder: String,
    regeling: String,
    /// Whether only the address is missing.
    may_be_asked: bool,
    text: String,
}

/// The bronhouders that the register names and of which nobody said where they answer.
async fn missing(house: &Shared, organisatie: Uuid, rows: &[Model], taal: Taal) -> Result<Vec<Missing>, Oops> {
    let stands = of_bronhouders(&house.store.look(), organisatie, house.store.now()).await?;
    let without = stands.into_iter().filter(|((word, _), _)| rows.iter().all(|row| row.bronhouder != *word));
    let of = |((word, doel), why): (BronhouderDoel, Option<Reden>)| Missing {
        bronhouder: bronhouder_text(&word),
        regeling: known::names(&[doel], taal.code()).into_iter().map(|(_, naam)| naam).collect(),
        may_be_asked: why.is_none(),
        text: match why {
            Some(reden) => reden_text(reden, taal) + " " + &who_mends(reden, taal),
            None => t!(taal, "bron-missing-only"),
        },
    };
    Ok(without.map(of).collect())
}

struct Line {
    bronhouder: String,
    organisatie: String,
    row: Model,
}

#[derive(Template)]
#[template(path = "vragen/bronnen.html")]
struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    lines: Vec<Line>,
    missing: Vec<Missing>,
    bronhouders: Vec<Choice>,
    organisaties: Vec<Choice>,
    typed: Typed,
    sleutel: String,
    may: bool,
    may_review: bool,
    errors: Errors,
}

impl View {
    async fn build(house: &Shared, shell: &Shell, who: &Who, mut typed: Typed, errors: Errors) -> Result<Self, Oops> {
        let all = organisaties(house).await?;
        let naam = |id: Uuid| all.iter().find(|(known, _)| *known == id).map(|(_, naam)| naam.clone()).unwrap_or_default();
        let rows = bronnen(&house.store.look(), who.actor.organisatie).await?;
        // Whoever chooses one that is there, replaces it as they see it.
        let there = rows.iter().find(|row| row.bronhouder == typed.bronhouder).map(|row| row.versie);
        typed.versie = there.unwrap_or_default();
        typed.adres = rules::tekst::without_bsn(&typed.adres);
        typed.openbare_sleutel = rules::tekst::without_bsn(&typed.openbare_sleutel);
        typed.blind = rules::tekst::without_bsn(&typed.blind);
        let line = |row: Model| Line { bronhouder: bronhouder_text(&row.bronhouder), organisatie: naam(row.bron_id), row };
        Ok(Self {
            taal: shell.taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            missing: missing(house, who.actor.organisatie, &rows, shell.taal).await?,
            lines: rows.into_iter().map(line).collect(),
            bronhouders: bronhouders().into_iter().map(|one| Choice::new(one, bronhouder_text(one), &typed.bronhouder)).collect(),
            organisaties: all.iter().map(|(id, naam)| Choice::new(&id.to_string(), naam.clone(), &typed.organisatie)).collect(),
            typed,
            sleutel: signs_with(house.store.keys(), who.actor.organisatie),
            may: house.access.may_own(&who.actor, acts::KEEP),
            may_review: house.access.may_own(&who.actor, acts::REVIEW),
            errors,
        })
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }
}
