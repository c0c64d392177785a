//! R4 over random walks through V01 and V02: whatever somebody does, each act leaves one access line and a processing
//! line for each person; and whatever happens, nobody is left without an owner and a date.

use crate::client::{Client, Page, fresh_key};
use crate::people::{ENSCHEDE, Inwoner, JOOST, KEES, SAMIRA, TILBURG, TILLY};
use crate::telephone::{Referred, confirmed};
use crate::world::World;
use foundation::jiff::SignedDuration;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::BTreeMap;
use store::sea_orm::{self, FromQueryResult};

/// What somebody does next; `usize` chooses among the visits there are.
#[derive(Clone, Debug)]
enum Step {
    Refer {
        who: usize,
        tilburg: bool,
        agrees: bool,
    },
    Report(usize),
    Call(usize, bool),
    Identify(usize),
    Finish(usize, &'static str, i32),
    NoShow(usize),
    Accept(usize),
    Refuse(usize),
    Visit(usize),
    Summary(usize),
    Confirmed(usize),
    Day,
    Deliver,
    /// The house looks at the clock: offers run out.
    Terms,
    /// Waits until some minutes after the begin of a visit.
    Until(usize, i64),
}

const WHO: [Inwoner; 4] = [TILLY, JOOST, SAMIRA, KEES];
/// In every free text; the sender may never read it.
const NOTE: &str = "aantekening die de balie voor zichzelf houdt";
const STEPS: usize = 24;

fn step() -> impl Strategy<Value = Step> {
    let nth = 0_usize..64;
    let uitkomst = prop_oneof![Just("opgelost"), Just("deels_opgelost"), Just("niet_opgelost")];
    prop_oneof![
        3 => (0_usize..4, any::<bool>(), prop::bool::weighted(0.8)).prop_map(|(who, tilburg, agrees)| Step::Refer { who, tilburg, agrees }),
        3 => nth.clone().prop_map(Step::Report),
        4 => (nth.clone(), any::<bool>()).prop_map(|(nth, colleague)| Step::Call(nth, colleague)),
        3 => nth.clone().prop_map(Step::Identify),
        4 => (nth.clone(), uitkomst, prop::sample::select(vec![0, 0, 0, 1])).prop_map(|(nth, end, stale)| Step::Finish(nth, end, stale)),
        3 => nth.clone().prop_map(Step::NoShow),
        2 => nth.clone().prop_map(Step::Accept),
        1 => nth.clone().prop_map(Step::Refuse),
        1 => nth.clone().prop_map(Step::Visit),
        2 => nth.clone().prop_map(Step::Summary),
        1 => nth.clone().prop_map(Step::Confirmed),
        1 => Just(Step::Day),
        2 => Just(Step::Deliver),
        1 => Just(Step::Terms),
        4 => (nth, -8_i64..40).prop_map(|(nth, minutes)| Step::Until(nth, minutes)),
    ]
}

/// The walks of one seed, the same on every machine.
fn walks(count: usize) -> Vec<Vec<Step>> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[0x27; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let walk = prop::collection::vec(step(), STEPS);
    (0..count).map(|_| walk.new_tree(&mut runner).unwrap().current()).collect()
}

both!(every_act_of_a_random_walk_leaves_its_lines);
async fn every_act_of_a_random_walk_leaves_its_lines(world: &World) {
    let mut tally = BTreeMap::new();
    for walk in walks(8) {
        world.it_is("2027-03-02T10:00");
        let mut walker = Walker { world, visits: Vec::new(), people: BTreeMap::new() };
        // Two to begin with; the rest is chance.
        let first = [false, true].map(|tilburg| Step::Refer { who: 0, tilburg, agrees: true });
        for step in first.into_iter().chain(walk) {
            walker.take(&step, &mut tally).await;
            nobody_is_left_behind(world, &step).await;
        }
        world.nobody_is_busy_any_more().await;
    }
    // The walks went everywhere, also where it failed.
    for act in ["refer", "report", "call", "identify", "finish", "no_show", "accept", "refuse", "visit", "summary", "confirmed"] {
        assert!(tally.keys().any(|(name, ok): &(String, bool)| name.ends_with(act) && *ok), "no {act} worked: {tally:?}");
    }
    for act in ["call", "finish", "report", "no_show", "accept"] {
        assert!(tally.keys().any(|(name, ok)| name.ends_with(act) && !ok), "no {act} failed: {tally:?}");
    }
    the_sender_reads_no_note(world).await;
}

struct Walker<'w> {
    world: &'w World,
    visits: Vec<Referred>,
    people: BTreeMap<&'static str, Client>,
}

