//! The head of a compte-rendu: what was held, when, where, and from where it is dated.
use chrono::{NaiveDate, NaiveTime};

mod paper;

use self::paper::{before_paper, paper, without_article};
use super::casing::{Casing, capitalized};
use super::days::{self, Day};
use super::names::{Kind, kind};
use super::parts::{self, Part, Span};
use super::rubrics::plain;
use super::split::at_colon;
use super::understood::{Header, Told};
use super::{hours, looks};
use crate::import::readers::{Block, Form};
use crate::import::report::{Doubt, Warning};
use crate::text::fold::fold;

/// Words by which a place begins.
const PLACES: [&str; 20] = [
    "au ",
    "a la ",
    "a l'",
    "aux ",
    "chez ",
    "salle ",
    "dans les locaux",
    "dans la salle",
    "dans le ",
    "en visio",
    "en salle",
    "en mairie",
    "a ",
    "at the ",
    "room ",
    "hotel ",
    "maison ",
    "par visio",
    "visio",
    "locaux ",
];

/// The facts the head of the document tells.
pub fn header(blocks: &[Block], spans: &[Span]) -> Header {
    let lines: Vec<usize> = parts::of(spans, Part::TitleBlock)
        .flatten()
        .filter(|at| blocks.get(*at).is_some_and(|block| !block.text.trim().is_empty()))
        .collect();
    let mut reader =
        Reader { blocks, lines, casing: Casing::of(blocks), header: Header::default(), reference: None };
    reader.reference = reader.full_date();
    reader.fields();
    let title = reader.title_line();
    if let Some(at) = title {
        reader.title(at);
    }
    reader.other_lines(title);
    reader.before_title(title);
    reader.names_elsewhere();
    reader.opened_and_closed();
    reader.header
}

/// What is doubtful about the days of the head.
pub fn doubts(blocks: &[Block], spans: &[Span], header: &Header) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for at in parts::of(spans, Part::TitleBlock).flatten() {
        let Some(block) = blocks.get(at) else { continue };
        warnings.extend(day_doubts(&block.text, header.date.as_ref().map(|told| told.value)));
    }
    if header.date.is_none() {
        warnings.push(Warning::about_file(Doubt::NoMeetingDate));
    }
    warnings
}

/// The days of a text that no calendar has, and those whose weekday is another.
pub fn day_doubts(text: &str, reference: Option<NaiveDate>) -> Vec<Warning> {
    let doubt = |day: &Day| {
        let words = text.get(day.range.clone()).unwrap_or_default().to_owned();
        match day.date {
            None if day.impossible => Some(Doubt::ImpossibleDay { day: words }),
            Some(date) if day.is_mismatched() => Some(Doubt::OtherWeekday { day: words, date }),
            _ => None,
        }
    };
    days::days(text, reference)
        .iter()
        .filter_map(doubt)
        .map(|doubt| Warning::about(doubt, None, text))
        .collect()
}

