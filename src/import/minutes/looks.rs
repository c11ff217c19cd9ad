//! What a block looks like by itself: a heading, a sentence, a line of a presence list, a field of the title block.
use std::sync::LazyLock;

use super::rubrics::plain;
use crate::import::readers::{Block, Form};
use crate::import::shapes::{self, Learned, Style};
use crate::text::fold::fold;

/// Beyond this many characters nothing but a marked heading is one.
const HEADING_CHARS_MAX: usize = 170;

/// The labels of a title block.
const FIELDS: [&str; 44] = [
    "date",
    "dates",
    "date et heure",
    "date et lieu",
    "date de la reunion",
    "date de reunion",
    "lieu",
    "lieu de la reunion",
    "lieu de reunion",
    "salle",
    "adresse",
    "horaire",
    "horaires",
    "heure",
    "heures",
    "debut",
    "fin",
    "heure de debut",
    "heure de fin",
    "duree",
    "objet",
    "sujet",
    "theme",
    "projet",
    "titre",
    "type",
    "type de reunion",
    "reference",
    "ref",
    "diffusion",
    "destinataires",
    "emetteur",
    "redacteur",
    "redactrice",
    "redaction",
    "redige par",
    "site",
    "site internet",
    "time",
    "place",
    "location",
    "venue",
    "subject",
    "jour",
];

/// Words that name a meeting or the paper about it.
const MEETING_WORDS: [&str; 27] = [
    "compte-rendu",
    "compte rendu",
    "comptes rendus",
    "proces-verbal",
    "proces verbal",
    "pv d",
    "p.v.",
    "releve de",
    "releve des",
    "minutes",
    "reunion",
    "seance",
    "assemblee",
    "rencontre",
    "comite",
    "conseil",
    "commission",
    "copil",
    "groupe de travail",
    "bureau",
    "collectif",
    "meeting",
    "atelier",
    "cr de",
    "cr du",
    "audition",
    "conference",
];

/// Labels of those who sign.
const SIGNERS: [&str; 8] = [
    "president",
    "secretaire",
    "presidente de seance",
    "president de seance",
    "secretaire de seance",
    "presidence",
    "secretariat",
    "chair",
];

/// What minutes call their points beside what plans call their parts, folded.
static POINTS: LazyLock<Learned> = LazyLock::new(|| {
    let words = ["deliberation", "resolution", "motion", "sujet", "question", "dossier", "item"];
    words.into_iter().map(str::to_owned).collect()
});

/// How a heading is made, as far as one heading can end what another began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// A heading of the format.
    Level(u8),
    /// A numbered line.
    Numbered(Style, Option<char>),
    /// A line in capitals or in bold.
    Bare,
}

impl Rank {
    /// Whether a heading of this rank ends a part that a heading of the other began.
    pub fn ends(self, opener: Self) -> bool {
        match (self, opener) {
            (Self::Level(level), Self::Level(first)) => level <= first,
            (Self::Numbered(style, _), Self::Numbered(first, _)) => style == first,
            (Self::Bare | Self::Numbered(..), Self::Level(_)) | (Self::Bare, Self::Numbered(..)) => false,
            (Self::Level(_), _) | (_, Self::Bare) => true,
        }
    }
}

/// Whether the block is a heading, and how it is made.
pub fn rank(block: &Block) -> Option<Rank> {
    let text = block.text.trim();
    match block.form {
        Form::Title => return Some(Rank::Level(0)),
        Form::Heading(level) => {
            // A numbered heading of the format is still ended by the format's own levels.
            return Some(Rank::Level(level));
        }
        Form::Paragraph => {}
        Form::Item(_) | Form::Cell { .. } | Form::Page(_) => return None,
    }
    let length = text.chars().count();
    if length == 0 || length > HEADING_CHARS_MAX || text.ends_with([';', ',']) {
        return None;
    }
    let numbered = shapes::labelled(text, &POINTS).or_else(|| shapes::numbered(text));
    if let Some(shape) = numbered.filter(|shape| shape.is_clear() && !text.ends_with('.')) {
        return Some(Rank::Numbered(shape.style, shape.separator));
    }
    let strong = block.strong && !text.ends_with('.');
    (strong || is_capitals(text)).then_some(Rank::Bare)
}

/// Whether all letters are capitals, and there are enough of them to be on purpose.
pub fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 4 && letters.clone().all(|c| !c.is_lowercase())
}

/// Whether the text is a sentence about something, not a line of a list of names.
pub fn is_prose(text: &str) -> bool {
    let text = text.trim();
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).collect();
    let capitals = words.iter().skip(1).filter(|word| word.starts_with(char::is_uppercase)).count();
    let second_small = words.get(1).is_some_and(|word| word.starts_with(char::is_lowercase));
    let ends = text.ends_with(['.', '!', '?', '…', ':']) || words.len() > 25;
    let first = words
        .first()
        .map(|word| fold(word.split(['’', '\'']).next().unwrap_or_default()))
        .unwrap_or_default();
    let article =
        ["le", "la", "les", "l", "un", "une", "ce", "ces", "il", "elle", "elles", "ils", "nous", "the"];
    let begins = second_small || (article.contains(&first.as_str()) && words.len() >= 8);
    words.len() >= 5 && ends && begins && capitals * 3 <= words.len() && !text.contains(" ; ")
}

