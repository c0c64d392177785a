//! Which other organisaties still have to hear of it (`nog_door_te_geven`).
//!
//! In this house an Afmelding holds for everybody at once. An organisatie that also looks for people in a system of its own has
//! to hear of it, and nothing goes there yet: so all that holds waits. It is counted from what holds, and not kept beside it: what is
//! taken back or lapses waits no more, and who joins later has to hear of what was said before.

use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Ms, Plain, Store, StoreError};

/// How much waits for one organisatie.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Waiting {
    pub(crate) organisatie_id: Uuid,
    pub(crate) naam: String,
    pub(crate) telefoon: String,
    pub(crate) aantal: i64,
    /// Since when the longest one waits.
    pub(crate) sinds: Ms,
}
impl Plain for Waiting {}

/// What waits that was said at an organisatie, or behind the login and so at none: whoever keeps watch anywhere sees that. Only
/// overheidsorganen look for people; who is named hears it, whatever they are.
pub(crate) async fn waiting(store: &Store, bij: Uuid) -> Result<Vec<Waiting>, StoreError> {
    let sql = "
        select o.id as organisatie_id, o.naam, o.telefoon, count(*) as aantal, min(a.begin) as sinds
        from afmelding a join organisatie o on o.id <> a.bij_organisatie_id
          and (o.id = a.organisatie_id or (a.organisatie_id = $2 and o.overheidsorgaan))
        where a.bij_organisatie_id in ($1, $2) and (a.vervalt_op is null or a.vervalt_op > $3)
        group by o.id, o.naam, o.telefoon order by o.naam, o.id";
    let today = crate::model::day_of(store.now()).to_string();
    store.look().sql(sql, [bij.into(), Uuid::nil().into(), today.into()]).await
}
