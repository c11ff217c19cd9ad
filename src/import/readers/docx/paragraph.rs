//! One paragraph of a Word file, from its beginning to its end: its words, its form and its number.
use super::body::Body;
use super::numbering::Printed;
use super::properties::{Mark, ParagraphSays};
use super::styles::Style;
use crate::domain::plan::Remark;
use crate::import::limits::LEVEL_MAX;
use crate::import::readers::Form;
use crate::import::readers::counting::Numerals;
use crate::import::readers::flow::{Line, Piece, is_worded};
use crate::import::readers::style_names::Role;
use crate::import::readers::words::Words;
use crate::import::readers::xml::Tag;

/// A paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Open {
    style: Style,
    says: ParagraphSays,
    words: Words,
    /// The text boxes that hang on it.
    pub(super) after: Vec<Piece>,
    /// The page breaks after words of it.
    breaks: u32,
    /// Whether tracked changes in it are counted: an insertion, a deletion.
    counted: [bool; 2],
}

impl Open {
    /// Its heading level; what it says itself goes before what its style says.
    fn heading(&self) -> Option<u8> {
        match self.says.outline {
            Some(level) => (level < LEVEL_MAX).then_some(level + 1),
            None => self.style.heading,
        }
    }
}

impl Body<'_> {
    /// A paragraph begins, or goes on where the end of the one before was deleted.
    pub(super) fn open_paragraph(&mut self) {
        let style = self.parts.styles.paragraph(None);
        let before = self.unended.take().unwrap_or_default();
        self.flow.quote(" ");
        self.open.push(Open { style, says: ParagraphSays::default(), ..before });
    }

    /// What a paragraph says of itself.
    pub(super) fn paragraph_says(&mut self, says: ParagraphSays) {
        let style = self.parts.styles.paragraph(says.style.as_deref());
        let Some(open) = self.open.last_mut() else { return };
        let begins_page = says.begins_page.or(style.begins_page) == Some(true);
        open.says = says;
        open.style = style;
        if begins_page && !self.fresh && open.words.is_empty() {
            self.page_break(false);
        }
    }

    /// Words of the run being read.
    pub(super) fn words(&mut self, text: &str) {
        if self.fields.are_silent() {
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        let own = self.run.style.as_deref().and_then(|id| self.parts.styles.named(id));
        let hidden = self.run.hidden.or(own.and_then(|own| own.hidden)).or(open.style.hidden);
        let contents = self.aside > 0 || self.fields.are_contents() || open.style.role == Role::Contents;
        if hidden == Some(true) || contents {
            open.words.aside.push_str(text);
            return;
        }
        // A bold style of characters in a paragraph whose style is bold makes them light.
        let bold = self.run.bold.unwrap_or(open.style.bold != own.is_some_and(|own| own.bold));
        let strong = bold || self.run.underlined.or(open.style.underlined) == Some(true);
        self.flow.quote(text);
        open.words.push(text, strong);
        self.fresh = self.fresh && text.trim().is_empty();
    }

    /// The end of a line inside a paragraph.
    pub(super) fn line_break(&mut self) {
        if self.fields.are_silent() {
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        if self.aside > 0 || self.fields.are_contents() {
            open.words.aside.push(' ');
            return;
        }
        self.flow.quote(" ");
        open.words.line_break();
    }

    /// A new page, forced by the author or left by Word’s last layout, which comes right after a forced one too.
    pub(super) fn page_break(&mut self, of_layout: bool) {
        self.flow.laid_out |= of_layout;
        if of_layout && self.fresh {
            return;
        }
        self.fresh = true;
        match self.open.last_mut().filter(|open| !open.words.is_empty()) {
            Some(open) => {
                open.breaks += 1;
                open.words.push(" ", false);
            }
            None => self.flow.page(),
        }
    }

    /// A box of a form.
    pub(super) fn box_ticked(&mut self, on: bool) {
        if let Some(open) = self.open.last_mut() {
            open.words.push(if on { "☒" } else { "☐" }, false);
        }
    }

    /// A tracked insertion or deletion.
    pub(super) fn changed(&mut self, tag: &Tag<'_>) {
        let deleted = matches!(tag.name(), "del" | "moveFrom");
        self.count(deleted, false);
    }

    /// Counts a tracked change; that of the end of a paragraph is part of one of its words, if there is one.
    fn count(&mut self, deleted: bool, of_end: bool) {
        let mut known = false;
        if let Some(seen) = self.open.last_mut().and_then(|open| open.counted.get_mut(usize::from(deleted))) {
            known = std::mem::replace(seen, true);
        }
        if !(of_end && known) {
            let counter = if deleted { &mut self.flow.deleted } else { &mut self.flow.inserted };
            *counter += 1;
        }
    }

    /// A reference to a note: its number in the text, but not in a heading, and the note after the paragraph.
    pub(super) fn note(&mut self, at_end: bool, tag: &Tag<'_>) {
        let id = (at_end, tag.val_of("id"));
        let Some(text) = self.parts.notes.get(&id) else { return };
        let Some(count) = self.notes.get_mut(usize::from(at_end)) else { return };
        *count += 1;
        let number = if at_end { Numerals::Roman { lower: true } } else { Numerals::Figures }.print(*count);
        let Some(open) = self.open.last_mut() else { return };
        if self.aside > 0 || self.fields.are_contents() {
            return;
        }
        if open.heading().is_none() && open.style.role != Role::Title {
            open.words.push_mark(&format!(" [note {number}]"));
        }
        // A note that is referred to again is not repeated.
        if self.noted.insert(id) {
            open.words.notes.push(format!("[note {number}] {text}"));
        }
    }

    /// The passage of a comment begins.
    pub(super) fn comment_begins(&mut self, id: &str) {
        let Some(comment) = self.parts.comments.get(id) else { return };
        if !self.commented.insert(id.to_owned()) {
            return;
        }
        let at = self.flow.remarks.begin(id, Remark { quote: String::new(), ..comment.clone() });
        if let Some(open) = self.open.last_mut() {
            open.words.remarks.push(at);
        } else {
            self.flow.carry(at);
        }
    }

    /// A comment that is about no passage is about the paragraph of its sign.
    pub(super) fn comment_referred(&mut self, id: &str) {
        if !self.commented.contains(id) {
            self.comment_begins(id);
            self.flow.remarks.end(id);
        }
    }

    /// The paragraph ends.
    pub(super) fn close_paragraph(&mut self) {
        self.fields.end_of_paragraph();
        let Some(mut open) = self.open.pop() else { return };
        let joins = open.says.mark == Mark::Deleted || open.says.drop_cap == Some(true);
        match open.says.mark {
            Mark::Stays => {}
            mark => {
                self.open.push(open);
                self.count(mark == Mark::Deleted, true);
                let Some(back) = self.open.pop() else { return };
                open = back;
            }
        }
        if joins {
            self.unended = Some(open);
        } else {
            self.finish(open);
        }
    }

    /// What was to go on with a next paragraph has none.
    pub(super) fn end_unended(&mut self) {
        if let Some(open) = self.unended.take() {
            self.finish(open);
        }
    }

    fn finish(&mut self, open: Open) {
        let printed = self.printed(&open);
        let heading = open.heading();
        let Open { style, says, words, after, breaks, .. } = open;
        let (list_level, label) = match printed {
            Some((level, Printed::Bullet)) => (Some(level), String::new()),
            Some((level, Printed::Number(label))) if !label.is_empty() => {
                // « Mesure 3 : » is no number of a list.
                ((!is_worded(&label)).then_some(level), label)
            }
            _ => (None, String::new()),
        };
        let by_name = if let Role::List(level) = style.role { Some(level) } else { None };
        let form = match (style.role, heading, list_level.or(by_name)) {
            (Role::Title, ..) => Form::Title,
            (_, Some(level), _) => Form::Heading(level),
            (_, None, Some(level)) if label.is_empty() || list_level.is_some() => {
                Form::Item(level.min(LEVEL_MAX))
            }
            _ => Form::Paragraph,
        };
        let framed = says.is_framed().or(style.framed).unwrap_or(style.role == Role::Quotation);
        self.flow.line(Line { form, label, words, framed });
        for _ in 0..breaks {
            self.flow.page();
        }
        if !after.is_empty() {
            self.flow.pieces(after);
        }
    }

    /// Counts the paragraph in its list, if it stands in one, and says what is printed before it, on which level.
    fn printed(&mut self, open: &Open) -> Option<(u8, Printed)> {
        let styles = &self.parts.styles;
        let (list, level) = match (open.says.list, &open.style.list) {
            (Some(list), _) => (list, open.says.list_level.unwrap_or(0)),
            (None, Some((list, level, by))) => {
                let bound = || self.numbering.level_of(*list, by, styles);
                (*list, open.says.list_level.or(*level).or_else(bound).unwrap_or(0))
            }
            (None, None) => return None,
        };
        // A paragraph of which all words are hidden has no number on paper.
        if list == 0 || (open.words.is_empty() && !open.words.aside.is_empty()) {
            return None;
        }
        self.numbering.next(list, level, styles).map(|printed| (level, printed))
    }
}
