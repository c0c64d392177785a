//! Who is asked what, on what that stands, and what a source has to approve before it answers.

use crate::blind::opdracht::{all_rules, sets};
use crate::tables::{looplijst, looplijst_vraag};
use crate::vragen::plan::{self, EIGEN, Plan};
use crate::vragen::{gronden, signs_with};
use crate::{LooplijstError, known};
use ::bron::{Digest, Vragenset};
use access::Verwerking;
use begrip::bronhouder_text;
use foundation::Uuid;
use grondslag::{reden_text, who_mends};
use regelingen::Regeling;
use regelingen::regeling::Gebied;
use web::{Shared, Taal, t};

/// A bronhouder on the page.
pub(crate) struct Source {
    pub(crate) naam: String,
    pub(crate) own: bool,
    pub(crate) vragen: Vec<String>,
    pub(crate) grounds: Vec<Ground>,
    pub(crate) adres: Option<String>,
    /// The questions as files, each with where it is and what it is called.
    pub(crate) files: Vec<(String, String)>,
    /// What its holder sets: a name and a value each.
    pub(crate) facts: Vec<(String, String)>,
}

/// On what the questions for a regeling stand.
pub(crate) struct Ground {
    pub(crate) regeling: String,
    pub(crate) path: Option<String>,
    pub(crate) why: String,
}

/// Who is asked what, on what that stands as the register says it now, and where the regelingen can be read.
pub(crate) async fn sources(
    house: &Shared,
    purpose: &Verwerking,
    (row, vraag, is_blind): (&looplijst::Model, &looplijst_vraag::Model, bool),
    taal: Taal,
) -> Result<(Vec<Source>, Vec<(String, String)>), LooplijstError> {
    let plan = plan::beside(&house.store.look(), row, &vraag.gemeente).await?;
    let tx = house.store.begin(purpose);
    let outcome = async {
        let mut all = Vec::new();
        let together = if is_blind { gronden::would_together(&tx, &plan).await? } else { None };
        for bronhouder in plan.bronhouders() {
            let (grounds, named) = gronden::would(&tx, &plan, bronhouder).await?;
            let named = if is_blind { together } else { named };
            all.push((bronhouder, grounds, named));
        }
        Ok(all)
    }
    .await;
    let all = tx.finish::<_, LooplijstError>(outcome).await?;
    let holder = Holder { plan: &plan, is_blind, sleutel: signs_with(house.store.keys(), row.organisatie_id), id: row.id, taal };
    let sources = all.into_iter().map(|(bronhouder, grounds, named)| holder.source(bronhouder, grounds, named));
    let sources = sources.collect::<Result<Vec<Source>, LooplijstError>>()?;
    // Where the thresholds stand: for who approves them, with what each is worth.
    let page = |one: &&'static Regeling| (one.naam.of(taal.code()).to_owned(), page_of(one));
    Ok((sources, plan.regelingen.iter().map(page).collect()))
}

/// Where a regeling is read; several gemeenten may have one of this name.
fn page_of(regeling: &Regeling) -> String {
    let page = format!("/regelingen/{}/{}", regeling.sleutel, regeling.versie);
    match &regeling.gebied {
        Gebied::Nederland => page,
        Gebied::Gemeente(code) => format!("{page}?gebied={code}"),
    }
}

struct Holder<'a> {
    plan: &'a Plan,
    is_blind: bool,
    sleutel: String,
    id: Uuid,
    taal: Taal,
}

