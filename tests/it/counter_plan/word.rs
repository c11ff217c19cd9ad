//! A little Word: it reads the paragraphs of a file with tracked changes, and accepts or rejects them all by Word's own
//! rules. It knows nothing of how greffier writes them.
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What accepting or rejecting does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Lot {
    #[default]
    Stays,
    /// Only in the text accepted.
    Comes,
    /// Only in the text rejected.
    Goes,
}

/// A paragraph with its changes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    pub(crate) style: String,
    pub(crate) runs: Vec<(String, Lot)>,
    pub(crate) mark: Lot,
}

/// A file with tracked changes.
#[derive(Debug, Default)]
pub(crate) struct Word {
    pub(crate) paragraphs: Vec<Paragraph>,
    /// What is wrong in it.
    pub(crate) faults: Vec<String>,
    /// Who changes something.
    pub(crate) authors: BTreeSet<String>,
    /// When something is changed.
    pub(crate) dates: BTreeSet<String>,
    /// How many passages move.
    pub(crate) moves: usize,
    /// The comments, and the words of the text each is tied to.
    pub(crate) comments: Vec<(String, String)>,
}

/// A part of the package.
pub(crate) fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

impl Word {
    /// Reads a file.
    pub(crate) fn read(docx: &[u8]) -> Self {
        let mut reading = Reading::default();
        each(&part(docx, "word/document.xml"), |event| reading.see(event));
        reading.end();
        let mut word = reading.word;
        let said = comments(&part(docx, "word/comments.xml"));
        for (id, quote) in reading.quotes {
            match said.get(&id) {
                Some(text) => word.comments.push((text.clone(), quote)),
                None => word.faults.push(format!("comment {id} is nowhere")),
            }
        }
        if said.len() != word.comments.len() {
            word.faults.push("a comment is tied to nothing".to_owned());
        }
        word
    }

    /// The paragraphs, style and words, once everything is accepted.
    pub(crate) fn accepted(&self) -> Vec<(String, String)> {
        self.settled(Lot::Goes)
    }

    /// The paragraphs once everything is rejected.
    pub(crate) fn rejected(&self) -> Vec<(String, String)> {
        self.settled(Lot::Comes)
    }

    fn settled(&self, out: Lot) -> Vec<(String, String)> {
        let mut settled = Vec::new();
        let mut running = String::new();
        for paragraph in &self.paragraphs {
            running.extend(paragraph.runs.iter().filter(|run| run.1 != out).map(|run| run.0.as_str()));
            if paragraph.mark != out {
                settled.push((paragraph.style.clone(), std::mem::take(&mut running)));
            }
        }
        assert!(running.is_empty(), "the last mark of a file cannot be removed: {running:?}");
        settled
    }
}

/// Every event of a part, empty elements as a start and an end.
fn each(xml: &str, mut see: impl FnMut(&Event<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return,
            event => see(&event),
        }
    }
}

fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.into_inner() == name)?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned())
}

fn text_of(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => Some(text.xml10_content().into_owned()),
        Event::GeneralRef(reference) => Some(match reference.as_ref() {
            "amp" => "&".to_owned(),
            "lt" => "<".to_owned(),
            "gt" => ">".to_owned(),
            "quot" => "\"".to_owned(),
            "apos" => "'".to_owned(),
            _ => reference.resolve_char_ref().unwrap().unwrap().to_string(),
        }),
        _ => None,
    }
}

/// What each comment says, a line a paragraph.
fn comments(xml: &str) -> BTreeMap<String, String> {
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    let mut open = String::new();
    let mut in_text = false;
    each(xml, |event| match event {
        Event::Start(tag) => match tag.name().into_inner() {
            "w:comment" => {
                open = value(tag, "w:id").unwrap();
                assert!(said.insert(open.clone(), String::new()).is_none(), "comment {open} twice");
            }
            "w:p" if !said[&open].is_empty() => said.get_mut(&open).unwrap().push('\n'),
            "w:t" => in_text = true,
            _ => {}
        },
        Event::End(tag) if tag.name().into_inner() == "w:t" => in_text = false,
        event => {
            if let Some(text) = text_of(event).filter(|_| in_text) {
                said.get_mut(&open).unwrap().push_str(&text);
            }
        }
    });
    said
}

#[derive(Default)]
struct Reading {
    word: Word,
    path: Vec<String>,
    /// Whether the mark of the paragraph moves, and whether it leaves.
    mark: Option<bool>,
    ids: BTreeSet<String>,
    /// The passages that are open: identity, and whether they leave.
    open: BTreeMap<String, bool>,
    /// For each name, how many passages leave and come.
    names: BTreeMap<String, (usize, usize)>,
    commenting: BTreeSet<String>,
    quotes: BTreeMap<String, String>,
    referred: BTreeSet<String>,
}

