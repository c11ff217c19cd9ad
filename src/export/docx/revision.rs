//! Tracked changes as Word writes them: the elements that say who adds, takes away or moves words and ends of
//! paragraphs, and when. It knows nothing of plans: whoever writes a text gives the fate of each of its pieces.
use chrono::NaiveDateTime;

use crate::domain::wording::revised::Fate;

use super::xml::Xml;

/// The element around runs that have this fate, which also is the element of a paragraph's mark.
pub(super) fn element(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Kept => None,
        Fate::Added(_) => Some("w:ins"),
        Fate::Removed(_) => Some("w:del"),
        Fate::MovedFrom(_) => Some("w:moveFrom"),
        Fate::MovedTo(_) => Some("w:moveTo"),
    }
}

/// The element that holds words of this fate. Words that go elsewhere are still words: only those that vanish are not.
pub(super) fn text_element(fate: Fate) -> &'static str {
    if matches!(fate, Fate::Removed(_)) { "w:delText" } else { "w:t" }
}

/// A moment as Word writes it: local time, although it ends on the letter of universal time.
pub(super) fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Who changes the text and when, and the identities of the changes: each is used once in a file.
#[derive(Debug, Clone)]
pub(super) struct Tracker {
    author: String,
    /// By the rank of the proposal.
    dates: Vec<String>,
    /// For what belongs to no proposal known.
    otherwise: String,
    next: usize,
}

impl Tracker {
    /// The changes of this author; `dates` are those of the proposals by rank, `next` is the first identity to be used.
    pub(super) fn new(author: &str, dates: &[NaiveDateTime], otherwise: NaiveDateTime, next: usize) -> Self {
        Self {
            author: author.to_owned(),
            dates: dates.iter().map(|at| moment(*at)).collect(),
            otherwise: moment(otherwise),
            next,
        }
    }

    /// An identity that was not used yet.
    pub(super) fn identity(&mut self) -> String {
        let identity = self.next.to_string();
        self.next += 1;
        identity
    }

    /// The change as an empty element: inside the properties of a paragraph's mark.
    pub(super) fn mark(&mut self, xml: &mut Xml, fate: Fate) {
        if let Some(name) = element(fate) {
            self.tag(xml, name, fate, None).raw("/>");
        }
    }

    /// The start of the element around runs; nothing where nothing changes.
    pub(super) fn open(&mut self, xml: &mut Xml, fate: Fate) {
        if let Some(name) = element(fate) {
            self.tag(xml, name, fate, None).raw(">");
        }
    }

    /// Its end.
    pub(super) fn close(xml: &mut Xml, fate: Fate) {
        if let Some(name) = element(fate) {
            xml.end(name);
        }
    }

    /// A run of words. `properties` is the inside of its `w:rPr`, already XML.
    pub(super) fn run(&mut self, xml: &mut Xml, fate: Fate, properties: &str, words: &str) {
        if words.is_empty() {
            return;
        }
        self.open(xml, fate);
        xml.raw("<w:r>");
        if !properties.is_empty() {
            xml.raw("<w:rPr>").raw(properties).raw("</w:rPr>");
        }
        let name = text_element(fate);
        xml.start(name, &[("xml:space", "preserve")]).text(words).end(name).raw("</w:r>");
        Self::close(xml, fate);
    }

    /// The start of a passage that moves, and the identity its end must bear. The passage it leaves and the one it
    /// comes to bear the same name.
    pub(super) fn range_start(&mut self, xml: &mut Xml, fate: Fate, name: &str) -> String {
        let tag = match fate {
            Fate::MovedFrom(_) => "w:moveFromRangeStart",
            _ => "w:moveToRangeStart",
        };
        let identity = self.next.to_string();
        self.tag(xml, tag, fate, Some(name)).raw("/>");
        identity
    }

    /// The end of a passage that moves.
    pub(super) fn range_end(xml: &mut Xml, fate: Fate, identity: &str) {
        let tag = match fate {
            Fate::MovedFrom(_) => "w:moveFromRangeEnd",
            _ => "w:moveToRangeEnd",
        };
        xml.empty(tag, &[("w:id", identity)]);
    }

    fn tag<'x>(&mut self, xml: &'x mut Xml, tag: &str, fate: Fate, name: Option<&str>) -> &'x mut Xml {
        let identity = self.identity();
        let date = fate.proposal().and_then(|rank| self.dates.get(rank)).unwrap_or(&self.otherwise);
        let mut attributes =
            vec![("w:id", identity.as_str()), ("w:author", self.author.as_str()), ("w:date", date.as_str())];
        attributes.extend(name.map(|name| ("w:name", name)));
        xml.open(tag, &attributes)
    }
}
