//! Accepts or rejects the tracked changes of one author in a Word file, on a tree of its own: it shares no code with
//! what writes them.
use std::io::{Cursor, Read, Write};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

pub(crate) fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

/// All parts, by name.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: Vec<_> = (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        })
        .collect();
    parts.sort();
    parts
}

/// The same file with another text.
pub(crate) fn with_text(bytes: &[u8], xml: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let file = zip.by_index_raw(at).unwrap();
        if file.name().unwrap() == "word/document.xml" {
            drop(file);
            out.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
            out.write_all(xml.as_bytes()).unwrap();
        } else {
            out.raw_copy_file(file).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

pub(crate) fn parse(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => open.push(element(&tag)),
            Event::Empty(tag) => open.last_mut().unwrap().children.push(Node::Element(element(&tag))),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(Node::Element(done));
            }
            Event::Text(text) => push_text(open.last_mut().unwrap(), &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let c = match reference.as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    _ => reference.resolve_char_ref().unwrap().unwrap(),
                };
                push_text(open.last_mut().unwrap(), &c.to_string());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let root = open.pop().unwrap().children.into_iter().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    root.unwrap()
}

fn element(tag: &BytesStart<'_>) -> Element {
    let attributes = tag.attributes().flatten().map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned();
        (attribute.key.into_inner().to_owned(), value)
    });
    Element {
        name: tag.name().into_inner().to_owned(),
        attributes: attributes.collect(),
        children: Vec::new(),
    }
}

fn push_text(element: &mut Element, text: &str) {
    if let Some(Node::Text(before)) = element.children.last_mut() {
        before.push_str(text);
    } else {
        element.children.push(Node::Text(text.to_owned()));
    }
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// All elements of this name inside it.
    pub(crate) fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            }
            found.extend(element.all(name));
        }
        found
    }

    pub(crate) fn words(&self) -> String {
        self.all("w:t")
            .iter()
            .flat_map(|t| &t.children)
            .map(|node| match node {
                Node::Text(text) => text.as_str(),
                Node::Element(_) => "",
            })
            .collect()
    }

    pub(crate) fn write(&self) -> String {
        let escape = |text: &str| quick_xml::escape::escape(text).into_owned();
        let attributes: String = self
            .attributes
            .iter()
            .flat_map(|(key, value)| [" ", key, "=\"", &escape(value), "\""].map(str::to_owned))
            .collect();
        let inside: String = self
            .children
            .iter()
            .map(|node| match node {
                Node::Element(element) => element.write(),
                Node::Text(text) => escape(text),
            })
            .collect();
        format!("<{}{attributes}>{inside}</{}>", self.name, self.name)
    }
}

/// The text with the changes of an author settled, his comments gone.
pub(crate) fn settle(root: &Element, author: &str, accept: bool) -> Element {
    let mut settled = Element { children: Vec::new(), ..root.clone() };
    let mut running: Option<Element> = None;
    for node in &root.children {
        let Node::Element(element) = node else {
            settled.children.push(node.clone());
            continue;
        };
        let ours = element.attribute("w:author") == Some(author);
        let comes = matches!(element.name.as_str(), "w:ins" | "w:moveTo");
        let goes = matches!(element.name.as_str(), "w:del" | "w:moveFrom");
        if ours && (comes || goes) {
            if comes == accept && root.name != "w:rPr" {
                settled.children.extend(settle(&words_again(element), author, accept).children);
            }
            continue;
        }
        if element.name.contains("RangeStart") && ours || element.name.starts_with("w:commentR") {
            continue;
        }
        let mut done = settle(element, author, accept);
        if element.name == "w:r" && done.child("w:commentReference").is_none() && only_looks(&done) {
            continue;
        }
        if element.name != "w:p" {
            settled.children.push(Node::Element(done));
            continue;
        }
        if let Some(before) = running.take() {
            let at = done.children.iter().take_while(|node| is_properties(node)).count();
            done.children.splice(at..at, before.children.into_iter().filter(|node| !is_properties(node)));
        }
        if ends(element, author, accept) {
            running = Some(done);
        } else {
            settled.children.push(Node::Element(done));
        }
    }
    assert!(running.is_none(), "a paragraph runs on into nothing");
    settled
}

fn only_looks(run: &Element) -> bool {
    run.children.iter().all(|node| matches!(node, Node::Element(e) if e.name == "w:rPr"))
}

