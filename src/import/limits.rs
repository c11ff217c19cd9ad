//! The limits of importing, all in one place: a file from outside may be as large and as strange as it likes, the
//! program stays quick and small.

/// The largest text file that is read, in bytes.
pub const TEXT_FILE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Beyond this many characters a line that begins like a heading is a paragraph with its number in front.
pub const HEADING_CHARS_MAX: usize = 280;
/// The deepest heading level and list level that are told apart.
pub const LEVEL_MAX: u8 = 9;
/// How much of a doubtful passage a warning quotes, in characters.
pub const QUOTE_CHARS_MAX: usize = 80;
/// How many warnings of one kind are kept; a strange file must not drown the person.
pub const WARNINGS_A_KIND_MAX: usize = 50;
/// How many quotations and lists may open inside one another on one line.
pub const NESTING_MAX: usize = 32;
