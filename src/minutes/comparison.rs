//! The comparison of two drafts of a plan as a document: a table of what changed, then each part that changed with
//! the words that came and went. The words of the plan are left as they are: no typography is put on them.
use chrono::NaiveDate;

use super::document::{Block, Content, Document, Element, Inline, ListRole, Mark, Role, Row, TitleRole};
use super::nouns::{agree, capitalized, gender, part_noun};
use crate::domain::compare::{Pair, PairStatus, align_sections};
use crate::domain::diff::{self, Fate, Hunk, HunkKind, ParagraphDiff, Spot};
use crate::domain::plan::{Draft, NodeKind, ParagraphKind, PlanNode};
use crate::text::french::numbers::count;
use crate::text::lang::Lang;

/// A draft and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Its label, or the name of its file.
    pub name: &'a str,
}

/// The document that tells what changed from one draft to the next, dated from a day.
pub fn compose(old: Side<'_>, new: Side<'_>, date: NaiveDate, lang: Lang) -> Document {
    let pairs = align_sections(old.draft, new.draft);
    let paper = Paper { old: old.draft, new: new.draft, lang };
    let title = lang.pick("Comparaison de deux versions du plan", "Comparison of two drafts of the plan");
    let plan = [&new.draft.title, &old.draft.title].into_iter().find(|title| !title.is_empty());
    let mut blocks = Vec::new();
    let mut titled = |role, text: String| {
        blocks.push(Block::own(Content::Title { role, text: vec![Inline::plain(text)] }));
    };
    if let Some(plan) = plan {
        titled(TitleRole::Subject, plan.clone());
    }
    titled(TitleRole::Title, title.to_owned());
    titled(TitleRole::Place, format!("{} → {}", old.name, new.name));
    blocks.extend(paper.opening(&pairs));
    let (kept, changed): (Vec<_>, Vec<_>) = pairs.iter().enumerate().partition(|(_, pair)| is_kept(pair));
    if !changed.is_empty() {
        blocks.push(heading(1, "changes", lang.pick("Ce qui a changé", "What changed")));
        blocks.push(paper.table(&changed));
        blocks.push(heading(1, "details", lang.pick("Le détail des changements", "The changes in detail")));
        for (rank, pair) in &changed {
            paper.part(*rank, pair, &mut blocks);
        }
    }
    if !kept.is_empty() {
        blocks.push(heading(1, "kept", lang.pick("Ce qui n’a pas changé", "What did not change")));
        let item = |(_, pair): &(usize, &Pair)| Element {
            text: vec![Inline::plain(paper.head(pair).map(PlanNode::heading).unwrap_or_default())],
            source: None,
        };
        let items = kept.iter().map(item).collect();
        blocks.push(Block::own(Content::List { role: ListRole::Points, items }));
    }
    Document {
        lang,
        title: title.to_owned(),
        subject: plan.cloned().unwrap_or_default(),
        date,
        blocks,
        ..Document::default()
    }
}

/// What happened to a part, in words that agree with what the plan calls it: « titre et texte modifiés, déplacé ».
fn statuses(pair: &Pair, part: Option<&PlanNode>, lang: Lang) -> String {
    let gender = gender(&part_noun(part, lang));
    let holds = |status| pair.statuses.contains(&status);
    let mut words: Vec<&str> = Vec::new();
    match (holds(PairStatus::Retitled), holds(PairStatus::Reworded)) {
        (true, true) => words.push(lang.pick("titre et texte modifiés", "retitled and reworded")),
        (true, false) => words.push(lang.pick("titre modifié", "retitled")),
        (false, true) => words.push(lang.pick("texte modifié", "reworded")),
        (false, false) => {}
    }
    for (status, masculine, feminine, english) in [
        (PairStatus::Kept, "inchangé", "inchangée", "kept"),
        (PairStatus::Renumbered, "renuméroté", "renumérotée", "renumbered"),
        (PairStatus::Moved, "déplacé", "déplacée", "moved"),
        (PairStatus::Added, "nouveau", "nouvelle", "new"),
        (PairStatus::Removed, "disparu", "disparue", "gone"),
    ] {
        if holds(status) {
            words.push(lang.pick(agree(gender, masculine, feminine), english));
        }
    }
    words.join(", ")
}

fn is_kept(pair: &Pair) -> bool {
    pair.statuses == [PairStatus::Kept]
}

fn bookmark(rank: usize) -> String {
    format!("part_{}", rank + 1)
}

fn heading(level: u8, bookmark: &str, words: &str) -> Block {
    let text = vec![Inline::plain(words)];
    Block::own(Content::Heading { level, bookmark: bookmark.to_owned(), text })
}

