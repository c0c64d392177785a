//! V16 by chance: whatever planners try, in whatever order, nobody sits twice and nobody who booked is dropped.

use crate::people::{JOOST, KEES, TILLY};
use crate::planner::{GERDA, Planner, Shift, path};
use crate::world::World;
use foundation::Uuid;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reqwest::Method;
use std::collections::BTreeSet;

/// What a planner does next.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Add(usize, usize, usize, usize, usize),
    Move(usize, usize, usize, usize, usize),
    Falls(usize),
    Publish,
    Book(usize),
}

const DAYS: [&str; 3] = ["24-3-2027", "25-3-2027", "30-3-2027"];
const HOURS: [&str; 8] = ["9:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"];
const PEOPLE: [&str; 3] = ["gerda", "gijs", "greet"];
const BALIES: [&str; 2] = ["enschede/gemeente-1", "enschede/gemeente-2"];
const EDITS: usize = 200;

fn edits() -> Vec<Edit> {
    let at = || (0_usize..2, 0_usize..3, 0_usize..3, 0_usize..8, 0_usize..8);
    let edit = prop_oneof![
        5 => at().prop_map(|(b, w, d, f, t)| Edit::Add(b, w, d, f, t)),
        4 => at().prop_map(|(n, w, d, f, t)| Edit::Move(n * 31 + w, w, d, f, t)),
        1 => (0_usize..64).prop_map(Edit::Falls),
        2 => Just(Edit::Publish),
        3 => (0_usize..64).prop_map(Edit::Book),
    ];
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[0x16; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    prop::collection::vec(edit, EDITS).new_tree(&mut runner).unwrap().current()
}

both!(two_hundred_edits_never_seat_anybody_twice_nor_drop_anybody);
async fn two_hundred_edits_never_seat_anybody_twice_nor_drop_anybody(world: &World) {
    let priya = world.planner("Priya").await;
    let (mut made, mut visits, mut statuses) = (Vec::new(), Vec::new(), BTreeSet::new());
    for edit in edits() {
        let status = one(world, &priya, edit, &mut made, &mut visits).await;
        statuses.insert(status);
    }
    assert!(statuses.is_superset(&[303, 400, 409].into()), "all of them happened: {statuses:?}");
    assert!(crate::reis_v16_rooster::overlaps(world).await.is_empty());
    assert!(visits.len() > 3, "{} were booked", visits.len());
    world.deliver().await;
    for hulpvraag in visits {
        let all: Vec<_> = world.afspraken().await.into_iter().filter(|row| row.hulpvraag_id == hulpvraag).collect();
        assert_eq!(all.iter().filter(|row| row.status == "bevestigd").count(), 1, "{all:?}");
    }
}

async fn one(world: &World, priya: &Planner, edit: Edit, made: &mut Vec<Uuid>, visits: &mut Vec<Uuid>) -> u16 {
    match edit {
        Edit::Add(balie, wie, day, from, to) => {
            let shift = Shift {
                balie: BALIES[balie],
                wie: PEOPLE[wie],
                datum: DAYS[day],
                begin: HOURS[from],
                einde: HOURS[to],
                vrijgehouden: "0",
                ..GERDA
            };
            let page = priya.tries(&shift).await;
            made.extend(page.location().and_then(|at| at.rsplit_once("dienst=")?.1.parse::<Uuid>().ok()));
            page.status
        }
        Edit::Move(nth, wie, day, from, to) if !made.is_empty() => {
            let dienst = made[nth % made.len()];
            let medewerker = eenloket::demo::id(&format!("medewerker/{}", PEOPLE[wie])).to_string();
            let fields = [("medewerker", &*medewerker), ("datum", DAYS[day]), ("begin", HOURS[from]), ("einde", HOURS[to])];
            presses(priya, dienst, "bewaar", &fields).await
        }
        Edit::Falls(nth) if !made.is_empty() => {
            let dienst = made[nth % made.len()];
            presses(priya, dienst, "vervalt", &[]).await
        }
        Edit::Publish => priya.publishes_month("2027-03-01").await.status,
        Edit::Book(nth) if !made.is_empty() => {
            let slots = world.slots_of(made[nth % made.len()]).await;
            let Some(slot) = slots.iter().find(|slot| !slot.bezet) else { return 409 };
            let who = [TILLY, JOOST, KEES][nth % 3];
            visits.push(world.books(&who, "digid", slot.id).await.hulpvraag);
            303
        }
        _ => 0,
    }
}

/// Presses a button; for whoever is touched the last choice is made, which is to call.
async fn presses(priya: &Planner, dienst: Uuid, stap: &str, fields: &[(&str, &str)]) -> u16 {
    let page = priya.page(dienst).await;
    let Some(form) = page.find_form(&path(dienst)) else { return 404 };
    let page = priya.client.send_form(&form.with(fields), Some(("stap", stap))).await;
    if page.status != 200 {
        return page.status;
    }
    let choices = page.form(&path(dienst)).choices("keuze");
    let mut all = page.hidden(&path(dienst));
    all.extend(choices.into_iter().filter(|choice| choice.ends_with(" taak")).map(|choice| ("keuze".to_owned(), choice)));
    all.push(("stap".to_owned(), stap.to_owned()));
    let request = priya.client.request(Method::POST, &path(dienst)).form(&all);
    priya.client.send(&path(dienst), request).await.status
}
