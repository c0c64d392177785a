//! `eenloket`: see [`eenloket::cli`], or `eenloket --help`.

/// A request asks for thousands of small pieces of memory; this gives them in half the time of the one of the system.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    eenloket::cli::run()
}
