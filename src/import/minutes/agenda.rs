//! The agenda of a compte-rendu: its points, in order, without their numbers.
use super::parts::{self, Part, Span};
use super::passages::passages;
use super::rubrics::{rubric, without_number};
use super::split::{self, at_colon, outside};
use super::understood::Told;
use crate::import::readers::Block;

/// The points of the agenda.
pub fn agenda(blocks: &[Block], spans: &[Span]) -> Vec<Told<String>> {
    let mut points = Vec::new();
    for range in parts::of(spans, Part::Agenda) {
        for passage in passages(blocks, range) {
            let opens = blocks
                .get(passage.blocks.start)
                .and_then(rubric)
                .filter(|rubric| rubric.part == Part::Agenda);
            let text = match (opens, at_colon(&passage.text)) {
                (Some(rubric), _) if rubric.alone => continue,
                (Some(_), Some((_, rest))) => rest,
                _ => passage.text.as_str(),
            };
            let several = opens.is_some() || text.contains(" ; ");
            let signs: &'static [char] = if several { &[';', '•'] } else { &['•'] };
            for point in outside(text, split::at(signs)) {
                let point = without_number(split::trimmed(point)).trim_end_matches(['.', ' ', ';']).trim();
                if !point.is_empty() {
                    points.push(Told { value: point.to_owned(), blocks: passage.blocks.clone() });
                }
            }
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::super::parts::{Part, Span};
    use super::agenda;
    use crate::import::readers::{Block, Form};

    fn check(lines: &[&str], expected: &[&str]) {
        let blocks: Vec<Block> = lines.iter().map(|line| Block::new(Form::Paragraph, *line)).collect();
        let spans = [Span { part: Part::Agenda, blocks: 0..blocks.len() }];
        let got: Vec<String> = agenda(&blocks, &spans).into_iter().map(|told| told.value).collect();
        assert_eq!(got, expected, "{lines:?}");
    }

    #[test]
    fn points_are_read_from_lines_and_from_one_line() {
        check(
            &["Ordre du jour :", "1. Bilan de l’année", "2. Budget ;", "3/ Divers."],
            &["Bilan de l’année", "Budget", "Divers"],
        );
        check(&["Ordre du jour : bilan ; budget ; divers."], &["bilan", "budget", "divers"]);
        check(&[], &[]);
    }
}
