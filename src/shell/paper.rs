//! A document of a session as files, format after format. Where LibreOffice is installed it lays the Word file out
//! once: the pages it gives the headings are written into the contents, and the PDF is what it made. Anywhere else, the
//! pages are our own estimate and there is no PDF.
mod office;

use std::collections::BTreeMap;

use super::counter_plan;
use crate::domain::session::Session;
use crate::export::docx::letterhead::Letterhead;
use crate::export::{self, ExportError, Format, docx, ics};
use crate::minutes::document::{Content, Document};
use crate::minutes::{DocumentKind, Options};
use crate::store::shelf::Shelf;
use crate::text::lang::Lang;
pub use office::{Fault, Office};

/// The `--convert-to` argument of the PDF that is given away: headings as bookmarks, tagged for those who do not see
/// it, its title in the title bar, the comments of a plan as notes.
const PAPER_FILTER: &str = concat!(
    "pdf:writer_pdf_Export:{\"ExportBookmarks\":{\"type\":\"boolean\",\"value\":\"true\"},",
    "\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"},",
    "\"DisplayPDFDocumentTitle\":{\"type\":\"boolean\",\"value\":\"true\"},",
    "\"ExportNotes\":{\"type\":\"boolean\",\"value\":\"true\"},",
    "\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"17\"}}"
);

/// How the pages named by the contents were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Read from a layout of this very document.
    Exact,
    /// By our own pagination.
    Estimated,
    /// The document names no pages.
    Unneeded,
}

/// A document in a format.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// How far its page numbers can be trusted.
    pub pages: Pages,
    /// What the person should know of how it was made, if anything.
    pub remark: Option<String>,
}

/// Why a document was not made.
#[derive(Debug, thiserror::Error)]
pub enum Unmade {
    /// It could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// LibreOffice made no PDF of it.
    #[error("LibreOffice made no PDF: {0:?}")]
    Office(Fault),
}

/// The Word file of the document, and what LibreOffice made of it.
struct Word {
    bytes: Vec<u8>,
    pages: Pages,
    remark: Option<String>,
    pdf: Option<Vec<u8>>,
}

/// One document of a session, made in one format after the other: what was done for one serves the others. Takes seconds
/// where LibreOffice is installed: not to be used where somebody waits for a key.
pub struct Press<'a> {
    kind: DocumentKind,
    session: &'a Session,
    options: &'a Options,
    shelf: &'a Shelf,
    lang: Lang,
    stop: &'a dyn Fn() -> bool,
    letterhead: Option<&'a Letterhead>,
    office: Option<Result<Office, Fault>>,
    word: Option<Word>,
}

impl<'a> Press<'a> {
    /// For a document of a session on this shelf; `lang` is that of the remarks, `stop` says whether
    /// LibreOffice is to be ended.
    pub fn new(
        kind: DocumentKind,
        (session, options): (&'a Session, &'a Options),
        shelf: &'a Shelf,
        lang: Lang,
        stop: &'a dyn Fn() -> bool,
    ) -> Self {
        Self { kind, session, options, shelf, lang, stop, letterhead: None, office: None, word: None }
    }

    /// The same on a letterhead, for the Word file and the PDF made from it.
    #[must_use]
    pub fn on(self, letterhead: Option<&'a Letterhead>) -> Self {
        Self { letterhead, ..self }
    }

    /// The document in a format.
    pub fn make(&mut self, format: Format) -> Result<Made, Unmade> {
        match format {
            Format::Docx => {
                let word = self.word()?;
                Ok(Made { bytes: word.bytes.clone(), pages: word.pages, remark: word.remark.clone() })
            }
            Format::Pdf => self.pdf(),
            _ => {
                let bytes = export::make(self.kind, format, self.session, self.options)?;
                let calendar = format == Format::Ics;
                let remark = calendar.then(|| ics::remark(self.session, self.lang)).flatten();
                Ok(Made { bytes, pages: Pages::Unneeded, remark })
            }
        }
    }

    fn pdf(&mut self) -> Result<Made, Unmade> {
        if !self.kind.offers(Format::Pdf) {
            return Err(ExportError::NotOffered { document: self.kind, format: Format::Pdf }.into());
        }
        let word = self.word()?;
        let (pages, remark) = (word.pages, word.remark.clone());
        if let Some(pdf) = word.pdf.take() {
            return Ok(Made { bytes: pdf, pages, remark });
        }
        let docx = word.bytes.clone();
        let bytes = self.lay_out(&docx, PAPER_FILTER).map_err(Unmade::Office)?;
        Ok(Made { bytes, pages, remark })
    }

