//! Runs the drawing of a page and notes where each character falls. Drawings within drawings are followed without
//! recursion, to a limit of depth and of work.
mod path;
mod state;

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use self::path::Path;
use self::state::{Matrix, State};
use super::font::{Font, dict_of, get, number};
use super::lexer::{Lexer, Token};
use super::sheet::{Glyph, Layer, Sheet, Turn};
use crate::import::limits::{DRAWING_DEPTH_MAX, GLYPHS_MAX, PAGE_BYTES_MAX};

/// Operands before an operator; more is no drawing.
const OPERANDS_MAX: usize = 100_000;
/// Fonts and drawings kept between pages.
const KEPT_MAX: usize = 2_000;
/// How often states may be kept inside one another.
const SAVED_MAX: usize = 256;

/// A page would need more work than any page does.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooMuch;

/// What is drawn on a page, and with what.
pub(super) struct Drawing<'a> {
    pub(super) bytes: Vec<u8>,
    pub(super) resources: Option<&'a Dictionary>,
    /// Left, bottom, right and top of the paper.
    pub(super) paper: [f64; 4],
    /// Quarter turns to the right.
    pub(super) turns: u8,
}

/// Fonts that were met, for all pages.
#[derive(Default)]
pub(super) struct Fonts {
    by_place: HashMap<usize, Rc<Font>>,
}

/// A drawing being run: the page or a part of it.
struct Run<'a> {
    lexer: Lexer,
    resources: Option<&'a Dictionary>,
    /// How many kept states there were when it began.
    kept: usize,
    form: Option<ObjectId>,
}

/// A passage between `BDC` and `EMC`.
struct Marked {
    artifact: bool,
    /// What it says in words, and the first of its characters.
    words: Option<(String, usize)>,
}

struct Machine<'a> {
    doc: &'a Document,
    fonts: &'a mut Fonts,
    runs: Vec<Run<'a>>,
    state: State,
    kept: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Path,
    pen: (f64, f64),
    marked: Vec<Marked>,
    sheet: Sheet,
    work: usize,
    /// How many signs were drawn, seen or not.
    drawn: usize,
}

/// Draws a page.
pub(super) fn draw(drawing: Drawing<'_>, doc: &Document, fonts: &mut Fonts) -> Result<Sheet, TooMuch> {
    let [left, bottom, right, top] = drawing.paper;
    let (width, height) = (right - left, top - bottom);
    // To a paper that lies as it is read, its top left corner at the origin, `y` downwards.
    let flip = Matrix([1.0, 0.0, 0.0, -1.0, -left, top]);
    let (turn, width, height) = match drawing.turns % 4 {
        1 => (Matrix([0.0, 1.0, -1.0, 0.0, height, 0.0]), height, width),
        2 => (Matrix([-1.0, 0.0, 0.0, -1.0, width, height]), width, height),
        3 => (Matrix([0.0, -1.0, 1.0, 0.0, 0.0, width]), height, width),
        _ => (Matrix::IDENTITY, width, height),
    };
    let mut machine = Machine {
        doc,
        fonts,
        state: State::new(flip.then(turn)),
        kept: Vec::new(),
        text: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
        path: Path::default(),
        pen: (0.0, 0.0),
        marked: Vec::new(),
        sheet: Sheet { width, height, ..Sheet::default() },
        work: drawing.bytes.len(),
        drawn: 0,
        runs: vec![Run {
            lexer: Lexer::new(Rc::new(drawing.bytes)),
            resources: drawing.resources,
            kept: 0,
            form: None,
        }],
    };
    machine.run()?;
    Ok(machine.sheet)
}

impl<'a> Machine<'a> {
    fn run(&mut self) -> Result<(), TooMuch> {
        let mut operands: Vec<Token> = Vec::new();
        while let Some(run) = self.runs.last_mut() {
            match run.lexer.next() {
                Some(Token::Word(word)) => {
                    self.operator(&word, &operands)?;
                    operands.clear();
                }
                Some(operand) if operands.len() < OPERANDS_MAX => operands.push(operand),
                Some(_) => {}
                None => {
                    self.end_run();
                    operands.clear();
                }
            }
        }
        while self.marked.pop().is_some() {}
        Ok(())
    }

    /// The drawing is over; what it kept is given back.
    fn end_run(&mut self) {
        let Some(run) = self.runs.pop() else { return };
        if run.form.is_some() {
            self.kept.truncate(run.kept);
            if let Some(state) = self.kept.pop() {
                self.state = state;
            }
        }
    }

