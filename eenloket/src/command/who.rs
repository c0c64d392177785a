//! `eenloket medewerker keek`: at which inwoners one medewerker looked, for an organisatie that has to tell them of a breach.
//!
//! The organisatie finds who they are by the number of the Hulpvraag; here stand ids and numbers only. The act is about all
//! of them, and says so in the logs.

use super::looked::{Row, looked};
use super::{open, print_json};
use crate::cli::{KeekArgs, Settings};
use crate::{Opened, Stopped};
use access::{Act, Actor, Object, Verwerking};
use foundation::{TraceId, Uuid};
use netwerk::tables::medewerker;
use std::collections::BTreeSet;
use store::StoreError;
use store::sea_orm::EntityTrait;

/// Tell at whom one medewerker looked.
const LOOKED: Act = Act("inzage.of_medewerker");
pub(super) async fn run(settings: &Settings, which: KeekArgs) -> Result<(), Stopped> {
    let house = open(settings).await?;
    let store = &house.store;
    let found: Option<medewerker::Model> = store.look().one(medewerker::Entity::find_by_id(which.id)).await?;
    let purpose = purpose(&house, found.ok_or(StoreError::NotFound)?.organisatie_id)?;
    let tot = which.tot.unwrap_or_else(|| store.now());
    let rows = looked(store, &purpose, which.id, (which.van.into(), tot.into())).await?;
    if which.json {
        print_json(&rows);
        return Ok(());
    }
    for Row { inwoner, eerst, laatst, keer, handelingen, hulpvragen } in &rows {
        let join = |all: &BTreeSet<String>| all.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let about = if hulpvragen.is_empty() { "no hulpvraag".to_owned() } else { join(hulpvragen) };
        println!("inwoner {inwoner}: {about}; {keer} times from {eerst} to {laatst}; {}", join(handelingen));
    }
    println!("{} inwoners", rows.len());
    Ok(())
}

/// The house acts for the organisatie that has to answer for it.
fn purpose(house: &Opened, organisatie: Uuid) -> Result<Verwerking, Stopped> {
    let (actor, work) = (Actor::systeem("opdrachtregel", organisatie), Object::own_work(organisatie));
    let trace = TraceId::draw(house.store.chance());
    Ok(house.access.permit(&actor, LOOKED, &work, trace, house.store.now())?)
}
