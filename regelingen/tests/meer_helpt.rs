//! A euro more never gives a right that a euro less does not, unless an article says so; those stand in the docs by name.

use regelingen::begrip::{Begrip, Soort};
use regelingen::{Antwoord, Feiten, Stand, Waarde, shipped, voorbeeld};

const DOCS: &str = include_str!("../../docs/regelingen.md");
const BEGIN: &str = "<!-- meer_helpt -->\n";
const END: &str = "<!-- /meer_helpt -->";

fn stand() -> Stand {
    shipped::read().expect("what is shipped is whole")
}

/// Money that somebody has or receives. Rent is neither: it is a cost.
fn is_money(begrip: &Begrip) -> bool {
    begrip.soort == Soort::Bedrag && !begrip.begrip.sleutel.contains("huur")
}

fn rank(antwoord: Antwoord) -> u8 {
    match antwoord {
        Antwoord::Nee => 0,
        Antwoord::Onbekend => 1,
        Antwoord::Ja => 2,
    }
}

/// On every edge there is, by a cent, a euro and a thousand euro. `shipped.rs` does it for people drawn at random.
#[test]
fn on_no_edge_does_more_money_give_a_right() {
    let stand = stand();
    let money: Vec<_> = stand.begrippen().iter().filter(|begrip| is_money(begrip)).collect();
    let edges = voorbeeld::read(include_str!("../grenzen.csv")).expect("the table can be read");
    let mut tried = 0;
    for edge in &edges {
        for regeling in stand.all().iter().filter(|regeling| regeling.meer_helpt.is_none()) {
            let before = regeling.evaluate(&edge.feiten, edge.peildatum).mogelijk;
            for begrip in &money {
                let Some(Waarde::Bedrag(cents)) = edge.feiten.get(&begrip.begrip) else { continue };
                for more in [1, 100, 100_000] {
                    let richer: Feiten = edge.feiten.clone().with(begrip.begrip.clone(), Waarde::Bedrag(cents + more));
                    let after = regeling.evaluate(&richer, edge.peildatum).mogelijk;
                    assert!(rank(after) <= rank(before), "{}, {}: {more} cents more", regeling.name(), edge.wat);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 50_000, "{tried} tried");
}

#[test]
fn the_docs_name_every_exception() {
    let stand = stand();
    let lines =
        stand.all().iter().filter_map(|regeling| Some(format!("- {}: {}\n", regeling.name(), regeling.meer_helpt.as_ref()?)));
    let mut says: String = lines.collect();
    if says.is_empty() {
        says = "Geen. In geen versie die meekomt, vraagt een artikel dat iemand meer heeft.\n".to_owned();
    }
    let (_, rest) = DOCS.split_once(BEGIN).expect("the docs have the list");
    let (listed, _) = rest.split_once(END).expect("the list ends");
    assert_eq!(listed, says);
}
