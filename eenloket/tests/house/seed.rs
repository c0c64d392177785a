//! The people of the stories, as far as the house itself needs them.

use eenloket::merk::{self, Merk};
use netwerk::tables::{balie, locatie, medewerker, medewerker_balie, organisatie};
use store::Store;
use store::sea_orm::ActiveValue::Set;

/// Bas on the telephone; Gerda, Greet and Derk in Enschede.
pub async fn people(store: &Store) {
    let tx = store.begin_plain().await.unwrap();
    merk::set(&tx, Merk::Demo, "ja");
    let [bellen, enschede] = ["BelastingTelefoon", "Gemeente Enschede"].map(|naam| {
        let id = store.new_id();
        tx.add(organisatie::ActiveModel {
            id: Set(id),
            naam: Set(naam.to_owned()),
            soort: Set("gemeente".to_owned()),
            overheidsorgaan: Set(true),
            vrije_tekst: Set(false),
            telefoon: Set("14 053".to_owned()),
        });
        id
    });
    let stadskantoor = store.new_id();
    tx.add(locatie::ActiveModel {
        id: Set(stadskantoor),
        naam: Set("Stadskantoor Enschede".to_owned()),
        adres: Set("Voorbeeldplein 1".to_owned()),
        postcode: Set("7511 AA".to_owned()),
        plaats: Set("Enschede".to_owned()),
        gemeente_code: Set("0153".to_owned()),
        tijdzone: Set("Europe/Amsterdam".to_owned()),
        gebied: Set("nederland".to_owned()),
        toegang_tekst: Set(String::new()),
        telefoon: Set("14 053".to_owned()),
    });
    let desk = store.new_id();
    tx.add(balie::ActiveModel {
        id: Set(desk),
        locatie_id: Set(stadskantoor),
        organisatie_id: Set(enschede),
        naam: Set("Balie 1".to_owned()),
        letter: Set("G".to_owned()),
        coordinator_id: Set(None),
        versie: Set(1),
    });
    let people = [
        ("Bas Voorbeeld", bellen, "telefoonagent", None),
        ("Gerda Voorbeeld", enschede, "baliemedewerker", Some(stadskantoor)),
        ("Greet Testman", enschede, "coordinator baliemedewerker", Some(stadskantoor)),
        ("Derk Fictief", enschede, "receptie", Some(stadskantoor)),
    ];
    for (naam, organisatie, rollen, locatie) in people {
        let id = store.new_id();
        tx.add(medewerker::ActiveModel {
            id: Set(id),
            organisatie_id: Set(organisatie),
            naam: Set(naam.to_owned()),
            rollen: Set(rollen.to_owned()),
            actief: Set(true),
            locatie_id: Set(locatie),
            versie: Set(1),
        });
        if rollen.contains("baliemedewerker") {
            tx.add(medewerker_balie::ActiveModel { medewerker_id: Set(id), balie_id: Set(desk) });
        }
    }
    tx.commit().await.unwrap();
}
