//! One owner, always: ten thousand histories over the pure states and the rule of the keten, two questions of one person
//! side by side. Nothing here knows a database; `regels_eigenaar_store` does the same through the real one.

use ::doorverwijzing::Status as Aanbod;
use ::hulpvraag::{Eigenaar, Hulpvraag, Status, Uitkomst, Vervolgstap};
use foundation::Uuid;
use foundation::jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use rules::keten::{Hop, check};
use std::collections::BTreeSet;

/// What somebody does next with one of the two questions.
#[derive(Clone, Debug)]
enum Step {
    /// The owner offers it to an organisatie, under a Convenant or not.
    Refer(u128, bool),
    Accept,
    Refuse,
    Expire,
    Withdraw,
    NoShow,
    CallIn,
    Wait,
    /// The Inwoner says to be sent round.
    Bounce,
    Name(u128),
    Succeed(bool),
    /// Whoever has it by name leaves.
    Leave,
    Close,
}

fn step() -> impl Strategy<Value = (bool, Step, i64)> {
    let step = prop_oneof![
        8 => (1..6_u128, any::<bool>()).prop_map(|(naar, convenant)| Step::Refer(naar, convenant)),
        4 => Just(Step::Accept),
        2 => Just(Step::Refuse),
        2 => Just(Step::Expire),
        1 => Just(Step::Withdraw),
        2 => Just(Step::NoShow),
        3 => Just(Step::CallIn),
        2 => Just(Step::Wait),
        1 => Just(Step::Bounce),
        2 => (1..6_u128).prop_map(Step::Name),
        2 => any::<bool>().prop_map(Step::Succeed),
        2 => Just(Step::Leave),
        1 => Just(Step::Close),
    ];
    (any::<bool>(), step, 0_i64..200)
}

/// One question with what the house keeps about it.
struct Question {
    hulpvraag: Hulpvraag,
    first: u128,
    hops: Vec<Hop>,
    offers: Vec<(u128, u128, Aanbod)>,
    left: BTreeSet<Uuid>,
    next_person: u128,
    /// Who had it from when, as the store keeps it.
    owned: Vec<(Option<Eigenaar>, Eigenaar, Timestamp)>,
}

fn person(n: u128) -> Uuid {
    Uuid::from_u128(1_000 + n)
}

fn at(organisatie: u128, medewerker: Option<Uuid>) -> Eigenaar {
    Eigenaar { organisatie: Uuid::from_u128(organisatie), balie: None, medewerker }
}

impl Question {
    fn new(nth: u128, now: Timestamp) -> Self {
        let hulpvraag = Hulpvraag {
            id: Uuid::from_u128(nth),
            nummer: String::new(),
            inwoner: Some(Uuid::from_u128(7)),
            product: "digid".into(),
            vraag: String::new(),
            status: Status::Open,
            uitkomst: None,
            eigenaar: Some(at(1, Some(person(0)))),
            stored_eigenaar: Some(at(1, Some(person(0)))),
            stored_vervolgstap: None,
            vervolgstap: Some((Vervolgstap::Gesprek, now)),
            afgesloten_op: None,
            ketenregisseur: None,
            opvolger: None,
            versie: 1,
        };
        let owned = vec![(None, at(1, Some(person(0))), now)];
        Self { hulpvraag, first: 1, hops: Vec::new(), offers: Vec::new(), left: BTreeSet::new(), next_person: 1, owned }
    }

    fn owner(&self) -> Option<u128> {
        self.hulpvraag.eigenaar.map(|eigenaar| eigenaar.organisatie.as_u128())
    }

    fn fresh(&mut self) -> Uuid {
        self.next_person += 1;
        person(self.next_person)
    }

    /// Keeps what a transition gave; what it refused changes nothing.
    fn becomes<E>(&mut self, next: Result<Hulpvraag, E>) -> bool {
        let done = next.is_ok();
        if let Ok(next) = next {
            self.hulpvraag = next;
        }
        done
    }

    fn open_offer(&mut self) -> Option<&mut (u128, u128, Aanbod)> {
        self.offers.last_mut().filter(|(_, _, status)| *status == Aanbod::Aangeboden)
    }

