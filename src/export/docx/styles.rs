//! The look of the document: its paragraph and character styles, in one table.
use crate::text::lang::Lang;

use super::paper::TEXT_WIDTH;
use super::xml::Xml;

mod fixed;

/// The face of running text; metrically the same as Liberation Serif.
pub(in crate::export) const TEXT_FACE: &str = "Times New Roman";
/// The face of titles; metrically the same as Liberation Sans.
pub(in crate::export) const TITLE_FACE: &str = "Arial";
/// Deep blue of titles and rules.
pub(in crate::export) const INK: &str = "1F3864";
/// Grey of what is secondary; dark enough to be read.
pub(in crate::export) const GREY: &str = "595959";

/// How a paragraph sits on its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Align {
    Left,
    Center,
    Right,
    Both,
}

/// The two faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Face {
    /// That of running text.
    Text,
    /// That of titles.
    Title,
}

/// The shape of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Shape {
    Roman,
    Bold,
    Italic,
}

/// A paragraph style. Lengths are in twentieths of a point, sizes in half-points.
#[derive(Debug, Clone, Copy)]
pub(in crate::export) struct Style {
    /// Its identifier in the file.
    pub(in crate::export) id: &'static str,
    /// The name by which Word knows it.
    pub(in crate::export) name: &'static str,
    /// The style that follows it when one types on.
    pub(in crate::export) next: &'static str,
    /// Its face.
    pub(in crate::export) face: Face,
    /// Its size.
    pub(in crate::export) size: u32,
    /// The shape of its letters.
    pub(in crate::export) shape: Shape,
    /// Its color, or none.
    pub(in crate::export) color: &'static str,
    /// Space before it.
    pub(in crate::export) before: u32,
    /// Space after it.
    pub(in crate::export) after: u32,
    /// Its line spacing, in 240ths of a line.
    pub(in crate::export) line: u32,
    /// Left indent.
    pub(in crate::export) left: u32,
    /// Right indent.
    pub(in crate::export) right: u32,
    /// How far its first line hangs out.
    pub(in crate::export) hanging: u32,
    /// How it sits on its lines.
    pub(in crate::export) align: Align,
    /// Whether it stays on the page of what follows.
    pub(in crate::export) keep_next: bool,
    /// Whether it stays on one page.
    pub(in crate::export) keep_lines: bool,
    /// Its level among headings, from 0.
    pub(in crate::export) outline: Option<u8>,
    /// What it alone has.
    pub(in crate::export) extra: Extra,
}

/// What only one style has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Extra {
    None,
    /// A rule under the paragraph.
    Rule,
    /// A bar along its left side.
    Bar,
    /// A tab at the right edge with dot leaders.
    Leader,
    /// Header and footer: a tab at the right edge.
    RightTab,
    /// Elements of the main list.
    Listed,
}

const BASE: Style = Style {
    id: "Normal",
    name: "Normal",
    next: "",
    face: Face::Text,
    size: 23,
    shape: Shape::Roman,
    color: "",
    before: 0,
    after: 120,
    line: 264,
    left: 0,
    right: 0,
    hanging: 0,
    align: Align::Left,
    keep_next: false,
    keep_lines: false,
    outline: None,
    extra: Extra::None,
};

const TITLE: Style =
    Style { face: Face::Title, color: INK, keep_next: true, keep_lines: true, line: 252, ..BASE };
const CONTENTS: Style =
    Style { face: Face::Title, size: 18, after: 20, line: 240, extra: Extra::Leader, ..BASE };

/// The style on a page with so much room: wide tables have many columns, and smaller letters.
pub(in crate::export) fn sized(style: &Style, text_width: u32) -> Style {
    match style.id {
        "Cellule" if text_width > TEXT_WIDTH => Style { size: 18, line: 240, ..*style },
        _ => *style,
    }
}

