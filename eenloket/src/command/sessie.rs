//! `eenloket sessie …`: everybody out, when somebody may be in who should not.

use super::open;
use crate::Stopped;
use crate::cli::{SessieCommand, Settings};
use access::{Act, Actor, Object};
use foundation::{TraceId, Uuid};
use store::StoreError;

/// Log everybody out.
const END_ALL: Act = Act("sessie.end_all");

pub(super) async fn run(settings: &Settings, command: SessieCommand) -> Result<(), Stopped> {
    let SessieCommand::Beeindig = command;
    let house = open(settings).await?;
    let (store, nobody) = (&house.store, Uuid::nil());
    let (actor, work) = (Actor::systeem("opdrachtregel", nobody), Object::own_work(nobody));
    let purpose = house.access.permit(&actor, END_ALL, &work, TraceId::draw(store.chance()), store.now())?;
    let tx = store.begin(&purpose);
    let ended = web::end_all_sessions(&tx).await;
    let count = tx.finish::<_, StoreError>(ended).await?;
    println!("{count} sessions ended; everybody has to log in again, within five seconds");
    Ok(())
}
