//! From the file to what the netwerk takes, or everything that is wrong with it.

use super::faults::Faults;
use super::file::{Balie, Beheerder, File, Organisatie, Product, Talen};
use super::locaties;
use netwerk::set_up::{BalieInput, BeheerderInput, NetwerkInput, OrganisatieInput, ProductInput};
use std::collections::BTreeSet;
use toml::Spanned;

const SOORTEN: [&str; 4] = ["gemeente", "landelijk", "stichting", "bibliotheek"];

/// Names that are in the file, for who points at them.
#[derive(Default)]
pub(super) struct Names {
    pub organisaties: BTreeSet<String>,
    locaties: BTreeSet<String>,
    producten: BTreeSet<String>,
}

/// Reads and checks the whole file; nothing is written.
pub(super) fn check(text: &str) -> Result<NetwerkInput, String> {
    let file: File = toml::from_str(text).map_err(|cause| cause.to_string().trim_end().to_owned())?;
    let mut faults = Faults::new(text);
    for key in file.rest.keys() {
        faults.whole(format_args!("{key}: there are organisaties, locaties, producten, balies and beheerders"));
    }
    let names = Names {
        organisaties: file.organisaties.iter().map(|one| one.as_ref().naam.trim().to_owned()).collect(),
        locaties: file.locaties.iter().map(|one| one.as_ref().naam.trim().to_owned()).collect(),
        producten: file.producten.iter().map(|one| one.as_ref().code.clone()).collect(),
    };
    let input = NetwerkInput {
        organisaties: organisaties(&mut faults, &file),
        locaties: locaties::check(&mut faults, &file.locaties, &names),
        producten: producten(&mut faults, &file.producten),
        balies: balies(&mut faults, &file.balies, &names),
        beheerders: beheerders(&mut faults, &file, &names),
    };
    faults.told().map_or(Ok(input), Err)
}

fn organisaties(faults: &mut Faults<'_>, file: &File) -> Vec<OrganisatieInput> {
    let mut seen = BTreeSet::new();
    let head = file.organisaties.iter().filter(|one| one.as_ref().hoofdbeheerder).count();
    // Whether there has to be one depends on what is there already.
    if head > 1 {
        faults.whole(format_args!("organisaties: hoofdbeheerder = true stands at {head} of them, and may stand at one"));
    }
    let read = |one: &Spanned<Organisatie>| {
        let (mut part, one) = (faults.part("organisaties", one), one.as_ref());
        let naam = part.text("naam", &one.naam, 120);
        part.once("naam", &naam, &mut seen);
        if !SOORTEN.contains(&one.soort.as_str()) {
            part.add("soort", format_args!("'{}' is none of {}", one.soort, SOORTEN.join(", ")));
        }
        let public = matches!(one.soort.as_str(), "gemeente" | "landelijk");
        if !public && one.overheidsorgaan == Some(true) {
            part.add("overheidsorgaan", "a stichting or bibliotheek may not use the bsn (Wabb art. 1)");
        }
        let telefoon = part.telephone("telefoon", &one.telefoon);
        part.rest(&one.rest);
        OrganisatieInput {
            naam,
            soort: one.soort.clone(),
            overheidsorgaan: one.overheidsorgaan.unwrap_or(public),
            vrije_tekst: one.vrije_tekst.unwrap_or(true),
            hoofdbeheerder: one.hoofdbeheerder,
            telefoon,
        }
    };
    file.organisaties.iter().map(read).collect()
}

fn producten(faults: &mut Faults<'_>, all: &[Spanned<Product>]) -> Vec<ProductInput> {
    let mut seen = BTreeSet::new();
    let read = |one: &Spanned<Product>| {
        let (mut part, one) = (faults.part("producten", one), one.as_ref());
        let code = part.text("code", &one.code, 40);
        part.once("code", &code, &mut seen);
        if !code.bytes().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-') {
            part.add("code", format_args!("'{code}' is not only a-z, 0-9 and -"));
        }
        if !(5..=240).contains(&one.minuten) {
            part.add("minuten", "an afspraak takes 5 to 240 minutes");
        }
        part.text("titel.nl", &one.titel.nl, 80);
        part.rest(&one.titel.rest);
        part.rest(&one.meenemen.rest);
        part.rest(&one.rest);
        let vraag_tekst = part.text("vraag_tekst", &one.vraag_tekst, 300);
        let upl = one.upl.as_ref().map(|upl| upl.trim().to_owned()).filter(|upl| !upl.is_empty());
        ProductInput { code, upl, minuten: one.minuten, titel: texts(&one.titel), meenemen: texts(&one.meenemen), vraag_tekst }
    };
    all.iter().map(read).collect()
}

fn texts(all: &Talen) -> [String; 3] {
    [&all.nl, &all.en, &all.pap].map(|text| text.trim().to_owned())
}

fn balies(faults: &mut Faults<'_>, all: &[Spanned<Balie>], names: &Names) -> Vec<BalieInput> {
    let mut seen = BTreeSet::new();
    let read = |one: &Spanned<Balie>| {
        let (mut part, one) = (faults.part("balies", one), one.as_ref());
        let naam = part.text("naam", &one.naam, 80);
        let locatie = part.named("locatie", &one.locatie, &names.locaties);
        part.once("naam", &format!("{naam} at {locatie}"), &mut seen);
        if !(one.bonletter.len() == 1 && one.bonletter.bytes().all(|sign| sign.is_ascii_uppercase())) {
            part.add("bonletter", "is one letter, A to Z");
        }
        if one.producten.is_empty() {
            part.add("producten", "is missing: with what does this balie help?");
        }
        part.rest(&one.rest);
        BalieInput {
            organisatie: part.named("organisatie", &one.organisatie, &names.organisaties),
            bonletter: one.bonletter.clone(),
            producten: one.producten.iter().map(|code| part.named("producten", code, &names.producten)).collect(),
            locatie,
            naam,
        }
    };
    all.iter().map(read).collect()
}

fn beheerders(faults: &mut Faults<'_>, file: &File, names: &Names) -> Vec<BeheerderInput> {
    let (mut seen, mut kept) = (BTreeSet::new(), BTreeSet::new());
    let read = |one: &Spanned<Beheerder>| {
        let (mut part, one) = (faults.part("beheerders", one), one.as_ref());
        let inlog = part.key("inlog", &one.inlog, 200);
        part.once("inlog", &format!("{inlog}{}", one.inlog_organisatie), &mut seen);
        part.rest(&one.rest);
        let organisatie = part.named("organisatie", &one.organisatie, &names.organisaties);
        kept.insert(organisatie.clone());
        let inlog_organisatie = one.inlog_organisatie.trim().to_owned();
        BeheerderInput { naam: part.text("naam", &one.naam, 80), organisatie, inlog, inlog_organisatie }
    };
    let all = file.beheerders.iter().map(read).collect();
    for one in &file.organisaties {
        if !kept.contains(one.as_ref().naam.trim()) {
            faults.part("organisaties", one).add("beheerders", "nobody keeps this organisatie: name a beheerder");
        }
    }
    all
}
