//! No purpose, no read: what does not compile, each beside its twin that does.
//!
//! A test that something does not compile stays green with any error. So each pair is made from one
//! text in which a single line is exchanged, and the twin proves that nothing else is wrong with it.
//! What the compiler cannot see (a row of a personal table that calls itself plain) tidy looks for.

macro_rules! pair {
    ($name:ident, $before:literal, $good:literal, $bad:literal, $after:literal) => {
        #[doc = concat!("```\n", surroundings!(), $before, "\n", $good, "\n", $after, "\n```")]
        #[doc = concat!("```compile_fail\n", surroundings!(), $before, "\n", $bad, "\n", $after, "\n```")]
        mod $name {}
    };
}

/// A table with persons and one without, as a capability has them.
macro_rules! surroundings {
    () => {
        "
use access::Verwerking;
use foundation::Uuid;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryTrait, sea_query::Expr};
use store::*;

mod person {
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = \"inwoner\")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub naam: String,
    }

    store::personal!(\"afspraak\", id);
}

mod desk {
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = \"balie\")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub naam: String,
    }

    store::plain!();
}
"
    };
}

pair!(
    an_act_begins_with_a_purpose,
    "async fn act(store: &Store, purpose: &Verwerking) -> Result<(), StoreError> {",
    "    let tx = store.begin(purpose);",
    "    let tx = store.begin();",
    "    tx.finish(Ok(())).await
}"
);

pair!(
    what_was_read_comes_out_when_the_act_has_ended,
    "async fn act(tx: Tx, held: Held<String>) -> Result<String, StoreError> {",
    "    tx.hand_out(Ok(held)).await",
    "    Ok(held.open())",
    "}"
);

pair!(
    what_was_read_has_no_other_door,
    "async fn act(tx: Tx, held: Held<String>) -> Result<String, StoreError> {",
    "    tx.hand_out(Ok(held)).await",
    "    Ok(held.value)",
    "}"
);

pair!(
    what_was_read_is_not_shown,
    "async fn act(tx: Tx, held: Held<String>) -> Result<(), StoreError> {",
    "    assert!(!held.peek(&tx).is_empty());",
    "    println!(\"{held:?}\");",
    "    tx.finish(Ok(())).await
}"
);

pair!(
    looking_needs_the_open_act,
    "async fn act(tx: Tx, held: Held<String>) {",
    "    let tx = tx;",
    "    let tx = tx.finish(Ok::<_, StoreError>(())).await;",
    "    assert!(!held.peek(&tx).is_empty());
}"
);

pair!(
    what_is_looked_at_stays_in_the_act,
    "async fn act(tx: Tx, held: Held<String>) -> Result<(), StoreError> {",
    "    let seen = held.peek(&tx).len();",
    "    let seen = held.peek(&tx);",
    "    tx.finish(Ok::<_, StoreError>(())).await?;
    drop(seen);
    Ok(())
}"
);

pair!(
    an_act_ends_once,
    "async fn act(tx: Tx) -> Result<(), StoreError> {",
    "    tx.finish(Ok::<_, StoreError>(())).await",
    "    tx.finish(Ok::<_, StoreError>(())).await?; tx.finish(Ok::<_, StoreError>(())).await",
    "}"
);

pair!(
    all_persons_cannot_be_looked_at,
    "async fn look(store: &Store) -> Result<(), StoreError> {",
    "    store.look().all::<desk::Model>(desk::Entity::find()).await?;",
    "    store.look().all::<person::Model>(person::Entity::find()).await?;",
    "    Ok(())
}"
);

pair!(
    one_person_cannot_be_looked_at,
    "async fn look(store: &Store) -> Result<(), StoreError> {",
    "    store.look().one::<desk::Model>(desk::Entity::find()).await?;",
    "    store.look().one::<person::Model>(person::Entity::find()).await?;",
    "    Ok(())
}"
);

pair!(
    persons_cannot_be_looked_at_by_hand,
    "async fn look(store: &Store) -> Result<(), StoreError> {",
    "    store.look().rows::<desk::Model>(&desk::Entity::find().into_query()).await?;",
    "    store.look().rows::<person::Model>(&person::Entity::find().into_query()).await?;",
    "    Ok(())
}"
);

