//! What became of the Hulpvraag that was opened at a door, as far as the buurtteam may know: what it booked itself, and what happened
//! after that only where the Inwoner agreed that the sender hears it, or where it is its own organisatie that helps.

use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Held, Ms, Personal, StoreError, Tx};

/// That Hulpvraag, and where it went last.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct HulpvraagRow {
    inwoner_id: Uuid,
    pub(crate) nummer: String,
    pub(crate) product: String,
    pub(crate) product_titel: String,
    closed: bool,
    hears: bool,
    /// Whether a Balie was chosen before.
    pub(crate) referred: bool,
    /// Whether that Balie has to say yes still.
    pub(crate) offered: bool,
    /// When and where the Afspraak is, where there is one.
    pub(crate) begin: Option<Ms>,
    plaats: Option<String>,
    adres: Option<String>,
    stad: Option<String>,
    tijdzone: Option<String>,
}
impl Personal for HulpvraagRow {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

/// When and where somebody is helped.
pub(crate) struct AfspraakStand<'a> {
    pub(crate) begin: Ms,
    pub(crate) tijdzone: &'a str,
    /// The Locatie and its Balie.
    pub(crate) plaats: &'a str,
    /// Street, number and place.
    pub(crate) adres: String,
}

impl HulpvraagRow {
    /// Whether it is closed, and that may be told.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed && self.hears
    }

    /// The Afspraak that was made for it and stands.
    pub(crate) fn booked(&self) -> Option<AfspraakStand<'_>> {
        let ((begin, plaats), tijdzone) = self.begin.zip(self.plaats.as_deref()).zip(self.tijdzone.as_deref())?;
        let adres: Vec<&str> = [self.adres.as_deref(), self.stad.as_deref()].into_iter().flatten().collect();
        Some(AfspraakStand { begin, tijdzone, plaats, adres: adres.join(", ") })
    }
}

const SQL: &str = "
    select g.inwoner_id, h.nummer, h.product, coalesce(p.titel, '') as product_titel, h.status = 'afgesloten' as closed,
           (d.id is null or d.terugkoppeling or d.naar_organisatie_id = g.organisatie_id) as hears, d.id is not null as referred,
           coalesce(d.status = 'aangeboden', false) as offered, a.begin, a.plaats, l.adres, l.plaats as stad, l.tijdzone
    from gesprek g
    join hulpvraag h on h.id = g.hulpvraag_id
    left join product p on p.code = h.product
    left join doorverwijzing d on d.id = (
        select n.id from doorverwijzing n where n.hulpvraag_id = h.id and n.van_organisatie_id = g.organisatie_id
        order by n.aangemaakt_op desc, n.id desc limit 1)
    left join afspraak a on a.id = d.afspraak_id and a.status not in ('afgezegd', 'verplaatst')
         and d.status in ('aangeboden', 'geaccepteerd', 'uitgevoerd', 'afgerond')
    left join locatie l on l.id = a.locatie_id
    where g.regel_id = $1";

/// The Hulpvraag of the Gesprek of a regel; `None` where nobody wanted help, or it is kept no more.
pub(crate) async fn help(tx: &Tx, regel: Uuid) -> Result<Held<Option<HulpvraagRow>>, StoreError> {
    let rows: Held<Vec<HulpvraagRow>> = tx.sql(SQL, [regel.into()]).await?;
    Ok(rows.map(|rows| rows.into_iter().next()))
}
