//! Days inside running text, in French and in English: where they stand and which they are. Lists share what is said
//! once: « mercredi 5 ou mercredi 12 février 2014 ».
use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::words::{Word, between, words};

/// How many days one list may name.
const LIST_MAX: usize = 12;

const WEEKDAYS: [(&[&str], Weekday); 7] = [
    (&["lundi", "lun", "monday", "mon"], Weekday::Mon),
    (&["mardi", "mar", "tuesday", "tue"], Weekday::Tue),
    (&["mercredi", "mer", "wednesday", "wed"], Weekday::Wed),
    (&["jeudi", "jeu", "thursday", "thu"], Weekday::Thu),
    (&["vendredi", "ven", "friday", "fri"], Weekday::Fri),
    (&["samedi", "sam", "saturday", "sat"], Weekday::Sat),
    (&["dimanche", "dim", "sunday", "sun"], Weekday::Sun),
];
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "jan", "january"],
    &["fevrier", "fevr", "fev", "february", "feb"],
    &["mars", "march"],
    &["avril", "avr", "april", "apr"],
    &["mai", "may"],
    &["juin", "june"],
    &["juillet", "juil", "july"],
    &["aout", "august", "aug"],
    &["septembre", "sept", "september", "sep"],
    &["octobre", "oct", "october"],
    &["novembre", "nov", "november"],
    &["decembre", "dec", "december"],
];

/// A day named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The bytes of the text, the weekday included; in a list the bytes of this day alone.
    pub range: Range<usize>,
    /// Which day it is; nothing when it is no day of the calendar, or when its year is not known.
    pub date: Option<NaiveDate>,
    /// The weekday named.
    pub weekday: Option<Weekday>,
    /// Whether the day and the month are no day of any calendar.
    pub impossible: bool,
    /// What stands before it when it goes on a list.
    pub link: Link,
}

impl Day {
    /// Whether the weekday named is not that of the date.
    pub fn is_mismatched(&self) -> bool {
        matches!((self.weekday, self.date), (Some(weekday), Some(date)) if date.weekday() != weekday)
    }
}

/// How a day follows the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// It begins a list, or stands alone.
    First,
    /// « ou », « et », a comma.
    Or,
    /// « du 3 au 5 ».
    To,
}

