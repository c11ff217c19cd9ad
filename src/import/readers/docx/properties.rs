//! The properties of paragraphs and runs, as far as they tell what a text is; styles and the text share them.
use crate::import::readers::xml::{Pull, Tag};
use crate::import::report::Refused;

/// What is said of a run of characters, by itself or by a style. Nothing said is left to the style below.
#[derive(Debug, Clone, Default)]
pub(super) struct RunSays {
    /// The style of its characters.
    pub(super) style: Option<String>,
    /// Whether it is bold.
    pub(super) bold: Option<bool>,
    /// Whether it is underlined.
    pub(super) underlined: Option<bool>,
    /// Whether it is hidden.
    pub(super) hidden: Option<bool>,
}

impl RunSays {
    /// Reads the element that began last, `w:rPr`.
    pub(super) fn read(pull: &mut Pull<'_>) -> Result<Self, Refused> {
        let mut says = Self::default();
        pull.inside(|tag| says.take(tag))?;
        Ok(says)
    }

    /// Takes one property; the answer is whether to look inside it.
    fn take(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "rStyle" => self.style = tag.value("val"),
            "b" => self.bold = Some(tag.is_on()),
            "u" => self.underlined = Some(tag.is_on()),
            "vanish" => self.hidden = Some(tag.is_on()),
            // What it was before a tracked change of its looks.
            "rPrChange" => return false,
            _ => {}
        }
        true
    }
}

/// A tracked change of the end of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mark {
    /// None.
    #[default]
    Stays,
    /// It was inserted: the paragraph was cut in two, or is new.
    Inserted,
    /// It was deleted: the paragraph goes on with the next one.
    Deleted,
}

/// What is said of a paragraph, by itself or by a style.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphSays {
    /// Its style.
    pub(super) style: Option<String>,
    /// Its level in the outline, 0 the highest, 9 none.
    pub(super) outline: Option<u8>,
    /// The list that numbers it; 0 is none.
    pub(super) list: Option<i64>,
    /// Its level in that list.
    pub(super) list_level: Option<u8>,
    /// How many of its sides have a border.
    pub(super) sides: Option<u8>,
    /// Whether it stands in a frame.
    pub(super) framed: Option<bool>,
    /// Whether it is only the large first letter of the next one.
    pub(super) drop_cap: Option<bool>,
    /// Whether it begins a page.
    pub(super) begins_page: Option<bool>,
    /// What happened to its end.
    pub(super) mark: Mark,
}

impl ParagraphSays {
    /// Reads the element that began last, `w:pPr`.
    pub(super) fn read(pull: &mut Pull<'_>) -> Result<Self, Refused> {
        let mut says = Self::default();
        let (mut in_mark, mut in_borders) = (false, false);
        pull.inside(|tag| {
            match tag.name() {
                "pBdr" => {
                    in_borders = true;
                    says.sides = Some(0);
                }
                "rPr" => in_mark = true,
                "ins" | "moveTo" if in_mark => says.mark = Mark::Inserted,
                "del" | "moveFrom" if in_mark => says.mark = Mark::Deleted,
                "top" | "left" | "start" | "bottom" | "right" | "end" if in_borders => {
                    let drawn = !matches!(tag.val().as_str(), "none" | "nil" | "");
                    says.sides = says.sides.map(|sides| sides + u8::from(drawn && sides < 4));
                }
                _ => return says.take(tag),
            }
            true
        })?;
        Ok(says)
    }

    fn take(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "pStyle" => self.style = tag.value("val"),
            "outlineLvl" => self.outline = tag.number("val"),
            "numId" => self.list = tag.number("val"),
            "ilvl" => self.list_level = tag.number("val"),
            "pageBreakBefore" => self.begins_page = Some(tag.is_on()),
            "framePr" => {
                let cap = tag.value("dropCap").is_some_and(|cap| cap != "none");
                self.drop_cap = Some(cap);
                self.framed = Some(!cap);
            }
            "pPrChange" | "sectPr" | "rPrChange" | "numberingChange" => return false,
            _ => {}
        }
        true
    }

    /// Whether borders or a frame stand around it.
    pub(super) fn is_framed(&self) -> Option<bool> {
        self.framed.or_else(|| self.sides.map(|sides| sides >= 3))
    }
}
