//! Every refusal of a source and of the opening, each by one thing that is wrong.

use super::chance;
use super::world::{DAY, HOUR, NOW, World, houder, run_secret, source_keys};
use crate::cbor::Message;
use crate::keys::Getekend;
use crate::limits::LogboekRegel;
use crate::opening::hand_over;
use crate::source::Toetsing;
use crate::toezegging::Toezegging;
use crate::{Antwoord, Antwoorden, Lijst, PadPublic, Th, Weigering};

const AANTAL: usize = 1000;

/// What source 0 says to a world in which one thing was changed, and to a list sealed before that or after.
fn says(change: impl FnOnce(&mut World)) -> Result<(), Weigering> {
    let mut world = World::new(3, AANTAL);
    change(&mut world);
    let list = sealed(&world, 0);
    world.toetsing(0).accept(&world.signed(), &list).map(|_| ())
}

/// The list as a municipality could send it that does not check what it sends.
fn sealed(world: &World, bron: usize) -> Vec<u8> {
    let hd = world.opdracht.digest();
    let keys = &world.keys[bron];
    let context: [&[u8]; 2] = [&hd.0, keys.oin.bytes()];
    keys.seal.public().seal(crate::zegel::Zegel::Lijst, &context, &[], &world.digits, &mut chance(1)).expect("a good key")
}

#[test]
fn nothing_wrong_nothing_refused() {
    assert_eq!(says(|_| ()), Ok(()));
}

#[test]
fn a_basis_that_is_not_active_or_not_the_approved_one() {
    assert_eq!(says(|world| world.opdracht.grondslag[0] ^= 1), Err(Weigering::GrondslagNietActief));
    assert_eq!(says(|world| world.opdracht.grondslag_hash[0] ^= 1), Err(Weigering::GrondslagNietActief));
    assert_eq!(says(|world| world.goedkeuring.grondslag_tot = NOW + DAY - 1), Err(Weigering::GrondslagNietActief));
}

#[test]
fn a_run_that_was_seen() {
    let line = |world: &World| world.accepted(0).logboek_regel().clone();
    let seen = |change: fn(&mut LogboekRegel)| {
        says(|world| {
            let mut known = line(world);
            change(&mut known);
            world.logboek.0.push(known);
        })
    };
    assert_eq!(seen(|_| ()), Err(Weigering::RunBekend));
    assert_eq!(seen(|known| known.hd.0[0] ^= 1), Err(Weigering::RunBekend), "another D under the same run id");
    assert_eq!(seen(|known| known.run[0] ^= 1), Err(Weigering::RunBekend));
}

#[test]
fn after_a_restart_a_known_run_goes_on_unless_something_left() {
    let mut world = World::new(3, AANTAL);
    let (signed, list) = (world.signed(), sealed(&world, 0));
    let again = |world: &World| world.toetsing(0).accept_again(&signed, &list).map(|_| ());
    assert_eq!(again(&world), Err(Weigering::RunBekend), "nothing stands in the logboek");
    let line = world.accepted(0).logboek_regel().clone();
    world.logboek.0.push(line);
    assert_eq!(again(&world), Ok(()));
    world.logboek.0[0].is_verstuurd = true;
    assert_eq!(again(&world), Err(Weigering::PostWeg));
}