impl Reading {
    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => {
                let name = tag.name().into_inner().to_owned();
                self.start(&name, tag);
                self.path.push(name);
            }
            Event::End(_) => {
                // A mark is written at the head of its paragraph and stands at its end.
                if self.path.pop().is_some_and(|tag| tag == "w:p") {
                    self.moved(self.mark);
                }
            }
            event => {
                if let Some(text) = text_of(event) {
                    self.words(&text);
                }
            }
        }
    }

    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        let id = value(tag, "w:id");
        match name {
            "w:p" => {
                self.word.paragraphs.push(Paragraph::default());
                self.mark = None;
            }
            "w:pStyle" => self.word.paragraphs.last_mut().unwrap().style = value(tag, "w:val").unwrap(),
            "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                self.change(tag);
                let leaves = (name == "w:moveFrom").then_some(true);
                let moved = leaves.or((name == "w:moveTo").then_some(false));
                if self.path.last().is_some_and(|around| around == "w:rPr") {
                    self.word.paragraphs.last_mut().unwrap().mark = lot(name);
                    self.mark = moved;
                } else {
                    self.moved(moved);
                }
            }
            "w:moveFromRangeStart" | "w:moveToRangeStart" => {
                self.change(tag);
                let leaves = name == "w:moveFromRangeStart";
                self.open.insert(id.unwrap(), leaves);
                let counts = self.names.entry(value(tag, "w:name").unwrap()).or_default();
                if leaves { counts.0 += 1 } else { counts.1 += 1 }
            }
            "w:moveFromRangeEnd" | "w:moveToRangeEnd" => {
                let began = self.open.remove(&id.unwrap()) == Some(name == "w:moveFromRangeEnd");
                assert!(began, "a passage ends that did not begin");
            }
            "w:commentRangeStart" => {
                let id = id.unwrap();
                self.quotes.insert(id.clone(), String::new());
                self.commenting.insert(id);
            }
            "w:commentRangeEnd" if !self.commenting.remove(&id.unwrap()) => {
                self.fault("a comment ends that did not begin");
            }
            "w:commentReference" => {
                // A comment may be tied to no words.
                self.quotes.entry(id_of(tag)).or_default();
                self.referred.insert(id_of(tag));
            }
            _ => {}
        }
    }

    fn change(&mut self, tag: &BytesStart<'_>) {
        if !self.ids.insert(id_of(tag)) {
            self.fault(&format!("the identity {} is used twice", id_of(tag)));
        }
        self.word.authors.extend(value(tag, "w:author"));
        self.word.dates.extend(value(tag, "w:date"));
    }

    /// What leaves or comes does so in a passage.
    fn moved(&mut self, moved: Option<bool>) {
        if moved.is_some_and(|leaves| !self.open.values().any(|open| *open == leaves)) {
            self.fault("words move outside any passage that moves");
        }
    }

    fn words(&mut self, text: &str) {
        let (Some(tag), true) = (self.path.last(), self.path.iter().any(|tag| tag == "w:r")) else { return };
        let change = self.path.iter().rev().find(|tag| lot(tag) != Lot::Stays);
        if (tag == "w:delText") != change.is_some_and(|change| change == "w:del") {
            return self.fault("words are deleted that are not marked so, or the reverse");
        }
        let lot = change.map_or(Lot::Stays, |change| lot(change));
        self.word.paragraphs.last_mut().unwrap().runs.push((text.to_owned(), lot));
        for id in &self.commenting {
            self.quotes.get_mut(id).unwrap().push_str(text);
        }
    }

    fn end(&mut self) {
        if !self.open.is_empty() {
            self.fault("a passage that moves does not end");
        }
        if self.names.values().any(|counts| *counts != (1, 1)) {
            self.fault("a passage leaves and does not arrive once");
        }
        if self.referred != self.quotes.keys().cloned().collect() || !self.commenting.is_empty() {
            self.fault("a comment has no words or no sign");
        }
        if self.word.paragraphs.last().is_none_or(|last| last.mark != Lot::Stays) {
            self.fault("the last mark of a file cannot change");
        }
        self.word.moves = self.names.len();
    }

    fn fault(&mut self, fault: &str) {
        self.word.faults.push(fault.to_owned());
    }
}

fn lot(tag: &str) -> Lot {
    match tag {
        "w:ins" | "w:moveTo" => Lot::Comes,
        "w:del" | "w:moveFrom" => Lot::Goes,
        _ => Lot::Stays,
    }
}

fn id_of(tag: &BytesStart<'_>) -> String {
    value(tag, "w:id").unwrap()
}
