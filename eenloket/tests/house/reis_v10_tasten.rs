//! V07 and V10: who asks the same people again and again with a threshold that moves, plain or blind, is refused by the source. The house
//! says so, and nobody is listed.

use crate::client::{Client, fresh_key};
use crate::reis_v07_looplijst::presses;
use crate::reis_v10_blind::{AANTAL, FATIH, TESS, does};
use crate::sources::{REGELINGEN, Source};
use crate::world::World;
use foundation::Uuid;
use looplijst::Einde;
use store::sea_orm::EntityTrait;

/// A list for a peildatum, asked until it ends for now. Each day is another cut through the days of birth.
async fn asked_on(world: &World, (tess, fatih): (&Client, &Client), peildatum: &str, wijze: &str) -> (Uuid, Einde) {
    let fields = [("regelingen", REGELINGEN[1]), ("peildatum", peildatum), ("wijze", wijze)];
    let made = tess.write("/looplijsten/nieuw", &fresh_key(), &fields).await.expect(303);
    let page = tess.follow(&made).await.expect(200);
    let id = page.path.split('/').find_map(|part| part.parse().ok()).unwrap();
    presses(world, tess, id, "voorlegging").await.expect(303);
    let is_blind = wijze == "blind";
    let signs = |wachtzin: &'static str| if is_blind { vec![("wachtzin", wachtzin)] } else { vec![] };
    let says = [vec![("oordeel", "goedgekeurd")], signs(FATIH)].concat();
    does(world, fatih, id, "oordeel", &says).await.expect(303);
    let begins = if is_blind { "ondertekening" } else { "start" };
    does(world, tess, id, begins, &signs(TESS)).await.expect(303);
    (id, world.asks(id).await)
}

/// Three sources, of which the BRP counts days of birth as it counts amounts: one new cut after the first run, and no more.
async fn sources(world: &World) -> Vec<Source> {
    let settings = world.prepared(AANTAL).await;
    let brp = settings.iter().find(|file| file.ends_with("brp/bron.toml")).unwrap();
    let text = std::fs::read_to_string(brp).unwrap();
    let counts = text.replacen("begrip = \"geboortedatum@1\"", "begrip = \"geboortedatum@1\"\nnieuwe_drempels = 1", 1);
    assert_ne!(counts, text);
    std::fs::write(brp, counts).unwrap();
    settings.iter().map(|file| Source::start(file)).collect()
}

async fn is_refused(world: &World, tess: &Client, id: Uuid) {
    let path = format!("/looplijsten/vragen/{id}");
    tess.get(&path).await.expect(200).shows("Over deze mensen is BRP te vaak iets gevraagd (EL-386)").hides("Wat eruit kwam");
    tess.get(&path).await.expect(200).shows("Verder gaan helpt niet").hides("Verder waar het stopte");
    assert!(world.regels(id).await.is_empty());
    // Asking on changes nothing; stopping leaves nothing.
    presses(world, tess, id, "vervolg").await.expect(303);
    assert_eq!(world.asks(id).await, Einde::Gepauzeerd);
    tess.get(&path).await.expect(200).shows("EL-386");
    presses(world, tess, id, "afbreking").await.expect(303);
    let kept = looplijst::tables::looplijst_stand::Entity::find_by_id(id).one(world.db().await).await.unwrap();
    assert!(kept.is_none());
}

both!(a_peildatum_that_walks_is_refused_before_the_third_cut);
async fn a_peildatum_that_walks_is_refused_before_the_third_cut(world: &World) {
    let mut sources = sources(world).await;
    let (tess, fatih) = (world.log_in_as("Tess").await, world.log_in_as("Fatih Oefening").await);
    let both = (&tess, &fatih);
    for peildatum in ["31-12-2026", "30-12-2026"] {
        assert_eq!(asked_on(world, both, peildatum, "gewoon").await.1, Einde::Klaar, "{peildatum}");
    }
    for wijze in ["gewoon", "blind"] {
        let (id, einde) = asked_on(world, both, "29-12-2026", wijze).await;
        assert_eq!(einde, Einde::Gepauzeerd, "{wijze}");
        is_refused(world, &tess, id).await;
    }
    // The BRP told nothing of a third day about anybody; a day that was asked about before may be asked about again.
    assert_eq!(asked_on(world, both, "30-12-2026", "blind").await.1, Einde::Klaar);
    let brp = sources.iter_mut().find(|one| one.bronhouder() == "brp").unwrap();
    brp.kill();
    for row in crate::sources::administratie(world).iter().filter(|row| row["reden"].is_empty()).take(5) {
        assert!(brp.asked_about(&row["bsn"]).len() <= 3);
    }
}
