//! V16: planning a desk that several employers share: what is refused and why, publishing, repeating, and the wall.

use crate::client::{Page, fresh_key};
use crate::planner::{GERDA, Shift, path};
use crate::world::World;
use eenloket::demo;
use foundation::jiff::SignedDuration;
use reqwest::Method;
use serde_json::json;

both!(a_draft_can_be_booked_once_its_month_is_published);
async fn a_draft_can_be_booked_once_its_month_is_published(world: &World) {
    let (priya, dora) = (world.planner("Priya").await, world.planner("Dora").await);
    let dienst = priya.plans(&GERDA).await;
    priya.week("24-3-2027").await.shows("9:30–12:30 Gerda Voorbeeld concept");
    dora.week("24-3-2027").await.hides("9:30–12:30");
    assert!(world.slots_of(dienst).await.is_empty(), "a draft offers nothing");
    priya.publishes("24-3-2027").await.expect(303);
    let slots = world.slots_of(dienst).await;
    assert_eq!(slots.len(), 6);
    let kept: Vec<bool> = slots.iter().map(|slot| slot.vrijgehouden).collect();
    // Two of each half day are for who walks in; 12:00 begins the afternoon, which has one.
    assert_eq!(kept, [false, false, true, false, true, true]);
    let first = slots[0].begin.at();
    assert_eq!(first.to_string(), "2027-03-24T08:30:00Z");
    dora.week("24-3-2027").await.shows("9:30–12:30 Gemeente Enschede-medewerker").hides("Gerda");
    priya.publishes_month("2027-03-01").await.expect(409).shows("EL-409").shows("Er is niets te publiceren");
    // It can be booked, but for the times that are kept free.
    world.books(&crate::people::TILLY, "digid", slots[0].id).await;
    assert!(world.slots_of(dienst).await[0].bezet);
    priya.week("24-3-2027").await.shows("9:30–12:30 Gerda Voorbeeld 1 afspraak");
}

both!(each_refusal_says_why);
async fn each_refusal_says_why(world: &World) {
    let priya = world.planner("Priya").await;
    let before = world.snapshot().await;
    let cases: [(Shift, &str); 17] = [
        (Shift { datum: "26-3-2027", ..GERDA }, "De locatie is dan dicht: Goede Vrijdag"),
        (Shift { datum: "29-3-2027", ..GERDA }, "De locatie is dan dicht: Tweede paasdag"),
        (Shift { datum: "27-4-2027", ..GERDA }, "De locatie is dan dicht: Koningsdag"),
        (Shift { datum: "27-3-2027", ..GERDA }, "Stadskantoor Enschede is op deze dag dicht"),
        (Shift { begin: "8:00", ..GERDA }, "De locatie is op deze dag open van 9:00–17:00"),
        (Shift { einde: "17:30", ..GERDA }, "De locatie is op deze dag open van 9:00–17:00"),
        (Shift { datum: "1-3-2027", ..GERDA }, "Deze tijd is al voorbij"),
        (Shift { datum: "2-3-2027", begin: "9:55", ..GERDA }, "Deze tijd is al voorbij"),
        (Shift { einde: "9:30", ..GERDA }, "De dienst eindigt voor het begin"),
        (Shift { einde: "9:00", ..GERDA }, "De dienst eindigt voor het begin"),
        (Shift { datum: "28-3-2027", begin: "2:30", ..GERDA }, "Deze tijd bestaat niet op die dag"),
        (Shift { datum: "morgen", ..GERDA }, "Vul een dag in"),
        (Shift { begin: "half tien", ..GERDA }, "Vul een tijd in"),
        (Shift { pauze: ("12:00", "13:00"), ..GERDA }, "De pauze valt niet binnen de dienst"),
        (Shift { pauze: ("12:00", ""), ..GERDA }, "Vul een tijd in"),
        (Shift { minuten: "0", ..GERDA }, "Vul een aantal minuten in"),
        (Shift { vrijgehouden: "veel", ..GERDA }, "Vul een aantal in van 0 tot en met 20"),
    ];
    for (shift, why) in cases {
        let page = priya.tries(&shift).await;
        assert_eq!(page.status, 400, "{shift:?}: {}", page.text());
        let page = page.shows(why).shows("EL-100");
        // What was typed comes back.
        let form = page.form(&shift.path());
        assert_eq!((form.value("datum"), form.value("begin")), (shift.datum.to_owned(), shift.begin.to_owned()));
    }
    // Who does not work at this Balie is not on the page.
    let stranger = Shift { wie: "daan", ..GERDA };
    let fields = stranger.fields();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = priya.client.write(&stranger.path(), &fresh_key(), &fields).await.expect(400);
    page.shows("Kies een medewerker die aan deze balie werkt");
    // Lunch is a hole in the hours.
    let lieke = world.planner("Lieke").await;
    let day = Shift { balie: "leeuwarden/gemeente-1", wie: "lars", datum: "25-3-2027", begin: "9:00", einde: "17:00", ..GERDA };
    lieke.tries(&day).await.expect(400).shows("open van 9:00–12:30, 13:30–17:00");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    lieke.plans(&Shift { begin: "13:30", ..day }).await;
}

