//! On what it stands: a row of the register for the question, and for the highest level the law of the regeling itself. Asked
//! when a level is asked for, when it is approved, and each day anew.

use crate::LevensgebeurtenisError;
use crate::model::{Niveau, Soort};
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use grondslag::{Bron, Grondslag, Vraag, may_ask};
use regelingen::{Regeling, Stand};
use rules::termijn::WET_TIJDZONE;
use std::sync::LazyLock;
use store::Tx;

static SHIPPED: LazyLock<Option<Stand>> = LazyLock::new(|| regelingen::shipped::read().ok());

/// Which day it is for a law.
pub(crate) fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC)).date()
}

/// What the regeling of a levensgebeurtenis is called.
pub(crate) fn regeling_name(soort: Soort, taal: &str) -> String {
    let all = SHIPPED.as_ref().map(Stand::all).unwrap_or_default();
    let found = all.iter().rfind(|one| one.sleutel == soort.regeling());
    found.map_or_else(|| soort.regeling().to_owned(), |one| one.naam.of(taal).to_owned())
}

/// Whether the versions of a regeling that hold on a day all give it to who did not apply. Of no version nobody knows it: no.
fn is_given<'a>(mut versions: impl Iterator<Item = &'a Regeling>) -> bool {
    let Some(first) = versions.next() else { return false };
    first.aanvragen.given_without().is_some() && versions.all(|one| one.aanvragen.given_without().is_some())
}

/// Whether this level may be reached on a day, as the law of the regeling stands.
///
/// # Errors
/// `NoLaw`.
pub(crate) fn must_be_in_law(stand: &Stand, soort: Soort, niveau: Niveau, day: Date) -> Result<(), LevensgebeurtenisError> {
    let holds = |one: &&Regeling| {
        one.sleutel == soort.regeling() && one.geldig_van <= day && one.geldig_tot.is_none_or(|last| day <= last)
    };
    match niveau != Niveau::ZonderInteractie || is_given(stand.all().iter().filter(holds)) {
        true => Ok(()),
        false => Err(LevensgebeurtenisError::NoLaw),
    }
}

/// Whether it may be done now; held while something is planned and told.
///
/// # Errors
/// `NoLaw`; `NotOnGround` with the reason, which is kept in the register.
pub(crate) async fn must_stand(tx: &Tx, soort: Soort, niveau: Niveau) -> Result<Grondslag, LevensgebeurtenisError> {
    let stand = SHIPPED.as_ref().ok_or(LevensgebeurtenisError::NoLaw)?;
    must_be_in_law(stand, soort, niveau, day_of(tx.store().now()))?;
    let afnemer = tx.purpose().actor().organisatie;
    let vraag = Vraag {
        afnemer,
        // The gemeente keeps the BRP of who lives there itself.
        bron: Bron::Organisatie(afnemer),
        soort: grondslag::Soort::Levensgebeurtenis,
        doel: soort.regeling().to_owned(),
        begrippen: [soort.begrip().to_owned()].into(),
        met_bsn: true,
    };
    Ok(may_ask(tx, &vraag).await?)
}
