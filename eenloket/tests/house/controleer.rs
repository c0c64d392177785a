//! `controleer` finds what is broken, and nothing else.

use crate::world::World;
use access::{Act, Actor, Object, Rol, Soort};
use foundation::{TraceId, Uuid};
use std::collections::BTreeSet;
use store::sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseConnection, EntityTrait, Statement, Value};
use store::{Ms, StoreError};

both!(nothing_is_wrong_with_a_house_that_was_just_opened);
async fn nothing_is_wrong_with_a_house_that_was_just_opened(world: &World) {
    assert_eq!(world.deliver().await, 0);
    world.must_hold().await;
}

both!(each_broken_rule_is_found);
async fn each_broken_rule_is_found(world: &World) {
    world.is_broken_on_purpose();
    let db = world.behind_the_house().await;
    let owner = Uuid::from_u128(7);
    // A Hulpvraag of somebody about whom nothing was logged, and whose owner does not take part.
    let hulpvraag = add_hulpvraag(&db, world, owner).await;
    // A free Tijdslot that is booked, and a booked one that nobody booked.
    let free = add_tijdslot(&db, world, 1, false).await;
    add_tijdslot(&db, world, 2, true).await;
    let missing = Uuid::from_u128(404);
    add_afspraak(&db, world, missing, free).await;
    // Accepted by another than the owner, without an Afspraak; and one of a Hulpvraag that is not there.
    add_doorverwijzing(&db, world, hulpvraag).await;
    add_doorverwijzing(&db, world, missing).await;
    let bericht = "insert into bericht (id, hulpvraag_id, organisatie_id, soort, kanaal, status, event_id, aangemaakt_op)
                   values ($1, $2, $2, 'bevestiging', 'brief', 'klaar', $1, 0)";
    sql(&db, bericht, [world.store().new_id().into(), missing.into()]).await;
    let event = "insert into event (id, kind, payload, organisatie_id, told_at, due_at, tries) values ($1, 'x', '{}', $1, $2, $2, 9)";
    sql(&db, event, [world.store().new_id().into(), Ms::from(world.now()).0.into()]).await;
    world.clock.advance(6);

    let findings = eenloket::controleer::check(world.store()).await.unwrap();
    let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.rule).collect();
    let expected = [
        "afspraak_in_vrij_tijdslot",
        "afspraak_zonder_hulpvraag",
        "bericht_zonder_hulpvraag",
        "doorverwijzing_zonder_hulpvraag",
        "eigenaar_doet_niet_mee",
        "event_te_laat",
        "geaccepteerd_door_andere_eigenaar",
        "geaccepteerd_zonder_afspraak",
        "hulpvraag_zonder_verwerking",
        "tijdslot_bezet_zonder_afspraak",
    ];
    assert_eq!(rules.into_iter().collect::<Vec<_>>(), expected);
}

both!(the_database_refuses_an_open_hulpvraag_without_an_owner);
async fn the_database_refuses_an_open_hulpvraag_without_an_owner(world: &World) {
    let db = world.behind_the_house().await;
    let id = add_hulpvraag(&db, world, Uuid::from_u128(7)).await;
    for column in ["eigenaar_organisatie_id", "vervolgstap", "vervolgstap_op"] {
        let forget = format!("update hulpvraag set {column} = null where id = $1");
        let statement = Statement::from_sql_and_values(db.get_database_backend(), forget, [id.into()]);
        let refused = db.execute_raw(statement).await.unwrap_err();
        assert!(refused.to_string().contains("hulpvraag_een_eigenaar"), "{refused}");
    }
}

both!(a_changed_line_breaks_the_chain);
async fn a_changed_line_breaks_the_chain(world: &World) {
    world.is_broken_on_purpose();
    for _ in 0..3 {
        look_at_tasks(world).await;
    }
    world.must_hold().await;
    let db = world.behind_the_house().await;
    sql(&db, "update toegang set rol = 'beheerder'", []).await;
    let findings = eenloket::controleer::check(world.store()).await.unwrap();
    assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["keten"]);
}

