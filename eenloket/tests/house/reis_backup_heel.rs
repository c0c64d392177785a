//! A backup that is made while everybody works is a whole store of one moment, and opens with its own ring only.

use crate::caller::{FORM, bsn, told};
use crate::crash::add_slots;
use crate::ledger::count;
use crate::place::Place;
use crate::program::{self, KeyRing, command};
use crate::world::{BEGIN, World};
use foundation::Uuid;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use store::sea_orm::Database;

const CLIENTS: usize = 64;
const BACKUPS: usize = 4;

both!(a_backup_while_sixty_four_write_is_whole);
async fn a_backup_while_sixty_four_write_is_whole(world: &World) {
    let slots = Arc::new(Mutex::new(add_slots(world.address(), 4_000).await));
    let bas = world.log_in_as("Bas").await;
    let csrf = bas.csrf().await;
    let (stop, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let mut works = Vec::new();
    for nth in 0..CLIENTS {
        let (client, csrf, slots, stop, answered) = (bas.clone(), csrf.clone(), slots.clone(), stop.clone(), answered.clone());
        works.push(tokio::spawn(async move {
            for call in 0.. {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let slot: Uuid = slots.lock().unwrap().pop().expect("enough tijdsloten");
                let key = format!("toestel-{nth:02}-oproep-{call:05}");
                let mut fields = vec![("csrf", csrf.clone()), ("sleutel", key)];
                fields.extend(told(&bsn(nth * 10 + call % 10), slot));
                let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                client.post(FORM, &fields).await.expect(303);
                answered.fetch_add(1, Ordering::SeqCst);
            }
        }));
    }

    let folder = crate::place::folder();
    let mut seen = Vec::new();
    for nth in 0..BACKUPS {
        let before = answered.load(Ordering::SeqCst);
        program::until("somebody is answered", async || answered.load(Ordering::SeqCst) > before).await;
        let file = folder.join(format!("kopie-{nth}"));
        let at_least = answered.load(Ordering::SeqCst);
        store::backup(world.address(), &file).await.unwrap();
        seen.push((file, at_least));
    }
    stop.store(true, Ordering::SeqCst);
    for work in works {
        work.await.unwrap();
    }
    let all = answered.load(Ordering::SeqCst);
    for (file, at_least) in seen {
        let place = Place::empty_beside(world.address());
        store::restore(place.address(), &file).await.unwrap();
        let store = program::open(place.address(), BEGIN).await;
        assert_eq!(program::findings(&store).await, [], "{}", file.display());
        store.close().await.unwrap();
        let db = Database::connect(place.address().replace("sqlite:", "sqlite://")).await.unwrap();
        let made = count(&db, &format!("doorverwijzing where aangemaakt_op >= {}", crate::crash::begin_ms())).await;
        db.close().await.unwrap();
        let made = usize::try_from(made).unwrap();
        assert!((at_least..=all).contains(&made), "all that was answered before is in it: {at_least}, {made}, {all}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

both!(a_backup_goes_back_with_its_own_ring_only, bare);
async fn a_backup_goes_back_with_its_own_ring_only(world: &World) {
    let ring = KeyRing::new();
    let file = crate::place::folder().join("kopie");
    let path = file.display().to_string();
    let run = |address: &str, ring: &KeyRing, words: &[&str]| {
        let output = command(address, ring, words).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    assert_eq!(run(world.address(), &ring, &["backup", &path]).0, 0);
    let (code, said) = run(world.address(), &ring, &["backup", &path]);
    assert!(code == 1 && said.contains("already"), "{said}");
    let (code, said) = run(world.address(), &ring, &["herstel", &path]);
    assert!(code == 1 && said.contains("already"), "a store in use is never written over: {said}");

    let there = Place::empty_beside(world.address());
    let none = KeyRing::new();
    std::fs::remove_file(none.file()).unwrap();
    let (code, said) = run(there.address(), &none, &["herstel", &path]);
    assert!(code == 2 && said.contains("no key ring"), "{said}");
    assert_eq!(run(there.address(), &none, &["sleutel", "nieuw"]).0, 0);
    let (code, said) = run(there.address(), &none, &["herstel", &path]);
    assert!(code == 1 && said.contains("another key ring"), "{said}");

    // Nothing was put there by what was refused.
    assert_eq!(run(there.address(), &ring, &["herstel", &path]).0, 0);
    assert_eq!(run(there.address(), &ring, &["controleer"]).0, 0);
    std::fs::remove_dir_all(file.parent().unwrap()).unwrap();
}
