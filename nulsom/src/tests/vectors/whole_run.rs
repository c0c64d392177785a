//! A whole run of five people, with everything that is derived on the way.

use super::super::world::{NOW, PSK, World, answers, compute, key_bytes};
use super::super::{chance, hex};
use crate::engine::{Ronde, SealedList, Uitkomst};
use crate::opening::hand_over;
use crate::secret::Secret;
use crate::source::Gesleuteld;
use crate::{Antwoord, Niveau, Opdracht};
use serde_json::{Value, json};

const AANTAL: usize = 5;

/// The answers of source `bron` about five people, as letters: ja, nee, onbekend, afgemeld.
fn letters(bron: usize, s: u16) -> &'static str {
    match (s, bron) {
        (0, 0) => "JJNOJ",
        (0, 1) => "JJJOJ",
        (0, 2) => "JOJJA",
        (0, _) => "JJJJN",
        (_, 0) => "NJJJJ",
        (_, _) => "JJNJO",
    }
}

fn answer(letter: u8) -> Antwoord {
    match letter {
        b'J' => Antwoord::Ja,
        b'N' => Antwoord::Nee,
        b'O' => Antwoord::Onbekend,
        _ => Antwoord::Afgemeld,
    }
}

pub(super) fn make(n: usize) -> Value {
    let world = World::new(n, AANTAL);
    let mut rng = chance(n as u64);
    let (lists, list) = world.lists(&mut rng);
    let bound = world.toegezegd(&mut rng);
    let (toezeggingen, keyed) = world.key_all(bound);
    let ronde = Ronde::of(&world.signed(), &toezeggingen, &world.pins).expect("all is signed");
    let derived = derived(&keyed);
    let outboxes: Vec<_> = (0..)
        .zip(keyed)
        .map(|(bron, keyed)| {
            let answers = answers(&keyed, |s, row| answer(letters(bron, s).as_bytes()[row]));
            compute(keyed, answers, &mut rng).expect("no share is asked of who does not count").0
        })
        .collect();
    let uitkomsten = world.join(&ronde, &outboxes).expect("a good run");
    let delen: Vec<String> = outboxes.iter().flat_map(|outbox| outbox.delen.values().map(|deel| hex(deel))).collect();
    let all = |s: u16, count: usize| (0..count).map(|bron| letters(bron, s)).collect::<Vec<_>>();
    json!({
        "keys": keys(&world, n),
        "opdracht": opdracht(&world),
        "list": {
            "digits": String::from_utf8_lossy(&world.digits),
            "sealed": lists.iter().map(|(_, sealed)| hex(sealed)).collect::<Vec<_>>(),
            "locked": {"text": hex(&list.text), "a": hex(&list.a), "b": hex(&list.b)},
        },
        "toezeggingen": toezeggingen.iter().map(|bytes| hex(bytes)).collect::<Vec<_>>(),
        "th": hex(&ronde.th().0),
        "derived": derived,
        "answers": [all(0, n), all(1, 2)],
        "delen": delen,
        "slots": outboxes.iter().map(|outbox| hex(&outbox.slot)).collect::<Vec<_>>(),
        "receipts": (0_u8..).take(n).map(|bron| hex(&ronde.receipt(bron, &world.gemeente))).collect::<Vec<_>>(),
        "outcomes": uitkomsten.iter().map(|uitkomst| outcome(&world, uitkomst, &list)).collect::<Vec<_>>(),
    })
}

fn keys(world: &World, n: usize) -> Value {
    let source = |place: usize| {
        json!({
            "oin": world.keys[place].oin.text(),
            "sign": hex(&key_bytes(1, place)), "pad": hex(&key_bytes(2, place)), "seal": hex(&key_bytes(3, place)),
            "sign_public": hex(&world.pins.bronnen[place].sign.to_bytes()),
            "rs": hex(&key_bytes(6, place)),
        })
    };
    let houder = |whose: usize| {
        let pins = [&world.pins.a, &world.pins.b][whose];
        json!({"seal": hex(&key_bytes(5, whose)), "sign_public": hex(&pins.sign.to_bytes())})
    };
    json!({
        "gemeente": {"sign_public": hex(&world.pins.gemeente_sign.to_bytes())},
        "motor": {"seal": hex(&[8; 32])},
        "a": houder(0), "b": houder(1),
        "bronnen": (0..n).map(source).collect::<Vec<_>>(),
        "psk_01": hex(&PSK),
    })
}

