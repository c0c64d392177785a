//! The netwerk of the referral measurement: one organisatie that telephones, twenty gemeenten with three Balies
//! each, a Convenant with all of them, and enough free Tijdsloten for every referral of the run.

use crate::cells::{Cell, Sink, fill};
use crate::clock::{HOUR_MS, day_ms};
use crate::fault::Outcome;

const GEMEENTEN: u128 = 20;
const BALIES: u128 = 60;
const AGENTS: u128 = 200;
const DAYS: i64 = 70;
const SLOT_MS: i64 = 15 * 60_000;
/// Tijdsloten of one Balie on one day.
const A_DAY: i64 = 32;

/// What the load client has to know of the store.
pub struct Netwerk {
    /// Who can log in and refer.
    pub agents: Vec<u128>,
    /// Tijdsloten that are free, in the order in which they will be taken.
    pub tijdsloten: Vec<u128>,
    /// Who takes part in no referral that the agents make.
    pub stranger: u128,
}

/// An id of a kind: in order within it, as ids by time are.
pub fn id(kind: u128, nth: u128) -> u128 {
    (0x0193_5000 << 96) | (kind << 88) | (0x7 << 76) | (0x8 << 60) | nth
}

pub fn organisatie(nth: u128) -> u128 {
    id(1, nth)
}
pub fn locatie(nth: u128) -> u128 {
    id(2, nth)
}
pub fn balie(nth: u128) -> u128 {
    id(3, nth)
}
pub fn medewerker(nth: u128) -> u128 {
    id(4, nth)
}
fn coordinator(nth: u128) -> u128 {
    id(5, nth)
}

pub const PRODUCT: &str = "zorgtoeslag";

/// Fills an empty store that has the schema of the program. It gets the mark of a demo, which opens the login.
pub fn build(sink: &mut dyn Sink) -> Outcome<Netwerk> {
    use Cell::{Bool, Id, Int, Null, Text};
    fill(sink, "merk", &["naam", "waarde"], &[vec![Text("demo"), Text("meting")]])?;
    let names: Vec<String> = (0..GEMEENTEN).map(|n| format!("Gemeente {n:02}")).collect();
    let mut rows = vec![vec![Id(organisatie(0)), Text("Belastingdienst"), Text("landelijk"), Bool(true), Text("000-543 0001")]];
    rows.extend(
        (0..GEMEENTEN)
            .zip(&names)
            .map(|(n, naam)| vec![Id(organisatie(n + 1)), Text(naam), Text("gemeente"), Bool(true), Text("14 000")]),
    );
    fill(sink, "organisatie", &["id", "naam", "soort", "overheidsorgaan", "telefoon"], &rows)?;
    // The Belastingdienst has none: it chooses fixed sentences.
    let rows: Vec<_> = (0..GEMEENTEN)
        .map(|n| vec![Id(organisatie(n + 1)), Id(organisatie(n + 1)), Text("Awb artikel 2:1 en 2:3"), Text("2020-01-01")])
        .collect();
    fill(sink, "vrije_tekst", &["id", "organisatie_id", "grondslag", "geldig_van"], &rows)?;

    let columns =
        ["id", "naam", "adres", "postcode", "plaats", "gemeente_code", "tijdzone", "gebied", "toegankelijkheid", "telefoon"];
    let rows: Vec<_> = (0..GEMEENTEN)
        .zip(&names)
        .map(|(n, naam)| {
            let fixed =
                [Text("Hoofdstraat 1"), Text("7511AB"), Text("Enschede"), Text("0153"), Text("Europe/Amsterdam"), Text("nl")];
            [&[Id(locatie(n)), Text(naam)], &fixed[..], &[Text("Lift, ringleiding"), Text("000-543 0100")]].concat()
        })
        .collect();
    fill(sink, "locatie", &columns, &rows)?;

    let agents: Vec<u128> = (0..AGENTS).map(medewerker).collect();
    let mut rows: Vec<_> = agents
        .iter()
        .map(|id| vec![Id(*id), Id(organisatie(0)), Text("Bas Telefoon"), Text("telefoonagent"), Bool(true), Null, Int(1)])
        .collect();
    let stranger = medewerker(AGENTS);
    let elsewhere =
        [Id(stranger), Id(organisatie(GEMEENTEN)), Text("Loes Telefoon"), Text("telefoonagent"), Bool(true), Null, Int(1)];
    rows.push(elsewhere.to_vec());
    rows.extend((0..BALIES).map(|n| {
        let (own, home) = (Id(organisatie(n % GEMEENTEN + 1)), Id(locatie(n % GEMEENTEN)));
        vec![Id(coordinator(n)), own, Text("Gerda Balie"), Text("coordinator baliemedewerker"), Bool(true), home, Int(1)]
    }));
    fill(sink, "medewerker", &["id", "organisatie_id", "naam", "rollen", "actief", "locatie_id", "versie"], &rows)?;

    let rows: Vec<_> = (0..BALIES)
        .map(|n| {
            let place = n % GEMEENTEN;
            vec![
                Id(balie(n)),
                Id(locatie(place)),
                Id(organisatie(place + 1)),
                Text("Balie"),
                Text("A"),
                Id(coordinator(n)),
                Int(1),
            ]
        })
        .collect();
    fill(sink, "balie", &["id", "locatie_id", "organisatie_id", "naam", "bonletter", "coordinator_id", "versie"], &rows)?;
    let rows: Vec<_> = (0..BALIES).map(|n| vec![Id(coordinator(n)), Id(balie(n))]).collect();
    fill(sink, "medewerker_balie", &["medewerker_id", "balie_id"], &rows)?;

    let columns = ["code", "titel", "upl", "minuten", "meenemen", "vraag_tekst", "volgorde"];
    let codes: Vec<String> = (0..11).map(|n| format!("product-{n:02}")).collect();
    let codes: Vec<&str> = std::iter::once(PRODUCT).chain(codes.iter().map(String::as_str)).collect();
    let rows: Vec<_> = codes
        .iter()
        .zip(0..)
        .map(|(code, nth)| {
            let bring = Text("Paspoort of identiteitskaart, uw DigiD en uw jaaropgaven.");
            vec![
                Text(code),
                Text("Zorgtoeslag aanvragen"),
                Null,
                Int(15),
                bring,
                Text("De inwoner wil hulp bij zorgtoeslag."),
                Int(nth),
            ]
        })
        .collect();
    fill(sink, "product", &columns, &rows)?;
    let rows: Vec<_> = (0..BALIES)
        .flat_map(|n| codes.iter().map(move |code| vec![Id(balie(n)), Text(code), Text("Vult het samen met u in.")]))
        .collect();
    fill(sink, "balie_product", &["balie_id", "product", "reden"], &rows)?;
    let columns = ["id", "van_organisatie_id", "naar_organisatie_id", "product", "geldig_van", "geldig_tot"];
    let rows: Vec<_> = (0..GEMEENTEN)
        .map(|n| vec![Id(id(6, n)), Id(organisatie(0)), Id(organisatie(n + 1)), Text(PRODUCT), Text("2020-01-01"), Null])
        .collect();
    fill(sink, "convenant", &columns, &rows)?;

    Ok(Netwerk { agents, tijdsloten: planning(sink)?, stranger })
}

