//! `styles.xml`: the styles of the Word file under the names LibreOffice gives its own, the page, its header and its
//! footer.
use crate::export::docx::Xml;
use crate::export::docx::paper::{PAPER, margin, text_width};
use crate::export::docx::styles::{
    Align, Extra, Face, INK, STYLES, Shape, Style, TEXT_FACE, TITLE_FACE, sized,
};
use crate::minutes::document::{Document, PageShape};
use crate::text::lang::Lang;

use super::parts;

/// The look of the first page: no header.
pub(super) const FIRST_PAGE: &str = "First_20_Page";

/// The name of a style of the Word file in this one.
pub(super) fn name(id: &'static str) -> &'static str {
    match id {
        "Normal" => "Standard",
        "Corpsdetexte" => "Text_20_body",
        "Titre" => "Title",
        "Soustitre" => "Subtitle",
        "Titre1" => "Heading_20_1",
        "Titre2" => "Heading_20_2",
        "Titre3" => "Heading_20_3",
        "Titre4" => "Heading_20_4",
        "Titre5" => "Heading_20_5",
        "Titre6" => "Heading_20_6",
        "Listepuces" => "List_20_1",
        "Citation" => "Quotations",
        "Cellule" => "Table_20_Contents",
        "Entetedecolonne" => "Table_20_Heading",
        "TM1" => "Contents_20_1",
        "TM2" => "Contents_20_2",
        "TM3" => "Contents_20_3",
        "TM4" => "Contents_20_4",
        "TM5" => "Contents_20_5",
        "TM6" => "Contents_20_6",
        "Entte" => "Header",
        "Pieddepage" => "Footer",
        other => other,
    }
}

/// A length of so many twentieths of a point.
pub(super) fn twips(length: u32) -> String {
    format!("{}.{:02}pt", length / 20, length % 20 * 5)
}

/// The part.
pub(super) fn write(document: &Document) -> String {
    let mut xml = parts::begin("office:document-styles");
    faces(&mut xml);
    xml.raw("<office:styles>");
    defaults(&mut xml, document.lang);
    for style in STYLES {
        paragraph_style(&mut xml, &sized(style, text_width(document.page)), text_width(document.page));
    }
    characters(&mut xml);
    list(&mut xml);
    xml.raw("</office:styles><office:automatic-styles>");
    page_layout(&mut xml, document.page);
    xml.raw("</office:automatic-styles><office:master-styles>");
    master_pages(&mut xml, document);
    xml.raw("</office:master-styles>").end("office:document-styles");
    xml.finish()
}

/// The faces, with what to take where one is missing.
pub(super) fn faces(xml: &mut Xml) {
    xml.raw("<office:font-face-decls>");
    for (face, other, generic) in
        [(TEXT_FACE, "Liberation Serif", "roman"), (TITLE_FACE, "Liberation Sans", "swiss")]
    {
        xml.empty(
            "style:font-face",
            &[
                ("style:name", face),
                ("svg:font-family", &format!("'{face}', '{other}'")),
                ("style:font-family-generic", generic),
                ("style:font-pitch", "variable"),
            ],
        );
    }
    xml.raw("</office:font-face-decls>");
}

fn defaults(xml: &mut Xml, lang: Lang) {
    let (language, country) = lang.tag().split_once('-').unwrap_or((lang.tag(), "none"));
    xml.raw("<style:default-style style:family=\"paragraph\">");
    xml.empty("style:paragraph-properties", &[("style:tab-stop-distance", "1.25cm")]);
    xml.empty(
        "style:text-properties",
        &[
            ("style:font-name", TEXT_FACE),
            ("fo:font-size", "11.5pt"),
            ("fo:language", language),
            ("fo:country", country),
            ("style:font-name-asian", TEXT_FACE),
            ("style:font-size-asian", "11.5pt"),
            ("style:font-name-complex", TEXT_FACE),
            ("style:font-size-complex", "11.5pt"),
            ("fo:hyphenate", "false"),
        ],
    );
    xml.raw("</style:default-style><style:default-style style:family=\"table\">");
    xml.raw("<style:table-properties table:border-model=\"collapsing\"/></style:default-style>");
}

fn paragraph_style(xml: &mut Xml, style: &Style, text_width: u32) {
    let own = name(style.id);
    let display = own.replace("_20_", " ");
    let mut attributes = vec![("style:name", own), ("style:family", "paragraph")];
    if display != own {
        attributes.push(("style:display-name", &display));
    } else if own == style.id && style.name != style.id {
        attributes.push(("style:display-name", style.name));
    }
    if style.id != "Normal" {
        attributes.push(("style:parent-style-name", "Standard"));
    }
    if !style.next.is_empty() {
        attributes.push(("style:next-style-name", name(style.next)));
    }
    attributes.push(("style:class", "text"));
    let level = style.outline.map(|level| (level + 1).to_string());
    if let Some(level) = &level {
        attributes.push(("style:default-outline-level", level));
    }
    xml.start("style:style", &attributes);
    paragraph_properties(xml, style, text_width);
    text_properties(xml, style);
    xml.end("style:style");
}

fn paragraph_properties(xml: &mut Xml, style: &Style, text_width: u32) {
    let lengths = [style.before, style.after, style.left, style.right].map(twips);
    let [before, after, left, right] = &lengths;
    let line = format!("{}%", (style.line * 100 + 120) / 240);
    // The list itself indents its elements.
    let hanging = if style.hanging > 0 { format!("-{}", twips(style.hanging)) } else { "0pt".to_owned() };
    let mut attributes = vec![
        ("fo:margin-top", before.as_str()),
        ("fo:margin-bottom", after.as_str()),
        ("fo:line-height", line.as_str()),
        (
            "fo:text-align",
            match style.align {
                Align::Left => "start",
                Align::Center => "center",
                Align::Right => "end",
                Align::Both => "justify",
            },
        ),
        ("fo:orphans", "2"),
        ("fo:widows", "2"),
    ];
    if style.extra != Extra::Listed {
        attributes.extend([
            ("fo:margin-left", left.as_str()),
            ("fo:margin-right", right.as_str()),
            ("fo:text-indent", hanging.as_str()),
        ]);
    }
    if style.keep_next {
        attributes.push(("fo:keep-with-next", "always"));
    }
    if style.keep_lines {
        attributes.push(("fo:keep-together", "always"));
    }
    let rule = format!("0.75pt solid #{INK}");
    match style.extra {
        Extra::Rule => attributes.extend([("fo:border-bottom", rule.as_str()), ("fo:padding-bottom", "6pt")]),
        Extra::Bar => {
            attributes.extend([("fo:border-left", "2.25pt solid #8ea9db"), ("fo:padding-left", "10pt")]);
        }
        _ => {}
    }
    let leader = style.extra == Extra::Leader;
    if !leader && style.extra != Extra::RightTab {
        xml.empty("style:paragraph-properties", &attributes);
        return;
    }
    xml.start("style:paragraph-properties", &attributes).raw("<style:tab-stops>");
    // Tabs are counted from the indent.
    let position = twips(text_width.saturating_sub(style.left));
    let mut tab = vec![("style:position", position.as_str()), ("style:type", "right")];
    if leader {
        tab.extend([("style:leader-style", "dotted"), ("style:leader-text", ".")]);
    }
    xml.empty("style:tab-stop", &tab).raw("</style:tab-stops>").end("style:paragraph-properties");
}

fn text_properties(xml: &mut Xml, style: &Style) {
    let size = format!("{}.{}pt", style.size / 2, style.size % 2 * 5);
    let color = format!("#{}", style.color);
    let mut attributes = vec![("fo:font-size", size.as_str()), ("style:font-size-complex", size.as_str())];
    if style.face == Face::Title {
        attributes.extend([("style:font-name", TITLE_FACE), ("style:font-name-complex", TITLE_FACE)]);
    }
    if !style.color.is_empty() {
        attributes.push(("fo:color", &color));
    }
    match style.shape {
        Shape::Roman => {}
        Shape::Bold => {
            attributes.extend([("fo:font-weight", "bold"), ("style:font-weight-complex", "bold")]);
        }
        Shape::Italic => {
            attributes.extend([("fo:font-style", "italic"), ("style:font-style-complex", "italic")]);
        }
    }
    xml.empty("style:text-properties", &attributes);
}

/// The character styles.
fn characters(xml: &mut Xml) {
    const LINE: &str = "style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" style:text-underline-color=\"font-color\"";
    let through = "fo:color=\"#9c1c1c\" style:text-line-through-style=\"solid\" style:text-line-through-type=\"single\"";
    for (name, display, properties) in [
        (
            "Strong_20_Emphasis",
            "Strong Emphasis",
            "fo:font-weight=\"bold\" style:font-weight-complex=\"bold\"".to_owned(),
        ),
        ("Emphasis", "Emphasis", "fo:font-style=\"italic\" style:font-style-complex=\"italic\"".to_owned()),
        ("Libelle", "Libellé cité", String::new()),
        ("Ajout", "Ajout", format!("fo:color=\"#1e6b34\" {LINE}")),
        ("Retrait", "Retrait", through.to_owned()),
        ("Exposant", "Exposant", "style:text-position=\"super 58%\"".to_owned()),
        ("Index_20_Link", "Index Link", String::new()),
        ("Renvoi", "Renvoi", "fo:color=\"#1f4e99\"".to_owned()),
        ("Internet_20_link", "Internet link", format!("fo:color=\"#1f4e99\" {LINE}")),
    ] {
        xml.start(
            "style:style",
            &[("style:name", name), ("style:display-name", display), ("style:family", "text")],
        );
        xml.raw("<style:text-properties ").raw(&properties).raw("/>").end("style:style");
    }
}

/// The one list of the document: an en dash, as French lists have.
fn list(xml: &mut Xml) {
    xml.raw("<text:list-style style:name=\"Tirets\">");
    xml.raw("<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"–\">");
    xml.raw("<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">");
    xml.raw("<style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"19.85pt\" fo:text-indent=\"-14.2pt\" fo:margin-left=\"19.85pt\"/>");
    xml.raw("</style:list-level-properties></text:list-level-style-bullet></text:list-style>");
}

/// A4, its margins, and room for the header and the footer.
fn page_layout(xml: &mut Xml, page: PageShape) {
    let (width, height, orientation) = match page {
        PageShape::Portrait => (PAPER.0, PAPER.1, "portrait"),
        PageShape::Landscape => (PAPER.1, PAPER.0, "landscape"),
    };
    let (width, height, margin) = (twips(width), twips(height), twips(margin(page)));
    xml.raw("<style:page-layout style:name=\"Page\">");
    xml.start(
        "style:page-layout-properties",
        &[
            ("fo:page-width", &width),
            ("fo:page-height", &height),
            ("style:print-orientation", orientation),
            ("fo:margin-top", "34pt"),
            ("fo:margin-bottom", "31.2pt"),
            ("fo:margin-left", &margin),
            ("fo:margin-right", &margin),
        ],
    );
    xml.end("style:page-layout-properties");
    xml.raw("<style:header-style><style:header-footer-properties fo:min-height=\"36.9pt\" fo:margin-bottom=\"20pt\" style:dynamic-spacing=\"true\"/></style:header-style>");
    xml.raw("<style:footer-style><style:header-footer-properties fo:min-height=\"34pt\" fo:margin-top=\"20pt\" style:dynamic-spacing=\"true\"/></style:footer-style>");
    xml.raw("</style:page-layout>");
    xml.raw("<style:style style:name=\"MP1\" style:family=\"paragraph\" style:parent-style-name=\"Header\">");
    xml.raw("<style:paragraph-properties fo:border-bottom=\"0.5pt solid #bfbfbf\" fo:padding-bottom=\"4pt\"/></style:style>");
}

/// The title on every page but the first; on all, who issues the document and « page x sur y ».
fn master_pages(xml: &mut Xml, document: &Document) {
    for (name, display, next) in [(FIRST_PAGE, "First Page", "Standard"), ("Standard", "Standard", "")] {
        let mut attributes =
            vec![("style:name", name), ("style:display-name", display), ("style:page-layout-name", "Page")];
        if !next.is_empty() {
            attributes.push(("style:next-style-name", next));
        }
        xml.start("style:master-page", &attributes);
        // The first page has the room of a header, as in the Word file, but none of its words.
        let (style, title) = if next.is_empty() { ("MP1", document.title.as_str()) } else { ("Header", "") };
        xml.raw("<style:header>").start("text:p", &[("text:style-name", style)]);
        xml.text(title).raw("</text:p></style:header>");
        xml.raw("<style:footer><text:p text:style-name=\"Footer\">").text(&document.issuer);
        xml.raw("<text:tab/>").text(document.lang.pick("page ", "page "));
        xml.raw("<text:page-number text:select-page=\"current\">1</text:page-number>");
        xml.text(document.lang.pick(" sur ", " of "));
        xml.raw("<text:page-count>1</text:page-count></text:p></style:footer>");
        xml.end("style:master-page");
    }
}