/// The days named in a text, in order. A day without year is the one nearest to the reference with the weekday named.
pub fn days(text: &str, reference: Option<NaiveDate>) -> Vec<Day> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match list(text, &words, at) {
            Some((list, next)) => {
                found.extend(resolved(&list, reference));
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// A day as printed, before its month and year are shared.
#[derive(Debug, Clone)]
struct Named {
    range: Range<usize>,
    weekday: Option<Weekday>,
    day: u32,
    month: Option<u32>,
    year: Option<i32>,
    link: Link,
}

/// A list of days from this word on, and the word after it. The last of a list must name its month.
fn list(text: &str, words: &[Word], start: usize) -> Option<(Vec<Named>, usize)> {
    let (first, mut next) = day(text, words, start)?;
    let mut days = vec![first];
    let mut told = if days.iter().all(|day| day.month.is_some()) { Some((1, next)) } else { None };
    while days.len() < LIST_MAX
        && let Some((link, at)) = link(text, words, next)
        && let Some((mut day, after)) = day(text, words, at)
    {
        day.link = link;
        next = after;
        if day.month.is_some() {
            told = Some((days.len() + 1, next));
        }
        days.push(day);
    }
    let (count, next) = told?;
    days.truncate(count);
    Some((days, next))
}

/// The connector after a day, and where the next may begin.
fn link(text: &str, words: &[Word], next: usize) -> Option<(Link, usize)> {
    let gap = between(text, words, next.checked_sub(1)?);
    let word = words.get(next)?;
    let blank = |gap: &str| gap.trim_matches([' ', '\u{A0}', '\u{202F}', '.']).is_empty();
    let (link, mut at) = match word.folded.as_str() {
        "ou" | "et" | "or" | "and" if blank(gap.trim_matches(',')) => (Link::Or, next + 1),
        "au" | "to" if blank(gap) => (Link::To, next + 1),
        _ if matches!(gap.trim(), "," | "/" | "&" | "+") => (Link::Or, next),
        _ if matches!(gap.trim(), "-" | "–" | "—") => (Link::To, next),
        _ => return None,
    };
    while words
        .get(at)
        .is_some_and(|word| matches!(word.folded.as_str(), "le" | "du" | "au" | "bien" | "the" | "encore"))
    {
        at += 1;
    }
    Some((link, at))
}

/// One day from this word on, and the word after it.
fn day(text: &str, words: &[Word], start: usize) -> Option<(Named, usize)> {
    let first = words.get(start)?;
    let weekday = weekday(&first.folded);
    let mut at = start + usize::from(weekday.is_some());
    let near = |before: usize| {
        between(text, words, before).chars().all(|c| matches!(c, ' ' | '\u{A0}' | '\u{202F}' | ',' | '.'))
    };
    if weekday.is_some() {
        if !near(start) {
            return None;
        }
        at += usize::from(words.get(at).is_some_and(|word| matches!(word.folded.as_str(), "le" | "the")));
    }
    let whole = |day: u32, month: Option<u32>, year: Option<i32>, end: usize| {
        let to = words.get(end)?.range.end;
        Some((Named { range: first.range.start..to, weekday, day, month, year, link: Link::First }, end + 1))
    };
    if let Some((day, month, year, end)) = numeric(text, words, at, weekday.is_some()) {
        return whole(day, Some(month), year, end);
    }
    let word = words.get(at)?;
    if let Some(month) = month(&word.folded) {
        let day = words.get(at + 1).filter(|_| near(at)).and_then(day_number)?;
        let year = words.get(at + 2).filter(|_| near(at + 1)).and_then(year)?;
        return whole(day, Some(month), Some(year), at + 2);
    }
    let day = day_number(word)?;
    let of = usize::from(words.get(at + 1).is_some_and(|word| word.folded == "of"));
    let Some(month) = words.get(at + 1 + of).filter(|_| near(at)).and_then(|word| month(&word.folded)) else {
        return whole(day, None, None, at);
    };
    let end = at + 1 + of;
    match words.get(end + 1).filter(|_| near(end)).and_then(year) {
        Some(year) => whole(day, Some(month), Some(year), end + 1),
        None => whole(day, Some(month), None, end),
    }
}

/// « 31/01/2014 », « 31.01.14 », « 2014-01-31 », « 17/02 »; a day, a month, a year and the last word.
fn numeric(
    text: &str,
    words: &[Word],
    at: usize,
    after_weekday: bool,
) -> Option<(u32, u32, Option<i32>, usize)> {
    let (first, second) = (words.get(at)?, words.get(at + 1)?);
    let sign = between(text, words, at);
    if !matches!(sign, "/" | "." | "-") {
        return None;
    }
    let third = words.get(at + 2).filter(|_| between(text, words, at + 1) == sign);
    if first.folded.len() == 4 {
        let year = i32::try_from(first.number(4)?).ok()?;
        return Some((third?.number(2)?, month_of(second)?, Some(year), at + 2));
    }
    let (day, month) = (first.number(2)?, month_of(second)?);
    if let Some(year) = third.and_then(short_year) {
        return Some((day, month, Some(year), at + 2));
    }
    let sure = sign == "/"
        && third.is_none()
        && (second.folded.len() == 2 || after_weekday)
        && (1..=31).contains(&day);
    sure.then_some((day, month, None, at + 1))
}

fn month_of(word: &Word) -> Option<u32> {
    word.number(2).filter(|month| (1..=12).contains(month))
}

fn short_year(word: &Word) -> Option<i32> {
    let year = i32::try_from(word.number(4)?).ok()?;
    match word.folded.len() {
        4 => Some(year).filter(|year| (1900..2200).contains(year)),
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

fn year(word: &Word) -> Option<i32> {
    short_year(word).filter(|_| word.folded.len() == 4)
}

fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(names, _)| names.contains(&word)).map(|(_, day)| *day)
}

fn month(word: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|names| names.contains(&word))?;
    u32::try_from(index + 1).ok()
}

/// « 31 », « 1er », « 3rd », « premier ».
fn day_number(word: &Word) -> Option<u32> {
    if word.folded == "premier" {
        return Some(1);
    }
    let bare = ["er", "st", "nd", "rd", "th"].iter().find_map(|end| word.folded.strip_suffix(end));
    let digits = bare.unwrap_or(&word.folded);
    let short = digits.len() <= 2 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    short.then(|| digits.parse().ok()).flatten().filter(|day| (1..=39).contains(day))
}

/// Gives each day of a list the month and the year said once for all.
fn resolved(list: &[Named], reference: Option<NaiveDate>) -> Vec<Day> {
    let (mut month, mut year) = (None, None);
    let mut days: Vec<Day> = list
        .iter()
        .rev()
        .map(|named| {
            month = named.month.or(month);
            year = named.year.or(year);
            let impossible = month.is_some_and(|month| {
                NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, named.day).is_none()
            });
            let date = month.and_then(|month| match year {
                Some(year) => NaiveDate::from_ymd_opt(year, month, named.day),
                None => nearest(reference?, month, named.day, named.weekday),
            });
            Day { range: named.range.clone(), date, weekday: named.weekday, impossible, link: named.link }
        })
        .collect();
    days.reverse();
    days
}