    fn operator(&mut self, word: &[u8], operands: &[Token]) -> Result<(), TooMuch> {
        let n = numbers(operands);
        match (word, n.as_slice()) {
            (b"q", _) if self.kept.len() < SAVED_MAX => self.kept.push(self.state.clone()),
            (b"Q", _) => {
                let floor = self.runs.last().map_or(0, |run| run.kept);
                if self.kept.len() > floor
                    && let Some(state) = self.kept.pop()
                {
                    self.state = state;
                }
            }
            (b"cm", [_, _, _, _, _, _]) => self.state.page = Matrix::of(&n).then(self.state.page),
            (b"Do", _) => return self.part(operands),
            (b"BI", _) => {}
            (b"ID", _) => {
                if let Some(run) = self.runs.last_mut() {
                    run.lexer.skip_picture();
                }
            }
            (b"BMC" | b"BDC", _) => self.mark(operands),
            (b"EMC", _) => self.unmark(),
            _ => {
                if !self.path_operator(word, &n) {
                    self.text_operator(word, &n, operands)?;
                }
            }
        }
        Ok(())
    }

    fn path_operator(&mut self, word: &[u8], n: &[f64]) -> bool {
        let page = self.state.page;
        match (word, n) {
            (b"m", [x, y]) => {
                self.pen = (*x, *y);
                self.path.move_to(page.apply(*x, *y));
            }
            (b"l", [x, y]) | (b"c", [_, _, _, _, x, y]) | (b"v" | b"y", [_, _, x, y]) => {
                self.pen = (*x, *y);
                self.path.line_to(page.apply(*x, *y));
            }
            (b"h", _) => self.path.close(),
            (b"re", [_, _, _, _]) => self.path.rectangle(page, n),
            (b"S", _) => self.path.paint(true, false, &mut self.sheet),
            (b"f" | b"F" | b"f*", _) => self.path.paint(false, true, &mut self.sheet),
            (b"B" | b"B*", _) => self.path.paint(true, true, &mut self.sheet),
            (b"s" | b"b" | b"b*", _) => {
                self.path.close();
                self.path.paint(true, word != b"s", &mut self.sheet);
            }
            (b"n", _) => self.path.forget(),
            _ => return false,
        }
        true
    }

