//! What happens to the Afspraken of a Dienst that changes: one choice each, all in the act that changes the Dienst.

use crate::add;
use crate::affected::AfspraakRow;
use crate::error::RoosterError;
use crate::events::{AFSPRAAK_OVERGENOMEN, AFSPRAAK_VERPLAATST};
use crate::guard::{DienstInput, There, works_at};
use crate::plek::LocatieState;
use afspraak::Status;
use afspraak::events::Gewijzigd;
use bericht::KanaalStand;
use foundation::Uuid;
use hulpvraag::{Eigenaar, Vervolgstap, taak};
use netwerk::tables::{balie, dienst};
use std::collections::BTreeMap;
use store::{Ms, Tx};

/// What happens to one Afspraak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keuze {
    /// A colleague sits there at that time.
    Medewerker(Uuid),
    /// It moves to another Tijdslot.
    Tijdslot(Uuid),
    /// Somebody calls: a Taak for the Balie. The Afspraak stands until then.
    Taak,
}

/// How many hear of it along which way. Where a colleague takes over nothing changes for them, and nobody is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) brief: u16,
    pub(crate) email: u16,
    /// Somebody calls them: a Taak, or post would come too late.
    pub(crate) bellen: u16,
}

/// Does for each Afspraak what was chosen.
pub(crate) async fn all(
    tx: &Tx,
    plek: &LocatieState,
    balie: &balie::Model,
    old: &dienst::Model,
    after: Option<&DienstInput>,
    touched: &[AfspraakRow],
    keuzes: &[(Uuid, Keuze)],
) -> Result<Told, RoosterError> {
    let mut told = Told::default();
    let mut taken_over: BTreeMap<Uuid, Vec<&AfspraakRow>> = BTreeMap::new();
    for row in touched {
        match keuzes.iter().find(|(of, _)| *of == row.id).map(|(_, keuze)| *keuze) {
            Some(Keuze::Medewerker(who)) => taken_over.entry(who).or_default().push(row),
            Some(Keuze::Tijdslot(to)) => {
                let begin = move_to(tx, plek, balie, row, to).await?;
                count(tx, plek, row, begin, &mut told).await?;
            }
            Some(Keuze::Taak) => {
                call(tx, balie.organisatie_id, balie.id, row).await?;
                told.bellen += 1;
            }
            None => return Err(RoosterError::Geraakt(vec![row.id])),
        }
    }
    take_over(tx, plek, balie, old, after, &taken_over).await?;
    Ok(told)
}

/// Who is told of another time: by e-mail, or in a letter; and where it was or is for today, somebody calls.
async fn count(tx: &Tx, plek: &LocatieState, row: &AfspraakRow, begin: Ms, told: &mut Told) -> Result<(), RoosterError> {
    let weg = bericht::weg_of(tx, row.inwoner_id, bericht::Soort::AfspraakVerplaatst).await?;
    let day = |at: Ms| plek.local(at.at()).date();
    let today = day(tx.store().now().into());
    match weg.peek(tx) {
        KanaalStand::Email => told.email += 1,
        KanaalStand::Geen => (),
        KanaalStand::GeenAdres => told.bellen += 1,
        _ if [day(row.begin), day(begin)].contains(&today) => told.bellen += 1,
        _ => told.brief += 1,
    }
    Ok(())
}

/// Colleagues each get a Dienst that is as long as what they take over.
async fn take_over(
    tx: &Tx,
    plek: &LocatieState,
    balie: &balie::Model,
    old: &dienst::Model,
    after: Option<&DienstInput>,
    taken_over: &BTreeMap<Uuid, Vec<&AfspraakRow>>,
) -> Result<(), RoosterError> {
    let mut inputs: Vec<(DienstInput, Vec<&AfspraakRow>)> = Vec::new();
    for (who, rows) in taken_over {
        works_at(tx, *who, balie.id).await?;
        inputs.extend(stretches(plek, balie.id, *who, old, rows));
    }
    let all: Vec<DienstInput> = inputs.iter().map(|(input, _)| input.clone()).collect();
    let mut there = There::load(tx, plek, &all).await?;
    // The old Dienst was written before; here it counts as what it became.
    there.take(old.id);
    if let Some(after) = after {
        there.put(old.id, after);
    }
    for (input, rows) in inputs {
        let id = tx.store().new_id();
        there.check(plek, id, &input)?;
        there.put(id, &input);
        tx.add(add::row(plek, id, &input, Some(tx.store().now()))?);
        for row in rows {
            afspraak::hang_under(tx, row.tijdslot_id, id).await?;
            tell(tx, AFSPRAAK_OVERGENOMEN, row, row.id, balie.id);
        }
    }
    Ok(())
}

