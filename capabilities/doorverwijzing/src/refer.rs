//! V01: refer a caller to a counter Afspraak. One act, one commit.

use crate::choose::{self, ANSWERS, why_not};
use crate::events::{AANGEBODEN, AFSPRAAK_GEMAAKT, Doorverwezen, GEACCEPTEERD};
use crate::tables::{concept, doorverwijzing};
use crate::{DoorverwijzingError, Status, Zin};
use access::Verwerking;
use afspraak::{AfspraakInput, Tijdslot};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use foundation::jiff::civil::Date;
use foundation::jiff::tz::TimeZone;
use hulpvraag::{Eigenaar, HulpvraagInput, Instemming, Momentopname, Vervolgstap};
use inwoner::{InwonerInput, Kanaal};
use netwerk::BalieProductRow;
use rules::{afstand, termijn};
use store::sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use store::{Once, Redraw, Store, StoreError, Tx};

/// Who is referred, and what of them may travel.
pub enum InstemmingInput {
    /// The Inwoner agrees: name, contact and question go along.
    Ja {
        /// Who.
        persoon: Box<InwonerInput>,
        /// In which form they agreed.
        instemming: Instemming,
        /// Whether the sender may hear how it ended.
        terugkoppeling: bool,
        /// The fixed sentences.
        zinnen: Vec<Zin>,
        /// Free text, only of senders that may write it.
        toelichting: String,
    },
    /// The Inwoner does not agree: only a Tijdslot under a first name.
    Nee {
        /// What to call out in the hall.
        voornaam: String,
    },
}

/// A checked request to refer somebody.
pub struct DoorverwijzingInput {
    /// Who, and what may be shared.
    pub sharing: InstemmingInput,
    /// About what.
    pub product: String,
    /// The chosen Tijdslot.
    pub tijdslot: Uuid,
    /// The concept this came from, which has served.
    pub concept: Option<Uuid>,
}

/// The product of an Afspraak about which nothing may be shared.
const ALGEMEEN: &str = "algemeen";

/// Refers somebody: takes the Tijdslot, opens the Hulpvraag, offers it to the Balie and books.
///
/// Under a Convenant the booking is the acceptance and the Balie becomes owner; without one the
/// sender stays owner until the Balie answers. Returns the id of the Doorverwijzing.
///
/// # Errors
/// `TijdslotGone` when somebody else was first, `NotHere` when the Balie cannot be chosen.
pub async fn refer(
    store: &Store,
    purpose: &Verwerking,
    input: &DoorverwijzingInput,
    once: &Once,
) -> Result<Uuid, DoorverwijzingError> {
    let mut redraw = Redraw::of(is_drawn);
    loop {
        let tx = store.begin(purpose);
        let outcome = act(&tx, input, once).await;
        let done = tx.finish(outcome).await;
        if !redraw.after(&done) {
            return done;
        }
    }
}

/// A nummer that met another one, or a person whom somebody else began to know at the same moment.
fn is_drawn(what: &str) -> bool {
    hulpvraag::is_drawn(what) || inwoner::is_known_by_now(what)
}

