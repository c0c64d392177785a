//! From what somebody can be left out, and from what they are: the same words at the Balie and behind the login.

use crate::ask::AfmeldingRegel;
use crate::known;
use crate::model::{Bereik, Kanaal};
use foundation::Uuid;
use rules::termijn::WET_TIJDZONE;
use serde::Deserialize;
use web::{Errors, Shared, Taal, When, t, write_date};

/// What is chosen, as sent: `alles`, `regeling/` with its key, `organisatie/` with its id.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// From what.
    pub bereik: String,
    /// How it was said, where that is asked.
    pub kanaal: String,
    /// Which one is taken back.
    pub afmelding: String,
}

impl Typed {
    /// From what; an error at the field where nothing was chosen.
    pub fn bereik(&self, taal: Taal, errors: &mut Errors) -> Option<Bereik> {
        let found = match self.bereik.split_once('/') {
            None if self.bereik == "alles" => Some(Bereik::Alles),
            Some(("regeling", key)) => Some(Bereik::Regeling(key.to_owned())),
            Some(("organisatie", id)) => id.parse::<Uuid>().ok().map(Bereik::Organisatie),
            _ => None,
        };
        if found.is_none() {
            errors.add("bereik", t!(taal, "error-bereik"));
        }
        found
    }

    /// How it was said to who writes it down.
    pub fn kanaal(&self, taal: Taal, errors: &mut Errors) -> Option<Kanaal> {
        let found = Kanaal::parse(&self.kanaal).filter(|kanaal| Kanaal::TOLD.contains(kanaal));
        if found.is_none() {
            errors.add("kanaal", t!(taal, "error-kanaal"));
        }
        found
    }
}

/// Something that can be chosen.
pub struct Choice {
    /// As it is sent.
    pub value: String,
    /// As it is read.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Everything from which somebody can be left out: all, a regeling, an organisatie.
pub fn choices(organisaties: &[(Uuid, String)], typed: &str, taal: Taal) -> Vec<Choice> {
    let choice = |value: String, text: String| Choice { chosen: value == typed, value, text };
    let all = choice("alles".to_owned(), t!(taal, "bereik-alles"));
    let regelingen = known::regelingen(taal.code());
    let regelingen =
        regelingen.into_iter().map(|(key, naam)| choice(format!("regeling/{key}"), t!(taal, "bereik-regeling", naam = naam)));
    let others = organisaties
        .iter()
        .map(|(id, naam)| choice(format!("organisatie/{id}"), t!(taal, "bereik-organisatie", naam = naam.as_str())));
    std::iter::once(all).chain(regelingen).chain(others).collect()
}

/// What somebody said, in words.
pub struct Line {
    /// The Afmelding.
    pub id: Uuid,
    /// From what.
    pub what: String,
    /// Since when, and how.
    pub since: String,
    /// When it ends by itself, for a child; or empty.
    pub until: String,
}

/// What somebody said, in words.
pub fn lines(house: &Shared, said: Vec<AfmeldingRegel>, organisaties: &[(Uuid, String)], taal: Taal) -> Vec<Line> {
    let now = house.store.now();
    let regelingen = known::regelingen(taal.code());
    let line = |one: AfmeldingRegel| Line {
        id: one.id,
        what: match &one.bereik {
            Bereik::Alles => t!(taal, "bereik-alles"),
            Bereik::Regeling(key) => {
                let naam = regelingen.get(key.as_str()).copied().unwrap_or(key.as_str());
                t!(taal, "bereik-regeling", naam = naam)
            }
            Bereik::Organisatie(id) => {
                let naam = organisaties.iter().find(|(other, _)| other == id).map_or("", |(_, naam)| naam.as_str());
                t!(taal, "bereik-organisatie", naam = naam)
            }
        },
        since: {
            let day = When::new(one.begin, WET_TIJDZONE, now).long_day(taal);
            match one.kanaal {
                Some(kanaal) => t!(taal, "since-how", dag = day, hoe = kanaal_text(kanaal, taal)),
                None => day,
            }
        },
        until: one
            .vervalt_op
            .and_then(|day| day.parse().ok())
            .map(|day| t!(taal, "until-of-age", dag = write_date(day)))
            .unwrap_or_default(),
    };
    said.into_iter().map(line).collect()
}

/// How it was said.
pub(crate) fn kanaal_text(kanaal: Kanaal, taal: Taal) -> String {
    match kanaal {
        Kanaal::Balie => t!(taal, "kanaal-balie"),
        Kanaal::Telefoon => t!(taal, "kanaal-telefoon"),
        Kanaal::Brief => t!(taal, "kanaal-brief"),
        Kanaal::Inloggen => t!(taal, "kanaal-inloggen"),
        Kanaal::Gesprek => t!(taal, "kanaal-gesprek"),
    }
}
