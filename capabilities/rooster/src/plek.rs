//! Where a Dienst is: its Balie, the Locatie with its clock, and when that is open.

use access::Object;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::{Date, DateTime};
use foundation::jiff::tz::TimeZone;
use netwerk::tables::{balie, locatie, openingstijd, sluitingsdag};
use rules::feestdag::Gebied;
use rules::rooster::{Locatie, Openingstijd};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::{Look, StoreError};

/// A Locatie with its clock and its hours.
#[derive(Clone, Debug)]
pub struct LocatieState {
    pub(crate) locatie: locatie::Model,
    pub(crate) zone: TimeZone,
    gebied: Gebied,
    open: Vec<Openingstijd>,
    gesloten: Vec<Date>,
}

impl LocatieState {
    /// The Locatie; `None` when there is none.
    pub(crate) async fn load(look: &Look<'_>, id: Uuid) -> Result<Option<Self>, StoreError> {
        let Some(locatie) = netwerk::locatie_of(look, id).await? else { return Ok(None) };
        let open = netwerk::openingstijden(look, &[id]).await?;
        let closed = sluitingsdag::Entity::find().filter(sluitingsdag::Column::LocatieId.eq(id));
        let closed: Vec<sluitingsdag::Model> = look.all(closed).await?;
        Self::of(locatie, &open, &closed).map(Some)
    }

    /// The same, from its rows.
    pub fn of(locatie: locatie::Model, open: &[openingstijd::Model], closed: &[sluitingsdag::Model]) -> Result<Self, StoreError> {
        let zone = TimeZone::get(&locatie.tijdzone).map_err(|_| StoreError::Unreadable("locatie.tijdzone"))?;
        let gebied = netwerk::gebied_of(&locatie.gebied);
        let open = open.iter().filter_map(openingstijd::Model::rule).collect();
        let gesloten = closed.iter().filter_map(|row| row.datum.parse().ok()).collect();
        Ok(Self { locatie, zone, gebied, open, gesloten })
    }

    /// When it is open, as the rules want it.
    pub(crate) fn rules(&self) -> Locatie<'_> {
        Locatie { gebied: self.gebied, openingstijden: &self.open, gesloten: &self.gesloten }
    }

    /// Why it is closed on a day: the name of the feestdag, or an empty word where it simply is not open. `None`: it is open.
    pub(crate) fn closed_on(&self, date: Date) -> Option<&'static str> {
        self.rules().shut_on(date)
    }

    /// What its clock shows at an instant.
    pub(crate) fn local(&self, at: Timestamp) -> DateTime {
        at.to_zoned(self.zone.clone()).datetime()
    }

    /// The instant at which its clock shows this; `None` in the hour that it skips.
    pub(crate) fn instant(&self, local: DateTime) -> Option<Timestamp> {
        let ambiguous = self.zone.to_ambiguous_timestamp(local);
        match ambiguous.offset() {
            foundation::jiff::tz::AmbiguousOffset::Gap { .. } => None,
            _ => ambiguous.earlier().ok(),
        }
    }

    /// The first instant of a day here.
    pub(crate) fn midnight(&self, date: Date) -> Timestamp {
        date.to_zoned(self.zone.clone()).map_or(Timestamp::MAX, |at| at.timestamp())
    }
}

/// A Balie as Cedar sees the planning of it: of one organisatie only, although more of them work at the Locatie.
pub(crate) fn object(balie: &balie::Model) -> Object {
    Object::locatie(balie.locatie_id, vec![balie.organisatie_id]).at(balie.id)
}

/// The Balie of a Dienst, in one look: what is not there and what is another organisatie's cost the same (R5).
pub(crate) async fn balie_of(look: &Look<'_>, dienst: Uuid) -> Result<Option<balie::Model>, StoreError> {
    let sql = "select b.* from balie b join dienst d on d.balie_id = b.id where d.id = $1";
    Ok(look.sql(sql, [dienst.into()]).await?.into_iter().next())
}

/// The Balie; `None` when there is none.
pub(crate) async fn balie(look: &Look<'_>, id: Uuid) -> Result<Option<balie::Model>, StoreError> {
    look.one(balie::Entity::find_by_id(id)).await
}
