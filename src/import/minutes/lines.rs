//! The blocks of a document as lines of a compte-rendu: the cells of a row gathered, a remark about a title cut from
//! it. What a line is in the session is told elsewhere.
use std::ops::Range;

use crate::domain::transcript::PieceForm;
use crate::import::readers::{Block, Form};
use crate::text::fold::fold;

/// A line and the blocks it was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is on paper.
    pub form: PieceForm,
    /// Its words; the cells of a row are separated by tabs.
    pub text: String,
    /// Whether all of it is emphasized.
    pub strong: bool,
    /// The quotation or frame it stands in.
    pub boxed: Option<u32>,
    /// Which table a row belongs to.
    pub table: Option<u32>,
    /// Its blocks.
    pub blocks: Range<usize>,
}

impl Line {
    /// The line as a block, for those who look at blocks.
    pub fn block(&self) -> Block {
        let form = match self.form {
            PieceForm::Title => Form::Title,
            PieceForm::Heading(level) => Form::Heading(level),
            PieceForm::Paragraph | PieceForm::Contents => Form::Paragraph,
            PieceForm::Item(depth) => Form::Item(depth),
            PieceForm::Row => Form::Cell { table: self.table.unwrap_or(0), row: 0, column: 0 },
        };
        Block { form, text: self.text.clone(), strong: self.strong, boxed: self.boxed }
    }
}

/// The lines of these blocks, in order; blocks without words have none.
pub fn lines(blocks: &[Block], range: Range<usize>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<(u32, u32, u32)> = None;
    for at in range {
        let Some(block) = blocks.get(at) else { break };
        let form = match block.form {
            Form::Page(_) => continue,
            _ if block.text.trim().is_empty() && !matches!(block.form, Form::Cell { .. }) => continue,
            Form::Title => PieceForm::Title,
            Form::Heading(level) => PieceForm::Heading(level.max(1)),
            Form::Paragraph => PieceForm::Paragraph,
            Form::Item(depth) => PieceForm::Item(depth),
            Form::Cell { table, row, column } => {
                let here = (table, row, column);
                match (last.replace(here), lines.last_mut()) {
                    (Some((t, r, c)), Some(line)) if (t, r) == (table, row) => {
                        line.text.push(if c == column { ' ' } else { '\t' });
                        line.text.push_str(block.text.trim());
                        line.blocks.end = at + 1;
                    }
                    _ => lines.push(line(block, PieceForm::Row, at, Some(table))),
                }
                continue;
            }
        };
        last = None;
        lines.push(line(block, form, at, None));
    }
    lines.retain(|line| !line.text.trim().is_empty());
    lines
}

fn line(block: &Block, form: PieceForm, at: usize, table: Option<u32>) -> Line {
    Line {
        form,
        text: block.text.trim().to_owned(),
        strong: block.strong,
        boxed: block.boxed,
        table,
        blocks: at..at + 1,
    }
}

/// A title and what the meeting remarked about it, « (titre modifié par le Collectif) » or « (plutôt que : « … ») »,
/// which was no part of the title.
pub fn without_title_note(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind('(')?;
    let (title, note) = text.split_at_checked(at)?;
    let words = fold(note.trim_start_matches('('));
    let about = ["titre ", "plutot que", "intitule ", "ancien titre", "nouveau titre", "au lieu de"];
    let closed = note.trim_end_matches(['.', ' ', '\u{a0}']).ends_with(')');
    (closed && !title.trim().is_empty() && about.iter().any(|start| words.starts_with(start)))
        .then(|| (title.trim_end(), note))
}

#[cfg(test)]
mod tests {
    use super::{lines, without_title_note};
    use crate::domain::transcript::PieceForm;
    use crate::import::readers::{Block, Form};

    #[test]
    fn the_cells_of_a_row_are_one_line() {
        let cell = |row, column, text: &str| Block::new(Form::Cell { table: 0, row, column }, text);
        let blocks = [
            cell(0, 0, "Qui"),
            cell(0, 1, "Quoi"),
            cell(1, 0, "Paul"),
            cell(1, 1, "relancer"),
            cell(1, 1, "et écrire"),
            Block::new(Form::Page(2), ""),
            Block::new(Form::Paragraph, "Fin."),
        ];
        let found: Vec<(PieceForm, String)> =
            lines(&blocks, 0..7).into_iter().map(|l| (l.form, l.text)).collect();
        assert_eq!(
            found,
            [
                (PieceForm::Row, "Qui\tQuoi".to_owned()),
                (PieceForm::Row, "Paul\trelancer et écrire".to_owned()),
                (PieceForm::Paragraph, "Fin.".to_owned()),
            ]
        );
    }

    #[test]
    fn a_remark_about_a_title_is_no_part_of_it() {
        let note = "(titre modifié par le Collectif)";
        assert_eq!(
            without_title_note(&format!("Mesure 9 : Construire {note}")),
            Some(("Mesure 9 : Construire", note))
        );
        assert_eq!(without_title_note("Mesure 9 : Construire (suite)"), None);
        assert_eq!(without_title_note("(titre changé)"), None);
    }
}
