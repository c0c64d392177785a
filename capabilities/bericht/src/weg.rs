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
        /// By telephone: no letter can go to the address that is known, or to none.
        GeenAdres => "geen_adres",
        /// Not at all: nobody knows who it is about, or they want nothing.
        Geen => "geen",
    }
}

/// Along which way somebody hears of this kind of message.
pub async fn weg_of(tx: &Tx, inwoner: Option<Uuid>, soort: Soort) -> Result<Held<KanaalStand>, StoreError> {
    let Some(inwoner) = inwoner else { return Ok(Held::nobody(KanaalStand::Geen)) };
    let voorkeur = channel::read(tx, inwoner).await?;
    let overheid = tx.purpose().actor().overheidsorgaan;
    Ok(voorkeur.map(|voorkeur| match voorkeur.goes_by_email(soort) {
        true => KanaalStand::Email,
        false if !voorkeur.woont.takes_letters(overheid) => KanaalStand::GeenAdres,
        false if voorkeur.lezen.grote_letter => KanaalStand::GroteLetter,
        false => KanaalStand::Brief,
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
            Self::GeenAdres => t!(taal, "krijgt-geen-adres"),
            Self::Geen => t!(taal, "krijgt-niets"),
        }
    }

    /// The sentence for themselves.
    pub fn to_themselves(self, taal: Taal) -> String {
        match self {
            Self::Brief | Self::Balie => t!(taal, "u-krijgt-brief"),
            Self::GroteLetter => t!(taal, "u-krijgt-grote-brief"),
            Self::Email => t!(taal, "u-krijgt-email"),
            Self::GeenAdres => t!(taal, "u-krijgt-geen-adres"),
            Self::TeLaat | Self::Geen => t!(taal, "u-krijgt-niets"),
        }
    }
}

#[cfg(test)]
mod tests;
