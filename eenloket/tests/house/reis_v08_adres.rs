//! V08: whether it may be asked comes before where. Maastricht makes a list for the AIO and nobody said where the SVB answers: whoever wants
//! to go on reads what the register says, and the register keeps it.

use crate::client::{Client, Page, fresh_key};
use crate::planner::sends_json;
use crate::reis_v08_vraag::{good, put, spoiled, wipe};
use crate::reis_v10_blind::{FATIH, TESS};
use crate::world::World;
use ::grondslag::tables::{afgewezen_vraag, grondslag};
use ::grondslag::{Bron, Reden, Soort, Vraag};
use eenloket::demo;
use foundation::Uuid;
use looplijst::tables::{looplijst as lists, looplijst_ondertekening};
use reqwest::Method;
use serde_json::{Value, json};
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// What is refused, and what is read of it.
const REFUSALS: [(Reden, &str, &str); 6] = [
    (Reden::Ontbreekt, "Er is geen grondslag", "De privacy officer van uw organisatie voert een grondslag in"),
    (Reden::Verlopen, "De grondslag is verlopen", "De privacy officer van uw organisatie voert een grondslag in"),
    (Reden::AnderDoel, "Wel voor een andere regeling", "De privacy officer van uw organisatie voert een grondslag in"),
    (Reden::AndereBron, "geldt voor een andere organisatie die antwoordt", "De privacy officer"),
    (Reden::NietGeaccordeerd, "De grondslag is nog niet goedgekeurd", "De proceseigenaar moet hem goedkeuren"),
    (Reden::NietInWerking, "De wet van deze grondslag is nog niet in werking", "de wet moet eerst in werking zijn"),
];

/// What the AIO asks of somebody.
fn vraag(soort: Soort, bron: Bron, begrippen: &[&str]) -> Vraag {
    let begrippen = begrippen.iter().map(|one| (*one).to_owned()).collect();
    Vraag { afnemer: demo::id("organisatie/maastricht"), bron, soort, doel: "aio".to_owned(), begrippen, met_bsn: true }
}

/// The row on which the questions to the SVB stand.
pub fn svb(world: &World) -> grondslag::Model {
    let begrippen = ["aow_volledig@1", "netto_maandinkomen_met_aow@1", "ontvangt_aio@1"];
    good(world, &vraag(Soort::LooplijstBron, Bron::Bronhouder("svb".to_owned()), &begrippen))
}

/// What the AIO asks of others may be asked; of the SVB what this row says, or nothing.
pub async fn register(world: &World, svb: Option<grondslag::Model>) {
    wipe(world).await;
    let of = |key: &str| Bron::Organisatie(demo::id(&format!("organisatie/{key}")));
    for (soort, bron, begrip, bronhouder) in [
        (Soort::LooplijstEigen, of("maastricht"), "geboortedatum@1", "brp"),
        (Soort::LooplijstBron, of("belastingdienst"), "vermogen_participatiewet@1", "belastingdienst"),
    ] {
        let row = good(world, &vraag(soort, bron, &[begrip]));
        put(world, grondslag::Model { bronhouder: bronhouder.to_owned(), ..row }).await;
    }
    if let Some(row) = svb {
        put(world, row).await;
    }
}

/// A Looplijst for the AIO that stands so.
pub async fn aio(world: &World, status: &str, blind: bool) -> Uuid {
    let id = world.asked_about(status).await;
    let update = lists::Entity::update_many().col_expr(lists::Column::Regelingen, Expr::val("aio"));
    update.filter(lists::Column::Id.eq(id)).exec(world.db().await).await.unwrap();
    if blind {
        draws_blind(world, id).await;
    }
    id
}

/// Says of a Looplijst that it is asked blind.
pub async fn draws_blind(world: &World, id: Uuid) {
    let row = looplijst_ondertekening::ActiveModel {
        id: Set(id),
        merk: Set("demo".to_owned()),
        voorstel: Set(None),
        opener_id: Set(None),
        doorgever_id: Set(None),
        opdracht: Set(None),
        vervalt_op: Set(None),
        doorgave_tot: Set(None),
        verklaring: Set(None),
    };
    row.insert(world.db().await).await.unwrap();
}

