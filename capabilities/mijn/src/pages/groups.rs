//! Looks that are the same but for the minute are one line: one visit is many acts, and what matters would drown in them.

use super::inzage::Line;
use web::{Taal, t};

/// Looks of one day by the same organisatie in the same role, for the same reason: the newest first.
pub(super) struct Groep {
    /// The newest of them: what is said of it holds for all.
    pub(super) line: Line,
    /// All of them, also the newest.
    pub(super) times: Vec<Time>,
    /// When: one moment, or how many times on that day, from when to when.
    pub(super) when: String,
}

/// One look within a group, which can be asked about.
pub(super) struct Time {
    pub(super) id: String,
    pub(super) time: String,
    /// What tells it from the others of that minute.
    pub(super) exact: String,
}

impl Groep {
    fn holds(&self, line: &Line) -> bool {
        let key = |one: &Line| {
            let note = one.note.as_ref().map(|(_, text)| text.clone());
            (
                one.day.clone(),
                one.who.clone(),
                one.role.clone(),
                one.why.clone(),
                one.what.clone(),
                one.ground.clone(),
                note,
                one.can_ask,
            )
        };
        key(&self.line) == key(line)
    }
}

/// Whether there are pages with newer or older looks: a day at that end of the page may go on there.
#[derive(Clone, Copy, Default)]
pub(super) struct Part {
    pub(super) newer: bool,
    pub(super) older: bool,
}

/// The lines of a page, each in one group, in the order of the newest of each.
pub(super) fn groups(lines: Vec<Line>, part: Part, taal: Taal) -> Vec<Groep> {
    let day = |line: Option<&Line>, goes_on: bool| line.filter(|_| goes_on).map(|line| line.day.clone());
    let cut = [day(lines.first(), part.newer), day(lines.last(), part.older)];
    let mut found: Vec<Groep> = Vec::new();
    for line in lines {
        let time = Time { id: line.id.clone(), time: line.time.clone(), exact: line.exact.clone() };
        match found.iter_mut().find(|group| group.holds(&line)) {
            Some(group) => group.times.push(time),
            None => found.push(Groep { when: line.when.clone(), line, times: vec![time] }),
        }
    }
    for group in found.iter_mut().filter(|group| group.times.len() > 1) {
        let on_page = cut.iter().flatten().any(|day| *day == group.line.day);
        group.when = many(group, on_page, taal);
    }
    found
}

/// How many times on that day, or on this page where others of that day may stand on another; and from when to when.
fn many(group: &Groep, on_page: bool, taal: Taal) -> String {
    let time = |one: Option<&Time>| one.map(|one| one.time.clone()).unwrap_or_default();
    let (van, tot) = (time(group.times.last()), time(group.times.first()));
    let span = if van == tot { t!(taal, "looked-at", tot = tot) } else { t!(taal, "looked-from-to", van = van, tot = tot) };
    let (day, n) = (group.line.day.as_str(), group.times.len());
    if on_page {
        t!(taal, "looked-times-page", day = day, n = n, span = span)
    } else {
        t!(taal, "looked-times", day = day, n = n, span = span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, day: &str, why: &str, time: &str) -> Line {
        Line {
            id: id.to_owned(),
            machine: String::new(),
            when: format!("{day}, {time}"),
            who: "Gemeente Enschede".to_owned(),
            role: "medewerker aan de balie".to_owned(),
            did: String::new(),
            why: why.to_owned(),
            what: String::new(),
            ground: String::new(),
            note: None,
            can_ask: true,
            own: false,
            day: day.to_owned(),
            time: time.to_owned(),
            time_exact: format!("{time}:00"),
            exact: format!("{time}:00"),
        }
    }

    #[test]
    fn every_look_is_in_one_group_and_another_reason_is_another_line() {
        let all = vec![
            line("1", "dinsdag", "helpen", "11:02"),
            line("2", "dinsdag", "vaststellen", "11:01"),
            line("3", "dinsdag", "helpen", "11:00"),
            line("4", "maandag", "helpen", "11:00"),
        ];
        let found = groups(all, Part::default(), Taal::Nl);
        let ids = |group: &Groep| group.times.iter().map(|time| time.id.clone()).collect::<Vec<_>>();
        assert_eq!(found.iter().map(ids).collect::<Vec<_>>(), [vec!["1", "3"], vec!["2"], vec!["4"]]);
    }

    #[test]
    fn several_looks_say_from_when_to_when_and_one_says_when() {
        let found = |times: [&str; 2], part| {
            let lines = times.map(|time| line(time, "dinsdag", "helpen", time)).into();
            groups(lines, part, Taal::Nl)[0].when.clone()
        };
        assert_eq!(found(["11:02", "11:00"], Part::default()), "dinsdag, 2 keer, van 11:00 tot 11:02");
        assert_eq!(found(["11:02", "11:02"], Part::default()), "dinsdag, 2 keer, om 11:02");
        let one = groups(vec![line("1", "dinsdag", "helpen", "11:02")], Part::default(), Taal::Nl);
        assert_eq!(one[0].when, "dinsdag, 11:02");
    }

    #[test]
    fn a_day_that_goes_on_on_another_page_is_counted_on_this_one() {
        let lines = || {
            let days = ["woensdag", "dinsdag", "maandag"];
            days.iter().flat_map(|day| ["11:01", "11:00"].map(|time| line(time, day, "helpen", time))).collect()
        };
        let on_page = |part| -> Vec<bool> {
            let found = groups(lines(), part, Taal::Nl);
            found.iter().map(|group| group.when.contains("op deze bladzijde 2 keer")).collect()
        };
        assert_eq!(on_page(Part { newer: false, older: true }), [false, false, true]);
        assert_eq!(on_page(Part { newer: true, older: true }), [true, false, true]);
        assert_eq!(on_page(Part::default()), [false; 3]);
    }
}
