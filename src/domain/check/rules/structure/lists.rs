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
    let often = |mark: &Option<char>| marks.iter().filter(|other| *other == mark).count();
    let usual = marks.iter().copied().max_by_key(|mark| often(mark)).flatten();
    let decided = often(&usual) * 2 > marks.len();
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
    let word = text.rfind(' ').map_or(0, |at| at + 1);
    let whole = text.trim_end_matches(['.', ';', ',']);
    let ended = |mark: Option<char>| match mark {
        Some(mark @ '.' | mark @ ',') => format!("{}{mark}", whole.get(word..).unwrap_or_default()),
        Some(mark) => format!("{}\u{a0}{mark}", whole.get(word..).unwrap_or_default().trim_end()),
        None => whole.get(word..).unwrap_or_default().to_owned(),
    };
    // Several sentences keep their stop.
    let sure = decided
        && !matches!(passage.part, Part::Sentence)
        && sentences(text).len() == 1
        && word < whole.len();
    report.at(
        Rule::MixedListPunctuation,
        passage.bytes(word..text.len()),
        message,
        sure.then(|| ended(usual)),
    );
}