async fn act(tx: &Tx, input: &DoorverwijzingInput, once: &Once) -> Result<Uuid, DoorverwijzingError> {
    let own = tx.purpose().actor().organisatie;
    let what = AfspraakInput { product: &input.product, van: own, day: today(tx.store().now()), only_if: ANSWERS };
    let (booking, place) = take(tx, input.tijdslot, &what, false).await?;
    let shared = share(tx, input, &place).await?;

    let status = Status::offer(place.convenant);
    let termijn = answer_before(tx, &booking, &place)?;
    let opened = hulpvraag::open(
        tx,
        &HulpvraagInput {
            inwoner: shared.inwoner,
            product: &shared.product,
            vraag: &shared.vraag,
            eigenaar: owner(tx, status, &booking),
            vervolgstap: Some(match status {
                Status::Geaccepteerd => (Vervolgstap::Afspraak, booking.begin),
                _ => (Vervolgstap::DoorverwijzingBeantwoorden, termijn),
            }),
            deelnemers: &[booking.organisatie],
        },
    );
    if let (Some(inwoner), Some((instemming, gedeeld))) = (shared.inwoner, &shared.gedeeld) {
        hulpvraag::share(tx, opened.id, inwoner, booking.organisatie, *instemming, gedeeld);
    }
    let where_to = format!("{}, {}", place.locatie_naam, place.balie_naam);
    let afspraak = booking.write(tx, opened.id, shared.inwoner, &shared.product, &shared.naam, &where_to);
    let id = offer(tx, &booking, &shared, opened.id, afspraak, status, termijn);

    let told = Doorverwezen { doorverwijzing: id, hulpvraag: opened.id, inwoner: shared.inwoner, afspraak: Some(afspraak) };
    tx.tell(AFSPRAAK_GEMAAKT, &told);
    tx.tell(if status == Status::Geaccepteerd { GEACCEPTEERD } else { AANGEBODEN }, &told);
    if let Some(concept) = input.concept {
        let mine = concept::Column::MedewerkerId.eq(tx.purpose().actor().id);
        tx.remove_at_end(concept::Entity::delete_many().filter(concept::Column::Id.eq(concept)).filter(mine));
    }
    tx.remember(once, &confirmed_at(id, is_large(input), lives_in(input)));
    Ok(id)
}

/// Takes a Tijdslot of a Balie that can be chosen; of one's own organisatie only where that will do (`own`, see [`crate::eigen_balie`]).
/// There nobody has to be asked.
pub(crate) async fn take(
    tx: &Tx,
    tijdslot: Uuid,
    what: &AfspraakInput<'_>,
    own: bool,
) -> Result<(Tijdslot, BalieProductRow), DoorverwijzingError> {
    let Some((booking, mut place)) = afspraak::book(tx, tijdslot, what).await? else {
        return Err(why_not(tx, tijdslot).await?);
    };
    match (booking.organisatie == what.van, own) {
        (true, true) => place.convenant = true,
        // Passing on from Balie to Balie within one's own house is no Doorverwijzing.
        (true, false) => return Err(DoorverwijzingError::NotHere),
        (false, _) => {}
    }
    Ok((booking, place))
}

/// The day on the calendar of the law, which is that of The Hague.
pub(crate) fn today(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::get(termijn::WET_TIJDZONE).unwrap_or(TimeZone::UTC)).date()
}

/// Whether the letter was asked for in large print. What the house knew before about this person is none of the caller's
/// business, so the confirmation goes by what was asked.
pub(crate) fn is_large(input: &DoorverwijzingInput) -> bool {
    matches!(&input.sharing, InstemmingInput::Ja { persoon, .. } if persoon.kanaal == Kanaal::GroteLetter)
}

/// Where the sender reads what was agreed; also what a repeat of the act is answered with.
pub(crate) fn confirmed_at(id: Uuid, large: bool, gemeente: Option<&str>) -> String {
    let letter = large.then(|| "letter=groot".to_owned());
    let told: Vec<String> = letter.into_iter().chain(gemeente.map(|code| format!("gemeente={code}"))).collect();
    let query = if told.is_empty() { String::new() } else { format!("?{}", told.join("&")) };
    format!("/doorverwijzingen/{id}/bevestigd{query}")
}

/// The code of the gemeente in which somebody says to live: by what was told, as with [`is_large`].
pub(crate) fn lives_in(input: &DoorverwijzingInput) -> Option<&'static str> {
    let InstemmingInput::Ja { persoon, .. } = &input.sharing else { return None };
    persoon.postcode.parse().ok().and_then(afstand::gemeente).map(|gemeente| gemeente.code.as_str())
}

/// Which Doorverwijzing such an address is about.
pub(crate) fn confirmed_id(location: &str) -> Option<Uuid> {
    let path = location.split('?').next()?;
    path.strip_prefix("/doorverwijzingen/")?.strip_suffix("/bevestigd")?.parse().ok()
}