/// Tijdsloten of a quarter of an hour at every Balie for weeks ahead.
fn planning(sink: &mut dyn Sink) -> Outcome<Vec<u128>> {
    use Cell::{Bool, Id, Int, Null};
    let diensten = || (1..=DAYS).flat_map(|day| (0..BALIES).map(move |n| (day, n, id(7, (day as u128) << 16 | n))));
    sink.table("dienst", &["id", "balie_id", "medewerker_id", "begin", "einde", "minuten", "vrijgehouden"], &mut |put| {
        diensten().try_for_each(|(day, n, dienst)| {
            let open = day_ms(day) + 8 * HOUR_MS;
            put(&[Id(dienst), Id(balie(n)), Null, Int(open), Int(open + 8 * HOUR_MS), Int(15), Int(0)])
        })
    })?;
    let columns = ["id", "balie_id", "locatie_id", "organisatie_id", "dienst_id", "begin", "einde", "bezet", "vrijgehouden"];
    let mut ids = Vec::new();
    sink.table("tijdslot", &columns, &mut |put| {
        for (day, n, dienst) in diensten() {
            let place = n % GEMEENTEN;
            for nth in 0..A_DAY {
                let begin = day_ms(day) + 8 * HOUR_MS + nth * SLOT_MS;
                let slot = id(8, ids.len() as u128);
                ids.push(slot);
                put(&[
                    Id(slot),
                    Id(balie(n)),
                    Id(locatie(place)),
                    Id(organisatie(place + 1)),
                    Id(dienst),
                    Int(begin),
                    Int(begin + SLOT_MS),
                    Bool(false),
                    Bool(false),
                ])?;
            }
        }
        Ok(())
    })?;
    Ok(mixed(ids))
}

/// The same ids in an order without neighbours, the same in every run.
fn mixed(mut ids: Vec<u128>) -> Vec<u128> {
    let mut state: u64 = 42;
    for last in (1..ids.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let place = usize::try_from(state >> 33).unwrap_or(0) % (last + 1);
        ids.swap(last, place);
    }
    ids
}
