//! Markdown → blocks. Front matter is not text (only its title is used), `<!-- page 3 -->` is a page, `>` a box.
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::plain::page_comment;
use super::{Block, Form};
use crate::import::clean::one_line;
use crate::import::limits::LEVEL_MAX;

/// The blocks of a Markdown text.
pub fn read(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_GFM;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.event(event);
    }
    reader.flush();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The words of the block being read, and how many of its characters are not emphasized.
    text: String,
    plain_chars: usize,
    /// Where a line break came while everything before it was emphasized: a title may end there.
    title_end: Option<usize>,
    strong: usize,
    heading: Option<u8>,
    lists: Vec<Option<u64>>,
    marker: Option<String>,
    boxes: usize,
    box_count: u32,
    cell: Option<(u32, u32)>,
    tables: u32,
    metadata: bool,
    html: Option<String>,
    pages: Vec<u32>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.words(&text);
            }
            Event::Html(html) => match self.html.as_mut() {
                Some(open) => open.push_str(&html),
                None => self.inline_html(&html),
            },
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::FootnoteReference(name) => self.words(&format!(" [{}]", note(&name))),
            Event::SoftBreak | Event::HardBreak => {
                if self.plain_chars == 0 && !self.text.is_empty() {
                    self.title_end = Some(self.text.len());
                }
                self.text.push(' ');
            }
            Event::Rule => self.flush(),
            Event::TaskListMarker(done) => self.words(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong | Tag::Emphasis => self.strong += 1,
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } | Tag::Image { .. } => {
            }
            other => {
                self.flush();
                self.start_block(other);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(rank(level)),
            Tag::BlockQuote(_) => {
                if self.boxes == 0 {
                    self.box_count += 1;
                }
                self.boxes += 1;
            }
            Tag::List(first) => self.lists.push(first),
            Tag::Item => {
                self.marker = Some(String::new());
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.marker = Some(format!("{number}. "));
                    *number += 1;
                }
            }
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::MetadataBlock(_) => self.metadata = true,
            Tag::FootnoteDefinition(name) => self.marker = Some(format!("[{}] ", note(&name))),
            Tag::Table(_) => self.cell = Some((0, 0)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis => self.strong = self.strong.saturating_sub(1),
            TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => {}
            TagEnd::MetadataBlock(_) => self.front_matter(),
            other => {
                self.flush();
                self.end_block(other);
            }
        }
    }

    fn end_block(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.heading = None,
            TagEnd::BlockQuote(_) => self.boxes = self.boxes.saturating_sub(1),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => self.marker = None,
            TagEnd::Table => {
                self.cell = None;
                self.tables += 1;
            }
            TagEnd::TableCell => {
                if let Some((_, column)) = self.cell.as_mut() {
                    *column += 1;
                }
            }
            TagEnd::TableRow | TagEnd::TableHead => {
                if let Some(cell) = self.cell.as_mut() {
                    *cell = (cell.0 + 1, 0);
                }
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.inline_html(&html);
                self.flush();
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if self.strong == 0 && self.heading.is_none() && !text.trim().is_empty() {
            if self.title_end.take_if(|end| *end + 1 == self.text.len()).is_some() {
                self.flush();
            }
            self.plain_chars += text.trim().len();
        }
        self.text.push_str(text);
    }

    /// Comments go, but one that names a page; tags go, what stands between them stays.
    fn inline_html(&mut self, html: &str) {
        let mut rest = html;
        while let Some((before, after)) = rest.split_once('<') {
            self.words(before);
            if let Some(comment) = after.strip_prefix("!--") {
                let (comment, tail) = comment.split_once("-->").unwrap_or((comment, ""));
                self.pages.extend(page_comment(comment));
                rest = tail;
            } else {
                let (tag, tail) = after.split_once('>').unwrap_or((after, ""));
                if !tag.starts_with("su") && !tag.starts_with("/su") {
                    self.text.push(' ');
                }
                rest = tail;
            }
        }
        self.words(rest);
    }

    fn front_matter(&mut self) {
        self.metadata = false;
        let lines = std::mem::take(&mut self.text);
        self.plain_chars = 0;
        let title = lines.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            matches!(key.trim(), "title" | "titre").then(|| value.trim().trim_matches(['"', '\'']).trim())
        });
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            self.blocks.push(Block::new(Form::Title, one_line(title)));
        }
    }

    fn flush(&mut self) {
        if self.metadata {
            return;
        }
        let text = one_line(&std::mem::take(&mut self.text));
        let strong = self.heading.is_none() && std::mem::take(&mut self.plain_chars) == 0;
        self.plain_chars = 0;
        self.title_end = None;
        if !text.is_empty() || (self.heading.is_some() && self.html.is_none()) {
            let boxed = (self.boxes > 0).then_some(self.box_count);
            let (form, text) = self.form(text);
            self.blocks.push(Block { form, text, strong, boxed });
        }
        for page in std::mem::take(&mut self.pages) {
            self.blocks.push(Block::new(Form::Page(page), ""));
        }
    }

    fn form(&mut self, text: String) -> (Form, String) {
        if let Some(level) = self.heading {
            return (Form::Heading(level), text);
        }
        if let Some((row, column)) = self.cell {
            return (Form::Cell { table: self.tables, row, column }, text);
        }
        match self.marker.take() {
            Some(marker) if !self.lists.is_empty() => {
                let depth = u8::try_from(self.lists.len() - 1).unwrap_or(LEVEL_MAX).min(LEVEL_MAX);
                (Form::Item(depth), format!("{marker}{text}"))
            }
            Some(marker) => (Form::Paragraph, format!("{marker}{text}")),
            None => (Form::Paragraph, text),
        }
    }
}

