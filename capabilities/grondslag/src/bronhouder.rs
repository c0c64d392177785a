//! What the register says of the data of others, bronhouder by bronhouder: for whoever says where each answers.

use crate::ask::not_active;
use crate::list;
use crate::model::{Reden, Soort, day_of};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use std::collections::BTreeMap;
use store::{Look, StoreError};

/// Whose data, and for which regeling.
pub type BronhouderDoel = (String, String);

/// By bronhouder and regeling, why nothing may be asked of it now; nothing, where something may. About what is asked exactly, the
/// question itself says more.
///
/// # Errors
/// The store.
pub async fn of_bronhouders(
    look: &Look<'_>,
    afnemer: Uuid,
    now: Timestamp,
) -> Result<BTreeMap<BronhouderDoel, Option<Reden>>, StoreError> {
    let mut all = BTreeMap::new();
    // The newest come first: of several that let nobody ask, the newest says why.
    for row in list::all(look, afnemer).await?.into_iter().filter(|row| row.soort == Soort::LooplijstBron.as_str()) {
        let why = not_active(&row, day_of(now));
        let known = all.entry((row.bronhouder, row.doel)).or_insert(why);
        *known = known.and(why);
    }
    Ok(all)
}
