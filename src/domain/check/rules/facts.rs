//! Whether what is said holds together and holds true: against the roll, the calendar, and against itself.
mod acronyms;
mod names;
mod presence;
mod speakers;

use super::super::Report;
use super::paper::Paper;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    presence::run(report, paper);
    speakers::run(report, paper);
    acronyms::run(report, paper);
    names::run(report, paper);
}
