//! The amendment table: one row a proposal, in the order of the plan, with its place, the text of the plan, the text
//! proposed, why, by whom, and what was decided.
use std::collections::HashMap;

use crate::domain::amendment::Standing;
use crate::domain::anchor::{Anchor, Place};
use crate::domain::id::{EntryId, NodeKey};
use crate::domain::outline::outline;
use crate::domain::plan::{Draft, ParagraphKind, PlanNode};
use crate::domain::roll::Roll;
use crate::domain::session::Session;
use crate::domain::wording::{Excerpt, excerpts};
use crate::text::french::numbers::count;
use crate::text::lang::Lang;

use super::document::{Block, Content, Document, Inline, PageShape, Role, Row, Source};
use super::{Marks, Options, sheet};

mod cells;
mod change;

/// The columns, in hundredths of the width of the text.
const WIDTHS: [u8; 8] = [4, 12, 11, 20, 22, 13, 8, 10];

/// The amendment table of a session.
pub(super) fn compose(session: &Session, options: &Options) -> Document {
    let lang = options.lang;
    let title = lang.pick("Tableau des propositions", "Amendment table");
    let mut document = sheet::document(session, options, title, PageShape::Landscape);
    document.blocks = sheet::title_lines(session, title, options);
    let rows = proposals(session, options);
    document.blocks.push(Block::paragraph(Role::Body, tally(&rows, lang)));
    if rows.is_empty() && options.marks == Marks::Shown {
        return document;
    }
    if options.marks == Marks::Shown {
        document.blocks.push(sheet::legend(lang));
    }
    document.blocks.push(table(&rows, session, options));
    document
}

/// What is known of the plan, looked up once for all the rows.
struct Plan<'s> {
    /// The parts by their keys: that of the draft under review, else of the newest one that has it.
    parts: HashMap<&'s NodeKey, (&'s PlanNode, usize)>,
    /// The rank of each section of the compte-rendu.
    sections: HashMap<NodeKey, usize>,
    drafts: &'s Roll<Draft>,
}

impl<'s> Plan<'s> {
    fn of(session: &'s Session) -> Self {
        let mut parts = HashMap::new();
        for draft in session.drafts().iter() {
            for (rank, node) in draft.nodes.iter().enumerate() {
                parts.insert(&node.key, (node, rank));
            }
        }
        let sections = outline(session).into_iter().map(|row| row.key).zip(0..).collect();
        Self { parts, sections, drafts: session.drafts() }
    }

    fn node(&self, key: &NodeKey) -> Option<&'s PlanNode> {
        self.parts.get(key).map(|(node, _)| *node)
    }

    /// Where a proposal stands in the order of the plan; those on parts that are nowhere in it come last.
    fn place(&self, excerpt: &Excerpt<'_>) -> (usize, usize, usize, u32) {
        let section = self.sections.get(&excerpt.entry.node).copied().unwrap_or(usize::MAX);
        let anchor = &excerpt.amendment.anchor;
        let Some((node, part)) = self.parts.get(&anchor.node) else { return (section, 0, 0, 0) };
        let (paragraph, sentence) = rank_in(anchor, node);
        (section, *part, paragraph, sentence)
    }
}

/// The rank of the paragraph, from 1, and of the sentence; 0 for the part as a whole, its title and its head.
fn rank_in(anchor: &Anchor, node: &PlanNode) -> (usize, u32) {
    let nth = |kind: ParagraphKind, n: u32| {
        let mut alike = node.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.kind == kind);
        alike.nth(usize::try_from(n).unwrap_or(usize::MAX).saturating_sub(1)).map_or(0, |(rank, _)| rank + 1)
    };
    match anchor.place {
        Place::Whole | Place::Title | Place::Head => (0, 0),
        Place::End => (usize::MAX, 0),
        Place::Paragraph { paragraph } => (nth(ParagraphKind::Text, paragraph.n), 0),
        Place::Sentence { paragraph, sentence } => (nth(ParagraphKind::Text, paragraph.n), sentence.n),
        Place::Dash { dash } => (nth(ParagraphKind::Dash, dash.n), 0),
    }
}

/// The proposals that reach these readers, in the order of the plan.
fn proposals<'s>(session: &'s Session, options: &Options) -> Vec<Excerpt<'s>> {
    let plan = Plan::of(session);
    let mut excerpts = excerpts(session, options.audience);
    excerpts.sort_by_cached_key(|excerpt| plan.place(excerpt));
    excerpts
}

/// « 32 propositions : 6 adoptées en séance, 24 proposées, 2 suggérées. »
fn tally(rows: &[Excerpt<'_>], lang: Lang) -> String {
    if rows.is_empty() {
        return lang.pick("Aucune rédaction n’a été proposée.", "No wording was proposed.").to_owned();
    }
    let of = |standing, one: (&str, &str), many: (&str, &str)| {
        let n = rows.iter().filter(|row| row.amendment.standing == standing).count();
        (n > 0).then(|| lang.pick(count(n, one.0, many.0), count(n, one.1, many.1)))
    };
    let adopted = of(
        Standing::Adopted,
        ("adoptée en séance", "adopted in the meeting"),
        ("adoptées en séance", "adopted in the meeting"),
    );
    let proposed = of(Standing::Proposed, ("proposée", "proposed"), ("proposées", "proposed"));
    let suggested = of(Standing::Suggested, ("suggérée", "suggested"), ("suggérées", "suggested"));
    let all = lang
        .pick(count(rows.len(), "proposition", "propositions"), count(rows.len(), "proposal", "proposals"));
    let told: Vec<String> = [adopted, proposed, suggested].into_iter().flatten().collect();
    format!("{all}{}{}.", lang.pick("\u{a0}: ", ": "), told.join(", "))
}

fn table(rows: &[Excerpt<'_>], session: &Session, options: &Options) -> Block {
    let lang = options.lang;
    let header = lang.pick(
        ["N°", "Mesure", "Endroit", "Texte du plan", "Proposition", "Motif", "Portée par", "Décision"],
        ["No.", "Measure", "Place", "Text of the plan", "Proposal", "Reason", "Held by", "Decision"],
    );
    let plan = Plan::of(session);
    let numbers: HashMap<&EntryId, usize> = rows.iter().map(|row| &row.entry.id).zip(1..).collect();
    let mut previous: Option<&NodeKey> = None;
    let rows = rows.iter().zip(1_usize..).map(|(excerpt, number)| {
        let entry = excerpt.entry;
        let again = previous.replace(&entry.node) == Some(&entry.node);
        let change = change::of(excerpt, session, &plan, options);
        let cells = vec![
            vec![Inline::plain(number.to_string())],
            cells::measure(entry, &plan, again, options),
            vec![Inline::plain(cells::place(excerpt, &plan, lang))],
            change.old,
            change.new,
            vec![Inline::plain(sheet::set(excerpt.amendment.rationale.trim(), lang))],
            vec![Inline::plain(super::comments::organizations(&entry.holders, session, lang))],
            vec![Inline::plain(cells::decision(excerpt, &numbers, lang))],
        ];
        Row { cells, source: Some(Source::Entry(entry.id.clone())) }
    });
    Block::own(Content::Table {
        header: header.iter().map(|name| vec![Inline::plain(*name)]).collect(),
        widths: WIDTHS.to_vec(),
        rows: rows.collect(),
    })
}

#[cfg(test)]
mod tests;
