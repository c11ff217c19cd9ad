//! Blocks that a reader cut in the middle of a sentence, made whole again: lines of a wrapped text that were separated
//! by blank lines, paragraphs cut by a page.
use std::ops::Range;

use super::looks;
use crate::import::readers::{Block, Form};

/// From this length on, in characters, a line without a final sign was cut by its width.
const WRAPPED_CHARS_MIN: usize = 80;

/// One or several blocks that are one paragraph, element or heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What the first block is on paper.
    pub form: Form,
    /// The words, on one line.
    pub text: String,
    /// The blocks, pages inside it included.
    pub blocks: Range<usize>,
}

/// The passages of a stretch of blocks; pages between them are left out.
pub fn passages(blocks: &[Block], range: Range<usize>) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut last: Option<usize> = None;
    for at in range {
        let Some(block) = blocks.get(at) else { break };
        if matches!(block.form, Form::Page(_)) || block.text.trim().is_empty() {
            continue;
        }
        let before = last.and_then(|last| blocks.get(last));
        match found.last_mut() {
            Some(open) if before.is_some_and(|before| continues(before, block)) => {
                open.text.push(' ');
                open.text.push_str(block.text.trim());
                open.blocks.end = at + 1;
            }
            _ => found.push(Passage {
                form: block.form,
                text: block.text.trim().to_owned(),
                blocks: at..at + 1,
            }),
        }
        last = Some(at);
    }
    found
}

/// Whether a block goes on with the sentence of the one before.
pub fn continues(before: &Block, block: &Block) -> bool {
    if looks::runs_on(before, block) {
        return true;
    }
    let plain = |block: &Block| looks::rank(block).is_none();
    let fits = matches!(before.form, Form::Paragraph | Form::Item(_)) && block.form == Form::Paragraph;
    let open = !before.text.ends_with(['.', '!', '?', '…', ':', ';', '»']);
    let wide = before.text.chars().count() >= WRAPPED_CHARS_MIN;
    fits && open && wide && before.boxed == block.boxed && plain(before) && plain(block)
}

/// Whether a stretch was cut so often that its reader took each line for a paragraph.
pub fn is_torn(blocks: &[Block], range: Range<usize>) -> bool {
    let count = range.len();
    let whole = passages(blocks, range).len();
    count > 8 && whole * 3 < count * 2
}
