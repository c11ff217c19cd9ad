//! Lists whose elements end on different marks: all on a semicolon or a comma and the last on a stop, or all alike.
use super::super::super::spot::Part;
use super::super::super::{Report, Rule};
use super::super::paper::{Paper, Passage, Style};
use crate::text::sentences::sentences;

/// Fewer elements show no habit.
const ELEMENTS_MIN: usize = 3;
/// What an element ends on that has no mark.
const NONE: char = ' ';

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    let mut list: Vec<&Passage<'_>> = Vec::new();
    for passage in paper.passages.iter().filter(|passage| passage.received) {
        let goes_on = list.first().is_none_or(|first| first.style == passage.style);
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
fn mark(passage: &Passage<'_>) -> char {
    passage.text.trim_end().chars().next_back().filter(|c| matches!(c, '.' | ';' | ',')).unwrap_or(NONE)
}

/// The mark that more than half of the elements end on.
fn majority(marks: &[char]) -> Option<char> {
    let often = |mark: char| marks.iter().filter(|other| **other == mark).count();
    marks.iter().copied().find(|mark| often(*mark) * 2 > marks.len())
}

fn uneven(report: &mut Report<'_>, elements: &[&Passage<'_>]) {
    let marks: Vec<char> = elements.iter().map(|passage| mark(passage)).collect();
    let Some((ending, body)) = marks.split_last() else { return };
    let Some(first) = body.first().copied() else { return };
    let regular = body.iter().all(|mark| *mark == first) && (*ending == first || *ending == '.');
    // An element that announces a list of its own, or asks, ends as it must.
    let free = elements.iter().any(|passage| passage.text.trim_end().ends_with([':', '?', '!', '…']));
    if elements.len() < ELEMENTS_MIN || regular || free {
        return;
    }
    // The last element may end on its own mark: where the whole does not decide, those before it do.
    let usual = majority(&marks).or_else(|| majority(body));
    let ends_well =
        |rank: usize, mark: char| rank + 1 == marks.len() && mark == '.' && matches!(usual, Some(';' | ','));
    let odd = marks.iter().enumerate().find(|(rank, mark)| match usual {
        Some(usual) => **mark != usual && !ends_well(*rank, **mark),
        None => **mark != first,
    });
    if let Some(passage) = odd.and_then(|(rank, _)| elements.get(rank)) {
        say(report, passage, usual, usual.unwrap_or(first));
    }
}

fn say(report: &mut Report<'_>, passage: &Passage<'_>, usual: Option<char>, others: char) {
    let told = |mark: char| if mark == NONE { "rien".to_owned() } else { format!("« {mark} »") };
    let message = report.lang.pick(
        format!(
            "Cet élément finit par {}, les autres de la liste par {} : terminez-les tous de même.",
            told(mark(passage)),
            told(others)
        ),
        "This element does not end like the others of its list: end them all alike.".to_owned(),
    );
    let text = passage.text.trim_end();
    let stem = text.trim_end_matches(['.', ';', ',']).trim_end();
    let start = stem.rfind(' ').map_or(0, |at| at + 1);
    let word = stem.get(start..).unwrap_or_default();
    let ended = |mark: char| match mark {
        NONE => word.to_owned(),
        ';' => format!("{word}\u{a0};"),
        mark => format!("{word}{mark}"),
    };
    // Several sentences keep their stop.
    let sure = !matches!(passage.part, Part::Sentence) && sentences(text).len() == 1 && !word.is_empty();
    let suggestion = usual.filter(|_| sure).map(ended);
    report.at(Rule::MixedListPunctuation, passage.bytes(start..text.len()), message, suggestion);
}
