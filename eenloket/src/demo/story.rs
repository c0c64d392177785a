//! Booking, as the telephone or the Balie does it: one Hulpvraag, one Afspraak, and a Doorverwijzing where somebody
//! else referred. The rows are those that `doorverwijzing::refer` would write.

use super::convenant;
use super::days::Days;
use super::rows::{Rows, found};
use super::{DemoError, id};
use afspraak::tables::afspraak as appointment;
use doorverwijzing::tables::doorverwijzing as referral;
use doorverwijzing::{Status, Zin};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::DateTime;
use hulpvraag::tables::{deelname, hulpvraag as question, momentopname};
use hulpvraag::{Instemming, Momentopname, Vervolgstap};
use rules::feestdag::Gebied;
use rules::nummer::Nummer;
use rules::termijn::{DOORVERWIJZING_WERKDAGEN, add_werkdagen};

/// Who comes where and when, about what, and who made the Afspraak.
pub(super) struct Story<'a> {
    /// Key of the Inwoner; it also names the ids, since nobody comes twice.
    pub wie: &'a str,
    pub product: &'a str,
    pub balie: &'a str,
    pub begin: DateTime,
    /// The Medewerker who referred; `None` where the Balie made its own Afspraak.
    pub van: Option<&'a str>,
    pub made: Timestamp,
}

/// Where the rows of a story stand.
#[derive(Clone, Copy)]
pub(super) struct Booked {
    pub tijdslot: usize,
    pub hulpvraag: usize,
    pub afspraak: usize,
    pub doorverwijzing: Option<usize>,
}

