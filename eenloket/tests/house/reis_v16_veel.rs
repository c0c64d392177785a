//! V16 in bulk: five thousand edits by planners who work at the same time, a thousand a story. Nobody sits twice.

use crate::client::Client;
use crate::planner::{GERDA, Shift, sends_json};
use crate::world::World;
use eenloket::demo;
use foundation::Uuid;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reqwest::Method;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::task::JoinSet;

/// What a planner does next; the numbers choose a desk, somebody, a day and the hours.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Add([usize; 5]),
    Change(usize, [usize; 5]),
    Falls(usize),
    Publish,
}

const BALIES: [&str; 2] = ["enschede/gemeente-1", "enschede/gemeente-2"];
const PEOPLE: [&str; 3] = ["gerda", "gijs", "greet"];
/// Of which one is Goede Vrijdag and one a Saturday.
const DAYS: [&str; 8] = ["24-3-2027", "25-3-2027", "26-3-2027", "27-3-2027", "30-3-2027", "31-3-2027", "1-4-2027", "2-4-2027"];
const HOURS: [&str; 9] = ["8:30", "9:00", "10:00", "11:00", "12:00", "13:00", "14:30", "16:00", "17:00"];
/// Planners who are at it at the same time, and how many edits each does.
const PLANNERS: usize = 4;
const EACH: usize = 250;

type Made = Arc<Mutex<Vec<String>>>;

fn edits(seed: u8) -> Vec<Edit> {
    let shape = || [0..2_usize, 0..3, 0..8, 0..9, 0..9];
    let edit = prop_oneof![
        6 => shape().prop_map(Edit::Add),
        5 => (0_usize..1_000, shape()).prop_map(|(nth, shape)| Edit::Change(nth, shape)),
        3 => (0_usize..1_000).prop_map(Edit::Falls),
        1 => Just(Edit::Publish),
    ];
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    prop::collection::vec(edit, PLANNERS * EACH).new_tree(&mut runner).unwrap().current()
}

fn body([balie, wie, day, from, to]: [usize; 5]) -> serde_json::Value {
    let (balie, wie, datum) = (BALIES[balie], PEOPLE[wie], DAYS[day]);
    Shift { balie, wie, datum, begin: HOURS[from], einde: HOURS[to], vrijgehouden: "0", ..GERDA }.json()
}

/// The same with its end after its begin: of the changes enough can be done.
fn forward([balie, wie, day, from, to]: [usize; 5]) -> [usize; 5] {
    [balie, wie, day, from.min(to), from.max(to)]
}

/// Does one edit; gives what it was and how it was answered.
async fn one(priya: &Client, edit: Edit, made: &Made) -> (&'static str, u16) {
    let some = |nth: usize| {
        let made = made.lock().unwrap();
        (!made.is_empty()).then(|| made[nth % made.len()].clone())
    };
    match edit {
        Edit::Add(shape) => {
            let page = sends_json(priya, Method::POST, "/api/v1/diensten", &body(shape), &[]).await;
            if page.status == 201 {
                made.lock().unwrap().push(page.header("location").to_owned());
            }
            ("add", page.status)
        }
        Edit::Change(nth, shape) => match some(nth) {
            Some(path) => ("change", sends_json(priya, Method::PUT, &path, &body(forward(shape)), &[]).await.status),
            None => ("nothing yet", 0),
        },
        Edit::Falls(nth) => match some(nth) {
            Some(path) => {
                let path = format!("{path}/vervallen");
                ("falls", sends_json(priya, Method::POST, &path, &json!({}), &[]).await.status)
            }
            None => ("nothing yet", 0),
        },
        Edit::Publish => {
            let path = format!("/api/v1/locaties/{}/rooster/publicatie", demo::id("locatie/enschede"));
            let month =
                json!({ "datum": if made.lock().unwrap().len().is_multiple_of(2) { "2027-03-24" } else { "2027-04-01" } });
            ("publish", sends_json(priya, Method::POST, &path, &month, &[]).await.status)
        }
    }
}

/// A thousand edits of four planners at once.
async fn a_thousand(world: &World, seed: u8) {
    let (made, edits): (Made, _) = (Arc::default(), edits(seed));
    let mut planners = JoinSet::new();
    for part in edits.chunks(EACH) {
        let (priya, part, made) = (world.log_in_as("Priya").await, part.to_vec(), made.clone());
        planners.spawn(async move {
            let mut answers = Vec::new();
            for edit in part {
                answers.push(one(&priya, edit, &made).await);
            }
            answers
        });
    }
    let mut tally: BTreeMap<(&str, u16), usize> = BTreeMap::new();
    for answer in planners.join_all().await.into_iter().flatten() {
        *tally.entry(answer).or_default() += 1;
    }
    assert!(crate::reis_v16_rooster::overlaps(world).await.is_empty(), "{tally:?}");
    outside_hours(world).await;
    // Each sort of edit was done and refused, and nothing went down.
    for done in [("add", 201), ("add", 400), ("add", 409), ("change", 200), ("change", 409), ("falls", 200), ("publish", 200)] {
        // Which of four planners comes first is not drawn, so how often is not either.
        assert!(tally.contains_key(&done), "{done:?}: {tally:?}");
    }
    assert!(tally.keys().all(|(_, status)| *status < 500), "{tally:?}");
}

/// No Dienst that stands lies on a closed day, and none outside the hours.
async fn outside_hours(world: &World) {
    for balie in BALIES {
        for row in world.diensten(balie).await {
            let begin = row.begin.at().to_string();
            assert!(!begin.starts_with("2027-03-26") && !begin.starts_with("2027-03-27"), "on a closed day: {begin}");
            let slots = world.slots_of(row.id).await;
            assert!(row.gepubliceerd_op.is_some() || slots.is_empty(), "a draft offers nothing");
            let ids: std::collections::BTreeSet<Uuid> = slots.iter().map(|slot| slot.balie_id).collect();
            assert!(ids.len() < 2, "the tijdsloten of one dienst are at one balie");
        }
    }
}

both!(a_thousand_edits);
async fn a_thousand_edits(world: &World) {
    a_thousand(world, 1).await;
}

both!(a_second_thousand);
async fn a_second_thousand(world: &World) {
    a_thousand(world, 2).await;
}

both!(a_third_thousand);
async fn a_third_thousand(world: &World) {
    a_thousand(world, 3).await;
}

both!(a_fourth_thousand);
async fn a_fourth_thousand(world: &World) {
    a_thousand(world, 4).await;
}

both!(a_fifth_thousand);
async fn a_fifth_thousand(world: &World) {
    a_thousand(world, 5).await;
}
