//! Years of work at the counter, made up: the same days everywhere, more or fewer of them.
//!
//! A store of ten thousand Hulpvragen and one of ten million hold the same netwerk, the same today and the same weeks
//! ahead, as full as each other. Only the past is longer: that is how a store grows.

use crate::cells::{Cell, Sink, fill};
use crate::clock::{DAY_MS, HOUR_MS, day_ms};
use crate::fault::Outcome;
use crate::netwerk::{balie, id, locatie, medewerker, organisatie};

/// Gemeenten with one Locatie each, as many as the country has.
pub const LOCATIES: u64 = 342;
const BALIES_A_LOCATIE: u64 = 3;
const BALIES: u64 = LOCATIES * BALIES_A_LOCATIE;
/// Organisaties that telephone, before the gemeenten in the row of ids.
const SENDERS: u64 = 5;
const PRODUCTS: u64 = 12;
/// Of eight Hulpvragen one is solved on the telephone, the others lead to a Balie.
const PHONE: u64 = 8;
/// Booked at one Balie on one day; every other Tijdslot stays free.
const BOOKED_A_DAY: u64 = 8;
const A_DAY: u64 = BALIES * BOOKED_A_DAY;
const DAYS_AHEAD: i64 = 20;
const SLOT_MS: i64 = 15 * 60_000;
/// People who come for the first time: two in five.
const NEW: (u64, u64) = (2, 5);

/// The past of a store.
#[derive(Clone, Copy)]
pub struct Past {
    hulpvragen: u64,
    /// Midnight: a run that goes on after it still means the day on which it began.
    today: i64,
}

/// One Hulpvraag that led to a Balie, as arithmetic knows it.
struct Visit {
    balie: u64,
    begin: i64,
    nth_of_day: u64,
}

/// Who a Hulpvraag is about.
pub struct Known {
    pub voornaam: &'static str,
    pub achternaam: String,
    pub geboortedatum: String,
    pub postcode: String,
}

const FIRST: [&str; 8] = ["Tilly", "Joost", "Fatima", "Kees", "Nel", "Mehmet", "Anna", "Piet"];
const LAST: [&str; 8] = ["Jansen", "Bakker", "Yilmaz", "Visser", "Smit", "Meijer", "Mulder", "Bos"];

