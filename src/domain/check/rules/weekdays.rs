//! « vendredi 31 janvier 2014 »: a day of the week must be that of its date.
use chrono::{Datelike, NaiveDate, Weekday};

use super::super::{Report, Rule, written};
use crate::text::fold::fold;
use crate::text::french::dates::date_long;
use crate::text::lang::Lang;

const DAYS: [(&str, Weekday); 7] = [
    ("lundi", Weekday::Mon),
    ("mardi", Weekday::Tue),
    ("mercredi", Weekday::Wed),
    ("jeudi", Weekday::Thu),
    ("vendredi", Weekday::Fri),
    ("samedi", Weekday::Sat),
    ("dimanche", Weekday::Sun),
];

const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

pub(super) fn run(report: &mut Report<'_>) {
    let meeting = report.session.meeting().date;
    for written in written::texts(report.session) {
        for wrong in wrong_days(written.text, meeting) {
            let message = report.lang.pick(
                format!("Ce jour n’est pas le bon : c’était un {}.", day_name(wrong.right)),
                format!("The day of the week is wrong: the right one is {}.", wrong.right.format("%A")),
            );
            report.add(Rule::WrongWeekday, written.location.clone(), &wrong.words, message);
            if wrong.sure {
                report.suggest(date_long(wrong.right, Lang::Fr));
            }
        }
    }
}

struct WrongDay {
    words: String,
    right: NaiveDate,
    /// Whether the year is written, so that the date can only be this one.
    sure: bool,
}

fn day_name(date: NaiveDate) -> &'static str {
    DAYS.iter().find(|(_, day)| *day == date.weekday()).map_or("", |(name, _)| name)
}

/// Within so many days of the meeting, a date without a year is the near one.
const NEAR_DAYS: i64 = 60;

/// Dates of a text that bear a wrong day. Without a year, a date far from the meeting may be one of the years around:
/// it is wrong only if it is so in all of them.
fn wrong_days(text: &str, meeting: NaiveDate) -> Vec<WrongDay> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare: Vec<String> =
        words.iter().map(|w| fold(w).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()).collect();
    let mut wrong = Vec::new();
    for (at, word) in bare.iter().enumerate() {
        let Some((_, told)) = DAYS.iter().find(|(name, _)| name == word) else { continue };
        let day = bare.get(at + 1).and_then(|d| d.strip_suffix("er").unwrap_or(d).parse::<u32>().ok());
        let month = bare.get(at + 2).and_then(|m| MONTHS.iter().position(|name| name == m));
        let (Some(day), Some(month)) = (day, month.and_then(|m| u32::try_from(m + 1).ok())) else { continue };
        let year = bare.get(at + 3).and_then(|y| y.parse::<i32>().ok()).filter(|y| (1900..2200).contains(y));
        let years = match year {
            Some(year) => vec![year],
            None => vec![meeting.year(), meeting.year() - 1, meeting.year() + 1],
        };
        let mut dates: Vec<NaiveDate> =
            years.iter().filter_map(|y| NaiveDate::from_ymd_opt(*y, month, day)).collect();
        dates.sort_by_key(|date| (*date - meeting).num_days().abs());
        if dates.first().is_some_and(|date| (*date - meeting).num_days().abs() <= NEAR_DAYS) {
            dates.truncate(1);
        }
        if let Some(right) = dates.first().copied().filter(|_| dates.iter().all(|d| d.weekday() != *told)) {
            let end = at + 3 + usize::from(year.is_some());
            let words = words.get(at..end).unwrap_or_default().join(" ");
            wrong.push(WrongDay { words, right, sure: year.is_some() });
        }
    }
    wrong
}