#[test]
fn a_signature_a_key_or_a_time_that_is_wrong() {
    let mut world = World::new(3, AANTAL);
    let list = sealed(&world, 0);
    let all = [&world.gemeente, &world.a.sign, &world.b.sign].map(|key| world.opdracht.sign(key));
    for wrong in 0..3 {
        let mut signatures = all;
        signatures[wrong] = all[(wrong + 1) % 3];
        let signed = world.opdracht.with_signatures(signatures);
        assert_eq!(world.toetsing(0).accept(&signed, &list).map(|_| ()), Err(Weigering::Handtekening));
    }
    let signed = world.signed();
    let at = |now| Toetsing { now, ..world.toetsing(0) }.accept(&signed, &list).map(|_| ());
    assert_eq!(at(NOW - HOUR - 1), Err(Weigering::Verlopen));
    assert_eq!(at(NOW + DAY), Err(Weigering::Verlopen));
    assert_eq!(says(|world| world.opdracht.tot = world.opdracht.vanaf + 3 * DAY + 1), Err(Weigering::Verlopen));
    assert_eq!(says(|world| world.opdracht.vanaf = world.opdracht.tot + 1), Err(Weigering::Verlopen));
    world.pins.motor = world.b.public().seal;
    assert_eq!(world.toetsing(0).accept(&world.signed(), &list).map(|_| ()), Err(Weigering::SleutelOnbekend));
}

#[test]
fn a_sock_puppet_in_the_place_of_a_source() {
    let puppet = source_keys(9);
    assert_eq!(says(|world| world.opdracht.bronnen[2].pad = puppet.pad.public().id()), Err(Weigering::SleutelOnbekend));
    assert_eq!(says(|world| world.pins.bronnen[0].seal = puppet.seal.public()), Err(Weigering::SleutelOnbekend), "its own key");
}

#[test]
fn a_source_that_lost_a_key_and_has_another() {
    let renewed = says(|world| world.keys[0].pad = source_keys(9).pad);
    assert_eq!(renewed, Err(Weigering::SleutelOnbekend));
}

#[test]
fn one_person_with_both_keys() {
    let same = says(|world| {
        world.b = houder(0);
        world.pins.b = world.b.public();
        world.opdracht.b = world.pins.b.named();
    });
    assert_eq!(same, Err(Weigering::ZelfdeSleutelhouder));
}

#[test]
fn rules_that_this_source_did_not_approve() {
    assert_eq!(says(|world| world.opdracht.regels[0] ^= 1), Err(Weigering::NietGoedgekeurd));
    assert_eq!(says(|world| world.opdracht.regelingen[0].versie += 1), Err(Weigering::NietGoedgekeurd));
    assert_eq!(says(|world| world.opdracht.regelingen[0].bronnen = vec![0, 1]), Err(Weigering::NietGoedgekeurd));
    assert_eq!(says(|world| world.opdracht.regelingen[1].naam.push('x')), Err(Weigering::NietGoedgekeurd));
}

#[test]
fn too_few_sources_that_hide_anything() {
    let alone = says(|world| world.goedkeuring.regelingen[1].bronnen[1].1.is_bekend = true);
    assert_eq!(alone, Err(Weigering::TeWeinigBronnen { effective: 1, needed: 2 }));
}

#[test]
fn a_list_that_is_not_the_one_of_the_opdracht() {
    let swap = |digits: &mut Vec<u8>| digits.rotate_left(9);
    let spoil: [fn(&mut World); 5] = [
        |world| world.digits[8] = b'x',
        |world| world.digits[7] ^= 1,
        |world| world.digits.truncate(9 * (AANTAL - 1)),
        |world| world.digits.truncate(9 * AANTAL - 1),
        |world| world.opdracht.lijst[0] ^= 1,
    ];
    for spoil in spoil {
        assert_eq!(says(spoil), Err(Weigering::LijstFout));
    }
    assert_eq!(says(|world| swap(&mut world.digits)), Err(Weigering::LijstFout));
    let world = World::new(3, AANTAL);
    let of_another = world.toetsing(0).accept(&world.signed(), &sealed(&world, 1)).map(|_| ());
    assert_eq!(of_another, Err(Weigering::LijstFout), "sealed to another source");
    assert_eq!(Lijst::parse(b"000000000").map(|_| ()), Err(Weigering::LijstFout));
}

#[test]
fn a_list_of_the_wrong_size() {
    assert_eq!(says(|world| world.goedkeuring.inwoners[18] = 2000), Err(Weigering::Omvang));
}

