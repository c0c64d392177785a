//! V08: no basis, no question. Every kind of question meets every reason to refuse it, and each refusal is kept.

use crate::ledger::count;
use crate::register::{asks, purpose};
use crate::world::World;
use ::grondslag::tables::{afgewezen_vraag, grondslag};
use ::grondslag::{Bron, GrondslagError, Reden, Soort, Vraag, may_ask};
use eenloket::demo;
use foundation::Uuid;
use std::collections::BTreeSet;
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

/// A question of each kind, as Maastricht asks it.
fn question(soort: Soort) -> Vraag {
    let own = soort == Soort::LooplijstEigen;
    let bron = demo::id(if own { "organisatie/maastricht" } else { "organisatie/svb" });
    let begrip = if own { "geboortedatum@1" } else { "aow_volledig@1" };
    let (bron, begrippen) = (Bron::Organisatie(bron), BTreeSet::from([begrip.to_owned()]));
    Vraag { afnemer: demo::id("organisatie/maastricht"), bron, soort, doel: "aio".to_owned(), begrippen, met_bsn: true }
}

/// All of them; one where nobody said yet who answers for the SVB.
fn questions() -> Vec<Vraag> {
    let unknown = Vraag { bron: Bron::Bronhouder("svb".to_owned()), ..question(Soort::LooplijstBron) };
    Soort::ALL.iter().map(|soort| question(*soort)).chain([unknown]).collect()
}

/// The row on which it stands.
pub fn good(world: &World, vraag: &Vraag) -> grondslag::Model {
    let bron_id = match vraag.bron {
        Bron::Organisatie(id) => id,
        Bron::Bronhouder(_) => demo::id("organisatie/svb"),
    };
    grondslag::Model {
        id: world.store().new_id(),
        afnemer_id: vraag.afnemer,
        bron_id,
        bronhouder: "svb".to_owned(),
        soort: vraag.soort.into(),
        doel: vraag.doel.clone(),
        avg: "publieke_taak".to_owned(),
        wet: "Participatiewet".to_owned(),
        artikel: "47a".to_owned(),
        met_bsn: true,
        begrippen: vraag.begrippen.iter().cloned().collect::<Vec<_>>().join(" "),
        geldig_van: "2027-03-01".to_owned(),
        geldig_tot: Some("2027-03-31".to_owned()),
        dpia: "DPIA 14".to_owned(),
        niet_in_werking: false,
        status: "actief".to_owned(),
        merk: Some("demo".to_owned()),
        versie: 3,
        aangemaakt_op: world.now().into(),
    }
}

/// What has to be wrong with a row for each reason; `None` for the one that has no row at all.
pub fn spoiled(row: &grondslag::Model, reden: Reden) -> Option<grondslag::Model> {
    let row = row.clone();
    let that_is = |status: &str| grondslag::Model { status: status.to_owned(), ..row.clone() };
    match reden {
        Reden::Ontbreekt | Reden::AndereAfnemer => None,
        Reden::AndereBron => Some(grondslag::Model { bron_id: demo::id("organisatie/uwv"), bronhouder: "uwv".to_owned(), ..row }),
        Reden::AnderDoel => Some(grondslag::Model { doel: "zorgtoeslag".to_owned(), ..row }),
        Reden::AnderBegrip => Some(grondslag::Model { begrippen: "ontvangt_aio@1".to_owned(), ..row }),
        Reden::ZonderBsn => Some(grondslag::Model { met_bsn: false, ..row }),
        Reden::AnderePersonen => Some(grondslag::Model { merk: None, ..row }),
        Reden::NietGeaccordeerd => Some(that_is("te_accorderen")),
        Reden::NietInWerking => Some(grondslag::Model { niet_in_werking: true, ..that_is("niet_in_werking") }),
        Reden::Gestopt => Some(that_is("gestopt")),
        Reden::Ingetrokken => Some(that_is("ingetrokken")),
        Reden::NogNiet => Some(grondslag::Model { geldig_van: "2027-03-03".to_owned(), ..row }),
        Reden::Verlopen => Some(grondslag::Model { geldig_tot: Some("2027-03-01".to_owned()), ..row }),
    }
}

pub async fn put(world: &World, row: grondslag::Model) -> Uuid {
    let id = row.id;
    grondslag::Entity::insert(row.into_active_model()).exec(world.db().await).await.unwrap();
    id
}

pub async fn wipe(world: &World) {
    world.meddle("delete from grondslag_stap").await;
    world.meddle("delete from grondslag").await;
}

both!(every_kind_of_question_meets_every_reason_to_refuse_it);
async fn every_kind_of_question_meets_every_reason_to_refuse_it(world: &World) {
    world.is_broken_on_purpose();
    let mut refused = 0;
    for vraag in questions() {
        let soort = vraag.soort;
        wipe(world).await;
        world.meddle("delete from afgewezen_vraag").await;
        let row = good(world, &vraag);
        let id = put(world, row.clone()).await;
        // The control: with this row, and no other, the question may be asked.
        assert_eq!(asks(world, &vraag).await.map(|(on, _)| on), Ok(id), "{soort}");
        for reden in Reden::ALL {
            wipe(world).await;
            if let Some(row) = spoiled(&row, *reden) {
                put(world, row).await;
            }
            let asked = match reden {
                Reden::AndereAfnemer => Vraag { afnemer: demo::id("organisatie/enschede"), ..vraag.clone() },
                _ => vraag.clone(),
            };
            assert_eq!(asks(world, &asked).await.map(|(on, _)| on), Err(*reden), "{soort}: {reden}");
            refused += 1;
            let query = afgewezen_vraag::Entity::find().filter(afgewezen_vraag::Column::Reden.eq(reden.as_str()));
            let kept = query.filter(afgewezen_vraag::Column::Soort.eq(soort.as_str())).all(world.db().await).await.unwrap();
            assert_eq!(kept.len(), 1, "{soort}: {reden} is kept once");
            assert_eq!(kept[0].afnemer_id, vraag.afnemer, "in the register of who asked");
            let whom = match &vraag.bron {
                Bron::Organisatie(id) => (Some(*id), None),
                Bron::Bronhouder(word) => (None, Some(word.clone())),
            };
            assert_eq!((kept[0].bron_id, kept[0].bronhouder.clone()), whom, "and of whom it was wanted");
        }
    }
    let mislukt = "toegang where uitkomst = 'mislukt' and handeling = 'grondslag.show' and aantal = 0";
    assert_eq!(count(world.db().await, mislukt).await, refused, "each refusal has its line, about nobody");
    assert_eq!(refused, (questions().len() * Reden::ALL.len()) as i64);
}