/// What travels: with agreement all that was shown beforehand, without it a first name.
struct Shared {
    inwoner: Option<Uuid>,
    naam: String,
    product: String,
    vraag: String,
    gedeeld: Option<(Instemming, Momentopname)>,
    terugkoppeling: bool,
}

async fn share(tx: &Tx, input: &DoorverwijzingInput, place: &BalieProductRow) -> Result<Shared, DoorverwijzingError> {
    match &input.sharing {
        InstemmingInput::Nee { voornaam } => Ok(Shared {
            inwoner: None,
            naam: voornaam.clone(),
            product: ALGEMEEN.to_owned(),
            vraag: String::new(),
            gedeeld: None,
            terugkoppeling: false,
        }),
        InstemmingInput::Ja { persoon, instemming, terugkoppeling, zinnen, toelichting } => {
            let inwoner = inwoner::find_or_create(tx, persoon).await?;
            let naam = persoon.naam.full();
            let gedeeld = Momentopname {
                naam: naam.clone(),
                telefoon: persoon.telefoon.clone(),
                vraag: place.vraag_tekst.clone(),
                zinnen: zinnen.iter().map(|zin| zin.as_str().to_owned()).collect(),
                toelichting: toelichting.clone(),
            };
            Ok(Shared {
                inwoner: Some(inwoner),
                naam,
                product: input.product.clone(),
                vraag: place.vraag_tekst.clone(),
                gedeeld: Some((*instemming, gedeeld)),
                terugkoppeling: *terugkoppeling,
            })
        }
    }
}

/// The Balie under a Convenant; otherwise the sender, by name.
fn owner(tx: &Tx, status: Status, booking: &Tijdslot) -> Eigenaar {
    let actor = tx.purpose().actor();
    match status {
        Status::Geaccepteerd => Eigenaar { organisatie: booking.organisatie, balie: Some(booking.balie), medewerker: None },
        _ => Eigenaar { organisatie: actor.organisatie, balie: None, medewerker: Some(actor.id) },
    }
}

/// Before when the Balie answers, on the calendar of the Locatie. Under a Convenant the booking was the answer, and nobody waits.
///
/// # Errors
/// `TeSnel` where a Balie that has to be asked has no time to answer before the Inwoner would come.
pub(crate) fn answer_before(tx: &Tx, booking: &Tijdslot, place: &BalieProductRow) -> Result<Timestamp, DoorverwijzingError> {
    if place.convenant {
        return Ok(booking.begin);
    }
    let zone = TimeZone::get(&place.tijdzone).map_err(|_| StoreError::Unreadable("locatie.tijdzone"))?;
    choose::answer_before(tx.store().now(), booking.begin, &zone, &place.gebied).ok_or(DoorverwijzingError::TeSnel)
}

fn offer(
    tx: &Tx,
    booking: &Tijdslot,
    shared: &Shared,
    hulpvraag: Uuid,
    afspraak: Uuid,
    status: Status,
    termijn: Timestamp,
) -> Uuid {
    let (id, now, actor) = (tx.store().new_id(), tx.store().now(), tx.purpose().actor());
    tx.add(doorverwijzing::ActiveModel {
        id: Set(id),
        hulpvraag_id: Set(hulpvraag),
        inwoner_id: Set(shared.inwoner),
        van_organisatie_id: Set(actor.organisatie),
        van_medewerker_id: Set(actor.id),
        naar_organisatie_id: Set(booking.organisatie),
        naar_balie_id: Set(booking.balie),
        afspraak_id: Set(Some(afspraak)),
        product: Set(shared.product.clone()),
        status: Set(status.into()),
        reden: Set(None),
        instemming: Set(shared.gedeeld.as_ref().map(|(form, _)| (*form).into())),
        terugkoppeling: Set(shared.terugkoppeling),
        uitkomst: Set(None),
        termijn_op: Set(termijn.into()),
        aangemaakt_op: Set(now.into()),
        geaccepteerd_op: Set((status == Status::Geaccepteerd).then(|| now.into())),
        afgerond_op: Set(None),
        vorige_id: Set(None),
        versie: Set(1),
    });
    id
}
