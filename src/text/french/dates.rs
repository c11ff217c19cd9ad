//! Days and hours: written for a reader, and read from what a hurried hand types.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use super::{NBSP, numbers};
use crate::text::fold::fold;
use crate::text::lang::Lang;

const DAYS: [(&str, &str); 7] = [
    ("lundi", "Monday"),
    ("mardi", "Tuesday"),
    ("mercredi", "Wednesday"),
    ("jeudi", "Thursday"),
    ("vendredi", "Friday"),
    ("samedi", "Saturday"),
    ("dimanche", "Sunday"),
];
const MONTHS: [(&str, &str); 12] = [
    ("janvier", "January"),
    ("février", "February"),
    ("mars", "March"),
    ("avril", "April"),
    ("mai", "May"),
    ("juin", "June"),
    ("juillet", "July"),
    ("août", "August"),
    ("septembre", "September"),
    ("octobre", "October"),
    ("novembre", "November"),
    ("décembre", "December"),
];

/// The day of the week that a folded French word names.
pub fn weekday_named(folded: &str) -> Option<Weekday> {
    let rank = DAYS.iter().position(|(french, _)| *french == folded)?;
    Weekday::try_from(u8::try_from(rank).ok()?).ok()
}

/// The month, from 1 to 12, that a folded French word names.
pub fn month_named(folded: &str) -> Option<u32> {
    let rank = MONTHS.iter().position(|(french, _)| fold(french) == folded)?;
    u32::try_from(rank + 1).ok()
}

/// « vendredi », "Friday".
pub fn day_of_the_week(date: NaiveDate, lang: Lang) -> &'static str {
    let day = DAYS.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    lang.pick(day.0, day.1)
}

/// « vendredi 31 janvier 2014 ».
pub fn date_long(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", day_of_the_week(date, lang), date_plain(date, lang))
}

/// « 31 janvier 2014 », « 1er février 2014 »: the date without the day of the week.
pub fn date_plain(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", day_and_month(date, lang), date.year())
}

/// « 31 janvier », « 1er février ».
pub fn day_and_month(date: NaiveDate, lang: Lang) -> String {
    let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    let first = lang == Lang::Fr && date.day() == 1;
    let day = if first { numbers::ordinal(1, super::Gender::Masculine) } else { date.day().to_string() };
    format!("{day} {}", lang.pick(month.0, month.1))
}

/// « 31/01/2014 ».
pub fn date_short(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// « 10 h 30 », « 10 h »; "10:30 am" in English.
pub fn time(time: NaiveTime, lang: Lang) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match lang {
        Lang::Fr if minute == 0 => format!("{hour}{NBSP}h"),
        Lang::Fr => format!("{hour}{NBSP}h{NBSP}{minute:02}"),
        Lang::En => {
            let (afternoon, twelve) = time.hour12();
            format!("{twelve}:{minute:02}{NBSP}{}", if afternoon { "pm" } else { "am" })
        }
    }
}

/// A day as people type it: 31/01/2014, 31/1/14, 2014-01-31, 31 janvier 2014, 31 janv., « lundi 3 février ». Without a
/// year it is the reference's, or the nearest one in which that day has the weekday named; nothing without a reference.
pub fn parse_date(typed: &str, reference: Option<NaiveDate>) -> Option<NaiveDate> {
    let folded = fold(typed.trim());
    let mut words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "le")
        .collect();
    let weekday = words.first().and_then(|word| named(word, &DAYS));
    if weekday.is_some() {
        words.remove(0);
    }
    let (year, month, day) = match words.as_slice() {
        [year, month, day] if year.len() == 4 => (Some(number(year)?), number(month)?, number(day)?),
        [month, day, year] if named(month, &MONTHS).is_some() => {
            (Some(full_year(year)?), month_number(month)?, day_number(day)?)
        }
        [day, month, year] => (Some(full_year(year)?), month_number(month)?, day_number(day)?),
        [day, month] => (None, month_number(month)?, day_number(day)?),
        _ => return None,
    };
    match year {
        Some(year) => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
        None => nearest(reference?, month, day, weekday),
    }
}

/// An hour as people type it: 10h30, 10h, 10:30, 10 h 30, 1030.
pub fn parse_time(typed: &str) -> Option<NaiveTime> {
    let folded: String = fold(typed).chars().filter(|c| !c.is_whitespace()).collect();
    let folded = folded.strip_suffix("min").or_else(|| folded.strip_suffix("mn")).unwrap_or(&folded);
    let (hours, minutes) = match folded.split_once(['h', ':']) {
        Some((hours, minutes)) => (hours, minutes.trim_start_matches("eures").trim_start_matches("eure")),
        None if folded.len() == 4 || folded.len() == 3 => folded.split_at_checked(folded.len() - 2)?,
        None if folded.len() <= 2 => (folded, ""),
        None => return None,
    };
    let minute = if minutes.is_empty() { 0 } else { number(minutes)? };
    NaiveTime::from_hms_opt(number(hours)?, minute, 0).filter(|_| minutes.is_empty() || minutes.len() == 2)
}