fn is_properties(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.name == "w:pPr")
}

/// Whether the end of a paragraph goes.
fn ends(paragraph: &Element, author: &str, accept: bool) -> bool {
    let Some(mark) = paragraph.child("w:pPr").and_then(|properties| properties.child("w:rPr")) else {
        return false;
    };
    mark.elements().any(|element| {
        let goes = matches!(element.name.as_str(), "w:del" | "w:moveFrom");
        let comes = matches!(element.name.as_str(), "w:ins" | "w:moveTo");
        element.attribute("w:author") == Some(author) && ((goes && accept) || (comes && !accept))
    })
}

fn words_again(element: &Element) -> Element {
    let children = element.children.iter().map(|node| match node {
        Node::Element(element) => {
            let mut element = words_again(element);
            element.name = match element.name.as_str() {
                "w:delText" => "w:t".to_owned(),
                "w:delInstrText" => "w:instrText".to_owned(),
                _ => element.name,
            };
            Node::Element(element)
        }
        text @ Node::Text(_) => text.clone(),
    });
    Element { children: children.collect(), ..element.clone() }
}

/// The same text in one way of writing: runs that look the same are one.
pub(crate) fn normal(element: &Element) -> Element {
    let mut children: Vec<Node> = Vec::new();
    for node in &element.children {
        match node {
            Node::Text(text)
                if matches!(element.name.as_str(), "w:t" | "w:instrText" | "w:delText")
                    || !text.trim().is_empty() =>
            {
                children.push(Node::Text(text.clone()));
            }
            Node::Text(_) => {}
            Node::Element(inner) => {
                let inner = normal(inner);
                if inner.name == "w:fldSimple" {
                    for node in in_full(inner) {
                        join(&mut children, node);
                    }
                    continue;
                }
                let is_hollow = inner.children.is_empty()
                    && matches!(
                        inner.name.as_str(),
                        "w:rPr" | "w:pPr" | "w:moveFromRangeEnd" | "w:moveToRangeEnd"
                    );
                if !is_hollow {
                    join(&mut children, inner);
                }
            }
        }
    }
    let attributes = element
        .attributes
        .iter()
        .filter(|(key, _)| !key.contains("rsid") && key != "xml:space" && !key.starts_with("w14:"));
    let mut attributes: Vec<_> = attributes.cloned().collect();
    attributes.sort();
    Element { name: element.name.clone(), attributes, children }
}

/// The runs of a simple field as a field in full.
fn in_full(simple: Element) -> Vec<Element> {
    let element = |name: &str, attribute: Option<(&str, &str)>, children: Vec<Node>| Element {
        name: name.to_owned(),
        attributes: attribute.map(|(key, value)| (key.to_owned(), value.to_owned())).into_iter().collect(),
        children,
    };
    let run = |inner: Element| element("w:r", None, vec![Node::Element(inner)]);
    let sign = |kind: &str| run(element("w:fldChar", Some(("w:fldCharType", kind)), Vec::new()));
    let instruction = simple.attribute("w:instr").unwrap_or_default().to_owned();
    let instruction = run(element("w:instrText", None, vec![Node::Text(instruction)]));
    let shown = simple.children.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    [sign("begin"), instruction, sign("separate")].into_iter().chain(shown).chain([sign("end")]).collect()
}

fn join(children: &mut Vec<Node>, next: Element) {
    if let Some(Node::Element(last)) = children.last_mut() {
        let same = last.name == next.name && last.attributes == next.attributes;
        let looks = |element: &Element| element.child("w:rPr").cloned();
        let joins = match next.name.as_str() {
            "w:t" => last.name == "w:t",
            "w:r" => last.name == "w:r" && looks(last) == looks(&next),
            // A control that a new paragraph cuts goes on without what it says of itself.
            "w:sdt" => last.name == "w:sdt" && next.child("w:sdtPr").is_none(),
            "w:ins" | "w:hyperlink" | "w:sdtContent" => same,
            _ => false,
        };
        if joins {
            let mut joined = last.clone();
            for node in next.children {
                match node {
                    Node::Element(inner) if inner.name == "w:rPr" => {}
                    Node::Element(inner) => join(&mut joined.children, inner),
                    Node::Text(text) => push_text(&mut joined, &text),
                }
            }
            *last = joined;
            return;
        }
    }
    children.push(Node::Element(next));
}
