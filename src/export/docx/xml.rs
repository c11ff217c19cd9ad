//! The few gestures of writing XML: elements, attributes, and text from which what XML forbids is gone.
use quick_xml::escape::escape;

/// The XML being written.
#[derive(Debug, Default)]
pub(in crate::export) struct Xml {
    out: String,
}

impl Xml {
    /// A part of the package, with its declaration.
    pub(in crate::export) fn part() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned() }
    }

    /// Markup written as it is; never text from a session.
    pub(in crate::export) fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Text, made legal and escaped; also fit for the value of an attribute.
    pub(in crate::export) fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(&escape(legal(text)));
        self
    }

    /// An empty element with attributes whose values may come from anywhere.
    pub(in crate::export) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.open(name, attributes).raw("/>")
    }

    /// The start of an element.
    pub(in crate::export) fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.open(name, attributes).raw(">")
    }

    /// The end of an element.
    pub(in crate::export) fn end(&mut self, name: &str) -> &mut Self {
        self.raw("</").raw(name).raw(">")
    }

    /// An element that holds text only.
    pub(in crate::export) fn element(&mut self, name: &str, text: &str) -> &mut Self {
        self.start(name, &[]).text(text).end(name)
    }

    /// A tag that is neither closed nor ended yet.
    pub(in crate::export) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.raw("<").raw(name);
        for (key, value) in attributes {
            self.raw(" ").raw(key).raw("=\"").text(value).raw("\"");
        }
        self
    }

    /// What was written.
    pub(in crate::export) fn finish(self) -> String {
        self.out
    }
}

/// The text without what XML 1.0 forbids, on one line: one such character makes Word refuse the whole file.
pub(in crate::export) fn legal(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if c.is_control() => None,
            '\u{fffe}' | '\u{ffff}' => None,
            c => Some(c),
        })
        .collect()
}
