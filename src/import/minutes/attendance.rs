//! Who was there: presence lists in all the shapes of real minutes → organizations and people. Lines are read here,
//! tables in `table`; what one line says in `entry`, what is said of one person in `person`.
mod boxes;
mod entry;
mod person;
mod roll;
mod table;

use std::ops::Range;

use self::roll::{Roll, Under};
use super::looks;
use super::names::is_group;
use super::parts::{self, Part, Span};
use super::rubrics::{is_presence_lead, plain};
use super::split::{self, at_colon, outside};
use super::understood::{Person, Presence};
use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::Role;
use crate::import::readers::{Block, Form};
use crate::import::report::{Doubt, Warning};

/// Beyond this many people and organizations a list is no presence list, and looking each up would take for ever.
const NAMES_MAX: usize = 1_000;
/// How many entries are read at most, the same name told again included.
const ENTRIES_MAX: usize = 5_000;

/// How many colons of one paragraph are looked at.
const RUBRICS_MAX: usize = 500;
/// How many characters a rubric inside a paragraph has at most.
const LEAD_CHARS_MAX: usize = 100;

/// The presence list of a document.
pub fn attendance(blocks: &[Block], spans: &[Span]) -> Presence {
    let mut reader =
        Reader { blocks, roll: Roll::default(), under: Under::default(), home: None, entries: 0 };
    for range in parts::of(spans, Part::Attendance) {
        reader.span(range);
    }
    reader.roll.with_holders()
}

/// What is doubtful about it.
pub fn doubts(presence: &Presence) -> Vec<Warning> {
    let lost = |person: &&Person| !person.personal && person.role == Role::Member;
    if presence.organizations.is_empty() {
        return Vec::new();
    }
    let with = presence.organizations.iter().map(|known| known.people.len()).sum::<usize>();
    if with < presence.people.len() {
        return Vec::new();
    }
    let people = presence.people.iter().filter(lost);
    people
        .map(|person| {
            Warning::about(Doubt::OrganizationUnknown { name: person.name.clone() }, None, &person.name)
        })
        .take(crate::import::limits::WARNINGS_A_KIND_MAX)
        .collect()
}

struct Reader<'a> {
    blocks: &'a [Block],
    roll: Roll,
    under: Under,
    /// The organization whose name stands above, and the depth from which its people are listed.
    home: Option<(usize, u8)>,
    /// How many entries were read.
    entries: usize,
}

