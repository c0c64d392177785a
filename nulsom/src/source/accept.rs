//! First: is this a run that this source takes part in, about the list that D names?

use crate::keys::Oin;
use crate::lijst::Lijst;
use crate::limits::{GoedgekeurdeRegeling, Goedkeuring, Logboek, LogboekRegel, VALID_MAX, enough_sources, good_size};
use crate::opdracht::{Hd, Opdracht, Regeling};
use crate::pins::{BronPins, Pins, SourceKeys};
use crate::weigering::Weigering;
use crate::zegel::Zegel;

/// What a source holds a run against.
pub struct Toetsing<'k> {
    /// Its own keys.
    pub keys: &'k SourceKeys,
    /// Everybody else's.
    pub pins: &'k Pins,
    /// What it approved.
    pub goedkeuring: &'k Goedkeuring,
    /// What it took part in.
    pub logboek: &'k Logboek,
    /// This instant, in milliseconds of the epoch.
    pub now: u64,
}

/// A run that was accepted. Nothing has left.
pub struct Aanvaard<'k> {
    pub(crate) keys: &'k SourceKeys,
    pub(crate) opdracht: Opdracht,
    pub(crate) hd: Hd,
    pub(crate) place: u8,
    pub(crate) bronnen: Vec<BronPins>,
    pub(crate) lijst: Lijst,
    /// Whether this source counts as effective, by scheme.
    pub(crate) effective: Vec<bool>,
    pub(crate) regel: LogboekRegel,
}

impl<'k> Toetsing<'k> {
    /// Reads D and the sealed list.
    ///
    /// # Errors
    /// EL-310, EL-380 to EL-386. Nothing of this run is kept.
    pub fn accept(&self, opdracht: &[u8], list: &[u8]) -> Result<Aanvaard<'k>, Weigering> {
        let accepted = self.judge(opdracht, list)?;
        self.logboek.is_new(&accepted.opdracht.run, &accepted.hd)?;
        self.logboek.not_too_often(&accepted.regel)?;
        Ok(accepted)
    }

    /// Reads D and the sealed list again, after a restart, of a run that stands in the logboek and sent nothing yet.
    ///
    /// # Errors
    /// As [`Self::accept`], and EL-396 when it did send.
    pub fn accept_again(&self, opdracht: &[u8], list: &[u8]) -> Result<Aanvaard<'k>, Weigering> {
        let accepted = self.judge(opdracht, list)?;
        let known = self.logboek.0.iter().find(|regel| regel.hd == accepted.hd).ok_or(Weigering::RunBekend)?;
        if known.is_verstuurd { Err(Weigering::PostWeg) } else { Ok(accepted) }
    }

    fn judge(&self, opdracht: &[u8], list: &[u8]) -> Result<Aanvaard<'k>, Weigering> {
        let (opdracht, hd, bronnen) = self.pins.read(opdracht)?;
        let place = opdracht.place_of(&self.keys.oin).ok_or(Weigering::SleutelOnbekend)?;
        if bronnen[usize::from(place)] != self.keys.public() {
            return Err(Weigering::SleutelOnbekend);
        }
        self.in_time(&opdracht)?;
        let approved = self.approved(&opdracht)?;
        good_size(&opdracht, &self.goedkeuring.inwoners)?;
        let lijst = self.open_list(&opdracht, &hd, list)?;
        let effective = approved.iter().map(|regeling| self.is_effective(regeling)).collect();
        let regel = self.line(&opdracht, hd, &approved);
        Ok(Aanvaard { keys: self.keys, opdracht, hd, place, bronnen, lijst, effective, regel })
    }

    fn in_time(&self, opdracht: &Opdracht) -> Result<(), Weigering> {
        let is_short = opdracht.tot.checked_sub(opdracht.vanaf).is_some_and(|length| length <= VALID_MAX);
        if !is_short || self.now < opdracht.vanaf || self.now >= opdracht.tot {
            return Err(Weigering::Verlopen);
        }
        let basis = self.goedkeuring;
        let is_active = opdracht.grondslag == basis.grondslag
            && opdracht.grondslag_hash == basis.grondslag_hash
            && opdracht.tot <= basis.grondslag_tot;
        if is_active { Ok(()) } else { Err(Weigering::GrondslagNietActief) }
    }

    /// What was approved of each scheme of D, by its number.
    fn approved(&self, opdracht: &Opdracht) -> Result<Vec<&'k GoedgekeurdeRegeling>, Weigering> {
        if opdracht.regels != self.goedkeuring.regels {
            return Err(Weigering::NietGoedgekeurd);
        }
        let find = |regeling: &Regeling| {
            let asked: Vec<&Oin> = regeling.bronnen.iter().map(|place| &opdracht.bronnen[usize::from(*place)].oin).collect();
            let same = |known: &&GoedgekeurdeRegeling| {
                let mut approved: Vec<&Oin> = known.bronnen.iter().map(|(oin, _)| oin).collect();
                approved.sort();
                known.naam == regeling.naam && known.versie == regeling.versie && approved == asked
            };
            self.goedkeuring.regelingen.iter().find(same).ok_or(Weigering::NietGoedgekeurd)
        };
        let found = opdracht.regelingen.iter().map(find).collect::<Result<Vec<_>, _>>()?;
        for regeling in &found {
            let profielen: Vec<_> = regeling.bronnen.iter().map(|(_, profiel)| *profiel).collect();
            enough_sources(&profielen, self.goedkeuring.bronnen_min)?;
        }
        Ok(found)
    }

    fn open_list(&self, opdracht: &Opdracht, hd: &Hd, sealed: &[u8]) -> Result<Lijst, Weigering> {
        let context: [&[u8]; 2] = [&hd.0, self.keys.oin.bytes()];
        let digits = self.keys.seal.open(Zegel::Lijst, &context, &[], sealed).ok_or(Weigering::LijstFout)?;
        let lijst = Lijst::check(digits)?;
        let is_it = lijst.len() == opdracht.aantal as usize && lijst.digest(&opdracht.run) == opdracht.lijst;
        if is_it { Ok(lijst) } else { Err(Weigering::LijstFout) }
    }

    fn is_effective(&self, regeling: &GoedgekeurdeRegeling) -> bool {
        regeling.bronnen.iter().any(|(oin, profiel)| *oin == self.keys.oin && profiel.is_effective())
    }

    fn line(&self, opdracht: &Opdracht, hd: Hd, approved: &[&GoedgekeurdeRegeling]) -> LogboekRegel {
        LogboekRegel {
            run: opdracht.run,
            hd,
            th: None,
            gemeente: opdracht.gemeente,
            regelingen: opdracht.regelingen.iter().map(|regeling| regeling.naam.clone()).collect(),
            drempels: approved.iter().flat_map(|regeling| regeling.drempels.clone()).collect(),
            aantal: opdracht.aantal,
            op: self.now,
            is_verstuurd: false,
        }
    }
}

impl Aanvaard<'_> {
    /// Who is asked about, by row.
    #[must_use]
    pub fn lijst(&self) -> &Lijst {
        &self.lijst
    }

    /// The line for the logboek, to store in one commit with the run secret and before the toezegging leaves.
    #[must_use]
    pub fn logboek_regel(&self) -> &LogboekRegel {
        &self.regel
    }
}
