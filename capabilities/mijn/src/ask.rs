//! "Klopt dit niet? Vraag het na": a question about one look, to the privacy officer of who looked (AVG art. 12: an answer
//! within a month). It is a Hulpvraag with an owner and a date like any other, so that it cannot be lost.

use crate::MijnError;
use crate::events::{INZAGE_GEVRAAGD, InzageGevraagd};
use crate::model::VraagStatus;
use crate::tables::inzage_vraag;
use access::Verwerking;
use foundation::Uuid;
use foundation::jiff::tz::TimeZone;
use foundation::jiff::{Timestamp, ToSpan};
use hulpvraag::{Eigenaar, HulpvraagInput, INZAGE, Vervolgstap, taak};
use store::sea_orm::{self, ActiveValue::Set, FromQueryResult};
use store::{Look, Ms, Once, Plain, Redraw, Store, StoreError, Tx};

/// What such a Hulpvraag is about, for who sees it in a list; what was asked stands in a table of its own.
const VRAAG: &str = "De inwoner vraagt wie er naar zijn gegevens keek en waarom.";

/// What is asked.
pub struct VraagInput {
    /// About whose data: who asks.
    pub inwoner: Uuid,
    /// Who looked: who answers.
    pub organisatie: Uuid,
    /// About which look.
    pub verwerking: Uuid,
    /// The month in which its line stands.
    pub maand: i32,
    /// In the words of the Inwoner; may be empty.
    pub vraag: String,
    /// Who wrote it down for the Inwoner, at the Balie.
    pub gevraagd_door: Option<Uuid>,
}

/// Asks; the purpose is that of the Inwoner at the organisatie that looked.
pub async fn ask(store: &Store, purpose: &Verwerking, input: &VraagInput, once: &Once) -> Result<(), MijnError> {
    let mut redraw = Redraw::of(hulpvraag::is_drawn);
    loop {
        let tx = store.begin(purpose);
        let outcome = begin(&tx, input).await.map(|nummer| tx.remember(once, &format!("/mijn/inzage?gevraagd={nummer}")));
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

/// The question begins, with an owner and a date at the organisatie that looked; gives the nummer of its Hulpvraag.
pub(crate) async fn begin(tx: &Tx, input: &VraagInput) -> Result<String, MijnError> {
    let (inwoner, organisatie) = (input.inwoner, input.organisatie);
    let now = tx.store().now();
    let termijn = answer_before(now).ok_or(StoreError::Unreadable("termijn"))?;
    let officer = netwerk::privacy_officer(&tx.store().look(), organisatie).await?;
    let opened = hulpvraag::open_at(
        tx,
        organisatie,
        &HulpvraagInput {
            inwoner: Some(inwoner),
            product: INZAGE,
            vraag: VRAAG,
            eigenaar: Eigenaar { organisatie, balie: None, medewerker: officer },
            vervolgstap: Some((Vervolgstap::InzageBeantwoorden, termijn)),
            deelnemers: &[],
        },
    );
    let id = tx.store().new_id();
    tx.add(inzage_vraag::ActiveModel {
        id: Set(id),
        hulpvraag_id: Set(opened.id),
        inwoner_id: Set(inwoner),
        organisatie_id: Set(organisatie),
        verwerking_id: Set(input.verwerking),
        maand: Set(input.maand),
        vraag: Set(input.vraag.clone()),
        status: Set(VraagStatus::ask().into()),
        antwoord: Set(String::new()),
        termijn_op: Set(termijn.into()),
        aangemaakt_op: Set(now.into()),
        klaar_door_id: Set(None),
        klaar_op: Set(None),
        gevraagd_door_id: Set(input.gevraagd_door),
        versie: Set(1),
    });
    taak::raise_at_end(
        tx,
        &taak::Nieuw {
            hulpvraag: opened.id,
            inwoner: Some(inwoner),
            organisatie,
            balie: None,
            medewerker: officer,
            soort: taak::Soort::InzageVraag,
            tekst: "",
            termijn_op: termijn,
            bron: id,
        },
    );
    tx.tell(INZAGE_GEVRAAGD, &InzageGevraagd { hulpvraag: opened.id, inwoner, organisatie: Some(organisatie) });
    Ok(opened.nummer)
}

/// Before when the question of a Hulpvraag is answered; about nobody.
pub async fn answer_due(look: &Look<'_>, hulpvraag: Uuid) -> Result<Option<Ms>, StoreError> {
    let sql = "select termijn_op from inzage_vraag where hulpvraag_id = $1";
    let rows: Vec<Due> = look.sql(sql, [hulpvraag.into()]).await?;
    Ok(rows.first().map(|row| row.termijn_op))
}

#[derive(FromQueryResult)]
struct Due {
    termijn_op: Ms,
}
impl Plain for Due {}

/// A month from today, and not on a day on which nobody works (AVG art. 12 lid 3; Algemene termijnenwet art. 1).
fn answer_before(now: Timestamp) -> Option<Timestamp> {
    let zone = TimeZone::get(rules::termijn::WET_TIJDZONE).ok()?;
    let day = now.to_zoned(zone.clone()).date().checked_add(1.month()).ok()?;
    let day = rules::termijn::end_of_termijn(day).ok()?;
    Some(day.at(17, 0, 0, 0).to_zoned(zone).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_later_and_not_on_a_feestdag() {
        let at = |text: &str| answer_before(text.parse().unwrap()).unwrap().to_string();
        assert_eq!(at("2027-03-02T09:00:00Z"), "2027-04-02T15:00:00Z");
        // 28 March 2027 is Easter Sunday, the day after is Easter Monday; summer time has begun.
        assert_eq!(at("2027-02-28T09:00:00Z"), "2027-03-30T15:00:00Z");
        // There is no 31 February.
        assert_eq!(at("2027-01-31T09:00:00Z"), "2027-03-01T16:00:00Z");
    }
}