/// The two drafts while they are laid out.
struct Paper<'a> {
    old: &'a Draft,
    new: &'a Draft,
    lang: Lang,
}

impl<'a> Paper<'a> {
    fn before(&self, pair: &Pair) -> Option<&'a PlanNode> {
        self.old.nodes.get(pair.old?)
    }

    fn after(&self, pair: &Pair) -> Option<&'a PlanNode> {
        self.new.nodes.get(pair.new?)
    }

    fn head(&self, pair: &Pair) -> Option<&'a PlanNode> {
        self.after(pair).or_else(|| self.before(pair))
    }

    /// How much changed, and how changes are marked.
    fn opening(&self, pairs: &[Pair]) -> Vec<Block> {
        let lang = self.lang;
        let is_measure = |pair: &&Pair| self.head(pair).is_some_and(|node| node.kind == NodeKind::Measure);
        let tally =
            |status| pairs.iter().filter(is_measure).filter(|pair| pair.statuses.contains(&status)).count();
        let of = |status, one: (&str, &str), many: (&str, &str)| {
            let n = tally(status);
            (n > 0).then(|| lang.pick(count(n, one.0, many.0), count(n, one.1, many.1)))
        };
        let told: Vec<String> = [
            of(PairStatus::Added, ("nouvelle", "new"), ("nouvelles", "new")),
            of(PairStatus::Removed, ("disparue", "gone"), ("disparues", "gone")),
            of(PairStatus::Retitled, ("au titre modifié", "retitled"), ("au titre modifié", "retitled")),
            of(PairStatus::Reworded, ("au texte modifié", "reworded"), ("au texte modifié", "reworded")),
            of(PairStatus::Renumbered, ("renumérotée", "renumbered"), ("renumérotées", "renumbered")),
            of(PairStatus::Moved, ("déplacée", "moved"), ("déplacées", "moved")),
            of(PairStatus::Kept, ("inchangée", "kept"), ("inchangées", "kept")),
        ]
        .into_iter()
        .flatten()
        .collect();
        let measures = pairs.iter().filter(is_measure).count();
        let all = lang.pick(
            format!("{} en tout", count(measures, "mesure", "mesures")),
            format!("{} in all", count(measures, "measure", "measures")),
        );
        let told = told.join(", ");
        let colon = lang.pick("\u{a0}: ", ": ");
        // Of two drafts without any measure there is nothing to detail.
        let sum = if told.is_empty() { format!("{all}.") } else { format!("{all}{colon}{told}.") };
        let legend = vec![
            Inline::plain(lang.pick("Les ", "")),
            mark(lang.pick("mots ajoutés", "Added words"), Mark::Added),
            Inline::plain(lang.pick(" et les ", " and ")),
            mark(lang.pick("mots retirés", "removed words"), Mark::Removed),
            Inline::plain(lang.pick(
                " sont marqués ainsi. Ce qui ne tient qu’à la typographie n’est pas relevé.",
                " are marked like this. Mere typography is not told.",
            )),
        ];
        vec![
            Block::paragraph(Role::Body, sum),
            Block::own(Content::Paragraph { role: Role::Body, text: legend }),
        ]
    }

    fn table(&self, changed: &[(usize, &Pair)]) -> Block {
        let lang = self.lang;
        let name = |node: Option<&PlanNode>| node.map_or_else(|| "—".to_owned(), PlanNode::heading);
        let row = |(rank, pair): &(usize, &Pair)| {
            let (mut before, after) = (name(self.before(pair)), name(self.after(pair)));
            // The same heading twice would hide those that changed.
            if let Some(node) = self.before(pair).filter(|_| before == after) {
                before = node.name();
            }
            let link = |words: String, here: bool| {
                if here {
                    vec![Inline::link(words, format!("#{}", bookmark(*rank)))]
                } else {
                    vec![Inline::plain(words)]
                }
            };
            let cells = vec![
                vec![Inline::plain(capitalized(&statuses(pair, self.head(pair), lang)))],
                link(before, pair.new.is_none()),
                link(after, pair.new.is_some()),
            ];
            Row { cells, source: None }
        };
        let header = [
            lang.pick("Changement", "Change"),
            lang.pick("Ancienne version", "Old draft"),
            lang.pick("Nouvelle version", "New draft"),
        ];
        Block::own(Content::Table {
            header: header.map(|words| vec![Inline::plain(words)]).to_vec(),
            widths: vec![18, 36, 46],
            rows: changed.iter().map(row).collect(),
        })
    }

    /// A part that changed: what happened to it, then its text with the changes marked.
    fn part(&self, rank: usize, pair: &Pair, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let Some(head) = self.head(pair) else { return };
        blocks.push(heading(2, &bookmark(rank), &head.heading()));
        let mut said = capitalized(&statuses(pair, self.head(pair), lang));
        if let (Some(before), Some(after)) = (self.before(pair), self.after(pair))
            && before.number != after.number
        {
            said.extend([" (", before.name().as_str(), " → ", after.name().as_str(), ")"]);
        }
        if let Some(kin) = self.kin(pair) {
            said += &kin;
        }
        blocks.push(Block::paragraph(Role::Status, format!("{said}.")));
        let section =
            |draft: &'a Draft, at: Option<usize>| at.and_then(|at| draft.section_at(at)).unwrap_or_default();
        let (old, new) = (section(self.old, pair.old), section(self.new, pair.new));
        let rows = diff::sections(old, new);
        let retitled = pair.statuses.contains(&PairStatus::Retitled);
        let mut items: Vec<Element> = Vec::new();
        for row in &rows {
            match self.row(row, old, new, retitled) {
                Some(Laid::Dash(text)) => items.push(Element { text, source: None }),
                Some(Laid::Paragraph(block)) => {
                    flush(&mut items, blocks);
                    blocks.push(block);
                }
                None => {}
            }
        }
        flush(&mut items, blocks);
    }

    /// « (texte venu de : Mesure 4) ».
    fn kin(&self, pair: &Pair) -> Option<String> {
        let (draft, fr, en) = if pair.old.is_none() {
            (self.old, "texte venu de", "text from")
        } else {
            (self.new, "texte repris dans", "text taken into")
        };
        let node = draft.nodes.get(pair.kin?)?;
        Some(format!(" ({}{} {})", self.lang.pick(fr, en), self.lang.pick("\u{a0}:", ":"), node.name()))
    }

    /// Lays out a paragraph or a heading. The heading of the part itself is told once, unless its words changed.
    fn row(&self, row: &ParagraphDiff, old: &[PlanNode], new: &[PlanNode], retitled: bool) -> Option<Laid> {
        let (spot, parts) = match (row.new, row.old) {
            (Some(spot), _) => (spot, new),
            (None, Some(spot)) => (spot, old),
            (None, None) => return None,
        };
        let mut text = marked(&row.hunks);
        if row.fate == Fate::Moved {
            text.insert(0, Inline::emphasis(self.lang.pick("(déplacé) ", "(moved) ")));
        }
        if is_dash(parts, spot) {
            return Some(Laid::Dash(text));
        }
        let role = match spot.paragraph {
            None if spot.node == 0 && !retitled => return None,
            None => Role::Lead,
            Some(_) => Role::Body,
        };
        if role == Role::Lead && row.fate == Fate::Same {
            text = text.into_iter().map(|run| Inline::strong(run.text)).collect();
        }
        Some(Laid::Paragraph(Block::own(Content::Paragraph { role, text })))
    }
}

