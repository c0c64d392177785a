//! How long a batch of letters takes, and how large it is: `cargo run --release --example batch -- 1000`.

use brief::{Addressee, Block, Language, Letter, Sender, Size};
use std::time::Instant;

fn main() {
    let count: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    for letters in [1, count] {
        let batch: Vec<Letter> = (0..letters).map(letter).collect();
        let began = Instant::now();
        let pdf = brief::write(&batch).expect("the letters can be printed");
        let took = began.elapsed();
        println!("{letters} letters: {} ms, {} bytes, {} bytes a letter", took.as_millis(), pdf.len(), pdf.len() / letters);
        if let Some(path) = std::env::args().nth(2) {
            std::fs::write(path, &pdf).expect("the file can be written");
        }
    }
}

/// A letter that differs from the others as letters do: in its person, place, time and number.
fn letter(nth: usize) -> Letter {
    const NAMES: [&str; 6] = ["De Vries", "Şahin", "Núñez", "Wiśniewska", "Van den Bòi", "Bakker"];
    let name = NAMES[nth % NAMES.len()];
    Letter {
        language: Language::ALL[nth % 3],
        size: if nth.is_multiple_of(10) { Size::Large } else { Size::Normal },
        sender: Sender {
            name: "Gemeente Enschede".into(),
            phone: "14 053".into(),
            return_address: "Postbus 20, 7500 AA Enschede".into(),
        },
        addressee: Addressee {
            name: format!("Mevrouw {name}"),
            address: vec![format!("Haaksbergerstraat {}", nth + 1), format!("75{} EA  ENSCHEDE", 10 + nth % 80)],
        },
        dated: "Enschede, 1 maart 2027".into(),
        reference: format!("DV-2027-{nth:06}"),
        title: format!("Uw afspraak op {} maart", 1 + nth % 31),
        blocks: vec![
            Block::Paragraph(format!("Beste mevrouw {name},")),
            Block::Paragraph(
                "U belde met de BelastingTelefoon. U wilt hulp bij uw DigiD. Wij hebben een afspraak voor u gemaakt bij de \
                 gemeente Enschede. U hoeft uw verhaal niet nog een keer te vertellen."
                    .into(),
            ),
            Block::Facts(vec![
                ("Wanneer".into(), format!("{} maart 2027 om {}.30 uur", 1 + nth % 31, 9 + nth % 8)),
                ("Waar".into(), "Stadskantoor, Hengelosestraat 51, Enschede".into()),
                ("Hoe lang".into(), "30 minuten".into()),
            ]),
            Block::Heading("Neem dit mee".into()),
            Block::List(vec!["uw paspoort of rijbewijs".into(), "uw telefoon".into(), "de brief waar uw vraag over gaat".into()]),
            Block::Paragraph("Kunt u niet komen? Bel ons dan. Wij maken een nieuwe afspraak met u.".into()),
        ],
        call: "Hebt u vragen? Bel ons:".into(),
        call_phone: None,
        signature: vec!["Met vriendelijke groet,".into(), "Gemeente Enschede".into()],
    }
}
