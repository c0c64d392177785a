//! `eenloket looplijst …`: counting over a whole population at once, beside every store.

use super::{clock, print_json};
use crate::Stopped;
use crate::cli::Settings;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use regelingen::bevolking::Bevolking;
use regelingen::columns::Plan;
use regelingen::{Regeling, Stand, shipped};
use rekenen::{Bestand, Hoe, Regel, Uitkomst, Verzoek, Voortgang};
use rules::termijn::WET_TIJDZONE;
use std::collections::BTreeSet;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum LooplijstCommand {
    /// Make up a population and write it to a Parquet file: ages, households, incomes, capital and rents with the margins of
    /// the published tables (regelingen/bevolking/NOTICE.md). The same numbers give the same file, on any machine
    Bevolking(BevolkingArgs),
    /// Count for how many persons in a Parquet file each regeling may hold: ja, onbekend, nee. Each column is called after its
    /// begrip, as in toetsingsinkomen@1; amounts are eurocent. A number under ten is not shown
    Rekenen(RekenenArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct BevolkingArgs {
    /// How many adults
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    aantal: u32,
    /// Which population: any number
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The file; it may not be there yet
    #[arg(long, value_name = "FILE")]
    naar: PathBuf,
    /// On which day they are as old as they are; today, if it is not given
    #[arg(long)]
    peildatum: Option<Date>,
    /// How many threads; as many as there are processors, if it is not given
    #[arg(long)]
    threads: Option<NonZeroUsize>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RekenenArgs {
    /// The population
    file: PathBuf,
    /// Which regelingen, with commas between them; all that hold on the day, if none is given
    #[arg(long, value_delimiter = ',', value_name = "REGELING")]
    regelingen: Vec<String>,
    /// Of which gemeente too, by its code of four digits
    #[arg(long)]
    gemeente: Option<String>,
    /// A folder with more regelingen, one .toml file each, as in regelingen/
    #[arg(long, value_name = "FOLDER")]
    uit: Option<PathBuf>,
    /// On which day; that of a made-up population, and today for any other, if it is not given
    #[arg(long)]
    peildatum: Option<Date>,
    /// Ask too whether somebody has it already, and count who has not
    #[arg(long)]
    niet_gebruik: bool,
    /// Use what only the inwoner knows, such as the rent, where the file has it. Without this it is onbekend
    #[arg(long)]
    met_inwoner: bool,
    /// A column that may be missing: it is not known of anybody. Give it more than once for more
    #[arg(long, value_name = "COLUMN")]
    onbekend: Vec<String>,
    /// How many threads; as many as there are processors, if it is not given
    #[arg(long)]
    threads: Option<NonZeroUsize>,
    /// The same as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(settings: &Settings, command: LooplijstCommand) -> Result<(), Stopped> {
    match command {
        LooplijstCommand::Bevolking(args) => make(settings, &args),
        LooplijstCommand::Rekenen(args) => count(settings, &args),
    }
}

fn make(settings: &Settings, args: &BevolkingArgs) -> Result<(), Stopped> {
    if args.naar.exists() {
        return Err(Stopped::Usage(format!("{} is there already: give another name, or move it away", args.naar.display())));
    }
    let peildatum = args.peildatum.map_or_else(|| today(settings), Ok)?;
    let personen = usize::try_from(args.aantal).unwrap_or(usize::MAX);
    let bevolking = Bevolking { seed: args.seed, peildatum };
    let verzoek = Verzoek { naar: &args.naar, personen, bevolking, threads: threads(args.threads) };
    let way = Voortgang::begin("making up", u64::from(args.aantal));
    let written = rekenen::write(&verzoek, &stand(None)?, &|persons| way.add(persons));
    let taken = way.end();
    written?;
    println!("{}: {} invented persons, {:.1} s", args.naar.display(), args.aantal, taken.as_secs_f64());
    Ok(())
}

fn count(settings: &Settings, args: &RekenenArgs) -> Result<(), Stopped> {
    let stand = stand(args.uit.as_deref())?;
    // Which day it is of stands in the file itself, so that is read before anything is asked of it.
    let mark = Bestand::open(&args.file, &[], &[], rekenen::MERK)?.merk;
    let own_day = mark.as_deref().and_then(rekenen::day_of);
    let peildatum = args.peildatum.or(own_day).map_or_else(|| today(settings), Ok)?;
    let gemeente = args.gemeente.as_deref().unwrap_or_default();
    let regelingen = chosen(&stand, peildatum, gemeente, &args.regelingen)?;

    let hoe = Hoe { gebruik: args.niet_gebruik, inwoner: args.met_inwoner };
    let (asked, niet_gevraagd) = rekenen::asked(&regelingen, stand.begrippen(), hoe);
    let bestand = Bestand::open(&args.file, &asked, &args.onbekend, rekenen::MERK)?;
    let plan = Plan::new(&regelingen, &bestand.shape(), peildatum, args.niet_gebruik);
    let plan = plan.map_err(|cause| Stopped::Usage(cause.to_string()))?;

    let way = Voortgang::begin("counting", bestand.persons());
    let counted = rekenen::count(&bestand, &plan, regelingen.len(), threads(args.threads), &|persons| way.add(persons));
    let taken = way.end();
    let counts = counted?;
    let rows = regelingen.iter().zip(counts).zip(plan.can_be());
    let uitkomst = Uitkomst {
        peildatum,
        gemeente: args.gemeente.clone(),
        personen: bestand.persons(),
        vragen: plan.questions(),
        niet_gevraagd,
        regelingen: rows
            .map(|((regeling, count), can_be)| Regel::new(&regeling.sleutel, &regeling.versie, count, can_be))
            .collect(),
    };
    if args.json {
        print_json(&uitkomst);
    } else {
        // Whoever reads no further, as `head` does, is no fault.
        let _ = writeln!(std::io::stdout(), "{uitkomst}\n{:.2} s", taken.as_secs_f64());
    }
    Ok(())
}

/// What comes with the house, and what is in a folder.
fn stand(folder: Option<&Path>) -> Result<Stand, Stopped> {
    let faults =
        |faults: Vec<regelingen::Fout>| Stopped::Usage(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    let stand = shipped::read().map_err(faults)?;
    let Some(folder) = folder else { return Ok(stand) };
    let unreadable = |file: &Path, cause: &dyn std::fmt::Display| Stopped::Usage(format!("{}: {cause}", file.display()));
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|cause| unreadable(folder, &cause))? {
        files.push(entry?.path());
    }
    files.retain(|file| file.extension().is_some_and(|ends| ends == "toml"));
    files.sort();
    if files.is_empty() {
        return Err(unreadable(folder, &"there is no .toml file of a regeling in it"));
    }
    let mut all = stand.all().to_vec();
    for file in files {
        let text = std::fs::read_to_string(&file).map_err(|cause| unreadable(&file, &cause))?;
        all.push(Regeling::read(&text).map_err(|cause| unreadable(&file, &cause))?);
    }
    Stand::new(stand.begrippen().clone(), all).map_err(faults)
}

/// Those that are named, or all that hold on the day.
fn chosen<'a>(stand: &'a Stand, day: Date, gemeente: &'a str, named: &[String]) -> Result<Vec<&'a Regeling>, Stopped> {
    let all: Vec<_> = stand.on(day, gemeente).collect();
    let known = || all.iter().map(|regeling| regeling.sleutel.as_str()).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>();
    let here = if gemeente.is_empty() { String::new() } else { format!(" in gemeente {gemeente}") };
    if all.is_empty() {
        return Err(Stopped::Usage(format!("no regeling holds on {day}{here}: give another --peildatum")));
    }
    if named.is_empty() {
        return Ok(all);
    }
    let find = |name: &String| {
        all.iter().copied().find(|regeling| regeling.sleutel == *name).ok_or_else(|| {
            Stopped::Usage(format!(
                "--regelingen: there is no regeling {name} on {day}{here}. There are: {}. One of a gemeente wants --gemeente, one \
                 of your own --uit",
                known().join(", ")
            ))
        })
    };
    named.iter().map(find).collect()
}

fn today(settings: &Settings) -> Result<Date, Stopped> {
    let zone = TimeZone::get(WET_TIJDZONE).unwrap_or(TimeZone::UTC);
    Ok(clock(settings)?.now().to_zoned(zone).date())
}

fn threads(asked: Option<NonZeroUsize>) -> NonZeroUsize {
    asked.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}
