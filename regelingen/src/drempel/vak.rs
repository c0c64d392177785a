//! Everybody, cut up along each line that a row of thresholds draws: alone or not, so many children, so old. Of whom not all
//! is known more than one compartment stays possible, and only what all of those say is an answer.

use super::{Drempel, Groep, Samen};
use crate::leeftijd::Leeftijd;

/// Of whom a row of thresholds says one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Vak {
    /// Who.
    pub wie: Groep,
    /// Which threshold is theirs; none where the law names none.
    pub drempel: Option<usize>,
}

/// All compartments: nobody is in two of them, and nobody in none.
pub(crate) fn vakken(drempels: &[Drempel]) -> Vec<Vak> {
    let groups = || drempels.iter().map(|drempel| &drempel.voor);
    let samen: &[Option<Samen>] =
        if groups().any(|group| group.samen.is_some()) { &[Some(Samen::Alleen), Some(Samen::Partner)] } else { &[None] };
    let most = groups().filter_map(|group| group.kinderen.max(group.kinderen_vanaf)).max();
    // Each number that is named or lies below one, and everything above.
    let kinderen: Vec<_> = match most {
        Some(most) => (0..=most).map(|count| (Some(count), None)).chain([(None, Some(most.saturating_add(1)))]).collect(),
        None => vec![(None, None)],
    };
    let mut ages: Vec<_> = groups().flat_map(|group| [group.vanaf, group.onder]).flatten().collect();
    ages.sort_unstable();
    ages.dedup();
    let from = std::iter::once(None).chain(ages.iter().copied().map(Some));
    let to = ages.iter().copied().map(Some).chain([None]);
    let ages: Vec<_> = from.zip(to).collect();

    let mut all = Vec::new();
    for samen in samen {
        for (kinderen, kinderen_vanaf) in &kinderen {
            for (vanaf, onder) in &ages {
                let wie =
                    Groep { samen: *samen, kinderen: *kinderen, kinderen_vanaf: *kinderen_vanaf, vanaf: *vanaf, onder: *onder };
                all.push(Vak { wie, drempel: drempels.iter().position(|drempel| takes_in(&drempel.voor, &wie)) });
            }
        }
    }
    all
}

/// Whether the whole compartment is in the group; it is never in it for a part.
fn takes_in(group: &Groep, vak: &Groep) -> bool {
    let same = |of: Option<Samen>| of.is_none() || of == vak.samen;
    let exact = |count: Option<u8>| count.is_none() || count == vak.kinderen;
    let least =
        |count: Option<u8>| count.is_none_or(|count| vak.kinderen.or(vak.kinderen_vanaf).is_some_and(|have| have >= count));
    let old = |age: Option<Leeftijd>| age.is_none() || vak.vanaf >= age;
    let young = |age: Option<Leeftijd>| age.is_none_or(|age| vak.onder.is_some_and(|under| under <= age));
    same(group.samen) && exact(group.kinderen) && least(group.kinderen_vanaf) && old(group.vanaf) && young(group.onder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Geverifieerd, Herkomst};

    fn drempel(voor: Groep) -> Drempel {
        let herkomst = Herkomst { bron: String::new(), geverifieerd: Geverifieerd::Synthetisch };
        Drempel { voor, grens: 100, herkomst }
    }

    fn of(groups: &[Groep]) -> Vec<Option<usize>> {
        vakken(&groups.iter().copied().map(drempel).collect::<Vec<_>>()).into_iter().map(|vak| vak.drempel).collect()
    }

    #[test]
    fn lines_are_drawn_where_the_thresholds_draw_them() {
        let alone = Groep { samen: Some(Samen::Alleen), ..Groep::default() };
        let together = Groep { samen: Some(Samen::Partner), ..Groep::default() };
        assert_eq!(of(&[Groep::default()]), [Some(0)]);
        assert_eq!(of(&[together, alone]), [Some(1), Some(0)]);
        assert_eq!(of(&[alone]), [Some(0), None], "partners have no threshold");

        let with = |kinderen| Groep { kinderen: Some(kinderen), ..Groep::default() };
        let least = |count| Groep { kinderen_vanaf: Some(count), ..Groep::default() };
        assert_eq!(of(&[with(0), least(1)]), [Some(0), Some(1), Some(1)]);
        assert_eq!(
            of(&[with(1), with(2), least(3)]),
            [None, Some(0), Some(1), Some(2), Some(2)],
            "without children there is none"
        );

        let aow = Some(Leeftijd::Aow);
        let grown = Some(Leeftijd::Jaren(21));
        let young = Groep { onder: grown, ..Groep::default() };
        let middle = Groep { vanaf: grown, onder: aow, ..Groep::default() };
        let old = Groep { vanaf: aow, ..Groep::default() };
        assert_eq!(of(&[old, young, middle]), [Some(1), Some(2), Some(0)]);
        assert_eq!(of(&[middle]), [None, Some(0), None]);
    }
}
