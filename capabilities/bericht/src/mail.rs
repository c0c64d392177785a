//! To the mail server: plain text, without content, from one address for all organisaties.

use crate::Email;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::time::Duration;

/// How long the mail server may take for one message.
const PATIENCE: Duration = Duration::from_secs(30);
/// Said of the mailbox: this one does not work. Other refusals are about the message or about us.
const NO_MAILBOX: [&str; 7] = ["510", "511", "521", "550", "551", "553", "556"];
/// Said of us: the mail server does not let us in. That is no fault of the address.
const NOT_LET_IN: [&str; 6] = ["502", "503", "530", "534", "535", "538"];

/// The settings that are not as they should be.
#[derive(Debug, thiserror::Error)]
pub enum EmailError {
    /// The address of the mail server.
    #[error("EENLOKET_SMTP is no address of a mail server: smtps://USER:PASSWORD@HOST or smtp://HOST:PORT?tls=required")]
    Server,
    /// The address of the sender.
    #[error("'{0}' is no e-mail address")]
    Address(String),
}

/// What goes to the mail server.
pub(crate) struct Post {
    /// To whom.
    pub(crate) adres: String,
    /// On whose behalf.
    pub(crate) organisatie: String,
    /// What it says.
    pub(crate) email: Email,
    /// By which it is known when it comes back; the same each time it is tried.
    pub(crate) code: String,
}

/// What the mail server said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// It takes care of it.
    Taken,
    /// Later: it is busy, it does not answer, or it does not let us in.
    Later,
    /// There is no such mailbox.
    NoMailbox,
    /// It does not want this message.
    Refused,
}

/// A connection to the mail server, opened when there is something to send.
pub struct EmailSender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Address,
    back: Address,
}

impl EmailSender {
    /// `van` stands above each message; what cannot be delivered comes back to `retour`, with the code of the message after
    /// a plus, so that the mail server has to know the one mailbox only.
    pub fn new(server: &str, van: &str, retour: Option<&str>) -> Result<Self, EmailError> {
        let address = |text: &str| text.parse::<Address>().map_err(|_| EmailError::Address(text.to_owned()));
        let from = address(van)?;
        let back = retour.map_or(Ok(from.clone()), address)?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
            .map_err(|_| EmailError::Server)?
            .timeout(Some(PATIENCE))
            .build();
        Ok(Self { transport, from, back })
    }

    /// Sends one message; never within a transaction.
    pub(crate) async fn send(&self, post: &Post) -> Said {
        let Some((envelope, message)) = self.write(post) else { return Said::NoMailbox };
        match self.transport.send_raw(&envelope, &message).await {
            Ok(_) => Said::Taken,
            Err(cause) => {
                let code = cause.status().map(|code| code.to_string()).unwrap_or_default();
                // The text of the server may quote the address, so only the number is told on.
                let said = hear(&code, cause.is_permanent());
                tracing::warn!(code, permanent = cause.is_permanent(), ?said, "the mail server did not take a message");
                said
            }
        }
    }

    /// The message; `None` if the address is none.
    fn write(&self, post: &Post) -> Option<(Envelope, Vec<u8>)> {
        let to: Address = post.adres.parse().ok()?;
        let back = Address::new(format!("{}+{}", self.back.user(), post.code), self.back.domain()).ok()?;
        let mut message = Message::builder()
            .from(Mailbox::new(Some(post.organisatie.clone()), self.from.clone()))
            .to(Mailbox::new(None, to.clone()))
            .subject(&post.email.titel)
            .message_id(Some(format!("<{}@{}>", post.code, self.back.domain())))
            .header(ContentType::TEXT_PLAIN)
            .body(post.email.tekst.clone())
            .ok()?;
        // So that nobody's holiday answers it (RFC 3834).
        let name = HeaderName::new_from_ascii_str("Auto-Submitted");
        message.headers_mut().insert_raw(HeaderValue::new(name, "auto-generated".to_owned()));
        Some((Envelope::new(Some(back), vec![to]).ok()?, message.formatted()))
    }
}

fn hear(code: &str, permanent: bool) -> Said {
    if !permanent || NOT_LET_IN.contains(&code) {
        Said::Later
    } else if NO_MAILBOX.contains(&code) {
        Said::NoMailbox
    } else {
        Said::Refused
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_of_us_is_no_refusal_of_the_address() {
        assert_eq!(hear("451", false), Said::Later);
        assert_eq!(hear("", false), Said::Later, "nobody answers");
        assert_eq!(hear("535", true), Said::Later, "our password is wrong");
        assert_eq!(hear("550", true), Said::NoMailbox);
        assert_eq!(hear("554", true), Said::Refused);
    }

    #[tokio::test]
    async fn what_comes_back_carries_the_code_and_the_message_has_no_link() {
        let mailer =
            EmailSender::new("smtp://localhost:25", "eenloket@voorbeeld.example", Some("retour@voorbeeld.example")).unwrap();
        let email = crate::email("Gemeente Enschede", "14 053", web::Taal::Nl);
        let adres = "joost@example.org".to_owned();
        let post = Post { adres, organisatie: "Gemeente Enschede".to_owned(), email, code: "0a1b".to_owned() };
        let (envelope, message) = mailer.write(&post).unwrap();
        assert_eq!(envelope.from().unwrap().to_string(), "retour+0a1b@voorbeeld.example");
        let text = String::from_utf8(message).unwrap();
        assert!(text.contains("Message-ID: <0a1b@voorbeeld.example>"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated"), "{text}");
        assert!(!text.contains("http"), "{text}");
    }

    #[test]
    fn settings_are_looked_at_when_the_house_opens() {
        assert!(EmailSender::new("http://localhost", "eenloket@voorbeeld.example", None).is_err());
        assert!(EmailSender::new("smtp://localhost", "eenloket", None).is_err());
    }
}
