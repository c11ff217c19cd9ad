//! Days and hours inside running text, in French and in English: where they stand and what they are.
use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};

use crate::text::french::dates;

/// A day named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// Which day it is; nothing when it is no day of the calendar, or when its year is not known.
    pub date: Option<NaiveDate>,
}

/// The days named in a text, in order.
pub fn days(text: &str, reference: Option<NaiveDate>) -> Vec<Day> {
    let _ = (text, reference, dates::parse_date);
    Vec::new()
}

/// The hours named in a text, in order.
pub fn hours(text: &str) -> Vec<(Range<usize>, NaiveTime)> {
    let _ = text;
    Vec::new()
}
