//! Where somebody lives, for the window of an envelope. What is not known yet can be completed by anybody who helps; what is known
//! gives way to a whole new address only, and only where it is certain who tells it (besluit 48).

use crate::tables::inwoner::{Column, Entity, Model};
use foundation::Uuid;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, UpdateMany, sea_query::Expr};
use store::{StoreError, Tx};

/// An address as it was told; empty is not told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adres {
    /// The street.
    pub straat: String,
    /// The number with what stands behind it.
    pub huisnummer: String,
    /// As [`crate::postcode`] makes it.
    pub postcode: String,
    /// The place.
    pub plaats: String,
}

impl Adres {
    fn parts(&self) -> [(&'static str, Column, &str); 4] {
        [
            ("straat", Column::Straat, &self.straat),
            ("huisnummer", Column::Huisnummer, &self.huisnummer),
            ("postcode", Column::Postcode, &self.postcode),
            ("plaats", Column::Plaats, &self.plaats),
        ]
    }

    /// The parts without which no letter goes and that were not told.
    fn lacks(&self) -> Vec<&'static str> {
        let needed = self.parts().into_iter().filter(|(part, _, text)| *part != "postcode" && text.is_empty());
        needed.map(|(part, ..)| part).collect()
    }
}

/// What becomes of an address that was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AdresKeuze {
    /// None was told: it stays as it is.
    #[default]
    Geen,
    /// What was not known is known now.
    Aangevuld(Adres),
    /// It takes the place of the one before, as a whole.
    Nieuw(Adres),
}

/// Why an address is not written down.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdresWeigering {
    /// It is known already, and it is not certain who tells another.
    #[error("the address is known, and nobody showed who they are")]
    Bekend,
    /// Another address is taken as a whole: these parts of it are missing.
    #[error("a part of the new address is missing")]
    Onvolledig(Vec<&'static str>),
}

/// How far the address of somebody is known, without the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdresStand {
    /// The parts without which no letter goes: `straat`, `huisnummer` and `plaats`. A postcode is asked with them, and is no
    /// condition: on Bonaire there are none.
    pub ontbreekt: Vec<&'static str>,
    /// Whether it is for overheidsorganen only.
    pub geheimhouding: bool,
}

impl AdresStand {
    pub(crate) fn of(row: &Model) -> Self {
        let parts = [("straat", &row.straat), ("huisnummer", &row.huisnummer), ("plaats", &row.plaats)];
        let empty = parts.into_iter().filter(|(_, text)| text.trim().is_empty());
        let mut ontbreekt: Vec<&'static str> = empty.map(|(part, _)| part).collect();
        if !ontbreekt.is_empty() && row.postcode.trim().is_empty() {
            ontbreekt.push("postcode");
        }
        Self { ontbreekt, geheimhouding: row.geheimhouding }
    }

    /// Whether a letter can go there, on behalf of an overheidsorgaan or of another organisatie.
    pub fn takes_letters(&self, overheidsorgaan: bool) -> bool {
        self.ontbreekt.is_empty() && (overheidsorgaan || !self.geheimhouding)
    }

    /// How far it is known after that.
    pub fn after(&self, keuze: &AdresKeuze) -> Self {
        let mut ontbreekt = self.ontbreekt.clone();
        match keuze {
            AdresKeuze::Geen => {}
            AdresKeuze::Aangevuld(adres) => {
                ontbreekt.retain(|part| adres.parts().iter().any(|(name, _, text)| name == part && text.is_empty()))
            }
            AdresKeuze::Nieuw(_) => ontbreekt.clear(),
        }
        Self { ontbreekt, geheimhouding: self.geheimhouding }
    }

    /// What becomes of an address that was told. `certain` is whether we know who tells it: they showed a document, or are
    /// logged in.
    pub fn told(&self, adres: Adres, certain: bool) -> Result<AdresKeuze, AdresWeigering> {
        let told: Vec<&str> = adres.parts().into_iter().filter(|(.., text)| !text.is_empty()).map(|(part, ..)| part).collect();
        if told.is_empty() {
            Ok(AdresKeuze::Geen)
        } else if told.iter().all(|part| self.ontbreekt.contains(part)) {
            Ok(AdresKeuze::Aangevuld(adres))
        } else if !certain {
            Err(AdresWeigering::Bekend)
        } else if adres.lacks().is_empty() {
            Ok(AdresKeuze::Nieuw(adres))
        } else {
            Err(AdresWeigering::Onvolledig(adres.lacks()))
        }
    }
}

