//! Reminders: by e-mail one werkdag before the Afspraak; a letter goes three werkdagen before, or it would come too late.

use crate::tables::bericht::ActiveModel;
use crate::{BerichtInput, Feiten, Kanaal, Soort, queue};
use access::Verwerking;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use foundation::{Uuid, named_id};
use rules::feestdag::Gebied;
use rules::termijn::add_werkdagen;
use store::sea_orm::{self, FromQueryResult};
use store::{Ms, Personal, Plain, Store, StoreError, Tx};

/// Werkdagen before the Afspraak on which an e-mail goes.
const EMAIL_WERKDAGEN: u32 = 1;
/// Werkdagen before the Afspraak on which a letter is queued: printed that day, posted, and there the day before.
const BRIEF_WERKDAGEN: u32 = 3;
/// How far ahead is looked, in milliseconds: three werkdagen with the longest row of feestdagen.
const AHEAD_MS: i64 = 12 * 24 * 60 * 60 * 1000;

/// An Afspraak of which nobody was reminded yet; it names nobody.
#[derive(FromQueryResult)]
struct Coming {
    id: Uuid,
    organisatie_id: Uuid,
    begin: Ms,
    aangemaakt_op: Ms,
    tijdzone: String,
    email: bool,
}
impl Plain for Coming {}

const COMING: &str = "
    select a.id, a.organisatie_id, a.begin, a.aangemaakt_op, l.tijdzone,
           case when m.status = 'bevestigd' and
             (select v.kanaal from kanaalvoorkeur v where v.inwoner_id = a.inwoner_id and v.soort = 'afspraak_herinnering'
              order by v.plaatsgevonden_op desc, v.id desc limit 1) = 'email' then true else false end as email
    from afspraak a
    join locatie l on l.id = a.locatie_id
    left join email_adres m on m.inwoner_id = a.inwoner_id
    where a.status = 'bevestigd' and a.begin > $1 and a.begin < $2 and a.inwoner_id is not null
      and not exists (select 1 from bericht b where b.afspraak_id = a.id and b.soort = 'afspraak_herinnering')";

/// The Afspraken of which somebody has to be reminded now, by organisatie.
pub async fn due_reminders(store: &Store) -> Result<Vec<(Uuid, Vec<Uuid>)>, StoreError> {
    let now = store.now();
    let until = now.as_millisecond() + AHEAD_MS;
    let rows: Vec<Coming> = store.look().sql(COMING, [now.as_millisecond().into(), until.into()]).await?;
    let mut due: Vec<(Uuid, Vec<Uuid>)> = Vec::new();
    for row in rows.iter().filter(|row| is_due(row, now)) {
        match due.iter_mut().find(|(organisatie, _)| *organisatie == row.organisatie_id) {
            Some((_, ids)) => ids.push(row.id),
            None => due.push((row.organisatie_id, vec![row.id])),
        }
    }
    Ok(due)
}

fn is_due(row: &Coming, now: Timestamp) -> bool {
    let zone = TimeZone::get(&row.tijdzone).unwrap_or(TimeZone::UTC);
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    due_on(day(now), day(row.aangemaakt_op.at()), day(row.begin.at()), row.email)
}

/// Whether `today` is the day to remind of an Afspraak on `begin` that was made on `made`. Who made it in the last days has
/// just been told. A letter that would come too late is not sent.
fn due_on(today: Date, made: Date, begin: Date, email: bool) -> bool {
    let within = |from: Date, werkdagen: u32| add_werkdagen(from, werkdagen, Gebied::Nederland).is_ok_and(|day| day >= begin);
    if today >= begin {
        return false;
    }
    if email {
        within(today, EMAIL_WERKDAGEN) && made < today
    } else {
        within(today, BRIEF_WERKDAGEN) && !within(today, EMAIL_WERKDAGEN) && !within(made, BRIEF_WERKDAGEN)
    }
}

/// What a reminder needs of the Afspraak.
#[derive(FromQueryResult)]
struct Booked {
    id: Uuid,
    inwoner_id: Uuid,
    hulpvraag_id: Uuid,
    begin: Ms,
}
impl Personal for Booked {
    fn inwoner(&self) -> Option<Uuid> {
        Some(self.inwoner_id)
    }
}

/// Queues the reminders of an organisatie; each Afspraak at each time once.
pub async fn remind(store: &Store, purpose: &Verwerking, afspraken: &[Uuid]) -> Result<usize, StoreError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, afspraken).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, afspraken: &[Uuid]) -> Result<usize, StoreError> {
    let mut rows: Vec<ActiveModel> = Vec::new();
    for afspraak in afspraken {
        let sql = "select id, inwoner_id, hulpvraag_id, begin from afspraak where id = $1 and status = 'bevestigd'";
        let held = tx.sql::<Booked>(sql, [(*afspraak).into()]).await?;
        for row in held.peek(tx) {
            let bericht = BerichtInput {
                event: named_id(&format!("herinnering/{}/{}", row.id, row.begin.0)),
                inwoner: Some(row.inwoner_id),
                hulpvraag: row.hulpvraag_id,
                afspraak: Some(row.id),
                soort: Soort::AfspraakHerinnering,
                feiten: Feiten::default(),
                kanaal: Kanaal::Voorkeur,
                instead: false,
                bel_voor: None,
            };
            rows.push(queue::row(tx, &bericht, row.inwoner_id));
        }
    }
    let count = rows.len();
    tx.add_all_unless_there(rows);
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn an_email_goes_one_werkdag_before() {
        let (made, begin) = (date("2027-03-01"), date("2027-03-15"));
        // 15 March is a Monday: Friday before it, and the days between.
        for (today, due) in [("2027-03-11", false), ("2027-03-12", true), ("2027-03-14", true), ("2027-03-15", false)] {
            assert_eq!(due_on(date(today), made, begin, true), due, "{today}");
        }
        assert!(!due_on(begin.yesterday().unwrap(), begin.yesterday().unwrap(), begin, true), "just made");
    }

    #[test]
    fn a_letter_is_queued_early_enough_to_arrive_or_not_at_all() {
        let (made, begin) = (date("2027-03-01"), date("2027-03-11"));
        for (today, due) in [("2027-03-05", false), ("2027-03-08", true), ("2027-03-09", true), ("2027-03-10", false)] {
            assert_eq!(due_on(date(today), made, begin, false), due, "{today}");
        }
        assert!(!due_on(date("2027-03-09"), date("2027-03-08"), begin, false), "the confirmation is still under way");
    }

    #[test]
    fn easter_is_no_werkdag() {
        // 29 March 2027 is Easter Monday: for Tuesday the 30th the e-mail goes on Thursday or later, Friday being Good Friday.
        let (made, begin) = (date("2027-03-01"), date("2027-03-30"));
        assert!(due_on(date("2027-03-28"), made, begin, true));
        assert!(!due_on(date("2027-03-24"), made, begin, true));
    }
}
