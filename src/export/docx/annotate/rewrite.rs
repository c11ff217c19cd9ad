//! A paragraph of the file written anew with its orders: what stays is copied, what goes and what comes is wrapped in
//! the revision marks of Word. Whoever rejects them all has the paragraph received.
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::markup;
use super::orders::{Insert, New, Orders, Words};
use super::scan::{Kind, Paper, Paragraph, Unit};
use crate::domain::wording::revised::Fate;
use crate::export::docx::revision::{self, Tracker};
use crate::export::docx::xml::Xml;

/// What goes with the words around it; anything else that is no word stays.
const GOES_ALONG: [&str; 5] =
    ["<w:footnoteReference", "<w:endnoteReference", "<w:softHyphen", "<w:sym", "<w:lastRenderedPageBreak"];

/// Writes revision marks.
pub(super) struct Pen {
    tracker: Tracker,
    moves: HashMap<(usize, bool), usize>,
}

impl Pen {
    /// A pen that marks the changes of this tracker.
    pub(super) fn new(tracker: Tracker) -> Self {
        Self { tracker, moves: HashMap::new() }
    }

    /// The beginning of what is around runs of this fate…
    fn open(&mut self, fate: Fate) -> String {
        let mut xml = Xml::default();
        self.tracker.open(&mut xml, fate);
        xml.finish()
    }

    /// …and its end.
    fn close(fate: Fate) -> String {
        let mut xml = Xml::default();
        Tracker::close(&mut xml, fate);
        xml.finish()
    }

    /// Properties of a paragraph whose end has this fate.
    fn marked(&mut self, properties: &str, fate: Fate) -> String {
        let mut xml = Xml::default();
        self.tracker.mark(&mut xml, fate);
        markup::marked(properties, revision::element(fate).unwrap_or_default(), &xml.finish())
    }

    /// The two ends of the passage that a move takes away or brings. The passages of a move are paired by rank.
    fn passage(&mut self, fate: Fate) -> (String, String) {
        let (Fate::MovedFrom(rank) | Fate::MovedTo(rank)) = fate else { return <_>::default() };
        let count = self.moves.entry((rank, matches!(fate, Fate::MovedFrom(_)))).or_default();
        *count += 1;
        let (mut begin, mut end) = (Xml::default(), Xml::default());
        let id = self.tracker.range_start(&mut begin, fate, &format!("move{}_{count}", rank + 1));
        Tracker::range_end(&mut end, fate, &id);
        (begin.finish(), end.finish())
    }

    /// Words of ours, wrapped.
    fn words(&mut self, words: &Words) -> String {
        let (open, text) = (self.open(words.fate), markup::words(&words.text, "w:t"));
        format!("{open}<w:r>{}{text}</w:r>{}", words.looks, Self::close(words.fate))
    }

    /// A paragraph of ours.
    fn paragraph(&mut self, new: &New) -> String {
        let properties = self.marked(&new.properties, new.fate);
        let (begin, end) = self.passage(new.fate);
        let words: String = new.words.iter().map(|words| self.words(words)).collect();
        format!("<w:p>{properties}{begin}{words}{end}</w:p>")
    }
}

/// The run that calls a comment.
fn note(id: u32) -> String {
    format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r>")
}

/// The text part with these orders carried out.
pub(super) fn rewrite(paper: &Paper<'_>, orders: &BTreeMap<usize, Orders>, pen: &mut Pen) -> String {
    let mut splices: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    // A text box is written before the paragraph it hangs on, which copies it.
    let mut ranks: Vec<(usize, &Orders)> = orders.iter().map(|(rank, orders)| (*rank, orders)).collect();
    ranks.sort_by_key(|(rank, _)| paper.paragraphs.get(*rank).map_or(0, |paragraph| paragraph.whole.end));
    for (rank, orders) in ranks {
        let Some(paragraph) = paper.paragraphs.get(rank) else { continue };
        let before: String = orders.before.iter().map(|new| pen.paragraph(new)).collect();
        let itself = if orders.touch_inside() {
            Writer::new(paper, paragraph, orders, &splices).write(pen)
        } else {
            copy(paper, &splices, &paragraph.whole)
        };
        let after: String = orders.after.iter().map(|new| pen.paragraph(new)).collect();
        let inside: Vec<usize> = splices.range(paragraph.whole.clone()).map(|(start, _)| *start).collect();
        for start in inside {
            splices.remove(&start);
        }
        splices.insert(paragraph.whole.start, (paragraph.whole.end, format!("{before}{itself}{after}")));
    }
    copy(paper, &splices, &(0..paper.xml.len()))
}

