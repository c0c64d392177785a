//! Where somebody can go: Balies by product, and what stands at a Locatie.

use crate::tables::openingstijd;
use access::Rol;
use foundation::Uuid;
use foundation::jiff::civil::Date;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use store::{Look, Plain, StoreError};

/// What a Balie can help with.
pub type Product = crate::tables::product::Model;

/// A Balie that helps with a product, as a suggestion shows it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct BalieRow {
    /// The Balie.
    pub balie_id: Uuid,
    /// Its name.
    pub balie_naam: String,
    /// The organisatie.
    pub organisatie_id: Uuid,
    /// Its name.
    pub organisatie_naam: String,
    /// Whether that is a gemeente.
    pub is_gemeente: bool,
    /// The Locatie.
    pub locatie_id: Uuid,
    /// Its name.
    pub locatie_naam: String,
    /// Street and number.
    pub adres: String,
    /// Postcode, from which the distance follows.
    pub postcode: String,
    /// Place.
    pub plaats: String,
    /// CBS code of the gemeente.
    pub gemeente_code: String,
    /// Time zone.
    pub tijdzone: String,
    /// Which feestdagen it has.
    pub gebied: String,
    /// Whether a booking is the acceptance: by a Convenant, or because it is a Balie of one's own.
    pub convenant: bool,
    /// Lift, hearing loop and the like.
    pub toegankelijkheid: String,
    /// Why this Balie, in one sentence.
    pub reden: String,
    /// Whether somebody coordinates it: without that it cannot be chosen.
    pub has_coordinator: bool,
}
impl Plain for BalieRow {}

const PLACES: &str = "
    select b.id as balie_id, b.naam as balie_naam, o.id as organisatie_id, o.naam as organisatie_naam,
           o.soort = 'gemeente' as is_gemeente,
           l.id as locatie_id, l.naam as locatie_naam, l.adres, l.postcode, l.plaats, l.gemeente_code, l.tijdzone, l.gebied,
           o.id = $2 or exists (select 1 from convenant c
                   where c.van_organisatie_id = $2 and c.naar_organisatie_id = o.id and c.product = bp.product
                     and c.geldig_van <= $3 and (c.geldig_tot is null or c.geldig_tot >= $3)) as convenant,
           l.toegankelijkheid, bp.reden, m.id is not null as has_coordinator
    from balie_product bp
    join balie b on b.id = bp.balie_id
    join organisatie o on o.id = b.organisatie_id
    join locatie l on l.id = b.locatie_id
    left join medewerker m on m.id = b.coordinator_id and m.actief
    where bp.product = $1 and (o.id <> $2 or $4)
    order by l.gemeente_code, b.naam";

/// The Balies that help with a product; those of the asking organisatie itself only where it looks there, too (`own`). Of one without
/// an active coordinator the row says so, and whether a Convenant holds on this day.
pub async fn places_for(
    look: &Look<'_>,
    product: &str,
    (asking, own): (Uuid, bool),
    day: Date,
) -> Result<Vec<BalieRow>, StoreError> {
    look.sql(PLACES, [product.into(), asking.into(), day.to_string().into(), own.into()]).await
}

/// All products, in the order of the form.
pub async fn products(look: &Look<'_>) -> Result<Vec<Product>, StoreError> {
    use crate::tables::product::{Column, Entity};
    look.all(Entity::find().order_by_asc(Column::Volgorde)).await
}

/// One product.
pub async fn product(look: &Look<'_>, code: &str) -> Result<Option<Product>, StoreError> {
    use crate::tables::product::Entity;
    look.one(Entity::find_by_id(code)).await
}

/// A Balie at a Locatie, for the day.
#[derive(Clone, Debug, FromQueryResult)]
pub struct BalieRegel {
    /// The Balie.
    pub balie_id: Uuid,
    /// Its name.
    pub balie_naam: String,
    /// First letter of its ticket numbers.
    pub bonletter: String,
    /// The organisatie.
    pub organisatie_id: Uuid,
    /// Its name.
    pub organisatie_naam: String,
}
impl Plain for BalieRegel {}

/// The Balies of a Locatie, by organisatie and name.
pub async fn balies_of(look: &Look<'_>, locatie: Uuid) -> Result<Vec<BalieRegel>, StoreError> {
    let sql = "select b.id as balie_id, b.naam as balie_naam, b.bonletter, o.id as organisatie_id, o.naam as organisatie_naam
               from balie b join organisatie o on o.id = b.organisatie_id where b.locatie_id = $1 order by b.bonletter, b.naam";
    look.sql(sql, [locatie.into()]).await
}

/// The Locatie.
pub async fn locatie_of(look: &Look<'_>, id: Uuid) -> Result<Option<crate::tables::locatie::Model>, StoreError> {
    use crate::tables::locatie::Entity;
    look.one(Entity::find_by_id(id)).await
}

/// The clock of whoever works at a Locatie, and else that of the law.
pub async fn zone_of(look: &Look<'_>, locatie: Option<Uuid>) -> Result<String, StoreError> {
    let found = match locatie {
        Some(locatie) => locatie_of(look, locatie).await?,
        None => None,
    };
    Ok(found.map_or_else(|| rules::termijn::WET_TIJDZONE.to_owned(), |locatie| locatie.tijdzone))
}