both!(nobody_sits_twice_and_no_desk_is_taken_twice);
async fn nobody_sits_twice_and_no_desk_is_taken_twice(world: &World) {
    let priya = world.planner("Priya").await;
    priya.plans(&GERDA).await;
    let page = priya.tries(&Shift { wie: "gijs", begin: "12:00", einde: "14:00", ..GERDA }).await.expect(409);
    page.shows("EL-409").shows("Aan deze balie zit dan al Gerda Voorbeeld, van 9:30 tot 12:30");
    let page = priya.tries(&Shift { balie: "enschede/gemeente-2", ..GERDA }).await.expect(409);
    page.shows("Deze medewerker zit dan al aan een balie, van 9:30 tot 12:30").shows("EL-409");
    priya.plans(&Shift { wie: "gijs", begin: "12:30", einde: "14:00", ..GERDA }).await;

    // Somebody of DUO who also helps at UWV: UWV's planner reads that they are busy, and not who they are.
    let (daan, uwv) = (demo::id("medewerker/daan"), demo::id("balie/enschede/uwv"));
    seconded(world, daan, uwv).await;
    let at_duo = Shift { balie: "enschede/duo", wie: "daan", ..GERDA };
    let (dora, uwe) = (world.planner("Dora").await, world.planner("Uwe").await);
    dora.plans(&at_duo).await;
    let page = uwe.tries(&Shift { balie: "enschede/uwv", ..at_duo }).await.expect(409);
    page.shows("Deze medewerker zit dan al aan een balie").shows("DUO-medewerker").hides("Daan");
}

async fn seconded(world: &World, medewerker: foundation::Uuid, balie: foundation::Uuid) {
    use ::netwerk::tables::medewerker_balie::ActiveModel;
    use store::sea_orm::{ActiveModelTrait, ActiveValue::Set};
    let row = ActiveModel { medewerker_id: Set(medewerker), balie_id: Set(balie) };
    row.insert(world.db().await).await.unwrap();
}

both!(of_two_planners_one_wins_and_the_other_sees_both);
async fn of_two_planners_one_wins_and_the_other_sees_both(world: &World) {
    let (one, two) = (world.planner("Priya").await, world.planner("Priya").await);
    for datum in ["24-3-2027", "25-3-2027", "30-3-2027", "31-3-2027", "1-4-2027"] {
        let gerda = Shift { datum, ..GERDA };
        let gijs = Shift { wie: "gijs", begin: "10:00", ..gerda };
        let (first, second) = tokio::join!(one.tries(&gerda), two.tries(&gijs));
        let (won, lost): (Page, Page) = if first.status == 303 { (first, second) } else { (second, first) };
        assert_eq!((won.status, lost.status), (303, 409), "{}", lost.text());
        let form = lost.form(&gerda.path());
        assert_eq!(form.value("datum"), datum, "what the other typed stays");
        lost.shows("Aan deze balie zit dan al");
    }
    assert!(overlaps(world).await.is_empty());
}

