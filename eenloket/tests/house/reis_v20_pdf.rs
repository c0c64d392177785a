//! V20 and V29: what somebody takes along or keeps as a PDF is PDF/UA-1, says veraPDF. The letters are read in
//! `capabilities/bericht/src/walk.rs`, of each kind, language and size.

use crate::client::Client;
use crate::moments::busy;
use crate::people::JOOST;
use crate::place::Place;
use crate::post::bytes_at;
use crate::world::{People, World, run};
use std::path::Path;
use std::process::Command;

/// On one store: what is on paper does not know where it was kept, and starting veraPDF costs more than reading.
#[test]
fn what_is_taken_along_is_pdf_ua() {
    run(Some(Place::sqlite(People::OfTheStories)), each_document);
}

async fn each_document(world: &World) {
    let visit = busy(world).await;
    let gerda = world.gerda().await;
    gerda.identifies(&visit).await.expect(303);
    // A list of many pages: whoever keeps looking is on it each time.
    for _ in 0..3 {
        let gerda = world.gerda().await;
        for _ in 0..40 {
            gerda.visit(&visit).await.expect(200);
        }
        world.clock.advance(20);
    }
    let gerda = world.gerda().await;
    gerda.finishes_in_part(&visit, "Activeringscode meenemen", "17-3-2027").await.expect(303);
    let joost = world.inwoner(&JOOST).await;
    let folder = std::env::temp_dir().join(format!("eenloket-paper-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut count = 0;
    for prefix in ["", "/en", "/pap"] {
        for (size, large) in [("gewoon", "false"), ("groot", "true")] {
            let list = format!("{prefix}/mijn/inzage/export.pdf?letter={size}");
            let summary = format!("{prefix}/api/v1/bezoeken/{}/samenvatting?groteLetter={large}", visit.afspraak);
            for (client, path, what) in [(&joost, list, "inzage"), (&gerda.client, summary, "samenvatting")] {
                let name = format!("{what}{}-{size}.pdf", prefix.replace('/', "-"));
                keep(client, &path, &folder.join(name)).await;
                count += 1;
            }
        }
    }
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), count);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../script/lint-pdf");
    let judged = Command::new(script).args(&files).output().expect("script/lint-pdf");
    let said = String::from_utf8_lossy(&judged.stdout);
    assert!(judged.status.success(), "{said}{}", String::from_utf8_lossy(&judged.stderr));
    assert_eq!(said.lines().filter(|line| line.starts_with("ok ")).count(), count, "{said}");
    std::fs::remove_dir_all(&folder).unwrap();
}

async fn keep(client: &Client, path: &str, file: &Path) {
    std::fs::write(file, bytes_at(client, path).await).unwrap();
}