/// Every paragraph style.
pub(in crate::export) const STYLES: &[Style] = &[
    BASE,
    Style { id: "Corpsdetexte", name: "Body Text", align: Align::Both, ..BASE },
    Style { id: "Introductif", name: "Introductif", align: Align::Left, keep_next: true, ..BASE },
    Style {
        id: "Surtitre",
        name: "Surtitre",
        size: 20,
        color: GREY,
        after: 160,
        align: Align::Center,
        next: "Titre",
        ..TITLE
    },
    Style {
        id: "Titre",
        name: "Title",
        size: 32,
        shape: Shape::Bold,
        after: 120,
        align: Align::Center,
        next: "Corpsdetexte",
        ..TITLE
    },
    Style {
        id: "Soustitre",
        name: "Subtitle",
        size: 24,
        after: 240,
        align: Align::Center,
        next: "Corpsdetexte",
        extra: Extra::Rule,
        ..TITLE
    },
    Style { id: "Date", name: "Date", shape: Shape::Italic, after: 240, align: Align::Right, ..BASE },
    Style {
        id: "Diffusion",
        name: "Diffusion",
        face: Face::Title,
        shape: Shape::Bold,
        size: 18,
        color: "9C1C1C",
        after: 160,
        align: Align::Center,
        ..BASE
    },
    Style {
        id: "Rubrique",
        name: "Rubrique",
        size: 24,
        shape: Shape::Bold,
        before: 280,
        after: 100,
        next: "Corpsdetexte",
        ..TITLE
    },
    Style {
        id: "Titre1",
        name: "heading 1",
        size: 32,
        shape: Shape::Bold,
        before: 480,
        after: 200,
        outline: Some(0),
        next: "Corpsdetexte",
        extra: Extra::Rule,
        ..TITLE
    },
    Style {
        id: "Titre2",
        name: "heading 2",
        size: 26,
        shape: Shape::Bold,
        before: 400,
        after: 140,
        outline: Some(1),
        next: "Corpsdetexte",
        ..TITLE
    },
    Style {
        id: "Titre3",
        name: "heading 3",
        size: 24,
        shape: Shape::Italic,
        before: 320,
        after: 120,
        outline: Some(2),
        next: "Corpsdetexte",
        ..TITLE
    },
    Style {
        id: "Titre4",
        name: "heading 4",
        size: 22,
        shape: Shape::Bold,
        before: 280,
        after: 100,
        outline: Some(3),
        next: "Corpsdetexte",
        ..TITLE
    },
    Style {
        id: "Titre5",
        name: "heading 5",
        size: 21,
        before: 240,
        after: 80,
        outline: Some(4),
        next: "Corpsdetexte",
        ..TITLE
    },
    Style {
        id: "Titre6",
        name: "heading 6",
        size: 20,
        shape: Shape::Italic,
        before: 200,
        after: 80,
        outline: Some(5),
        next: "Corpsdetexte",
        ..TITLE
    },
    Style {
        id: "Listepuces",
        name: "List Bullet",
        after: 90,
        left: 397,
        hanging: 284,
        align: Align::Both,
        extra: Extra::Listed,
        ..BASE
    },
    Style { id: "Presence", name: "Présence", after: 50, left: 284, hanging: 284, line: 252, ..BASE },
    Style { id: "Agenda", name: "Agenda", after: 70, left: 284, hanging: 284, line: 252, ..BASE },
    Style {
        id: "Citation",
        name: "Quote",
        shape: Shape::Italic,
        before: 40,
        after: 160,
        left: 567,
        right: 397,
        align: Align::Both,
        extra: Extra::Bar,
        ..BASE
    },
    Style { id: "Etat", name: "État", shape: Shape::Italic, color: GREY, ..BASE },
    Style {
        id: "Releve",
        name: "Relevé",
        before: 60,
        left: 284,
        keep_lines: true,
        align: Align::Left,
        extra: Extra::Bar,
        ..BASE
    },
    Style { id: "Cellule", name: "Cellule", size: 20, before: 50, after: 50, line: 245, ..BASE },
    Style {
        id: "Entetedecolonne",
        name: "En-tête de colonne",
        face: Face::Title,
        shape: Shape::Bold,
        size: 18,
        color: "FFFFFF",
        before: 60,
        after: 60,
        line: 240,
        keep_next: true,
        ..BASE
    },
    Style { id: "TM1", name: "toc 1", shape: Shape::Bold, size: 20, before: 100, after: 30, ..CONTENTS },
    Style { id: "TM2", name: "toc 2", shape: Shape::Bold, before: 50, left: 170, ..CONTENTS },
    Style { id: "TM3", name: "toc 3", shape: Shape::Italic, left: 340, ..CONTENTS },
    Style { id: "TM4", name: "toc 4", left: 510, ..CONTENTS },
    Style { id: "TM5", name: "toc 5", left: 680, ..CONTENTS },
    Style { id: "TM6", name: "toc 6", left: 850, ..CONTENTS },
    Style {
        id: "Signature",
        name: "Signature",
        shape: Shape::Italic,
        before: 560,
        align: Align::Right,
        keep_lines: true,
        ..BASE
    },
    Style {
        id: "Entte",
        name: "header",
        face: Face::Title,
        size: 16,
        color: GREY,
        after: 0,
        line: 240,
        extra: Extra::RightTab,
        ..BASE
    },
    Style {
        id: "Pieddepage",
        name: "footer",
        face: Face::Title,
        size: 16,
        color: GREY,
        after: 0,
        line: 240,
        extra: Extra::RightTab,
        ..BASE
    },
];

/// The style with this identifier.
pub(super) fn style(id: &str) -> &'static Style {
    STYLES.iter().find(|style| style.id == id).unwrap_or(&BASE)
}

/// Styles Word shows among its own when they bear no built-in name.
const CUSTOM: [&str; 10] = [
    "Introductif",
    "Surtitre",
    "Diffusion",
    "Rubrique",
    "Presence",
    "Agenda",
    "Etat",
    "Releve",
    "Cellule",
    "Entetedecolonne",
];

