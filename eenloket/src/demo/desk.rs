//! What happens at the Balie, as far as the clock has come: reported, called in, helped, or nobody came.

use super::days::Days;
use super::rows::{Rows, found};
use super::story::Booked;
use super::{DemoError, id};
use afspraak::Status;
use foundation::jiff::Timestamp;
use hulpvraag::tables::{klantcontact, taak as todo};
use hulpvraag::{Uitkomst, Vervolgstap, taak};
use inwoner::tables::identificatie;
use std::collections::BTreeMap;

/// The Inwoner is in the waiting room.
pub(super) fn report(rows: &mut Rows, booked: Booked, at: Timestamp) {
    let row = &mut rows.afspraken[booked.afspraak];
    row.status = Status::Gemeld.into();
    row.gemeld_op = Some(at.into());
    row.versie += 1;
}

/// Called in by whoever sits at the Balie, who looks at a document first where the law allows a BSN.
pub(super) fn call(rows: &mut Rows, booked: Booked, at: Timestamp) -> Result<(), DemoError> {
    let dienst_id = rows.tijdsloten[booked.tijdslot].dienst_id;
    let dienst = found(rows.diensten.iter().find(|row| row.id == dienst_id), "dienst", dienst_id)?;
    let medewerker = found(dienst.medewerker_id, "a medewerker on dienst", dienst_id)?;
    let row = &mut rows.afspraken[booked.afspraak];
    row.status = Status::Bezig.into();
    row.bezig_op = Some(at.into());
    row.medewerker_id = Some(medewerker);
    row.versie += 1;
    let (row, question) = (row.clone(), &mut rows.hulpvragen[booked.hulpvraag]);
    question.status = hulpvraag::Status::InBehandeling.into();
    question.eigenaar_organisatie_id = Some(row.organisatie_id);
    question.eigenaar_balie_id = Some(row.balie_id);
    question.eigenaar_medewerker_id = Some(medewerker);
    question.vervolgstap = Some(Vervolgstap::Gesprek.into());
    question.vervolgstap_op = Some(at.into());
    question.versie += 1;
    rows.own(booked.hulpvraag, at, "balie.call", (row.organisatie_id, medewerker));
    rows.klantcontacten.push(klantcontact::Model {
        id: id(&format!("klantcontact/{}", row.id)),
        hulpvraag_id: row.hulpvraag_id,
        inwoner_id: row.inwoner_id,
        organisatie_id: row.organisatie_id,
        balie_id: Some(row.balie_id),
        medewerker_id: medewerker,
        kanaal: "balie".to_owned(),
        begin: at.into(),
        einde: None,
        stappen: String::new(),
        toelichting: String::new(),
        uitkomst: None,
        versie: 1,
    });
    let document = row.inwoner_id.filter(|_| rows.organisatie(row.organisatie_id).is_ok_and(|o| o.overheidsorgaan));
    rows.identificaties.extend(document.map(|inwoner_id| identificatie::Model {
        id: id(&format!("identificatie/{}", row.id)),
        inwoner_id,
        hulpvraag_id: row.hulpvraag_id,
        organisatie_id: row.organisatie_id,
        medewerker_id: medewerker,
        status: inwoner::Status::Vastgesteld.into(),
        document_soort: inwoner::Document::Identiteitskaart.into(),
        document_tekens: "123".to_owned(),
        plaatsgevonden_op: at.into(),
        document_stand: inwoner::Stand::Geldig.into(),
    }));
    Ok(())
}

/// Helped: closed, or with a Taak for who comes back. The sender hears it.
pub(super) fn finish(rows: &mut Rows, booked: Booked, at: Timestamp, back: Option<Timestamp>) {
    let row = &mut rows.afspraken[booked.afspraak];
    row.status = Status::Afgerond.into();
    row.klaar_op = Some(at.into());
    row.versie += 1;
    let row = row.clone();
    let outcome = if back.is_some() { Uitkomst::DeelsOpgelost } else { Uitkomst::Opgelost };
    for contact in rows.klantcontacten.iter_mut().filter(|contact| contact.hulpvraag_id == row.hulpvraag_id) {
        contact.einde = Some(at.into());
        contact.stappen = steps(&row.product).to_owned();
        contact.uitkomst = Some(outcome.into());
    }
    match back {
        Some(back) => {
            wait(rows, booked, Vervolgstap::Terugkomen, back);
            let tekst = "De rest doen wij dan samen.";
            let owner = row.medewerker_id;
            raise(rows, &row, taak::Soort::Terugkomen, tekst, at, back, owner);
        }
        None => close(rows, booked, Uitkomst::Opgelost, at),
    }
    if let Some(place) = booked.doorverwijzing {
        use doorverwijzing::Uitkomst::{Geholpen, GeholpenVervolg};
        let row = &mut rows.doorverwijzingen[place];
        row.status = doorverwijzing::Status::Afgerond.into();
        row.uitkomst = Some(if back.is_some() { GeholpenVervolg } else { Geholpen }.into());
        row.afgerond_op = Some(at.into());
        row.versie += 1;
    }
}

