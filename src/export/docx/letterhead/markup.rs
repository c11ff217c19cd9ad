//! The few gestures of reading XML that others wrote: the elements inside a piece of it, told by their bytes, so that what
//! is not understood can be copied as it is. Nothing recurses, and nothing is followed deeper than the limit.
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::LetterheadError;

/// How deep elements may stand inside one another.
const DEPTH_MAX: usize = 256;

/// An element and where it stands in the piece it was looked for in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element<'a> {
    /// Its name with its prefix.
    pub(super) name: &'a str,
    /// All of it.
    pub(super) whole: &'a str,
    /// Its first tag.
    pub(super) tag: &'a str,
    /// What is inside.
    pub(super) inner: &'a str,
    /// Where it stands.
    pub(super) at: Range<usize>,
}

impl Element<'_> {
    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        attribute(self.tag, name)
    }
}

/// The elements of a piece of XML that stand in no other one of it.
pub(super) fn children(xml: &str) -> Result<Vec<Element<'_>>, LetterheadError> {
    let mut found = Vec::new();
    let mut open: Vec<Range<usize>> = Vec::new();
    each(xml, |event, at| {
        match event {
            Event::Start(_) => open.push(at),
            Event::Empty(_) if open.is_empty() => found.push((at.clone(), at.end..at.end)),
            Event::End(_) => {
                let tag = open.pop().ok_or(LetterheadError::Damaged)?;
                if open.is_empty() {
                    let inner = tag.end..at.start;
                    found.push((tag, inner));
                }
            }
            _ => {}
        }
        if open.len() > DEPTH_MAX { Err(LetterheadError::TooMuch) } else { Ok(()) }
    })?;
    if !open.is_empty() {
        return Err(LetterheadError::Damaged);
    }
    found.into_iter().map(|(tag, inner)| element(xml, tag, inner).ok_or(LetterheadError::Damaged)).collect()
}

fn element(xml: &str, tag: Range<usize>, inner: Range<usize>) -> Option<Element<'_>> {
    let rest = xml.get(inner.end..)?;
    let closes = if xml.get(tag.clone())?.ends_with("/>") { 0 } else { rest.find('>')? + 1 };
    let at = tag.start..inner.end + closes;
    let tag = xml.get(tag)?;
    let name = tag.strip_prefix('<')?;
    let name = name.get(..name.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?)?;
    Some(Element { name, whole: xml.get(at.clone())?, tag, inner: xml.get(inner)?, at })
}

/// The one element of a whole part.
pub(super) fn root(part: &str) -> Result<Element<'_>, LetterheadError> {
    children(part)?.into_iter().next().ok_or(LetterheadError::Damaged)
}

/// The first element of this name.
pub(super) fn child<'a>(xml: &'a str, name: &str) -> Result<Option<Element<'a>>, LetterheadError> {
    Ok(children(xml)?.into_iter().find(|element| element.name == name))
}

/// Each event and where it stands.
fn each<'a>(
    xml: &'a str,
    mut act: impl FnMut(&Event<'a>, Range<usize>) -> Result<(), LetterheadError>,
) -> Result<(), LetterheadError> {
    let mut reader = Reader::from_str(xml);
    let mut from = 0;
    loop {
        let event = reader.read_event().map_err(|_| LetterheadError::Damaged)?;
        let to = usize::try_from(reader.buffer_position()).map_err(|_| LetterheadError::Damaged)?;
        match event {
            Event::Eof => return Ok(()),
            // What a document type can declare has filled many a memory.
            Event::DocType(_) => return Err(LetterheadError::TooMuch),
            event => act(&event, from..to)?,
        }
        from = to;
    }
}

/// The value of an attribute of a tag.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut reader = Reader::from_str(tag);
    let Ok(Event::Start(tag) | Event::Empty(tag)) = reader.read_event() else { return None };
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.into_inner() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// The tag with this attribute, or with another value of it. The value must be plain letters and figures.
pub(super) fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let mut reader = Reader::from_str(tag);
    let Ok(Event::Start(start) | Event::Empty(start)) = reader.read_event() else {
        return tag.to_owned();
    };
    let mut out = format!("<{}", start.name().into_inner());
    for attribute in start.attributes().with_checks(false).flatten() {
        let key = attribute.key.into_inner();
        if key != name {
            out.extend([" ", key, "=\"", &attribute.value.replace('"', "&quot;"), "\""]);
        }
    }
    out.extend([" ", name, "=\"", value, "\""]);
    out.push_str(if tag.ends_with("/>") { "/>" } else { ">" });
    out
}

