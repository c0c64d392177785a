//! From facts to words: one message in its letter, its phone script, on paper at the Balie, and as an e-mail.

use crate::feiten::BerichtRow;
use crate::soort::Feit;
use crate::{BerichtError, Soort, texts};
use brief::{Addressee, Block, Language, Letter, Sender, Size};
use foundation::jiff::Timestamp;
use rules::termijn::WET_TIJDZONE;
use std::collections::HashMap;
use web::{Taal, When, t};

/// A message in words, in one language.
#[derive(Clone, Debug)]
pub struct Inhoud {
    /// In which language.
    pub taal: Taal,
    /// The heading.
    pub titel: String,
    /// The paragraphs of the letter; also what stands behind the login.
    pub brief: Vec<String>,
    /// What was done, a line each.
    pub stappen: Vec<String>,
    /// When, where, what to bring, which nummer: label and value.
    pub feiten: Vec<(String, String)>,
    /// What is said on the telephone, a sentence or two a line.
    pub script: Vec<String>,
    /// What is printed at the Balie.
    pub print: Vec<String>,
    /// Whom to call, as a line above the telephone number.
    pub bellen: String,
    /// The telephone number.
    pub telefoon: String,
}

/// What is sent outside the login: that there is a message, from whom, and how to read it (Awb 2:10 lid 2). It is the
/// same for every kind, so that the kind tells nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    /// The subject.
    pub titel: String,
    /// The text.
    pub tekst: String,
}

/// The e-mail of an organisatie.
pub fn email(organisatie: &str, telefoon: &str, taal: Taal) -> Email {
    Email {
        titel: t!(taal, "email-titel", organisatie = organisatie),
        tekst: t!(taal, "email-tekst", organisatie = organisatie, telefoon = telefoon),
    }
}

/// The language of an Inwoner; one that we do not write is Dutch.
pub(crate) fn taal_of(code: &str) -> Taal {
    Taal::ALL.into_iter().find(|taal| taal.code() == code).unwrap_or_default()
}

type Woorden = HashMap<&'static str, String>;

impl BerichtRow {
    /// The language in which it is written.
    pub fn taal(&self) -> Taal {
        taal_of(&self.taal)
    }

    fn telefoon(&self) -> &str {
        self.locatie_telefoon.as_deref().filter(|number| !number.is_empty()).unwrap_or(&self.organisatie_telefoon)
    }

    fn when(&self, at: store::Ms, now: Timestamp) -> When {
        When::new(at.at(), self.zone(), now)
    }

    /// The clock of the Locatie it is about, and else that of the law.
    fn zone(&self) -> &str {
        self.tijdzone.as_deref().unwrap_or(WET_TIJDZONE)
    }

    /// In words. What a kind cannot be told without has to be there.
    pub fn words(&self, taal: Taal, now: Timestamp) -> Result<Inhoud, BerichtError> {
        let soort = self.soort()?;
        let args = self.args(soort, taal, now)?;
        let keys = soort.teksten();
        let lines = |key: &str| texts::of(taal).get_args(key, args.clone()).lines().map(str::to_owned).collect::<Vec<_>>();
        Ok(Inhoud {
            taal,
            titel: lines(keys.titel).join(" "),
            brief: lines(keys.brief),
            stappen: if soort.feiten().contains(&Feit::Gesprek) { self.steps(taal) } else { Vec::new() },
            feiten: self.table(soort, taal, now),
            script: lines(keys.script),
            print: lines(keys.print),
            bellen: t!(taal, "bellen"),
            telefoon: self.telefoon().to_owned(),
        })
    }

    /// The values for the holes in the texts.
    fn args(&self, soort: Soort, taal: Taal, now: Timestamp) -> Result<Woorden, BerichtError> {
        let feiten = self.feiten()?;
        let missing = || BerichtError::Incomplete;
        let mut args = Woorden::from([
            ("organisatie", self.organisatie_naam.clone()),
            ("telefoon", self.telefoon().to_owned()),
            ("nummer", self.nummer.clone()),
        ]);
        for feit in soort.feiten() {
            match feit {
                Feit::Afspraak => {
                    let when = self.when(self.begin.ok_or_else(missing)?, now);
                    args.insert("dag", when.long_day(taal));
                    args.insert("tijd", when.time());
                    args.insert("plaats", self.plaats.clone().ok_or_else(missing)?);
                }
                Feit::Eerder => {
                    let when = self.when(feiten.eerder.ok_or_else(missing)?, now);
                    args.insert("eerder", format!("{}, {}", when.long_day(taal), when.time()));
                }
                Feit::Contactpersoon => {
                    args.insert("contactpersoon", feiten.contactpersoon.clone().ok_or_else(missing)?);
                }
                Feit::Gesprek => {
                    args.insert("vervolg", self.next(taal, now));
                }
                Feit::Termijn => {
                    args.insert("termijn", on_the_laws(feiten.termijn.ok_or_else(missing)?, now).long_day(taal));
                }
                Feit::Stand => {
                    let naam = feiten.bestemming.clone().ok_or_else(missing)?;
                    let one = HashMap::from([("bestemming", naam)]);
                    args.insert("stand", texts::of(taal).get_args(feiten.stand.ok_or_else(missing)?.tekst(), one));
                }
                Feit::Antwoord => {
                    args.insert("antwoord", self.antwoord.clone().ok_or_else(missing)?);
                }
                Feit::Bestemming => {
                    args.insert("bestemming", feiten.bestemming.clone().ok_or_else(missing)?);
                }
            }
        }
        Ok(args)
    }