/// A row of the differences on paper.
enum Laid {
    /// An element of a list.
    Dash(Vec<Inline>),
    /// Anything else.
    Paragraph(Block),
}

fn flush(items: &mut Vec<Element>, blocks: &mut Vec<Block>) {
    if !items.is_empty() {
        blocks.push(Block::own(Content::List { role: ListRole::Points, items: std::mem::take(items) }));
    }
}

fn is_dash(parts: &[PlanNode], spot: Spot) -> bool {
    let paragraph =
        parts.get(spot.node).zip(spot.paragraph).and_then(|(node, rank)| node.paragraphs.get(rank));
    paragraph.is_some_and(|paragraph| paragraph.kind == ParagraphKind::Dash)
}

fn marked(hunks: &[Hunk]) -> Vec<Inline> {
    let run = |hunk: &Hunk| match hunk.kind {
        HunkKind::Same => Inline::plain(hunk.text.clone()),
        HunkKind::Added => mark(&hunk.text, Mark::Added),
        HunkKind::Removed => mark(&hunk.text, Mark::Removed),
    };
    let mut text: Vec<Inline> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        // What came stands clear of what went before it: on paper only a line under or through tells them apart.
        let close = text
            .last()
            .is_some_and(|last| last.mark == Mark::Removed && !last.text.ends_with(char::is_whitespace));
        if close && hunk.kind == HunkKind::Added && !hunk.text.starts_with(char::is_whitespace) {
            text.push(Inline::plain(" "));
        }
        text.push(run(hunk));
    }
    text
}

fn mark(words: &str, mark: Mark) -> Inline {
    Inline { text: words.to_owned(), mark }
}