/// What lies next to each other is one Dienst.
fn stretches<'a>(
    plek: &LocatieState,
    balie: Uuid,
    medewerker: Uuid,
    old: &dienst::Model,
    rows: &[&'a AfspraakRow],
) -> Vec<(DienstInput, Vec<&'a AfspraakRow>)> {
    let mut found: Vec<(Ms, Ms, Vec<&AfspraakRow>)> = Vec::new();
    for row in rows {
        match found.last_mut().filter(|(_, einde, _)| *einde == row.begin) {
            Some((_, einde, list)) => {
                *einde = row.einde;
                list.push(row);
            }
            None => found.push((row.begin, row.einde, vec![row])),
        }
    }
    let shape = |(begin, einde, list): (Ms, Ms, Vec<&'a AfspraakRow>)| {
        let input = DienstInput {
            balie,
            medewerker,
            begin: plek.local(begin.at()),
            einde: plek.local(einde.at()),
            pauze: None,
            minuten: u16::try_from(old.minuten).unwrap_or(u16::MAX),
            vrijgehouden: 0,
        };
        (input, list)
    };
    found.into_iter().map(shape).collect()
}

/// Gives when they come instead.
async fn move_to(tx: &Tx, plek: &LocatieState, balie: &balie::Model, row: &AfspraakRow, to: Uuid) -> Result<Ms, RoosterError> {
    let loaded = afspraak::load(tx, row.id).await?;
    let old = loaded.peek(tx).clone();
    if old.status != Status::Bevestigd {
        // Whoever is here already is helped here.
        return Err(RoosterError::Geraakt(vec![row.id]));
    }
    let day = plek.local(tx.store().now()).date();
    let new = afspraak::replace(tx, &old, row.tijdslot_id, to, day).await?;
    if (new.tijdslot.organisatie, new.tijdslot.locatie) != (balie.organisatie_id, balie.locatie_id) {
        return Err(RoosterError::TijdslotGone);
    }
    let loaded = hulpvraag::load(tx, row.hulpvraag_id).await?;
    let vraag = loaded.peek(tx).clone();
    // While the sender still waits for an answer, it is his and its next step stays that answer.
    if let (Some(owner), Some((Vervolgstap::Afspraak, _))) = (vraag.eigenaar, vraag.vervolgstap) {
        let balie = owner.balie.map(|own| if own == old.balie { new.tijdslot.balie } else { own });
        let next = vraag.hand_to(Eigenaar { balie, ..owner }, Vervolgstap::Afspraak, new.tijdslot.begin)?;
        hulpvraag::save(tx, &next).await?;
    }
    tell(tx, AFSPRAAK_VERPLAATST, row, new.afspraak, new.tijdslot.balie);
    Ok(new.tijdslot.begin.into())
}

pub(crate) async fn call(tx: &Tx, organisatie: Uuid, balie: Uuid, row: &AfspraakRow) -> Result<(), RoosterError> {
    let nieuw = taak::Nieuw {
        hulpvraag: row.hulpvraag_id,
        inwoner: row.inwoner_id,
        organisatie,
        balie: Some(balie),
        medewerker: None,
        soort: taak::Soort::RoosterGewijzigd,
        tekst: "",
        termijn_op: row.begin.at(),
        // Each change is a cause of its own: who was called about the last one has to hear of this one, too.
        bron: tx.store().new_id(),
    };
    Ok(taak::raise(tx, &nieuw).await?)
}

fn tell(tx: &Tx, kind: &'static str, row: &AfspraakRow, afspraak: Uuid, balie: Uuid) {
    let told = Gewijzigd { hulpvraag: row.hulpvraag_id, inwoner: row.inwoner_id, van: row.id, afspraak, balie };
    tx.tell(kind, &told);
}