    /// For what somebody comes back, in the words that the Balie wrote down with them, and before when.
    fn next(&self, taal: Taal, now: Timestamp) -> String {
        let Some(at) = self.vervolg_op else { return t!(taal, "gesprek-klaar") };
        let dag = self.when(at, now).long_day(taal);
        match self.vervolg.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            Some(vervolg) => t!(taal, "gesprek-vervolg-voor", dag = dag, vervolg = vervolg),
            None => t!(taal, "gesprek-vervolg", dag = dag),
        }
    }

    /// What has to be found at a glance.
    fn table(&self, soort: Soort, taal: Taal, now: Timestamp) -> Vec<(String, String)> {
        let mut rows = Vec::new();
        // Of what is off, there is nothing to find and nothing to bring.
        if soort.is_about_what_comes() {
            if let Some(begin) = self.begin {
                let when = self.when(begin, now);
                rows.push((t!(taal, "feit-wanneer"), format!("{}, {}", when.long_day(taal), when.time())));
            }
            if let (Some(plaats), Some(adres)) = (&self.plaats, &self.locatie_adres) {
                rows.push((t!(taal, "feit-waar"), format!("{plaats}\n{adres}")));
            }
            if let Some(meenemen) = self.meenemen.as_ref().filter(|text| !text.is_empty()) {
                rows.push((t!(taal, "feit-meenemen"), meenemen.clone()));
            }
        }
        rows.push((t!(taal, "feit-nummer"), self.nummer.clone()));
        rows
    }

    /// What was done, in the words of a letter; a step that this version does not know is left out.
    fn steps(&self, taal: Taal) -> Vec<String> {
        let text = |stap: &str| match stap {
            "digid_aangevraagd" => Some(t!(taal, "stap-digid-aangevraagd")),
            "digid_geactiveerd" => Some(t!(taal, "stap-digid-geactiveerd")),
            "berichtenbox_uitgelegd" => Some(t!(taal, "stap-berichtenbox-uitgelegd")),
            "formulier_ingevuld" => Some(t!(taal, "stap-formulier-ingevuld")),
            "brief_uitgelegd" => Some(t!(taal, "stap-brief-uitgelegd")),
            "samen_gebeld" => Some(t!(taal, "stap-samen-gebeld")),
            _ => None,
        };
        self.stappen.as_deref().unwrap_or_default().split_whitespace().filter_map(text).collect()
    }

    /// As a letter to where the Inwoner lives now.
    pub(crate) fn letter(&self, now: Timestamp) -> Result<Letter, BerichtError> {
        let taal = self.taal();
        let words = self.words(taal, now)?;
        let today = When::new(now, self.zone(), now).long_day(taal);
        let naam = format!("{} {}", self.voornaam, self.achternaam).trim().to_owned();
        let mut blocks = vec![Block::Paragraph(t!(taal, "brief-aanhef", naam = naam.as_str()))];
        blocks.extend(words.brief.into_iter().map(Block::Paragraph));
        if !words.stappen.is_empty() {
            blocks.push(Block::Heading(t!(taal, "brief-gedaan")));
            blocks.push(Block::List(words.stappen));
        }
        blocks.push(Block::Facts(words.feiten));
        Ok(Letter {
            language: language(taal),
            size: if self.grote_letter { Size::Large } else { Size::Normal },
            sender: Sender {
                name: self.organisatie_naam.clone(),
                phone: self.organisatie_telefoon.clone(),
                return_address: self.return_address(),
            },
            addressee: Addressee { name: naam, address: self.address()? },
            dated: today,
            reference: self.nummer.clone(),
            title: words.titel,
            blocks,
            call: words.bellen,
            call_phone: Some(words.telefoon).filter(|number| *number != self.organisatie_telefoon),
            signature: vec![t!(taal, "brief-groet"), self.organisatie_naam.clone()],
        })
    }

    fn return_address(&self) -> String {
        match &self.retour_adres {
            Some(adres) => format!("{}, {adres}", self.organisatie_naam),
            None => self.organisatie_naam.clone(),
        }
    }

    /// Whether there is one for the window: street, house number and place. There is no postcode on Bonaire. An address that
    /// the BRP keeps secret is for overheidsorganen only. The same is asked of who lives there by `inwoner::AdresStand`.
    pub(crate) fn has_address(&self) -> bool {
        let known = [&self.straat, &self.huisnummer, &self.woonplaats].iter().all(|part| !part.trim().is_empty());
        known && (self.overheidsorgaan || !self.geheimhouding)
    }

    /// The lines in the window.
    fn address(&self) -> Result<Vec<String>, BerichtError> {
        if !self.has_address() {
            return Err(BerichtError::NoAddress);
        }
        let first = format!("{} {}", self.straat.trim(), self.huisnummer.trim());
        let (digits, letters) = self.postcode.split_at_checked(4).unwrap_or((&self.postcode, ""));
        let second = format!("{digits} {}  {}", letters.trim(), self.woonplaats.trim());
        Ok(vec![first, second.trim().to_owned()])
    }
}

/// A term of the law, on its own clock.
fn on_the_laws(at: store::Ms, now: Timestamp) -> When {
    When::new(at.at(), WET_TIJDZONE, now)
}

const fn language(taal: Taal) -> Language {
    match taal {
        Taal::Nl => Language::Nl,
        Taal::En => Language::En,
        Taal::Pap => Language::Pap,
    }
}
