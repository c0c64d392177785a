//! The past as rows, in the order of the tables that they fill.

use super::{
    BALIES, BOOKED_A_DAY, DAYS_AHEAD, LOCATIES, PRODUCTS, Past, SENDERS, SLOT_MS, TILLY, afspraak, agent, clerk, hulpvraag,
    inwoner, known, known_tilly, mix, month, noise, nummer, org_of_locatie, product, sender, tijdslot,
};
use crate::cells::{Cell, Sink, fill};
use crate::clock::{DAY_MS, HOUR_MS};
use crate::fault::Outcome;
use crate::netwerk::{balie, id, locatie, medewerker, organisatie};

impl Past {
    /// The netwerk: who telephones, who helps, with what.
    pub fn netwerk(self, sink: &mut dyn Sink) -> Outcome<()> {
        use Cell::{Bool, Id, Int, Null, Text};
        fill(sink, "merk", &["naam", "waarde"], &[vec![Text("demo"), Text("meting")]])?;
        let names: Vec<String> = (0..SENDERS + LOCATIES).map(|n| format!("Organisatie {n:03}")).collect();
        let rows: Vec<_> = names
            .iter()
            .zip(0..)
            .map(|(naam, n)| vec![Id(organisatie(n)), Text(naam), Text("gemeente"), Bool(true), Text("14 000")])
            .collect();
        fill(sink, "organisatie", &["id", "naam", "soort", "overheidsorgaan", "telefoon"], &rows)?;
        let rows: Vec<_> = (0..SENDERS + LOCATIES)
            .map(|n| {
                vec![Id(organisatie(n.into())), Id(organisatie(n.into())), Text("Awb artikel 2:1 en 2:3"), Text("2020-01-01")]
            })
            .collect();
        fill(sink, "vrije_tekst", &["id", "organisatie_id", "grondslag", "geldig_van"], &rows)?;
        let columns =
            ["id", "naam", "adres", "postcode", "plaats", "gemeente_code", "tijdzone", "gebied", "toegankelijkheid", "telefoon"];
        let codes: Vec<(String, String)> =
            (0..LOCATIES).map(|n| (format!("{}AA", 1011 + n * 26), format!("{:04}", 100 + n))).collect();
        let rows: Vec<_> = codes
            .iter()
            .zip(0..)
            .map(|((postcode, gemeente), n)| {
                let tail = [Text("Europe/Amsterdam"), Text("nl"), Text("Lift"), Text("000-543 0100")];
                let head =
                    [Id(locatie(n)), Text("Stadskantoor"), Text("Hoofdstraat 1"), Text(postcode), Text("Plaats"), Text(gemeente)];
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
            "id",
            "bsn",
            "bsn_index",
            "voornaam",
            "achternaam",
            "geboortedatum",
            "postcode",
            "huisnummer",
            "straat",
            "plaats",
            "telefoon",
            "email",
            "taal",
            "kanaal",
            "grote_letter",
            "geheimhouding",
            "aangemaakt_op",
            "versie",
        ];
        let long_ago = self.today - 2000 * DAY_MS;
        sink.table("inwoner", &columns, &mut |put| {
            // One of them can log in, and sees who looked.
            let tilly = (TILLY, u64::MAX >> 1, known_tilly());
            let others = (0..self.inwoners()).map(|n| (inwoner(n), n, known(n)));
            others.chain([tilly]).try_for_each(|(id, n, who)| {
                let (sealed, hashed): ([u8; 38], [u8; 32]) = (noise(n), noise(n ^ 1 << 40));
                put(&[
                    Id(id),
                    Bytes(&sealed),
                    Bytes(&hashed),
                    Text(who.voornaam),
                    Text(&who.achternaam),
                    Text(&who.geboortedatum),
                    Text(&who.postcode),
                    Text("12"),
                    Text(""),
                    Text(""),
                    Text("0612345678"),
                    Text(""),
                    Text("nl"),
                    Text("brief"),
                    Bool(false),
                    Bool(false),
                    Int(long_ago),
                    Int(1),
                ])
            })
        })?;
        let columns = [
            "id",
            "nummer",
            "inwoner_id",
            "product",
            "vraag",
            "status",
            "uitkomst",
            "eigenaar_organisatie_id",
            "eigenaar_balie_id",
            "vervolgstap",
            "vervolgstap_op",
            "aangemaakt_door_id",
            "aangemaakt_op",
            "afgesloten_op",
            "versie",
        ];
        sink.table("hulpvraag", &columns, &mut |put| {
            (0..self.hulpvragen).try_for_each(|n| {
                let (code, name, asked) = (product(mix(n)), nummer(n), self.asked(n));
                let visit = Self::visit_of(n).map(|visit| self.visit(visit)).filter(|visit| visit.begin >= self.today);
                let open = visit.as_ref().map(|visit| visit.balie);
                put(&[
                    Id(hulpvraag(n)),
                    Text(&name),
                    Id(inwoner(Self::about(n))),
                    Text(&code),
                    Text("Hulp gevraagd."),
                    Text(if open.is_some() { "open" } else { "afgesloten" }),
                    Cell::text(open.is_none().then_some("opgelost")),
                    Cell::id(open.map(|balie| org_of_locatie(balie % LOCATIES))),
                    Cell::id(open.map(|n| balie(u128::from(n)))),
                    Cell::text(open.map(|_| "afspraak")),
                    Cell::int(visit.map(|visit| visit.begin)),
                    Id(sender(n)),
                    Int(asked),
                    Cell::int(open.is_none().then_some(asked + DAY_MS)),
                    Int(1),
                ])
            })
        })?;
        let columns =
            ["hulpvraag_id", "versie", "organisatie_id", "balie_id", "begin", "handeling", "door_organisatie_id", "door_id"];
        sink.table("eigenaar", &columns, &mut |put| {
            (0..self.hulpvragen).try_for_each(|n| {
                let visit = Self::visit_of(n).map(|visit| self.visit(visit)).filter(|visit| visit.begin >= self.today);
                let owner = visit.as_ref().map_or(sender(n), |visit| org_of_locatie(visit.balie % LOCATIES));
                let desk = visit.map(|visit| balie(u128::from(visit.balie)));
                let by = [Text("doorverwijzing.refer"), Id(sender(n)), Id(sender(n))];
                let [act, office, agent] = by;
                put(&[Id(hulpvraag(n)), Int(1), Id(owner), Cell::id(desk), Int(self.asked(n)), act, office, agent])
            })
        })?;
        sink.table("deelname", &["hulpvraag_id", "organisatie_id", "rol", "begin", "einde"], &mut |put| {
            (0..self.hulpvragen).try_for_each(|n| {
                put(&[Id(hulpvraag(n)), Id(sender(n)), Text("afzender"), Int(self.asked(n)), Null])?;
                let Some(visit) = Self::visit_of(n).map(|visit| self.visit(visit)) else {
                    return Ok(());
                };
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
                    Id(tijdslot(nth)),
                    Id(balie(u128::from(n))),
                    Id(locatie(place)),
                    Id(org_of_locatie(n % LOCATIES)),
                    Id(id(7, day << 16 | u128::from(n))),
                    Int(begin),
                    Int(begin + SLOT_MS),
                    Bool(bezet),
                    Bool(false),
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
                        slot(
                            nth,
                            n,
                            self.today + day * DAY_MS + 8 * HOUR_MS + i64::try_from(place).unwrap_or(0) * 2 * SLOT_MS,
                            false,
                        )?;
                        nth += 1;
                    }
                }
            }
            Ok(())
        })?;
        let columns = [
            "id",
            "hulpvraag_id",
            "inwoner_id",
            "tijdslot_id",
            "balie_id",
            "locatie_id",
            "organisatie_id",
            "product",
            "naam",
            "plaats",
            "begin",
            "einde",
            "status",
            "bon",
            "bon_dag",
            "gemeld_op",
            "aangemaakt_op",
            "versie",
        ];
        sink.table("afspraak", &columns, &mut |put| {
            self.each_visit(&mut |n, nth, visit| {
                let past = visit.begin < self.today;
                let who = known(Self::about(n));
                let (naam, code, bon) =
                    (format!("{} {}", who.voornaam, who.achternaam), product(mix(n)), format!("A{}", visit.nth_of_day));
                let day = format!("{}", visit.begin / DAY_MS);
                put(&[
                    Id(afspraak(nth)),
                    Id(hulpvraag(n)),
                    Id(inwoner(Self::about(n))),
                    Id(tijdslot(nth)),
                    Id(balie(u128::from(visit.balie))),
                    Id(locatie(u128::from(visit.balie % LOCATIES))),
                    Id(org_of_locatie(visit.balie % LOCATIES)),
                    Text(&code),
                    Text(&naam),
                    Text("Stadskantoor, Balie"),
                    Int(visit.begin),
                    Int(visit.begin + SLOT_MS),
                    Text(if past { "afgerond" } else { "bevestigd" }),
                    Cell::text(past.then_some(&bon)),
                    Cell::text(past.then_some(&day)),
                    Cell::int(past.then_some(visit.begin)),
                    Int(self.asked(n)),
                    Int(1),
                ])
            })
        })?;
        let columns = [
            "id",
            "hulpvraag_id",
            "inwoner_id",
            "van_organisatie_id",
            "van_medewerker_id",
            "naar_organisatie_id",
            "naar_balie_id",
            "afspraak_id",
            "product",
            "status",
            "instemming",
            "terugkoppeling",
            "uitkomst",
            "termijn_op",
            "aangemaakt_op",
            "geaccepteerd_op",
            "versie",
        ];
        sink.table("doorverwijzing", &columns, &mut |put| {
            self.each_visit(&mut |n, nth, visit| {
                let past = visit.begin < self.today;
                let (code, asked) = (product(mix(n)), self.asked(n));
                put(&[
                    Id(id(24, u128::from(nth))),
                    Id(hulpvraag(n)),
                    Id(inwoner(Self::about(n))),
                    Id(sender(n)),
                    Id(agent(n)),
                    Id(org_of_locatie(visit.balie % LOCATIES)),
                    Id(balie(u128::from(visit.balie))),
                    Id(afspraak(nth)),
                    Text(&code),
                    Text(if past { "afgerond" } else { "geaccepteerd" }),
                    Text("mondeling"),
                    Bool(true),
                    Cell::text(past.then_some("geholpen")),
                    Int(visit.begin),
                    Int(asked),
                    Int(asked),
                    Int(1),
                ])
            })
        })?;
        let columns = [
            "id",
            "hulpvraag_id",
            "inwoner_id",
            "van_organisatie_id",
            "naar_organisatie_id",
            "instemming",
            "inhoud",
            "aangemaakt_op",
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
            "maand",
            "id",
            "trace_id",
            "span_id",
            "status",
            "naam",
            "\"begin\"",
            "einde",
            "activiteit",
            "activiteit_versie",
            "grondslag",
            "organisatie_id",
            "betrokkene",
            "betrokkene_hash",
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
                    Int(month(asked)),
                    Id(id(26, u128::from(n))),
                    Bytes(&trace),
                    Bytes(&span),
                    Text("Ok"),
                    Text("doorverwijzing.refer"),
                    Int(asked),
                    Int(asked),
                    Text("warm-doorverwijzen"),
                    Int(1),
                    Text("6(1)(e) Awb art. 2:1 en 2:3"),
                    Id(sender(n)),
                    Bytes(&sealed),
                    Bytes(&hashed),
                    Int(i64::try_from(n).unwrap_or(0) + 1),
                ];
                put(&all[..columns.len()])
            })
        })
    }
}
