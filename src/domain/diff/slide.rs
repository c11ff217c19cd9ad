//! Where an addition or a removal could stand at several places (« A. {Un B. }Un C. » or « A. Un {B. Un }C. »), it
//! is told where a person would see it: as whole sentences, else between punctuation marks.
use super::Span;
use super::tokens::Token;

/// How far a change is slid, in tokens.
const STEPS_MAX: usize = 400;

/// Slides every change that only adds or only removes, and stands between two shared runs, to its best place.
pub(super) fn to_boundaries(spans: &mut [Span], old: &[Token<'_>], new: &[Token<'_>]) {
    for at in 1..spans.len().saturating_sub(1) {
        let Some([before, change, after]) = spans.get_mut(at - 1..=at + 1) else { continue };
        let straight = |span: &Span| span.same && span.old.len() == span.new.len();
        if change.same || !straight(before) || !straight(after) {
            continue;
        }
        let (tokens, range, room) = match (change.old.is_empty(), change.new.is_empty()) {
            (true, false) => (new, change.new.clone(), (before.new.len(), after.new.len())),
            (false, true) => (old, change.old.clone(), (before.old.len(), after.old.len())),
            _ => continue,
        };
        match best(tokens, &range, room) {
            (0, 0) => {}
            (left, 0) => shift(before, change, after, |at| at - left),
            (_, right) => shift(before, change, after, |at| at + right),
        }
    }
}

fn shift(before: &mut Span, change: &mut Span, after: &mut Span, to: impl Fn(usize) -> usize) {
    let sides = [
        (&mut before.old, &mut change.old, &mut after.old),
        (&mut before.new, &mut change.new, &mut after.new),
    ];
    for (before, change, after) in sides {
        before.end = to(before.end);
        *change = to(change.start)..to(change.end);
        after.start = to(after.start);
    }
}

/// How many tokens to go left, or right. What stands at either end of the text stays a shared run, if only of one
/// token.
fn best(tokens: &[Token<'_>], range: &std::ops::Range<usize>, room: (usize, usize)) -> (usize, usize) {
    let meaning = |at: usize| tokens.get(at).map(|token| token.meaning.as_ref());
    let mut best = (worth(tokens, range.start), (0, 0));
    for left in 1..room.0.min(STEPS_MAX) {
        if meaning(range.start - left) != meaning(range.end - left) {
            break;
        }
        let worth = worth(tokens, range.start - left);
        if worth > best.0 {
            best = (worth, (left, 0));
        }
    }
    for right in 1..room.1.min(STEPS_MAX) {
        if meaning(range.start + right - 1) != meaning(range.end + right - 1) {
            break;
        }
        let worth = worth(tokens, range.start + right);
        if worth > best.0 {
            best = (worth, (0, right));
        }
    }
    best.1
}

/// How natural it is that a change begins at this token.
fn worth(tokens: &[Token<'_>], at: usize) -> u8 {
    let meaning =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.meaning.as_ref());
    let spaced = meaning(at.checked_sub(1)) == " ";
    let mark = meaning(at.checked_sub(if spaced { 2 } else { 1 }));
    match mark {
        "." | "!" | "?" | "..." if spaced => 4,
        ";" | ":" if spaced => 3,
        _ if matches!(meaning(Some(at)), "," | ";") => 2,
        _ => u8::from(spaced || meaning(Some(at)) == " "),
    }
}
