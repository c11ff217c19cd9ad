//! Comment tables: « n° | organisme | type | page, paragraphe | commentaire | modification proposée | décision », as
//! administrations send them around. Blocks in, rows out; what a row becomes in a session is not decided here.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::readers::{Block, Form};
use crate::text::fold::fold;

/// A row of such a table, each cell as it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CommentRow {
    /// The number of the comment.
    pub number: String,
    /// Who comments.
    pub organization: String,
    /// Its type: a letter or a word.
    pub kind: String,
    /// Where in the text: page, paragraph, figure, part; the cells of several columns one after the other.
    pub place: String,
    /// The comment.
    pub comment: String,
    /// The change proposed.
    pub proposal: String,
    /// What was decided on it.
    pub decision: String,
    /// The title row it stands under (« Mesure 4 »), or nothing.
    pub under: String,
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

/// The words that name a column, folded. The first of them in a header decides: « Type de commentaire » is a type.
const NAMES: &[(Column, &[&str])] = &[
    (
        Column::Organization,
        &[
            "organism",
            "organis",
            "organiz",
            "association",
            "emetteur",
            "auteur",
            "contribut",
            "entite",
            "origine",
            "structure",
            "membre",
            "member",
            "redacteur",
            "author",
            "from",
        ],
    ),
    (Column::Kind, &["type", "nature", "categorie", "category", "kind"]),
    (
        Column::Place,
        &[
            "page",
            "paragraphe",
            "paragraph",
            "figure",
            "article",
            "section",
            "ligne",
            "line",
            "reference",
            "localisation",
            "clause",
            "chapitre",
            "mesure",
            "measure",
            "partie",
            "part",
            "place",
            "endroit",
            "alinea",
            "emplacement",
            "passage",
        ],
    ),
    (Column::Comment, &["comment", "observation", "remarque", "remark", "justification", "motif"]),
    (
        Column::Proposal,
        &[
            "modification",
            "proposition",
            "redaction",
            "nouvelle",
            "texte propos",
            "proposed",
            "proposal",
            "amendement",
            "reformulation",
            "change",
        ],
    ),
    (
        Column::Decision,
        &["decision", "suite", "reponse", "avis", "statut", "resolution", "response", "arbitrage"],
    ),
];
const NUMBER_NAMES: [&str; 8] = ["n°", "no", "n", "num", "numero", "number", "#", "id"];
/// So many columns must be known for a row to be the header of such a table.
const KNOWN_COLUMNS_MIN: usize = 3;

/// The rows of all the comment tables of a document, in order; none when it holds no such table.
pub fn rows(blocks: &[Block]) -> Vec<CommentRow> {
    let mut rows = Vec::new();
    for table in tables(blocks) {
        read(&table, &mut rows);
    }
    rows
}

type Cells = BTreeMap<u32, String>;

/// The tables of the document as rows of cells; the paragraphs of a cell on lines of their own.
fn tables(blocks: &[Block]) -> Vec<Vec<Cells>> {
    let mut tables: BTreeMap<u32, BTreeMap<u32, Cells>> = BTreeMap::new();
    for block in blocks {
        let Form::Cell { table, row, column } = block.form else { continue };
        let cell = tables.entry(table).or_default().entry(row).or_default().entry(column).or_default();
        if !cell.is_empty() && !block.text.is_empty() {
            cell.push('\n');
        }
        cell.push_str(block.text.trim());
    }
    tables.into_values().map(|rows| rows.into_values().collect()).collect()
}

fn read(table: &[Cells], rows: &mut Vec<CommentRow>) {
    let Some((header, columns)) =
        table.iter().enumerate().find_map(|(rank, cells)| header(cells).map(|columns| (rank, columns)))
    else {
        return;
    };
    let mut under = String::new();
    let mut last = rows.last().map(|row: &CommentRow| row.organization.clone()).unwrap_or_default();
    for cells in table.iter().skip(header + 1) {
        let filled: Vec<&String> = cells.values().filter(|cell| !cell.is_empty()).collect();
        // A header is printed again on each page; a row that says one thing is a title.
        if filled.is_empty() || self::header(cells).is_some() {
            continue;
        }
        let mut row = row(cells, &columns);
        if row.comment.is_empty() && row.proposal.is_empty() {
            let title = filled.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ");
            under = title;
            continue;
        }
        row.under.clone_from(&under);
        // One cell for several rows: who comments is said once.
        if row.organization.is_empty() && columns.values().any(|column| *column == Column::Organization) {
            row.organization.clone_from(&last);
        }
        last.clone_from(&row.organization);
        rows.push(row);
    }
}

fn row(cells: &Cells, columns: &BTreeMap<u32, Column>) -> CommentRow {
    let mut row = CommentRow::default();
    for (rank, text) in cells {
        let slot = match columns.get(rank) {
            Some(Column::Number) => &mut row.number,
            Some(Column::Organization) => &mut row.organization,
            Some(Column::Kind) => &mut row.kind,
            Some(Column::Place) => &mut row.place,
            Some(Column::Proposal) => &mut row.proposal,
            Some(Column::Decision) => &mut row.decision,
            // Nothing of a row is lost: a column of another name belongs to the comment.
            Some(Column::Comment) | None => &mut row.comment,
        };
        if !slot.is_empty() && !text.is_empty() {
            slot.push_str(if columns.get(rank) == Some(&Column::Place) { ", " } else { "\n" });
        }
        slot.push_str(text);
    }
    row
}

