//! What a Grondslag says, and why it cannot stand as it was written.

use crate::known;
use crate::model::{Avg, Soort};
use crate::tables::grondslag;
use crate::{GrondslagError, GrondslagInputError as Why};
use begrip::Woordenboek;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use netwerk::tables::organisatie;
use std::collections::BTreeSet;
use store::sea_orm::EntityTrait;
use store::{StoreError, Tx};

/// What a Grondslag says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrondslagInput {
    /// For what kind of question.
    pub soort: Soort,
    /// For which regeling.
    pub doel: String,
    /// Who answers.
    pub bron: Uuid,
    /// Whose data they are.
    pub bronhouder: String,
    /// What may be asked.
    pub begrippen: BTreeSet<String>,
    /// Whether people are named by their BSN.
    pub met_bsn: bool,
    /// On which ground.
    pub avg: Avg,
    /// Which law gives the task.
    pub wet: String,
    /// Which article of it.
    pub artikel: String,
    /// That law is not in force yet.
    pub niet_in_werking: bool,
    /// The first day.
    pub geldig_van: Date,
    /// The last day; without it until further notice.
    pub geldig_tot: Option<Date>,
    /// Where the DPIA is found.
    pub dpia: String,
}

impl GrondslagInput {
    /// What a row says; `None` for one that this version cannot read.
    pub(crate) fn of(row: &grondslag::Model) -> Option<Self> {
        Some(Self {
            soort: Soort::parse(&row.soort)?,
            doel: row.doel.clone(),
            bron: row.bron_id,
            bronhouder: row.bronhouder.clone(),
            begrippen: row.begrippen.split_whitespace().map(str::to_owned).collect(),
            met_bsn: row.met_bsn,
            avg: Avg::parse(&row.avg)?,
            wet: row.wet.clone(),
            artikel: row.artikel.clone(),
            niet_in_werking: row.niet_in_werking,
            geldig_van: row.geldig_van.parse().ok()?,
            geldig_tot: row.geldig_tot.as_ref().map(|last| last.parse()).transpose().ok()?,
            dpia: row.dpia.clone(),
        })
    }

