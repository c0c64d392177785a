//! Opening a Hulpvraag: with an owner and a next step from the first moment.

use crate::tables::{deelname, hulpvraag};
use crate::{Eigenaar, Status, Uitkomst, Vervolgstap, own};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use rules::nummer::Nummer;
use store::Tx;
use store::sea_orm::ActiveValue::Set;

/// What a new Hulpvraag needs.
pub struct HulpvraagInput<'a> {
    /// About whom; `None` where nothing may be shared.
    pub inwoner: Option<Uuid>,
    /// About what.
    pub product: &'a str,
    /// The question in a sentence.
    pub vraag: &'a str,
    /// The owner.
    pub eigenaar: Eigenaar,
    /// What happens next and when; `None` closes it at once as solved (on the telephone, V01).
    pub vervolgstap: Option<(Vervolgstap, Timestamp)>,
    /// The organisaties that take part, besides the acting one.
    pub deelnemers: &'a [Uuid],
}

/// A Hulpvraag that was opened in this act.
#[derive(Clone, Debug)]
pub struct HulpvraagId {
    /// The id.
    pub id: Uuid,
    /// The nummer to read aloud.
    pub nummer: String,
}

/// Whether it was the nummer that turned out to be taken: the act is done again with another (`store::redraw`).
pub fn is_drawn(what: &str) -> bool {
    what.contains("nummer")
}

/// Opens a Hulpvraag within the act. Two draws of one nummer fail the act with a unique fault, which [`is_drawn`] knows.
pub fn open(tx: &Tx, opening: &HulpvraagInput<'_>) -> HulpvraagId {
    open_at(tx, tx.purpose().actor().organisatie, opening)
}

/// As [`open`], where it is asked of another organisatie than that of who writes it down: that one takes part, and the
/// one of the act does not.
pub fn open_at(tx: &Tx, organisatie: Uuid, opening: &HulpvraagInput<'_>) -> HulpvraagId {
    let store = tx.store();
    let now = store.now();
    let opened = HulpvraagId { id: store.new_id(), nummer: Nummer::from_random(store.chance().number()).to_string() };
    let (closed, next) = (opening.vervolgstap.is_none(), opening.vervolgstap);
    tx.add(hulpvraag::ActiveModel {
        id: Set(opened.id),
        nummer: Set(opened.nummer.clone()),
        inwoner_id: Set(opening.inwoner),
        product: Set(opening.product.to_owned()),
        vraag: Set(opening.vraag.to_owned()),
        status: Set(if closed { Status::Afgesloten } else { Status::Open }.into()),
        uitkomst: Set(closed.then(|| Uitkomst::Opgelost.into())),
        eigenaar_organisatie_id: Set((!closed).then_some(opening.eigenaar.organisatie)),
        eigenaar_balie_id: Set(opening.eigenaar.balie.filter(|_| !closed)),
        eigenaar_medewerker_id: Set(opening.eigenaar.medewerker.filter(|_| !closed)),
        vervolgstap: Set(next.map(|(step, _)| step.into())),
        vervolgstap_op: Set(next.map(|(_, at)| at.into())),
        aangemaakt_door_id: Set(organisatie),
        aangemaakt_op: Set(now.into()),
        afgesloten_op: Set(closed.then(|| now.into())),
        ketenregisseur_id: Set(None),
        ketenregisseur_op: Set(None),
        opvolger_id: Set(None),
        opvolger_organisatie_id: Set(None),
        opvolger_op: Set(None),
        versie: Set(1),
    });
    own::keep(tx, opened.id, (1, now), None, opening.eigenaar);
    let mut taking_part = vec![organisatie];
    taking_part.extend(opening.deelnemers.iter().filter(|id| **id != organisatie));
    tx.add_all(taking_part.into_iter().map(|deelnemer| deelname::ActiveModel {
        hulpvraag_id: Set(opened.id),
        organisatie_id: Set(deelnemer),
        rol: Set(if deelnemer == organisatie { "afzender" } else { "ontvanger" }.to_owned()),
        begin: Set(now.into()),
        einde: Set(closed.then(|| now.into())),
    }));
    opened
}
