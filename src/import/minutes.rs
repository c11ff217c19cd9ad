//! A past compte-rendu → what it says: first which blocks are what (`parts`), then a reader for each part. Pure; what is
//! not sure stays absent, and every value tells the blocks it was read in.
pub mod actions;
pub mod agenda;
pub mod amendments;
pub mod attendance;
pub mod body;
mod casing;
pub mod days;
pub mod decisions;
pub mod events;
mod first_names;
pub mod front;
pub mod header;
pub mod hours;
pub mod json;
pub mod lines;
pub mod looks;
pub mod names;
pub mod outline;
pub mod parts;
pub mod passages;
pub mod positions;
pub mod quotes;
pub mod rubrics;
pub mod session;
pub mod signature;
mod split;
pub mod synthesis;
pub mod understood;
mod words;

use super::readers::{self, Watch};
use super::report::{Doubt, Refused, Warning};
use crate::text::lang::Lang;
use session::{Imported, Ready};

/// The session a past compte-rendu makes, and what is doubtful about it.
pub fn minutes(
    bytes: &[u8],
    file_name: &str,
    lang: Lang,
    watch: &mut Watch<'_>,
) -> Result<(Ready, Vec<Warning>), Refused> {
    let (imported, warnings) = understood(bytes, file_name, watch)?;
    Ok((Ready::of(&imported, lang), warnings))
}

/// What a past compte-rendu says, and what is doubtful about it.
pub fn understood(
    bytes: &[u8],
    file_name: &str,
    watch: &mut Watch<'_>,
) -> Result<(Imported, Vec<Warning>), Refused> {
    let reading = readers::read(bytes, file_name, watch)?;
    let mut front = front::front(&reading.blocks);
    let mut warnings: Vec<Warning> = reading.warnings.into_iter().map(Warning::without_margin).collect();
    warnings.append(&mut front.warnings);
    let imported = session::gather(&reading.blocks, front, file_name);
    if imported.body.entries.is_empty() {
        warnings.push(Warning::about_file(Doubt::NoBody));
    }
    Ok((imported, warnings))
}
