//! `greffier read`: the process that the program starts to understand a file apart from itself. Not for people.
use super::desk::Desk;
use crate::shell::reading::{self, Kind};
use crate::text::lang::Lang;

/// Understands what comes on standard input and answers on standard output.
pub(super) fn run(name: &str, minutes: Option<&str>, desk: &mut Desk) {
    let kind = minutes.map_or(Kind::Plan, |lang| Kind::Minutes(Lang::from_tag(lang)));
    // Whoever asked may have gone meanwhile: then nobody is left to tell.
    let _gone = reading::serve(name, kind, std::io::stdin().lock(), desk.out());
}
