//! V07 and V12: who got something since they were listed for it, or left, by what the own administration says, is not visited about it any
//! more.

use crate::reis_v07_looplijst::{AANTAL, approved, presses};
use crate::sources::{administratie, expected};
use crate::world::World;
use eenloket::demo;
use foundation::{Bsn, Uuid};
use looplijst::Einde;
use std::collections::BTreeSet;

async fn opened(world: &World) -> Uuid {
    let tess = world.log_in_as("Tess").await;
    let id = approved(world, &tess).await;
    presses(world, &tess, id, "start").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Klaar);
    presses(world, &tess, id, "opening").await.expect(303);
    id
}

/// Writes the own administration anew, where the lines of these people become something else, or nothing.
fn becomes<T>(world: &World, who: &BTreeSet<&String>, line: impl Fn(&[&str], Vec<&str>) -> T)
where
    T: Into<Option<String>>,
{
    let file = demo::bronnen::administratie_in(world.outside()).join("0935.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let heads: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let all = text.lines().filter_map(|text| {
        let cells: Vec<&str> = text.split(',').collect();
        if who.contains(&cells[0].to_owned()) { line(&heads, cells).into() } else { Some(text.to_owned()) }
    });
    std::fs::write(&file, all.collect::<Vec<_>>().join("\n") + "\n").unwrap();
}

/// Says in the own administration that they get something.
fn gets(world: &World, who: &BTreeSet<&String>, column: &str) {
    becomes(world, who, |heads, mut cells| {
        cells[heads.iter().position(|head| head.starts_with(column)).unwrap()] = "ja";
        cells.join(",")
    });
}

both!(who_has_it_by_now_is_not_visited_about_it);
async fn who_has_it_by_now_is_not_visited_about_it(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let all = expected(world, AANTAL);
    let (toeslag, mini) = (&all["individuele_inkomenstoeslag_maastricht"], &all["minimaregeling"]);
    let (both, one) = (mini.intersection(toeslag).next().unwrap(), mini.difference(toeslag).next().unwrap());
    assert_eq!(administratie(world).iter().filter(|row| [both, one].contains(&&row["bsn"])).count(), 2);
    let first = opened(world).await;
    gets(world, &[both, one].into(), "ontvangt_minimaregeling");
    let second = opened(world).await;
    let index = |bsn: &String| Bsn::parse(bsn).ok().unwrap().index(world.store().keys());
    let on = crate::reis_v10_blind::listed(world, second).await;
    assert!(on.contains(&index(both)) && !on.contains(&index(one)));
    let left = world.regels(first).await.into_iter().filter(|row| row.reden.as_deref() == Some("al_gebruik")).count();
    assert_eq!(left, 1);
    let people = mini.union(toeslag).count();
    assert_eq!(on.len(), people - 1, "everybody else came along");
}

both!(an_administration_that_is_not_whole_opens_nothing);
async fn an_administration_that_is_not_whole_opens_nothing(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let hits: BTreeSet<String> = expected(world, AANTAL).into_values().flatten().collect();
    let first = opened(world).await;
    let tess = world.log_in_as("Tess").await;
    let second = approved(world, &tess).await;
    presses(world, &tess, second, "start").await.expect(303);
    assert_eq!(world.asks(second).await, Einde::Klaar);
    let file = demo::bronnen::administratie_in(world.outside()).join("0935.csv");
    let whole = std::fs::read_to_string(&file).unwrap();
    becomes(world, &hits.iter().take(hits.len() / 2).collect(), |_, _| None);
    presses(world, &tess, second, "opening").await.expect(400).shows("Misschien is het bestand niet compleet");
    let open = |rows: Vec<looplijst::tables::looplijst_regel::Model>| rows.iter().filter(|row| row.inwoner_id.is_some()).count();
    assert_eq!((open(world.regels(first).await), world.regels(second).await.len()), (hits.len(), 0));
    std::fs::write(&file, &whole).unwrap();
    presses(world, &tess, second, "opening").await.expect(303);
    assert_eq!((open(world.regels(first).await), open(world.regels(second).await)), (0, hits.len()));
}

both!(whom_the_own_administration_does_not_know_any_more_is_not_visited);
async fn whom_the_own_administration_does_not_know_any_more_is_not_visited(world: &World) {
    let _sources = world.sources(AANTAL).await;
    let all = expected(world, AANTAL);
    let gone = all["minimaregeling"].first().unwrap();
    let first = opened(world).await;
    becomes(world, &[gone].into(), |_, _| None);
    let second = opened(world).await;
    let on = crate::reis_v10_blind::listed(world, second).await;
    assert!(!on.contains(&Bsn::parse(gone).ok().unwrap().index(world.store().keys())));
    let left: Vec<_> = world.regels(first).await.into_iter().filter(|row| row.reden.as_deref() == Some("verhuisd")).collect();
    assert_eq!(left.iter().map(|row| row.status.as_str()).collect::<Vec<_>>(), ["vervallen"]);
    assert_eq!(on.len(), all.values().flatten().collect::<BTreeSet<_>>().len() - 1, "everybody else came along");
}
