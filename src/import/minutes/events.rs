//! The calendar of a compte-rendu and its next meeting.
use std::ops::Range;

use chrono::NaiveDate;

use super::casing::capitalized;
use super::days::{self, Day, Link};
use super::header::day_doubts;
use super::hours::{self, Hours};
use super::looks;
use super::parts::{Part, Span};
use super::passages::passages;
use super::rubrics::{plain, rubric};
use super::split::at_colon;
use super::understood::Event;
use crate::import::readers::{Block, Form};
use crate::import::report::Warning;
use crate::text::fold::fold;

/// The events of a document; days without year are told by the day of the meeting.
pub fn events(blocks: &[Block], spans: &[Span], meeting: Option<NaiveDate>) -> Vec<Event> {
    lines(blocks, spans).into_iter().filter_map(|line| event(&line, meeting)).collect()
}

/// The days of the calendar that no calendar has, or whose weekday is another.
pub fn doubts(blocks: &[Block], spans: &[Span], meeting: Option<NaiveDate>) -> Vec<Warning> {
    lines(blocks, spans).iter().flat_map(|line| day_doubts(&line.text, meeting)).collect()
}

/// A line of the calendar.
struct Line {
    text: String,
    /// The label above or before it: « Prochaine réunion ».
    label: String,
    blocks: Range<usize>,
}

fn lines(blocks: &[Block], spans: &[Span]) -> Vec<Line> {
    let mut lines = Vec::new();
    for span in spans.iter().filter(|span| matches!(span.part, Part::Events | Part::NextMeeting)) {
        let next = span.part == Part::NextMeeting;
        let mut label = String::new();
        for (text, range) in rows(blocks, span.blocks.clone()) {
            let opens = blocks.get(range.start).and_then(rubric).filter(|rubric| rubric.part == span.part);
            if opens.is_some_and(|rubric| rubric.alone) && days::days(&text, None).is_empty() {
                text.trim_end_matches([':', ' ', '\u{A0}', '.']).clone_into(&mut label);
                continue;
            }
            let (head, rest) = match at_colon(&text).filter(|_| opens.is_some()) {
                Some((head, rest)) if looks::has_day(rest) || next => (head.to_owned(), rest.to_owned()),
                _ => (String::new(), text.clone()),
            };
            let label = if next && head.is_empty() { label.clone() } else { head };
            lines.push(Line { text: rest, label, blocks: range });
        }
    }
    lines
}

/// The passages of a stretch, the cells of a row together.
fn rows(blocks: &[Block], range: Range<usize>) -> Vec<(String, Range<usize>)> {
    let mut rows: Vec<(String, Range<usize>)> = Vec::new();
    let mut last: Option<(u32, u32)> = None;
    for passage in passages(blocks, range) {
        let cell = if let Form::Cell { table, row, .. } = passage.form { Some((table, row)) } else { None };
        match rows.last_mut() {
            Some((text, open)) if cell.is_some() && cell == last => {
                text.push_str(if looks::has_day(text) && !text.contains(" : ") { " : " } else { ", " });
                text.push_str(&passage.text);
                open.end = passage.blocks.end;
            }
            _ => rows.push((passage.text, passage.blocks)),
        }
        last = cell;
    }
    rows
}

fn event(line: &Line, meeting: Option<NaiveDate>) -> Option<Event> {
    let text = without_open_date(line.text.trim()).trim_end_matches(['.', ';', ' ']);
    let found = days::days(text, meeting);
    let clock = hours_after(text, &found);
    let words = fold(text);
    let tentative = ["a confirmer", "sous reserve", "a preciser", "to be confirmed", "tbc"]
        .iter()
        .any(|word| words.contains(word));
    let undated = text.len() < line.text.trim().trim_end_matches(['.', ';', ' ']).len();
    let open = undated
        || ["a definir", "a fixer", "a determiner", "date a ", "to be fixed", "tba"]
            .iter()
            .any(|word| words.contains(word));
    if found.is_empty() && !(open || (clock.is_some() && !line.label.is_empty())) {
        return None;
    }
    let dates = found.iter().filter(|day| day.link != Link::To).filter_map(|day| day.date).collect();
    let (title, place) = title_and_place(text, &line.label, &found, clock.as_ref());
    Some(Event {
        dates,
        start: clock.as_ref().and_then(|clock| clock.start),
        end: clock.as_ref().and_then(|clock| clock.end),
        title,
        place,
        tentative,
        blocks: line.blocks.clone(),
    })
}