fn mix(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Bytes that look as sealed or hashed ones do: without order.
fn noise<const N: usize>(n: u64) -> [u8; N] {
    let mut bytes = [0; N];
    for (nth, part) in bytes.chunks_mut(8).enumerate() {
        let word = mix(n ^ (nth as u64) << 56).to_be_bytes();
        part.copy_from_slice(&word[..part.len()]);
    }
    bytes
}

pub fn known(nth: u64) -> Known {
    let pick = |list: &[&'static str; 8], by: u64| list[usize::try_from(by % 8).unwrap_or(0)];
    let luck = mix(nth);
    Known {
        voornaam: pick(&FIRST, luck),
        achternaam: pick(&LAST, luck >> 3).to_owned(),
        geboortedatum: format!("{}-{:02}-{:02}", 1930 + (luck >> 8) % 75, (luck >> 16) % 12 + 1, (luck >> 24) % 28 + 1),
        postcode: format!("{}{}", 1011 + (luck >> 32) % 8900, ["AB", "CD", "EK", "GL"][usize::try_from((luck >> 50) % 4).unwrap_or(0)]),
    }
}

pub fn product(nth: u64) -> String {
    format!("product-{:02}", nth % PRODUCTS)
}

fn inwoner(nth: u64) -> u128 {
    id(20, u128::from(nth))
}
fn hulpvraag(nth: u64) -> u128 {
    id(21, u128::from(nth))
}
fn afspraak(nth: u64) -> u128 {
    id(22, u128::from(nth))
}
fn tijdslot(nth: u64) -> u128 {
    id(23, u128::from(nth))
}
fn org_of_locatie(nth: u64) -> u128 {
    organisatie(u128::from(SENDERS + nth))
}
fn nummer(nth: u64) -> String {
    const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    // Another step than one gives numbers without order, each once.
    let value = nth.wrapping_mul(387_420_489) & ((1 << 35) - 1);
    let text: Vec<u8> = (0..7).rev().map(|place| SYMBOLS[usize::try_from(value >> (5 * place) & 31).unwrap_or(0)]).collect();
    let text = String::from_utf8_lossy(&text).into_owned();
    format!("{}-{}", &text[..4], &text[4..])
}

impl Past {
    pub fn of(hulpvragen: u64) -> Self {
        Self { hulpvragen, today: day_ms(0) }
    }

    pub fn inwoners(self) -> u64 {
        self.hulpvragen / NEW.1 * NEW.0 + (self.hulpvragen % NEW.1).min(NEW.0)
    }

    fn visits(self) -> u64 {
        self.hulpvragen - self.hulpvragen / PHONE
    }

    /// The Hulpvraag is about somebody new, or about somebody who came before.
    fn about(nth: u64) -> u64 {
        let (round, place) = (nth / NEW.1, nth % NEW.1);
        if place < NEW.0 { round * NEW.0 + place } else { mix(nth) % (round * NEW.0 + NEW.0) }
    }

    /// The nth Hulpvraag as the nth visit; `None` when it was solved on the telephone.
    fn visit_of(nth: u64) -> Option<u64> {
        (nth % PHONE != PHONE - 1).then(|| nth - nth / PHONE)
    }

    /// The last day of the past is today, and full; the first one may be half empty.
    fn visit(self, visit: u64) -> Visit {
        let days = self.visits().div_ceil(A_DAY);
        let empty = days * A_DAY - self.visits();
        let place = visit + empty;
        let (day, nth_of_day) = (place / A_DAY, place % A_DAY);
        let back = i64::try_from(days - 1 - day).unwrap_or(0);
        let nth = i64::try_from(nth_of_day / BALIES).unwrap_or(0);
        Visit { balie: nth_of_day % BALIES, begin: self.today - back * DAY_MS + 8 * HOUR_MS + nth * 2 * SLOT_MS, nth_of_day }
    }

    /// Free Tijdsloten at the first Balies of all Locaties, on one of the days ahead.
    pub fn free(self, day: u64) -> impl Iterator<Item = u128> {
        let first = self.visits() + day * A_DAY;
        (0..BOOKED_A_DAY).flat_map(move |round| (0..LOCATIES).map(move |nth| tijdslot(first + round * BALIES + nth)))
    }

    /// The netwerk: who telephones, who helps, with what.
    pub fn netwerk(self, sink: &mut dyn Sink) -> Outcome<()> {
        use Cell::{Bool, Id, Int, Null, Text};
        fill(sink, "merk", &["naam", "waarde"], &[vec![Text("demo"), Text("meting")]])?;
        let names: Vec<String> = (0..SENDERS + LOCATIES).map(|n| format!("Organisatie {n:03}")).collect();
        let rows: Vec<_> = names
            .iter()
            .zip(0..)
            .map(|(naam, n)| vec![Id(organisatie(n)), Text(naam), Text("gemeente"), Bool(true), Bool(true), Text("14 000")])
            .collect();
        fill(sink, "organisatie", &["id", "naam", "soort", "overheidsorgaan", "vrije_tekst", "telefoon"], &rows)?;
        let columns =
            ["id", "naam", "adres", "postcode", "plaats", "gemeente_code", "tijdzone", "gebied", "toegankelijkheid", "telefoon"];
        let codes: Vec<(String, String)> =
            (0..LOCATIES).map(|n| (format!("{}AA", 1011 + n * 26), format!("{:04}", 100 + n))).collect();
        let rows: Vec<_> = codes
            .iter()
            .zip(0..)
            .map(|((postcode, gemeente), n)| {
                let tail = [Text("Europe/Amsterdam"), Text("nl"), Text("Lift"), Text("000-543 0100")];
                let head = [Id(locatie(n)), Text("Stadskantoor"), Text("Hoofdstraat 1"), Text(postcode), Text("Plaats"), Text(gemeente)];
                [&head[..], &tail[..]].concat()
            })
            .collect();
        fill(sink, "locatie", &columns, &rows)?;
        let mut rows: Vec<_> = (0..SENDERS)
            .map(|n| {
                let n = u128::from(n);
                vec![Id(medewerker(n)), Id(organisatie(n)), Text("Bas"), Text("telefoonagent"), Bool(true), Null, Int(1)]
            })
            .collect();
        rows.extend((0..LOCATIES).map(|n| {
            let (who, home) = (Id(clerk(n)), Id(locatie(u128::from(n))));
            vec![who, Id(org_of_locatie(n)), Text("Gerda"), Text("baliemedewerker coordinator"), Bool(true), home, Int(1)]
        }));
        fill(sink, "medewerker", &["id", "organisatie_id", "naam", "rollen", "actief", "locatie_id", "versie"], &rows)?;
        let rows: Vec<_> = (0..BALIES)
            .map(|n| {
                let place = n % LOCATIES;
                let (desk, home) = (Id(balie(u128::from(n))), Id(locatie(u128::from(place))));
                vec![desk, home, Id(org_of_locatie(place)), Text("Balie"), Text("A"), Id(clerk(place)), Int(1)]
            })
            .collect();
        fill(sink, "balie", &["id", "locatie_id", "organisatie_id", "naam", "bonletter", "coordinator_id", "versie"], &rows)?;
        let rows: Vec<_> = (0..BALIES).map(|n| vec![Id(clerk(n % LOCATIES)), Id(balie(u128::from(n)))]).collect();
        fill(sink, "medewerker_balie", &["medewerker_id", "balie_id"], &rows)?;
        let codes: Vec<String> = (0..PRODUCTS).map(product).collect();
        let rows: Vec<_> = codes
            .iter()
            .zip(0..)
            .map(|(code, n)| vec![Text(code), Text(code), Int(15), Text("Paspoort."), Text("Hulp gevraagd."), Int(n)])
            .collect();
        fill(sink, "product", &["code", "titel", "minuten", "meenemen", "vraag_tekst", "volgorde"], &rows)?;
        // Each Balie has a third of the products: together a Locatie has them all.
        let rows: Vec<_> = (0..BALIES)
            .flat_map(|n| codes.iter().skip(usize::try_from(n / LOCATIES).unwrap_or(0)).step_by(3).map(move |code| (n, code)))
            .map(|(n, code)| vec![Id(balie(u128::from(n))), Text(code), Text("Helpt hiermee.")])
            .collect();
        fill(sink, "balie_product", &["balie_id", "product", "reden"], &rows)?;
        let columns = ["id", "van_organisatie_id", "naar_organisatie_id", "product", "geldig_van"];
        let rows: Vec<_> = (0..SENDERS)
            .flat_map(|from| (0..LOCATIES).map(move |to| (from, to)))
            .flat_map(|pair| codes.iter().map(move |code| (pair, code)))
            .zip(0..)
            .map(|(((from, to), code), n)| {
                vec![Id(id(6, n)), Id(organisatie(u128::from(from))), Id(org_of_locatie(to)), Text(code), Text("2020-01-01")]
            })
            .collect();
        fill(sink, "convenant", &columns, &rows)
    }

    /// People, their questions, and who takes part.
    pub fn questions(self, sink: &mut dyn Sink) -> Outcome<()> {
        use Cell::{Bool, Bytes, Id, Int, Null, Text};
        let columns = [
            "id", "bsn", "bsn_index", "voornaam", "achternaam", "geboortedatum", "postcode", "huisnummer", "straat", "plaats",
            "telefoon", "email", "taal", "kanaal", "grote_letter", "geheimhouding", "aangemaakt_op", "versie",
        ];
        let long_ago = self.today - 2000 * DAY_MS;
        sink.table("inwoner", &columns, &mut |put| {
            (0..self.inwoners()).try_for_each(|n| {
                let who = known(n);
                let (sealed, hashed): ([u8; 38], [u8; 32]) = (noise(n), noise(n ^ 1 << 40));
                put(&[
                    Id(inwoner(n)), Bytes(&sealed), Bytes(&hashed), Text(who.voornaam), Text(&who.achternaam), Text(&who.geboortedatum),
                    Text(&who.postcode), Text("12"), Text(""), Text(""), Text("0612345678"), Text(""), Text("nl"), Text("brief"),
                    Bool(false), Bool(false), Int(long_ago), Int(1),
                ])
            })
        })?;
        let columns = [
            "id", "nummer", "inwoner_id", "product", "vraag", "status", "uitkomst", "eigenaar_organisatie_id", "eigenaar_balie_id",
            "vervolgstap", "vervolgstap_op", "aangemaakt_door_id", "aangemaakt_op", "afgesloten_op", "versie",
        ];
        sink.table("hulpvraag", &columns, &mut |put| {
            (0..self.hulpvragen).try_for_each(|n| {
                let (code, name, asked) = (product(mix(n)), nummer(n), self.asked(n));
                let visit = Self::visit_of(n).map(|visit| self.visit(visit)).filter(|visit| visit.begin >= self.today);
                let open = visit.as_ref().map(|visit| visit.balie);
                put(&[
                    Id(hulpvraag(n)), Text(&name), Id(inwoner(Self::about(n))), Text(&code), Text("Hulp gevraagd."),
                    Text(if open.is_some() { "open" } else { "afgesloten" }), Cell::text(open.is_none().then_some("opgelost")),
                    Cell::id(open.map(|balie| org_of_locatie(balie % LOCATIES))), Cell::id(open.map(|n| balie(u128::from(n)))),
                    Cell::text(open.map(|_| "afspraak")), Cell::int(visit.map(|visit| visit.begin)), Id(sender(n)), Int(asked),
                    Cell::int(open.is_none().then_some(asked + DAY_MS)), Int(1),
                ])
            })
        })?;
        sink.table("deelname", &["hulpvraag_id", "organisatie_id", "rol", "begin", "einde"], &mut |put| {
            (0..self.hulpvragen).try_for_each(|n| {
                put(&[Id(hulpvraag(n)), Id(sender(n)), Text("afzender"), Int(self.asked(n)), Null])?;
                let Some(visit) = Self::visit_of(n).map(|visit| self.visit(visit)) else { return Ok(()) };
                put(&[Id(hulpvraag(n)), Id(org_of_locatie(visit.balie % LOCATIES)), Text("ontvanger"), Int(self.asked(n)), Null])
            })
        })
    }

    /// Tijdsloten and what is booked in them.
    pub fn visits_and_planning(self, sink: &mut dyn Sink) -> Outcome<()> {
        use Cell::{Bool, Id, Int, Text};
        let columns = ["id", "balie_id", "locatie_id", "organisatie_id", "dienst_id", "begin", "einde", "bezet", "vrijgehouden"];
        sink.table("tijdslot", &columns, &mut |put| {
            let mut slot = |nth: u64, n: u64, begin: i64, bezet: bool| {
                let (place, day) = (u128::from(n % LOCATIES), u128::try_from(begin / DAY_MS).unwrap_or(0));
                put(&[
                    Id(tijdslot(nth)), Id(balie(u128::from(n))), Id(locatie(place)), Id(org_of_locatie(n % LOCATIES)),
                    Id(id(7, day << 16 | u128::from(n))), Int(begin), Int(begin + SLOT_MS), Bool(bezet), Bool(false),
                ])
            };
            for nth in 0..self.visits() {
                let visit = self.visit(nth);
                slot(nth, visit.balie, visit.begin, true)?;
            }
            let mut nth = self.visits();
            for day in 1..=DAYS_AHEAD {
                for place in 0..BOOKED_A_DAY {
                    for n in 0..BALIES {
                        slot(nth, n, self.today + day * DAY_MS + 8 * HOUR_MS + i64::try_from(place).unwrap_or(0) * 2 * SLOT_MS, false)?;
                        nth += 1;
                    }
                }
            }
            Ok(())
        })?;
        let columns = [
            "id", "hulpvraag_id", "inwoner_id", "tijdslot_id", "balie_id", "locatie_id", "organisatie_id", "product", "naam", "plaats",
            "begin", "einde", "status", "bon", "bon_dag", "gemeld_op", "aangemaakt_op", "versie",
        ];
        sink.table("afspraak", &columns, &mut |put| {
            self.each_visit(&mut |n, nth, visit| {
                let past = visit.begin < self.today;
                let who = known(Self::about(n));
                let (naam, code, bon) = (format!("{} {}", who.voornaam, who.achternaam), product(mix(n)), format!("A{}", visit.nth_of_day));
                let day = format!("{}", visit.begin / DAY_MS);
                put(&[
                    Id(afspraak(nth)), Id(hulpvraag(n)), Id(inwoner(Self::about(n))), Id(tijdslot(nth)), Id(balie(u128::from(visit.balie))),
                    Id(locatie(u128::from(visit.balie % LOCATIES))), Id(org_of_locatie(visit.balie % LOCATIES)), Text(&code), Text(&naam),
                    Text("Stadskantoor, Balie"), Int(visit.begin), Int(visit.begin + SLOT_MS), Text(if past { "afgerond" } else { "bevestigd" }),
                    Cell::text(past.then_some(&bon)), Cell::text(past.then_some(&day)), Cell::int(past.then_some(visit.begin)),
                    Int(self.asked(n)), Int(1),
                ])
            })
        })?;
        let columns = [
            "id", "hulpvraag_id", "inwoner_id", "van_organisatie_id", "van_medewerker_id", "naar_organisatie_id", "naar_balie_id",
            "afspraak_id", "product", "status", "instemming", "terugkoppeling", "uitkomst", "termijn_op", "aangemaakt_op",
            "geaccepteerd_op", "versie",
        ];
        sink.table("doorverwijzing", &columns, &mut |put| {
            self.each_visit(&mut |n, nth, visit| {
                let past = visit.begin < self.today;
                let (code, asked) = (product(mix(n)), self.asked(n));
                put(&[
                    Id(id(24, u128::from(nth))), Id(hulpvraag(n)), Id(inwoner(Self::about(n))), Id(sender(n)), Id(agent(n)),
                    Id(org_of_locatie(visit.balie % LOCATIES)), Id(balie(u128::from(visit.balie))), Id(afspraak(nth)), Text(&code),
                    Text(if past { "afgerond" } else { "geaccepteerd" }), Text("mondeling"), Bool(true),
                    Cell::text(past.then_some("geholpen")), Int(visit.begin), Int(asked), Int(asked), Int(1),
                ])
            })
        })?;
        let columns = [
            "id", "hulpvraag_id", "inwoner_id", "van_organisatie_id", "naar_organisatie_id", "instemming", "inhoud", "aangemaakt_op",
        ];
        sink.table("momentopname", &columns, &mut |put| {
            self.each_visit(&mut |n, nth, visit| {
                let text = r#"{"naam":"Tilly Jansen","telefoon":"0612345678","vraag":"Hulp gevraagd.","zinnen":["uitgelegd"],"toelichting":""}"#;
                put(&[
                    Id(id(25, u128::from(nth))), Id(hulpvraag(n)), Id(inwoner(Self::about(n))), Id(sender(n)),
                    Id(org_of_locatie(visit.balie % LOCATIES)), Text("mondeling"), Text(text), Int(self.asked(n)),
                ])
            })
        })?;
        Ok(())
    }

    /// A line of the processing log for each Hulpvraag. `xid` is a column of PostgreSQL alone.
    pub fn lines(self, sink: &mut dyn Sink, with_xid: bool) -> Outcome<()> {
        use Cell::{Bytes, Id, Int, Text};
        let mut columns = vec![
            "maand", "id", "trace_id", "span_id", "status", "naam", "\"begin\"", "einde", "activiteit", "activiteit_versie",
            "grondslag", "organisatie_id", "betrokkene", "betrokkene_hash",
        ];
        if with_xid {
            columns.push("xid");
        }
        sink.table("verwerking", &columns, &mut |put| {
            (0..self.hulpvragen).try_for_each(|n| {
                let (trace, span, sealed): ([u8; 16], [u8; 8], [u8; 45]) = (noise(n), noise(n ^ 1 << 41), noise(n ^ 1 << 42));
                let hashed: [u8; 32] = noise(Self::about(n) ^ 1 << 43);
                let asked = self.asked(n);
                let all = [
                    Int(month(asked)), Id(id(26, u128::from(n))), Bytes(&trace), Bytes(&span), Text("Ok"), Text("doorverwijzing.refer"),
                    Int(asked), Int(asked), Text("warm-doorverwijzen"), Int(1), Text("6(1)(e) Awb art. 2:1 en 2:3"), Id(sender(n)),
                    Bytes(&sealed), Bytes(&hashed), Int(1),
                ];
                put(&all[..columns.len()])
            })
        })
    }

    /// The months of the lines, as the log divides them.
    pub fn months(self) -> Vec<i64> {
        let (mut all, first) = (vec![month(self.asked(0))], self.asked(0));
        for day in 0..=(self.today - first) / DAY_MS + 1 {
            let month = month(first + day * DAY_MS);
            if all.last() != Some(&month) {
                all.push(month);
            }
        }
        all
    }

    /// An instant in the middle of it.
    pub fn middle(self) -> i64 {
        self.asked(self.hulpvragen / 2)
    }

    /// A Locatie and whether its counter clerk can log in.
    pub fn clerks(self) -> Vec<(u128, u128)> {
        (0..LOCATIES).step_by(34).map(|n| (clerk(n), locatie(u128::from(n)))).collect()
    }

    pub fn agents(self) -> Vec<u128> {
        (0..SENDERS).map(|n| medewerker(u128::from(n))).collect()
    }

    /// Asked three days before the visit, or on that day on the telephone.
    fn asked(self, n: u64) -> i64 {
        // Those on the telephone come right after a visit of the same hour.
        let visit = Self::visit_of(n).or_else(|| Self::visit_of(n.saturating_sub(1))).unwrap_or(0);
        self.visit(visit.min(self.visits().saturating_sub(1))).begin - 3 * DAY_MS
    }

    fn each_visit(self, put: &mut dyn FnMut(u64, u64, &Visit) -> Outcome<()>) -> Outcome<()> {
        (0..self.hulpvragen).try_for_each(|n| match Self::visit_of(n) {
            Some(nth) => put(n, nth, &self.visit(nth)),
            None => Ok(()),
        })
    }
}

fn clerk(nth: u64) -> u128 {
    id(5, u128::from(nth))
}
fn sender(n: u64) -> u128 {
    organisatie(u128::from(mix(n) % SENDERS))
}
fn agent(n: u64) -> u128 {
    medewerker(u128::from(mix(n) % SENDERS))
}

/// The month of an instant as a number such as 202703 (civil calendar, from days).
fn month(ms: i64) -> i64 {
    let days = ms / DAY_MS + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let (month, year) = (if shifted < 10 { shifted + 3 } else { shifted - 9 }, year_of_era + era * 400);
    (if month <= 2 { year + 1 } else { year }) * 100 + month
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_those_of_the_calendar() {
        assert_eq!(month(0), 197_001);
        assert_eq!(month(1_709_164_800_000), 202_402);
        assert_eq!(month(1_804_003_200_000), 202_703);
    }

    #[test]
    fn today_is_as_full_in_a_small_store_as_in_a_large_one() {
        let today = |hulpvragen| {
            let past = Past::of(hulpvragen);
            (0..past.visits()).filter(|nth| past.visit(*nth).begin >= day_ms(0)).count()
        };
        assert_eq!(today(10_000), today(100_000));
    }

    #[test]
    fn nobody_comes_before_they_are_known() {
        let past = Past::of(5003);
        assert!((0..5003).all(|n| Past::about(n) < past.inwoners()));
    }
}
