//! Which number somebody reads: that of their own organisatie, of who helps them, or of the installation. None stands in a text.

use crate::front::{Doorway, TELEFOON};
use crate::moments::booked;
use crate::people::{JOOST, TILLY};
use crate::world::World;
use std::path::{Path, PathBuf};

both!(who_reads_a_number_reads_that_of_who_helps);
async fn who_reads_a_number_reads_that_of_who_helps(world: &World) {
    let front = Doorway::new().await.open(world, None, None, |_| {}).await;
    let nobody = front.client();
    for page in ["/", "/status", "/privacy", "/en/status", "/pap/status", "/geen-pagina", "/fouten/EL-503"] {
        nobody.get(page).await.shows(TELEFOON).hides("14 053");
    }
    let bas = front.client();
    bas.log_in_as("Bas").await;
    bas.get("/doorverwijzingen").await.expect(200).shows("000-543 0001").hides(TELEFOON);
    bas.get("/geen-pagina").await.expect(404).shows("000-543 0001");

    // An inwoner whom nobody helps calls the installation; with an Afspraak, where they are helped.
    let joost = front.client();
    joost.log_in_as_inwoner(&JOOST, "substantieel", false).await;
    joost.get("/mijn").await.expect(200).shows(&format!("Bel {TELEFOON}"));
    booked(world).await;
    let tilly = front.client();
    tilly.log_in_as_inwoner(&TILLY, "substantieel", false).await;
    tilly.get("/mijn").await.expect(200).shows("Bel 14 053. Of loop binnen");
    front.close().await;
}

/// Every text file of the screens.
fn texts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../taal");
    let languages = std::fs::read_dir(folder).unwrap().map(|at| at.unwrap().path()).filter(|path| path.is_dir());
    languages.flat_map(|path| std::fs::read_dir(path).unwrap().map(|at| at.unwrap().path())).collect()
}

/// Runs of digits with what people put between them, that begin as a telephone number does.
fn numbers(text: &str) -> Vec<String> {
    let runs = text.split(|sign: char| !(sign.is_ascii_digit() || " -+()".contains(sign)));
    let plain = runs.map(|run| run.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect::<String>());
    let begins = |number: &String| number.starts_with("14") || number.starts_with('0') || number.starts_with('+');
    plain.filter(|number| number.len() >= 5 && begins(number)).collect()
}

#[test]
fn no_text_of_the_screens_has_a_telephone_number() {
    assert_eq!(numbers("Bel 14 053, of 053-481 81 81 of +31 53 481 8181"), ["14053", "0534818181", "+31534818181"]);
    assert!(numbers("Op 2-3-2027 om 14:30, Postbus 93374, 2509 AJ").is_empty());
    let files = texts();
    assert!(files.len() > 20, "the texts were found: {files:?}");
    for file in files {
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            // Numbers that are typed to show how are of the series that nobody has.
            let found: Vec<String> = numbers(line).into_iter().filter(|number| !number.starts_with("000")).collect();
            assert!(found.is_empty(), "{}: {line}: it belongs to an organisatie", file.display());
        }
    }
}
