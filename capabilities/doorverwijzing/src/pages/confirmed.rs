//! `/doorverwijzingen/{id}/bevestigd`: what to read aloud, and the nummer. Once it ended for the sender, what became of it.

use super::ended;
use super::refer::elsewhere;
use crate::relation::sent_of;
use crate::{Status, acts};
use askama::Template;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use rules::afstand;
use serde::Deserialize;
use std::sync::LazyLock;
use store::sea_orm::{self, FromQueryResult};
use store::{Held, Ms, Personal, StoreError, Tx};
use web::axum::extract::State;
use web::axum::response::Response;
use web::{Id, Oops, Query, Shared, Shell, Taal, When, Who, render, t, tel};

/// What was agreed, in one row.
#[derive(FromQueryResult)]
struct Agreed {
    inwoner_id: Option<Uuid>,
    afspraak_id: Uuid,
    nummer: String,
    naam: String,
    begin: Ms,
    plaats: String,
    adres: String,
    postcode: String,
    stad: String,
    gemeente_code: String,
    tijdzone: String,
    telefoon: String,
    organisatie_naam: String,
    /// The number of the organisatie that sent, and before when the other answers.
    afzender_telefoon: String,
    termijn_op: Ms,
    product: String,
    meenemen: Option<String>,
    status: String,
    afspraak_status: String,
    /// Whether what can be chosen about it, can be chosen now: until it is closed. Where the sender may not hear of that, until the
    /// Afspraak.
    choosing: bool,
    /// Whether another time is for the sender to choose: until the Afspraak, and always for who has the Hulpvraag.
    changing: bool,
    /// How they agreed to be known at the Balie. Who did not was told the nummer and nothing else, whoever they turned out to
    /// be at the Balie.
    instemming: Option<String>,
    /// Whether the message about it goes by e-mail, because the Inwoner asked for that.
    by_email: bool,
    /// Whether no letter can go: the address is not known as a whole, or not for who sent. How large a letter is, was told in the call.
    nowhere: bool,
}

impl Personal for Agreed {
    fn inwoner(&self) -> Option<Uuid> {
        self.inwoner_id
    }
}

impl Agreed {
    /// The number of the Locatie, on one line.
    fn telefoon(&self) -> String {
        tel(&self.telefoon)
    }

    fn is_shared(&self) -> bool {
        self.instemming.is_some()
    }

    /// Whether nobody comes at this time any more.
    fn is_over(&self) -> bool {
        use afspraak::Status::{Afgezegd, Verplaatst};
        matches!(afspraak::Status::parse(&self.afspraak_status), Some(Afgezegd | Verplaatst))
    }

    /// Whether it can still be moved or called off.
    fn is_ahead(&self) -> bool {
        self.changing && afspraak::Status::parse(&self.afspraak_status) == Some(afspraak::Status::Bevestigd)
    }
}

static SQL: LazyLock<String> = LazyLock::new(|| {
    let soort = format!("case when d.vorige_id is null then '{}' else '{}' end", soort(false), soort(true));
    format!(
        "select d.inwoner_id, a.id as afspraak_id, h.nummer, a.naam, a.begin, a.plaats, l.adres, l.postcode, l.plaats as stad,
                l.gemeente_code, l.tijdzone, l.telefoon, o.naam as organisatie_naam, s.telefoon as afzender_telefoon,
                d.termijn_op, d.product, p.meenemen, d.status, a.status as afspraak_status,
                case when d.terugkoppeling or h.eigenaar_organisatie_id = d.van_organisatie_id then h.status <> 'afgesloten'
                     else a.begin > $2 end as choosing,
                a.begin > $2 or h.eigenaar_organisatie_id is not distinct from d.van_organisatie_id as changing, d.instemming,
                {by_email} as by_email,
                coalesce((select trim(i.straat) = '' or trim(i.huisnummer) = '' or trim(i.plaats) = ''
                          or (i.geheimhouding and not s.overheidsorgaan) from inwoner i where i.id = d.inwoner_id), false) as nowhere
         from doorverwijzing d
         join hulpvraag h on h.id = d.hulpvraag_id
         join afspraak a on a.id = d.afspraak_id
         join locatie l on l.id = a.locatie_id
         join organisatie o on o.id = d.naar_organisatie_id
         join organisatie s on s.id = d.van_organisatie_id
         left join product p on p.code = d.product
         where d.id = $1",
        by_email = bericht::by_email_sql("d.inwoner_id", &soort)
    )
});

/// The kind of message that tells of it. Where it went on from another organisatie, the message says that, too.
fn soort(again: bool) -> bericht::Soort {
    if again { bericht::Soort::Doorgestuurd } else { bericht::Soort::AfspraakBevestigd }
}

/// The query of the page: what was told in the call, and is not read from what the house knows.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    letter: String,
    /// In which gemeente the Inwoner said to live.
    gemeente: String,
}

