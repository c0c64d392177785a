//! What the house remembers of its own work goes after its term, and nothing that somebody still needs.

use crate::ledger::count;
use crate::moments::booked;
use crate::people::TILLY;
use crate::world::World;
use foundation::jiff::ToSpan;

both!(what_was_done_once_and_told_goes_after_thirty_days);
async fn what_was_done_once_and_told_goes_after_thirty_days(world: &World) {
    booked(world).await;
    world.deliver().await;
    // One that nobody could take yet is not forgotten, however long it takes.
    world.bas().await.refers(&TILLY).to(crate::people::ENSCHEDE).done().await;
    let db = world.db().await;
    let waits = count(db, "event where due_at is not null").await;
    let (told, once) = (count(db, "event where due_at is null").await, count(db, "once").await);
    assert!(waits > 0 && told > 0 && once > 0, "{waits}, {told}, {once}");

    world.clock.set(world.now() + (29 * 24).hours());
    eenloket::terms::tidy_up(&world.house).await.unwrap();
    assert_eq!((count(db, "event where due_at is null").await, count(db, "once").await), (told, once), "not before its term");
    world.clock.set(world.now() + (2 * 24).hours());
    eenloket::terms::tidy_up(&world.house).await.unwrap();
    assert_eq!((count(db, "event where due_at is null").await, count(db, "once").await), (0, 0));
    assert_eq!(count(db, "event where due_at is not null").await, waits);

    // What is not there any more is not missed: the check looks back as far as the house remembers.
    world.must_hold().await;
}
