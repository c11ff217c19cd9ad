//! Small pieces of Word’s XML, taken apart and put together again: the properties of paragraphs and runs.
use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::Event;

use crate::export::docx::xml::legal;

/// The end of a field in a run.
pub(super) const FIELD_ENDS: &str = "<w:fldChar w:fldCharType=\"end\"/>";

/// The beginning of a field that goes, inside a run, from the tag of the same field as a simple one.
pub(super) fn field_begins(tag: &str) -> String {
    let instruction = tag.split_once("w:instr=\"").and_then(|(_, rest)| rest.split('"').next());
    format!(
        "<w:fldChar w:fldCharType=\"begin\"/><w:delInstrText xml:space=\"preserve\">{}</w:delInstrText>\
         <w:fldChar w:fldCharType=\"separate\"/>",
        instruction.unwrap_or_default()
    )
}

/// The marks that the end of a paragraph may bear, in the order of the schema.
pub(super) const MARKS: [&str; 4] = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"];

/// The elements directly inside an element, with their names; nothing where it has none.
pub(super) fn children(element: &str) -> Vec<(&str, &str)> {
    let mut reader = Reader::from_str(element);
    let (mut found, mut depth, mut from, mut begun) = (Vec::new(), 0_usize, 0, 0);
    let mut name = "";
    while let Ok(event) = reader.read_event() {
        let to = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match event {
            Event::Start(_) => {
                if depth == 1 {
                    (begun, name) = (from, name_at(element, from));
                }
                depth += 1;
            }
            Event::Empty(_) if depth == 1 => {
                found.push((name_at(element, from), element.get(from..to).unwrap_or_default()));
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 1 {
                    found.push((name, element.get(begun..to).unwrap_or_default()));
                }
            }
            Event::Eof => break,
            _ => {}
        }
        from = to;
    }
    found
}

fn name_at(xml: &str, at: usize) -> &str {
    let rest = xml.get(at + 1..).unwrap_or_default();
    rest.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default()
}

/// What a run says of its looks, fit for words of ours: without the history of the run it is copied from.
pub(super) fn looks(element: &str) -> String {
    let kept: String = children(element)
        .into_iter()
        .filter(|(name, _)| !MARKS.contains(name) && *name != "w:rPrChange")
        .map(|(_, child)| child)
        .collect();
    if kept.is_empty() { String::new() } else { format!("<w:rPr>{kept}</w:rPr>") }
}

/// What a paragraph says of itself, fit for a paragraph of ours: without its history, its section and its marks.
pub(super) fn properties(element: &str) -> String {
    let mut kept = String::new();
    // pandoc writes the style after the numbering, which is not where the schema wants it.
    let mut said = children(element);
    said.sort_by_key(|(name, _)| *name != "w:pStyle");
    for (name, child) in said {
        match name {
            "w:pPrChange" | "w:sectPr" => {}
            "w:rPr" => kept.push_str(&looks(child)),
            _ => kept.push_str(child),
        }
    }
    if kept.is_empty() { String::new() } else { format!("<w:pPr>{kept}</w:pPr>") }
}

/// Properties without numbering, be it that of the style.
pub(super) fn unnumbered(properties: &str) -> String {
    const BEFORE: [&str; 6] =
        ["w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl"];
    let kept = || children(properties).into_iter().filter(|(name, _)| *name != "w:numPr");
    let side = |before: bool| -> String {
        kept().filter(|(name, _)| BEFORE.contains(name) == before).map(|(_, child)| child).collect()
    };
    format!("<w:pPr>{}<w:numPr><w:numId w:val=\"0\"/></w:numPr>{}</w:pPr>", side(true), side(false))
}

/// Properties of a paragraph whose end bears this mark too: its name, and the element.
pub(super) fn marked(properties: &str, mark: &str, mark_element: &str) -> String {
    let (mut out, mut done) = (String::from("<w:pPr>"), false);
    let rank = |name: &str| MARKS.iter().position(|known| *known == name);
    for (name, child) in children(properties) {
        match name {
            "w:rPr" => {
                out.push_str("<w:rPr>");
                for (name, child) in children(child) {
                    if !done && rank(name).is_none_or(|other| Some(other) > rank(mark)) {
                        out.push_str(mark_element);
                        done = true;
                    }
                    out.push_str(child);
                }
                if !done {
                    out.push_str(mark_element);
                }
                done = true;
                out.push_str("</w:rPr>");
                continue;
            }
            "w:sectPr" | "w:pPrChange" if !done => {
                out.extend(["<w:rPr>", mark_element, "</w:rPr>"]);
                done = true;
            }
            _ => {}
        }
        out.push_str(child);
    }
    if !done {
        out.extend(["<w:rPr>", mark_element, "</w:rPr>"]);
    }
    out.push_str("</w:pPr>");
    out
}

/// The contents of a run that says these words; the name is that of its texts.
pub(super) fn words(text: &str, name: &str) -> String {
    let mut out = String::new();
    for (at, piece) in text.split('\t').enumerate() {
        if at > 0 {
            out.push_str("<w:tab/>");
        }
        for (at, line) in piece.split('\n').enumerate() {
            if at > 0 {
                out.push_str("<w:br/>");
            }
            if !line.is_empty() {
                out.push_str(&self::text(&legal(line), name));
            }
        }
    }
    out
}

/// Words of the file in a text of this name, as they are.
pub(super) fn text(text: &str, name: &str) -> String {
    format!("<{name} xml:space=\"preserve\">{}</{name}>", escape(text))
}

#[cfg(test)]
mod tests {
    use super::{children, looks, marked, properties};

    #[test]
    fn an_element_gives_its_children_as_they_are_written() {
        let element = "<w:pPr><w:pStyle w:val=\"A\"/><w:rPr><w:b/></w:rPr></w:pPr>";
        let names: Vec<_> = children(element).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["w:pStyle", "w:rPr"]);
        assert!(children("<w:pPr/>").is_empty());
    }

    #[test]
    fn what_is_copied_leaves_its_history_behind() {
        let run = "<w:rPr><w:b/><w:rPrChange w:id=\"1\"><w:rPr/></w:rPrChange></w:rPr>";
        assert_eq!(looks(run), "<w:rPr><w:b/></w:rPr>");
        let paragraph = "<w:pPr><w:ind/><w:rPr><w:ins w:id=\"1\"/></w:rPr><w:sectPr/></w:pPr>";
        assert_eq!(properties(paragraph), "<w:pPr><w:ind/></w:pPr>");
    }

    #[test]
    fn a_mark_stands_where_the_schema_wants_it() {
        for (before, after) in [
            ("", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"),
            (
                "<w:pPr><w:ind/><w:sectPr/></w:pPr>",
                "<w:pPr><w:ind/><w:rPr><w:del/></w:rPr><w:sectPr/></w:pPr>",
            ),
            (
                "<w:pPr><w:rPr><w:ins w:id=\"1\"/><w:b/></w:rPr></w:pPr>",
                "<w:pPr><w:rPr><w:ins w:id=\"1\"/><w:del/><w:b/></w:rPr></w:pPr>",
            ),
            ("<w:pPr><w:rPr/></w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"),
        ] {
            assert_eq!(marked(before, "w:del", "<w:del/>"), after, "{before}");
        }
    }
}
