//! What a booking has to know of the Balie it books at, as a part of the query that finds its Tijdslot.

use foundation::Uuid;
use store::Plain;
use store::sea_orm::{self, FromQueryResult};

/// A Balie at which a product may be booked, with all that is copied into the Afspraak.
#[derive(Clone, Debug, FromQueryResult)]
pub struct BalieProductRow {
    /// The organisatie of the Balie.
    pub organisatie_id: Uuid,
    /// Its name.
    pub organisatie_naam: String,
    /// Whether it may use the BSN.
    pub overheidsorgaan: bool,
    /// Name of the Balie.
    pub balie_naam: String,
    /// The Locatie.
    pub locatie_id: Uuid,
    /// Its name.
    pub locatie_naam: String,
    /// Its address in one line.
    pub adres: String,
    /// Postcode and place of the address.
    pub plaats: String,
    /// Time zone of the Locatie.
    pub tijdzone: String,
    /// Which feestdagen it has.
    pub gebied: String,
    /// Telephone of the Locatie.
    pub telefoon: String,
    /// What the Inwoner brings along.
    pub meenemen: String,
    /// The product as people call it.
    pub product_titel: String,
    /// The fixed sentence for senders that write no free text.
    pub vraag_tekst: String,
    /// Whether a Convenant makes this booking the acceptance.
    pub convenant: bool,
}
impl Plain for BalieProductRow {}

/// The columns of a [`BalieProductRow`], for a query that knows a `balie b` and joins [`BALIE_PRODUCT_FROM`]. Its
/// `$2` is the product, `$3` the organisatie that books and `$4` the day.
pub const BALIE_PRODUCT_COLUMNS: &str = "
    o.id as organisatie_id, o.naam as organisatie_naam, o.overheidsorgaan, b.naam as balie_naam,
    l.id as locatie_id, l.naam as locatie_naam, l.adres, l.postcode || ' ' || l.plaats as plaats, l.tijdzone, l.gebied,
    l.telefoon, p.meenemen, p.titel as product_titel, p.vraag_tekst,
    exists (select 1 from convenant c
            where c.van_organisatie_id = $3 and c.naar_organisatie_id = b.organisatie_id and c.product = bp.product
              and c.geldig_van <= $4 and (c.geldig_tot is null or c.geldig_tot >= $4)) as convenant";

/// The joins behind [`BALIE_PRODUCT_COLUMNS`]: no row where the Balie does not handle the product or has no active
/// coordinator.
pub const BALIE_PRODUCT_FROM: &str = "
    join balie_product bp on bp.balie_id = b.id and bp.product = $2
    join product p on p.code = bp.product
    join organisatie o on o.id = b.organisatie_id
    join locatie l on l.id = b.locatie_id
    join medewerker m on m.id = b.coordinator_id and m.actief";