/// What a note is called; office files only number them.
fn note(name: &str) -> String {
    if name.chars().all(|c| c.is_ascii_digit()) { format!("note {name}") } else { name.to_owned() }
}

fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Form};
    use super::read;

    fn check(text: &str, expected: &[(Form, &str)]) {
        let blocks = read(text);
        let got: Vec<(Form, &str)> = blocks.iter().map(|b| (b.form, b.text.as_str())).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn headings_lists_boxes_pages_and_front_matter() {
        check(
            "---\ntitle: \"Plan A\"\nauteur: X\n---\n<!-- page 3 -->\n\n# Titre\n\nUn\ndeux.\n\n- a\n- b\n  - c\n\n1. x\n2. y\n",
            &[
                (Form::Title, "Plan A"),
                (Form::Page(3), ""),
                (Form::Heading(1), "Titre"),
                (Form::Paragraph, "Un deux."),
                (Form::Item(0), "a"),
                (Form::Item(0), "b"),
                (Form::Item(1), "c"),
                (Form::Item(0), "1. x"),
                (Form::Item(0), "2. y"),
            ],
        );
        check(
            "Le 1<sup>er</sup> janvier<br>fin <!-- page 4 --> de page\n\n| a | b |\n|---|---|\n| c | d |\n",
            &[
                (Form::Paragraph, "Le 1er janvier fin de page"),
                (Form::Page(4), ""),
                (Form::Cell { table: 0, row: 0, column: 0 }, "a"),
                (Form::Cell { table: 0, row: 0, column: 1 }, "b"),
                (Form::Cell { table: 0, row: 1, column: 0 }, "c"),
                (Form::Cell { table: 0, row: 1, column: 1 }, "d"),
            ],
        );
    }

    #[test]
    fn each_quotation_is_a_box() {
        let boxes: Vec<Option<u32>> =
            read("> a\n>\n> b\n\ntexte\n\n> - c\n").iter().map(|b: &Block| b.boxed).collect();
        assert_eq!(boxes, [Some(1), Some(1), None, Some(2)]);
    }

    #[test]
    fn a_line_in_bold_before_the_text_is_a_block_of_its_own() {
        let blocks = read("**Mesure 1 : Agir\nvite**\nLe texte **fort**.\n\n**Seul**\n");
        let got: Vec<(&str, bool)> = blocks.iter().map(|b| (b.text.as_str(), b.strong)).collect();
        assert_eq!(got, [("Mesure 1 : Agir vite", true), ("Le texte fort.", false), ("Seul", true)]);
    }
}
