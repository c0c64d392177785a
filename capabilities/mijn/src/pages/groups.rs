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
}

impl Groep {
    fn holds(&self, line: &Line) -> bool {
        let key = |one: &Line| {
            let note = one.note.as_ref().map(|(_, text)| text.clone());
            (one.day.clone(), one.who.clone(), one.role.clone(), one.why.clone(), one.ground.clone(), note, one.can_ask)
        };
        key(&self.line) == key(line)
    }
}

/// The lines of a page, each in one group, in the order of the newest of each.
pub(super) fn groups(lines: Vec<Line>, taal: Taal) -> Vec<Groep> {
    let mut found: Vec<Groep> = Vec::new();
    for line in lines {
        let time = Time { id: line.id.clone(), time: line.time.clone() };
        match found.iter_mut().find(|group| group.holds(&line)) {
            Some(group) => group.times.push(time),
            None => found.push(Groep { when: line.when.clone(), line, times: vec![time] }),
        }
    }
    for group in found.iter_mut().filter(|group| group.times.len() > 1) {
        let time = |one: Option<&Time>| one.map(|one| one.time.clone()).unwrap_or_default();
        let (van, tot) = (time(group.times.last()), time(group.times.first()));
        group.when = t!(taal, "looked-times", day = group.line.day.as_str(), n = group.times.len(), van = van, tot = tot);
    }
    found
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
            why: why.to_owned(),
            what: String::new(),
            ground: String::new(),
            note: None,
            can_ask: true,
            own: false,
            day: day.to_owned(),
            time: time.to_owned(),
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
        let found = groups(all, Taal::Nl);
        let ids = |group: &Groep| group.times.iter().map(|time| time.id.clone()).collect::<Vec<_>>();
        assert_eq!(found.iter().map(ids).collect::<Vec<_>>(), [vec!["1", "3"], vec!["2"], vec!["4"]]);
    }

    #[test]
    fn several_looks_say_from_when_to_when_and_one_says_when() {
        let found = groups(vec![line("1", "dinsdag", "helpen", "11:02"), line("2", "dinsdag", "helpen", "11:00")], Taal::Nl);
        let text = &found[0].when;
        assert!(text.contains("2 keer") && text.contains("11:00") && text.contains("11:02"), "{text}");
        assert_eq!(groups(vec![line("1", "dinsdag", "helpen", "11:02")], Taal::Nl)[0].when, "dinsdag, 11:02");
    }
}
