//! The table in which administrations collect comments: « n° | organisme | type | page, paragraphe | commentaire |
//! modification proposée | décision », its columns in any order. What it holds becomes rows; what the rows mean for
//! the session is decided elsewhere.
use std::collections::BTreeMap;

use super::readers::{Block, Form};
use crate::text::fold::fold;

/// One comment. What its table does not say is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommentRow {
    /// Its number, as printed.
    pub number: String,
    /// Who makes it.
    pub organization: String,
    /// Its type, as printed: G, M, T, D or a word.
    pub kind: String,
    /// Where in the plan: page, paragraph, figure, measure, as printed.
    pub place: String,
    /// What it says.
    pub comment: String,
    /// The words it proposes.
    pub proposal: String,
    /// What was decided.
    pub decision: String,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Organization,
    Kind,
    Place,
    Comment,
    Proposal,
    Decision,
}

/// The words columns are called by, folded.
const WORDS: [(Column, &[&str]); 7] = [
    (Column::Number, &["n", "no", "num", "numero", "number", "id"]),
    (
        Column::Organization,
        &[
            "organisme",
            "organisation",
            "organization",
            "association",
            "structure",
            "membre",
            "member",
            "auteur",
            "author",
            "emetteur",
            "redacteur",
            "origine",
            "source",
            "from",
            "mb",
            "nc",
        ],
    ),
    (Column::Kind, &["type", "nature", "categorie", "category", "kind", "gmtd"]),
    (
        Column::Place,
        &[
            "page",
            "paragraphe",
            "paragraph",
            "figure",
            "article",
            "alinea",
            "clause",
            "ligne",
            "line",
            "section",
            "mesure",
            "measure",
            "emplacement",
            "localisation",
            "place",
            "reference",
            "passage",
        ],
    ),
    (Column::Comment, &["commentaire", "comment", "observation", "remarque", "remark", "justification"]),
    (
        Column::Proposal,
        &[
            "modification",
            "proposition",
            "proposee",
            "propose",
            "proposed",
            "redaction",
            "change",
            "amendement",
            "suggestion",
        ],
    ),
    (Column::Decision, &["decision", "reponse", "response", "resolution", "suite", "arbitrage", "avis"]),
];

/// How many of these columns a table of comments has at least.
const COLUMNS_MIN: usize = 3;
/// How many rows may stand above the one that names the columns.
const ROWS_ABOVE_MAX: usize = 5;

/// The comments in all tables of comments of a document, in reading order.
pub fn rows(blocks: &[Block]) -> Vec<CommentRow> {
    let mut tables: BTreeMap<u32, Table<'_>> = BTreeMap::new();
    for block in blocks {
        if let Form::Cell { table, row, column } = block.form {
            let cells = tables.entry(table).or_default().entry(row).or_default();
            cells.entry(column).or_default().push(&block.text);
        }
    }
    tables.values().flat_map(comments).collect()
}

/// The paragraphs of each cell, by row and column.
type Table<'a> = BTreeMap<u32, BTreeMap<u32, Vec<&'a str>>>;

fn comments(table: &Table<'_>) -> Vec<CommentRow> {
    let heads = table.iter().take(ROWS_ABOVE_MAX).map(|(row, cells)| (*row, columns(cells)));
    let Some((head, columns)) = heads.into_iter().find(|(_, columns)| is_head(columns)) else {
        return Vec::new();
    };
    let below = table.iter().filter(|(row, _)| **row > head);
    let rows = below.filter(|(_, cells)| !is_head(&self::columns(cells)));
    rows.map(|(_, cells)| {
        let mut row = CommentRow::default();
        for (column, at) in &columns {
            if let Some(texts) = cells.get(at) {
                *row.field(*column) = texts.join(" ");
            }
        }
        row
    })
    .filter(|row| !row.comment.is_empty() || !row.proposal.is_empty())
    .collect()
}

/// What the cells of a row name, each thing once.
fn columns(cells: &BTreeMap<u32, Vec<&str>>) -> Vec<(Column, u32)> {
    let mut found: Vec<(Column, u32)> = Vec::new();
    for (at, texts) in cells {
        if let Some(column) = named(&texts.join(" "))
            && found.iter().all(|(known, _)| *known != column)
        {
            found.push((column, *at));
        }
    }
    found
}