    fn take(&mut self, step: &Step, now: Timestamp) {
        let later = now + SignedDuration::from_hours(48);
        match step {
            Step::Refer(naar, convenant) => self.refer(*naar, *convenant, now),
            Step::Accept => {
                let Some((_, naar, status)) = self.open_offer().map(|offer| *offer) else { return };
                let Some(next) = status.accept() else { return };
                if self.becomes(self.hulpvraag.clone().hand_to(at(naar, None), Vervolgstap::Afspraak, later)) {
                    self.open_offer().unwrap().2 = next;
                    self.hops.push(Hop { organisatie: naar, at: now });
                }
            }
            Step::Refuse | Step::Expire => {
                let Some((_, _, status)) = self.open_offer().map(|offer| *offer) else { return };
                let next = if matches!(step, Step::Refuse) { status.refuse() } else { status.expire() };
                if self.becomes(self.hulpvraag.clone().do_next(Vervolgstap::OpnieuwKiezen, later)) {
                    self.open_offer().unwrap().2 = next.unwrap();
                }
            }
            Step::Withdraw => {
                let Some((van, naar, status)) = self.offers.last().copied() else { return };
                let expected = if status == Aanbod::Geaccepteerd { naar } else { van };
                let Some(next) = status.withdraw().filter(|_| self.owner() == Some(expected)) else { return };
                let me = self.fresh();
                if self.becomes(self.hulpvraag.clone().hand_to(at(van, Some(me)), Vervolgstap::OpnieuwKiezen, later)) {
                    if status == Aanbod::Geaccepteerd {
                        self.hops.pop();
                    }
                    self.offers.last_mut().unwrap().2 = next;
                }
            }
            Step::NoShow => drop(self.becomes(self.hulpvraag.clone().wait_for_inwoner(Vervolgstap::Nabellen, later))),
            Step::CallIn => {
                let Some(owner) = self.owner() else { return };
                let me = self.fresh();
                self.becomes(self.hulpvraag.clone().take_up(at(owner, Some(me)), now));
            }
            Step::Wait => drop(self.becomes(self.hulpvraag.clone().wait_for_inwoner(Vervolgstap::Terugkomen, later))),
            Step::Bounce => self.stick(now),
            Step::Name(organisatie) => {
                let named = self.fresh();
                let organisatie = Uuid::from_u128(*organisatie);
                self.becomes(self.hulpvraag.clone().name_opvolger(organisatie, named, now));
            }
            Step::Succeed(yes) => {
                let Some(opvolger) = self.hulpvraag.opvolger else { return };
                let hulpvraag = self.hulpvraag.clone();
                let answered =
                    if *yes { hulpvraag.succeed(opvolger.medewerker, now) } else { hulpvraag.decline(opvolger.medewerker) };
                self.becomes(answered);
            }
            Step::Leave => {
                let Some(gone) = self.hulpvraag.eigenaar.and_then(|eigenaar| eigenaar.medewerker) else { return };
                let coordinator = Some(self.fresh()).map(|id| at(self.owner().unwrap(), Some(id)));
                self.left.insert(gone);
                assert!(self.becomes(self.hulpvraag.clone().replace(gone, coordinator, now)), "nobody stays with who left");
            }
            Step::Close => {
                if self.open_offer().is_none() {
                    self.becomes(self.hulpvraag.clone().close(Uitkomst::Opgelost, now));
                }
            }
        }
    }

    fn refer(&mut self, naar: u128, convenant: bool, now: Timestamp) {
        let Some(owner) = self.owner() else { return };
        let free = self.open_offer().is_none() && self.hulpvraag.ketenregisseur.is_none();
        if owner == naar || !free || self.hulpvraag.status == Status::InBehandeling {
            return;
        }
        if check(self.first, &self.hops, naar, now).is_err() {
            self.stick(now);
            return;
        }
        let later = now + SignedDuration::from_hours(48);
        let next = match convenant {
            true => self.hulpvraag.clone().hand_to(at(naar, None), Vervolgstap::Afspraak, later),
            false => self.hulpvraag.clone().wait_for_organisatie(later),
        };
        if self.becomes(next) {
            self.offers.push((owner, naar, if convenant { Aanbod::Geaccepteerd } else { Aanbod::Aangeboden }));
            if convenant {
                self.hops.push(Hop { organisatie: naar, at: now });
            }
        }
    }

