//! The rules, by what they look at. Each knows its own exceptions; a list of the rules is in `Rule::ALL`.
mod amendments;
mod collisions;
mod meeting;
mod spelling;
mod synthesis;
mod weekdays;
mod writing;

use super::Report;

/// Runs every rule.
pub(super) fn run(report: &mut Report<'_>) {
    writing::run(report);
    weekdays::run(report);
    amendments::run(report);
    collisions::run(report);
    meeting::run(report);
    synthesis::run(report);
    // Last: a word that another rule is about is not told twice.
    spelling::run(report);
}
