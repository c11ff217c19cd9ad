//! The limits of importing, all in one place: a file from outside may be as large and as strange as it likes, the
//! program stays quick and small.

/// The largest file that is read at all, in bytes: a PDF may hold many pictures.
pub const FILE_BYTES_MAX: usize = 200 * 1024 * 1024;
/// The largest Word or LibreOffice file that is read, in bytes; its pictures are skipped unread.
pub const PACKAGE_BYTES_MAX: usize = 100 * 1024 * 1024;
/// The largest text file that is read, in bytes.
pub const TEXT_FILE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// How many files a Word or LibreOffice file may hold.
pub const PACKAGE_ENTRIES_MAX: usize = 2_000;
/// How large one part of a Word or LibreOffice file may become when unpacked, in bytes, counted while it is.
pub const PART_BYTES_MAX: usize = 32 * 1024 * 1024;
/// How large all parts that are read may become together, in bytes.
pub const PARTS_BYTES_MAX: usize = 64 * 1024 * 1024;
/// How deep the elements of a part may stand inside one another.
pub const XML_DEPTH_MAX: usize = 256;
/// How many paragraphs of a Word or LibreOffice file are read.
pub const BLOCKS_MAX: usize = 300_000;
/// How many pages of a PDF are read.
pub const PAGES_MAX: usize = 3_000;
/// How large the drawing of one page of a PDF may become when unpacked, in bytes.
pub const PAGE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How large all pages of a PDF that are read may become together when unpacked, in bytes; what is drawn twice counts twice.
pub const PAGES_BYTES_MAX: usize = 256 * 1024 * 1024;
/// How large one packet of objects of a PDF may become when unpacked, in bytes.
pub const PACKET_BYTES_MAX: usize = 8 * 1024 * 1024;
/// How many objects of a PDF are kept.
pub const OBJECTS_MAX: usize = 1_000_000;
/// How large one font table of a PDF may become when unpacked, in bytes.
pub const FONT_BYTES_MAX: usize = 4 * 1024 * 1024;
/// How many characters of one PDF page are read; beyond, it is no page.
pub const GLYPHS_MAX: usize = 300_000;
/// How many lines and frames drawn on one PDF page are looked at; a page with more is a map, not a table.
pub const RULES_MAX: usize = 4_000;
/// How deep drawings within drawings of a PDF are followed.
pub const DRAWING_DEPTH_MAX: usize = 16;
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
/// How long a file may be read before it is given up, in seconds.
pub const READING_SECONDS_MAX: u64 = 120;
