//! Letters with invented people, as the house writes them.

use brief::{Addressee, Block, Language, Letter, Sender, Size};

/// All samples with their names.
pub fn all() -> Vec<(&'static str, Letter)> {
    vec![("appointment", appointment()), ("missed", missed()), ("island", islands()), ("english", english()), ("long", long())]
}

/// The same letter in large print.
pub fn large(letter: &Letter) -> Letter {
    Letter { size: Size::Large, ..letter.clone() }
}

fn enschede() -> Sender {
    Sender { name: "Gemeente Enschede".into(), phone: "14 053".into(), return_address: "Postbus 20, 7500 AA Enschede".into() }
}

fn facts(facts: &[(&str, &str)]) -> Block {
    Block::Facts(facts.iter().map(|(label, value)| ((*label).into(), (*value).into())).collect())
}

fn list(items: &[&str]) -> Block {
    Block::List(items.iter().map(|item| (*item).into()).collect())
}

/// The letter that most people get: when and where, and what to bring.
pub fn appointment() -> Letter {
    Letter {
        language: Language::Nl,
        size: Size::Normal,
        sender: enschede(),
        addressee: Addressee {
            name: "Mevrouw T. de Vries".into(),
            address: vec!["Haaksbergerstraat 14".into(), "7513 EA  ENSCHEDE".into()],
        },
        dated: "Enschede, 1 maart 2027".into(),
        reference: "DV-2027-000184".into(),
        title: "Uw afspraak op woensdag 3 maart".into(),
        blocks: vec![
            Block::Paragraph("Beste mevrouw De Vries,".into()),
            Block::Paragraph(
                "U belde met de BelastingTelefoon. U wilt hulp bij uw DigiD. Wij hebben een afspraak voor u gemaakt bij de \
                 gemeente Enschede. U hoeft uw verhaal niet nog een keer te vertellen."
                    .into(),
            ),
            facts(&[
                ("Wanneer", "woensdag 3 maart 2027 om 9.30 uur"),
                ("Waar", "Stadskantoor, Hengelosestraat 51, Enschede"),
                ("Met wie", "Gerda Jansen van het Informatiepunt"),
                ("Hoe lang", "30 minuten"),
            ]),
            Block::Heading("Neem dit mee".into()),
            list(&[
                "uw paspoort, identiteitskaart of rijbewijs",
                "uw telefoon, als u die hebt",
                "de brief waar uw vraag over gaat",
            ]),
            Block::Paragraph("Kunt u niet komen? Bel ons dan. Wij maken een nieuwe afspraak met u.".into()),
        ],
        call: "Hebt u vragen? Bel ons:".into(),
        call_phone: None,
        signature: vec!["Met vriendelijke groet,".into(), "Gemeente Enschede".into()],
    }
}

/// Somebody did not come.
pub fn missed() -> Letter {
    Letter {
        addressee: Addressee {
            name: "De heer J.W. ten Brinke".into(),
            address: vec!["Oldenzaalsestraat 203 A".into(), "7514 DR  ENSCHEDE".into()],
        },
        reference: "DV-2027-000190".into(),
        title: "U was er niet".into(),
        blocks: vec![
            Block::Paragraph("Beste meneer Ten Brinke,".into()),
            Block::Paragraph("Wij hadden een afspraak met u. U was er niet. Dat kan gebeuren.".into()),
            facts(&[("Afspraak", "maandag 1 maart 2027 om 14.00 uur"), ("Waar", "Bibliotheek, Pijpenstraat 15, Enschede")]),
            Block::Paragraph("Uw vraag is nog niet opgelost. Wij bellen u binnen 2 werkdagen. U hoeft nu niets te doen.".into()),
        ],
        ..appointment()
    }
}

/// A long name and a long address, in Papiamentu.
pub fn islands() -> Letter {
    Letter {
        language: Language::Pap,
        size: Size::Normal,
        sender: Sender {
            name: "Openbaar Lichaam Bonaire, Dienst Burgerzaken en Sociale Zaken".into(),
            phone: "+599 715 5330".into(),
            return_address: "Kaya Grandi 2, Kralendijk, Bonaire".into(),
        },
        addressee: Addressee {
            name: "Señora María Concepción Núñez-Łukasiewicz y Özgür-Şahin Frans-Martijn".into(),
            address: vec!["Kaya Gobernador Nicolaas Debrot 126, apartamento 14 B".into(), "KRALENDIJK".into(), "BONAIRE".into()],
        },
        dated: "Boneiru, 1 di mart 2027".into(),
        reference: "DV-2027-000197".into(),
        title: "Bo sita riba djárason 3 di mart".into(),
        blocks: vec![
            Block::Paragraph("Bon dia señora Núñez,".into()),
            Block::Paragraph("Nos a traha un sita pa bo. Bo no tin ku konta bo historia un biaha mas.".into()),
            facts(&[
                ("Ki dia", "djárason 3 di mart 2027, 9.30 or di mainta"),
                ("Unda", "Kaya Grandi 2, Kralendijk"),
                ("Ku ken", "Sra. Ürsula Bòi di ventaniya Informashon"),
            ]),
            Block::Heading("Trese esaki".into()),
            list(&["bo sédula òf pasaport", "bo telefòn, si bo tin"]),
            Block::Paragraph("Bo no por bini? Yama nos. Nos ta traha un otro sita ku bo.".into()),
        ],
        call: "Bo tin pregunta? Yama nos:".into(),
        call_phone: None,
        signature: vec!["Ku kordial saludo,".into(), "Openbaar Lichaam Bonaire".into()],
    }
}

/// In English.
pub fn english() -> Letter {
    Letter {
        language: Language::En,
        dated: "Enschede, 1 March 2027".into(),
        title: "Your appointment on Wednesday 3 March".into(),
        blocks: vec![
            Block::Paragraph("Dear Ms De Vries,".into()),
            Block::Paragraph("We made an appointment for you. You do not have to tell your story again.".into()),
            facts(&[("When", "Wednesday 3 March 2027 at 9.30"), ("Where", "Stadskantoor, Hengelosestraat 51, Enschede")]),
        ],
        call: "Any questions? Call us:".into(),
        call_phone: None,
        signature: vec!["Kind regards,".into(), "Gemeente Enschede".into()],
        ..appointment()
    }
}

/// More than one sheet: what an organisation knows about somebody.
pub fn long() -> Letter {
    let mut blocks = vec![
        Block::Paragraph("Beste mevrouw De Vries,".into()),
        Block::Paragraph("U vroeg wie uw gegevens heeft gezien. Hieronder staat het, met de datum en de reden.".into()),
    ];
    for month in ["januari", "februari", "maart", "april", "mei", "juni", "juli"] {
        blocks.push(Block::Heading(format!("In {month} 2026")));
        blocks.push(Block::Paragraph(
            "De gemeente Enschede keek toen naar uw gegevens. Dat was nodig om u te helpen met uw vraag. De gemeente mag dit \
             doen, want het hoort bij haar taak. Niemand anders keek mee."
                .into(),
        ));
        blocks.push(facts(&[
            ("Wie", "een medewerker van het Informatiepunt"),
            ("Wat", "uw naam, uw adres, uw telefoonnummer en de vragen die u ons stelde, met de antwoorden die wij u gaven"),
            ("Waarom", "om een afspraak met u te maken"),
        ]));
        blocks.push(list(&["Klopt dit niet? Dan kunt u dat zeggen.", "Wij kijken het na. U krijgt binnen 4 weken antwoord."]));
    }
    Letter { reference: "DV-2027-000201".into(), title: "Wie uw gegevens heeft gezien".into(), blocks, ..appointment() }
}
