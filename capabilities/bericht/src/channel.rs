//! Along which way an Inwoner wants to hear what: by letter, unless they expressly asked for e-mail for that kind (Awb 2:8).

use crate::tables::{email_adres, kanaalvoorkeur};
use crate::{BerichtError, Kanaal, Soort};
use access::Verwerking;
use foundation::{Purpose, Uuid};
use hulpvraag::Instemming;
use inwoner::{AdresKeuze, AdresStand, TaalVoorkeur};
use store::sea_orm::sea_query::Expr;
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use store::{Held, Ms, Once, Store, StoreError, Tx};

foundation::states! {
    /// How an e-mail address stands.
    pub enum EmailStatus {
        /// A code goes to it, and has not been told to us yet.
        Nieuw => "nieuw",
        /// Somebody who reads it told us the code.
        Bevestigd => "bevestigd",
        /// A mail server said that it does not work.
        Onbestelbaar => "onbestelbaar",
    }
}

/// How many wrong codes may be told before a new one has to be sent.
const WRONG_MAX: i32 = 5;
/// How long a code can be told, in milliseconds: a day.
const CODE_MS: i64 = 24 * 60 * 60 * 1000;

/// What an Inwoner chose, as it stands.
#[derive(Clone, Debug)]
pub struct Voorkeur {
    /// About whom.
    pub inwoner: Uuid,
    /// The kinds for which they asked for e-mail.
    pub email: Vec<Soort>,
    /// Their e-mail address, and how it stands.
    pub adres: Option<(String, EmailStatus)>,
    /// How they read.
    pub lezen: TaalVoorkeur,
    /// How far their address is known.
    pub woont: AdresStand,
    /// When and in which form they chose last.
    pub gekozen: Option<(Ms, Instemming)>,
    /// Which version this is; whoever chooses says which one they saw.
    pub versie: i32,
    /// Whether it is certain that they tell it themselves: somebody at the organisatie saw who they are, or they are logged in.
    pub zeker: bool,
}

impl Voorkeur {
    /// How it stands after a choice, in the version that this made.
    pub(crate) fn after(self, input: &VoorkeurInput, versie: i32) -> Self {
        let (mut email, mut adres) = (self.email, self.adres);
        if let Some(keuze) = &input.email {
            email.clone_from(&keuze.soorten);
            if adres.as_ref().is_none_or(|(known, _)| *known != keuze.adres) {
                adres = (!keuze.adres.is_empty()).then(|| (keuze.adres.clone(), EmailStatus::Nieuw));
            }
        }
        let (lezen, woont) = (input.lezen.clone(), self.woont.after(&input.woont));
        Self { email, adres, lezen, woont, versie, ..self }
    }

    /// Whether a message of this kind goes by e-mail if it leaves now.
    pub fn goes_by_email(&self, soort: Soort) -> bool {
        let works = self.adres.as_ref().is_some_and(|(_, status)| *status == EmailStatus::Bevestigd);
        works && soort.may_be_digital() && self.email.contains(&soort)
    }
}

/// SQL that is true when a message goes by e-mail if it leaves now, for a reader who needs no more of it than that; otherwise
/// [`Voorkeur::goes_by_email`]. Both arguments are SQL: whose message it is, and its kind, which has to be one that
/// [may be digital](Soort::may_be_digital).
pub fn by_email_sql(inwoner: &str, soort: &str) -> String {
    let (works, email) = (EmailStatus::Bevestigd, Kanaal::Email);
    format!(
        "(exists (select 1 from email_adres e where e.inwoner_id = {inwoner} and e.status = '{works}')
          and coalesce((select v.kanaal = '{email}' from kanaalvoorkeur v where v.inwoner_id = {inwoner} and v.soort = {soort}
                        order by v.plaatsgevonden_op desc, v.id desc limit 1), false))"
    )
}

/// What an Inwoner chooses.
#[derive(Clone)]
pub struct VoorkeurInput {
    /// The version that was looked at.
    pub versie: i32,
    /// What goes by e-mail; `None` leaves it as it is, where the house sends none.
    pub email: Option<EmailKeuze>,
    /// How they read.
    pub lezen: TaalVoorkeur,
    /// Where a letter goes.
    pub woont: AdresKeuze,
    /// Where they are called; `None` leaves it as it is.
    pub telefoon: Option<String>,
    /// In which form they said so.
    pub instemming: Instemming,
}

