//! Which characters of the file each character of the draft was read from. Both run in the same order; where the
//! reading joined, cut, cleaned or left out, words are matched one by one, and what matches nothing is said so.
use std::collections::HashMap;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::fold::{self, Token, is_unseen};
use super::lines::{Form, Line};
use super::scan::Paper;

/// The most words that are matched one by one between two paragraphs found.
const GAP_TOKENS_MAX: usize = 60_000;

/// Where a character of the draft stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The paragraph.
    pub(super) paragraph: usize,
    /// The characters of it, none for what the reading added.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it is in the file, or was added by the reading of it; if not, it is in the draft only.
    pub(super) known: bool,
}

/// For each line of the draft, the place of each of its characters; none for a line that is not in the file.
#[derive(Debug, Default)]
pub(super) struct Map {
    lines: Vec<Vec<Place>>,
}

impl Map {
    /// The places of a line; empty when it is not in the file, or has no words.
    pub(super) fn line(&self, line: usize) -> &[Place] {
        self.lines.get(line).map_or(&[], Vec::as_slice)
    }

    /// Where a boundary between two characters of a line stands: after the one before it, else before the one after.
    pub(super) fn boundary(&self, line: usize, offset: usize) -> Option<(usize, usize)> {
        let places = self.line(line);
        match offset.checked_sub(1).and_then(|before| places.get(before)) {
            Some(before) => Some((before.paragraph, before.to)),
            None => places.get(offset).map(|after| (after.paragraph, after.from)),
        }
    }

    /// Whether what stands around a boundary is in the file.
    pub(super) fn is_sure(&self, line: usize, offset: usize) -> bool {
        let places = self.line(line);
        let known = |at: Option<usize>| at.and_then(|at| places.get(at)).is_some_and(|place| place.known);
        known(offset.checked_sub(1)) || known(Some(offset))
    }

    /// The share of the letters of the draft that was found, in hundredths.
    pub(super) fn found(&self, lines: &[Line]) -> usize {
        let (mut found, mut all) = (0, 0);
        for (rank, line) in lines.iter().enumerate() {
            let places = self.line(rank);
            for (at, _) in line.text.iter().enumerate().filter(|(_, c)| c.is_alphanumeric()) {
                all += 1;
                found += usize::from(places.get(at).is_some_and(|place| place.known));
            }
        }
        (found * 100).checked_div(all).unwrap_or(100)
    }
}

type Known = Vec<Option<Place>>;

/// Finds the lines of the draft in the file.
pub(super) fn align(lines: &[Line], paper: &Paper<'_>) -> Map {
    let draft: Vec<Vec<Token>> = lines.iter().map(|line| fold::tokens(&line.text)).collect();
    let sheet = |paragraph: &super::scan::Paragraph| {
        if paragraph.frozen { Vec::new() } else { fold::tokens(&paragraph.text) }
    };
    let file: Vec<Vec<Token>> = paper.paragraphs.iter().map(sheet).collect();
    let mut known: Vec<Known> = lines.iter().map(|line| vec![None; line.text.len()]).collect();
    let (mut from_line, mut from_paragraph) = (0, 0);
    let whole = whole_lines(lines, &draft, &file);
    let end = (draft.len(), file.len());
    for (line, paragraph) in whole.into_iter().chain([end]) {
        gap((&draft, from_line..line), (&file, from_paragraph..paragraph), &mut known);
        if let (Some(left), Some(right)) = (draft.get(line), file.get(paragraph)) {
            for (a, b) in pairs(left.iter().collect(), right.iter().collect()) {
                note(&mut known, (line, a), (paragraph, b));
            }
        }
        (from_line, from_paragraph) = (line + 1, paragraph + 1);
    }
    let filled = lines.iter().zip(known).map(|(line, known)| fill(&line.text, &known, paper));
    Map { lines: filled.collect() }
}

/// The lines that are a paragraph of the file word for word. A heading that stands there twice is the later one: the
/// first is a table of contents.
fn whole_lines(lines: &[Line], draft: &[Vec<Token>], file: &[Vec<Token>]) -> Vec<(usize, usize)> {
    let keys = |rows: &[Vec<Token>]| -> Vec<(usize, String)> {
        let keys = rows.iter().map(|row| fold::key(row)).enumerate();
        keys.filter(|(_, key)| !key.is_empty()).collect()
    };
    let (old, new) = (keys(draft), keys(file));
    let matched = common(old.iter().map(|(_, key)| key.as_str()), new.iter().map(|(_, key)| key.as_str()));
    let mut found = Vec::new();
    let mut limit = new.len();
    for (a, b) in matched.into_iter().rev() {
        let (Some((line, key)), Some((paragraph, _))) = (old.get(a), new.get(b)) else { continue };
        let is_heading = lines.get(*line).is_some_and(|line| matches!(line.form, Form::Heading(..)));
        let again = new.get(b + 1..limit).unwrap_or_default().iter().rev().find(|(_, other)| other == key);
        let at = again.filter(|_| is_heading).map_or(*paragraph, |(later, _)| *later);
        limit = new.iter().position(|(rank, _)| *rank == at).unwrap_or(b);
        found.push((*line, at));
    }
    found.reverse();
    found
}

/// The ranks that two rows have in common, in order.
fn common<'t>(old: impl Iterator<Item = &'t str>, new: impl Iterator<Item = &'t str>) -> Vec<(usize, usize)> {
    let mut input = InternedInput::default();
    input.update_before(old);
    input.update_after(new);
    let (count, _) = (input.before.len(), input.after.len());
    let mut diff = Diff::compute(Algorithm::Myers, &input);
    diff.postprocess_no_heuristic(&input);
    let wide = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let (mut pairs, mut at, mut other) = (Vec::new(), 0, 0);
    for hunk in diff.hunks() {
        pairs.extend((at..wide(hunk.before.start)).zip(other..));
        (at, other) = (wide(hunk.before.end), wide(hunk.after.end));
    }
    pairs.extend((at..count).zip(other..));
    pairs
}

