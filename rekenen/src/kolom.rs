//! Which columns the regelingen ask of a file. A column is called after its begrip, in a version: `toetsingsinkomen@1`.

use regelingen::begrip::{BegripVersie, Soort};
use regelingen::criterium::Waarvoor;
use regelingen::{Begrippen, Criterium, Regeling, Toets};

/// Whether there is a partner who counts along. Every other column is a begrip.
pub const PARTNER: &str = "partner";
/// Serves groups by children, too.
pub const KINDEREN: &str = "kinderen_onder_18@1";
/// Serves groups by age, too.
pub const GEBOREN: &str = "geboortedatum@1";
/// Who knows what no source knows.
const INWONER: &str = "inwoner";

/// What is asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hoe {
    /// Also whether somebody has it already.
    pub gebruik: bool,
    /// Also what only the inwoner knows, as far as the file has it.
    pub inwoner: bool,
}

/// A column that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gevraagd {
    /// Its name in the file.
    pub naam: String,
    /// Which begrip; none for [`PARTNER`].
    pub begrip: Option<BegripVersie>,
    /// What kind of value.
    pub soort: Soort,
    /// The regelingen that ask for it.
    pub door: Vec<String>,
    /// Whether it may be left out: only the inwoner knows it.
    pub mag_ontbreken: bool,
}

/// All columns that these regelingen ask for, each once, and the begrippen that are left to the inwoner.
pub fn asked(regelingen: &[&Regeling], begrippen: &Begrippen, hoe: Hoe) -> (Vec<Gevraagd>, Vec<String>) {
    let (mut all, mut left): (Vec<Gevraagd>, Vec<String>) = (Vec::new(), Vec::new());
    for regeling in regelingen {
        let criteria = regeling.criterium.iter().filter(|criterium| hoe.gebruik || criterium.waarvoor == Waarvoor::Recht);
        for criterium in criteria {
            let Some(begrip) = begrippen.get(&criterium.begrip) else { continue };
            let of_inwoner = begrip.bronhouder == INWONER;
            let naam = criterium.begrip.to_string();
            if of_inwoner && !hoe.inwoner {
                if !left.contains(&naam) {
                    left.push(naam);
                }
                continue;
            }
            let door = regeling.name();
            add(&mut all, naam, Some(criterium.begrip.clone()), begrip.soort, &door, of_inwoner);
            for (naam, soort) in groups(criterium) {
                add(&mut all, naam.to_owned(), BegripVersie::try_from(naam.to_owned()).ok(), soort, &door, false);
            }
        }
    }
    (all, left)
}

fn add(all: &mut Vec<Gevraagd>, naam: String, begrip: Option<BegripVersie>, soort: Soort, door: &str, mag_ontbreken: bool) {
    match all.iter_mut().find(|one| one.naam == naam) {
        Some(one) => {
            one.mag_ontbreken &= mag_ontbreken;
            if !one.door.iter().any(|known| known == door) {
                one.door.push(door.to_owned());
            }
        }
        None => all.push(Gevraagd { naam, begrip, soort, door: vec![door.to_owned()], mag_ontbreken }),
    }
}

/// What the groups of its thresholds depend on.
fn groups(criterium: &Criterium) -> Vec<(&'static str, Soort)> {
    let Toets::Grens(_, drempels) = &criterium.toets else { return Vec::new() };
    let any = |asks: fn(&regelingen::drempel::Groep) -> bool| drempels.iter().any(|drempel| asks(&drempel.voor));
    let mut all = Vec::new();
    all.extend(any(|group| group.samen.is_some()).then_some((PARTNER, Soort::JaNee)));
    let children = any(|group| group.kinderen.is_some() || group.kinderen_vanaf.is_some());
    all.extend(children.then_some((KINDEREN, Soort::Aantal)));
    all.extend(any(|group| group.vanaf.is_some() || group.onder.is_some()).then_some((GEBOREN, Soort::Datum)));
    all
}
