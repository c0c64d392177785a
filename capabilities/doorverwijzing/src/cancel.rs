//! Afspraken that do not go ahead: the Tijdslot is free again, the Balie reads it, the Inwoner is told.

use crate::DoorverwijzingError;
use crate::events::AFSPRAAK_AFGEZEGD;
use crate::outcome::werkdag_after;
use afspraak::Afspraak;
use afspraak::events::Afgezegd;
use foundation::Uuid;
use hulpvraag::taak;
use rules::termijn;
use store::Tx;

/// Calls an Afspraak off that has not begun. With `nieuw` another one took its place, and was booked before.
pub(crate) async fn call_off(tx: &Tx, afspraak: &Afspraak, nieuw: Option<Uuid>) -> Result<(), DoorverwijzingError> {
    let gone = match nieuw {
        Some(_) => afspraak.clone().move_away()?,
        None => afspraak.clone().cancel()?,
    };
    afspraak::release(tx, &gone).await?;
    tx.tell(AFSPRAAK_AFGEZEGD, &Afgezegd { afspraak: gone.id, hulpvraag: gone.hulpvraag, inwoner: gone.inwoner, nieuw });
    if gone.organisatie == tx.purpose().actor().organisatie {
        return Ok(());
    }
    let nieuw = taak::Nieuw {
        hulpvraag: gone.hulpvraag,
        inwoner: gone.inwoner,
        organisatie: gone.organisatie,
        balie: Some(gone.balie),
        medewerker: None,
        soort: taak::Soort::Ingetrokken,
        tekst: "",
        termijn_op: werkdag_after(tx, termijn::OPNIEUW_KIEZEN_WERKDAGEN)?,
        bron: gone.id,
    };
    Ok(taak::raise(tx, &nieuw).await?)
}
