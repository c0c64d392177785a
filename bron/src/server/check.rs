//! Whether settings fit together: columns with begrippen, approved questions with columns and limits.

use super::approval::{approval, taker};
use super::blind;
use super::file::{File, KolomFile};
use super::fouten::Faults;
use super::settings::{Afnemer, Eenheid, Gegevens, Instellingen, Kolom, Soort};
use regelingen::begrip::{BegripVersie, Periode, Soort as BegripSoort};
use regelingen::{Begrip, Begrippen};
use std::path::Path;
use toml::Spanned;

/// Of a begrip that is gevoelig: so many thresholds for anybody, so many of them after a first run.
const DREMPELS: (usize, usize) = (12, 1);

pub(super) fn check(file: File, folder: &Path, begrippen: &Begrippen, faults: &mut Faults<'_>) -> Option<Instellingen> {
    let File { bron, gegevens, kolom, afnemer, goedkeuring, grenzen, blind } = file;
    let bronhouder = bron.bronhouder.get_ref();
    if !begrippen.iter().any(|begrip| begrip.bronhouder == *bronhouder) {
        let all: std::collections::BTreeSet<_> = begrippen.iter().map(|begrip| begrip.bronhouder.as_str()).collect();
        let all: Vec<_> = all.into_iter().collect();
        faults.add(bron.bronhouder.span(), format!("no begrip is of bronhouder \"{bronhouder}\"; known are {}", all.join(", ")));
    }
    let place = place(&gegevens, folder, faults);
    let mut kolommen: Vec<Kolom> = Vec::new();
    for file in kolom {
        let at = file.kolom.span();
        let Some(kolom) = column(file, bronhouder, begrippen, faults) else { continue };
        if kolommen.iter().any(|other| other.begrip.begrip == kolom.begrip.begrip && other.jaar == kolom.jaar) {
            faults.add(at.clone(), format!("another column is {} already; for another year give it a jaar", kolom.begrip.begrip));
        }
        kolommen.push(kolom);
    }
    let afnemers: Vec<Afnemer> = afnemer.into_iter().filter_map(|file| taker(file, faults)).collect();
    let approve = |file| approval(file, folder, bronhouder, (&afnemers, &kolommen), faults);
    let goedkeuringen = goedkeuring.into_iter().filter_map(approve).collect();
    let blind = blind.and_then(|file| blind::check(file, folder, &afnemers, faults));
    Some(Instellingen {
        naam: bron.naam,
        bronhouder: bronhouder.clone(),
        adres: bron.adres,
        sleutels: folder.join(bron.sleutels),
        logboek: folder.join(bron.logboek),
        gegevens: place,
        kolommen,
        afnemers,
        goedkeuringen,
        grenzen,
        blind,
    })
}

fn place(gegevens: &Spanned<Gegevens>, folder: &Path, faults: &mut Faults<'_>) -> Gegevens {
    let mut place = gegevens.get_ref().clone();
    let mut must = |is_there: bool, what: &str| {
        if !is_there {
            faults.add(gegevens.span(), format!("for soort {:?} write {what}", place.soort).to_lowercase());
        }
    };
    must(place.soort == Soort::Postgres || place.bestand.is_some(), "bestand = \"…\", the file with the data");
    must(place.soort != Soort::Postgres || place.url.is_some(), "url = \"$name\", the variable with the address");
    let is_database = matches!(place.soort, Soort::Sqlite | Soort::Postgres);
    must(!is_database || place.view.is_some(), "view = \"…\", the view or table with the data");
    must(place.scheidingsteken.is_ascii(), "scheidingsteken as one sign such as ; or ,");
    place.bestand = place.bestand.map(|file| folder.join(file));
    place
}

fn column(file: KolomFile, bronhouder: &str, begrippen: &Begrippen, faults: &mut Faults<'_>) -> Option<Kolom> {
    let at = file.begrip.span();
    let begrip = match BegripVersie::try_from(file.begrip.get_ref().clone()).map(|versie| (begrippen.get(&versie), versie)) {
        Ok((Some(begrip), _)) => begrip,
        Ok((None, versie)) => {
            faults.add(
                at,
                format!("begrip {versie} is not known; look in begrippen.toml, or name your own with begrippen = \"…\""),
            );
            return None;
        }
        Err(why) => {
            faults.add(at, why);
            return None;
        }
    };
    if begrip.bronhouder != bronhouder {
        faults.add(at.clone(), format!("begrip {} is of bronhouder {}, not of {bronhouder}", begrip.begrip, begrip.bronhouder));
    }
    let is_amount = begrip.soort == BegripSoort::Bedrag;
    if is_amount != file.eenheid.is_some() {
        let at = file.eenheid.as_ref().map_or(at.clone(), Spanned::span);
        let mend = if is_amount { "say eenheid = \"euro\" or \"eurocent\"" } else { "only an amount has an eenheid" };
        faults.add(at, format!("begrip {}: {mend}", begrip.begrip));
    }
    if is_of_a_year(begrip) != file.jaar.is_some() {
        let at = file.jaar.as_ref().map_or(at, Spanned::span);
        let mend = if is_of_a_year(begrip) { "say of which year, as jaar = 2026" } else { "it is not of a year: leave jaar out" };
        faults.add(at, format!("begrip {}: {mend}", begrip.begrip));
    }
    let counts =
        begrip.gevoelig && begrip.soort != BegripSoort::JaNee || file.drempels.is_some() || file.nieuwe_drempels.is_some();
    Some(Kolom {
        kolom: file.kolom.into_inner(),
        begrip: begrip.clone(),
        eenheid: file.eenheid.map_or(Eenheid::Eurocent, Spanned::into_inner),
        jaar: file.jaar.map(Spanned::into_inner),
        drempels: counts.then_some((file.drempels.unwrap_or(DREMPELS.0), file.nieuwe_drempels.unwrap_or(DREMPELS.1))),
    })
}

fn is_of_a_year(begrip: &Begrip) -> bool {
    matches!(begrip.periode, Periode::Kalenderjaar | Periode::EersteJanuari)
}
