//! Characters → segments: what was drawn in one go on one line, with the spaces that its distances show.
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::sheet::{Area, Glyph, Layer};

/// Distances in ems: a word space begins, a stretch that parts what has no space between, and what has one.
const SPACE: f64 = 0.17;
const APART: f64 = 1.0;
const APART_SPACED: f64 = 1.8;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// Where its first word ends.
    pub(super) first_end: f64,
    /// The line it stands on.
    pub(super) y: f64,
    /// The line its words belong to, where it is raised or lowered.
    pub(super) base: f64,
    pub(super) size: f64,
    /// How many of its letters are bold, and how many there are.
    pub(super) bold: usize,
    pub(super) letters: usize,
    pub(super) layer: Layer,
}

impl Segment {
    /// The place of its letters.
    pub(super) fn area(&self) -> Area {
        Area { x0: self.x0, x1: self.x1, y0: self.y - 0.75 * self.size, y1: self.y + 0.2 * self.size }
    }

    /// The middle of its letters.
    pub(super) fn middle(&self) -> f64 {
        self.y - 0.3 * self.size
    }
}

/// Lines that go down, in the order of `x`, to tell whether one parts two words.
struct Fences(Vec<Area>);

impl Fences {
    fn new(rules: &[Area]) -> Self {
        let mut fences: Vec<Area> =
            rules.iter().copied().filter(|rule| rule.height() > rule.width()).collect();
        fences.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        Self(fences)
    }

    fn part(&self, from: f64, to: f64, y: f64) -> bool {
        let first = self.0.partition_point(|fence| fence.x0 < from);
        let rest = self.0.get(first..).unwrap_or_default();
        rest.iter().take_while(|fence| fence.x0 <= to).any(|fence| fence.y0 <= y && y <= fence.y1)
    }
}

/// The segments, in the order in which they were drawn.
pub(super) fn segments(glyphs: &[Glyph], rules: &[Area]) -> Vec<Segment> {
    let fences = Fences::new(rules);
    let mut builder = Builder { done: Vec::new(), open: None };
    let glyphs = composed(glyphs);
    for glyph in &glyphs {
        builder.glyph(glyph, &fences);
    }
    builder.close();
    without_twins(builder.done)
}

/// A segment being put together: its last character, and whether a space came after it.
struct Open {
    segment: Segment,
    last: Glyph,
    spaced: bool,
}

struct Builder {
    done: Vec<Segment>,
    open: Option<Open>,
}

impl Builder {
    fn close(&mut self) {
        self.done.extend(self.open.take().map(|open| open.segment));
    }

    fn glyph(&mut self, glyph: &Glyph, fences: &Fences) {
        if glyph.ch == ' ' {
            if let Some(open) = self.open.as_mut() {
                open.spaced = true;
            }
            return;
        }
        if let Some(open) = self.open.as_mut().filter(|open| open.goes_on(glyph, fences)) {
            if !open.is_again(glyph) {
                open.push(glyph);
            }
            return;
        }
        self.close();
        let segment = Segment {
            text: glyph.ch.to_string(),
            x0: glyph.x0,
            x1: glyph.x1,
            first_end: glyph.x1,
            y: glyph.y,
            base: glyph.y,
            size: glyph.size,
            bold: usize::from(glyph.bold && glyph.ch.is_alphanumeric()),
            letters: usize::from(glyph.ch.is_alphanumeric()),
            layer: glyph.layer,
        };
        self.open = Some(Open { segment, last: *glyph, spaced: false });
    }
}

impl Open {
    fn goes_on(&self, glyph: &Glyph, fences: &Fences) -> bool {
        let em = self.last.size.max(glyph.size);
        let gap = glyph.x0 - self.segment.x1;
        let level = (glyph.y - self.segment.y).abs() < 0.12 * em;
        let alike = self.last.size.min(glyph.size) > 0.8 * em && self.last.layer == glyph.layer;
        let near = if self.spaced { APART_SPACED } else { APART } * em;
        let back = if self.spaced { 0.2 } else { 0.45 } * em;
        level
            && alike
            && gap < near
            && (gap > -back || self.is_again(glyph))
            && !(gap > 0.25 * em && fences.part(self.segment.x1 - 0.5, glyph.x0 + 0.5, glyph.y - 0.3 * em))
    }

