//! The calendar of upcoming events, as it stands at the head of the compte-rendu.
use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::UpcomingEvent;
use crate::domain::session::Session;
use crate::text::french::dates::{date_long, day_and_month};
use crate::text::lang::Lang;

use super::document::{Block, Content, Element, Inline, ListRole, Role, Source};
use super::header::hours;
use super::nouns::capitalized;

/// The rubric and its list; nothing without events.
pub(super) fn blocks(session: &Session, lang: Lang) -> Vec<Block> {
    if session.events().is_empty() {
        return Vec::new();
    }
    let title = lang.pick("Calendrier des prochains évènements", "Upcoming events");
    let items = session
        .events()
        .iter()
        .map(|event| Element { text: line(event, lang), source: Some(Source::Event(event.id.clone())) })
        .collect();
    vec![Block::paragraph(Role::Rubric, title), Block::own(Content::List { role: ListRole::Calendar, items })]
}

/// « Lundi 3 février 2014, 9 h – 10 h 30 : réunion… (place) ».
pub(super) fn line(event: &UpcomingEvent, lang: Lang) -> Vec<Inline> {
    let mut when = capitalized(&dates(&event.dates, lang));
    if let Some(hours) = hours(event.start, event.end, lang) {
        when = format!("{when}, {hours}");
    }
    if event.tentative && !event.dates.is_empty() {
        when.push_str(lang.pick(" (à confirmer)", " (to be confirmed)"));
    }
    let mut what = event.title.trim().trim_end_matches('.').to_owned();
    if !event.place.trim().is_empty() {
        what = format!("{what}, {}", event.place.trim());
    }
    vec![Inline::strong(when), Inline::plain(format!("{}{what}.", lang.pick("\u{a0}: ", ": ")))]
}

/// « lundi 3 février 2014 », « mercredi 5 ou mercredi 12 février 2014 », « date à fixer ».
pub fn dates(dates: &[NaiveDate], lang: Lang) -> String {
    let Some((last, others)) = dates.split_last() else {
        return lang.pick("date à fixer", "date to be set").to_owned();
    };
    let words: Vec<String> = others
        .iter()
        .map(|date| {
            if (date.year(), date.month()) == (last.year(), last.month()) {
                without_month(*date, lang)
            } else if date.year() == last.year() {
                without_year(*date, lang)
            } else {
                date_long(*date, lang)
            }
        })
        .chain(std::iter::once(date_long(*last, lang)))
        .collect();
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => {
            format!("{} {} {last}", first.join(", "), lang.pick("ou", "or"))
        }
        _ => words.concat(),
    }
}

fn weekday(date: NaiveDate, lang: Lang) -> String {
    date_long(date, lang).split([' ', '\u{a0}']).next().unwrap_or_default().to_owned()
}

/// « mercredi 5 février ».
fn without_year(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", weekday(date, lang), day_and_month(date, lang))
}

/// « mercredi 5 ».
fn without_month(date: NaiveDate, lang: Lang) -> String {
    let day = day_and_month(date, lang);
    format!("{} {}", weekday(date, lang), day.split([' ', '\u{a0}']).next().unwrap_or_default())
}
