//! `greffier`, `greffier open`, `greffier demo`: the program with its screen.
use std::io::IsTerminal as _;

use super::desk::Desk;
use super::failure::Failure;
use crate::shell;

/// Opens the program on the list of sessions.
pub(super) fn program(desk: &mut Desk) -> Result<(), Failure> {
    start(None, false, desk)
}

/// Opens a copy of the demo session.
pub(super) fn demo(desk: &mut Desk) -> Result<(), Failure> {
    start(None, true, desk)
}

/// Opens a session.
pub(super) fn session(id: &str, desk: &mut Desk) -> Result<(), Failure> {
    let id = desk.resolve(&desk.shelf()?, id)?;
    start(Some(id), false, desk)
}

fn start(open: Option<String>, demo: bool, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    if !std::io::stdout().is_terminal() {
        let failure = Failure::refused(lang.pick(
            "la sortie n’est pas un terminal\u{a0}: le programme ne peut pas s’afficher.",
            "the output is not a terminal: the program cannot show itself.",
        ));
        return Err(failure.hint(lang.pick(
            "Lancez-le dans un terminal, ou voyez «\u{a0}greffier --help\u{a0}» pour les commandes sans écran.",
            "Start it in a terminal, or see “greffier --help” for the commands without a screen.",
        )));
    }
    let places = desk.places()?;
    let settings = desk.settings(&places);
    let shorthand = settings.shorthand.into_iter().collect();
    let habits = shell::Habits { typography: settings.typography, shorthand };
    let preferences = settings.preferences;
    shell::run(shell::Options { places, lang, open, habits, preferences, demo }).map_err(Failure::refused)
}
