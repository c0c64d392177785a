//! Ending a visit: steps done, outcome, and what follows. Nothing is left without an owner and a date.

use crate::BalieError;
use crate::events::{AFGEROND, Bezocht, Einde};
use crate::keep::forget;
use access::Verwerking;
use bericht::{Kanaal, KanaalStand};
use foundation::Uuid;
use foundation::jiff::Timestamp;
use hulpvraag::tables::klantcontact::{Column, Entity};
use hulpvraag::{Uitkomst, Vervolgstap, taak};
use store::sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use store::{Ms, Once, Store, Tx};

foundation::states! {
    /// Steps that can be ticked as done (a fixed list, so that they can be counted).
    pub enum Stap {
        /// DigiD was applied for.
        DigidAangevraagd => "digid_aangevraagd",
        /// DigiD was activated.
        DigidGeactiveerd => "digid_geactiveerd",
        /// The Berichtenbox was explained.
        BerichtenboxUitgelegd => "berichtenbox_uitgelegd",
        /// A form was filled in together.
        FormulierIngevuld => "formulier_ingevuld",
        /// A letter was explained.
        BriefUitgelegd => "brief_uitgelegd",
        /// The organisatie concerned was called together.
        SamenGebeld => "samen_gebeld",
    }
}

/// How a visit ends.
pub struct KlantcontactInput {
    /// Steps done.
    pub stappen: Vec<Stap>,
    /// Notes for the own organisatie.
    pub toelichting: String,
    /// The outcome.
    pub uitkomst: Uitkomst,
    /// What the Inwoner comes back for and when; `None` closes the Hulpvraag.
    pub vervolg: Option<(String, Timestamp)>,
    /// Along which way the Inwoner gets a summary: on paper now, as they prefer, or not at all.
    pub samenvatting: Option<Kanaal>,
    /// The version of the Afspraak that the form showed (R9).
    pub versie: i32,
}

/// Ends a visit.
pub async fn finish(
    store: &Store,
    purpose: &Verwerking,
    id: Uuid,
    input: &KlantcontactInput,
    once: &Once,
) -> Result<(), BalieError> {
    let tx = store.begin(purpose);
    let outcome = act(&tx, id, input, once).await;
    tx.finish(outcome).await
}

async fn act(tx: &Tx, id: Uuid, input: &KlantcontactInput, once: &Once) -> Result<(), BalieError> {
    let now = tx.store().now();
    let loaded = afspraak::load(tx, id).await?;
    let mut afspraak = loaded.peek(tx).clone();
    afspraak.versie = input.versie;
    let done = afspraak.finish(now)?;
    afspraak::save(tx, &done).await?;

    let hulpvraag = hulpvraag::load(tx, done.hulpvraag).await?;
    let hulpvraag = hulpvraag.peek(tx).clone();
    let next = match &input.vervolg {
        Some((_, at)) => hulpvraag.wait_for_inwoner(Vervolgstap::Terugkomen, *at)?,
        // Its ketenregisseur closes it, with a choice about the parts of the others.
        None if hulpvraag.ketenregisseur.is_some() => {
            let before = hulpvraag.vervolgstap.map_or(now, |(_, at)| at.max(now));
            hulpvraag.do_next(Vervolgstap::Afstemmen, before)?
        }
        None => hulpvraag.close(input.uitkomst, now)?,
    };
    hulpvraag::save(tx, &next).await?;
    if next.status == hulpvraag::Status::Afgesloten {
        taak::lapse(tx, done.hulpvraag, done.inwoner, &SERVED).await?;
    }
    if let Some((tekst, at)) = &input.vervolg {
        let nieuw = taak::Nieuw {
            hulpvraag: done.hulpvraag,
            inwoner: done.inwoner,
            organisatie: done.organisatie,
            balie: Some(done.balie),
            medewerker: None,
            soort: taak::Soort::Terugkomen,
            tekst,
            termijn_op: *at,
            bron: id,
        };
        taak::raise(tx, &nieuw).await?;
    }
    write_contact(tx, &done, input).await?;
    forget(tx, id);
    let einde = match (&input.vervolg, input.uitkomst) {
        (Some(_), _) => Einde::Vervolg,
        (None, Uitkomst::NietOpgelost | Uitkomst::Ingetrokken) => Einde::NietOpgelost,
        (None, _) => Einde::Opgelost,
    };
    let samenvatting = input.samenvatting;
    tx.tell(AFGEROND, &Bezocht { afspraak: id, hulpvraag: done.hulpvraag, einde: Some(einde), samenvatting });
    let preferred = bericht::weg_of(tx, done.inwoner, bericht::Soort::SamenvattingGesprek).await?;
    let weg = KanaalStand::chosen(samenvatting, *preferred.peek(tx));
    tx.remember(once, &format!("/balie/bezoeken/{id}/samenvatting?weg={weg}"));
    Ok(())
}

/// What the visit that closes a Hulpvraag was for, or made needless.
const SERVED: [taak::Soort; 6] = [
    taak::Soort::Terugkomen,
    taak::Soort::Nabellen,
    taak::Soort::Bellen,
    taak::Soort::Geweigerd,
    taak::Soort::Verlopen,
    taak::Soort::LaatNietLos,
];

async fn write_contact(tx: &Tx, done: &afspraak::Afspraak, input: &KlantcontactInput) -> Result<(), BalieError> {
    let steps: Vec<&str> = input.stappen.iter().map(|stap| stap.as_str()).collect();
    let update = Entity::update_many()
        .col_expr(Column::Einde, Expr::val(Ms::from(tx.store().now())))
        .col_expr(Column::Stappen, Expr::val(steps.join(" ")))
        .col_expr(Column::Toelichting, Expr::val(input.toelichting.clone()))
        .col_expr(Column::Uitkomst, Expr::val(input.uitkomst.as_str()))
        .filter(Column::HulpvraagId.eq(done.hulpvraag))
        .filter(Column::BalieId.eq(done.balie))
        .filter(Column::Einde.is_null());
    tx.change_about(done.inwoner, update).await?;
    Ok(())
}
