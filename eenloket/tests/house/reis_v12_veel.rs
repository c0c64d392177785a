//! V12 in a large gemeente: more people on a list, and going on to the next, than one statement of either store holds.

use crate::outreach::neighbour;
use crate::world::World;
use looplijst::RegelInput;

/// More than SQLite takes rows in one insert, and than PostgreSQL takes values in one statement.
const VEEL: usize = 2_600;

both!(very_many_are_listed_and_go_on);
async fn very_many_are_listed_and_go_on(world: &World) {
    let somebody = |nth: usize| -> RegelInput {
        let letters: String = format!("{nth:04}").bytes().map(|digit| char::from(b'a' + digit - b'0')).collect();
        neighbour(format!("Vera Voorbeeld{letters}").leak(), "6211AB", format!("{}", 9000 + nth).leak())
    };
    let hits: Vec<RegelInput> = (0..VEEL).map(somebody).collect();
    let first = world.listed(&hits).await;
    assert_eq!(world.regels(first).await.len(), VEEL);
    let second = world.combined().await;
    assert_eq!(world.lists(second, &hits[..1]).await.unwrap().regels, VEEL);
    assert!(world.regels(first).await.iter().all(|row| row.inwoner_id.is_none()));
}
