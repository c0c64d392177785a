//! Every rule between tables finds the fault that was planted for it, where it was planted, and no other.

use super::{Watch, sql, vandal};
use crate::caller::{FORM, bsn, free_slots, ids, told};
use crate::world::World;
use foundation::Uuid;
use store::sea_orm::{self, DatabaseConnection, FromQueryResult, Statement, Value};

/// A referral that is whole, until it is broken.
#[derive(Clone, Copy, FromQueryResult)]
struct Referral {
    doorverwijzing: Uuid,
    hulpvraag: Uuid,
    afspraak: Uuid,
    tijdslot: Uuid,
    inwoner: Uuid,
    afzender: Uuid,
    ontvanger: Uuid,
    bericht: Uuid,
    event: Uuid,
}

const WHOLE: &str = "
    select d.id as doorverwijzing, d.hulpvraag_id as hulpvraag, a.id as afspraak, a.tijdslot_id as tijdslot, d.inwoner_id as inwoner,
           d.van_organisatie_id as afzender, d.naar_organisatie_id as ontvanger, b.id as bericht, b.event_id as event
    from doorverwijzing d join afspraak a on a.id = d.afspraak_id join bericht b on b.hulpvraag_id = d.hulpvraag_id
         and b.soort in ('afspraak_bevestigd', 'stand_doorverwijzing')
    where d.aangemaakt_op >= $1 order by a.begin";

const OWNED: &str = "update eigenaar set organisatie_id = $1 where hulpvraag_id = $2";
/// A Hulpvraag that had two owners.
const PASSED: &str = "select hulpvraag_id as id from eigenaar group by hulpvraag_id having count(*) = 2 order by 1 limit 1";

/// Somebody different each time.
async fn referrals(world: &World, db: &DatabaseConnection, count: usize) -> Vec<Referral> {
    let slots = free_slots(db, "enschede/gemeente-1", world.now().as_millisecond(), count).await;
    let bas = world.log_in_as("Bas").await;
    let form = bas.get(FORM).await.expect(200);
    for (nth, slot) in slots.into_iter().enumerate() {
        let mut fields = told(&bsn(nth), slot);
        fields.extend(form.hidden(FORM).into_iter().filter(|(name, _)| name == "csrf").map(|(_, csrf)| ("csrf", csrf)));
        fields.push(("sleutel", format!("een-sleutel-per-keer-{nth}")));
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        bas.post(FORM, &fields).await.expect(303);
    }
    world.deliver().await;
    world.must_hold().await;
    let statement = Statement::from_sql_and_values(db.get_database_backend(), WHOLE, [world.now().as_millisecond().into()]);
    let all = Referral::find_by_statement(statement).all(db).await.unwrap();
    assert_eq!(all.len(), count);
    all
}

