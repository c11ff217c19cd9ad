//! What an import tells the person: doubts that leave the text whole, and refusals. Both speak both languages.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::doubts::PlanDoubt;
use crate::text::french::dates::date_long;
use crate::text::french::elision::introduce;
use crate::text::lang::Lang;

use super::limits::QUOTE_CHARS_MAX;
use super::readers::Source;

/// What is doubtful about what was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// Something about a part of the plan, or about all of them.
    Part(PlanDoubt),
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
    /// A row of a comment table names no part of the plan that is known.
    Unplaced {
        /// The number of the row, or its rank.
        row: String,
        /// The part it was put under.
        under: String,
    },
    /// An organization of a comment table was not known; it was added.
    NewOrganization {
        /// Its name.
        name: String,
    },
    /// The file holds tracked changes; they were read as if all were accepted.
    TrackedChanges {
        /// How many insertions.
        inserted: usize,
        /// How many deletions.
        deleted: usize,
    },
    /// A font does not say which characters its signs are: part of this page cannot be read.
    SignsWithoutText {
        /// How many signs.
        count: usize,
    },
    /// Somebody of the presence list stands beside organizations without belonging to one.
    OrganizationUnknown {
        /// Their name.
        name: String,
    },
    /// A day that no calendar has.
    ImpossibleDay {
        /// As printed.
        day: String,
    },
    /// The weekday printed is not that of the date.
    OtherWeekday {
        /// As printed.
        day: String,
        /// The date it was read as.
        date: NaiveDate,
    },
    /// No date of the meeting was found.
    NoMeetingDate,
    /// Nobody was found to have been there.
    NobodyPresent,
    /// The file holds comments; they are kept as remarks beside the text.
    Comments {
        /// How many.
        count: usize,
    },
    /// Nothing said was found in a past compte-rendu.
    NoBody,
}

/// A doubt, with the place and the words it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What is doubtful.
    pub doubt: Doubt,
    /// The page, if known.
    pub page: Option<u32>,
    /// The words of the file it is about; may be empty.
    pub text: String,
}

/// « vendredi ».
fn weekday(date: NaiveDate, lang: Lang) -> String {
    date_long(date, lang).split(' ').next().unwrap_or_default().to_owned()
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
        about_minutes(&self.doubt, lang)
            .or_else(|| about_parts(&self.doubt, lang))
            .unwrap_or_else(|| about_file(&self.doubt, lang))
    }
}

/// Doubts about a past compte-rendu.
fn about_minutes(doubt: &Doubt, lang: Lang) -> Option<String> {
    Some(match doubt {
        Doubt::OrganizationUnknown { name } => lang.pick(
            format!(
                "L’organisation {} n’est pas sûre : vérifiez la liste de présence.",
                introduce("de", name)
            ),
            format!("The organization of {name} is not sure: check the presence list."),
        ),
        Doubt::ImpossibleDay { day } => lang.pick(
            format!("« {day} » n’existe pas dans le calendrier : aucune date n’a été retenue."),
            format!("“{day}” is no day of the calendar: no date was taken."),
        ),
        Doubt::OtherWeekday { day, date } => lang.pick(
            format!("« {day} » : ce jour-là était un {}. Vérifiez la date.", weekday(*date, lang)),
            format!("“{day}”: that day was a {}. Check the date.", weekday(*date, lang)),
        ),
        Doubt::NoMeetingDate => lang
            .pick(
                "La date de la réunion n’a pas été trouvée : indiquez-la dans Préparation.",
                "The date of the meeting was not found: give it in Preparation.",
            )
            .to_owned(),
        Doubt::NobodyPresent => lang
            .pick(
                "Aucune liste de présence n’a été reconnue : le texte est gardé tel quel.",
                "No presence list was recognized: the text is kept as it is.",
            )
            .to_owned(),
        Doubt::NoBody => lang
            .pick(
                "Le corps du compte-rendu n’a pas été reconnu : le texte est gardé tel quel.",
                "The body of the minutes was not recognized: the text is kept as it is.",
            )
            .to_owned(),
        _ => return None,
    })
}

