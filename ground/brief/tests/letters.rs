//! Letters as our texts make them.

use brief::{Addressee, Block, Language, Letter, Sender, Size};

fn letter() -> Letter {
    Letter {
        language: Language::Nl,
        size: Size::Normal,
        sender: Sender {
            name: "Gemeente Enschede".into(),
            phone: "14 053".into(),
            return_address: "Postbus 20, 7500 AA Enschede".into(),
        },
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
                "U belde met de BelastingTelefoon. U wilt hulp bij uw DigiD. Wij hebben een afspraak voor u gemaakt bij de gemeente Enschede. U hoeft uw verhaal niet nog een keer te vertellen.".into(),
            ),
            Block::Facts(vec![
                ("Wanneer".into(), "woensdag 3 maart 2027 om 9.30 uur".into()),
                ("Waar".into(), "Stadskantoor, Hengelosestraat 51, Enschede".into()),
                ("Met wie".into(), "Gerda Jansen van het Informatiepunt".into()),
                ("Hoe lang".into(), "30 minuten".into()),
            ]),
            Block::Heading("Neem dit mee".into()),
            Block::List(vec![
                "uw paspoort, identiteitskaart of rijbewijs".into(),
                "uw telefoon, als u die hebt".into(),
                "de brief waar uw vraag over gaat".into(),
            ]),
            Block::Paragraph("Kunt u niet komen? Bel ons dan. Wij maken een nieuwe afspraak met u.".into()),
        ],
        call: "Hebt u vragen? Bel ons:".into(),
        signature: vec!["Met vriendelijke groet,".into(), "Gemeente Enschede".into()],
    }
}

#[test]
fn a_letter_is_written() {
    let pdf = brief::write(&[letter()]).expect("a letter");
    if let Ok(folder) = std::env::var("BRIEF_SHOW") {
        std::fs::write(format!("{folder}/normal.pdf"), &pdf).expect("a file");
        let large = Letter { size: Size::Large, ..letter() };
        std::fs::write(format!("{folder}/large.pdf"), brief::write(&[large]).expect("a letter")).expect("a file");
    }
}