pair!(
    persons_cannot_be_looked_at_in_sql,
    "async fn look(store: &Store) -> Result<(), StoreError> {",
    "    store.look().sql::<desk::Model>(\"select id, naam from balie\", []).await?;",
    "    store.look().sql::<person::Model>(\"select id, naam from inwoner\", []).await?;",
    "    Ok(())
}"
);

pair!(
    persons_cannot_be_read_in_a_plain_transaction,
    "async fn read(tx: PlainTx) -> Result<(), StoreError> {",
    "    tx.all::<desk::Model>(desk::Entity::find()).await?;",
    "    tx.all::<person::Model>(person::Entity::find()).await?;",
    "    tx.commit().await
}"
);

pair!(
    persons_cannot_be_added_in_a_plain_transaction,
    "async fn add(tx: PlainTx, id: Uuid) -> Result<(), StoreError> {",
    "    tx.add(desk::ActiveModel { id: Set(id), naam: Set(String::new()) });",
    "    tx.add(person::ActiveModel { id: Set(id), naam: Set(String::new()) });",
    "    tx.commit().await
}"
);

pair!(
    persons_cannot_be_changed_in_a_plain_transaction,
    "async fn change(tx: PlainTx) -> Result<(), StoreError> {",
    "    tx.change(desk::Entity::update_many().col_expr(desk::Column::Naam, Expr::val(\"\"))).await?;",
    "    tx.change(person::Entity::update_many().col_expr(person::Column::Naam, Expr::val(\"\"))).await?;",
    "    tx.commit().await
}"
);

pair!(
    persons_cannot_be_removed_in_a_plain_transaction,
    "async fn remove(tx: PlainTx) -> Result<(), StoreError> {",
    "    tx.remove(desk::Entity::delete_many()).await?;",
    "    tx.remove(person::Entity::delete_many()).await?;",
    "    tx.commit().await
}"
);

pair!(
    persons_are_not_read_as_if_they_were_nobody,
    "async fn act(tx: Tx) -> Result<(), StoreError> {",
    "    let _ = tx.all::<person::Model>(person::Entity::find()).await?;",
    "    let _ = tx.plain_all::<person::Model>(person::Entity::find()).await?;",
    "    tx.finish(Ok(())).await
}"
);

pair!(
    persons_are_not_read_in_sql_as_if_they_were_nobody,
    "async fn act(tx: Tx) -> Result<(), StoreError> {",
    "    let _ = tx.sql::<person::Model>(\"select id, naam from inwoner\", []).await?;",
    "    let _ = tx.plain_sql::<person::Model>(\"select id, naam from inwoner\", []).await?;",
    "    tx.finish(Ok(())).await
}"
);

pair!(
    a_change_says_whom_it_is_about,
    "async fn act(tx: Tx, inwoner: Uuid) -> Result<(), StoreError> {
    let update = person::Entity::update_many().col_expr(person::Column::Naam, Expr::val(\"\"));",
    "    tx.change_about(inwoner, update).await?;",
    "    tx.change(update).await?;",
    "    tx.finish(Ok(())).await
}"
);

pair!(
    a_removal_says_whom_it_is_about,
    "async fn act(tx: Tx, inwoner: Uuid) -> Result<(), StoreError> {",
    "    tx.remove_about(inwoner, person::Entity::delete_many()).await?;",
    "    tx.remove(person::Entity::delete_many()).await?;",
    "    tx.finish(Ok(())).await
}"
);

pair!(
    the_connection_of_an_act_is_hidden,
    "async fn act(tx: Tx) -> Result<(), StoreError> {",
    "    let _ = tx.all::<person::Model>(person::Entity::find()).await?;",
    "    let _ = person::Entity::find().all(&tx).await?;",
    "    tx.finish(Ok(())).await
}"
);

pair!(
    the_connection_of_the_store_is_hidden,
    "async fn look(store: &Store) -> Result<(), StoreError> {",
    "    let _ = store.look().all::<desk::Model>(desk::Entity::find()).await?;",
    "    let _ = desk::Entity::find().all(&store.0.read).await?;",
    "    Ok(())
}"
);

pair!(
    a_table_says_whether_it_is_about_persons,
    "mod bare {
    use store::sea_orm;
    use store::sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = \"bericht\")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
    }
",
    "    store::plain!();",
    "    impl ActiveModelBehavior for ActiveModel {}",
    "}
fn add(tx: &Tx, id: Uuid) {
    tx.add(bare::ActiveModel { id: Set(id) });
}"
);