both!(of_several_rows_the_one_that_comes_nearest_says_why);
async fn of_several_rows_the_one_that_comes_nearest_says_why(world: &World) {
    world.is_broken_on_purpose();
    let vraag = question(Soort::LooplijstBron);
    wipe(world).await;
    let row = good(world, &vraag);
    let again = |row: grondslag::Model| grondslag::Model { id: world.store().new_id(), ..row };
    for reden in [Reden::AndereBron, Reden::Verlopen, Reden::AnderBegrip] {
        put(world, again(spoiled(&row, reden).unwrap())).await;
    }
    assert_eq!(asks(world, &vraag).await, Err(Reden::Verlopen));
    // One of this regeling comes nearer than one of the same bron for another, however much else that one has.
    wipe(world).await;
    put(world, again(spoiled(&row, Reden::AnderDoel).unwrap())).await;
    assert_eq!(asks(world, &vraag).await, Err(Reden::AnderDoel));
    put(world, again(spoiled(&row, Reden::AndereBron).unwrap())).await;
    assert_eq!(asks(world, &vraag).await, Err(Reden::AndereBron));
    // What the regeling asks of somebody else is another question.
    let else_asked = spoiled(&row, Reden::AndereBron).unwrap();
    wipe(world).await;
    put(world, grondslag::Model { begrippen: "netto_maandinkomen@1".to_owned(), ..again(else_asked) }).await;
    assert_eq!(asks(world, &vraag).await, Err(Reden::Ontbreekt));
    // One that fits is enough, whatever else there is.
    let id = put(world, again(row)).await;
    assert_eq!(asks(world, &vraag).await.map(|(on, _)| on), Ok(id));
    // Everything that is asked stands in one row, and nothing at all is no question.
    let more = |begrippen: &[&str]| Vraag { begrippen: begrippen.iter().map(|one| (*one).to_owned()).collect(), ..vraag.clone() };
    assert_eq!(asks(world, &more(&["aow_volledig@1", "ontvangt_aio@1"])).await, Err(Reden::AnderBegrip));
    assert_eq!(asks(world, &more(&[])).await, Err(Reden::AnderBegrip));
    assert_eq!(asks(world, &Vraag { met_bsn: false, ..vraag.clone() }).await.map(|(on, _)| on), Ok(id), "less is allowed");
}

both!(a_basis_ends_at_the_second_at_which_its_last_day_ends);
async fn a_basis_ends_at_the_second_at_which_its_last_day_ends(world: &World) {
    world.is_broken_on_purpose();
    let vraag = question(Soort::LooplijstBron);
    wipe(world).await;
    put(world, good(world, &vraag)).await;
    world.it_is("2027-03-31T23:59:59");
    let (_, tot) = asks(world, &vraag).await.unwrap();
    let tot = tot.expect("it has an end");
    // What a run holds from before the end says itself that it is over.
    let purpose = purpose(world, vraag.afnemer);
    let tx = world.store().begin(&purpose);
    let held = may_ask(&tx, &vraag).await.unwrap();
    assert_eq!(held.must_hold(world.now()), Ok(()));
    world.it_is("2027-04-01T00:00:00");
    assert_eq!((world.now(), held.must_hold(world.now())), (tot, Err(Reden::Verlopen)));
    assert!(matches!(may_ask(&tx, &vraag).await, Err(GrondslagError::NotOnGround(Reden::Verlopen))));
    tx.finish(Ok::<(), GrondslagError>(())).await.unwrap();
    assert_eq!(count(world.db().await, "afgewezen_vraag").await, 1, "also where the act itself goes on");
}

both!(what_a_row_says_has_a_digest_that_changes_with_it);
async fn what_a_row_says_has_a_digest_that_changes_with_it(world: &World) {
    world.is_broken_on_purpose();
    let vraag = question(Soort::LooplijstBron);
    wipe(world).await;
    let row = good(world, &vraag);
    put(world, row.clone()).await;
    let digest = async || {
        let purpose = purpose(world, vraag.afnemer);
        let tx = world.store().begin(&purpose);
        let on = may_ask(&tx, &vraag).await.unwrap().digest();
        tx.finish(Ok::<_, GrondslagError>(on)).await.unwrap()
    };
    let first = digest().await;
    let mut changed = row.clone().into_active_model();
    // Parts that run into each other are other parts.
    (changed.wet, changed.artikel) = (Set("Participatiewet4".to_owned()), Set("7a".to_owned()));
    changed.update(world.db().await).await.unwrap();
    assert_ne!(first, digest().await);
    world.meddle("update grondslag set wet = 'Participatiewet', artikel = '47a', versie = versie + 1").await;
    assert_eq!(first, digest().await, "how often it was saved is no part of what it says");
}
