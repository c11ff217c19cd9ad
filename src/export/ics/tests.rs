//! The calendar, read as RFC 5545 has it.
use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::{remark, render};
use crate::domain::calendar::UpcomingEvent;
use crate::domain::change::Change;
use crate::domain::meeting::Meeting;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::text::lang::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn event(title: &str, dates: &[&str]) -> UpcomingEvent {
    UpcomingEvent {
        id: "ev-1".into(),
        dates: dates.iter().map(|date| day(date)).collect(),
        start: None,
        end: None,
        title: title.to_owned(),
        place: String::new(),
        tentative: false,
    }
}

fn session(events: impl IntoIterator<Item = UpcomingEvent>) -> Session {
    let mut session = Session::new("2014-01-31-collectif".into());
    let title = "Réunion du Collectif".to_owned();
    let meeting = Meeting { title, date: day("2014-01-31"), ..Meeting::default() };
    session.apply(Change::Meeting(Box::new(meeting))).unwrap();
    for (record, rank) in events.into_iter().zip(1..) {
        let record = UpcomingEvent { id: format!("ev-{rank}").as_str().into(), ..record };
        session.apply(Change::Event(Edit::Add { record, before: None })).unwrap();
    }
    session
}

/// The lines as they were before they were folded (3.1).
fn unfolded(calendar: &str) -> Vec<String> {
    calendar.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// The lines of the events.
fn events(calendar: &str) -> Vec<Vec<String>> {
    let lines = unfolded(calendar);
    let mut events = Vec::new();
    for line in lines {
        match line.as_str() {
            "BEGIN:VEVENT" => events.push(Vec::new()),
            _ => events.last_mut().into_iter().for_each(|event: &mut Vec<String>| event.push(line.clone())),
        }
    }
    events
}

fn check(record: UpcomingEvent, expected: &[&str]) {
    let calendar = render(&session([record]), Lang::Fr);
    let events = events(&calendar);
    for line in expected {
        assert!(events[0].iter().any(|other| other == line), "{line} in {calendar}");
    }
}

#[test]
fn an_event_has_its_hours_in_paris() {
    let hours = UpcomingEvent { start: at(9, 0), end: at(10, 30), ..event("Cabinet", &["2014-02-03"]) };
    check(
        hours,
        &[
            "DTSTART;TZID=Europe/Paris:20140203T090000",
            "DTEND;TZID=Europe/Paris:20140203T103000",
            "STATUS:CONFIRMED",
        ],
    );
    let night = UpcomingEvent { start: at(22, 0), end: at(1, 0), ..event("Veille", &["2014-02-28"]) };
    check(night, &["DTEND;TZID=Europe/Paris:20140301T010000"]);
    let calendar =
        render(&session([UpcomingEvent { start: at(9, 0), ..event("Cabinet", &["2014-02-03"]) }]), Lang::Fr);
    assert!(!calendar.contains("DTEND"), "no end is known");
}

#[test]
fn a_whole_day_ends_the_day_after() {
    check(
        event("Colloque", &["2014-12-31"]),
        &["DTSTART;VALUE=DATE:20141231", "DTEND;VALUE=DATE:20150101", "DTSTAMP:20140131T000000Z"],
    );
}

#[test]
fn each_alternative_date_is_a_tentative_event_of_its_own() {
    let calendar = render(&session([event("Groupe", &["2014-02-05", "2014-02-12"])]), Lang::Fr);
    let events = events(&calendar);
    assert_eq!(events.len(), 2);
    for (event, date) in events.iter().zip(["20140205", "20140212"]) {
        assert!(event.contains(&"STATUS:TENTATIVE".to_owned()));
        assert!(event.contains(&format!("UID:ev-1-{date}@2014-01-31-collectif.greffier")));
        assert!(event.contains(&"SUMMARY:Groupe (à confirmer)".to_owned()));
    }
    assert!(unfolded(&calendar).iter().any(|line| line.ends_with("mercredi 5 ou mercredi 12 février 2014")));
}

#[test]
fn a_calendar_without_events_is_one_and_says_so() {
    let calendar = render(&session([]), Lang::Fr);
    assert!(events(&calendar).is_empty() && calendar.contains("BEGIN:VTIMEZONE"));
    assert_eq!(
        remark(&session([]), Lang::Fr).unwrap(),
        "Aucun évènement à venir n’est noté\u{a0}: le calendrier est vide."
    );
    let undated = session([event("Colloque", &[]), event("Cabinet", &["2014-02-03"])]);
    assert_eq!(events(&render(&undated, Lang::Fr)).len(), 1);
    assert_eq!(
        remark(&undated, Lang::Fr).unwrap(),
        "Sans date, donc absents du calendrier\u{a0}: 1\u{a0}évènement."
    );
    assert_eq!(remark(&session([event("Cabinet", &["2014-02-03"])]), Lang::Fr), None);
}

#[test]
fn signs_that_separate_values_are_escaped() {
    let place = UpcomingEvent {
        place: "Salle B ; 2, rue X\r\nParis\\".to_owned(),
        ..event("a, b; c\nd", &["2014-02-03"])
    };
    check(place, &["SUMMARY:a\\, b\\; c\\nd", "LOCATION:Salle B \\; 2\\, rue X\\nParis\\\\"]);
}

proptest! {
    #[test]
    fn no_title_breaks_the_calendar(title in "(?s).{1,120}", place in "(?s).{0,120}") {
        let record = UpcomingEvent { place, ..event(&title, &["2014-02-03"]) };
        let calendar = render(&session([record]), Lang::Fr);
        for line in calendar.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75 && !line.is_empty(), "{:?}", line);
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let lines = unfolded(&calendar);
        prop_assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 5);
        prop_assert!(lines.iter().all(|line| line.split_once([':', ';']).is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_uppercase() || c == '-'))));
    }
}
