//! `greffier read`: the process that the program starts to understand a file apart from itself. Not for people.
use super::desk::Desk;
use crate::shell::reading;

/// Understands what comes on standard input and answers on standard output.
pub(super) fn run(name: &str, desk: &mut Desk) {
    // Whoever asked may have gone meanwhile: then nobody is left to tell.
    let _gone = reading::serve(name, std::io::stdin().lock(), desk.out());
}
