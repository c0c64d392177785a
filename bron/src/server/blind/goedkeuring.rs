//! What a source approved for a run, as `nulsom` holds D against it; and which thresholds that counts.

use super::super::drempel;
use super::super::settings::{Goedkeuring, Kolom};
use super::instellingen::{Blindgemeente, Blindgoedkeuring};
use nulsom::limits::{self, GoedgekeurdeRegeling};
use nulsom::{Opdracht, Weigering};

/// The approvals for one run, by the number of the regeling in D.
pub(super) struct Goedgekeurd<'a> {
    pub regelingen: Vec<&'a Goedkeuring>,
    pub samen: limits::Goedkeuring,
}

/// What was approved of everything in D.
///
/// # Errors
/// EL-310 where there is no such grondslag, EL-382 where there is and this was not approved under it for a blind run.
pub(super) fn find<'a>(
    all: &'a [Goedkeuring],
    (kolommen, bronnen_min): (&[Kolom], usize),
    gemeente: &Blindgemeente,
    opdracht: &Opdracht,
    nu: i64,
) -> Result<Goedgekeurd<'a>, Weigering> {
    let is_ground = |one: &&Goedkeuring| {
        one.afnemer == gemeente.afnemer
            && one.grondslag == opdracht.grondslag
            && one.grondslag_digest.0 == opdracht.grondslag_hash
            && nu < one.tot.as_millisecond()
    };
    let grounds: Vec<&Goedkeuring> = all.iter().filter(is_ground).collect();
    if grounds.is_empty() {
        return Err(Weigering::GrondslagNietActief);
    }
    let blind = |one: &&'a Goedkeuring| Some((*one, one.blind.as_ref()?));
    let allowed: Vec<(&Goedkeuring, &Blindgoedkeuring)> =
        grounds.iter().filter_map(blind).filter(|(_, blind)| blind.regels.0 == opdracht.regels).collect();
    let mut found = Vec::new();
    let mut regelingen = Vec::new();
    for asked in &opdracht.regelingen {
        let same = |(one, blind): &&(&Goedkeuring, &Blindgoedkeuring)| {
            one.vragenset.regelingen == [asked.naam.clone()] && blind.versie == asked.versie
        };
        let (one, blind) = allowed.iter().find(same).ok_or(Weigering::NietGoedgekeurd)?;
        found.push(*one);
        regelingen.push(GoedgekeurdeRegeling {
            naam: asked.naam.clone(),
            versie: blind.versie,
            bronnen: blind.bronnen.clone(),
            drempels: drempel::nulsom(&one.vragenset, kolommen),
        });
    }
    let tot = found.iter().map(|one| one.tot.as_millisecond().unsigned_abs()).min().unwrap_or_default();
    let samen = limits::Goedkeuring {
        grondslag: opdracht.grondslag,
        grondslag_hash: opdracht.grondslag_hash,
        grondslag_tot: tot,
        regels: opdracht.regels,
        regelingen,
        inwoners: gemeente.inwoners.clone(),
        bronnen_min,
    };
    Ok(Goedgekeurd { regelingen: found, samen })
}
