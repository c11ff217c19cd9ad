//! Lists whose elements end on different marks: all on a semicolon or a comma and the last on a stop, or all alike.
use super::super::super::spot::Part;
use super::super::super::{Report, Rule};
use super::super::paper::{Paper, Passage, Style};
use crate::text::sentences::sentences;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    let mut list: Vec<&Passage<'_>> = Vec::new();
    for passage in paper.passages.iter().filter(|passage| passage.received) {
        let goes_on = match (list.first().map(|first| first.style), passage.style) {
            (None, Style::Item(_)) => true,
            (Some(first), style) => first == style,
            _ => false,
        };
        if !goes_on {
            uneven(report, &list);
            list.clear();
        }
        if matches!(passage.style, Style::Item(_)) {
            list.push(passage);
        }
    }
    uneven(report, &list);
}

/// What an element ends on.
fn mark(passage: &Passage<'_>) -> Option<char> {
    passage.text.trim_end().chars().next_back().filter(|c| matches!(c, '.' | ';' | ','))
}

/// The mark that more than half of the elements end on.
fn majority(marks: &[Option<char>]) -> Option<Option<char>> {
    let often = |mark: &Option<char>| marks.iter().filter(|other| *other == mark).count();
    marks.iter().copied().find(|mark| often(mark) * 2 > marks.len())
}

fn uneven(report: &mut Report<'_>, list: &[&Passage<'_>]) {
    let marks: Vec<Option<char>> = list.iter().map(|passage| mark(passage)).collect();
    let Some((last, body)) = marks.split_last() else { return };
    let Some(first) = body.first() else { return };
    let regular = body.iter().all(|mark| mark == first) && (last == first || *last == Some('.'));
    // An element that announces a list of its own, or asks, ends as it must.
    let free = list.iter().any(|passage| passage.text.trim_end().ends_with([':', '?', '!', '…']));
    if list.len() < 3 || regular || free {
        return;
    }
    // The last element may end on its own mark: where the whole does not decide, those before it do.
    let usual = majority(&marks).or_else(|| majority(body));
    let decided = usual.is_some();
    let usual = usual.flatten();
    let ends_well = |rank: usize, mark: Option<char>| {
        rank + 1 == marks.len() && mark == Some('.') && matches!(usual, Some(';' | ','))
    };
    let odd = marks.iter().enumerate().find(|(rank, mark)| {
        if decided { **mark != usual && !ends_well(*rank, **mark) } else { *mark != first }
    });
    let Some(passage) = odd.and_then(|(rank, _)| list.get(rank)) else { return };
    let told = |mark: Option<char>| mark.map_or_else(|| "rien".to_owned(), |mark| format!("« {mark} »"));
    let message = report.lang.pick(
        format!(
            "Cet élément finit par {}, les autres de la liste par {} : terminez-les tous de même.",
            told(mark(passage)),
            told(if decided { usual } else { *first })
        ),
        "This element does not end like the others of its list: end them all alike.".to_owned(),
    );
    let text = passage.text.trim_end();
    let stem = text.trim_end_matches(['.', ';', ',']).trim_end();
    let word = stem.rfind(' ').map_or(0, |at| at + 1);
    let last = stem.get(word..).unwrap_or_default();
    let ended = |mark: Option<char>| match mark {
        Some(';') => format!("{last}\u{a0};"),
        Some(mark) => format!("{last}{mark}"),
        None => last.to_owned(),
    };
    // Several sentences keep their stop.
    let sure =
        decided && !matches!(passage.part, Part::Sentence) && sentences(text).len() == 1 && !last.is_empty();
    report.at(
        Rule::MixedListPunctuation,
        passage.bytes(word..text.len()),
        message,
        sure.then(|| ended(usual)),
    );
}
