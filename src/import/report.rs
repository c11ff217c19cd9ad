//! What an import tells the person: doubts that leave the text whole, and refusals. Both speak both languages.
use crate::text::lang::Lang;

use super::limits::{QUOTE_CHARS_MAX, TEXT_FILE_BYTES_MAX};
use super::readers::Source;

/// What is doubtful about what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The numbering jumps.
    NumberGap {
        /// What the plan calls the level, or nothing.
        label: String,
        /// The last number before the jump.
        from: String,
        /// The first number after it.
        to: String,
    },
    /// Two parts of the same level bear the same number.
    SameNumber {
        /// Their common name: « Mesure 4 ».
        name: String,
    },
    /// Nothing was recognized as a measure.
    NoMeasure,
    /// A heading says nothing.
    NoTitle {
        /// Its name, if it has a label or a number.
        name: String,
    },
    /// Control characters were taken out.
    Controls {
        /// How many.
        count: usize,
    },
    /// Invisible characters that change how text is read were taken out.
    Invisible {
        /// How many.
        count: usize,
    },
    /// The file does not say its encoding; Windows-1252 was supposed.
    EncodingGuessed,
    /// Some bytes are no characters.
    Damaged {
        /// How many places.
        count: usize,
    },
}

/// A doubt, with the place and the words it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What is doubtful.
    pub doubt: Doubt,
    /// The page, if known.
    pub page: Option<u32>,
    /// The words of the file it is about; may be empty.
    pub text: String,
}

impl Warning {
    /// A doubt about the file as a whole.
    pub fn about_file(doubt: Doubt) -> Self {
        Self { doubt, page: None, text: String::new() }
    }

    /// A doubt about a passage, of which the beginning is quoted.
    pub fn about(doubt: Doubt, page: Option<u32>, text: &str) -> Self {
        let mut quote: String = text.chars().take(QUOTE_CHARS_MAX).collect();
        if quote.len() < text.len() {
            quote.push('…');
        }
        Self { doubt, page, text: quote }
    }

    /// What is doubtful, and what to look at.
    pub fn message(&self, lang: Lang) -> String {
        match &self.doubt {
            Doubt::NumberGap { label, from, to } => {
                let what = if label.is_empty() { lang.pick("numéro", "number") } else { label };
                lang.pick(
                    format!("La numérotation saute de « {what} {from} » à « {what} {to} » : vérifiez qu’aucune partie ne manque."),
                    format!("The numbering jumps from “{what} {from}” to “{what} {to}”: check that no part is missing."),
                )
            }
            Doubt::SameNumber { name } => lang.pick(
                format!("Deux parties portent le même numéro : « {name} »."),
                format!("Two parts bear the same number: “{name}”."),
            ),
            Doubt::NoMeasure => lang
                .pick(
                    "Aucune mesure n’a été reconnue : tout le texte est gardé, à découper à la main.",
                    "No measure was recognized: all the text is kept, to be divided by hand.",
                )
                .to_owned(),
            Doubt::NoTitle { name } if name.is_empty() => lang
                .pick("Un titre est vide : il n’a pas été retenu.", "A heading is empty: it was left out.")
                .to_owned(),
            Doubt::NoTitle { name } => {
                lang.pick(format!("« {name} » n’a pas de titre."), format!("“{name}” has no title."))
            }
            Doubt::Controls { count } => lang.pick(
                format!("{count} caractère(s) de contrôle ont été retirés du texte."),
                format!("{count} control character(s) were taken out of the text."),
            ),
            Doubt::Invisible { count } => lang.pick(
                format!("{count} caractère(s) invisible(s) ont été retirés du texte."),
                format!("{count} invisible character(s) were taken out of the text."),
            ),
            Doubt::EncodingGuessed => lang
                .pick(
                    "Le fichier n’est pas en UTF-8 : il a été lu comme du Windows-1252. Vérifiez les accents.",
                    "The file is not in UTF-8: it was read as Windows-1252. Check the accents.",
                )
                .to_owned(),
            Doubt::Damaged { count } => lang.pick(
                format!("{count} caractère(s) illisible(s) sont remplacés par « \u{FFFD} »."),
                format!("{count} unreadable character(s) are replaced by “\u{FFFD}”."),
            ),
        }
    }
}

/// Why a file is not read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// There is nothing in it.
    Empty,
    /// It is larger than what is read.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It is not text.
    Binary,
    /// A format that is not read yet.
    NotYet(Source),
}

impl Refused {
    /// What happened and what to do, without the name of the file, which the caller puts before it.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Empty => lang
                .pick(
                    "le fichier est vide. Vérifiez que c’est bien celui du plan.",
                    "the file is empty. Check that it is the one of the plan.",
                )
                .to_owned(),
            Self::TooLarge { bytes } => {
                let (size, most) = (bytes.div_ceil(1024 * 1024), TEXT_FILE_BYTES_MAX / (1024 * 1024));
                lang.pick(
                    format!("le fichier est trop gros ({size}\u{a0}Mo, {most}\u{a0}Mo au plus pour un texte). N’en gardez que le plan."),
                    format!("the file is too large ({size} MB, at most {most} MB for a text). Keep only the plan."),
                )
            }
            Self::Binary => lang
                .pick(
                    "ce n’est pas du texte. Donnez le plan en Markdown (.md) ou en texte simple (.txt).",
                    "this is not text. Give the plan as Markdown (.md) or plain text (.txt).",
                )
                .to_owned(),
            Self::NotYet(source) => {
                let name = source.name(lang);
                lang.pick(
                    format!("c’est un fichier {name}, que greffier ne lit pas encore. Il lit aujourd’hui le Markdown (.md) et le texte simple (.txt) : enregistrez le plan sous l’un de ces formats, ou copiez-en le texte."),
                    format!("this is a {name} file, which greffier does not read yet. It reads Markdown (.md) and plain text (.txt) today: save the plan in one of these formats, or copy its text."),
                )
            }
        }
    }
}
