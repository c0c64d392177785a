//! The questions that a source approves, in a file that people can read. What is asked in a run is named by their digests.

use crate::{Digest, message};
use minicbor::Encode;
use regelingen::{Vraag, Vragen};
use serde::{Deserialize, Serialize};

/// The questions of some regelingen to one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vragenset {
    /// Who is asked.
    pub bronhouder: String,
    /// For which versions of which regelingen, such as `zorgtoeslag 2026`.
    pub regelingen: Vec<String>,
    /// Each question once.
    pub vragen: Vec<Vraag>,
}

#[derive(Encode)]
#[cbor(array)]
struct Named<'a> {
    #[n(0)]
    versie: u8,
    #[n(1)]
    bronhouder: &'a str,
    #[n(2)]
    regelingen: &'a [String],
    #[n(3)]
    vragen: &'a [Digest],
}

impl Vragenset {
    /// What is asked of one source. Nothing, if no regeling asks it anything.
    #[must_use]
    pub fn of(vragen: &Vragen, regelingen: &[String], bronhouder: &str) -> Option<Self> {
        let own: Vec<Vraag> = vragen.vragen.iter().filter(|vraag| vraag.bronhouder == bronhouder).cloned().collect();
        let set = Self { bronhouder: bronhouder.to_owned(), regelingen: regelingen.to_vec(), vragen: own };
        (!set.vragen.is_empty()).then_some(set)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong with it, with line and column.
    pub fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// As it stands in a file.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// By which both sides name this set: whatever is changed in it, a threshold, a regeling, the order, it is another.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let vragen: Vec<Digest> = self.vragen.iter().map(vraag_digest).collect();
        let named = Named { versie: 1, bronhouder: &self.bronhouder, regelingen: &self.regelingen, vragen: &vragen };
        Digest::of(&message::write(&named))
    }
}

/// The name of a question in a pakket: [`Vraag::digest`], as bytes.
#[must_use]
pub fn vraag_digest(vraag: &Vraag) -> Digest {
    vraag.digest().parse().expect("a SHA-256 in hexadecimal")
}

#[cfg(test)]
mod tests {
    use super::*;
    use regelingen::Toets;

    fn set() -> Vragenset {
        let stand = regelingen::shipped::read().expect("what is shipped reads");
        let all: Vec<_> = stand.on("2026-03-02".parse().expect("a day"), "0935").collect();
        let names: Vec<String> = all.iter().map(|regeling| regeling.name()).collect();
        let vragen = Vragen::of(&all, stand.begrippen(), "inwoner");
        Vragenset::of(&vragen, &names, "belastingdienst").expect("it is asked about income")
    }

    #[test]
    fn a_file_is_read_as_it_is_written() {
        let set = set();
        let again = Vragenset::read(&set.to_text()).expect("our own file");
        assert_eq!((again.digest(), &again), (set.digest(), &set));
    }

    #[test]
    fn whatever_changes_makes_another_set() {
        let set = set();
        let change = |with: &dyn Fn(&mut Vragenset)| {
            let mut other = set.clone();
            with(&mut other);
            assert_ne!(other.digest(), set.digest());
        };
        change(&|other| other.bronhouder = "uwv".to_owned());
        change(&|other| other.regelingen.reverse());
        change(&|other| other.vragen.reverse());
        change(&|other| other.vragen.truncate(1));
        change(&|other| {
            let grens = other.vragen.iter_mut().find_map(|vraag| match &mut vraag.toets {
                Toets::Grens(_, drempels) => drempels.first_mut(),
                _ => None,
            });
            grens.expect("a threshold").grens += 1;
        });
    }

    #[test]
    fn who_is_asked_nothing_has_no_set() {
        assert_eq!(Vragenset::of(&Vragen { vragen: vec![], per_regeling: vec![] }, &[], "uwv"), None);
    }
}
