//! From a text edited in place to proposals: what was added, replaced, deleted, retitled, each with its place.
use std::ops::Range;

use super::sheet::{Replaced, Sheet, SheetLine, changes};
use crate::domain::amendment::{Amendment, AmendmentKind, Side};
use crate::domain::anchor::Anchor;
use crate::domain::anchoring::anchor_in;
use crate::domain::diff::{letters_of, same_words};
use crate::domain::id::DraftId;
use crate::domain::plan::PlanNode;
use crate::text::sentences::sentences;

mod words;

use words::{clause_before, next_word, previous_word, sentence_before, words_after, words_before};

/// From this many changes on, a sentence is replaced as a whole.
const CHANGES_MAX: usize = 3;
/// From this share of its letters on, in percent, too.
const CHANGED_MAX: usize = 60;
/// How many words are taken in on both sides, at most, to make clear which ones are meant.
const WIDER_MAX: usize = 4;

/// The proposals that make the edited text of a section, in the order of the text. Applied to the draft, they give
/// the edited text, typography apart.
pub fn operations(section: &[PlanNode], draft: &DraftId, edited: &str) -> Vec<Amendment> {
    let sheet = Sheet::of(section);
    let changes = changes(&sheet.text, edited);
    operations_of(section, draft, &sheet, (edited, &changes))
}

/// The same, of a section whose sheet and what was replaced in it are known: while one types, nothing is compared twice.
pub fn operations_of(
    section: &[PlanNode],
    draft: &DraftId,
    sheet: &Sheet,
    (edited, changes): (&str, &[Replaced]),
) -> Vec<Amendment> {
    if changes.is_empty() {
        return Vec::new();
    }
    let changes: Vec<Change> =
        changes.iter().map(|(old, new)| Change { old: old.clone(), new: new.clone() }).collect();
    let mut page = Page { section, draft, sheet, edited, whole: false };
    let fine = page.proposals(&changes);
    if page.is_made_by(&fine) {
        return fine;
    }
    // Paragraphs cut, joined and rewritten at once: the lines that changed are replaced as a whole.
    let coarse = page.whole_lines(&changes);
    page.whole = true;
    page.proposals(&coarse)
}

/// Bytes of the sheet that became bytes of the edited text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    old: Range<usize>,
    new: Range<usize>,
}

struct Page<'p> {
    section: &'p [PlanNode],
    draft: &'p DraftId,
    sheet: &'p Sheet,
    edited: &'p str,
    /// Whether what changed is replaced as a whole, also where it only grew.
    whole: bool,
}