/// An act that leaves one access line.
async fn look_at_tasks(world: &World) {
    let organisatie = Uuid::from_u128(7);
    let bas = Actor {
        id: Uuid::from_u128(8),
        soort: Soort::Medewerker,
        naam: "Bas Voorbeeld".to_owned(),
        organisatie,
        organisatie_naam: "BelastingTelefoon".to_owned(),
        rollen: vec![Rol::Telefoonagent],
        balies: Vec::new(),
        locatie: None,
        overheidsorgaan: true,
    };
    let trace = TraceId::draw(world.store().chance());
    let own = Object::own_work(organisatie);
    let purpose = world.house.access.permit(&bas, Act("taak.list"), &own, trace, world.now()).unwrap();
    let tx = world.store().begin(&purpose).await.unwrap();
    tx.finish(Ok::<_, StoreError>(())).await.unwrap();
}

async fn sql<const N: usize>(db: &DatabaseConnection, text: &str, values: [Value; N]) {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text, values);
    db.execute_raw(statement).await.unwrap();
}

async fn add_hulpvraag(db: &DatabaseConnection, world: &World, owner: Uuid) -> Uuid {
    use hulpvraag::tables::hulpvraag::{ActiveModel, Entity};
    let id = world.store().new_id();
    let now = Ms::from(world.now());
    let row = ActiveModel {
        id: Set(id),
        nummer: Set(id.to_string()),
        inwoner_id: Set(Some(world.store().new_id())),
        product: Set("digid".to_owned()),
        vraag: Set(String::new()),
        status: Set("open".to_owned()),
        uitkomst: Set(None),
        eigenaar_organisatie_id: Set(Some(owner)),
        eigenaar_balie_id: Set(None),
        eigenaar_medewerker_id: Set(None),
        vervolgstap: Set(Some("bellen".to_owned())),
        vervolgstap_op: Set(Some(now)),
        aangemaakt_door_id: Set(owner),
        aangemaakt_op: Set(now),
        afgesloten_op: Set(None),
        versie: Set(1),
    };
    Entity::insert(row).exec(db).await.unwrap();
    id
}

async fn add_tijdslot(db: &DatabaseConnection, world: &World, nth: i64, bezet: bool) -> Uuid {
    use afspraak::tables::tijdslot::{ActiveModel, Entity};
    let (id, any) = (world.store().new_id(), Uuid::from_u128(9));
    let row = ActiveModel {
        id: Set(id),
        balie_id: Set(any),
        locatie_id: Set(any),
        organisatie_id: Set(any),
        dienst_id: Set(any),
        begin: Set(Ms(nth)),
        einde: Set(Ms(nth + 1)),
        bezet: Set(bezet),
        vrijgehouden: Set(false),
    };
    Entity::insert(row).exec(db).await.unwrap();
    id
}

async fn add_afspraak(db: &DatabaseConnection, world: &World, hulpvraag: Uuid, tijdslot: Uuid) {
    let text = "insert into afspraak (id, hulpvraag_id, tijdslot_id, balie_id, locatie_id, organisatie_id, product, naam,
                plaats, begin, einde, status, aangemaakt_op, versie)
                values ($1, $2, $3, $2, $2, $2, 'digid', 'K.', 'balie 1', 1, 2, 'bevestigd', 0, 1)";
    sql(db, text, [world.store().new_id().into(), hulpvraag.into(), tijdslot.into()]).await;
}

async fn add_doorverwijzing(db: &DatabaseConnection, world: &World, hulpvraag: Uuid) {
    let text = "insert into doorverwijzing (id, hulpvraag_id, van_organisatie_id, van_medewerker_id, naar_organisatie_id,
                naar_balie_id, product, status, terugkoppeling, termijn_op, aangemaakt_op, geaccepteerd_op, versie)
                values ($1, $2, $1, $1, $1, $1, 'digid', 'geaccepteerd', false, 1, 0, 1, 1)";
    sql(db, text, [world.store().new_id().into(), hulpvraag.into()]).await;
}
