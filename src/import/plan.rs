//! A file → a draft of the plan: readers, scheme, outline and keys in one call.
use chrono::NaiveDate;

use super::report::{Refused, Warning};
use super::{keys, outline, readers, scheme};
use crate::domain::id::DraftId;
use crate::domain::plan::Draft;

/// The draft in a file and what is doubtful about it. Its identity, its label and the day it was received are the
/// caller’s to give.
pub fn plan(bytes: &[u8], file_name: &str) -> Result<(Draft, Vec<Warning>), Refused> {
    let (blocks, mut warnings) = readers::read_blocks(bytes, file_name)?;
    let scheme = scheme::learn(&blocks);
    let (mut nodes, doubts) = outline::build(&blocks, &scheme);
    keys::assign(&mut nodes);
    warnings.extend(doubts);
    let title =
        scheme.title.and_then(|at| blocks.get(at)).map(|block| block.text.clone()).unwrap_or_default();
    let draft = Draft {
        id: DraftId::default(),
        label: String::new(),
        received: None::<NaiveDate>,
        title,
        scheme: scheme.words,
        nodes,
    };
    Ok((draft, warnings))
}

#[cfg(test)]
mod tests;
