//! V20, by e-mail, to a real mail server: what it takes, what it refuses, what comes back, and who dies in between.

use crate::people::JOOST;
use crate::post::prints;
use crate::smtp::{Smtp, mailer, nobody};
use crate::telephone::Referred;
use crate::world::World;
use ::bericht::EmailAantal;

const KIND: &[&str] = &["afspraak_bevestigd"];

/// Joost wants an e-mail about this Afspraak, which waits to be sent. The address was tried before.
async fn joost_wants_email(world: &World, adres: &str) -> Referred {
    let bas = world.bas().await;
    let done = world.books_after(&JOOST, "2027-03-11T09:30").await;
    world.deliver().await;
    world.wants_email(&bas.client, &done, &JOOST, KIND, adres).await;
    done
}

async fn status(world: &World, done: &Referred) -> (String, String) {
    let row = world.confirmation(done).await;
    (row.status, row.kanaal)
}

fn is(status: &str, kanaal: &str) -> (String, String) {
    (status.to_owned(), kanaal.to_owned())
}

both!(an_email_says_that_there_is_a_message_and_no_more);
async fn an_email_says_that_there_is_a_message_and_no_more(world: &World) {
    let Some(smtp) = Smtp::start() else { return };
    let done = joost_wants_email(world, "joost@example.org").await;
    assert_eq!(world.sends(&smtp.mailer()).await, EmailAantal { verstuurd: 1, ..EmailAantal::default() });
    assert_eq!(status(world, &done).await, is("verstuurd", "email"));
    let [mail] = smtp.mails(1).try_into().unwrap();
    assert_eq!(mail.to, "joost@example.org");
    assert_eq!(mail.header("Subject"), "Er is een bericht van Belastingdienst voor u");
    assert!(mail.header("Content-Type").starts_with("text/plain"), "{}", mail.data);
    let nummer = world.hulpvraag(done.hulpvraag).await.nummer;
    for word in ["Joost", "Testman", "maart", "9:30", "Stadskantoor", "DigiD", "http", JOOST.bsn, &nummer] {
        assert!(!mail.data.contains(word), "it says {word}: {}", mail.data);
    }
    // Once is enough.
    assert_eq!(world.sends(&smtp.mailer()).await, EmailAantal::default());
    world.wanda().await.client.get("/berichten").await.shows("Te printen (0)").shows("verstuurd");
}

both!(the_code_goes_to_the_address_that_is_tried_and_says_nothing_else);
async fn the_code_goes_to_the_address_that_is_tried_and_says_nothing_else(world: &World) {
    let Some(smtp) = Smtp::start() else { return };
    let bas = world.bas().await;
    let done = world.books_after(&JOOST, "2027-03-11T09:30").await;
    let nummer = world.hulpvraag(done.hulpvraag).await.nummer;
    for (nth, (taal, words)) in [
        ("nl", "Noem de code aan de medewerker die u helpt."),
        ("en", "Tell the code to the person who is helping you."),
        ("pap", "Duna e k=C3=B3digo na e persona ku ta yuda bo."),
    ]
    .into_iter()
    .enumerate()
    {
        world.meddle(&format!("update inwoner set taal = '{taal}' where voornaam = 'Joost'")).await;
        // An address that may be his, or that of anybody else: so far nobody knows who reads it.
        let adres = format!("adres{nth}@example.org");
        crate::post::chooses(&bas.client, &done, KIND, &adres).await.expect(303);
        world.sends(&smtp.mailer()).await;
        let mail = smtp.mails(nth + 1).pop().unwrap();
        assert_eq!(mail.to, adres);
        let code = world.code_of(JOOST.id()).await;
        let (head, body) = mail.data.split_once("\r\n\r\n").unwrap();
        let body = body.replace("=\r\n", "");
        assert!(body.contains(words) && body.contains(&format!("{} {}", &code[..3], &code[3..])), "{body}");
        // No name, product, day, time or nummer, and nothing to press.
        for word in ["Joost", "Testman", "DigiD", "maart", "March", "mart", "2027", "9:30", "Stadskantoor", JOOST.bsn, &nummer] {
            assert!(!body.contains(word) && !mail.header("Subject").contains(word), "it says {word}: {}", mail.data);
        }
        assert!(!body.contains("http") && !body.contains("://") && !body.contains("www.") && !body.contains('@'), "{body}");
        assert!(head.contains("text/plain") && !head.contains(&nummer), "{head}");
        world.sends(&smtp.mailer()).await;
        assert_eq!(smtp.mails(nth + 1).len(), nth + 1, "it goes once");
        world.clock.advance(1);
    }
}

both!(a_server_that_is_busy_is_asked_again_later);
async fn a_server_that_is_busy_is_asked_again_later(world: &World) {
    let Some(smtp) = Smtp::start() else { return };
    let done = joost_wants_email(world, "straks.joost@example.org").await;
    let mailer = smtp.mailer();
    assert_eq!(world.sends(&mailer).await, EmailAantal { later: 1, ..EmailAantal::default() });
    assert_eq!(status(world, &done).await, is("klaar", "voorkeur"));
    // Not at once: that would only make it busier.
    assert_eq!(world.sends(&mailer).await, EmailAantal::default());
    world.clock.advance(2);
    assert_eq!(world.sends(&mailer).await, EmailAantal { verstuurd: 1, ..EmailAantal::default() });
    assert_eq!(status(world, &done).await, is("verstuurd", "email"));
    assert_eq!(smtp.mails(1).len(), 1);
}