/// The words of a piece of XML: what stands in `w:t`.
pub(super) fn words(xml: &str) -> Result<String, LetterheadError> {
    let mut words = String::new();
    let mut inside = false;
    each(xml, |event, _| {
        match event {
            Event::Start(tag) => inside = tag.name().into_inner() == "w:t",
            Event::End(_) => inside = false,
            Event::Text(text) if inside => words.push_str(&text.xml10_content()),
            _ => {}
        }
        Ok(())
    })?;
    Ok(words)
}

/// The XML without the elements of these names, whatever they hold.
pub(super) fn without(xml: &str, names: &[&str]) -> Result<String, LetterheadError> {
    let mut out = String::with_capacity(xml.len());
    let mut skipped = 0_usize;
    let dropped = |tag: &BytesStart<'_>| names.contains(&tag.name().into_inner());
    each(xml, |event, at| {
        match event {
            Event::Start(tag) if skipped > 0 || dropped(tag) => skipped += 1,
            Event::End(_) if skipped > 0 => skipped -= 1,
            Event::Empty(tag) if dropped(tag) => {}
            _ if skipped > 0 => {}
            _ => out.push_str(xml.get(at).unwrap_or_default()),
        }
        Ok(())
    })?;
    Ok(out)
}

/// The XML, each tag of this name being what it is turned into.
pub(super) fn with_tags(
    xml: &str,
    name: &str,
    turn: impl Fn(&str) -> String,
) -> Result<String, LetterheadError> {
    let mut out = String::with_capacity(xml.len());
    each(xml, |event, at| {
        let text = xml.get(at).unwrap_or_default();
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.name().into_inner() == name => {
                out.push_str(&turn(text));
            }
            _ => out.push_str(text),
        }
        Ok(())
    })?;
    Ok(out)
}

/// How many tags of this name have none of these attributes, or only empty ones.
pub(super) fn count_without(xml: &str, name: &str, attributes: &[&str]) -> Result<usize, LetterheadError> {
    let mut count = 0;
    each(xml, |event, at| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.name().into_inner() == name
        {
            let tag = xml.get(at).unwrap_or_default();
            let told = |key: &&str| attribute(tag, key).is_some_and(|value| !value.trim().is_empty());
            count += usize::from(!attributes.iter().any(told));
        }
        Ok(())
    })?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::{children, with_attribute, with_tags, without, words};

    #[test]
    fn elements_are_told_by_their_bytes() {
        let xml = "<?xml version=\"1.0\"?>\n<a x='1'><b/><c>t</c ></a><d/>";
        let found = children(xml).unwrap();
        assert_eq!(
            found.iter().map(|e| (e.name, e.inner)).collect::<Vec<_>>(),
            [("a", "<b/><c>t</c >"), ("d", "")]
        );
        assert_eq!(found.first().unwrap().value("x").as_deref(), Some("1"));
        assert_eq!(found.first().unwrap().whole, "<a x='1'><b/><c>t</c ></a>");
        let inside = children(found.first().unwrap().inner).unwrap();
        assert_eq!(inside.last().unwrap().whole, "<c>t</c >");
    }

    #[test]
    fn what_is_no_xml_is_refused() {
        for xml in ["<a>", "</a>", "<a></b>", "<!DOCTYPE a><a/>", &"<a>".repeat(300)] {
            assert!(children(xml).is_err(), "{xml}");
        }
    }

    #[test]
    fn pieces_are_turned_and_dropped() {
        let xml = "<w:p><x n=\"1\"/><w:t>mots</w:t><y><x/></y></w:p>";
        assert_eq!(without(xml, &["x"]).unwrap(), "<w:p><w:t>mots</w:t><y></y></w:p>");
        assert_eq!(without(xml, &["y"]).unwrap(), "<w:p><x n=\"1\"/><w:t>mots</w:t></w:p>");
        assert_eq!(words(xml).unwrap(), "mots");
        let turned = with_tags(xml, "x", |tag| with_attribute(tag, "n", "2")).unwrap();
        assert_eq!(turned, "<w:p><x n=\"2\"/><w:t>mots</w:t><y><x n=\"2\"/></y></w:p>");
    }
}
