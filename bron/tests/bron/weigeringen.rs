//! Every way in which a pakket can be wrong, and the code that it gets. None of them leaves a line about anybody.

use crate::mensen::{bsn, inkomen_hoogstens, lines, numbers, set};
use crate::wereld::Wereld;
use bron::client::Verzoek;
use bron::{Digest, Pakket, vraag_digest};
use ed25519_dalek::SigningKey;

type Spoil = fn(&mut Pakket);

#[tokio::test]
async fn what_was_not_approved_is_refused() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    let matrix: [(&str, u16, Spoil); 17] = [
        ("another grondslag", 310, |pakket| pakket.grondslag = [9; 16]),
        ("that grondslag as it was before it changed", 310, |pakket| pakket.grondslag_digest = Digest([9; 32])),
        ("another set of questions", 382, |pakket| pakket.vragenset = set(&[1]).digest()),
        ("for another source", 382, |pakket| pakket.bron = "uwv".to_owned()),
        ("a question that is not in the set", 382, |pakket| pakket.vragen = vec![vraag_digest(&inkomen_hoogstens(1_999_999))]),
        ("a question twice", 382, |pakket| pakket.vragen = [pakket.vragen[0]; 2].to_vec()),
        ("no question", 382, |pakket| pakket.vragen.clear()),
        ("nobody", 384, |pakket| pakket.personen.clear()),
        ("somebody twice", 384, |pakket| pakket.personen[1] = pakket.personen[0]),
        ("not in order", 384, |pakket| pakket.personen.swap(0, 1)),
        ("no day", 342, |pakket| pakket.peildatum = "1 december".to_owned()),
        ("a day in another way", 342, |pakket| pakket.peildatum = "20261201".to_owned()),
        ("a day of another year than the data", 342, |pakket| pakket.peildatum = "2027-01-01".to_owned()),
        ("a day long ago", 342, |pakket| pakket.peildatum = "2020-12-01".to_owned()),
        ("not the first", 340, |pakket| pakket.nummer = 1),
        ("one too many", 340, |pakket| pakket.nummer = u32::MAX),
        ("too many people", 113, |pakket| pakket.personen = numbers().take(1001).map(bsn).collect()),
    ];
    for (what, code, spoil) in matrix {
        let mut pakket = wereld.pakket(1);
        spoil(&mut pakket);
        let refused = wereld.ask(&bron, &pakket).err();
        assert_eq!(refused.map(|why| why.code().0), Some(code), "{what}");
    }
    assert_eq!(lines(&wereld.path("logboek")), (0, 0, 0));
    // Each of them is counted, without whom it was about.
    assert_eq!(bron::server::check_logboek(&wereld.path("logboek")).map(|telling| telling.weigeringen), Ok(17));
    assert!(wereld.ask(&bron, &wereld.pakket(1)).is_ok(), "none of it stands in the way");
}

#[tokio::test]
async fn who_is_not_an_afnemer_gets_nothing_and_leaves_nothing() {
    let wereld = Wereld::new();
    let bron = wereld.open().await;
    let stranger = SigningKey::from_bytes(&[9; 32]);
    let signed = Verzoek::sign(&wereld.pakket(1), &wereld.maastricht);
    let mut broken = signed.bytes().to_vec();
    *broken.last_mut().expect("a byte") ^= 1;
    let all: [(&str, u16, &[u8]); 4] = [
        ("another key", 381, Verzoek::sign(&wereld.pakket(1), &stranger).bytes()),
        ("a signature that is wrong", 381, &broken),
        ("half of it", 101, &signed.bytes()[..100]),
        ("nothing", 101, &[]),
    ]
    .map(|(what, code, bytes)| (what, code, Box::leak(bytes.to_vec().into_boxed_slice()) as &[u8]));
    for (what, code, bytes) in all {
        assert_eq!(bron.answer(bytes).err().map(|why| why.code().0), Some(code), "{what}");
    }
    assert_eq!(bron::server::check_logboek(&wereld.path("logboek")).map(|telling| telling.weigeringen), Ok(0));
}