impl Walker<'_> {
    /// Somebody's browser; after a long wait they log in again.
    async fn client(&mut self, naam: &'static str) -> &Client {
        let fresh = match self.people.get(naam) {
            Some(client) => client.get("/taken").await.status == 303,
            None => true,
        };
        if fresh {
            self.people.insert(naam, self.world.log_in_as(naam).await);
        }
        &self.people[naam]
    }

    async fn take(&mut self, step: &Step, tally: &mut BTreeMap<(String, bool), usize>) {
        let world = self.world;
        match step {
            Step::Refer { who, tilburg, agrees } => {
                let bas = world.bas().await;
                // Everybody calls from where the Balie is, so that it is offered.
                let (balie, postcode) = if *tilburg { (TILBURG, SAMIRA.postcode) } else { (ENSCHEDE, TILLY.postcode) };
                let who = Inwoner { postcode, ..WHO[*who] };
                let mut call = bas.refers(&who).to(balie);
                if !agrees {
                    call = call.without_agreement();
                }
                let page = call.confirm().await.expect(303);
                let visit = world.referred(&page.location().unwrap()).await;
                self.must_leave_lines(&page, "doorverwijzing.refer", "Bas", &visit, tally).await;
                self.visits.push(visit);
            }
            Step::Deliver => drop(world.deliver().await),
            Step::Terms => drop(eenloket::terms::look_at_the_clock(&world.house).await.unwrap()),
            Step::Day => {
                let path = format!("/balie/{}", eenloket::demo::id("locatie/enschede"));
                let page = self.client("Gerda").await.get(&path).await.expect(200);
                world.lines_of(page.trace).await.must_hold();
            }
            other => {
                self.at_a_visit(other, tally).await;
            }
        }
    }

    async fn at_a_visit(&mut self, step: &Step, tally: &mut BTreeMap<(String, bool), usize>) {
        let nth = match step {
            Step::Report(nth) | Step::Call(nth, _) | Step::Identify(nth) | Step::Finish(nth, ..) | Step::NoShow(nth) => nth,
            Step::Accept(nth) | Step::Refuse(nth) | Step::Visit(nth) | Step::Summary(nth) | Step::Confirmed(nth) => nth,
            Step::Until(nth, _) => nth,
            _ => return,
        };
        let visit = self.visits[nth % self.visits.len()];
        let row = self.world.afspraak(visit.afspraak).await;
        if let Step::Until(_, minutes) = step {
            let at = row.begin.at() + SignedDuration::from_mins(*minutes);
            return self.world.clock.set(at.max(self.world.now()));
        }
        let here = row.locatie_id == eenloket::demo::id("locatie/enschede");
        let (own, colleague) = if here { ("Gerda", "Gijs") } else { ("Wim", "Tom") };
        let coordinator = if here { "Greet" } else { "Tom" };
        let path = |rest: &str| format!("/balie/bezoeken/{}{rest}", visit.afspraak);
        let offer = |rest: &str| format!("/doorverwijzingen/{}/{rest}", visit.doorverwijzing);
        let versie = row.versie.to_string();
        let (act, who, method, path, fields): (_, _, _, String, Vec<(&str, String)>) = match step {
            Step::Report(_) => {
                let fields = vec![("afspraak", visit.afspraak.to_string())];
                ("balie.report", own, "POST", format!("/balie/{}/melden", row.locatie_id), fields)
            }
            Step::Call(_, by) => {
                ("balie.call", if *by { colleague } else { own }, "POST", path("/oproepen"), vec![("versie", versie)])
            }
            Step::Identify(_) => {
                ("balie.identify", own, "POST", path("/identificatie"), vec![("document", "paspoort".to_owned())])
            }
            Step::Finish(_, uitkomst, stale) => {
                let mut fields = vec![
                    ("uitkomst", (*uitkomst).to_owned()),
                    ("versie", (row.versie - stale).to_string()),
                    ("toelichting", NOTE.to_owned()),
                ];
                if *uitkomst == "deels_opgelost" {
                    fields.extend([("vervolg", NOTE.to_owned()), ("vervolg_op", "10-3-2027".to_owned())]);
                }
                ("balie.finish", own, "POST", path("/klaar"), fields)
            }
            Step::NoShow(_) => ("balie.no_show", own, "POST", path("/niet-verschenen"), vec![("versie", versie)]),
            Step::Accept(_) => ("doorverwijzing.accept", own, "POST", offer("aanvaarding"), vec![]),
            Step::Refuse(_) => {
                ("doorverwijzing.refuse", coordinator, "POST", offer("weigering"), vec![("reden", "geen_medewerker".to_owned())])
            }
            Step::Visit(_) => ("balie.visit", own, "GET", path(""), vec![]),
            Step::Summary(_) => ("balie.summary", own, "GET", path("/samenvatting"), vec![]),
            _ => ("doorverwijzing.confirmed", "Bas", "GET", confirmed(&visit), vec![]),
        };
        let client = self.client(who).await;
        let page = if method == "GET" {
            client.get(&path).await
        } else {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            client.write(&path, &fresh_key(), &fields).await
        };
        self.must_leave_lines(&page, act, who, &visit, tally).await;
    }

    /// One access line of the act, about this one person or nobody; `mislukt` if it failed.
    async fn must_leave_lines(
        &self,
        page: &Page,
        act: &str,
        who: &str,
        visit: &Referred,
        tally: &mut BTreeMap<(String, bool), usize>,
    ) {
        assert!(matches!(page.status, 200 | 303 | 400 | 404 | 409), "{act}: {} {}", page.status, page.text());
        let lines = self.world.lines_of(page.trace).await;
        lines.must_hold();
        let ok = page.status < 400;
        *tally.entry((act.to_owned(), ok)).or_default() += 1;
        let about = self.world.hulpvraag(visit.hulpvraag).await.inwoner_id.map(|id| self.world.hash_of(id));
        let persons = lines.persons(act);
        if let Some(access) = lines.access(act) {
            let by = eenloket::demo::id(&format!("medewerker/{}", who.to_lowercase()));
            assert_eq!(access.door_id, by, "{act} was done by {who}");
        }
        match lines.access(act) {
            Some(access) if ok => {
                assert_eq!(access.uitkomst, "gelukt", "{act}");
                assert_eq!(persons.into_iter().collect::<Vec<_>>(), about.into_iter().collect::<Vec<_>>(), "{act}: about whom");
            }
            Some(access) => {
                assert_eq!(access.uitkomst, "mislukt", "{act} with {}", page.status);
                assert_eq!(persons.into_iter().collect::<Vec<_>>(), about.into_iter().collect::<Vec<_>>(), "{act}: about whom");
            }
            None => {
                assert!(!ok, "{act} worked and left no line");
                assert!(persons.is_empty(), "{act}");
            }
        }
    }
}

