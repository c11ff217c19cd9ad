//! The page of a letterhead: its paper, margins, columns, headers and footers, as its last section says, and what is
//! added when it says nothing.
use super::LetterheadError;
use super::markup::{Element, attribute, children};
use super::remark::Remark;
use crate::export::docx::paper::{MARGIN, PAPER};
use crate::minutes::document::PageShape;

/// No text is set narrower, in twentieths of a point.
const TEXT_WIDTH_MIN: u32 = 1440;
/// No paper is larger: that of Word, in twentieths of a point.
const PAPER_MAX: u32 = 31680;
/// The margins of a section that tells none.
const MARGINS: &str = "<w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1304\" w:left=\"1418\" w:header=\"680\" w:footer=\"624\" w:gutter=\"0\"/>";
/// What stands before the size of the paper in a section.
const BEFORE_SIZE: [&str; 5] =
    ["w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type"];

/// How much room the text of a page has, in twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// A section: its properties in order, each as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    tag: String,
    parts: Vec<(String, String)>,
}

impl Sheet {
    /// A section as it is written, or one that says nothing.
    pub(super) fn read(section: Option<&Element<'_>>) -> Result<Self, LetterheadError> {
        let Some(section) = section else {
            return Ok(Self { tag: "<w:sectPr>".to_owned(), parts: Vec::new() });
        };
        // Changes of a section that somebody tracked bear a name.
        let kept = children(section.inner)?.into_iter().filter(|part| part.name != "w:sectPrChange");
        let parts = kept.map(|part| (part.name.to_owned(), part.whole.to_owned())).collect();
        let tag =
            section.tag.strip_suffix("/>").map_or_else(|| section.tag.to_owned(), |tag| format!("{tag}>"));
        Ok(Self { tag, parts })
    }

    fn part(&self, name: &str) -> Option<&str> {
        self.parts.iter().find(|(known, _)| known == name).map(|(_, whole)| whole.as_str())
    }

    /// The references to headers and footers: each its name, its type and the whole of it.
    pub(super) fn references(&self) -> impl Iterator<Item = (&str, String, &str)> {
        let told = self.parts.iter().filter(|(name, _)| is_reference(name));
        told.map(|(name, whole)| {
            (name.as_str(), attribute(tag_of(whole), "w:type").unwrap_or_default(), whole.as_str())
        })
    }

    /// Takes the headers and footers of the sections before for which it has none of its own, as Word does.
    pub(super) fn inherit(&mut self, before: &Self) {
        let own: Vec<(String, String)> =
            self.references().map(|(name, kind, _)| (name.to_owned(), kind)).collect();
        let missing = before
            .references()
            .filter(|(name, kind, _)| !own.iter().any(|(known, of)| known == name && of == kind));
        let missing: Vec<(String, String)> =
            missing.map(|(name, _, whole)| (name.to_owned(), whole.to_owned())).collect();
        self.parts.splice(0..0, missing);
    }

    /// Adds our footer, which the relationship of this identity leads to.
    pub(super) fn add_footer(&mut self, id: &str) {
        let kinds: &[&str] =
            if self.part("w:titlePg").is_some() { &["default", "first"] } else { &["default"] };
        let footers = kinds.iter().map(|kind| {
            let whole = format!("<w:footerReference w:type=\"{kind}\" r:id=\"{id}\"/>");
            ("w:footerReference".to_owned(), whole)
        });
        let at = self.parts.iter().take_while(|(name, _)| name == "w:headerReference").count();
        self.parts.splice(at..at, footers);
    }

    /// Adds the paper and the margins it does not tell; what is added is said.
    pub(super) fn complete(&mut self, remarks: &mut Vec<Remark>) {
        let at = self.parts.iter().take_while(|(name, _)| BEFORE_SIZE.contains(&name.as_str())).count();
        if self.size().is_none() {
            self.parts.retain(|(name, _)| name != "w:pgSz");
            let (width, height) = PAPER;
            let size = format!("<w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>");
            self.parts.insert(at.min(self.parts.len()), ("w:pgSz".to_owned(), size));
            remarks.push(Remark::NoPageSize);
        }
        if self.margins().is_none() {
            self.parts.retain(|(name, _)| name != "w:pgMar");
            let at = self.parts.iter().position(|(name, _)| name == "w:pgSz").map_or(0, |at| at + 1);
            self.parts.insert(at, ("w:pgMar".to_owned(), MARGINS.to_owned()));
        }
        if let Some(count) = self.columns().map(|(count, _)| count) {
            remarks.push(Remark::Columns(count));
        }
    }

    fn number(&self, part: &str, name: &str) -> Option<u32> {
        let value = attribute(tag_of(self.part(part)?), name)?;
        value.trim().parse().ok().filter(|number| *number <= PAPER_MAX)
    }