/// What goes by e-mail, and where to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmailKeuze {
    /// The kinds that may go by e-mail; all others go by letter.
    pub soorten: Vec<Soort>,
    /// The e-mail address; empty keeps none.
    pub adres: String,
}

/// What the Inwoner of a Hulpvraag chose; `None` where the Hulpvraag is about nobody we know.
pub async fn voorkeur_of(store: &Store, purpose: &Verwerking, hulpvraag: Uuid) -> Result<Option<Voorkeur>, BerichtError> {
    let tx = store.begin(purpose);
    let outcome = async {
        let found = hulpvraag::load(&tx, hulpvraag).await?;
        let Some(inwoner) = found.peek(&tx).inwoner else { return Ok::<_, BerichtError>(Held::nobody(None)) };
        let zeker = inwoner::is_identified(&tx, hulpvraag).await?;
        Ok(read(&tx, inwoner).await?.map(|now| Some(Voorkeur { zeker, ..now })))
    }
    .await;
    tx.hand_out(outcome).await
}

/// What somebody chose, within an act.
pub async fn read(tx: &Tx, inwoner: Uuid) -> Result<Held<Voorkeur>, StoreError> {
    use kanaalvoorkeur::{Column, Entity, Model};
    let query =
        Entity::find().filter(Column::InwonerId.eq(inwoner)).order_by_desc(Column::PlaatsgevondenOp).order_by_desc(Column::Id);
    let chosen = tx.all::<Model>(query).await?;
    let adres = tx.one::<email_adres::Model>(email_adres::Entity::find_by_id(inwoner)).await?;
    let stand = inwoner::prefers(tx, inwoner).await?;
    chosen.zip(adres).zip(stand).try_map(|((chosen, adres), stand)| {
        let last = |soort: Soort| chosen.iter().find(|row| row.soort == soort.as_str());
        let by_email = |soort: &Soort| last(*soort).is_some_and(|row| row.kanaal == Kanaal::Email.as_str());
        Ok(Voorkeur {
            inwoner,
            email: Soort::ALL.iter().copied().filter(by_email).collect(),
            adres: adres.and_then(|row| EmailStatus::parse(&row.status).map(|status| (row.adres, status))),
            lezen: stand.lezen,
            woont: stand.woont,
            gekozen: chosen.first().and_then(|row| Instemming::parse(&row.instemming).map(|how| (row.plaatsgevonden_op, how))),
            versie: stand.versie,
            zeker: false,
        })
    })
}

/// Writes down what somebody chose: by whom, when and in which form. It counts at once, also for what is queued.
pub async fn choose(
    store: &Store,
    purpose: &Verwerking,
    inwoner: Uuid,
    input: &VoorkeurInput,
    once: &Once,
    location: &str,
) -> Result<(), BerichtError> {
    let tx = store.begin(purpose);
    let outcome = write(&tx, inwoner, input, once, location).await;
    tx.finish(outcome).await
}

async fn write(tx: &Tx, inwoner: Uuid, input: &VoorkeurInput, once: &Once, location: &str) -> Result<(), BerichtError> {
    inwoner::prefer(tx, inwoner, input.versie, &input.lezen, input.telefoon.as_deref(), &input.woont).await?;
    if let Some(email) = &input.email {
        let before = read(tx, inwoner).await?;
        let before = before.peek(tx);
        change_kinds(tx, inwoner, email, &before.email, input.instemming);
        let known = before.adres.as_ref().map(|(adres, _)| adres.as_str()).unwrap_or_default();
        if email.adres != known {
            change_adres(tx, inwoner, &email.adres).await?;
        }
    }
    tx.remember(once, location);
    Ok(())
}

/// A row for each kind of which the choice changes: what was chosen before stays readable.
fn change_kinds(tx: &Tx, inwoner: Uuid, email: &EmailKeuze, before: &[Soort], instemming: Instemming) {
    let (actor, now) = (tx.purpose().actor(), Ms::from(tx.store().now()));
    for soort in Soort::ALL {
        let by_email = email.soorten.contains(soort) && soort.may_be_digital();
        if by_email == before.contains(soort) {
            continue;
        }
        tx.add(kanaalvoorkeur::ActiveModel {
            id: Set(tx.store().new_id()),
            inwoner_id: Set(inwoner),
            soort: Set((*soort).into()),
            kanaal: Set(if by_email { Kanaal::Email } else { Kanaal::Brief }.into()),
            instemming: Set(instemming.into()),
            organisatie_id: Set(actor.organisatie),
            door_id: Set(actor.id),
            plaatsgevonden_op: Set(now),
        });
    }
}

