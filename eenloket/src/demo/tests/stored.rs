//! Loading into a store.

use super::house::{empty_store, purpose};
use super::now;
use crate::demo::{DemoError, id, load};
use foundation::jiff::civil::date;
use netwerk::tables::organisatie;
use std::time::Instant;
use store::sea_orm::{ActiveValue::Set, EntityTrait};

#[tokio::test]
async fn a_second_load_adds_nothing() {
    let (store, folder) = empty_store("twice", now()).await;
    let (purpose, today) = (purpose(now()), date(2027, 3, 2));
    let began = Instant::now();
    let first = load(&store, &purpose, today).await.unwrap();
    println!("{first}\nloaded in {} ms", began.elapsed().as_millis());
    let second = load(&store, &purpose, today).await.unwrap();
    assert!(first.added && !second.added);
    assert_eq!(first.counts, second.counts);
    assert!(first.counts.inwoners >= 70 && first.counts.afspraken >= 50);
    let inzage = store::inzage(&store, id("inwoner/tilly"), 10).await.unwrap();
    assert_eq!(inzage.len(), 1, "one line for each person, also in the demo");
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn a_store_of_others_stays_as_it_is() {
    let (store, folder) = empty_store("taken", now()).await;
    let tx = store.begin_plain().await.unwrap();
    tx.add(organisatie::ActiveModel {
        id: Set(store.new_id()),
        naam: Set("Gemeente Echt".to_owned()),
        soort: Set("gemeente".to_owned()),
        overheidsorgaan: Set(true),
        vrije_tekst: Set(true),
        telefoon: Set(String::new()),
    });
    tx.commit().await.unwrap();
    for _ in 0..2 {
        let refused = load(&store, &purpose(now()), date(2027, 3, 2)).await;
        assert!(matches!(refused, Err(DemoError::NotEmpty)));
    }
    let all: Vec<organisatie::Model> = store.look().all(organisatie::Entity::find()).await.unwrap();
    assert_eq!(all.len(), 1);
    std::fs::remove_dir_all(folder).unwrap();
}
