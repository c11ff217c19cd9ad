//! The command line: the program without its screen. What each command promises is a contract that scripts rely
//! on: results on standard output, messages on standard error, and the exit codes of `failure`.
mod args;
mod check;
mod comments;
mod compare;
mod completions;
mod desk;
mod export;
mod failure;
mod help;
mod import;
mod import_minutes;
mod language;
mod list;
mod man;
mod new;
mod open;
mod plan_file;
mod read;
mod record;
mod search;
mod show;
mod table;
mod words;

use std::ffi::OsString;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use clap::FromArgMatches as _;

use crate::text::lang::Lang;
use args::{Args, Command, Import};
use desk::Desk;
use failure::{Failure, Kind};

/// Runs the program on its arguments, the first of which is its own name.
pub fn run(args: Vec<OsString>, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let spoken = language::of(&args);
    let mut desk = Desk::new(spoken, sessions_from_environment(), out, err);
    let done = guarded(desk.lang, || {
        let Some(args) = understand(args, &mut desk)? else { return Ok(()) };
        desk.use_sessions(args.sessions);
        perform(args.command, &mut desk)?;
        desk.flush()
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let failure = desk.with_place_of_sessions(failure);
            desk.tell_failure(&failure);
            ExitCode::from(failure.kind.exit_code())
        }
    }
}

/// What was asked for; nothing when help or the version was, which are then shown already.
fn understand(args: Vec<OsString>, desk: &mut Desk) -> Result<Option<Args>, Failure> {
    let parsed = help::command(desk.lang)
        .try_get_matches_from(args)
        .and_then(|matches| Args::from_arg_matches(&matches))
        .map_err(|error| failure::usage::of(&error, desk.lang));
    match parsed {
        Ok(args) => Ok(Some(args)),
        Err(failure::usage::Answer::Shown(text)) => {
            desk.print_text(&text)?;
            desk.flush().map(|()| None)
        }
        Err(failure::usage::Answer::Wrong(failure)) => Err(failure),
    }
}

fn perform(command: Option<Command>, desk: &mut Desk) -> Result<(), Failure> {
    match command {
        None => open::program(desk),
        Some(Command::Demo) => open::demo(desk),
        Some(Command::New(args)) => new::run(&args, desk),
        Some(Command::Open { id }) => open::session(&id, desk),
        Some(Command::List { json }) => list::run(json, desk),
        Some(Command::Show { id, json }) => show::run(&id, json, desk),
        Some(Command::Search { words, json }) => search::run(&words, json, desk),
        Some(Command::Import { what: Import::Plan(args) }) => import::run(&args, desk),
        Some(Command::Import { what: Import::Comments(args) }) => comments::run(&args, desk),
        Some(Command::Import { what: Import::Minutes(args) }) => import_minutes::run(&args, desk),
        Some(Command::Compare(args)) => compare::run(&args, desk),
        Some(Command::Export(args)) => export::run(&args, desk),
        Some(Command::Check { id, json }) => check::run(&id, json, desk),
        Some(Command::Completions { shell }) => completions::run(shell, desk),
        Some(Command::Man) => man::run(desk),
        Some(Command::Read { what, name }) => {
            read::run(&what, &name, desk);
            Ok(())
        }
    }
}

/// The folder named by `GREFFIER_SESSIONS`, unless it is empty.
fn sessions_from_environment() -> Option<PathBuf> {
    std::env::var_os("GREFFIER_SESSIONS").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// Runs something whose bugs must neither fill the terminal with a trace nor go unsaid.
fn guarded(lang: Lang, run: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    let seen = Arc::new(Mutex::new(String::new()));
    let noted = Arc::clone(&seen);
    std::panic::set_hook(Box::new(move |panic| {
        if let Ok(mut noted) = noted.lock() {
            *noted = panic.to_string();
        }
    }));
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let trace = seen.lock().map(|trace| trace.clone()).unwrap_or_default();
        Err(Failure::new(
            Kind::Bug,
            lang.pick(
                "greffier s’est arrêté sur un défaut du programme. Ce qui était enregistré l’est toujours.",
                "greffier stopped on a fault of the program. What was saved still is.",
            ),
        )
        .because(trace)
        .hint(lang.pick(
            "Signalez-le avec la ligne ci-dessus et la commande que vous avez tapée.",
            "Report it with the line above and the command you typed.",
        )))
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, guarded};
    use crate::text::lang::Lang;

    #[test]
    fn a_bug_is_told_and_has_its_own_exit_code() {
        let failure = guarded(Lang::Fr, || panic!("broken")).unwrap_err();
        let _usual = std::panic::take_hook();
        assert_eq!((failure.kind, failure.kind.exit_code()), (Kind::Bug, 70));
        assert!(failure.causes.join(" ").contains("broken"), "{failure:?}");
    }
}