both!(every_rule_finds_the_fault_that_was_planted_for_it);
async fn every_rule_finds_the_fault_that_was_planted_for_it(world: &World) {
    let db = vandal(world).await;
    let mut whole = referrals(world, &db, 32).await.into_iter();
    let mut next = || whole.next().unwrap();
    let mut watch = Watch::new(world);
    let elsewhere = Uuid::from_u128(404);
    let now = world.now().as_millisecond();

    // What is done, and what is found: each line is one fault.
    let mut plant = async |rule: &'static str, place: String, faults: &[(&str, &[Value])]| {
        for (fault, values) in faults {
            sql(&db, fault, values).await;
        }
        Watch::same(&watch.news().await, &[(rule, &place)], rule);
    };

    let r = next();
    plant(
        "hulpvraag_zonder_eigenaar",
        format!("hulpvraag {}", r.hulpvraag),
        &[("update hulpvraag set vervolgstap = null where id = $1", &[r.hulpvraag.into()])],
    )
    .await;
    // Who is in the list is not who has it; and a list of which the beginning is gone.
    let r = next();
    plant(
        "laatste_eigenaar_is_een_ander",
        format!("hulpvraag {}", r.hulpvraag),
        &[(OWNED, &[r.afzender.into(), r.hulpvraag.into()])],
    )
    .await;
    let passed = ids(&db, PASSED, []).await[0];
    plant(
        "eigenaren_sluiten_niet_aan",
        format!("hulpvraag {passed}"),
        &[("delete from eigenaar where hulpvraag_id = $1 and van_organisatie_id is null", &[passed.into()])],
    )
    .await;
    let r = next();
    plant(
        "stap_voorbij_zonder_taak",
        format!("hulpvraag {}", r.hulpvraag),
        &[("update hulpvraag set vervolgstap_op = 1 where id = $1", &[r.hulpvraag.into()])],
    )
    .await;
    let r = next();
    plant(
        "eigenaar_doet_niet_mee",
        format!("hulpvraag {}", r.hulpvraag),
        &[
            ("update doorverwijzing set status = 'geweigerd' where id = $1", &[r.doorverwijzing.into()]),
            (
                "update deelname set einde = $1 where hulpvraag_id = $2 and organisatie_id = $3",
                &[now.into(), r.hulpvraag.into(), r.ontvanger.into()],
            ),
        ],
    )
    .await;
    let free = free_slots(&db, "enschede/gemeente-2", now, 1).await[0];
    plant(
        "tijdslot_bezet_zonder_afspraak",
        format!("tijdslot {free}"),
        &[("update tijdslot set bezet = true where id = $1", &[free.into()])],
    )
    .await;
    let r = next();
    plant(
        "afspraak_in_vrij_tijdslot",
        format!("afspraak {}", r.afspraak),
        &[("update tijdslot set bezet = false where id = $1", &[r.tijdslot.into()])],
    )
    .await;
    let own = ids(
        &db,
        "select id from afspraak a where not exists (select 1 from doorverwijzing d where d.afspraak_id = a.id) limit 1",
        [],
    )
    .await[0];
    plant(
        "afspraak_zonder_hulpvraag",
        format!("afspraak {own}"),
        &[("update afspraak set hulpvraag_id = $1 where id = $2", &[elsewhere.into(), own.into()])],
    )
    .await;
    let r = next();
    plant("doorverwijzing_zonder_hulpvraag", format!("doorverwijzing {}", r.doorverwijzing), &[
        ("update doorverwijzing set hulpvraag_id = $1, afspraak_id = null, inwoner_id = null, status = 'geweigerd' where id = $2",
         &[elsewhere.into(), r.doorverwijzing.into()]),
    ]).await;
    for table in ["taak", "klantcontact", "identificatie"] {
        let id = ids(&db, &format!("select id from {table} order by id limit 1"), []).await[0];
        let rule: &'static str = match table {
            "taak" => "taak_zonder_hulpvraag",
            "klantcontact" => "klantcontact_zonder_hulpvraag",
            _ => "identificatie_zonder_hulpvraag",
        };
        plant(
            rule,
            format!("{table} {id}"),
            &[(&format!("update {table} set hulpvraag_id = $1 where id = $2"), &[elsewhere.into(), id.into()])],
        )
        .await;
    }
    let r = next();
    plant(
        "bericht_zonder_hulpvraag",
        format!("bericht {}", r.bericht),
        &[("update bericht set hulpvraag_id = $1 where id = $2", &[elsewhere.into(), r.bericht.into()])],
    )
    .await;
    let r = next();
    plant("momentopname_zonder_hulpvraag", format!("momentopname {elsewhere}"), &[
        ("insert into momentopname (id, hulpvraag_id, inwoner_id, van_organisatie_id, naar_organisatie_id, instemming, inhoud, aangemaakt_op)
          select $1, $1, inwoner_id, van_organisatie_id, naar_organisatie_id, instemming, inhoud, 0 from momentopname where hulpvraag_id = $2",
         &[elsewhere.into(), r.hulpvraag.into()]),
    ]).await;
    plant(
        "doorverwijzing_zonder_momentopname",
        format!("doorverwijzing {}", r.doorverwijzing),
        &[("delete from momentopname where hulpvraag_id = $1", &[r.hulpvraag.into()])],
    )
    .await;
    let r = next();
    plant(
        "doorverwijzing_zonder_afspraak",
        format!("doorverwijzing {}", r.doorverwijzing),
        &[("update doorverwijzing set afspraak_id = $1 where id = $2", &[elsewhere.into(), r.doorverwijzing.into()])],
    )
    .await;
    let r = next();
    plant(
        "geaccepteerd_door_andere_eigenaar",
        format!("doorverwijzing {}", r.doorverwijzing),
        &[
            ("update hulpvraag set eigenaar_organisatie_id = $1 where id = $2", &[r.afzender.into(), r.hulpvraag.into()]),
            (OWNED, &[r.afzender.into(), r.hulpvraag.into()]),
        ],
    )
    .await;
    let r = next();
    plant(
        "aangeboden_door_andere_eigenaar",
        format!("doorverwijzing {}", r.doorverwijzing),
        &[("update doorverwijzing set status = 'aangeboden' where id = $1", &[r.doorverwijzing.into()])],
    )
    .await;
    let r = next();
    plant(
        "ontvanger_doet_niet_mee",
        format!("doorverwijzing {}", r.doorverwijzing),
        &[
            ("update doorverwijzing set status = 'aangeboden' where id = $1", &[r.doorverwijzing.into()]),
            ("update hulpvraag set eigenaar_organisatie_id = $1 where id = $2", &[r.afzender.into(), r.hulpvraag.into()]),
            (OWNED, &[r.afzender.into(), r.hulpvraag.into()]),
            ("delete from deelname where hulpvraag_id = $1 and organisatie_id = $2", &[r.hulpvraag.into(), r.ontvanger.into()]),
        ],
    )
    .await;
    for (status, change) in
        [("geaccepteerd", "status = 'afgerond', klaar_op = 1"), ("aangeboden", "status = 'bezig', bezig_op = 1")]
    {
        let r = next();
        plant(
            "bezoek_niet_gehoord",
            format!("doorverwijzing {}", r.doorverwijzing),
            &[
                (&format!("update doorverwijzing set status = '{status}' where id = $1"), &[r.doorverwijzing.into()]),
                (&format!("update afspraak set {change} where id = $1"), &[r.afspraak.into()]),
            ],
        )
        .await;
    }
    let (one, two) = (next(), next());
    plant(
        "tijdslot_dubbel_geboekt",
        format!("tijdslot {}", one.tijdslot),
        &[
            ("drop index afspraak_een_boeking", &[]),
            ("update tijdslot set bezet = false where id = $1", &[two.tijdslot.into()]),
            ("update afspraak set tijdslot_id = $1 where id = $2", &[one.tijdslot.into(), two.afspraak.into()]),
        ],
    )
    .await;
    let r = next();
    plant(
        "afgesloten_met_eigenaar",
        format!("hulpvraag {}", r.hulpvraag),
        &[
            ("update deelname set einde = 1 where hulpvraag_id = $1", &[r.hulpvraag.into()]),
            ("update hulpvraag set status = 'afgesloten', uitkomst = 'opgelost' where id = $1", &[r.hulpvraag.into()]),
        ],
    )
    .await;
    let r = next();
    plant(
        "hulpvraag_zonder_inwoner",
        format!("hulpvraag {}", r.hulpvraag),
        &[("delete from inwoner where id = $1", &[r.inwoner.into()])],
    )
    .await;
    let r = next();
    plant(
        "afspraak_van_een_ander",
        format!("afspraak {}", r.afspraak),
        &[("update afspraak set inwoner_id = null where id = $1", &[r.afspraak.into()])],
    )
    .await;
    let r = next();
    plant(
        "doorverwijzing_van_een_ander",
        format!("doorverwijzing {}", r.doorverwijzing),
        &[("update doorverwijzing set inwoner_id = null where id = $1", &[r.doorverwijzing.into()])],
    )
    .await;
    let gone = ids(&db, "select id from medewerker where not actief limit 1", []).await[0];
    let r = next();
    plant(
        "eigenaar_werkt_hier_niet",
        format!("hulpvraag {}", r.hulpvraag),
        &[
            ("update hulpvraag set eigenaar_medewerker_id = $1 where id = $2", &[gone.into(), r.hulpvraag.into()]),
            ("update eigenaar set medewerker_id = $1 where hulpvraag_id = $2", &[gone.into(), r.hulpvraag.into()]),
        ],
    )
    .await;
    let open = "select t.id from taak t join hulpvraag h on h.id = t.hulpvraag_id
                where t.status = 'open' and h.status <> 'afgesloten' order by t.id limit 2";
    let open = ids(&db, open, []).await;
    plant(
        "taak_van_wie_hier_niet_werkt",
        format!("taak {}", open[0]),
        &[("update taak set medewerker_id = $1 where id = $2", &[gone.into(), open[0].into()])],
    )
    .await;
    plant(
        "taak_zonder_deelnemer",
        format!("taak {}", open[1]),
        &[("update taak set organisatie_id = $1 where id = $2", &[elsewhere.into(), open[1].into()])],
    )
    .await;
    let r = next();
    plant(
        "vastgelopen_zonder_ketenregisseur",
        format!("hulpvraag {}", r.hulpvraag),
        &[("update hulpvraag set status = 'vastgelopen' where id = $1", &[r.hulpvraag.into()])],
    )
    .await;
    let r = next();
    plant(
        "ketenregisseur_is_geen_eigenaar",
        format!("hulpvraag {}", r.hulpvraag),
        &[(
            "update hulpvraag set ketenregisseur_id = $1, ketenregisseur_op = 1 where id = $2",
            &[gone.into(), r.hulpvraag.into()],
        )],
    )
    .await;
    let r = next();
    plant(
        "organisatie_kreeg_terug",
        format!("doorverwijzing {}", r.doorverwijzing),
        &[("update hulpvraag set aangemaakt_door_id = $1 where id = $2", &[r.ontvanger.into(), r.hulpvraag.into()])],
    )
    .await;
    let r = next();
    let hop = "insert into doorverwijzing (id, hulpvraag_id, inwoner_id, van_organisatie_id, van_medewerker_id, naar_organisatie_id,
                   naar_balie_id, product, status, terugkoppeling, termijn_op, aangemaakt_op, geaccepteerd_op, versie)
               select $1, hulpvraag_id, inwoner_id, van_organisatie_id, van_medewerker_id, $1, naar_balie_id, product, 'geweigerd',
                   terugkoppeling, termijn_op, 0, geaccepteerd_op - 1, 1 from doorverwijzing where id = $2";
    let shared = "insert into momentopname (id, hulpvraag_id, inwoner_id, van_organisatie_id, naar_organisatie_id, instemming,
                      inhoud, aangemaakt_op)
                  select $1, hulpvraag_id, inwoner_id, van_organisatie_id, $1, instemming, inhoud, 0
                  from momentopname where hulpvraag_id = $2 limit 1";
    let (one, two) = (Uuid::from_u128(405), Uuid::from_u128(406));
    plant(
        "derde_hop",
        format!("doorverwijzing {}", r.doorverwijzing),
        &[
            (shared, &[one.into(), r.hulpvraag.into()]),
            (shared, &[two.into(), r.hulpvraag.into()]),
            (hop, &[one.into(), r.doorverwijzing.into()]),
            (hop, &[two.into(), r.doorverwijzing.into()]),
        ],
    )
    .await;
    let closed = "update hulpvraag set status = 'afgesloten', uitkomst = 'opgelost', eigenaar_organisatie_id = null,
                  eigenaar_balie_id = null, vervolgstap = null, vervolgstap_op = null, aangemaakt_op = 1, afgesloten_op = 1 where id = $1";
    let since = "update eigenaar set begin = 1 where hulpvraag_id = $1";
    let r = next();
    plant(
        "afgesloten_met_deelname",
        format!("hulpvraag {}", r.hulpvraag),
        &[(since, &[r.hulpvraag.into()]), (closed, &[r.hulpvraag.into()])],
    )
    .await;
    let r = next();
    plant(
        "aanbod_op_afgesloten_hulpvraag",
        format!("doorverwijzing {}", r.doorverwijzing),
        &[
            ("update deelname set einde = 1 where hulpvraag_id = $1", &[r.hulpvraag.into()]),
            (since, &[r.hulpvraag.into()]),
            (closed, &[r.hulpvraag.into()]),
            ("update doorverwijzing set status = 'aangeboden' where id = $1", &[r.doorverwijzing.into()]),
        ],
    )
    .await;
    let r = next();
    plant(
        "event_te_laat",
        format!("event {}", r.event),
        &[("update event set due_at = 1, told_at = 1 where id = $1", &[r.event.into()])],
    )
    .await;
    let r = next();
    plant("event_zonder_bericht", format!("event {}", r.event), &[("delete from bericht where id = $1", &[r.bericht.into()])])
        .await;
    let r = next();
    plant(
        "doorverwijzing_zonder_event",
        format!("doorverwijzing {}", r.doorverwijzing),
        &[("delete from event where id = $1", &[r.event.into()])],
    )
    .await;
    let r = next();
    // A minute later than anything that was done with this person.
    plant(
        "wijziging_zonder_verwerking",
        format!("afspraak {}", r.afspraak),
        &[("update afspraak set gemeld_op = $1 where id = $2", &[(now + 60_000).into(), r.afspraak.into()])],
    )
    .await;
    let (one, two, three, far) = (Uuid::from_u128(16), Uuid::from_u128(17), Uuid::from_u128(18), now + 1_000_000_000_000);
    let seat = "insert into dienst (id, balie_id, medewerker_id, begin, einde, minuten, vrijgehouden, versie)
                values ($1, $2, $3, $4, $5, 30, 0, 1)";
    let [balie, other] = ["balie/enschede/duo", "balie/enschede/svb"].map(eenloket::demo::id);
    let [daan, sanne] = ["medewerker/daan", "medewerker/sanne"].map(eenloket::demo::id);
    plant(
        "balie_dubbel_bezet",
        format!("dienst {two}"),
        &[
            (seat, &[one.into(), balie.into(), daan.into(), far.into(), (far + 9).into()]),
            (seat, &[two.into(), balie.into(), sanne.into(), (far + 5).into(), (far + 14).into()]),
        ],
    )
    .await;
    plant(
        "medewerker_dubbel_bezet",
        format!("dienst {three}"),
        &[(seat, &[three.into(), other.into(), daan.into(), (far + 8).into(), (far + 9).into()])],
    )
    .await;
    let [asks, approved] = ["grondslag/svb-aio", "grondslag/uwv-inkomen"].map(eenloket::demo::id);
    plant(
        "grondslag_over_andere_personen",
        format!("grondslag {asks}"),
        &[("update grondslag set merk = null where id = $1", &[asks.into()])],
    )
    .await;
    let by_who_entered_it = "update grondslag_stap set door_id = $1 where grondslag_id = $2 and soort = 'geaccordeerd'";
    plant(
        "grondslag_zonder_tweede_paar_ogen",
        format!("grondslag {approved}"),
        &[(by_who_entered_it, &[eenloket::demo::id("medewerker/fatih-maastricht").into(), approved.into()])],
    )
    .await;
    let alone =
        "insert into levensgebeurtenis (id, organisatie_id, soort, status, niveau, plaatsgevonden_op, aangemaakt_op, versie)
                 values ($1, $2, 'achttien_worden', 'actief', 'informeren', 0, 0, 3)";
    let event = Uuid::from_u128(1826);
    plant(
        "niveau_zonder_tweede_paar_ogen",
        format!("levensgebeurtenis {event}"),
        &[(alone, &[event.into(), eenloket::demo::id("organisatie/amsterdam").into()])],
    )
    .await;
    // From one of two regelingen: they may be visited. From both: not any more.
    let [list, line, here] = [Uuid::from_u128(11), Uuid::from_u128(12), eenloket::demo::id("organisatie/maastricht")];
    let says = "insert into afmelding (id, inwoner_id, regeling, organisatie_id, kanaal, begin, bij_organisatie_id)
                values ($1, $2, $3, $4, 'inloggen', 0, $4)";
    let said = |nth: u128, regeling: &str| [Uuid::from_u128(nth).into(), elsewhere.into(), regeling.into(), Uuid::nil().into()];
    for (fault, values) in [
        ("insert into looplijst (id, organisatie_id, regelingen, peildatum, status, geopend_op, aangemaakt_op, versie)
          values ($1, $2, 'aio', '2027-03-01', 'geopend', 0, 0, 2)", &[list.into(), here.into()] as &[Value]),
        ("insert into looplijst_regel (id, looplijst_id, inwoner_id, regelingen, wijk, status, samen, poging, aangemaakt_op, versie)
          values ($1, $2, $3, 'aio zorgtoeslag', '6211', 'nieuw', $4, 0, 0, 1)", &[line.into(), list.into(), elsewhere.into(), false.into()]),
        (says, &said(13, "aio")),
    ] {
        sql(&db, fault, values).await;
    }
    plant("langs_bij_wie_zich_afmeldde", format!("regel {line}"), &[(says, &said(14, "zorgtoeslag"))]).await;
    // Somebody on one list, and then on two.
    let [list, line, other, twice, who] = [15, 16, 17, 18, 19].map(Uuid::from_u128);
    let opened = "insert into looplijst (id, organisatie_id, regelingen, peildatum, status, geopend_op, aangemaakt_op, versie)
                  values ($1, $2, 'aio', '2027-03-01', 'geopend', 0, 0, 2)";
    let listed = "insert into looplijst_regel (id, looplijst_id, inwoner_id, regelingen, wijk, status, samen, poging, aangemaakt_op, versie)
                  values ($1, $2, $3, 'aio', '6211', 'nieuw', $4, 0, 0, 1)";
    sql(&db, opened, &[list.into(), here.into()]).await;
    sql(&db, opened, &[other.into(), here.into()]).await;
    sql(&db, listed, &[line.into(), list.into(), who.into(), false.into()]).await;
    let again = [twice.into(), other.into(), who.into(), false.into()];
    plant("op_twee_looplijsten", format!("regel {twice}"), &[(listed, &again)]).await;
    every_rule_was_planted(&watch);
}

/// A new rule wants a new fault.
fn every_rule_was_planted(watch: &Watch<'_>) {
    let sources = [
        include_str!("../../../src/controleer/rules.rs"),
        include_str!("../../../src/controleer/events.rs"),
        include_str!("../../../src/controleer/written.rs"),
    ];
    let words = sources.iter().flat_map(|source| source.split('"'));
    let is_rule = |word: &&str| {
        word.contains('_')
            && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
            && !word.ends_with("_op")
            && !word.ends_with("_id")
            // Tables, each of which has its fault in `controleer::written`.
            && !["email_adres", "inzage_vraag"].contains(word)
    };
    let missing: Vec<&str> = words.filter(is_rule).filter(|word| !watch.known.iter().any(|(rule, _)| rule == word)).collect();
    assert!(missing.is_empty(), "no fault was planted for {missing:?}");
}
