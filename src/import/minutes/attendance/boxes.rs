//! Check boxes and crosses: « ☒ présent ☐ excusé », « [x] Marie Petit », a cross in a cell.
use super::person::status_word;
use crate::domain::attendance::AttendanceStatus;
use crate::import::minutes::rubrics::plain;

const CHECKED: [&str; 9] = ["☒", "☑", "✓", "✔", "✘", "✗", "[x]", "[X]", "✅"];
const EMPTY: [&str; 6] = ["☐", "□", "❏", "[ ]", "[]", "▢"];

/// Whether a cell is a mark (true), an empty box or a « no » (false), or words (nothing).
pub(super) fn mark(cell: &str) -> Option<bool> {
    let cell = cell.trim();
    let folded = plain(cell);
    if CHECKED.contains(&cell)
        || matches!(
            folded.as_str(),
            "x" | "×" | "oui" | "yes" | "1" | "ok" | "p" | "present" | "v" | "signe" | "+"
        )
    {
        return Some(true);
    }
    (EMPTY.contains(&cell) || matches!(folded.as_str(), "non" | "no" | "0" | "-" | "–" | "/" | ""))
        .then_some(false)
}

fn sign(text: &str) -> Option<(bool, &str)> {
    let of = |signs: &[&str]| signs.iter().find_map(|sign| text.strip_prefix(sign));
    of(&CHECKED).map(|rest| (true, rest)).or_else(|| of(&EMPTY).map(|rest| (false, rest)))
}

/// The status its boxes tell of a line, and the line without them. A box before a name says whether they are what the
/// rubric says; an empty one under « présents » is an absence.
pub(super) fn boxes(line: &str, status: AttendanceStatus) -> (Option<AttendanceStatus>, String) {
    let line = line.trim();
    if let Some((checked, rest)) = sign(line)
        && !rest.contains(|c: char| CHECKED.iter().chain(&EMPTY).any(|sign| sign.starts_with(c) && c != '['))
    {
        let not = if status == AttendanceStatus::Present {
            AttendanceStatus::Absent
        } else {
            AttendanceStatus::Expected
        };
        return (Some(if checked { status } else { not }), rest.trim().to_owned());
    }
    let Some(first) =
        line.char_indices().map(|(at, _)| at).find(|at| line.get(*at..).and_then(sign).is_some())
    else {
        return (None, line.to_owned());
    };
    let (name, mut rest) = line.split_at_checked(first).unwrap_or((line, ""));
    let mut found = None;
    while let Some((checked, after)) = sign(rest) {
        let end = after.char_indices().map(|(at, _)| at).find(|at| after.get(*at..).and_then(sign).is_some());
        let (word, next) = after.split_at_checked(end.unwrap_or(after.len())).unwrap_or((after, ""));
        match status_word(plain(word).trim_matches([' ', ',', '/', '.'])) {
            Some(told) if checked => found = Some(told),
            Some(_) => {}
            None if word.trim().is_empty() => found = checked.then_some(status).or(found),
            None => return (None, line.to_owned()),
        }
        rest = next;
    }
    (found, name.trim().trim_end_matches([':', '–', '-', ' ', '\u{A0}', ',']).to_owned())
}
