//! `eenloket`: see [`eenloket::cli`], or `eenloket --help`.

fn main() -> std::process::ExitCode {
    eenloket::cli::run()
}