impl Reader<'_> {
    fn span(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end && self.entries < ENTRIES_MAX && self.size() < NAMES_MAX {
            let Some(block) = self.blocks.get(at) else { break };
            let end = match block.form {
                Form::Cell { table, .. } => self.table(at, range.end, table),
                Form::Page(_) => at + 1,
                _ => {
                    let (text, end) = self.joined(at, range.end);
                    for text in at_rubrics(&text) {
                        self.line(text, at, block.form);
                    }
                    end
                }
            };
            at = end.max(at + 1);
        }
    }

    fn size(&self) -> usize {
        let presence = &self.roll.presence;
        presence.people.len()
            + presence.organizations.iter().map(|known| 1 + known.people.len()).sum::<usize>()
    }

    /// The text of a block with the blocks that run on from it, and the block after them.
    fn joined(&self, at: usize, end: usize) -> (String, usize) {
        let mut text = self.blocks.get(at).map(|block| block.text.clone()).unwrap_or_default();
        let mut next = at + 1;
        while next < end
            && let (Some(before), Some(block)) = (self.blocks.get(next - 1), self.blocks.get(next))
            && (looks::runs_on(before, block)
                || (before.text.ends_with([',', ';']) && block.form == Form::Paragraph))
        {
            text.push(' ');
            text.push_str(&block.text);
            next += 1;
        }
        (text, next)
    }

    fn table(&mut self, at: usize, end: usize, table: u32) -> usize {
        let cells = self.blocks.get(at..end).unwrap_or_default();
        let count = cells
            .iter()
            .take_while(|block| matches!(block.form, Form::Cell { table: other, .. } if other == table))
            .count();
        let rows = table::rows(cells.get(..count).unwrap_or_default(), at);
        match table::Columns::of(&rows) {
            Some(columns) => table::read(&rows, &columns, &self.under, &mut self.roll),
            None => self.loose_table(&rows),
        }
        at + count
    }

    /// A table without a header that is understood: labels and names, or a row a person.
    fn loose_table(&mut self, rows: &[table::Row]) {
        for row in rows {
            let lead = row.cells.first().map(table::Cell::text).unwrap_or_default();
            if is_presence_lead(&plain(lead.trim_end_matches([':', ' '])), true) {
                self.under = under(&plain(&lead));
                for line in row.cells.iter().skip(1).flat_map(|cell| cell.lines.iter()) {
                    self.list(&line.1, line.0, None);
                }
            } else {
                self.row(row);
            }
        }
    }

    fn row(&mut self, row: &table::Row) {
        let marks = row.cells.iter().filter(|cell| boxes::mark(&cell.text()).is_some()).count();
        let words: Vec<String> = row
            .cells
            .iter()
            .map(table::Cell::text)
            .filter(|text| !text.is_empty() && boxes::mark(text).is_none())
            .collect();
        if marks == 0 && words.len() == 1 {
            for (block, line) in row.cells.iter().flat_map(|cell| cell.lines.iter()) {
                self.list(line, *block, None);
            }
        } else {
            self.list(&words.join(", "), row.block, None);
        }
    }

    fn line(&mut self, text: &str, block: usize, form: Form) {
        let text = split::trimmed(text);
        let depth = if let Form::Item(depth) = form { Some(depth) } else { None };
        if depth.is_none_or(|depth| self.home.is_some_and(|(_, from)| depth < from)) {
            self.home = None;
        }
        if let Some((label, rest)) = at_colon(text).filter(|(label, _)| is_presence_lead(&plain(label), true))
        {
            self.rubric(label, rest, block);
            return;
        }
        if is_presence_lead(&plain(text), false) {
            self.under = under(&plain(text));
            return;
        }
        if let Some((lead, rest)) = lead_without_colon(text) {
            self.under = under(&plain(lead));
            self.list(rest, block, None);
            return;
        }
        let says = [" est ", " sont ", " a ", " ont ", " etait ", " etaient "];
        let sentence = text.ends_with('.') && says.iter().any(|verb| plain(text).contains(verb));
        if (looks::is_prose(text) || sentence) && at_colon(text).is_none() {
            self.roll.leave(text, block);
            return;
        }
        if let Some(label) = text.strip_suffix(':').map(str::trim).filter(|label| at_colon(label).is_none()) {
            self.label(label, block, depth);
            return;
        }
        let home = self.home.map(|(organization, _)| organization);
        let named = self.list(text, block, home);
        if let (Some(named), Some(depth)) = (named, depth)
            && self.next_is_deeper(block, depth)
        {
            self.home = Some((named, depth + 1));
        }
    }

    fn next_is_deeper(&self, block: usize, depth: u8) -> bool {
        matches!(self.blocks.get(block + 1), Some(Block { form: Form::Item(next), .. }) if *next > depth)
    }

    /// « Étaient présents : … »
    fn rubric(&mut self, label: &str, rest: &str, block: usize) {
        let words = plain(label);
        self.under = under(&words);
        let whose = label
            .split_once(" pour ")
            .map(|(_, whose)| whose.trim_start_matches("le ").trim_start_matches("la "));
        let whose = whose.map(|whose| whose.trim_start_matches("l’").trim_start_matches("l'"));
        let home = whose
            .filter(|whose| !is_group(whose) && !words.contains("etaient les"))
            .map(|whose| self.roll.organization(whose, &self.under, block));
        self.list(rest, block, home);
        if self.under.role != Role::Member {
            self.under = Under::default();
        }
    }

    /// A label with nothing behind it: the organization of those below, or a group of organizations.
    fn label(&mut self, label: &str, block: usize, depth: Option<u8>) {
        let next = self.blocks.get(block + 1);
        let people_below =
            next.is_some_and(|next| matches!(next.form, Form::Item(_)) && entry::names_somebody(&next.text));
        if is_group(label) || !people_below {
            self.roll.leave(label, block);
            return;
        }
        let organization = self.roll.organization(entry::without_for(label), &self.under, block);
        self.home = Some((organization, depth.map_or(0, |depth| depth + 1)));
    }

    /// A list on one line. Gives back the organization it names, when that is all it names.
    fn list(&mut self, text: &str, block: usize, home: Option<usize>) -> Option<usize> {
        let mut named = None;
        let entries = outside(text, split::at(&[';', '•', '|', '▪']));
        let listed = entries.len() > 1;
        for piece in entries {
            if self.entries >= ENTRIES_MAX || self.size() >= NAMES_MAX {
                break;
            }
            self.entries += 1;
            let (status, piece) = boxes::boxes(piece, self.under.status);
            if piece.starts_with(|c: char| c.is_ascii_digit()) {
                self.roll.leave(&piece, block);
                continue;
            }
            let under = Under { listed, status: status.unwrap_or(self.under.status), ..self.under.clone() };
            named = entry::entry(&piece, block, home, &under, &mut self.roll);
        }
        named
    }
}