    /// The same letter drawn once more a hair aside is a poor man’s bold.
    fn is_again(&self, glyph: &Glyph) -> bool {
        !self.spaced && glyph.ch == self.last.ch && (glyph.x0 - self.last.x0).abs() < 0.12 * glyph.size
    }

    fn push(&mut self, glyph: &Glyph) {
        let em = self.last.size.max(glyph.size);
        // A no-break space is wide as it likes and needs no other one beside it.
        let fixed = |c: char| matches!(c, '\u{A0}' | '\u{202F}');
        let gap = self.spaced || glyph.x0 - self.segment.x1 > SPACE * em;
        if gap && !fixed(glyph.ch) && !fixed(self.last.ch) {
            self.segment.text.push(' ');
        }
        if !self.segment.text.contains([' ', '\u{A0}']) {
            self.segment.first_end = glyph.x1;
        }
        self.segment.text.push(glyph.ch);
        self.segment.x1 = self.segment.x1.max(glyph.x1);
        self.segment.size = self.segment.size.max(glyph.size);
        self.segment.letters += usize::from(glyph.ch.is_alphanumeric());
        self.segment.bold += usize::from(glyph.bold && glyph.ch.is_alphanumeric());
        self.last = *glyph;
        self.spaced = false;
    }
}

/// The combining sign of an accent that stands alone.
fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '´' | '\u{2CA}' | '\u{301}' => '\u{301}',
        '`' | '\u{2CB}' | '\u{300}' => '\u{300}',
        '^' | 'ˆ' | '\u{302}' => '\u{302}',
        '¨' | '\u{308}' => '\u{308}',
        '¸' | '\u{327}' => '\u{327}',
        '˜' | '\u{303}' => '\u{303}',
        _ => return None,
    })
}

/// Accents drawn over a letter of their own become one character with it.
fn composed(glyphs: &[Glyph]) -> Vec<Glyph> {
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let Some(before) = kept.last_mut() else {
            kept.push(*glyph);
            continue;
        };
        let over = |accent: &Glyph, letter: &Glyph| {
            let middle = f64::midpoint(accent.x0, accent.x1);
            let mark = combining(accent.ch)?;
            let width = letter.x1 - letter.x0;
            let on = letter.ch.is_alphabetic()
                && (letter.x0 - 0.1 * width..=letter.x1 + 0.1 * width).contains(&middle)
                && (accent.y - letter.y).abs() < 0.5 * letter.size;
            let mut composed = on.then(|| [letter.ch, mark].into_iter().nfc())?;
            composed.next().filter(|_| composed.next().is_none())
        };
        if let Some(ch) = over(before, glyph) {
            *before = Glyph { ch, ..*glyph };
        } else if let Some(ch) = over(glyph, before) {
            before.ch = ch;
        } else {
            kept.push(*glyph);
        }
    }
    kept
}

/// A text drawn a second time at the same place (a shadow, a bold of the poor) is one text. The recognized text of a
/// scan goes where real letters say more.
fn without_twins(mut segments: Vec<Segment>) -> Vec<Segment> {
    let count = |segments: &[Segment], hidden: bool| {
        let of = segments.iter().filter(|segment| (segment.layer == Layer::Hidden) == hidden);
        of.map(|segment| segment.letters).sum::<usize>()
    };
    if count(&segments, false) > count(&segments, true) {
        segments.retain(|segment| segment.layer != Layer::Hidden);
    }
    let mut places: HashMap<String, Vec<(f64, f64)>> = HashMap::new();
    segments.retain(|segment| {
        let known = places.entry(segment.text.clone()).or_default();
        let near = 0.25 * segment.size;
        // Of a text that stands in many places, the last ones are enough to look at.
        let again = known
            .iter()
            .rev()
            .take(8)
            .any(|(x, y)| (x - segment.x0).abs() < near && (y - segment.y).abs() < near);
        known.push((segment.x0, segment.y));
        !again
    });
    segments
}

#[cfg(test)]
mod tests;
