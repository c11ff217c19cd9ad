//! The program: arguments in, exit code out. Everything else is in the library.
fn main() -> std::process::ExitCode {
    greffier::cli::run(std::env::args_os().collect(), &mut std::io::stdout(), &mut std::io::stderr())
}
