//! V26, its edges: dates that are mended, who dies or moves, twins, 29 February, who comes late, and who said no before.

use crate::ledger::count;
use crate::levens::{Bewoner, PATH, somebody, yara};
use crate::people::YARA;
use crate::reis_v11_afmelding::says;
use crate::world::World;
use foundation::jiff::ToSpan;
use foundation::jiff::civil::date;

both!(what_is_mended_who_dies_or_moves_is_called_off_the_same_day);
async fn what_is_mended_who_dies_or_moves_is_called_off_the_same_day(world: &World) {
    let all: Vec<Bewoner> = (0..4).map(|nth| somebody(nth, date(2009, 5, 15))).collect();
    world.lives_in_amsterdam(&all);
    world.runs_at("informeren").await;
    world.days(date(2027, 3, 3), date(2027, 3, 4)).await;
    assert_eq!(world.voorstellen().await.len(), 4);
    let dead = Bewoner { reden: "overleden", ..all[0].clone() };
    let moved = Bewoner { reden: "verhuisd", ..all[1].clone() };
    let mended = Bewoner { geboren: date(2010, 5, 15), ..all[2].clone() };
    world.lives_in_amsterdam(&[dead, moved, mended]);
    world.days(date(2027, 3, 5), date(2027, 3, 5)).await;
    let mut why: Vec<String> = world.voorstellen().await.into_iter().filter_map(|one| one.reden).collect();
    why.sort();
    assert_eq!(why, ["gewijzigd", "overleden", "verhuisd", "verhuisd"]);
    assert_eq!(world.days(date(2027, 3, 6), date(2027, 5, 20)).await, 0);
    assert_eq!(count(world.db().await, "bericht").await, 0);
}

both!(a_message_that_has_not_left_is_taken_back_when_somebody_dies);
async fn a_message_that_has_not_left_is_taken_back_when_somebody_dies(world: &World) {
    let (stays, dies) = (somebody(0, date(2009, 5, 15)), somebody(1, date(2009, 5, 15)));
    world.lives_in_amsterdam(&[stays.clone(), dies.clone()]);
    world.runs_at("informeren").await;
    assert_eq!(world.days(date(2027, 3, 14), date(2027, 3, 15)).await, 2, "each of two of one day");
    world.lives_in_amsterdam(&[stays, Bewoner { reden: "overleden", ..dies }]);
    world.days(date(2027, 3, 16), date(2027, 3, 16)).await;
    assert_eq!(count(world.db().await, "bericht where status = 'klaar'").await, 1);
    assert_eq!(count(world.db().await, "voorstel where reden = 'overleden'").await, 1);
}

both!(who_is_there_too_late_gets_no_stale_letter);
async fn who_is_there_too_late_gets_no_stale_letter(world: &World) {
    // 18 today, 18 yesterday, 18 tomorrow, and born on a leap day: 18 on 1 March.
    let born = |days: i64| date(2009, 3, 2).checked_add(days.days()).unwrap();
    let all = [somebody(0, born(0)), somebody(1, born(-1)), somebody(2, born(1)), somebody(3, date(2008, 2, 29))];
    world.lives_in_amsterdam(&all);
    world.runs_at("informeren").await;
    assert_eq!(world.days(date(2027, 3, 2), date(2027, 3, 10)).await, 1, "only who is 18 tomorrow");
    // And on the day itself that letter is of no use: it is not printed any more.
    let page = world.log_in_as("Anouk").await.get("/berichten").await.expect(200);
    page.hides("U wordt 18");
}

both!(who_said_no_before_is_told_nothing_and_twins_are_each_told);
async fn who_said_no_before_is_told_nothing_and_twins_are_each_told(world: &World) {
    let twin = Bewoner { naam: "Zara Demo".to_owned(), ..somebody(5, yara().geboren) };
    world.lives_in_amsterdam(&[yara(), twin]);
    says(&world.inwoner(&YARA).await, "alles").await;
    world.runs_at("informeren").await;
    assert_eq!(world.days(date(2027, 3, 10), date(2027, 5, 20)).await, 1);
    assert_eq!(count(world.db().await, "voorstel where reden = 'afmelding' and inwoner_id is null").await, 1);
    assert_eq!(count(world.db().await, "bericht where soort = 'levensgebeurtenis'").await, 1);
}

both!(without_the_own_administration_nobody_is_told_anything);
async fn without_the_own_administration_nobody_is_told_anything(world: &World) {
    world.runs_at("informeren").await;
    assert_eq!(world.days(date(2027, 3, 14), date(2027, 3, 16)).await, 0);
    // Not at each look at the clock: in an hour.
    assert!(::levensgebeurtenis::due(world.store()).await.unwrap().is_empty());
    world.lives_in_amsterdam(&[yara()]);
    std::fs::write(world.house.administratie.as_deref().unwrap().join("0363.csv"), "bsn\n1\n").unwrap();
    assert_eq!(world.days(date(2027, 3, 17), date(2027, 3, 17)).await, 0);
    world.lives_in_amsterdam(&[yara()]);
    assert_eq!(world.days(date(2027, 3, 18), date(2027, 3, 18)).await, 1, "late, and in time still");
}

both!(in_half_a_year_each_is_told_once);
async fn in_half_a_year_each_is_told_once(world: &World) {
    let all: Vec<Bewoner> = (0..120).map(|nth| somebody(nth, date(2009, 3, 10).saturating_add((nth as i64).days()))).collect();
    world.lives_in_amsterdam(&all);
    world.runs_at("informeren").await;
    assert_eq!(world.days(date(2027, 3, 2), date(2027, 5, 15)).await, 120);
    assert_eq!(count(world.db().await, "bericht where soort = 'levensgebeurtenis'").await, 120);
    let page = world.log_in_as("Amina").await.get(PATH).await.expect(200);
    page.shows("120").hides("Jo Proef");
    // Who prints today and stops tomorrow: what left stays told, and nobody is told twice.
    assert_eq!(world.days(date(2027, 5, 16), date(2027, 7, 30)).await, 0);
}
