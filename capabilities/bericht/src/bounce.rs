//! An e-mail that came back, as mail servers tell it (RFC 3464): a letter follows, and the address counts as not working.

use crate::channel::works_no_more;
use crate::feiten::read_one;
use crate::leave::step;
use crate::queue::row as new_row;
use crate::{BerichtError, BerichtInput, Kanaal};
use access::Verwerking;
use foundation::Uuid;
use store::sea_orm::{self, FromQueryResult};
use store::{Plain, Store, StoreError, Tx};

/// What a mail server tells about an earlier message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terugmelding {
    /// Which message.
    pub code: String,
    /// What became of it.
    pub uitkomst: Uitkomst,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uitkomst {
    /// It could not be delivered.
    Mislukt,
    /// It is in the mailbox.
    Bezorgd,
    /// It is still being tried.
    Onderweg,
}

/// Reads a delivery status notification; `None` if it is none, or not about a message of ours.
///
/// Mail servers differ in what they send back, so the code is taken from wherever it stands: the address it came to, or the
/// Message-ID of what is quoted. It is 32 signs of hexadecimal that nobody can guess.
pub fn parse(mail: &str) -> Option<Terugmelding> {
    let field = |line: &str, name: &str| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_ascii_lowercase())
    };
    let action = mail.lines().find_map(|line| field(line, "Action"))?;
    let uitkomst = match action.as_str() {
        "failed" => Uitkomst::Mislukt,
        "delivered" | "relayed" | "expanded" => Uitkomst::Bezorgd,
        "delayed" => Uitkomst::Onderweg,
        _ => return None,
    };
    let places = ["To", "Delivered-To", "X-Original-To", "Original-Envelope-Id", "Return-Path", "Message-ID"];
    let code = mail.lines().find_map(|line| places.iter().find_map(|name| code_in(&field(line, name)?)))?;
    Some(Terugmelding { code, uitkomst })
}

/// The code in an address: after a plus, or before the at.
fn code_in(value: &str) -> Option<String> {
    let local = value.trim_start_matches('<').split('@').next()?;
    let code = local.rsplit('+').next()?.trim();
    (code.len() == 32 && code.bytes().all(|sign| sign.is_ascii_hexdigit())).then(|| code.to_owned())
}

#[derive(FromQueryResult)]
struct Sent {
    id: Uuid,
    organisatie_id: Uuid,
}
impl Plain for Sent {}

/// Which message a code stands for: its id and on whose behalf it was sent.
pub async fn sent_as(store: &Store, code: &str) -> Result<Option<(Uuid, Uuid)>, StoreError> {
    let rows: Vec<Sent> = store.look().sql("select id, organisatie_id from bericht where code = $1", [code.into()]).await?;
    Ok(rows.into_iter().next().map(|row| (row.id, row.organisatie_id)))
}

/// Notes what became of a message. A second notification about the same message changes nothing.
pub async fn hear(store: &Store, purpose: &Verwerking, id: Uuid, uitkomst: Uitkomst) -> Result<(), BerichtError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, id, uitkomst).await;
    match tx.finish(outcome).await {
        Err(BerichtError::NotNow | BerichtError::Store(StoreError::Stale)) => Ok(()),
        done => done,
    }
}

async fn act(tx: &Tx, id: Uuid, uitkomst: Uitkomst) -> Result<(), BerichtError> {
    let held = read_one(tx, id).await?;
    let row = held.peek(tx);
    match uitkomst {
        Uitkomst::Onderweg => Ok(()),
        Uitkomst::Bezorgd => step(tx, row, row.status()?.arrived(), None, None).await,
        Uitkomst::Mislukt => {
            step(tx, row, row.status()?.bounced(), None, None).await?;
            let (Some(inwoner), Some(adres)) = (row.inwoner_id, &row.email) else { return Ok(()) };
            works_no_more(tx, inwoner, adres).await?;
            let letter = BerichtInput {
                event: row.id,
                inwoner: Some(inwoner),
                hulpvraag: row.hulpvraag_id,
                afspraak: row.afspraak_id,
                soort: row.soort()?,
                feiten: row.feiten()?,
                kanaal: Kanaal::Brief,
                instead: false,
                bel_voor: None,
            };
            tx.add_all_unless_there([new_row(tx, &letter, inwoner)]);
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "00112233445566778899aabbccddeeff";

    fn notification(action: &str, to: &str, quoted: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.example\r\nTo: <{to}>\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\n\
             Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
             Final-Recipient: rfc822; joost@example.org\r\nAction: {action}\r\nStatus: 5.1.1\r\n--b\r\n\
             Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{quoted}@voorbeeld.example>\r\n--b--\r\n"
        )
    }

    #[test]
    fn the_code_is_found_in_the_address_or_in_what_is_quoted() {
        let back = format!("retour+{CODE}@voorbeeld.example");
        for mail in [notification("failed", &back, "other"), notification("failed", "retour@voorbeeld.example", CODE)] {
            assert_eq!(parse(&mail), Some(Terugmelding { code: CODE.to_owned(), uitkomst: Uitkomst::Mislukt }));
        }
    }

    #[test]
    fn what_is_delayed_is_not_lost_and_what_is_delivered_arrived() {
        let back = format!("retour+{CODE}@voorbeeld.example");
        assert_eq!(parse(&notification("delayed", &back, "x")).unwrap().uitkomst, Uitkomst::Onderweg);
        assert_eq!(parse(&notification("delivered", &back, "x")).unwrap().uitkomst, Uitkomst::Bezorgd);
    }

    #[test]
    fn an_answer_of_somebody_is_no_notification() {
        let holiday = format!("To: retour+{CODE}@voorbeeld.example\r\nSubject: Ik ben er niet\r\n\r\nAction: none\r\n");
        assert_eq!(parse(&holiday), None);
        assert_eq!(parse(&notification("failed", "retour@voorbeeld.example", "x")), None);
        assert_eq!(parse(""), None);
    }
}
