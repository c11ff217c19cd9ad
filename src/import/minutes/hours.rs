//! Hours inside running text, in French and in English, and the two ends of « de 14h à 16h30 ».
use std::ops::Range;

use chrono::NaiveTime;

use super::words::{Word, between, words};

/// An hour named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hour {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The hour.
    pub time: NaiveTime,
}

/// When something starts and ends, as far as a text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// The bytes of the text, with the words that belong to the hours (« de », « à partir de », parentheses apart).
    pub range: Range<usize>,
    /// When it starts.
    pub start: Option<NaiveTime>,
    /// When it ends.
    pub end: Option<NaiveTime>,
}

/// The hours named in a text, in order.
pub fn hours(text: &str) -> Vec<Hour> {
    let words = words(text);
    let mut found: Vec<Hour> = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < words.len() {
        let Some((time, last)) = hour(text, &words, at) else {
            at += 1;
            continue;
        };
        if let Some(before) = bare_start(text, &words, at, free) {
            found.push(before);
        }
        if let (Some(first), Some(end)) = (words.get(at), words.get(last)) {
            found.push(Hour { range: first.range.start..end.range.end, time });
        }
        at = last + 1;
        free = at;
    }
    found
}

/// The first hour or pair of hours of a text.
pub fn first(text: &str) -> Option<Hours> {
    let found = hours(text);
    let (first, second) = (found.first()?, found.get(1));
    let before = text.get(..first.range.start).unwrap_or_default();
    let lead = lead_words(before);
    if let Some(second) = second
        && let Some(gap) = text.get(first.range.end..second.range.start)
        && joins(gap)
    {
        return Some(Hours {
            range: first.range.start - lead.0..second.range.end,
            start: Some(first.time),
            end: Some(second.time),
        });
    }
    let range = first.range.start - lead.0..first.range.end;
    Some(if lead.1 {
        Hours { range, start: None, end: Some(first.time) }
    } else {
        Hours { range, start: Some(first.time), end: None }
    })
}

/// How many bytes before an hour belong to it (« de », « à partir de »), and whether they say it is the end.
fn lead_words(before: &str) -> (usize, bool) {
    let bare = before.trim_end_matches([' ', '\u{A0}', '\u{202F}']);
    let endings = [
        ("jusqu’à", true),
        ("jusqu'à", true),
        ("jusqu’a", true),
        ("until", true),
        ("à partir de", false),
        ("a partir de", false),
        ("dès", false),
        ("from", false),
        ("de", false),
        ("à", false),
        ("à", false),
        ("at", false),
        ("A", false),
        ("À", false),
        ("vers", false),
        ("DE", false),
    ];
    for (words, is_end) in endings {
        if let Some(head) = bare.strip_suffix(words)
            && !head.ends_with(char::is_alphanumeric)
        {
            return (before.len() - head.len(), is_end);
        }
    }
    (0, false)
}

fn joins(gap: &str) -> bool {
    let gap = gap.trim();
    matches!(
        gap.to_lowercase().as_str(),
        "-" | "–" | "—" | "à" | "a" | "/" | "→" | "to" | "until" | "jusqu’à" | "jusqu'à" | "- -" | "et"
    )
}

/// The hour that begins at a word, and its last word.
fn hour(text: &str, words: &[Word], at: usize) -> Option<(NaiveTime, usize)> {
    let word = words.get(at)?;
    let gap = |n: usize| between(text, words, n);
    let tight = |n: usize| {
        gap(n).chars().all(|c| matches!(c, ' ' | '\u{A0}' | '\u{202F}')) && words.get(n + 1).is_some()
    };
    let minutes = |n: usize| {
        words.get(n).filter(|word| word.folded.len() == 2).and_then(|word| word.number(2)).filter(|m| *m < 60)
    };
    // « 10h30 », « 10h », « 2pm », « 10h30mn »
    if let Some((digits, rest)) = split_digits(&word.folded) {
        let hours: u32 = digits.parse().ok()?;
        return match rest {
            "h" | "heures" | "heure" => {
                let dot = gap(at) == ". " && words.get(at + 1).is_some_and(|word| word.folded.len() == 2);
                match minutes(at + 1).filter(|_| (tight(at) || dot) && !counts(words, at + 2)) {
                    Some(minute) => Some((time(hours, minute)?, at + 1)),
                    None => Some((time(hours, 0)?, at)),
                }
            }
            "am" | "pm" => Some((half(hours, 0, rest)?, at)),
            _ => {
                let minute = rest.strip_prefix('h')?;
                let minute =
                    minute.strip_suffix("mn").or_else(|| minute.strip_suffix("min")).unwrap_or(minute);
                (minute.len() == 2)
                    .then(|| time(hours, minute.parse().ok()?))
                    .flatten()
                    .map(|time| (time, at))
            }
        };
    }
    let hours = word.number(2)?;
    let next = words.get(at + 1)?;
    // « 10 h 30 », « 9 heures »
    if tight(at) && matches!(next.folded.as_str(), "h" | "heure" | "heures") {
        return match minutes(at + 2).filter(|_| tight(at + 1) && !counts(words, at + 3)) {
            Some(minute) => Some((time(hours, minute)?, at + 2)),
            None => Some((time(hours, 0)?, at + 1)),
        };
    }
    if tight(at) && matches!(next.folded.as_str(), "am" | "pm") {
        return Some((half(hours, 0, &next.folded)?, at + 1));
    }
    // « 10:30 », « 2.30 pm »
    let half_word = words
        .get(at + 2)
        .filter(|_| tight(at + 1))
        .map(|word| word.folded.as_str())
        .filter(|w| matches!(*w, "am" | "pm"));
    let (bare, glued) = glued_half(&next.folded);
    let minute: u32 = (bare.len() == 2).then(|| bare.parse().ok()).flatten().filter(|m| *m < 60)?;
    match (gap(at), half_word, glued) {
        (":" | ".", Some(which), _) => Some((half(hours, minute, which)?, at + 2)),
        (":" | ".", None, Some(which)) => Some((half(hours, minute, which)?, at + 1)),
        (":", None, None) => Some((time(hours, minute)?, at + 1)),
        _ => None,
    }
}

