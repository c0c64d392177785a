//! The agenda of the day page: a row for each half hour, a column for each Balie.

use super::day_view::{minutes, status};
use crate::day::{DaglijstRegel, Vrij};
use access::Actor;
use afspraak::Status;
use foundation::jiff::{Timestamp, ToSpan};
use netwerk::BalieRegel;
use netwerk::tables::locatie;
use std::collections::BTreeSet;
use store::Ms;
use web::{Taal, When, t};

/// How long a row is. Balies with other lengths of Tijdslot still share their rows.
const ROW: i64 = 30 * 60_000;

/// One Tijdslot in a cell, booked or free.
#[derive(Default)]
pub(crate) struct Item {
    /// When it begins, where that is not when the row begins.
    pub(crate) time: Option<String>,
    pub(crate) class: &'static str,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) path: Option<String>,
    pub(crate) report: Option<String>,
    pub(crate) no_show: Option<(String, i32)>,
    /// Whether it says little on a small screen.
    quiet: bool,
    /// Whether nothing is left to do with it.
    settled: bool,
}

/// One cell: a Balie in half an hour.
pub(crate) struct Cell {
    pub(crate) label: String,
    pub(crate) items: Vec<Item>,
    pub(crate) quiet: bool,
}

/// One row.
pub(crate) struct Row {
    pub(crate) time: String,
    pub(crate) class: &'static str,
    pub(crate) cells: Vec<Cell>,
}

/// The agenda: what is over stands apart, so that the page begins with now.
pub(crate) struct Agenda {
    pub(crate) balies: Vec<(String, String)>,
    pub(crate) past: Vec<Row>,
    pub(crate) rows: Vec<Row>,
}

impl Agenda {
    /// Whether there are more columns than fit beside each other.
    pub(crate) fn is_wide(&self) -> bool {
        self.balies.len() > 9
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.past.is_empty() && self.rows.is_empty()
    }
}

/// What the cells are made from.
pub(crate) struct Made<'a> {
    pub(crate) taal: Taal,
    pub(crate) actor: &'a Actor,
    pub(crate) plek: &'a locatie::Model,
    pub(crate) booked: &'a [DaglijstRegel],
    pub(crate) free: &'a [Vrij],
    pub(crate) now: Timestamp,
    /// Whether this Medewerker may see names.
    pub(crate) names: bool,
}