/// « Date à fixer : Conférence de presse » → « Conférence de presse ».
fn without_open_date(text: &str) -> &str {
    at_colon(text)
        .filter(|(label, rest)| {
            let open = ["date a fixer", "date a definir", "date a preciser", "date to be fixed"];
            !rest.is_empty() && open.contains(&fold(label).as_str())
        })
        .map_or(text, |(_, rest)| rest)
}

/// The hours beside the days, not those of a sentence about something else.
fn hours_after(text: &str, found: &[Day]) -> Option<Hours> {
    let first = hours::first(text)?;
    let near = found.iter().any(|day| first.range.start.abs_diff(day.range.end) <= 40);
    (near || found.is_empty()).then_some(first)
}

/// What it is and where: what is left once days and hours are taken away.
fn title_and_place(text: &str, label: &str, found: &[Day], clock: Option<&Hours>) -> (String, String) {
    let start = found
        .iter()
        .map(|day| day.range.start)
        .chain(clock.map(|clock| clock.range.start))
        .min()
        .unwrap_or(text.len());
    let end =
        found.iter().map(|day| day.range.end).chain(clock.map(|clock| clock.range.end)).max().unwrap_or(0);
    let before = without_lead(text.get(..start).unwrap_or_default());
    let after = text.get(end..).unwrap_or_default();
    let after = without_notes(
        after.trim_matches([' ', ':', ',', '–', '-', '—', '.', ')', '\u{A0}', '\u{202F}', ';']),
    );
    let named = label.trim();
    if found.is_empty() && clock.is_none() {
        return if named.is_empty() {
            (without_notes(text), String::new())
        } else {
            (named.to_owned(), String::new())
        };
    }
    if !named.is_empty() {
        return if is_place(&after) || before.is_empty() && after.chars().count() < 60 && !after.is_empty() {
            (named.to_owned(), bare_place(&after))
        } else {
            (named.to_owned(), String::new())
        };
    }
    if before.is_empty() && after.is_empty() {
        // « Lundi 5 mars : Prochaine réunion à 14 h »: what stands between the day and the hour.
        let day = found.iter().map(|day| day.range.end).max().unwrap_or(0);
        let between = clock.and_then(|clock| text.get(day..clock.range.start)).unwrap_or_default();
        let between = between.trim_matches([' ', ':', ',', '–', '-', '—', '(', ')', '\u{A0}', '\u{202F}']);
        return (capitalized(&without_lead(between)), String::new());
    }
    if before.is_empty() {
        return (capitalized(&after), String::new());
    }
    if after.is_empty() {
        return (capitalized(&before), String::new());
    }
    if is_place(&after) {
        return (capitalized(&before), bare_place(&after));
    }
    (text.to_owned(), String::new())
}

/// « La prochaine séance est fixée au » → « Prochaine séance »; « Réunion avec le ministre, le » → without « , le ».
fn without_lead(text: &str) -> String {
    let mut text = text.trim().trim_end_matches(['(', ':', '–', '-', '—', ',', ' ', '\u{A0}']);
    let tails = [
        " le",
        " du",
        " au",
        " les",
        " est fixée",
        " est fixé",
        " est prévue",
        " est prévu",
        " aura lieu",
        " se tiendra",
        " se déroulera",
        " on",
        " à",
        " will be held",
        " will take place",
        " is on",
        " sont",
        " de",
        " dès",
    ];
    loop {
        let cut = tails
            .iter()
            .find_map(|tail| text.strip_suffix(tail))
            .or_else(|| text.strip_suffix(['(', ',', ':', '–', ' ', '\u{A0}']));
        match cut {
            Some(cut) => text = cut,
            None => break,
        }
    }
    let alone = ["le", "du", "au", "les", "on"].contains(&fold(text).as_str());
    let words = plain(text);
    if alone {
        return String::new();
    }
    let next = ["la prochaine ", "le prochain ", "the next "].iter().any(|head| words.starts_with(head));
    if next {
        text.split_once(' ').map(|(_, rest)| rest.to_owned()).unwrap_or_default()
    } else {
        text.to_owned()
    }
}