impl Holder<'_> {
    fn source(
        &self,
        bronhouder: &str,
        grounds: Vec<gronden::Grond>,
        named: Option<(Uuid, Digest)>,
    ) -> Result<Source, LooplijstError> {
        let (own, taal) = (bronhouder == EIGEN, self.taal);
        let ground = |(regeling, stands): gronden::Grond| Ground {
            regeling: known::names(&[regeling], taal.code()).into_iter().map(|(_, naam)| naam).collect(),
            path: stands.ok().map(|id| format!("/grondslagen/{id}")),
            why: stands.err().map(|reden| reden_text(reden, taal) + " " + &who_mends(reden, taal)).unwrap_or_default(),
        };
        let asked = if own { Vec::new() } else { self.asked(bronhouder)? };
        Ok(Source {
            naam: if own { t!(taal, "bron-own") } else { bronhouder_text(bronhouder) },
            own,
            vragen: questions(self.plan, bronhouder, taal),
            grounds: grounds.into_iter().map(ground).collect(),
            adres: self.plan.bron(bronhouder).map(|row| row.adres.clone()),
            files: asked.iter().map(|asked| (asked.path(self.id, bronhouder), asked.naam.clone())).collect(),
            facts: self.facts(&asked, named)?,
        })
    }

    /// The questions to a source, as it approves them: all together, or for a blind run by regeling.
    fn asked(&self, bronhouder: &str) -> Result<Vec<Asked>, LooplijstError> {
        if !self.is_blind {
            let set = Vragenset::of(&self.plan.vragen, &self.plan.names(), bronhouder);
            let all = |set| Asked { set, regeling: None, naam: t!(self.taal, "for-holder-file") };
            return Ok(set.map(all).into_iter().collect());
        }
        let mut all = Vec::new();
        for (regeling, sets) in self.plan.regelingen.iter().zip(sets(self.plan)?) {
            let naam = t!(self.taal, "for-holder-file-of", naam = regeling.naam.of(self.taal.code()));
            let set = sets.into_iter().find(|set| set.bronhouder == bronhouder);
            all.extend(set.map(|set| Asked { set, regeling: Some(regeling.sleutel.clone()), naam }));
        }
        Ok(all)
    }

    fn facts(&self, asked: &[Asked], named: Option<(Uuid, Digest)>) -> Result<Vec<(String, String)>, LooplijstError> {
        let taal = self.taal;
        let mut all = vec![(t!(taal, "fact-key"), self.sleutel.clone())];
        if let Some((id, digest)) = named {
            all.push((t!(taal, "fact-grondslag"), id.to_string()));
            all.push((t!(taal, "fact-digest"), digest.to_string()));
            all.extend(asked.iter().map(|one| (one.label(taal), one.set.digest().to_string())));
        }
        if self.is_blind {
            all.push((t!(taal, "fact-regels"), all_rules(&sets(self.plan)?).to_string()));
        } else {
            all.push((t!(taal, "fact-run"), self.id.to_string()));
        }
        Ok(all)
    }
}

/// What a source approves at once.
struct Asked {
    set: Vragenset,
    regeling: Option<String>,
    naam: String,
}

impl Asked {
    fn path(&self, id: Uuid, bronhouder: &str) -> String {
        let file = format!("/looplijsten/vragen/{id}/bronnen/{bronhouder}/export");
        self.regeling.as_ref().map_or_else(|| file.clone(), |key| format!("{file}?regeling={key}"))
    }

    fn label(&self, taal: Taal) -> String {
        match &self.regeling {
            None => t!(taal, "fact-set"),
            Some(key) => {
                let naam: String =
                    known::names(std::slice::from_ref(key), taal.code()).into_iter().map(|(_, naam)| naam).collect();
                t!(taal, "fact-set-of", naam = naam)
            }
        }
    }
}

/// What a bronhouder is asked, in the words of the regelingen, each once.
fn questions(plan: &Plan, bronhouder: &str, taal: Taal) -> Vec<String> {
    let mut all = Vec::new();
    for (nth, regeling) in plan.regelingen.iter().enumerate() {
        for vraag in plan.asked(bronhouder, nth) {
            let criterium = regeling.criterium.iter().find(|one| one.begrip == vraag.begrip && one.toets == vraag.toets);
            let text = criterium.map_or_else(|| vraag.begrip.to_string(), |one| one.tekst.of(taal.code()).to_owned());
            if !all.contains(&text) {
                all.push(text);
            }
        }
    }
    all
}
