//! Out of the queue to the mail server, beside the requests: at least once, with the same Message-ID each time.
//!
//! Take in one act, send in none, note in another. Who dies in between leaves a Bericht that is due again after a while.

use crate::channel::{EmailStatus, code_of, works_no_more};
use crate::feiten::{BerichtRow, KEUZE, read};
use crate::inhoud::taal_of;
use crate::leave::step;
use crate::mail::{EmailSender, Post, Said};
use crate::print::EMAIL_MS;
use crate::tables::{bericht, email_adres};
use crate::{BerichtError, Email, Kanaal, email};
use access::{Refused, Verwerking};
use foundation::{Purpose, Uuid};
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{self, ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use store::{Held, Ms, Personal, Plain, Store, StoreError, Tx};
use web::{Taal, t};

/// Messages an act takes at most.
const BATCH: usize = 20;
/// When what was taken is due again, in milliseconds: longer than a mail server may take for a batch.
const AGAIN_MS: i64 = 15 * 60 * 1000;
/// The longest pause between two tries, in milliseconds.
const PAUSE_MAX_MS: i64 = 60 * 60 * 1000;

/// What one round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EmailAantal {
    /// Messages that the mail server took.
    pub verstuurd: usize,
    /// Messages that are tried again later.
    pub later: usize,
    /// Messages for which a letter goes.
    pub brief: usize,
}

#[derive(FromQueryResult)]
struct Sender {
    organisatie_id: Uuid,
}
impl Plain for Sender {}

/// The organisaties that have something to send now.
pub async fn due_senders(store: &Store) -> Result<Vec<Uuid>, StoreError> {
    let sql = format!(
        "select distinct b.organisatie_id from bericht b join email_adres m on m.inwoner_id = b.inwoner_id
         where b.status = 'klaar' and (b.email_op is null or b.email_op <= $1) and ({KEUZE}) = 'email'
         union select organisatie_id from email_adres where status = 'nieuw' and email_op <= $1"
    );
    let rows: Vec<Sender> = store.look().sql(&sql, [Ms::from(store.now()).0.into()]).await?;
    Ok(rows.into_iter().map(|row| row.organisatie_id).collect())
}

/// Sends what an organisatie has to send now. Each act within gets a purpose, and so a trace, of its own.
pub async fn send(
    store: &Store,
    permit: impl Fn() -> Result<Verwerking, Refused>,
    mailer: &EmailSender,
) -> Result<EmailAantal, BerichtError> {
    let mut ronde = EmailAantal::default();
    for out in take(store, &permit()?).await? {
        let said = mailer.send(&out.post).await;
        note(store, &permit()?, &out, said).await?;
        match said {
            Said::Taken => ronde.verstuurd += 1,
            Said::Later => ronde.later += 1,
            Said::NoMailbox | Said::Refused => ronde.brief += 1,
        }
    }
    for out in take_codes(store, &permit()?).await? {
        let said = mailer.send(&out.post).await;
        note_code(store, &permit()?, &out, said).await?;
    }
    Ok(ronde)
}

/// A Bericht on its way.
struct Out {
    row: BerichtRow,
    post: Post,
}

async fn take(store: &Store, purpose: &Verwerking) -> Result<Vec<Out>, BerichtError> {
    let tx = store.begin(purpose);
    let outcome = claim_all(&tx).await;
    tx.hand_out(outcome).await
}

async fn claim_all(tx: &Tx) -> Result<Held<Vec<Out>>, BerichtError> {
    let now = Ms::from(tx.store().now());
    let filter = format!(
        "b.organisatie_id = $1 and b.status = 'klaar' and (b.email_op is null or b.email_op <= $2) and ({KEUZE}) = 'email'
         order by b.aangemaakt_op limit {BATCH}"
    );
    let held = read(tx, &filter, [tx.purpose().actor().organisatie.into(), now.0.into()]).await?;
    let mut taken = Vec::new();
    for (nth, row) in held.peek(tx).iter().enumerate() {
        if row.is_over(now)? {
            step(tx, row, row.status()?.lapse(), None, None).await?;
        } else if row.kanaal()? == Kanaal::Email && claim(tx, row, now).await? {
            taken.push(nth);
        }
    }
    let store = tx.store().clone();
    Ok(held.map(|rows| {
        let mine = rows.into_iter().enumerate().filter(|(nth, _)| taken.contains(nth));
        mine.map(|(_, row)| Out { post: post_of(&store, &row), row }).collect()
    }))
}

