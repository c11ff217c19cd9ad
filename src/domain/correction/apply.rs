//! One correction done on the parts of a draft. No word is lost: what leaves a part goes to another, or aside.
use super::tree::{deepest, settle, subtree};
use super::{Repair, marks};
use crate::domain::heading::{Labels, read_or_title};
use crate::domain::id::NodeKey;
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{Draft, NodeKind, Paragraph, ParagraphKind, PlanNode, Remark};
use crate::text::fold::fold;

/// What became of a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Applied {
    /// It was done.
    Done,
    /// The part is as it asks already.
    Needless,
    /// It cannot be done there.
    Impossible,
}

/// Does it on the part of this rank.
pub(super) fn apply(draft: &mut Draft, at: usize, repair: &Repair) -> Applied {
    if at >= draft.nodes.len() {
        return Applied::Impossible;
    }
    let applied = match repair {
        Repair::Level { kind, depth } => level(&mut draft.nodes, at, *kind, *depth),
        Repair::MergeWithPrevious => merge(&mut draft.nodes, at),
        Repair::Split { paragraph, kind, depth } => split(&mut draft.nodes, at, paragraph, (*kind, *depth)),
        Repair::Drop => drop_part(draft, at),
        Repair::Renumber { label, number } => {
            let number = number.as_deref().filter(|n| !n.trim().is_empty()).map(MeasureNumber::new);
            alter(&mut draft.nodes, at, |node| {
                label.trim().clone_into(&mut node.label);
                node.number = number;
            })
        }
        Repair::Retitle { title } => {
            alter(&mut draft.nodes, at, |node| title.trim().clone_into(&mut node.title))
        }
    };
    if applied == Applied::Done {
        settle(&mut draft.nodes);
    }
    applied
}

fn alter(nodes: &mut [PlanNode], at: usize, how: impl FnOnce(&mut PlanNode)) -> Applied {
    let Some(node) = nodes.get_mut(at) else { return Applied::Impossible };
    let printed = |node: &PlanNode| (node.heading(), node.label.clone(), node.title.clone());
    let before = printed(node);
    how(node);
    if printed(node) == before { Applied::Needless } else { Applied::Done }
}

fn level(nodes: &mut [PlanNode], at: usize, kind: NodeKind, depth: u8) -> Applied {
    let depth = depth.min(deepest(nodes, at));
    let count = subtree(nodes, at);
    let Some(head) = nodes.get_mut(at) else { return Applied::Impossible };
    if (head.kind, head.depth) == (kind, depth) {
        return Applied::Needless;
    }
    if at == 0 && !kind.is_section() {
        return Applied::Impossible;
    }
    let before = head.depth;
    head.kind = kind;
    for node in nodes.iter_mut().skip(at).take(count) {
        node.depth = (node.depth - before).saturating_add(depth);
    }
    Applied::Done
}

fn merge(nodes: &mut Vec<PlanNode>, at: usize) -> Applied {
    if at == 0 {
        return Applied::Impossible;
    }
    let mut gone = nodes.remove(at);
    if let Some(previous) = nodes.get_mut(at - 1) {
        if continues_title(previous, &gone) {
            let title = std::mem::take(&mut gone.title);
            format!("{} {title}", previous.title).trim().clone_into(&mut previous.title);
        }
        previous.paragraphs.extend(words_of(&gone));
        previous.remarks.append(&mut gone.remarks);
    }
    Applied::Done
}

/// Whether the heading of a part is the second line of the heading before it: nothing stands between them, and it goes
/// on in the middle of a sentence, or is the title that the other lacks.
fn continues_title(previous: &PlanNode, gone: &PlanNode) -> bool {
    let bare = gone.label.is_empty() && gone.number.is_none() && previous.paragraphs.is_empty();
    let lacks = previous.title.is_empty() && previous.number.is_some();
    bare && (lacks || (!previous.title.is_empty() && gone.title.starts_with(char::is_lowercase)))
}