/// Whether the number before this word counts something (« 14 h 30 personnes »).
fn counts(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| {
        matches!(word.folded.as_str(), "personnes" | "participants" | "membres" | "presents")
    })
}

fn glued_half(word: &str) -> (&str, Option<&str>) {
    for which in ["am", "pm"] {
        if let Some(bare) = word.strip_suffix(which) {
            return (bare, word.get(bare.len()..));
        }
    }
    (word, None)
}

/// « 9 » of « 9-12h » and of « de 9 à 12 h ».
fn bare_start(text: &str, words: &[Word], at: usize, free: usize) -> Option<Hour> {
    let dash = |gap: &str| matches!(gap.trim(), "-" | "–" | "—");
    let one = at.checked_sub(1).filter(|one| *one >= free)?;
    let start = if dash(between(text, words, one)) {
        words.get(one)?
    } else {
        let two = at.checked_sub(2)?;
        let from = two
            .checked_sub(1)
            .and_then(|n| words.get(n))
            .is_some_and(|word| matches!(word.folded.as_str(), "de" | "entre" | "from"));
        let to = words.get(one).is_some_and(|word| matches!(word.folded.as_str(), "a" | "to" | "et"));
        words.get(two).filter(|_| from && to)?
    };
    let time = time(start.number(2)?, 0)?;
    Some(Hour { range: start.range.clone(), time })
}

fn split_digits(word: &str) -> Option<(&str, &str)> {
    let end = word.find(|c: char| !c.is_ascii_digit())?;
    ((1..=2).contains(&end)).then(|| word.split_at_checked(end)).flatten()
}

fn time(hours: u32, minutes: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hours, minutes, 0)
}

fn half(hours: u32, minutes: u32, which: &str) -> Option<NaiveTime> {
    let hours = match (hours, which) {
        (12, "am") => 0,
        (12, _) => 12,
        (1..12, "pm") => hours + 12,
        (1..12, _) => hours,
        _ => return None,
    };
    time(hours, minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let name = |time: Option<NaiveTime>| {
            time.map_or_else(|| "-".to_owned(), |time| time.format("%H:%M").to_string())
        };
        let got = first(text).map(|found| {
            let words = text.get(found.range.clone()).unwrap();
            format!("{words}|{}|{}", name(found.start), name(found.end))
        });
        assert_eq!(got.as_deref().unwrap_or(""), expected, "{text}");
    }

    #[test]
    fn hours_are_found_in_every_shape() {
        for (text, expected) in [
            ("(10h – 13h)", "10h – 13h|10:00|13:00"),
            ("9h00-10h30 : Réunion", "9h00-10h30|09:00|10:30"),
            ("de 14h à 16h30, salle 204", "de 14h à 16h30|14:00|16:30"),
            ("De 14 h 30 à 17 heures", "14 h 30 à 17 heures|14:30|17:00"),
            ("à 18 heures", "à 18 heures|18:00|-"),
            ("à 20\u{A0}h\u{A0}30", "à 20\u{A0}h\u{A0}30|20:30|-"),
            ("10:00–13:00", "10:00–13:00|10:00|13:00"),
            ("9-12h", "9-12h|09:00|12:00"),
            ("de 9 à 12 h", "de 9 à 12 h|09:00|12:00"),
            ("à partir de 14h10", "à partir de 14h10|14:10|-"),
            ("jusqu’à 12h", "jusqu’à 12h|-|12:00"),
            ("14H30", "14H30|14:30|-"),
            ("14h30mn", "14h30mn|14:30|-"),
            ("2pm", "2pm|14:00|-"),
            ("from 2.30 pm to 4 pm", "from 2.30 pm to 4 pm|14:30|16:00"),
            ("10:30am", "10:30am|10:30|-"),
            ("sous 48 h", ""),
            ("mesure 12", ""),
            ("10h75", ""),
            ("3:2", ""),
            ("h", ""),
            ("", ""),
        ] {
            check(text, expected);
        }
    }
}
