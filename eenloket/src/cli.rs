//! The command line: `eenloket --help` is the manual of all settings.

use crate::login::LoginSettings;
use crate::{command, logs};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// One counter for all public services: the program that an organisatie, a region or the country runs.
#[derive(Debug, Parser)]
#[command(name = "eenloket", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 a fault; 2 not a command that can be given like this; \
3 controleer found something.\nLogs go to stderr as JSON, one line an event, without personal data.";

/// Where everything is. Each flag has a variable; the flag wins.
#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    /// The store: sqlite:PATH (one file) or postgres://USER:PASSWORD@HOST/NAME
    #[arg(long, env = "EENLOKET_DATABASE", default_value = "sqlite:var/eenloket.db", global = true, hide_env_values = true)]
    pub(crate) database: String,
    /// Where to listen
    #[arg(long, env = "EENLOKET_ADRES", default_value = "127.0.0.1:8080", global = true)]
    pub(crate) adres: String,
    /// The key ring: never in the store or its backup. Only the demo makes one by itself
    #[arg(long, env = "EENLOKET_SLEUTELS", default_value = "var/sleutels.json", global = true)]
    pub(crate) sleutels: PathBuf,
    /// Where to give figures about requests to a machine that collects them (/metrics, the text format of Prometheus), such
    /// as 127.0.0.1:9464. Without it nobody can read them
    #[arg(long, env = "EENLOKET_METRICS", global = true)]
    pub(crate) metrics: Option<String>,
    /// A clock of your own, with an optional speed: 2027-03-02T09:00:00Z*60. For the demo and for tests only
    #[arg(long, env = "EENLOKET_KLOK", global = true)]
    pub(crate) klok: Option<String>,
    /// Whom to tell of a weakness: a mailto: or https: address, shown in /.well-known/security.txt
    #[arg(long, env = "EENLOKET_CONTACT", default_value = "https://www.ncsc.nl/contact/kwetsbaarheid-melden", global = true)]
    pub(crate) contact: String,
    /// Which number who is not logged in can call, such as 14 000. Who is, reads that of the organisatie
    #[arg(long, env = "EENLOKET_TELEFOON", default_value = "", hide_default_value = true, global = true)]
    pub(crate) telefoon: String,
    #[command(flatten)]
    pub(crate) logins: LoginSettings,
    /// The mail server for who asked for e-mail: smtps://USER:PASSWORD@HOST or smtp://HOST:PORT?tls=required. Without it
    /// everything goes by letter
    #[arg(long, env = "EENLOKET_SMTP", global = true, hide_env_values = true)]
    pub(crate) smtp: Option<String>,
    /// The address that stands above our e-mail
    #[arg(long, env = "EENLOKET_SMTP_VAN", default_value = "eenloket@localhost", global = true)]
    pub(crate) smtp_van: String,
    /// The mailbox for e-mail that comes back, of which the mail server gives each message to `eenloket terugmelding`; it
    /// gets the code of the message after a plus
    #[arg(long, env = "EENLOKET_SMTP_RETOUR", global = true)]
    pub(crate) smtp_retour: Option<String>,
    /// The folder in which organisaties keep what they know themselves of who lives with them, with its administratie.toml. A
    /// looplijst begins there. Without it nothing is asked of any source
    #[arg(long, env = "EENLOKET_ADMINISTRATIE", global = true)]
    pub(crate) administratie: Option<PathBuf>,
    /// What to log, such as info or warn,eenloket=debug
    #[arg(long, env = "EENLOKET_LOG", default_value = "info", global = true)]
    pub(crate) log: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the pages and the API until SIGTERM or Ctrl-C; brings the store to this version first. No other command but
    /// `migreer` and `demo` does
    Server {
        /// Invented people: fills an empty store with them and makes a key ring if there is none
        #[arg(long)]
        demo: bool,
        /// With --demo: put three made-up sources and the administration of Maastricht into this folder, and let the sources answer
        /// beside the house
        #[arg(long, env = "EENLOKET_BRONNEN", requires = "demo", value_name = "FOLDER")]
        bronnen: Option<PathBuf>,
        /// With --bronnen: of how many people they know
        #[arg(long, env = "EENLOKET_INWONERS", default_value_t = 5000, requires = "bronnen")]
        inwoners: usize,
    },
    /// Bring the store to the schema of this version, and stop. Stop the programs that serve from it first
    Migreer,
    /// Begin: put the organisaties, locaties, products, balies and first beheerders of FILE into the store, checked as a whole
    /// before anything is written. What is there already stays as it is
    Inrichten {
        /// As deploy/inrichting.voorbeeld.toml
        file: PathBuf,
    },
    /// Fill an empty store with the invented people of the demo, and stop
    Demo {
        /// How much of everything as JSON
        #[arg(long)]
        json: bool,
    },
    /// Check the chains of both logs and what must always hold; exit code 3 when something does not
    Controleer(ControleerArgs),
    /// Copy the store to FILE while the house goes on working (of a PostgreSQL with its pg_dump). Keep the key ring too, in
    /// another place
    Backup {
        /// The copy; it may not be there yet
        file: PathBuf,
    },
    /// Put a backup back where --database points; no store may be there, and the key ring of the backup must
    Herstel {
        /// What `eenloket backup` made
        file: PathBuf,
    },
    /// Answer ja-nee questions about the data of a source holder, beside those data. It has settings of its own, and no store
    Bron(bron::command::Args),
    /// Count over a whole population at once, in a file of columns. It has no store
    Looplijst {
        #[command(subcommand)]
        command: command::looplijst::LooplijstCommand,
    },
    /// Who works here
    Medewerker {
        #[command(subcommand)]
        command: MedewerkerCommand,
    },
    /// Read one e-mail that came back from stdin (RFC 3464): a letter follows, and the address counts as not working.
    /// For the mail server, as in: |/usr/bin/eenloket terugmelding
    Terugmelding,
    /// Programs of others that call the API
    Toepassing {
        #[command(subcommand)]
        command: ToepassingCommand,
    },
    /// Who is logged in
    Sessie {
        #[command(subcommand)]
        command: SessieCommand,
    },
    /// The key ring
    Sleutel {
        #[command(subcommand)]
        command: SleutelCommand,
    },
}