impl Page<'_> {
    fn old(&self, range: &Range<usize>) -> &str {
        self.sheet.text.get(range.clone()).unwrap_or_default()
    }

    fn fresh(&self, range: &Range<usize>) -> &str {
        self.edited.get(range.clone()).unwrap_or_default()
    }

    /// Whether the proposals give the edited text.
    fn is_made_by(&self, proposals: &[Amendment]) -> bool {
        let made = super::consolidation::text_with(self.section, self.draft, proposals);
        let lines = |text: &str| -> Vec<String> {
            text.lines().map(crate::domain::diff::skeleton).filter(|line| !line.is_empty()).collect()
        };
        made.is_some_and(|made| lines(&made) == lines(self.edited))
    }

    /// The changes taken line by line: a change that leaves its line becomes the whole lines it is in.
    fn whole_lines(&self, changes: &[Change]) -> Vec<Change> {
        let mut whole: Vec<Change> = Vec::new();
        for change in changes {
            let wide = Change {
                old: lines_around(&self.sheet.text, &change.old),
                new: lines_around(self.edited, &change.new),
            };
            match whole.last_mut() {
                Some(last) if wide.old.start <= last.old.end || wide.new.start <= last.new.end => {
                    last.old.end = last.old.end.max(wide.old.end);
                    last.new.end = last.new.end.max(wide.new.end);
                }
                _ => whole.push(wide),
            }
        }
        whole
    }

    fn proposals(&self, changes: &[Change]) -> Vec<Amendment> {
        let mut proposals = Vec::new();
        let mut at = 0;
        while let Some(change) = changes.get(at) {
            let rest = changes.get(at..).unwrap_or_default();
            let line = self.line_of(change);
            // The changes of one line are told together, so that a title or a sentence is not told in crumbs.
            let count =
                rest.iter().take_while(|other| line.is_some() && self.line_of(other) == line).count().max(1);
            let group = rest.get(..count).unwrap_or_default();
            match line.and_then(|rank| self.sheet.lines.get(rank)) {
                Some(line) if line.paragraph.is_none() => proposals.extend(self.retitling(line, group)),
                Some(line) => proposals.extend(self.in_line(line, group)),
                None => proposals.extend(self.across(change)),
            }
            at += count;
        }
        proposals
    }

    /// The line a change stays in, if it does.
    fn line_of(&self, change: &Change) -> Option<usize> {
        let breaks = self.old(&change.old).contains('\n') || self.fresh(&change.new).contains('\n');
        let rank = self.sheet.line_at(change.old.start).filter(|_| !breaks)?;
        let line = self.sheet.lines.get(rank)?;
        (line.range.start + line.lead <= change.old.start).then_some(rank)
    }

    fn node(&self, line: &SheetLine) -> Option<&PlanNode> {
        self.section.get(line.part)
    }

    fn retitling(&self, line: &SheetLine, group: &[Change]) -> Option<Amendment> {
        self.retitle(line, self.rewritten(&line.range, group).trim())
    }

    /// A range of the sheet with its changes made.
    fn rewritten(&self, range: &Range<usize>, group: &[Change]) -> String {
        let mut text = String::new();
        let mut at = range.start;
        for change in group {
            text.push_str(self.old(&(at..change.old.start)));
            text.push_str(self.fresh(&change.new));
            at = change.old.end;
        }
        text + self.old(&(at..range.end))
    }

    /// Changes inside one paragraph, sentence by sentence.
    fn in_line(&self, line: &SheetLine, group: &[Change]) -> Vec<Amendment> {
        let of_line = |s: Range<usize>| line.range.start + s.start..line.range.start + s.end;
        let sentences: Vec<Range<usize>> =
            sentences(self.old(&line.range)).into_iter().map(of_line).collect();
        let mut proposals = Vec::new();
        let mut at = 0;
        while let Some(change) = group.get(at) {
            let rest = group.get(at..).unwrap_or_default();
            let sentence =
                sentences.iter().find(|s| s.start <= change.old.start && change.old.end <= s.end).cloned();
            let inside = |other: &&Change| {
                sentence.as_ref().is_some_and(|s| s.start <= other.old.start && other.old.end <= s.end)
            };
            let count = rest.iter().take_while(inside).count();
            let together = rest.get(..count).unwrap_or_default();
            if let Some(sentence) = sentence.filter(|s| self.is_rewritten(s, together)) {
                let sentence = sentence.start.max(line.range.start + line.lead)..sentence.end;
                let new = self.rewritten(&sentence, together);
                proposals.extend(self.proposal(line, &sentence, &new));
                at += count;
            } else {
                proposals.extend(self.change(line, change, group));
                at += 1;
            }
        }
        proposals
    }

    /// Whether so much of a sentence changed that it is proposed as a whole.
    fn is_rewritten(&self, sentence: &Range<usize>, group: &[Change]) -> bool {
        let letters: usize = group.iter().map(|change| letters_of(self.old(&change.old))).sum();
        group.len() >= CHANGES_MAX
            || (group.len() > 1 && letters * 100 > letters_of(self.old(sentence)) * CHANGED_MAX)
    }

    /// One change inside a paragraph. Words that are not clear by themselves take their neighbors with them.
    fn change(&self, line: &SheetLine, change: &Change, group: &[Change]) -> Option<Amendment> {
        let mut old = change.old.clone();
        let mut new = self.fresh(&change.new).to_owned();
        let (gone, come) = (self.old(&old).trim(), new.trim());
        if !self.whole && !gone.is_empty() && come.starts_with(gone) {
            return self.addition(line, old.end, come.strip_prefix(gone)?.trim());
        }
        let bound = bounds(line, change, group);
        for _ in 0..WIDER_MAX {
            let words = self.old(&old).trim();
            if words.is_empty() || self.is_clear(line, words) {
                break;
            }
            let left = bound.start.max(previous_word(&self.sheet.text, old.start, bound.start));
            let right = bound.end.min(next_word(&self.sheet.text, old.end, bound.end));
            new = format!("{}{new}{}", self.old(&(left..old.start)), self.old(&(old.end..right)));
            if (left, right) == (old.start, old.end) {
                break;
            }
            old = left..right;
        }
        self.proposal(line, &old, &new)
    }

    /// Whether words are enough to be found: long enough, and once only in their paragraph.
    fn is_clear(&self, line: &SheetLine, words: &str) -> bool {
        letters_of(words) > 3 && self.old(&line.range).matches(words).count() == 1
    }

    /// The proposal for a range of a line and what it becomes.
    fn proposal(&self, line: &SheetLine, old: &Range<usize>, new: &str) -> Option<Amendment> {
        let node = self.node(line)?;
        let words = self.old(old);
        let trimmed = old.start + (words.len() - words.trim_start().len())
            ..old.end - (words.len() - words.trim_end().len());
        let new = new.trim();
        if trimmed.is_empty() || trimmed.start > trimmed.end {
            return (!new.is_empty()).then(|| self.addition(line, old.start, new)).flatten();
        }
        if same_words(self.old(&trimmed), new) {
            return None;
        }
        let anchor = anchor_in(node, self.draft, Some((line.paragraph?, in_paragraph(line, &trimmed))));
        let kind = if new.is_empty() { AmendmentKind::Delete } else { AmendmentKind::Replace };
        Some(Amendment {
            kind,
            old: anchor.quote.clone(),
            anchor,
            new: new.to_owned(),
            ..Amendment::default()
        })
    }

    /// Words that come inside a paragraph, beside the words that stand there.
    fn addition(&self, line: &SheetLine, at: usize, new: &str) -> Option<Amendment> {
        let start = line.range.start + line.lead;
        let left = self.old(&(start..at)).trim_end();
        let (range, side) = if left.is_empty() {
            let right = self.old(&(at..line.range.end));
            let from = at + (right.len() - right.trim_start().len());
            (from..words_after(&self.sheet.text, from, line.range.end), Side::Before)
        } else {
            let end = start + left.len();
            let sentence = sentence_before(left).map_or(start, |from| start + from);
            let whole = new.starts_with(char::is_uppercase) && left.ends_with(['.', '!', '?', '…']);
            let from = if whole { sentence } else { words_before(&self.sheet.text, end, sentence) };
            (from..end, Side::After)
        };
        if range.is_empty() {
            return self.block(line, new, Side::After);
        }
        let range = match side {
            Side::After => clause_before(&self.sheet.text, range, start),
            Side::Before => range,
        };
        let anchor =
            anchor_in(self.node(line)?, self.draft, Some((line.paragraph?, in_paragraph(line, &range))));
        let mut anchor = apart(anchor);
        anchor.quote = anchor.quote.trim().into();
        Some(Amendment {
            kind: AmendmentKind::Add,
            anchor,
            side,
            new: new.to_owned(),
            ..Amendment::default()
        })
    }

    /// Paragraphs that come beside a line, or at the head of a part.
    fn block(&self, line: &SheetLine, new: &str, side: Side) -> Option<Amendment> {
        let node = self.node(line)?;
        let new = new.trim_matches('\n').to_owned();
        let anchor = match line.paragraph {
            Some(rank) => {
                let length = node.paragraphs.get(rank)?.text.len();
                anchor_in(node, self.draft, Some((rank, 0..length)))
            }
            None => Anchor {
                place: crate::domain::anchor::Place::Head,
                quote: String::new(),
                ..anchor_in(node, self.draft, None)
            },
        };
        Some(Amendment { kind: AmendmentKind::Add, anchor, side, new, ..Amendment::default() })
    }

    /// A change that goes from line to line.
    fn across(&self, change: &Change) -> Vec<Amendment> {
        let (old, new) = (self.old(&change.old), self.fresh(&change.new));
        if old.trim().is_empty() && !old.contains('\n') {
            return self.new_lines(change, new).into_iter().collect();
        }
        let lines: Vec<&SheetLine> = self
            .sheet
            .lines
            .iter()
            .filter(|line| {
                line.range.start < change.old.end.max(change.old.start + 1)
                    && change.old.start <= line.range.end
            })
            .collect();
        let first = lines.first().map(|line| line.part);
        let own = lines.iter().all(|line| Some(line.part) == first && line.paragraph.is_some());
        if own && !new.trim().is_empty() {
            return self.span(&lines, change).into_iter().collect();
        }
        self.line_by_line(&lines, change)
    }

    /// Lines that come.
    fn new_lines(&self, change: &Change, new: &str) -> Option<Amendment> {
        let rank = self.sheet.line_at(change.old.start)?;
        let line = self.sheet.lines.get(rank)?;
        if new.trim().is_empty() && !new.contains('\n') {
            return None;
        }
        if change.old.start == line.range.end && new.starts_with('\n') {
            return self.block(line, new, Side::After);
        }
        if change.old.start == line.range.start && new.ends_with('\n') {
            let previous = rank.checked_sub(1).and_then(|rank| self.sheet.lines.get(rank));
            return match previous.filter(|previous| previous.part == line.part) {
                Some(previous) => self.block(previous, new, Side::After),
                None => self.block(line, new, Side::Before),
            };
        }
        // A paragraph cut in two: its words are quoted on both sides of the cut.
        self.span(&[line], change)
    }

    /// Words from one paragraph of a part to another, their line breaks told.
    fn span(&self, lines: &[&SheetLine], change: &Change) -> Option<Amendment> {
        let (first, last) = (*lines.first()?, *lines.last()?);
        let bound = first.range.start + first.lead..last.range.end;
        let start =
            previous_word(&self.sheet.text, change.old.start.clamp(bound.start, bound.end), bound.start);
        let end = next_word(&self.sheet.text, change.old.end.clamp(bound.start, bound.end), bound.end);
        let (from, to) = (change.old.start.max(start), change.old.end.min(end));
        let new = format!("{}{}{}", self.old(&(start..from)), self.fresh(&change.new), self.old(&(to..end)));
        let node = self.node(first)?;
        let mut anchor = anchor_in(
            node,
            self.draft,
            Some((first.paragraph?, in_paragraph(first, &(start..first.range.end.min(end))))),
        );
        anchor.quote = undashed(self.old(&(start..end)).trim());
        let new = new.trim().to_owned();
        let kind = if new.is_empty() { AmendmentKind::Delete } else { AmendmentKind::Replace };
        Some(Amendment { kind, old: anchor.quote.clone(), anchor, new, ..Amendment::default() })
    }

    /// Lines of several parts that changed: each becomes the line that stands where it stood, what is left over comes
    /// after the last one.
    fn line_by_line(&self, lines: &[&SheetLine], change: &Change) -> Vec<Amendment> {
        let new = self.fresh(&change.new);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Vec::new() };
        let whole = change.old.start <= first.range.start && last.range.end <= change.old.end;
        let mut fresh: Vec<&str> = new.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
        if !whole && !fresh.is_empty() {
            // Told again with whole lines.
            return Vec::new();
        }
        let rest = fresh.split_off(lines.len().min(fresh.len())).join("\n");
        let mut fresh = fresh.into_iter();
        let mut proposals = Vec::new();
        for (rank, line) in lines.iter().enumerate() {
            let start = line.range.start + line.lead;
            let range = change.old.start.max(start)..change.old.end.min(line.range.end);
            if range.start >= range.end {
                continue;
            }
            let mut words = undashed(fresh.next().unwrap_or_default());
            if line.paragraph.is_none() {
                proposals.extend(self.retitled(line, &range, &words));
                continue;
            }
            if rank + 1 == lines.len() && !rest.is_empty() {
                words = format!("{words}\n{rest}");
            }
            proposals.extend(self.proposal(line, &range, &words));
        }
        if let Some(last) = lines.last().filter(|line| line.paragraph.is_none() && !rest.is_empty()) {
            proposals.extend(self.block(last, &rest, Side::After));
        }
        proposals
    }

    /// A title, a range of which became these words.
    fn retitled(&self, line: &SheetLine, range: &Range<usize>, words: &str) -> Option<Amendment> {
        let title = format!(
            "{}{words}{}",
            self.old(&(line.range.start..range.start)),
            self.old(&(range.end..line.range.end))
        );
        self.retitle(line, title.trim())
    }

    fn retitle(&self, line: &SheetLine, title: &str) -> Option<Amendment> {
        let node = self.node(line)?;
        if same_words(&node.title, title) {
            return None;
        }
        let anchor = anchor_in(node, self.draft, None);
        let kind = if title.is_empty() { AmendmentKind::Delete } else { AmendmentKind::Retitle };
        Some(Amendment {
            kind,
            anchor,
            old: node.title.clone(),
            new: title.to_owned(),
            ..Amendment::default()
        })
    }
}

