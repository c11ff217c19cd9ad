//! The rules, by what they look at. Each knows its own exceptions; a list of the rules is in `Rule::ALL`.
mod amendments;
mod collisions;
mod facts;
mod meeting;
mod paper;
mod sentence;
mod spelling;
mod structure;
mod synthesis;
mod typography;
mod weekdays;

use super::Report;
use super::written;
use crate::text::french::is_french;

/// Runs every rule.
pub(super) fn run(report: &mut Report<'_>) {
    let texts = written::texts(report.session);
    let french = is_french(texts.iter().map(|written| written.text));
    sentence::run(report, &texts, french);
    typography::run(report, &texts, french);
    let texts = report.findings.len();
    amendments::run(report);
    collisions::run(report);
    synthesis::run(report);
    // Nobody recorded here what a document received does not say: of such records only the words are read.
    let mut structured = report.findings.split_off(texts);
    structured.retain(|finding| !report.received(&finding.location));
    report.findings.append(&mut structured);
    let paper = paper::Paper::of(report.session, report.received.clone());
    weekdays::run(report, &paper);
    meeting::run(report, &paper);
    facts::run(report, &paper);
    structure::run(report, &paper);
    // Last: a word that another rule is about is not told twice.
    spelling::run(report);
}