fn nearest(reference: NaiveDate, month: u32, day: u32, weekday: Option<Weekday>) -> Option<NaiveDate> {
    let candidates = [0, 1, -1]
        .into_iter()
        .filter_map(|shift| NaiveDate::from_ymd_opt(reference.year() + shift, month, day));
    let far = |date: &NaiveDate| (*date - reference).num_days().abs();
    let fits = |date: &NaiveDate| weekday.is_none_or(|weekday| date.weekday() == weekday);
    candidates.clone().filter(fits).min_by_key(far).or_else(|| candidates.min_by_key(far))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let reference = NaiveDate::from_ymd_opt(2014, 1, 31);
        let found = days(text, reference);
        let got: Vec<(&str, String)> = found
            .iter()
            .map(|day| {
                let date = day.date.map_or_else(|| "?".to_owned(), |date| date.to_string());
                let sign = if day.is_mismatched() { "≠" } else { "" };
                (text.get(day.range.clone()).unwrap(), format!("{date}{sign}"))
            })
            .collect();
        let got: Vec<(&str, &str)> = got.iter().map(|(words, date)| (*words, date.as_str())).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn days_are_found_in_every_shape() {
        for (text, date) in [
            ("vendredi 31 janvier 2014", "2014-01-31"),
            ("31 janvier 2014", "2014-01-31"),
            ("VENDREDI 31 JANVIER 2014", "2014-01-31"),
            ("mardi 1er mars 2016", "2016-03-01"),
            ("1er février", "2014-02-01"),
            ("premier juillet 2014", "2014-07-01"),
            ("31 janv. 2014", "2014-01-31"),
            ("12 févr. 2014", "2014-02-12"),
            ("15 déc.", "2013-12-15"),
            ("31/01/2014", "2014-01-31"),
            ("31/01/14", "2014-01-31"),
            ("31.01.2014", "2014-01-31"),
            ("31-01-2014", "2014-01-31"),
            ("2014-01-31", "2014-01-31"),
            ("17/02", "2014-02-17"),
            ("lundi 3/2", "2014-02-03"),
            ("Lundi 3 février", "2014-02-03"),
            ("lun. 3 févr.", "2014-02-03"),
            ("lundi 5 janvier", "2015-01-05"),
            ("lundi 6 janvier", "2014-01-06"),
            ("mardi 3 février", "2015-02-03"),
            ("3 February 2014", "2014-02-03"),
            ("3rd of February 2014", "2014-02-03"),
            ("Monday, 3 February 2014", "2014-02-03"),
            ("February 3, 2014", "2014-02-03"),
            ("5\u{A0}mai\u{A0}2014", "2014-05-05"),
            ("mardi 31 janvier 2014", "2014-01-31≠"),
            ("31 février 2014", "?"),
        ] {
            check(text, &[(text.trim_end_matches('.'), date)]);
        }
    }

    #[test]
    fn lists_share_what_is_said_once() {
        check(
            "le mercredi 5 février ou le mercredi 12 février.",
            &[("mercredi 5 février", "2014-02-05"), ("mercredi 12 février", "2014-02-12")],
        );
        check("5 ou 12 février 2015", &[("5", "2015-02-05"), ("12 février 2015", "2015-02-12")]);
        check("les 3, 4 et 5 mars", &[("3", "2014-03-03"), ("4", "2014-03-04"), ("5 mars", "2014-03-05")]);
        check("du 3 au 5 mars 2014", &[("3", "2014-03-03"), ("5 mars 2014", "2014-03-05")]);
        check("réunions le 17/02 et le 24/02", &[("17/02", "2014-02-17"), ("24/02", "2014-02-24")]);
    }

    #[test]
    fn numbers_are_no_days() {
        for text in [
            "2014-2016",
            "page 3/25",
            "les 2/3 des voix",
            "mesure 12",
            "16-18 ans",
            "les 12 personnes",
            "le 3",
            "1.2 Budget",
            "3, 4 et 5",
            "article R. 316-7",
            "tél. 01.42.00.00.00",
            "lundi",
            "mars",
            "12 mesures",
            "version 1.2.3",
            "",
        ] {
            check(text, &[]);
        }
    }
}
