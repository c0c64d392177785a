//! `/regelingen/{sleutel}/{versie}`: what a version asks of whom, on which article, and where each number comes from.

use crate::acts;
use crate::pages::part::Part;
use crate::pages::words::{demands, euro, gebied_text, percent, stand_text, validity};
use crate::stand::{Here, one};
use askama::Template;
use begrip::{bronhouder_text, herkomst_text};
use regelingen::criterium::Waarvoor;
use regelingen::{Criterium, Regeling, wet};
use serde::Deserialize;
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Errors, Id, Oops, Query, Shared, Shell, Taal, Who, render, t, write_date};

/// Where it holds, for what several gemeenten have of one name.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub(crate) gebied: String,
}

/// One version.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id((sleutel, versie)): Id<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    who.permit_own(&house, acts::SHOW)?;
    let found = one(&sleutel, &versie, &asked.gebied).ok_or(Oops::not_found())?;
    let view = build(&house, &shell, &who, found, Errors::default()).await?;
    Ok(render(&shell, &t!(shell.taal, "regeling-page"), &view))
}

/// The page of a version, with what was refused.
pub(crate) async fn build(house: &Shared, shell: &Shell, who: &Who, found: &Regeling, errors: Errors) -> Result<View, Oops> {
    let here = Here::of(house, who.actor.organisatie).await?;
    let part = Part::of(house, who, &here, found, shell.taal).await?;
    let may_see_words = house.access.may_own(&who.actor, begrip::acts::SHOW);
    Ok(View::new(shell, found, (&here, part), may_see_words, errors))
}

/// One demand.
struct Demand {
    what: String,
    artikel: String,
    begrip: String,
    bronhouder: String,
    /// Where the begrip is explained, for who may see that.
    path: Option<String>,
    outdated: bool,
    /// What has to be so, and where that number comes from, unless that is where all of it comes from.
    lines: Vec<(String, Option<String>)>,
    herkomst: String,
}

#[derive(Template)]
#[template(path = "show.html")]
pub(crate) struct View {
    taal: Taal,
    csrf: String,
    shell: Shell,
    part: Part,
    errors: Errors,
    naam: String,
    uitleg: String,
    stand: (&'static str, String),
    synthetic: bool,
    facts: Vec<(String, String)>,
    recht: Vec<Demand>,
    gebruik: Vec<Demand>,
    inwoner: Vec<String>,
    aanvragen: Vec<(String, String)>,
    parameters: Vec<(String, String, String)>,
}

impl View {
    fn new(shell: &Shell, one: &Regeling, (here, part): (&Here, Part), may_see_words: bool, errors: Errors) -> Self {
        let (taal, words) = (shell.taal, &here.words);
        let demand = |criterium: &Criterium| {
            let begrip = words.begrip(&criterium.begrip.to_string()).ok();
            let herkomst = herkomst_text(&criterium.herkomst, taal);
            let lines = demands(criterium, begrip, taal).into_iter();
            Demand {
                what: criterium.tekst.of(taal.code()).to_owned(),
                artikel: criterium.artikel.clone(),
                begrip: begrip.map_or_else(
                    || criterium.begrip.to_string(),
                    |begrip| format!("{} ({})", begrip.naam.of(taal.code()), criterium.begrip),
                ),
                bronhouder: begrip.map(|begrip| bronhouder_text(&begrip.bronhouder)).unwrap_or_default(),
                path: may_see_words.then(|| format!("/begrippen/{}", criterium.begrip.sleutel)),
                outdated: !words.is_newest(&criterium.begrip),
                lines: lines.map(|(text, own)| (text, own.filter(|own| *own != herkomst))).collect(),
                herkomst,
            }
        };
        let of = |waarvoor| one.criterium.iter().filter(move |criterium| criterium.waarvoor == waarvoor).map(demand).collect();
        let wetten: Vec<&str> = one.wet.split(';').filter_map(wet::full_name).collect();
        let wetten: std::collections::BTreeSet<&str> = wetten.into_iter().collect();
        let facts = vec![
            (t!(taal, "col-waar"), gebied_text(one, taal)),
            (t!(taal, "col-geldig"), validity(one, taal)),
            (t!(taal, "col-wet"), one.wet.clone()),
            (t!(taal, "fact-wetten"), wetten.into_iter().collect::<Vec<_>>().join(", ")),
            (t!(taal, "col-beslist"), one.beslist.clone()),
        ];
        let until = one.aanvragen.uiterlijk.map(|last| (t!(taal, "fact-uiterlijk"), write_date(last)));
        let aanvragen = [
            Some((t!(taal, "fact-bij"), one.aanvragen.bij.clone())),
            Some((t!(taal, "fact-hoe"), one.aanvragen.hoe.of(taal.code()).to_owned())),
            until,
            Some((t!(taal, "fact-herkomst"), herkomst_text(&one.aanvragen.herkomst, taal))),
        ];
        let parameters = one.parameter.iter().map(|(name, parameter)| {
            let (name, value) = match name.strip_suffix("_miljoensten") {
                Some(rate) => (rate, percent(parameter.waarde, taal)),
                None => (name.as_str(), euro(parameter.waarde, taal)),
            };
            (name.replace('_', " "), value, herkomst_text(&parameter.herkomst, taal))
        });
        Self {
            taal,
            csrf: shell.csrf.clone(),
            shell: shell.clone(),
            part,
            errors,
            naam: format!("{} {}", one.naam.of(taal.code()), one.versie),
            uitleg: one.uitleg.of(taal.code()).to_owned(),
            stand: stand_text(here.stand(one), taal),
            synthetic: one.is_synthetic(),
            facts: facts.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
            recht: of(Waarvoor::Recht),
            gebruik: of(Waarvoor::Gebruik),
            inwoner: one.weet_alleen_de_inwoner.iter().map(|tekst| tekst.of(taal.code()).to_owned()).collect(),
            aanvragen: aanvragen.into_iter().flatten().collect(),
            parameters: parameters.collect(),
        }
    }

    fn key(&self) -> String {
        self.shell.form_key()
    }

    /// What it asks, and what keeps somebody off the list: heading and demands.
    fn groups(&self) -> [(&'static str, String, &[Demand]); 2] {
        [("recht", t!(self.taal, "recht-title"), &self.recht), ("gebruik", t!(self.taal, "gebruik-title"), &self.gebruik)]
    }
}