    fn stick(&mut self, now: Timestamp) {
        let Some(eigenaar) = self.hulpvraag.eigenaar else { return };
        let medewerker = eigenaar.medewerker.unwrap_or_else(|| self.fresh());
        let regisseur = Eigenaar { medewerker: Some(medewerker), ..eigenaar };
        let before = now + SignedDuration::from_hours(120);
        self.becomes(self.hulpvraag.clone().stick(regisseur, now, before));
    }

    /// Saves it as the store does: who has it now is the next of the list.
    fn save(&mut self, now: Timestamp) {
        if let Some(next) = self.hulpvraag.changes_hands() {
            self.owned.push((self.hulpvraag.stored_eigenaar, next, now));
        }
        self.hulpvraag.stored_eigenaar = self.hulpvraag.eigenaar;
    }

    /// At every instant from the first to the end exactly one had it, and each had it from the one before.
    fn must_be_whole(&self) {
        for two in self.owned.windows(2) {
            assert_eq!(two[1].0, Some(two[0].1), "a gap in the list of owners");
            assert_ne!(two[0].1, two[1].1, "a change of owner that is none");
            assert!(two[0].2 <= two[1].2, "an owner before the one who gave it");
        }
        if let Some(eigenaar) = self.hulpvraag.eigenaar {
            assert_eq!(self.owned.last().map(|last| last.1), Some(eigenaar), "the last of the list has it");
        }
    }

    /// What holds after every step.
    fn must_hold(&self, before: &Hulpvraag) {
        self.must_be_whole();
        let now = &self.hulpvraag;
        if before.status == Status::Afgesloten {
            assert_eq!(now, before, "what is closed does not change");
        }
        let open = now.status != Status::Afgesloten;
        assert_eq!(now.eigenaar.is_some(), open, "an open question has one owner, a closed one none");
        assert_eq!(now.vervolgstap.is_some(), open, "and a next step with a date");
        assert_eq!(now.uitkomst.is_some(), !open);
        if let Some(medewerker) = now.eigenaar.and_then(|eigenaar| eigenaar.medewerker) {
            assert!(!self.left.contains(&medewerker), "the owner works here");
        }
        if now.status == Status::Vastgelopen {
            assert!(now.ketenregisseur.is_some());
        }
        if let Some((regisseur, _)) = now.ketenregisseur.filter(|_| open) {
            assert_eq!(now.eigenaar.and_then(|eigenaar| eigenaar.medewerker), Some(regisseur), "one name");
        }
        let mut path: Vec<u128> = self.hops.iter().map(|hop| hop.organisatie).chain([self.first]).collect();
        let length = path.len();
        path.sort_unstable();
        path.dedup();
        assert_eq!(path.len(), length, "an organisatie got it back");
        for three in self.hops.windows(3) {
            assert!(three[2].at.duration_since(three[0].at) > SignedDuration::from_hours(24 * 30), "a third hop");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, rng_seed: proptest::test_runner::RngSeed::Fixed(6), ..ProptestConfig::default() })]

    #[test]
    fn ten_thousand_histories_have_one_owner_always(steps in prop::collection::vec(step(), 0..30)) {
        let mut now: Timestamp = "2027-03-02T09:00:00Z".parse().unwrap();
        let mut both = [Question::new(1, now), Question::new(2, now)];
        for (second, step, hours) in steps {
            now += SignedDuration::from_hours(hours);
            let (nth, other) = if second { (1, 0) } else { (0, 1) };
            let (before, beside) = (both[nth].hulpvraag.clone(), both[other].hulpvraag.clone());
            // Alone, the same wish has the same answer: the other question never counts.
            let alone = both[nth].hops.is_empty();
            both[nth].take(&step, now);
            both[nth].save(now);
            both[nth].must_hold(&before);
            prop_assert_eq!(&both[other].hulpvraag, &beside);
            if let Step::Refer(..) = step {
                let stuck = both[nth].hulpvraag.ketenregisseur.is_some() && before.ketenregisseur.is_none();
                prop_assert!(!(stuck && alone && !matches!(step, Step::Refer(1, _))), "a first hop is never rondsturen");
            }
        }
    }
}
