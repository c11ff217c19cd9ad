//! Fields of a Word file: what they show is text, but it cannot be cut; and the table of contents, which is no text.
use std::ops::Range;

use super::scan::{Kind, Unit};

/// How much of an instruction tells what it is, in characters.
const INSTRUCTION_CHARS_MAX: usize = 64;

/// The tables of contents that are open, as fields or as content controls.
#[derive(Debug, Default)]
pub(super) struct Contents {
    depth: usize,
    controls: Vec<(usize, bool)>,
    fields: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    shows: bool,
}

impl Contents {
    /// An element begins.
    pub(super) fn open(&mut self, name: &str, tag: &str) {
        self.depth += 1;
        match name {
            "w:sdt" => self.controls.push((self.depth, false)),
            "w:docPartGallery" if tag.contains("\"Table of ") => {
                if let Some((_, contents)) = self.controls.last_mut() {
                    *contents = true;
                }
            }
            "w:fldChar" if tag.contains("\"begin\"") => self.fields.push(Field::default()),
            "w:fldChar" if tag.contains("\"separate\"") => {
                if let Some(field) = self.fields.last_mut() {
                    field.shows = true;
                }
            }
            "w:fldChar" => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// The element that began last ends.
    pub(super) fn close(&mut self) {
        if self.controls.last().is_some_and(|(depth, _)| *depth == self.depth) {
            self.controls.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Words of the instruction of a field.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.fields.last_mut().filter(|field| !field.shows) {
            let room = INSTRUCTION_CHARS_MAX.saturating_sub(field.instruction.chars().count());
            field.instruction.extend(text.chars().take(room));
        }
    }

    /// Whether what is read now is a table of contents.
    pub(super) fn is_open(&self) -> bool {
        self.controls.iter().any(|(_, contents)| *contents)
            || self.fields.iter().any(|field| field.instruction.split_whitespace().next() == Some("TOC"))
    }
}

/// The pieces of a paragraph with those of each field in one; and whether all fields are whole.
pub(super) fn grouped(units: Vec<Unit>, xml: &str) -> (Vec<Unit>, bool) {
    let (mut done, mut held) = (Vec::with_capacity(units.len()), Vec::new());
    let (mut fields, mut containers, mut whole) = (0_usize, 0_usize, true);
    for unit in units {
        let simple = unit.kind == Kind::Open
            && xml.get(unit.range.clone()).is_some_and(|tag| tag.starts_with("<w:fldSimple"));
        let was_held = !held.is_empty();
        match unit.kind {
            Kind::FieldBegin => fields += 1,
            Kind::FieldEnd if fields == 0 => whole = false,
            Kind::FieldEnd => fields -= 1,
            Kind::Open if was_held || simple => containers += 1,
            Kind::Close if was_held && containers == 0 => whole = false,
            Kind::Close if was_held => containers -= 1,
            _ => {}
        }
        if !(was_held || simple || fields > 0) {
            done.push(unit);
            continue;
        }
        held.push(unit);
        if fields == 0 && containers == 0 {
            done.push(field(std::mem::take(&mut held)));
        }
    }
    whole &= held.is_empty();
    done.append(&mut held);
    (done, whole)
}

fn field(units: Vec<Unit>) -> Unit {
    let span = |of: fn(&Unit) -> &Range<usize>| {
        let from = units.iter().map(|unit| of(unit).start).min().unwrap_or_default();
        from..units.iter().map(|unit| of(unit).end).max().unwrap_or_default()
    };
    let (range, chars) = (span(|unit| &unit.range), span(|unit| &unit.chars));
    Unit { kind: Kind::Field(units), range, run: None, chars }
}
