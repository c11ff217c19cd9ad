//! Whether what is said holds together and holds true: against the roll, the calendar, and against itself.
mod presence;

use super::super::Report;
use super::paper::Paper;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper) {
    presence::run(report, paper);
}