#[test]
fn a_third_run_of_one_scheme() {
    let third = says(|world| {
        for nth in 1..=2 {
            let mut known = world.accepted(0).logboek_regel().clone();
            (known.run, known.hd.0) = ([nth; 16], [nth; 32]);
            known.regelingen = vec!["minimaregeling".to_owned()];
            (known.op, known.is_verstuurd) = (NOW - 100 * DAY, true);
            world.logboek.0.push(known);
        }
    });
    assert_eq!(third, Err(Weigering::TeVaak));
}

/// What source 0 says to toezeggingen of which one was changed.
fn keys_with(change: impl FnOnce(&World, &mut Vec<Vec<u8>>)) -> Result<(), Weigering> {
    let world = World::new(3, 20);
    let mut bound = world.toegezegd(&mut chance(1));
    let mut all: Vec<Vec<u8>> = bound.iter().map(|bound| bound.toezegging().to_vec()).collect();
    change(&world, &mut all);
    bound.swap_remove(0).key(&all, &world.pins, &world.logboek, NOW).map(|_| ())
}

/// Changes a toezegging and signs it again, as its own source could.
fn resigned(world: &World, bytes: &mut Vec<u8>, bron: usize, change: impl FnOnce(&mut Toezegging)) {
    let signed = Getekend::from_bytes(bytes).expect("it is one of ours");
    let mut toezegging = Toezegging::from_bytes(&signed.message).expect("it is one of ours");
    change(&mut toezegging);
    let key = &world.keys[bron].sign;
    *bytes = Getekend::sign(key, crate::keys::Naam::Toezegging, toezegging.to_bytes()).to_bytes();
}

#[test]
fn toezeggingen_that_do_not_fit() {
    let wrong = |bron| Err(Weigering::ToezeggingFout { bron });
    assert_eq!(keys_with(|_, _| ()), Ok(()));
    assert_eq!(keys_with(|_, all| all.truncate(2)), wrong(None));
    assert_eq!(keys_with(|_, all| all.swap(1, 2)), wrong(Some(1)));
    assert_eq!(keys_with(|_, all| *all[2].last_mut().expect("it is signed") ^= 1), wrong(Some(2)));
    let changes: [fn(&mut Toezegging); 6] = [
        |it| it.lijst[0] ^= 1,
        |it| it.hd.0[0] ^= 1,
        |it| it.zaad_vast[0] ^= 1,
        |it| it.zaden[0].1[40] ^= 1,
        |it| it.zaden.truncate(1),
        // A point of small order: whoever sends it knows what comes out.
        |it| it.run_key = PadPublic([0; 32]),
    ];
    for change in changes {
        assert_eq!(keys_with(|world, all| resigned(world, &mut all[1], 1, change)), wrong(Some(1)));
    }
    // Its own, made anew: what G returns has to be what was bound.
    let other = keys_with(|world, all| {
        let anew = world.accepted(0).toezeggen(&run_secret(0), &mut chance(99)).expect("keys are good");
        all[0] = anew.toezegging().to_vec();
    });
    assert_eq!(other, wrong(Some(0)));
}

#[test]
fn a_second_transcript_for_one_opdracht() {
    let mut world = World::new(3, 20);
    let line = world.accepted(0).logboek_regel().clone();
    world.logboek.0.push(LogboekRegel { th: Some(Th([1; 32])), ..line });
    let mut bound = world.toegezegd(&mut chance(1));
    let all: Vec<Vec<u8>> = bound.iter().map(|bound| bound.toezegging().to_vec()).collect();
    let keyed = bound.swap_remove(0).key(&all, &world.pins, &world.logboek, NOW).map(|_| ());
    assert_eq!(keyed, Err(Weigering::RunBekend));
}

#[test]
fn toezeggingen_that_come_after_the_end() {
    let world = World::new(2, 20);
    let mut bound = world.toegezegd(&mut chance(1));
    let all: Vec<Vec<u8>> = bound.iter().map(|bound| bound.toezegging().to_vec()).collect();
    let keyed = bound.swap_remove(0).key(&all, &world.pins, &world.logboek, NOW + DAY).map(|_| ());
    assert_eq!(keyed, Err(Weigering::Verlopen));
}