/// Another address has to be tried first: a code goes to it.
async fn change_adres(tx: &Tx, inwoner: Uuid, adres: &str) -> Result<(), StoreError> {
    use email_adres::{ActiveModel, Column, Entity};
    let (organisatie, now) = (tx.purpose().actor().organisatie, Ms::from(tx.store().now()));
    tx.remove_about(inwoner, Entity::delete_many().filter(Column::InwonerId.eq(inwoner))).await?;
    if !adres.is_empty() {
        tx.add(ActiveModel {
            inwoner_id: Set(inwoner),
            adres: Set(adres.to_owned()),
            status: Set(EmailStatus::Nieuw.into()),
            poging: Set(0),
            organisatie_id: Set(organisatie),
            gevraagd_op: Set(now),
            email_op: Set(Some(now)),
            versie: Set(1),
        });
    }
    Ok(())
}

/// The code that goes to an address: whoever reads it can tell it.
pub(crate) fn code_of(store: &Store, row: &email_adres::Model) -> String {
    let named = [row.inwoner_id.as_bytes(), row.adres.as_bytes(), &row.gevraagd_op.0.to_be_bytes()].concat();
    let hash = store.keys().index(Purpose::Email, &named);
    let number = hash.iter().take(8).fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte)) % 1_000_000;
    format!("{:03} {:03}", number / 1000, number % 1000)
}

/// The code was told: the address works and is read by the Inwoner. A wrong one counts, and five are enough.
pub async fn confirm(
    store: &Store,
    purpose: &Verwerking,
    inwoner: Uuid,
    code: &str,
    once: &Once,
    location: &str,
) -> Result<(), BerichtError> {
    let tx = store.begin(purpose);
    let outcome = try_code(&tx, inwoner, code, once, location).await;
    // That a code was wrong has to stay, so this act ends well either way.
    tx.finish(outcome).await?
}

async fn try_code(
    tx: &Tx,
    inwoner: Uuid,
    code: &str,
    once: &Once,
    location: &str,
) -> Result<Result<(), BerichtError>, BerichtError> {
    use email_adres::{Column, Entity, Model};
    let held = tx.one::<Model>(Entity::find_by_id(inwoner)).await?;
    let Some(row) = held.peek(tx) else { return Err(StoreError::NotFound.into()) };
    if row.status != EmailStatus::Nieuw.as_str() {
        return Err(BerichtError::NotNow);
    }
    if row.poging >= WRONG_MAX {
        return Err(BerichtError::TooMany);
    }
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let young = tx.store().now().as_millisecond() - row.gevraagd_op.0 < CODE_MS;
    let right = young && digits(code) == digits(&code_of(tx.store(), row));
    let status = if right { EmailStatus::Bevestigd } else { EmailStatus::Nieuw };
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(status.as_str()))
        .col_expr(Column::Poging, Expr::col(Column::Poging).add(i32::from(!right)))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::InwonerId.eq(inwoner))
        .filter(Column::Versie.eq(row.versie));
    if tx.change_about(inwoner, update).await? != 1 {
        return Err(StoreError::Stale.into());
    }
    if !right {
        return Ok(Err(BerichtError::WrongCode));
    }
    tx.remember(once, location);
    Ok(Ok(()))
}

/// A mail server said that the address does not work: letters from now on.
pub(crate) async fn works_no_more(tx: &Tx, inwoner: Uuid, adres: &str) -> Result<(), StoreError> {
    use email_adres::{Column, Entity};
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::val(EmailStatus::Onbestelbaar.as_str()))
        .col_expr(Column::EmailOp, Expr::val(Option::<i64>::None))
        .col_expr(Column::Versie, Expr::col(Column::Versie).add(1))
        .filter(Column::InwonerId.eq(inwoner))
        // Another one may have been given meanwhile.
        .filter(Column::Adres.eq(adres));
    tx.change_about(inwoner, update).await?;
    Ok(())
}
