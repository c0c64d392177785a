//! Who owned a Hulpvraag from when, by which act: a row a change of owner, added in the act that changes it and never touched
//! again. An owner owns it until the next row begins, or until it is closed, so there is no gap to leave.

use crate::Eigenaar;
use crate::tables::eigenaar;
use foundation::Uuid;
use foundation::jiff::Timestamp;
use store::Tx;
use store::sea_orm::ActiveValue::Set;

/// What stands instead of the act where it was not kept: before the release that began to keep it.
pub const NIET_BIJGEHOUDEN: &str = "niet_bijgehouden";

/// Keeps that from this version and this instant on it went from one owner to another. The instant is the one that the
/// Hulpvraag itself keeps, where it keeps one: a clock that is read twice gives two.
pub(crate) fn keep(tx: &Tx, hulpvraag: Uuid, (versie, begin): (i32, Timestamp), van: Option<Eigenaar>, eigenaar: Eigenaar) {
    let actor = tx.purpose().actor();
    tx.add(eigenaar::ActiveModel {
        hulpvraag_id: Set(hulpvraag),
        versie: Set(versie),
        organisatie_id: Set(Some(eigenaar.organisatie)),
        balie_id: Set(eigenaar.balie),
        medewerker_id: Set(eigenaar.medewerker),
        van_organisatie_id: Set(van.map(|van| van.organisatie)),
        van_balie_id: Set(van.and_then(|van| van.balie)),
        van_medewerker_id: Set(van.and_then(|van| van.medewerker)),
        begin: Set(begin.into()),
        handeling: Set(tx.purpose().act().to_string()),
        door_organisatie_id: Set(actor.organisatie),
        door_id: Set(actor.logged_id()),
    });
}
