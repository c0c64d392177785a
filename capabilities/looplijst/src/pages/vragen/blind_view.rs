//! What a page says of a Looplijst that is asked blind: whose signature it waits for, what who reads it can do, and who learns what.

use crate::pages::vragen::words::wie_text;
use crate::sleutelhouder::{self, Helft};
use crate::tables::{looplijst, looplijst_ondertekening, looplijst_telling};
use crate::{Status, acts, blind};
use foundation::jiff::Timestamp;
use rules::termijn::WET_TIJDZONE;
use web::{Oops, Shared, Taal, When, Who, t};

/// It.
pub(crate) struct BlindView {
    /// Whose turn it is, or what has to be made first.
    pub(crate) turn: String,
    /// Whether who reads this could hold a key and has none.
    pub(crate) lacks_key: bool,
    pub(crate) may_sign: bool,
    pub(crate) may_resubmit: bool,
    pub(crate) may_hand_over: bool,
    /// Whether the half that was handed over still holds, so that it is done once more only if something went wrong.
    pub(crate) hands_over_again: bool,
    pub(crate) may_unseal: bool,
    /// Whether so few have a right that opening needs a reason.
    pub(crate) is_few: bool,
    /// Counts are for the two who open.
    pub(crate) sees_counts: bool,
}

impl BlindView {
    /// How it stands for who reads it; nothing, where it is not asked blind.
    pub(crate) async fn build(
        house: &Shared,
        who: &Who,
        row: &looplijst::Model,
        tellingen: &[looplijst_telling::Model],
        taal: Taal,
    ) -> Result<Option<Self>, Oops> {
        let look = house.store.look();
        let Some(blind) = blind::of(&look, row.id).await? else { return Ok(None) };
        let holders = sleutelhouder::all(&look, row.organisatie_id).await?;
        let mine = holders.iter().find(|one| one.medewerker_id == who.actor.id).and_then(|one| Helft::parse(&one.helft));
        let (may, now) = (|act| house.access.may_own(&who.actor, act), house.store.now());
        let status = Status::parse(&row.status);
        let given = blind.doorgave_tot.map(|until| until.at()).filter(|until| *until > now);
        let counted = status == Some(Status::Gecombineerd);
        Ok(Some(Self {
            turn: turn(status, &blind, given, now, taal),
            lacks_key: Helft::of(&who.actor).is_some() && mine.is_none(),
            may_sign: status == Some(Status::Goedgekeurd) && mine == Some(Helft::Doorgever) && may(acts::RUN),
            may_resubmit: status == Some(Status::Goedgekeurd) && may(acts::DRAW_UP),
            may_hand_over: counted && mine == Some(Helft::Doorgever) && may(acts::HAND_OVER),
            hands_over_again: counted && given.is_some(),
            may_unseal: counted && given.is_some() && mine == Some(Helft::Opener) && may(acts::UNSEAL),
            is_few: tellingen.iter().any(|one| one.ja.starts_with('<')),
            sees_counts: mine.is_some(),
        }))
    }
}

/// Whose turn it is.
fn turn(
    status: Option<Status>,
    blind: &looplijst_ondertekening::Model,
    given: Option<Timestamp>,
    now: Timestamp,
    taal: Taal,
) -> String {
    let (a, b) = (wie_text(Helft::Doorgever, taal), wie_text(Helft::Opener, taal));
    let day = |at: Timestamp| When::new(at, WET_TIJDZONE, now).short(taal);
    match (status, given) {
        (Some(Status::TerGoedkeuring), _) => t!(taal, "blind-turn-approve", wie = b),
        (Some(Status::Goedgekeurd), _) => {
            let until = blind.vervalt_op.map(|at| day(at.at())).unwrap_or_default();
            t!(taal, "blind-turn-sign", wie = a, tot = until)
        }
        (Some(Status::Gecombineerd), None) => t!(taal, "blind-turn-hand-over", wie = a),
        (Some(Status::Gecombineerd), Some(until)) => t!(taal, "blind-turn-unseal", wie = b, tot = day(until)),
        _ => String::new(),
    }
}

/// What a party learns, and what not.
pub(crate) struct Learned {
    pub(crate) who: String,
    pub(crate) sees: String,
    pub(crate) not: String,
}

/// Who learns what.
pub(crate) fn learned(is_blind: bool, taal: Taal) -> Vec<Learned> {
    let row = |who, sees, not| Learned { who, sees, not };
    if is_blind {
        return vec![
            row(t!(taal, "learn-blind-bron"), t!(taal, "learn-blind-bron-sees"), t!(taal, "learn-blind-bron-not")),
            row(t!(taal, "learn-blind-dicht"), t!(taal, "learn-blind-dicht-sees"), t!(taal, "learn-blind-dicht-not")),
            row(t!(taal, "learn-blind-een"), t!(taal, "learn-blind-een-sees"), t!(taal, "learn-blind-een-not")),
            row(t!(taal, "learn-blind-open"), t!(taal, "learn-blind-open-sees"), t!(taal, "learn-blind-open-not")),
            row(t!(taal, "learn-blind-samen"), t!(taal, "learn-blind-samen-sees"), t!(taal, "learn-blind-samen-not")),
        ];
    }
    vec![
        row(t!(taal, "learn-bron"), t!(taal, "learn-bron-sees"), t!(taal, "learn-bron-not")),
        row(t!(taal, "learn-eigen"), t!(taal, "learn-eigen-sees"), t!(taal, "learn-eigen-not")),
        row(t!(taal, "learn-opent"), t!(taal, "learn-opent-sees"), t!(taal, "learn-opent-not")),
        row(t!(taal, "learn-buurtteam"), t!(taal, "learn-buurtteam-sees"), t!(taal, "learn-buurtteam-not")),
    ]
}
