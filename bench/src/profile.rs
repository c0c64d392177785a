//! Where the time of a referral goes: statements and round trips by PostgreSQL's own count, functions by `perf`.

use crate::fault::{Fault, Outcome};
use crate::floor::postgres::postmaster;
use crate::house::House;
use crate::load::{self, Work};
use crate::netwerk;
use crate::process::cpu_of_family;
use crate::psql::Database;
use crate::setting::{Setting, Stores};
use std::cell::RefCell;
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::Duration;

const SHOWN: usize = 45;
/// What a program asks of the kernel: each round trip is a sendto and a recvfrom at least.
const CALLS: [&str; 10] =
    ["sendto", "recvfrom", "writev", "write", "pwrite64", "pread64", "fdatasync", "epoll_wait", "futex", "getrandom"];

pub fn run(setting: &Setting) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(profile(setting))
}

async fn profile(setting: &Setting) -> Outcome<()> {
    let head = Database { url: setting.postgres.clone() };
    let on_sqlite = setting.stores == Stores::Sqlite;
    let store = head.create("eenloket")?;
    let file = setting.temp.join("profile.db");
    let address = if on_sqlite { format!("sqlite:{}", file.display()) } else { store.url.clone() };
    let house = House::new(setting.program.clone(), address, &setting.temp, "profile")?;
    house.migrate()?;
    let netwerk =
        if on_sqlite { netwerk::build(&mut rusqlite::Connection::open(&file)?)? } else { netwerk::build(&mut store.clone())? };
    if let Some(tune) = &setting.tune {
        store.run(&format!("alter database eenloket set {tune}"))?;
    }
    let (server, _) = house.start().await?;
    let mut sessions = Vec::new();
    for agent in netwerk.agents.iter().take(setting.agents) {
        sessions.push(load::log_in(&server.address, *agent).await?);
    }
    let work = Rc::new(RefCell::new(Work::new(&netwerk, 1)));
    load::refer(&server.address, &sessions, &work, Duration::from_secs(1), setting.gzip).await?;
    store.run("vacuum analyze")?;
    head.run("create extension if not exists pg_stat_statements")?;
    head.run("select pg_stat_statements_reset()")?;

    let data = setting.temp.join("perf.data");
    let (pid, time) = (server.pid().to_string(), setting.seconds.to_string());
    let functions =
        perf(&["record", "-q", "-F", "299", "--call-graph", "dwarf,24576", "-o", &data.display().to_string()], &pid, &time);
    let events: Vec<String> = CALLS.iter().map(|call| format!("syscalls:sys_enter_{call}")).collect();
    let calls = perf(&["stat", "-x", ";", "-e", &events.join(",")], &pid, &time);
    let postmaster = postmaster(&setting.cluster)?;
    let (app, database) = (server.cpu()?, cpu_of_family(postmaster)?);
    let run = load::refer(&server.address, &sessions, &work, Duration::from_secs(setting.seconds), setting.gzip).await?;
    let made = run.made as f64;
    let (app, database) = ((server.cpu()? - app) / made, (cpu_of_family(postmaster)? - database) / made);
    println!("{} agents: {:.0} referrals a second", setting.agents, run.per_second());
    println!("processor time of a referral: program {:.0} us, database {:.0} us", app * 1e6, database * 1e6);
    if let Ok(calls) = calls {
        tell_calls(&String::from_utf8_lossy(&calls.wait_with_output()?.stderr), made);
    }
    if !on_sqlite {
        println!("\nstatements of a referral, on average (calls, microseconds of execution, of planning, text):");
        println!("{}", statements(&head, made)?);
    }
    match functions {
        Ok(mut perf) => {
            perf.wait()?;
            tell_functions(&data)?;
            let kept = setting.json.with_file_name("profile.perf.data");
            if let Some(folder) = kept.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::copy(&data, &kept)?;
            println!("\nmore: perf report --children -i {}", kept.display());
        }
        Err(_) => println!("\nno perf here: install linux-perf to see system calls and functions"),
    }
    server.stop()
}

/// Lets perf watch a process for a time.
fn perf(words: &[&str], pid: &str, time: &str) -> std::io::Result<Child> {
    let watched = ["-p", pid, "--", "sleep", time];
    Command::new("perf").args(words).args(watched).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()
}

fn tell_calls(text: &str, made: f64) {
    println!("system calls of the program for a referral:");
    for line in text.lines() {
        let words: Vec<&str> = line.split(';').collect();
        if let [count, _, name, ..] = words.as_slice() {
            let each = count.parse::<f64>().unwrap_or(f64::NAN) / made;
            println!("{each:7.2}  {}", name.trim_start_matches("syscalls:sys_enter_"));
        }
    }
}

fn statements(head: &Database, made: f64) -> Outcome<String> {
    head.run(&format!(
        "select to_char(calls / {made}, '990.00') || '  ' || to_char(total_exec_time * 1000 / {made}, '99990') || '  '
                || to_char(total_plan_time * 1000 / {made}, '99990') || '  ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 110)
         from pg_stat_statements where dbid = (select oid from pg_database where datname = 'eenloket') and calls > {made} / 50
         union all select to_char(sum(calls) / {made}, '990.00') || '  ' || to_char(sum(total_exec_time) * 1000 / {made}, '99990')
                || '  ' || to_char(sum(total_plan_time) * 1000 / {made}, '99990') || '  all'
         from pg_stat_statements where dbid = (select oid from pg_database where datname = 'eenloket')
         order by 1 desc"
    ))
}

/// The functions in which the program itself spends most.
fn tell_functions(data: &std::path::Path) -> Outcome<()> {
    let output = Command::new("perf")
        .args(["report", "--stdio", "--no-children", "-g", "none", "--percent-limit", "0.5", "-F", "overhead,dso,sym", "-i"])
        .arg(data)
        .stderr(Stdio::null())
        .output()?;
    if !output.status.success() {
        return Err(Fault::new("perf report failed"));
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    for line in lines.take(SHOWN) {
        println!("{}", line.chars().take(150).collect::<String>());
    }
    Ok(())
}
