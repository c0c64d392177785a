//! A Looplijst of Maastricht as it was opened: who goes where, and nobody visited yet. A story begins at the door.

use super::data::read;
use super::days::Days;
use super::people::bekenden;
use super::rows::Rows;
use super::{DemoError, id};
use ::looplijst::tables::{looplijst, looplijst_regel, looplijst_wijk};
use ::looplijst::{RegelStatus, Status};
use bron::demo::Bekende;
use foundation::jiff::ToSpan;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Looplijst {
    organisatie: String,
    regelingen: Vec<String>,
    /// Days before today.
    peildatum: i64,
    geopend: i64,
    wijken: Vec<Wijk>,
    regels: Vec<Regel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wijk {
    wijk: String,
    wie: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regel {
    wie: String,
    regelingen: Vec<String>,
}

/// Who is on it, as the own administration and the sources beside the demo know them.
pub fn on_the_list() -> Result<Vec<Bekende>, DemoError> {
    let file: Looplijst = read("looplijst.toml", include_str!("data/looplijst.toml"))?;
    bekenden(&file.regels.into_iter().map(|one| one.wie).collect())
}

pub(super) fn add(rows: &mut Rows, days: &Days) -> Result<(), DemoError> {
    let file: Looplijst = read("looplijst.toml", include_str!("data/looplijst.toml"))?;
    let looplijst_id = id(&format!("looplijst/{}", file.organisatie));
    let opened = days.end_of(days.today - file.geopend.days()).into();
    rows.looplijsten.push(looplijst::Model {
        id: looplijst_id,
        organisatie_id: rows.organisatie(id(&format!("organisatie/{}", file.organisatie)))?.id,
        regelingen: file.regelingen.join(" "),
        peildatum: (days.today - file.peildatum.days()).to_string(),
        status: Status::Geopend.into(),
        geopend_op: Some(opened),
        aangemaakt_op: days.end_of(days.today - file.peildatum.days()).into(),
        versie: 2,
    });
    for one in &file.wijken {
        let medewerker_id = one.wie.as_deref().map(|key| rows.medewerker(key).map(|row| row.id)).transpose()?;
        rows.looplijst_wijken.push(looplijst_wijk::Model {
            id: id(&format!("looplijst_wijk/{}/{}", file.organisatie, one.wijk)),
            looplijst_id,
            wijk: one.wijk.clone(),
            medewerker_id,
            versie: 1,
        });
    }
    for one in file.regels {
        let who = rows.inwoner(&one.wie)?;
        let wijk = who.postcode.chars().take(4).collect::<String>();
        let goes = file.wijken.iter().find(|row| row.wijk == wijk);
        let goes = goes.ok_or_else(|| DemoError::Data("looplijst.toml", format!("{}: no wijk {wijk}", one.wie)))?;
        let status = if goes.wie.is_some() { RegelStatus::Toegewezen } else { RegelStatus::list() };
        rows.looplijst_regels.push(looplijst_regel::Model {
            id: id(&format!("looplijst_regel/{}", one.wie)),
            looplijst_id,
            inwoner_id: Some(who.id),
            regelingen: one.regelingen.join(" "),
            wijk,
            status: status.into(),
            reden: None,
            gepland_op: None,
            dagdeel: None,
            samen: false,
            poging: 0,
            aangemaakt_op: opened,
            versie: 1,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_on_it_lives_there_by_the_own_administration() {
        let rows = bron::demo::administratie(&[], &on_the_list().unwrap());
        assert_eq!(rows.lines().count(), 9);
        let kees = "999990718,Kees,Verzonnen,1959-10-08,Voorbeeldstraat,9004,6211AD,Maastricht,,nee,nee";
        assert!(rows.lines().any(|row| row == kees), "{rows}");
    }
}
