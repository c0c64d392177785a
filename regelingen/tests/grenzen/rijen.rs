//! The rows of the table: for each demand the edges of each number, age, household and version.

use crate::dag::Dag;
use crate::lezing::Lezing;
use crate::mens::Mens;
use regelingen::Regeling;
use regelingen::regeling::Gebied;
use serde::{Deserialize, Serialize};

/// A row, as it stands in the file. The columns from `wat` to `verwacht` are those of an example beside a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rij {
    pub regeling: String,
    pub versie: String,
    pub gebied: String,
    pub criterium: String,
    pub artikel: String,
    pub huishouden: String,
    pub grens: String,
    pub wat: String,
    pub peildatum: String,
    pub geboren: String,
    pub partner: String,
    pub kinderen: String,
    pub waarden: String,
    pub verwacht: String,
    pub stand: String,
}

impl Rij {
    pub fn is_of(&self, regeling: &Regeling) -> bool {
        self.regeling == regeling.sleutel && self.versie == regeling.versie && self.gebied == place(regeling)
    }
}

fn place(regeling: &Regeling) -> String {
    match &regeling.gebied {
        Gebied::Nederland => "nederland".to_owned(),
        Gebied::Gemeente(code) => code.clone(),
    }
}

pub fn csv(rows: &[Rij]) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    rows.iter().for_each(|row| out.serialize(row).expect("a row"));
    String::from_utf8(out.into_inner().expect("whole")).expect("text")
}

pub fn read(text: &str) -> Vec<Rij> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().expect("grenzen.csv can be read")
}

struct Maker<'a> {
    regeling: &'a Regeling,
    mine: &'a [&'a Lezing],
    rows: Vec<Rij>,
}

/// All rows of a version.
pub fn of(regeling: &Regeling, mine: &[&Lezing]) -> Vec<Rij> {
    let mut maker = Maker { regeling, mine, rows: Vec::new() };
    for lezing in mine {
        match lezing.kant.as_str() {
            "moet" | "mag_niet" => maker.yes_no(lezing),
            _ if lezing.is_age() => maker.age(lezing),
            _ => maker.amount(lezing),
        }
    }
    maker.households();
    maker.validity();
    maker.rows
}