/// Without « (à confirmer) » and the like.
fn without_notes(text: &str) -> String {
    let mut text = text.to_owned();
    for note in [
        "(à confirmer)",
        "(sous réserve)",
        "(à préciser)",
        "(horaire à confirmer)",
        "(lieu à confirmer)",
        "– à confirmer",
        ", à confirmer",
        "à confirmer",
        "(tbc)",
    ] {
        text = text.replace(note, "");
    }
    let text = text.trim_matches([',', ' ', '–', ':', '\u{A0}']);
    if matches!(fold(text).as_str(), "lieu" | "heure" | "horaire" | "date") {
        String::new()
    } else {
        text.to_owned()
    }
}

fn is_place(text: &str) -> bool {
    let words = fold(text);
    let heads = [
        "au ",
        "a la ",
        "a l'",
        "aux ",
        "chez ",
        "salle ",
        "dans les locaux",
        "en visio",
        "en salle",
        "a ",
        "at the ",
        "room ",
        "en mairie",
    ];
    heads.iter().any(|head| words.starts_with(head))
        && text.chars().count() < 120
        && !text.contains(['.', '?'])
}

fn bare_place(text: &str) -> String {
    let words = fold(text);
    let heads = ["au ", "a la ", "a l'", "aux ", "chez ", "a ", "at the "];
    let cut = heads.iter().find(|head| words.starts_with(**head)).map_or(0, |head| head.chars().count());
    text.chars().skip(cut).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::parts::{Part, Span};
    use super::events;
    use crate::import::readers::{Block, Form};

    fn check(part: Part, lines: &[&str], expected: &[&str]) {
        let blocks: Vec<Block> = lines.iter().map(|line| Block::new(Form::Item(0), *line)).collect();
        let spans = [Span { part, blocks: 0..blocks.len() }];
        let found = events(&blocks, &spans, NaiveDate::from_ymd_opt(2014, 1, 31));
        let got: Vec<String> = found
            .iter()
            .map(|event| {
                let dates: Vec<String> = event.dates.iter().map(ToString::to_string).collect();
                let hour = |time: Option<chrono::NaiveTime>| {
                    time.map_or(String::new(), |time| time.format("%H:%M").to_string())
                };
                let sign = if event.tentative { "?" } else { "" };
                format!(
                    "{}{sign}|{}|{}|{}|{}",
                    dates.join(","),
                    hour(event.start),
                    hour(event.end),
                    event.title,
                    event.place
                )
            })
            .collect();
        assert_eq!(got, expected, "{lines:?}");
    }

    #[test]
    fn the_calendar_is_read() {
        let lines = [
            "Lundi 3 février, 9h00-10h30 : Rencontre avec la ministre",
            "Le projet passera en conseil, le mercredi 5 février ou le mercredi 12 février.",
            "17/02 14h30 : Prochaine réunion du Collectif",
            "Conférence de presse le 20 février à 11 h, à la Maison des associations",
            "3 mars (à confirmer) : audition",
            "Date à fixer : assemblée générale",
            "Une phrase sans date.",
        ];
        check(
            Part::Events,
            &lines,
            &[
                "2014-02-03|09:00|10:30|Rencontre avec la ministre|",
                "2014-02-05,2014-02-12|||Le projet passera en conseil|",
                "2014-02-17|14:30||Prochaine réunion du Collectif|",
                "2014-02-20|11:00||Conférence de presse|Maison des associations",
                "2014-03-03?|||Audition|",
                "|||assemblée générale|",
            ],
        );
    }

    #[test]
    fn the_next_meeting_is_read() {
        for (line, expected) in [
            (
                "Prochaine réunion : le 17 février 2014 à 14h30, salle 12",
                "2014-02-17|14:30||Prochaine réunion|salle 12",
            ),
            (
                "La prochaine séance est fixée au mardi 4 mars 2014 à 18 heures.",
                "2014-03-04|18:00||Prochaine séance|",
            ),
            (
                "Prochaine réunion le 17/02/2014, de 9h à 12h au Secours du Nord",
                "2014-02-17|09:00|12:00|Prochaine réunion|Secours du Nord",
            ),
            ("Prochaine réunion : date à définir", "|||Prochaine réunion|"),
            ("Next meeting: Monday 17 February 2014, 2pm", "2014-02-17|14:00||Next meeting|"),
        ] {
            check(Part::NextMeeting, &[line], &[expected]);
        }
        check(
            Part::NextMeeting,
            &["Prochaine réunion", "Lundi 17 février à 14h30"],
            &["2014-02-17|14:30||Prochaine réunion|"],
        );
    }
}
