//! The words for what a begrip says of itself.

use crate::model::{Invoer, Status, Uitkomst};
use crate::{BegripInputError as Why, Geraakt};
use regelingen::begrip::{Begrip, Bereik, Heffing, Periode, Soort, Verschil};
use regelingen::{Geverifieerd, Herkomst};
use web::{Taal, t};

/// What kind of value.
pub(crate) fn soort_text(soort: Soort, taal: Taal) -> String {
    match soort {
        Soort::Bedrag => t!(taal, "soort-bedrag"),
        Soort::Aantal => t!(taal, "soort-aantal"),
        Soort::JaNee => t!(taal, "soort-ja-nee"),
        Soort::Datum => t!(taal, "soort-datum"),
    }
}

/// Over which time.
pub(crate) fn periode_text(periode: Periode, taal: Taal) -> String {
    match periode {
        Periode::Kalenderjaar => t!(taal, "periode-kalenderjaar"),
        Periode::Kalendermaand => t!(taal, "periode-kalendermaand"),
        Periode::Maanden(n) => t!(taal, "periode-maanden", n = n),
        Periode::Kwartaalbegin => t!(taal, "periode-kwartaalbegin"),
        Periode::EersteJanuari => t!(taal, "periode-eerste-januari"),
        Periode::Dag => t!(taal, "periode-dag"),
    }
}

/// Before or after tax.
pub(crate) fn heffing_text(heffing: Heffing, taal: Taal) -> String {
    match heffing {
        Heffing::Bruto => t!(taal, "heffing-bruto"),
        Heffing::Netto => t!(taal, "heffing-netto"),
        Heffing::Fiscaal => t!(taal, "heffing-fiscaal"),
        Heffing::Geen => t!(taal, "heffing-geen"),
    }
}

/// For whom.
pub(crate) fn bereik_text(bereik: Bereik, taal: Taal) -> String {
    match bereik {
        Bereik::Persoon => t!(taal, "bereik-persoon"),
        Bereik::Partners => t!(taal, "bereik-partners"),
        Bereik::Huishouden => t!(taal, "bereik-huishouden"),
    }
}

/// Whether it was seen in the source.
pub(crate) fn geverifieerd_text(geverifieerd: Geverifieerd, taal: Taal) -> String {
    match geverifieerd {
        Geverifieerd::Ja => t!(taal, "geverifieerd-ja"),
        Geverifieerd::Berekend => t!(taal, "geverifieerd-berekend"),
        Geverifieerd::TeVerifieren => t!(taal, "geverifieerd-te-verifieren"),
        Geverifieerd::Synthetisch => t!(taal, "geverifieerd-synthetisch"),
    }
}

/// Where something comes from, and what that is worth.
pub fn herkomst_text(herkomst: &Herkomst, taal: Taal) -> String {
    format!("{} ({})", herkomst.bron, geverifieerd_text(herkomst.geverifieerd, taal))
}

/// How a Gelijkstelling stands.
pub(crate) fn status_text(status: Status, taal: Taal) -> String {
    match status {
        Status::Voorstel => t!(taal, "status-voorstel"),
        Status::Actief => t!(taal, "status-actief"),
        Status::Afgewezen => t!(taal, "status-afgewezen"),
        Status::Ingetrokken => t!(taal, "status-ingetrokken"),
        Status::Vervallen => t!(taal, "status-vervallen"),
    }
}

/// What came of putting two under one threshold.
pub(crate) fn uitkomst_text(uitkomst: Uitkomst, taal: Taal) -> String {
    match uitkomst {
        Uitkomst::Gelijk => t!(taal, "uitkomst-gelijk"),
        Uitkomst::Gelijkgesteld => t!(taal, "uitkomst-gelijkgesteld"),
        Uitkomst::Geweigerd => t!(taal, "uitkomst-geweigerd"),
    }
}

/// What came of an extract.
pub(crate) fn invoer_text(invoer: Invoer, taal: Taal) -> String {
    match invoer {
        Invoer::Ingevoerd => t!(taal, "invoer-ingevoerd"),
        Invoer::Geweigerd => t!(taal, "invoer-geweigerd"),
    }
}