#[test]
fn a_share_that_says_nothing() {
    let world = World::new(3, AANTAL);
    let with = |yes: usize| {
        let (_, mut keyed) = world.keyed(&mut chance(1));
        let mut keyed = keyed.swap_remove(0);
        keyed.effective = vec![true, false];
        let answers = |_| Antwoorden::new((0..AANTAL).map(|row| if row < yes { Antwoord::Ja } else { Antwoord::Nee }));
        keyed.compute([0, 1].map(|s| (s, answers(s)))).map(|_| ())
    };
    assert_eq!([4, 5, 980, 981].map(|yes| with(yes).is_ok()), [false, true, true, false]);
}

#[test]
fn openings_that_may_not_be() {
    let world = World::new(2, 20);
    let (list, uitkomsten) = world.play(|_, _, row| if row < 5 { Antwoord::Ja } else { Antwoord::Nee }).expect("a good run");
    let uitkomst = &uitkomsten[0];
    let doorgave = hand_over(uitkomst, &list, &world.a, &world.pins.b.seal, ("reden", NOW), &mut chance(1)).expect("it opens");
    let open = |change: fn(&mut crate::opening::Openen<'_>)| {
        let mut opening = world.opening(uitkomst, &list, &doorgave);
        change(&mut opening);
        opening.open(&world.b, |_| false).map(|opened| opened.treffers.bsns().len())
    };
    assert_eq!(open(|_| ()), Ok(5));
    assert_eq!(open(|it| it.b_persoon = "teamleider"), Err(Weigering::OpeningMagNiet));
    assert_eq!(open(|it| it.is_geopend = true), Err(Weigering::OpeningMagNiet));
    assert_eq!(open(|it| it.now = NOW + 3 * DAY), Err(Weigering::OpeningMagNiet));
    assert_eq!(open(|it| it.now = NOW - 1), Err(Weigering::OpeningMagNiet));
    assert_eq!(open(|it| it.b_reden = " "), Err(Weigering::OpeningMagNiet), "under ten needs a reason");
    let of_other = world.opening(&uitkomsten[1], &list, &doorgave).open(&world.b, |_| false).map(|_| ());
    assert_eq!(of_other, Err(Weigering::OpeningFout), "A said so of another scheme");
    let stranger = houder(5).sign.public();
    let mut opening = world.opening(uitkomst, &list, &doorgave);
    opening.a_sign = &stranger;
    assert_eq!(opening.open(&world.b, |_| false).map(|_| ()), Err(Weigering::Handtekening));
}

#[test]
fn every_code_has_one_sentence_for_the_other_side() {
    let all = [
        Weigering::GrondslagNietActief,
        Weigering::RunBekend,
        Weigering::Handtekening,
        Weigering::NietGoedgekeurd,
        Weigering::TeWeinigBronnen { effective: 1, needed: 2 },
        Weigering::LijstFout,
        Weigering::Omvang,
        Weigering::TeVaak,
        Weigering::ToezeggingFout { bron: Some(1) },
        Weigering::Aandeel,
        Weigering::Verschil { paren: vec![(0, 1)], vreemd: None },
        Weigering::DeelFout,
        Weigering::TweeLichamen { bron: 1 },
        Weigering::TellingFout,
        Weigering::OpeningFout,
        Weigering::OpeningMagNiet,
        Weigering::PostWeg,
    ];
    let codes: Vec<u16> = all.iter().map(Weigering::code).collect();
    assert_eq!(codes, [310, 380, 381, 382, 383, 384, 385, 386, 387, 388, 390, 391, 392, 393, 394, 395, 396]);
    let mut texts: Vec<&str> = all.iter().map(Weigering::public).collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), codes.len());
    assert!([Weigering::SleutelOnbekend, Weigering::Verlopen].iter().all(|it| it.public() == all[2].public()), "coarse");
}
