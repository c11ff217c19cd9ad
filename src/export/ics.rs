//! The upcoming events for a calendar (RFC 5545, iCalendar): one event a date, those that are not settled tentative.
//! The hours are those of Paris, whose rules the file carries. The same session gives the same file: its stamps are of
//! the day of the meeting, not of the day of the export.
use chrono::{Days, NaiveDate, NaiveTime};

use crate::domain::calendar::UpcomingEvent;
use crate::domain::session::Session;
use crate::minutes::event_dates;
use crate::text::french::numbers::count;
use crate::text::lang::Lang;

/// RFC 5545, 3.1: lines longer than this many octets are folded.
const LINE_OCTETS: usize = 75;

/// The hours of Paris since 1996 (directive 2000/84/CE): summer time from the last Sunday of March to the last of October.
const PARIS: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Paris",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The calendar of a session. One without events is valid: it holds the hours of Paris and nothing else.
pub fn render(session: &Session, lang: Lang) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, &format!("PRODID:-//greffier//greffier//{}", lang.pick("FR", "EN")));
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, &format!("X-WR-CALNAME:{}", escape(&session.meeting().title)));
    for rule in PARIS {
        line(&mut out, rule);
    }
    for event in session.events().iter() {
        for date in &event.dates {
            vevent(&mut out, event, *date, (session, lang));
        }
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// What the calendar does not hold, if anything: events without a date, or none at all.
pub fn remark(session: &Session, lang: Lang) -> Option<String> {
    let undated = session.events().iter().filter(|event| event.dates.is_empty()).count();
    if undated > 0 {
        return Some(lang.pick(
            format!(
                "Sans date, donc absents du calendrier\u{a0}: {}.",
                count(undated, "évènement", "évènements")
            ),
            format!("Without a date, hence not in the calendar: {}.", count(undated, "event", "events")),
        ));
    }
    let none = lang.pick(
        "Aucun évènement à venir n’est noté\u{a0}: le calendrier est vide.",
        "No upcoming event is recorded: the calendar is empty.",
    );
    session.events().is_empty().then(|| none.to_owned())
}

fn vevent(out: &mut String, event: &UpcomingEvent, date: NaiveDate, (session, lang): (&Session, Lang)) {
    let meeting = session.meeting();
    let tentative = event.tentative || event.dates.len() > 1;
    let day = date.format("%Y%m%d");
    let mut summary = event.title.trim().trim_end_matches('.').to_owned();
    if tentative {
        summary.push_str(lang.pick(" (à confirmer)", " (to be confirmed)"));
    }
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}-{day}@{}.greffier", plain(event.id.as_str()), plain(session.id().as_str())));
    line(out, &format!("DTSTAMP:{}T000000Z", meeting.date.format("%Y%m%d")));
    when(out, date, event.start, event.end);
    line(out, &format!("SUMMARY:{}", escape(&summary)));
    if !event.place.trim().is_empty() {
        line(out, &format!("LOCATION:{}", escape(event.place.trim())));
    }
    line(out, &format!("DESCRIPTION:{}", escape(&description(event, session, lang))));
    line(out, if tentative { "STATUS:TENTATIVE" } else { "STATUS:CONFIRMED" });
    line(out, "END:VEVENT");
}

/// The hours of an event; one without a start takes the whole day, and its end is the day after (3.6.1). One that ends
/// before it starts ends the day after; one of which no end is known has none.
fn when(out: &mut String, date: NaiveDate, start: Option<NaiveTime>, end: Option<NaiveTime>) {
    let next = date.checked_add_days(Days::new(1)).unwrap_or(date);
    let Some(start) = start else {
        line(out, &format!("DTSTART;VALUE=DATE:{}", date.format("%Y%m%d")));
        return line(out, &format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
    };
    let at = |name: &str, day: NaiveDate, time: NaiveTime| {
        format!("{name};TZID=Europe/Paris:{}T{}", day.format("%Y%m%d"), time.format("%H%M%S"))
    };
    line(out, &at("DTSTART", date, start));
    if let Some(end) = end.filter(|end| *end != start) {
        line(out, &at("DTEND", if end < start { next } else { date }, end));
    }
}

/// Where the event was announced, and what its other dates are.
fn description(event: &UpcomingEvent, session: &Session, lang: Lang) -> String {
    let mut said = session.meeting().title.trim().to_owned();
    if event.dates.len() > 1 {
        let dates = event_dates(&event.dates, lang);
        said.push_str(
            &lang.pick(format!("\nDates proposées : {dates}"), format!("\nProposed dates: {dates}")),
        );
    }
    said
}

/// A text value (3.3.11): no control character but the end of a line, and the signs that separate values escaped.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// An identity as letters, digits and hyphens.
fn plain(identity: &str) -> String {
    identity.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

/// One line, folded before it is too long and never inside a letter.
fn line(out: &mut String, words: &str) {
    let mut used = 0;
    for c in words.chars() {
        if used + c.len_utf8() > LINE_OCTETS {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests;
