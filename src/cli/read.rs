//! `greffier read`: the process that the program starts to understand a file apart from itself. Not for people.
use super::desk::Desk;
use crate::shell::reading::{self, Wanted};

/// Understands what comes on standard input and answers on standard output.
pub(super) fn run(what: &str, name: &str, desk: &mut Desk) {
    let Some(wanted) = Wanted::parse(what) else { return };
    // Whoever asked may have gone meanwhile: then nobody is left to tell.
    let _gone = reading::serve(wanted, name, std::io::stdin().lock(), desk.out());
}