    /// The Word file, made once.
    fn word(&mut self) -> Result<&mut Word, Unmade> {
        let word = match self.word.take() {
            Some(word) => word,
            None => match self.kind {
                DocumentKind::CounterPlan => {
                    let what = (self.session, self.options);
                    let (bytes, remark) = counter_plan::make(self.letterhead, self.shelf, what, self.lang)?;
                    Word { bytes, pages: Pages::Unneeded, remark, pdf: None }
                }
                DocumentKind::Minutes => {
                    self.paged(&self.kind.compose_for(Format::Docx, self.session, self.options))?
                }
                // The others name no pages.
                _ => {
                    if !self.kind.offers(Format::Docx) {
                        let (document, format) = (self.kind, Format::Docx);
                        return Err(ExportError::NotOffered { document, format }.into());
                    }
                    let document = self.kind.compose_for(Format::Docx, self.session, self.options);
                    let bytes = docx::render_on(&document, self.letterhead)?;
                    Word { bytes, pages: Pages::Unneeded, remark: None, pdf: None }
                }
            },
        };
        Ok(self.word.insert(word))
    }

    /// The Word file of a document whose contents name pages: laid out once with those of our estimate, and written
    /// again where they were wrong.
    fn paged(&mut self, document: &Document) -> Result<Word, ExportError> {
        let estimated = docx::render_on(document, self.letterhead)?;
        let word = |bytes, pages, pdf| Word { bytes, pages, remark: None, pdf };
        if !document.blocks.iter().any(|block| matches!(block.content, Content::Contents { .. })) {
            return Ok(word(estimated, Pages::Unneeded, None));
        }
        let Ok(pdf) = self.lay_out(&estimated, PAPER_FILTER) else {
            return Ok(word(estimated, Pages::Estimated, None));
        };
        let pages = docx::pages(document, &pdf).or_else(|| {
            // A later LibreOffice may pack the objects of that file: not of this one.
            docx::pages(document, &self.lay_out(&estimated, docx::LAYOUT_FILTER).ok()?)
        });
        let Some(pages) = pages else { return Ok(word(estimated, Pages::Estimated, Some(pdf))) };
        let exact = docx::render_on(&with_pages(document, &pages), self.letterhead)?;
        let pdf = (exact == estimated).then_some(pdf);
        Ok(word(exact, Pages::Exact, pdf))
    }

    fn lay_out(&mut self, docx: &[u8], filter: &str) -> Result<Vec<u8>, Fault> {
        match self.office.get_or_insert_with(Office::new) {
            Ok(office) => office.pdf(docx, filter, self.stop),
            Err(fault) => Err(*fault),
        }
    }
}

fn with_pages(document: &Document, pages: &BTreeMap<String, u32>) -> Document {
    let mut document = document.clone();
    for block in &mut document.blocks {
        if let Content::Contents { lines } = &mut block.content {
            for line in lines {
                line.page = pages.get(&line.target).copied();
            }
        }
    }
    document
}

/// Why there is no PDF and how to get one, in one line.
pub fn without_pdf(fault: Fault, lang: Lang) -> String {
    let why = match fault {
        Fault::Missing => lang.pick(
            "LibreOffice n’est pas installé sur cet ordinateur",
            "LibreOffice is not installed on this computer",
        ),
        Fault::Failed => lang.pick(
            "LibreOffice n’a pas pu mettre le document en page",
            "LibreOffice could not lay the document out",
        ),
        Fault::TooLong => lang.pick("LibreOffice met trop de temps", "LibreOffice takes too long"),
        Fault::Stopped => lang.pick("l’export a été arrêté", "the export was stopped"),
    };
    let how = match fault {
        Fault::Missing => lang.pick(
            "imprimez la page HTML depuis le navigateur, ou installez LibreOffice.",
            "print the HTML page from the browser, or install LibreOffice.",
        ),
        Fault::Failed | Fault::TooLong | Fault::Stopped => lang.pick(
            "imprimez la page HTML depuis le navigateur, ou recommencez.",
            "print the HTML page from the browser, or try again.",
        ),
    };
    lang.pick(format!("Pas de PDF\u{a0}: {why}\u{202f}; {how}"), format!("No PDF: {why}; {how}"))
}
