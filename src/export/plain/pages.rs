//! The rows of the preview with the pages of the Word file marked in them: where one ends is the same estimate that
//! fills the table of contents there.
use super::{LineRole, Page, PreviewLine};
use crate::export::docx::{Turn, turns};
use crate::minutes::document::Document;
use crate::text::wrap::{cells, truncate};

/// The document as rows no wider than `width` cells, a rule « ─── page 2 ─── » where a page begins.
pub fn pages(document: &Document, width: u16) -> Vec<PreviewLine> {
    let mut page = Page::new(document, width);
    let mut starts: Vec<(usize, usize, usize)> = Vec::new();
    for (block, content) in document.blocks.iter().enumerate() {
        page.starts = vec![page.lines.len()];
        page.content(&content.content, content.source.as_ref());
        starts.extend(page.starts.iter().enumerate().map(|(piece, line)| (block, piece, *line)));
    }
    page.end();
    let turns = turns(document);
    let begins = |turn: &Turn| Some((line_of(turn, &starts, &page.lines)?, turn.page));
    let mut marks = turns.iter().filter_map(begins).peekable();
    let mut marked = Vec::with_capacity(page.lines.len() + turns.len());
    for (rank, line) in page.lines.iter().enumerate() {
        while let Some((_, number)) = marks.next_if(|(at, _)| *at <= rank) {
            marked.push(rule(number, width));
        }
        marked.push(line.clone());
    }
    marked
}

/// The row a page begins with.
fn line_of(turn: &Turn, starts: &[(usize, usize, usize)], lines: &[PreviewLine]) -> Option<usize> {
    // A table of two texts side by side is one piece here.
    let piece = starts.iter().rposition(|(block, piece, _)| *block == turn.block && *piece <= turn.piece)?;
    let (_, _, first) = starts.get(piece)?;
    let end = starts.get(piece + 1).map_or(lines.len(), |(_, _, next)| *next);
    let is_written = |rank: &usize| lines.get(*rank).is_some_and(|line| line.role != LineRole::Blank);
    let from = (*first..end).find(is_written)?;
    let to = (from..end).rfind(is_written)? + 1;
    let (done, of) = turn.after;
    let share = usize::try_from(done).ok()? * (to - from) / usize::try_from(of).ok()?.max(1);
    Some(from + share)
}

/// The rule before a page.
fn rule(page: u32, width: u16) -> PreviewLine {
    let name = format!(" page {page} ");
    let free = usize::from(width).saturating_sub(cells(&name));
    let (left, right) = ("─".repeat(free / 2), "─".repeat(free - free / 2));
    let text = truncate(&format!("{left}{name}{right}"), usize::from(width)).into_owned();
    PreviewLine { text, role: LineRole::PageBreak, source: None }
}

#[cfg(test)]
mod tests {
    use super::pages;
    use crate::export::plain::{LineRole, lines};
    use crate::minutes::document::{
        Block, Content, Document, Element, Inline, ListRole, PageShape, Role, Source,
    };

    fn document(blocks: Vec<Block>) -> Document {
        Document { page: PageShape::Portrait, blocks, ..Document::default() }
    }

    fn paragraph(words: usize) -> Block {
        Block::paragraph(Role::Body, "mot ".repeat(words))
    }

    /// The rules and the rows right before and after each.
    fn breaks(document: &Document, width: u16) -> Vec<(String, String)> {
        let rows = pages(document, width);
        let text = |rank: usize| rows.get(rank).map(|row| row.text.clone()).unwrap_or_default();
        let rules = rows.iter().enumerate().filter(|(_, row)| row.role == LineRole::PageBreak);
        rules.map(|(rank, row)| (row.text.clone(), text(rank + 1))).collect()
    }

    #[test]
    fn a_page_that_is_asked_for_begins_with_what_follows() {
        let blocks =
            vec![paragraph(3), Block::own(Content::PageBreak), Block::paragraph(Role::Body, "Ensuite")];
        let made = breaks(&document(blocks), 30);
        assert_eq!(made, [("─".repeat(11) + " page 2 " + &"─".repeat(11), "Ensuite".to_owned())]);
    }

    #[test]
    fn a_long_text_and_a_long_list_are_divided_where_they_are() {
        let item = |rank: usize| Element {
            text: vec![Inline::plain(format!("élément {rank}"))],
            source: Some(Source::Meeting),
        };
        let list = Content::List { role: ListRole::Points, items: (0..200).map(item).collect() };
        let made = breaks(&document(vec![paragraph(2000), Block::own(list)]), 60);
        assert!(made.len() >= 5, "{made:?}");
        assert!(made[0].1.starts_with("mot mot"));
        assert!(made.last().unwrap().1.starts_with("- élément 1"), "{made:?}");
    }

    #[test]
    fn nothing_else_is_altered() {
        let blocks = vec![paragraph(900), Block::own(Content::PageBreak), paragraph(900)];
        let document = document(blocks);
        for width in [1, 8, 20, 78] {
            let marked: Vec<_> =
                pages(&document, width).into_iter().filter(|row| row.role != LineRole::PageBreak).collect();
            assert_eq!(marked, lines(&document, width), "{width}");
        }
    }
}