/// Doubts about the parts of the plan.
fn about_parts(doubt: &Doubt, lang: Lang) -> Option<String> {
    Some(match doubt {
        Doubt::Part(doubt) => doubt.message(lang),
        Doubt::NoTitle { name } if name.is_empty() => lang
            .pick("Un titre est vide : il n’a pas été retenu.", "A heading is empty: it was left out.")
            .to_owned(),
        Doubt::NoTitle { name } => PlanDoubt::NoTitle { name: name.clone() }.message(lang),
        Doubt::Unplaced { row, under } => lang.pick(
            format!(
                "La ligne {row} ne nomme aucune partie connue du plan : elle est rangée sous « {under} »."
            ),
            format!("Row {row} names no known part of the plan: it was put under “{under}”."),
        ),
        Doubt::NewOrganization { name } => lang.pick(
            format!("« {name} » n’était pas dans la liste des organisations : elle y est ajoutée."),
            format!("“{name}” was not among the organizations: it was added."),
        ),
        _ => return None,
    })
}

/// Doubts about the file as a whole.
fn about_file(doubt: &Doubt, lang: Lang) -> String {
    match doubt {
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
        Doubt::TrackedChanges { inserted, deleted } => lang.pick(
            format!("Le fichier porte des révisions (ajouts : {inserted}, suppressions : {deleted}) : il a été lu comme si toutes étaient acceptées."),
            format!("The file holds tracked changes ({inserted} insertions, {deleted} deletions): it was read as if all were accepted."),
        ),
        Doubt::Comments { count } => lang.pick(
            format!("Commentaires dans la marge : {count}. Ils sont gardés comme remarques à côté du texte."),
            format!("Comments in the margin: {count}. They are kept as remarks beside the text."),
        ),
        Doubt::Damaged { count } => lang.pick(
            format!("{count} caractère(s) illisible(s) sont remplacés par « \u{FFFD} »."),
            format!("{count} unreadable character(s) are replaced by “\u{FFFD}”."),
        ),
        Doubt::SignsWithoutText { count } => lang.pick(
            format!("Une partie de cette page ne se laisse pas lire (police sans correspondance, signes : {count}). Comparez avec le PDF, ou demandez le fichier Word."),
            format!("Part of this page cannot be read (a font without correspondence, {count} signs). Compare with the PDF, or ask for the Word file."),
        ),
        // The others are about parts.
        _ => String::new(),
    }
}

/// Why a file is not read at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// There is nothing in it.
    Empty,
    /// It is larger than what is read.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The largest size that is read, in bytes.
        most: usize,
    },
    /// It is not text.
    Binary,
    /// A format of the past that is not read.
    OldFormat(Source),
    /// Its name promises another format.
    NotWhatItSays {
        /// What its name says.
        named: Source,
        /// What it is.
        found: Source,
    },
    /// It cannot be opened without a password.
    Encrypted(Source),
    /// It cannot be understood as what it is.
    Damaged(Source),
    /// It holds pictures of pages and no text.
    NoText,
    /// It holds no comment table.
    NoCommentTable,
    /// Unpacked, it would be larger than any plan: a file made to do harm, or a mistake.
    TooMuchInside(Source),
    /// Its parts stand too deep inside one another.
    TooDeep(Source),
    /// It has more pages than are read.
    TooManyPages {
        /// How many it has.
        pages: usize,
    },
    /// Reading it took longer than anybody waits.
    TookTooLong,
}

/// Bytes in whole megabytes, rounded up.
fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1024 * 1024)
}