/// `word/styles.xml`; `more` are styles that only some documents need, already XML.
pub(super) fn write(lang: Lang, text_width: u32, more: &str) -> String {
    let mut xml = Xml::part();
    xml.start("w:styles", &[("xmlns:w", super::package::W)]);
    defaults(&mut xml, lang);
    for style in STYLES {
        paragraph_style(&mut xml, &sized(style, text_width), text_width);
    }
    xml.raw(fixed::STYLES).raw(more).end("w:styles");
    xml.finish()
}

fn defaults(xml: &mut Xml, lang: Lang) {
    xml.raw("<w:docDefaults><w:rPrDefault><w:rPr>");
    fonts(xml, TEXT_FACE);
    xml.raw("<w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>");
    xml.empty("w:lang", &[("w:val", lang.tag()), ("w:eastAsia", lang.tag()), ("w:bidi", "ar-SA")]);
    xml.raw("</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>");
}

fn fonts(xml: &mut Xml, face: &str) {
    xml.empty("w:rFonts", &[("w:ascii", face), ("w:hAnsi", face), ("w:eastAsia", face), ("w:cs", face)]);
}

fn paragraph_style(xml: &mut Xml, style: &Style, text_width: u32) {
    let mut attributes = vec![("w:type", "paragraph")];
    if style.id == "Normal" {
        attributes.push(("w:default", "1"));
    }
    if CUSTOM.contains(&style.id) {
        attributes.push(("w:customStyle", "1"));
    }
    attributes.push(("w:styleId", style.id));
    xml.start("w:style", &attributes);
    xml.empty("w:name", &[("w:val", style.name)]);
    if style.id != "Normal" {
        xml.raw("<w:basedOn w:val=\"Normal\"/>");
    }
    if !style.next.is_empty() {
        xml.empty("w:next", &[("w:val", style.next)]);
    }
    xml.raw(if style.id.starts_with("TM") { "<w:uiPriority w:val=\"39\"/>" } else { "" });
    xml.raw("<w:qFormat/>");
    paragraph_properties(xml, style, text_width);
    run_properties(xml, style);
    xml.end("w:style");
}

/// In the order the schema wants.
fn paragraph_properties(xml: &mut Xml, style: &Style, text_width: u32) {
    xml.raw("<w:pPr>");
    xml.raw(if style.keep_next { "<w:keepNext/>" } else { "" });
    xml.raw(if style.keep_lines { "<w:keepLines/>" } else { "" });
    xml.raw("<w:widowControl/>");
    match style.extra {
        Extra::Listed => {
            xml.raw("<w:numPr><w:numId w:val=\"1\"/></w:numPr>");
        }
        Extra::Rule => {
            xml.raw("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"")
                .raw(INK)
                .raw("\"/></w:pBdr>");
        }
        Extra::Bar => {
            xml.raw(
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"10\" w:color=\"8EA9DB\"/></w:pBdr>",
            );
        }
        Extra::Leader | Extra::RightTab => {
            let right = text_width.to_string();
            let leader = if style.extra == Extra::Leader { " w:leader=\"dot\"" } else { "" };
            xml.raw("<w:tabs><w:tab w:val=\"right\"").raw(leader);
            xml.raw(" w:pos=\"").raw(&right).raw("\"/></w:tabs>");
        }
        Extra::None => {}
    }
    let [before, after, line, left, right, hanging] =
        [style.before, style.after, style.line, style.left, style.right, style.hanging]
            .map(|n| n.to_string());
    xml.empty(
        "w:spacing",
        &[("w:before", &before), ("w:after", &after), ("w:line", &line), ("w:lineRule", "auto")],
    );
    let mut indent = vec![("w:left", left.as_str()), ("w:right", right.as_str())];
    if style.hanging > 0 {
        indent.push(("w:hanging", hanging.as_str()));
    }
    xml.empty("w:ind", &indent);
    let align = match style.align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Both => "both",
    };
    xml.empty("w:jc", &[("w:val", align)]);
    if let Some(outline) = style.outline {
        xml.empty("w:outlineLvl", &[("w:val", &outline.to_string())]);
    }
    xml.raw("</w:pPr>");
}

fn run_properties(xml: &mut Xml, style: &Style) {
    xml.raw("<w:rPr>");
    if style.face == Face::Title {
        fonts(xml, TITLE_FACE);
    }
    xml.raw(if style.shape == Shape::Bold { "<w:b/><w:bCs/>" } else { "" });
    xml.raw(if style.shape == Shape::Italic { "<w:i/><w:iCs/>" } else { "" });
    if !style.color.is_empty() {
        xml.empty("w:color", &[("w:val", style.color)]);
    }
    let size = style.size.to_string();
    xml.empty("w:sz", &[("w:val", &size)]).empty("w:szCs", &[("w:val", &size)]);
    xml.raw("</w:rPr>");
}