/// A passage of the part, with what was written anew in it.
fn copy(paper: &Paper<'_>, splices: &BTreeMap<usize, (usize, String)>, range: &Range<usize>) -> String {
    let mut out = String::with_capacity(range.len());
    let mut at = range.start;
    for (start, (end, anew)) in splices.range(range.clone()) {
        out.push_str(paper.xml.get(at..*start).unwrap_or_default());
        out.push_str(anew);
        at = *end;
    }
    out.push_str(paper.xml.get(at..range.end).unwrap_or_default());
    out
}

/// A paragraph being written anew.
struct Writer<'a> {
    paper: &'a Paper<'a>,
    paragraph: &'a Paragraph,
    orders: &'a Orders,
    splices: &'a BTreeMap<usize, (usize, String)>,
    out: String,
    /// The paragraphs it was cut into, with what each says of itself.
    cut: Vec<(String, Option<String>, Fate)>,
    /// What groups runs and is open.
    open: Vec<Range<usize>>,
    run: Option<usize>,
    wrap: Option<Fate>,
}

impl<'a> Writer<'a> {
    fn new(
        paper: &'a Paper<'a>,
        paragraph: &'a Paragraph,
        orders: &'a Orders,
        splices: &'a BTreeMap<usize, (usize, String)>,
    ) -> Self {
        let (out, cut, open) = (String::new(), Vec::new(), Vec::new());
        Self { paper, paragraph, orders, splices, out, cut, open, run: None, wrap: None }
    }