impl Maker<'_> {
    /// A day in the middle of the version.
    fn day(&self) -> Dag {
        Dag { dag: 15, ..self.from().after_months(3) }
    }

    fn from(&self) -> Dag {
        Dag::parse(&self.regeling.geldig_van.to_string())
    }

    fn to(&self) -> Dag {
        Dag::parse(&self.regeling.geldig_tot.map(|day| day.to_string()).expect("it ends"))
    }

    fn add(&mut self, lezing: &Lezing, huishouden: String, wat: String, day: Dag, mens: &Mens) {
        let of_version = self.from() <= day && day <= self.to();
        let says = if of_version { mens.judged_by(self.mine, day).word() } else { "onbekend" };
        let yes_no = |begrip: &str| self.mine.iter().any(|line| line.begrip == begrip && !line.is_amount());
        let value = |(begrip, value): (&String, &i64)| match (yes_no(begrip), value) {
            (true, 1) => format!("{begrip}=ja"),
            (true, _) => format!("{begrip}=nee"),
            (false, value) => format!("{begrip}={value}"),
        };
        self.rows.push(Rij {
            regeling: self.regeling.sleutel.clone(),
            versie: self.regeling.versie.clone(),
            gebied: place(self.regeling),
            criterium: lezing.criterium.clone(),
            artikel: lezing.artikel.clone(),
            huishouden,
            grens: lezing.getal.clone(),
            wat,
            peildatum: day.to_string(),
            geboren: mens.born.to_string(),
            partner: mens.partner.map_or("", |partner| if partner { "ja" } else { "nee" }).to_owned(),
            kinderen: mens.kinderen.map_or(String::new(), |count| count.to_string()),
            waarden: mens.waarden.iter().map(value).collect::<Vec<_>>().join(";"),
            verwacht: says.to_owned(),
            stand: lezing.stand.clone(),
        });
    }

    fn yes_no(&mut self, lezing: &Lezing) {
        let (day, good) = (self.day(), Mens::good(self.mine, None, self.day()));
        for (wat, value) in [("ja", Some(1)), ("nee", Some(0)), ("niet bekend", None)] {
            self.add(lezing, String::new(), wat.to_owned(), day, &good.clone().with(&lezing.begrip, value));
        }
    }

    fn amount(&mut self, lezing: &Lezing) {
        let (day, good) = (self.day(), Mens::good(self.mine, Some(lezing), self.day()));
        let (less, more) =
            if lezing.kant == "ten_minste" { ("1 minder", "1 meer") } else { ("1 cent onder de grens", "1 cent boven de grens") };
        for (wat, step) in [(less, -1), ("precies op de grens", 0), (more, 1)] {
            let mens = good.clone().with(&lezing.begrip, Some(lezing.number() + step));
            self.add(lezing, lezing.huishouden(), wat.to_owned(), day, &mens);
        }
    }

    fn age(&mut self, lezing: &Lezing) {
        let good = Mens::good(self.mine, None, self.day());
        // In the middle of a month, and on its first day.
        for reached in [Dag { dag: 15, ..self.from().after_months(2) }, Dag { dag: 1, ..self.from().after_months(3) }] {
            let years = if lezing.getal == "aow" { 67 } else { lezing.getal.parse().expect("an age") };
            let born = Dag { jaar: reached.jaar - years, ..reached };
            self.birthday(lezing, &Mens { born, ..good.clone() });
        }
        let years: Option<i32> = lezing.getal.parse().ok();
        let leap =
            [self.from().jaar, self.to().jaar].into_iter().filter_map(|year| Some(year - years?)).find(|year| year % 4 == 0);
        if let Some(year) = leap {
            self.birthday(lezing, &Mens { born: Dag::new(year, 2, 29), ..good });
        }
    }

    fn birthday(&mut self, lezing: &Lezing, mens: &Mens) {
        let reached = lezing.reached(mens.born);
        let name = if lezing.getal == "aow" { "de AOW-leeftijd".to_owned() } else { format!("de {}e verjaardag", lezing.getal) };
        let mut days = vec![
            (format!("een dag voor {name}"), reached.before()),
            (format!("op de dag van {name}"), reached),
            (format!("een dag na {name}"), reached.next()),
            (format!("laatste dag van de maand van {name}"), reached.last_of_month()),
            (format!("eerste dag van de maand na {name}"), reached.first_of_next_month()),
        ];
        days.retain(|(_, day)| self.from() <= *day && *day <= self.to());
        for (wat, day) in days {
            self.add(lezing, String::new(), wat, day, mens);
        }
    }

    /// Where a number depends on the household: of whom not all is known, and on the day on which the group changes.
    fn households(&mut self) {
        let mut names: Vec<&str> = self.mine.iter().filter(|it| it.is_amount()).map(|it| it.criterium.as_str()).collect();
        names.dedup();
        for name in names {
            let lines: Vec<&Lezing> = self.mine.iter().copied().filter(|lezing| lezing.criterium == name).collect();
            let (day, first) = (self.day(), lines[0]);
            let good = Mens::good(self.mine, None, day);
            self.add(first, String::new(), "niet bekend".to_owned(), day, &good.clone().with(&first.begrip, None));
            let mut numbers: Vec<i64> = lines.iter().map(|lezing| lezing.number()).collect();
            numbers.sort_unstable();
            let (low, high) = (numbers[0], numbers[numbers.len() - 1]);
            let values = [
                ("op de laagste grens", low),
                ("1 cent boven de laagste grens", low + 1),
                ("1 cent boven de hoogste grens", high + 1),
            ];
            for (wat, value) in values {
                let mens = good.clone().with(&first.begrip, Some(value));
                if lines.iter().any(|lezing| !lezing.partner.is_empty()) {
                    let unknown = Mens { partner: None, ..mens.clone() };
                    self.add(first, "partner niet bekend".to_owned(), wat.to_owned(), day, &unknown);
                }
                if lines.iter().any(|lezing| !lezing.kinderen.is_empty()) {
                    let unknown = Mens { kinderen: None, ..mens };
                    self.add(first, "kinderen niet bekend".to_owned(), wat.to_owned(), day, &unknown);
                }
            }
            for lezing in lines.iter().filter(|lezing| lezing.leeftijd.starts_with('<')) {
                self.change(lezing, low + 1);
            }
        }
    }

    /// Around the day on which somebody grows out of a group.
    fn change(&mut self, lezing: &Lezing, value: i64) {
        let good = Mens::good(self.mine, Some(lezing), self.day()).with(&lezing.begrip, Some(value));
        let day = Dag { dag: 15, ..self.from().after_months(2) };
        let years = lezing.leeftijd.trim_start_matches('<').parse().unwrap_or(67);
        let mens = Mens { born: Dag { jaar: day.jaar - years, ..day }, ..good };
        let edge = lezing.edge(mens.born).expect("it depends on age");
        for (wat, day) in [
            ("een dag voor de volgende groep", edge.before()),
            ("eerste dag van de volgende groep", edge),
            ("een dag later", edge.next()),
        ] {
            self.add(lezing, lezing.huishouden(), format!("1 cent boven de laagste grens, {wat}"), day, &mens);
        }
    }

    fn validity(&mut self) {
        let first = self.mine[0].clone();
        let whole = Lezing { criterium: "geldigheid".to_owned(), artikel: String::new(), getal: String::new(), ..first };
        let (from, to) = (self.from(), self.to());
        let days = [
            ("een dag voor de versie begint", from.before()),
            ("eerste dag van de versie", from),
            ("tweede dag van de versie", from.next()),
            ("een dag voor de laatste dag", to.before()),
            ("laatste dag van de versie", to),
            ("een dag na de versie", to.next()),
        ];
        for (wat, day) in days {
            let mens = Mens::good(self.mine, None, self.day());
            self.add(&whole, String::new(), wat.to_owned(), day, &mens);
        }
    }
}
