//! V29 against a book of its own: five hundred things that several people do through the screens, in an order of chance. The test
//! writes down whom each was about; afterwards every inwoner reads exactly what stands in that book, once, and nothing else.

use crate::caller::FORM;
use crate::client::{Client, Page, fresh_key};
use crate::moments::page_of;
use crate::people::{ENSCHEDE, Inwoner, JOOST, KEES, SAMIRA, TILLY};
use crate::post::voorkeuren;
use crate::reis_v29_inzage::all_lines;
use crate::telephone::{Referred, confirmed};
use crate::world::World;
use foundation::{Chance, Uuid};
use std::collections::{BTreeMap, BTreeSet};
use store::sea_orm::{self, FromQueryResult};

const WHO: [Inwoner; 4] = [TILLY, JOOST, SAMIRA, KEES];
const ACTS: usize = 500;
/// Of those, so many are new calls; a call needs a time of its own.
const CALLS: usize = 24;

/// Who does it.
struct People {
    bas: Client,
    bianca: Client,
    gerda: Client,
    greet: Client,
    /// Takes no part in any of it.
    daan: Client,
}

/// Whom an act was about, by its trace.
#[derive(Default)]
struct Book(BTreeMap<Vec<u8>, Option<usize>>);

impl Book {
    fn write(&mut self, page: &Page, about: Option<usize>) {
        assert!(self.0.insert(page.trace.to_vec(), about).is_none(), "a trace of its own");
    }
}

/// A question with who asked it.
struct Question {
    of: usize,
    visit: Referred,
    page: String,
}

#[derive(FromQueryResult)]
struct LineRow {
    id: Uuid,
    trace_id: Vec<u8>,
    betrokkene_hash: Vec<u8>,
}

async fn call(world: &World, people: &People, nth: usize) -> (Page, Question) {
    let slot = world.free(ENSCHEDE).await[0];
    let fields = told_about(&WHO[nth], slot);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = people.bas.write(FORM, &fresh_key(), &fields).await.expect(303);
    let visit = world.referred(&page.location().unwrap()).await;
    let there = page_of(world, &visit).await;
    (page, Question { of: nth, visit, page: there })
}

fn told_about(who: &Inwoner, slot: Uuid) -> Vec<(&'static str, String)> {
    let mut all = crate::caller::told(who.bsn, slot);
    for (name, value) in &mut all {
        match *name {
            "naam" => who.naam.clone_into(value),
            "geboortedatum" => who.geboren.clone_into(value),
            "postcode" => who.postcode.clone_into(value),
            "huisnummer" => who.huisnummer.clone_into(value),
            _ => {}
        }
    }
    all
}

/// One act about a question, and whom it is about: nobody, where somebody has no part in it.
async fn one(people: &People, question: &Question, draw: usize) -> (Page, bool) {
    let api = format!("/api/v1{}", question.page);
    match draw {
        0 => (people.bas.get(&confirmed(&question.visit)).await.expect(200), true),
        1 => (people.bianca.get(&question.page).await.expect(200), true),
        2 => (people.gerda.get(&question.page).await.expect(200), true),
        3 => (people.gerda.get(&format!("/balie/bezoeken/{}", question.visit.afspraak)).await.expect(200), true),
        4 => (people.greet.get(&api).await.expect(200), true),
        5 => (people.bas.get(&voorkeuren(&question.visit)).await.expect(200), true),
        6 => (people.greet.get(&format!("/afspraken/{}", question.visit.afspraak)).await.expect(200), true),
        // The wall: there is nothing there, so nobody was looked at.
        7 => (people.daan.get(&question.page).await.expect(404), false),
        _ => (people.daan.get(&confirmed(&question.visit)).await.expect(404), false),
    }
}

both!(five_hundred_acts_on_the_screens_are_what_each_inwoner_reads);
async fn five_hundred_acts_on_the_screens_are_what_each_inwoner_reads(world: &World) {
    let mut before = Vec::new();
    for who in &WHO {
        before.push(all_lines(&world.inwoner(who).await).await.into_iter().collect::<BTreeSet<String>>());
    }
    let people = People {
        bas: world.log_in_as("Bas").await,
        bianca: world.log_in_as("Bianca").await,
        gerda: world.log_in_as("Gerda").await,
        greet: world.log_in_as("Greet").await,
        daan: world.log_in_as("Daan").await,
    };
    let (chance, mut book, mut questions) = (Chance::seeded(29), Book::default(), Vec::new());
    let draw = |of: usize| usize::try_from(chance.number() % u64::try_from(of).unwrap()).unwrap();
    for nth in 0..ACTS {
        // Each of them calls once at the beginning, and now and then again.
        if nth < WHO.len() || (questions.len() < CALLS && draw(12) == 0) {
            let (page, question) = call(world, &people, if nth < WHO.len() { nth } else { draw(WHO.len()) }).await;
            book.write(&page, Some(question.of));
            questions.push(question);
            continue;
        }
        let question: &Question = &questions[draw(questions.len())];
        let (page, looked) = one(&people, question, draw(9)).await;
        book.write(&page, looked.then_some(question.of));
    }
    assert_eq!(book.0.len(), ACTS);
    assert!(questions.len() > 10, "{} calls", questions.len());

    // What the log holds of them, and what each reads.
    let rows: Vec<LineRow> = world.ask("select id, trace_id, betrokkene_hash from verwerking").await;
    let mut lines: BTreeMap<&[u8], Vec<&LineRow>> = BTreeMap::new();
    for row in &rows {
        lines.entry(&row.trace_id).or_default().push(row);
    }
    let mut expected = vec![BTreeSet::new(); WHO.len()];
    for (trace, about) in &book.0 {
        let of_act = lines.get(trace.as_slice()).map_or(&[][..], Vec::as_slice);
        assert_eq!(of_act.len(), usize::from(about.is_some()), "one line for whom it was about, none where nobody was");
        if let (Some(nth), Some(line)) = (about, of_act.first()) {
            assert_eq!(line.betrokkene_hash, world.hash_of(WHO[*nth].id()), "about the right person");
            expected[*nth].insert(line.id.to_string());
        }
    }
    for (nth, who) in WHO.iter().enumerate() {
        let read = all_lines(&world.inwoner(who).await).await;
        let once: BTreeSet<String> = read.iter().cloned().collect();
        assert_eq!(once.len(), read.len(), "no line twice for {}", who.naam);
        let new: BTreeSet<String> = once.difference(&before[nth]).cloned().collect();
        assert_eq!(new, expected[nth], "{} reads what the book says", who.naam);
        assert!(new.len() > 40, "{}: {} lines", who.naam, new.len());
    }
}