fn opdracht(world: &World) -> Value {
    let Opdracht { run, gemeente, grondslag, grondslag_hash, regels, peildatum, .. } = &world.opdracht;
    let it = &world.opdracht;
    let regelingen = it.regelingen.iter().map(|regeling| {
        let niveaus: Vec<u8> = regeling.niveaus().map(Niveau::number).collect();
        json!([regeling.naam, regeling.versie, niveaus, regeling.bronnen])
    });
    json!({
        "run": hex(run), "gemeente": gemeente.text(), "grondslag": hex(grondslag), "grondslag_hash": hex(grondslag_hash),
        "regels": hex(regels), "peildatum": peildatum, "leeftijden": [it.leeftijd_vanaf, it.leeftijd_tot],
        "regelingen": regelingen.collect::<Vec<_>>(), "vanaf": it.vanaf, "tot": it.tot,
        "wire": hex(&world.signed()), "hd": hex(&it.digest().0),
    })
}

/// What the sources come to, each from its own end.
fn derived(keyed: &[Gesleuteld<'_>]) -> Value {
    let zero = Secret::new([0; 32]);
    let mut vectors = Vec::new();
    for (s, regeling) in keyed[0].opdracht.numbered() {
        for niveau in regeling.niveaus() {
            let order = crate::order::OrderKey::derive(&keyed[0].th, &keyed[0].seeds, s, niveau);
            let mut rows: Vec<usize> = (0..keyed[0].opdracht.cells(regeling)).collect();
            order.shuffle(&mut rows);
            vectors.push(json!({
                "s": s, "l": niveau.number(), "order": rows,
                "w": hex(order.without(&zero).bytes()), "v": hex(&order.fix(&keyed[0].th, s, niveau)),
                "pads": pads(keyed, s, niveau),
                "noise": keyed.iter().map(|keyed| noise(keyed, s, niveau)).collect::<Vec<_>>(),
            }));
        }
    }
    let tags = keyed.iter().map(|keyed| keyed.pairs.iter().map(|(_, pair)| hex(&pair.tag())).collect::<Vec<_>>());
    json!({
        "seeds": keyed[0].seeds.iter().map(|seed| hex(seed.bytes())).collect::<Vec<_>>(),
        "tags": tags.collect::<Vec<_>>(),
        "vectors": vectors,
    })
}

fn pads(keyed: &[Gesleuteld<'_>], s: u16, niveau: Niveau) -> Vec<Vec<String>> {
    keyed.iter().map(|keyed| keyed.pairs.iter().map(|(_, pair)| hex(pair.pad(s, niveau).bytes())).collect()).collect()
}

fn noise(keyed: &Gesleuteld<'_>, s: u16, niveau: Niveau) -> String {
    hex(keyed.root.noise(&keyed.keys.oin, &keyed.th.0, s, niveau.number()).bytes())
}

fn outcome(world: &World, uitkomst: &Uitkomst, list: &SealedList) -> Value {
    let reason = ("huisbezoek", NOW);
    let doorgave = hand_over(uitkomst, list, &world.a, &world.pins.b.seal, reason, &mut chance(50)).expect("A's half opens");
    let opened = world.opening(uitkomst, list, &doorgave).open(&world.b, |_| false).expect("two people, in time");
    let hits: Vec<String> = opened.treffers.bsns().iter().map(|bsn| String::from_utf8_lossy(bsn).into_owned()).collect();
    json!({
        "s": uitkomst.s, "zeker": uitkomst.zeker, "mogelijk": uitkomst.mogelijk,
        "places": hex(uitkomst.plaatsen.to_store()), "doorgave": hex(&doorgave), "hits": hits,
    })
}
