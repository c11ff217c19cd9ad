//! One paragraph of a LibreOffice file, from its beginning to its end: its words, its form and its number.
use super::body::Body;
use super::styles::Style;
use crate::import::limits::LEVEL_MAX;
use crate::import::readers::Form;
use crate::import::readers::flow::{Line, Piece, is_worded};
use crate::import::readers::style_names::Role;
use crate::import::readers::words::Words;
use crate::import::readers::xml::Tag;

/// How the characters being read look, where a style of their own says so.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Letters {
    bold: Option<bool>,
    underlined: Option<bool>,
    hidden: Option<bool>,
}

/// A paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Open {
    style: Style,
    form: Option<Form>,
    label: String,
    pub(super) words: Words,
    /// The boxes that hang on it.
    pub(super) after: Vec<Piece>,
    /// The page breaks after words of it.
    breaks: u32,
    /// How the characters around it look.
    around: Letters,
}

impl Body<'_> {
    /// A paragraph or a heading begins.
    pub(super) fn open_paragraph(&mut self, tag: &Tag<'_>) {
        let style = self.style("paragraph", tag.val_of("style-name"));
        let level =
            if tag.name() == "h" { Some(tag.number("outline-level").unwrap_or(1)) } else { style.heading };
        let level: Option<u8> = level.map(|level: u8| level.clamp(1, LEVEL_MAX));
        let (depth, label) = self.number(tag, level, &style);
        let form = match (style.role, level, depth) {
            (Role::Title, None, _) => Form::Title,
            (_, Some(level), _) => Form::Heading(level),
            // « Mesure 3 : » is no number of a list.
            (_, None, Some(depth)) if !is_worded(&label) => Form::Item(depth.min(LEVEL_MAX)),
            _ => Form::Paragraph,
        };
        if style.begins_page == Some(true) && !self.fresh {
            self.page_break(false);
        }
        self.flow.quote(" ");
        let around = std::mem::take(&mut self.letters);
        self.open.push(Open { style, form: Some(form), label, around, ..Open::default() });
    }

    /// Its depth in lists and what is printed before it.
    fn number(&mut self, tag: &Tag<'_>, level: Option<u8>, style: &Style) -> (Option<u8>, String) {
        let bound = style.list.as_deref();
        if let Some((list_name, level)) = self.numbered.take() {
            let list = self.styles.lists.get(&list_name).unwrap_or(&self.styles.outline);
            let counts = self.numbered_counts.entry(list_name).or_default();
            let at = usize::from(level).saturating_sub(1);
            counts.next(at, list, tag.number("start-value"));
            return (u8::try_from(at).ok(), list.print(at, counts).unwrap_or_default());
        }
        if let Some((depth, label)) = self.lists.next(bound, self.styles) {
            return (Some(depth), label.unwrap_or_default());
        }
        let counted = level
            .filter(|_| tag.name() == "h" && tag.val_of("is-list-header") != "true" && bound != Some(""));
        let Some(at) = counted.map(|level| usize::from(level) - 1) else { return (None, String::new()) };
        let anew =
            (tag.val_of("restart-numbering") == "true").then(|| tag.number("start-value").unwrap_or(1));
        self.outline.next(at, &self.styles.outline, anew);
        (None, self.styles.outline.print(at, &self.outline).unwrap_or_default())
    }

    /// Characters of another style begin; how they looked before.
    pub(super) fn change_letters(&mut self, name: String) -> Letters {
        let around = self.letters;
        let style = self.style("text", name);
        self.letters = Letters {
            bold: style.bold.or(around.bold),
            underlined: style.underlined.or(around.underlined),
            hidden: style.hidden.or(around.hidden),
        };
        around
    }

    /// Words of the paragraph that is open.
    pub(super) fn words(&mut self, text: &str) {
        let letters = self.letters;
        let Some(open) = self.open.last_mut() else { return };
        let hidden = letters.hidden.or(open.style.hidden) == Some(true);
        if hidden || self.aside > 0 || open.style.role == Role::Contents {
            open.words.aside.push_str(text);
            return;
        }
        let strong = letters.bold.or(open.style.bold) == Some(true)
            || letters.underlined.or(open.style.underlined) == Some(true);
        self.flow.quote(text);
        open.words.push(text, strong);
        self.fresh = self.fresh && text.trim().is_empty();
    }

    /// The end of a line inside a paragraph.
    pub(super) fn line_break(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        if self.aside > 0 {
            open.words.aside.push(' ');
            return;
        }
        self.flow.quote(" ");
        open.words.line_break();
    }

    /// A new page, forced by the author or by the layout.
    pub(super) fn page_break(&mut self, of_layout: bool) {
        self.flow.laid_out |= of_layout;
        self.fresh = true;
        match self.open.last_mut().filter(|open| !open.words.is_empty()) {
            Some(open) => open.breaks += 1,
            None => self.flow.page(),
        }
    }

    /// A note: its number in the text, but not in a heading, and the note after the paragraph.
    pub(super) fn note(&mut self, sign: &str, text: &str) {
        let Some(open) = self.open.last_mut().filter(|_| self.aside == 0) else { return };
        if !matches!(open.form, Some(Form::Heading(_) | Form::Title)) {
            open.words.push_mark(&format!(" [note {sign}]"));
        }
        open.words.notes.push(format!("[note {sign}] {text}"));
    }

    /// The paragraph ends.
    pub(super) fn close_paragraph(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let Open { style, form, label, words, after, breaks, around } = open;
        self.letters = around;
        let framed = style.framed.unwrap_or(style.role == Role::Quotation);
        let form = form.unwrap_or(Form::Paragraph);
        self.flow.line(Line { form, label, words, framed });
        for _ in 0..breaks {
            self.flow.page();
        }
        if !after.is_empty() {
            self.flow.pieces(after);
        }
        if style.ends_page == Some(true) {
            self.page_break(false);
        }
    }
}
