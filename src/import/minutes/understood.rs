//! What is understood of a past compte-rendu, its body apart. Plain values; each tells the blocks it was read in, so
//! that nothing of the source can be dropped unseen.
use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::Role;

/// A value and the blocks it was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<T> {
    /// What was understood.
    pub value: T,
    /// Where it stands.
    pub blocks: Range<usize>,
}

impl<T> Told<T> {
    /// A value read in one block.
    pub fn by(value: T, block: usize) -> Self {
        Self { value, blocks: block..block + 1 }
    }
}

/// The facts of the meeting, as far as the head of the document says them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// « Réunion du Collectif du 31 janvier 2014 », as printed, without « Compte-rendu de », hours and place.
    pub title: Option<Told<String>>,
    /// The over-title: what the meeting was about.
    pub subject: Option<Told<String>>,
    /// The day of the meeting.
    pub date: Option<Told<NaiveDate>>,
    /// When it began.
    pub start: Option<Told<NaiveTime>>,
    /// When it ended.
    pub end: Option<Told<NaiveTime>>,
    /// Where it was held.
    pub place: Option<Told<String>>,
    /// The town the document is dated from.
    pub town: Option<Told<String>>,
    /// Whose meeting it was, where a name in full is printed.
    pub coalition: Option<Told<String>>,
    /// The web address.
    pub website: Option<Told<String>>,
}

/// One person of the presence list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// First name and surname, as printed, without « Mme » or « M. ».
    pub name: String,
    /// What they do for the meeting.
    pub role: Role,
    /// How they took part.
    pub status: AttendanceStatus,
    /// When they came, if that is told.
    pub arrived: Option<NaiveTime>,
    /// When they went, if that is told.
    pub left: Option<NaiveTime>,
    /// Who held their proxy; may be empty.
    pub represented_by: String,
    /// Whether they spoke for themselves only.
    pub personal: bool,
    /// What else is said of them (« directrice », « en visio »); may be empty.
    pub note: String,
    /// Where they are named.
    pub block: usize,
}

impl Person {
    /// Somebody present, of whom nothing else is known.
    pub fn present(name: impl Into<String>, block: usize) -> Self {
        Self {
            name: name.into(),
            role: Role::Member,
            status: AttendanceStatus::Present,
            arrived: None,
            left: None,
            represented_by: String::new(),
            personal: false,
            note: String::new(),
            block,
        }
    }
}

/// One organization of the presence list, with its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Its name, as printed; its acronym where nothing else is.
    pub name: String,
    /// Its acronym, where one stands beside the name; may be empty.
    pub acronym: String,
    /// How it took part, where it is listed without people.
    pub status: AttendanceStatus,
    /// Its people; may be empty.
    pub people: Vec<Person>,
    /// Where it is first named.
    pub block: usize,
}

/// The presence list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presence {
    /// The organizations, in the order of the document.
    pub organizations: Vec<Organization>,
    /// The people without organization, or whose organization is not sure.
    pub people: Vec<Person>,
    /// Words of the presence list that became neither person nor organization: labels, sentences, « quorum atteint ».
    pub unread: Vec<Told<String>>,
}

/// Something to come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Event {
    /// Its date, or the alternatives; may be empty.
    pub dates: Vec<NaiveDate>,
    /// When it starts.
    pub start: Option<NaiveTime>,
    /// When it ends.
    pub end: Option<NaiveTime>,
    /// What it is.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// « à confirmer ».
    pub tentative: bool,
    /// Where it is told.
    pub blocks: Range<usize>,
}

/// The synthesis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Synthesis {
    /// Its heading.
    pub heading: Option<Told<String>>,
    /// Its paragraphs before, between and after the list.
    pub paragraphs: Vec<Told<String>>,
    /// The sentence that introduces the list.
    pub shortcomings_introduction: Option<Told<String>>,
    /// The list.
    pub shortcomings: Vec<Told<String>>,
}
