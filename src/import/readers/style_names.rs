//! What the names of styles say, in Word and in LibreOffice, in English and in French.
use crate::import::limits::LEVEL_MAX;
use crate::text::fold::fold;

/// What a style is for, as its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Text, or nothing that is told.
    #[default]
    Text,
    /// The title of the document.
    Title,
    /// A line of a table of contents.
    Contents,
    /// A list, 0 the outermost.
    List(u8),
    /// A quotation or a frame.
    Quotation,
}

/// The name of a style as letters and figures only: « Heading 1 » and « Heading1 » are one.
pub(super) fn plain_name(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The level in « Heading 1 », « Titre 1 » and their like.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    let level =
        ["heading", "titre", "uberschrift", "titulo"].iter().find_map(|word| name.strip_prefix(word))?;
    level.parse().ok().filter(|level| (1..=LEVEL_MAX).contains(level))
}

/// What a style is for.
pub(super) fn role(name: &str) -> Role {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let rank = || {
        let number = name.strip_prefix(bare).and_then(|rank| rank.parse::<u8>().ok());
        number.unwrap_or(1).saturating_sub(1).min(LEVEL_MAX)
    };
    match bare {
        "title" | "titre" if bare == name => Role::Title,
        "toc"
        | "tm"
        | "tocheading"
        | "contents"
        | "contentsheading"
        | "tableoffigures"
        | "entetedetabledesmatieres"
        | "tabledesmatieres"
        | "titretabledesmatieres" => Role::Contents,
        "listbullet" | "listnumber" | "listeapuces" | "listeanumeros" => Role::List(rank()),
        "quote" | "intensequote" | "citation" | "citationintense" | "blocktext" | "quotations"
        | "encadre" => Role::Quotation,
        _ => Role::Text,
    }
}