/// Pairs of Diensten that share a Balie or a Medewerker at some moment.
pub async fn overlaps(world: &World) -> Vec<(foundation::Uuid, foundation::Uuid)> {
    use ::netwerk::tables::dienst::{Column, Entity};
    use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    let all = Entity::find().filter(Column::VervallenOp.is_null()).all(world.db().await).await.unwrap();
    let mut found = Vec::new();
    for (nth, one) in all.iter().enumerate() {
        for two in &all[nth + 1..] {
            let same = one.balie_id == two.balie_id || one.medewerker_id == two.medewerker_id;
            if same && one.begin < two.einde && two.begin < one.einde {
                found.push((one.id, two.id));
            }
        }
    }
    found
}

both!(a_dienst_that_a_colleague_changed_is_not_overwritten);
async fn a_dienst_that_a_colleague_changed_is_not_overwritten(world: &World) {
    let priya = world.planner("Priya").await;
    let dienst = priya.plans(&GERDA).await;
    let old = priya.form(dienst).await.with(&[("einde", "11:30")]);
    priya.presses(dienst, "bewaar", &[("einde", "12:00")]).await.expect(303);
    let before = world.snapshot().await;
    let page = priya.client.send_form(&old, Some(("stap", "bewaar"))).await.expect(409);
    let page = page.shows("EL-409").shows("9:30–12:00, Gerda Voorbeeld");
    assert_eq!(page.form(&path(dienst)).value("einde"), "11:30", "what was typed stays");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    priya.presses(dienst, "vervalt", &[]).await.expect(303);
    priya.page(dienst).await.expect(200).shows("Deze dienst is vervallen");
    priya.week("24-3-2027").await.hides("9:30–12:00");
}

both!(a_week_comes_again_on_the_same_clock_times);
async fn a_week_comes_again_on_the_same_clock_times(world: &World) {
    let priya = world.planner("Priya").await;
    // Wednesday before the night in which the clock goes forward, and the Friday before Goede Vrijdag's Monday.
    priya.offers(&GERDA).await;
    priya.plans(&Shift { datum: "25-3-2027", ..GERDA }).await;
    let page = priya.repeats("22-3-2027", "1").await.expect(303);
    let page = priya.client.follow(&page).await.shows("bij, als concept");
    page.shows("9:30–12:30 Gerda Voorbeeld concept");
    let later =
        world.diensten("enschede/gemeente-1").await.into_iter().rfind(|row| row.begin.at().to_string().as_str() < "2027-04-01");
    let later = later.expect("a dienst in the week after");
    assert_eq!(later.begin.at().to_string(), "2027-03-31T07:30:00Z", "9:30 in summer time");
    priya.publishes_month("2027-03-01").await.expect(303);
    let slots = world.slots_of(later.id).await;
    assert_eq!(slots[0].begin.at().to_string(), "2027-03-31T07:30:00Z");
    assert!(slots.iter().all(|slot| slot.einde.at().duration_since(slot.begin.at()) == SignedDuration::from_mins(30)));
    // Once more there is nothing to add, and a holiday is left out.
    priya.repeats("22-3-2027", "1").await.expect(409).shows("Er kwam niets bij").shows("EL-409");
    priya.plans(&Shift { datum: "20-4-2027", ..GERDA }).await;
    priya.repeats("19-4-2027", "1").await.expect(409).shows("Er kwam niets bij");
    priya.repeats("19-4-2027", "0").await.expect(400).shows("Vul een aantal weken in");
}

both!(one_employer_neither_touches_nor_reads_another);
async fn one_employer_neither_touches_nor_reads_another(world: &World) {
    let (dora, uwe) = (world.planner("Dora").await, world.planner("Uwe").await);
    let shift = Shift { balie: "enschede/duo", wie: "daan", ..GERDA };
    let dienst = dora.offers(&shift).await;
    dora.week("24-3-2027").await.shows("Daan Proef");
    uwe.week("24-3-2027").await.shows("9:30–12:30 DUO-medewerker").hides("Daan");
    // Today's rooster of the demo: nobody of another organisatie has a name.
    uwe.week("3-3-2027").await.shows("Ute Verzonnen").hides("Daan").hides("Gerda").hides("Sanne");
    let before = world.snapshot().await;
    uwe.page(dienst).await.expect(404).hides("Daan");
    for stap in ["bewaar", "vervalt", "ziek"] {
        uwe.client.write(&path(dienst), &fresh_key(), &[("stap", stap), ("versie", "2")]).await.expect(404);
    }
    uwe.client.get(&shift.path()).await.expect(404);
    uwe.client.write(&shift.path(), &fresh_key(), &[]).await.expect(404);
    // Who helps at a Balie does not plan; who coordinates another Balie neither.
    let gerda = world.log_in_as("Gerda").await;
    gerda.get("/rooster").await.expect(404);
    let greet = world.planner("Greet").await;
    greet.page(dienst).await.expect(404);
    greet.week("24-3-2027").await.hides("Daan");
    assert_eq!(before.differs_in(&world.snapshot().await), [""; 0]);
    // A Locatie where the own organisatie has no Balie does not exist.
    uwe.client.get(&format!("/rooster/{}", demo::id("locatie/tilburg"))).await.expect(404);
    dora.client.get("/rooster").await.expect(200).shows("Stadskantoor Enschede").hides("Maastricht");
}

