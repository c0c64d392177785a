use super::*;
use foundation::diagram;
use foundation::jiff::ToSpan;

fn now() -> Timestamp {
    "2027-03-02T09:00:00Z".parse().unwrap()
}

fn at(organisatie: u128, medewerker: Option<u128>) -> Eigenaar {
    Eigenaar { organisatie: Uuid::from_u128(organisatie), balie: None, medewerker: medewerker.map(Uuid::from_u128) }
}

fn asked(status: Status) -> Hulpvraag {
    let open = status != Status::Afgesloten;
    Hulpvraag {
        id: Uuid::nil(),
        nummer: String::new(),
        inwoner: None,
        product: "digid".into(),
        vraag: String::new(),
        status,
        uitkomst: (status == Status::Afgesloten).then_some(Uitkomst::Opgelost),
        eigenaar: open.then(|| at(1, Some(11))),
        stored_eigenaar: open.then(|| at(1, Some(11))),
        stored_vervolgstap: None,
        vervolgstap: open.then(|| (Vervolgstap::Gesprek, now())),
        afgesloten_op: (status == Status::Afgesloten).then(now),
        ketenregisseur: (status == Status::Vastgelopen).then(|| (Uuid::from_u128(11), now())),
        opvolger: None,
        versie: 1,
    }
}

#[test]
fn the_diagram_shows_every_transition_and_no_other() {
    let to = |done: Result<Hulpvraag, HulpvraagError>| done.ok().map(|hulpvraag| hulpvraag.status);
    let all = diagram::machine(
        Status::ALL,
        &[("open", Status::Open), ("open", Status::Afgesloten)],
        &[
            ("take_up", &|s| to(asked(s).take_up(at(2, None), now()))),
            ("hand_to", &|s| to(asked(s).hand_to(at(2, None), Vervolgstap::Afspraak, now()))),
            ("wait_for_inwoner", &|s| to(asked(s).wait_for_inwoner(Vervolgstap::Nabellen, now()))),
            ("wait_for_organisatie", &|s| to(asked(s).wait_for_organisatie(now()))),
            ("stick", &|s| to(asked(s).stick(at(1, Some(11)), now(), now()))),
            ("close", &|s| to(asked(s).close(Uitkomst::Opgelost, now()))),
        ],
    );
    assert_eq!(diagram::arrows(include_str!("../model.rs"), 0), all);
}

#[test]
fn what_is_closed_does_not_open_again() {
    let closed = || asked(Status::Afgesloten);
    assert!(closed().take_up(at(2, None), now()).is_err());
    assert!(closed().do_next(Vervolgstap::Nabellen, now()).is_err());
    assert!(closed().replace(Uuid::from_u128(11), None, now()).is_err());
    assert!(closed().name_opvolger(Uuid::nil(), Uuid::nil(), now()).is_err());
}

#[test]
fn a_ketenregisseur_stays_the_owner_until_a_named_opvolger_says_yes() {
    let stuck = asked(Status::Open).stick(at(1, Some(11)), now(), now() + 120.hours()).unwrap();
    let regisseur = stuck.eigenaar;
    // A visit elsewhere, an acceptance and a no-show change the next step, not the owner.
    let visited = stuck.take_up(at(2, Some(21)), now()).unwrap().hand_to(at(2, None), Vervolgstap::Afspraak, now()).unwrap();
    assert_eq!(visited.eigenaar, regisseur);
    assert!(visited.clone().stick(at(2, Some(21)), now(), now()).is_err(), "it has one");
    assert!(visited.clone().wait_for_organisatie(now()).is_err(), "it goes to nobody else");

    let (colleague, stranger) = (Uuid::from_u128(12), Uuid::from_u128(99));
    let asked = visited.name_opvolger(Uuid::from_u128(3), colleague, now()).unwrap();
    assert!(asked.clone().name_opvolger(Uuid::from_u128(3), stranger, now()).is_err(), "one is asked at a time");
    assert!(asked.clone().name_opvolger(Uuid::from_u128(3), stranger, now() + 24.hours()).is_ok(), "and has a day to answer");
    assert_eq!(asked.eigenaar, regisseur, "asking hands nothing over");
    assert!(asked.clone().succeed(stranger, now()).is_err());
    assert_eq!(asked.clone().decline(colleague).unwrap().eigenaar, regisseur);
    let over = asked.succeed(colleague, now()).unwrap();
    assert_eq!(over.eigenaar, Some(at(3, Some(12))));
    assert_eq!((over.ketenregisseur, over.opvolger), (Some((colleague, now())), None));
}

#[test]
fn nobody_hands_over_what_they_do_not_hold() {
    let colleague = Uuid::from_u128(12);
    assert!(asked(Status::Open).name_opvolger(Uuid::nil(), colleague, now()).is_err(), "there is no ketenregisseur");
    let stuck = asked(Status::Open).stick(at(1, Some(11)), now(), now()).unwrap();
    assert!(stuck.clone().name_opvolger(Uuid::nil(), Uuid::from_u128(11), now()).is_err(), "not to oneself");
    assert!(stuck.succeed(colleague, now()).is_err(), "nobody was asked");
    assert!(matches!(asked(Status::Open).stick(at(1, None), now(), now()), Err(HulpvraagError::Nobody)));
}

#[test]
fn what_changes_hands_is_told_by_the_owner_alone() {
    let asked = || asked(Status::Open);
    assert_eq!(asked().changes_hands(), None);
    assert_eq!(asked().hand_to(at(2, None), Vervolgstap::Afspraak, now()).unwrap().changes_hands(), Some(at(2, None)));
    assert_eq!(asked().take_up(at(1, Some(12)), now()).unwrap().changes_hands(), Some(at(1, Some(12))), "a colleague, too");
    assert_eq!(asked().wait_for_inwoner(Vervolgstap::Nabellen, now()).unwrap().changes_hands(), None);
    assert_eq!(asked().close(Uitkomst::Opgelost, now()).unwrap().changes_hands(), None, "nobody has it after that");
}
