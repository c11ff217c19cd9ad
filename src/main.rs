//! The program: arguments in, exit code out. Everything else is in the library.
use greffier::{shell, store::paths::Places, text::lang::Lang};
fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let demo = args.get(1).is_some_and(|a| a == "demo");
    let places = Places::of_user(args.get(2).map(Into::into)).unwrap();
    match shell::run(shell::Options { places, lang: Lang::Fr, open: None, habits: Default::default(), demo })
    {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            std::process::ExitCode::FAILURE
        }
    }
}
