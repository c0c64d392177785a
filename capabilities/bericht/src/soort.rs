//! The one list of what is told to an Inwoner: each kind with its texts, what it has to know, and whether it may go by e-mail.

use crate::acts::{LETTERS, PRINT, PRINT_LETTERS, PRINTLIST};
use access::Act;

foundation::states! {
    /// The kind of a message.
    pub enum Soort {
        /// Your Afspraak: when, where, what to bring.
        AfspraakBevestigd => "afspraak_bevestigd",
        /// Your Afspraak is at another time.
        AfspraakVerplaatst => "afspraak_verplaatst",
        /// Your Afspraak does not take place.
        AfspraakAfgezegd => "afspraak_afgezegd",
        /// Think of your Afspraak.
        AfspraakHerinnering => "afspraak_herinnering",
        /// You did not come to your Afspraak.
        AfspraakGemist => "afspraak_gemist",
        /// What we talked about.
        SamenvattingGesprek => "samenvatting_gesprek",
        /// Who helps you from now on.
        NieuweContactpersoon => "nieuwe_contactpersoon",
        /// How it stands with your Doorverwijzing.
        StandDoorverwijzing => "stand_doorverwijzing",
        /// We received your question.
        Ontvangst => "ontvangst",
        /// We sent your question on.
        Doorgestuurd => "doorgestuurd",
        /// Nobody looks for you, as you said (V11).
        AfmeldingBevestigd => "afmelding_bevestigd",
        /// You are 18: what was said for you when you were a child has ended (V11).
        AfmeldingVervalt => "afmelding_vervalt",
        /// Something changes in your life: what that means, and what to do (V26, level 1).
        Levensgebeurtenis => "levensgebeurtenis",
        /// The same, with a Hulpvraag that you only confirm (V26, level 2).
        LevensgebeurtenisVoorstel => "levensgebeurtenis_voorstel",
        /// The answer to what you asked about a look at your data (AVG art. 12 and 15).
        AntwoordInzageVraag => "antwoord_inzage_vraag",
    }
}

foundation::states! {
    /// Who has to do with a message besides its reader.
    pub enum Onderwerp {
        /// About help: the desk that helps prints it and tells it.
        Hulpvraag => "hulpvraag",
        /// About who looked at somebody's data: the desk asked about has no part in it, only who answers (AVG art. 12).
        Inzage => "inzage",
    }
}

impl Onderwerp {
    /// The Berichten `b` of these kinds, as a condition. A kind of a newer version is kept from the desks.
    pub(crate) fn filter(self) -> String {
        let kinds: Vec<String> =
            Soort::ALL.iter().filter(|soort| soort.over() == Self::Hulpvraag).map(|soort| format!("'{soort}'")).collect();
        let not = if self == Self::Inzage { " not" } else { "" };
        format!("b.soort{not} in ({})", kinds.join(", "))
    }

    /// The act in which its letters are seen in a list, and the one in which they are printed.
    pub(crate) const fn acts(self) -> (Act, Act) {
        match self {
            Self::Hulpvraag => (PRINTLIST, PRINT),
            Self::Inzage => (LETTERS, PRINT_LETTERS),
        }
    }
}

/// Something that the texts of a kind need, besides who, from whom, the telephone and the nummer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feit {
    /// When and where: read from the Afspraak when the message leaves.
    Afspraak,
    /// When it was before.
    Eerder,
    /// The name of somebody.
    Contactpersoon,
    /// What was done: read from the Klantcontact when the message leaves.
    Gesprek,
    /// Before when an answer comes, or the day on which it happens.
    Termijn,
    /// How it stands.
    Stand,
    /// Which organisatie it went to.
    Bestemming,
    /// What was answered: read when the message leaves.
    Antwoord,
}

/// The keys of the texts of one kind, in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TekstIds {
    /// The heading of all variants.
    pub titel: &'static str,
    /// The letter, and what stands behind the login; each line a paragraph.
    pub brief: &'static str,
    /// What is said on the telephone.
    pub script: &'static str,
    /// What is printed at the Balie.
    pub print: &'static str,
}

