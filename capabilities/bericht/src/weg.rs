//! How an Inwoner hears something, said where it was just done: the way it goes if it leaves now, by the rule of [`crate::print`]
//! and [`crate::send`]. It is asked in the act itself, since the message is queued a moment later.

use crate::{Kanaal, Soort, channel};
use foundation::Uuid;
use store::{Held, StoreError, Tx};
use web::{Taal, t};

foundation::states! {
    /// How an Inwoner hears something.
    pub enum KanaalStand {
        /// By post.
        Brief => "brief",
        /// By post, in large print.
        GroteLetter => "grote_letter",
        /// By an e-mail that says there is a message.
        Email => "email",
        /// On paper, in the hand.
        Balie => "balie",
        /// Post would come too late: they heard it when it was done.
        TeLaat => "te_laat",
        /// Not at all: nobody knows where to send it, or they want nothing.
        Geen => "geen",
    }
}

/// Along which way somebody hears of this kind of message.
pub async fn weg_of(tx: &Tx, inwoner: Option<Uuid>, soort: Soort) -> Result<Held<KanaalStand>, StoreError> {
    let Some(inwoner) = inwoner else { return Ok(Held::nobody(KanaalStand::Geen)) };
    let voorkeur = channel::read(tx, inwoner).await?;
    Ok(voorkeur.map(|voorkeur| match (voorkeur.goes_by_email(soort), voorkeur.lezen.grote_letter) {
        (true, _) => KanaalStand::Email,
        (false, true) => KanaalStand::GroteLetter,
        (false, false) => KanaalStand::Brief,
    }))
}

impl KanaalStand {
    /// Where somebody chose in the act itself: on paper now, as they prefer, or nothing.
    pub fn chosen(kanaal: Option<Kanaal>, preferred: Self) -> Self {
        match kanaal {
            None => Self::Geen,
            Some(Kanaal::Balie) => Self::Balie,
            Some(_) => preferred,
        }
    }

    /// The sentence for who works for them.
    pub fn about(self, taal: Taal) -> String {
        match self {
            Self::Brief => t!(taal, "krijgt-brief"),
            Self::GroteLetter => t!(taal, "krijgt-grote-brief"),
            Self::Email => t!(taal, "krijgt-email"),
            Self::Balie => t!(taal, "krijgt-balie"),
            Self::TeLaat => t!(taal, "krijgt-te-laat"),
            Self::Geen => t!(taal, "krijgt-niets"),
        }
    }

    /// The sentence for themselves.
    pub fn to_themselves(self, taal: Taal) -> String {
        match self {
            Self::Brief | Self::Balie => t!(taal, "u-krijgt-brief"),
            Self::GroteLetter => t!(taal, "u-krijgt-grote-brief"),
            Self::Email => t!(taal, "u-krijgt-email"),
            Self::TeLaat | Self::Geen => t!(taal, "u-krijgt-niets"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_way_has_a_sentence_of_its_own() {
        for taal in Taal::ALL {
            let all: BTreeSet<String> = KanaalStand::ALL.iter().map(|weg| weg.about(taal)).collect();
            assert_eq!(all.len(), KanaalStand::ALL.len(), "{all:?}");
        }
    }

    #[test]
    fn what_was_chosen_at_the_end_goes_before_what_is_preferred() {
        assert_eq!(KanaalStand::chosen(None, KanaalStand::Email), KanaalStand::Geen);
        assert_eq!(KanaalStand::chosen(Some(Kanaal::Balie), KanaalStand::Email), KanaalStand::Balie);
        assert_eq!(KanaalStand::chosen(Some(Kanaal::Voorkeur), KanaalStand::Email), KanaalStand::Email);
    }
}