/// An anchor that quotes words beside an addition must not seem to quote a whole paragraph.
fn apart(anchor: Anchor) -> Anchor {
    use crate::domain::anchor::{Ordinal, Place};
    match anchor.place {
        Place::Paragraph { paragraph } if anchor.before.is_empty() && anchor.after.is_empty() => {
            let only = Ordinal { n: 1, of: 1 };
            Anchor { place: Place::Sentence { paragraph, sentence: only }, ..anchor }
        }
        _ => anchor,
    }
}

/// The dashes that are drawn before lines are not in the draft.
fn undashed(text: &str) -> String {
    let lines = text.split('\n').map(|line| line.strip_prefix(super::sheet::DASH).unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

fn lines_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.get(..range.start).and_then(|left| left.rfind('\n')).map_or(0, |at| at + 1);
    let end =
        text.get(range.end..).and_then(|right| right.find('\n')).map_or(text.len(), |at| range.end + at);
    start..end
}

/// How far a change may grow without meeting the next one.
fn bounds(line: &SheetLine, change: &Change, group: &[Change]) -> Range<usize> {
    let start = group.iter().filter(|other| other.old.end <= change.old.start && *other != change);
    let end = group.iter().filter(|other| other.old.start >= change.old.end && *other != change);
    start.map(|other| other.old.end).max().unwrap_or(line.range.start + line.lead)
        ..end.map(|other| other.old.start).min().unwrap_or(line.range.end)
}

/// A range of the sheet as bytes of its paragraph.
fn in_paragraph(line: &SheetLine, range: &Range<usize>) -> Range<usize> {
    let at = |byte: usize| byte.saturating_sub(line.range.start + line.lead);
    at(range.start)..at(range.end)
}