/// Takes a Bericht for a while; false if another process was first.
async fn claim(tx: &Tx, row: &BerichtRow, now: Ms) -> Result<bool, StoreError> {
    use bericht::{Column, Entity};
    let update = Entity::update_many()
        .col_expr(Column::EmailOp, Expr::val(Ms(now.0 + AGAIN_MS)))
        .col_expr(Column::Poging, Expr::val(row.poging + 1))
        .col_expr(Column::Code, Expr::val(code(tx.store(), row.id)))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Poging.eq(row.poging))
        .filter(Column::Status.eq(row.status.as_str()));
    Ok(tx.change_about(row.inwoner_id, update).await? == 1)
}

/// By which a Bericht is known at the mail server: tells nothing, and is the same each time.
fn code(store: &Store, bericht: Uuid) -> String {
    hex(&store.keys().index(Purpose::Email, bericht.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn post_of(store: &Store, row: &BerichtRow) -> Post {
    Post {
        adres: row.email.clone().unwrap_or_default(),
        organisatie: row.organisatie_naam.clone(),
        email: email(&row.organisatie_naam, &row.organisatie_telefoon, row.taal()),
        code: code(store, row.id),
    }
}

/// Notes what the mail server said.
async fn note(store: &Store, purpose: &Verwerking, out: &Out, said: Said) -> Result<(), BerichtError> {
    let tx = store.begin(purpose);
    let outcome = noted(&tx, out, said).await;
    match tx.finish(outcome).await {
        // Printed or handed over meanwhile: it was told twice, and that is all.
        Err(BerichtError::Store(StoreError::Stale)) => Ok(()),
        done => done,
    }
}

async fn noted(tx: &Tx, out: &Out, said: Said) -> Result<(), BerichtError> {
    let row = &out.row;
    let now = tx.store().now().as_millisecond();
    let tired = now - row.aangemaakt_op.0 >= EMAIL_MS;
    match said {
        Said::Taken => step(tx, row, row.status()?.sent(), Some(Kanaal::Email), None).await,
        Said::Later if !tired => Ok(wait(tx, row, now).await?),
        Said::Later | Said::Refused => Ok(letter_instead(tx, row).await?),
        Said::NoMailbox => {
            letter_instead(tx, row).await?;
            let Some(inwoner) = row.inwoner_id else { return Ok(()) };
            Ok(works_no_more(tx, inwoner, &out.post.adres).await?)
        }
    }
}

/// Later: after one minute, two, four …, an hour at most.
async fn wait(tx: &Tx, row: &BerichtRow, now: i64) -> Result<(), StoreError> {
    use bericht::{Column, Entity};
    let pause = 60_000_i64.saturating_mul(1 << row.poging.clamp(0, 10)).min(PAUSE_MAX_MS);
    let update = Entity::update_many().col_expr(Column::EmailOp, Expr::val(Ms(now + pause))).filter(Column::Id.eq(row.id));
    tx.change_about(row.inwoner_id, update).await?;
    Ok(())
}

async fn letter_instead(tx: &Tx, row: &BerichtRow) -> Result<(), StoreError> {
    use bericht::{Column, Entity};
    let update = Entity::update_many()
        .col_expr(Column::Kanaal, Expr::val(Kanaal::Brief.as_str()))
        .col_expr(Column::EmailOp, Expr::val(Option::<i64>::None))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Status.eq(row.status.as_str()));
    tx.change_about(row.inwoner_id, update).await?;
    Ok(())
}

/// An address that a code goes to.
struct CodeRow {
    row: email_adres::Model,
    post: Post,
}

#[derive(FromQueryResult)]
struct About {
    inwoner_id: Uuid,
    taal: String,
    organisatie_naam: String,
    organisatie_telefoon: String,
}
impl Personal for About {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

const ABOUT: &str = "
    select i.id as inwoner_id, i.taal, o.naam as organisatie_naam, o.telefoon as organisatie_telefoon
    from inwoner i join organisatie o on o.id = $2 where i.id = $1";

async fn take_codes(store: &Store, purpose: &Verwerking) -> Result<Vec<CodeRow>, BerichtError> {
    let tx = store.begin(purpose);
    let outcome = claim_codes(&tx).await;
    tx.hand_out(outcome).await
}

async fn claim_codes(tx: &Tx) -> Result<Held<Vec<CodeRow>>, BerichtError> {
    use email_adres::{Column, Entity, Model};
    let (organisatie, now) = (tx.purpose().actor().organisatie, Ms::from(tx.store().now()));
    let query = Entity::find()
        .filter(Column::OrganisatieId.eq(organisatie))
        .filter(Column::Status.eq(EmailStatus::Nieuw.as_str()))
        .filter(Column::EmailOp.lte(now));
    let held = tx.all::<Model>(query).await?;
    let mut all = Held::nobody(Vec::new());
    for row in held.peek(tx) {
        let update = Entity::update_many()
            .col_expr(Column::EmailOp, Expr::val(Ms(now.0 + AGAIN_MS)))
            .filter(Column::InwonerId.eq(row.inwoner_id))
            .filter(Column::EmailOp.eq(row.email_op));
        if tx.change_about(row.inwoner_id, update).await? != 1 {
            continue;
        }
        let about = tx.sql::<About>(ABOUT, [row.inwoner_id.into(), organisatie.into()]).await?;
        let (row, store) = (row.clone(), tx.store().clone());
        all = all.zip(about).map(|(mut all, about)| {
            all.extend(about.into_iter().next().map(|about| CodeRow { post: post_of_code(&store, &row, &about), row }));
            all
        });
    }
    Ok(all)
}

fn post_of_code(store: &Store, row: &email_adres::Model, about: &About) -> Post {
    let (taal, organisatie): (Taal, &str) = (taal_of(&about.taal), &about.organisatie_naam);
    let told = code_of(store, row);
    let tekst =
        t!(taal, "email-code-tekst", organisatie = organisatie, code = told, telefoon = about.organisatie_telefoon.as_str());
    let named = [row.inwoner_id.as_bytes().as_slice(), &row.gevraagd_op.0.to_be_bytes()].concat();
    Post {
        adres: row.adres.clone(),
        organisatie: about.organisatie_naam.clone(),
        email: Email { titel: t!(taal, "email-code-titel", organisatie = organisatie), tekst },
        code: hex(&store.keys().index(Purpose::Email, &named)),
    }
}

async fn note_code(store: &Store, purpose: &Verwerking, out: &CodeRow, said: Said) -> Result<(), BerichtError> {
    use email_adres::{Column, Entity};
    let tx = store.begin(purpose);
    let (inwoner, now) = (out.row.inwoner_id, store.now().as_millisecond());
    let outcome = async {
        let next = match said {
            Said::NoMailbox | Said::Refused => return works_no_more(&tx, inwoner, &out.row.adres).await,
            Said::Taken => None,
            Said::Later => Some(now + 60_000),
        };
        let update = Entity::update_many()
            .col_expr(Column::EmailOp, Expr::val(next))
            .filter(Column::InwonerId.eq(inwoner))
            .filter(Column::GevraagdOp.eq(out.row.gevraagd_op));
        tx.change_about(inwoner, update).await?;
        Ok(())
    }
    .await;
    Ok(tx.finish(outcome).await?)
}
