//! What was typed at a door, read: a fixed list of outcomes, and what each of them asks for.

use crate::attempt::BezoekInput;
use crate::gesprek::{Dagdeel, Uitkomst};
use crate::known;
use crate::pages::one::DAYS;
use crate::refuse::BereikInput;
use crate::speak::{UitkomstInput, Vervolg};
use crate::store::day_of;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use hulpvraag::{DagError, agreed_day};
use rules::termijn::WET_TIJDZONE;
use serde::Deserialize;
use web::{Errors, Shared, Taal, read_date, t};

/// Nobody was at home, or somebody else opened.
pub(crate) const NIET_THUIS: &str = "niet_bereikt";
/// The Inwoner says no.
pub(crate) const WEIGERT: &str = "geweigerd";
/// That nobody was at home was noted by mistake.
pub(crate) const VERGISSING: &str = "vergissing";
/// From everything.
pub(crate) const ALLES: &str = "alles";
/// Whoever stands there comes back.
pub(crate) const TERUG: &str = "terug";
/// The Inwoner calls.
pub(crate) const BELT_ZELF: &str = "belt_zelf";
/// A box that is checked.
pub(crate) const JA: &str = "ja";

/// How it went, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub(crate) uitkomst: String,
    pub(crate) dagdeel: String,
    /// From what, where the Inwoner says no.
    pub(crate) bereik: String,
    /// With what, where the Inwoner wants help now.
    pub(crate) product: String,
    /// How it goes on, where that is open.
    pub(crate) vervolg: String,
    pub(crate) vervolg_op: String,
    pub(crate) vervolg_dagdeel: String,
    pub(crate) samen: String,
    /// It takes the place of what was noted.
    pub(crate) verbetering: String,
    pub(crate) versie: i32,
}

/// How it went, as far as it can be kept.
pub(crate) enum Checked {
    /// With how it goes on, where somebody waits to hear more.
    NietBereikt(BezoekInput, Option<Vervolg>),
    /// Whether whoever goes there next goes with somebody, and how it ended.
    Gesproken(bool, UitkomstInput),
    Geweigerd(BereikInput),
    Verbeterd(bool, UitkomstInput),
    Vergissing,
}

impl Typed {
    /// Reads the form; `products` are those a Balie can help with.
    pub(crate) fn check(&self, house: &Shared, products: &[String], taal: Taal, errors: &mut Errors) -> Option<Checked> {
        if self.uitkomst == VERGISSING {
            return Some(Checked::Vergissing);
        }
        let samen = self.samen == JA;
        self.refuse_what_gets_lost(products, taal, errors);
        let checked = match (self.uitkomst.as_str(), Uitkomst::parse(&self.uitkomst)) {
            (_, Some(uitkomst)) => {
                let input = self.spoken(house, uitkomst, taal, errors)?;
                match self.corrects() {
                    true => Some(Checked::Verbeterd(samen, input)),
                    false => Some(Checked::Gesproken(samen, input)),
                }
            }
            (NIET_THUIS, _) if !self.corrects() => {
                // When that was counts for nobody at home alone: elsewhere it stands in the form, and is not asked.
                let dagdeel = Dagdeel::parse(&self.dagdeel).ok_or(());
                let dagdeel = errors.take("dagdeel", dagdeel, |()| t!(taal, "error-dagdeel"));
                let vervolg = self.goes_on(house, taal, errors);
                dagdeel.map(|dagdeel| Checked::NietBereikt(BezoekInput { dagdeel, samen }, vervolg))
            }
            (WEIGERT, _) if !self.corrects() => self.refused(taal, errors).map(Checked::Geweigerd),
            _ => {
                errors.add("uitkomst", t!(taal, "error-uitkomst"));
                None
            }
        };
        checked.filter(|_| errors.is_empty())
    }

    /// Whether it takes the place of what was noted.
    pub(crate) fn corrects(&self) -> bool {
        self.verbetering == JA
    }