    fn text_operator(&mut self, word: &[u8], n: &[f64], operands: &[Token]) -> Result<(), TooMuch> {
        match (word, n) {
            (b"BT", _) => {
                self.text = Matrix::IDENTITY;
                self.line = Matrix::IDENTITY;
            }
            (b"Tf", [.., size]) => {
                self.state.size = *size;
                self.state.font = self.font(operands);
            }
            (b"Td", [x, y]) => self.next_line(*x, *y),
            (b"TD", [x, y]) => {
                self.state.leading = -y;
                self.next_line(*x, *y);
            }
            (b"Tm", [_, _, _, _, _, _]) => {
                self.line = Matrix::of(n);
                self.text = self.line;
            }
            (b"T*", _) => self.next_line(0.0, -self.state.leading),
            (b"Tc", [value]) => self.state.char_space = *value,
            (b"Tw", [value]) => self.state.word_space = *value,
            (b"Tz", [value]) => self.state.stretch = *value / 100.0,
            (b"TL", [value]) => self.state.leading = *value,
            (b"Ts", [value]) => self.state.rise = *value,
            (b"Tr", [value]) => {
                self.state.mode = (0..8).find(|mode| (f64::from(*mode) - value).abs() < 0.5).unwrap_or(0);
            }
            (b"Tj" | b"TJ", _) => return self.show(operands),
            (b"'", _) => {
                self.next_line(0.0, -self.state.leading);
                return self.show(operands);
            }
            (b"\"", [word_space, char_space, ..]) => {
                self.state.word_space = *word_space;
                self.state.char_space = *char_space;
                self.next_line(0.0, -self.state.leading);
                let words: Vec<Token> =
                    operands.iter().filter(|t| matches!(t, Token::Text(_))).cloned().collect();
                return self.show(&words);
            }
            _ => {}
        }
        Ok(())
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    fn resources(&self, kind: &[u8], operands: &[Token]) -> Option<(&'a Object, Option<ObjectId>)> {
        let name = operands.iter().find_map(|token| match token {
            Token::Name(name) => Some(name),
            _ => None,
        })?;
        // Drawings of old files borrow what the page has.
        let of = |resources: &'a Dictionary| dict_of(resources, kind, self.doc)?.get(name).ok();
        let found = self.runs.iter().rev().filter_map(|run| run.resources).find_map(of)?;
        let (id, object) = self.doc.dereference(found).ok()?;
        Some((object, id))
    }

    fn font(&mut self, operands: &[Token]) -> Option<Rc<Font>> {
        let dict = self.resources(b"Font", operands)?.0.as_dict().ok()?;
        let place = std::ptr::from_ref(dict).addr();
        if let Some(font) = self.fonts.by_place.get(&place) {
            return Some(Rc::clone(font));
        }
        if self.fonts.by_place.len() > KEPT_MAX {
            self.fonts.by_place.clear();
        }
        let font = Rc::new(Font::new(dict, self.doc));
        self.fonts.by_place.insert(place, Rc::clone(&font));
        Some(font)
    }

    /// Begins a drawing within the drawing.
    fn part(&mut self, operands: &[Token]) -> Result<(), TooMuch> {
        let Some((Object::Stream(stream), id)) = self.resources(b"XObject", operands) else { return Ok(()) };
        let inside = id.is_some() && self.runs.iter().any(|run| run.form == id);
        let form = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form");
        if !form || inside || self.runs.len() >= DRAWING_DEPTH_MAX {
            return Ok(());
        }
        let bytes = inflated(stream, PAGE_BYTES_MAX.saturating_sub(self.work))?;
        // A drawing that is drawn a million times costs work each time, even if it is empty.
        self.work += bytes.len() + 64;
        self.sheet.work += bytes.len() + 64;
        let matrix = matrix(&stream.dict, self.doc);
        let kept = self.kept.len() + 1;
        self.kept.push(self.state.clone());
        self.state.page = matrix.then(self.state.page);
        let resources = dict_of(&stream.dict, b"Resources", self.doc);
        self.runs.push(Run {
            lexer: Lexer::new(Rc::new(bytes)),
            resources,
            kept,
            form: Some(id.unwrap_or((0, 0))),
        });
        Ok(())
    }

    fn mark(&mut self, operands: &[Token]) {
        let artifact = matches!(operands.first(), Some(Token::Name(name)) if name == b"Artifact");
        let words = self.words_of(operands).map(|words| (words, self.sheet.glyphs.len()));
        if self.marked.len() < 1_000 {
            self.marked.push(Marked { artifact, words });
        }
    }

    /// What a passage says in words, given beside it or in the resources.
    fn words_of(&self, operands: &[Token]) -> Option<String> {
        let mut pairs = operands.windows(2);
        let beside = pairs.find_map(|pair| match pair {
            [Token::Name(key), Token::Text(words)] if key == b"ActualText" => Some(words.clone()),
            _ => None,
        });
        let words = match (beside, operands) {
            (Some(words), _) => words,
            (None, [Token::Name(_), name @ Token::Name(_)]) => {
                let (properties, _) = self.resources(b"Properties", std::slice::from_ref(name))?;
                get(properties.as_dict().ok()?, b"ActualText", self.doc)?.as_str().ok()?.to_vec()
            }
            _ => return None,
        };
        lopdf::decode_text_string(&Object::string_literal(words)).ok()
    }

    fn unmark(&mut self) {
        let Some(Marked { words: Some((words, start)), .. }) = self.marked.pop() else { return };
        let Some(drawn) = self.sheet.glyphs.get(start..) else { return };
        let (Some(first), Some(last)) = (drawn.first().copied(), drawn.last().copied()) else { return };
        if drawn.iter().any(|glyph| (glyph.y - first.y).abs() > first.size * 0.8) {
            return;
        }
        self.sheet.unread =
            self.sheet.unread.saturating_sub(drawn.iter().filter(|g| g.ch == '\u{FFFD}').count());
        self.sheet.glyphs.truncate(start);
        spread(&words, Glyph { x1: last.x1.max(first.x0), ..first }, &mut self.sheet.glyphs);
    }

    /// Draws strings, with the shifts between them.
    fn show(&mut self, operands: &[Token]) -> Result<(), TooMuch> {
        for operand in operands {
            match operand {
                Token::Text(text) => self.string(text)?,
                Token::Number(shift) => {
                    let tx = -shift / 1000.0 * self.state.size * self.state.stretch;
                    self.text = Matrix::shift(tx, 0.0).then(self.text);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn string(&mut self, text: &[u8]) -> Result<(), TooMuch> {
        let Some(font) = self.state.font.clone() else { return Ok(()) };
        let layer = match self.state.mode {
            3 | 7 => Layer::Hidden,
            _ if self.marked.iter().any(|marked| marked.artifact) => Layer::Artifact,
            _ => Layer::Text,
        };
        for sign in font.signs(text) {
            let State { size, stretch, char_space, word_space, rise, mode, .. } = self.state;
            let to_page = self.text.then(self.state.page);
            let drawn = sign.width * size * stretch;
            let spread_out = char_space.clamp(0.0, size.abs() * 0.5) * stretch;
            let from = to_page.apply(0.0, rise);
            let to = to_page.apply(drawn + spread_out, rise);
            let [a, b, c, d, ..] = to_page.0;
            let tall = c.hypot(d) * size.abs();
            let glyph = place((a * size * stretch, b * size * stretch), from, to, tall);
            let glyph = Glyph { bold: font.bold || mode == 2, layer, ..glyph };
            let advance = drawn + (char_space + if sign.is_space_code { word_space } else { 0.0 }) * stretch;
            self.text = Matrix::shift(advance, 0.0).then(self.text);
            self.put(sign.text.as_deref(), glyph)?;
        }
        Ok(())
    }

    fn put(&mut self, text: Option<&str>, glyph: Glyph) -> Result<(), TooMuch> {
        self.drawn += 1;
        if self.drawn > GLYPHS_MAX || self.sheet.glyphs.len() > GLYPHS_MAX {
            return Err(TooMuch);
        }
        // What is drawn beside the paper or without size is not seen.
        let slack = 2.0 + glyph.size;
        let seen = glyph.turn != Turn::Upright
            || (-slack..=self.sheet.width + slack).contains(&glyph.x0)
                && (-slack..=self.sheet.height + slack).contains(&glyph.y);
        if !seen || !glyph.size.is_finite() || glyph.size < 0.5 {
            return Ok(());
        }
        if let Some(text) = text {
            spread(text, glyph, &mut self.sheet.glyphs);
        } else {
            self.sheet.unread += 1;
            self.sheet.glyphs.push(Glyph { ch: '\u{FFFD}', ..glyph });
        }
        Ok(())
    }
}

/// Lays characters side by side over the place of one sign; ligatures become their letters, fixed spaces a space.
fn spread(text: &str, place: Glyph, glyphs: &mut Vec<Glyph>) {
    let text: String = text
        .chars()
        .flat_map(|c| match c {
            '\u{FB00}' => vec!['f', 'f'],
            '\u{FB01}' => vec!['f', 'i'],
            '\u{FB02}' => vec!['f', 'l'],
            '\u{FB03}' => vec!['f', 'f', 'i'],
            '\u{FB04}' => vec!['f', 'f', 'l'],
            '\u{FB05}' | '\u{FB06}' => vec!['s', 't'],
            '\t' | '\n' | '\r' | '\u{2000}'..='\u{200A}' => vec![' '],
            c if c.is_control() => Vec::new(),
            c => vec![c],
        })
        .take(64 * 1024)
        .collect();
    let count = text.chars().count();
    let step = (place.x1 - place.x0) / f64::from(u32::try_from(count.max(1)).unwrap_or(1));
    let mut x0 = place.x0;
    for ch in text.chars() {
        glyphs.push(Glyph { ch, x0, x1: x0 + step, ..place });
        x0 += step;
    }
}

/// A glyph in the frame in which its line goes across.
fn place(direction: (f64, f64), from: (f64, f64), to: (f64, f64), size: f64) -> Glyph {
    let length = direction.0.hypot(direction.1).max(1e-9);
    let (c, s) = (direction.0 / length, direction.1 / length);
    let turn = if c > 0.98 {
        Turn::Upright
    } else if c < -0.98 {
        Turn::Over
    } else if s < -0.98 {
        Turn::Left
    } else if s > 0.98 {
        Turn::Right
    } else {
        Turn::Askew
    };
    let (c, s) = if turn == Turn::Upright { (1.0, 0.0) } else { (c, s) };
    let x = |point: (f64, f64)| c * point.0 + s * point.1;
    let y = -s * from.0 + c * from.1;
    Glyph {
        ch: ' ',
        x0: x(from).min(x(to)),
        x1: x(to).max(x(from)),
        y,
        size,
        turn,
        bold: false,
        layer: Layer::Text,
    }
}

fn numbers(operands: &[Token]) -> Vec<f64> {
    let number = |token: &Token| match token {
        Token::Number(value) => Some(*value),
        _ => None,
    };
    operands.iter().take(8).filter_map(number).collect()
}

fn matrix(dict: &Dictionary, doc: &Document) -> Matrix {
    let values = get(dict, b"Matrix", doc).and_then(|matrix| matrix.as_array().ok());
    let values: Vec<f64> = values.into_iter().flatten().filter_map(number).collect();
    Matrix::of(&values)
}

/// The bytes of a stream, unless they are more than there is room for.
pub(super) fn inflated(stream: &Stream, room: usize) -> Result<Vec<u8>, TooMuch> {
    match stream.get_plain_content_with_limit(room) {
        Ok(bytes) => Ok(bytes),
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => Err(TooMuch),
        Err(_) => Ok(Vec::new()),
    }
}