#[derive(Debug, FromQueryResult)]
#[allow(dead_code, reason = "read when the test fails")]
struct Left {
    id: foundation::Uuid,
    status: String,
    question: String,
}

/// No path leaves a Doorverwijzing open without an owner and a date (V02).
async fn nobody_is_left_behind(world: &World, step: &Step) {
    let sql = "select d.id, d.status, h.status as question from doorverwijzing d join hulpvraag h on h.id = d.hulpvraag_id
               where h.status <> 'afgesloten' and (h.eigenaar_organisatie_id is null or h.vervolgstap is null or h.vervolgstap_op is null)";
    let left: Vec<Left> = world.ask(sql).await;
    assert!(left.is_empty(), "after {step:?}: {left:?}");
}

impl World {
    /// Once everything is delivered, a closed Hulpvraag has no open Doorverwijzing; then the Balies are free again.
    async fn nobody_is_busy_any_more(&self) {
        self.deliver().await;
        let sql = "select d.id, d.status, h.status as question from doorverwijzing d join hulpvraag h on h.id = d.hulpvraag_id
                   where h.status = 'afgesloten' and h.inwoner_id is not null and d.status in ('aangeboden', 'geaccepteerd', 'uitgevoerd')";
        let left: Vec<Left> = self.ask(sql).await;
        assert!(left.is_empty(), "open although the hulpvraag is closed: {left:?}");
        self.nobody_is_busy().await;
    }
}

/// The sender's answer has no free text (V02).
async fn the_sender_reads_no_note(world: &World) {
    let bas = world.bas().await;
    let mut pages = vec![bas.list().await, bas.tasks().await, bas.client.get("/api/v1/doorverwijzingen?aantal=100").await];
    for link in pages[0].links().into_iter().filter(|link| link.ends_with("/bevestigd")) {
        pages.push(bas.client.get(&link).await.expect(200));
    }
    assert!(pages.len() > 10);
    for page in pages {
        assert!(!page.html.contains(NOTE), "{} holds the note of the Balie", page.path);
    }
}
