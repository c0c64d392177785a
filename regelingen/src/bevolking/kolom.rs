//! The people as columns: what each source would hold of them.

use super::{BLOK, Bevolking, Marginalen, Persoon};
use crate::begrip::BegripVersie;
use crate::columns::{Bits, Columns, Flags, Numbers, data};
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// One column while it is being filled.
type Getal = (&'static str, fn(&Persoon) -> i64);
type Vlag = (&'static str, fn(&Persoon) -> bool);

const GETALLEN: [Getal; 7] = [
    ("toetsingsinkomen", |one| one.jaarinkomen),
    ("rendementsgrondslag_box3", |one| one.vermogen),
    ("vermogen_participatiewet", |one| one.vermogen),
    ("netto_maandinkomen", |one| one.maandinkomen),
    ("netto_maandinkomen_hoogste_van_36", |one| one.maandinkomen * i64::from(one.hoogste_maand) / 100),
    ("netto_maandinkomen_met_aow", |one| one.maandinkomen),
    ("kinderen_onder_18", |one| i64::from(one.kinderen)),
];

const VLAGGEN: [Vlag; 14] = [
    ("zvw_verzekerd", |one| one.verzekerd),
    ("zelfstandige_woning", |one| one.zelfstandige_woning),
    ("aow_volledig", |one| one.volle_aow),
    ("kinderbijslag", |one| one.kinderbijslag),
    ("studiefinanciering", |one| one.studeert),
    ("aanslag_gemeentelijke_belastingen", |one| one.aanslag),
    ("ontvangt_zorgtoeslag", |one| one.gebruikt),
    ("ontvangt_huurtoeslag", |one| one.gebruikt && one.huur.is_some()),
    ("ontvangt_kindgebonden_budget", |one| one.gebruikt && one.kinderen > 0),
    ("ontvangt_bijstand", |one| one.gebruikt && one.maandinkomen < 140_000),
    ("ontvangt_individuele_inkomenstoeslag", |one| one.gebruikt && one.huishouden % 3 == 0),
    ("ontvangt_minimaregeling", |one| one.gebruikt && one.huishouden % 2 == 0),
    ("ontvangt_aio", |one| one.gebruikt && !one.volle_aow && one.huishouden % 4 != 0),
    ("ontvangt_kwijtschelding", |one| one.gebruikt && one.huishouden % 5 != 0),
];

/// How many blocks are made before what was made is handed on: some two hundred thousand people.
const GOLF: u64 = 128;

#[derive(Default)]
struct Part {
    geboren: Vec<i32>,
    partner: Vec<bool>,
    numbers: [Vec<i32>; GETALLEN.len()],
    flags: [Vec<bool>; VLAGGEN.len()],
    huur: Vec<i32>,
    huurt: Vec<bool>,
}

impl Part {
    fn add(&mut self, one: &Persoon) {
        let near = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
        self.geboren.push(data::day_number(one.geboren));
        self.partner.push(one.partner);
        for ((_, of), column) in GETALLEN.iter().zip(&mut self.numbers) {
            column.push(near(of(one)));
        }
        for ((_, of), column) in VLAGGEN.iter().zip(&mut self.flags) {
            column.push(of(one));
        }
        self.huur.push(one.huur.map_or(0, near));
        self.huurt.push(one.huur.is_some());
    }

    fn append(&mut self, mut later: Self) {
        self.geboren.append(&mut later.geboren);
        self.partner.append(&mut later.partner);
        for (column, more) in self.numbers.iter_mut().zip(&mut later.numbers) {
            column.append(more);
        }
        for (column, more) in self.flags.iter_mut().zip(&mut later.flags) {
            column.append(more);
        }
        self.huur.append(&mut later.huur);
        self.huurt.append(&mut later.huurt);
    }

    fn truncate(&mut self, persons: usize) {
        self.geboren.truncate(persons);
        self.partner.truncate(persons);
        self.numbers.iter_mut().for_each(|column| column.truncate(persons));
        self.flags.iter_mut().for_each(|column| column.truncate(persons));
        self.huur.truncate(persons);
        self.huurt.truncate(persons);
    }

    fn columns(self) -> Columns {
        let columns = Columns::new(self.geboren.len())
            .with_partner(Flags::all_known(self.partner.into_iter().collect::<Bits>()))
            .with_kinderen(Numbers::all_known(self.numbers[GETALLEN.len() - 1].clone()))
            .with_geboren(Numbers::all_known(self.geboren.clone()))
            .with_numbers(first("geboortedatum"), Numbers::all_known(self.geboren));
        let numbers = GETALLEN.iter().zip(self.numbers);
        let columns = numbers.fold(columns, |all, ((name, _), column)| all.with_numbers(first(name), Numbers::all_known(column)));
        let flags = VLAGGEN.iter().zip(self.flags);
        let columns = flags.fold(columns, |all, ((name, _), column)| {
            all.with_flags(first(name), Flags::all_known(column.into_iter().collect()))
        });
        columns.with_numbers(first(HUUR), Numbers::partly_known(self.huur, self.huurt.into_iter().collect()))
    }
}

impl Bevolking {
    /// So many adults as columns. Rent is known of nobody: only who lives there knows it.
    ///
    /// `progress` hears how many adults there are so far.
    #[must_use]
    pub fn columns(
        &self,
        persons: usize,
        marginalen: &Marginalen,
        threads: NonZeroUsize,
        progress: &(dyn Fn(usize) + Sync),
    ) -> Columns {
        let mut all = Part::default();
        let made: Result<(), std::convert::Infallible> = self.waves(persons, marginalen, threads, |part| {
            all.append(part);
            progress(all.geboren.len());
            Ok(())
        });
        match made {
            Ok(()) => all.columns().without(&first(HUUR)),
        }
    }

    /// The same adults, some two hundred thousand at a time and with their rent, for who keeps them elsewhere. Those of another
    /// number are the same as far as they go.
    ///
    /// # Errors
    /// What `hear` says; nobody is made after that.
    pub fn each<E>(
        &self,
        persons: usize,
        marginalen: &Marginalen,
        threads: NonZeroUsize,
        mut hear: impl FnMut(&Columns) -> Result<(), E>,
    ) -> Result<(), E> {
        self.waves(persons, marginalen, threads, |part| hear(&part.columns()))
    }

    fn waves<E>(
        &self,
        persons: usize,
        marginalen: &Marginalen,
        threads: NonZeroUsize,
        mut hear: impl FnMut(Part) -> Result<(), E>,
    ) -> Result<(), E> {
        let (next, mut made) = (AtomicU64::new(0), 0);
        // A wave of blocks at a time: what is not needed any more is not made.
        while made < persons {
            let missing = persons - made;
            let begin = next.load(Ordering::Relaxed);
            let wave = begin + u64::try_from(missing).unwrap_or(u64::MAX).div_ceil(2 * BLOK).clamp(1, GOLF);
            let work = || {
                let mut parts = Vec::new();
                loop {
                    let blok = next.fetch_add(1, Ordering::Relaxed);
                    if blok >= wave {
                        return parts;
                    }
                    let mut part = Part::default();
                    self.blok(blok, marginalen).iter().for_each(|one| part.add(one));
                    parts.push((blok, part));
                }
            };
            let mut parts: Vec<_> = thread::scope(|scope| {
                let others: Vec<_> = (1..threads.get()).map(|_| scope.spawn(work)).collect();
                let own = work();
                own.into_iter()
                    .chain(others.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|cause| resume_unwind(cause))))
                    .collect()
            });
            parts.sort_by_key(|(blok, _)| *blok);
            let mut all = Part::default();
            parts.into_iter().for_each(|(_, part)| all.append(part));
            next.store(wave, Ordering::Relaxed);
            all.truncate(missing);
            made += all.geboren.len();
            hear(all)?;
        }
        Ok(())
    }
}

/// What only who lives there knows.
const HUUR: &str = "rekenhuur_maand";

fn first(name: &str) -> BegripVersie {
    BegripVersie { sleutel: name.to_owned(), versie: 1 }
}
