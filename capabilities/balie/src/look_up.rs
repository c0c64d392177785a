//! Looking up who stands at the Balie (V18): at most five, each with a street and no more.
//!
//! Only people whom the own organisatie helps or has helped are found: that another organisatie knows somebody is not shown,
//! and somebody whom nobody knows looks the same.

use crate::BalieError;
use access::Verwerking;
use foundation::jiff::civil::Date;
use foundation::{Bsn, Uuid};
use inwoner::brake::{self, Soort};
use inwoner::{Naam, same_name};
use store::sea_orm::{self, FromQueryResult, Value};
use store::{Held, Personal, Store, StoreError, Tx};

/// By what somebody is looked for; what is given has to fit, all of it.
#[derive(Clone, Default)]
pub struct IdentificatieFilter {
    /// The BSN.
    pub bsn: Option<Bsn>,
    /// First and last name.
    pub naam: Option<Naam>,
    /// Date of birth.
    pub geboortedatum: Option<Date>,
    /// Postcode; empty for who has none.
    pub postcode: String,
}

/// Somebody who was found.
#[derive(Clone, FromQueryResult)]
pub struct InwonerRegel {
    /// Who.
    pub inwoner_id: Uuid,
    /// First name.
    pub voornaam: String,
    /// Last name.
    pub achternaam: String,
    /// The street without a number: enough to tell two people apart. Empty under geheimhouding.
    pub straat: String,
    /// Whether the address may not be shown.
    pub geheimhouding: bool,
    geboortedatum: String,
}

impl Personal for InwonerRegel {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

/// Who was found, at most five of them.
pub struct Gevonden {
    /// Who.
    pub regels: Vec<InwonerRegel>,
    /// Whether more fit: the right one may be among those that are not shown, so something more has to be asked.
    pub meer: bool,
}

/// At most this many people are shown for one search.
const HITS_MAX: usize = 5;

const FOUND: &str = "
    select i.id as inwoner_id, i.voornaam, i.achternaam, case when i.geheimhouding then '' else i.straat end as straat,
           i.geheimhouding, i.geboortedatum
    from inwoner i
    where (i.id = $1 or exists (select 1 from hulpvraag h join deelname d on d.hulpvraag_id = h.id
                                where h.inwoner_id = i.id and d.organisatie_id = $2))";

impl IdentificatieFilter {
    fn soort(&self) -> Soort {
        if self.bsn.is_some() { Soort::Bsn } else { Soort::Naam }
    }

    /// What the keyed hash of a search is made of; it leaves this function only to be hashed.
    fn terms(&self, keys: &foundation::Keys) -> Vec<u8> {
        let bsn = self.bsn.as_ref().map(|bsn| bsn.index(keys)).unwrap_or_default();
        let naam = self.naam.as_ref().map(|naam| naam.full().to_lowercase()).unwrap_or_default();
        let born = self.geboortedatum.map(|date| date.to_string()).unwrap_or_default();
        [bsn.as_slice(), b"/", naam.as_bytes(), b"/", born.as_bytes(), b"/", self.postcode.as_bytes()].concat()
    }

    fn fits(&self, row: &InwonerRegel) -> bool {
        self.naam.as_ref().is_none_or(|naam| same_name(&row.voornaam, &row.achternaam, naam))
            && self.geboortedatum.is_none_or(|date| date.to_string() == row.geboortedatum)
    }
}

/// Looks somebody up; `current` is who the visit is about already. Braked after five that found nobody (EL-129).
pub async fn look_up(
    store: &Store,
    purpose: &Verwerking,
    filter: &IdentificatieFilter,
    current: Option<Uuid>,
) -> Result<Gevonden, BalieError> {
    let attempt = brake::enter(store, purpose.actor(), filter.soort(), &filter.terms(store.keys())).await?;
    let tx = store.begin(purpose);
    let found = search(&tx, filter, current).await;
    let found = tx.hand_out::<_, StoreError>(found).await?;
    attempt.found(store, found.regels.len()).await?;
    Ok(found)
}

async fn search(tx: &Tx, filter: &IdentificatieFilter, current: Option<Uuid>) -> Result<Held<Gevonden>, StoreError> {
    let own = tx.purpose().actor().organisatie;
    let mut values: Vec<Value> = vec![current.unwrap_or(Uuid::nil()).into(), own.into()];
    let by = match &filter.bsn {
        Some(bsn) => {
            values.push(bsn.index(tx.store().keys()).into());
            "i.bsn_index = $3"
        }
        None => {
            let date = filter.geboortedatum.ok_or(StoreError::NotFound)?;
            values.extend([date.to_string().into(), filter.postcode.as_str().into()]);
            "i.geboortedatum = $3 and i.postcode = $4"
        }
    };
    let rows = tx.sql::<InwonerRegel>(&format!("{FOUND} and {by} order by i.id"), values).await?;
    Ok(rows.map(|rows| {
        let mut regels: Vec<InwonerRegel> = rows.into_iter().filter(|row| filter.fits(row)).collect();
        let meer = regels.len() > HITS_MAX;
        regels.truncate(HITS_MAX);
        Gevonden { regels, meer }
    }))
}