struct Reader<'a> {
    blocks: &'a [Block],
    /// The blocks of the title block.
    lines: Vec<usize>,
    casing: Casing,
    header: Header,
    /// The first date with a year, by which days without one are told.
    reference: Option<NaiveDate>,
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.blocks.get(at).map(|block| block.text.trim()).unwrap_or_default()
    }

    fn full_date(&self) -> Option<NaiveDate> {
        self.lines.iter().find_map(|at| days::days(self.text(*at), None).iter().find_map(|day| day.date))
    }

    /// « Date : … », « Lieu : … », « Horaires : … », on a line or in two cells.
    fn fields(&mut self) {
        for at in self.lines.clone() {
            let text = self.text(at).to_owned();
            let fields: Vec<&str> = text.split([';', '|']).map(str::trim).collect();
            let several = fields.len() > 1 && fields.iter().all(|field| looks::is_field(field));
            for field in if several { fields } else { vec![text.as_str()] } {
                self.field(field, at);
            }
        }
    }

    fn field(&mut self, text: &str, at: usize) {
        if !looks::is_field(text) {
            return;
        }
        let (label, value, place) = match at_colon(text) {
            Some((label, value)) if !value.is_empty() => (plain(label), value.to_owned(), at),
            found => {
                let label = plain(found.map_or(text, |(label, _)| label));
                let next = self.lines.iter().copied().find(|next| *next > at).unwrap_or(at);
                let cell =
                    |at: usize| self.blocks.get(at).map(|block| matches!(block.form, Form::Cell { .. }));
                if next == at || cell(next) != cell(at) || looks::is_field(self.text(next)) {
                    return;
                }
                (label, self.text(next).to_owned(), next)
            }
        };
        let value = value.trim_end_matches(['.', ' ']).to_owned();
        match label.split(' ').next().unwrap_or_default() {
            "objet" | "sujet" | "theme" | "subject" | "projet" => {
                fill(&mut self.header.subject, value, place);
            }
            "lieu" | "salle" | "adresse" | "place" | "location" | "venue" => {
                let value = if label == "salle" { format!("salle {value}") } else { value };
                fill(&mut self.header.place, value, place);
            }
            "titre" => fill(&mut self.header.title, value, place),
            "site" => fill(&mut self.header.website, value, place),
            "fin" => self.end(hours::hours(&value).first().map(|hour| hour.time), place),
            "debut" => self.hours(&value, place),
            "heure" if label.contains("fin") => {
                self.end(hours::hours(&value).first().map(|hour| hour.time), place);
            }
            "date" | "dates" | "jour" | "horaire" | "horaires" | "heure" | "heures" | "time" => {
                self.date(&value, place);
                self.hours(&value, place);
                if label.contains("lieu") {
                    self.place_after(&value, place);
                }
            }
            _ => {}
        }
    }

    fn date(&mut self, text: &str, at: usize) {
        let found = days::days(text, self.reference).into_iter().find_map(|day| day.date);
        if let Some(date) = found {
            fill(&mut self.header.date, date, at);
        }
    }

    fn hours(&mut self, text: &str, at: usize) {
        if let Some(found) = hours::first(text) {
            self.start(found.start, at);
            self.end(found.end, at);
        }
    }

    fn start(&mut self, time: Option<NaiveTime>, at: usize) {
        if let Some(time) = time {
            fill(&mut self.header.start, time, at);
        }
    }

    fn end(&mut self, time: Option<NaiveTime>, at: usize) {
        if let Some(time) = time {
            fill(&mut self.header.end, time, at);
        }
    }

    /// The line that says what the paper is about: one that calls itself « compte-rendu », else a title or a heading.
    fn title_line(&self) -> Option<usize> {
        let is = |wanted: &dyn Fn(&Block) -> bool| {
            self.lines.iter().copied().find(|at| self.blocks.get(*at).is_some_and(wanted))
        };
        let named = |block: &Block| looks::names_a_meeting(&block.text) && !looks::is_field(&block.text);
        let marked = |block: &Block| matches!(block.form, Form::Title | Form::Heading(1));
        is(&|block| paper(&block.text).is_some_and(|rest| !rest.trim().is_empty()))
            .or_else(|| is(&|block| marked(block) && before_paper(&block.text).is_some()))
            .or_else(|| is(&|block| named(block) && looks::has_day(&block.text)))
            .or_else(|| is(&|block| named(block) && matches!(block.form, Form::Title | Form::Heading(_))))
            .or_else(|| is(&|block| named(block) && paper(&block.text).is_none()))
            .or_else(|| is(&|block| matches!(block.form, Form::Title | Form::Heading(_))))
    }

    fn title(&mut self, at: usize) {
        let text = self.text(at).to_owned();
        self.date(&text, at);
        self.hours(&text, at);
        self.place_after(&text, at);
        let bare = paper(&text).or_else(|| before_paper(&text)).unwrap_or(&text);
        let bare = without_hours(bare);
        let end = days::days(&bare, self.reference).last().map(|day| day.range.end);
        let head = end.and_then(|end| bare.get(..end)).unwrap_or(&bare);
        let head = if self.header.place.as_ref().is_some_and(|place| place.blocks.start == at) {
            head
        } else {
            &bare
        };
        let title = self
            .casing
            .restored(without_article(head).trim_end_matches([' ', ',', '–', '-', ':', '.', '\u{A0}']));
        if !title.is_empty() && self.header.title.is_none() {
            self.header.title = Some(Told::by(capitalized(&title), at));
        }
    }

    /// What follows the day and the hours of a line, if it is a place.
    fn place_after(&mut self, text: &str, at: usize) {
        let after_days = days::days(text, self.reference).last().map(|day| day.range.end);
        let after_hours = hours::hours(text).last().map(|hour| hour.range.end);
        let Some(rest) = after_days.max(after_hours).and_then(|end| text.get(end..)) else { return };
        let rest = rest.trim_matches([' ', ',', ')', '–', '-', '.', '\u{A0}', ';', '|']);
        self.place(rest, at);
    }

    fn place(&mut self, text: &str, at: usize) {
        let words = fold(text);
        let Some(head) = PLACES.iter().find(|head| words.starts_with(**head)) else { return };
        let article = matches!(*head, "au " | "a la " | "a l'" | "aux " | "chez " | "a " | "at the ");
        let value = if article {
            text.chars().skip(head.chars().count()).collect::<String>()
        } else {
            text.to_owned()
        };
        let value = self.casing.restored_name(value.trim());
        if !value.is_empty() && value.chars().count() < 160 {
            fill(&mut self.header.place, capitalized_after_caps(text, value), at);
        }
    }

    /// « Paris, le 31 janvier 2014 », « de 10 h à 13 h », « Salle 204 », « AU SECOURS CATHOLIQUE », an address.
    fn other_lines(&mut self, title: Option<usize>) {
        for at in self.lines.clone() {
            let text = self.text(at).to_owned();
            if Some(at) == title || looks::is_field(&text) {
                continue;
            }
            if looks::is_address(&text) {
                fill(&mut self.header.website, text.trim().to_owned(), at);
            } else if let Some(town) = town(&text) {
                fill(&mut self.header.town, town, at);
            } else if title.is_none_or(|title| at > title) {
                self.place(before_times(&text), at);
                self.date(&text, at);
                self.hours(&text, at);
                self.place_after(&text, at);
            } else if looks::has_day(&text) {
                self.date(&text, at);
                self.hours(&text, at);
            }
        }
        if let (Some(title), None) = (title, &self.header.place) {
            self.place_below(title + 1);
        }
        // The day it is dated from is better than none.
        for at in self.lines.clone() {
            let text = self.text(at).to_owned();
            if town(&text).is_some() {
                self.date(&text, at);
            }
        }
    }

    /// A name in bold right below the title, as our own minutes print the place.
    fn place_below(&mut self, at: usize) {
        let Some(block) = self.blocks.get(at).filter(|_| self.lines.contains(&at)) else { return };
        let text = block.text.trim().to_owned();
        let told = looks::has_day(&text) || looks::names_a_meeting(&text) || looks::is_field(&text);
        let dated = self.blocks.get(at + 1).is_some_and(|next| town(&next.text).is_some());
        let short = text.chars().count() <= 80 && !text.ends_with(['.', ':', ';']);
        if (block.strong || dated) && block.form == Form::Paragraph && !told && short {
            fill(&mut self.header.place, text, at);
        }
    }

    /// The lines above the title: whose paper it is, or what it is about.
    fn before_title(&mut self, title: Option<usize>) {
        let Some(title) = title else { return };
        let above: Vec<usize> = self.lines.iter().copied().filter(|at| *at < title).collect();
        let mut subject: Vec<String> = Vec::new();
        let mut first = None;
        for at in above {
            let text = self.text(at).to_owned();
            let told = looks::is_field(&text)
                || looks::is_address(&text)
                || looks::has_day(&text)
                || paper(&text).is_some();
            if told {
                continue;
            }
            let head = fold(text.split([' ', '\u{A0}']).next().unwrap_or_default());
            let group = [
                "collectif",
                "association",
                "comite",
                "reseau",
                "coalition",
                "alliance",
                "plateforme",
                "federation",
                "union",
            ];
            if subject.is_empty() && group.contains(&head.as_str()) && kind(&text) == Kind::Organization {
                fill(&mut self.header.coalition, self.casing.restored_name(&text), at);
            } else {
                first.get_or_insert(at);
                subject.push(text);
            }
        }
        let text = subject.join(" ");
        if let Some(first) = first
            && text.split(' ').count() >= 5
            && self.header.subject.is_none()
        {
            let value = self.casing.restored(&text);
            self.header.subject = Some(Told { value, blocks: first..first + subject.len() });
        }
    }

    /// « Collectif « Ensemble contre … » », wherever it is printed in full.
    fn names_elsewhere(&mut self) {
        if self.header.coalition.is_some() {
            return;
        }
        for (at, block) in self.blocks.iter().enumerate() {
            let Some((before, after)) = block.text.split_once('«') else { continue };
            let noun = before.trim_end().rsplit([' ', '\u{A0}', '’']).next().unwrap_or_default();
            let group = matches!(
                fold(noun).as_str(),
                "collectif" | "reseau" | "coalition" | "alliance" | "association"
            );
            let Some((name, _)) =
                after.split_once('»').filter(|_| group && noun.starts_with(char::is_uppercase))
            else {
                continue;
            };
            if name.trim().starts_with(char::is_uppercase) {
                let value = format!("{noun} « {} »", name.trim());
                self.header.coalition = Some(Told::by(value, at));
                return;
            }
        }
    }

    /// « La séance est ouverte à 14 h 05 », « … levée à 17 h ».
    fn opened_and_closed(&mut self) {
        for at in 0..self.blocks.len() {
            let text = self.text(at);
            if text.chars().count() > 300 {
                continue;
            }
            let words = fold(text);
            let meeting = ["seance", "reunion", "assemblee", "meeting", "president"]
                .iter()
                .any(|word| words.contains(word));
            let has = |needles: &[&str]| needles.iter().any(|needle| words.contains(needle));
            let opened = has(&[
                "ouverte a",
                "ouvre la seance",
                "ouvre a",
                "debute a",
                "commence a",
                "opened at",
                "ouvre l'assemblee",
            ]);
            let closed = has(&[
                "levee a",
                "close a",
                "cloturee a",
                "leve la seance",
                "s'acheve a",
                "se termine a",
                "prend fin a",
                "closed at",
                "fin de la reunion",
                "fin de seance",
            ]);
            if !meeting || !(opened || closed) {
                continue;
            }
            let Some(first) = hours::hours(text).first().map(|hour| hour.time) else { continue };
            if opened {
                self.start(Some(first), at);
            } else {
                self.end(Some(first), at);
            }
        }
    }
}