    fn slice(&self, range: &Range<usize>) -> &'a str {
        self.paper.xml.get(range.clone()).unwrap_or_default()
    }

    fn write(mut self, pen: &mut Pen) -> String {
        let mut moved: Vec<Fate> = Vec::new();
        for gone in self.orders.gone.values().chain(&self.orders.end_gone) {
            if matches!(gone, Fate::MovedFrom(_)) && !moved.contains(gone) {
                moved.push(*gone);
            }
        }
        let passages: Vec<(String, String)> = moved.into_iter().map(|fate| pen.passage(fate)).collect();
        self.out.extend(passages.iter().map(|(begin, _)| begin.as_str()));
        let places = self.places();
        let units = &self.paragraph.units;
        for (rank, unit) in units.iter().enumerate() {
            self.inserts(places.get(&rank), pen);
            self.unit(unit, pen);
        }
        self.inserts(places.get(&units.len()), pen);
        self.close_run();
        self.out.extend(passages.iter().map(|(_, end)| end.as_str()));
        self.whole(pen)
    }

    /// The paragraph, or the paragraphs it was cut into: the last one is that of the file.
    fn whole(self, pen: &mut Pen) -> String {
        let own = self.paragraph.properties.as_ref().map_or("", |range| self.slice(range));
        let copied = markup::properties(own);
        let mut whole = String::new();
        for (body, properties, fate) in &self.cut {
            let properties = pen.marked(properties.as_ref().unwrap_or(&copied), *fate);
            whole.extend(["<w:p>", &properties, body, "</w:p>"]);
        }
        let tag = self.slice(&self.paragraph.tag);
        whole.push_str(tag.strip_suffix("/>").unwrap_or(tag.strip_suffix('>').unwrap_or(tag)));
        whole.push('>');
        match self.orders.end_gone {
            None => whole.push_str(own),
            Some(fate) => whole.push_str(&pen.marked(own, fate)),
        }
        whole.push_str(&self.out);
        whole.push_str("</w:p>");
        whole
    }

    /// The piece before which what comes at each place is written: outside what groups runs, where that can be.
    fn places(&self) -> BTreeMap<usize, Vec<usize>> {
        let units = &self.paragraph.units;
        let mut depths = vec![0_usize];
        for unit in units {
            let depth = depths.last().copied().unwrap_or(0);
            depths.push(match unit.kind {
                Kind::Open => depth + 1,
                Kind::Close => depth.saturating_sub(1),
                _ => depth,
            });
        }
        let mut places: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in self.orders.inserts.keys().copied() {
            let has = |unit: &Unit| !unit.chars.is_empty();
            if units.iter().any(|unit| has(unit) && unit.chars.start < at && at < unit.chars.end) {
                continue;
            }
            let left = units.iter().rposition(|unit| has(unit) && unit.chars.end == at);
            let right = units.iter().position(|unit| has(unit) && unit.chars.start == at);
            let (from, to) = (left.map_or(0, |left| left + 1), right.unwrap_or(units.len()));
            let depth = |rank: usize| depths.get(rank).copied().unwrap_or(0);
            let least = (from..=to).map(depth).min().unwrap_or(0);
            let mut fit = (from..=to).filter(|rank| depth(*rank) == least);
            let place = if left.is_some() { fit.next() } else { fit.next_back() };
            places.entry(place.unwrap_or(to)).or_default().push(at);
        }
        places
    }

    fn inserts(&mut self, at: Option<&Vec<usize>>, pen: &mut Pen) {
        for at in at.into_iter().flatten() {
            self.insert_all(*at, pen);
        }
    }

    fn insert_all(&mut self, at: usize, pen: &mut Pen) {
        let orders = self.orders;
        let Some(inserts) = orders.inserts.get(&at) else { return };
        self.close_run();
        // What somebody else inserted does not hold what we insert.
        let tracked = |range: &Range<usize>| {
            let tag = self.slice(range);
            tag.starts_with("<w:ins") || tag.starts_with("<w:moveTo")
        };
        let keep = self.open.iter().position(tracked).unwrap_or(self.open.len());
        self.close_down_to(keep);
        for insert in inserts {
            match insert {
                Insert::Words(words) => {
                    let (begin, end) = pen.passage(words.fate);
                    let words = pen.words(words);
                    self.out.extend([begin, words, end]);
                }
                Insert::Note(id) => self.out.push_str(&note(*id)),
                Insert::NoteBegins(id) => {
                    self.out.extend(["<w:commentRangeStart w:id=\"", &id.to_string(), "\"/>"]);
                }
                Insert::NoteEnds(id) => {
                    self.out.extend(["<w:commentRangeEnd w:id=\"", &id.to_string(), "\"/>", &note(*id)]);
                }
                Insert::End { properties, fate } => {
                    self.close_down_to(0);
                    let body = std::mem::take(&mut self.out);
                    self.cut.push((body, properties.clone(), *fate));
                    self.open_from(0, keep);
                }
            }
        }
        self.open_from(keep, self.open.len());
    }

    fn close_down_to(&mut self, keep: usize) {
        for range in self.open.iter().skip(keep).rev() {
            let tag = self.paper.xml.get(range.clone()).unwrap_or_default();
            let name = tag.trim_start_matches('<').split(|c: char| c.is_whitespace() || c == '>').next();
            self.out.extend(["</", name.unwrap_or_default(), ">"]);
        }
    }

    fn open_from(&mut self, from: usize, to: usize) {
        for range in self.open.iter().take(to).skip(from) {
            self.out.push_str(self.paper.xml.get(range.clone()).unwrap_or_default());
        }
    }

    fn close_run(&mut self) {
        if self.run.take().is_some() {
            self.out.push_str("</w:r>");
        }
        if let Some(fate) = self.wrap.take() {
            self.out.push_str(&Pen::close(fate));
        }
    }

    /// Writes a piece of a run.
    fn in_run(&mut self, run: Option<usize>, wrap: Option<Fate>, content: &str, pen: &mut Pen) {
        if self.wrap != wrap || self.run.is_none() {
            self.close_run();
            if let Some(fate) = wrap {
                self.out.push_str(&pen.open(fate));
            }
            self.wrap = wrap;
        }
        if self.run != run {
            if self.run.is_some() {
                self.out.push_str("</w:r>");
            }
            let looks = run.and_then(|run| self.paragraph.runs.get(run));
            match looks {
                Some(run) => {
                    self.out.push_str(self.slice(&run.tag));
                    self.out.push_str(run.looks.as_ref().map_or("", |looks| self.slice(looks)));
                }
                None => self.out.push_str("<w:r>"),
            }
            self.run = run;
        }
        self.out.push_str(content);
    }

    fn unit(&mut self, unit: &'a Unit, pen: &mut Pen) {
        match &unit.kind {
            Kind::Open | Kind::Close | Kind::Markup => self.between_runs(unit),
            Kind::Words => self.words(unit, pen),
            Kind::Field(units) => self.field(unit, units, pen),
            Kind::Sign => {
                let gone = self.orders.gone.get(&unit.chars.start).copied();
                let content = copy(self.paper, self.splices, &unit.range);
                self.in_run(unit.run, gone, &content, pen);
            }
            _ => {
                let goes = GOES_ALONG.iter().any(|tag| self.slice(&unit.range).starts_with(tag));
                let gone = if goes { self.gone_around(unit.chars.start) } else { None };
                let content = copy(self.paper, self.splices, &unit.range);
                self.in_run(unit.run, gone, &content, pen);
            }
        }
    }

    fn between_runs(&mut self, unit: &Unit) {
        self.close_run();
        self.out.push_str(&copy(self.paper, self.splices, &unit.range));
        match unit.kind {
            Kind::Open => self.open.push(unit.range.clone()),
            Kind::Close => {
                self.open.pop();
            }
            _ => {}
        }
    }

    /// What becomes of what stands between two characters: it goes when both do.
    fn gone_around(&self, at: usize) -> Option<Fate> {
        let gone = |at: Option<usize>| match at {
            Some(at) if at < self.paragraph.text.len() => self.orders.gone.get(&at).copied(),
            _ => self.orders.end_gone,
        };
        gone(at.checked_sub(1)).and(gone(Some(at)))
    }

    fn words(&mut self, unit: &Unit, pen: &mut Pen) {
        let whole = |at: usize| self.orders.gone.get(&at).copied();
        let mut from = unit.chars.start;
        for at in unit.chars.clone() {
            let next = at + 1;
            let cut =
                next == unit.chars.end || whole(at) != whole(next) || self.orders.inserts.contains_key(&next);
            if !cut {
                continue;
            }
            let gone = whole(at);
            let text: String = self.paragraph.text.get(from..next).unwrap_or_default().iter().collect();
            let content = match gone {
                None | Some(Fate::MovedFrom(_)) if (from..next) == unit.chars => {
                    self.slice(&unit.range).to_owned()
                }
                Some(Fate::Removed(_)) => markup::text(&text, "w:delText"),
                _ => markup::text(&text, "w:t"),
            };
            self.in_run(unit.run, gone, &content, pen);
            from = next;
            if next < unit.chars.end {
                self.insert_all(next, pen);
            }
        }
        if unit.chars.is_empty() {
            self.in_run(unit.run, None, self.slice(&unit.range), pen);
        }
    }

    /// A field stays or goes as one; what was to be kept of one that goes comes back as words.
    fn field(&mut self, unit: &Unit, units: &'a [Unit], pen: &mut Pen) {
        let chars = unit.chars.clone();
        let is_gone = |at: &usize| self.orders.gone.contains_key(at);
        let inner = chars.start + 1..chars.end.max(chars.start + 1);
        let came = self.orders.inserts.range(inner.clone()).next().is_some();
        if !came && !chars.clone().any(|at| is_gone(&at)) {
            self.kept_field(units, pen);
            return;
        }
        let kept: Vec<usize> = chars.clone().filter(|at| !is_gone(at)).collect();
        let rank = self.rank_in(&chars);
        self.gone_field(units, Fate::Removed(rank), pen);
        if kept.is_empty() && !came {
            return;
        }
        let shown = units.iter().find(|unit| unit.kind == Kind::Words).and_then(|unit| unit.run);
        let looks = shown.and_then(|run| self.paragraph.runs.get(run)?.looks.clone());
        let looks = looks.map_or_else(String::new, |looks| markup::looks(self.slice(&looks)));
        self.close_run();
        let mut words = Words { looks, text: String::new(), fate: Fate::Added(rank) };
        for at in chars {
            if inner.contains(&at) && self.orders.inserts.contains_key(&at) {
                self.said(&mut words, pen);
                self.insert_all(at, pen);
            }
            if kept.contains(&at) {
                words.text.extend(self.paragraph.text.get(at));
            }
        }
        self.said(&mut words, pen);
    }

    fn said(&mut self, words: &mut Words, pen: &mut Pen) {
        if !words.text.is_empty() {
            let said = pen.words(words);
            self.out.push_str(&said);
            words.text.clear();
        }
    }

    fn kept_field(&mut self, units: &'a [Unit], pen: &mut Pen) {
        for unit in units {
            if matches!(unit.kind, Kind::Open | Kind::Close | Kind::Markup) {
                self.between_runs(unit);
            } else {
                let content = copy(self.paper, self.splices, &unit.range);
                self.in_run(unit.run, None, &content, pen);
            }
        }
    }

    /// The proposal that touches these characters first.
    fn rank_in(&self, chars: &Range<usize>) -> usize {
        let gone = self.orders.gone.range(chars.clone()).map(|(_, fate)| *fate);
        let came = self.orders.inserts.range(chars.clone()).flat_map(|(_, inserts)| inserts);
        let came = came.filter_map(|insert| match insert {
            Insert::Words(words) => Some(words.fate),
            Insert::End { fate, .. } => Some(*fate),
            Insert::Note(_) | Insert::NoteBegins(_) | Insert::NoteEnds(_) => None,
        });
        gone.chain(came).find_map(Fate::proposal).unwrap_or(0)
    }

    fn gone_run(&mut self, content: &str, fate: Fate, pen: &mut Pen) {
        self.close_run();
        let open = pen.open(fate);
        self.out.extend([&open, "<w:r>", content, "</w:r>", &Pen::close(fate)]);
    }

    fn gone_field(&mut self, units: &'a [Unit], fate: Fate, pen: &mut Pen) {
        let gone = Some(fate);
        for unit in units {
            let content = copy(self.paper, self.splices, &unit.range);
            match unit.kind {
                // A simple field that goes is written in full: LibreOffice would leave its words.
                Kind::Open if content.starts_with("<w:fldSimple") => {
                    self.gone_run(&markup::field_begins(&content), fate, pen);
                }
                Kind::Close if content.starts_with("</w:fldSimple") => {
                    self.gone_run(markup::FIELD_ENDS, fate, pen);
                }
                Kind::Open | Kind::Close | Kind::Markup => self.between_runs(unit),
                Kind::Instruction => {
                    let content = content.replace("w:instrText", "w:delInstrText");
                    self.in_run(unit.run, gone, &content, pen);
                }
                Kind::Words => {
                    let text = self.paragraph.text.get(unit.chars.clone()).unwrap_or_default();
                    let text: String = text.iter().collect();
                    self.in_run(unit.run, gone, &markup::text(&text, "w:delText"), pen);
                }
                _ => self.in_run(unit.run, gone, &content, pen),
            }
        }
    }
}
