//! Regelingen as data, on screen: what each asks of whom on which article, and what each number is worth.

use crate::client::Page;
use crate::world::World;
use regelingen::{Geverifieerd, shipped};

async fn page(world: &World, naam: &str, path: &str) -> Page {
    world.log_in_as(naam).await.get(path).await.expect(200)
}

both!(every_version_that_ships_can_be_read_with_what_each_number_is_worth);
async fn every_version_that_ships_can_be_read_with_what_each_number_is_worth(world: &World) {
    let hanna = world.log_in_as("Hanna").await;
    let list = hanna.get("/regelingen").await.expect(200);
    let all = shipped::read().unwrap();
    let paths: Vec<String> = list.links().into_iter().filter(|path| path.starts_with("/regelingen/")).collect();
    assert_eq!(paths.len(), all.all().len(), "one line a version, each with an address of its own");
    for (one, path) in all.all().iter().zip(&paths) {
        let page = hanna.get(path).await.expect(200);
        let text = page.text();
        for says in [one.naam.nl.as_str(), &one.uitleg.nl, &one.wet, &one.beslist, &one.aanvragen.hoe.nl] {
            assert!(text.contains(says), "{path} does not say {says}: {text}");
        }
        for criterium in &one.criterium {
            assert!(text.contains(&criterium.tekst.nl) && text.contains(&criterium.artikel), "{path}: {}", criterium.sleutel);
        }
        for herkomst in one.origins() {
            let worth = match herkomst.geverifieerd {
                Geverifieerd::Ja => "gezien",
                Geverifieerd::Berekend => "berekend",
                Geverifieerd::TeVerifieren => "nog te controleren",
                Geverifieerd::Synthetisch => "verzonnen",
            };
            assert!(text.contains(&format!("{} ({worth})", herkomst.bron)), "{path}: {}", herkomst.bron);
        }
        assert_eq!(text.contains("verzonnen getallen"), one.is_synthetic(), "{path}");
        assert!(text.contains("mogelijk recht"), "R8");
    }
}

both!(a_threshold_is_said_on_the_side_on_which_the_law_has_it);
async fn a_threshold_is_said_on_the_side_on_which_the_law_has_it(world: &World) {
    let zorg = page(world, "Bas", "/regelingen/zorgtoeslag/2026").await;
    let zorg = zorg.shows("alleen: hoogstens € 40.857,00").shows("met partner: hoogstens € 51.142,00");
    zorg.shows("vanaf de maand na 18 jaar").shows("Dienst Toeslagen").shows("Wet op de zorgtoeslag");
    page(world, "Nel", "/regelingen/bijstand/2026").await.shows("minder dan € 1.369,06");
    // In another language the numbers are written as people write them there.
    page(world, "Nel", "/en/regelingen/zorgtoeslag/2026").await.shows("alone: at most € 40,857.00").shows("Healthcare benefit");
    // Several gemeenten have one of this name; each is another.
    page(world, "Nel", "/regelingen/minimaregeling/2026?gebied=0935").await.shows("Maastricht").hides("Enschede");
    page(world, "Nel", "/regelingen/minimaregeling/2026?gebied=0153").await.shows("Enschede");
    let nel = world.log_in_as("Nel").await;
    for gone in ["/regelingen/zorgtoeslag/1999", "/regelingen/iets/2026", "/regelingen/minimaregeling/2026?gebied=9999"] {
        nel.get(gone).await.expect(404);
    }
}

both!(how_a_version_stands_the_calendar_and_the_words_say);
async fn how_a_version_stands_the_calendar_and_the_words_say(world: &World) {
    let stands = async |path: &str| {
        let body = world.log_in_as("Hanna").await.get(path).await.expect(200).json();
        body["stand"].as_str().unwrap().to_owned()
    };
    let path = "/api/v1/regelingen/zorgtoeslag/2026";
    assert_eq!(stands(path).await, "verlopen", "it is 2027");
    world.it_is("2026-06-01T09:00:00");
    assert_eq!(stands(path).await, "geldt");
    world.it_is("2025-12-31T23:59:59");
    assert_eq!(stands(path).await, "nog_niet");
    world.it_is("2026-01-01T00:00:00");
    assert_eq!(stands(path).await, "geldt");
    let hanna = world.log_in_as("Hanna").await;
    let word = "/begrippen/toetsingsinkomen";
    let form = hanna.get(word).await.expect(200).form(word).with(&[("omschrijving", "Met het inkomen van kinderen erbij.")]);
    hanna.send_form(&form, None).await.expect(303);
    assert_eq!(stands(path).await, "herbeoordelen");
    page(world, "Nel", "/regelingen/zorgtoeslag/2026").await.shows("opnieuw bekijken").shows("betekent nu iets anders");
    page(world, "Nel", "/regelingen?stand=herbeoordelen").await.shows("Zorgtoeslag").hides("Kinderbijslag");
    // Of another gemeente it stands as it stood.
    let gita = world.log_in_as("Gita").await.get(path).await.expect(200).json();
    assert_eq!(gita["stand"], "geldt");
    let grens = &gita["criteria"][2]["drempels"][0];
    assert_eq!((grens["grens"].as_i64(), grens["herkomst"]["geverifieerd"].as_str()), (Some(4_085_700), Some("ja")));
}
