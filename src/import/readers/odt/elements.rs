//! What each element of a LibreOffice text means when it begins and when it ends.
use super::body::{Body, Scope};
use crate::domain::plan::Remark;
use crate::import::readers::flow::{COLUMNS_MAX, joined};
use crate::import::readers::xml::{Pull, Tag};
use crate::import::report::Refused;

impl Body<'_> {
    /// What an element that begins means; nothing where it was read to its end.
    pub(super) fn begin(&mut self, tag: &Tag<'_>, pull: &mut Pull<'_>) -> Result<Option<Scope>, Refused> {
        Ok(Some(match tag.name() {
            "p" | "h" => {
                self.open_paragraph(tag);
                Scope::Paragraph
            }
            "span" => Scope::Span(self.change_letters(tag.val_of("style-name"))),
            "s" => {
                self.words(" ");
                Scope::Plain
            }
            "tab" => {
                self.words("\t");
                Scope::Plain
            }
            "line-break" => {
                self.line_break();
                Scope::Plain
            }
            "soft-page-break" => {
                self.page_break(true);
                Scope::Plain
            }
            "list" => {
                self.lists.open(tag);
                Scope::List
            }
            "numbered-paragraph" => {
                self.numbered = Some((tag.val_of("style-name"), tag.number("level").unwrap_or(1)));
                Scope::Plain
            }
            "list-item" | "list-header" => {
                self.lists.open_element(tag);
                Scope::Element
            }
            "automatic-styles" | "styles" | "font-face-decls" | "forms" | "scripts" | "sequence-decls"
            | "variable-decls" | "user-field-decls" | "ruby-text" | "script" | "binary-data" | "image"
            | "object" | "event-listeners" | "glue-point" => {
                pull.skip()?;
                return Ok(None);
            }
            // The title of a picture; that of the document, in the text, is a field.
            "title" | "desc" if tag.prefix() == "svg" => {
                pull.skip()?;
                return Ok(None);
            }
            "tracked-changes" => {
                self.tracked_changes(pull)?;
                return Ok(None);
            }
            "table" | "table-row" | "table-cell" | "covered-table-cell" => {
                return self.begin_in_table(tag, pull);
            }
            _ => self.begin_apart(tag),
        }))
    }

    /// Elements whose text is not that of the paragraph they stand in.
    fn begin_apart(&mut self, tag: &Tag<'_>) -> Scope {
        match tag.name() {
            "text-box" | "custom-shape" | "rect" | "ellipse" | "caption" => {
                self.flow.open_apart();
                Scope::TextBox
            }
            "note" => Scope::Note(String::new()),
            "note-citation" => Scope::Sign,
            "note-body" => {
                self.flow.open_apart();
                Scope::Silent
            }
            "annotation" => {
                self.flow.open_apart();
                Scope::Comment(tag.val_of("name"), String::new())
            }
            "annotation-end" => {
                self.flow.remarks.end(&tag.val_of("name"));
                Scope::Plain
            }
            "creator" if matches!(self.scopes.last(), Some(Scope::Comment(..))) => Scope::Author,
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index"
            | "object-index" | "user-index" => {
                self.aside += 1;
                Scope::Aside
            }
            "section" if tag.val_of("display") == "none" => {
                self.aside += 1;
                Scope::Aside
            }
            "frame" | "date" | "date-string" | "creator-initials" | "g" if tag.prefix() != "text" => {
                Scope::Silent
            }
            _ => Scope::Plain,
        }
    }

    fn begin_in_table(&mut self, tag: &Tag<'_>, pull: &mut Pull<'_>) -> Result<Option<Scope>, Refused> {
        let repeated = || tag.number::<u32>("number-columns-repeated").unwrap_or(1).clamp(1, COLUMNS_MAX);
        Ok(Some(match tag.name() {
            "table" => {
                self.flow.open_table();
                Scope::Table
            }
            "table-row" => {
                self.flow.open_row();
                Scope::Row
            }
            "table-cell" => {
                self.flow.open_cell();
                Scope::Cell(repeated())
            }
            // What another cell stretches over.
            _ => {
                self.flow.pass_columns(repeated());
                pull.skip()?;
                return Ok(None);
            }
        }))
    }

    /// Tracked changes stand before the text, with what was deleted; the text itself is as if all were accepted.
    fn tracked_changes(&mut self, pull: &mut Pull<'_>) -> Result<(), Refused> {
        let flow = &mut self.flow;
        pull.inside(|change| match change.name() {
            "insertion" => {
                flow.inserted += 1;
                false
            }
            "deletion" => {
                flow.deleted += 1;
                false
            }
            _ => true,
        })
    }

    /// What the element that ends means.
    pub(super) fn end(&mut self) {
        match self.scopes.pop() {
            Some(Scope::Paragraph) => self.close_paragraph(),
            Some(Scope::Span(around)) => self.letters = around,
            Some(Scope::List) => self.lists.close(),
            Some(Scope::Element) => self.lists.close_element(),
            Some(Scope::Table) => self.flow.close_table(),
            Some(Scope::Cell(columns)) => self.flow.close_cell(columns),
            Some(Scope::TextBox) => {
                let pieces = self.flow.close_box();
                match self.open.last_mut() {
                    Some(open) => open.after.extend(pieces),
                    None => self.flow.pieces(pieces),
                }
            }
            Some(Scope::Note(sign)) => {
                let text = std::mem::take(&mut self.note);
                self.note(sign.trim(), &text);
            }
            Some(Scope::Silent) if matches!(self.scopes.last(), Some(Scope::Note(_))) => {
                self.note = joined(&self.flow.close_apart());
            }
            Some(Scope::Comment(name, author)) => {
                let text = joined(&self.flow.close_apart());
                let at = self.flow.remarks.begin(&name, Remark { author, quote: String::new(), text });
                match self.open.last_mut() {
                    Some(open) => open.words.remarks.push(at),
                    None => self.flow.carry(at),
                }
            }
            Some(Scope::Aside) => self.aside = self.aside.saturating_sub(1),
            _ => {}
        }
    }
}
