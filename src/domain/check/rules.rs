//! The rules, by what they look at. Each knows its own exceptions; a list of the rules is in `Rule::ALL`.
mod amendments;
mod collisions;
mod facts;
mod meeting;
mod paper;
mod structure;
mod synthesis;
mod weekdays;
mod writing;

use super::Report;

/// Runs every rule.
pub(super) fn run(report: &mut Report<'_>) {
    let paper = paper::Paper::of(report.session);
    writing::run(report);
    weekdays::run(report, &paper);
    amendments::run(report);
    collisions::run(report);
    meeting::run(report, &paper);
    facts::run(report, &paper);
    structure::run(report, &paper);
    synthesis::run(report);
}
