//! The text part of a letterhead: where our text goes in it, and the section it goes into.
use super::LetterheadError;
use super::markup::{Element, child, children, root, with_attribute, without, words};
use super::remark::Remark;
use super::sheet::{Room, Sheet};
use crate::export::docx::package::{R, W};

/// The words that say where the document goes, in small letters.
const MARKERS: [&str; 4] = ["{{compte-rendu}}", "{{compte rendu}}", "{{minutes}}", "{{document}}"];
/// How Strict Open XML begins the names of its spaces.
const STRICT: &str = "http://purl.oclc.org/ooxml/";
/// The marks of comments in a text: those of a template do not travel.
const COMMENT_MARKS: [&str; 3] = ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"];

/// The text part, cut where our text goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    /// From the start of the part to the start of its body.
    pub(super) opening: String,
    /// What of the letterhead stands before our text.
    pub(super) before: String,
    /// What of it stands after.
    pub(super) after: String,
    /// The last section.
    pub(super) last: Sheet,
    /// The section of our text, when it is not the last.
    own: Option<Sheet>,
}

impl Frame {
    /// The room of our text.
    pub(super) fn room(&self, landscape: &Sheet) -> Room {
        self.own.as_ref().unwrap_or(landscape).room()
    }

    /// Whether our text stands in the last section, which may be turned for it.
    pub(super) fn is_last(&self) -> bool {
        self.own.is_none()
    }
}

/// Cuts the part.
pub(super) fn cut(part: &str, remarks: &mut Vec<Remark>) -> Result<Frame, LetterheadError> {
    let root = root(part)?;
    if root.name != "w:document" || root.value("xmlns:w").as_deref() != Some(W) || part.contains(STRICT) {
        return Err(LetterheadError::Unusual);
    }
    let tag = match root.value("xmlns:r") {
        Some(space) if space == R => root.tag.to_owned(),
        Some(_) => return Err(LetterheadError::Unusual),
        None => with_attribute(root.tag, "xmlns:r", R),
    };
    let body = child(root.inner, "w:body")?.ok_or(LetterheadError::Damaged)?;
    // A background stands before the body, and stays.
    let around = root.inner.get(..body.at.start).unwrap_or_default();
    let opening =
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{tag}{around}<w:body>");
    let blocks = children(body.inner)?;
    let last = blocks.iter().rfind(|block| block.name == "w:sectPr");
    let end = last.map_or(body.inner.len(), |last| last.at.start);
    let mut frame =
        Frame { opening, before: String::new(), after: String::new(), last: Sheet::read(last)?, own: None };
    let marker = blocks.iter().map(is_marker).collect::<Result<Vec<bool>, _>>()?;
    if let Some(place) = marker.iter().position(|is_marker| *is_marker) {
        frame.keep(body.inner, &blocks, place, end)?;
    } else {
        replace(&mut frame, body.inner, &blocks, remarks)?;
    }
    Ok(frame)
}

fn is_marker(block: &Element<'_>) -> Result<bool, LetterheadError> {
    if block.name != "w:p" {
        return Ok(false);
    }
    let words = words(block.inner)?.to_lowercase().replace('\u{2011}', "-").replace('\u{a0}', " ");
    Ok(MARKERS.contains(&words.trim()))
}

impl Frame {
    /// Keeps what stands around the marker, whose paragraph may end a section.
    fn keep(
        &mut self,
        body: &str,
        blocks: &[Element<'_>],
        place: usize,
        end: usize,
    ) -> Result<(), LetterheadError> {
        let Some(marker) = blocks.get(place) else { return Ok(()) };
        self.before = without(body.get(..marker.at.start).unwrap_or_default(), &COMMENT_MARKS)?;
        self.after = without(body.get(marker.at.end..end).unwrap_or_default(), &COMMENT_MARKS)?;
        for (rank, block) in blocks.iter().enumerate().skip(place) {
            let Some(section) = section_of(block)? else { continue };
            self.own = Some(Sheet::read(children(&section)?.first())?);
            if rank == place {
                self.after.insert_str(0, &format!("<w:p><w:pPr>{section}</w:pPr></w:p>"));
            }
            break;
        }
        Ok(())
    }
}

/// Takes our text for all of the body; headers and footers of its sections go on in the last one.
fn replace(
    frame: &mut Frame,
    body: &str,
    blocks: &[Element<'_>],
    remarks: &mut Vec<Remark>,
) -> Result<(), LetterheadError> {
    for block in blocks.iter().rev() {
        if let Some(section) = section_of(block)? {
            frame.last.inherit(&Sheet::read(children(&section)?.first())?);
        }
    }
    let text = words(body)?.to_lowercase().replace('\u{2011}', "-");
    if MARKERS.iter().any(|marker| text.contains(marker)) {
        remarks.push(Remark::MarkerInside);
    } else if !text.trim().is_empty() {
        remarks.push(Remark::TextReplaced);
    }
    Ok(())
}

/// The section that ends with a paragraph, as it is written.
fn section_of(block: &Element<'_>) -> Result<Option<String>, LetterheadError> {
    if block.name != "w:p" || !block.whole.contains("<w:sectPr") {
        return Ok(None);
    }
    let Some(properties) = child(block.inner, "w:pPr")? else { return Ok(None) };
    Ok(child(properties.inner, "w:sectPr")?.map(|section| section.whole.to_owned()))
}