    /// What is none of the choices is refused, also where this outcome does not ask for it. A no, a question for help or a day that
    /// would get lost is asked about: it was chosen by somebody at the door.
    fn refuse_what_gets_lost(&self, products: &[String], taal: Taal, errors: &mut Errors) {
        let is_not = |value: &str| !self.uitkomst.is_empty() && self.uitkomst != value;
        if self.uitkomst != NIET_THUIS && !self.dagdeel.is_empty() && Dagdeel::parse(&self.dagdeel).is_none() {
            errors.add("dagdeel", t!(taal, "error-dagdeel"));
        }
        if !self.product.is_empty() && !products.contains(&self.product) {
            errors.add("product", t!(taal, "error-product"));
        } else if !self.product.is_empty() && is_not(Uitkomst::WilNuHulp.as_str()) {
            errors.add("product", t!(taal, "error-product-too"));
        }
        if !self.bereik.is_empty() && self.bereik != ALLES && !known::is_known(&self.bereik) {
            errors.add("bereik", t!(taal, "error-bereik"));
        } else if !self.bereik.is_empty() && is_not(WEIGERT) {
            errors.add("bereik", t!(taal, "error-bereik-too"));
        }
        // Whether nobody at home asks for it, says the regel.
        let is_open = Uitkomst::parse(&self.uitkomst).is_some_and(Uitkomst::is_open);
        let goes_on = is_open || matches!(self.uitkomst.as_str(), "" | NIET_THUIS);
        if !matches!(self.vervolg.as_str(), "" | TERUG | BELT_ZELF) {
            errors.add("vervolg", t!(taal, "error-vervolg"));
        } else if !self.vervolg.is_empty() && !goes_on {
            errors.add("vervolg", t!(taal, "error-vervolg-too"));
        }
        if self.vervolg != TERUG && (!self.vervolg_op.trim().is_empty() || !self.vervolg_dagdeel.is_empty()) {
            // At the day, which is shown with what is wrong about it.
            errors.add("vervolg_op", t!(taal, "error-terug-too"));
        }
    }

    /// From what the Inwoner wants nothing.
    fn refused(&self, taal: Taal, errors: &mut Errors) -> Option<BereikInput> {
        match self.bereik.as_str() {
            "" => {
                errors.add("bereik", t!(taal, "error-bereik"));
                None
            }
            ALLES => Some(BereikInput::Alles),
            key => Some(BereikInput::Regeling(key.to_owned())),
        }
    }

    /// How a Gesprek ended, and how it goes on where that is open.
    fn spoken(&self, house: &Shared, uitkomst: Uitkomst, taal: Taal, errors: &mut Errors) -> Option<UitkomstInput> {
        if uitkomst == Uitkomst::WilNuHulp {
            if self.product.is_empty() {
                errors.add("product", t!(taal, "error-product"));
            }
            return Some(UitkomstInput::WilNuHulp(self.product.clone()));
        }
        if !uitkomst.is_open() {
            return Some(UitkomstInput::Klaar(uitkomst));
        }
        if self.vervolg.is_empty() {
            errors.add("vervolg", t!(taal, "error-vervolg"));
        }
        self.goes_on(house, taal, errors).map(|vervolg| UitkomstInput::Vervolg(uitkomst, vervolg))
    }

    /// The day of a return: from tomorrow, within a month, and as every next step on one on which somebody works.
    fn return_on(&self, house: &Shared) -> Result<Date, DagError> {
        let today = day_of(house.store.now());
        let dag = read_date(&self.vervolg_op).filter(|day| *day > today && *day <= today.saturating_add(DAYS.days()));
        let dag = dag.ok_or(DagError::Past)?;
        let zone = TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC);
        agreed_day(&self.vervolg_op, house.store.now(), &zone, None).map(|_| dag)
    }

    /// How it goes on, where that is said.
    fn goes_on(&self, house: &Shared, taal: Taal, errors: &mut Errors) -> Option<Vervolg> {
        match self.vervolg.as_str() {
            BELT_ZELF => Some(Vervolg::Inwoner),
            TERUG => {
                let dag = errors.take("vervolg_op", self.return_on(house), |why| match why {
                    DagError::Free | DagError::Closed => t!(taal, "error-terug-free"),
                    DagError::Past | DagError::Far => t!(taal, "error-terug-op"),
                });
                let part = Dagdeel::parse(&self.vervolg_dagdeel).ok_or(());
                let part = errors.take("vervolg_dagdeel", part, |()| t!(taal, "error-dagdeel"));
                Some(Vervolg::Bezoek(dag?, part?))
            }
            _ => None,
        }
    }
}
