//! Who had a Hulpvraag from when, in plain words: nobody is lost between two desks.

use crate::acts;
use crate::path::EigenaarRow;
use access::Act;
use hulpvraag::NIET_BIJGEHOUDEN;
use store::Ms;
use web::{Taal, t};

/// One line an owner: since when, who, and how they came to have it.
pub(super) fn lines(rows: &[EigenaarRow], taal: Taal, day: &impl Fn(Ms) -> String) -> Vec<String> {
    let mut previous = None;
    rows.iter()
        .map(|row| {
            let stays = previous == Some(&row.organisatie_naam);
            let first = previous.replace(&row.organisatie_naam).is_none();
            let hoe = how(row, first, stays, taal);
            t!(taal, "owned-line", when = day(row.begin), wie = who(row, taal), hoe = hoe)
        })
        .collect()
}

fn who(row: &EigenaarRow, taal: Taal) -> String {
    let parts = [row.medewerker_naam.as_deref(), row.balie_naam.as_deref(), row.organisatie_naam.as_deref()];
    let known = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if known.is_empty() { t!(taal, "owned-nobody") } else { known }
}

fn how(row: &EigenaarRow, first: bool, stays: bool, taal: Taal) -> String {
    let is = |act: Act| row.handeling == act.to_string();
    if row.handeling == NIET_BIJGEHOUDEN {
        t!(taal, "owned-unkept")
    } else if first && row.zelf {
        t!(taal, "owned-began")
    } else if is(acts::BOUNCE) || (is(acts::AGAIN) && stays) {
        // Whoever wanted to pass on what goes no further holds it from then on.
        t!(taal, "owned-holds")
    } else if is(acts::REFER) || is(acts::AGAIN) {
        t!(taal, "owned-booked")
    } else if is(acts::ACCEPT) {
        t!(taal, "owned-accepted")
    } else if is(acts::WITHDRAW) {
        t!(taal, "owned-back")
    } else if is(acts::SUCCEED) {
        t!(taal, "owned-succeeded")
    } else if is(crate::DIVIDE) {
        t!(taal, "owned-left")
    } else if row.handeling == "balie.call" {
        t!(taal, "owned-called")
    } else {
        t!(taal, "owned-got")
    }
}
