//! One owner, always: six times fifty histories through the use cases and the real store. After every ten of them `controleer`
//! finds nothing, and at each step every open Hulpvraag has one owner who works here, and a next step with a date.

use crate::client::fresh_key;
use crate::world::World;
use ::doorverwijzing::{DoorverwijzingError, DoorverwijzingInput, InstemmingInput, Keuze, SluitingInput, Vervolg, VervolgInput};
use ::hulpvraag::{Instemming, Uitkomst};
use access::{Act, Actor, Object, Rol, Soort, Verwerking};
use eenloket::demo;
use foundation::jiff::civil::date;
use foundation::{Bsn, Chance, TraceId, Uuid};
use inwoner::{InwonerFilter, InwonerInput, Kanaal, Naam};
use netwerk::tables::{medewerker, medewerker_balie};
use std::collections::BTreeMap;
use store::Once;
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};

const HISTORIES: usize = 50;
const STEPS: usize = 9;
const CHECKED_EVERY: usize = 10;

/// Where a question can go: the Balie, its product, and who says yes or no there.
const DESKS: [(&str, &str, &str, &str); 6] = [
    ("enschede/gemeente-1", "digid", "enschede", "greet"),
    ("tilburg/gemeente-1", "digid", "tilburg", "tom"),
    ("enschede/uwv", "ww", "uwv", "umit"),
    ("enschede/svb", "aow", "svb", "sabine"),
    ("enschede/cak", "eigen-bijdrage-wlz", "cak", "cor"),
    ("zwolle/gemeente-1", "digid", "zwolle", "zara"),
];
/// Who answers the telephone.
const OFFICES: [&str; 3] = ["bas", "loes", "toon"];

#[derive(Debug, FromQueryResult)]
#[allow(dead_code, reason = "read when a test fails")]
struct Broken {
    nummer: String,
}

/// Open, and without an owner who works here, or without a next step with a date.
const BROKEN: &str = "
    select h.nummer from hulpvraag h left join medewerker m on m.id = h.eigenaar_medewerker_id
    where h.status <> 'afgesloten' and (h.eigenaar_organisatie_id is null or h.vervolgstap is null
          or h.vervolgstap_op is null or (m.id is not null and not m.actief)
          or (h.status = 'vastgelopen' and h.ketenregisseur_id is null))";

both!(fifty_histories_of_the_first_seed);
async fn fifty_histories_of_the_first_seed(world: &World) {
    let tally = fifty_histories_have_one_owner_always(world, 1).await;
    assert!(tally.contains_key(&("stuck", true)), "nobody was sent round: {tally:?}");
}

both!(fifty_histories_of_the_second_seed);
async fn fifty_histories_of_the_second_seed(world: &World) {
    drop(fifty_histories_have_one_owner_always(world, 2).await);
}

both!(fifty_histories_of_the_third_seed);
async fn fifty_histories_of_the_third_seed(world: &World) {
    drop(fifty_histories_have_one_owner_always(world, 3).await);
}

both!(fifty_histories_of_the_fourth_seed);
async fn fifty_histories_of_the_fourth_seed(world: &World) {
    drop(fifty_histories_have_one_owner_always(world, 4).await);
}

both!(fifty_histories_of_the_fifth_seed);
async fn fifty_histories_of_the_fifth_seed(world: &World) {
    drop(fifty_histories_have_one_owner_always(world, 5).await);
}

both!(fifty_histories_of_the_sixth_seed);
async fn fifty_histories_of_the_sixth_seed(world: &World) {
    drop(fifty_histories_have_one_owner_always(world, 6).await);
}