both!(nobody_answers_for_a_day_and_a_letter_goes);
async fn nobody_answers_for_a_day_and_a_letter_goes(world: &World) {
    let done = joost_wants_email(world, "joost@example.org").await;
    let mailer = mailer(nobody());
    let mut tries = 0;
    for _ in 0..23 {
        tries += world.sends(&mailer).await.later;
        world.clock.advance(60);
    }
    assert!(tries >= 20, "it is tried again and again: {tries}");
    assert_eq!(status(world, &done).await, is("klaar", "voorkeur"));
    world.clock.advance(120);
    world.sends(&mailer).await;
    assert_eq!(status(world, &done).await, is("klaar", "brief"));
    world.wanda().await.client.get("/berichten").await.shows("Te printen (1)");
}

both!(no_such_mailbox_and_a_letter_goes_at_once);
async fn no_such_mailbox_and_a_letter_goes_at_once(world: &World) {
    let Some(smtp) = Smtp::start() else { return };
    let done = joost_wants_email(world, "weigert.joost@example.org").await;
    assert_eq!(world.sends(&smtp.mailer()).await, EmailAantal { brief: 1, ..EmailAantal::default() });
    assert_eq!(status(world, &done).await, is("klaar", "brief"));
    assert_eq!(world.email_adres(&JOOST).await.unwrap().status, "onbestelbaar");
    prints(&world.wanda().await).await;
    assert_eq!(status(world, &done).await, is("geprint", "brief"));
}

both!(a_message_that_is_refused_says_nothing_of_the_address);
async fn a_message_that_is_refused_says_nothing_of_the_address(world: &World) {
    let Some(smtp) = Smtp::start() else { return };
    let done = joost_wants_email(world, "inhoud.joost@example.org").await;
    assert_eq!(world.sends(&smtp.mailer()).await, EmailAantal { brief: 1, ..EmailAantal::default() });
    assert_eq!(status(world, &done).await, is("klaar", "brief"));
    assert_eq!(world.email_adres(&JOOST).await.unwrap().status, "bevestigd");
}

both!(what_comes_back_becomes_a_letter_once);
async fn what_comes_back_becomes_a_letter_once(world: &World) {
    let Some(smtp) = Smtp::start() else { return };
    let done = joost_wants_email(world, "joost@example.org").await;
    world.sends(&smtp.mailer()).await;
    let [mail] = smtp.mails(1).try_into().unwrap();
    let sent = world.confirmation(&done).await;
    assert!(!mail.code().contains(&sent.id.simple().to_string()[..8]), "the code tells nothing");
    world.clock.advance(1);
    for _ in 0..2 {
        assert!(eenloket::post::hear(&world.house, &mail.bounce()).await.unwrap());
    }
    let mut all = world.berichten(done.hulpvraag).await;
    all.sort_by_key(|one| one.aangemaakt_op);
    let states: Vec<_> = all.iter().map(|one| (one.status.as_str(), one.kanaal.as_str())).collect();
    assert_eq!(states, [("onbestelbaar", "email"), ("klaar", "brief")]);
    assert_eq!(world.email_adres(&JOOST).await.unwrap().status, "onbestelbaar");
    // Letters from now on, for every kind.
    world.bas().await.client.get(&crate::post::voorkeuren(&done)).await.shows("kwam terug. Alles gaat nu per brief.");
    // What is not about us is not taken, nor what somebody made up.
    assert!(!eenloket::post::hear(&world.house, "Subject: hallo\r\n\r\n").await.unwrap());
    let made_up = mail.bounce().replace(&mail.code(), &"0".repeat(32));
    assert!(!eenloket::post::hear(&world.house, &made_up).await.unwrap());
}

both!(who_dies_between_sending_and_noting_sends_the_same_again);
async fn who_dies_between_sending_and_noting_sends_the_same_again(world: &World) {
    let Some(smtp) = Smtp::start() else { return };
    let done = joost_wants_email(world, "joost@example.org").await;
    world.sends(&smtp.mailer()).await;
    // As it stands in the store of a process that died before it could note it: taken, and not sent.
    let taken = world.confirmation(&done).await;
    let sql = format!(
        "update bericht set status = 'klaar', kanaal = 'voorkeur', verstuurd_op = null where code = '{}'",
        taken.code.unwrap()
    );
    world.meddle(&sql).await;
    assert_eq!(world.sends(&smtp.mailer()).await, EmailAantal::default(), "another process may be at it still");
    world.clock.advance(15);
    assert_eq!(world.sends(&smtp.mailer()).await, EmailAantal { verstuurd: 1, ..EmailAantal::default() });
    let [one, two] = smtp.mails(2).try_into().unwrap();
    // A mailbox shows a message with the same Message-ID once.
    assert_eq!(one.header("Message-ID"), two.header("Message-ID"));
    assert_eq!(status(world, &done).await, is("verstuurd", "email"));
}
