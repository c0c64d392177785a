//! A population in a file: made, read and counted, each in a process of its own, so that the memory it takes is its own.

use super::{GEMEENTE, Input, PEILDATUM, SEED, peak_megabytes, vijftig};
use crate::fault::{Fault, Outcome};
use crate::report::{Goal, Report};
use regelingen::bevolking::Bevolking;
use regelingen::columns::{Count, Plan};
use regelingen::{Regeling, Stand, shipped};
use rekenen::{Bestand, Hoe, Verzoek};
use std::io::Read;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const TWO: NonZeroUsize = NonZeroUsize::new(2).expect("two");
/// The word by which a process of its own is asked for one thing.
pub const WORD: &str = "bestand";

/// What one process says: seconds, the most memory it had, and numbers.
struct Said {
    seconds: f64,
    megabytes: f64,
    numbers: Vec<u64>,
}

/// Makes the small and the large population, counts fifty schemes over both, and compares.
pub(super) fn measure(
    input: &Input,
    acht: &[&Regeling],
    (few, expected_few): (usize, &[Count]),
    expected: &[Count],
    report: &mut Report,
) -> Outcome<()> {
    let folder = input.temp.join("regelingen");
    std::fs::create_dir_all(&folder)?;
    for (nth, text) in vijftig::texts(acht)?.iter().enumerate() {
        std::fs::write(folder.join(format!("{nth:02}.toml")), text)?;
    }
    let mut peaks = Vec::new();
    for (name, persons, expected) in [("part", few, expected_few), ("country", input.country, expected)] {
        let file = input.temp.join(format!("{name}.parquet"));
        let made = ask(&["bevolking".as_ref(), file.as_os_str(), persons.to_string().as_ref()])?;
        report.raw(&format!("{name} written: s"), &[made.seconds]);
        report.raw(&format!("{name} written: peak MB"), &[made.megabytes]);
        report.raw(&format!("{name} file: MB"), &[std::fs::metadata(&file)?.len() as f64 / 1e6]);
        report.raw(&format!("{name} file read and nothing else: s"), &[read_through(&file)?]);
        let mut taken = Vec::new();
        for _ in 0..3 {
            let said = ask(&["tellen".as_ref(), file.as_os_str(), folder.as_os_str()])?;
            let counted: Vec<u64> = expected.iter().flat_map(|count| [count.ja, count.onbekend, count.nee]).collect();
            if said.numbers != counted {
                return Err(Fault::new(format!("of {name} the file says {:?}, memory says {counted:?}", said.numbers)));
            }
            taken.push(said.seconds);
            peaks.push(said.megabytes);
        }
        report.raw(&format!("{name} x 50 schemes from the file, 2 threads: s"), &taken);
    }
    report.raw("counting from a file: peak MB", &peaks);
    // Each number is the whole process: the program itself, a tile in each thread, and the pages of the file under way.
    let (part, country) = (peaks[..3].iter().fold(0.0_f64, |a, b| a.max(*b)), peaks[3..].iter().fold(0.0_f64, |a, b| a.max(*b)));
    report.figure("looplijst_file_memory_country_to_part", country / part, Goal::AtMost(1.25));
    Ok(())
}

/// Reads the file and does nothing with it: it comes from the same cache.
fn read_through(file: &Path) -> Outcome<f64> {
    let mut buffer = vec![0; 1 << 20];
    let mut open = std::fs::File::open(file)?;
    let begin = Instant::now();
    while open.read(&mut buffer)? > 0 {}
    Ok(begin.elapsed().as_secs_f64())
}

fn ask(words: &[&std::ffi::OsStr]) -> Outcome<Said> {
    let out = Command::new(std::env::current_exe()?).args(["looplijst", WORD]).args(words).output()?;
    if !out.status.success() {
        return Err(Fault::new(format!("{words:?}: {}", String::from_utf8_lossy(&out.stderr))));
    }
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let mut words = text.split_whitespace();
    let mut number = || words.next().ok_or_else(|| Fault::new("a process said too little"));
    let (seconds, megabytes) = (number()?.parse()?, number()?.parse()?);
    Ok(Said { seconds, megabytes, numbers: words.map(str::parse).collect::<Result<_, _>>()? })
}

/// What a process of its own does.
pub fn child(mut words: impl Iterator<Item = String>) -> Outcome<()> {
    let mut word = || words.next().ok_or_else(|| Fault::new("a word is missing"));
    let (what, file, with) = (word()?, word()?, word()?);
    let begin = Instant::now();
    let numbers = match what.as_str() {
        "bevolking" => {
            let bevolking = Bevolking { seed: SEED, peildatum: PEILDATUM };
            let verzoek = Verzoek { naar: Path::new(&file), personen: with.parse()?, bevolking, threads: TWO };
            rekenen::write(&verzoek, &stand()?, &|_| {}).map_err(|cause| Fault::new(cause.to_string()))?;
            Vec::new()
        }
        _ => counted(Path::new(&file), Path::new(&with))?,
    };
    let seconds = begin.elapsed().as_secs_f64();
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    println!("{seconds} {} {}", peak_megabytes()?, numbers.join(" "));
    Ok(())
}

fn stand() -> Outcome<Stand> {
    shipped::read().map_err(|faults| Fault::new(format!("{} faults in the regelingen", faults.len())))
}

/// As `eenloket looplijst rekenen` does it.
fn counted(file: &Path, folder: &Path) -> Outcome<Vec<u64>> {
    let shipped = stand()?;
    let mut all = shipped.all().to_vec();
    for entry in std::fs::read_dir(folder)? {
        all.push(Regeling::read(&std::fs::read_to_string(entry?.path())?).map_err(Fault::new)?);
    }
    let stand = Stand::new(shipped.begrippen().clone(), all).map_err(|faults| Fault::new(faults[0].to_string()))?;
    let find = |nth| stand.get(&vijftig::name(nth), PEILDATUM, GEMEENTE).ok_or_else(|| Fault::new("a scheme is missing"));
    let fifty = (0..vijftig::VIJFTIG).map(find).collect::<Outcome<Vec<_>>>()?;
    let (asked, _) = rekenen::asked(&fifty, stand.begrippen(), Hoe { gebruik: true, inwoner: false });
    let fault = |cause: rekenen::Fout| Fault::new(cause.to_string());
    let bestand = Bestand::open(file, &asked, &["ontvangt_studietoeslag@1".to_owned()], rekenen::MERK).map_err(fault)?;
    let plan = Plan::new(&fifty, &bestand.shape(), PEILDATUM, true).map_err(|cause| Fault::new(cause.to_string()))?;
    let counts = rekenen::count(&bestand, &plan, fifty.len(), TWO, &|_| {}).map_err(fault)?;
    Ok(counts.iter().flat_map(|count| [count.ja, count.onbekend, count.nee]).collect())
}