/// One seed is the same walk on every machine.
async fn fifty_histories_have_one_owner_always(world: &World, seed: u64) -> BTreeMap<(&'static str, bool), usize> {
    let chance = Chance::seeded(seed);
    let mut tally = BTreeMap::new();
    for nth in 1..=HISTORIES {
        world.it_is("2027-03-02T10:00");
        let mut history = History { world, chance: &chance, question: None, beside: None, before: Vec::new() };
        for _ in 0..STEPS {
            let step = history.step().await;
            *tally.entry(step).or_insert(0_usize) += 1;
            let broken = world.ask::<Broken>(BROKEN).await;
            assert!(broken.is_empty(), "after {step:?}: {broken:?}");
        }
        history.end().await;
        world.deliver().await;
        // It reads the whole store, which grows with each history.
        if nth % CHECKED_EVERY == 0 {
            let findings = eenloket::controleer::check(world.store()).await.unwrap();
            assert!(findings.is_empty(), "after {nth} histories controleer found {findings:?}");
        }
    }
    for step in ["refer", "again", "accept", "refuse", "withdraw", "bounce", "leave"] {
        assert!(tally.contains_key(&(step, true)), "no {step} worked: {tally:?}");
    }
    assert!(tally.contains_key(&("again", false)), "nothing was refused: {tally:?}");
    tally
}

struct History<'w> {
    world: &'w World,
    chance: &'w Chance,
    /// The question that is followed, and another one of the same person that nobody touches.
    question: Option<Uuid>,
    beside: Option<Uuid>,
    /// What was followed before: it is closed at the end like the rest, since the next history begins at an earlier time.
    before: Vec<Uuid>,
}

/// Somebody of the netwerk as their session has them.
async fn actor(world: &World, id: Uuid) -> Actor {
    let db = world.db().await;
    let row = medewerker::Entity::find_by_id(id).one(db).await.unwrap().expect("a medewerker");
    let desks = medewerker_balie::Entity::find().filter(medewerker_balie::Column::MedewerkerId.eq(id)).all(db).await.unwrap();
    Actor {
        id,
        soort: Soort::Medewerker,
        naam: row.naam,
        organisatie: row.organisatie_id,
        organisatie_naam: String::new(),
        telefoon: String::new(),
        rollen: row.rollen.split_whitespace().filter_map(Rol::parse).collect(),
        balies: desks.into_iter().map(|desk| desk.balie_id).collect(),
        locatie: row.locatie_id,
        overheidsorgaan: true,
        niveau: None,
        scopes: Vec::new(),
    }
}

