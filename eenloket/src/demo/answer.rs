//! What becomes of an offer: turned down, not answered in time, or taken back.

use super::desk::close;
use super::id;
use super::rows::Rows;
use super::story::Booked;
use doorverwijzing::Status;
use foundation::jiff::Timestamp;
use hulpvraag::tables::taak as todo;
use hulpvraag::{Uitkomst, Vervolgstap, taak};

/// Why the Balie says no, by its stored name: nobody sits there then.
const REDEN: &str = "geen_medewerker";

/// The Balie said no. The sender, who stayed owner, has to do something; the Afspraak stays until then.
pub(super) fn refuse(rows: &mut Rows, booked: Booked, at: Timestamp, before: Timestamp) {
    let Some(place) = booked.doorverwijzing else { return };
    end(rows, place, Status::Geweigerd, at);
    rows.doorverwijzingen[place].reden = Some(REDEN.to_owned());
    call_back(rows, booked, before);
    tell_sender(rows, place, taak::Soort::Geweigerd, REDEN, at, before);
}

/// Nobody answered in time.
pub(super) fn expire(rows: &mut Rows, booked: Booked, before: Timestamp) {
    let Some(place) = booked.doorverwijzing else { return };
    let at = rows.doorverwijzingen[place].termijn_op.at();
    end(rows, place, Status::Verlopen, at);
    call_back(rows, booked, before);
    tell_sender(rows, place, taak::Soort::Verlopen, "", at, before);
}

/// Solved on the telephone after all: the Tijdslot is free again.
pub(super) fn withdraw(rows: &mut Rows, booked: Booked, at: Timestamp) {
    if let Some(place) = booked.doorverwijzing {
        end(rows, place, Status::Ingetrokken, at);
    }
    let row = &mut rows.afspraken[booked.afspraak];
    row.status = afspraak::Status::Afgezegd.into();
    row.versie += 1;
    rows.tijdsloten[booked.tijdslot].bezet = false;
    close(rows, booked, Uitkomst::Opgelost, at);
}

fn end(rows: &mut Rows, place: usize, status: Status, at: Timestamp) {
    let row = &mut rows.doorverwijzingen[place];
    row.status = status.into();
    row.afgerond_op = Some(at.into());
    row.versie += 1;
}

fn call_back(rows: &mut Rows, booked: Booked, before: Timestamp) {
    let question = &mut rows.hulpvragen[booked.hulpvraag];
    question.vervolgstap = Some(Vervolgstap::Nabellen.into());
    question.vervolgstap_op = Some(before.into());
    question.versie += 1;
}

/// A Taak for who referred.
pub(super) fn tell_sender(rows: &mut Rows, place: usize, soort: taak::Soort, tekst: &str, made: Timestamp, before: Timestamp) {
    let from = &rows.doorverwijzingen[place];
    let row = todo::Model {
        id: id(&format!("taak/{}/{soort}", from.id)),
        hulpvraag_id: from.hulpvraag_id,
        inwoner_id: from.inwoner_id,
        organisatie_id: from.van_organisatie_id,
        balie_id: None,
        medewerker_id: Some(from.van_medewerker_id),
        soort: soort.into(),
        tekst: tekst.to_owned(),
        status: taak::Status::Open.into(),
        termijn_op: before.into(),
        aangemaakt_op: made.into(),
        klaar_op: None,
        coordinator_id: None,
        coordinator_op: None,
        organisaties_op: None,
        bron_id: from.id,
        versie: 1,
    };
    rows.taken.push(row);
}