/// The heading of a part as a paragraph, and its paragraphs.
fn words_of(node: &PlanNode) -> impl Iterator<Item = Paragraph> {
    let heading = Paragraph { kind: ParagraphKind::Text, text: node.heading(), page: node.page };
    let heading = Some(heading).filter(|paragraph| !paragraph.text.is_empty());
    heading.into_iter().chain(node.paragraphs.clone())
}

fn drop_part(draft: &mut Draft, at: usize) -> Applied {
    if draft.nodes.len() < 2 {
        return Applied::Impossible;
    }
    let count = subtree(&draft.nodes, at);
    let gone = draft.nodes.remove(at);
    // A heading in the midst of a group that was none: what stood under it is the group’s. Else what it held goes up.
    let held = if goes_on(draft.nodes.get(..at).unwrap_or_default(), &gone) { 0 } else { count - 1 };
    for node in draft.nodes.iter_mut().skip(at).take(held) {
        node.depth = node.depth.saturating_sub(1);
        // What was a sub-measure of the part must not become one of the part before it.
        if node.kind == NodeKind::SubMeasure && gone.kind.is_section() {
            node.kind = gone.kind;
        }
    }
    draft.set_aside.extend(words_of(&gone));
    draft.set_aside.extend(gone.remarks.into_iter().map(noted));
    Applied::Done
}

/// Whether the part before one on its level is of the same kind.
fn goes_on(before: &[PlanNode], part: &PlanNode) -> bool {
    let sibling = before.iter().rev().find(|node| node.depth <= part.depth);
    sibling.is_some_and(|node| node.depth == part.depth && node.kind == part.kind)
}

fn noted(remark: Remark) -> Paragraph {
    let text =
        if remark.author.is_empty() { remark.text } else { format!("{} — {}", remark.author, remark.text) };
    Paragraph { kind: ParagraphKind::Text, text, page: None }
}

fn split(nodes: &mut Vec<PlanNode>, at: usize, words: &str, (kind, depth): (NodeKind, u8)) -> Applied {
    let labels = Labels::of(nodes).and_common();
    let Some(node) = nodes.get(at) else { return Applied::Impossible };
    let Some(cut) = marks::paragraph(&node.paragraphs, words) else { return Applied::Impossible };
    let key = fresh_key(nodes, &node.key, words);
    let Some(node) = nodes.get_mut(at) else { return Applied::Impossible };
    let mut tail = node.paragraphs.split_off(cut).into_iter();
    let Some(line) = tail.next() else { return Applied::Impossible };
    let heading = read_or_title(&line.text, &labels);
    let mut part = PlanNode {
        key,
        kind,
        label: heading.label,
        number: heading.number,
        title: heading.title,
        depth,
        page: line.page.or(node.page),
        paragraphs: tail.collect(),
        remarks: Vec::new(),
    };
    let stays = |remark: &Remark| {
        let quoted = |text: &str| !remark.quote.is_empty() && text.contains(&remark.quote);
        node.paragraphs.iter().any(|p| quoted(&p.text))
            || !(quoted(&line.text) || part.paragraphs.iter().any(|p| quoted(&p.text)))
    };
    let (kept, moved) = node.remarks.drain(..).partition(stays);
    (node.remarks, part.remarks) = (kept, moved);
    nodes.insert(at + 1, part);
    let depth = depth.min(deepest(nodes, at + 1));
    if let Some(part) = nodes.get_mut(at + 1) {
        part.depth = depth;
    }
    Applied::Done
}

/// The key of a part that was split off. It is made from the words of its heading, so that the same correction gives
/// the same part the same key whenever it is done again, and another part never gets the key of one that is gone.
fn fresh_key(nodes: &[PlanNode], owner: &NodeKey, words: &str) -> NodeKey {
    let base = owner.as_str().split('+').next().unwrap_or_default();
    // FNV-1a: short, stable for ever, and nobody gains anything by making it collide.
    let hash = fold(words)
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let wanted = format!("{base}+{hash:08x}");
    let taken = |key: &NodeKey| nodes.iter().any(|node| node.key == *key);
    let mut key = NodeKey::new(wanted.clone());
    let mut again = 1;
    while taken(&key) {
        again += 1;
        key = NodeKey::new(format!("{wanted}~{again}"));
    }
    key
}
