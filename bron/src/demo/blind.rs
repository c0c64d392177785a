//! The settings with which a source of the demo takes part in blind runs.

use crate::digest::to_hex;
use crate::{Bsn, Digest, Vragenset};
use foundation::Uuid;
use foundation::jiff::civil::Date;
use nulsom::{BronPins, HouderPins, Oin, Pins};
use regelingen::bevolking::Persoon;
use std::fmt::Write as _;

/// With whom it takes part.
#[derive(Clone, Debug)]
pub struct Demoblind {
    /// Everybody's keys; its own may be among them.
    pub pins: Pins,
    /// How many live in the municipality, by age from 0, as would be published.
    pub inwoners: Vec<u32>,
    /// What may be asked.
    pub goedkeuringen: Vec<Demogoedkeuring>,
}

/// That one regeling may be asked about blind.
#[derive(Clone, Debug)]
pub struct Demogoedkeuring {
    /// What it asks of this source.
    pub set: Vragenset,
    /// Under which row of the register.
    pub grondslag: Uuid,
    /// What that says.
    pub digest: Digest,
    /// The rules of the whole run.
    pub regels: Digest,
    /// The sources with criteria in it, and whether the municipality can look up what each says.
    pub bronnen: Vec<(Oin, bool)>,
}

impl Demogoedkeuring {
    pub(super) fn text(&self) -> String {
        let mut text = format!("[goedkeuring.blind]\nversie = 1\nregels = \"{}\"\nbronnen = [\n", self.regels);
        for (oin, is_bekend) in &self.bronnen {
            // Of a thousand invented people about so many have a ja: nobody looked it up.
            let _ = writeln!(text, "{{ oin = \"{}\", verwacht_ja = 400, is_bekend = {is_bekend} }},", oin.text());
        }
        text + "]\n"
    }
}

impl Demoblind {
    pub(super) fn text(&self, oin: &str, afnemer: &str) -> String {
        let mut text = format!("\n[blind]\nnagemaakt = true\noin = \"{oin}\"\nsleutels = \"blind.json\"\nstaat = \"blind.db\"\n");
        self.pins.bronnen.iter().filter(|bron| bron.oin.text() != oin).for_each(|bron| text += &source(bron));
        let Pins { gemeente, gemeente_sign, motor, a, b, .. } = &self.pins;
        let [teken, motor] = [gemeente_sign.to_bytes(), motor.to_bytes()].map(|key| to_hex(&key));
        let _ = write!(
            text,
            "[[blind.gemeente]]\nafnemer = \"{afnemer}\"\noin = \"{}\"\nteken = \"{teken}\"\nmotor = \"{motor}\"\n\
             inwoners = {:?}\n",
            gemeente.text(),
            self.inwoners
        );
        text += &holder("a", a);
        text + &holder("b", b)
    }
}

fn source(bron: &BronPins) -> String {
    let [teken, pad, zegel] = [bron.sign.to_bytes(), bron.pad.to_bytes(), bron.seal.to_bytes()].map(|key| to_hex(&key));
    format!("[[blind.bron]]\noin = \"{}\"\nteken = \"{teken}\"\npad = \"{pad}\"\nzegel = \"{zegel}\"\n", bron.oin.text())
}

fn holder(name: &str, houder: &HouderPins) -> String {
    let [teken, zegel] = [houder.sign.to_bytes(), houder.seal.to_bytes()].map(|key| to_hex(&key));
    format!("{name} = {{ teken = \"{teken}\", zegel = \"{zegel}\" }}\n")
}

/// How many people have which age, from 0, on a day.
#[must_use]
pub fn by_age(people: &[(Bsn, Persoon)], on: Date) -> Vec<u32> {
    let mut all = Vec::new();
    for (_, one) in people {
        let before = (one.geboren.month(), one.geboren.day()) > (on.month(), on.day());
        let age = usize::try_from(on.year() - one.geboren.year() - i16::from(before)).unwrap_or_default();
        if all.len() <= age {
            all.resize(age + 1, 0);
        }
        all[age] += 1;
    }
    all
}