/// Whether a row names the columns of a table of comments.
fn is_head(columns: &[(Column, u32)]) -> bool {
    let says = columns.iter().any(|(column, _)| matches!(column, Column::Comment | Column::Proposal));
    says && columns.len() >= COLUMNS_MIN
}

/// The column a short text names: its first word that names one, but « n° de page » is a place.
fn named(text: &str) -> Option<Column> {
    let folded = fold(text).replace('º', "");
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if words.len() > 8 {
        return None;
    }
    let mut named = words.iter().filter_map(|word| {
        let plain = word.strip_suffix('s').unwrap_or(word);
        WORDS
            .iter()
            .find(|(_, known)| known.contains(word) || known.contains(&plain))
            .map(|(column, _)| *column)
    });
    match (named.next()?, named.next()) {
        (Column::Number, Some(Column::Place)) => Some(Column::Place),
        (first, _) => Some(first),
    }
}

impl CommentRow {
    fn field(&mut self, column: Column) -> &mut String {
        match column {
            Column::Number => &mut self.number,
            Column::Organization => &mut self.organization,
            Column::Kind => &mut self.kind,
            Column::Place => &mut self.place,
            Column::Comment => &mut self.comment,
            Column::Proposal => &mut self.proposal,
            Column::Decision => &mut self.decision,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, CommentRow, Form, rows};

    fn table(number: u32, lines: &[&str]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (row, line) in (0_u32..).zip(lines) {
            for (column, texts) in (0_u32..).zip(line.split('|')) {
                let cell = Form::Cell { table: number, row, column };
                let texts = texts.split('/').map(str::trim).filter(|text| !text.is_empty());
                blocks.extend(texts.map(|text| Block::new(cell, text)));
            }
        }
        blocks
    }

    fn check(lines: &[&str], expected: &[[&str; 7]]) {
        let got: Vec<[String; 7]> = rows(&table(0, lines))
            .into_iter()
            .map(|r| [r.number, r.organization, r.kind, r.place, r.comment, r.proposal, r.decision])
            .collect();
        assert_eq!(got, expected, "{lines:?}");
    }

    #[test]
    fn columns_are_known_by_their_names_in_any_order() {
        check(
            &[
                "N° | Organisme | Type (G, M, T, D) | Page, paragraphe, figure | Commentaire | Modification proposée | Décision",
                "1 | CCEM | T | p. 3, mesure 4 | Trop vague. / À chiffrer. | « deux mois » |",
                "2 | | G | | Oui. | | retenu",
                " | | | | | | ",
            ],
            &[
                ["1", "CCEM", "T", "p. 3, mesure 4", "Trop vague. À chiffrer.", "« deux mois »", ""],
                ["2", "", "G", "", "Oui.", "", "retenu"],
            ],
        );
        check(
            &["Proposed change | Comments | Clause | MB", "delete | unclear | 4.2 | FR"],
            &[["", "FR", "", "4.2", "unclear", "delete", ""]],
        );
        check(
            &["N° de page | Nature de l’observation | Observations | Auteur", "7 | forme | Coquille | LDH"],
            &[["", "LDH", "forme", "7", "Coquille", "", ""]],
        );
    }

    #[test]
    fn titles_above_and_headings_repeated_are_no_comments() {
        check(
            &[
                "Commentaires sur le plan",
                "N° | Commentaire | Page",
                "1 | a | 2",
                "N° | Commentaire | Page",
                "2 | b | 3",
            ],
            &[["1", "", "", "2", "a", "", ""], ["2", "", "", "3", "b", "", ""]],
        );
    }

    #[test]
    fn other_tables_are_left_alone() {
        check(&["Année | Places | Coût", "2015 | 40 | 900 000 €"], &[]);
        check(&["Nom | Organisme | Présent", "A | CCEM | x"], &[]);
        assert_eq!(rows(&[Block::new(Form::Paragraph, "Commentaire")]), Vec::<CommentRow>::new());
    }
}