    /// The begrippen as they are stored.
    pub(crate) fn begrippen_text(&self) -> String {
        self.begrippen.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// What is wrong with it, whoever asks.
    pub(crate) fn faults(&self, afnemer: Uuid, words: &Woordenboek) -> Vec<Why> {
        let names_strange = |key: &String| known::begrip(words, key).is_none_or(|begrip| begrip.bronhouder != self.bronhouder);
        let own = self.soort == Soort::LooplijstEigen;
        // Of a levensgebeurtenis the own administration may know, or another organisatie.
        let another = self.soort == Soort::LooplijstBron;
        let checks = [
            (Why::SuwiFraud, is_suwi_64(&self.wet, &self.artikel)),
            (Why::ConsentForBsn, self.met_bsn && self.avg == Avg::Toestemming),
            (Why::EndBeforeBegin, self.geldig_tot.is_some_and(|last| last < self.geldig_van)),
            (Why::NoBegrip, self.begrippen.is_empty()),
            (Why::StrangeBegrip, self.begrippen.iter().any(names_strange)),
            (Why::AsksItself, another && self.bron == afnemer),
            (Why::AsksAnother, own && self.bron != afnemer),
            (Why::UnknownDoel, !known::regelingen("nl").contains_key(self.doel.as_str())),
        ];
        checks.into_iter().filter(|(_, is_wrong)| *is_wrong).map(|(why, _)| why).collect()
    }
}

/// Refuses what cannot stand: what it says itself, and what the netwerk says of who asks and who answers.
pub(crate) async fn must_stand(tx: &Tx, input: &GrondslagInput) -> Result<(), GrondslagError> {
    let afnemer = tx.purpose().actor().organisatie;
    let words = Woordenboek::within(tx).await?;
    let mut faults = input.faults(afnemer, &words);
    let (asks, answers) = (organisatie(tx, afnemer).await?, organisatie(tx, input.bron).await?);
    if answers.is_none() {
        faults.push(Why::UnknownBron);
    }
    if input.met_bsn && [asks, answers].into_iter().flatten().any(|one| !one.overheidsorgaan) {
        faults.push(Why::NoOverheidsorgaan);
    }
    if faults.is_empty() { Ok(()) } else { Err(GrondslagError::Input(faults)) }
}

async fn organisatie(tx: &Tx, id: Uuid) -> Result<Option<organisatie::Model>, StoreError> {
    tx.plain_one(organisatie::Entity::find_by_id(id)).await
}

/// Whether this is Wet SUWI art. 64, however it is written: cooperation against abuse, not a ground to look for people who
/// miss something.
fn is_suwi_64(wet: &str, artikel: &str) -> bool {
    let wet = wet.to_lowercase();
    let is_suwi = wet.contains("suwi") || (wet.contains("uitvoeringsorganisatie") && wet.contains("werk en inkomen"));
    // The Besluit and the Regeling have an article of that number, too.
    let is_the_law = !wet.contains("besluit") && !wet.contains("regeling");
    is_suwi && is_the_law && (names_64(&wet) || names_64(&artikel.to_lowercase()))
}

/// Whether 64 stands in the text as the number of an article: not as that of a lid, nor in 64a.
fn names_64(text: &str) -> bool {
    let mut before = "";
    for word in text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word == "64" && before != "lid" {
            return true;
        }
        before = word;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::jiff::civil::date;

    const AFNEMER: Uuid = Uuid::from_u128(1);
    const BRON: Uuid = Uuid::from_u128(2);

    fn good() -> GrondslagInput {
        GrondslagInput {
            soort: Soort::LooplijstBron,
            doel: "aio".to_owned(),
            bron: BRON,
            bronhouder: "svb".to_owned(),
            begrippen: BTreeSet::from(["aow_volledig@1".to_owned()]),
            met_bsn: true,
            avg: Avg::PubliekeTaak,
            wet: "Participatiewet".to_owned(),
            artikel: "47a".to_owned(),
            niet_in_werking: false,
            geldig_van: date(2027, 1, 1),
            geldig_tot: Some(date(2027, 12, 31)),
            dpia: "DPIA 2026-14".to_owned(),
        }
    }

    #[test]
    fn a_good_one_has_no_faults() {
        assert_eq!(good().faults(AFNEMER, &Woordenboek::shipped()), []);
        assert_eq!(GrondslagInput { geldig_tot: None, ..good() }.faults(AFNEMER, &Woordenboek::shipped()), []);
        let one_day = GrondslagInput { geldig_tot: Some(date(2027, 1, 1)), ..good() };
        assert_eq!(one_day.faults(AFNEMER, &Woordenboek::shipped()), []);
    }

    #[test]
    fn each_fault_has_its_own_reason() {
        let set = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<BTreeSet<_>>();
        for (input, why) in [
            (GrondslagInput { wet: "Wet SUWI".to_owned(), artikel: "64".to_owned(), ..good() }, Why::SuwiFraud),
            (GrondslagInput { avg: Avg::Toestemming, ..good() }, Why::ConsentForBsn),
            (GrondslagInput { geldig_tot: Some(date(2026, 12, 31)), ..good() }, Why::EndBeforeBegin),
            (GrondslagInput { begrippen: set(&[]), ..good() }, Why::NoBegrip),
            (GrondslagInput { begrippen: set(&["aow_volledig@1", "geboortedatum@1"]), ..good() }, Why::StrangeBegrip),
            (GrondslagInput { begrippen: set(&["aow_volledig@9"]), ..good() }, Why::StrangeBegrip),
            (GrondslagInput { bron: AFNEMER, ..good() }, Why::AsksItself),
            (GrondslagInput { soort: Soort::LooplijstEigen, ..good() }, Why::AsksAnother),
            (GrondslagInput { doel: "iets".to_owned(), ..good() }, Why::UnknownDoel),
        ] {
            assert_eq!(input.faults(AFNEMER, &Woordenboek::shipped()), [why]);
        }
    }

    #[test]
    fn a_levensgebeurtenis_is_known_in_the_own_administration_or_elsewhere() {
        let soort = Soort::Levensgebeurtenis;
        let born = GrondslagInput {
            soort,
            bron: AFNEMER,
            bronhouder: "brp".to_owned(),
            begrippen: ["geboortedatum@1".to_owned()].into(),
            ..good()
        };
        assert_eq!(born.faults(AFNEMER, &Woordenboek::shipped()), []);
        assert_eq!(GrondslagInput { soort, ..good() }.faults(AFNEMER, &Woordenboek::shipped()), []);
    }

    #[test]
    fn consent_without_a_bsn_is_a_ground() {
        assert_eq!(
            GrondslagInput { avg: Avg::Toestemming, met_bsn: false, ..good() }.faults(AFNEMER, &Woordenboek::shipped()),
            []
        );
    }

    #[test]
    fn suwi_64_is_seen_however_it_is_written() {
        for (wet, artikel) in [
            ("Wet SUWI", "64"),
            ("wet suwi", "art. 64 lid 1"),
            ("Wet structuur uitvoeringsorganisatie werk en inkomen", "64, eerste lid"),
            ("SUWI art. 64", ""),
            ("Wet SUWI", "62 en 64"),
        ] {
            assert!(is_suwi_64(wet, artikel), "{wet} {artikel}");
        }
        for (wet, artikel) in [
            ("Wet SUWI", "62"),
            ("Wet SUWI", "62 lid 64"),
            ("Wet SUWI", "64a"),
            ("Besluit SUWI", "64"),
            ("Participatiewet", "64"),
        ] {
            assert!(!is_suwi_64(wet, artikel), "{wet} {artikel}");
        }
    }
}