    /// The paper: width and height.
    fn size(&self) -> Option<(u32, u32)> {
        let paper = |name: &str| self.number("w:pgSz", name).filter(|length| *length >= TEXT_WIDTH_MIN);
        Some((paper("w:w")?, paper("w:h")?))
    }

    /// What the margins take of the width and of the height. A negative margin is one the header may not push away.
    fn margins(&self) -> Option<(u32, u32)> {
        let told = tag_of(self.part("w:pgMar")?);
        let length = |name: &str| {
            let value: i64 = attribute(told, name)?.trim().parse().ok()?;
            u32::try_from(value.unsigned_abs()).ok().filter(|length| *length <= PAPER_MAX)
        };
        let gutter = length("w:gutter").unwrap_or(0);
        Some((length("w:left")? + length("w:right")? + gutter, length("w:top")? + length("w:bottom")?))
    }

    /// How many columns, when there are several, and what is between two.
    fn columns(&self) -> Option<(u32, u32)> {
        let count = self.number("w:cols", "w:num").filter(|count| (2..=45).contains(count))?;
        Some((count, self.number("w:cols", "w:space").unwrap_or(720)))
    }

    /// How much room there is on it for text.
    pub(super) fn room(&self) -> Room {
        let (width, height) = self.size().unwrap_or(PAPER);
        let (beside, above) = self.margins().unwrap_or((2 * MARGIN, 2 * MARGIN));
        let width = width.saturating_sub(beside);
        let width = match self.columns() {
            Some((count, space)) => width.saturating_sub(space.saturating_mul(count - 1)) / count,
            None => width,
        };
        Room { width: width.max(TEXT_WIDTH_MIN), height: height.saturating_sub(above).max(TEXT_WIDTH_MIN) }
    }

    /// The same with room for a document of this shape: for wide tables an upright page is turned, and has one column.
    pub(super) fn turned(&self, page: PageShape) -> Self {
        let mut sheet = self.clone();
        if page == PageShape::Portrait {
            return sheet;
        }
        sheet.parts.retain(|(name, _)| name != "w:cols" || self.columns().is_none());
        if let Some((width, height)) = self.size().filter(|(width, height)| width < height) {
            let size = format!("<w:pgSz w:w=\"{height}\" w:h=\"{width}\" w:orient=\"landscape\"/>");
            for (name, whole) in &mut sheet.parts {
                if name == "w:pgSz" {
                    whole.clone_from(&size);
                }
            }
        }
        sheet
    }

    /// The section, as it is written.
    pub(super) fn xml(&self) -> String {
        let parts: String = self.parts.iter().map(|(_, whole)| whole.as_str()).collect();
        format!("{}{parts}</w:sectPr>", self.tag)
    }
}

fn is_reference(name: &str) -> bool {
    matches!(name, "w:headerReference" | "w:footerReference")
}

/// The first tag of an element.
fn tag_of(whole: &str) -> &str {
    whole.find('>').and_then(|end| whole.get(..=end)).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::{Room, Sheet};
    use crate::export::docx::letterhead::markup::children;
    use crate::minutes::document::PageShape;

    fn sheet(xml: &str) -> Sheet {
        Sheet::read(children(xml).unwrap().first()).unwrap()
    }

    #[test]
    fn a_section_that_says_nothing_becomes_a4() {
        for xml in ["", "<w:sectPr/>", "<w:sectPr><w:pgSz w:w=\"0\" w:h=\"-3\"/></w:sectPr>"] {
            let (mut sheet, mut remarks) = (sheet(xml), Vec::new());
            sheet.complete(&mut remarks);
            assert_eq!(remarks, [super::Remark::NoPageSize], "{xml}");
            assert_eq!(sheet.room(), Room { width: 9070, height: 14116 }, "{xml}");
        }
    }

    #[test]
    fn its_own_paper_and_columns_tell_the_room() {
        let mut two = sheet(concat!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
            "<w:pgMar w:left=\"1000\" w:right=\"1000\" w:top=\"-1000\" w:bottom=\"1000\"/>",
            "<w:cols w:num=\"2\" w:space=\"906\"/></w:sectPr>",
        ));
        assert_eq!(two.room(), Room { width: 4500, height: 14838 });
        assert_eq!(two.turned(PageShape::Landscape).room(), Room { width: 14838, height: 9906 });
        two.add_footer("x1");
        assert!(two.xml().starts_with(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:footerReference w:type=\"default\" r:id=\"x1\"/><w:pgSz"
        ));
    }

    #[test]
    fn the_headers_of_sections_before_go_on() {
        let before = sheet(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"a\"/><w:footerReference w:type=\"first\" r:id=\"b\"/></w:sectPr>",
        );
        let mut last = sheet("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"c\"/></w:sectPr>");
        last.inherit(&before);
        assert_eq!(
            last.xml(),
            "<w:sectPr><w:footerReference w:type=\"first\" r:id=\"b\"/><w:headerReference w:type=\"default\" r:id=\"c\"/></w:sectPr>"
        );
    }
}