/// In what two differ.
pub(crate) fn verschil_text(verschil: Verschil, taal: Taal) -> String {
    match verschil {
        Verschil::Begrip => t!(taal, "verschil-begrip"),
        Verschil::Versie => t!(taal, "verschil-versie"),
        Verschil::Bronhouder => t!(taal, "verschil-bronhouder"),
        Verschil::Periode => t!(taal, "verschil-periode"),
        Verschil::Heffing => t!(taal, "verschil-heffing"),
        Verschil::Bereik => t!(taal, "verschil-bereik"),
        Verschil::Jaar => t!(taal, "verschil-jaar"),
    }
}

/// In what two differ, in a sentence.
pub(crate) fn differs(all: &[Verschil], taal: Taal) -> String {
    let all: Vec<String> = all.iter().map(|one| verschil_text(*one, taal)).collect();
    t!(taal, "error-differs", verschillen = all.join(", "))
}

/// What an extract lacks, and what it hits.
pub(crate) fn gone(one: &Geraakt, taal: Taal) -> String {
    let begrip = one.begrip.to_string();
    match one.regelingen.is_empty() {
        true => t!(taal, "error-gone-unused", begrip = begrip),
        false => t!(taal, "error-gone", begrip = begrip, regelingen = one.regelingen.join(", ")),
    }
}

/// Why something cannot stand.
pub(crate) fn fault(why: &Why, taal: Taal) -> String {
    match why {
        Why::Unchanged => t!(taal, "error-unchanged"),
        Why::NoGgm => t!(taal, "error-no-ggm"),
        Why::NeverEqual => t!(taal, "error-never-equal"),
        Why::Same => t!(taal, "error-same"),
        Why::Unreadable(line) => t!(taal, "error-unreadable", regel = line.to_string()),
        Why::Empty => t!(taal, "error-empty"),
        Why::Again => t!(taal, "error-again"),
    }
}

/// At which field.
pub(crate) fn field_of(why: &Why) -> &'static str {
    match why {
        Why::Unchanged => "omschrijving",
        Why::NoGgm => "ggm",
        Why::NeverEqual | Why::Same => "ander",
        Why::Unreadable(_) | Why::Empty => "tekst",
        Why::Again => "uitgave",
    }
}

/// What a bronhouder is called: a name, not a text of ours.
pub fn bronhouder_text(key: &str) -> String {
    if key.len() <= 3 {
        return key.to_uppercase();
    }
    let (first, rest) = key.split_at_checked(1).unwrap_or((key, ""));
    first.to_uppercase() + rest
}

/// What a begrip says of itself, a line each; what two differ in stands in the same order for both.
pub(crate) fn facts(one: &Begrip, taal: Taal) -> Vec<(Option<Verschil>, String, String)> {
    let ggm = one.ggm.clone().unwrap_or_else(|| t!(taal, "no-ggm"));
    vec![
        (Some(Verschil::Begrip), t!(taal, "fact-sleutel"), one.begrip.sleutel.clone()),
        (Some(Verschil::Versie), t!(taal, "fact-versie"), one.begrip.versie.to_string()),
        (Some(Verschil::Bronhouder), t!(taal, "fact-bronhouder"), bronhouder_text(&one.bronhouder)),
        (Some(Verschil::Periode), t!(taal, "fact-periode"), periode_text(one.periode, taal)),
        (Some(Verschil::Heffing), t!(taal, "fact-heffing"), heffing_text(one.heffing, taal)),
        (Some(Verschil::Bereik), t!(taal, "fact-bereik"), bereik_text(one.bereik, taal)),
        (None, t!(taal, "fact-soort"), soort_text(one.soort, taal)),
        (None, t!(taal, "fact-artikel"), one.artikel.clone()),
        (None, t!(taal, "fact-omschrijving"), one.omschrijving.clone()),
        (None, t!(taal, "fact-ggm"), ggm),
        (None, t!(taal, "fact-herkomst"), herkomst_text(&one.herkomst, taal)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bronhouders_are_called_as_people_know_them() {
        assert_eq!((bronhouder_text("uwv"), bronhouder_text("belastingdienst")), ("UWV".into(), "Belastingdienst".into()));
    }
}
