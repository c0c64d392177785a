//! On PostgreSQL what is noted at a door gives way, and finds on its return that a colleague was there: what was typed is not lost, and
//! what the database said to something earlier is no answer to what is said last (besluit 68).

use crate::outreach::{REGELINGEN, hit, notes};
use crate::people::KEES;
use crate::place::Place;
use crate::world::{People, World, run};

/// The database ends the act once, at the attempt, and then answers otherwise to the change of the regel.
fn answers(otherwise: &str) -> String {
    format!(
        "create sequence keren;
         create function wijkt() returns trigger language plpgsql as $$ begin
           if nextval('keren') = 1 then raise exception 'ended' using errcode = '40P01'; end if; return new; end $$;
         create trigger wijkt before insert on poging for each row execute function wijkt();
         create function anders() returns trigger language plpgsql as $$ begin
           if (select is_called from keren) then {otherwise}; end if; return new; end $$;
         create trigger anders before update on looplijst_regel for each row execute function anders()"
    )
}

#[test]
fn who_was_overtaken_at_a_door_reads_so_and_keeps_what_they_typed() {
    for otherwise in ["return null", "raise exception 'regel_dagdeel' using errcode = '23505'"] {
        run(Place::postgres(People::OfTheStories), async |world: &World| {
            let id = world.given_to_nel(&[hit(&KEES, &REGELINGEN)]).await;
            let regel = world.regel_of(id, KEES.id()).await.unwrap().id;
            let nel = world.log_in_as("Nel").await;
            world.meddle(&answers(otherwise)).await;
            let page = notes(&nel, regel, &[("uitkomst", "niet_bereikt"), ("dagdeel", "ochtend"), ("samen", "ja")]).await;
            let page = page.expect(409).shows("EL-409");
            let form = page.form(&format!("/looplijsten/regels/{regel}/gesprek"));
            assert_eq!(["uitkomst", "dagdeel", "samen"].map(|name| form.value(name)), ["niet_bereikt", "ochtend", "ja"]);
            assert_eq!((world.regel(regel).await.poging, world.pogingen(KEES.id()).await.len()), (0, 0));
        });
    }
}

#[test]
fn who_was_overtaken_reads_the_same_as_who_came_second() {
    use store::StoreError::{Crossed, Stale};
    let said = |all: [String; 2]| assert_eq!(all[0], all[1]);
    said([Stale, Crossed].map(|cause| format!("{:?}", looplijst::LooplijstError::from(cause))));
    said([Stale, Crossed].map(|cause| format!("{:?}", grondslag::GrondslagError::from(cause))));
    said([Stale, Crossed].map(|cause| format!("{:?}", begrip::BegripError::from(cause))));
    said([Stale, Crossed].map(|cause| format!("{:?}", levensgebeurtenis::LevensgebeurtenisError::from(cause))));
    said([Stale, Crossed].map(|cause| format!("{:?}", netwerk::NetwerkError::from(cause))));
    let of = |cause| hulpvraag::HulpvraagError::Store(cause);
    said([Stale, Crossed].map(|cause| format!("{:?}", balie::BalieError::from(of(cause)))));
    said([Stale, Crossed].map(|cause| format!("{:?}", doorverwijzing::DoorverwijzingError::from(of(cause)))));
}
