//! A past compte-rendu → what it says: first which blocks are what (`parts`), then a reader for each part. Pure; what is
//! not sure stays absent, and every value tells the blocks it was read in.
pub mod actions;
pub mod amendments;
pub mod attendance;
pub mod body;
pub mod days;
pub mod decisions;
mod first_names;
pub mod head;
pub mod hours;
pub mod json;
pub mod lines;
pub mod looks;
pub mod names;
pub mod outline;
pub mod parts;
pub mod positions;
pub mod quotes;
pub mod rubrics;
pub mod session;
mod split;
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
    let spans = parts::divide(&reading.blocks);
    let head = head::read(&reading.blocks, &spans);
    let imported = session::gather(&reading.blocks, &spans, head, file_name);
    let mut warnings = reading.warnings;
    if imported.head.header.date.is_none() {
        warnings.push(Warning::about_file(Doubt::NoMeetingDate));
    }
    if imported.head.presence.organizations.is_empty() && imported.head.presence.people.is_empty() {
        warnings.push(Warning::about_file(Doubt::NobodyPresent));
    }
    warnings.extend(attendance::doubts(&imported.head.presence));
    if imported.body.entries.is_empty() {
        warnings.push(Warning::about_file(Doubt::NoBody));
    }
    Ok((imported, warnings))
}