both!(the_first_monday_comes_every_month_on_the_same_clock_times);
async fn the_first_monday_comes_every_month_on_the_same_clock_times(world: &World) {
    let priya = world.planner("Priya").await;
    // Monday 5 April is the first of its month; what stands beside it on the fifth Thursday is repeated as well.
    priya.plans(&Shift { datum: "5-4-2027", ..GERDA }).await;
    let page = priya.week("5-4-2027").await.shows("Of elke maand op dezelfde dag");
    let path = format!("/rooster/{}/herhaling", demo::id("locatie/enschede"));
    let forms: Vec<_> = page.forms().into_iter().filter(|form| form.action == path).collect();
    let form = forms.iter().find(|form| form.has("maanden")).expect("a form for months").clone();
    for wrong in ["", "0", "13", "twee"] {
        let page = priya.client.send_form(&form.clone().with(&[("maanden", wrong)]), None).await.expect(400);
        page.shows("Vul een aantal maanden in van 1 tot en met 12");
    }
    let added = priya.client.send_form(&form.clone().with(&[("maanden", "8")]), None).await.expect(303);
    assert!(added.header("location").contains("week=2027-05-03"), "the week of the first that was added");
    let begins = async || {
        let mut all: Vec<String> = world
            .diensten(GERDA.balie)
            .await
            .into_iter()
            .map(|row| row.begin.at().to_string())
            .filter(|at| at.as_str() > "2027-04-05")
            .collect();
        all.sort();
        all
    };
    // Half past nine on the clock: an hour later in UTC once summer time is over.
    let first_mondays =
        ["04-05", "05-03", "06-07", "07-05", "08-02", "09-06", "10-04"].map(|day| format!("2027-{day}T07:30:00Z"));
    let winter = ["11-01", "12-06"].map(|day| format!("2027-{day}T08:30:00Z"));
    assert_eq!(begins().await, [first_mondays.as_slice(), winter.as_slice()].concat());
    // Once more: everything is there already.
    priya.client.send_form(&form.clone().with(&[("maanden", "8"), ("sleutel", &fresh_key())]), None).await.expect(409);
}

both!(a_month_without_a_fifth_wednesday_is_left_out_and_said);
async fn a_month_without_a_fifth_wednesday_is_left_out_and_said(world: &World) {
    let priya = world.planner("Priya").await;
    priya.plans(&Shift { datum: "31-3-2027", ..GERDA }).await;
    let path = format!("/api/v1/locaties/{}/rooster/herhaling", demo::id("locatie/enschede"));
    let send = async |body: serde_json::Value| crate::planner::sends_json(&priya.client, Method::POST, &path, &body, &[]).await;
    for wrong in [
        json!({"van": "2027-03-29"}),
        json!({"van": "2027-03-29", "weken": 1, "maanden": 1}),
        json!({"van": "2027-03-29", "maanden": 13}),
    ] {
        send(wrong).await.expect(400).shows("EL-100");
    }
    // April and May have four Wednesdays, June has five.
    let done: serde_json::Value =
        serde_json::from_str(&send(json!({"van": "2027-03-29", "maanden": 3})).await.expect(200).html).unwrap();
    assert_eq!(done, json!({"nieuw": 1, "botsingen": 2}));
    let all = world.diensten(GERDA.balie).await;
    assert!(all.iter().any(|row| row.begin.at().to_string() == "2027-06-30T07:30:00Z"));
    assert!(overlaps(world).await.is_empty());
}
