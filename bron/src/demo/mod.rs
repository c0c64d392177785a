//! Made-up files of three sources, about people who do not exist, with their settings: for the demo and for tests.

mod administratie;
mod blind;
mod bronnen;

pub use administratie::{Bekende, administratie};
pub use blind::{Demoblind, Demogoedkeuring, by_age};
pub use bronnen::BRONNEN;

use crate::{Bsn, Vragenset};
use foundation::Uuid;
use regelingen::bevolking::{BLOK, Bevolking, Marginalen, Persoon};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// A source of the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demobron {
    /// As the begrippen name it.
    pub bronhouder: &'static str,
    /// What people call it.
    pub naam: &'static str,
    /// Under which it takes part in blind runs.
    pub oin: &'static str,
    kolommen: &'static [Demokolom],
}

/// A column: name, begrip, what the settings say besides, and its value of a person. `{jaar}` is the year of the peildatum.
type Demokolom = (&'static str, &'static str, &'static str, fn(&Persoon) -> String);

/// So many adults of a made-up population, with numbers that nobody has.
///
/// # Errors
/// The tables that people are drawn from cannot be read; a test reads them, so a build that passed has no such fault.
pub fn inwoners(bevolking: &Bevolking, aantal: usize) -> Result<Vec<(Bsn, Persoon)>, String> {
    let marginalen = Marginalen::read()?;
    let blocks = 0..u64::try_from(aantal).unwrap_or(u64::MAX).div_ceil(BLOK).saturating_add(1);
    let all = blocks.flat_map(|blok| bevolking.blok(blok, &marginalen));
    Ok(Bsn::verzonnen().zip(all).take(aantal).collect())
}

/// What an afnemer of the demo has with a source.
#[derive(Clone, Debug)]
pub struct Demoafnemer {
    /// Its name.
    pub naam: String,
    /// Its public key in hexadecimal.
    pub sleutel: String,
    /// The last day.
    pub tot: foundation::jiff::civil::Date,
    /// What it may ask, and under which row of its register that says what; none asks nothing of this source.
    pub vragensets: Vec<(Vragenset, Uuid, crate::Digest)>,
    /// What it has with a source that takes part in blind runs.
    pub blind: Option<Demoblind>,
}

impl Demobron {
    /// Writes data, approved questions and settings into a folder: `bron.toml` is what the program is started with.
    ///
    /// # Errors
    /// The disk.
    pub fn write(
        &self,
        folder: &Path,
        adres: &str,
        jaar: i16,
        people: &[(Bsn, Persoon)],
        afnemer: &Demoafnemer,
    ) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("gegevens.csv"), self.csv(people))?;
        for (set, ..) in &afnemer.vragensets {
            fs::write(folder.join(set_file(set)), set.to_text())?;
        }
        for one in afnemer.blind.iter().flat_map(|blind| &blind.goedkeuringen) {
            fs::write(folder.join(set_file(&one.set)), one.set.to_text())?;
        }
        fs::write(folder.join("bron.toml"), self.settings(adres, jaar, afnemer))
    }

    /// Its data. Thresholds differ by household, so each source knows the partner and the children that count along.
    #[must_use]
    pub fn csv(&self, people: &[(Bsn, Persoon)]) -> String {
        let mut text = "bsn,partner,kinderen,geboren".to_owned();
        self.kolommen.iter().for_each(|(kolom, ..)| text.extend([",", kolom]));
        for (bsn, one) in people {
            let partner = if one.partner { "ja" } else { "nee" };
            // To a text it goes without a fault.
            let _ = write!(text, "\n{:09},{partner},{},{}", bsn.number(), one.kinderen, one.geboren);
            self.kolommen.iter().for_each(|(_, _, _, value)| text.extend([",", &value(one)]));
        }
        text + "\n"
    }

    fn settings(&self, adres: &str, jaar: i16, afnemer: &Demoafnemer) -> String {
        let Self { bronhouder, naam, kolommen, .. } = self;
        let mut text = format!(
            "# Nagemaakt voor de demo: niemand in gegevens.csv bestaat.\n\
             [bron]\nnaam = \"{naam}\"\nbronhouder = \"{bronhouder}\"\nadres = \"{adres}\"\n\
             sleutels = \"sleutels.json\"\nlogboek = \"logboek\"\n\n\
             [gegevens]\nsoort = \"csv\"\nbestand = \"gegevens.csv\"\nbsn = \"bsn\"\npartner = \"partner\"\n\
             kinderen = \"kinderen\"\ngeboren = \"geboren\"\n\n"
        );
        for (kolom, begrip, more, _) in *kolommen {
            let more = more.replace("{jaar}", &jaar.to_string());
            let _ = write!(text, "[[kolom]]\nkolom = \"{kolom}\"\nbegrip = \"{begrip}\"\n{more}\n\n");
        }
        let Demoafnemer { naam, sleutel, tot, vragensets, blind } = afnemer;
        let _ = write!(text, "[[afnemer]]\nnaam = \"{naam}\"\nsleutels = [\"{sleutel}\"]\n");
        for (set, grondslag, digest) in vragensets {
            text += &approval(naam, set, (grondslag, digest), tot);
        }
        if let Some(blind) = blind {
            for one in &blind.goedkeuringen {
                text += &approval(naam, &one.set, (&one.grondslag, &one.digest), tot);
                text += &one.text();
            }
            text += &blind.text(self.oin, naam);
        }
        text
    }
}

/// That a set may be asked, as it stands in the settings.
fn approval(
    naam: &str,
    set: &Vragenset,
    (grondslag, digest): (&Uuid, &crate::Digest),
    tot: &foundation::jiff::civil::Date,
) -> String {
    format!(
        "\n[[goedkeuring]]\nafnemer = \"{naam}\"\ngrondslag = \"{grondslag}\"\ngrondslag_digest = \"{digest}\"\n\
         vragenset = \"{}\"\nbestand = \"{}\"\ntot = \"{tot}\"\n",
        set.digest(),
        set_file(set)
    )
}

fn set_file(set: &Vragenset) -> String {
    format!("vragen-{}.json", &set.digest().to_string()[..12])
}