/// Everywhere where somebody wants to go on: who, from where, with what.
type Way = (&'static str, &'static str, &'static str, Vec<(&'static str, &'static str)>);

fn ways(blind: bool) -> Vec<Way> {
    let yes = ("oordeel", "goedgekeurd");
    let (fatih, tess) = ("Fatih Oefening", "Tess");
    match blind {
        false => vec![
            (tess, "concept", "voorlegging", vec![]),
            (fatih, "ter_goedkeuring", "oordeel", vec![yes]),
            (tess, "goedgekeurd", "start", vec![]),
            (tess, "gepauzeerd", "vervolg", vec![]),
        ],
        true => vec![
            (tess, "concept", "voorlegging", vec![]),
            (fatih, "ter_goedkeuring", "oordeel", vec![yes, ("wachtzin", FATIH)]),
            (tess, "goedgekeurd", "heropening", vec![]),
            (tess, "goedgekeurd", "ondertekening", vec![("wachtzin", TESS)]),
        ],
    }
}

pub async fn on_the_page(who: &Client, id: Uuid, what: &str, fields: &[(&str, &str)]) -> Page {
    let fields = [&[("versie", "1")], fields].concat();
    who.write(&format!("/looplijsten/vragen/{id}/{what}"), &fresh_key(), &fields).await
}

pub async fn in_the_api(who: &Client, id: Uuid, what: &str, fields: &[(&str, &str)]) -> Page {
    let all: serde_json::Map<String, Value> = fields.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
    let body = if all.is_empty() { Value::Null } else { all.into() };
    sends_json(who, Method::POST, &format!("/api/v1/looplijst-vragen/{id}/{what}"), &body, &[]).await
}

/// The one refusal that is kept, which goes with it.
pub async fn kept(world: &World) -> afgewezen_vraag::Model {
    let mut rows = afgewezen_vraag::Entity::find().all(world.db().await).await.unwrap();
    world.meddle("delete from afgewezen_vraag").await;
    assert_eq!(rows.len(), 1, "kept once: {rows:?}");
    rows.remove(0)
}

async fn is_refused_everywhere(world: &World, blind: bool) {
    world.is_broken_on_purpose();
    for (reden, why, mends) in REFUSALS {
        register(world, spoiled(&svb(world), reden)).await;
        for (who, status, what, fields) in ways(blind) {
            let (who, id) = (world.log_in_as(who).await, aio(world, status, blind).await);
            let page = on_the_page(&who, id, what, &fields).await.expect(403);
            page.shows("SVB mag dit nu niet gevraagd worden (EL-310)").shows(why).shows(mends).hides("niet waar SVB");
            let row = kept(world).await;
            let said = (row.reden.as_str(), row.bron_id, row.bronhouder.as_deref(), row.doel.as_str());
            assert_eq!(said, (reden.as_str(), None, Some("svb"), "aio"), "{what}");
            let page = in_the_api(&who, id, what, &fields).await.expect(403);
            let body: Value = serde_json::from_str(&page.html).unwrap();
            assert_eq!((body["code"].as_str(), body["errors"].as_array().map(Vec::len)), (Some("EL-310"), Some(1)), "{body}");
            assert!(body["errors"][0].to_string().contains(why), "{body}");
            assert_eq!(kept(world).await.reden, reden.as_str());
            assert_eq!(world.looplijst(id).await.status, status, "{what}: it stays where it was");
        }
    }
}

both!(a_plain_list_hears_what_the_register_says_wherever_it_would_go_on);
async fn a_plain_list_hears_what_the_register_says_wherever_it_would_go_on(world: &World) {
    is_refused_everywhere(world, false).await;
}

both!(a_blind_list_hears_what_the_register_says_wherever_it_would_go_on);
async fn a_blind_list_hears_what_the_register_says_wherever_it_would_go_on(world: &World) {
    is_refused_everywhere(world, true).await;
}