fn pairs<'t>(old: Vec<&'t Token>, new: Vec<&'t Token>) -> Vec<(&'t Token, &'t Token)> {
    let same = old.len() == new.len() && old.iter().zip(&new).all(|(a, b)| a.fold == b.fold);
    if same {
        return old.into_iter().zip(new).collect();
    }
    let ranks = common(old.iter().map(|t| t.fold.as_str()), new.iter().map(|t| t.fold.as_str()));
    ranks.into_iter().filter_map(|(a, b)| Some((*old.get(a)?, *new.get(b)?))).collect()
}

/// Matches the words between two lines found. What a line and a paragraph have in common must be half of one of them:
/// a few small words are chance.
fn gap(
    (draft, lines): (&[Vec<Token>], Range<usize>),
    (file, paragraphs): (&[Vec<Token>], Range<usize>),
    known: &mut [Known],
) {
    fn flat(rows: &[Vec<Token>], range: Range<usize>) -> Vec<(usize, &Token)> {
        let rows = range.filter_map(|rank| Some((rank, rows.get(rank)?)));
        rows.flat_map(|(rank, row)| row.iter().map(move |token| (rank, token))).collect()
    }
    let (old, new) = (flat(draft, lines), flat(file, paragraphs));
    if old.is_empty() || new.is_empty() || old.len() + new.len() > GAP_TOKENS_MAX {
        return;
    }
    let ranks = common(old.iter().map(|(_, t)| t.fold.as_str()), new.iter().map(|(_, t)| t.fold.as_str()));
    let matched: Vec<_> = ranks.into_iter().filter_map(|(a, b)| Some((*old.get(a)?, *new.get(b)?))).collect();
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for ((line, token), (paragraph, _)) in &matched {
        *shared.entry((*line, *paragraph)).or_default() += fold::letters(std::slice::from_ref(token));
    }
    let letters = |rows: &[Vec<Token>], at: usize| rows.get(at).map_or(0, |row| fold::letters(row));
    for ((line, a), (paragraph, b)) in matched {
        let least = letters(draft, line).min(letters(file, paragraph));
        let share = shared.get(&(line, paragraph)).copied().unwrap_or(0);
        if share > 0 && share * 2 >= least {
            note(known, (line, a), (paragraph, b));
        }
    }
}

/// Notes that two words are the same.
fn note(known: &mut [Known], (line, old): (usize, &Token), (paragraph, new): (usize, &Token)) {
    let Some(places) = known.get_mut(line) else { return };
    for (a, b) in old.from.iter().zip(&new.from) {
        let Some(place) = places.get_mut(*a) else { continue };
        let (from, to) = place.map_or((*b, *b + 1), |place| (place.from.min(*b), place.to.max(*b + 1)));
        *place = Some(Place { paragraph, from, to, known: true });
    }
}

/// Gives a place to what lies between letters found: blanks to blanks, and nothing to what the reading added.
fn fill(text: &[char], known: &Known, paper: &Paper<'_>) -> Vec<Place> {
    let found: Vec<(usize, Place)> =
        known.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?))).collect();
    let (Some((first, start)), Some((last, end))) = (found.first().copied(), found.last().copied()) else {
        return Vec::new();
    };
    let nothing = |place: Place, at: usize, known: bool| Place { from: at, to: at, known, ..place };
    let mut places: Vec<Place> = (0..first).map(|_| nothing(start, start.from, true)).collect();
    for (pair, after) in found.iter().zip(found.iter().skip(1).map(Some).chain([None])) {
        let ((at, place), Some((next, beyond))) = (*pair, after) else { continue };
        places.push(place);
        let between = text.get(at + 1..*next).unwrap_or_default();
        between_places(between, &mut places, *beyond, paper);
    }
    places.push(end);
    let rest = text.get(last + 1..).unwrap_or_default();
    let noted = notes(rest);
    places
        .extend(rest.iter().zip(noted).map(|(c, noted)| nothing(end, end.to, noted || !c.is_alphanumeric())));
    places
}

fn between_places(between: &[char], places: &mut Vec<Place>, beyond: Place, paper: &Paper<'_>) {
    let Some(before) = places.last().copied() else { return };
    let mut at = before.to;
    let mut blank = at..at;
    if before.paragraph == beyond.paragraph {
        let text = paper.paragraphs.get(before.paragraph).map_or(&[][..], |p| p.text.as_slice());
        let gap = text.get(at..beyond.from.max(at)).unwrap_or_default();
        blank.end += gap.iter().take_while(|c| c.is_whitespace() || is_unseen(**c)).count();
    }
    if between.is_empty() {
        if let Some(last) = places.last_mut() {
            last.to = blank.end;
        }
        return;
    }
    let noted = notes(between);
    for (c, noted) in between.iter().zip(noted) {
        let takes = c.is_whitespace() && at < blank.end;
        let to = if takes { blank.end } else { at };
        let known = noted || !c.is_alphanumeric();
        places.push(Place { paragraph: before.paragraph, from: at, to, known });
        at = to;
    }
}

/// Which of these characters are the mark of a note, which the reading wrote for the sign of the file.
fn notes(text: &[char]) -> Vec<bool> {
    let mut open = false;
    let mut marks = Vec::with_capacity(text.len());
    for (at, c) in text.iter().enumerate() {
        open |= text.get(at..at + 5).is_some_and(|word| word == ['[', 'n', 'o', 't', 'e']);
        marks.push(open);
        open &= *c != ']';
    }
    marks
}
