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
    let texts = report.findings.len();
    amendments::run(report);
    collisions::run(report);
    meeting::run(report);
    synthesis::run(report);
    // Nobody recorded here what a document received does not say: of such records only the words are read.
    let mut structured = report.findings.split_off(texts);
    structured.retain(|finding| !report.received(&finding.location));
    report.findings.append(&mut structured);
    // Last: a word that another rule is about is not told twice.
    spelling::run(report);
}