/// The columns, if this row names enough of them and no cell is longer than a name.
fn header(cells: &Cells) -> Option<BTreeMap<u32, Column>> {
    if cells.values().any(|cell| cell.chars().count() > 90) {
        return None;
    }
    let columns: BTreeMap<u32, Column> =
        cells.iter().filter_map(|(rank, cell)| Some((*rank, column(cell)?))).collect();
    let says = columns.values().any(|column| matches!(column, Column::Comment | Column::Proposal));
    (columns.len() >= KNOWN_COLUMNS_MIN && says).then_some(columns)
}

fn column(name: &str) -> Option<Column> {
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '°' | '#')))
        .filter(|w| !w.is_empty())
        .collect();
    let named = words.iter().enumerate().find_map(|(rank, word)| {
        let rest = words.get(rank..).unwrap_or_default().join(" ");
        let of = |starts: &&str| word.starts_with(starts) || rest.starts_with(starts);
        NAMES.iter().find(|(_, starts)| starts.iter().any(of)).map(|(column, _)| *column)
    });
    let numbered = words.first().is_some_and(|first| {
        let bare = first.trim_end_matches('°');
        NUMBER_NAMES.contains(first) || NUMBER_NAMES.contains(&bare)
    });
    // « N° de page » is a place, « N° du commentaire » is a number.
    match named {
        Some(Column::Place) | None if numbered => Some(named.unwrap_or(Column::Number)),
        Some(_) if numbered => Some(Column::Number),
        named => named,
    }
}

#[cfg(test)]
mod tests {
    use super::{CommentRow, rows};
    use crate::import::readers;

    fn read(table: &str) -> Vec<CommentRow> {
        let reading = readers::read(format!("# Grille\n\n{table}\n").as_bytes(), "grille.md", &mut |_, _| {});
        rows(&reading.unwrap().blocks)
    }

    fn row(cells: [&str; 7]) -> CommentRow {
        let [number, organization, kind, place, comment, proposal, decision] = cells.map(str::to_owned);
        CommentRow { number, organization, kind, place, comment, proposal, decision, under: String::new() }
    }

    #[test]
    fn the_columns_are_known_by_their_names_in_any_order() {
        let expected =
            row(["1", "CCEM", "G", "p. 3, § 2", "Le délai manque.", "Ajouter un délai.", "Retenu"]);
        for table in [
            "| N° | Organisme | Type (G/M/T/D) | Page, paragraphe, figure | Commentaire | Modification proposée | Décision |\n|-|-|-|-|-|-|-|\n| 1 | CCEM | G | p. 3, § 2 | Le délai manque. | Ajouter un délai. | Retenu |",
            "| Suite donnée | Proposition de rédaction | Observations | Localisation | Nature | Association | Num. |\n|-|-|-|-|-|-|-|\n| Retenu | Ajouter un délai. | Le délai manque. | p. 3, § 2 | G | CCEM | 1 |",
            "| No. | Organization | Type of comment | Page, paragraph, figure | Comment | Proposed change | Decision |\n|-|-|-|-|-|-|-|\n| 1 | CCEM | G | p. 3, § 2 | Le délai manque. | Ajouter un délai. | Retenu |",
            "| N° du commentaire | Émetteur | Type de commentaire | N° de page | Paragraphe | Commentaire (justification de la modification) | Modification proposée | Décision |\n|-|-|-|-|-|-|-|-|\n| 1 | CCEM | G | p. 3 | § 2 | Le délai manque. | Ajouter un délai. | Retenu |",
        ] {
            assert_eq!(read(table), std::slice::from_ref(&expected), "{table}");
        }
    }

    #[test]
    fn titles_stand_above_their_rows_and_who_comments_is_said_once() {
        let table = "| N° | Organisme | Page | Commentaire | Modification proposée |\n|-|-|-|-|-|\n| Mesure 4 bis | | | | |\n| 1 | CCEM | 3 | Trop court. | |\n| 2 | | 4 | | Supprimer la phrase. |\n| | | | | |\n| N° | Organisme | Page | Commentaire | Modification proposée |\n| Mesure 5 | | | | |\n| 3 | AFJ | 5 | Bien. | |";
        let read = read(table);
        let told: Vec<_> = read
            .iter()
            .map(|row| (row.number.as_str(), row.organization.as_str(), row.under.as_str()))
            .collect();
        assert_eq!(
            told,
            [("1", "CCEM", "Mesure 4 bis"), ("2", "CCEM", "Mesure 4 bis"), ("3", "AFJ", "Mesure 5")]
        );
    }

    #[test]
    fn other_tables_are_none_and_other_columns_are_kept() {
        assert!(read("| Nom | Organisme | Présent |\n|-|-|-|\n| A | B | x |").is_empty());
        assert!(
            readers::read(b"Du texte.", "x.txt", &mut |_, _| {}).map(|r| rows(&r.blocks)).unwrap().is_empty()
        );
        let read = read("| N° | Organisme | Commentaire | Divers |\n|-|-|-|-|\n| 1 | A | B | C |");
        assert_eq!(read.first().map(|row| row.comment.as_str()), Some("B\nC"));
    }
}