/// The day in the year of the reference; in the year beside it when only there it has the weekday named.
fn nearest(reference: NaiveDate, month: u32, day: u32, weekday: Option<usize>) -> Option<NaiveDate> {
    let years = [0, 1, -1].map(|shift| NaiveDate::from_ymd_opt(reference.year() + shift, month, day));
    let mut days = years.into_iter().flatten();
    let right = |date: &NaiveDate| Some(date.weekday().num_days_from_monday() as usize) == weekday;
    let far = |date: &NaiveDate| (*date - reference).num_days().abs();
    days.clone().filter(right).min_by_key(far).or_else(|| days.next())
}

fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// The day of « 31 » or of « 1er ».
fn day_number(text: &str) -> Option<u32> {
    number(text.strip_suffix("er").unwrap_or(text))
}

/// The month of « 1 », « janvier » or « janv ».
fn month_number(text: &str) -> Option<u32> {
    number(text).or_else(|| u32::try_from(named(text, &MONTHS)? + 1).ok())
}

/// 14 is 2014, 98 is 1998.
fn full_year(text: &str) -> Option<u32> {
    let year = number(text)?;
    match text.len() {
        4 => Some(year),
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

/// Which name this is, in either language or cut to three letters or more, when it can be but one.
fn named(text: &str, names: &[(&str, &str)]) -> Option<usize> {
    let is = |name: &str| {
        let name = fold(name);
        name == text || (text.len() >= 3 && name.starts_with(text))
    };
    let mut found = names.iter().enumerate().filter(|(_, (french, english))| is(french) || is(english));
    let (index, _) = found.next()?;
    found.next().is_none().then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_written_for_readers() {
        for (date, lang, text) in [
            (day(2014, 1, 31), Lang::Fr, "vendredi 31 janvier 2014"),
            (day(2014, 2, 1), Lang::Fr, "samedi 1er février 2014"),
            (day(2014, 2, 1), Lang::En, "Saturday 1 February 2014"),
        ] {
            assert_eq!(date_long(date, lang), text);
        }
        assert_eq!(date_short(day(2014, 1, 3)), "03/01/2014");
    }

    #[test]
    fn hours_are_written_for_readers() {
        for (hour, minute, french, english) in [
            (10, 30, "10\u{A0}h\u{A0}30", "10:30\u{A0}am"),
            (9, 5, "9\u{A0}h\u{A0}05", "9:05\u{A0}am"),
            (13, 0, "13\u{A0}h", "1:00\u{A0}pm"),
            (0, 0, "0\u{A0}h", "12:00\u{A0}am"),
        ] {
            let hour = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
            assert_eq!((time(hour, Lang::Fr).as_str(), time(hour, Lang::En).as_str()), (french, english));
            assert_eq!(parse_time(&time(hour, Lang::Fr)), Some(hour));
        }
    }

    #[test]
    fn dates_are_read_as_typed() {
        for (typed, date) in [
            ("31/01/2014", Some(day(2014, 1, 31))),
            ("31/1/14", Some(day(2014, 1, 31))),
            ("31.1.98", Some(day(1998, 1, 31))),
            ("2014-01-31", Some(day(2014, 1, 31))),
            ("31 janvier 2014", Some(day(2014, 1, 31))),
            ("vendredi 31 janvier 2014", Some(day(2014, 1, 31))),
            ("le 1er FÉVRIER 2014", Some(day(2014, 2, 1))),
            ("31 janv.", Some(day(2014, 1, 31))),
            ("lundi 3 février", Some(day(2014, 2, 3))),
            ("mardi 3 février", Some(day(2015, 2, 3))),
            ("15 déc.", Some(day(2014, 12, 15))),
            ("lundi 16 déc.", Some(day(2013, 12, 16))),
            ("3 august 2014", Some(day(2014, 8, 3))),
            ("August 3, 2014", Some(day(2014, 8, 3))),
            ("31/02/2014", None),
            ("3 jui 2014", None),
            ("demain", None),
            ("", None),
            ("99999999999/1/1", None),
        ] {
            assert_eq!(parse_date(typed, Some(day(2014, 1, 27))), date, "{typed:?}");
        }
        assert_eq!(parse_date("3 février", None), None);
    }

    #[test]
    fn hours_are_read_as_typed() {
        for (typed, hour) in [
            ("10h30", Some((10, 30))),
            ("10h", Some((10, 0))),
            ("10 H 30", Some((10, 30))),
            ("10:30", Some((10, 30))),
            ("1030", Some((10, 30))),
            ("930", Some((9, 30))),
            ("9", Some((9, 0))),
            ("9 heures 15 min", Some((9, 15))),
            ("25h", None),
            ("10h3", None),
            ("10h60", None),
            ("h", None),
            ("", None),
            ("éé", None),
        ] {
            assert_eq!(
                parse_time(typed),
                hour.and_then(|(h, m)| NaiveTime::from_hms_opt(h, m, 0)),
                "{typed:?}"
            );
        }
    }
}
