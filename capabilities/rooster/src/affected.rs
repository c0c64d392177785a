//! Whose Afspraak a change of a Dienst touches, and what can be done for them. Of a person only the nummer is read.

use crate::change::Blijft;
use foundation::Uuid;
use netwerk::tables::balie;
use store::sea_orm::{self, FromQueryResult};
use store::{Held, Ms, Personal, Plain, StoreError, Tx};

/// An Afspraak that stands in a Dienst: nummer, time and product, not what it is about.
#[derive(Clone, Debug, FromQueryResult)]
pub struct AfspraakRow {
    /// The Afspraak.
    pub id: Uuid,
    /// About whom, for the log.
    pub inwoner_id: Option<Uuid>,
    /// Its Hulpvraag.
    pub hulpvraag_id: Uuid,
    /// Its Tijdslot.
    pub tijdslot_id: Uuid,
    /// From.
    pub begin: Ms,
    /// To.
    pub einde: Ms,
    /// How it stands.
    pub status: String,
    /// The product.
    pub product: String,
    /// The product as people call it.
    pub product_titel: String,
    /// The nummer of the Hulpvraag.
    pub nummer: String,
}

impl Personal for AfspraakRow {
    fn inwoner(&self) -> Option<Uuid> {
        self.inwoner_id
    }
}

const SQL: &str = "
    select a.id, a.inwoner_id, a.hulpvraag_id, a.tijdslot_id, a.begin, a.einde, a.status, a.product,
           coalesce(p.titel, '') as product_titel, h.nummer
    from tijdslot t
    join afspraak a on a.tijdslot_id = t.id
    join hulpvraag h on h.id = a.hulpvraag_id
    left join product p on p.code = a.product
    where t.dienst_id = $1 and a.einde > $2 and a.status in ('bevestigd', 'gemeld')
    order by a.begin";

/// The Afspraken of a Dienst that still have to take place and do not fit in what stays of it.
pub(crate) async fn affected(tx: &Tx, dienst: Uuid, blijft: &Blijft) -> Result<Held<Vec<AfspraakRow>>, StoreError> {
    let now = Ms::from(tx.store().now());
    let rows = tx.sql::<AfspraakRow>(SQL, [dienst.into(), now.0.into()]).await?;
    Ok(rows.map(|rows| rows.into_iter().filter(|row| !blijft.holds(row.begin, row.einde)).collect()))
}

/// One of them with the Balie where it is, to be called about.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Geroepen {
    pub(crate) balie_id: Uuid,
    #[sea_orm(nested)]
    pub(crate) afspraak: AfspraakRow,
}

impl Personal for Geroepen {
    fn inwoner(&self) -> Option<Uuid> {
        self.afspraak.inwoner_id
    }
}

const ONE: &str = "
    select a.balie_id, a.id, a.inwoner_id, a.hulpvraag_id, a.tijdslot_id, a.begin, a.einde, a.status, a.product,
           coalesce(p.titel, '') as product_titel, h.nummer
    from afspraak a
    join hulpvraag h on h.id = a.hulpvraag_id
    left join product p on p.code = a.product
    where a.id = $1";

/// An Afspraak by its id.
pub(crate) async fn one(tx: &Tx, id: Uuid) -> Result<Held<Option<Geroepen>>, StoreError> {
    Ok(tx.sql::<Geroepen>(ONE, [id.into()]).await?.map(|rows| rows.into_iter().next()))
}

/// A free Tijdslot at the same Locatie, of the same organisatie.
#[derive(Clone, Debug, FromQueryResult)]
pub struct TijdslotRow {
    /// The Tijdslot.
    pub id: Uuid,
    /// Its Balie.
    pub balie_naam: String,
    /// From.
    pub begin: Ms,
}
impl Plain for TijdslotRow {}

const FREE: &str = "
    select t.id, b.naam as balie_naam, t.begin
    from tijdslot t
    join balie b on b.id = t.balie_id
    join balie_product bp on bp.balie_id = t.balie_id and bp.product = $3
    join medewerker m on m.id = b.coordinator_id and m.actief
    where t.locatie_id = $1 and t.organisatie_id = $2 and t.begin > $4 and t.dienst_id <> $5
      and t.bezet = false and t.vrijgehouden = false and t.vervallen = false
    order by t.begin, b.naam limit 12";

/// The first free Tijdsloten to which an Afspraak about a product can move.
pub(crate) async fn free(tx: &Tx, balie: &balie::Model, product: &str, dienst: Uuid) -> Result<Vec<TijdslotRow>, StoreError> {
    let now = Ms::from(tx.store().now());
    let (locatie, organisatie) = (balie.locatie_id, balie.organisatie_id);
    tx.plain_sql(FREE, [locatie.into(), organisatie.into(), product.into(), now.0.into(), dienst.into()]).await
}
