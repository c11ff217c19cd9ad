//! XML as a row of openings, endings and texts, read within the limits: no DOCTYPE, no entities but the five and
//! numbers, nothing nested without end. It keeps no tree, so a large part costs no more than its text.
use std::borrow::Cow;
use std::str::FromStr;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Source;
use crate::import::limits::XML_DEPTH_MAX;
use crate::import::report::Refused;

/// What comes next in a part.
pub(super) enum Node<'a> {
    /// An element begins; every one that begins ends.
    Open(Tag<'a>),
    /// The element that began last and is still open ends.
    Close,
    /// Words between tags.
    Text(Cow<'a, str>),
}

/// The beginning of an element. Names are compared without their prefix, which programs choose as they like.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The prefix of its name, or nothing.
    pub(super) fn prefix(&self) -> &str {
        self.0.name().into_inner().split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The value of an attribute, named without prefix.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let found = self
            .0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let plain = found.normalized_value(XmlVersion::Implicit1_0);
        Some(plain.map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// The value of an attribute that is a number.
    pub(super) fn number<T: FromStr>(&self, name: &str) -> Option<T> {
        self.value(name)?.trim().parse().ok()
    }

    /// What `w:val` says; nothing said is nothing.
    pub(super) fn val(&self) -> String {
        self.value("val").unwrap_or_default()
    }

    /// What an attribute says; nothing said is nothing.
    pub(super) fn val_of(&self, name: &str) -> String {
        self.value(name).unwrap_or_default()
    }

    /// Whether a switch of Word is on: it is when it is there and does not say no.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_str(), "0" | "false" | "off" | "none")
    }
}

/// The row of a part.
pub(super) struct Pull<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    source: Source,
}

impl<'a> Pull<'a> {
    /// The row of this part.
    pub(super) fn new(xml: &'a str, source: Source) -> Self {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0, source }
    }

    /// How many bytes of the part are read.
    pub(super) fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// What comes next, nothing at the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<Node<'a>>, Refused> {
        loop {
            match self.reader.read_event().map_err(|_| Refused::Damaged(self.source))? {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > XML_DEPTH_MAX {
                        return Err(Refused::TooDeep(self.source));
                    }
                    return Ok(Some(Node::Open(Tag(tag))));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::Close));
                }
                Event::Text(text) => return Ok(Some(Node::Text(text.xml10_content()))),
                Event::CData(text) => return Ok(Some(Node::Text(text.xml10_content()))),
                Event::GeneralRef(reference) => {
                    return Ok(Some(Node::Text(self.character(&reference)?)));
                }
                // A DOCTYPE declares entities that grow without end; no office program writes one.
                Event::DocType(_) => return Err(Refused::TooMuchInside(self.source)),
                Event::Eof if self.depth > 0 => return Err(Refused::Damaged(self.source)),
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Leaves out the rest of the element that began last.
    pub(super) fn skip(&mut self) -> Result<(), Refused> {
        let around = self.depth.saturating_sub(1);
        while self.depth > around {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// Gives each element inside the one that began last, however deep, up to its end. What the visitor answers is
    /// whether to look into it.
    pub(super) fn inside(&mut self, mut visit: impl FnMut(&Tag<'_>) -> bool) -> Result<(), Refused> {
        let around = self.depth.saturating_sub(1);
        while self.depth > around {
            match self.next()? {
                None => break,
                Some(Node::Open(tag)) if !visit(&tag) => self.skip()?,
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn character(&self, reference: &BytesRef<'_>) -> Result<Cow<'a, str>, Refused> {
        if let Some(c) = reference.resolve_char_ref().map_err(|_| Refused::Damaged(self.source))? {
            return Ok(Cow::Owned(c.to_string()));
        }
        Ok(Cow::Borrowed(match reference.as_ref() {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => return Err(Refused::Damaged(self.source)),
        }))
    }
}

#[cfg(test)]
mod tests;