impl Refused {
    /// What happened and what to do, without the name of the file, which the caller puts before it.
    pub fn message(&self, lang: Lang) -> String {
        let (french, english) = match self {
            Self::TooLarge { bytes, most } => {
                let (size, most) = (megabytes(*bytes), megabytes(*most));
                return lang.pick(
                    format!("le fichier est trop gros ({size}\u{a0}Mo, {most}\u{a0}Mo au plus). N’en gardez que le plan."),
                    format!("the file is too large ({size} MB, at most {most} MB). Keep only the plan."),
                );
            }
            Self::TooManyPages { pages } => {
                let most = super::limits::PAGES_MAX;
                return lang.pick(
                    format!("le fichier a {pages} pages, {most} au plus sont lues. N’en gardez que le plan."),
                    format!("the file has {pages} pages, at most {most} are read. Keep only the plan."),
                );
            }
            Self::OldFormat(source)
            | Self::Damaged(source)
            | Self::Encrypted(source)
            | Self::TooMuchInside(source)
            | Self::TooDeep(source) => return self.of(source.name(lang), lang),
            Self::NotWhatItSays { named, found } => {
                let (named, found) = (named.name(lang), found.name(lang));
                return lang.pick(
                    format!("son nom annonce un fichier {named}, mais c’est du {found}. Vérifiez que c’est le bon fichier, ou corrigez la fin de son nom."),
                    format!("its name says {named}, but it is {found}. Check that it is the right file, or correct the end of its name."),
                );
            }
            Self::Empty => (
                "le fichier est vide. Vérifiez que c’est le bon.",
                "the file is empty. Check that it is the right one.",
            ),
            Self::Binary => (
                "ce n’est pas du texte. Donnez un fichier Word (.docx), LibreOffice (.odt), PDF, Markdown ou texte.",
                "this is not text. Give a Word (.docx), LibreOffice (.odt), PDF, Markdown or text file.",
            ),
            Self::NoText => (
                "ce PDF ne contient que des images de pages (il a été numérisé). Demandez le fichier d’origine, ou passez-le d’abord à la reconnaissance de caractères.",
                "this PDF holds only pictures of pages (it was scanned). Ask for the original file, or put it through text recognition first.",
            ),
            Self::NoCommentTable => (
                "aucun tableau de commentaires n’y a été trouvé. Ses colonnes doivent porter leurs noms : n°, organisme, page, commentaire, modification proposée…",
                "no comment table was found in it. Its columns must bear their names: no., organization, page, comment, proposed change…",
            ),
            Self::TookTooLong => (
                "la lecture a été arrêtée, elle durait trop longtemps. Enregistrez le plan sous un autre format (.docx, .odt, .txt) et recommencez.",
                "reading was stopped because it took too long. Save the plan in another format (.docx, .odt, .txt) and try again.",
            ),
        };
        lang.pick(french, english).to_owned()
    }

    /// The refusals that name the format.
    fn of(&self, format: &str, lang: Lang) -> String {
        match self {
            Self::OldFormat(_) => lang.pick(
                format!("c’est un fichier {format}, que greffier ne lit pas. Ouvrez-le dans Word ou LibreOffice, enregistrez-le en .docx et recommencez."),
                format!("this is a {format} file, which greffier does not read. Open it in Word or LibreOffice, save it as .docx and try again."),
            ),
            Self::Encrypted(_) => lang.pick(
                format!("ce fichier {format} est protégé par un mot de passe. Enregistrez-le sans mot de passe et recommencez."),
                format!("this {format} file is protected by a password. Save it without the password and try again."),
            ),
            Self::TooMuchInside(_) => lang.pick(
                format!("ce fichier {format} contient, une fois décompressé, bien plus que n’importe quel plan : il est refusé par prudence. Demandez-le à nouveau à qui vous l’a envoyé."),
                format!("this {format} file holds, once unpacked, far more than any plan: it is refused for safety. Ask whoever sent it to send it again."),
            ),
            Self::TooDeep(_) => lang.pick(
                format!("ce fichier {format} est construit d’une façon anormale (des éléments emboîtés sans fin). Ouvrez-le dans Word ou LibreOffice, enregistrez-le à nouveau et recommencez."),
                format!("this {format} file is made in an abnormal way (elements inside one another without end). Open it in Word or LibreOffice, save it again and try again."),
            ),
            _ => lang.pick(
                format!("ce fichier {format} est abîmé : il ne se laisse pas lire. Ouvrez-le dans le logiciel qui l’a fait, enregistrez-le à nouveau et recommencez."),
                format!("this {format} file is damaged: it cannot be read. Open it in the program that made it, save it again and try again."),
            ),
        }
    }
}