/// How to check.
#[derive(Debug, clap::Args)]
pub(crate) struct ControleerArgs {
    /// Findings as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// A file on another machine or medium with what was sealed at earlier checks: that must still be there, and what is
    /// sealed now is added
    #[arg(long, value_name = "FILE")]
    pub(crate) anker: Option<PathBuf>,
    /// Say that a finding was looked into and stays: as it is printed, or `alles` for all there are now. It is reported as
    /// known from then on, and anchors go on. Give it more than once for more
    #[arg(long, value_name = "FINDING", requires_all = ["anker", "door", "waarom"])]
    pub(crate) erken: Vec<String>,
    /// Who looked into it
    #[arg(long, requires = "erken", default_value = "", hide_default_value = true)]
    pub(crate) door: String,
    /// What it was and why it stays; nothing about a person
    #[arg(long, requires = "erken", default_value = "", hide_default_value = true)]
    pub(crate) waarom: String,
}

/// Whose looks, and when.
#[derive(Debug, clap::Args)]
pub(crate) struct KeekArgs {
    /// The id of the medewerker
    pub(crate) id: foundation::Uuid,
    /// From this moment on, such as 2027-03-01T00:00:00Z
    #[arg(long)]
    pub(crate) van: foundation::jiff::Timestamp,
    /// Before this moment; now, if it is not given
    #[arg(long)]
    pub(crate) tot: Option<foundation::jiff::Timestamp>,
    /// The same as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SessieCommand {
    /// Log everybody out, also inwoners: within five seconds, in every process. After a leak
    Beeindig,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MedewerkerCommand {
    /// At which inwoners somebody looked, for a data breach: ids and numbers of Hulpvragen, no names and no BSN. It stands in
    /// the logs that this was asked, also for each inwoner
    Keek(KeekArgs),
    /// End somebody's work: out of every process within a minute, and their work goes to the coordinator
    UitDienst {
        /// The id of the medewerker
        id: foundation::Uuid,
    },
    /// Say under which name the login provider knows somebody. Who left lets go of their name
    Inlog {
        /// The id of the medewerker
        id: foundation::Uuid,
        /// The value of the claim that names them
        naam: String,
        /// The value of the claim that names their organisatie, where one provider serves several
        #[arg(long, default_value = "")]
        organisatie: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ToepassingCommand {
    /// Let a program call the API for an organisatie; its id and secret come as JSON, and the secret never again
    Nieuw {
        /// The name of the organisatie
        #[arg(long)]
        organisatie: String,
        /// What the program is called: no other of this organisatie that has access has this name
        #[arg(long)]
        naam: String,
        /// What it may do, such as doorverwijzing:lezen; give it more than once for more
        #[arg(long = "scope", required = true)]
        scopes: Vec<String>,
    },
    /// The programs of an organisatie
    Lijst {
        /// The name of the organisatie
        #[arg(long)]
        organisatie: String,
    },
    /// Let a program prove with a key who it is (private_key_jwt). Its secret is good no more. Run it again for other keys
    Sleutel {
        /// Its id
        id: foundation::Uuid,
        /// Its public keys: a JWK Set, or one JWK (RSA, P-256 or Ed25519)
        file: PathBuf,
    },
    /// End the access of a program; the tokens it has are good no more
    TrekIn {
        /// Its id
        id: foundation::Uuid,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum SleutelCommand {
    /// Make a key ring at --sleutels, which only its owner can read
    Nieuw,
    /// Which keys there are, since when, and what each of them sealed
    Lijst {
        /// The same as JSON
        #[arg(long)]
        json: bool,
    },
    /// Add a key that seals nothing yet, to copy the ring to other machines before `roteer`
    BereidVoor,
    /// Let a new key seal, and seal again what older ones sealed, while the house works. Can be stopped and started again
    Roteer,
    /// Take a key that nothing needs any more out of the ring
    Verwijder {
        /// Its number, as `lijst` gives it
        nr: u8,
    },
}

/// Reads the command line, does what it says and gives the exit code.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    // What a library says about each table is for the log of a server, not for who reads the answer of a command.
    let quiet = if matches!(cli.command, Command::Server { .. } | Command::Bron(_)) { "" } else { ",sea_orm_migration=warn" };
    if let Err(cause) = logs::start(&format!("{}{quiet}", cli.settings.log)) {
        eprintln!("eenloket: --log: {cause}");
        return ExitCode::from(2);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => {
            eprintln!("eenloket: {cause}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(command::run(&cli.settings, cli.command)) {
        Ok(code) => ExitCode::from(code),
        Err(why) => {
            eprintln!("eenloket: {why}");
            ExitCode::from(why.exit_code())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_manual_is_well_formed() {
        Cli::command().debug_assert();
    }
}
