//! V10 and V11: whoever opts out, whenever that is, is on no list that goes out later and on none that is opened later. Drawn by chance,
//! with a seed: half of them before a run, half while its outcome waits.

use crate::outreach::hit;
use crate::people::KEES;
use crate::reis_v10_blind::{AANTAL, FATIH, TESS, counted, does, listed};
use crate::sources::{Source, administratie, expected};
use crate::world::World;
use foundation::{Bsn, Chance, Uuid};
use inwoner::{InwonerFilter, InwonerInput};
use looplijst::RegelInput;
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

/// The house knows these people: by number, who they are to it.
async fn known(world: &World, numbers: &[String]) -> BTreeMap<String, Uuid> {
    let kees = hit(&KEES, &["aio"]);
    let somebody = |bsn: &String| {
        let wie = InwonerFilter::Bsn(Bsn::parse(bsn).ok().unwrap());
        RegelInput { persoon: InwonerInput { wie, ..kees.persoon.clone() }, ..kees.clone() }
    };
    let list = world.listed(&numbers.iter().map(somebody).collect::<Vec<_>>()).await;
    world.empties(list).await;
    let (rows, keys) = (inwoner::tables::inwoner::Entity::find().all(world.db().await).await.unwrap(), world.store().keys());
    let by_index: BTreeMap<Vec<u8>, Uuid> = rows.into_iter().filter_map(|row| Some((row.bsn_index?, row.id))).collect();
    numbers.iter().map(|bsn| (bsn.clone(), by_index[&Bsn::parse(bsn).ok().unwrap().index(keys)])).collect()
}

/// Of everything, of one of both regelingen, or of one organisatie that takes part.
async fn opts_out(world: &World, inwoner: Uuid, nth: usize) {
    let (regeling, organisatie) = match nth % 4 {
        0 => ("", Uuid::nil()),
        1 => ("minimaregeling", Uuid::nil()),
        2 => ("", eenloket::demo::id("organisatie/maastricht")),
        _ => ("individuele_inkomenstoeslag_maastricht", eenloket::demo::id("organisatie/maastricht")),
    };
    let row = afmelding::tables::afmelding::ActiveModel {
        id: Set(world.store().new_id()),
        inwoner_id: Set(inwoner),
        regeling: Set(regeling.to_owned()),
        organisatie_id: Set(organisatie),
        kanaal: Set("telefoon".to_owned()),
        begin: Set(world.now().into()),
        vervalt_op: Set(None),
        bij_organisatie_id: Set(Uuid::nil()),
        bij_hulpvraag_id: Set(None),
    };
    row.insert(world.db().await).await.unwrap();
}

both!(whoever_opts_out_is_on_no_later_list);
async fn whoever_opts_out_is_on_no_later_list(world: &World) {
    let sources = world.sources(AANTAL).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    // People who would be found, and others.
    let expected = expected(world, AANTAL);
    let hits: BTreeSet<String> = expected.values().flatten().cloned().collect();
    let others = administratie(world).into_iter().filter(|row| row["reden"].is_empty()).map(|row| row["bsn"].clone());
    let mut all: Vec<String> = hits.iter().cloned().chain(others.filter(|bsn| !hits.contains(bsn)).step_by(60)).collect();
    let chance = Chance::seeded(10);
    all.sort_by_cached_key(|_| chance.number());
    all.truncate(24);
    let known = known(world, &all).await;
    let (before, after) = all.split_at(12);
    for (nth, bsn) in before.iter().enumerate() {
        opts_out(world, known[bsn], nth).await;
    }
    let id = counted(world, &tess, &fatih).await;
    for (nth, bsn) in after.iter().enumerate() {
        opts_out(world, known[bsn], nth).await;
    }
    does(world, &tess, id, "doorgave", &[("wachtzin", TESS), ("reden", "Gesprekken in december")]).await.expect(303);
    does(world, &fatih, id, "ontsluiting", &[("wachtzin", FATIH)]).await.expect(303);
    let keys = world.store().keys();
    let found = listed(world, id).await;
    let index = |bsn: &String| Bsn::parse(bsn).ok().unwrap().index(keys);
    assert!(all.iter().all(|bsn| !found.contains(&index(bsn))), "somebody who wants nothing of it is on the list");
    assert!(all.iter().any(|bsn| hits.contains(bsn)), "some of them would have been");
    let wanted: BTreeSet<Vec<u8>> = hits.iter().filter(|bsn| !all.contains(bsn)).map(index).collect();
    assert!(found == wanted, "{} of {}", found.len(), wanted.len());
    for mut source in sources {
        Source::kill(&mut source);
        assert!(before.iter().all(|bsn| source.asked_about(bsn).is_empty()), "{}: it heard of them", source.bronhouder());
        assert!(
            after.iter().all(|bsn| source.asked_about(bsn).len() == 1),
            "{}: the list that went is not corrected",
            source.bronhouder()
        );
    }
}