impl History<'_> {
    fn pick(&self, n: usize) -> usize {
        usize::try_from(self.chance.number() % u64::try_from(n).unwrap()).unwrap()
    }

    fn once(&self, actor: &Actor) -> Once {
        Once::new(self.world.store(), actor.id, &fresh_key(), b"")
    }

    /// What Cedar says; a refusal ends the step.
    fn permit(&self, actor: &Actor, act: Act, object: &Object) -> Option<Verwerking> {
        let (house, trace) = (&self.world.house, TraceId::draw(self.chance));
        house.access.permit(actor, act, object, trace, self.world.now()).ok()
    }

    /// One thing that somebody does, and whether it could be done.
    async fn step(&mut self) -> (&'static str, bool) {
        let Some(question) = self.question else { return self.refer().await };
        if self.world.hulpvraag(question).await.status == "afgesloten" {
            return self.refer().await;
        }
        match self.pick(12) {
            0..=3 => self.again(question).await,
            4 | 5 => self.answer(question, true).await,
            6 => self.answer(question, false).await,
            7 => self.expire().await,
            8 => self.withdraw(question).await,
            9 => self.leave(question).await,
            10 => self.regie(question).await,
            _ => self.bounce(question).await,
        }
    }

    /// A new question on the telephone, and another one of the same person beside it.
    async fn refer(&mut self) -> (&'static str, bool) {
        let who = actor(self.world, demo::id(&format!("medewerker/{}", OFFICES[self.pick(3)]))).await;
        self.before.extend(self.question.into_iter().chain(self.beside));
        let question = self.book(&who).await;
        self.beside = self.book(&who).await;
        self.question = question;
        ("refer", question.is_some())
    }

    async fn book(&self, who: &Actor) -> Option<Uuid> {
        let (balie, product, ..) = DESKS[self.pick(DESKS.len())];
        let tijdslot = self.world.askable(balie).await?;
        let persoon = InwonerInput {
            wie: InwonerFilter::Bsn(Bsn::parse(crate::people::JOOST.bsn).unwrap()),
            naam: Naam { voornaam: "Joost".into(), achternaam: "Testman".into() },
            geboortedatum: date(1992, 9, 3),
            postcode: "7522AB".into(),
            huisnummer: "9002".into(),
            straat: "Voorbeeldstraat".into(),
            plaats: "Enschede".into(),
            telefoon: String::new(),
            kanaal: Kanaal::Brief,
        };
        let sharing = match self.pick(3) {
            0 => InstemmingInput::Nee { voornaam: "Joost".into() },
            n => InstemmingInput::Ja {
                persoon: Box::new(persoon),
                instemming: Instemming::Mondeling,
                terugkoppeling: n == 1,
                zinnen: Vec::new(),
                toelichting: String::new(),
            },
        };
        let input = DoorverwijzingInput { sharing, product: product.into(), tijdslot, concept: None };
        let purpose = self.permit(who, ::doorverwijzing::acts::REFER, &Object::own_work(who.organisatie))?;
        let id = ::doorverwijzing::refer(self.world.store(), &purpose, &input, &self.once(who)).await.ok()?;
        Some(self.world.doorverwijzing(id).await.hulpvraag_id)
    }

    /// Somebody who may act for the owner: by name, or the coordinator of its Balie.
    async fn owner(&self, question: Uuid) -> Option<(Actor, Object)> {
        let row = self.world.hulpvraag(question).await;
        let organisatie = row.eigenaar_organisatie_id.unwrap();
        let named = match row.eigenaar_medewerker_id {
            Some(id) => id,
            None => {
                let look = self.world.store().look();
                netwerk::coordinator_for(&look, organisatie, row.eigenaar_balie_id).await.unwrap()?
            }
        };
        let object = Object::hulpvraag(question, vec![organisatie], true);
        let object = if let Some(balie) = row.eigenaar_balie_id { object.at(balie) } else { object };
        Some((actor(self.world, named).await, object))
    }

    async fn again(&self, question: Uuid) -> (&'static str, bool) {
        let Some((who, object)) = self.owner(question).await else { return ("again", false) };
        let (balie, product, ..) = DESKS[self.pick(DESKS.len())];
        let Some(tijdslot) = self.world.askable(balie).await else { return ("again", false) };
        let before = (self.world.hulpvraag(question).await, self.hops(question).await);
        let input = VervolgInput {
            product: product.into(),
            tijdslot,
            instemming: Some(Instemming::Mondeling),
            terugkoppeling: true,
            zinnen: Vec::new(),
            toelichting: String::new(),
            door: false,
            seen: None,
        };
        let Some(purpose) = self.permit(&who, ::doorverwijzing::acts::AGAIN, &object) else { return ("again", false) };
        match ::doorverwijzing::refer_on(self.world.store(), &purpose, question, &input, &self.once(&who)).await {
            Ok(Vervolg::Doorverwezen(_)) => ("again", true),
            Ok(Vervolg::Vastgelopen(_)) => {
                let naar = DESKS.iter().find(|desk| desk.0 == balie).unwrap().2;
                let naar = demo::id(&format!("organisatie/{naar}"));
                let had = before.0.aangemaakt_door_id == naar || before.1.contains(&naar);
                assert!(had || before.1.len() >= 2, "a false alarm: {:?}", before.1);
                ("stuck", true)
            }
            Err(DoorverwijzingError::Store(cause)) => panic!("again: {cause}"),
            Err(_) => ("again", false),
        }
    }

    /// The organisaties that took it, as the rows say.
    async fn hops(&self, question: Uuid) -> Vec<Uuid> {
        let rows = self.world.doorverwijzingen(question).await;
        let taken = rows.into_iter().filter(|row| row.geaccepteerd_op.is_some() && row.status != "ingetrokken");
        taken.map(|row| row.naar_organisatie_id).collect()
    }

    async fn answer(&self, question: Uuid, yes: bool) -> (&'static str, bool) {
        let name = if yes { "accept" } else { "refuse" };
        let Some(offer) = self.world.doorverwijzingen(question).await.into_iter().find(|row| row.status == "aangeboden") else {
            return (name, false);
        };
        let desk = DESKS.iter().find(|desk| demo::id(&format!("balie/{}", desk.0)) == offer.naar_balie_id).unwrap();
        let who = actor(self.world, demo::id(&format!("medewerker/{}", desk.3))).await;
        let object = Object::hulpvraag(question, vec![offer.naar_organisatie_id], true).at(offer.naar_balie_id);
        let act = if yes { ::doorverwijzing::acts::ACCEPT } else { ::doorverwijzing::acts::REFUSE };
        let Some(purpose) = self.permit(&who, act, &object) else { return (name, false) };
        let (store, once) = (self.world.store(), self.once(&who));
        let done = match yes {
            true => ::doorverwijzing::accept(store, &purpose, offer.id, None, &once).await,
            false => {
                ::doorverwijzing::refuse(store, &purpose, offer.id, None, ::doorverwijzing::Reden::GeenMedewerker, &once).await
            }
        };
        (name, done.is_ok())
    }

    /// Three days pass, and the house looks at the clock.
    async fn expire(&self) -> (&'static str, bool) {
        self.world.clock.advance(3 * 24 * 60);
        let passed = eenloket::terms::look_at_the_clock(&self.world.house).await.unwrap();
        // Only of this question is asked here; the demo has offers of its own.
        ("expire", passed.offers > 0)
    }

    async fn withdraw(&self, question: Uuid) -> (&'static str, bool) {
        let Some(last) = self.world.doorverwijzingen(question).await.pop() else { return ("withdraw", false) };
        let look = self.world.store().look();
        let Some(named) = netwerk::coordinator_for(&look, last.van_organisatie_id, None).await.unwrap() else {
            return ("withdraw", false);
        };
        let who = actor(self.world, named).await;
        let object = Object::hulpvraag(question, vec![last.van_organisatie_id], true);
        let Some(purpose) = self.permit(&who, ::doorverwijzing::acts::WITHDRAW, &object) else { return ("withdraw", false) };
        let done = ::doorverwijzing::withdraw(self.world.store(), &purpose, last.id, None, &self.once(&who)).await;
        ("withdraw", done.is_ok())
    }

    /// Whoever has it by name leaves, and comes back for the next history.
    async fn leave(&self, question: Uuid) -> (&'static str, bool) {
        let row = self.world.hulpvraag(question).await;
        let Some(gone) = row.eigenaar_medewerker_id else { return ("leave", false) };
        eenloket::medewerker::leave(self.world.store(), &self.world.house.access, gone).await.unwrap();
        self.world.deliver().await;
        ("leave", true)
    }

    async fn bounce(&self, question: Uuid) -> (&'static str, bool) {
        let Some((who, object)) = self.owner(question).await else { return ("bounce", false) };
        let Some(purpose) = self.permit(&who, ::doorverwijzing::acts::BOUNCE, &object) else { return ("bounce", false) };
        let done = ::doorverwijzing::report_bounce(self.world.store(), &purpose, question, &self.once(&who), "/taken").await;
        ("bounce", done.is_ok())
    }

    /// The ketenregisseur names somebody, or who was named answers.
    async fn regie(&self, question: Uuid) -> (&'static str, bool) {
        let row = self.world.hulpvraag(question).await;
        let store = self.world.store();
        if let Some((opvolger, organisatie)) = row.opvolger_id.zip(row.opvolger_organisatie_id) {
            let who = actor(self.world, opvolger).await;
            let object = Object::hulpvraag(question, vec![organisatie], true);
            let Some(purpose) = self.permit(&who, ::doorverwijzing::acts::SUCCEED, &object) else { return ("succeed", false) };
            let yes = self.pick(2) == 0;
            let done = ::doorverwijzing::answer_succession(store, &purpose, question, yes, &self.once(&who), "/taken").await;
            return ("succeed", done.is_ok());
        }
        if row.ketenregisseur_id.is_none() {
            return self.bounce(question).await;
        }
        let Some((who, object)) = self.owner(question).await else { return ("name", false) };
        let all = netwerk::successors(&store.look(), who.organisatie, &[]).await.unwrap();
        let named = &all[self.pick(all.len())];
        let Some(purpose) = self.permit(&who, ::doorverwijzing::acts::NAME_SUCCESSOR, &object) else { return ("name", false) };
        let opvolger = (named.organisatie_id, named.id);
        let done = ::doorverwijzing::name_successor(store, &purpose, question, opvolger, &self.once(&who), "/taken").await;
        ("name", done.is_ok())
    }

    /// Nobody touched the question beside it. Then both are closed, with a choice about everything, and who left is back.
    async fn end(&self) {
        if let Some(beside) = self.beside {
            let row = self.world.hulpvraag(beside).await;
            assert!(row.status != "vastgelopen" && row.ketenregisseur_id.is_none(), "the other question was drawn in");
        }
        self.world.meddle("update medewerker set actief = true where naam <> 'Zita Verzonnen'").await;
        self.coordinate_again().await;
        for question in self.before.iter().copied().chain(self.question).chain(self.beside) {
            if self.world.hulpvraag(question).await.status != "afgesloten" {
                self.close(question).await;
            }
        }
    }

    /// Who left coordinates nothing any more, and nobody is sent to such a Balie: whoever came back does it again.
    async fn coordinate_again(&self) {
        use netwerk::tables::balie::{Column, Entity};
        for (balie, _, _, who) in DESKS {
            let update = Entity::update_many()
                .col_expr(Column::CoordinatorId, Expr::val(Some(demo::id(&format!("medewerker/{who}")))))
                .col_expr(Column::ZonderCoordinatorOp, Expr::val(None::<i64>))
                .filter(Column::Id.eq(demo::id(&format!("balie/{balie}"))));
            update.exec(self.world.db().await).await.unwrap();
        }
    }

    async fn close(&self, question: Uuid) {
        let (who, object) = self.owner(question).await.expect("somebody works for the owner");
        let afspraken = self.world.afspraken().await.into_iter().filter(|row| row.hulpvraag_id == question).map(|row| row.id);
        let taken = self.world.taken(question).await.into_iter().map(|taak| (taak.id, Keuze::Vervalt)).collect();
        let input = SluitingInput { uitkomst: Uitkomst::NietOpgelost, taken, afspraken: afspraken.collect(), seen: None };
        let Some(purpose) = self.permit(&who, ::doorverwijzing::acts::CLOSE, &object) else { return };
        let done = ::doorverwijzing::close(self.world.store(), &purpose, question, &input, &self.once(&who)).await;
        assert!(done.is_ok(), "{done:?}");
        let before = self.world.hulpvraag(question).await;
        assert_eq!(before.status, "afgesloten");
        // What is closed does not open again, whoever tries.
        self.again_on_closed(question, &who, &object).await;
        assert_eq!(self.world.hulpvraag(question).await, before);
    }

    async fn again_on_closed(&self, question: Uuid, who: &Actor, object: &Object) {
        let purpose = self.permit(who, ::doorverwijzing::acts::BOUNCE, object).unwrap();
        let done = ::doorverwijzing::report_bounce(self.world.store(), &purpose, question, &self.once(who), "/taken").await;
        assert!(done.is_err());
    }
}
