//! Whether the document has all its parts, each where a reader looks for it and in the same style.
mod contents;
mod headings;
mod lists;
mod proposals;
mod speaking;
mod styles;

use super::super::Report;
use super::paper::Paper;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    headings::run(report, paper);
    contents::run(report, paper);
    proposals::run(report, paper);
    speaking::run(report, paper);
    lists::run(report, paper);
    styles::run(report, paper);
}