/// The organisaties that work at a Locatie, as the wall needs to know them.
pub async fn organisaties_at(look: &Look<'_>, locatie: Uuid) -> Result<Vec<Uuid>, StoreError> {
    use crate::tables::balie::{Column, Entity};
    let balies: Vec<crate::tables::balie::Model> = look.all(Entity::find().filter(Column::LocatieId.eq(locatie))).await?;
    let mut all: Vec<Uuid> = balies.into_iter().map(|balie| balie.organisatie_id).collect();
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

#[derive(FromQueryResult)]
struct Postcode {
    postcode: String,
}
impl Plain for Postcode {}

/// The postcode of the Locatie of a Balie.
pub async fn postcode_of(look: &Look<'_>, balie: Uuid) -> Result<Option<String>, StoreError> {
    let sql = "select l.postcode from balie b join locatie l on l.id = b.locatie_id where b.id = $1";
    Ok(look.sql::<Postcode>(sql, [balie.into()]).await?.into_iter().next().map(|row| row.postcode))
}

/// Where a Locatie is, as a postcode.
pub async fn postcode_at(look: &Look<'_>, locatie: Uuid) -> Result<Option<String>, StoreError> {
    let sql = "select postcode from locatie where id = $1";
    Ok(look.sql::<Postcode>(sql, [locatie.into()]).await?.into_iter().next().map(|row| row.postcode))
}

/// A gemeente, as somebody who lives there reaches it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct GemeenteRow {
    /// Whom to call.
    pub telefoon: String,
    /// Where to walk in.
    pub locatie: String,
}
impl Plain for GemeenteRow {}

const GEMEENTE: &str = "
    select case when l.telefoon <> '' then l.telefoon else o.telefoon end as telefoon,
           l.naam || ', ' || l.adres || ', ' || l.plaats as locatie
    from locatie l join organisatie o on o.id = l.beheerder_id
    where l.gemeente_code = $1 and o.soort = 'gemeente'
      and exists (select 1 from balie b where b.locatie_id = l.id and b.organisatie_id = o.id)
    order by l.naam, l.id limit 1";

/// The gemeente of a postcode, where it takes part.
pub async fn gemeente_at(look: &Look<'_>, postcode: &str) -> Result<Option<GemeenteRow>, StoreError> {
    let Some(gemeente) = postcode.parse().ok().and_then(rules::afstand::gemeente) else { return Ok(None) };
    Ok(look.sql::<GemeenteRow>(GEMEENTE, [gemeente.code.as_str().into()]).await?.into_iter().next())
}

/// The number on which an organisatie is called, unless it has none.
pub async fn telefoon_of(look: &Look<'_>, organisatie: Uuid) -> Result<Option<String>, StoreError> {
    use crate::tables::organisatie::{Entity, Model};
    let found: Vec<Model> = look.all(Entity::find_by_id(organisatie)).await?;
    Ok(found.into_iter().next().map(|one| one.telefoon).filter(|telefoon| !telefoon.is_empty()))
}

/// A Medewerker of an organisatie who works in a role, the first one in order; `None` where nobody does.
pub async fn medewerker_with(look: &Look<'_>, organisatie: Uuid, rol: &str) -> Result<Option<Uuid>, StoreError> {
    use crate::tables::medewerker::{Column, Entity, Model};
    let query = Entity::find()
        .filter(Column::OrganisatieId.eq(organisatie))
        .filter(Column::Actief.eq(true))
        .filter(Column::Rollen.contains(rol))
        .order_by_asc(Column::Id);
    let all: Vec<Model> = look.all(query).await?;
    Ok(all.into_iter().find(|one| one.rollen.split_whitespace().any(|held| held == rol)).map(|one| one.id))
}

/// Who answers for what an organisatie does with personal data, by name: its privacy officer, or a coordinator where it has
/// none ([`stands_in`]).
pub async fn privacy_officer(look: &Look<'_>, organisatie: Uuid) -> Result<Option<Uuid>, StoreError> {
    match medewerker_with(look, organisatie, Rol::Privacyofficer.as_str()).await? {
        Some(officer) => Ok(Some(officer)),
        None => medewerker_with(look, organisatie, Rol::Coordinator.as_str()).await,
    }
}

/// Whether somebody with these roles does the work of a privacy officer, because their organisatie has none: what an
/// Inwoner asks has to be answered within a month all the same.
pub async fn stands_in(look: &Look<'_>, organisatie: Uuid, rollen: &[Rol]) -> Result<bool, StoreError> {
    if !rollen.contains(&Rol::Coordinator) || rollen.contains(&Rol::Privacyofficer) {
        return Ok(false);
    }
    Ok(medewerker_with(look, organisatie, Rol::Privacyofficer.as_str()).await?.is_none())
}

/// Names of organisaties by id.
pub async fn organisatie_names(look: &Look<'_>) -> Result<std::collections::HashMap<Uuid, String>, StoreError> {
    use crate::tables::organisatie::{Entity, Model};
    let all: Vec<Model> = look.all(Entity::find()).await?;
    Ok(all.into_iter().map(|o| (o.id, o.naam)).collect())
}

/// When Locaties are open: on which day of the week, from which date to which.
pub async fn openingstijden(look: &Look<'_>, locaties: &[Uuid]) -> Result<Vec<openingstijd::Model>, StoreError> {
    look.all(openingstijd::Entity::find().filter(openingstijd::Column::LocatieId.is_in(locaties.iter().copied()))).await
}

impl openingstijd::Model {
    /// Whether it holds on this date: the right day of the week, between its dates.
    pub fn holds_on(&self, date: Date) -> bool {
        let text = date.to_string();
        i32::from(date.weekday().to_monday_one_offset()) == self.weekdag
            && self.geldig_van <= text
            && self.geldig_tot.as_ref().is_none_or(|last| text <= *last)
    }
}