pub(super) fn book(rows: &mut Rows, days: &Days, story: &Story<'_>) -> Result<Booked, DemoError> {
    let slot = take(rows, story)?;
    let balie = rows.balie(story.balie)?.clone();
    let inwoner = rows.inwoner(story.wie)?.clone();
    let vraag = rows.product(story.product)?.vraag_tekst.clone();
    let plaats = format!("{}, {}", rows.locatie(balie.locatie_id)?.naam, balie.naam);
    let naam = format!("{} {}", inwoner.voornaam, inwoner.achternaam).trim().to_owned();
    let van = story.van.map(|key| rows.medewerker(key).cloned()).transpose()?;
    let van = van.filter(|van| van.organisatie_id != balie.organisatie_id);
    let maker = van.as_ref().map_or(balie.organisatie_id, |van| van.organisatie_id);
    let accepted = van.is_none() || convenant::holds(rows, days, maker, balie.organisatie_id, story.product);
    let tijdslot = rows.tijdsloten[slot].clone();
    let termijn = answer_before(days, story.made, tijdslot.einde.at())?;
    let hulpvraag_id = id(&format!("hulpvraag/{}", story.wie));
    let afspraak_id = id(&format!("afspraak/{}", story.wie));

    rows.hulpvragen.push(question::Model {
        id: hulpvraag_id,
        nummer: Nummer::from_random(u64::from_be_bytes(last_eight(hulpvraag_id))).to_string(),
        inwoner_id: Some(inwoner.id),
        product: story.product.to_owned(),
        vraag: vraag.clone(),
        status: hulpvraag::Status::Open.into(),
        uitkomst: None,
        eigenaar_organisatie_id: Some(if accepted { balie.organisatie_id } else { maker }),
        eigenaar_balie_id: accepted.then_some(balie.id),
        eigenaar_medewerker_id: van.as_ref().filter(|_| !accepted).map(|van| van.id),
        vervolgstap: Some(if accepted { Vervolgstap::Afspraak } else { Vervolgstap::DoorverwijzingBeantwoorden }.into()),
        vervolgstap_op: Some(if accepted { tijdslot.begin } else { termijn.into() }),
        aangemaakt_door_id: maker,
        aangemaakt_op: story.made.into(),
        afgesloten_op: None,
        ketenregisseur_id: None,
        ketenregisseur_op: None,
        opvolger_id: None,
        opvolger_organisatie_id: None,
        opvolger_op: None,
        versie: 1,
    });
    let door = van.as_ref().map_or(foundation::Uuid::nil(), |van| van.id);
    rows.own(rows.hulpvragen.len() - 1, story.made, "doorverwijzing.refer", (maker, door));
    join(rows, hulpvraag_id, maker, "afzender", story.made);
    if van.is_some() {
        join(rows, hulpvraag_id, balie.organisatie_id, "ontvanger", story.made);
    }
    rows.afspraken.push(appointment::Model {
        id: afspraak_id,
        hulpvraag_id,
        inwoner_id: Some(inwoner.id),
        tijdslot_id: tijdslot.id,
        balie_id: balie.id,
        locatie_id: balie.locatie_id,
        organisatie_id: balie.organisatie_id,
        product: story.product.to_owned(),
        naam: naam.clone(),
        plaats,
        begin: tijdslot.begin,
        einde: tijdslot.einde,
        status: afspraak::Status::Bevestigd.into(),
        bon: None,
        bon_dag: None,
        gemeld_op: None,
        bezig_op: None,
        klaar_op: None,
        medewerker_id: None,
        aangemaakt_op: story.made.into(),
        versie: 1,
    });
    if let Some(van) = &van {
        let shared = Momentopname {
            naam,
            telefoon: inwoner.telefoon,
            vraag,
            zinnen: vec![Zin::SamenDoen.into()],
            toelichting: String::new(),
        };
        rows.momentopnamen.push(momentopname::Model {
            id: id(&format!("momentopname/{}", story.wie)),
            hulpvraag_id,
            inwoner_id: inwoner.id,
            van_organisatie_id: van.organisatie_id,
            naar_organisatie_id: balie.organisatie_id,
            instemming: Instemming::Mondeling.into(),
            inhoud: serde_json::to_string(&shared).map_err(|cause| DemoError::Unknown(cause.to_string()))?,
            aangemaakt_op: story.made.into(),
        });
        rows.doorverwijzingen.push(referral::Model {
            id: id(&format!("doorverwijzing/{}", story.wie)),
            hulpvraag_id,
            inwoner_id: Some(inwoner.id),
            van_organisatie_id: van.organisatie_id,
            van_medewerker_id: van.id,
            naar_organisatie_id: balie.organisatie_id,
            naar_balie_id: balie.id,
            afspraak_id: Some(afspraak_id),
            product: story.product.to_owned(),
            status: if accepted { Status::Geaccepteerd } else { Status::Aangeboden }.into(),
            reden: None,
            instemming: Some(Instemming::Mondeling.into()),
            terugkoppeling: true,
            uitkomst: None,
            termijn_op: termijn.into(),
            aangemaakt_op: story.made.into(),
            geaccepteerd_op: accepted.then(|| story.made.into()),
            afgerond_op: None,
            vorige_id: None,
            versie: 1,
        });
    }
    Ok(Booked {
        tijdslot: slot,
        hulpvraag: rows.hulpvragen.len() - 1,
        afspraak: rows.afspraken.len() - 1,
        doorverwijzing: van.map(|_| rows.doorverwijzingen.len() - 1),
    })
}

/// Takes the Tijdslot; one that is taken, kept free or not there is a mistake in the data.
fn take(rows: &mut Rows, story: &Story<'_>) -> Result<usize, DemoError> {
    let name = format!("tijdslot/{}/{}", story.balie, story.begin.strftime("%Y-%m-%dT%H:%M"));
    let wanted = id(&name);
    let place = rows.tijdsloten.iter().position(|row| row.id == wanted && !row.bezet && !row.vrijgehouden);
    let place = found(place, "a free", &name)?;
    rows.tijdsloten[place].bezet = true;
    Ok(place)
}

fn join(rows: &mut Rows, hulpvraag_id: Uuid, organisatie_id: Uuid, rol: &str, at: Timestamp) {
    rows.deelnames.push(deelname::Model { hulpvraag_id, organisatie_id, rol: rol.to_owned(), begin: at.into(), einde: None });
}

fn answer_before(days: &Days, made: Timestamp, einde: Timestamp) -> Result<Timestamp, DemoError> {
    let date = add_werkdagen(days.local(made).date(), DOORVERWIJZING_WERKDAGEN, Gebied::Nederland)?;
    Ok(days.end_of(date).min(einde))
}

fn last_eight(id: Uuid) -> [u8; 8] {
    let mut out = [0; 8];
    out.copy_from_slice(&id.as_bytes()[8..]);
    out
}
