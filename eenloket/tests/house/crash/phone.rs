//! Somebody on the telephone who refers one caller after the other.

use super::{Answers, Form};
use crate::caller::{FORM, told};
use crate::client::Client;
use crate::program::Program;
use foundation::Uuid;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

/// How many people call: most of them more than once, and on more than one telephone.
const PEOPLE: usize = 40;

/// Which telephone is Ute's.
const UTE: usize = 0;

pub struct Phone {
    nth: usize,
    client: Client,
    csrf: String,
    slots: Arc<Mutex<Vec<Uuid>>>,
    calls: usize,
    /// What was sent and not answered yet, with its key.
    waiting: Option<(String, Form)>,
    /// Every Doorverwijzing that was answered.
    pub referred: Vec<Uuid>,
    /// About whom.
    pub people: BTreeSet<String>,
    /// How many forms were sent again.
    pub again: usize,
}

impl Phone {
    pub async fn new(client: Client, nth: usize, slots: Arc<Mutex<Vec<Uuid>>>) -> Self {
        client.log_in_as(if nth == UTE { "Ute" } else { "Bas" }).await;
        let csrf = client.csrf().await;
        Self { nth, client, csrf, slots, calls: 0, waiting: None, referred: Vec::new(), people: BTreeSet::new(), again: 0 }
    }

    /// With a Convenant the booking is the acceptance; Ute's organisatie has none with Enschede.
    pub fn has_convenant(&self) -> bool {
        self.nth != UTE
    }

    /// Refers until the program is gone.
    pub async fn work(mut self, answers: Arc<Answers>) -> Self {
        while self.refer_one().await.is_some() {
            answers.one_more();
            // Whoever refers reads the confirmation aloud; it is a read that leaves its line.
            let confirmed = format!("/doorverwijzingen/{}/bevestigd", self.referred[self.referred.len() - 1]);
            let request = self.client.request(reqwest::Method::GET, &confirmed);
            let Ok(page) = self.client.attempt(&confirmed, request).await else { break };
            page.expect(200).shows("Truus van Testveld");
            answers.one_more();
        }
        self
    }

    /// Sends what waits, or the next; `None` when the program was gone before it answered.
    async fn refer_one(&mut self) -> Option<()> {
        let (key, form) = self.waiting.take().unwrap_or_else(|| self.next());
        let answer = form.send(&self.client, &self.csrf, &key).await;
        let Some(location) = answer else {
            self.waiting = Some((key, form));
            return None;
        };
        self.people.extend(form.fields.into_iter().filter(|(name, _)| *name == "bsn").map(|(_, bsn)| bsn));
        let id = location.split('/').nth(2).and_then(|id| id.parse().ok());
        self.referred.push(id.unwrap_or_else(|| panic!("{location} is no confirmation")));
        Some(())
    }

    fn next(&mut self) -> (String, Form) {
        self.calls += 1;
        let slot = self.slots.lock().unwrap().pop().expect("enough tijdsloten");
        let who = super::bsn((self.nth + self.calls) % PEOPLE);
        (format!("telefoon-{}-oproep-{:04}", self.nth, self.calls), Form { path: FORM.to_owned(), fields: told(&who, slot) })
    }

    /// Goes on where the program listens now, with the form that was not answered.
    pub async fn move_to(&mut self, program: &Program) {
        self.client = self.client.moved_to(&program.base);
        if self.waiting.is_some() {
            self.again += 1;
            self.refer_one().await.expect("nobody kills it now");
        }
    }
}
