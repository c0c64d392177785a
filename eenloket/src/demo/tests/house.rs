//! As much of the house as loading needs: an open store on a file of its own, and a purpose.

use crate::{Config, house};
use access::{Act, Actor, Object, Verwerking};
use foundation::jiff::Timestamp;
use foundation::{Chance, Clock, Keys, TraceId, Uuid};
use std::path::PathBuf;
use std::sync::Arc;
use store::Store;

pub fn purpose(now: Timestamp) -> Verwerking {
    let actor = Actor::systeem("demo", Uuid::nil());
    let object = Object::own_work(actor.organisatie);
    let trace = TraceId::draw(&Chance::seeded(1));
    house::access().unwrap().permit(&actor, Act("demo.load"), &object, trace, now).unwrap()
}

/// An empty store and the folder to remove afterwards.
pub async fn empty_store(now: Timestamp) -> (Store, PathBuf) {
    let folder = std::env::temp_dir().join(format!("eenloket-demo-{}", Chance::system().secret()));
    let database = format!("sqlite:{}", folder.join("eenloket.db").display());
    let (clock, chance, keys) = (Clock::manual(now), Chance::system(), Arc::new(Keys::for_tests()));
    let opened = house::open(Config { database, clock, chance, keys }).await.unwrap();
    (opened.store, folder)
}
