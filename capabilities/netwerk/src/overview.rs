//! What an organisatie keeps of the netwerk: its Balies, its Medewerkers, the Convenanten it gave.

use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Look, Plain, StoreError};

/// A Convenant that one's own organisatie gave.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ConvenantRow {
    /// The Convenant.
    pub id: Uuid,
    /// From whom.
    pub van_organisatie_id: Uuid,
    /// Their name.
    pub van_naam: String,
    /// To whom: who gave it.
    pub naar_organisatie_id: Uuid,
    /// The product.
    pub product: String,
    /// The product as people call it.
    pub product_titel: String,
    /// The first day.
    pub geldig_van: String,
    /// The last day.
    pub geldig_tot: Option<String>,
    /// Counts saves.
    pub versie: i32,
}
impl Plain for ConvenantRow {}

const CONVENANTEN: &str = "
    select c.id, c.van_organisatie_id, o.naam as van_naam, c.naar_organisatie_id, c.product, p.titel as product_titel,
           c.geldig_van, c.geldig_tot, c.versie
    from convenant c join organisatie o on o.id = c.van_organisatie_id join product p on p.code = c.product";

/// The Convenanten that an organisatie gave.
pub async fn convenanten(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<ConvenantRow>, StoreError> {
    let sql = format!("{CONVENANTEN} where c.naar_organisatie_id = $1 order by o.naam, p.volgorde");
    look.sql(&sql, [organisatie.into()]).await
}

/// One of them.
pub async fn convenant(look: &Look<'_>, id: Uuid) -> Result<Option<ConvenantRow>, StoreError> {
    let sql = format!("{CONVENANTEN} where c.id = $1");
    Ok(look.sql(&sql, [id.into()]).await?.into_iter().next())
}

/// A Balie as its organisatie keeps it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct BalieStand {
    /// The Balie.
    pub id: Uuid,
    /// Its organisatie.
    pub organisatie_id: Uuid,
    /// Its name.
    pub naam: String,
    /// First letter of its ticket numbers.
    pub bonletter: String,
    /// Where it is.
    pub locatie_naam: String,
    /// Its coordinator.
    pub coordinator_id: Option<Uuid>,
    /// Their name.
    pub coordinator_naam: Option<String>,
    /// Whether they still work there.
    pub actief: Option<bool>,
    /// Counts saves.
    pub versie: i32,
}
impl Plain for BalieStand {}

const BALIES: &str = "
    select b.id, b.organisatie_id, b.naam, b.bonletter, l.naam as locatie_naam, b.coordinator_id, m.naam as coordinator_naam,
           m.actief, b.versie
    from balie b join locatie l on l.id = b.locatie_id left join medewerker m on m.id = b.coordinator_id";

/// The Balies of an organisatie.
pub async fn balies(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<BalieStand>, StoreError> {
    let sql = format!("{BALIES} where b.organisatie_id = $1 order by l.naam, b.naam");
    look.sql(&sql, [organisatie.into()]).await
}

/// One Balie.
pub async fn balie(look: &Look<'_>, id: Uuid) -> Result<Option<BalieStand>, StoreError> {
    let sql = format!("{BALIES} where b.id = $1");
    Ok(look.sql(&sql, [id.into()]).await?.into_iter().next())
}

/// Somebody of the own organisatie.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MedewerkerStand {
    /// The Medewerker.
    pub id: Uuid,
    /// Their organisatie.
    pub organisatie_id: Uuid,
    /// Their name.
    pub naam: String,
    /// Roles, with spaces between.
    pub rollen: String,
    /// Whether they work here now.
    pub actief: bool,
    /// Counts saves.
    pub versie: i32,
}
impl Plain for MedewerkerStand {}

const PEOPLE: &str = "select id, organisatie_id, naam, rollen, actief, versie from medewerker";

/// Who works for an organisatie, and who left.
pub async fn people(look: &Look<'_>, organisatie: Uuid) -> Result<Vec<MedewerkerStand>, StoreError> {
    let sql = format!("{PEOPLE} where organisatie_id = $1 order by actief desc, naam");
    look.sql(&sql, [organisatie.into()]).await
}

/// One of them.
pub async fn medewerker(look: &Look<'_>, id: Uuid) -> Result<Option<MedewerkerStand>, StoreError> {
    let sql = format!("{PEOPLE} where id = $1");
    Ok(look.sql(&sql, [id.into()]).await?.into_iter().next())
}

/// Something that a Balie helps with.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Code {
    /// The product.
    pub product: String,
}
impl Plain for Code {}

/// The products of a Balie.
pub async fn products_of(look: &Look<'_>, balie: Uuid) -> Result<Vec<String>, StoreError> {
    let rows: Vec<Code> = look.sql("select product from balie_product where balie_id = $1", [balie.into()]).await?;
    Ok(rows.into_iter().map(|row| row.product).collect())
}

/// A Balie where somebody may work.
#[derive(Clone, Debug, FromQueryResult)]
struct At {
    balie_id: Uuid,
}
impl Plain for At {}

/// The Balies where somebody may work.
pub async fn balies_of_medewerker(look: &Look<'_>, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let rows: Vec<At> = look.sql("select balie_id from medewerker_balie where medewerker_id = $1", [id.into()]).await?;
    Ok(rows.into_iter().map(|row| row.balie_id).collect())
}

/// The organisaties that take part, but for one's own.
pub async fn others(look: &Look<'_>, own: Uuid) -> Result<Vec<(Uuid, String)>, StoreError> {
    let mut all: Vec<(Uuid, String)> = crate::organisatie_names(look).await?.into_iter().filter(|(id, _)| *id != own).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(all)
}