/// Whether the block may stand in a presence list.
pub fn is_of_presence(block: &Block) -> bool {
    match block.form {
        Form::Cell { .. } => true,
        Form::Item(_) => !is_prose(&block.text) || is_label(&block.text),
        Form::Paragraph => {
            !is_prose(&block.text) && (rank(block).is_none() || is_name_in_capitals(&block.text))
        }
        _ => false,
    }
}

/// « DUPONT Marie » or « M. DUPONT » in a list, not « INTRODUCTION ».
fn is_name_in_capitals(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let point = shapes::labelled(text, &POINTS).is_some();
    !point && (text.contains(['(', ',', '–']) || (words.len() == 2 && !is_capitals(text)))
}

/// Whether the text is « Label : … ».
pub fn is_label(text: &str) -> bool {
    text.split_once(':').is_some_and(|(lead, _)| lead.chars().count() <= 60)
}

/// « Date : … », « Lieu : … », or the label alone in a cell.
pub fn is_field(text: &str) -> bool {
    let words: String = plain(&text.chars().take(60).collect::<String>());
    let lead = words.split(':').next().unwrap_or_default().trim().trim_end_matches('.');
    (words.contains(':') || words.len() == lead.len()) && FIELDS.contains(&lead)
}

/// Whether the text names a meeting or the paper about it.
pub fn names_a_meeting(text: &str) -> bool {
    let words = fold(text);
    MEETING_WORDS.iter().any(|word| {
        words.split(word).nth(1).is_some()
            && words.split(word).next().is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    })
}

/// « Président de séance : … » at the end of the document.
pub fn is_signature_label(text: &str) -> bool {
    let words = plain(text);
    SIGNERS.iter().any(|signer| words.trim_start_matches("le ").trim_start_matches("la ").starts_with(signer))
}

/// « AU SECOURS CATHOLIQUE », « Salle 204 ».
pub fn is_place_line(text: &str) -> bool {
    let words = fold(text.trim());
    let heads =
        ["au ", "a la ", "a l'", "aux ", "chez ", "salle ", "dans les locaux", "en visio", "en salle"];
    heads.iter().any(|head| words.starts_with(head)) && text.chars().count() <= 100
}

/// A web address alone on its line.
pub fn is_address(text: &str) -> bool {
    let text = text.trim();
    let bare = text.trim_start_matches("Site : ").trim_start_matches("Site\u{a0}: ");
    (bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www."))
        && !bare.contains(char::is_whitespace)
}

/// Whether a day is named: « 3 février », « 03/02/2014 », « lundi ».
pub fn has_day(text: &str) -> bool {
    !super::days::days(text, None).is_empty()
}

/// Whether an hour is named.
pub fn has_hour(text: &str) -> bool {
    !super::hours::hours(text).is_empty()
}

/// « … p. 2 », « … 14 » at the end of a line of the contents.
pub fn ends_in_page(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < text.len()
        && (bare.ends_with("p. ")
            || bare.ends_with("p.")
            || bare.ends_with('\t')
            || bare.trim_end().ends_with('…')
            || bare.ends_with("page "))
}

/// Whether the second block runs on from the first, cut in the middle of a sentence.
pub fn runs_on(before: &Block, block: &Block) -> bool {
    let fits = matches!(before.form, Form::Paragraph | Form::Item(_)) && block.form == Form::Paragraph;
    let open = !before.text.ends_with(['.', '!', '?', '…', ':', ';', '»']);
    fits && open && before.boxed == block.boxed && block.text.starts_with(char::is_lowercase)
}

/// Whether the block is a row-0 cell that opens a table of people.
pub fn is_presence_table(blocks: &[Block], at: usize) -> bool {
    let Some(Block { form: Form::Cell { table, row: 0, column: 0 }, .. }) = blocks.get(at) else {
        return false;
    };
    let first = at == 0
        || !matches!(blocks.get(at - 1), Some(Block { form: Form::Cell { table: t, .. }, .. }) if t == table);
    let header: Vec<String> = blocks
        .iter()
        .skip(at)
        .take(12)
        .take_while(|block| matches!(block.form, Form::Cell { table: t, row: 0, .. } if t == *table))
        .map(|block| plain(&block.text))
        .collect();
    let has = |words: &[&str]| header.iter().any(|cell| words.iter().any(|word| cell.starts_with(word)));
    let told =
        has(&["present", "excuse", "absent", "emargement", "signature", "represente", "pouvoir", "presence"]);
    let who = has(&[
        "nom",
        "prenom",
        "name",
        "membre",
        "participant",
        "personne",
        "organis",
        "association",
        "structure",
        "representant",
        "titulaire",
        "college",
        "service",
    ]);
    first && told && who && header.len() >= 2
}