impl AdresKeuze {
    /// Writes it into a change of the row that was looked at.
    pub(crate) fn write(&self, update: UpdateMany<Entity>) -> UpdateMany<Entity> {
        let (adres, whole) = match self {
            Self::Geen => return update,
            Self::Aangevuld(adres) => (adres, false),
            Self::Nieuw(adres) => (adres, true),
        };
        let told = adres.parts().into_iter().filter(|(.., text)| whole || !text.is_empty());
        told.fold(update, |update, (_, column, text)| update.col_expr(column, Expr::val(text)))
    }
}

/// Writes down the parts of an address that are not known yet; somebody on the telephone, who may be anybody, changes no other.
pub(crate) async fn complete_row(tx: &Tx, row: &Model, told: &Adres) -> Result<(), StoreError> {
    let parts = [
        (Column::Straat, &row.straat, &told.straat),
        (Column::Huisnummer, &row.huisnummer, &told.huisnummer),
        (Column::Postcode, &row.postcode, &told.postcode),
        (Column::Plaats, &row.plaats, &told.plaats),
    ];
    let new: Vec<_> = parts.into_iter().filter(|(_, kept, told)| kept.trim().is_empty() && !told.is_empty()).collect();
    if new.is_empty() {
        return Ok(());
    }
    let update = Entity::update_many()
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::Id.eq(row.id))
        // Whoever was told it a moment earlier is not written over either.
        .filter(Column::Versie.eq(row.versie));
    let update = new.into_iter().fold(update, |update, (column, _, told)| update.col_expr(column, Expr::val(told.as_str())));
    match tx.change_about(row.id, update).await? {
        1 => Ok(()),
        _ => Err(StoreError::Stale),
    }
}

/// Writes down where these people live by what the gemeente in which they do keeps: it is certain (besluit 48). Gives who lives at another
/// door than was known. Who told another address a moment earlier keeps that.
pub async fn moved(tx: &Tx, to: &BTreeMap<Uuid, Adres>) -> Result<BTreeSet<Uuid>, StoreError> {
    let whole: Vec<Uuid> = to.iter().filter(|(_, adres)| adres.lacks().is_empty()).map(|(inwoner, _)| *inwoner).collect();
    let mut moved = BTreeSet::new();
    for part in whole.chunks(PART) {
        let rows = tx.all::<Model>(Entity::find().filter(Column::Id.is_in(part.iter().copied()))).await?;
        for row in rows.peek(tx) {
            let Some(adres) = to.get(&row.id).filter(|adres| **adres != row.adres()) else { continue };
            let update = Entity::update_many()
                .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
                .filter(Column::Id.eq(row.id))
                .filter(Column::Versie.eq(row.versie));
            let changed = tx.change_about(row.id, AdresKeuze::Nieuw(adres.clone()).write(update)).await?;
            let is_other_door = adres.postcode != row.postcode || adres.huisnummer != row.huisnummer;
            moved.extend((changed == 1 && is_other_door).then_some(row.id));
        }
    }
    Ok(moved)
}

/// As many people as one statement names.
const PART: usize = 10_000;

impl Model {
    pub(crate) fn adres(&self) -> Adres {
        Adres {
            straat: self.straat.clone(),
            huisnummer: self.huisnummer.clone(),
            postcode: self.postcode.clone(),
            plaats: self.plaats.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adres(straat: &str, huisnummer: &str, plaats: &str) -> Adres {
        Adres { straat: straat.to_owned(), huisnummer: huisnummer.to_owned(), postcode: String::new(), plaats: plaats.to_owned() }
    }

    fn stand(ontbreekt: &[&'static str]) -> AdresStand {
        AdresStand { ontbreekt: ontbreekt.to_vec(), geheimhouding: false }
    }

    #[test]
    fn what_is_known_gives_way_to_a_whole_address_of_somebody_certain_only() {
        let (whole, part) = (adres("Kerkstraat", "5", "Enschede"), adres("Kerkstraat", "", ""));
        let (known, half) = (stand(&[]), stand(&["straat", "plaats"]));
        for certain in [false, true] {
            assert_eq!(known.told(Adres::default(), certain), Ok(AdresKeuze::Geen), "nothing was told");
            assert_eq!(half.told(part.clone(), certain), Ok(AdresKeuze::Aangevuld(part.clone())), "anybody completes it");
        }
        assert_eq!(known.told(whole.clone(), false), Err(AdresWeigering::Bekend));
        assert_eq!(half.told(whole.clone(), false), Err(AdresWeigering::Bekend), "the house number is known");
        assert_eq!(known.told(whole.clone(), true), Ok(AdresKeuze::Nieuw(whole.clone())));
        assert_eq!(half.told(whole.clone(), true), Ok(AdresKeuze::Nieuw(whole)));
        assert_eq!(known.told(part, true), Err(AdresWeigering::Onvolledig(vec!["huisnummer", "plaats"])));
    }
}
