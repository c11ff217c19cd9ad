//! What is to be said of a letterhead: why it cannot be used, and what was wrong with it or was added. The wordings of
//! both languages stand side by side.
use thiserror::Error;

use crate::text::french::numbers::join_list;
use crate::text::lang::Lang;

/// Why a file cannot be a letterhead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum LetterheadError {
    /// It is no file of Word.
    #[error("the letterhead is no Word file")]
    NotWord,
    /// It has a password, or is of Word 97.
    #[error("the letterhead is protected or of an old Word")]
    Protected,
    /// It holds macros.
    #[error("the letterhead holds macros")]
    Macros,
    /// It is cut short, or its parts cannot be read.
    #[error("the letterhead is damaged")]
    Damaged,
    /// It holds more than is read.
    #[error("the letterhead holds too much")]
    TooMuch,
    /// It is written in the strict variant of the format, or in a way that is not understood.
    #[error("the letterhead is written in a way that is not understood")]
    Unusual,
}

impl LetterheadError {
    /// Why, and what to do, for the person; to be put behind the name of the file.
    pub fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::NotWord => lang.pick(
                "ce n’est pas un fichier Word (.docx ou .dotx). Choisissez un document ou un modèle Word.",
                "this is no Word file (.docx or .dotx). Choose a Word document or template.",
            ),
            Self::Protected => lang.pick(
                "ce fichier a un mot de passe ou vient d’un ancien Word (.doc). Enregistrez-le au format .docx, sans mot de passe.",
                "this file has a password or comes from an old Word (.doc). Save it as .docx, without a password.",
            ),
            Self::Macros => lang.pick(
                "ce modèle contient des macros, qui ne doivent pas voyager. Enregistrez-le dans Word au format .docx ou .dotx.",
                "this template holds macros, which must not travel. Save it in Word as .docx or .dotx.",
            ),
            Self::Damaged => lang.pick(
                "ce fichier est abîmé. Ouvrez-le dans Word ou LibreOffice et enregistrez-le à nouveau.",
                "this file is damaged. Open it in Word or LibreOffice and save it again.",
            ),
            Self::TooMuch => lang.pick(
                "ce fichier est trop volumineux pour un modèle. Allégez ses images, ou ôtez son texte.",
                "this file is too large for a template. Make its pictures lighter, or remove its text.",
            ),
            Self::Unusual => lang.pick(
                "sa forme n’est pas reconnue. Enregistrez-le dans Word au format « Document Word (.docx) », et non « Open XML strict ».",
                "it is written in a way that is not understood. Save it in Word as “Word Document (.docx)”, not “Strict Open XML”.",
            ),
        }
    }
}

/// What was wrong with a letterhead, or was added to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Remark {
    /// Styles it does not have, in French and in English.
    StylesAdded(Vec<(String, String)>),
    /// Its list style has no marks: ours is used.
    ListWithoutMarks,
    /// Its headings are numbered: the document keeps its own numbers.
    NumberedHeadings,
    /// It has no size of paper.
    NoPageSize,
    /// It has no footer.
    NoFooter,
    /// Its footer does not number the pages.
    NoPageNumber,
    /// Its text is in so many columns.
    Columns(u32),
    /// Its text was replaced, since it has no place for ours.
    TextReplaced,
    /// The place for our text is not a paragraph of its own.
    MarkerInside,
    /// So many pictures have no description.
    PicturesUntold(usize),
    /// It had comments, which do not travel.
    CommentsRemoved,
    /// It refers to files that do not travel with it.
    FilesOutside,
}

impl Remark {
    /// The remark, for the person.
    pub fn message(&self, lang: Lang) -> String {
        if let Self::StylesAdded(names) = self {
            let names: Vec<String> = names.iter().map(|(fr, en)| lang.pick(fr, en).clone()).collect();
            return added(&names, lang);
        }
        match self {
            Self::Columns(count) => lang.pick(
                format!(
                    "le texte du modèle est en {count} colonnes\u{a0}: les tableaux en suivent la largeur"
                ),
                format!("the text of the template is in {count} columns: tables follow their width"),
            ),
            Self::PicturesUntold(1) => lang.pick(
                "une image du modèle n’a pas de texte de remplacement, pour qui ne la voit pas".to_owned(),
                "a picture of the template has no alternative text, for those who do not see it".to_owned(),
            ),
            Self::PicturesUntold(count) => lang.pick(
                format!(
                    "{count} images du modèle n’ont pas de texte de remplacement, pour qui ne les voit pas"
                ),
                format!(
                    "{count} pictures of the template have no alternative text, for those who do not see them"
                ),
            ),
            other => other.fixed(lang).to_owned(),
        }
    }

    fn fixed(&self, lang: Lang) -> &'static str {
        match self {
            Self::ListWithoutMarks => lang.pick(
                "les listes du modèle n’ont pas de tirets\u{a0}: un style de liste a été ajouté",
                "the lists of the template have no marks: a list style was added",
            ),
            Self::NumberedHeadings => lang.pick(
                "les titres du modèle sont numérotés\u{a0}: le document garde ses propres numéros",
                "the headings of the template are numbered: the document keeps its own numbers",
            ),
            Self::NoPageSize => lang.pick(
                "le modèle n’a pas de taille de page\u{a0}: A4",
                "the template has no paper size: A4",
            ),
            Self::NoFooter => lang.pick(
                "le modèle n’a pas de pied de page\u{a0}: «\u{a0}page x sur y\u{a0}» a été ajouté",
                "the template has no footer: “page x of y” was added",
            ),
            Self::NoPageNumber => lang.pick(
                "le pied de page du modèle ne numérote pas les pages",
                "the footer of the template does not number the pages",
            ),
            Self::TextReplaced => lang.pick(
                "le texte du modèle est remplacé\u{a0}; pour le garder, écrivez-y {{compte-rendu}} seul dans un paragraphe, là où va le document",
                "the text of the template is replaced; to keep it, write {{minutes}} alone in a paragraph where the document goes",
            ),
            Self::MarkerInside => lang.pick(
                "le repère {{compte-rendu}} n’est pas seul dans un paragraphe hors tableau\u{a0}: tout le texte du modèle est remplacé",
                "the mark {{minutes}} is not alone in a paragraph outside tables: all the text of the template is replaced",
            ),
            Self::CommentsRemoved => lang.pick(
                "les commentaires du modèle ont été ôtés",
                "the comments of the template were removed",
            ),
            Self::FilesOutside => lang.pick(
                "le modèle renvoie à des fichiers qui ne voyagent pas avec lui (image liée)\u{a0}: ils manqueront ailleurs",
                "the template refers to files that do not travel with it (a linked picture): they will be missing elsewhere",
            ),
            Self::StylesAdded(_) | Self::Columns(_) | Self::PicturesUntold(_) => "",
        }
    }
}

/// « le modèle n’a pas de style Titre 3 : il a été ajouté ».
fn added(names: &[String], lang: Lang) -> String {
    let list = join_list(names, lang);
    if names.len() == 1 {
        return lang.pick(
            format!("le modèle n’a pas de style {list}\u{a0}: il a été ajouté"),
            format!("the template has no style {list}: it was added"),
        );
    }
    lang.pick(
        format!("le modèle n’a pas les styles {list}\u{a0}: ils ont été ajoutés"),
        format!("the template does not have the styles {list}: they were added"),
    )
}