impl Made<'_> {
    /// The agenda over these Balies: one's own first.
    pub(crate) fn agenda(&self, balies: &[BalieRegel]) -> Agenda {
        let mut balies: Vec<&BalieRegel> = balies.iter().collect();
        balies.sort_by_key(|balie| !self.actor.balies.contains(&balie.balie_id));
        let row_of = |at: Ms| at.0 - at.0.rem_euclid(ROW);
        let begins: BTreeSet<i64> =
            self.booked.iter().map(|b| row_of(b.begin)).chain(self.free.iter().map(|f| row_of(f.begin))).collect();
        let current = begins.iter().copied().rfind(|at| *at <= self.now.as_millisecond());
        let mut agenda = Agenda {
            balies: balies.iter().map(|b| (b.organisatie_naam.clone(), b.balie_naam.clone())).collect(),
            past: Vec::new(),
            rows: Vec::new(),
        };
        for at in begins {
            let cells: Vec<Cell> = balies.iter().map(|balie| self.cell(balie, at)).collect();
            let over = current.is_some_and(|current| at < current);
            let row = Row { time: self.clock(Ms(at)), class: if current == Some(at) { "now" } else { "" }, cells };
            if over && row.cells.iter().flat_map(|cell| &cell.items).all(|item| item.settled) {
                agenda.past.push(row);
            } else {
                agenda.rows.push(row);
            }
        }
        agenda
    }

    fn clock(&self, at: Ms) -> String {
        When::new(at.at(), &self.plek.tijdzone, self.now).time()
    }

    fn cell(&self, balie: &BalieRegel, row: i64) -> Cell {
        let here = |id, begin: Ms| id == balie.balie_id && (row..row + ROW).contains(&begin.0);
        let mut items: Vec<(Ms, Item)> = self
            .booked
            .iter()
            .filter(|b| here(b.balie_id, b.begin))
            .map(|b| (b.begin, self.busy(balie, b)))
            .chain(
                // What was free and is past helps nobody any more; who is here now can take what has begun at the own Balie.
                self.free
                    .iter()
                    .filter(|f| here(f.balie_id, f.begin) && (f.begin.at() >= self.now || self.takes(balie, f)))
                    .map(|f| (f.begin, self.free(balie, f))),
            )
            .collect();
        items.sort_by_key(|(begin, _)| *begin);
        let items: Vec<Item> =
            items.into_iter().map(|(begin, item)| Item { time: (begin.0 != row).then(|| self.clock(begin)), ..item }).collect();
        Cell {
            label: format!("{}, {}", balie.organisatie_naam, balie.balie_naam),
            quiet: items.iter().all(|item| item.quiet),
            items,
        }
    }

    fn owns(&self, balie: &BalieRegel) -> bool {
        self.names && self.actor.balies.contains(&balie.balie_id)
    }

    /// Whether this Medewerker may give the Tijdslot to who is here.
    fn takes(&self, balie: &BalieRegel, slot: &Vrij) -> bool {
        self.owns(balie) && self.actor.has(access::Rol::Baliemedewerker) && slot.einde.at() > self.now
    }

    fn free(&self, balie: &BalieRegel, slot: &Vrij) -> Item {
        let takes = self.takes(balie, slot);
        let text = match (slot.vrijgehouden, takes) {
            (true, _) => t!(self.taal, "cell-kept-for"),
            (false, true) => t!(self.taal, "cell-fill"),
            (false, false) => String::new(),
        };
        Item {
            class: "free",
            title: t!(self.taal, "cell-free"),
            path: takes.then(|| format!("/balie/{}/inloop?tijdslot={}", self.plek.id, slot.id)),
            text,
            quiet: self.names && !self.owns(balie),
            settled: true,
            ..Item::default()
        }
    }

    fn busy(&self, balie: &BalieRegel, row: &DaglijstRegel) -> Item {
        let (taal, names) = (self.taal, self.names);
        let status = status(row);
        let own = self.owns(balie);
        let took = minutes(row.bezig_op, row.klaar_op.map_or(self.now, Ms::at));
        let text = match status {
            Status::Afgerond => t!(taal, "cell-done", n = took),
            Status::Bezig => t!(taal, "busy-minutes", n = took),
            Status::Gemeld => t!(taal, "cell-waits", n = minutes(row.gemeld_op, self.now)),
            Status::NietVerschenen => t!(taal, "cell-missed"),
            _ if !names => String::new(),
            _ => about(row, taal),
        };
        let title = match (&row.naam, &row.bon) {
            (Some(naam), _) if names => naam.clone(),
            (_, Some(bon)) if status == Status::Gemeld => bon.clone(),
            _ => t!(taal, "cell-taken"),
        };
        let late = row.begin.at() + i64::from(rules::termijn::NIET_VERSCHENEN_MINUTEN).minutes() <= self.now;
        let comes = matches!(status, Status::Bevestigd | Status::NietVerschenen);
        Item {
            class: match status {
                Status::Afgerond => "done",
                Status::Bezig => "busy",
                Status::Gemeld => "wait",
                Status::NietVerschenen => "miss",
                _ => "",
            },
            title,
            text,
            path: (own && matches!(status, Status::Bezig | Status::Afgerond)).then(|| format!("/balie/bezoeken/{}", row.id)),
            report: (comes && (own || !names)).then(|| row.id.to_string()),
            no_show: (own && status == Status::Bevestigd && late).then(|| (row.id.to_string(), row.versie)),
            quiet: !own && names && row.naam.is_none(),
            settled: matches!(status, Status::Afgerond | Status::NietVerschenen),
            ..Item::default()
        }
    }
}

/// For what somebody comes, and who sent them.
fn about(row: &DaglijstRegel, taal: Taal) -> String {
    let product = row.product_titel.as_deref().filter(|titel| !titel.is_empty()).map(str::to_owned);
    let van = row.van.as_deref().map(|van| t!(taal, "cell-from", organisatie = van));
    product.into_iter().chain(van).collect::<Vec<_>>().join(", ")
}
