//! « vendredi 31 janvier 2014 »: a day of the week must be that of its date.
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::super::{Report, Rule};
use super::paper::{Paper, Passage};
use crate::text::french::dates::{date_long, day_of_the_week, month_named, weekday_named};
use crate::text::lang::Lang;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    let meeting = report.session.meeting().date;
    for passage in &paper.passages {
        for wrong in wrong_days(passage, meeting) {
            let right = day_of_the_week(wrong.right, report.lang);
            let message = report.lang.pick(
                format!("Ce jour n’est pas le bon : c’était un {right}."),
                format!("The day of the week is wrong: the right one is {right}."),
            );
            let date = wrong.sure.then(|| date_long(wrong.right, Lang::Fr));
            report.at(Rule::WrongWeekday, passage.spot(wrong.words), message, date);
        }
    }
}

struct WrongDay {
    words: Range<usize>,
    right: NaiveDate,
    /// Whether the year is written, so that the date can only be this one.
    sure: bool,
}

/// Within so many days of the meeting, a date without a year is the near one.
const NEAR_DAYS: i64 = 60;

/// Dates of a text that bear a wrong day. Without a year, a date far from the meeting may be one of the years around:
/// it is wrong only if it is so in all of them.
fn wrong_days(passage: &Passage<'_>, meeting: NaiveDate) -> Vec<WrongDay> {
    let mut wrong = Vec::new();
    for rank in 0..passage.len() {
        let Some(told) = weekday_named(passage.at(rank)) else { continue };
        let day = passage.at(rank + 1);
        let day = day.strip_suffix("er").unwrap_or(day).parse::<u32>().ok();
        let (Some(day), Some(month)) = (day, month_named(passage.at(rank + 2))) else { continue };
        let year = passage.at(rank + 3).parse::<i32>().ok().filter(|y| (1900..2200).contains(y));
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
        if let Some(right) = dates.first().copied().filter(|_| dates.iter().all(|d| d.weekday() != told)) {
            let end = rank + 3 + usize::from(year.is_some());
            wrong.push(WrongDay { words: rank..end, right, sure: year.is_some() });
        }
    }
    wrong
}