impl Soort {
    /// Its texts.
    pub const fn teksten(self) -> TekstIds {
        let (titel, brief, script, print) = match self {
            Self::AfspraakBevestigd => ("bevestigd-titel", "bevestigd-brief", "bevestigd-script", "bevestigd-print"),
            Self::AfspraakVerplaatst => ("verplaatst-titel", "verplaatst-brief", "verplaatst-script", "verplaatst-print"),
            Self::AfspraakAfgezegd => ("afgezegd-titel", "afgezegd-brief", "afgezegd-script", "afgezegd-print"),
            Self::AfspraakHerinnering => ("herinnering-titel", "herinnering-brief", "herinnering-script", "herinnering-print"),
            Self::AfspraakGemist => ("gemist-titel", "gemist-brief", "gemist-script", "gemist-print"),
            Self::SamenvattingGesprek => {
                ("samenvatting-titel", "samenvatting-brief", "samenvatting-script", "samenvatting-print")
            }
            Self::NieuweContactpersoon => ("contact-titel", "contact-brief", "contact-script", "contact-print"),
            Self::StandDoorverwijzing => ("stand-titel", "stand-brief", "stand-script", "stand-print"),
            Self::Ontvangst => ("ontvangst-titel", "ontvangst-brief", "ontvangst-script", "ontvangst-print"),
            Self::AntwoordInzageVraag => ("antwoord-titel", "antwoord-brief", "antwoord-script", "antwoord-print"),
            Self::AfmeldingBevestigd => ("afmelding-titel", "afmelding-brief", "afmelding-script", "afmelding-print"),
            Self::AfmeldingVervalt => ("vervalt-titel", "vervalt-brief", "vervalt-script", "vervalt-print"),
            Self::Levensgebeurtenis => ("achttien-titel", "achttien-brief", "achttien-script", "achttien-print"),
            Self::LevensgebeurtenisVoorstel => ("achttien-titel", "voorstel-brief", "voorstel-script", "voorstel-print"),
            Self::Doorgestuurd => ("doorgestuurd-titel", "doorgestuurd-brief", "doorgestuurd-script", "doorgestuurd-print"),
        };
        TekstIds { titel, brief, script, print }
    }

    /// What it cannot be told without.
    pub const fn feiten(self) -> &'static [Feit] {
        match self {
            Self::AfspraakBevestigd | Self::AfspraakAfgezegd | Self::AfspraakHerinnering | Self::AfspraakGemist => {
                &[Feit::Afspraak]
            }
            Self::AfspraakVerplaatst => &[Feit::Afspraak, Feit::Eerder],
            Self::SamenvattingGesprek => &[Feit::Gesprek],
            Self::NieuweContactpersoon => &[Feit::Contactpersoon],
            Self::StandDoorverwijzing => &[Feit::Stand, Feit::Bestemming],
            Self::Ontvangst | Self::Levensgebeurtenis | Self::LevensgebeurtenisVoorstel => &[Feit::Termijn],
            Self::Doorgestuurd => &[Feit::Bestemming, Feit::Afspraak],
            Self::AntwoordInzageVraag => &[Feit::Antwoord],
            Self::AfmeldingBevestigd | Self::AfmeldingVervalt => &[],
        }
    }

    /// Whether it may be announced by e-mail to who asked for that. Who missed an Afspraak is telephoned, and the letter
    /// follows that call: an e-mail would come before it.
    pub const fn may_be_digital(self) -> bool {
        !matches!(self, Self::AfspraakGemist)
    }

    /// Who has to do with it.
    pub const fn over(self) -> Onderwerp {
        match self {
            Self::Ontvangst | Self::AntwoordInzageVraag => Onderwerp::Inzage,
            _ => Onderwerp::Hulpvraag,
        }
    }

    /// Whether it is of use only until the Afspraak begins.
    pub const fn is_about_what_comes(self) -> bool {
        matches!(self, Self::AfspraakBevestigd | Self::AfspraakVerplaatst | Self::AfspraakHerinnering | Self::Doorgestuurd)
    }
}

foundation::states! {
    /// How a Doorverwijzing stands, for who it is about.
    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Stand {
        /// The other organisatie was asked.
        Aangeboden => "aangeboden",
        /// It helps.
        Geaccepteerd => "geaccepteerd",
        /// It does not.
        Geweigerd => "geweigerd",
        /// It did not answer.
        Verlopen => "verlopen",
    }
}

impl Stand {
    /// The key of its sentence.
    pub const fn tekst(self) -> &'static str {
        match self {
            Self::Aangeboden => "stand-aangeboden",
            Self::Geaccepteerd => "stand-geaccepteerd",
            Self::Geweigerd => "stand-geweigerd",
            Self::Verlopen => "stand-verlopen",
        }
    }
}
