//! Word files → blocks.
use super::{Reading, Source, Watch};
use crate::import::report::Refused;

/// The blocks of the file.
pub fn read(_bytes: &[u8], _watch: &mut Watch<'_>) -> Result<Reading, Refused> {
    Err(Refused::Damaged(Source::Docx))
}