fn fill<T>(slot: &mut Option<Told<T>>, value: T, at: usize) {
    if slot.is_none() {
        *slot = Some(Told::by(value, at));
    }
}

/// The text before its first day or hour.
fn before_times(text: &str) -> &str {
    let day = days::days(text, None).first().map(|day| day.range.start);
    let hour = hours::first(text).map(|hours| hours.range.start);
    let end = day.into_iter().chain(hour).min().unwrap_or(text.len());
    text.get(..end).unwrap_or(text).trim_end_matches([' ', ',', '–', '-', '(', '\u{A0}', ':'])
}

/// A title without « (10h – 13h) » and « de 14h à 16h30 ».
fn without_hours(text: &str) -> String {
    let Some(found) = hours::first(text) else { return text.to_owned() };
    let before = text
        .get(..found.range.start)
        .unwrap_or_default()
        .trim_end_matches([' ', '(', ',', '\u{A0}', '–', '-']);
    let after = text.get(found.range.end..).unwrap_or_default().trim_start_matches([')', ' ']);
    let gap = if after.starts_with([',', '.']) || after.is_empty() { "" } else { " " };
    format!("{before}{gap}{after}")
}

/// The town of « Paris, le 31 janvier 2014 ».
fn town(text: &str) -> Option<String> {
    let (before, after) = text.split_once(',')?;
    let day = days::days(after, None);
    let first = day.first()?;
    let lead = after.get(..first.range.start)?.trim();
    let town = before.trim().trim_start_matches("Fait à ").trim_start_matches("A ").trim_start_matches("À ");
    let short =
        town.split(' ').count() <= 4 && town.starts_with(char::is_uppercase) && !looks::names_a_meeting(town);
    (short && matches!(lead, "le" | "Le" | "ce" | "") && !looks::has_day(before)).then(|| town.to_owned())
}

/// A place printed in capitals begins with one; another keeps what it has.
fn capitalized_after_caps(printed: &str, value: String) -> String {
    if looks::is_capitals(printed) { capitalized(&value) } else { value }
}

#[cfg(test)]
mod tests;
