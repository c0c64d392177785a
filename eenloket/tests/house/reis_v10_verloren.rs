//! V10: what a source computed leaves once. A source that lost it does not compute anew, and one that says two things in one place is
//! named: the run is over then, nobody is listed, and a new one begins.

use crate::between::{LOOPLIJST, gone, pass_on, put_between, stand_aside};
use crate::client::Client;
use crate::reis_v07_looplijst::presses;
use crate::reis_v10_blind::{AANTAL, FATIH, TESS, counted, does, listed, signed};
use crate::sources::{Source, expected};
use crate::world::World;
use axum::body::Bytes;
use foundation::Uuid;
use looplijst::Einde;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// Three sources, and the settings of the UWV.
async fn sources(world: &World) -> (Vec<Source>, PathBuf) {
    let settings = world.prepared(AANTAL).await;
    let uwv = settings.iter().find(|file| file.ends_with("uwv/bron.toml")).unwrap().clone();
    (settings.iter().map(|file| Source::start(file)).collect(), uwv)
}

/// The UWV hears so many steps of the run, and then nothing comes through; gives its own address.
async fn hears(world: &World, steps: usize) -> String {
    let seen = Arc::new(AtomicUsize::new(0));
    put_between(world, "uwv", LOOPLIJST, move |real, body| {
        let nth = seen.fetch_add(1, Ordering::SeqCst);
        async move { if nth < steps { pass_on(&real, LOOPLIJST, body).await } else { gone() } }
    })
    .await
}

/// The UWV hears so many steps, the run pauses, and the UWV is gone for as long as `meanwhile` takes; gives its address, and what that gave.
async fn stopped_after<T>(
    world: &World,
    (sources, id): (&mut [Source], Uuid),
    steps: usize,
    meanwhile: impl FnOnce() -> T,
) -> (String, T) {
    let real = hears(world, steps).await;
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    let uwv = sources.iter_mut().find(|one| one.bronhouder() == "uwv").unwrap();
    uwv.kill();
    let made = meanwhile();
    uwv.again();
    stand_aside(world, "uwv", &real).await;
    (real, made)
}

/// The run is over: it is stopped, and a new one lists who has a right.
async fn a_new_one_lists_all(world: &World, (tess, fatih): (&Client, &Client), over: Uuid) {
    assert!(world.regels(over).await.is_empty());
    presses(world, tess, over, "afbreking").await.expect(303);
    assert_eq!(crate::ledger::count(world.db().await, "looplijst_stand").await, 0);
    let id = counted(world, tess, fatih).await;
    does(world, tess, id, "doorgave", &[("wachtzin", TESS), ("reden", "Gesprekken in december")]).await.expect(303);
    does(world, fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(303);
    let wanted: BTreeSet<String> = expected(world, AANTAL).into_values().flatten().collect();
    assert_eq!(listed(world, id).await.len(), wanted.len());
}

both!(a_source_that_lost_what_it_computed_computes_nothing_anew);
async fn a_source_that_lost_what_it_computed_computes_nothing_anew(world: &World) {
    let (mut sources, uwv) = sources(world).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let id = signed(world, &tess, &fatih).await;
    // It agreed, it computed, and one row is gone out.
    stopped_after(world, (&mut sources, id), 3, || std::fs::remove_file(uwv.with_file_name("blind.db")).unwrap()).await;
    for _ in 0..2 {
        presses(world, &tess, id, "vervolg").await.expect(303);
        assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
        let page = tess.get(&format!("/looplijsten/vragen/{id}")).await.expect(200);
        page.shows("UWV is kwijt wat was uitgerekend (EL-396)").hides("Wat eruit kwam").hides("Het gaat vanzelf door");
    }
    a_new_one_lists_all(world, (&tess, &fatih), id).await;
}

/// A second UWV with the same keys, the same secret and the same approval: it computes the same answers in other bytes.
fn twin(uwv: &Path) -> (Source, String) {
    let from = uwv.parent().unwrap();
    let to = from.with_file_name("uwv-again");
    std::fs::create_dir_all(&to).unwrap();
    for entry in walkdir(from) {
        let target = to.join(entry.strip_prefix(from).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(&entry, target).unwrap();
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let settings = to.join("bron.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let own = text.lines().find_map(|line| line.strip_prefix("adres = \"")).unwrap().trim_end_matches('"').to_owned();
    std::fs::write(&settings, text.replace(&own, &port)).unwrap();
    (Source::start(&settings), format!("http://{port}"))
}

fn walkdir(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walkdir(&path) } else { vec![path] }).collect()
}

both!(a_source_that_says_two_things_in_one_place_is_named);
async fn a_source_that_says_two_things_in_one_place_is_named(world: &World) {
    let (mut sources, uwv) = sources(world).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let id = signed(world, &tess, &fatih).await;
    // It agreed, and is copied before it computes.
    let (real, (_twin, other)) = stopped_after(world, (&mut sources, id), 1, || twin(&uwv)).await;
    // Both compute. What is asked first comes from the one, and what is asked next is what the other says of the same place.
    let (seen, first) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(Bytes::new())));
    put_between(world, "uwv", LOOPLIJST, move |real, body: Bytes| {
        let (nth, first, other) = (seen.fetch_add(1, Ordering::SeqCst), first.clone(), other.clone());
        async move {
            match nth {
                0 => {
                    pass_on(&other, LOOPLIJST, body.clone()).await;
                }
                1 => *first.lock().unwrap() = body.clone(),
                2 => {
                    let first = first.lock().unwrap().clone();
                    return pass_on(&other, LOOPLIJST, first).await;
                }
                _ => {}
            }
            pass_on(&real, LOOPLIJST, body).await
        }
    })
    .await;
    for _ in 0..2 {
        presses(world, &tess, id, "vervolg").await.expect(303);
        assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
        let page = tess.get(&format!("/looplijsten/vragen/{id}")).await.expect(200);
        page.shows("Wat UWV stuurde, past niet").shows("EL-392").hides("Wat eruit kwam");
    }
    stand_aside(world, "uwv", &real).await;
    a_new_one_lists_all(world, (&tess, &fatih), id).await;
}