/// Nobody came: the Balie calls within a werkdag, the sender reads it.
pub(super) fn no_show(rows: &mut Rows, days: &Days, booked: Booked, at: Timestamp) -> Result<(), DemoError> {
    let row = &mut rows.afspraken[booked.afspraak];
    row.status = Status::NietVerschenen.into();
    row.versie += 1;
    let row = row.clone();
    let date = rules::termijn::add_werkdagen(
        days.local(at).date(),
        rules::termijn::NIET_VERSCHENEN_WERKDAGEN,
        rules::feestdag::Gebied::Nederland,
    )?;
    let before = days.end_of(date);
    wait(rows, booked, Vervolgstap::Nabellen, before);
    raise(rows, &row, taak::Soort::Nabellen, "", at, before, None);
    if let Some(place) = booked.doorverwijzing {
        rows.doorverwijzingen[place].uitkomst = Some(doorverwijzing::Uitkomst::NietVerschenen.into());
        super::answer::tell_sender(rows, place, taak::Soort::NietVerschenen, "", at, before);
    }
    Ok(())
}

fn wait(rows: &mut Rows, booked: Booked, next: Vervolgstap, at: Timestamp) {
    let question = &mut rows.hulpvragen[booked.hulpvraag];
    question.status = hulpvraag::Status::WachtOpInwoner.into();
    question.vervolgstap = Some(next.into());
    question.vervolgstap_op = Some(at.into());
    question.versie += 1;
}

/// Nobody owns it and nobody takes part any more.
pub(super) fn close(rows: &mut Rows, booked: Booked, outcome: Uitkomst, at: Timestamp) {
    let question = &mut rows.hulpvragen[booked.hulpvraag];
    question.status = hulpvraag::Status::Afgesloten.into();
    question.uitkomst = Some(outcome.into());
    question.eigenaar_organisatie_id = None;
    question.eigenaar_balie_id = None;
    question.eigenaar_medewerker_id = None;
    question.vervolgstap = None;
    question.vervolgstap_op = None;
    question.afgesloten_op = Some(at.into());
    question.versie += 1;
    let closed = question.id;
    for row in rows.deelnames.iter_mut().filter(|row| row.hulpvraag_id == closed) {
        row.einde = Some(at.into());
    }
}

fn raise(
    rows: &mut Rows,
    from: &afspraak::tables::afspraak::Model,
    soort: taak::Soort,
    tekst: &str,
    made: Timestamp,
    before: Timestamp,
    medewerker_id: Option<foundation::Uuid>,
) {
    rows.taken.push(todo::Model {
        id: id(&format!("taak/{}/{soort}", from.id)),
        hulpvraag_id: from.hulpvraag_id,
        inwoner_id: from.inwoner_id,
        organisatie_id: from.organisatie_id,
        balie_id: Some(from.balie_id),
        medewerker_id,
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
    });
}

/// Numbers the tickets of each day and Locatie by letter, in the order in which people reported.
pub(super) fn give_tickets(rows: &mut Rows, days: &Days) {
    let letters: BTreeMap<_, _> = rows.balies.iter().map(|row| (row.id, row.bonletter.clone())).collect();
    let mut reported: Vec<_> = rows.afspraken.iter_mut().filter(|row| row.gemeld_op.is_some()).collect();
    reported.sort_by_key(|row| row.gemeld_op);
    let mut given: BTreeMap<_, u32> = BTreeMap::new();
    for row in reported {
        let letter = letters.get(&row.balie_id).cloned().unwrap_or_default();
        let day = days.local(row.begin.at()).date().to_string();
        let number = given.entry((row.locatie_id, day.clone(), letter.clone())).or_default();
        *number += 1;
        row.bon = Some(format!("{letter}{number:02}"));
        row.bon_dag = Some(day);
    }
}

/// Steps ticked as done, by the names that the Balie stores.
fn steps(product: &str) -> &'static str {
    match product {
        "digid" => "digid_geactiveerd berichtenbox_uitgelegd",
        "berichtenbox" => "berichtenbox_uitgelegd brief_uitgelegd",
        "schuldhulpverlening" | "rechtshulp" | "eigen-bijdrage-wlz" => "brief_uitgelegd",
        _ => "formulier_ingevuld",
    }
}
