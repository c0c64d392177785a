//! Greet at the counter: somebody reports, is called in, shows who they are, and is helped.

use super::{Answers, Form};
use crate::client::Client;
use crate::program::Program;
use foundation::Uuid;
use std::collections::VecDeque;
use std::sync::Arc;
use store::sea_orm::{self, DatabaseConnection, FromQueryResult, Statement};

pub struct Desk {
    client: Client,
    csrf: String,
    /// Who is booked, as the store said when the program was started.
    booked: VecDeque<Booked>,
    /// What was sent and not answered yet, with its key.
    waiting: Option<(String, Step)>,
    sent: usize,
    /// Every visit that was answered to have ended.
    pub helped: Vec<Uuid>,
    /// How many forms were sent again.
    pub again: usize,
}

/// An Afspraak and how far it is.
#[derive(Clone, FromQueryResult)]
struct Booked {
    id: Uuid,
    status: String,
    versie: i32,
}

struct Step {
    form: Form,
    /// The visit that ends with it.
    ends: Option<Uuid>,
}

impl Desk {
    pub async fn new(client: Client) -> Self {
        client.log_in_as("Greet").await;
        let csrf = client.csrf().await;
        Self { client, csrf, booked: VecDeque::new(), waiting: None, sent: 0, helped: Vec::new(), again: 0 }
    }

    /// Helps until the program is gone, or nobody is booked.
    pub async fn work(mut self, answers: Arc<Answers>) -> Self {
        while let Some(booked) = self.booked.pop_front() {
            for step in steps(&booked) {
                if self.do_one(step).await.is_none() {
                    return self;
                }
                answers.one_more();
            }
        }
        self
    }

    async fn do_one(&mut self, step: Step) -> Option<()> {
        self.sent += 1;
        let key = format!("balie-handeling-{:06}", self.sent);
        self.send(key, step).await
    }

    async fn send(&mut self, key: String, step: Step) -> Option<()> {
        if step.form.send(&self.client, &self.csrf, &key).await.is_none() {
            self.waiting = Some((key, step));
            return None;
        }
        self.helped.extend(step.ends);
        Some(())
    }

    /// Goes on where the program listens now, with the form that was not answered.
    pub async fn move_to(&mut self, program: &Program) {
        self.client = self.client.moved_to(&program.base);
        if let Some((key, step)) = self.waiting.take() {
            self.again += 1;
            self.send(key, step).await.expect("nobody kills it now");
        }
    }

    /// Who can be helped: first the one who sits here, then who waits, then who is booked.
    pub async fn look(&mut self, db: &DatabaseConnection) {
        let sql =
            "select id, status, versie from afspraak where aangemaakt_op >= $1 and status in ('bezig', 'gemeld', 'bevestigd')
                   order by case status when 'bezig' then 1 when 'gemeld' then 2 else 3 end, begin limit 20";
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [super::begin_ms().into()]);
        self.booked = Booked::find_by_statement(statement).all(db).await.unwrap().into();
    }
}

/// What is still to be done for somebody, in order.
fn steps(booked: &Booked) -> Vec<Step> {
    let locatie = eenloket::demo::id("locatie/enschede");
    let visit = format!("/balie/bezoeken/{}", booked.id);
    let step = |path: String, fields: Vec<(&'static str, String)>| Step { form: Form { path, fields }, ends: None };
    let report = step(format!("/balie/{locatie}/melden"), vec![("afspraak", booked.id.to_string())]);
    let call = |versie: i32| step(format!("{visit}/oproepen"), vec![("versie", versie.to_string())]);
    let identify = step(format!("{visit}/identificatie"), vec![("document", "rijbewijs".to_owned()), ("einde", "7".to_owned())]);
    let finish = |versie: i32| {
        let mut fields = vec![("versie", versie.to_string()), ("stappen", "digid_aangevraagd".to_owned())];
        if booked.id.as_bytes()[15].is_multiple_of(2) {
            fields.push(("uitkomst", "opgelost".to_owned()));
        } else {
            let after = [("uitkomst", "deels_opgelost"), ("vervolg", "de code komt per brief"), ("vervolg_op", "10-3-2027")];
            fields.extend(after.map(|(name, value)| (name, value.to_owned())));
        }
        Step { ends: Some(booked.id), ..step(format!("{visit}/klaar"), fields) }
    };
    match booked.status.as_str() {
        "bevestigd" => vec![report, call(booked.versie + 1), identify, finish(booked.versie + 2)],
        "gemeld" => vec![call(booked.versie), identify, finish(booked.versie + 1)],
        _ => vec![identify, finish(booked.versie)],
    }
}
