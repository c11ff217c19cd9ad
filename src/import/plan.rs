//! A file → a draft of the plan: readers, scheme, outline and keys in one call.
use super::readers::{self, Reading, Watch};
use super::report::{Refused, Warning};
use super::{arrange, keys, outline, scheme};
use crate::domain::entry::Circulation;
use crate::domain::plan::Draft;

/// The draft in a file and what is doubtful about it. Its identity, its label and the day it was received are the
/// caller’s to give.
pub fn plan(bytes: &[u8], file_name: &str) -> Result<(Draft, Vec<Warning>), Refused> {
    watched(bytes, file_name, &mut |_, _| {})
}

/// The same, telling how far the reading is.
pub fn watched(
    bytes: &[u8],
    file_name: &str,
    watch: &mut Watch<'_>,
) -> Result<(Draft, Vec<Warning>), Refused> {
    Ok(understood(readers::read(bytes, file_name, watch)?))
}

/// The draft in what a reader found.
pub fn understood(reading: Reading) -> (Draft, Vec<Warning>) {
    let mut reading = arrange::arrange(reading);
    // A plan that was annotated here says for whom that was; it is no part of the plan.
    reading.blocks.retain(|block| !Circulation::is_line(&block.text));
    let scheme = scheme::learn(&reading.blocks);
    let outline::Outline { mut nodes, warnings, set_aside } = outline::build(&reading, &scheme);
    keys::assign(&mut nodes);
    let title = scheme
        .title
        .and_then(|at| reading.blocks.get(at))
        .map(|block| block.text.clone())
        .unwrap_or_default();
    let draft = Draft { title, scheme: scheme.words, nodes, set_aside, ..Draft::default() };
    (draft, reading.warnings.into_iter().chain(warnings).collect())
}

#[cfg(test)]
mod tests;