/// A paragraph cut before each rubric inside it: « … Hugo Maret. Excusée : Solange Pic ».
fn at_rubrics(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (colon, _) in text.match_indices(':').take(RUBRICS_MAX) {
        let Some(before) = text.get(start..colon) else { continue };
        // A rubric has few words: only the last of what stands before the colon are looked at.
        let far = before.char_indices().rev().nth(LEAD_CHARS_MAX).map_or(0, |(at, _)| at);
        let skipped = before.get(far..).and_then(|near| near.find(' ')).map_or(far, |gap| far + gap);
        let (start_of_lead, before) =
            if far == 0 { (0, before) } else { (skipped, before.get(skipped..).unwrap_or_default()) };
        if start_of_lead == 0 && is_presence_lead(&plain(before), true) {
            continue;
        }
        let words: Vec<usize> =
            before.match_indices([' ', '\u{A0}']).map(|(at, blank)| at + blank.len()).collect();
        let last = words.iter().rev().take(8).rev().copied();
        let lead = last.filter(|at| {
            let phrase = before.get(*at..).unwrap_or_default();
            let words = plain(phrase.trim_end());
            let bare = !words.contains(['.', ')', ',', ';']);
            bare && phrase.starts_with(char::is_uppercase) && is_presence_lead(&words, true)
        });
        if let Some(at) = lead.min() {
            let at = start_of_lead + at;
            pieces.push(text.get(start..start + at).unwrap_or_default());
            start += at;
        }
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}

/// The name at the head of a text, without title, if one stands there.
pub fn name_at_head(text: &str) -> Option<String> {
    person::leading_name(text)?;
    let (person, _) = person::read(text.split([',', ';']).next().unwrap_or_default(), 0);
    (!person.name.is_empty()).then_some(person.name)
}

/// What a rubric says of everybody below it.
fn under(words: &str) -> Under {
    let has = |needles: &[&str]| needles.iter().any(|needle| words.contains(needle));
    let status = if has(&["pouvoir", "procuration", "represente", "proxies"])
        && !has(&["representes par"])
        && !has(&["present ou repr", "presents ou repr"])
    {
        AttendanceStatus::Represented
    } else if has(&["excus", "apolog", "regrets"]) {
        AttendanceStatus::Excused
    } else if has(&["absent", "absence"]) {
        AttendanceStatus::Absent
    } else {
        AttendanceStatus::Present
    };
    let mut under = Under { status, ..Under::default() };
    if has(&["secretaire de seance", "secretariat de seance"]) {
        under.role = Role::Secretary;
    } else if words.starts_with("presiden") || words.starts_with("chair") {
        under.role = Role::Chair;
    } else if has(&["observat"]) {
        under.role = Role::Observer;
    }
    let notes = [("invite", "invité"), ("visio", "en visio"), ("animat", "animation")];
    under.note = notes
        .iter()
        .find(|(word, _)| words.contains(word))
        .map(|(_, note)| (*note).to_owned())
        .unwrap_or_default();
    under
}

/// « Étaient excusés M. Petit et Mme Roux » → the first two words, and the rest.
fn lead_without_colon(text: &str) -> Option<(&str, &str)> {
    let at = text
        .match_indices([' ', '\u{A0}'])
        .map(|(at, blank)| at + blank.len())
        .find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(char::is_uppercase)))?;
    let (lead, rest) = text.split_at_checked(at)?;
    let words = plain(lead);
    let told = [
        "etaient present",
        "etait present",
        "etaient excuse",
        "etait excuse",
        "etaient absent",
        "etait absent",
        "excuse",
        "absent",
        "present",
        "sont excuse",
        "sont present",
    ];
    let short = words.split(' ').count() <= 4 && !words.contains(',');
    (short && told.iter().any(|word| words.starts_with(word))).then_some((lead, rest))
}

#[cfg(test)]
mod tests;