/// The confirmation, for the side that sent it.
pub async fn show(
    State(house): State<Shared>,
    shell: Shell,
    who: Who,
    Id(id): Id,
    Query(asked): Query<Asked>,
) -> Result<Response, Oops> {
    let sent = sent_of(&house.store.look(), id, Ms::from(house.store.now())).await?;
    let sent = who.found(&house, acts::CONFIRMED, sent)?;
    let purpose = who.permit(&house, acts::CONFIRMED, &sent.object())?;
    if !sent.concerned {
        return ended::show(&house, &shell, &who, id).await;
    }
    let tx = house.store.begin(&purpose);
    let found = read(&tx, id).await;
    let row = tx.hand_out::<_, StoreError>(found).await?;
    let taal = shell.taal;
    let when = When::new(row.begin.at(), &row.tijdzone, house.store.now());
    let status = Status::parse(&row.status).unwrap_or(Status::Aangeboden);
    let title = title(status, row.is_over(), taal);
    let words = netwerk::ProductTaal::load(&house.store.look(), taal).await?;
    let view = View {
        taal,
        meenemen: row.meenemen.as_ref().map(|dutch| words.meenemen(&row.product, dutch)),
        said: said(status, &row, taal, house.store.now()),
        title: title.clone(),
        day: when.long_day(taal),
        time: when.time(),
        machine: when.machine(),
        offered: status == Status::Aangeboden,
        by_letter: row.is_shared(),
        voorkeuren: format!("/berichten/voorkeuren/{}", sent.hulpvraag_id),
        large: asked.letter == "groot",
        elsewhere: afstand::gemeente_by_code(&asked.gemeente)
            .filter(|gemeente| gemeente.code != row.gemeente_code)
            .map(|gemeente| elsewhere(&row.stad, &gemeente.naam, taal)),
        over: row.is_over(),
        ahead: row.is_ahead(),
        door: (house.door)(&house.store, sent.hulpvraag_id, who.actor.id).await?.and_then(|door| door.path),
        may_refer: house.access.may_own(&who.actor, acts::REFER),
        row,
    };
    Ok(render(&shell, &title, &view))
}

async fn read(tx: &Tx, id: Uuid) -> Result<Held<Agreed>, StoreError> {
    let rows = tx.sql::<Agreed>(&SQL, [id.into(), Ms::from(tx.store().now()).0.into()]).await?;
    rows.map(|rows| rows.into_iter().next()).transpose().ok_or(StoreError::NotFound)
}

fn title(status: Status, over: bool, taal: Taal) -> String {
    match status {
        _ if over => t!(taal, "confirmed-title-over"),
        Status::Ingetrokken => t!(taal, "confirmed-title-over"),
        Status::Geaccepteerd | Status::Uitgevoerd | Status::Afgerond => t!(taal, "confirmed-title"),
        Status::Aangeboden => t!(taal, "confirmed-title-offered"),
        Status::Geweigerd | Status::Verlopen => t!(taal, "confirmed-title-open"),
    }
}

/// What is said to the Inwoner, after the name.
fn said(status: Status, row: &Agreed, taal: Taal, now: Timestamp) -> String {
    let (organisatie, telefoon) = (row.organisatie_naam.as_str(), tel(&row.afzender_telefoon));
    match status {
        _ if row.is_over() => t!(taal, "confirmed-is-withdrawn"),
        Status::Geaccepteerd | Status::Uitgevoerd | Status::Afgerond if !row.is_shared() => {
            t!(taal, "confirmed-is-set-only")
        }
        Status::Geaccepteerd | Status::Uitgevoerd | Status::Afgerond => t!(taal, "confirmed-is-set"),
        // Who shared nothing cannot be reached by anybody: they call, when the answer has to be there.
        // An afspraak that was moved forward can come before the answer has to.
        Status::Aangeboden if !row.is_shared() && row.termijn_op >= row.begin => {
            t!(taal, "confirmed-is-offered-soon", organisatie = organisatie, telefoon = telefoon)
        }
        Status::Aangeboden if !row.is_shared() => {
            let when = When::new(row.termijn_op.at(), &row.tijdzone, now);
            let after = t!(taal, "day-and-time", day = when.long_day(taal), time = when.time());
            t!(taal, "confirmed-is-offered-only", organisatie = organisatie, telefoon = telefoon, after = after)
        }
        Status::Geweigerd | Status::Verlopen if !row.is_shared() => {
            t!(taal, "confirmed-is-refused-only", organisatie = organisatie, telefoon = telefoon)
        }
        Status::Aangeboden => t!(taal, "confirmed-is-offered", organisatie = organisatie),
        Status::Geweigerd => t!(taal, "confirmed-is-refused", organisatie = organisatie),
        Status::Verlopen => t!(taal, "confirmed-is-expired", organisatie = organisatie),
        Status::Ingetrokken => t!(taal, "confirmed-is-withdrawn"),
    }
}

#[derive(Template)]
#[template(path = "confirmed.html")]
struct View {
    /// Nobody comes at this time any more.
    over: bool,
    /// It can still be moved or called off.
    ahead: bool,
    taal: Taal,
    row: Agreed,
    meenemen: Option<netwerk::Tekst>,
    title: String,
    said: String,
    day: String,
    time: String,
    machine: String,
    offered: bool,
    by_letter: bool,
    voorkeuren: String,
    large: bool,
    /// That they go to another gemeente than where they live.
    elsewhere: Option<String>,
    /// The door at which it was opened, for who goes there still.
    door: Option<String>,
    /// Whether the reader takes calls: another one comes next.
    may_refer: bool,
}
